package app

import (
	"strings"
	"testing"

	"aftercare"
)

func TestPath_AsksDangerSignsFirstAndThenTheRest(t *testing.T) {
	for _, start := range []string{routeAsk, routePlain} {
		rd := open(t, newApp(t), start).throughDanger()
		rd.at("country").press("next", "country=GB").at("about").press("next", "about=self").at("kind").press("next", "kind=missed").
			at("location").press("next", "location=intrauterine").at("care").press("next", "care=surgical").
			at("operation").press("next", "operation-on=2026-11-03", "anaesthetic=general").
			at("weeks").press("next", "weeks=9", "days=3").at("person").press("next", "none=person").at("blood").press("next", "rh=negative").
			at("anti-d").press("next", "anti-d=given").at("test").press("skip").at("period").press("skip").at("visit").press("skip").at("scan").press("skip").
			at("wishes").press("next", "activity=swimming")
		rd.says("strip.title").says("net.title").says("limit.not-examined").says("limit.no-clinical-review").says("activity.swimming")
		if !rd.r.Personal || rd.r.Forms != (start == routePlain) {
			t.Errorf("%s: personal %v, forms %v", start, rd.r.Personal, rd.r.Forms)
		}
	}
}

func TestPath_EndsWithTheDangerSignsWhereOnlyTheyAreWanted(t *testing.T) {
	rd := open(t, newApp(t), routeCheck).throughDanger()
	rd.says("urgency.self-care").says("net.title")
	if strings.Contains(rd.page.words(), rd.app.words.Text("strip.title")) {
		t.Error("it answers what was not asked")
	}
	rd.press("more").at("country")
}

func TestPath_SaysAtOnceWhenAnAnswerNeedsHelp(t *testing.T) {
	rd := open(t, newApp(t), routeAsk).press("next", "bleeding=soaking")
	rd.says("urgency.same-day").says("action.contact-today").says("because.title").press("anyway").at("pads")
	rd.says("urgency.same-day") // it stays in view
	rd.press("next", "pads-per-hour=2").says("urgency.emergency").says("action.call-emergency").says("calls.generic")
	rd.press("change").at("pads").press("next", "pads-per-hour=1", "pads-hours=1").at("clots")
	rd.says("urgency.same-day")
}

// TestPath_NoFurtherQuestionBeforeHelpIsShown goes through every sign that can
// be told in the danger part.
func TestPath_NoFurtherQuestionBeforeHelpIsShown(t *testing.T) {
	a := newApp(t)
	for i := range questions {
		q := &questions[i]
		if q.part != partDanger {
			continue
		}
		for _, in := range q.inputs {
			for _, it := range append(wordItems(in), in.items...) {
				fields := []string{"step=" + q.id, "go=next", it.field + "=" + it.value}
				switch q.id {
				case "pads":
					fields = append(fields, "bleeding=heavy")
				case "pain-where":
					fields = append(fields, "pain=moderate")
				case "clots":
					fields = append(fields, "bleeding=light")
				}
				f, _ := readForm(form(fields...), now)
				if len(f.faults) > 0 {
					continue
				}
				level := a.general.engine.Evaluate(f.record(), now).Urgency.Level
				words := checkPage(t, it.field, post(a, routeAsk, fields...)).words()
				u := aftercare.UrgencyAnswer{Level: level}
				if level >= aftercare.SameDay != strings.Contains(words, a.words.Text("urgent.anyway")) {
					t.Errorf("%s %s: %s, and the page is %.200s", it.field, it.value, u.Level, words)
				}
			}
		}
	}
}

func wordItems(in input) []item {
	var list []item
	for _, w := range in.words {
		list = append(list, item{in.field, w})
	}
	return list
}

func TestPath_BackKeepsEveryAnswer(t *testing.T) {
	rd := open(t, newApp(t), routeAsk).press("next", "bleeding=light").press("next", "clots=small").at("faint").press("back").at("clots")
	checked := rd.page.all(func(k *tag) bool { _, on := k.attrs["checked"]; return on })
	if len(checked) != 1 || checked[0].attrs["value"] != "small" {
		t.Fatal("the answer is not there any more")
	}
	rd.press("back").at("bleeding")
	if rd.page.all(func(k *tag) bool { _, on := k.attrs["checked"]; return on })[0].attrs["value"] != "light" {
		t.Error("the first answer is not there any more")
	}
}

func TestPath_AsksAgainForNothingButTakesIDontKnow(t *testing.T) {
	rd := open(t, newApp(t), routeAsk).press("next").at("bleeding").says("notice.empty")
	if rd.r.Status != 422 {
		t.Errorf("status %d", rd.r.Status)
	}
	rd.press("skip").at("faint")
}

