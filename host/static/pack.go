package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/bits"

	"github.com/andybalholm/brotli"
)

// Gzip packs what is packed once and sent often.
func Gzip(plain []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is valid
	w.Write(plain)
	w.Close()
	return out.Bytes()
}

// Brotli packs what is packed once and sent often. The window is no larger
// than the text: the packer clears tables of its size first, which for a page
// would take longer than the packing.
func Brotli(plain []byte) []byte {
	var out bytes.Buffer
	window := min(max(bits.Len(uint(len(plain))), smallWindow), largeWindow)
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: window})
	w.Write(plain)
	w.Close()
	return out.Bytes()
}

// The packer's smallest and largest windows, as powers of two.
const (
	smallWindow = 10
	largeWindow = 24
)

func gunzip(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
