package vault

import (
	"errors"

	"aftercare/diary"
)

// Create starts a diary under a passphrase.
func (v *Vault) Create(passphrase string, d *diary.Diary) error {
	_, version, err := v.store.Get()
	if err != nil {
		return err
	}
	if version != 0 {
		return ErrExists
	}
	if err := v.start(passphrase, d, 0, 0); !errors.Is(err, ErrConflict) {
		return err
	}
	return ErrExists
}

// start seals a diary under new keys over the block of that version.
func (v *Vault) start(passphrase string, d *diary.Diary, size int, version int64) error {
	salt, err := v.crypto.Random(saltSize)
	if err != nil {
		return err
	}
	h := header{cost: v.cost, salt: [saltSize]byte(salt)}
	outer, err := v.crypto.Derive(passphrase, salt, h.cost)
	if err != nil {
		return err
	}
	defer clear(outer)
	return v.rekey(h, outer, d, size, version)
}

// rekey seals a diary under a new key, and that under the outer one. The
// second slot becomes noise: nobody can tell it from one that is in use.
func (v *Vault) rekey(h header, outer []byte, d *diary.Diary, size int, version int64) error {
	key, err := v.crypto.Random(keySize)
	if err != nil {
		return err
	}
	if h.slots[0], err = v.wrap(&h, outer, key); err != nil {
		return err
	}
	if h.slots[1], err = v.noise(); err != nil {
		return err
	}
	return v.put(h, key, d, size, version)
}

// noise is what an unused slot holds.
func (v *Vault) noise() (slot [slotSize]byte, err error) {
	random, err := v.crypto.Random(slotSize)
	if err != nil {
		return slot, err
	}
	return [slotSize]byte(random), nil
}

// Open opens the diary. Her second code, where she set one, opens an empty
// one, and the other can not be opened by anybody any more.
func (v *Vault) Open(passphrase string) error {
	for {
		if err := v.open(passphrase); !errors.Is(err, ErrConflict) {
			return err
		}
	}
}

func (v *Vault) open(passphrase string) error {
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
	defer clear(outer)
	// Both are always tried, so that neither answers sooner.
	first, errFirst := v.unwrap(&h, outer, 0)
	_, errSecond := v.unwrap(&h, outer, 1)
	switch {
	case errFirst == nil:
		return v.openFirst(h, first, sealed, version)
	case errSecond == nil:
		return v.openSecond(h, outer, len(sealed)-tagSize, version)
	}
	return ErrWrong
}

// openFirst opens the diary and seals it anew, so that the second code is not
// told by being the one that writes. Where that can not be stored, what is
// stored is as good.
func (v *Vault) openFirst(h header, key, sealed []byte, version int64) error {
	if err := v.take(h, key, sealed, version); err != nil {
		clear(key)
		return err
	}
	if err := v.put(h, key, v.opened.diary, v.opened.size, version); errors.Is(err, ErrConflict) {
		v.forget()
		return err
	}
	return nil
}

// openSecond writes an empty diary of the same length over the other. Where
// there is no room, it is removed first: what the passphrase opened must go.
func (v *Vault) openSecond(h header, outer []byte, size int, version int64) error {
	err := v.rekey(h, outer, &diary.Diary{}, size, version)
	if err == nil || errors.Is(err, ErrConflict) {
		return err
	}
	if err := v.store.Delete(); err != nil {
		return err
	}
	return v.rekey(h, outer, &diary.Diary{}, size, 0)
}

// ChangePassphrase seals the diary anew under another passphrase. A second
// code is kept only where it is set again.
func (v *Vault) ChangePassphrase(old, passphrase string) error {
	return v.again(func() error {
		if err := v.check(old); err != nil {
			return err
		}
		return v.start(passphrase, v.opened.diary, v.opened.size, v.opened.version)
	})
}

// SetSecond sets her second code, or takes it away where it is empty.
func (v *Vault) SetSecond(passphrase, code string) error {
	return v.again(func() (err error) {
		if err := v.check(passphrase); err != nil {
			return err
		}
		h := v.opened.head
		if code == "" {
			h.slots[1], err = v.noise()
		} else {
			h.slots[1], err = v.second(&h, code)
		}
		if err != nil {
			return err
		}
		return v.put(h, v.opened.key, v.opened.diary, v.opened.size, v.opened.version)
	})
}

// second is the slot of a second code: it holds a key of nothing.
func (v *Vault) second(h *header, code string) (slot [slotSize]byte, err error) {
	outer, err := v.crypto.Derive(code, h.salt[:], h.cost)
	if err != nil {
		return slot, err
	}
	defer clear(outer)
	if key, err := v.unwrap(h, outer, 0); err == nil {
		clear(key)
		return slot, ErrSame
	}
	unused, err := v.crypto.Random(keySize)
	if err != nil {
		return slot, err
	}
	return v.wrap(h, outer, unused)
}

// check reports whether a passphrase is that of the open diary.
func (v *Vault) check(passphrase string) error {
	outer, err := v.crypto.Derive(passphrase, v.opened.head.salt[:], v.opened.head.cost)
	if err != nil {
		return err
	}
	defer clear(outer)
	key, err := v.unwrap(&v.opened.head, outer, 0)
	if err != nil {
		return ErrWrong
	}
	clear(key)
	return nil
}
