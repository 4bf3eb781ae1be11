// Package vault keeps a diary sealed: under a key from her passphrase, in one
// block that is written whole or not at all. It knows neither a browser nor a
// disk; a Store and a Crypto are given to it.
package vault

import (
	"errors"

	"aftercare/diary"
)

// What can go wrong, each with words of its own on the page.
var (
	ErrExists   = errors.New("there is a diary already")
	ErrNone     = errors.New("there is no diary")
	ErrLocked   = errors.New("the diary is locked")
	ErrWrong    = errors.New("the passphrase does not open it")
	ErrDamaged  = errors.New("what is stored can not be read any more")
	ErrFull     = errors.New("there is no room left to store it")
	ErrConflict = errors.New("another tab has stored something since")
	ErrStore    = errors.New("this browser does not let it be stored")
	ErrSame     = errors.New("the second code is the passphrase itself")
	ErrRefused  = errors.New("it could not be read back, so it was not stored")
)

// State is where a vault stands.
type State uint8

// The states of a vault.
const (
	Empty State = iota // nothing is kept
	Locked
	Open
	Broken      // something is stored that is no diary of ours; it is left alone
	Unreachable // the store does not answer, so nobody knows
)

// Store keeps one block of bytes.
type Store interface {
	// Get returns the block and its version; version 0 where there is none.
	Get() (block []byte, version int64, err error)
	// Put replaces the block of that version, durably, or changes nothing:
	// ErrConflict where another version is stored by now, ErrFull where there
	// is no room. It returns the version of what it stored, which no other
	// block of this store has had or will have, not even after Delete.
	Put(block []byte, version int64) (int64, error)
	// Delete removes it; what was under it can not be read back through this store.
	Delete() error
}

// Crypto is what the sealing is made of.
type Crypto interface {
	Random(n int) ([]byte, error)
	// Derive makes a key of 32 bytes from a passphrase with Argon2id.
	Derive(passphrase string, salt []byte, cost Cost) ([]byte, error)
	// Seal and Open are AES-256-GCM with a nonce of 12 bytes. Open fails with
	// any error where the bytes were not sealed so.
	Seal(key, nonce, plain, extra []byte) ([]byte, error)
	Open(key, nonce, sealed, extra []byte) ([]byte, error)
	// SealFile and OpenFile are the age format with a passphrase. OpenFile
	// fails with ErrWrong, ErrDamaged, ErrForKey or ErrCostly.
	SealFile(passphrase string, plain []byte) ([]byte, error)
	OpenFile(passphrase string, file []byte) ([]byte, error)
}

// Vault is her diary on one device. It is not safe for several callers at once.
type Vault struct {
	store  Store
	crypto Crypto
	cost   Cost
	opened opened
}

// opened is what is known while the diary is open.
type opened struct {
	version int64
	head    header
	size    int // of the plain bytes, padding included
	key     []byte
	diary   *diary.Diary
}

// New is the vault over a store. cost is that of passphrases set from now on.
func New(store Store, crypto Crypto, cost Cost) *Vault {
	return &Vault{store: store, crypto: crypto, cost: cost}
}

// State looks at the store, because another tab may have changed it. A diary
// that is open stays so where the store does not answer: she can still read
// it and take it along.
func (v *Vault) State() State {
	block, version, err := v.store.Get()
	switch {
	case err != nil && v.isOpen():
		return Open
	case err != nil:
		return Unreachable
	case version == 0:
		v.forget()
		return Empty
	case v.isOpen() && v.catchUp(block, version) == nil:
		return Open
	}
	if _, _, err := readBlock(block); err != nil {
		return Broken
	}
	return Locked
}

func (v *Vault) isOpen() bool { return v.opened.key != nil }

// Diary is the open diary, nil while it is locked. It must not be changed.
func (v *Vault) Diary() *diary.Diary { return v.opened.diary }

// usualLock is how many minutes a diary stays open where she set no time.
const usualLock = 5

// LockAfter is how many minutes without a key or a touch it stays open; 0
// where it is not.
func (v *Vault) LockAfter() int {
	switch {
	case !v.isOpen():
		return 0
	case v.opened.diary.LockAfter <= 0:
		return usualLock
	}
	return v.opened.diary.LockAfter
}

// Lock forgets the key and what it opened.
func (v *Vault) Lock() { v.forget() }

func (v *Vault) forget() {
	clear(v.opened.key)
	v.opened = opened{}
}

// Update changes the diary and stores it before it returns. Where another tab
// has stored something since, the change is made again on that.
func (v *Vault) Update(change func(*diary.Diary) error) error {
	return v.again(func() error {
		d := v.opened.diary.Clone()
		if err := change(d); err != nil {
			return err
		}
		return v.put(v.opened.head, v.opened.key, d, v.opened.size, v.opened.version)
	})
}

// again does something with the open diary, once more with what another tab
// has stored wherever one was quicker.
func (v *Vault) again(does func() error) error {
	if !v.isOpen() {
		return ErrLocked
	}
	for {
		err := does()
		if !errors.Is(err, ErrConflict) {
			return err
		}
		block, version, err := v.store.Get()
		if err != nil {
			return err
		}
		if err := v.catchUp(block, version); err != nil {
			return err
		}
	}
}

// catchUp reads what another tab has stored. Where the key at hand does not
// open it any more, it is forgotten.
func (v *Vault) catchUp(block []byte, version int64) error {
	switch {
	case version == v.opened.version:
		return nil
	case version == 0:
		v.forget()
		return ErrNone
	}
	h, sealed, err := readBlock(block)
	if err == nil {
		err = v.take(h, v.opened.key, sealed, version)
	}
	if err != nil {
		v.forget()
		return ErrLocked
	}
	return nil
}

// Erase forgets the key and overwrites what was sealed under it, keys and
// all, before it removes it.
func (v *Vault) Erase() error {
	v.forget()
	if block, version, err := v.store.Get(); err == nil && version != 0 {
		clear(block)
		v.store.Put(block, version) // where it can not, removing it must do
	}
	return v.store.Delete()
}

// Export seals the diary as an age file of its own passphrase.
func (v *Vault) Export(passphrase string) ([]byte, error) {
	if !v.isOpen() {
		return nil, ErrLocked
	}
	plain := diary.Append(nil, v.opened.diary)
	defer clear(plain)
	return v.crypto.SealFile(passphrase, plain)
}

// ReadExport opens an exported file. Nothing is stored.
func (v *Vault) ReadExport(file []byte, passphrase string) (*diary.Diary, error) {
	plain, err := v.crypto.OpenFile(passphrase, file)
	if err != nil {
		return nil, err
	}
	defer clear(plain)
	d, findings := diary.Parse(string(plain))
	if findings != nil {
		return nil, ErrDamaged
	}
	return d, nil
}
