package locale

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func day(s string) aftercare.Date {
	d, ok := aftercare.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

var today = day("2026-11-09")

func TestDays_AreSaidAsPeopleSayThem(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{en.Day(day("2026-11-17"), today), "17 November"},
		{en.Day(day("2027-01-02"), today), "2 January 2027"},
		{en.ShortDay(day("2026-09-30"), today), "30 Sept"},
		{en.WeekDay(day("2026-11-17"), today), "Tuesday 17 November"},
		{en.Away(today, today), "today"},
		{en.Away(today+1, today), "tomorrow"},
		{en.Away(today-1, today), "yesterday"},
		{en.Away(today+8, today), "in 8 days"},
		{en.Away(today-30, today), "30 days ago"},
		{en.PartialDate("2018-11"), "November 2018"},
		{en.PartialDate("2018"), "2018"},
		{en.PartialDate("2018-11-05"), "5 November 2018"},
		{en.PartialDate("soon"), "soon"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestQuantity_HasItsUnit(t *testing.T) {
	number := func(s string) aftercare.Decimal { d, _ := aftercare.ParseDecimal(s); return d }
	for _, c := range []struct {
		q    guideline.Quantity
		bare bool
		want string
	}{
		{guideline.Quantity{Amount: aftercare.Amount{N: 2, Unit: aftercare.Week}}, false, "2 weeks"},
		{guideline.Quantity{Amount: aftercare.Amount{N: 1, Unit: aftercare.Month}}, false, "1 month"},
		{guideline.Quantity{Amount: aftercare.Amount{N: 48, Unit: aftercare.Hour}}, true, "48"},
		{guideline.Quantity{Value: number("37.8"), Unit: "Cel"}, false, "37.8 °C"},
		{guideline.Quantity{Value: number("1"), Unit: "pad"}, false, "one pad"},
		{guideline.Quantity{Value: number("2"), Unit: "pad"}, false, "2 pads"},
		{guideline.Quantity{Value: number("15.3"), Unit: "percent"}, false, "15.3%"},
		{guideline.Quantity{Value: number("15.3"), Unit: "percent"}, true, "15.3"},
	} {
		if got := en.Quantity(c.q, c.bare); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSays_PutsTheStatementsOwnNumbersIn(t *testing.T) {
	s := &guideline.Statement{
		Says:    guideline.Text{{Lang: "en", Text: "Wait {days-since-loss}, or {from#} to {to}; not {nothing}."}},
		Numbers: []guideline.Number{{Name: "from", Amount: aftercare.Amount{N: 7, Unit: aftercare.Day}}, {Name: "to", Amount: aftercare.Amount{N: 10, Unit: aftercare.Day}}},
		Require: &guideline.Requirement{Criterion: aftercare.DaysSinceLoss, Amount: aftercare.Amount{N: 2, Unit: aftercare.Week}},
	}
	if got, want := en.Says(s), "Wait 2 weeks, or 7 to 10 days; not {nothing}."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	q := &guideline.Question{Short: guideline.Text{{Lang: "en", Text: "About {S.to} or {S.from#}; {T.x}."}}}
	find := func(id string) *guideline.Statement {
		if id == "S" {
			return s
		}
		return nil
	}
	if got, want := en.Short(q, find), "About 10 days or 7; {T.x}."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A line of an answer names no source, so it says itself that its text was
// written for abortion care.
func TestLine_SaysThatItsTextWasWrittenForAbortionCare(t *testing.T) {
	s := &guideline.Statement{Says: guideline.Text{{Lang: "en", Text: "It starts early."}}, Population: guideline.OfMiscarriage}
	l := &aftercare.TopicLine{Topic: "bleeding"}
	for population, want := range map[guideline.Population]string{
		guideline.OfMiscarriage:     "It starts early.",
		guideline.OfInducedAbortion: "It starts early. " + en.Text("population.induced-abortion"),
	} {
		s.Population = population
		if _, got := en.Line(nil, l, s); got != want {
			t.Errorf("%s: %q, not %q", population, got, want)
		}
	}
}

func TestVerdict_SaysTheDayAndWhatElseItWaitsFor(t *testing.T) {
	on := day("2026-11-17")
	bleeding := aftercare.Waiting{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet, Need: 2}
	signs := aftercare.Waiting{Criterion: aftercare.SymptomsSettled, State: aftercare.Unmet}
	days := aftercare.Waiting{Criterion: aftercare.DaysSinceLoss, State: aftercare.Scheduled, On: on, Amount: aftercare.Amount{N: 2, Unit: aftercare.Week}}
	unknown := aftercare.Waiting{Criterion: aftercare.DaysSinceLoss, State: aftercare.StateUnknown, Amount: aftercare.Amount{N: 2, Unit: aftercare.Week}}
	danger := aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown}
	hold := func(earliest, notBefore aftercare.Date, list ...aftercare.Waiting) *aftercare.ActivityAnswer {
		return &aftercare.ActivityAnswer{Verdict: aftercare.Hold, Earliest: earliest, NotBefore: notBefore, WaitingFor: list}
	}
	for _, c := range []struct {
		a             *aftercare.ActivityAnswer
		says, glances string
	}{
		{&aftercare.ActivityAnswer{Verdict: aftercare.WhenReady}, "*When you feel ready.* The sources we follow ask you to wait for nothing more.", "when you feel ready"},
		{&aftercare.ActivityAnswer{Verdict: aftercare.GetHelpFirst}, "*Get help first.* This can wait until somebody has seen you.", "get help first"},
		{hold(on, 0, days), "*Wait until 17 November.* After that, when you feel ready.", "17 Nov"},
		{hold(0, on, bleeding, days), "*Wait until 17 November*, and until the bleeding has stopped. After that, when you feel ready.", "17 Nov and bleeding stops"},
		{hold(0, 0, bleeding), "*Wait until the bleeding has stopped.* After that, when you feel ready.", "bleeding stops"},
		{hold(0, 0, bleeding, signs), "*Wait until bleeding, pain, fever and bad smell have gone.* After that, when you feel ready.", "bleeding, pain and fever stop"},
		{hold(0, 0, unknown), "*We can't give a date yet.* We do not know when the loss was.", "not known yet"},
		{hold(0, on, danger, days), "*We can't give a date yet*, but not before 17 November. We do not know whether you have danger signs.", "17 Nov · not known yet"},
		{hold(0, 0, bleeding, unknown), "*Wait until the bleeding has stopped.* After that, when you feel ready. We also do not know when the loss was.", "bleeding stops · not known yet"},
		{hold(today, 0, days), "*Wait until later today.* After that, when you feel ready.", "later today"},
		{hold(0, 0), "*Wait for now*, and ask your doctor or clinic.", "wait for now"},
	} {
		if got := en.Verdict(c.a, today); got != c.says {
			t.Errorf("got  %q\nwant %q", got, c.says)
		}
		if got := en.Glance(c.a, today); got != c.glances {
			t.Errorf("got %q, want %q", got, c.glances)
		}
	}
}

func TestForHer_SaysWhatARuleMeansOnHerDays(t *testing.T) {
	on := day("2026-11-17")
	bleeding := aftercare.Waiting{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet}
	for _, c := range []struct {
		s    aftercare.SourceRule
		want string
	}{
		{aftercare.SourceRule{NoRule: true}, "mentions it but gives no time"},
		{aftercare.SourceRule{Verdict: aftercare.Avoid}, "advises against it, and gives no end"},
		{aftercare.SourceRule{Verdict: aftercare.Hold, Earliest: on}, "from 17 November"},
		{aftercare.SourceRule{Earliest: today - 3}, "since 6 November"},
		{aftercare.SourceRule{}, "when you feel ready"},
		{aftercare.SourceRule{Verdict: aftercare.Hold, NotBefore: on, WaitingFor: []aftercare.Waiting{bleeding}}, "from 17 November, and once the bleeding has stopped"},
		{aftercare.SourceRule{Verdict: aftercare.Hold, WaitingFor: []aftercare.Waiting{bleeding}}, "once the bleeding has stopped"},
	} {
		c.s.Applies = true
		if got := en.ForHer(&aftercare.SourceAnswer{SourceRule: &c.s}, today); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got, want := en.ForHer(&aftercare.SourceAnswer{SourceRule: &aftercare.SourceRule{}}, today), "written for different care"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhyTheyDiffer_NamesTheCommonestReasonsOfThoseNotFollowed(t *testing.T) {
	answer := func(applies, followed bool, reasons ...aftercare.Difference) aftercare.SourceAnswer {
		return aftercare.SourceAnswer{SourceText: &aftercare.SourceText{Differs: reasons, Followed: followed}, SourceRule: &aftercare.SourceRule{Applies: applies}}
	}
	shown := func(reasons ...aftercare.Difference) aftercare.SourceAnswer { return answer(true, false, reasons...) }
	got := en.WhyTheyDiffer([]aftercare.SourceAnswer{
		shown(aftercare.OtherProcedure, aftercare.OtherCountry), shown(aftercare.OtherProcedure), shown(aftercare.InfectionTheory, aftercare.OlderEdition),
		shown(aftercare.InfectionTheory, aftercare.OtherCountry), shown(aftercare.InfectionTheory),
		answer(true, true, aftercare.OlderEdition), answer(false, false, aftercare.OlderEdition),
	})
	if len(got) != 3 || !strings.HasPrefix(got[0], "3 sources worry about infection") || !strings.HasPrefix(got[1], "2 sources were written for one kind") {
		t.Errorf("got %q", got)
	}
}

// TestEveryTerm_HasWords holds the catalogue to the closed lists of the formats.
func TestEveryTerm_HasWords(t *testing.T) {
	need := func(prefix string, list []string, suffix string) {
		t.Helper()
		for _, word := range list {
			if !en.Has(prefix + word + suffix) {
				t.Errorf("no words for %s%s%s", prefix, word, suffix)
			}
		}
	}
	for _, prefix := range []string{"until.", "criterion.", "short."} {
		need(prefix, aftercare.CriterionTerms.Words()[:aftercare.CriterionTerms.Len()-1], "")
	}
	need("activity.", aftercare.ActivityTerms.Words(), "")
	need("opt.activity.", aftercare.ActivityTerms.Words(), "")
	need("urgency.", aftercare.UrgencyTerms.Words(), "")
	need("action.", aftercare.ActionTerms.Words(), "")
	need("due.", aftercare.DueStateTerms.Words(), "")
	need("item.", aftercare.ItemTerms.Words(), "")
	need("differs.", aftercare.DifferenceTerms.Words(), ".one")
	need("differs.", aftercare.DifferenceTerms.Words(), ".other")
	need("tier.", guideline.TierTerms.Words(), "")
	need("tier.", guideline.TierTerms.Words(), ".title")
	need("seen.", guideline.SeenTerms.Words(), ".long")
	need("kind.", guideline.SourceKindTerms.Words(), "")
	need("unit.", guideline.NumberUnitTerms.Words(), ".other")
	need("column.", guideline.ColumnTerms.Words(), "")
	need("opt.condition.", aftercare.ConditionTerms.Words(), "")
	need("recheck.", aftercare.RecheckTerms.Words(), "")
	need("service.", aftercare.LineTerms.Words(), "")
	need("limit.", []string{"not-examined", "no-clinical-review", "past-review-date"}, "")
	need("fact.", []string{"loss.on", "loss.diagnosedOn", "loss.gestation", "care"}, "")
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		need("fact.", []string{c.String()}, "")
	}
	for _, v := range []string{"when-ready", "avoid", "get-help-first"} {
		need("verdict.", []string{v}, "")
		need("glance.", []string{v}, "")
	}
	for level := aftercare.SelfCare; level <= aftercare.Emergency; level++ {
		for action := range aftercare.ActionTerms.All() {
			u := aftercare.UrgencyAnswer{Level: level, Action: action}
			if text := en.Urgency(&u) + en.Action(&u); strings.Contains(text, "⟦") {
				t.Errorf("%s", text)
			}
		}
	}
}

func TestDue_SaysWhen(t *testing.T) {
	for _, c := range []struct {
		d    aftercare.Due
		want string
	}{
		{aftercare.Due{State: aftercare.DueUpcoming, On: day("2026-11-24")}, "*Tuesday 24 November*, in 15 days."},
		{aftercare.Due{State: aftercare.DueUpcoming, On: day("2026-11-24"), Until: day("2026-12-01")}, "*From 24 November to 1 December*, in 15 days."},
		{aftercare.Due{State: aftercare.DueNow, On: today}, "*Now*, since Monday 9 November."},
		{aftercare.Due{State: aftercare.DueOverdue, On: day("2026-11-02"), Until: day("2026-11-05")}, "*Overdue*: it was due on Monday 2 November, 7 days ago."},
		{aftercare.Due{State: aftercare.DueUnknown}, "We do not know from which day it counts."},
		{aftercare.Due{State: aftercare.DueWaiting}, "It counts from something that has not happened yet."},
		{aftercare.Due{State: aftercare.DueDone, On: today}, "Done."},
	} {
		if got := en.Due(&c.d, today); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestStanding_RestsOnWhatWasTold(t *testing.T) {
	for _, c := range []struct {
		w    aftercare.Waiting
		want string
	}{
		{aftercare.Waiting{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet, Need: 2}, "You told us about bleeding. 2 days without any would count."},
		{aftercare.Waiting{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet, Have: 1, Need: 2}, "1 day without bleeding so far; 2 would count."},
		{aftercare.Waiting{Criterion: aftercare.DaysSinceLoss, State: aftercare.Scheduled, On: day("2026-11-17")}, "On Tuesday 17 November, in 8 days."},
		{aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet}, "Ask at your next visit, or call."},
		{aftercare.Waiting{Criterion: aftercare.PainSettled, State: aftercare.StateUnknown}, "You have not told this yet."},
		{aftercare.Waiting{Criterion: aftercare.PainSettled, State: aftercare.Met}, "From what you told us, yes."},
	} {
		if got := en.Standing(&c.w, today); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestWeight_NamesWhatAFaithTeachesAsThat(t *testing.T) {
	kind, _ := guideline.SourceKindTerms.Parse("faith")
	s := &guideline.Source{Kind: kind, Tier: guideline.TierC}
	if got := en.SourceNotes(s, "")[0]; got != en.Text("weight.faith") {
		t.Errorf("a religious text is called %q", got)
	}
	s.Kind = guideline.HospitalSource
	if got := en.SourceNotes(s, "")[0]; got != en.Text("tier.C") {
		t.Errorf("a hospital's text is called %q", got)
	}
}
