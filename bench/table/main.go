// Command table measures the engine beside what it is compared with, in turns
// of one run, and prints what was measured and what is wanted. Each figure is
// the tenth part of the rounds that was least disturbed; it asserts nothing.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"aftercare"
	"aftercare/bench"
	"aftercare/bench/floor"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

const (
	hotPeople  = 250    // stay in the caches
	coldPeople = 20_000 // do not
)

func main() {
	log.SetFlags(0)
	e, err := bench.NewEngine()
	if err != nil {
		log.Fatal(err)
	}
	t := &table{}
	t.deciding(e)
	t.cold(e)
	t.reading(e)
	t.starting()
	t.print()
}

// contender is one of those measured in turns.
type contender struct {
	name   string
	do     func(i int) // the i-th of a round
	n      int         // how many there are to a round
	rounds []float64   // nanoseconds each
}

// race runs all of them in turns and sorts their rounds.
func race(rounds int, list ...*contender) {
	runtime.GC()
	for range rounds {
		for _, c := range list {
			at := time.Now()
			for i := range c.n {
				c.do(i)
			}
			c.rounds = append(c.rounds, float64(time.Since(at).Nanoseconds())/float64(c.n))
		}
	}
	for _, c := range list {
		slices.Sort(c.rounds)
	}
}

// ns is the tenth of the rounds that was least disturbed.
func (c *contender) ns() float64 { return c.rounds[len(c.rounds)/10] }

func (t *table) deciding(e *engine.Engine) {
	people := bench.Crowd(e, hotPeople)
	var a floor.Answer
	var d engine.Decision
	decideBy := func(e *engine.Engine) func(int) {
		return func(i int) { e.Decide(people[i].Record, people[i].AsOf, &d) }
	}
	hand := &contender{name: "by hand", n: hotPeople, do: func(i int) { floor.Decide(people[i].Record, people[i].AsOf, &a) }}
	decide := &contender{name: "engine.Decide", n: hotPeople, do: decideBy(e)}
	facts := &contender{name: "engine.Decide, a pack without rules", n: hotPeople, do: decideBy(withoutRules(e))}
	evaluate := &contender{name: "engine.Evaluate", n: hotPeople / 5, do: func(i int) { e.Evaluate(people[i*5].Record, people[i*5].AsOf) }}
	separate, fused := celContenders(people)
	race(400, hand, decide, facts, evaluate, separate, fused)

	t.add(hand.name, micro(hand), "", "")
	t.add(decide.name, micro(decide), "", "")
	t.ratio("  to by hand", decide.ns()/hand.ns(), 2)
	t.add(facts.name, micro(facts), "", "")
	t.add(evaluate.name+", all reasons", micro(evaluate), "", "")
	t.ratio("  to by hand", evaluate.ns()/hand.ns(), 10)
	t.add(separate.name, micro(separate), "", "")
	t.add(fused.name, micro(fused), "", "")
	cel := min(separate.ns(), fused.ns())
	t.atLeast("  engine.Decide with its facts is faster", cel/decide.ns(), 50)
	t.add("  its rules alone are", fmt.Sprintf("%.0fx", cel/(decide.ns()-facts.ns())), "", "")
	t.allocations(e, people)
}

func (t *table) allocations(e *engine.Engine, people []simulate.Subject) {
	var d engine.Decision
	count := func(do func(s *simulate.Subject)) float64 {
		i := 0
		return testing.AllocsPerRun(len(people)*4, func() { do(&people[i%len(people)]); i++ })
	}
	t.atMost("engine.Decide, requests for memory", count(func(s *simulate.Subject) { e.Decide(s.Record, s.AsOf, &d) }), 0)
	t.add("engine.Evaluate, requests for memory", fmt.Sprintf("%.0f", count(func(s *simulate.Subject) { e.Evaluate(s.Record, s.AsOf) })), "", "")
}

// withoutRules is the engine of a pack that says nothing: what is left is the
// reading of facts.
func withoutRules(e *engine.Engine) *engine.Engine {
	p := *e.Pack()
	p.Statements = nil
	empty, err := engine.New(&p, "")
	if err != nil {
		log.Fatal(err)
	}
	return empty
}

func celContenders(people []simulate.Subject) (separate, fused *contender) {
	facts, given := make([]floor.Facts, len(people)), make([]map[string]any, len(people))
	for i := range people {
		floor.Read(people[i].Record, people[i].AsOf, new(floor.Answer), &facts[i])
		given[i] = bench.CELFacts(&facts[i])
	}
	make := func(name string, fused bool) *contender {
		rules, err := bench.NewCEL(fused)
		if err != nil {
			log.Fatal(err)
		}
		var opens [aftercare.ActivityCount]int64
		return &contender{name: name, n: len(people) / 5, do: func(i int) {
			if _, err := rules.Decide(given[i*5], &facts[i*5], &opens); err != nil {
				log.Fatal(err)
			}
		}}
	}
	return make("cel-go, facts given, a program each", false), make("cel-go, facts given, fused", true)
}

func (t *table) cold(e *engine.Engine) {
	people := bench.Crowd(e, coldPeople)
	var a floor.Answer
	var d engine.Decision
	hand := &contender{name: "by hand, 20,000 people in memory", n: coldPeople, do: func(i int) { floor.Decide(people[i].Record, people[i].AsOf, &a) }}
	decide := &contender{name: "engine.Decide, the same", n: coldPeople, do: func(i int) { e.Decide(people[i].Record, people[i].AsOf, &d) }}
	race(15, hand, decide)
	t.add(hand.name, micro(hand), "", "")
	t.add(decide.name, micro(decide), "", "")
	t.ratio("  to by hand", decide.ns()/hand.ns(), 2)
}

func (t *table) reading(e *engine.Engine) {
	people := bench.Crowd(e, hotPeople)
	texts, raw, size := make([]string, hotPeople), make([][]byte, hotPeople), 0
	for i := range people {
		raw[i] = wire.AppendRecord(nil, people[i].Record)
		texts[i] = string(raw[i])
		size += len(raw[i])
	}
	strict := &contender{name: "wire.ParseRecord", n: hotPeople, do: func(i int) { wire.ParseRecord(texts[i]) }}
	typed := &contender{name: "encoding/json, typed, unchecked", n: hotPeople, do: func(i int) {
		var rec bench.Typed
		if err := json.Unmarshal(raw[i], &rec); err != nil {
			log.Fatal(err)
		}
	}}
	race(60, strict, typed)
	perSecond := func(c *contender) string {
		return fmt.Sprintf("%s, %.0f MB/s", micro(c), float64(size)/hotPeople/c.ns()*1000)
	}
	t.add(strict.name, perSecond(strict), "", "")
	t.add(typed.name, perSecond(typed), "", "")
	t.atLeast("  wire.ParseRecord is faster", typed.ns()/strict.ns(), 1)
}

func (t *table) starting() {
	p, digest, _ := packs.Load("international")
	load := &contender{name: "packs.Load", n: 1, do: func(int) { packs.Load("international") }}
	compile := &contender{name: "engine.New", n: 1, do: func(int) {
		if _, err := engine.New(p, digest); err != nil {
			log.Fatal(err)
		}
	}}
	race(100, load, compile)
	t.add(load.name, milli(load.ns()), "", "")
	t.add(compile.name, milli(compile.ns()), "", "")
	starts, err := startProgram(20)
	if err != nil {
		fmt.Fprintln(os.Stderr, "the program was not started:", err)
		return
	}
	median := starts[len(starts)/2]
	t.verdict("process start to first answer, median of 20", milli(median), "< 15 ms", median < 15e6)
}
