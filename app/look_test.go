package app_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/internal/sealing"
	"aftercare/places"
	"aftercare/places/curated"
	"aftercare/vault"
)

// TestLook_WritesPagesForTheEye writes pages to the folder named in
// AFTERCARE_LOOK, so that they can be looked at in a browser.
func TestLook_WritesPagesForTheEye(t *testing.T) {
	dir := os.Getenv("AFTERCARE_LOOK")
	if dir == "" {
		t.Skip("AFTERCARE_LOOK names no folder")
	}
	a := appOf(t, page.Config{Library: pagetest.Shipped(), Asset: func(name string) string { return "/static/" + name }, Build: "look"})
	pages := lookAt(a)
	for name, r := range lookAt(foreignApp(t)) {
		pages["x-"+name] = r
	}
	for name, r := range pages {
		body := strings.ReplaceAll(string(r.Body), `"/static/`, `"static/`)
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// lookAt is one page of every kind.
func lookAt(a *app.App) map[string]*page.Response {
	pages := lookAtFirst(a)
	lookAtNotes(a, pages)
	pages["how"] = pagetest.Get(a, page.PathHow)
	pages["how-mood"] = pagetest.Post(a, page.PathHow, "go=next", "country=GB")
	pages["how-harm"] = pagetest.Post(a, page.PathHow, "step=mood", "go=next", "phq-8-1=2")
	pages["how-shock"] = pagetest.Post(a, page.PathHow, "step=worry", "go=skip")
	pages["how-safe"] = pagetest.Post(a, page.PathHow, "step=shock", "go=skip")
	pages["how-urgent"] = pagetest.Post(a, page.PathHow, "step=harm", "go=next", "harm-thoughts=passive", "country=GB")
	pages["how-quiet"] = pagetest.Post(a, page.PathHow, "step=safe", "go=next", "afraid-of-someone=true", "country=GB")
	pages["how-fault"] = pagetest.Post(a, page.PathHow, "step=safe", "go=next", "phq-8-1=9", "nothing-of-ours=1")
	pages["how-result"] = pagetest.Post(a, page.PathHow, "step=safe", "go=result", "phq-8-1=3", "phq-8-2=3", "gad-7-1=0", "gad-7-2=1", "shock=false", "country=GB", "being-coerced=true")
	pages["how-none"] = pagetest.Post(a, page.PathHow, "step=mood", "go=result")
	pages["places"], pages["places-own"] = pagetest.Get(a, page.PathPlaces), pagetest.Get(a, "/find/own/")
	pages["places-found"] = pagetest.Post(a, page.PathPlaces, "list="+countryOfList(4), "near=Seoul", "unknown=true")
	pages["places-which"] = pagetest.Post(a, page.PathPlaces, "list="+countryOfList(4), "near=Seuol", "open=true", "want=gynaecology", "holiday=false")
	pages["places-bare"] = pagetest.Post(a, page.PathPlaces, "list="+countryOfList(2), "near=London", "open=true", "unknown=true")
	pages["places-none"] = pagetest.Post(a, page.PathPlaces, "list="+countryOfList(2), "near=London", "want=gynaecology", "open=true")
	pages["places-unknown"] = pagetest.Post(a, page.PathPlaces, "list="+countryOfList(2), "near=Xyzzy")
	pages["places-fault"] = pagetest.Post(a, page.PathPlaces, "near=")
	pages["places-loaded"] = pagetest.Post(a, page.PathPlaces, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(placeList)))
	pages["places-mine"] = pagetest.Post(a, page.PathPlaces, "list=own", "near=10,10", "open=true", "unknown=true")
	pages["places-bad"] = pagetest.Post(a, page.PathPlaces, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(placeList+"{}")))
	pagetest.Post(a, page.PathPlaces, "go=forget")
	pages["letters"], pages["share"] = pagetest.Get(a, page.PathLetters), pagetest.Get(a, page.PathShare)
	pages["letters-shown"] = pagetest.Post(a, page.PathLetters, letterFields...)
	pages["letters-change"] = pagetest.Post(a, page.PathLetters, append([]string{"go=change"}, letterFields[1:]...)...)
	pages["letters-fault"] = pagetest.Post(a, page.PathLetters, "go=show", "day=2027-01-01", "own="+strings.Repeat("x", 400))
	pages["share-choice"] = pagetest.Post(a, page.PathShare, append([]string{"go=choose"}, pagetest.AfterSurgery...)...)
	pages["share-empty"] = pagetest.Post(a, page.PathShare, append([]string{"go=show"}, pagetest.AfterSurgery...)...)
	pages["share-shown"] = pagetest.Post(a, page.PathShare, append([]string{"go=show", "part=answer", "part=dates", "part=days", "part=signs"}, pagetest.AfterSurgery...)...)
	return pages
}

