package locale

import (
	"testing"

	"aftercare"
	"aftercare/guideline"
)

// The English below a translation speaks of the same person, and only what is
// urgent has it.
func TestInOriginal_SpeaksOfTheSamePerson(t *testing.T) {
	w, err := New("ko", "ltr", "", "a = 가\noriginal.language = en\noriginal.says.A-01 = You bleed.\noriginal.says.A-01.she = She bleeds.\n")
	if err != nil {
		t.Fatal(err)
	}
	sign, other := &guideline.Statement{ID: "A-01"}, &guideline.Statement{ID: "B-01"}
	her := w.About(aftercare.AboutPartner)
	for _, c := range []struct {
		words *Words
		of    *guideline.Statement
		want  string
	}{{w, sign, "You bleed."}, {her, sign, "She bleeds."}, {her.OfReader(), sign, "You bleed."}, {w, other, ""}} {
		if got, _ := c.words.InOriginal(func(w *Words) string { return w.Says(c.of) }); got != c.want {
			t.Errorf("%s: %q, not %q", c.of.ID, got, c.want)
		}
	}
	if text, lang := w.InOriginal(func(w *Words) string { return w.Text("a") }); text != "" || lang != "" || w.Has("original.language") {
		t.Errorf("%q in %q", text, lang)
	}
}
