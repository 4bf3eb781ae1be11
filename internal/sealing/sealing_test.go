package sealing

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"aftercare/vault"

	"filippo.io/age"
	"filippo.io/age/armor"
)

func TestSealFile_IsAnAgeFileForAnyAgeProgram(t *testing.T) {
	plain := bytes.Repeat([]byte("what she wrote\n"), 9000)
	file, err := Crypto{}.SealFile("of the file", plain)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file, []byte("age-encryption.org/v1\n-> scrypt ")) {
		t.Errorf("it begins %.40q", file)
	}
	// As the age program reads it: its own most costly work factor is 22.
	as, err := age.NewScryptIdentity("of the file")
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(file), as)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("%d bytes came back, %v", len(got), err)
	}
}

func TestOpenFile_ReadsWhatTheAgeProgramSealed(t *testing.T) {
	to, err := age.NewScryptRecipient("elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(12)
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, "from elsewhere")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := Crypto{}.OpenFile("elsewhere", file.Bytes())
	if err != nil || string(got) != "from elsewhere" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestOpenFile_EveryFlippedByteIsNoticed(t *testing.T) {
	to, err := age.NewScryptRecipient("x")
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(1) // thousands of guesses are made
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(bytes.Repeat([]byte("a"), 100))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range file.Len() {
		for _, flip := range []byte{1, 0x80} {
			bad := bytes.Clone(file.Bytes())
			bad[i] ^= flip
			plain, err := Crypto{}.OpenFile("x", bad)
			if plain != nil || !isReason(err) {
				t.Fatalf("byte %d: %q, %v", i, plain, err)
			}
		}
	}
	for _, pass := range []string{"", "y"} {
		if _, err := (Crypto{}).OpenFile(pass, file.Bytes()); !errors.Is(err, vault.ErrWrong) {
			t.Errorf("%q: %v", pass, err)
		}
	}
}

// The vectors of RFC 9106 use a secret that nothing here does; this one is of
// the reference program: echo -n password | argon2 somesalt -id -t 2 -m 16.
func TestDerive_IsArgon2id(t *testing.T) {
	key, err := Crypto{}.Derive("password", []byte("somesalt"), vault.Cost{Memory: 1 << 16, Time: 2, Lanes: 1})
	want := []byte{0x09, 0x31, 0x61, 0x15, 0xd5, 0xcf, 0x24, 0xed, 0x5a, 0x15, 0xa3, 0x1a, 0x3b, 0xa3, 0x26, 0xe5,
		0xcf, 0x32, 0xed, 0xc2, 0x47, 0x02, 0x98, 0x7c, 0x02, 0xb6, 0x56, 0x6f, 0x61, 0x91, 0x3c, 0xf7}
	if err != nil || !bytes.Equal(key, want) {
		t.Errorf("%x, %v", key, err)
	}
}

// isReason reports whether an error is one that the page has words for.
func isReason(err error) bool {
	return errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrWrong) || errors.Is(err, vault.ErrForKey) || errors.Is(err, vault.ErrCostly)
}

// seal seals a text for recipients, armoured or not.
func seal(t testing.TB, text string, armored bool, to ...age.Recipient) []byte {
	t.Helper()
	var file bytes.Buffer
	out := io.WriteCloser(struct {
		io.Writer
		io.Closer
	}{&file, io.NopCloser(nil)})
	if armored {
		out = armor.NewWriter(&file)
	}
	w, err := age.Encrypt(out, to...)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, text)
	if w.Close() != nil || armored && out.Close() != nil {
		t.Fatal("the file could not be written")
	}
	return file.Bytes()
}

func scrypt(t testing.TB, work int) *age.ScryptRecipient {
	t.Helper()
	to, err := age.NewScryptRecipient("x")
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(work)
	return to
}

func TestOpenFile_ReadsArmouredFiles(t *testing.T) {
	file := seal(t, "from elsewhere", true, scrypt(t, 2))
	for name, f := range map[string][]byte{
		"as it is":            file,
		"blank lines before":  append([]byte("\r\n \n"), file...),
		"blank lines after":   append(bytes.Clone(file), " \n\n"...),
		"carriage returns":    bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")),
		"without an end line": bytes.TrimRight(file, "\n"),
	} {
		if got, err := (Crypto{}).OpenFile("x", f); err != nil || string(got) != "from elsewhere" || !vault.IsSealed(f) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := (Crypto{}).OpenFile("x", file[:len(file)-40]); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("cut off: %v", err)
	}
	if _, err := (Crypto{}).OpenFile("y", file); !errors.Is(err, vault.ErrWrong) {
		t.Errorf("another passphrase: %v", err)
	}
}

func TestOpenFile_SaysWhyNoPassphraseOpensIt(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	cheap := seal(t, "text", false, scrypt(t, 2))
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"for a key", seal(t, "text", false, key.Recipient()), vault.ErrForKey},
		{"for a key, armoured", seal(t, "text", true, key.Recipient()), vault.ErrForKey},
		{"for keys of other programs", []byte("age-encryption.org/v1\n-> ssh-ed25519 abcd efgh\nAAAA\n--- MAC\n"), vault.ErrForKey},
		{"too much work", bytes.Replace(cheap, []byte(" 2\n"), []byte(" 19\n"), 1), vault.ErrCostly},
		{"far too much work", bytes.Replace(cheap, []byte(" 2\n"), []byte(" 64\n"), 1), vault.ErrCostly},
		{"no header", []byte("age-encryption.org/v1\n"), vault.ErrDamaged},
		{"a header of nothing", []byte("age-encryption.org/v1\n-> \n"), vault.ErrForKey},
	} {
		if plain, err := (Crypto{}).OpenFile("x", c.file); plain != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %q, %v", c.name, plain, err)
		}
	}
}

func FuzzOpenFile_EndsWithTheTextOrAReason(f *testing.F) {
	f.Add(seal(f, "text", false, scrypt(f, 1)))
	f.Add(seal(f, "text", true, scrypt(f, 1)))
	f.Add([]byte("age-encryption.org/v1\n-> X25519 a\n--- b\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if bytes.Contains(file, []byte("scrypt")) && !bytes.Contains(file, []byte(" 1\n")) {
			return // only what costs little is tried
		}
		if plain, err := (Crypto{}).OpenFile("x", file); (plain == nil) != (err != nil) && len(plain) > 0 || err != nil && !isReason(err) {
			t.Fatalf("%q, %v", plain, err)
		}
	})
}

func TestOpenFile_ReadsTheSealedFilesOfOthers(t *testing.T) {
	for file, want := range map[string]error{"sealed-armored.age": vault.ErrWrong, "sealed-for-a-key.age": vault.ErrForKey} {
		b, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (Crypto{}).OpenFile("not this", b); !errors.Is(err, want) || !vault.IsSealed(b) {
			t.Errorf("%s: %v", file, err)
		}
	}
}
