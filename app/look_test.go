package app

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"aftercare/internal/sealing"
	"aftercare/services"
	"aftercare/services/curated"
	"aftercare/vault"
)

// TestLook_WritesPagesForTheEye writes pages to the folder named in
// AFTERCARE_LOOK, so that they can be looked at in a browser.
func TestLook_WritesPagesForTheEye(t *testing.T) {
	dir := os.Getenv("AFTERCARE_LOOK")
	if dir == "" {
		t.Skip("AFTERCARE_LOOK names no folder")
	}
	a := appOf(t, Config{Library: shipped(), Asset: func(name string) string { return "/static/" + name }, Build: "look"})
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
func lookAt(a *App) map[string]*Response {
	pages := lookAtFirst(a)
	lookAtNotes(a, pages)
	pages["how"] = get(a, routeHow)
	pages["how-mood"] = post(a, routeHow, "go=next", "country=GB")
	pages["how-harm"] = post(a, routeHow, "step=mood", "go=next", "phq-8-1=2")
	pages["how-shock"] = post(a, routeHow, "step=worry", "go=skip")
	pages["how-safe"] = post(a, routeHow, "step=shock", "go=skip")
	pages["how-urgent"] = post(a, routeHow, "step=harm", "go=next", "harm-thoughts=passive", "country=GB")
	pages["how-quiet"] = post(a, routeHow, "step=safe", "go=next", "afraid-of-someone=true", "country=GB")
	pages["how-fault"] = post(a, routeHow, "step=safe", "go=next", "phq-8-1=9", "nothing-of-ours=1")
	pages["how-result"] = post(a, routeHow, "step=safe", "go=result", "phq-8-1=3", "phq-8-2=3", "gad-7-1=0", "gad-7-2=1", "shock=false", "country=GB", "being-coerced=true")
	pages["how-none"] = post(a, routeHow, "step=mood", "go=result")
	pages["places"], pages["places-own"] = get(a, routePlaces), get(a, "/find/own/")
	pages["places-found"] = post(a, routePlaces, "list="+countryOfList(4), "near=Seoul", "unknown=true")
	pages["places-which"] = post(a, routePlaces, "list="+countryOfList(4), "near=Seuol", "open=true", "want=gynaecology", "holiday=false")
	pages["places-bare"] = post(a, routePlaces, "list="+countryOfList(2), "near=London", "open=true", "unknown=true")
	pages["places-none"] = post(a, routePlaces, "list="+countryOfList(2), "near=London", "want=gynaecology", "open=true")
	pages["places-unknown"] = post(a, routePlaces, "list="+countryOfList(2), "near=Xyzzy")
	pages["places-fault"] = post(a, routePlaces, "near=")
	pages["places-loaded"] = post(a, routePlaces, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(placeList)))
	pages["places-mine"] = post(a, routePlaces, "list=own", "near=10,10", "open=true", "unknown=true")
	pages["places-bad"] = post(a, routePlaces, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(placeList+"{}")))
	post(a, routePlaces, "go=forget")
	pages["letters"], pages["share"] = get(a, routeLetters), get(a, routeShare)
	pages["letters-shown"] = post(a, routeLetters, letterFields...)
	pages["letters-change"] = post(a, routeLetters, append([]string{"go=change"}, letterFields[1:]...)...)
	pages["letters-fault"] = post(a, routeLetters, "go=show", "day=2027-01-01", "own="+strings.Repeat("x", 400))
	pages["share-choice"] = post(a, routeShare, append([]string{"go=choose"}, afterSurgery...)...)
	pages["share-empty"] = post(a, routeShare, append([]string{"go=show"}, afterSurgery...)...)
	pages["share-shown"] = post(a, routeShare, append([]string{"go=show", "part=answer", "part=dates", "part=days", "part=signs"}, afterSurgery...)...)
	return pages
}

