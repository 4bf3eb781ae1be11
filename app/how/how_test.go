package how

import (
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/instruments"
	"aftercare/internal/pagetest"
)

// filled are the fields of the first items of a form.
func filled(code string, items ...int) []string {
	var list []string
	for i, v := range items {
		list = append(list, code+"-"+strconv.Itoa(i+1)+"="+strconv.Itoa(v))
	}
	return list
}

// howResult is where a sitting with these answers ends.
func howResult(t *testing.T, a *app.App, fields ...string) *pagetest.Tag {
	t.Helper()
	return pagetest.CheckPage(t, strings.Join(fields, " "), pagetest.Post(a, page.PathHow, append([]string{"step=safe", "go=result", "told=emergency"}, fields...)...))
}

func band(code aftercare.Code, total int) *instruments.Band {
	for _, n := range instruments.All() {
		if n.Code == code {
			return n.Band(total)
		}
	}
	return nil
}

func TestHow_AsksEachPartInTurnAndEachCanBeSkipped(t *testing.T) {
	a := newApp(t)
	rd := pagetest.Open(t, newApp(t), page.PathHow)
	for _, id := range []string{"mood", "harm", "worry", "shock", "safe", "result"} {
		press := "skip"
		if id == "mood" {
			press = "next"
		}
		if rd.Press(press); rd.Heading() != a.Words.Text("how."+id) {
			t.Fatalf("%q instead of %s", rd.Heading(), id)
		}
	}
	rd.Says("how.result.none").Says("how.talk")
	rd = pagetest.Open(t, newApp(t), page.PathHow).Press("next", "country=GB").Press("next", "phq-8-1=2", "phq-8-2=1").Press("skip")
	rd.Press("next", "gad-7-1=3", "gad-7-2=0")
	for _, id := range []string{"mood-more", "worry-more", "shock"} {
		if rd.Heading() != a.Words.Text("how."+id) {
			t.Fatalf("%q instead of %s", rd.Heading(), id)
		}
		rd.Press("skip")
	}
	rd = pagetest.Open(t, newApp(t), page.PathHow).Press("next").Press("skip").Press("skip").Press("skip").Press("next", "shock=true")
	if rd.Heading() != a.Words.Text("how.shock-more") {
		t.Errorf("after a shock comes %q", rd.Heading())
	}
	if rd.Press("back"); rd.Heading() != a.Words.Text("how.shock") {
		t.Errorf("back leads to %q", rd.Heading())
	}
}

func TestHow_SkippingDropsWhatWasChosen(t *testing.T) {
	r := pagetest.Post(newApp(t), page.PathHow, "step=harm", "go=skip", "harm-thoughts=plan", "phq-8-1=1")
	root := pagetest.CheckPage(t, "skipped", r)
	if got := pagetest.FieldsOf(root); got["harm-thoughts"] != "" || got["phq-8-1"] != "1" {
		t.Errorf("carried: %v", got)
	}
}

// Every combination of the two short forms, with and without thoughts of
// self-harm: what is said follows from the band, the person to talk to from
// the thoughts alone.
func TestHow_EveryPathOfTheShortForms(t *testing.T) {
	a := newApp(t)
	for i := range 16 {
		for j := range 16 {
			mood, worry := []int{i / 4, i % 4}, []int{j / 4, j % 4}
			fields := append(filled("phq-8", mood...), filled("gad-7", worry...)...)
			words := pagetest.ParsePage(t, string(pagetest.Post(a, page.PathHow, append([]string{"step=safe", "go=result"}, fields...)...).Body)).Words()
			m, w := band(aftercare.PHQ2, mood[0]+mood[1]), band(aftercare.GAD2, worry[0]+worry[1])
			for _, text := range []guideline.Text{m.Means, m.Next, w.Means, w.Next} {
				for s := range strings.SplitAfterSeq(text.In("en"), ". ") {
					if !strings.Contains(words, strings.TrimSpace(s)) {
						t.Fatalf("%v: it does not say %q", fields, s)
					}
				}
			}
			if !strings.Contains(words, a.Words.Text("how.low")) || strings.Contains(words, a.Words.Text("urgency.self-care")) {
				t.Fatalf("%v: an all-clear", fields)
			}
			g := guidanceOf(t, a, fields...)
			if routine := g.Urgency.Level >= aftercare.Routine; routine != (m.Talk || w.Talk) {
				t.Fatalf("%v: the alarms say %v, the bands talk %v and %v", fields, g.Urgency.Level, m.Talk, w.Talk)
			}
		}
	}
}

