package vault

import "bytes"

// FixCheckSum makes a block's check sum fit it, as somebody who forges would.
func FixCheckSum(block []byte) {
	check, size := checkAt, headerSize
	if bytes.HasPrefix(block, []byte(magicOld)) {
		check, size = oldCheckAt, oldHeaderSize
	}
	if len(block) >= size {
		copy(block[check:], appendUint32(nil, checkSum(block[:check], block[size:])))
	}
}

// Guessing reads the form of guessing.txt.
var Guessing = readGuessing

// Again takes a block apart and puts it together from its parts; an error
// where it is none.
func Again(block []byte) ([]byte, error) {
	h, sealed, err := readBlock(block)
	if err != nil {
		return nil, err
	}
	return h.block(sealed), nil
}

// CostOf is what a block asks for each guess; false where it is none.
func CostOf(block []byte) (Cost, bool) {
	h, _, err := readBlock(block)
	return h.cost, err == nil
}

// Unpadded reads a diary from what was sealed, and Padded is a diary as it is
// sealed.
var (
	Unpadded = unpadded
	Padded   = padded
)
