package main

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/internal/library"
	"aftercare/locale"
	"aftercare/words"
)

// What a terminal shows in English holds no sign of direction; from right to
// left, names and numbers are set apart.
func TestPrintGuidance_SetsApartOnlyFromRightToLeft(t *testing.T) {
	e := library.Published()("GB")
	rec := &aftercare.Record{Jurisdiction: "GB", Loss: aftercare.Loss{Kind: aftercare.LossKind(1)}}
	now := aftercare.On(20000)
	print := func(w *locale.Words) string {
		var b strings.Builder
		if err := printGuidance(&b, e.Evaluate(rec, now), rec, e.Pack(), w); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
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
func TestPrintGuidance_SpeaksOfHerToAPartner(t *testing.T) {
	e := library.Published()("GB")
	now := aftercare.On(20000)
	rec := &aftercare.Record{Jurisdiction: "GB", About: aftercare.AboutPartner, Observations: []aftercare.Observation{
		{Code: aftercare.HearingVoices, Word: aftercare.BoolYes, When: now},
		{Code: aftercare.Mood, Word: 4, Who: aftercare.TheAsker, When: now},
	}}
	var b strings.Builder
	if err := printGuidance(&b, e.Evaluate(rec, now), rec, e.Pack(), words.English()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"She hears or sees things", "You see no way on"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, b.String())
		}
	}
}
