// Package sealing is the sealing of a vault with Go's own means: what the
// browser's worker runs for a passphrase and for files to keep, and what tests
// and the command line use for all of it.
package sealing

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"io"
	"strconv"
	"strings"

	"aftercare/vault"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/crypto/argon2"
)

// Crypto seals with Go's own means.
type Crypto struct{}

// Random returns n random bytes.
func (Crypto) Random(n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := rand.Read(b)
	return b, err
}

// Derive makes a key of 32 bytes from a passphrase with Argon2id.
func (Crypto) Derive(passphrase string, salt []byte, cost vault.Cost) ([]byte, error) {
	if !cost.InBounds() {
		return nil, vault.ErrDamaged // argon2 would panic or take gigabytes
	}
	return argon2.IDKey([]byte(passphrase), salt, uint32(cost.Time), cost.Memory, cost.Lanes, 32), nil
}

// Seal is AES-256-GCM.
func (Crypto) Seal(key, nonce, plain, extra []byte) ([]byte, error) {
	gcm, err := newGCM(key)
	if err != nil {
		return nil, err
	}
	return gcm.Seal(nil, nonce, plain, extra), nil
}

// Open is AES-256-GCM.
func (Crypto) Open(key, nonce, sealed, extra []byte) ([]byte, error) {
	gcm, err := newGCM(key)
	if err != nil {
		return nil, err
	}
	return gcm.Open(nil, nonce, sealed, extra)
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// fileWork is the passphrase cost of a file: scrypt's N as a power of two, low
// enough for phones.
const fileWork = 15

// mostFileWork is the most that a file may ask for: what the age program
// itself uses. More would take more memory than a page is given.
const mostFileWork = 18

// SealFile seals a file that the age program opens too.
func (Crypto) SealFile(passphrase string, plain []byte) ([]byte, error) {
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	to.SetWorkFactor(fileWork)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// OpenFile opens a file of the age format, armoured or not: ErrWrong for
// another passphrase, ErrForKey for a file that no passphrase opens, ErrCostly
// for one whose work factor is over what is allowed here, ErrDamaged for
// anything else that is wrong with it.
func (Crypto) OpenFile(passphrase string, file []byte) ([]byte, error) {
	if vault.IsArmored(file) {
		plain, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
		if err != nil {
			return nil, vault.ErrDamaged
		}
		file = plain
	}
	if err := sealedFor(file); err != nil {
		return nil, err
	}
	as, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, vault.ErrWrong
	}
	as.SetMaxWorkFactor(mostFileWork)
	r, err := age.Decrypt(bytes.NewReader(file), as)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, vault.ErrWrong
	case err != nil:
		return nil, vault.ErrDamaged
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, vault.ErrDamaged
	}
	return plain, nil
}

// maxHeader is more than any header for one passphrase needs.
const maxHeader = 16 << 10

// sealedFor looks at the header, which names what opens the file, for a reason
// why no passphrase will. What is wrong otherwise age itself finds.
func sealedFor(file []byte) error {
	keys, passphrases := 0, 0
	head, _, _ := bytes.Cut(file[:min(len(file), maxHeader)], []byte("\n---"))
	for _, line := range strings.Split(string(head), "\n") {
		stanza, ok := strings.CutPrefix(line, "-> ")
		if !ok {
			continue
		}
		fields := strings.Fields(stanza)
		if len(fields) == 0 || fields[0] != "scrypt" {
			keys++
			continue
		}
		passphrases++
		if work, err := strconv.Atoi(fields[len(fields)-1]); err == nil && work > mostFileWork {
			return vault.ErrCostly
		}
	}
	if keys > 0 && passphrases == 0 {
		return vault.ErrForKey
	}
	return nil
}
