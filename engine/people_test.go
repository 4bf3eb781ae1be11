package engine_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/simulate"
	"aftercare/packs"
)

// records is how many people each relation is held against, for the
// international pack; an eighth of them for each of the others. A longer run:
//
//	go test ./engine -args -aftercare.records=1000000
var records = flag.Int("aftercare.records", 2400, "how many records each relation is tried on")

var seed = flag.Uint64("aftercare.seed", 1, "where the people come from")

func TestMain(m *testing.M) {
	flag.Parse()
	if n, err := strconv.Atoi(os.Getenv("AFTERCARE_RECORDS")); err == nil {
		*records = n
	}
	debug.SetGCPercent(300) // the people are many and short-lived, the packs are not
	os.Exit(m.Run())
}

// subject is one person, whatever made her.
type subject = simulate.Subject

// bench is a pack with its people.
type bench struct {
	id     string
	pack   *guideline.Pack
	engine *engine.Engine
	// endless is the same pack with every observation current for ever.
	endless *engine.Engine
	world   *simulate.World
	byID    map[string]*guideline.Statement
	sources map[string]bool
	// others is what some other people told.
	others func() [][]aftercare.Observation
	// whenever is the pack of timeless, once it was made.
	whenever *bench
}

// newBench looks statements and sources up once: relations do so for each person.
func newBench(id string, pack *guideline.Pack, own, endless *engine.Engine, world *simulate.World) *bench {
	b := &bench{id: id, pack: pack, engine: own, endless: endless, world: world, byID: map[string]*guideline.Statement{}, sources: map[string]bool{}}
	b.others = sync.OnceValue(func() (list [][]aftercare.Observation) {
		for n := range uint64(1000) {
			list = append(list, world.Subject(*seed+1, n).Record.Observations)
		}
		return list
	})
	for i := range pack.Statements {
		b.byID[pack.Statements[i].ID] = &pack.Statements[i]
	}
	for i := range pack.Sources {
		b.sources[pack.Sources[i].ID] = true
	}
	return b
}

// loaded is every pack, each with its people, once.
var loaded = sync.OnceValue(func() []*bench {
	var list []*bench
	add := func(id string, pack *guideline.Pack, digest string) {
		e, err := engine.New(pack, digest)
		if err != nil {
			panic(err)
		}
		endless, err := engine.New(forever(pack), digest)
		if err != nil {
			panic(err)
		}
		list = append(list, newBench(id, pack, e, endless, simulate.New(pack)))
	}
	for _, p := range packs.All() {
		pack, digest, problems := packs.Load(p.ID)
		if pack == nil {
			panic(problems)
		}
		add(p.ID, pack, digest)
	}
	add("several", withForms(list[0].pack), "")
	return list
})

// forever is the pack with every observation current for ever.
func forever(pack *guideline.Pack) *guideline.Pack {
	p := *pack
	p.Policy = slices.Clone(pack.Policy)
	for i := range p.Policy {
		if p.Policy[i].Key == guideline.Current {
			p.Policy[i].Amount = aftercare.Amount{N: 100_000, Unit: aftercare.Day}
		}
	}
	return &p
}

func compiled(t testing.TB, pack *guideline.Pack, digest string) *engine.Engine {
	t.Helper()
	e, err := engine.New(pack, digest)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// relation holds a promise against many people of every pack: those drawn at
// random, and the pairs of facts in a mixed order. check says what is wrong,
// "" for nothing. The person that breaks it is made as small as can be.
func relation(t *testing.T, check func(x *trial) string) {
	t.Helper()
	p := promised(t)
	for _, b := range loaded() {
		p.on(b, *records, check)
	}
	p.hold()
}

// slowRelation is the same for promises about whole answers, which take longer.
func slowRelation(t *testing.T, check func(x *trial) string) {
	t.Helper()
	p := promised(t)
	for _, b := range loaded() {
		p.on(b, *records/5, check)
	}
	p.hold()
}

// person is the n-th person of a pack.
func (b *bench) person(n uint64) subject {
	const step = 7919
	if n%3 != 2 {
		return b.world.Subject(*seed, n)
	}
	return b.world.Pair(int((n+*seed)*step%uint64(b.world.PairCount())), n/3%2)
}

const never aftercare.Date = 1 << 30

// opensOn is D of the relations: the day an activity opens. It is 0 if it
// is open, and later than any day where something has to happen first, a fact
// was not told, a source says no, or help comes first.
func opensOn(a *engine.ActivityDecision) aftercare.Date {
	switch {
	case a.Verdict == aftercare.WhenReady:
		return 0
	case a.Verdict == aftercare.Hold && a.Earliest != 0:
		return a.Earliest
	}
	return never
}

// noEarlier says where an activity opens earlier in b than in a.
func noEarlier(a, b *engine.Decision) string {
	var wrong []string
	for i := range a.Activities {
		if before, after := opensOn(&a.Activities[i]), opensOn(&b.Activities[i]); after < before {
			wrong = append(wrong, fmt.Sprintf("%s opens on %s, before on %s", aftercare.Activity(i+1), day(after), day(before)))
		}
	}
	return strings.Join(wrong, "; ")
}

func day(d aftercare.Date) string {
	switch d {
	case 0:
		return "any day"
	case never:
		return "no known day"
	}
	return d.String()
}

// noLower says that the level of b is below that of a.
func noLower(a, b *engine.Decision) string { return notBelow(a.Level, b.Level) }

// notBelow is the same for bare levels.
func notBelow(a, b aftercare.Urgency) string {
	if b < a {
		return fmt.Sprintf("the level falls from %s to %s", a, b)
	}
	return ""
}

// first returns the first thing that is wrong.
func first(problems ...string) string {
	for _, p := range problems {
		if p != "" {
			return p
		}
	}
	return ""
}

// about adds what was done to a problem.
func about(what, problem string) string {
	if problem == "" {
		return ""
	}
	return what + ": " + problem
}

// aboutOne adds an observation that it was done with, which takes long to describe.
func aboutOne(what string, o *aftercare.Observation, problem string) string {
	if problem == "" {
		return ""
	}
	return about(what+" "+describe(o), problem)
}

// pickOf picks from two lists as from one.
func pickOf[T any](r *rand.Rand, a, b []T) T {
	i := r.IntN(len(a) + len(b))
	if i < len(a) {
		return a[i]
	}
	return b[i-len(a)]
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// told gives an observation a moment that is not after as-of.
func (x *trial) told(o aftercare.Observation, ago int) aftercare.Observation {
	o.When = aftercare.On(x.AsOf.Day - aftercare.Date(ago))
	if ago == 0 && x.AsOf.HasInstant() && x.rand.IntN(2) == 0 {
		o.When = x.AsOf
	}
	return o
}

// with returns the record with one more observation, at a place drawn.
func (x *trial) with(o aftercare.Observation) *aftercare.Record {
	rec := x.clone()
	rec.Observations = append(rec.Observations, o)
	return rec
}
