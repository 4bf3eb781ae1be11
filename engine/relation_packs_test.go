package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// clinic makes up a pack that tightens another: its own leaflet, some alarms,
// some rules, followed everywhere, and here and there a stricter policy.
func clinic(r *rand.Rand, parent *guideline.Pack, n int) *guideline.Pack {
	leaflet := fmt.Sprintf("clinic-leaflet-%d", n)
	words := guideline.Text{{Lang: "en", Text: "As the leaflet says."}}
	p := &guideline.Pack{
		ID: fmt.Sprintf("clinic-%d", n), Title: "A clinic", Edition: "2026.1", Owner: "A clinic",
		Published: parent.Published, ReviewBy: parent.ReviewBy, Languages: []string{"en"}, Inherits: parent.ID, Tightens: true,
		Sources: []guideline.Source{{ID: leaflet, Publisher: "A clinic", Title: "Leaflet", Name: "A clinic", Edition: "1", Published: "2026", Address: "https://clinic.example",
			Jurisdiction: "international", Language: "en", Tier: guideline.TierB, Kind: guideline.HospitalSource, Seen: guideline.SeenWhole, Licence: "own", CheckedOn: "2026-11"}},
	}
	statement := func(kind guideline.Kind) *guideline.Statement {
		p.Statements = append(p.Statements, guideline.Statement{
			ID: fmt.Sprintf("CLINIC-RULE%d-%02d", n, len(p.Statements)+1), Kind: kind, Status: guideline.Active, Population: guideline.OfMixed,
			Strength: guideline.Must, Certainty: guideline.Ungraded, Says: words, Cites: []guideline.Cite{{Source: leaflet, Locator: "page one"}},
		})
		return &p.Statements[len(p.Statements)-1]
	}
	for range 1 + r.IntN(4) {
		s := statement(guideline.Alarm)
		s.Level, s.Action = aftercare.Urgency(1+r.IntN(4)), aftercare.ContactToday
		if s.Level >= aftercare.Soon {
			s.Holds = aftercare.SetOf(guideline.HoldGroup(1 + r.IntN(guideline.HoldTerms.Len())))
		}
		if s.Level >= aftercare.SameDay {
			s.LineWhy = "The clinic's own."
		}
		s.When = &guideline.Condition{All: []guideline.Condition{someFinding(r)}}
		if r.IntN(2) == 0 {
			s.When.All = append(s.When.All, someFinding(r))
		}
	}
	for range 1 + r.IntN(6) {
		s := statement(guideline.Gate)
		s.Activities = []aftercare.Activity{aftercare.Activity(1 + r.IntN(aftercare.ActivityCount))}
		s.Require = someRequirement(r, 2)
		s.Applies.Routes = pick(r, []aftercare.Set[guideline.CareRoute]{0, 0, 1, 2, 4, 8, 6})
		s.Applies.Phase = pick(r, []guideline.Phase{0, 0, guideline.Waiting, guideline.After})
		p.Follow = append(p.Follow, guideline.Cell{Activity: s.Activities[0], Follow: []string{leaflet}, Why: words})
	}
	// One cell for each activity.
	slices.SortFunc(p.Follow, func(a, b guideline.Cell) int { return int(a.Activity) - int(b.Activity) })
	p.Follow = slices.CompactFunc(p.Follow, func(a, b guideline.Cell) bool { return a.Activity == b.Activity })
	if r.IntN(3) == 0 {
		p.Policy = []guideline.Policy{
			{Key: guideline.DryDays, Amount: aftercare.Amount{N: 2 + r.IntN(5), Unit: aftercare.Day}, Reason: words},
			{Key: guideline.AnswersCurrent, Amount: aftercare.Amount{N: 1 + r.IntN(6), Unit: aftercare.Day}, Reason: words},
		}
	}
	return p
}

// someFinding is a sign that worries.
func someFinding(r *rand.Rand) guideline.Condition {
	for {
		code := aftercare.Code(1 + r.IntN(aftercare.CodeCount-1))
		info := code.Info()
		switch {
		case code == aftercare.Temperature:
			return guideline.Condition{Finding: guideline.Finding{Code: code, Compares: guideline.AtLeast, Unit: aftercare.UnitCelsius, AtLeast: aftercare.Decimal(370_000 + r.IntN(30_000))}}
		case code == aftercare.Ready:
		case info.Payload == aftercare.PayloadWord || info.Payload == aftercare.PayloadBool:
			if word := aftercare.Word(1 + r.IntN(info.Words.Len())); !info.Calm.Has(word) {
				return guideline.Condition{Finding: guideline.Finding{Code: code, Words: aftercare.SetOf(word)}}
			}
		}
	}
}

// someRequirement is a tree over criteria.
func someRequirement(r *rand.Rand, depth int) *guideline.Requirement {
	kids := make([]guideline.Requirement, 1+r.IntN(3))
	for i := range kids {
		if depth > 0 && r.IntN(3) == 0 {
			kids[i] = *someRequirement(r, depth-1)
			continue
		}
		k := aftercare.Criterion(1 + r.IntN(int(aftercare.DangerSignsAnswered)-1))
		kids[i].Criterion = k
		if k.CountsDays() {
			kids[i].Amount = aftercare.Amount{N: 1 + r.IntN(30), Unit: aftercare.TimeUnit(1 + r.IntN(3))}
		}
		if k == aftercare.MensesReturned {
			kids[i].Periods = r.IntN(3)
		}
	}
	if r.IntN(3) == 0 {
		return &guideline.Requirement{Any: kids}
	}
	return &guideline.Requirement{All: kids}
}

// laxer says where one decision is laxer than another.
func laxer(name string, d, than *engine.Decision) string {
	return about(name, first(noLower(than, d), noEarlier(than, d)))
}

