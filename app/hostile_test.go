package app

import (
	"strings"
	"testing"

	"aftercare"
)

// everyField is every name a form may use, and one it may not.
func everyField() []string {
	names := []string{"record", "at", "step", "go", "then", "aim", "told", "show", "nothing-of-ours", "<b>"}
	for name := range fieldSpecs {
		names = append(names, name)
	}
	return names
}

func TestHostileText_NeverLeavesItsField(t *testing.T) {
	a := newApp(t)
	for _, name := range everyField() {
		for _, text := range hostile {
			for _, path := range []string{routeAsk, routePlain} {
				r := a.Handle(&Request{Method: "POST", Path: path, InPage: true, Now: now,
					Form: []Field{{"bleeding", "light"}, {"step", "wishes"}, {"go", "next"}, {name, text}, {name + text, text}}})
				if r.Status != 200 && r.Status != 422 {
					t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
				}
				checkPage(t, name, r)
			}
		}
	}
}

func TestHostileText_OfARecordStaysText(t *testing.T) {
	a := newApp(t)
	for _, text := range hostile {
		rec := &aftercare.Record{}
		rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: text, When: now}}
		for _, f := range Fields(rec, now.Day) {
			r := post(a, routeAsk, "step=answer", "go=start", f.Name+"="+f.Value)
			if r.Status == 422 {
				continue // not text at all
			}
			root := checkPage(t, "note", r)
			if got := fieldsOf(root)["record"]; got != f.Value && !strings.ContainsAny(text, "\x00\x01\xff") {
				t.Errorf("%.30q came back as %.80q", text, got)
			}
		}
	}
}

func TestHostilePath_IsNoPageAndStaysText(t *testing.T) {
	a := newApp(t)
	for _, text := range hostile {
		r := get(a, "/"+text)
		if r.Status != 404 {
			t.Errorf("%.30q: status %d", text, r.Status)
		}
		checkPage(t, "path", r)
	}
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	f.Add("bleeding", "light", "pain", "severe", "wishes", "next")
	f.Add("record", `{"format":"aftercare.record/1"}`, "at", "2026-11-09", "answer", "show-tampon")
	f.Add("country", `"><b>`, "passed", "between", "passed", "ask-weeks")
	a := appOf(f, Config{Library: shipped()})
	f.Fuzz(func(t *testing.T, name1, value1, name2, value2, step, press string) {
		r := post(a, routeAsk, "step="+step, "go="+press, name1+"="+value1, name2+"="+value2)
		if r.Status != 200 && r.Status != 422 {
			t.Fatalf("status %d", r.Status)
		}
		checkPage(t, "fuzz", r)
	})
}
