package engine_test

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// promise is a relation, to be held against people of several packs.
type promise struct {
	t     *testing.T
	parts []*part
}

// part is a promise for one pack. check returns what is wrong, or "".
type part struct {
	bench  *bench
	count  uint64
	check  func(x *trial) string
	broken atomic.Uint64 // the first person that breaks it; count if nobody does
}

func promised(t *testing.T) *promise { return &promise{t: t} }

// on adds a pack, with so many people of the international one and an eighth of
// them of others.
func (p *promise) on(b *bench, count int, check func(x *trial) string) {
	if b.id != "international" {
		count /= 8
	}
	one := &part{bench: b, count: uint64(count), check: check}
	one.broken.Store(one.count)
	p.parts = append(p.parts, one)
}

// hold waits until the people of all packs have been met, and fails for the first
// that breaks the promise.
func (p *promise) hold() {
	p.t.Helper()
	c := gather(p.parts)
	p.t.Parallel() // from here on all promises of this run are known
	c.once.Do(c.meet)
	for _, one := range p.parts {
		if n := one.broken.Load(); n < one.count {
			p.t.Fatal(one.smallest(n))
		}
		p.t.Logf("%s: %d people", one.bench.id, one.count)
	}
}

// smallest makes the person that breaks a promise as small as can be.
func (p *part) smallest(n uint64) string {
	x := newTrial()
	again := func(s subject) string {
		x.meet(s, n)
		return x.try(p)
	}
	s := p.bench.person(n)
	small := simulate.Shrink(s, func(s subject) bool {
		return engine.Check(s.Record, s.AsOf) == nil && again(s) != ""
	})
	return p.bench.id + ": " + s.Name + ", as of " + small.AsOf.String() + ": " + again(small) + "\n" + string(wire.AppendRecord(nil, small.Record))
}

// crowd holds all promises of one run against one person after another: she is
// made once, and what several promises ask about her is found once.
type crowd struct {
	parts []*part
	once  sync.Once
	begun bool
}

var (
	gathering sync.Mutex
	gathered  *crowd
)

// gather adds to the crowd that has not begun.
func gather(parts []*part) *crowd {
	gathering.Lock()
	defer gathering.Unlock()
	if gathered == nil || gathered.begun {
		gathered = &crowd{}
	}
	gathered.parts = append(gathered.parts, parts...)
	return gathered
}

// meet holds the promises of each pack in turn.
func (c *crowd) meet() {
	gathering.Lock()
	c.begun = true
	gathering.Unlock()
	groups := make([]group, runtime.GOMAXPROCS(0))
	for i := range groups {
		groups[i] = newGroup()
	}
	for _, b := range loaded() {
		var parts []*part
		most := uint64(0)
		for _, p := range c.parts {
			if p.bench.world == b.world {
				parts, most = append(parts, p), max(most, p.count)
			}
		}
		var next atomic.Uint64
		var all sync.WaitGroup
		for _, g := range groups {
			all.Go(func() {
				size := uint64(len(g))
				for from := next.Add(size) - size; from < most; from = next.Add(size) - size {
					g[:min(size, most-from)].meet(b, parts, from)
				}
			})
		}
		all.Wait()
	}
}

// group is people who meet one promise before they meet the next: an engine is
// large, and quick only while the processor has it at hand.
type group []*trial

func newGroup() group {
	g := make(group, 64)
	for i := range g {
		g[i] = newTrial()
		g[i].scratch = g[0].scratch
	}
	return g
}

// meet holds promises against the people of a pack from a number on.
func (g group) meet(b *bench, parts []*part, from uint64) {
	for i, x := range g {
		n := from + uint64(i)
		x.meet(b.person(n), n)
	}
	before := wire.AppendRecord(nil, g[0].Record)
	for _, p := range parts {
		for _, x := range g {
			if x.number < p.broken.Load() && x.try(p) != "" {
				p.breaks(x.number)
			}
		}
	}
	if !bytes.Equal(before, wire.AppendRecord(nil, g[0].Record)) {
		panic("a check changed the record that others read: " + string(before))
	}
}

// breaks notes somebody who breaks a promise, unless an earlier one did.
func (p *part) breaks(n uint64) {
	for {
		first := p.broken.Load()
		if first <= n || p.broken.CompareAndSwap(first, n) {
			return
		}
	}
}

// trial is one person and the chances of one check; the same again when the
// person is made smaller.
type trial struct {
	*bench
	subject
	number uint64
	source *rand.PCG
	rand   *rand.Rand

	known   []known // of her record
	once    room    // for what is known
	scratch *room   // for what one check asks
}

// known is what an engine says of the record itself.
type known struct {
	engine         *engine.Engine
	decision       *engine.Decision
	alarms         *engine.Alarms
	guidance       *aftercare.Guidance
	text, unplaced []byte
}

// room is memory to be used again.
type room struct {
	decisions []*engine.Decision
	decided   int
	records   []*aftercare.Record
	copied    int
	guidance  []*engine.Room
	evaluated int
	texts     [][]byte
	written   int
}

// clear frees the room for others.
func (r *room) clear() { r.decided, r.copied, r.evaluated, r.written = 0, 0, 0, 0 }

