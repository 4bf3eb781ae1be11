package vault

import (
	"hash/crc32"

	"aftercare/diary"
)

// The stored block: a header that says how its keys are made, and the diary
// sealed with the header as additional data.
//
//	  0  magic and version
//	  8  Argon2id: memory in KiB (4), passes (1), lanes (1), two zeros
//	 16  salt
//	 32  which secret beside the block veils the slots; zeros for none
//	 48  two slots: a nonce and the data's key, sealed under a passphrase's
//	     key, and that veiled: a nonce, sealed under the secret
//	224  nonce of the data
//	236  CRC-32 of all other bytes: tells damage from a wrong passphrase
//	240  the data: length and JSON, filled up to a multiple of padTo
//
// In version 1 the slots were not veiled: 60 bytes each from byte 32 on. Such
// a block is read, and becomes version 2 when it is next written.
const (
	magicOld  = "aftcare\x01"
	magic     = "aftcare\x02"
	saltSize  = 16
	nonceSize = 12
	keySize   = 32
	tagSize   = 16

	slotSize   = nonceSize + keySize + tagSize
	veiledSize = nonceSize + slotSize + tagSize

	idAt       = 32
	veiledAt   = idAt + idSize
	nonceAt    = veiledAt + 2*veiledSize
	checkAt    = nonceAt + nonceSize
	headerSize = checkAt + crc32.Size

	oldNonceAt    = idAt + 2*slotSize
	oldCheckAt    = oldNonceAt + nonceSize
	oldHeaderSize = oldCheckAt + crc32.Size

	lengthSize = 4
	padTo      = 16 << 10 // so that its length does not tell how much she wrote
)

type header struct {
	old    bool // version 1
	cost   Cost
	salt   [saltSize]byte
	id     secretID
	veiled [2][veiledSize]byte
	slots  [2][slotSize]byte // what the veiled ones hold
	nonce  [nonceSize]byte
}

// bytes is the header without its check sum.
func (h *header) bytes() []byte {
	if h.old {
		b := append(h.bound(), h.slots[0][:]...)
		b = append(b, h.slots[1][:]...)
		return append(b, h.nonce[:]...)
	}
	b := append(h.veilBound(), h.veiled[0][:]...)
	b = append(b, h.veiled[1][:]...)
	return append(b, h.nonce[:]...)
}

// bound is the additional data of a slot: how its key is made. It is that of
// version 1, so that a slot is carried over as it is.
func (h *header) bound() []byte { return h.start(magicOld) }

// veilBound is the additional data of a veil.
func (h *header) veilBound() []byte { return append(h.start(magic), h.id[:]...) }

func (h *header) start(magic string) []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = appendUint32(b, h.cost.Memory)
	b = append(b, h.cost.Time, h.cost.Lanes, 0, 0)
	return append(b, h.salt[:]...)
}

// block is what is stored.
func (h *header) block(sealed []byte) []byte {
	b := h.bytes()
	b = appendUint32(b, checkSum(b, sealed))
	return append(b, sealed...)
}

// These two replace encoding/binary, which would bring reflect into the
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

// readBlock takes a block apart; ErrDamaged if it is not as it was written.
// The slots of version 2 are still veiled.
func readBlock(block []byte) (h header, sealed []byte, err error) {
	check, size := checkAt, headerSize
	if len(block) >= len(magicOld) && string(block[:len(magicOld)]) == magicOld {
		h.old = true
		check, size = oldCheckAt, oldHeaderSize
	}
	if len(block) < size || !h.old && string(block[:len(magic)]) != magic {
		return header{}, nil, ErrDamaged
	}
	sealed = block[size:]
	if readUint32(block[check:]) != checkSum(block[:check], sealed) {
		return header{}, nil, ErrDamaged
	}
	h.cost = Cost{readUint32(block[8:]), block[12], block[13]}
	copy(h.salt[:], block[16:])
	if h.old {
		copy(h.slots[0][:], block[idAt:])
		copy(h.slots[1][:], block[idAt+slotSize:])
		copy(h.nonce[:], block[oldNonceAt:])
	} else {
		copy(h.id[:], block[idAt:])
		copy(h.veiled[0][:], block[veiledAt:])
		copy(h.veiled[1][:], block[veiledAt+veiledSize:])
		copy(h.nonce[:], block[nonceAt:])
	}
	if !h.cost.InBounds() || string(h.bytes()) != string(block[:check]) {
		return header{}, nil, ErrDamaged
	}
	return h, sealed, nil
}

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

// veil seals the slots under a secret.
func (v *Vault) veil(h *header, s secret) error {
	h.old, h.id = false, s.id()
	for n := range h.slots {
		nonce, err := v.crypto.Random(nonceSize)
		if err != nil {
			return err
		}
		sealed, err := v.crypto.Seal(s.key(n), nonce, h.slots[n][:], h.veilBound())
		if err != nil {
			return err
		}
		h.veiled[n] = [veiledSize]byte(append(nonce, sealed...))
	}
	return nil
}

// unveil opens the slots with a secret. A slot whose secret was overwritten is
// noise: nothing opens it.
func (v *Vault) unveil(h *header, s secret) (err error) {
	for n := range h.slots {
		veiled := h.veiled[n]
		slot, fault := v.crypto.Open(s.key(n), veiled[:nonceSize], veiled[nonceSize:], h.veilBound())
		if fault == nil && len(slot) == slotSize {
			h.slots[n] = [slotSize]byte(slot)
		} else if h.slots[n], err = v.randomSlot(); err != nil {
			return err
		}
	}
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

// unpadded reads a diary from what was sealed.
func unpadded(plain []byte) (*diary.Diary, error) {
	if len(plain) < lengthSize {
		return nil, ErrDamaged
	}
	n := readUint32(plain)
	if uint64(n) > uint64(len(plain)-lengthSize) {
		return nil, ErrDamaged
	}
	d, findings := diary.Parse(string(plain[lengthSize : lengthSize+n]))
	if findings != nil {
		return nil, ErrDamaged
	}
	return d, nil
}
