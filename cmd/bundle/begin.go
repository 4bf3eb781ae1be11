package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Two of the runtime's tables hold an entry address for each function, which rises
// by one each time, and one holds an offset into the other. Ascending numbers
// compress poorly, so they are left out here, and WebAssembly's start function,
// which the browser calls before anything else, puts them back.

// Sections and opcodes that only this file writes.
const (
	sectionType, sectionFunction = 1, 3
	sectionExport, sectionStart  = 7, 8

	opLoop, opBranchIf         = 0x03, 0x0d
	opGet, opSet, opTee        = 0x20, 0x21, 0x22
	opLoad, opStore            = 0x28, 0x36
	opNotEqual, opAdd          = 0x47, 0x6a
	kindFunction, kindI32      = 0x60, 0x7f
	blockWithoutValue, aligned = 0x40, 2
)

var errStart = errors.New("no place for a start function")

// begin removes the ascending numbers, and returns the sections with the function that
// puts them back.
func (t *tables) begin(list []section) ([]section, error) {
	_, imported, err := functions(list)
	if err != nil {
		return nil, err
	}
	list = slices.Clone(list)
	types, err := part(list, sectionType)
	if err != nil {
		return nil, err
	}
	kind := types.add([]byte{kindFunction, 0, 0})
	kinds, err := part(list, sectionFunction)
	if err != nil {
		return nil, err
	}
	kinds.add(binary.AppendUvarint(nil, uint64(kind)))
	code, err := part(list, sectionCode)
	if err != nil {
		return nil, err
	}
	body := t.putBack()
	n := code.add(append(binary.AppendUvarint(nil, uint64(len(body))), body...))
	after := slices.IndexFunc(list, func(s section) bool { return s.id == sectionExport }) + 1
	if _, err := part(list, sectionStart); err == nil || after == 0 {
		return nil, errStart
	}
	t.leaveOut()
	start := section{sectionStart, binary.AppendUvarint(nil, uint64(imported+n))}
	return slices.Insert(list, after, start), nil
}

// add puts one more at the end of a section that is a list, and says how many
// there were.
func (s *section) add(item []byte) int {
	in := bytesIn(s.body)
	n := in.number()
	s.body = append(append(binary.AppendUvarint(nil, uint64(n)+1), in...), item...)
	return n
}

// leaveOut keeps only the distance between the records of consecutive functions.
func (t *tables) leaveOut() {
	for n := t.count() - 1; n >= 0; n-- {
		setWord(t.function(n), fieldEntry, 0)
		setWord(t.entries, 8*n, 0)
		if n > 0 {
			setWord(t.entries, 8*n+4, word(t.entries, 8*n+4)-word(t.entries, 8*n-4))
		}
	}
}

// putBack is the body of the function that undoes leaveOut. Its three variables
// are the place in the entries, the place among the records, and where the
// function begins.
func (t *tables) putBack() []byte {
	const entry, record, begin = 0, 1, 2
	at := func(op byte, offset int) []byte { // a word at an address on the stack
		return binary.AppendUvarint([]byte{op, aligned}, uint64(t.entriesAt+offset))
	}
	constant := func(v int) []byte { return appendSigned([]byte{opConstI32}, v) }
	return slices.Concat(
		[]byte{1, 3, kindI32},
		constant(firstFunction), []byte{opSet, begin},
		[]byte{opLoop, blockWithoutValue},
		[]byte{opGet, entry},
		[]byte{opGet, entry}, at(opLoad, 4), []byte{opGet, record, opAdd, opTee, record},
		at(opStore, 4),
		[]byte{opGet, entry, opGet, begin}, at(opStore, 0),
		[]byte{opGet, record, opGet, begin}, at(opStore, fieldEntry),
		[]byte{opGet, entry}, constant(8), []byte{opAdd, opSet, entry},
		[]byte{opGet, begin}, constant(1), []byte{opAdd, opTee, begin},
		constant(firstFunction+t.count()), []byte{opNotEqual, opBranchIf, 0},
		[]byte{opEnd, opEnd},
	)
}
