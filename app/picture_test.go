package app

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
)

// entry is an entry of a day, told by these members of a record.
func entry(t testing.TB, day, members string) diary.Entry {
	t.Helper()
	at := mustInstant(day + "T19:00:00+00:00")
	text := `{"format":"aftercare.record/1",` + members + `}`
	rec, findings := parseRecord(text, aftercare.At(mustInstant("2027-12-31T19:00:00+00:00")))
	if findings != nil {
		t.Fatal(text, findings)
	}
	return diary.Entry{Written: at, About: at.Day, Record: rec}
}

// signsOf are the observations of a day, as "code=value" or "code=value/unit".
func signsOf(day string, list ...string) string {
	var b strings.Builder
	b.WriteString(`"observations":[`)
	for i, x := range list {
		if i > 0 {
			b.WriteString(",")
		}
		code, value, _ := strings.Cut(x, "=")
		value, unit, _ := strings.Cut(value, "/")
		value, hours, _ := strings.Cut(value, " for ")
		if _, err := strconv.ParseFloat(value, 64); err != nil && value != "true" && value != "false" {
			value = `"` + value + `"`
		}
		b.WriteString(`{"code":"` + code + `","value":` + value)
		if unit != "" {
			b.WriteString(`,"unit":"` + unit + `"`)
		}
		if hours != "" {
			b.WriteString(`,"hours":` + hours)
		}
		b.WriteString(`,"at":"` + day + `T18:30:00+00:00"}`)
	}
	return b.String() + "]"
}

// weekAfterSurgery is the diary of somebody six days after an operation, with
// a day left out, a fever, a correction and what she asked about.
func weekAfterSurgery(t testing.TB) *diary.Diary {
	d := &diary.Diary{}
	d.Add(entry(t, "2026-11-03", `"jurisdiction":"GB","loss":{"kind":"missed","location":"intrauterine","gestation":"9w3d","diagnosedOn":"2026-10-30"},`+
		`"person":{"rh":"negative","conditions":["anaemia"]},"wishes":{"activities":["penetrative-sex","swimming","work"]}`))
	d.Add(entry(t, "2026-11-03", `"care":[{"route":"surgical","method":"vacuum-aspiration","anaesthetic":"general","on":"2026-11-03"}]`))
	d.Add(entry(t, "2026-11-03", signsOf("2026-11-03", "bleeding=heavy", "pads-per-hour=1 for 2", "pain=moderate")))
	d.Add(entry(t, "2026-11-04", signsOf("2026-11-04", "bleeding=heavy", "pain=moderate", "anti-d=given")))
	d.Add(entry(t, "2026-11-05", signsOf("2026-11-05", "bleeding=moderate", "pain=mild", "temperature=37.1/Cel")))
	wrong := d.Add(entry(t, "2026-11-07", signsOf("2026-11-07", "bleeding=soaking", "pain=severe")))
	fixed := entry(t, "2026-11-07", signsOf("2026-11-07", "bleeding=light", "pain=mild", "temperature=38.1/Cel", "chills=true"))
	fixed.Replaces, fixed.Told = wrong, &diary.Told{Level: aftercare.SameDay, Statements: []string{"INFECT-FEVER-01"}, Pack: "international", Edition: "2026.1"}
	d.Add(fixed)
	slept := entry(t, "2026-11-08", `"person":{"medicines":["paracetamol"]},`+signsOf("2026-11-08", "bleeding=light", "pain=none", "temperature=36.8/Cel", "note=a private thought"))
	slept.Sleep = diary.SleptBroken
	d.Add(slept)
	d.Add(entry(t, "2026-11-09", signsOf("2026-11-09", "bleeding=spotting", "pain=none", "mood=low", "feels-hot=false", "discharge=normal")))
	return d
}

// monthsAfterTablets is a diary with a range of days for the loss, a period,
// weeks of nothing and no care but tablets.
func monthsAfterTablets(t testing.TB) *diary.Diary {
	d := &diary.Diary{}
	d.Add(entry(t, "2026-08-03", `"jurisdiction":"US","loss":{"kind":"incomplete","on":{"from":"2026-08-03","to":"2026-08-05"}},"care":[{"route":"medical","method":"misoprostol","on":"2026-08-03"}]`))
	for i, word := range []string{"heavy", "soaking", "heavy", "moderate", "", "moderate", "light", "light", "", "light", "spotting", "spotting", "none", "spotting", "none", "none"} {
		day := mustDay("2026-08-03") + aftercare.Date(i)
		if word != "" {
			d.Add(entry(t, day.String(), signsOf(day.String(), "bleeding="+word, "pain="+[]string{"severe", "mild", "none"}[min(i/3, 2)])))
		}
	}
	d.Add(entry(t, "2026-08-24", signsOf("2026-08-24", "pregnancy-test=negative")))
	d.Add(entry(t, "2026-11-05", signsOf("2026-11-05", "menses=started", "bleeding=moderate")))
	d.Add(entry(t, "2026-11-06", signsOf("2026-11-06", "bleeding=moderate", "clots=small")))
	d.Add(entry(t, "2026-11-08", signsOf("2026-11-08", "bleeding=light", "pain=mild")))
	return d
}

func diaries(t testing.TB) map[string]*diary.Diary {
	return map[string]*diary.Diary{"week": weekAfterSurgery(t), "months": monthsAfterTablets(t), "empty": {}}
}

// lookAtDiaries is every page of these files over every diary.
func lookAtDiaries(t testing.TB, a *App) map[string]*Response {
	pages := map[string]*Response{}
	for name, d := range diaries(t) {
		r := &Request{Method: "GET", Path: routePicture, Now: now, InPage: true}
		pages["picture-"+name] = pictured(a, r, d, now, view.Node{})
		r = &Request{Method: "GET", Path: routeSummary, Now: now, InPage: true}
		pages["summary-"+name] = pictured(a, r, d, now, view.Node{})
		r = &Request{Method: "GET", Path: routeRemind, Now: now, InPage: true}
		pages["remind-"+name] = pictured(a, r, d, now, view.Node{})
	}
	return pages
}

func TestLook_WritesDiaryPagesForTheEye(t *testing.T) {
	dir := os.Getenv("AFTERCARE_LOOK")
	if dir == "" {
		t.Skip("AFTERCARE_LOOK names no folder")
	}
	pages := lookAtDiaries(t, newApp(t))
	for name, r := range lookAtDiaries(t, foreignApp(t)) {
		pages["x-"+name] = r
	}
	rtl := newApp(t)
	rtl.words = rtl.words.Map(func(_, text string) string { return text })
	rtl.words.Dir = "rtl"
	for name, r := range lookAtDiaries(t, rtl) {
		pages["rtl-"+name] = r
	}
	for name, r := range pages {
		body := strings.ReplaceAll(string(r.Body), `"/static/`, `"static/`)
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPicture_IsWhole(t *testing.T) {
	for name, r := range lookAtDiaries(t, newApp(t)) {
		checkPage(t, name, r)
	}
}

// pictured is one of the pages that show an open diary as a whole; nil where
// the address is none of them.
func pictured(a *App, r *Request, d *diary.Diary, asOf aftercare.When, note view.Node) *Response {
	switch r.Path {
	case routePicture:
		return picture(a.Site, r, d, asOf, note)
	case routeSummary:
		return summaryPage(a.Site, r, d, asOf, note)
	case routeRemind:
		return remind(a.Site, r, d, asOf, note)
	}
	return nil
}
