package pagetest

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/guideline"
)

// SureOf complains where what is shown of a kind has no checked way in it
// before the first that was not checked.
func SureOf(t *testing.T, a *app.App, where string, shown string, mark string, n *guideline.Numbers, kind guideline.CallKind) {
	t.Helper()
	sure := -1
	for _, k := range guideline.CallKinds {
		lines := n.Lines(k)
		for i := range lines {
			for _, way := range []string{lines[i].Number, lines[i].Text} {
				if at := strings.Index(shown, way); way != "" && lines[i].Verified && at >= 0 && (sure < 0 || at < sure) {
					sure = at
				}
			}
		}
	}
	lines := n.Lines(kind)
	if page.FirstChecked(n.Emergency) == nil && sure < 0 {
		// Nothing of the country was checked: what holds anywhere stands before it.
		sure = strings.Index(shown, a.Words.Text("calls.generic"))
	}
	if unsure := strings.Index(shown, mark); len(lines) > 0 && (sure < 0 || unsure >= 0 && unsure < sure) {
		t.Errorf("%s: nothing that was checked stands before what was not: %s", where, shown)
	}
	unverified, unnumbered := strings.Contains(shown, a.Words.Text("call.unverified")), strings.Contains(shown, a.Words.Text("call.unnumbered"))
	anyWay := slices.ContainsFunc(lines, func(c guideline.CallNumber) bool { return c.Number != "" || c.Text != "" })
	if unsure := len(lines) > 0 && page.FirstChecked(lines) == nil; unverified != (unsure && anyWay) || unnumbered != (unsure && !anyWay) {
		t.Errorf("%s: says that nothing is checked: %v, that the number is missing: %v", where, unverified, unnumbered)
	}
	if said := strings.Contains(shown, a.Words.Text("call.none")); said != (len(lines) == 0) {
		t.Errorf("%s: says that there is nothing: %v", where, said)
	}
}
