package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// A Go program carries tables about its own code. The runtime needs some of
// them: where each stack frame ends and which of its words are pointers. Others
// only say where a crash was: file and line of every instruction, the arguments
// of every call, the names of functions. Compressed, the second kind is a sixth
// of the download. Nobody reads it in a browser, so it is zeroed here, after
// linking. A crash still says what happened; the browser's own trace has the
// numbers of the functions, and a build without this step their names.
//
// Sources for the layout: runtime/symtab.go, symtabinl.go, traceback.go and
// panic.go, and the linker's pcln.go, of the version below. go.mod pins the
// toolchain to it; a program built by another version keeps its tables.
const knownGo = "go1.26"

// shrink makes the linked program smaller without changing what it does. If the
// tables are not laid out as expected they stay, and kept says why.
func shrink(file []byte) (smaller []byte, kept error) {
	smaller = file
	defer func() {
		if r := recover(); r != nil {
			kept = fmt.Errorf("unexpected program file: %v", r)
		}
	}()
	list := readSections(file)
	data, err := part(list, sectionData)
	if err != nil {
		return file, err
	}
	memory, err := readMemory(data.body)
	if err != nil {
		return file, err
	}
	data.body = writeMemory(memory)
	smaller = writeSections(file[:8], list)
	tables, err := findTables(list, memory)
	if err != nil {
		return smaller, err
	}
	if err := tables.blank(); err != nil {
		return smaller, err
	}
	if list, err = tables.begin(list); err != nil {
		return smaller, err
	}
	if data, err = part(list, sectionData); err != nil {
		return smaller, err
	}
	data.body = writeMemory(memory)
	return writeSections(file[:8], list), nil
}

// tables are the runtime's tables in the program's memory.
type tables struct {
	names, units, files []byte          // names of functions; files of packages; names of files
	entries, funcs      []byte          // where each function begins; what it is
	steps, extra        []byte          // what holds from which instruction on; what else it has
	lookup              []byte          // at which function to begin to look for an instruction
	recovering          map[uint32]bool // functions that may call recover
	types               []byte          // what the types are, and their names
	typesAt             int             // where that is in memory
	entriesAt           int             // where the entries are; the places of funcs count from there
}

// function is one runtime._func: fixed fields, then places in steps, then
// places in extra.
type function []byte

// Places of the fields, numbers of the lists' parts, and single values.
const (
	fieldEntry, fieldName, fieldFrame   = 0, 4, 16
	fieldFile, fieldLine, fieldSteps    = 20, 24, 28
	fieldUnit, fieldStart, fieldKind    = 32, 36, 40
	fieldExtras, fieldsEnd              = 43, 44
	stepsSafe, stepsInlined             = 0, 2
	extraInlined, extraArgs             = 3, 5
	inlinedName, inlinedSize            = 4, 16
	kindWrapper, argsEnd, firstFunction = 23, 0xff, 0x1000
	nothing                             = ^uint32(0)
	lookups, lookupStep                 = 16, 20 // a function has so many lookups, of so many bytes
	lookupSize                          = lookups * lookupStep
)

