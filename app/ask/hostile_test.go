package ask

import (
	"strings"
	"testing"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
)

// everyField is every name a form may use, and one it may not.
func everyField() []string {
	names := []string{"record", "at", "step", "go", "then", "aim", "told", "show", "nothing-of-ours", "<b>"}
	for name := range questions.FieldSpecs {
		names = append(names, name)
	}
	return names
}

func TestHostileText_NeverLeavesItsField(t *testing.T) {
	a := newApp(t)
	for _, name := range everyField() {
		for _, text := range pagetest.Hostile {
			for _, path := range []string{page.PathAsk, page.PathPlain} {
				r := a.Handle(&page.Request{Method: "POST", Path: path, InPage: true, Now: pagetest.Now,
					Form: []page.Field{{Name: "bleeding", Value: "light"}, {Name: "step", Value: "wishes"}, {Name: "go", Value: "next"}, {Name: name, Value: text}, {Name: name + text, Value: text}}})
				if r.Status != 200 && r.Status != 422 {
					t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
				}
				pagetest.CheckPage(t, name, r)
			}
		}
	}
}

func TestHostileText_OfARecordStaysText(t *testing.T) {
	a := newApp(t)
	for _, text := range pagetest.Hostile {
		rec := &aftercare.Record{}
		rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: text, When: pagetest.Now}}
		for _, f := range questions.RecordFields(rec, pagetest.Now.Day) {
			r := pagetest.Post(a, page.PathAsk, "step=answer", "go=ask-bleeding", f.Name+"="+f.Value)
			if r.Status == 422 {
				continue // not text at all
			}
			root := pagetest.CheckPage(t, "note", r)
			if got := pagetest.FieldsOf(root)["record"]; got != f.Value && utf8.ValidString(text) && !strings.ContainsAny(text, "\x00\x01") {
				t.Errorf("%.30q came back as %.80q", text, got)
			}
		}
	}
}

func TestHostilePath_IsNoPageAndStaysText(t *testing.T) {
	a := newApp(t)
	for _, text := range pagetest.Hostile {
		r := pagetest.Get(a, "/"+text)
		if r.Status != 404 {
			t.Errorf("%.30q: status %d", text, r.Status)
		}
		pagetest.CheckPage(t, "path", r)
	}
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	f.Add("bleeding", "light", "pain", "severe", "wishes", "next")
	f.Add("record", `{"format":"aftercare.record/1"}`, "at", "2026-11-09", "answer", "show-tampon")
	f.Add("country", `"><b>`, "passed", "between", "passed", "ask-weeks")
	a := appOf(f, page.Config{Library: pagetest.Shipped()})
	f.Fuzz(func(t *testing.T, name1, value1, name2, value2, step, press string) {
		r := pagetest.Post(a, page.PathAsk, "step="+step, "go="+press, name1+"="+value1, name2+"="+value2)
		if r.Status != 200 && r.Status != 422 {
			t.Fatalf("status %d", r.Status)
		}
		pagetest.CheckPage(t, "fuzz", r)
	})
}
