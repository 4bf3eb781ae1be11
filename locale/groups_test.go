package locale

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/groups"
	"aftercare/guideline"
)

// saying makes sources that say something, as often as a number says: a day
// from today on, "open", "event", "never" or "none".
type saying struct {
	n    int
	says string
	in   aftercare.Date // days from today
}

// answerOf is an answer that opens in some days, 0 for now, with its sources.
func answerOf(in aftercare.Date, list ...saying) *aftercare.ActivityAnswer {
	a := &aftercare.ActivityAnswer{Verdict: aftercare.WhenReady}
	if in > 0 {
		a.Verdict, a.Earliest = aftercare.Hold, today+in
	}
	for _, x := range list {
		rule := &aftercare.SourceRule{Applies: true, Verdict: aftercare.Hold}
		switch x.says {
		case "day":
			rule.Earliest = today + x.in
		case "open":
			rule.Verdict = aftercare.WhenReady
		case "event":
			rule.WaitingFor = []aftercare.Waiting{{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet}}
		case "never":
			rule.Verdict = aftercare.Avoid
		case "none":
			rule = &aftercare.SourceRule{Applies: true, NoRule: true}
		}
		for range x.n {
			a.Sources = append(a.Sources, aftercare.SourceAnswer{SourceText: &aftercare.SourceText{}, SourceRule: rule})
		}
	}
	return a
}

func TestFinding_SaysHowManyWaitLongerAndUntilWhen(t *testing.T) {
	const fortnight = 14
	held := answerOf(0, saying{5, "event", 0}, saying{3, "open", 0}, saying{1, "day", 3})
	held.Verdict, held.WaitingFor = aftercare.Hold, []aftercare.Waiting{{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet}}
	for _, x := range []struct {
		answer *aftercare.ActivityAnswer
		want   string
	}{
		{answerOf(0, saying{22, "open", 0}, saying{20, "day", fortnight}, saying{4, "none", 0}), "About half of the sources wait longer, often until 23 November"},
		{answerOf(0, saying{40, "open", 0}, saying{3, "event", 0}), "A few of the sources wait longer"},
		{answerOf(0, saying{1, "open", 0}, saying{19, "day", fortnight}), "Nearly all sources wait longer, often until 23 November"},
		{answerOf(0, saying{4, "open", 0}, saying{1, "event", 0}), "1 of 5 sources waits longer"},
		{answerOf(0, saying{3, "open", 0}, saying{2, "never", 0}), "2 of 5 sources wait longer"},
		{answerOf(0, saying{3, "open", 0}), "No source waits longer"},
		{answerOf(0, saying{3, "none", 0}), "3 sources mention this, and none gives a time"},
		{answerOf(0, saying{1, "day", fortnight}), "We found one source on this: from 23 November"},
		{answerOf(fortnight, saying{10, "day", fortnight}, saying{4, "open", 0}), "About three quarters of the sources wait until 23 November or longer"},
		{held, "Of 9 sources, 5 wait for something to happen first and 3 say it's OK now"},
	} {
		if got := en.Finding(x.answer, today); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestFindingRest_GivesTheNumbersAndWhatIsKnownOfTheWait(t *testing.T) {
	a := answerOf(0, saying{2, "open", 0}, saying{2, "day", 7})
	if got := en.FindingRest(a); !slices.Equal(got, []string{"2 of 4 say it's OK now."}) {
		t.Errorf("%q", got)
	}
	a.Sources[2].SourceText = &aftercare.SourceText{Differs: []aftercare.Difference{aftercare.PrecautionWithoutEvidence}}
	if got := en.FindingRest(a); len(got) != 2 || !strings.Contains(got[1], "no study") {
		t.Errorf("%q", got)
	}
	if got := en.FindingRest(answerOf(7, saying{1, "open", 0}, saying{2, "day", 7})); !slices.Equal(got, []string{"1 of 3 says sooner."}) {
		t.Errorf("%q", got)
	}
}

func TestGroup_SaysItsDaysOrWhatItWaitsFor(t *testing.T) {
	a := answerOf(0, saying{2, "open", 0}, saying{1, "day", 2}, saying{3, "day", 14}, saying{2, "day", 16}, saying{1, "day", 40}, saying{2, "event", 0}, saying{1, "none", 0})
	want := []string{
		"Say it's OK now/when you feel ready", "Shorter waits/from 11 November", "Where most waits end/23 to 25 November", "Longer waits/from 19 December",
		"Wait for an event, not a day/once the bleeding has stopped", "Give no time/",
	}
	list := groups.Of(a)
	var got []string
	for i := range list {
		name, says := en.Group(list, &list[i], today)
		got = append(got, name+"/"+says)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMarked_CountsSourcesThatWereWrittenForOthers(t *testing.T) {
	of := func(p guideline.Population) []*guideline.Statement {
		return []*guideline.Statement{{Population: p}, {Population: p}}
	}
	if got := en.Marked([][]*guideline.Statement{of(guideline.OfMiscarriage)}); got != "" {
		t.Errorf("%q", got)
	}
	got := en.Marked([][]*guideline.Statement{of(guideline.OfInducedAbortion), of(guideline.OfNotStated), of(guideline.OfInducedAbortion)})
	if want := "Of these, 2 were written for abortion care and 1 doesn't say who it is for. They are marked."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
