package main

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// A type carries its own name and those of its fields and methods. Only reflection
// reads the first two, and the message of a failed conversion; conversions to an
// interface compare names of methods. In a program without reflection only names of
// methods are kept.
//
// Sources for the layout: internal/abi/type.go and runtime/iface.go.

// reflective begins the functions that read the names of types and fields, or
// decide by them.
var reflective = []string{"reflect.", "internal/reflectlite.haveIdentical"}

// Bits before a name: whether it is exported, embedded, and what follows it.
const nameBits = 0x0f

// blankTypes blanks the names that nothing reads. It has to run before the names of
// functions are blanked, which tell it whether anything reflects.
func (t *tables) blankTypes() {
	packages := map[string]bool{}
	for n := range t.count() {
		name := t.text(word(t.function(n), fieldName))
		if slices.ContainsFunc(reflective, func(with string) bool { return strings.HasPrefix(name, with) }) {
			return
		}
		within := strings.LastIndexByte(name, '/') + 1
		if dot := strings.IndexByte(name[within:], '.'); dot > 0 {
			packages[name[:within+dot]] = true
		}
	}
	// A type and a method point to their names by the distance from the beginning
	// of all types, a field by the whole address. Strings lie in between.
	near := map[int]bool{}
	for at := 0; at+4 <= len(t.types); at += 4 {
		near[int(word(t.types, at))] = true
	}
	for at := 0; at+structEnd <= len(t.types); at += 8 {
		if !t.isType(at) {
			continue
		}
		if text := t.name(int(word(t.types, at+typeName))); strings.ContainsAny(string(text), "*([{ ") { // no method can be called so
			clear(text)
		}
		if t.types[at+typeKind]&kindBits != kindStruct {
			continue
		}
		fields, n := t.address(at+typeEnd+8), t.long(at+typeEnd+16)
		for i := 0; i < n && n <= 1000 && fields >= 0 && fields+fieldSize*(i+1) <= len(t.types); i++ {
			name := t.address(fields + fieldSize*i)
			if text := t.name(name); !near[name] && !packages[string(text)] {
				clear(text)
			}
		}
	}
}

// Places in a type: how it is aligned, its kind, its name, its end, and that of a
// struct; how long a field of one is.
const (
	typeFlags, typeAlign, typeKind, typeName, typeEnd = 20, 21, 23, 40, 48
	structEnd, fieldSize                              = 80, 24
	kindBits, kindStruct, kinds, flags                = 31, 25, 26, 64
)

func (t *tables) long(at int) int { return int(binary.LittleEndian.Uint64(t.types[at:])) }

// address is where in the types an address points to; it may be outside.
func (t *tables) address(at int) int { return t.long(at) - t.typesAt }

// isType reports whether a type is at a place: each of its fields can be one.
func (t *tables) isType(at int) bool {
	if at < 0 || at%8 != 0 || at+typeEnd > len(t.types) {
		return false
	}
	size, pointers, kind := t.long(at), t.long(at+8), t.types[at+typeKind]&kindBits
	aligned := func(b byte) bool { return b == 1 || b == 2 || b == 4 || b == 8 }
	return size >= 0 && size < 1<<24 && pointers >= 0 && pointers <= size && kind > 0 && kind <= kinds && t.types[at+typeFlags] < flags &&
		aligned(t.types[at+typeAlign]) && aligned(t.types[at+typeAlign+1]) && len(t.name(int(word(t.types, at+typeName)))) > 0
}

// name is the text of the name at a place; empty if there is none.
func (t *tables) name(at int) []byte {
	if at <= 0 || at >= len(t.types) || t.types[at] > nameBits {
		return nil
	}
	n, size := binary.Uvarint(t.types[at+1:])
	from := at + 1 + size
	if size <= 0 || n < 2 || n > uint64(len(t.types)-from) { // two bytes of an address can look like a name of one
		return nil
	}
	text := t.types[from : from+int(n)]
	for _, b := range text {
		if b < ' ' || b == 0x7f {
			return nil
		}
	}
	if !utf8.Valid(text) {
		return nil
	}
	return text
}
