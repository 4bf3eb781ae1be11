package read

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// Every number and address on the pages of numbers keeps its order in a
// language that is written from right to left, whether it can be dialled or not.
func TestNumbers_RunFromLeftToRight(t *testing.T) {
	a := newApp(t)
	told, names := map[string]bool{}, map[string]bool{}
	for i := range a.General.Pack.Numbers {
		n := &a.General.Pack.Numbers[i]
		for _, kind := range guideline.CallKinds {
			for _, c := range n.Lines(kind) {
				names[c.Name] = true
				for _, text := range []string{c.Number, c.Also, c.Text} {
					told[text] = true
				}
				for _, seen := range c.Pages {
					told[seen.Site] = true
				}
			}
		}
	}
	delete(told, "")
	seen := map[string]bool{}
	for _, path := range []string{page.PathCall, page.PathHelp} {
		pagetest.CheckPage(t, path, pagetest.Get(a, path)).Walk(func(k *pagetest.Tag) {
			if k.Parent != nil && told[k.Text] && !names[k.Text] {
				seen[k.Text] = true
				if k.Parent.Attrs["dir"] != "ltr" {
					t.Errorf("%s: %q may be turned round", path, k.Text)
				}
			}
		})
	}
	for text := range told {
		if !seen[text] && !names[text] {
			t.Errorf("%q stands alone nowhere", text)
		}
	}
	if len(told) < 200 {
		t.Errorf("only %d numbers and addresses", len(told))
	}
}

// A name, note or time from a source keeps its own order in a sentence.
func TestNames_AreSetApartFromRightToLeft(t *testing.T) {
	a := newApp(t)
	check := func(want bool) {
		t.Helper()
		for _, path := range []string{page.PathCall, page.PathSources, pagetest.TopicPath(a, page.TryingAgain)} {
			text := string(pagetest.Get(a, path).Body)
			if got := strings.Contains(text, "\u2068"); got != want || strings.Count(text, "\u2068") != strings.Count(text, "\u2069") {
				t.Errorf("%s: set apart %v", path, got)
			}
		}
	}
	check(false)
	a.Words = a.Words.Map(func(_, text string) string { return text })
	a.Words.Dir = "rtl"
	check(true)
}

// Every picture of time runs as the language does, from its first day to its last;
// a scale of more and less runs from left to right everywhere. Every mark and word
// stays inside.
func TestPictures_OfTimeRunInTheDirectionOfTheLanguage(t *testing.T) {
	a := newApp(t)
	type place struct {
		at          float64
		still, zero bool
	}
	places := func() (list []place) {
		root := pagetest.CheckPage(t, "pictures", pagetest.Get(a, pagetest.TopicPath(a, page.TryingAgain)))
		for _, svg := range root.Named("svg") {
			if class := svg.Attrs["class"]; class != "axis" && !strings.HasPrefix(class, "bar") {
				continue
			}
			still := strings.Contains(svg.Words(), a.Words.Text("effects.same")) ||
				len(svg.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "point" })) > 0
			svg.Walk(func(k *pagetest.Tag) {
				for _, name := range []string{"x", "x1", "x2", "cx"} {
					if at, err := strconv.ParseFloat(strings.TrimSuffix(k.Attrs[name], "%"), 64); err == nil {
						list = append(list, place{at, still, k.Name == "text" && k.Words() == a.Words.Text("when.start")})
						if at < 0 || at > 100 {
							t.Errorf("%s=%v is outside the picture", name, at)
						}
					}
				}
			})
		}
		return list
	}
	ltr := places()
	a.Words = a.Words.Map(func(_, text string) string { return text })
	a.Words.Dir = "rtl"
	rtl := places()
	if len(ltr) < 50 || len(ltr) != len(rtl) {
		t.Fatalf("%d and %d places", len(ltr), len(rtl))
	}
	beginnings := 0
	for i := range ltr {
		want := 100 - ltr[i].at
		if ltr[i].still {
			want = ltr[i].at
		}
		if math.Abs(rtl[i].at-want) > 0.01 {
			t.Errorf("%v became %v, not %v", ltr[i].at, rtl[i].at, want)
		}
		if ltr[i].zero {
			beginnings++
			if ltr[i].at > 50 || rtl[i].at < 50 {
				t.Errorf("day one is at %v, from right to left at %v", ltr[i].at, rtl[i].at)
			}
		}
	}
	if beginnings == 0 {
		t.Error("no picture begins on day one")
	}
}

// Lists by name are in the order of the language's letters, without its article.
func TestCountries_AreInTheOrderOfTheLanguage(t *testing.T) {
	a := newApp(t)
	a.Words = a.Words.Map(func(key, text string) string {
		switch key {
		case "country.IE":
			return "الهند"
		case "country.GB":
			return "بريطانيا"
		}
		return text
	})
	text := string(pagetest.Get(a, page.PathCall).Body)
	if second, first := strings.Index(text, "الهند"), strings.Index(text, "بريطانيا"); first < 0 || first > second {
		t.Errorf("ب is at %d, after ه at %d", first, second)
	}
}
