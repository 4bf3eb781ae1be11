package vault

import (
	"errors"

	"aftercare/diary"
)

// Create starts a diary under a passphrase.
func (v *Vault) Create(passphrase string, d *diary.Diary) error {
	err := v.held(func() error {
		block, err := v.store.Get()
		switch {
		case err != nil:
			return err
		case block != nil:
			return ErrExists
		}
		return v.start(&kept{}, passphrase, d, 0)
	})
	if errors.Is(err, ErrConflict) {
		return ErrExists
	}
	return err
}

// start seals a diary under new keys over what is kept.
func (v *Vault) start(now *kept, passphrase string, d *diary.Diary, size int) error {
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
	key, err := v.rekey(&h, outer)
	if err != nil {
		return err
	}
	if err := v.put(now, &h, key, d, size); err != nil {
		clear(key)
		return err
	}
	return nil
}

// rekey draws a new key for the data, and seals it under the outer one. The
// second slot becomes noise: nobody can tell it from one that is in use.
func (v *Vault) rekey(h *header, outer []byte) (key []byte, err error) {
	if key, err = v.crypto.Random(keySize); err != nil {
		return nil, err
	}
	if h.slots[0], err = v.wrap(h, outer, key); err != nil {
		return nil, err
	}
	h.slots[1], err = v.randomSlot()
	return key, err
}

// randomSlot returns a random slot, which fills an unused one.
func (v *Vault) randomSlot() (slot [slotSize]byte, err error) {
	err = v.draw(slot[:])
	return slot, err
}

// put seals a diary and stores it over what is kept; only then is it what the
// vault holds. It never becomes shorter than size, or its length would tell
// which passphrase was used.
func (v *Vault) put(now *kept, h *header, key []byte, d *diary.Diary, size int) error {
	used, next, err := v.stage(now, false)
	if err != nil {
		return err
	}
	if err := v.seal(now, h, next, key, d, size); err != nil {
		return err
	}
	v.discard(used)
	return nil
}

// seal stores a diary under a secret.
func (v *Vault) seal(now *kept, of *header, under secret, key []byte, d *diary.Diary, size int) error {
	h := *of
	if err := v.veil(&h, under); err != nil {
		return err
	}
	if err := v.draw(h.nonce[:]); err != nil {
		return err
	}
	plain, err := padded(d, size)
	if err != nil {
		return err
	}
	defer clear(plain)
	sealed, err := v.crypto.Seal(key, h.nonce[:], plain, h.bytes())
	if err != nil {
		return err
	}
	block := h.block(sealed)
	if err := v.store.Put(block, now.block); err != nil {
		return err
	}
	v.keep(opened{kept: &kept{block: block, head: h, sealed: sealed, secrets: now.secrets}, size: len(plain), key: key, diary: d.Clone()})
	return nil
}

// keep takes over what is open now. A key that is used no more is cleared.
func (v *Vault) keep(now opened) {
	if old := v.opened; v.isOpen() {
		if &old.key[0] != &now.key[0] {
			clear(old.key)
		}
		if len(old.secrets) > 0 && (len(now.secrets) == 0 || &old.secrets[0] != &now.secrets[0]) {
			clear(old.secrets)
		}
	}
	v.opened = now
}

// take opens what is kept with the data's key.
func (v *Vault) take(now *kept, key []byte) error {
	plain, err := v.crypto.Open(key, now.head.nonce[:], now.sealed, now.head.bytes())
	if err != nil {
		return ErrDamaged
	}
	defer clear(plain)
	d, err := unpadded(plain)
	if err != nil {
		return err
	}
	v.keep(opened{kept: now, size: len(plain), key: key, diary: d})
	return nil
}

// Open opens the diary. The decoy passphrase, if she set one, opens an empty
// one, and nobody can open the other any more. ErrParted if the secret beside
// the block is missing, or an older block was put back.
func (v *Vault) Open(passphrase string) error {
	return v.retried(func() error { return v.open(passphrase) })
}

