package read

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// Every number and address on the pages of numbers keeps its order in a
// language that is written from right to left, whether it can be dialled or not.
func TestNumbers_RunFromLeftToRight(t *testing.T) {
	a := newApp(t)
	told, names := map[string]bool{}, map[string]bool{}
	for i := range a.General.Pack.Numbers {
		n := &a.General.Pack.Numbers[i]
		for _, kind := range page.CallKinds {
			for _, c := range page.CallNumbers(n, kind) {
				names[c.Name] = true
				for _, text := range []string{c.Number, c.Also, c.Text} {
					told[text] = true
				}
				for _, seen := range c.Pages {
					told[seen.Address] = true
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
