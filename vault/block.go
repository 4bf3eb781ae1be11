package vault

import (
	"encoding/binary"
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
//	164 CRC-32 of the bytes before: tells damage from a wrong passphrase
//	168 the data: length and JSON, filled up to a multiple of padTo
const (
	magic      = "aftcare\x01"
	saltSize   = 16
	nonceSize  = 12
	keySize    = 32
	slotSize   = nonceSize + keySize + 16
	slotsAt    = 32
	nonceAt    = slotsAt + 2*slotSize
	checkAt    = nonceAt + nonceSize
	headerSize = checkAt + 4
	padTo      = 16 << 10 // so that its length does not tell how much she wrote
)

type header struct {
	cost  Cost
	salt  [saltSize]byte
	slots [2][slotSize]byte
	nonce [nonceSize]byte
}

func (h *header) bytes() []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, h.cost.Memory)
	b = append(b, h.cost.Time, h.cost.Lanes, 0, 0)
	b = append(b, h.salt[:]...)
	b = append(b, h.slots[0][:]...)
	b = append(b, h.slots[1][:]...)
	b = append(b, h.nonce[:]...)
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// readBlock takes a block apart; ErrDamaged where it is not as it was written.
func readBlock(block []byte) (h header, sealed []byte, err error) {
	if len(block) < headerSize || string(block[:len(magic)]) != magic ||
		binary.LittleEndian.Uint32(block[checkAt:]) != crc32.ChecksumIEEE(block[:checkAt]) {
		return h, nil, ErrDamaged
	}
	h.cost = Cost{binary.LittleEndian.Uint32(block[8:]), block[12], block[13]}
	copy(h.salt[:], block[16:])
	copy(h.slots[0][:], block[slotsAt:])
	copy(h.slots[1][:], block[slotsAt+slotSize:])
	copy(h.nonce[:], block[nonceAt:])
	return h, block[headerSize:], nil
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

// put seals a diary and stores it; only then is it what the vault holds.
func (v *Vault) put(h header, key []byte, d *diary.Diary, version int64) error {
	nonce, err := v.crypto.Random(nonceSize)
	if err != nil {
		return err
	}
	h.nonce = [nonceSize]byte(nonce)
	text := diary.Append(nil, d)
	if _, findings := diary.Parse(string(text)); findings != nil {
		return ErrUnfit // it could never be opened again
	}
	plain := make([]byte, (4+len(text)+padTo-1)/padTo*padTo)
	binary.LittleEndian.PutUint32(plain, uint32(len(text)))
	copy(plain[4:], text)
	head := h.bytes()
	sealed, err := v.crypto.Seal(key, nonce, plain, head)
	if err != nil {
		return err
	}
	if err := v.store.Put(append(head, sealed...), version); err != nil {
		return err
	}
	v.head, v.key, v.diary, v.version = h, key, d.Clone(), version+1
	return nil
}

// take opens the data with its key.
func (v *Vault) take(h header, key, sealed []byte, version int64) error {
	plain, err := v.crypto.Open(key, h.nonce[:], sealed, h.bytes())
	if err != nil || len(plain) < 4 {
		return ErrDamaged
	}
	n := binary.LittleEndian.Uint32(plain)
	if uint64(n) > uint64(len(plain)-4) {
		return ErrDamaged
	}
	d, findings := diary.Parse(string(plain[4 : 4+n]))
	if findings != nil {
		return ErrDamaged
	}
	v.head, v.key, v.diary, v.version = h, key, d, version
	return nil
}
