package sealing

import (
	"bytes"
	"compress/zlib"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"aftercare/vault"

	agetest "c2sp.org/CCTV/age"
	"golang.org/x/crypto/chacha20poly1305"
	scryptkey "golang.org/x/crypto/scrypt"
)

// vector is one file of the age format's own test suite, and what is to come
// of it.
type vector struct {
	name, expect string
	head         map[string][]string
	file         []byte
}

func vectors(t *testing.T) (list []vector) {
	t.Helper()
	entries, err := fs.ReadDir(agetest.Vectors, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, err := fs.ReadFile(agetest.Vectors, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		head, file, _ := bytes.Cut(text, []byte("\n\n"))
		v := vector{name: entry.Name(), head: map[string][]string{}, file: file}
		for line := range strings.SplitSeq(string(head), "\n") {
			key, value, _ := strings.Cut(line, ": ")
			v.head[key] = append(v.head[key], value)
		}
		v.expect = v.head["expect"][0]
		if v.head["compressed"] != nil {
			r, err := zlib.NewReader(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if v.file, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		list = append(list, v)
	}
	return list
}

// reasons are those that may be given for what the suite expects of a file with
// a passphrase.
var reasons = map[string][]error{
	"no match":        {vault.ErrWrong, vault.ErrForKey},
	"HMAC failure":    {vault.ErrDamaged},
	"header failure":  {vault.ErrDamaged, vault.ErrCostly},
	"payload failure": {vault.ErrDamaged},
	"armor failure":   {vault.ErrDamaged},
}

func TestOpenFile_DoesWithEveryVectorOfTheAgeFormatWhatItSays(t *testing.T) {
	counts := map[string]int{}
	list := vectors(t)
	for _, v := range list {
		passphrase, kind := "password", "for a key, "
		if v.head["passphrase"] != nil {
			passphrase, kind = v.head["passphrase"][0], "with a passphrase, "
		}
		plain, err := Crypto{}.OpenFile(passphrase, v.file)
		counts[kind+v.expect]++
		switch {
		case v.expect == "success" && v.head["passphrase"] != nil:
			if err != nil || !v.holds(plain) {
				t.Errorf("%s: %q, %v", v.name, plain, err)
			}
			continue
		case err == nil || plain != nil:
			t.Errorf("%s opened: %q", v.name, plain)
			continue
		case v.head["passphrase"] == nil:
			// What is sealed for a key is not looked at further, so that it may be
			// damaged besides.
			if !errors.Is(err, vault.ErrForKey) && !(errors.Is(err, vault.ErrDamaged) && strings.HasSuffix(v.expect, "failure")) {
				t.Errorf("%s, %s: %v", v.name, v.expect, err)
			}
			continue
		}
		fits := false
		for _, reason := range reasons[v.expect] {
			fits = fits || errors.Is(err, reason)
		}
		if costly := v.name == "scrypt_work_factor_23"; !fits || costly != errors.Is(err, vault.ErrCostly) {
			t.Errorf("%s, %s: %v", v.name, v.expect, err)
		}
	}
	t.Logf("%d vectors: %v", len(list), counts)
	if len(list) != 147 {
		t.Errorf("%d vectors", len(list))
	}
}

// Most vectors for what is inside a file are sealed for a key. Here their
// contents get the header of a passphrase, so that the diary's reader sees
// them too.
func TestOpenFile_DoesWithTheContentsOfEveryVectorWhatItSays(t *testing.T) {
	counts := map[string]int{}
	for _, v := range vectors(t) {
		if v.expect != "success" && v.expect != "payload failure" || v.head["armored"] != nil || v.head["file key"] == nil {
			continue
		}
		at := bytes.Index(v.file, []byte("\n--- "))
		end := bytes.IndexByte(v.file[at+1:], '\n') + at + 2
		key, err := hex.DecodeString(v.head["file key"][0])
		if err != nil {
			t.Fatal(err)
		}
		file := append(header(t, key, "password"), v.file[end:]...)
		plain, err := Crypto{}.OpenFile("password", file)
		counts[v.expect]++
		if v.expect == "success" && (err != nil || !v.holds(plain)) || v.expect != "success" && (plain != nil || !errors.Is(err, vault.ErrDamaged)) {
			t.Errorf("%s, %s: %d bytes, %v", v.name, v.expect, len(plain), err)
		}
	}
	t.Log(counts)
	if counts["success"] != 19 || counts["payload failure"] != 18 {
		t.Error("not all of them were tried")
	}
}

func (v *vector) holds(plain []byte) bool {
	sum := sha256.Sum256(plain)
	return hex.EncodeToString(sum[:]) == v.head["payload"][0]
}

// header is the header of a file whose key is sealed with a passphrase.
func header(t *testing.T, key []byte, passphrase string) []byte {
	t.Helper()
	salt := []byte("sixteen bytes ..")
	outer, err := scryptkey.Key([]byte(passphrase), append([]byte("age-encryption.org/v1/scrypt"), salt...), 2, 8, 1, chacha20poly1305.KeySize)
	if err != nil {
		t.Fatal(err)
	}
	seal, err := chacha20poly1305.New(outer)
	if err != nil {
		t.Fatal(err)
	}
	body := seal.Seal(nil, make([]byte, chacha20poly1305.NonceSize), key, nil)
	head := "age-encryption.org/v1\n-> scrypt " + base64.RawStdEncoding.EncodeToString(salt) + " 1\n" + base64.RawStdEncoding.EncodeToString(body) + "\n---"
	under, err := hkdf.Key(sha256.New, key, nil, "header", sha256.Size)
	if err != nil {
		t.Fatal(err)
	}
	mac := hmac.New(sha256.New, under)
	mac.Write([]byte(head))
	return []byte(head + " " + base64.RawStdEncoding.EncodeToString(mac.Sum(nil)) + "\n")
}