func TestAnswer_LeadsToWhatWasNotToldAndBack(t *testing.T) {
	rd := open(t, newApp(t), routeAsk).throughDanger().press("answer")
	rd.says("answer.unknown").press("ask-country").at("country").press("next", "country=GB").says("strip.title")
	if !strings.Contains(rd.page.words(), "999") {
		t.Error("the number of her country is not there")
	}
	rd.press("show-tampon")
	if len(rd.page.all(func(k *tag) bool { return k.attrs["id"] == "tampon" })) != 1 {
		t.Error("the activity did not open")
	}
	rd.press("start").at("bleeding")
}

func TestAnswer_ShowsNoActivityWhileHelpComesFirst(t *testing.T) {
	a := newApp(t)
	r := post(a, routeAsk, append([]string{"step=answer", "go=answer", "told=emergency"}, append(removeField(afterSurgery, "none=faint"), "fainting=fainted")...)...)
	root := checkPage(t, "danger", r)
	if strings.Contains(root.words(), a.words.Text("strip.title")) || len(root.all(func(k *tag) bool { return k.attrs["id"] == "penetrative-sex" })) > 0 {
		t.Error("an activity is shown")
	}
	if first := root.named("main")[0].kids[0]; first.attrs["class"] != "now" || !strings.Contains(first.words(), "999") {
		t.Error("the number is not the first thing")
	}
}

func TestAnswer_MarksNumbersThatNobodyChecked(t *testing.T) {
	a := newApp(t)
	for i := range a.general.pack.Numbers {
		n := &a.general.pack.Numbers[i]
		r := post(a, routeAsk, "step=answer", "go=answer", "told=emergency", "fainting=fainted", "country="+n.Jurisdiction)
		first := checkPage(t, n.Jurisdiction, r).named("main")[0].kids[0]
		for _, c := range n.Emergency {
			if c.Number != "" && !strings.Contains(first.words(), c.Number) {
				t.Errorf("%s: %s is not there", n.Jurisdiction, c.Number)
			}
			if !c.Verified && !strings.Contains(first.words(), a.words.Text("number.unverified")) {
				t.Errorf("%s: %s is shown as checked", n.Jurisdiction, c.Number)
			}
		}
		if !strings.Contains(first.words(), a.words.Text("calls.elsewhere")) {
			t.Errorf("%s: the words that hold anywhere are not there", n.Jurisdiction)
		}
	}
}

// TestAnswer_ShowsEverySourceOnceInThePictureAndOnceInTheTable compares the
// two forms of one comparison.
func TestAnswer_ShowsEverySourceInThePictureAndInTheTable(t *testing.T) {
	a := newApp(t)
	f, _ := readForm(form(afterSurgery...), now)
	g := a.general.engine.Evaluate(f.record(), now)
	root := checkPage(t, "answer", answerPage(a, afterSurgery...))
	section := root.all(func(k *tag) bool { return k.attrs["id"] == "penetrative-sex" })[0]
	picture := section.all(func(k *tag) bool { return k.attrs["class"] == "picture" })[0].words()
	table := section.named("table")[0].words()
	n := 0
	for _, src := range g.Activities[0].Sources {
		if !src.Applies {
			continue
		}
		n++
		name := a.general.sources[src.Source].Name
		if !strings.Contains(picture, name) || !strings.Contains(table, name) {
			t.Errorf("%s is missing", name)
		}
		for _, id := range src.Statements {
			if !strings.Contains(table, a.words.Says(a.general.statement(id))) {
				t.Errorf("the table does not say %s", id)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d sources apply", n)
	}
	if strings.Contains(picture, "Women Help Women") && !strings.Contains(picture, "written for abortion care") {
		t.Error("text for other care is not marked in the picture")
	}
}

func TestPersonalPages_AreOnlyMadeInThePageOrOnThePlainPath(t *testing.T) {
	a := newApp(t)
	r := a.Handle(&Request{Method: "POST", Path: routeAsk, Form: form("bleeding=light", "step=bleeding", "go=next"), Now: now})
	if r.Status != 403 || r.Personal || strings.Contains(string(r.Body), "light") {
		t.Errorf("the server read an answer: %d", r.Status)
	}
	if r := post(a, routePlain, "bleeding=light", "step=bleeding", "go=next"); !r.Personal || !r.Forms {
		t.Error("the plain path is not marked")
	}
}

func TestPlain_SaysWhereAnswersGoBeforeTheFirstQuestion(t *testing.T) {
	a := newApp(t)
	root := checkPage(t, "plain", get(a, routePlain))
	words := root.named("main")[0].words()
	warning, question := strings.Index(words, a.words.Text("plain.title")), strings.Index(words, a.words.Text("ask.bleeding"))
	if warning < 0 || question < warning {
		t.Error("the first question comes before the warning")
	}
	rd := open(t, newApp(t), routePlain).press("next", "bleeding=light").says("plain.short")
	for _, f := range rd.page.named("form") {
		if f.attrs["action"] != routePlain {
			t.Errorf("a form goes to %s", f.attrs["action"])
		}
	}
}
