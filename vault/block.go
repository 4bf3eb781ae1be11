package vault

import (
	"hash/crc32"

	"aftercare/diary"
)

// The stored block: a header that says how its keys are made, and the diary
// sealed with the header as what it is bound to.
//
//	 0  magic and version
//	 8  Argon2id: memory in KiB (4), passes (1), lanes (1), two zeros
//	16  salt
//	32  two slots: a nonce and the data's key, sealed under a passphrase's key
//	152 nonce of the data
//	164 CRC-32 of all other bytes: tells damage from a wrong passphrase
//	168 the data: length and JSON, filled up to a multiple of padTo
const (
	magic      = "aftcare\x01"
	saltSize   = 16
	nonceSize  = 12
	keySize    = 32
	tagSize    = 16
	slotSize   = nonceSize + keySize + tagSize
	slotsAt    = 32
	nonceAt    = slotsAt + 2*slotSize
	checkAt    = nonceAt + nonceSize
	headerSize = checkAt + 4
	lengthSize = 4
	padTo      = 16 << 10 // so that its length does not tell how much she wrote
)

type header struct {
	cost  Cost
	salt  [saltSize]byte
	slots [2][slotSize]byte
	nonce [nonceSize]byte
}

// bytes is the header without its check sum.
func (h *header) bytes() []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = appendUint32(b, h.cost.Memory)
	b = append(b, h.cost.Time, h.cost.Lanes, 0, 0)
	b = append(b, h.salt[:]...)
	b = append(b, h.slots[0][:]...)
	b = append(b, h.slots[1][:]...)
	return append(b, h.nonce[:]...)
}

// block is what is stored.
func (h *header) block(sealed []byte) []byte {
	b := h.bytes()
	b = appendUint32(b, checkSum(b, sealed))
	return append(b, sealed...)
}

// These two stand for encoding/binary, which would bring reflect into the
// browser build.

func appendUint32(b []byte, n uint32) []byte {
	return append(b, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
}

func readUint32(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func checkSum(head, sealed []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(head), crc32.IEEETable, sealed)
}

// readBlock takes a block apart; ErrDamaged where it is not as it was written.
func readBlock(block []byte) (h header, sealed []byte, err error) {
	if len(block) < headerSize || string(block[:len(magic)]) != magic {
		return h, nil, ErrDamaged
	}
	sealed = block[headerSize:]
	if readUint32(block[checkAt:]) != checkSum(block[:checkAt], sealed) {
		return h, nil, ErrDamaged
	}
	h.cost = Cost{readUint32(block[8:]), block[12], block[13]}
	copy(h.salt[:], block[16:])
	copy(h.slots[0][:], block[slotsAt:])
	copy(h.slots[1][:], block[slotsAt+slotSize:])
	copy(h.nonce[:], block[nonceAt:])
	if !h.cost.Sane() || string(h.bytes()) != string(block[:checkAt]) {
		return header{}, nil, ErrDamaged
	}
	return h, sealed, nil
}

// bound is what a slot is sealed with beside its key: how the key is made.
func (h *header) bound() []byte { return h.bytes()[:slotsAt] }

// wrap seals the data's key under a passphrase's.
func (v *Vault) wrap(h *header, outer, key []byte) (slot [slotSize]byte, err error) {
	nonce, err := v.crypto.Random(nonceSize)
	if err != nil {
		return slot, err
	}
	sealed, err := v.crypto.Seal(outer, nonce, key, h.bound())
	if err != nil {
		return slot, err
	}
	return [slotSize]byte(append(nonce, sealed...)), nil
}

func (v *Vault) unwrap(h *header, outer []byte, n int) ([]byte, error) {
	slot := h.slots[n]
	return v.crypto.Open(outer, slot[:nonceSize], slot[nonceSize:], h.bound())
}

// put seals a diary and stores it over the block of that version; only then
// is it what the vault holds. It never becomes shorter than size, or its
// length would tell which passphrase was used.
func (v *Vault) put(h header, key []byte, d *diary.Diary, size int, version int64) error {
	nonce, err := v.crypto.Random(nonceSize)
	if err != nil {
		return err
	}
	h.nonce = [nonceSize]byte(nonce)
	plain, err := padded(d, size)
	if err != nil {
		return err
	}
	defer clear(plain)
	sealed, err := v.crypto.Seal(key, nonce, plain, h.bytes())
	if err != nil {
		return err
	}
	if version, err = v.store.Put(h.block(sealed), version); err != nil {
		return err
	}
	v.keep(opened{version: version, head: h, size: len(plain), key: key, diary: d.Clone()})
	return nil
}

// padded is a diary as it is sealed. One that could not be read back is
// refused: after it is stored, it would be too late.
func padded(d *diary.Diary, size int) ([]byte, error) {
	text := diary.Append(nil, d)
	defer clear(text)
	if _, findings := diary.Parse(string(text)); findings != nil {
		return nil, ErrRefused
	}
	plain := make([]byte, max(size, (lengthSize+len(text)+padTo-1)/padTo*padTo))
	appendUint32(plain[:0], uint32(len(text)))
	copy(plain[lengthSize:], text)
	return plain, nil
}

// keep takes over what is open now. A key that is used no more is cleared.
func (v *Vault) keep(now opened) {
	if old := v.opened.key; len(old) > 0 && &old[0] != &now.key[0] {
		clear(old)
	}
	v.opened = now
}

// take opens the data with its key.
func (v *Vault) take(h header, key, sealed []byte, version int64) error {
	plain, err := v.crypto.Open(key, h.nonce[:], sealed, h.bytes())
	if err != nil {
		return ErrDamaged
	}
	defer clear(plain)
	if len(plain) < lengthSize {
		return ErrDamaged
	}
	n := readUint32(plain)
	if uint64(n) > uint64(len(plain)-lengthSize) {
		return ErrDamaged
	}
	d, findings := diary.Parse(string(plain[lengthSize : lengthSize+n]))
	if findings != nil {
		return ErrDamaged
	}
	v.keep(opened{version: version, head: h, size: len(plain), key: key, diary: d})
	return nil
}
