package simulate

import (
	"math/rand/v2"

	"aftercare"
	"aftercare/guideline"
)

// World makes people for one resolved pack.
type World struct {
	pack  *guideline.Pack
	lines *lines
	axes  []Axis
	signs []aftercare.Observation
	calms []aftercare.Observation

	alarms []*guideline.Statement // those that are active
}

// Axis is one fact of a record and what it may be; not told is always one of
// the ways besides.
type Axis struct {
	Name   string
	Values []Value
}

// Value is one thing a fact may be.
type Value struct {
	Name string
	put  func(*draft)
}

// Subject is one person on one day.
type Subject struct {
	Name   string // what was put together, for messages
	Record *aftercare.Record
	AsOf   aftercare.When
}

// draft is a subject in the making.
type draft struct {
	Subject
	rand  *rand.Rand
	world *World
	now   bool // observations are of this moment
}

// New reads the lines of a pack. The pack must be resolved.
func New(p *guideline.Pack) *World {
	w := &World{pack: p, lines: readLines(p)}
	w.readSigns()
	w.axes = append(w.recordAxes(), w.observationAxes()...)
	return w
}

// Axes returns the facts and their values.
func (w *World) Axes() []Axis { return w.axes }

// Signs returns one observation, without its time, for every value, at and
// around every threshold, that some alarm of the pack reads.
func (w *World) Signs() []aftercare.Observation { return w.signs }

// Calms returns one observation, without its time, for every value that
// reassures.
func (w *World) Calms() []aftercare.Observation { return w.calms }

func (w *World) draft(r *rand.Rand) *draft {
	d := &draft{rand: r, world: w}
	d.Record = &aftercare.Record{}
	d.AsOf = asOf(r, w.pack.ReviewBy)
	return d
}

// pick draws one of a list.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// source is the generator of random numbers for a seed.
func source(seed, stream uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, stream)) }
