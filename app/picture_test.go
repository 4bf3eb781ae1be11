package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
)

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
