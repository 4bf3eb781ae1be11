package app

import (
	"strings"
	"testing"

	"aftercare"
)

func TestPictures_StandBehindTheLock(t *testing.T) {
	d := keepsDiary(t, newApp(t), weekAfterSurgery(t).Entries...)
	for path, key := range map[string]string{routePicture: "picture.title", routeSummary: "summary.title", routeRemind: "remind.title"} {
		if page := d.get(path); d.r.Status != 200 || !d.r.Personal || page.named("h1")[0].words() != d.app.words.Text(key) || page.named("main")[0].attrs["data-path"] != path {
			t.Errorf("%s: status %d, %s", path, d.r.Status, page.named("h1")[0].words())
		}
	}
	if d.post(routeSummary, "go=text"); d.r.Download == nil {
		t.Error("no file")
	}
	d.vault.Lock()
	for _, path := range []string{routePicture, routeSummary, routeRemind} {
		if page := d.post(path, "go=text", "due=period", "go=make"); d.r.Download != nil || strings.Contains(page.words(), "November") {
			t.Errorf("%s shows something of a locked diary", path)
		}
	}
	d.now.At.Second += 60
	for path, key := range map[string]string{routePicture: "picture.title", routeRemind: "remind.title"} {
		d.vault.Lock()
		if page := d.post(path, "unlock="+passphrase); d.r.Status != 200 || page.named("h1")[0].words() != d.app.words.Text(key) {
			t.Errorf("%s is not there once it is open: %d %s", path, d.r.Status, page.named("h1")[0].words())
		}
	}
}

func TestPictures_SayWhereTheClockIsBehind(t *testing.T) {
	d := keepsDiary(t, newApp(t), weekAfterSurgery(t).Entries...)
	d.now = aftercare.At(mustInstant("2026-11-01T09:00:00+00:00"))
	for _, path := range []string{routePicture, routeSummary, routeRemind} {
		if page := d.get(path); !strings.Contains(page.words(), "1 November 2026") {
			t.Errorf("%s says nothing of the clock", path)
		}
	}
}