// guidanceOf judges the record that the page would keep.
func guidanceOf(t *testing.T, a *app.App, fields ...string) *aftercare.Guidance {
	t.Helper()
	h := sitting(a, fields...)
	return h.loud
}

func sitting(a *app.App, fields ...string) *checkIn {
	h := &checkIn{forms: instruments.All()}
	form, _ := questions.NewAnswers(pagetest.Now, &aftercare.Record{}, h.specs()).Read(pagetest.Form(fields...))
	h.her, h.a = ask.New(a.Site, &page.Request{Now: pagetest.Now, Path: page.PathHow, InPage: true}, form), form
	h.Page = h.her.Page
	h.add()
	return h
}

func TestHow_EveryTotalOfEveryFormIsJudgedAsItsBandSays(t *testing.T) {
	a := newApp(t)
	for _, n := range instruments.All() {
		for total := 0; total <= n.Max(); total++ {
			var items []int
			for left := total; len(items) < len(n.Items); {
				v := min(left, len(n.Answers)-1)
				items, left = append(items, v), left-v
			}
			fields := append(filled(sitting(a).field(&n, 0)[:len(sitting(a).field(&n, 0))-2], items...), "shock=true")
			h := sitting(a, fields...)
			g := h.loud
			if got := len(h.whole()); got != 1 || len(h.her.Record.Observations) != 1 || h.her.Record.Observations[0].Code != n.Code {
				t.Fatalf("%s %d: %d forms, %v", n.Name, total, got, h.her.Record.Observations)
			}
			if (g.Urgency.Level >= aftercare.Routine) != n.Band(total).Talk {
				t.Errorf("%s %d: the alarms say %v", n.Name, total, g.Urgency.Level)
			}
		}
	}
}

func TestHow_ThoughtsOfSelfHarmLeadToAPersonWhateverTheTotals(t *testing.T) {
	a := newApp(t)
	for i := range 16 {
		for j := range 16 {
			for _, harm := range []string{"", "none", "passive", "active", "plan"} {
				for _, press := range []string{"next", "result"} {
					fields := append(filled("phq-8", i/4, i%4), filled("gad-7", j/4, j%4)...)
					if harm != "" {
						fields = append(fields, "harm-thoughts="+harm)
					}
					r := pagetest.Post(a, page.PathHow, append([]string{"step=harm", "go=" + press, "country=GB"}, fields...)...)
					body := string(r.Body)
					first := strings.Index(body, `class="now"`)
					if bad := harm != "" && harm != "none"; bad != (first >= 0 && strings.Contains(body[first:], "tel:116123")) {
						t.Fatalf("%v: a person to talk to: %v", fields, !bad)
					}
				}
			}
		}
	}
	for _, harm := range []string{"passive", "active", "plan"} {
		for _, country := range []string{"", "country=KE", "country=XX"} {
			words := pagetest.CheckPage(t, harm, pagetest.Post(a, page.PathHow, "step=harm", "go=next", "harm-thoughts="+harm, country)).Words()
			if !strings.Contains(words, a.Words.Text("action.call-crisis-line")) {
				t.Errorf("%s %s: %s", harm, country, words)
			}
		}
	}
}

func TestHow_AHarmThoughtStaysInViewAfterSheGoesOn(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathHow).Press("next", "country=GB").Press("skip").Press("next", "harm-thoughts=active")
	rd.Says("urgent.anyway").Press("anyway")
	for range 3 {
		if !strings.Contains(rd.Page.Words(), "116 123") {
			t.Fatalf("%q: nobody to call", rd.Heading())
		}
		rd.Press("skip")
	}
}

