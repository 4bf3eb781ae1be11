package engine_test

import (
	"testing"

	"aftercare"
)

// calmAnswers are the answers that nothing opens without, on a day.
func calmAnswers(day string) string {
	return `{"code":"pain","value":"none","on":"` + day + `"},{"code":"feels-hot","value":false,"on":"` + day +
		`"},{"code":"discharge","value":"normal","on":"` + day + `"}`
}

func isOpen(g *aftercare.Guidance, a aftercare.Activity) bool {
	return g.Activities[a-1].Verdict == aftercare.WhenReady
}

func TestAnswers_ADischargeFromBeforeTheLossOpensNothing(t *testing.T) {
	text := `"loss":{"kind":"complete","on":"2026-11-01"},"observations":[` + calmAnswers("2026-11-19") +
		`,{"code":"bleeding","value":"none","since":"2026-11-10","on":"2026-11-19"},{"code":"follow-up","value":"discharged","on":"`
	if !isOpen(decided(t, text+`2026-11-18"}]`, "2026-11-19"), aftercare.Conceive) {
		t.Error("a discharge after the loss should open it")
	}
	if isOpen(decided(t, text+`2026-10-18"}]`, "2026-11-19"), aftercare.Conceive) {
		t.Error("a discharge from before the loss opened it")
	}
}

func TestAnswers_OnOneDayTheirOrderDoesNotMatter(t *testing.T) {
	done, discharged := `{"code":"follow-up","value":"done","on":"2026-11-18"}`, `{"code":"follow-up","value":"discharged","on":"2026-11-18"}`
	text := `"loss":{"kind":"complete","on":"2026-11-01"},"observations":[` + calmAnswers("2026-11-19") +
		`,{"code":"bleeding","value":"none","since":"2026-11-10","on":"2026-11-19"},`
	for _, order := range []string{done + "," + discharged, discharged + "," + done} {
		if !isOpen(decided(t, text+order+"]", "2026-11-19"), aftercare.Conceive) {
			t.Error("who had her visit and was discharged on it was not discharged:", order)
		}
	}
}

func TestAnswers_GivenWhereItIsTomorrowAreOfToday(t *testing.T) {
	text := `"loss":{"kind":"complete","on":"2026-11-01"},"observations":[` + calmAnswers("2026-11-19") +
		`,{"code":"bleeding","value":"none","since":"2026-11-10","on":"2026-11-19"},{"code":"follow-up","value":"discharged","at":"2026-11-20T01:00:00+14:00"}`
	if g := decided(t, text+"]", "2026-11-19T18:00:00-03:00"); !isOpen(g, aftercare.Conceive) {
		t.Errorf("conceive waits for %v", g.Activities[aftercare.Conceive-1].WaitingFor)
	}
	bled := `,{"code":"bleeding","value":"light","at":"2026-11-20T01:00:00+14:00"}]`
	if g := decided(t, text+bled, "2026-11-19T18:00:00-03:00"); g.Milestones[0].On != 0 {
		t.Error("bleeding told where it is tomorrow was not read")
	}
}

func TestPeriods_ToldTwiceIsOne(t *testing.T) {
	text := `"loss":{"kind":"complete","on":"2026-09-01"},"observations":[{"code":"menses","value":"started","on":"2026-10-05"},{"code":"menses","value":"started","on":"`
	for second, want := range map[string]int{"2026-10-05": 1, "2026-10-07": 1, "2026-11-03": 2} {
		g := decided(t, text+second+`"}]`, "2026-11-19")
		found := false
		for _, s := range g.Activities[aftercare.Conceive-1].Sources {
			for _, w := range append(s.WaitingFor, s.Ideally...) {
				if w.Criterion == aftercare.MensesReturned && w.Need > 2 {
					found = true
					if w.Have != want {
						t.Errorf("the second on %s: %d periods, want %d", second, w.Have, want)
					}
				}
			}
		}
		if !found {
			t.Fatal("no source asks for three periods any more")
		}
	}
}

func TestBleedingStopped_EndsTheDayBeforeTheDryRunBegan(t *testing.T) {
	g := decided(t, `"loss":{"kind":"complete","on":"2026-10-01"},"observations":[
		{"code":"bleeding","value":"light","on":"2026-10-19"},{"code":"bleeding","value":"none","on":"2026-10-20"},
		{"code":"menses","value":"started","on":"2026-10-21"},{"code":"bleeding","value":"light","on":"2026-10-21"},
		{"code":"bleeding","value":"light","on":"2026-10-22"},{"code":"bleeding","value":"none","on":"2026-10-23"}]`, "2026-10-30")
	if on := g.Milestones[0].On.String(); on != "2026-10-19" {
		t.Errorf("it stopped on %q", on)
	}
}

func TestClearance_IsVoidAfterClots(t *testing.T) {
	text := `"loss":{"kind":"threatened"},"observations":[{"code":"clearance","value":"swimming","on":"2026-11-17"},{"code":"clots","value":"small","on":"`
	waits := func(g *aftercare.Guidance) bool {
		for _, w := range g.Activities[aftercare.Swimming-1].WaitingFor {
			if w.Criterion == aftercare.ClinicianClearance && w.State != aftercare.Met {
				return true
			}
		}
		return false
	}
	soon := `"},{"code":"fainting","value":"dizzy","on":"2026-11-16"},{"code":"scan","value":"retained-large","on":"2026-11-16"}]`
	if waits(decided(t, text+"2026-11-16"+soon, "2026-11-17")) {
		t.Error("a clearance after the clots should stand")
	}
	if !waits(decided(t, text+"2026-11-18"+soon, "2026-11-18")) {
		t.Error("a clearance stands after clots")
	}
}

func TestSymptomsSettled_CountFromTheFirstCalmDayNotTheLast(t *testing.T) {
	earliest := func(observations string) string {
		g := decided(t, `"loss":{"kind":"complete","on":"2026-10-20"},"observations":[{"code":"bleeding","value":"none","since":"2026-11-01","on":"2026-11-15"},`+
			observations+"]", "2026-11-15")
		for _, s := range g.Activities[aftercare.PenetrativeSex-1].Sources {
			for _, id := range s.Statements {
				if id == "SEX-EMEDICINE-01" {
					return s.Earliest.String()
				}
			}
		}
		t.Fatal("the source is not compared any more")
		return ""
	}
	once := earliest(calmAnswers("2026-11-10"))
	if again := earliest(calmAnswers("2026-11-10") + "," + calmAnswers("2026-11-14")); once == "" || again != once {
		t.Errorf("told once it is %s, told twice %s", once, again)
	}
	pain := `{"code":"pain","value":"mild","on":"2026-11-12"},`
	if worse := earliest(pain + calmAnswers("2026-11-10") + "," + calmAnswers("2026-11-14")); worse <= once {
		t.Errorf("with a pain between it is %s, without %s", worse, once)
	}
}
