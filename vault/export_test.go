package vault

// FixCheckSum makes a block's check sum fit it, as somebody who forges would.
func FixCheckSum(block []byte) {
	sum := checkSum(block[:checkAt], block[headerSize:])
	copy(block[checkAt:], appendUint32(nil, sum))
}

// Guessing reads the form of guessing.txt.
var Guessing = readGuessing