func TestHow_DangerAtHomeHasItsQuietPath(t *testing.T) {
	a := newApp(t)
	for _, danger := range []string{"afraid-of-someone=true", "being-coerced=true"} {
		r := pagetest.Post(a, page.PathHow, "step=safe", "go=next", "country=GB", danger, "phq-8-1=0", "phq-8-2=0")
		root := pagetest.CheckPage(t, danger, r)
		if h := root.Named("h1")[0].Words(); h != a.Words.Text("how.quiet") {
			t.Errorf("%s leads to %q", danger, h)
		}
		if !strings.Contains(root.Words(), "0808 2000 247") || strings.Contains(string(r.Body), `class="now`) {
			t.Errorf("%s: no help line, or a loud one", danger)
		}
		end := howResult(t, a, "country=GB", danger, "phq-8-1=0", "phq-8-2=0")
		if !strings.Contains(end.Words(), "0808 2000 247") {
			t.Errorf("%s is forgotten at the end", danger)
		}
		if rec := questions.RecordText(sitting(a, danger, "phq-8-1=0", "phq-8-2=0").kept()); strings.Contains(rec, "afraid") || strings.Contains(rec, "coerced") || !strings.Contains(rec, "phq-2") {
			t.Errorf("kept: %s", rec)
		}
	}
}

func TestHow_NeverGuessesACountryAndNeverComesToAServer(t *testing.T) {
	a := newApp(t)
	if r := a.Handle(&page.Request{Method: "POST", Path: page.PathHow, Now: pagetest.Now, Form: pagetest.Form("step=mood", "go=next", "phq-8-1=1")}); r.Status != 403 {
		t.Errorf("status %d", r.Status)
	}
	for _, inPage := range []bool{true, false} {
		r := a.Handle(&page.Request{Method: "GET", Path: page.PathHow, Now: pagetest.Now, InPage: inPage})
		root := pagetest.CheckPage(t, "start", r)
		if r.Personal {
			t.Error("the start is personal")
		}
		for _, o := range root.Named("option") {
			if _, on := o.Attrs["selected"]; on {
				t.Errorf("%s is chosen", o.Words())
			}
		}
	}
	bare, err := app.New(page.Config{Library: pagetest.Shipped(), Words: pagetest.AllWords()})
	if err != nil {
		t.Fatal(err)
	}
	if r := pagetest.Get(bare, page.PathHow); r.More == "" {
		t.Error("the first program answers")
	}
}

func TestHow_HostileInputIsRefusedAndStaysText(t *testing.T) {
	a := newApp(t)
	names := []string{"phq-8-1", "phq-8-9", "pc-ptsd-5-1", "shock", "harm-thoughts", "country", "none", "step", "told", "at", "go", "record", "show", "<b>"}
	for _, name := range names {
		for _, text := range pagetest.Hostile {
			r := pagetest.Post(a, page.PathHow, "step=mood", "go=next", name+"="+text)
			if r.Status != 200 && r.Status != 422 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			pagetest.CheckPage(t, name, r)
		}
	}
	for _, f := range []string{"phq-8-1=4", "phq-8-1=-1", "phq-8-1=00", "phq-8-9=1", "gad-7-8=0", "pc-ptsd-5-1=2", "shock=maybe", "bleeding=light", "aim=signs"} {
		r := pagetest.Post(a, page.PathHow, "step=worry", "go=next", f)
		if r.Status != 422 || !strings.Contains(string(r.Body), "fault") {
			t.Errorf("%s: status %d", f, r.Status)
		}
	}
	if r := pagetest.Post(a, page.PathHow, "step=worry", "go=next", "phq-8-1=1", "phq-8-1=2"); r.Status != 422 {
		t.Error("two answers to one item")
	}
}

func TestHow_HalfAFormIsNotAddedUp(t *testing.T) {
	a := newApp(t)
	for _, fields := range [][]string{{"phq-8-1=3"}, {"gad-7-2=3"}, {"shock=true", "pc-ptsd-5-1=1"}, filled("pc-ptsd-5", 1, 1, 1, 1, 1)} {
		h := sitting(a, fields...)
		if len(h.whole()) != 0 || len(h.her.Record.Observations) != 0 {
			t.Errorf("%v: %v", fields, h.her.Record.Observations)
		}
	}
	h := sitting(a, append(filled("phq-8", 3, 3, 1, 1, 1), "shock=false")...)
	if len(h.her.Record.Observations) != 2 || h.her.Record.Observations[0].Code != aftercare.PHQ2 || h.her.Record.Observations[1].Code != aftercare.PCPTSD5 {
		t.Errorf("%v", h.her.Record.Observations)
	}
}

