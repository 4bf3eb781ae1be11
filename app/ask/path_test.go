package ask

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
)

func TestPath_AsksDangerSignsFirstAndThenTheRest(t *testing.T) {
	for _, start := range []string{page.PathAsk, page.PathPlain} {
		rd := pagetest.Open(t, newApp(t), start).ThroughDanger()
		rd.At("country").Press("next", "country=GB").At("nation").Press("skip").At("about").Press("next", "about=self").At("kind").Press("next", "kind=missed").
			At("location").Press("next", "location=intrauterine").At("care").Press("next", "care=surgical").
			At("operation").Press("next", "operation-on=2026-11-03", "anaesthetic=general").
			At("weeks").Press("next", "weeks=9", "days=3").At("person").Press("next", "none=person").At("blood").Press("next", "rh=negative").
			At("anti-d").Press("next", "anti-d=given").At("test").Press("skip").At("period").Press("skip").At("visit").Press("skip").At("scan").Press("skip").
			At("lab").Press("skip").At("antibiotic").Press("skip").At("wishes").Press("next", "activity=swimming")
		rd.Says("chips.title").Says("callif.all").Says("limit.not-examined").Says("foot.what").Says("activity.swimming")
		if !rd.R.Personal || rd.R.Forms != (start == page.PathPlain) {
			t.Errorf("%s: personal %v, forms %v", start, rd.R.Personal, rd.R.Forms)
		}
	}
}

func TestPath_EndsWithTheDangerSignsWhereOnlyTheyAreWanted(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathCheck).ThroughDanger()
	rd.Says("urgency.self-care").Says("callif.all")
	if strings.Contains(rd.Page.Words(), rd.App.Words.Text("chips.title.all")) {
		t.Error("it answers what was not asked")
	}
	rd.Press("more").At("country")
}

func TestPath_SaysAtOnceWhenAnAnswerNeedsHelp(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathAsk).Press("next", "bleeding=soaking")
	rd.Says("action.go-now").Says("told.bleeding.soaking").Press("anyway").At("pads")
	rd.Says("action.go-now") // it stays in view
	rd.Press("next", "pads-per-hour=1", "pads-hours=1").At("clots")
	rd.Says("action.go-now")
	rd = pagetest.Open(t, newApp(t), page.PathAsk).Press("next", "bleeding=heavy").Press("next", "pads-per-hour=1", "pads-hours=1")
	rd.Says("action.contact-today").Press("change").At("pads")
	rd.Press("next", "pads-per-hour=2").Says("action.call-emergency").Says("calls.generic")
}

// TestPath_NoFurtherQuestionBeforeHelpIsShown goes through every sign that can
// be told in the danger part.
func TestPath_NoFurtherQuestionBeforeHelpIsShown(t *testing.T) {
	a := newApp(t)
	for i := range questions.All {
		q := &questions.All[i]
		if q.Part != questions.PartDanger {
			continue
		}
		for _, in := range q.Inputs {
			for _, it := range append(wordItems(in), in.Items...) {
				fields := []string{"step=" + q.ID, "go=next", it.Field + "=" + it.Value}
				switch q.ID {
				case "pads":
					fields = append(fields, "bleeding=heavy")
				case "pain-where":
					fields = append(fields, "pain=moderate")
				case "clots":
					fields = append(fields, "bleeding=light")
				}
				f, _ := questions.Read(pagetest.Form(fields...), pagetest.Now)
				if len(f.Faults) > 0 {
					continue
				}
				level := a.General.Engine.Evaluate(f.Record(), pagetest.Now).Urgency.Level
				words := pagetest.CheckPage(t, it.Field, pagetest.Post(a, page.PathAsk, fields...)).Words()
				u := aftercare.UrgencyAnswer{Level: level}
				if level >= aftercare.SameDay != strings.Contains(words, a.Words.Text("urgent.anyway")) {
					t.Errorf("%s %s: %s, and the page is %.200s", it.Field, it.Value, u.Level, words)
				}
			}
		}
	}
}

