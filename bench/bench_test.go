package bench

import (
	"encoding/json"
	"testing"

	"aftercare"
	"aftercare/bench/floor"
	"aftercare/engine"
	"aftercare/packs"
	"aftercare/wire"
)

// hot is how many people stay in the caches.
const hot = 250

// BenchmarkDecide answers one person after another: by hand, by the engine
// without reasons, by the engine with all of them, and by CEL with the facts
// given to it.
func BenchmarkDecide(b *testing.B) {
	e := newEngine(b)
	people := Crowd(e, hot)
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		var a floor.Answer
		for i := 0; b.Loop(); i++ {
			s := &people[i%hot]
			floor.Decide(s.Record, s.AsOf, &a)
		}
	})
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		var d engine.Decision
		for i := 0; b.Loop(); i++ {
			s := &people[i%hot]
			e.Decide(s.Record, s.AsOf, &d)
		}
	})
	b.Run("reasons", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			s := &people[i%hot]
			e.Evaluate(s.Record, s.AsOf)
		}
	})
	facts, given := make([]floor.Facts, hot), make([]map[string]any, hot)
	for i := range people {
		floor.Read(people[i].Record, people[i].AsOf, new(floor.Answer), &facts[i])
		given[i] = CELFacts(&facts[i])
	}
	for name, fused := range map[string]bool{"cel": false, "celFused": true} {
		b.Run(name, func(b *testing.B) {
			rules, err := NewCEL(fused)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			var opens [aftercare.ActivityCount]int64
			for i := 0; b.Loop(); i++ {
				if _, err := rules.Decide(given[i%hot], &facts[i%hot], &opens); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRead reads records: by the strict reader of the program, and by
// encoding/json into structs with no check at all.
func BenchmarkRead(b *testing.B) {
	people := Crowd(newEngine(b), hot)
	texts, raw, bytes := make([]string, hot), make([][]byte, hot), 0
	for i := range people {
		raw[i] = wire.AppendRecord(nil, people[i].Record)
		texts[i] = string(raw[i])
		bytes += len(texts[i])
	}
	b.Run("wire", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(bytes / hot))
		for i := 0; b.Loop(); i++ {
			if _, findings := wire.ParseRecord(texts[i%hot]); findings != nil {
				b.Fatal(findings)
			}
		}
	})
	b.Run("json", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(bytes / hot))
		for i := 0; b.Loop(); i++ {
			var rec Typed
			if err := json.Unmarshal(raw[i%hot], &rec); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkStart reads and compiles the pack.
func BenchmarkStart(b *testing.B) {
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			packs.Load("international")
		}
	})
	p, digest, _ := packs.Load("international")
	b.Run("compile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := engine.New(p, digest); err != nil {
				b.Fatal(err)
			}
		}
	})
}
