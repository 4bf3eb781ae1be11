package simulate_test

import (
	"testing"

	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

func BenchmarkSubjects(b *testing.B) {
	p, digest, _ := packs.Load("international")
	e, err := engine.New(p, digest)
	if err != nil {
		b.Fatal(err)
	}
	w := simulate.New(p)
	var people []simulate.Subject
	for n := range uint64(2000) {
		people = append(people, w.Subject(3, n))
	}
	b.Run("make", func(b *testing.B) {
		for i := range b.N {
			w.Subject(3, uint64(i))
		}
	})
	b.Run("decide", func(b *testing.B) {
		var d engine.Decision
		for i := range b.N {
			s := &people[i%len(people)]
			e.Decide(s.Record, s.AsOf, &d)
		}
	})
	b.Run("evaluate", func(b *testing.B) {
		for i := range b.N {
			s := &people[i%len(people)]
			e.Evaluate(s.Record, s.AsOf)
		}
	})
	b.Run("new", func(b *testing.B) {
		for range b.N {
			engine.New(p, digest)
		}
	})
}

func BenchmarkAppendGuidance(b *testing.B) {
	p, digest, _ := packs.Load("international")
	e, err := engine.New(p, digest)
	if err != nil {
		b.Fatal(err)
	}
	s := simulate.New(p).Subject(3, 2)
	g := e.Evaluate(s.Record, s.AsOf)
	buf := wire.AppendGuidance(nil, g)
	b.SetBytes(int64(len(buf)))
	for range b.N {
		buf = wire.AppendGuidance(buf[:0], g)
	}
}
