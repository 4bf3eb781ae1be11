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
		missing := map[string]bool{}
		for i := range p.Statements {
			if s := &p.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active {
				missing[s.ID] = true
			}
		}
		for _, a := range aftercare.ActivityTerms.Words() {
			for _, v := range []string{"when-ready", "hold", "get-help-first"} {
				missing[a+" "+v] = true
			}
		}
		met := 0
		meet := func(s simulate.Subject) {
			g := e.Evaluate(s.Record, s.AsOf)
			for _, b := range g.Urgency.Because {
				delete(missing, b.Statement)
			}
			for i := range g.Activities {
				delete(missing, g.Activities[i].Activity.String()+" "+g.Activities[i].Verdict.String())
			}
			met++
		}
		const step = 7919 // a prime, so that the pairs come in a mixed order
		for n := 0; n < 15_000 && len(missing) > 0; n++ {
			meet(w.Subject(3, uint64(n)))
			meet(w.Pair(n*step%w.PairCount(), 0))
		}
		t.Logf("%s: all met after %d people", p.ID, met)
		for what := range missing {
			t.Errorf("%s: nobody met %s", p.ID, what)
		}
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