const clinicsPerPack = 12

// Relation 12: a pack that tightens another is never laxer, and two packs read
// together are never laxer than each.
func TestResolve_TighteningPackIsNeverLaxer(t *testing.T) {
	t.Parallel()
	r, x := rand.New(rand.NewPCG(*seed, 12)), newTrial()
	for _, b := range loaded()[:2] {
		for n := range clinicsPerPack {
			one, two := clinic(r, b.pack, 1), clinic(r, b.pack, 2)
			together := *one
			together.Sources = slices.Concat(one.Sources, two.Sources)
			together.Statements = slices.Concat(one.Statements, two.Statements)
			together.Follow = slices.Concat(one.Follow, two.Follow)
			for _, p := range []*guideline.Pack{one, two} {
				if findings := guideline.Lint(p, b.pack); len(findings) > 0 {
					t.Fatal(findings)
				}
			}
			two.Policy = one.Policy
			resolved := func(p *guideline.Pack) *engine.Engine { return compiled(t, guideline.Resolve(p, b.pack), p.ID) }
			first1, first2, both := resolved(one), resolved(two), resolved(&together)
			for i := range uint64(*records / clinicsPerPack) {
				x.meet(b.world.Subject(*seed+uint64(n), i), i)
				parent, d1, d2 := x.judgeBy(b.engine, x.Record), x.judgeBy(first1, x.Record), x.judgeBy(first2, x.Record)
				union := x.judgeBy(both, x.Record)
				for _, problem := range []string{laxer("a clinic", d1, parent), laxer("a clinic", d2, parent), laxer("two together", union, d1), laxer("two together", union, d2)} {
					if problem != "" {
						t.Fatalf("%s, clinic %d: %s, as of %s: %s", b.id, n, x.Name, x.AsOf, problem)
					}
				}
			}
		}
	}
}

// Relation 12 for the packs there are: a country's pack and its parent's read
// together, with one policy.
func TestResolve_CountryAndParentTogetherAreNeverLaxerThanEach(t *testing.T) {
	parent, all := loaded()[0], promised(t)
	for _, b := range loaded()[1:] {
		one, union := *parent.pack, *b.pack
		one.Policy = b.pack.Policy
		union.Statements = slices.Clone(b.pack.Statements)
		for i := range parent.pack.Statements {
			if s := &parent.pack.Statements[i]; b.byID[s.ID] == nil {
				union.Statements = append(union.Statements, *s)
			}
		}
		union.Follow = slices.Concat(b.pack.Follow, parent.pack.Follow)
		both, alone := compiled(t, &union, "union"), compiled(t, &one, "parent")
		all.on(b, *records, func(x *trial) string {
			d := x.judgeBy(both, x.Record)
			return first(laxer("together than the country's", d, x.judge(x.Record)), laxer("together than the parent's", d, x.judgeBy(alone, x.Record)))
		})
	}
	all.hold()
}

// Relation 13: a clinic's own cell tightens. Only with a named clinician's
// signature does it stand in for the parent's, for that activity alone.
func TestResolve_ClinicRelaxesOnlyWhatIsSigned(t *testing.T) {
	t.Parallel()
	b := loaded()[0]
	r := rand.New(rand.NewPCG(*seed, 13))
	p := clinic(r, b.pack, 3)
	p.Statements, p.Policy = p.Statements[:1], nil // one alarm
	p.Statements[0].Status = guideline.Draft
	gate := p.Statements[0]
	gate.ID, gate.Kind, gate.Status, gate.When, gate.Level, gate.Action, gate.Holds = "CLINIC-SWIM-01", guideline.Gate, guideline.Active, nil, 0, 0, 0
	gate.LineWhy = ""
	gate.Activities, gate.Require, gate.Population = []aftercare.Activity{aftercare.Swimming}, &guideline.Requirement{}, guideline.OfMixed
	p.Statements = append(p.Statements, gate)
	p.Follow = []guideline.Cell{{Activity: aftercare.Swimming, Follow: []string{p.Sources[0].ID}, Why: gate.Says}}
	unsigned := compiled(t, guideline.Resolve(p, b.pack), "unsigned")
	p.Follow[0].SignedBy, p.Follow[0].SignedOn = "A named clinician", p.Published
	if findings := guideline.Lint(p, b.pack); len(findings) > 0 {
		t.Fatal(findings)
	}
	signed := compiled(t, guideline.Resolve(p, b.pack), "signed")
	relaxed, x := 0, newTrial()
	for n := range uint64(*records) {
		x.meet(b.world.Subject(*seed, n), n)
		parent, pinned, relaxing := x.judgeBy(b.engine, x.Record), x.judgeBy(unsigned, x.Record), x.judgeBy(signed, x.Record)
		if problem := laxer("unsigned", pinned, parent); problem != "" {
			t.Fatalf("%s: %s", x.Name, problem)
		}
		for i := range relaxing.Activities {
			switch swim := aftercare.Activity(i+1) == aftercare.Swimming; {
			case swim && opensOn(&relaxing.Activities[i]) < opensOn(&parent.Activities[i]):
				relaxed++
			case !swim && relaxing.Activities[i] != parent.Activities[i]:
				t.Fatalf("%s: the signature for swimming changes %s", x.Name, aftercare.Activity(i+1))
			}
		}
		if a := &x.evaluateBy(signed, x.Record).Activities[aftercare.Swimming-1]; a.Verdict != aftercare.GetHelpFirst && len(a.Signed) == 0 {
			t.Fatalf("%s: nobody signed", x.Name)
		}
		if problem := noLower(parent, relaxing); problem != "" {
			t.Fatalf("%s: signed: %s", x.Name, problem)
		}
	}
	if relaxed == 0 {
		t.Error("the signature relaxes nothing, so the test shows nothing")
	}
}
