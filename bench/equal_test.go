package bench

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/bench/floor"
	"aftercare/cases"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

var people = flag.Int("people", 100_000, "how many made-up people floor and engine must agree on")

func newEngine(t testing.TB) *engine.Engine {
	t.Helper()
	e, err := NewEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// differ says how the two answer differently, "" if they agree.
func differ(e *engine.Engine, rec *aftercare.Record, asOf aftercare.When) string {
	var d engine.Decision
	var a floor.Answer
	e.Decide(rec, asOf, &d)
	floor.Decide(rec, asOf, &a)
	var list []string
	add := func(what string, floor, engine any) {
		list = append(list, fmt.Sprintf("%s: floor %v, engine %v", what, floor, engine))
	}
	if a.Level != d.Level {
		add("urgency", a.Level, d.Level)
	}
	for i := range d.Activities {
		if f, e := a.Activities[i], d.Activities[i]; f != floor.Activity(e) {
			add(aftercare.Activity(i+1).String(), f, e)
		}
	}
	for i := range max(a.Dues, len(d.Due)) {
		var f floor.Due
		var x engine.DueDecision
		if i < a.Dues {
			f = a.Due[i]
		}
		if i < len(d.Due) {
			x = d.Due[i]
			x.Statement = slices.Index(floor.DueIDs[:], e.Pack().Statements[x.Statement].ID)
		}
		if f != floor.Due(x) {
			add("due "+floor.DueIDs[max(f.Statement, x.Statement)], f, x)
		}
	}
	return strings.Join(list, "\n\t")
}

// smallest takes away what a difference does not need.
func smallest(e *engine.Engine, rec aftercare.Record, asOf aftercare.When) aftercare.Record {
	try := func(change func(r *aftercare.Record)) {
		r := rec
		r.Observations = append([]aftercare.Observation(nil), rec.Observations...)
		r.Care = append([]aftercare.Care(nil), rec.Care...)
		change(&r)
		if engine.Check(&r, asOf) == nil && differ(e, &r, asOf) != "" {
			rec = r
		}
	}
	for range 3 {
		for i := len(rec.Observations) - 1; i >= 0; i-- {
			try(func(r *aftercare.Record) { r.Observations = append(r.Observations[:i], r.Observations[i+1:]...) })
		}
		for i := len(rec.Care) - 1; i >= 0; i-- {
			try(func(r *aftercare.Record) { r.Care = append(r.Care[:i], r.Care[i+1:]...) })
		}
		for i := range rec.Observations {
			try(func(r *aftercare.Record) { r.Observations[i].Since = 0 })
			try(func(r *aftercare.Record) { r.Observations[i].When.At = aftercare.Instant{} })
		}
		for i := range rec.Care {
			try(func(r *aftercare.Record) { r.Care[i].Start.At = aftercare.Instant{} })
			try(func(r *aftercare.Record) { r.Care[i].Anaesthetic = 0 })
			try(func(r *aftercare.Record) { r.Care[i].Method = 0 })
		}
		for _, change := range []func(r *aftercare.Record){
			func(r *aftercare.Record) { r.Person = aftercare.Person{} },
			func(r *aftercare.Record) { r.Loss.Kind = 0 },
			func(r *aftercare.Record) { r.Loss.Location = 0 },
			func(r *aftercare.Record) { r.Loss.Gestation = 0 },
			func(r *aftercare.Record) { r.Loss.DiagnosedOn = 0 },
			func(r *aftercare.Record) { r.Loss.From, r.Loss.To = 0, 0 },
			func(r *aftercare.Record) { r.Loss.From = r.Loss.To },
			func(r *aftercare.Record) { r.Wishes = aftercare.Wishes{} },
			func(r *aftercare.Record) { r.About, r.Jurisdiction, r.Language = 0, "", "" },
		} {
			try(change)
		}
	}
	return rec
}

// report fails the test for one record; it returns false after too many.
func report(t *testing.T, e *engine.Engine, name string, rec *aftercare.Record, asOf aftercare.When) bool {
	t.Helper()
	if differ(e, rec, asOf) == "" {
		return true
	}
	small := smallest(e, *rec, asOf)
	t.Errorf("%s as of %s\n\t%s\n\t%s", name, asOf, wire.AppendRecord(nil, &small), differ(e, &small, asOf))
	failures++
	return failures < 20
}

var failures int

func TestFloor_AgreesWithTheEngineOnPeopleMadeUp(t *testing.T) {
	e := newEngine(t)
	w := simulate.New(e.Pack())
	for n := range *people {
		s := w.Subject(11, uint64(n))
		if !report(t, e, s.Name, s.Record, s.AsOf) {
			t.Fatal("and more")
		}
	}
}

func TestFloor_AgreesWithTheEngineOnPairsOfFacts(t *testing.T) {
	e := newEngine(t)
	w := simulate.New(e.Pack())
	count := w.PairCount()
	step := max(1, 2*count / *people)
	for n := 0; n < count; n += step {
		for turn := range uint64(2) {
			s := w.Pair(n, turn)
			if !report(t, e, s.Name, s.Record, s.AsOf) {
				t.Fatal("and more")
			}
		}
	}
}

func TestFloor_AgreesWithTheEngineOnTheOpenCases(t *testing.T) {
	e := newEngine(t)
	list, err := cases.All("../cases")
	if err != nil || len(list) == 0 {
		t.Fatal("no cases: ", err)
	}
	for _, c := range list {
		if rec, asOf, findings := c.Parse(); findings == nil && engine.Check(rec, asOf) == nil {
			report(t, e, c.Name, rec, asOf)
		}
	}
}
