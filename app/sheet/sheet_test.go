package sheet

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// filled are the fields of an ordinary sheet.
var filled = []string{"kind=missed", "care=surgical.vacuum-aspiration", "day=2026-11-03", "weeks=9", "rh=positive", "country=GB-ENG",
	"unit=Early Pregnancy Unit", "number=0113 496 0123", "hours=Every day, 8 am to 8 pm.", "site=aftercare.example", "go=make"}

// everyRecord are the records of every kind with every care, in some places,
// with their number.
func everyRecord(t *testing.T, visit func(name string, rec *aftercare.Record)) {
	t.Helper()
	for _, country := range []string{"", "GB", "IE", "KR"} {
		for _, kind := range append([]string{""}, kindOptions...) {
			for _, care := range careOptions {
				for _, weeks := range []string{"", "20"} {
					f := readForm(pagetest.Form("kind="+kind, "care="+care, "day=2026-11-03", "country="+country, "weeks="+weeks, "rh=negative"), pagetest.Now.Day)
					if f.wrong() {
						t.Fatal(kind, care, f.faults)
					}
					visit(strings.Join([]string{country, kind, care, weeks}, " "), f.rec)
				}
			}
		}
	}
}

// later tells that everything a sheet waits for has come, on a day long after
// the care, and that it was dry, painless and cool since.
func later(rec *aftercare.Record, g *aftercare.ActivityAnswer, on aftercare.Date) *aftercare.Record {
	out := *rec
	if out.Loss.To == 0 && out.Loss.Kind != aftercare.Threatened && !slices.ContainsFunc(out.Care, func(c aftercare.Care) bool { return c.Route == aftercare.Surgical }) {
		out.Loss.From, out.Loss.To = dayOf(rec)+1, dayOf(rec)+1
		out.Loss.DiagnosedOn = 0
	}
	day := aftercare.On(on)
	tell := func(o aftercare.Observation) { o.When = day; out.Observations = append(out.Observations, o) }
	tell(aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingNone, Since: on - 20})
	tell(aftercare.Observation{Code: aftercare.Pain, Word: aftercare.PainNone})
	tell(aftercare.Observation{Code: aftercare.FeelsHot, Word: aftercare.BoolNo})
	tell(aftercare.Observation{Code: aftercare.Discharge, Word: 1})
	tell(aftercare.Observation{Code: aftercare.AntiD, Word: 1})
	for i := range g.WaitingFor {
		switch g.WaitingFor[i].Criterion {
		case aftercare.ClinicianClearance:
			tell(aftercare.Observation{Code: aftercare.Clearance, Activity: g.Activity})
		case aftercare.CheckUpDone, aftercare.ResultsKnown, aftercare.HCGFollowUpComplete, aftercare.HCGNotPregnantLevel:
			tell(aftercare.Observation{Code: aftercare.FollowUp, Word: aftercare.FollowUpDischarged})
		case aftercare.PregnancyTestNegative:
			tell(aftercare.Observation{Code: aftercare.PregnancyTest, Word: aftercare.TestNegative})
		case aftercare.HCGFalling:
			tell(aftercare.Observation{Code: aftercare.HCGTrend, Word: aftercare.TrendFalling})
		}
	}
	return &out
}

// Nothing is "hold" on paper, and nothing opens there before the engine opens
// it: what a sheet says of a day is the first day on which it may be open.
func TestSheet_SaysNoEarlierDayThanTheEngine(t *testing.T) {
	site := newApp(t).Site
	p := site.NewPage(&page.Request{Now: pagetest.Now})
	opened, compared := 0, 0
	everyRecord(t, func(name string, rec *aftercare.Record) {
		e := site.Knowledge(rec.Jurisdiction).Engine
		p.Know = site.Knowledge(rec.Jurisdiction)
		day := dayOf(rec)
		g := e.Evaluate(rec, aftercare.On(day))
		m := &maker{p, rec, g, day, &Sheet{}}
		for i := range g.Activities {
			a := &g.Activities[i]
			o := m.opens(a)
			if o.rank > 2 || a.Verdict == aftercare.WhenReady {
				continue
			}
			compared++
			long := day + 300
			if now := e.Evaluate(later(rec, a, long), aftercare.On(long)); now.Activities[i].Verdict == aftercare.WhenReady {
				opened++
			}
			if o.day == 0 {
				continue
			}
			before := o.day - 1
			if now := e.Evaluate(later(rec, a, before), aftercare.On(before)); now.Activities[i].Verdict == aftercare.WhenReady {
				t.Errorf("%s: %v is open on %v already, and the sheet says %s", name, a.Activity, before, o.text)
			}
		}
	})
	if compared < 5000 || opened < compared*3/4 {
		t.Errorf("of %d rows %d opened later", compared, opened)
	}
}

