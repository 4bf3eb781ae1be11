package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A WebAssembly file is eight bytes and then sections; these are the ones
// looked into.
const (
	sectionCustom = 0
	sectionImport = 2
	sectionCode   = 10
	sectionData   = 11
)

// section is one part of the file.
type section struct {
	id   byte
	body []byte
}

// bytesIn reads numbers and runs of bytes. What is not there panics: shrink
// turns that into an error.
type bytesIn []byte

func (in *bytesIn) take(n int) []byte {
	found := (*in)[:n]
	*in = (*in)[n:]
	return found
}

func (in *bytesIn) number() int {
	v, n := binary.Uvarint(*in)
	if n <= 0 || v > 1<<31 {
		panic("not a number")
	}
	in.take(n)
	return int(v)
}

func (in *bytesIn) text() []byte { return in.take(in.number()) }

func readSections(file []byte) []section {
	var list []section
	for in := bytesIn(file[8:]); len(in) > 0; {
		id := in.take(1)[0]
		list = append(list, section{id, in.text()})
	}
	return list
}

func writeSections(start []byte, list []section) []byte {
	file := slices.Clone(start)
	for _, s := range list {
		file = append(file, s.id)
		file = binary.AppendUvarint(file, uint64(len(s.body)))
		file = append(file, s.body...)
	}
	return file
}

// part is the only section of its kind.
func part(list []section, id byte) (*section, error) {
	var found *section
	for i := range list {
		if list[i].id != id {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("two sections %d", id)
		}
		found = &list[i]
	}
	if found == nil {
		return nil, fmt.Errorf("no section %d", id)
	}
	return found, nil
}

// builtBy is the toolchain that the file names as its maker.
func builtBy(list []section) string {
	for _, s := range list {
		in := bytesIn(s.body)
		if s.id != sectionCustom || string(in.text()) != "producers" || in.number() == 0 {
			continue
		}
		if string(in.text()) == "language" && in.number() == 1 && string(in.text()) == "Go" {
			return string(in.text())
		}
	}
	return ""
}

// Opcodes of the little that is read.
const (
	opEnd      = 0x0b
	opCall     = 0x10
	opConstI32 = 0x41
)

var errSegment = errors.New("a data segment of another kind")

// readMemory lays the data segments out as the memory that the program starts
// with.
func readMemory(data []byte) ([]byte, error) {
	var memory []byte
	in := bytesIn(data)
	for range in.number() {
		if in.number() != 0 || in.take(1)[0] != opConstI32 {
			return nil, errSegment
		}
		from, n := signed(in)
		in.take(n)
		if from < 0 || from > 1<<30 || in.take(1)[0] != opEnd {
			return nil, errSegment
		}
		body := in.text()
		if grow := from + len(body) - len(memory); grow > 0 {
			memory = append(memory, make([]byte, grow)...)
		}
		copy(memory[from:], body)
	}
	if len(in) > 0 {
		return nil, errSegment
	}
	return memory, nil
}

// writeMemory is a data section with one segment. The linker leaves zeros out
// by making tens of thousands; packed, their addresses take a twentieth of the
// download, and the zeros would have taken nothing.
func writeMemory(memory []byte) []byte {
	from, to := 0, len(memory)
	for from < to && memory[from] == 0 {
		from++
	}
	for from < to && memory[to-1] == 0 {
		to--
	}
	body := append([]byte{1, 0, opConstI32}, appendSigned(nil, from)...)
	body = append(body, opEnd)
	body = binary.AppendUvarint(body, uint64(to-from))
	return append(body, memory[from:to]...)
}

// signed reads a signed number in WebAssembly's own form, which is not that of
// encoding/binary, and says how long it is.
func signed(in []byte) (value, length int) {
	for shift := 0; ; {
		b := in[length]
		length++
		value |= int(b&0x7f) << shift
		if shift += 7; b < 0x80 {
			if b&0x40 != 0 {
				value |= -1 << shift
			}
			return value, length
		}
	}
}

func appendSigned(b []byte, v int) []byte {
	for {
		low := byte(v & 0x7f)
		v >>= 7
		if v == 0 && low&0x40 == 0 || v == -1 && low&0x40 != 0 {
			return append(b, low)
		}
		b = append(b, low|0x80)
	}
}

// functions are the bodies of the program's own functions, and how many
// imported ones are numbered before them.
func functions(list []section) (bodies [][]byte, imported int, err error) {
	imports, err := part(list, sectionImport)
	if err != nil {
		return nil, 0, err
	}
	code, err := part(list, sectionCode)
	if err != nil {
		return nil, 0, err
	}
	in := bytesIn(imports.body)
	for range in.number() {
		in.text()
		in.text()
		if in.take(1)[0] != 0 {
			return nil, 0, errors.New("an import that is not a function")
		}
		in.number()
		imported++
	}
	in = bytesIn(code.body)
	for range in.number() {
		bodies = append(bodies, in.text())
	}
	return bodies, imported, nil
}