func TestHow_ItsWordsReadAtGradeSeven(t *testing.T) {
	for _, n := range instruments.All() {
		for i := range n.Bands {
			for _, text := range []guideline.Text{n.Bands[i].Means, n.Bands[i].Next, n.Sure} {
				if g := pagetest.Grade(text.In("en")); g > 7 && len(strings.Fields(text.In("en"))) >= 9 {
					t.Errorf("%s: grade %.1f: %s", n.Name, g, text.In("en"))
				}
			}
		}
	}
	a := newApp(t)
	for _, s := range a.General.Pack.Statements {
		if s.Item == aftercare.ItemFeelings && !strings.Contains(pagetest.ParsePage(t, string(pagetest.Get(a, page.PathHow).Body)).Words(), a.Words.Says(&s)) {
			t.Errorf("%s is not offered there", s.ID)
		}
	}
}

func TestHow_ADiaryKeepsTheAnswersAndNothingOfDangerAtHome(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	root := d.Post(page.PathHow, "step=safe", "go=result", "phq-8-1=2", "phq-8-2=2", "harm-thoughts=none", "afraid-of-someone=true", "country=GB")
	var sent []page.Field
	for _, f := range root.Named("form") {
		if f.Attrs["action"] == page.PathStart+page.Sent {
			for _, k := range f.Named("input") {
				sent = append(sent, page.Field{Name: k.Attrs["name"], Value: k.Attrs["value"]})
			}
		}
	}
	if sent == nil {
		t.Fatal("it cannot be kept")
	}
	d.Step("POST", page.PathStart, sent)
	if len(d.Vault.Diary().Entries) != 1 {
		t.Fatalf("%d entries: %s", len(d.Vault.Diary().Entries), d.R.Body)
	}
	text := questions.RecordText(d.Last().Record)
	if !strings.Contains(text, `"phq-2","items":[2,2]`) || !strings.Contains(text, "harm-thoughts") || strings.Contains(text, "afraid") {
		t.Errorf("kept: %s", text)
	}
	if again := d.Get(page.PathHow); !strings.Contains(again.Words(), "United Kingdom") {
		t.Error("no country")
	} else {
		for _, o := range again.Named("option") {
			if _, on := o.Attrs["selected"]; on != (o.Attrs["value"] == "GB") {
				t.Errorf("%s is chosen: %v", o.Words(), on)
			}
		}
	}
}

// A form is shown in the languages that its words are licensed in, and in no
// other: what is left are the questions that are our own.
func TestHow_ShowsNoFormInALanguageThatItDoesNotSpeak(t *testing.T) {
	c := pagetest.Config()
	c.Words = pagetest.AllWords().Map(func(_, text string) string { return text })
	c.Words.Lang = "xx"
	a := pagetest.Program(t, c, Pages(instruments.All), ask.Pages())
	fields := []string{"country=GB"}
	for _, want := range []string{"how.harm", "how.safe", "how.result"} {
		r := pagetest.Post(a, page.PathHow, append(fields, "go=next")...)
		root := pagetest.ParsePage(t, string(r.Body))
		if got := root.Named("h1")[0].Words(); got != a.Words.Text(want) {
			t.Fatalf("%q instead of %s", got, want)
		}
		if strings.Contains(root.Words(), "PHQ") || strings.Contains(root.Words(), "little interest") {
			t.Error("a form in another language is shown")
		}
		fields = nil
		for name, value := range pagetest.FieldsOf(root) {
			fields = append(fields, name+"="+value)
		}
	}
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	pagetest.FuzzForms(f, newApp(f).Handle, []string{page.PathHow},
		"step=safe&go=result&told=emergency&phq-9-1=3&phq-9-9=1", "step=1&go=next&gad-7-1=9", "go=%3Cb%3E&step=result&phq-9-1=1&phq-9-1=2")
}
