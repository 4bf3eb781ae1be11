// Package vault keeps a diary sealed: under a key from her passphrase, in one
// block that is written whole or not at all, and under secrets beside it that
// are overwritten when the diary is to be gone. It knows neither a browser nor a
// disk; a Store and a Crypto are given to it.
package vault

import (
	"bytes"
	"errors"

	"aftercare/diary"
)

// What can go wrong, each with words of its own on the page.
var (
	ErrExists    = errors.New("vault: already exists")
	ErrNone      = errors.New("vault: no diary")
	ErrLocked    = errors.New("vault: locked")
	ErrWrong     = errors.New("vault: wrong passphrase")
	ErrDamaged   = errors.New("vault: damaged")
	ErrParted    = errors.New("vault: the secret of this block is missing")
	ErrFull      = errors.New("vault: no room left")
	ErrConflict  = errors.New("vault: another tab has stored something since")
	ErrStore     = errors.New("vault: the store refused")
	ErrSame      = errors.New("vault: the decoy passphrase is the passphrase itself")
	ErrRefused   = errors.New("vault: could not be read back, so it was not stored")
	ErrNoSecrets = errors.New("vault: this store keeps no secrets")
	ErrLeft      = errors.New("vault: removed, but its secret could not be overwritten")
)

// State is the state of a vault.
type State uint8

// The states of a vault.
const (
	Empty State = iota // nothing is kept
	Locked
	Open
	Broken      // something is stored that is no diary of ours; it is left alone
	Unreachable // the store does not answer, so nobody knows
)

// Store keeps one block of bytes, and a few bytes beside it.
type Store interface {
	// Hold waits until no other tab holds the store, and keeps the others out
	// until release is called.
	Hold() (release func(), err error)
	// Get returns the block, nil if there is none.
	Get() ([]byte, error)
	// Put replaces the block old, nil for none, durably, or changes nothing:
	// ErrConflict if another block is stored by now, ErrFull if there is no
	// room. A vault never stores the same bytes twice.
	Put(block, old []byte) error
	// Delete removes the block; it cannot be read back through this store.
	Delete() error
	// Secrets returns the bytes beside the block, nil if there are none;
	// ErrNoSecrets where the store can keep none.
	Secrets() ([]byte, error)
	// PutSecrets overwrites them in place, durably: what they were is gone.
	PutSecrets([]byte) error
	// DeleteSecrets removes them.
	DeleteSecrets() error
}

// Crypto is what the sealing is made of.
type Crypto interface {
	Random(n int) ([]byte, error)
	// Derive makes a key of 32 bytes from a passphrase with Argon2id.
	Derive(passphrase string, salt []byte, cost Cost) ([]byte, error)
	// Seal and Open are AES-256-GCM with a nonce of 12 bytes. Open fails with
	// any error if the bytes were not sealed so.
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
	draft  draft
}

// kept is what the store holds, taken apart.
type kept struct {
	block   []byte
	head    header
	sealed  []byte
	secrets secretFile
}

// opened is what is known while the diary is open.
type opened struct {
	*kept
	size  int // of the plain bytes, padding included
	key   []byte
	diary *diary.Diary
}

// New is the vault over a store. cost is that of passphrases set from now on.
func New(store Store, crypto Crypto, cost Cost) *Vault {
	return &Vault{store: store, crypto: crypto, cost: cost}
}

// held does something while no other tab uses the store.
func (v *Vault) held(does func() error) error {
	release, err := v.store.Hold()
	if err != nil {
		return err
	}
	defer release()
	return does()
}

// State looks at the store, because another tab may have changed it. A diary
// that is open stays open if the store does not answer: she can still read it
// and take it along.
func (v *Vault) State() State {
	block, err := v.store.Get()
	if err == nil && v.isOpen() && !bytes.Equal(block, v.opened.block) {
		err = v.held(v.catchUp)
		if errors.Is(err, ErrNone) || errors.Is(err, ErrLocked) {
			block, err = v.store.Get()
		}
	}
	switch {
	case v.isOpen() && (err != nil || block != nil):
		return Open
	case err != nil:
		return Unreachable
	case block == nil:
		v.forget()
		return Empty
	}
	if _, _, err := readBlock(block); err != nil {
		return Broken
	}
	return Locked
}

