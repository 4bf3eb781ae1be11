package vault

import (
	"bytes"
	"errors"
)

// What can be wrong with a sealed file beside what can be wrong with a vault.
var (
	ErrForKey = errors.New("vault: the file is sealed for a key, not with a passphrase")
	ErrCostly = errors.New("vault: the file asks for more work than is allowed here")
)

// The beginnings of a file of the age format: as bytes, and armoured as text.
const (
	sealedMark  = "age-encryption.org/v1"
	armoredMark = "-----BEGIN AGE ENCRYPTED FILE-----"
)

// IsSealed reports whether a file is one of the age format.
func IsSealed(file []byte) bool {
	return bytes.HasPrefix(file, []byte(sealedMark)) || IsArmored(file)
}

// IsArmored reports whether a file of the age format is written as text.
func IsArmored(file []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(file, " \t\r\n"), []byte(armoredMark))
}

// OpenFile opens a sealed file: what is in it, or ErrWrong, ErrDamaged,
// ErrForKey or ErrCostly. Nothing is stored.
func (v *Vault) OpenFile(file []byte, passphrase string) ([]byte, error) {
	return v.crypto.OpenFile(passphrase, file)
}
