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
		if err := printGuidance(&b, e.Evaluate(rec, now), nil, e.Pack(), w); err != nil {
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