// lookAtFirst is the pages that every program has.
func lookAtFirst(a *app.App) map[string]*page.Response {
	pages := map[string]*page.Response{
		"home": pagetest.Get(a, "/"), "help": pagetest.Get(a, page.PathHelp), "ask": pagetest.Get(a, page.PathAsk), "plain": pagetest.Get(a, page.PathPlain), "read": pagetest.Get(a, page.PathRead),
		"sources": pagetest.Get(a, page.PathSources), "about": pagetest.Get(a, page.PathAbout), "topic-sex": pagetest.Get(a, "/read/1/"), "topic-pain": pagetest.Get(a, "/read/25/"),
		"source": pagetest.Get(a, "/sources/3/"), "leave": pagetest.Get(a, "/leave/9/"), "problem-404": pagetest.Get(a, "/nowhere/"), "problem-500": a.Problem(500),
	}
	for _, id := range questionIDs() {
		pages["q-"+id] = pagetest.Post(a, page.PathAsk, append([]string{"step=answer", "go=ask-" + id, "country=GB"}, pagetest.Calm...)...)
	}
	pages["q-empty"] = pagetest.Post(a, page.PathAsk, "step=pain", "go=next", "bleeding=light")
	pages["q-fault"] = pagetest.Post(a, page.PathAsk, "step=fever", "go=next", "temperature=hot", "temperature=38.2")
	pages["urgent-emergency"] = pagetest.Post(a, page.PathAsk, "step=faint", "go=next", "bleeding=heavy", "fainting=fainted", "country=GB")
	pages["urgent-no-country"] = pagetest.Post(a, page.PathAsk, "step=pads", "go=next", "bleeding=soaking", "pads-per-hour=2", "pads-hours=1")
	pages["urgent-same-day"] = pagetest.Post(a, page.PathAsk, "step=smell", "go=next", "bleeding=light", "discharge=foul")
	pages["urgent-crisis"] = pagetest.Post(a, page.PathAsk, "step=mood", "go=next", "harm-thoughts=active", "country=GB")
	pages["urgent-after"] = pagetest.Post(a, page.PathAsk, "step=smell", "go=anyway", "bleeding=light", "discharge=foul", "country=GB")
	pages["answer"] = answerPage(a, pagetest.AfterSurgery...)
	pages["answer-danger"] = answerPage(a, append(pagetest.RemoveField(pagetest.AfterSurgery, "bleeding=light"), "bleeding=heavy", "pads-per-hour=2")...)
	pages["answer-same-day"] = pagetest.Post(a, page.PathAsk, "step=answer", "go=answer", "told=same-day", "discharge=foul", "bleeding=light", "country=GB")
	pages["answer-signs"] = pagetest.Post(a, page.PathAsk, append([]string{"step=safe", "go=next", "aim=signs"}, pagetest.Calm...)...)
	pages["answer-little"] = pagetest.Post(a, page.PathAsk, "step=wishes", "go=next", "bleeding=light", "activity=penetrative-sex", "activity=work", "activity=conceive")
	pages["answer-tablets"] = answerPage(a, append(pagetest.Calm[:len(pagetest.Calm):len(pagetest.Calm)], "country=US", "kind=incomplete", "care=medical", "tablets-on=2026-10-20", "passed=between", "passed-from=2026-10-20", "passed-to=2026-10-23", "activity=tampon", "activity=swimming", "activity=work", "rh=negative", "anti-d=given")...)
	pages["answer-mtx"] = answerPage(a, append(pagetest.Calm[:len(pagetest.Calm):len(pagetest.Calm)], "country=DE", "kind=ectopic", "care=methotrexate", "injection-on=2026-10-20", "activity=conceive", "activity=alcohol")...)
	dry := append([]string{"bleeding=none", "bleeding-since=2026-10-25", "pain=none"}, pagetest.Calm[4:]...)
	pages["answer-dry"] = answerPage(a, append(append([]string{"at=2026-11-09T20:20:00+00:00", "country=IE", "kind=complete", "care=expectant", "passed=day", "passed-on=2026-10-10", "activity=penetrative-sex", "activity=conceive"}, "none=faint", "none=ill"), pagetest.RemoveField(dry, "pain=mild", "pain-site=lower")...)...)
	pages["beside"] = pagetest.Get(a, page.PathBeside)
	pages["call"] = pagetest.Get(a, page.PathCall)
	return pages
}

