package ask

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
	"aftercare/locale"
)

// Whatever an alarm holds says so in words, and what none holds doesn't.
func TestHeld_NamesTheFindingThatHoldsAndNoOther(t *testing.T) {
	a := newApp(t)
	know := a.Knowledge("GB")
	world := simulate.New(know.Pack)
	var first, asked, lapsed, free int
	for n := range uint64(4000) {
		s := world.Subject(35, n)
		g := know.Engine.Evaluate(s.Record, s.AsOf)
		for i := range g.Activities {
			x := &g.Activities[i]
			fires := func(id string) bool {
				return slices.ContainsFunc(g.Urgency.Because, func(b aftercare.Because) bool { return b.Statement == id })
			}
			says, still := a.Words.Held(s.Record, g, x, know.Statement), a.Words.StillThere(s.Record, g, x, know.Statement)
			switch held := slices.ContainsFunc(x.HeldBy, fires) && locale.AsksFirst(x); {
			case x.Verdict == aftercare.GetHelpFirst:
				first++
				if says == "" {
					t.Errorf("%s: %v needs help first, for nothing", s.Name, x.Activity)
				}
			case held && says == "":
				t.Errorf("%s: %v is held by %v, for nothing", s.Name, x.Activity, x.HeldBy)
			case !held && says != "":
				t.Errorf("%s: %v is not held, and yet %q", s.Name, x.Activity, says)
			case held:
				asked++
			default:
				free++
			}
			silent := func(id string) bool { return know.Statement(id) != nil && !fires(id) }
			old := slices.ContainsFunc(x.HeldBy, func(id string) bool { return silent(id) && know.Statement(id).Absence == guideline.Window{} })
			if old && still == "" || still != "" && !slices.ContainsFunc(x.HeldBy, silent) {
				t.Errorf("%s: %v, held by %v, asks %q", s.Name, x.Activity, x.HeldBy, still)
			}
			if old {
				lapsed++
			}
		}
	}
	if min(first, asked, lapsed, free) < 100 {
		t.Errorf("too few: %d with help first, %d to ask first, %d by a sign of an earlier day, %d free", first, asked, lapsed, free)
	}
}

// The card of her answer names what holds it, once.
func TestAnswer_NamesWhatHoldsWhatSheAskedOnce(t *testing.T) {
	a := newApp(t)
	world := simulate.New(a.Knowledge("GB").Pack)
	named := 0
	for n := range uint64(400) {
		s := world.Subject(36, n)
		s.Record.Jurisdiction, s.Record.Wishes.Activities = "GB", []aftercare.Activity{aftercare.Swimming, aftercare.Work, aftercare.PenetrativeSex}
		form := append(questions.RecordFields(s.Record, s.AsOf.Day), page.Field{Name: "step", Value: questions.StepAnswer}, page.Field{Name: "go", Value: questions.StepAnswer}, page.Field{Name: "told", Value: "emergency"})
		answers, findings := questions.Read(form, s.AsOf)
		if findings != nil {
			continue
		}
		p := New(a.Site, &page.Request{Path: page.PathAsk, Now: s.AsOf, InPage: true}, answers)
		g := p.Guidance()
		if g.Urgency.Level >= aftercare.SameDay {
			continue
		}
		root := pagetest.ParsePage(t, string(p.Answer(g).Body))
		hero := root.All(func(k *pagetest.Tag) bool { return strings.HasPrefix(k.Attrs["class"], "hero") })[0].Words()
		asked := p.asked(g)
		for i, says := range p.heldAll(g, asked) {
			if says != "" {
				named++
				if strings.Count(hero, says) != 1 {
					t.Errorf("%s: %v: %q stands %d times in %s", s.Name, asked[i].Activity, says, strings.Count(hero, says), hero)
				}
			}
			if whole := p.W.Held(p.Record, g, asked[i], p.Know.Statement); says == "" && whole != "" && !strings.Contains(hero, whole) && !slices.Contains(asked[i].HeldBy, g.Urgency.Because[0].Statement) {
				t.Errorf("%s: %v is held, and %q stands nowhere", s.Name, asked[i].Activity, whole)
			}
		}
	}
	if named < 20 {
		t.Errorf("only %d are held", named)
	}
}
