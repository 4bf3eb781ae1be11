package start

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// TestPlain_ASignThatIsTickedCounts whatever else of its question was shown:
// without scripts all of the form stands open.
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
