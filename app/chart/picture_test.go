package chart

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/internal/pagetest"
)

// monthsAfterTablets is a diary with a range of days for the loss, a period,
// weeks of nothing and no care but tablets.
func monthsAfterTablets(t testing.TB) *diary.Diary {
	d := &diary.Diary{}
	d.Add(pagetest.Entry(t, "2026-08-03", `"jurisdiction":"US","loss":{"kind":"incomplete","on":{"from":"2026-08-03","to":"2026-08-05"}},"care":[{"route":"medical","method":"misoprostol","on":"2026-08-03"}]`))
	for i, word := range []string{"heavy", "soaking", "heavy", "moderate", "", "moderate", "light", "light", "", "light", "spotting", "spotting", "none", "spotting", "none", "none"} {
		day := pagetest.MustDay("2026-08-03") + aftercare.Date(i)
		if word != "" {
			d.Add(pagetest.Entry(t, day.String(), pagetest.SignsOf(day.String(), "bleeding="+word, "pain="+[]string{"severe", "mild", "none"}[min(i/3, 2)])))
		}
	}
	d.Add(pagetest.Entry(t, "2026-08-24", pagetest.SignsOf("2026-08-24", "pregnancy-test=negative")))
	d.Add(pagetest.Entry(t, "2026-11-05", pagetest.SignsOf("2026-11-05", "menses=started", "bleeding=moderate")))
	d.Add(pagetest.Entry(t, "2026-11-06", pagetest.SignsOf("2026-11-06", "bleeding=moderate", "clots=small")))
	d.Add(pagetest.Entry(t, "2026-11-08", pagetest.SignsOf("2026-11-08", "bleeding=light", "pain=mild")))
	return d
}

func diaries(t testing.TB) map[string]*diary.Diary {
	return map[string]*diary.Diary{"week": pagetest.WeekAfterSurgery(t), "months": monthsAfterTablets(t), "empty": {}}
}

// lookAtDiaries is every page of these files over every diary.
func lookAtDiaries(t testing.TB, a *app.App) map[string]*page.Response {
	pages := map[string]*page.Response{}
	for name, d := range diaries(t) {
		r := &page.Request{Method: "GET", Path: page.PathPicture, Now: pagetest.Now, InPage: true}
		pages["picture-"+name] = pictured(a, r, d, pagetest.Now, view.Node{})
		r = &page.Request{Method: "GET", Path: page.PathSummary, Now: pagetest.Now, InPage: true}
		pages["summary-"+name] = pictured(a, r, d, pagetest.Now, view.Node{})
		r = &page.Request{Method: "GET", Path: page.PathRemind, Now: pagetest.Now, InPage: true}
		pages["remind-"+name] = pictured(a, r, d, pagetest.Now, view.Node{})
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
	rtl.Words = rtl.Words.Map(func(_, text string) string { return text })
	rtl.Words.Dir = "rtl"
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
		pagetest.CheckPage(t, name, r)
	}
}

// pictured is one of the pages that show an open diary as a whole; nil where
// the address is none of them.
func pictured(a *app.App, r *page.Request, d *diary.Diary, asOf aftercare.When, note view.Node) *page.Response {
	switch r.Path {
	case page.PathPicture:
		return Picture(a.Site, r, d, asOf, note)
	case page.PathSummary:
		return Summary(a.Site, r, d, asOf, note)
	case page.PathRemind:
		return Remind(a.Site, r, d, asOf, note)
	}
	return nil
}
