package page

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestBase64_ReadsBackAnyBytes(t *testing.T) {
	for n := range 600 {
		b := make([]byte, n%80)
		for i := range b {
			b[i] = byte(n*31 + i*97)
		}
		if got := ToBase64(b); got != base64.StdEncoding.EncodeToString(b) {
			t.Fatalf("%x is written as %s", b, got)
		}
		if got, ok := FromBase64(base64.StdEncoding.EncodeToString(b)); !ok || string(got) != string(b) {
			t.Fatalf("%x came back as %x", b, got)
		}
	}
	for _, bad := range []string{"a", "ab c", "abc-", "QQ", "QQ=", "QR==", "====", "\xff\xff\xff\xff"} {
		if _, ok := FromBase64(bad); ok {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzFromBase64_ReadsWhatTheStandardReaderReads(f *testing.F) {
	for _, s := range []string{"", "QQ==", "QUI=", "QUJD", "QR==", "QQ=", "Q", "QU\nJD", "====", "QUJD="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		std, err := base64.StdEncoding.Strict().DecodeString(s)
		got, ok := FromBase64(s)
		if !strings.ContainsAny(s, "\r\n") && (err == nil) != ok || ok && string(got) != string(std) {
			t.Fatalf("%q: %x %v, the standard reader %x %v", s, got, ok, std, err)
		}
	})
}
