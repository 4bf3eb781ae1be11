package simulate_test

import (
	"reflect"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

func world(t testing.TB, id string) *simulate.World {
	t.Helper()
	p, _, problems := packs.Load(id)
	if p == nil {
		t.Fatal(problems)
	}
	return simulate.New(p)
}

// valid fails the test where a subject's record is none that can be read.
func valid(t *testing.T, s simulate.Subject) {
	t.Helper()
	text := string(wire.AppendRecord(nil, s.Record))
	back, findings := wire.ParseRecord(text)
	if findings != nil {
		t.Fatalf("%s: %s: %v", s.Name, text, findings)
	}
	if !reflect.DeepEqual(back, s.Record) {
		t.Fatalf("%s: read back as %s from %s", s.Name, wire.AppendRecord(nil, back), text)
	}
	if findings := engine.Check(s.Record, s.AsOf); findings != nil {
		t.Fatalf("%s: as of %s: %s: %v", s.Name, s.AsOf, text, findings)
	}
}

func TestSubject_IsAlwaysValid(t *testing.T) {
	for _, p := range packs.All() {
		w := world(t, p.ID)
		for n := range uint64(3000) {
			valid(t, w.Subject(1, n))
		}
		count := w.PairCount()
		t.Logf("%s: %d facts, %d pairs of values, %d signs", p.ID, len(w.Axes()), count, len(w.Signs()))
		for n := 0; n < count; n += 1 + count/3000 {
			valid(t, w.Pair(n, uint64(n%2)))
		}
	}
}

func TestPair_MeetsEveryPairOfValuesOnce(t *testing.T) {
	w := world(t, "international")
	seen := map[string]bool{}
	values := 0
	for n := range w.PairCount() {
		a, b := w.PairOf(n)
		if seen[a+" + "+b] {
			t.Fatalf("%s and %s are met twice", a, b)
		}
		seen[a+" + "+b] = true
	}
	for i, a := range w.Axes() {
		for _, b := range w.Axes()[i+1:] {
			values += len(a.Values) * len(b.Values)
		}
	}
	if values != len(seen) {
		t.Errorf("%d pairs are met of %d", len(seen), values)
	}
}

func TestSubject_ReachesEveryAlarmAndVerdict(t *testing.T) {
	for _, pack := range packs.All() {
		p, digest, _ := packs.Load(pack.ID)
		e, err := engine.New(p, digest)
		if err != nil {
			t.Fatal(err)
		}
		w := simulate.New(p)
		fired := map[string]bool{}
		opened := map[string]bool{}
		meet := func(s simulate.Subject) {
			g := e.Evaluate(s.Record, s.AsOf)
			for _, b := range g.Urgency.Because {
				fired[b.Statement] = true
			}
			for i := range g.Activities {
				a := &g.Activities[i]
				opened[a.Activity.String()+" "+a.Verdict.String()] = true
				if a.Earliest != 0 {
					opened[a.Activity.String()+" on a day"] = true
				}
			}
		}
		for n := range uint64(6000) {
			meet(w.Subject(3, n))
		}
		for n := 0; n < w.PairCount(); n += 31 {
			meet(w.Pair(n, 0))
		}
		for i := range p.Statements {
			if s := &p.Statements[i]; s.Kind == guideline.Alarm && s.Status == "active" && !fired[s.ID] {
				t.Errorf("%s: nobody met %s", p.ID, s.ID)
			}
		}
		for _, a := range aftercare.ActivityTerms {
			for _, v := range []string{"when-ready", "hold", "get-help-first"} {
				if !opened[a+" "+v] {
					t.Errorf("%s: nobody met %s for %s", p.ID, v, a)
				}
			}
		}
		t.Logf("%s: %d alarms and %d answers met", p.ID, len(fired), len(opened))
	}
}

func TestSubject_FollowsFromItsSeedAlone(t *testing.T) {
	a, b := world(t, "international"), world(t, "international")
	different := 0
	for n := range uint64(200) {
		x, y, z := a.Subject(7, n), b.Subject(7, n), b.Subject(8, n)
		text := string(wire.AppendRecord(nil, x.Record))
		if x.AsOf != y.AsOf || text != string(wire.AppendRecord(nil, y.Record)) {
			t.Fatalf("%s is not the same twice", x.Name)
		}
		if text != string(wire.AppendRecord(nil, z.Record)) {
			different++
		}
	}
	if different < 190 {
		t.Errorf("only %d of 200 people differ between two seeds", different)
	}
}
