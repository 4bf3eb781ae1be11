package page

import "testing"

func TestOnce_SaysEachSentenceOnce(t *testing.T) {
	o := Said{}
	for _, c := range [][2]string{
		{"Wait. Call if it hurts.", "Wait. Call if it hurts."},
		{"Rest. Call if it hurts.", "Rest."},
		{"Wait.", ""},
		{"About 2.5 weeks? Rest! Yes", "About 2.5 weeks? Rest! Yes"},
		{"", ""},
	} {
		if got := o.Say(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, not %q", c[0], got, c[1])
		}
	}
	if !o.said("Something. Rest.") || o.said("Something else.") {
		t.Error("what was said is not known")
	}
}
