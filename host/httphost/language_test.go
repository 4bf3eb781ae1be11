package httphost_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/start"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

// both are the languages of the test: English, and one that no program speaks.
var both = []page.Language{{Tag: "en", Name: "English"}, {Tag: "xx-YY", Name: "Ẋýž", Base: "/xx-yy"}}

// spoken is a server that speaks the given languages of both.
func spoken(t *testing.T, languages []page.Language) *httphost.Server {
	t.Helper()
	make := func(c page.Config) *app.App {
		c.Languages = languages
		a, err := app.New(c, read.Pages(), read.MorePages(), search.Pages(), ask.Pages(), start.Pages())
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	files, err := static.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	english := page.Config{Library: pagetest.Shipped(), Words: words.English(), Asset: files.Address}
	c := httphost.Config{Program: make(english), Files: files, Now: func() time.Time { return time.Date(2026, 11, 9, 20, 0, 0, 0, time.UTC) }}
	if len(languages) > 1 {
		other := pagetest.SpeakingConfig(t, pagetest.Accents)
		other.Asset, other.Base = files.Address, both[1].Base
		c.Others = []httphost.Localized{{Base: other.Base, Program: make(other)}}
	}
	server, err := httphost.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func ask1(server http.Handler, method, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)
	return w
}

var (
	inside = regexp.MustCompile(` (?:href|action)="(/[^"]*)"`)
	choice = regexp.MustCompile(`<nav class="languages".*?</nav>`)
)

// Without a script the language is the first part of the address, and stays it:
// every link and form of a page leads to its own language, but for the choice of
// another and for files, which are of none.
func TestServer_KeepsTheLanguageInTheAddress(t *testing.T) {
	server := spoken(t, both)
	for _, path := range []string{"/", "/help/", "/read/", "/read/1/", "/plain/", "/call/", "/sources/1/", "/about/"} {
		w := ask1(server, "GET", "/xx-yy"+path, "")
		html := w.Body.String()
		if w.Code != 200 || !strings.Contains(html, `<html lang="xx-YY"`) {
			t.Fatalf("%s: %d, %.200s", path, w.Code, html)
		}
		menu := choice.FindString(html)
		if !strings.Contains(menu, `<a href="`+path+`" lang="en" hreflang="en" data-language="en">English</a>`) ||
			!strings.Contains(menu, `<a href="/xx-yy`+path+`" lang="xx-YY" hreflang="xx-YY" data-language="xx-yy" aria-current="true">Ẋýž</a>`) {
			t.Errorf("%s: the choice is %s", path, menu)
		}
		for _, m := range inside.FindAllStringSubmatch(strings.Replace(html, menu, "", 1), -1) {
			if !strings.HasPrefix(m[1], "/xx-yy/") && !strings.HasPrefix(m[1], "/static/") {
				t.Errorf("%s leads to %s, in another language", path, m[1])
			}
		}
		if english := ask1(server, "GET", path, "").Body.String(); strings.Contains(strings.Replace(english, choice.FindString(english), "", 1), "/xx-yy/") {
			t.Errorf("%s leads away from English", path)
		}
	}
}

func TestServer_AnswersFormsAndErrorsInTheLanguageOfTheAddress(t *testing.T) {
	server := spoken(t, both)
	w := ask1(server, "POST", "/xx-yy/plain/", url.Values{"country": {"GB"}, "go": {"next"}}.Encode())
	if html := w.Body.String(); w.Code != 200 || !strings.Contains(html, `<html lang="xx-YY"`) || !strings.Contains(html, `action="/xx-yy/plain/sent/search/"`) || !strings.Contains(w.Header().Get("Content-Security-Policy"), "form-action 'self'") {
		t.Errorf("the form: %d, %.300s", w.Code, html)
	}
	for path, status := range map[string]int{"/xx-yy/nowhere/": 404, "/xx-yy/static/page.js": 404, "/xx-yyy/": 404, "/yy/": 404} {
		w := ask1(server, "GET", path, "")
		own := strings.HasPrefix(path, "/xx-yy/nowhere")
		if w.Code != status || strings.Contains(w.Body.String(), `<html lang="xx-YY"`) != own {
			t.Errorf("%s: %d, %.100s", path, w.Code, w.Body.String())
		}
	}
	for path, to := range map[string]string{"/xx-yy": "/xx-yy/", "/xx-yy/help": "/xx-yy/help/", "/help": "/help/", "/xx-yy/leave/": page.Exit} {
		if w := ask1(server, "GET", path, ""); w.Header().Get("Location") != to {
			t.Errorf("%s leads to %q", path, w.Header().Get("Location"))
		}
	}
}

// With one language there is nothing to choose, and no page speaks of it.
func TestServer_ShowsNoChoiceOfOneLanguage(t *testing.T) {
	server := spoken(t, both[:1])
	for _, path := range []string{"/", "/help/", "/read/1/", "/nowhere/"} {
		if html := ask1(server, "GET", path, "").Body.String(); strings.Contains(html, `class="languages"`) || strings.Contains(html, "data-language") {
			t.Errorf("%s has a choice of languages", path)
		}
	}
}
