package bench

import (
	"errors"

	"aftercare/bench/floor"
	"aftercare/bench/rules"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/packs"
)

// NewEngine compiles the pack that the floor's rules were printed from.
func NewEngine() (*engine.Engine, error) {
	p, digest, problems := packs.Load("international")
	switch {
	case p == nil:
		return nil, errors.New("bench: " + problems[0])
	case rules.Digest(p) != floor.Digest:
		return nil, errors.New("bench: the floor's rules are not those of this pack: run go run ./gen")
	}
	return engine.New(p, digest)
}

// Crowd makes up so many people. A few hundred of them stay in the caches of
// a processor, many thousands do not.
func Crowd(e *engine.Engine, n int) []simulate.Subject {
	w := simulate.New(e.Pack())
	list := make([]simulate.Subject, n)
	for i := range list {
		list[i] = w.Subject(3, uint64(i))
	}
	return list
}
