package bench

import (
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/bench/floor"
	"aftercare/engine"
	"aftercare/internal/packyaml"
	"aftercare/internal/simulate"
	"aftercare/wire"

	"golang.org/x/tools/txtar"
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
	read := 0
	err := filepath.WalkDir("../cases", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".txtar" {
			return err
		}
		read++
		if rec, asOf := readCase(t, file); rec != nil {
			report(t, e, file, rec, asOf)
		}
		return nil
	})
	if err != nil || read == 0 {
		t.Fatal("no cases: ", err)
	}
}

// readCase reads the record and the day of an open case; nil if the case is
// about a record that is refused.
func readCase(t *testing.T, file string) (*aftercare.Record, aftercare.When) {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var asOf aftercare.When
	for _, line := range strings.Split(string(ar.Comment), "\n") {
		if day, ok := strings.CutPrefix(line, "As-of:"); ok {
			day = strings.TrimSpace(day)
			if d, ok := aftercare.ParseDate(day); ok {
				asOf = aftercare.On(d)
			} else if at, ok := aftercare.ParseInstant(day); ok {
				asOf = aftercare.At(at)
			}
		}
	}
	text := ""
	for _, f := range ar.Files {
		switch f.Name {
		case "record.yaml":
			json, _ := packyaml.ToJSON(f.Data)
			text = strings.TrimSuffix(`{"format":"`+aftercare.RecordFormat+`",`+json[1:], ",}")
			if !strings.HasSuffix(text, "}") {
				text += "}"
			}
		case "record.json":
			text = string(f.Data)
		}
	}
	rec, findings := wire.ParseRecord(text)
	if findings != nil || engine.Check(rec, asOf) != nil {
		return nil, asOf
	}
	return rec, asOf
}
