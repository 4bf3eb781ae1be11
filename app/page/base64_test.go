package page

import (
	"encoding/base64"
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
	for _, bad := range []string{"a", "ab c", "abc-", "\xff\xff\xff\xff"} {
		if _, ok := FromBase64(bad); ok {
			t.Errorf("%q was read", bad)
		}
	}
}
