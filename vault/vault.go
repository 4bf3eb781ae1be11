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
	ErrUnfit    = errors.New("a diary can not hold this")
	ErrConflict = errors.New("another tab has stored something since")
	ErrStore    = errors.New("this browser does not let it be stored")
)

// State is where a vault stands.
type State uint8

// The states of a vault.
const (
	Empty State = iota // nothing is kept
	Locked
	Open
	Broken // something is stored that is no diary of ours; it is left alone
)

// Store keeps one block of bytes.
type Store interface {
	// Get returns the block and its version; version 0 where there is none.
	Get() (block []byte, version int64, err error)
	// Put replaces the block of that version, durably, or changes nothing:
	// ErrConflict where another version is stored by now, ErrFull where there
	// is no room.
	Put(block []byte, version int64) error
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
	// fails with ErrWrong or ErrDamaged.
	SealFile(passphrase string, plain []byte) ([]byte, error)
	OpenFile(passphrase string, file []byte) ([]byte, error)
}

// Cost is what a guess of a passphrase costs: Argon2id's memory in KiB, its
// passes, its lanes.
type Cost struct {
	Memory uint32
	Time   uint8
	Lanes  uint8
}

// Vault is her diary on one device. It is not safe for several callers at once.
type Vault struct {
	store  Store
	crypto Crypto
	cost   Cost

	version int64
	head    header
	key     []byte // of the data; nil while it is locked
	diary   *diary.Diary
}

// New is the vault over a store. cost is that of passphrases set from now on.
func New(store Store, crypto Crypto, cost Cost) *Vault {
	return &Vault{store: store, crypto: crypto, cost: cost}
}

// State looks at the store, because another tab may have changed it.
func (v *Vault) State() State {
	block, version, err := v.store.Get()
	switch {
	case err != nil:
		return Broken
	case version == 0:
		v.forget()
		return Empty
	case v.key != nil:
		if version != v.version && v.reload(block, version) != nil {
			return Locked
		}
		return Open
	}
	if _, _, err := readBlock(block); err != nil {
		return Broken
	}
	return Locked
}

// Diary is the open diary, nil while it is locked. It must not be changed.
func (v *Vault) Diary() *diary.Diary { return v.diary }

// Create starts a diary under a passphrase.
func (v *Vault) Create(passphrase string, d *diary.Diary) error {
	_, version, err := v.store.Get()
	if err != nil {
		return err
	}
	if version != 0 {
		return ErrExists
	}
	return v.start(passphrase, d, 0)
}

// start seals a diary under new keys over the block of that version.
func (v *Vault) start(passphrase string, d *diary.Diary, version int64) error {
	salt, err := v.crypto.Random(saltSize)
	if err != nil {
		return err
	}
	h := header{cost: v.cost, salt: [saltSize]byte(salt)}
	outer, err := v.crypto.Derive(passphrase, salt, h.cost)
	if err != nil {
		return err
	}
	return v.rekey(h, outer, d, version)
}

// rekey seals a diary under a new key, and that under the outer one. The
// second slot becomes noise: nobody can tell it from one that is in use.
func (v *Vault) rekey(h header, outer []byte, d *diary.Diary, version int64) error {
	key, err := v.crypto.Random(keySize)
	if err != nil {
		return err
	}
	if h.slots[0], err = v.wrap(&h, outer, key); err != nil {
		return err
	}
	noise, err := v.crypto.Random(slotSize)
	if err != nil {
		return err
	}
	h.slots[1] = [slotSize]byte(noise)
	return v.put(h, key, d, version)
}

// Open opens the diary. Her second code, where she set one, opens an empty
// one, and the other can not be opened by anybody any more.
func (v *Vault) Open(passphrase string) error {
	block, version, err := v.store.Get()
	if err != nil {
		return err
	}
	if version == 0 {
		return ErrNone
	}
	h, sealed, err := readBlock(block)
	if err != nil {
		return err
	}
	outer, err := v.crypto.Derive(passphrase, h.salt[:], h.cost)
	if err != nil {
		return err
	}
	// Both are always tried, so that neither answers sooner.
	first, errFirst := v.unwrap(&h, outer, 0)
	_, errSecond := v.unwrap(&h, outer, 1)
	switch {
	case errFirst == nil:
		return v.take(h, first, sealed, version)
	case errSecond == nil:
		return v.rekey(h, outer, &diary.Diary{}, version)
	}
	return ErrWrong
}

