package ask

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/engine"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

func TestRecordField_GivesTheSameGuidanceAsTheCommandLine(t *testing.T) {
	a := newApp(t)
	world := simulate.New(pagetest.Shipped().For("").Pack())
	for n := range uint64(300) {
		s := world.Subject(12, n)
		text := string(wire.AppendRecord(nil, s.Record))
		want, findings := questions.Guide(pagetest.Shipped())(text, s.AsOf, stays)
		if findings != nil {
			continue
		}
		for _, path := range []string{page.PathAsk, page.PathPlain} {
			for _, fields := range [][]page.Field{{{Name: "record", Value: text}}, questions.RecordFields(s.Record, s.AsOf.Day)} {
				r := a.Handle(&page.Request{Method: "POST", Path: path, Form: fields, Now: s.AsOf, WantsGuidance: true})
				if r.Status != 200 || r.Type != page.TypeJSON || string(r.Body) != string(want) {
					t.Fatalf("record %d on %s: %d, other guidance for %s", n, path, r.Status, text)
				}
			}
		}
	}
}

func TestGuide_RefusesAsTheCommandLineDoes(t *testing.T) {
	a := newApp(t)
	for _, text := range []string{"", "{}", `{"format":"aftercare.record/1","x":1}`, `{"format":"aftercare.record/1","observations":[{"code":"pain","value":"mild","on":"2026-11-10"}]}`} {
		doc, findings := questions.Guide(pagetest.Shipped())(text, pagetest.Now, stays)
		if doc != nil || len(findings) == 0 {
			t.Errorf("%q was taken", text)
		}
		r := a.Handle(&page.Request{Method: "POST", Path: page.PathPlain, Form: []page.Field{{Name: "record", Value: text}}, Now: pagetest.Now, WantsGuidance: true})
		if r.Status != 422 || !strings.Contains(string(r.Body), `"findings":[{"pointer":`) {
			t.Errorf("%q: %d %s", text, r.Status, r.Body)
		}
		if r := pagetest.Post(a, page.PathPlain, "record="+text); r.Status != 422 {
			t.Errorf("%q: the page has status %d", text, r.Status)
		}
	}
}

func TestForm_AsksAgainAndNamesWhatIsWrong(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathAsk, "step=weeks", "go=next", "weeks=many", "bleeding=light")
	root := pagetest.CheckPage(t, "weeks", r)
	if r.Status != 422 || !strings.Contains(root.Words(), a.Words.Text("fault.not-a-number")) || !strings.Contains(root.Named("h1")[0].Words(), a.Words.Text("ask.weeks")) {
		t.Errorf("status %d: %s", r.Status, root.Words())
	}
	box := root.All(func(k *pagetest.Tag) bool { return k.Attrs["role"] == "alert" && k.Attrs["id"] == "" })
	if len(box) != 1 || len(box[0].Named("a")) != 1 || box[0].Named("a")[0].Attrs["href"] != "#f-weeks" {
		t.Error("the fault does not lead to its field")
	}
	hidden := pagetest.FieldsOf(root)
	if hidden["bleeding"] != "light" {
		t.Error("an answer that was right is gone")
	}
}

func TestAnswersOfEarlier_KeepTheirOwnTime(t *testing.T) {
	fields := []string{"at=2026-11-08T20:00:00+00:00", "step=smell", "go=next", "fainting=fainted", "bleeding=heavy", "discharge=normal", "country=GB"}
	a := newApp(t)
	r := pagetest.Post(a, page.PathAsk, fields...)
	root := pagetest.CheckPage(t, "old", r)
	if !strings.Contains(root.Words(), a.Words.Text("notice.old")) || root.Named("h1")[0].Words() != a.Words.Text("ask.bleeding") {
		t.Fatalf("the danger signs are not asked again: %s", root.Words())
	}
	hidden := pagetest.FieldsOf(root)
	if hidden["fainting"] != "" || hidden["discharge"] != "" || hidden["at"] != pagetest.Now.String() {
		t.Errorf("answers of yesterday stand as answers of now: %v", hidden)
	}
	if hidden["country"] != "GB" || !strings.Contains(hidden["record"], `{"code":"fainting","value":"fainted","at":"2026-11-08T20:00:00+00:00"}`) {
		t.Errorf("what was told is gone: %v", hidden)
	}
}

func stays() bool { return false }

// A client that leaves gets no further work: not what follows the step that was
// being done.
func TestGuide_StopsBetweenStepsForAClientThatLeft(t *testing.T) {
	packs, judged := pagetest.Shipped(), false
	watched := page.Library{For: func(jurisdiction string) *engine.Engine { judged = true; return packs.For(jurisdiction) }}
	for steps := range 2 {
		judged = false
		asked := 0
		doc, findings := questions.Guide(watched)(`{"format":"aftercare.record/1"}`, pagetest.Now, func() bool { asked++; return asked > steps })
		if doc != nil || findings != nil || judged != (steps > 0) {
			t.Errorf("left after %d steps: judged %v, %d bytes", steps, judged, len(doc))
		}
	}
}