func (v *Vault) open(passphrase string) error {
	block, err := v.store.Get()
	if err != nil {
		return err
	}
	now, err := v.load(block)
	if err != nil {
		return err
	}
	outer, err := v.crypto.Derive(passphrase, now.head.salt[:], now.head.cost)
	if err != nil {
		return err
	}
	defer clear(outer)
	// Both are always tried, so that neither answers sooner.
	first, errFirst := v.unwrap(&now.head, outer, 0)
	_, errSecond := v.unwrap(&now.head, outer, 1)
	switch {
	case errFirst == nil:
		return v.openFirst(now, first)
	case errSecond == nil:
		return v.openDecoy(now, outer)
	}
	clear(now.secrets)
	return ErrWrong
}

// openFirst opens the diary and seals it anew, so that the decoy passphrase is
// not told by being the one that writes. If that cannot be stored, what is
// stored is as good.
func (v *Vault) openFirst(now *kept, key []byte) error {
	if err := v.take(now, key); err != nil {
		clear(key)
		clear(now.secrets)
		return err
	}
	v.unsealDraft()
	if err := v.put(now, &now.head, key, v.opened.diary, v.opened.size); errors.Is(err, ErrConflict) {
		v.forget()
		return err
	}
	return nil
}

// openDecoy overwrites the secret of the diary first, then writes an empty one
// of the same length over it. If there is no space, the other is removed: what
// the passphrase opened must go.
func (v *Vault) openDecoy(now *kept, outer []byte) error {
	v.draft = draft{}
	h := header{cost: now.head.cost, salt: now.head.salt}
	size := len(now.sealed) - tagSize
	key, err := v.rekey(&h, outer)
	if err != nil {
		return err
	}
	used, next, err := v.stage(now, true)
	if err != nil {
		v.store.DeleteSecrets() // the next best
		next = noSecret()
	}
	if err == nil {
		err = v.seal(now, &h, next, key, &diary.Diary{}, size)
	}
	if err != nil && !errors.Is(err, ErrConflict) {
		if err = v.store.Delete(); err == nil {
			now.block = nil
			err = v.seal(now, &h, next, key, &diary.Diary{}, size)
		}
	}
	if err != nil {
		return err
	}
	v.discard(used)
	return nil
}

// ChangePassphrase seals the diary anew under another passphrase. A decoy
// passphrase is kept only if it is set again.
func (v *Vault) ChangePassphrase(old, passphrase string) error {
	return v.again(func() error {
		if err := v.check(old); err != nil {
			return err
		}
		return v.start(v.opened.kept, passphrase, v.opened.diary, v.opened.size)
	})
}

// SetDecoy sets the decoy passphrase, or takes it away if it is empty.
func (v *Vault) SetDecoy(passphrase, decoy string) error {
	return v.again(func() (err error) {
		if err := v.check(passphrase); err != nil {
			return err
		}
		h := v.opened.head
		if decoy == "" {
			h.slots[1], err = v.randomSlot()
		} else {
			h.slots[1], err = v.decoy(&h, decoy)
		}
		if err != nil {
			return err
		}
		return v.put(v.opened.kept, &h, v.opened.key, v.opened.diary, v.opened.size)
	})
}

// decoy is the slot of a decoy passphrase: it holds a key of nothing.
func (v *Vault) decoy(h *header, passphrase string) (slot [slotSize]byte, err error) {
	outer, err := v.crypto.Derive(passphrase, h.salt[:], h.cost)
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

// Name is a word for what goes out of the diary under a name, such as the events
// of a calendar: the same until the passphrase changes, "" while it is locked.
// It is made of the data's key alone, so it tells nothing of the diary, and
// whoever has it is no nearer to the key.
func (v *Vault) Name() string {
	if !v.isOpen() {
		return ""
	}
	const digits = "0123456789abcdefghijklmnopqrstuv"
	name := make([]byte, 0, 2*keySize)
	for _, b := range v.opened.key {
		name = append(name, digits[b>>4], digits[b&15])
	}
	defer clear(name)
	made, err := v.crypto.Derive("name "+string(name), make([]byte, saltSize), Cost{Memory: laneMemory, Time: 1, Lanes: 1})
	if err != nil {
		return ""
	}
	defer clear(made)
	name = name[:0]
	for _, b := range made[:16] {
		name = append(name, digits[b&31])
	}
	return string(name)
}
