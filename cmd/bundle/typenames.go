package main

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// A type carries its own name and those of its fields and methods. Only reflection
// reads the first two, and the message of a failed conversion; conversions to an
// interface compare names of methods. Where nothing reflects, the rest is blanked.
//
// Sources for the layout: internal/abi/type.go and runtime/iface.go.

// reflective begins the functions that read the names of types and fields, or
// decide by them.
var reflective = []string{"reflect.", "internal/reflectlite.haveIdentical"}

// Bits before a name: whether it is exported, embedded, and what follows it.
const nameBits = 0x0f

// blankTypes blanks the names that nothing reads any more, as long as the names of
// functions still say what is linked.
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
	// of all types. A field is three words: the addresses of its name and type, and
	// where it is.
	near, far := map[int]bool{}, map[int]bool{}
	for at := 0; at+4 <= len(t.types); at += 4 {
		near[int(word(t.types, at))] = true
	}
	long := func(at int) int { return int(binary.LittleEndian.Uint64(t.types[at:])) }
	for at := 0; at+24 <= len(t.types); at += 8 {
		if t.isType(long(at+8)-t.typesAt) && uint64(long(at+16)) < 1<<20 {
			far[long(at)-t.typesAt] = true
		}
	}
	for at := range t.types {
		text := t.name(at)
		switch {
		case near[at] && strings.ContainsAny(string(text), "*([{ "): // of a type: no method can be called so
		case far[at] && !near[at] && !packages[string(text)]: // of a field
		default:
			continue
		}
		clear(text)
	}
}

// Places in a type: its name, and its end.
const typeName, typeEnd = 40, 48

// isType reports whether a type with a name can be at a place.
func (t *tables) isType(at int) bool {
	return at >= 0 && at%8 == 0 && at+typeEnd <= len(t.types) && len(t.name(int(word(t.types, at+typeName)))) > 0
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