// lookAtFirst is the pages that every program has.
func lookAtFirst(a *App) map[string]*Response {
	pages := map[string]*Response{
		"home": get(a, "/"), "help": get(a, routeHelp), "ask": get(a, routeAsk), "plain": get(a, routePlain), "read": get(a, routeRead),
		"sources": get(a, routeSources), "about": get(a, routeAbout), "topic-sex": get(a, "/read/1/"), "topic-pain": get(a, "/read/25/"),
		"source": get(a, "/sources/3/"), "leave": get(a, "/leave/9/"), "problem-404": get(a, "/nowhere/"), "problem-500": a.Problem(500),
	}
	for _, id := range questionIDs() {
		pages["q-"+id] = post(a, routeAsk, append([]string{"step=answer", "go=ask-" + id, "country=GB"}, calm...)...)
	}
	pages["q-empty"] = post(a, routeAsk, "step=pain", "go=next", "bleeding=light")
	pages["q-fault"] = post(a, routeAsk, "step=fever", "go=next", "temperature=hot", "temperature=38.2")
	pages["urgent-emergency"] = post(a, routeAsk, "step=faint", "go=next", "bleeding=heavy", "fainting=fainted", "country=GB")
	pages["urgent-no-country"] = post(a, routeAsk, "step=pads", "go=next", "bleeding=soaking", "pads-per-hour=2", "pads-hours=1")
	pages["urgent-same-day"] = post(a, routeAsk, "step=smell", "go=next", "bleeding=light", "discharge=foul")
	pages["urgent-crisis"] = post(a, routeAsk, "step=mood", "go=next", "harm-thoughts=active", "country=GB")
	pages["urgent-after"] = post(a, routeAsk, "step=smell", "go=anyway", "bleeding=light", "discharge=foul", "country=GB")
	pages["answer"] = answerPage(a, afterSurgery...)
	pages["answer-danger"] = answerPage(a, append(removeField(afterSurgery, "bleeding=light"), "bleeding=heavy", "pads-per-hour=2")...)
	pages["answer-same-day"] = post(a, routeAsk, "step=answer", "go=answer", "told=same-day", "discharge=foul", "bleeding=light", "country=GB")
	pages["answer-signs"] = post(a, routeAsk, append([]string{"step=safe", "go=next", "aim=signs"}, calm...)...)
	pages["answer-little"] = post(a, routeAsk, "step=wishes", "go=next", "bleeding=light", "activity=penetrative-sex", "activity=work", "activity=conceive")
	pages["answer-tablets"] = answerPage(a, append(calm[:len(calm):len(calm)], "country=US", "kind=incomplete", "care=medical", "tablets-on=2026-10-20", "passed=between", "passed-from=2026-10-20", "passed-to=2026-10-23", "activity=tampon", "activity=swimming", "activity=work", "rh=negative", "anti-d=given")...)
	pages["answer-mtx"] = answerPage(a, append(calm[:len(calm):len(calm)], "country=DE", "kind=ectopic", "care=methotrexate", "injection-on=2026-10-20", "activity=conceive", "activity=alcohol")...)
	dry := append([]string{"bleeding=none", "bleeding-since=2026-10-25", "pain=none"}, calm[4:]...)
	pages["answer-dry"] = answerPage(a, append(append([]string{"at=2026-11-09T20:20:00+00:00", "country=IE", "kind=complete", "care=expectant", "passed=day", "passed-on=2026-10-10", "activity=penetrative-sex", "activity=conceive"}, "none=faint", "none=ill"), removeField(dry, "pain=mild", "pain-site=lower")...)...)
	pages["beside"] = get(a, routeBeside)
	pages["call"] = get(a, routeCall)
	return pages
}