func wordItems(in questions.Input) []questions.Item {
	var list []questions.Item
	for _, w := range in.Words {
		list = append(list, questions.Item{Field: in.Field, Value: w})
	}
	return list
}

func TestPath_BackKeepsEveryAnswer(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathAsk).Press("next", "bleeding=light").Press("next", "clots=small").At("faint").Press("back").At("clots")
	checked := rd.Page.All(func(k *pagetest.Tag) bool { _, on := k.Attrs["checked"]; return on })
	if len(checked) != 1 || checked[0].Attrs["value"] != "small" {
		t.Fatal("the answer is not there any more")
	}
	rd.Press("back").At("bleeding")
	if rd.Page.All(func(k *pagetest.Tag) bool { _, on := k.Attrs["checked"]; return on })[0].Attrs["value"] != "light" {
		t.Error("the first answer is not there any more")
	}
}

func TestPath_AsksAgainForNothingButTakesIDontKnow(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathAsk).Press("next").At("bleeding").Says("notice.empty")
	if rd.R.Status != 422 {
		t.Errorf("status %d", rd.R.Status)
	}
	rd.Press("skip").At("faint")
}

func TestAnswer_LeadsToWhatWasNotToldAndBack(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathAsk).ThroughDanger().Press("answer")
	rd.Says("answer.unknown").Press("ask-country").At("country").Press("next", "country=GB").Says("chips.title.all")
	if !strings.Contains(rd.Page.Words(), "999") {
		t.Error("the number of her country is not there")
	}
	rd.Press("show-tampon")
	if len(rd.Page.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "tampon" })) != 1 {
		t.Error("the activity did not open")
	}
	rd.Press("ask-country").At("country")
}

func TestAnswer_ShowsNoActivityWhileHelpComesFirst(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathAsk, append([]string{"step=answer", "go=answer", "told=emergency"}, append(pagetest.RemoveField(pagetest.AfterSurgery, "none=faint"), "fainting=fainted")...)...)
	root := pagetest.CheckPage(t, "danger", r)
	if strings.Contains(root.Words(), a.Words.Text("chips.ok")) || len(root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "penetrative-sex" })) > 0 {
		t.Error("an activity is shown")
	}
	if first := root.Named("main")[0].Kids[0]; first.Attrs["class"] != "now" || !strings.Contains(first.Words(), "999") {
		t.Error("the number is not the first thing")
	}
}

func TestAnswer_MarksNumbersThatNobodyChecked(t *testing.T) {
	a := newApp(t)
	for i := range a.General.Pack.Numbers {
		n := &a.General.Pack.Numbers[i]
		r := pagetest.Post(a, page.PathAsk, "step=answer", "go=answer", "told=emergency", "fainting=fainted", "country="+n.Jurisdiction)
		first := pagetest.CheckPage(t, n.Jurisdiction, r).Named("main")[0].Kids[0]
		for _, c := range n.Emergency {
			if c.Number != "" && !strings.Contains(first.Words(), c.Number) {
				t.Errorf("%s: %s is not there", n.Jurisdiction, c.Number)
			}
			if !c.Verified && !strings.Contains(first.Words(), a.Words.Text("number.unverified")) {
				t.Errorf("%s: %s is shown as checked", n.Jurisdiction, c.Number)
			}
		}
		if !strings.Contains(first.Words(), a.Words.Text("calls.elsewhere")) {
			t.Errorf("%s: the words that hold anywhere are not there", n.Jurisdiction)
		}
	}
}

func TestPersonalPages_AreOnlyMadeInThePageOrOnThePlainPath(t *testing.T) {
	a := newApp(t)
	r := a.Handle(&page.Request{Method: "POST", Path: page.PathAsk, Form: pagetest.Form("bleeding=light", "step=bleeding", "go=next"), Now: pagetest.Now})
	if r.Status != 403 || r.Personal || strings.Contains(string(r.Body), "light") {
		t.Errorf("the server read an answer: %d", r.Status)
	}
	if r := pagetest.Post(a, page.PathPlain, "bleeding=light", "step=bleeding", "go=next"); !r.Personal || !r.Forms {
		t.Error("the plain path is not marked")
	}
}
