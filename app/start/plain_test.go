package start

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
)

// TestPlain_ASignThatIsTickedCounts whatever else of its question was shown:
// without scripts nothing is taken out of the form.
func TestPlain_ASignThatIsTickedCounts(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct{ told, says string }{
		{"which=two-pads", "action.call-emergency"},
		{"which=pad-twice", "action.go-now"},
		{"which=pad-once", "action.contact-today"},
		{"which=two-pads bleeding=light", "action.call-emergency"},
		{"which=two-pads none=lines-a none=lines-b", "action.call-emergency"},
		{"which=shoulder pain=none", "action.call-emergency"},
		{"heart-rate=140", "action.call-emergency"},
		{"danger-line=line-9 which=pale heart-rate=140", "action.call-emergency"},
		{"which=fainted weeks=many", "action.call-emergency"},
		{"which=fainted when-on=2027-01-01", "action.call-emergency"},
	} {
		fields := append([]string{"step=path", "go=answer", "happened=passed"}, strings.Fields(c.told)...)
		if !strings.Contains(c.told, "when") {
			fields = append(fields, "when=1")
		}
		r := pagetest.Post(a, page.PathPlain, fields...)
		words := pagetest.ParsePage(t, string(r.Body)).Words()
		if !strings.Contains(words, a.Words.Text(c.says)) {
			t.Errorf("%s doesn't say %s: %.300s", c.told, c.says, words)
		}
	}
}

// TestPlain_TheOrderOfTheFormChangesNoAnswer: what she'd like to know is asked
// after the danger signs, and before them where a script shows the form.
func TestPlain_TheOrderOfTheFormChangesNoAnswer(t *testing.T) {
	a := newApp(t)
	for _, told := range []string{
		"danger-line=line-1 which=two-pads", "danger-line=line-4 which=shoulder pain=severe happened=unseen seen=not-found",
		"none=lines-a none=lines-b no-fever-no-smell=true bleeding=none last-blood=2 pain=none happened=operation weeks=9 when=4",
		"which=racing heart-rate=140 bleeding=heavy weeks=many",
	} {
		for _, ask := range questions.Wishes() {
			fields := append([]string{"about=patient", "country=GB", "step=path"}, strings.Fields(told)...)
			first := pagetest.Post(a, page.PathPlain, append([]string{"ask=" + ask}, append(fields, "go=answer")...)...)
			last := pagetest.Post(a, page.PathPlain, append(fields, "ask="+ask, "go=answer")...)
			if string(first.Body) != string(last.Body) || first.Status != last.Status {
				t.Errorf("%s, %s: another page", ask, told)
			}
		}
	}
}

// TestPlain_TheNumberIsThatOfHerCountry once she told it, and before that the one
// most countries share.
func TestPlain_TheNumberIsThatOfHerCountry(t *testing.T) {
	a := newApp(t)
	for country, number := range map[string]string{"": "112", "GB": "999", "US": "911"} {
		r := pagetest.Post(a, page.PathPlain, "step=path", "go=answer", "country="+country, "weeks=many")
		if country == "" {
			r = pagetest.Get(a, page.PathPlain)
		}
		start := pagetest.CheckPage(t, page.PathPlain, r).All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "country-numbers" })
		if len(start) != 1 || !slices.ContainsFunc(start[0].Named("a"), func(k *pagetest.Tag) bool { return k.Words() == number }) {
			t.Errorf("%q: %s isn't to touch before the form", country, number)
		}
	}
}