func newTrial() *trial {
	x := &trial{source: rand.NewPCG(0, 0), scratch: &room{}}
	x.rand = rand.New(x.source)
	return x
}

// meet begins with another person.
func (x *trial) meet(s subject, n uint64) {
	x.subject, x.number = s, n
	x.known = x.known[:0]
	x.once.clear()
}

// try holds one promise against the person.
func (x *trial) try(p *part) string {
	x.bench = p.bench
	x.source.Seed(*seed, x.number)
	x.scratch.clear()
	return p.check(x)
}

func (r *room) decision() *engine.Decision {
	if r.decided == len(r.decisions) {
		r.decisions = append(r.decisions, &engine.Decision{})
	}
	r.decided++
	return r.decisions[r.decided-1]
}

// copyOf is a copy of a record, to be changed.
func (r *room) copyOf(rec *aftercare.Record) *aftercare.Record {
	if r.copied == len(r.records) {
		r.records = append(r.records, &aftercare.Record{})
	}
	c := r.records[r.copied]
	r.copied++
	care, observations := c.Care[:0], c.Observations[:0]
	*c = *rec
	c.Care, c.Observations = append(care, rec.Care...), append(observations, rec.Observations...)
	c.Wishes.Activities = slices.Clone(rec.Wishes.Activities)
	return c
}

// evaluate gives the whole guidance.
func (r *room) evaluate(e *engine.Engine, rec *aftercare.Record, asOf aftercare.When) *aftercare.Guidance {
	if r.evaluated == len(r.guidance) {
		r.guidance = append(r.guidance, &engine.Room{})
	}
	r.evaluated++
	return e.EvaluateIn(r.guidance[r.evaluated-1], rec, asOf)
}

// write gives a guidance as bytes.
func (r *room) write(g *aftercare.Guidance) []byte {
	if r.written == len(r.texts) {
		r.texts = append(r.texts, nil)
	}
	text := wire.AppendGuidance(r.texts[r.written][:0], g)
	r.texts[r.written] = text
	r.written++
	return text
}

// clone is the record, to be changed.
func (x *trial) clone() *aftercare.Record { return x.scratch.copyOf(x.Record) }

// of is what is known of the record by an engine.
func (x *trial) of(e *engine.Engine) *known {
	for i := range x.known {
		if x.known[i].engine == e {
			return &x.known[i]
		}
	}
	x.known = append(x.known, known{engine: e})
	return &x.known[len(x.known)-1]
}

// judge gives the bare decisions for a record on the trial's day.
func (x *trial) judge(rec *aftercare.Record) *engine.Decision { return x.judgeBy(x.engine, rec) }

func (x *trial) judgeBy(e *engine.Engine, rec *aftercare.Record) *engine.Decision {
	if rec != x.Record {
		d := x.scratch.decision()
		e.Decide(rec, x.AsOf, d)
		return d
	}
	k := x.of(e)
	if k.decision == nil {
		k.decision = x.once.decision()
		e.Decide(rec, x.AsOf, k.decision)
	}
	return k.decision
}

func decide(e *engine.Engine, rec *aftercare.Record, asOf aftercare.When) *engine.Decision {
	var d engine.Decision
	e.Decide(rec, asOf, &d)
	return &d
}

// level gives the level alone.
func (x *trial) level(rec *aftercare.Record) aftercare.Urgency {
	if rec == x.Record {
		return x.judge(rec).Level
	}
	return x.engine.Level(rec, x.AsOf)
}

// alarms gives the alarms that fire and the effects that lower some.
func (x *trial) alarms(rec *aftercare.Record) *engine.Alarms { return x.alarmsBy(x.engine, rec) }

func (x *trial) alarmsBy(e *engine.Engine, rec *aftercare.Record) *engine.Alarms {
	if rec != x.Record {
		return e.Alarms(rec, x.AsOf)
	}
	k := x.of(e)
	if k.alarms == nil {
		k.alarms = e.Alarms(rec, x.AsOf)
	}
	return k.alarms
}

// evaluate gives the whole guidance. It is to be read, never written.
func (x *trial) evaluate(rec *aftercare.Record) *aftercare.Guidance {
	return x.evaluateBy(x.engine, rec)
}

func (x *trial) evaluateBy(e *engine.Engine, rec *aftercare.Record) *aftercare.Guidance {
	if rec != x.Record {
		return x.scratch.evaluate(e, rec, x.AsOf)
	}
	k := x.of(e)
	if k.guidance == nil {
		k.guidance = x.once.evaluate(e, rec, x.AsOf)
	}
	return k.guidance
}

// without returns the record without a code's observations.
func (x *trial) without(rec *aftercare.Record, codes ...aftercare.Code) *aftercare.Record {
	out := x.scratch.copyOf(rec)
	out.Observations = slices.DeleteFunc(out.Observations, func(o aftercare.Observation) bool { return slices.Contains(codes, o.Code) })
	return out
}

// describe names an observation, for messages.
func describe(o *aftercare.Observation) string {
	rec := aftercare.Record{Observations: []aftercare.Observation{*o}}
	text := string(wire.AppendRecord(nil, &rec))
	_, text, _ = strings.Cut(text, `"observations":[`)
	return strings.TrimSuffix(text, "]}")
}
