package sealing

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"aftercare/vault"

	"filippo.io/age"
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
			if plain != nil || !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrWrong) {
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
