package diary

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

func TestPictures_StandBehindTheLock(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.WeekAfterSurgery(t).Entries...)
	for path, key := range map[string]string{page.PathPicture: "picture.title", page.PathSummary: "summary.title", page.PathRemind: "remind.title"} {
		if shown := d.Get(path); d.R.Status != 200 || !d.R.Personal || shown.Named("h1")[0].Words() != d.App.Words.Text(key) || shown.Named("main")[0].Attrs["data-path"] != path {
			t.Errorf("%s: status %d, %s", path, d.R.Status, shown.Named("h1")[0].Words())
		}
	}
	if d.Post(page.PathSummary, "go=text"); d.R.Download == nil {
		t.Error("no file")
	}
	d.Vault.Lock()
	for _, path := range []string{page.PathPicture, page.PathSummary, page.PathRemind} {
		if shown := d.Post(path, "go=text", "due=period", "go=make"); d.R.Download != nil || strings.Contains(shown.Words(), "November") {
			t.Errorf("%s shows something of a locked diary", path)
		}
	}
	d.Now.At.Second += 60
	for path, key := range map[string]string{page.PathPicture: "picture.title", page.PathRemind: "remind.title"} {
		d.Vault.Lock()
		if shown := d.Post(path, "unlock="+pagetest.Passphrase); d.R.Status != 200 || shown.Named("h1")[0].Words() != d.App.Words.Text(key) {
			t.Errorf("%s is not there once it is open: %d %s", path, d.R.Status, shown.Named("h1")[0].Words())
		}
	}
}

func TestPictures_SayWhereTheClockIsBehind(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.WeekAfterSurgery(t).Entries...)
	d.Now = aftercare.At(pagetest.MustInstant("2026-11-01T09:00:00+00:00"))
	for _, path := range []string{page.PathPicture, page.PathSummary, page.PathRemind} {
		if shown := d.Get(path); !strings.Contains(shown.Words(), "1 November 2026") {
			t.Errorf("%s says nothing of the clock", path)
		}
	}
}

// Who sees a shared calendar must not learn when the diary began: two diaries of
// the same entries have other names, and one has the same again.
func TestCalendar_NamesTellNothingOfTheDiary(t *testing.T) {
	a, names := newApp(t), map[string]bool{}
	for range 2 {
		d := pagetest.KeepsDiary(t, a, pagetest.WeekAfterSurgery(t).Entries...)
		name := calendarName(t, d)
		if len(name) < 10 || names[name] {
			t.Errorf("the name %q", name)
		}
		names[name] = true
		d.Vault.Lock()
		if err := d.Vault.Open(pagetest.Passphrase); err != nil {
			t.Fatal(err)
		}
		if again := calendarName(t, d); again != name {
			t.Errorf("a later file adds %q beside %q", again, name)
		}
	}
}

// calendarName makes a calendar file of all that is due.
func calendarName(t *testing.T, d *pagetest.Diarist) string {
	t.Helper()
	fields := []string{"go=make"}
	for _, box := range d.Get(page.PathRemind).Named("input") {
		if box.Attrs["name"] == "due" {
			fields = append(fields, "due="+box.Attrs["value"])
		}
	}
	if d.Post(page.PathRemind, fields...); d.R.Download == nil {
		t.Fatal("no file")
	}
	_, rest, _ := strings.Cut(string(d.R.Download.Body), "\r\nUID:")
	name, _, _ := strings.Cut(rest, "-")
	return name
}