// questionIDs are the questions, by the words that ask them.
func questionIDs() []string {
	var ids []string
	allWords().Map(func(key, text string) string {
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
func lookAtNotes(a *App, pages map[string]*Response) {
	store := &vault.Memory{}
	v := vault.New(store, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
	step := func(name, method, path string, fields ...string) {
		pages["notes-"+name] = a.Handle(&Request{Method: method, Path: path, Form: form(fields...), Now: now, InPage: true, Files: fileReader{}, Vault: v})
	}
	step("empty", "GET", routeNotes)
	step("start", "GET", routeStart)
	step("start-short", "POST", routeStart, "go=begin", "pass=1", "again=1")
	step("answer-keep", "POST", routeAsk, append([]string{"step=wishes", "go=next"}, afterSurgery...)...)
	step("start-along", "POST", routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	step("in-empty", "GET", "/notes/in/")
	step("begun", "POST", routeStart, append([]string{"go=begin", "pass=" + diaryPass, "again=" + diaryPass, "lock=5"}, afterSurgery...)...)
	step("write", "GET", "/notes/write/")
	step("write-nothing", "POST", "/notes/write/", "go=save", "day=2026-11-09")
	step("write-fault", "POST", "/notes/write/", "go=save", "day=2027-01-01", "pain-site=leg", "temperature=38.2")
	step("saved", "POST", "/notes/write/", "go=save", "day=2026-11-09", "bleeding=light", "pain=mild", "pain-site=lower", "temperature=37.1", "temperature-unit=Cel", "discharge=normal", "mood=low", "sleep=broken", "medicine=iron", "note=—")
	step("urgent", "POST", "/notes/write/", "go=save", "day=2026-11-09", "bleeding=heavy", "pads-per-hour=2", "pads-hours=2")
	step("front-urgent", "GET", routeNotes)
	step("correct", "POST", "/notes/entry/2/", "go=correct")
	step("corrected", "POST", "/notes/write/", "go=save", "corrects=3", "day=2026-11-05", "bleeding=light", "none=faint")
	step("entry-told", "GET", "/notes/entry/3/")
	step("entry", "GET", "/notes/entry/2/")
	step("withdrawn", "POST", "/notes/entry/4/", "go=withdraw")
	step("entry-withdrawn", "GET", "/notes/entry/5/")
	step("events", "GET", "/notes/event/")
	for i := 1; ; i++ {
		path := numbered("/notes/event/", i)
		if step("event", "GET", path); pages["notes-event"].Status == 404 {
			break
		}
		step("event-"+strconv.Itoa(i), "GET", path)
	}
	delete(pages, "notes-event")
	step("days", "GET", routeDays)
	step("answer", "GET", routeAnswer)
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
	step("locked-wrong", "POST", routeNotes, "unlock=x")
	step("locked-carried", "POST", "/notes/write/", "go=save", "bleeding=light", "note=—")
	block, version, _ := store.Get()
	_, _ = store.Put(block[:40], version)
	step("broken", "GET", routeNotes)
	v = nil
	step("without", "GET", routeNotes)
}

// placeList is a list of one's own with one place.
const placeList = `{"format":"aftercare.services/1","sources":[{"id":"new","name":"ÑÉŴ","licence":"ÇÇ","checked":"2026-11-01","trust":"map-users"}]}
{"id":"a","name":"Óñé","kind":"clinic","at":[51.61,-3],"phones":["0123 45678"],"offers":{"gynaecology":true},"hours":"Mo-Fr 08:00-22:00; PH off","zone":"Europe/London","from":[{"source":"new","record":"a"}]}
`

// countryOfList is the country of a curated list.
func countryOfList(n int) string {
	l, err := services.Parse(curated.Lists()[n])
	if err != nil {
		panic(err)
	}
	return l.Services[0].Country
}

func TestPicture_DrawsNothingOutsideItself(t *testing.T) {
	a := newApp(t)
	for name, r := range lookAt(a) {
		for _, k := range checkPage(t, name, r).named("line", "circle", "text") {
			for _, at := range []string{"x", "x1", "x2", "cx"} {
				v, ok := strings.CutSuffix(k.attrs[at], "%")
				if !ok {
					continue
				}
				whole, _, _ := strings.Cut(v, ".")
				if len(whole) > 2 && whole != "100" || strings.HasPrefix(v, "-") {
					t.Errorf("%s: <%s %s=%s>", name, k.name, at, k.attrs[at])
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
		main := parsePage(t, string(r.Body)).named("main")[0]
		if box := main.kids[1]; box.attrs["class"] != "now small" || len(box.named("a")) != 1 || box.named("a")[0].attrs["href"] != routeHelp {
			t.Errorf("%s begins with %s", name, box.words())
		}
	}
}