func word(b []byte, at int) uint32       { return binary.LittleEndian.Uint32(b[at:]) }
func setWord(b []byte, at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
func (f function) steps(n int) int       { return fieldsEnd + 4*n }
func (f function) extra(n int) int       { return f.steps(int(word(f, fieldSteps))) + 4*n }
func (f function) extras() int           { return int(f[fieldExtras]) }

// header is how runtime.pcHeader begins: magic, padding, the smallest
// instruction and the size of a pointer.
const header = "\xf1\xff\xff\xff\x00\x00\x01\x08"

var errLayout = errors.New("unexpected layout of the runtime's tables")

// findTables finds the header, and the module's own record by the pointers
// into it; each must be there once and agree with the other.
func findTables(list []section, memory []byte) (*tables, error) {
	if v := builtBy(list); v != knownGo && !strings.HasPrefix(v, knownGo+".") {
		return nil, fmt.Errorf("built by %q, but only the tables of %s are known", v, knownGo)
	}
	long := func(at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }
	var found []*tables
	for at := 0; at+72 <= len(memory); at += 8 {
		if string(memory[at:at+8]) != header {
			continue
		}
		for mod := 0; mod+8*44 <= len(memory); mod += 8 {
			if long(mod) != at {
				continue
			}
			if t := readTables(memory, at, mod, long); t != nil {
				found = append(found, t)
			}
		}
	}
	if len(found) != 1 {
		return nil, errLayout
	}
	bodies, imported, err := functions(list)
	if err != nil {
		return nil, err
	}
	return found[0], found[0].findRecovering(bodies, imported)
}

// readTables reads what the header at one place and the record at another say,
// or returns nil where they contradict each other.
func readTables(memory []byte, at, mod int, long func(int) int) *tables {
	t := &tables{}
	count := long(at + 8)
	for i, want := range []struct {
		to            *[]byte
		from, size, n int
	}{{&t.names, 32, 1, -1}, {&t.units, 40, 4, -1}, {&t.files, 48, 1, -1}, {&t.steps, 56, 1, -1}, {&t.funcs, 64, 1, -1}, {&t.entries, 64, 8, count + 1}} {
		slice := mod + 8 + 24*i
		from, n := long(slice), long(slice+8)
		if from != at+long(at+want.from) || n != long(slice+16) || n < 0 || n > len(memory) || want.n >= 0 && n != want.n || from < 0 || from+n*want.size > len(memory) {
			return nil
		}
		*want.to = memory[from : from+n*want.size]
	}
	extra, end := long(mod+8*40), long(mod+8*19) // gofunc, findfunctab
	if extra < at || end <= extra || end > len(memory) {
		return nil
	}
	t.extra = memory[extra:end]
	t.entries = t.entries[:8*count]
	size := (count - 1) * lookupSize // the part of the last function may be shorter
	if size < 0 || end+size > len(memory) {
		return nil
	}
	t.lookup = memory[end : end+size]
	types, typesEnd := long(mod+8*37), long(mod+8*38)
	if types <= 0 || typesEnd < types || typesEnd > len(memory) {
		return nil
	}
	t.types, t.typesAt = memory[types:typesEnd], types
	t.entriesAt = long(mod + 8 + 24*5)
	return t
}

func (t *tables) count() int { return len(t.entries) / 8 }

func (t *tables) function(n int) function { return function(t.funcs[word(t.entries, 8*n+4):]) }

// text is the name at a place.
func (t *tables) text(at uint32) string {
	name, _, ended := bytes.Cut(t.names[at:], []byte{0})
	if !ended {
		panic("a name without an end")
	}
	return string(name)
}

// findRecovering notes which functions call recover. For these the runtime
// counts the functions that were inlined, so theirs must stay known. A body
// that only looks as if it did is kept as well.
func (t *tables) findRecovering(bodies [][]byte, imported int) error {
	if t.count() != len(bodies) {
		return errLayout
	}
	var call []byte
	for n := range t.count() {
		f := t.function(n)
		if word(f, fieldEntry) != uint32(firstFunction+n) || word(t.entries, 8*n) != word(f, fieldEntry) {
			return errLayout
		}
		if t.text(word(f, fieldName)) == "runtime.gorecover" {
			call = appendSigned([]byte{opCall}, imported+n)
		}
	}
	if call == nil {
		return errors.New("no runtime.gorecover")
	}
	t.recovering = map[uint32]bool{}
	for n, body := range bodies {
		if bytes.Contains(body, call) {
			t.recovering[uint32(firstFunction+n)] = true
		}
	}
	if len(t.recovering) == 0 { // the runtime's own printing of a panic does
		return errors.New("nothing calls runtime.gorecover")
	}
	return nil
}
