package cases

import (
	"fmt"
	"hash/crc32"
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

func TestSameCondition_IsWhatNoRecordTellsApart(t *testing.T) {
	bleeds := func(words ...aftercare.Word) guideline.Condition {
		return guideline.Condition{Finding: guideline.Finding{Code: aftercare.Bleeding, Words: aftercare.SetOf(words...)}}
	}
	kind := func(kinds ...aftercare.LossKind) guideline.Condition {
		return guideline.Condition{Finding: guideline.Finding{Kinds: aftercare.SetOf(kinds...)}}
	}
	place := func(places ...aftercare.Location) guideline.Condition {
		return guideline.Condition{Finding: guideline.Finding{Locations: aftercare.SetOf(places...)}}
	}
	late := guideline.Condition{Finding: guideline.Finding{Late: true}}
	anyOf := func(kids ...guideline.Condition) guideline.Condition { return guideline.Condition{Any: kids} }
	allOf := func(kids ...guideline.Condition) guideline.Condition { return guideline.Condition{All: kids} }
	for _, c := range []struct {
		why  string
		a, b guideline.Condition
		same bool
	}{
		{"a word that is enough alone", anyOf(bleeds(aftercare.BleedingSoaking), allOf(bleeds(aftercare.BleedingHeavy), late)),
			anyOf(bleeds(aftercare.BleedingSoaking), allOf(bleeds(aftercare.BleedingHeavy, aftercare.BleedingSoaking), late)), true},
		{"a word that is not", anyOf(bleeds(aftercare.BleedingSoaking), allOf(bleeds(aftercare.BleedingHeavy), late)),
			anyOf(bleeds(aftercare.BleedingSoaking), allOf(bleeds(aftercare.BleedingHeavy, aftercare.BleedingModerate), late)), false},
		{"a kind that is enough alone", anyOf(kind(aftercare.LateLoss), allOf(late, kind(aftercare.Ectopic))),
			anyOf(kind(aftercare.LateLoss), allOf(late, kind(aftercare.Ectopic, aftercare.LateLoss))), true},
		{"a kind that is not", anyOf(kind(aftercare.LateLoss), allOf(late, kind(aftercare.Ectopic))),
			anyOf(kind(aftercare.LateLoss), allOf(late, kind(aftercare.Ectopic, aftercare.Molar))), false},
		{"the last kind of what asks for more stays", anyOf(kind(aftercare.LateLoss), allOf(late, kind(aftercare.LateLoss))),
			anyOf(kind(aftercare.LateLoss), late), false},
		{"a place that the other finding excludes", allOf(place(aftercare.Unlocated), place(aftercare.Unlocated, aftercare.Intrauterine)),
			allOf(place(aftercare.Unlocated), place(aftercare.Unlocated, aftercare.EctopicLocation)), true},
		{"a place that both allow", allOf(place(aftercare.Unlocated), place(aftercare.Unlocated)),
			allOf(place(aftercare.Unlocated, aftercare.Intrauterine), place(aftercare.Unlocated, aftercare.Intrauterine)), false},
	} {
		if got := sameCondition(&c.a, &c.b); got != c.same {
			t.Errorf("%s: same is %v", c.why, got)
		}
	}
}

func TestSameScope_IsWhatNoRecordTellsApart(t *testing.T) {
	womb := guideline.WombColumns
	early := aftercare.SetOf(aftercare.CompleteMiscarriage, aftercare.MissedMiscarriage)
	surgical := aftercare.SetOf(guideline.BySurgery)
	ectopic, unlocated := aftercare.SetOf(aftercare.EctopicLocation), aftercare.SetOf(aftercare.Unlocated)
	for _, c := range []struct {
		why  string
		of   guideline.Kind
		a, b guideline.Applies
		same bool
	}{
		{"only an operation has an anaesthetic", guideline.Inform, guideline.Applies{Anaesthetic: aftercare.SetOf(aftercare.General)},
			guideline.Applies{Anaesthetic: aftercare.SetOf(aftercare.General), Routes: surgical}, true},
		{"other care has none", guideline.Inform, guideline.Applies{Anaesthetic: aftercare.SetOf(aftercare.General)},
			guideline.Applies{Anaesthetic: aftercare.SetOf(aftercare.General), Routes: aftercare.SetOf(guideline.ByMedicine)}, false},
		{"an unknown kind may be any", guideline.Gate, guideline.Applies{Kinds: early}, guideline.Applies{Kinds: early.With(aftercare.KindUnknown)}, true},
		{"an unknown kind is no mole", guideline.Gate, guideline.Applies{Kinds: aftercare.SetOf(aftercare.Molar)},
			guideline.Applies{Kinds: aftercare.SetOf(aftercare.Molar, aftercare.KindUnknown)}, false},
		{"texts on other columns are not about a mole", guideline.Inform, guideline.Applies{Columns: womb, Kinds: early}, guideline.Applies{Columns: womb, Kinds: early.With(aftercare.Molar)}, true},
		{"texts on ectopic columns may be, on one in the tube", guideline.Inform, guideline.Applies{Columns: guideline.EctopicColumns, Kinds: early}, guideline.Applies{Columns: guideline.EctopicColumns, Kinds: early.With(aftercare.Molar)}, false},
		{"gates on other columns are", guideline.Gate, guideline.Applies{Columns: womb, Kinds: early}, guideline.Applies{Columns: womb, Kinds: early.With(aftercare.Molar)}, false},
		{"found in the tube she is in no column of the womb", guideline.Inform, guideline.Applies{Columns: womb, Location: unlocated}, guideline.Applies{Columns: womb, Location: unlocated | ectopic}, true},
		{"gates on care of the womb may be hers", guideline.Gate, guideline.Applies{Columns: womb, Location: unlocated}, guideline.Applies{Columns: womb, Location: unlocated | ectopic}, false},
		{"what threatened and passed may be any", guideline.Gate, guideline.Applies{Phase: guideline.After, Kinds: early}, guideline.Applies{Phase: guideline.After, Kinds: early.With(aftercare.Threatened)}, true},
		{"what threatens is no other kind", guideline.Gate, guideline.Applies{Kinds: early}, guideline.Applies{Kinds: early.With(aftercare.Threatened)}, false},
		{"after an ectopic pregnancy nothing is waited for", guideline.Inform, guideline.Applies{Location: ectopic}, guideline.Applies{Location: ectopic, Phase: guideline.After}, true},
		{"after others it is", guideline.Inform, guideline.Applies{Location: unlocated}, guideline.Applies{Location: unlocated, Phase: guideline.After}, false},
	} {
		if got := sameScope(c.of, c.a, c.b); got != c.same {
			t.Errorf("%s: same is %v", c.why, got)
		}
	}
}

// noMutants returns the changes of a statement that are taken for none.
func noMutants(p *guideline.Pack, s *guideline.Statement) (list []change[guideline.Statement]) {
	add := func(what string, set func(*guideline.Statement)) {
		c := *s
		set(&c)
		list = append(list, change[guideline.Statement]{what, c})
	}
	if s.When != nil {
		for _, w := range conditionChanges(*s.When) {
			if sameCondition(s.When, &w.value) {
				add("when: "+w.what, func(c *guideline.Statement) { c.When = &w.value })
			}
		}
	}
	for _, a := range appliesChanges(s.Applies) {
		if sameScope(s.Kind, s.Applies, a.value) {
			add("applies: "+a.what, func(c *guideline.Statement) { c.Applies = a.value })
		}
	}
	if s.Kind == guideline.Expected {
		for _, f := range findingChanges(*s.Finding) {
			if excuses(p, s, f.value) == excuses(p, s, *s.Finding) {
				add("finding: "+f.what, func(c *guideline.Statement) { c.Finding = &f.value })
			}
		}
	}
	return list
}

// What is taken for no mutant changes no answer of generated people: one change
// of each statement at a time, all statements at once.
func TestMutants_WhatIsNoneChangesNoAnswer(t *testing.T) {
	n, subjects := 0, uint64(50)
	if *mutantsFlag == "all" {
		subjects = 400
	}
	for _, published := range packs.All() {
		p, _, _ := packs.Load(published.ID)
		before, err := engine.New(p, "none")
		if err != nil {
			t.Fatal(err)
		}
		changes := make([][]change[guideline.Statement], len(p.Statements))
		for i := range p.Statements {
			if p.Statements[i].Status == guideline.Active {
				changes[i] = noMutants(p, &p.Statements[i])
			}
		}
		people := simulate.New(p)
		for round, more := 0, true; more; round++ {
			more = false
			q := *p
			q.Statements = slices.Clone(p.Statements)
			for i := range changes {
				if round < len(changes[i]) {
					q.Statements[i] = changes[i][round].value
					more = true
					n++
				}
			}
			after, err := engine.New(&q, "none")
			if err != nil {
				t.Fatal(err)
			}
			for i := range subjects {
				s := people.Subject(uint64(41+round), i)
				if a, b := answerOf(before, s), answerOf(after, s); a != b {
					t.Errorf("%s, round %d: %s, %s\n%s", p.ID, round, s.AsOf, wire.AppendRecord(nil, s.Record), difference(a, b))
					break
				}
			}
		}
	}
	t.Logf("%d changes are taken for none", n)
}

// answerOf is an answer but for the facts that its alarms name.
func answerOf(e *engine.Engine, s simulate.Subject) string {
	g := e.Evaluate(s.Record, s.AsOf)
	for i := range g.Urgency.Because {
		g.Urgency.Because[i].Facts = nil
	}
	return string(wire.AppendGuidance(nil, g))
}

// difference shows where two texts part.
func difference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("before …%s…\nafter  …%s…", a[from:min(len(a), at+100)], b[from:min(len(b), at+100)])
}