// Update changes the diary and stores it before it returns. Where another tab
// has stored something since, the change is made again on that.
func (v *Vault) Update(change func(*diary.Diary) error) error {
	if v.key == nil {
		return ErrLocked
	}
	for {
		d := v.diary.Clone()
		if err := change(d); err != nil {
			return err
		}
		err := v.put(v.head, v.key, d, v.version)
		if !errors.Is(err, ErrConflict) {
			return err
		}
		block, version, err := v.store.Get()
		if err != nil {
			return err
		}
		if err := v.reload(block, version); err != nil {
			return err
		}
	}
}

// reload reads what another tab has stored, or locks where it can not.
func (v *Vault) reload(block []byte, version int64) error {
	h, sealed, err := readBlock(block)
	if err == nil {
		err = v.take(h, v.key, sealed, version)
	}
	if err != nil {
		v.forget()
		return ErrLocked
	}
	return nil
}

// ChangePassphrase seals the diary anew under another passphrase. A second
// code is kept only where it is set again.
func (v *Vault) ChangePassphrase(old, passphrase string) error {
	if err := v.check(old); err != nil {
		return err
	}
	return v.start(passphrase, v.diary, v.version)
}

// SetSecond sets her second code, or takes it away where it is empty.
func (v *Vault) SetSecond(passphrase, code string) error {
	if err := v.check(passphrase); err != nil {
		return err
	}
	h := v.head
	if code == "" {
		noise, err := v.crypto.Random(slotSize)
		if err != nil {
			return err
		}
		h.slots[1] = [slotSize]byte(noise)
		return v.put(h, v.key, v.diary, v.version)
	}
	outer, err := v.crypto.Derive(code, h.salt[:], h.cost)
	if err != nil {
		return err
	}
	if _, err := v.unwrap(&h, outer, 0); err == nil {
		return ErrExists // it would open the diary itself
	}
	unused, err := v.crypto.Random(keySize)
	if err != nil {
		return err
	}
	if h.slots[1], err = v.wrap(&h, outer, unused); err != nil {
		return err
	}
	return v.put(h, v.key, v.diary, v.version)
}

// check reports whether a passphrase is that of the open diary.
func (v *Vault) check(passphrase string) error {
	if v.key == nil {
		return ErrLocked
	}
	outer, err := v.crypto.Derive(passphrase, v.head.salt[:], v.head.cost)
	if err != nil {
		return err
	}
	if _, err := v.unwrap(&v.head, outer, 0); err != nil {
		return ErrWrong
	}
	return nil
}

// Lock forgets the key and what it opened.
func (v *Vault) Lock() { v.forget() }

func (v *Vault) forget() {
	clear(v.key)
	v.key, v.diary, v.version, v.head = nil, nil, 0, header{}
}

// Erase forgets the key, then removes what it sealed.
func (v *Vault) Erase() error {
	v.forget()
	return v.store.Delete()
}

// Export seals the diary as an age file of its own passphrase.
func (v *Vault) Export(passphrase string) ([]byte, error) {
	if v.key == nil {
		return nil, ErrLocked
	}
	return v.crypto.SealFile(passphrase, diary.Append(nil, v.diary))
}

// ReadExport opens an exported file. Nothing is stored.
func (v *Vault) ReadExport(file []byte, passphrase string) (*diary.Diary, error) {
	plain, err := v.crypto.OpenFile(passphrase, file)
	if err != nil {
		return nil, err
	}
	d, findings := diary.Parse(string(plain))
	if findings != nil {
		return nil, ErrDamaged
	}
	return d, nil
}