// Every sheet has the signs with their thresholds, the numbers, and a row for
// each activity, whatever the care.
func TestSheet_IsWholeForEveryKindAndCare(t *testing.T) {
	a := newApp(t)
	p := a.NewPage(&page.Request{Now: pagetest.Now})
	everyRecord(t, func(name string, rec *aftercare.Record) {
		s := Make(p, rec, Unit{Unit: guideline.Unit{Name: "Ward", Number: "0113 496 0123"}})
		names, text := 0, ""
		for _, r := range s.When {
			names += len(strings.Split(r.Name, " · "))
			text += r.Name + r.Text
		}
		for _, r := range s.Due {
			text += r.Name + r.Text
		}
		for _, c := range s.Cards {
			text += c.Do + strings.Join(c.Signs, "")
		}
		text += s.Title + s.Facts + s.First + s.Mind + s.Settled + strings.Join(s.Notes, "")
		if names != aftercare.ActivityCount || len(s.Cards) < 2 || len(s.Cards[0].Signs) < 8 || s.Code == "" {
			t.Errorf("%s: %d activities, %d cards, code %q", name, names, len(s.Cards), s.Code)
		}
		if strings.ContainsAny(text, "⟦⟧{}") {
			t.Errorf("%s: %s", name, text)
		}
		if bad := strings.Contains(text, "Wait for now"); bad {
			t.Errorf("%s holds something", name)
		}
	})
}

// A brief sign says the numbers of its alarm, and there is one for each.
func TestSheet_EachSignIsBriefAndHasTheNumbersOfItsAlarm(t *testing.T) {
	site := newApp(t).Site
	for _, country := range []string{"", "GB", "IE", "US", "AU", "CA", "KR", "ID"} {
		know := site.Knowledge(country)
		for i := range know.Pack.Statements {
			x := &know.Pack.Statements[i]
			if x.SafetyNet == 0 || ofMind(x) {
				continue
			}
			if !site.Words.Has("brief." + x.ID) {
				t.Errorf("%s has no brief words", x.ID)
			}
			full, brief := site.Words.Says(x), site.Words.Brief(x)
			for _, word := range strings.FieldsFunc(full, func(r rune) bool { return r < '0' || r > '9' }) {
				if !strings.Contains(brief, word) {
					t.Errorf("%s: %q has no %s, as in %q", x.ID, brief, word, full)
				}
			}
		}
	}
}

func TestSheet_IsAddressedToThePatientAndNamesTheUnitFirst(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "sheet", pagetest.Post(a, page.PathSheet, filled...))
	text := root.Named("article")[0].Words()
	at := -1
	for _, want := range []string{"0113 496 0123", "After your operation", "Missed miscarriage", "9 weeks", "3 November 2026", "Rh positive", "England",
		"Call 999 now if", "you soak 2 pads or more in an hour", "Call us the same day if", "your temperature is 38 °C or more", "116 123",
		"From 6 November, when you feel ready.", "but not before 6 November", "24 November", "edition ", "These dates apply only if"} {
		next := strings.Index(text, want)
		if next < 0 || next < at && !strings.HasPrefix(want, "edition") && !strings.HasPrefix(want, "These") {
			t.Errorf("%q is missing, or not in its place: %s", want, text)
		}
		at = max(at, next)
	}
	for _, never := range []string{"111, 111", "she ", "{", ".."} {
		if strings.Contains(text, never) {
			t.Errorf("it says %q: %s", never, text)
		}
	}
}

func TestSheet_SaysWhatCannotBeReadAndLosesNothing(t *testing.T) {
	a := newApp(t)
	for field, key := range map[string]string{
		"kind=gone": "not-on-list", "care=": "no-choice", "care=magic": "not-on-list", "day=": "day-missing", "day=soon": "not-a-day", "day=2027-01-01": "still-to-come",
		"weeks=x": "not-a-number", "weeks=99": "not-a-number", "rh=c": "not-on-list", "country=gb": "not-on-list", "number=a\u202eb": "not-a-line",
		"unit=" + strings.Repeat("x", 61): "not-a-line", "due=2027-01-01": "unknown-field",
	} {
		name, _, _ := strings.Cut(field, "=")
		fields := []string{field}
		for _, x := range filled {
			if !strings.HasPrefix(x, name+"=") {
				fields = append(fields, x)
			}
		}
		r := pagetest.Post(a, page.PathSheet, fields...)
		root := pagetest.ParsePage(t, string(r.Body))
		if r.Status != 422 || !strings.Contains(root.Words(), a.Words.Text("fault."+key)) {
			t.Errorf("%s: status %d", field, r.Status)
		}
		hours := root.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "hours" })
		if len(hours) != 1 || hours[0].Attrs["value"] != "Every day, 8 am to 8 pm." {
			t.Errorf("%s: what was written beside it is lost", field)
		}
	}
}

