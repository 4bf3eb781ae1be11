package importer

import (
	"fmt"
	"io"
)

// bounds of what is held at a time, far beyond any real listing of one
// country: what is larger is damaged, or made to fill the memory.
type bounds struct {
	row      int // bytes of one row, element or other member
	places   int // with towns
	kept     int // bytes of text of all that is kept, the remarks too
	remarks  int // of each kind; the others are counted
	rejected int // rows
	corners  int // of outlines
}

var defaultBounds = bounds{row: 16 << 20, places: 1_000_000, kept: 1 << 30, remarks: 100_000, rejected: 10_000_000, corners: 10_000_000}

func tooMuch(n int, what string) error {
	return fmt.Errorf("importer: more than %d %s: the file is damaged, or has to be split", n, what)
}

// hold counts bytes of text that are going to be kept, and reports whether there is
// room for them: a small compressed file can hold a million long texts.
func (m *Import) hold(n int) bool {
	if m.held += n; m.held > m.bounds.kept {
		m.limitErr = tooMuch(m.bounds.kept, "bytes of places")
	}
	return m.limitErr == nil
}

// size returns the bytes of some texts.
func size(texts ...string) (n int) {
	for _, text := range texts {
		n += len(text)
	}
	return n
}

// rowReader fails once more bytes than a row may have were read since the last row, or
// the import holds all that it can.
type rowReader struct {
	io.Reader
	m    *Import
	left int
}

func (m *Import) bounded(in io.Reader) *rowReader { return &rowReader{in, m, m.bounds.row} }

// next begins another row. What its reader holds ahead counts to this one.
func (r *rowReader) next() { r.left = r.m.bounds.row }

func (r *rowReader) Read(b []byte) (int, error) {
	if r.m.limitErr != nil {
		return 0, r.m.limitErr
	}
	if r.left <= 0 {
		r.m.limitErr = tooMuch(r.m.bounds.row, "bytes in one row or element")
		return 0, r.m.limitErr
	}
	n, err := r.Reader.Read(b[:min(len(b), r.left)])
	r.left -= n
	return n, err
}
