package bench

import (
	"testing"

	"aftercare/bench/floor"
	"aftercare/engine"
	"aftercare/internal/simulate"
)

// crowd are the people that every benchmark of deciding goes through.
func crowd(e *engine.Engine) []simulate.Subject {
	w := simulate.New(e.Pack())
	list := make([]simulate.Subject, 250)
	for n := range list {
		list[n] = w.Subject(3, uint64(n))
	}
	return list
}

// BenchmarkDecide answers one person after another: by hand, by the engine
// without reasons, and by the engine with all of them.
func BenchmarkDecide(b *testing.B) {
	e := newEngine(b)
	people := crowd(e)
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		var a floor.Answer
		for i := 0; b.Loop(); i++ {
			s := &people[i%len(people)]
			floor.Decide(s.Record, s.AsOf, &a)
		}
	})
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		var d engine.Decision
		for i := 0; b.Loop(); i++ {
			s := &people[i%len(people)]
			e.Decide(s.Record, s.AsOf, &d)
		}
	})
	b.Run("reasons", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			s := &people[i%len(people)]
			e.Evaluate(s.Record, s.AsOf)
		}
	})
}