func TestSheet_ComesBackToBeChanged(t *testing.T) {
	a := newApp(t)
	shown := pagetest.CheckPage(t, "shown", pagetest.Post(a, page.PathSheet, filled...))
	var sent []string
	for _, k := range shown.Named("input") {
		sent = append(sent, k.Attrs["name"]+"="+k.Attrs["value"])
	}
	back := pagetest.CheckPage(t, "back", pagetest.Post(a, page.PathSheet, append(sent, "go=change")...))
	var got []string
	for _, k := range back.Named("input") {
		got = append(got, k.Attrs["name"]+"="+k.Attrs["value"])
	}
	for _, k := range back.Named("select") {
		for _, o := range k.Named("option") {
			if _, on := o.Attrs["selected"]; on {
				got = append(got, k.Attrs["name"]+"="+o.Attrs["value"])
			}
		}
	}
	want := slices.Sorted(slices.Values(filled[:len(filled)-1]))
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSheet_NeverReachesAServerButOnItsPlainPage(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{page.PathSheet, page.PathCode} {
		if r := a.Handle(&page.Request{Method: "POST", Path: path, Form: pagetest.Form(filled...), Now: pagetest.Now}); r.Status != 403 {
			t.Errorf("%s: %d", path, r.Status)
		}
	}
	r := a.Handle(&page.Request{Method: "POST", Path: pathPlain, Form: pagetest.Form(filled...), Now: pagetest.Now})
	if r.Status != 200 || !r.Forms || !r.Personal || !strings.Contains(string(r.Body), "After your operation") {
		t.Errorf("the plain page: %d, forms %v", r.Status, r.Forms)
	}
	bare := appOf(t, page.Config{Library: pagetest.Shipped()})
	for _, path := range []string{page.PathSheet, page.PathCode} {
		root := pagetest.CheckPage(t, "bare", bare.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now}))
		if len(root.Named("form")) > 0 {
			t.Error("a form that nothing can answer")
		}
	}
}

// The code carries exactly the facts that are on the sheet above it.
func TestSheet_ItsCodeHoldsTheFactsOnIt(t *testing.T) {
	a := newApp(t)
	p := a.NewPage(&page.Request{Now: pagetest.Now})
	everyRecord(t, func(name string, rec *aftercare.Record) {
		s := Make(p, rec, Unit{})
		root := pagetest.ParsePage(t, string(pagetest.Post(a, page.PathCode, "code="+s.Code).Body))
		facts := root.All(func(k *pagetest.Tag) bool { return k.Name == "dd" })
		var said []string
		for _, k := range facts {
			said = append(said, k.Words())
		}
		if got := strings.Join(said, " · "); got != s.Facts {
			t.Errorf("%s: the code says %q, the sheet %q", name, got, s.Facts)
		}
	})
}

func TestSheet_TakesNoMoreThanItsLinesHold(t *testing.T) {
	for _, l := range lines {
		f := readForm(pagetest.Form(append([]string{l.field + "=" + strings.Repeat("x", l.most)}, filled[:6]...)...), pagetest.Now.Day)
		if f.wrong() {
			t.Errorf("%s: %s", l.field, strconv.Itoa(l.most))
		}
	}
}

// A clinic's own pack names its unit: the form and the sheet have it, and what
// is typed stands in for all of it, so that no number gets another's hours.
func TestSheet_HasTheUnitOfAClinicsPack(t *testing.T) {
	ward := guideline.Unit{Name: "Ward 4", Number: "0113 496 0199", Hours: "at any time"}
	c := pagetest.Config()
	general := c.Library.For("")
	own := *general.Pack()
	own.Unit = ward
	e, err := engine.New(&own, "sha256:0")
	if err != nil {
		t.Fatal(err)
	}
	c.Library.For = func(string) *engine.Engine { return e }
	a := appOf(t, c)
	form := pagetest.CheckPage(t, "form", a.Handle(&page.Request{Method: "GET", Path: page.PathSheet, Now: pagetest.Now, InPage: true}))
	for _, want := range []string{ward.Name, ward.Number, ward.Hours} {
		if len(form.All(func(k *pagetest.Tag) bool { return k.Attrs["value"] == want })) != 1 {
			t.Errorf("the form hasn't %q", want)
		}
	}
	p := a.NewPage(&page.Request{Now: pagetest.Now})
	f := readForm(pagetest.Form(filled...), pagetest.Now.Day)
	if got := Make(p, f.rec, Unit{Site: "aftercare.example"}); got.Unit.Unit != ward || got.Site != "aftercare.example" {
		t.Errorf("the sheet is of %+v", got.Unit)
	}
	if got := Make(p, f.rec, Unit{Unit: guideline.Unit{Number: "0113 496 0123"}}); got.Name != "" || got.Hours != "" {
		t.Errorf("another's number has the name and hours of the pack: %+v", got.Unit)
	}
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	pagetest.FuzzForms(f, newApp(f).Handle, []string{page.PathSheet, pathPlain, page.PathCode, pathPlainCode},
		strings.ReplaceAll(strings.Join(filled, "&"), " ", "+"), "kind=ectopic&care=passed&day=2026-11-03&weeks=%D9%A9&beside=ko&go=make", "code=7kq2-m9xf3p&go=read", "code=%EF%BC%97&code=2")
}