// questionIDs are the questions, by the words that ask them.
func questionIDs() []string {
	var ids []string
	pagetest.AllWords().Map(func(key, text string) string {
		if id, ok := strings.CutPrefix(key, "ask."); ok && !strings.Contains(id, ".") {
			ids = append(ids, id)
		}
		return text
	})
	return ids
}

// letterFields are those of letters to everybody.
var letterFields = []string{"go=show", "to=doctor", "to=midwife", "to=scan", "to=visitor", "to=app", "to=shop", "to=insurer", "to=work",
	"wording=lost", "day=2026-11-03", "name=7 6 5", "known=4.5.1990", "place=3 2 1", "account=9@9", "own=8 8 8.", "country=GB", "done=app"}

const diaryPass = "rain on seven hats"

// lookAtNotes is one page of every kind of the diary.
func lookAtNotes(a *app.App, pages map[string]*page.Response) {
	store := &vault.Memory{}
	v := vault.New(store, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
	step := func(name, method, path string, fields ...string) {
		pages["notes-"+name] = a.Handle(&page.Request{Method: method, Path: path, Form: pagetest.Form(fields...), Now: pagetest.Now, InPage: true, Files: pagetest.FileReader{}, Vault: v})
	}
	step("empty", "GET", page.PathNotes)
	step("start", "GET", page.PathStart)
	step("start-short", "POST", page.PathStart, "go=begin", "pass=1", "again=1")
	step("answer-keep", "POST", page.PathAsk, append([]string{"step=wishes", "go=next"}, pagetest.AfterSurgery...)...)
	step("start-along", "POST", page.PathAsk, append([]string{"step=answer", "go=keep"}, pagetest.AfterSurgery...)...)
	step("in-empty", "GET", "/notes/in/")
	step("begun", "POST", page.PathStart, append([]string{"go=begin", "pass=" + diaryPass, "again=" + diaryPass, "lock=5"}, pagetest.AfterSurgery...)...)
	step("write", "GET", "/notes/write/")
	step("write-nothing", "POST", "/notes/write/", "go=save", "day=2026-11-09")
	step("write-fault", "POST", "/notes/write/", "go=save", "day=2027-01-01", "pain-site=leg", "temperature=38.2")
	step("saved", "POST", "/notes/write/", "go=save", "day=2026-11-09", "bleeding=light", "pain=mild", "pain-site=lower", "temperature=37.1", "temperature-unit=Cel", "discharge=normal", "mood=low", "sleep=broken", "medicine=iron", "note=—")
	step("urgent", "POST", "/notes/write/", "go=save", "day=2026-11-09", "bleeding=heavy", "pads-per-hour=2", "pads-hours=2")
	step("front-urgent", "GET", page.PathNotes)
	step("correct", "POST", "/notes/entry/2/", "go=correct")
	step("corrected", "POST", "/notes/write/", "go=save", "corrects=3", "day=2026-11-05", "bleeding=light", "none=faint")
	step("entry-told", "GET", "/notes/entry/3/")
	step("entry", "GET", "/notes/entry/2/")
	step("withdrawn", "POST", "/notes/entry/4/", "go=withdraw")
	step("entry-withdrawn", "GET", "/notes/entry/5/")
	step("events", "GET", "/notes/event/")
	for i := 1; ; i++ {
		path := page.Numbered("/notes/event/", i)
		if step("event", "GET", path); pages["notes-event"].Status == 404 {
			break
		}
		step("event-"+strconv.Itoa(i), "GET", path)
	}
	delete(pages, "notes-event")
	step("days", "GET", page.PathDays)
	step("answer", "GET", page.PathAnswer)
	step("keep", "GET", "/notes/keep/")
	step("keep-fault", "POST", "/notes/keep/", "go=pass", "old=x", "pass="+diaryPass, "again="+diaryPass)
	step("out", "GET", "/notes/out/")
	step("out-done", "POST", "/notes/out/", "go=json")
	step("in", "GET", "/notes/in/")
	step("in-report", "POST", "/notes/in/", "go=look", "file=eyJmb3JtYXQiOiJhZnRlcmNhcmUuZGlhcnkvMSIsImVudHJpZXMiOlt7ImlkIjoxLCJ3cml0dGVuIjoiMjAyNi0xMS0wMlQwOTowMDowMCswMDowMCIsImFib3V0IjoiMjAyNi0xMS0wMiIsInNsZWVwIjoid2VsbCJ9XX0=")
	step("erase", "GET", "/notes/erase/")
	step("erase-sure", "POST", "/notes/erase/", "go=ask")
	store.Fail = vault.ErrFull
	step("write-full", "POST", "/notes/write/", "go=save", "bleeding=heavy", "pads-per-hour=3", "note=—")
	store.Fail = nil
	step("locked", "POST", "/notes/lock/", "go=lock")
	step("locked-wrong", "POST", page.PathNotes, "unlock=x")
	step("locked-carried", "POST", "/notes/write/", "go=save", "bleeding=light", "note=—")
	secrets, _ := store.Secrets()
	_ = store.DeleteSecrets()
	step("parted", "POST", page.PathNotes, "unlock="+diaryPass)
	_ = store.PutSecrets(secrets)
	v.Open(diaryPass)
	v.LockWith("/notes/write/\nnote=half")
	step("locked-draft", "GET", page.PathNotes)
	v.Open(diaryPass)
	step("draft", "POST", "/notes/write/", "go=draft", "bleeding=light", "note=—")
	block, _ := store.Get()
	_ = store.Delete()
	step("cleared", "POST", "/notes/write/", "go=save", "bleeding=light", "note=—")
	_ = store.Put(block[:40], nil)
	step("broken", "GET", page.PathNotes)
	v = nil
	step("without", "GET", page.PathNotes)
}

// placeList is a list of one's own with one place.
const placeList = `{"format":"aftercare.services/1","sources":[{"id":"new","name":"ÑÉŴ","licence":"ÇÇ","checked":"2026-11-01","trust":"map-users"}]}
{"id":"a","name":"Óñé","kind":"clinic","at":[51.61,-3],"phones":["0123 45678"],"offers":{"gynaecology":true},"hours":"Mo-Fr 08:00-22:00; PH off","zone":"Europe/London","from":[{"source":"new","record":"a"}]}
`

// countryOfList is the country of a curated list.
func countryOfList(n int) string {
	l, err := places.Parse(curated.Lists()[n])
	if err != nil {
		panic(err)
	}
	return l.Services[0].Country
}

func TestPicture_DrawsNothingOutsideItself(t *testing.T) {
	a := newApp(t)
	for name, r := range lookAt(a) {
		for _, k := range pagetest.CheckPage(t, name, r).Named("line", "circle", "text") {
			for _, at := range []string{"x", "x1", "x2", "cx"} {
				v, ok := strings.CutSuffix(k.Attrs[at], "%")
				if !ok {
					continue
				}
				whole, _, _ := strings.Cut(v, ".")
				if len(whole) > 2 && whole != "100" || strings.HasPrefix(v, "-") {
					t.Errorf("%s: <%s %s=%s>", name, k.Name, at, k.Attrs[at])
				}
			}
		}
	}
}

func TestPlaces_EveryPageSaysFirstThatItIsNotForAnEmergency(t *testing.T) {
	a := newApp(t)
	for name, r := range lookAt(a) {
		if !strings.HasPrefix(name, "places") || name == "places-own" {
			continue
		}
		main := pagetest.ParsePage(t, string(r.Body)).Named("main")[0]
		if box := main.Kids[1]; box.Attrs["class"] != "now small" || len(box.Named("a")) == 0 || box.Named("a")[len(box.Named("a"))-1].Attrs["href"] != page.PathHelp {
			t.Errorf("%s begins with %s", name, box.Words())
		}
	}
}
