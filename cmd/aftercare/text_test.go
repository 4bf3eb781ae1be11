package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/library"
	"aftercare/internal/simulate"
	"aftercare/locale"
	"aftercare/words"
)

// said is the answer to a record as the command prints it.
func said(e *engine.Engine, rec *aftercare.Record, now aftercare.When, w *locale.Words, full bool) string {
	t := newPaper(nil, w, e.Pack())
	t.guidance(e.Evaluate(rec, now), rec, full)
	return string(t.text)
}

// What a terminal shows in English holds no sign of direction; from right to
// left, names and numbers are set apart.
func TestGuidance_SetsApartOnlyFromRightToLeft(t *testing.T) {
	e := library.Published()("GB")
	rec := &aftercare.Record{Jurisdiction: "GB", Loss: aftercare.Loss{Kind: aftercare.LossKind(1)}}
	now := aftercare.On(20000)
	print := func(w *locale.Words) string { return said(e, rec, now, w, true) + said(e, rec, now, w, false) }
	en := words.English()
	if text := print(en); strings.ContainsAny(text, "\u2066\u2067\u2068\u2069") {
		t.Errorf("%q", text)
	}
	rtl := en.Map(func(_, text string) string { return text })
	rtl.Dir = "rtl"
	text := print(rtl)
	if strings.Count(text, "\u2068") != strings.Count(text, "\u2069") || strings.Count(text, "\u2068") < 20 {
		t.Errorf("%q", text)
	}
	if strings.NewReplacer("\u2068", "", "\u2069", "").Replace(text) != print(en) {
		t.Errorf("the two say other words:\n%s\n%s", text, print(en))
	}
}

// A partner reads about her; what a partner tells of himself speaks to him.
func TestGuidance_SpeaksOfHerToAPartner(t *testing.T) {
	e := library.Published()("GB")
	now := aftercare.On(20000)
	rec := &aftercare.Record{Jurisdiction: "GB", About: aftercare.AboutPartner, Observations: []aftercare.Observation{
		{Code: aftercare.HearingVoices, Word: aftercare.BoolYes, When: now},
		{Code: aftercare.Mood, Word: 4, Who: aftercare.TheAsker, When: now},
	}}
	for _, full := range []bool{true, false} {
		text := said(e, rec, now, words.English(), full)
		for _, want := range []string{"She hears or sees things", "You feel hopeless"} {
			if !strings.Contains(text, want) {
				t.Errorf("it does not say %q:\n%s", want, text)
			}
		}
	}
}

// Whatever she recorded, the short answer says how soon, what to do and every
// number to call; what she asked about is in it, if nothing is urgent; no line
// is too long, and it stays short.
func TestGuidance_InShortLosesNothingThatIsNeededToAct(t *testing.T) {
	e := library.Published()("GB")
	world := simulate.New(e.Pack())
	en := words.English()
	for seed := range uint64(400) {
		s := world.Subject(1, seed)
		s.Record.Wishes.Activities = []aftercare.Activity{aftercare.Swimming, aftercare.Conceive}[:seed%3]
		g := e.Evaluate(s.Record, s.AsOf)
		text := said(e, s.Record, s.AsOf, en, false)
		flat := strings.Join(strings.Fields(text), " ")
		w := en.About(s.Record.About)
		want := []string{w.Urgency(&g.Urgency), w.Action(&g.Urgency), "--full"}
		for _, c := range g.Urgency.Call {
			want = append(want, c.Number)
		}
		for _, a := range s.Record.Wishes.Activities {
			if g.Urgency.Level < aftercare.SameDay {
				want = append(want, w.Activity(a)+": "+locale.Plain(w.Verdict(&g.Activities[a-1], g.AsOf.Day)))
			}
		}
		for _, x := range want {
			if !strings.Contains(flat, x) {
				t.Errorf("seed %d: it does not say %q:\n%s", seed, x, text)
			}
		}
		lines := strings.Split(text, "\n")
		if most := 27 + 6*len(s.Record.Wishes.Activities) + len(g.Urgency.Because)*4 + 2*min(len(g.Recheck), shortRecheck) + 1; len(lines) > most {
			t.Errorf("seed %d: %d lines, more than %d:\n%s", seed, len(lines), most, text)
		}
		for _, line := range lines {
			if wide(line) > lineWidth {
				t.Errorf("seed %d: longer than %d columns: %s", seed, lineWidth, line)
			}
		}
	}
}

