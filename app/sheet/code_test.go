package sheet

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/handover"
	"aftercare/internal/pagetest"
	"aftercare/wire"
)

func aCode(t *testing.T) (string, *aftercare.Record) {
	t.Helper()
	f := readForm(pagetest.Form(filled...), pagetest.Now.Day)
	code, err := handover.Encode(f.rec)
	if err != nil {
		t.Fatal(err)
	}
	return code, f.rec
}

// A code gives the record that the same facts give: what she confirms goes on
// to the questions, and judges as if she had typed it.
func TestCode_CarriesTheFactsToTheQuestions(t *testing.T) {
	a := newApp(t)
	everyRecord(t, func(name string, rec *aftercare.Record) {
		code, err := handover.Encode(rec)
		if err != nil {
			t.Fatal(name, err)
		}
		told, err := handover.Decode(code)
		if err != nil {
			t.Fatal(name, err)
		}
		answers, findings := questions.Read(questions.RecordFields(told, pagetest.Now.Day), pagetest.Now)
		if findings != nil || answers.Faulty() {
			t.Fatal(name, findings)
		}
		if got, want := string(wire.AppendRecord(nil, answers.Record())), string(wire.AppendRecord(nil, told)); got != want {
			t.Errorf("%s: %s\nis not %s", name, got, want)
		}
	})
	code, rec := aCode(t)
	confirm := pagetest.CheckPage(t, "confirm", pagetest.Post(a, page.PathCode, "code="+code))
	for _, path := range []string{page.PathAsk, page.PathPlain} {
		first := pagetest.CheckPage(t, "first", a.Handle(&page.Request{Method: "POST", Path: path, Form: pagetest.Form(sends(confirm, "go=long")...), Now: pagetest.Now, InPage: path == page.PathAsk}))
		if !strings.Contains(first.Words(), a.Words.Text("ask.bleeding")) {
			t.Errorf("%s: it does not lead to the danger signs: %s", path, first.Words())
		}
	}
	first := pagetest.CheckPage(t, "first", pagetest.Post(a, page.PathAsk, sends(confirm, "go=long")...))
	if !slices.Contains(sends(first), "operation-on=2026-11-03") {
		t.Errorf("the facts are not carried: %q", sends(first))
	}
	guidance := func(fields []string) string {
		r := a.Handle(&page.Request{Method: "POST", Path: page.PathAsk, Form: pagetest.Form(fields...), Now: pagetest.Now, InPage: true, WantsGuidance: true})
		return string(r.Body)
	}
	var typed []string
	for _, f := range questions.RecordFields(rec, pagetest.Now.Day) {
		typed = append(typed, f.Name+"="+f.Value)
	}
	signs := []string{"bleeding=none", "pain=none"}
	if got, want := guidance(append(sends(first), signs...)), guidance(append(typed, append(signs, "step=bleeding")...)); got != want || got == "" {
		t.Errorf("from the code\n%s\ntyped\n%s", got, want)
	}
}

// sends are the hidden fields of the first form of a page that has any, and
// some more.
func sends(root *pagetest.Tag, more ...string) []string {
	var list []string
	for _, k := range root.Named("input") {
		if x := k.Attrs["name"] + "=" + k.Attrs["value"]; k.Attrs["type"] == "hidden" && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return append(list, more...)
}

// Her own answer gives the code to write down: of her facts, not of her signs.
func TestCode_IsOnHerOwnAnswer(t *testing.T) {
	a := newApp(t)
	code, rec := aCode(t)
	fields := []string{"step=answer", "bleeding=none", "pain=none", "activity=bath"}
	for _, f := range questions.RecordFields(rec, pagetest.Now.Day) {
		fields = append(fields, f.Name+"="+f.Value)
	}
	if root := pagetest.CheckPage(t, "answer", pagetest.Post(a, page.PathAsk, fields...)); !strings.Contains(root.Words(), code) {
		t.Errorf("no %s: %s", code, root.Words())
	}
	if root := pagetest.CheckPage(t, "none", pagetest.Post(a, page.PathAsk, "step=answer", "bleeding=none")); strings.Contains(root.Words(), a.Words.Text("code.yours")) {
		t.Error("a code of nothing")
	}
}

func TestCode_ShowsTheFactsBeforeAnyAnswer(t *testing.T) {
	a := newApp(t)
	code, _ := aCode(t)
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " ")} {
		r := pagetest.Post(a, page.PathCode, "code="+typed)
		words := pagetest.CheckPage(t, typed, r).Words()
		for _, want := range []string{"Missed miscarriage", "9 weeks", "3 November 2026", "Rh positive", "England", a.Words.Text("code.mine"), a.Words.Text("code.not-mine")} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: no %q: %s", typed, want, words)
			}
		}
		if !r.Personal {
			t.Error("the page may be stored")
		}
	}
}

func TestCode_SaysWhatIsWrong(t *testing.T) {
	a := newApp(t)
	code, _ := aCode(t)
	f := readForm(pagetest.Form(filled...), pagetest.Now.Day+400)
	f.rec.Care[0].Start = aftercare.On(pagetest.Now.Day + 1)
	future, err := handover.Encode(f.rec)
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"":                          a.Words.Text("code.fault.empty"),
		code[:8]:                    "this has 7",
		code[:4] + "U" + code[5:]:   "Look at number 5: it can't be U",
		code[:10] + other(code[10]): a.Words.Text("code.fault.wrong"),
		"0000000000":                a.Words.Text("code.fault.newer"),
		future:                      a.Words.Text("code.fault.future"),
	} {
		r := pagetest.Post(a, page.PathCode, "code="+typed)
		root := pagetest.CheckPage(t, typed, r)
		if r.Status != 422 || !strings.Contains(root.Words(), want) {
			t.Errorf("%q: %d: %s", typed, r.Status, root.Words())
		}
		if in := root.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "code" }); len(in) != 1 || in[0].Attrs["value"] != typed {
			t.Errorf("%q is lost", typed)
		}
	}
}

// other is a character that is not this one.
func other(c byte) string {
	if c == 'A' {
		return "B"
	}
	return "A"
}
