package app

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	pages["places"], pages["places-own"] = get(a, routePlaces), get(a, routeOwnPlaces)
	pages["places-found"] = find(a, "list="+korea, "near=Seoul", "unknown=true")
	pages["places-which"] = find(a, "list="+korea, "near=Seuol", "open=true", "want=gynaecology", "holiday=false")
	pages["places-bare"] = find(a, "list="+britain, "near=London", "open=true", "unknown=true")
	pages["places-none"] = find(a, "list="+britain, "near=London", "want=gynaecology", "open=true")
	pages["places-unknown"] = find(a, "list="+britain, "near=Xyzzy")
	pages["places-fault"] = find(a, "near=")
	pages["places-loaded"] = find(a, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(ownPlaces)))
	pages["places-mine"] = find(a, "list=own", "near=10,10", "open=true", "unknown=true")
	pages["places-bad"] = find(a, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(ownPlaces+"{}")))
	find(a, "go=forget")
	pages["letters"], pages["share"] = get(a, routeLetters), get(a, routeShare)
	pages["letters-shown"] = post(a, routeLetters, someLetters...)
	pages["letters-change"] = post(a, routeLetters, append([]string{"go=change"}, someLetters[1:]...)...)
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
	for _, q := range questions {
		pages["q-"+q.id] = post(a, routeAsk, append([]string{"step=answer", "go=ask-" + q.id, "country=GB"}, calm...)...)
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

func removeField(list []string, gone ...string) []string {
	var out []string
	for _, f := range list {
		if !has(gone, f) {
			out = append(out, f)
		}
	}
	return out
}