func (v *Vault) isOpen() bool { return v.opened.key != nil }

// Diary is the open diary, nil while it is locked. It must not be changed.
func (v *Vault) Diary() *diary.Diary { return v.opened.diary }

// HasSecret reports whether what is stored needs a secret beside it, which can
// be overwritten; false if nothing is stored.
func (v *Vault) HasSecret() bool {
	if v.isOpen() {
		return v.opened.head.id != secretID{}
	}
	block, _ := v.store.Get()
	h, _, err := readBlock(block)
	return err == nil && h.id != secretID{}
}

// usualLock is how many minutes a diary stays open if she set no time.
const usualLock = 5

// LockAfter is how many minutes without a key or a touch it stays open; 0
// while it is locked.
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
	if v.isOpen() {
		clear(v.opened.key)
		clear(v.opened.secrets)
	}
	v.opened = opened{}
}

// Update changes the diary and stores it before it returns. If another tab has
// stored something since, the change is made again on that.
func (v *Vault) Update(change func(*diary.Diary) error) error {
	return v.again(func() error {
		d := v.opened.diary.Clone()
		if err := change(d); err != nil {
			return err
		}
		return v.put(v.opened.kept, &v.opened.head, v.opened.key, d, v.opened.size)
	})
}

// again does something with the open diary as it is stored, once more if a tab
// that holds nothing was quicker.
func (v *Vault) again(does func() error) error {
	if !v.isOpen() {
		return ErrLocked
	}
	return v.retried(func() error {
		if err := v.catchUp(); err != nil {
			return err
		}
		return does()
	})
}

// mostTries is how often something is tried while other tabs are quicker.
const mostTries = 5

// retried does something held, and again while another tab was quicker. ErrStore
// if one always is.
func (v *Vault) retried(does func() error) error {
	for range mostTries {
		if err := v.held(does); !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return ErrStore
}

// load reads what is stored. ErrNone if nothing is, ErrParted if the block's
// secret is missing.
func (v *Vault) load(block []byte) (*kept, error) {
	if block == nil {
		return nil, ErrNone
	}
	h, sealed, err := readBlock(block)
	if err != nil {
		return nil, err
	}
	now := &kept{block: block, head: h, sealed: sealed}
	if h.old {
		return now, nil
	}
	s := noSecret()
	if h.id != (secretID{}) {
		now.secrets, err = v.store.Secrets()
		if errors.Is(err, ErrNoSecrets) {
			err = ErrStore // it has one, and refuses it now
		}
		if err != nil {
			return nil, err
		}
		at := now.secrets.find(h.id)
		if at < 0 {
			return nil, ErrParted
		}
		s = now.secrets.at(at)
	}
	return now, v.unveil(&now.head, s)
}

// catchUp reads what another tab has stored. If the key at hand does not open
// it any more, it is forgotten.
func (v *Vault) catchUp() error {
	block, err := v.store.Get()
	if err != nil || bytes.Equal(block, v.opened.block) {
		return err
	}
	now, err := v.load(block)
	if err == nil {
		err = v.take(now, v.opened.key)
	}
	switch {
	case err == nil || errors.Is(err, ErrStore):
		return err
	case errors.Is(err, ErrNone):
		v.forget()
		return ErrNone
	}
	v.forget()
	return ErrLocked
}

// Erase forgets the key and overwrites the secrets, then the block, before it
// removes them. ErrLeft if the block is gone and its secret could not be
// overwritten.
func (v *Vault) Erase() error {
	v.forget()
	v.draft = draft{}
	return v.held(func() error {
		left := v.burn()
		if block, err := v.store.Get(); err == nil && block != nil {
			v.store.Put(make([]byte, len(block)), block) // if that fails, removing it must do
		}
		if err := v.store.Delete(); err != nil {
			return err
		}
		v.store.DeleteSecrets()
		return left
	})
}

// burn overwrites all secrets.
func (v *Vault) burn() error {
	file, err := v.store.Secrets()
	if errors.Is(err, ErrNoSecrets) || err == nil && file == nil {
		return nil
	}
	if err == nil {
		if err = v.draw(file); err == nil {
			err = v.store.PutSecrets(file)
		}
	}
	if err != nil {
		return ErrLeft
	}
	return nil
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
