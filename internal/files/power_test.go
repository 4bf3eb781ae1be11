package files

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
)

// weak is a machine with one folder. Until a file is synced, each write to it
// may be on disk, or half of it, or none, in any order; until the folder is
// synced, so may each change of a name. After some steps the power goes, or a
// step fails.
type weak struct {
	steps int   // so many are done
	fault error // what the next one meets; nil for none
	off   bool  // nothing is done any more

	names map[string]*inode // as programs see them
	disk  map[string]*inode // as they are certain to be on disk
	moves []func(map[string]*inode)
}

type inode struct {
	name   string
	text   []byte   // on disk
	writes [][]byte // perhaps
}

var (
	errPower = errors.New("the power went")
	errFull  = errors.New("no room left")
)

// step reports whether a step is begun, and what it meets.
func (w *weak) step() (begun bool, err error) {
	switch {
	case w.off:
		return false, errPower
	case w.steps > 0:
		w.steps--
		return true, nil
	case w.fault == errPower:
		w.off = true
		return true, errPower
	}
	err, w.fault = w.fault, nil
	return err == nil, err
}

func (w *weak) move(does func(map[string]*inode)) error {
	begun, err := w.step()
	if begun {
		does(w.names)
		w.moves = append(w.moves, does)
	}
	return err
}

func (w *weak) createTemp(_, pattern string) (file, error) {
	n := &inode{name: strings.ReplaceAll(pattern, "*", "1")}
	if err := w.move(func(names map[string]*inode) { names[n.name] = n }); err != nil {
		return nil, err
	}
	return &opened{w, n}, nil
}

func (w *weak) mode(string) (fs.FileMode, error) { return 0o644, nil }

func (w *weak) rename(from, to string) error {
	n := w.names[from]
	return w.move(func(names map[string]*inode) { names[to] = n; delete(names, from) })
}

func (w *weak) remove(name string) error {
	return w.move(func(names map[string]*inode) { delete(names, name) })
}

func (w *weak) syncFolder(string) {
	if _, err := w.step(); err == nil {
		w.disk, w.moves = maps.Clone(w.names), nil
	}
}

// opened is a file that is being written.
type opened struct {
	w *weak
	n *inode
}

func (f *opened) Name() string            { return f.n.name }
func (f *opened) Close() error            { return nil }
func (f *opened) Chmod(fs.FileMode) error { return nil }

func (f *opened) Write(p []byte) (int, error) {
	begun, err := f.w.step()
	if begun {
		f.n.writes = append(f.n.writes, bytes.Clone(p))
	}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

func (f *opened) Sync() error {
	_, err := f.w.step()
	if err == nil {
		f.n.text, f.n.writes = slices.Concat(append([][]byte{f.n.text}, f.n.writes...)...), nil
	}
	return err
}

// found calls visit with each text that a file may have after the power went;
// nil where it may be missing.
func (w *weak) found(name string, visit func([]byte)) {
	for which := range 1 << len(w.moves) {
		names := maps.Clone(w.disk)
		for i, does := range w.moves {
			if which>>i&1 == 1 {
				does(names)
			}
		}
		if n := names[name]; n != nil {
			n.found(visit)
		} else {
			visit(nil)
		}
	}
}

// found tries what became of each write: none, half or all of it is there.
func (n *inode) found(visit func([]byte)) {
	ways := 1
	for range n.writes {
		ways *= 3
	}
	for way := range ways {
		text := bytes.Clone(n.text)
		at := len(text)
		for _, p := range n.writes {
			if here := p[:len(p)*(way%3)/2]; len(here) > 0 {
				text = append(text, make([]byte, max(0, at+len(here)-len(text)))...)
				copy(text[at:], here)
			}
			at += len(p)
			way /= 3
		}
		if text == nil {
			text = []byte{}
		}
		visit(text)
	}
}

// The new text is longer than the buffer, so that it is written in parts.
var oldText, newText = []byte(strings.Repeat("old", 500)), []byte(strings.Repeat("new", 4000))

func putNew(w io.Writer) error {
	for part := range slices.Chunk(newText, 3000) {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

func withOld(old []byte, steps int, fault error) *weak {
	w := &weak{steps: steps, fault: fault, names: map[string]*inode{}, disk: map[string]*inode{}}
	if old != nil {
		n := &inode{name: "list", text: old}
		w.names["list"], w.disk["list"] = n, n
	}
	return w
}

// mostSteps is more than a file takes to be written.
const mostSteps = 20

func TestWrite_AfterAPowerCutTheOldFileOrTheNewOneIsThereWhole(t *testing.T) {
	cuts, ends := 0, 0
	for _, old := range [][]byte{oldText, nil} {
		for steps := range mostSteps {
			w := withOld(old, steps, errPower)
			err := writeOn(w, "list", putNew)
			if w.off {
				cuts++
			}
			w.found("list", func(text []byte) {
				ends++
				isOld, isNew := bytes.Equal(text, old) && (text == nil) == (old == nil), bytes.Equal(text, newText)
				if !isNew && (!isOld || err == nil && !w.off) {
					t.Fatalf("power cut after %d steps (%v): %d bytes: %.20q", steps, err, len(text), text)
				}
			})
		}
	}
	t.Logf("%d power cuts, %d ways that each may end", cuts, ends)
	if cuts != 2*7 || ends < 60 {
		t.Errorf("only %d power cuts, with %d ends", cuts, ends)
	}
}

func TestWrite_WhereAStepFailsTheOldFileIsThereAndNothingElse(t *testing.T) {
	faults := 0
	for steps := range mostSteps {
		w := withOld(oldText, steps, errFull)
		if err := writeOn(w, "list", putNew); w.fault != nil || err == nil {
			continue // it was done, but for the folder
		}
		faults++
		if n := w.names["list"]; len(w.names) != 1 || !bytes.Equal(n.text, oldText) || n.writes != nil {
			t.Errorf("a fault after %d steps leaves %v", steps, slices.Collect(maps.Keys(w.names)))
		}
	}
	if faults < 6 {
		t.Errorf("only %d faults", faults)
	}
}
