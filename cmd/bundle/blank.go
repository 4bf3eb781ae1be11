package main

import (
	"errors"
	"slices"
	"strings"
)

// run is a range of bytes.
type run struct{ from, to int }

// blanking is the work on one program: the steps written anew, and what of
// the names and extras is still asked for.
type blanking struct {
	*tables
	fresh   []byte
	moved   map[string]uint32
	named   map[uint32]bool
	kept    map[int]bool
	dropped map[run]bool
}

// blank zeroes what is only needed for the trace of a crash. Offsets don't change.
func (t *tables) blank() error {
	t.blankTypes()
	b := &blanking{t, []byte{0}, map[string]uint32{}, map[uint32]bool{}, map[int]bool{}, map[run]bool{}}
	for n := range t.count() {
		f := t.function(n)
		b.name(f)
		b.extras(f)
		b.counters(f)
	}
	if err := t.coarsen(); err != nil {
		return err
	}
	for gone := range b.dropped {
		for at := gone.from; at < gone.to; at++ {
			if b.kept[at] {
				return errors.New("two of the runtime's tables share bytes")
			}
		}
		clear(t.extra[gone.from:gone.to])
	}
	for at := 0; at < len(t.names); {
		n := len(t.text(uint32(at)))
		if !b.named[uint32(at)] {
			clear(t.names[at : at+n])
		}
		at += n + 1
	}
	clear(t.units)
	clear(t.files)
	clear(t.steps[copy(t.steps, b.fresh):])
	return nil
}

// together is how many functions share the place where the runtime begins to
// look for one of them; it looks on from there, entry by entry.
const together = 16

var errLookup = errors.New("unexpected table of where functions begin")

// coarsen lets neighbours share a place to begin. Ascending numbers compress poorly, and
// the table has 320 bytes for each function.
func (t *tables) coarsen() error {
	for n := range t.count() - 1 {
		of := t.lookup[n*lookupSize:][:lookupSize]
		for at := 0; at < lookupSize; at += lookupStep {
			if word(of, at) != uint32(n) {
				return errLookup
			}
			for _, further := range of[at+4 : at+lookupStep] {
				if further != 0 {
					return errLookup
				}
			}
			setWord(of, at, uint32(n-n%together))
		}
	}
	return nil
}

// decisive begins the names that the runtime decides by: whether a goroutine is
// its own (isSystemGoroutine), and how arguments of reflected calls are scanned
// (argMapInternal). The third place, panicwrap, asks for those of wrappers.
var decisive = []string{"runtime.", "reflect."}

// name blanks the name of a function, unless the runtime decides by it.
func (b *blanking) name(f function) {
	at := word(f, fieldName)
	begins := func(with string) bool { return strings.HasPrefix(b.text(at), with) }
	if f[fieldKind] == kindWrapper || slices.ContainsFunc(decisive, begins) {
		b.named[at] = true
	} else {
		setWord(f, fieldName, 0) // which the runtime takes for none
	}
}

// extras blanks how the arguments of a call are printed, and which functions
// were inlined where. Frames of wrappers and of what recovers are counted as
// they were written, so theirs stays.
func (b *blanking) extras(f function) {
	counted := f[fieldKind] == kindWrapper || b.recovering[word(f, fieldEntry)]
	for n := range f.extras() {
		at := f.extra(n)
		place := int(word(f, at))
		switch {
		case word(f, at) == nothing:
		case n == extraArgs:
			to := place
			for b.extra[to] != argsEnd {
				to++
			}
			b.dropped[run{place, to + 1}] = true
			setWord(f, at, nothing)
		case n == extraInlined && !counted:
			b.dropped[run{place, place + inlinedSize*b.inlined(f)}] = true
			setWord(f, at, nothing)
			setWord(f, f.steps(stepsInlined), 0)
		default:
			b.kept[place] = true
			for i := 0; n == extraInlined && i < b.inlined(f); i++ {
				b.named[word(b.extra, place+inlinedSize*i+inlinedName)] = true
			}
		}
	}
}

// counters blanks file, line and where a signal may stop the function, which
// none does here, and moves the steps that are left together.
func (b *blanking) counters(f function) {
	for _, at := range []int{fieldFile, fieldLine, fieldUnit, fieldStart} {
		setWord(f, at, 0)
	}
	places := []int{fieldFrame}
	for n := range int(word(f, fieldSteps)) {
		places = append(places, f.steps(n))
	}
	for n, at := range places {
		if n == 1+stepsSafe {
			setWord(f, at, 0)
		}
		place := int(word(f, at))
		if place == 0 {
			continue
		}
		to, _ := b.walk(place)
		text := string(b.steps[place:to])
		if _, ok := b.moved[text]; !ok {
			b.moved[text] = uint32(len(b.fresh))
			b.fresh = append(b.fresh, text...)
		}
		setWord(f, at, b.moved[text])
	}
}

// inlined is how many functions were inlined into one.
func (b *blanking) inlined(f function) int {
	_, highest := b.walk(int(word(f, f.steps(stepsInlined))))
	return highest + 1
}

// walk follows one table of steps to its end and finds its highest value. A
// step is how far the value goes, up or down, and for how long; a value that
// does not move ends the table, unless it is the first.
func (t *tables) walk(place int) (to, highest int) {
	in := bytesIn(t.steps[place:])
	highest = -1
	for value, first := -1, true; ; first = false {
		move := in.number()
		if move == 0 && !first {
			return len(t.steps) - len(in), highest
		}
		value += move>>1 ^ -(move & 1)
		highest = max(highest, value)
		in.number()
	}
}