// A followed source, or an activity of a gate, that counts anyway changes no
// answer if it is left out: a sample of them.
func TestMutants_WhatIsFollowedAnywayChangesNoAnswer(t *testing.T) {
	n := 0
	for _, published := range packs.All() {
		p, _, _ := packs.Load(published.ID)
		before, err := engine.New(p, "none")
		if err != nil {
			t.Fatal(err)
		}
		people := simulate.New(p)
		same := func(what string, q *guideline.Pack) {
			n++
			after, err := engine.New(q, "none")
			if err != nil {
				t.Fatal(what, err)
			}
			for i := range uint64(40) {
				s := people.Subject(crc(what), i)
				if a, b := answerOf(before, s), answerOf(after, s); a != b {
					t.Errorf("%s: %s: %s, %s\n%s", p.ID, what, s.AsOf, wire.AppendRecord(nil, s.Record), difference(a, b))
					return
				}
			}
		}
		for i := range p.Follow {
			for _, c := range cellChanges(p.Follow[i]) {
				q := *p
				q.Follow = slices.Clone(p.Follow)
				q.Follow[i] = c.value
				what := fmt.Sprintf("%s follow %s #%d, %s", p.ID, c.value.Subject(), i, c.what)
				if crc(what)%20 == 0 && sameFollowing(p, &q, nil, &c.value) {
					same(what, &q)
				}
			}
		}
	}
	t.Logf("%d of them", n)
}

func crc(name string) uint64 { return uint64(crc32.ChecksumIEEE([]byte(name))) }