// Whoever sends thousands of lines about one thing must not push what is urgent off
// the screen.
func TestGuidance_ALongRecordMakesNoLongAnswer(t *testing.T) {
	e, en := library.Published()("GB"), words.English()
	today := aftercare.Date(739_000)
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		for name, day := range map[string]func(i int) aftercare.Date{
			"on one day": func(int) aftercare.Date { return today },
			"a day each": func(i int) aftercare.Date { return today - aftercare.Date(i) },
		} {
			answer := func(count int, full bool) string {
				rec := &aftercare.Record{Jurisdiction: "GB"}
				for i := range count {
					o := aftercare.Observation{Code: code, When: aftercare.On(day(i)), Number: 99 * aftercare.DecimalOne}
					if n := code.Info().Words.Len(); n > 0 {
						o.Word = aftercare.Word(1 + i%2*(n-1))
					}
					rec.Observations = append(rec.Observations, o)
					rec.Care = append(rec.Care, aftercare.Care{Route: aftercare.Medical, Method: aftercare.VacuumAspiration, Start: aftercare.On(today + 1)})
				}
				return said(e, rec, aftercare.On(today), en, full)
			}
			for _, full := range []bool{false, true} {
				few, many := answer(200, full), answer(3000, full)
				if len(many) > len(few)+1000 {
					t.Errorf("%s, %s: %d bytes for 200, %d for 3,000", code, name, len(few), len(many))
				}
			}
		}
	}
}

// Colour is for terminals that want it: never in a file or a pipe, never with
// NO_COLOR or without a known terminal.
func TestInColour_OnlyOnATerminalThatWantsIt(t *testing.T) {
	terminal, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device too
	if err != nil {
		t.Skip(err)
	}
	defer terminal.Close()
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, x := range []struct {
		name      string
		out       io.Writer
		term, not string
		want      bool
	}{
		{"a terminal", terminal, "xterm", "", true},
		{"NO_COLOR", terminal, "xterm", "1", false},
		{"a terminal without styles", terminal, "dumb", "", false},
		{"a terminal of no name", terminal, "", "", false},
		{"a file", file, "xterm", "", false},
		{"no file at all", &strings.Builder{}, "xterm", "", false},
	} {
		env := func(name string) string { return map[string]string{"TERM": x.term, "NO_COLOR": x.not}[name] }
		if got := useColour(x.out, env); got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}

// Whatever was asked, in whatever country: while danger signs are unasked that is
// said before anything that calms.
func TestGuidance_SaysFirstThatDangerSignsWereNotAsked(t *testing.T) {
	engines, w, now := library.Published(), words.English(), aftercare.On(20000)
	numbers := engines("").Pack().Numbers
	unasked := strings.Fields(w.Text("urgency.unasked"))
	for i := range len(numbers) + 1 {
		rec := &aftercare.Record{Loss: aftercare.Loss{Kind: aftercare.CompleteMiscarriage}}
		if i > 0 {
			rec.Jurisdiction = numbers[i-1].Jurisdiction
		}
		for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
			rec.Wishes.Activities = []aftercare.Activity{a}
			for _, full := range []bool{true, false} {
				text := strings.Fields(said(engines(rec.Jurisdiction), rec, now, w, full))
				if !slices.Equal(text[:len(unasked)], unasked) {
					t.Fatalf("%v in %q begins with %q", a, rec.Jurisdiction, text[:len(unasked)])
				}
			}
		}
	}
}

func TestWide_CountsTheColumnsOfATerminal(t *testing.T) {
	for text, want := range map[string]int{
		"":                         0,
		"sex":                      3,
		"성관계":                      6,
		"\u2068Klinik\u2069":       6,
		"e\u0301":                  1,
		"\u0628\u064E\u0639\u062F": 3,
		"１":                        2,
	} {
		if got := wide(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
		if got := wide(pad(text, 10)); got != 10 {
			t.Errorf("%q is padded to %d columns", text, got)
		}
	}
}
