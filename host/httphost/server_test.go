package httphost

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"aftercare/app/page"

	"github.com/andybalholm/brotli"
)

// strictBytes is the policy as it must arrive, written out once more so that
// no change of it goes unseen.
const strictBytes = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types aftercare"

func TestServer_EveryRouteAndStatusCarriesTheStrictHeaders(t *testing.T) {
	s := newServer(t, nil)
	plain := strings.Replace(strictBytes, "form-action 'none'", "form-action 'self'", 1)
	for _, c := range []struct {
		method, path, body string
		headers            []string
		status             int
		policy, keep       string
	}{
		{"GET", "/", "", nil, 200, strictBytes, "no-cache"},
		{"HEAD", "/", "", nil, 200, strictBytes, "no-cache"},
		{"GET", "/?from=somewhere", "", nil, 200, strictBytes, "no-cache"},
		{"GET", "/help/", "", nil, 200, strictBytes, "no-cache"},
		{"GET", "/moved", "", nil, 308, strictBytes, "no-store"},
		{"GET", "/no-such-page/", "", nil, 404, strictBytes, "no-store"},
		{"GET", "/panic/", "", nil, 500, strictBytes, "no-store"},
		{"GET", "/nothing/", "", nil, 500, strictBytes, "no-store"},
		{"GET", "/wrong-forms/", "", nil, 200, strictBytes, "no-store"},
		{"GET", wasmAddress(s), "", nil, 200, strictBytes, "public, max-age=31536000, immutable"},
		{"GET", s.config.Files.Address("work.wasm"), "", nil, 200, strictBytes, "public, max-age=31536000, immutable"},
		{"GET", s.config.Files.Address("page.js"), "", nil, 200, strictBytes, "public, max-age=31536000, immutable"}, // the worker's policy too
		{"GET", s.config.Files.Address("style.css"), "", nil, 200, strictBytes, "public, max-age=31536000, immutable"},
		{"GET", "/static/style.css", "", nil, 404, strictBytes, "no-store"},
		{"GET", "/sw.js", "", nil, 200, strictBytes, "no-cache"},
		{"GET", "/favicon.ico", "", nil, 200, strictBytes, "public, max-age=31536000, immutable"},
		{"GET", "/plain/", "", nil, 200, plain, "no-store"},
		{"POST", "/plain/", "a=1", []string{"Content-Type", urlencoded}, 200, plain, "no-store"},
		{"POST", "/plain/sent/search/", "a=1", []string{"Content-Type", urlencoded}, 200, plain, "no-store"},
		{"GET", "/plain/sent/search/", "", nil, 200, plain, "no-store"},
		{"POST", "/read/1/sent/search/", "a=1", []string{"Content-Type", urlencoded}, 405, strictBytes, "no-store"},
		{"POST", "/plain/", "a=%", []string{"Content-Type", urlencoded}, 400, strictBytes, "no-store"},
		{"POST", "/plain/", "a=1", nil, 415, strictBytes, "no-store"},
		{"POST", "/plain/", "a=1", []string{"Content-Type", urlencoded, "Sec-Fetch-Site", "cross-site"}, 403, strictBytes, "no-store"},
		{"POST", "/plain/", strings.Repeat("a", 1<<20+1), []string{"Content-Type", urlencoded}, 413, strictBytes, "no-store"},
		{"POST", "/ask/", "a=1", []string{"Content-Type", urlencoded}, 405, strictBytes, "no-store"},
		{"POST", "/", "a=1", []string{"Content-Type", urlencoded}, 405, strictBytes, "no-store"},
		{"PUT", "/", "", nil, 405, strictBytes, "no-store"},
		{"GET", "/api/guide", "", nil, 405, strictBytes, "no-store"},
		{"GET", "/api/other", "", nil, 404, strictBytes, "no-store"},
		{"POST", "/api/guide", "{}", []string{"Content-Type", "application/json"}, 200, strictBytes, "no-store"},
		{"POST", "/api/guide", "bad", []string{"Content-Type", "application/json"}, 422, strictBytes, "no-store"},
	} {
		r := ask(s, c.method, c.path, c.body, c.headers...)
		if r.StatusCode != c.status {
			t.Errorf("%s %s: status %d, want %d", c.method, c.path, r.StatusCode, c.status)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy":      c.policy,
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Embedder-Policy": "require-corp",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy":           permissions,
			"Cache-Control":                c.keep,
			"Strict-Transport-Security":    "",
			"Set-Cookie":                   "",
			"Access-Control-Allow-Origin":  "",
		} {
			if got := strings.Join(r.Header.Values(name), "\n"); got != want {
				t.Errorf("%s %s (%d): %s is\n%q, want\n%q", c.method, c.path, c.status, name, got, want)
			}
		}
	}
}

func TestServer_SaysHTTPSOnlyWhereItIs(t *testing.T) {
	s := newServer(t, func(c *Config) { c.HTTPS = true })
	for _, path := range []string{"/", "/no-such-page/", "/panic/"} {
		if got := ask(s, "GET", path, "").Header.Get("Strict-Transport-Security"); got != "max-age=63072000" {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestServer_APanicShowsHowToReachHelpAndNothingElse(t *testing.T) {
	var log bytes.Buffer
	s := newServer(t, func(c *Config) { c.Log = &log })
	for _, path := range []string{"/panic/", "/nothing/"} {
		r := ask(s, "GET", path, "")
		if body := text(t, r); r.StatusCode != 500 || !strings.Contains(body, emergencyText) || strings.Contains(body, "told") {
			t.Errorf("%s: status %d, %s", path, r.StatusCode, body)
		}
	}
	if strings.Contains(log.String(), "told") || strings.Contains(log.String(), "panic/") {
		t.Errorf("the log holds what the program panicked with, or an address:\n%s", &log)
	}
	if !strings.Contains(log.String(), `"place":["aftercare/host/httphost.(*stub).Handle:31","aftercare/host/httphost.(*Server).getPage:`) {
		t.Errorf("the log doesn't say where the program panicked:\n%s", &log)
	}
}

type noHelp struct{ stub }

func (p *noHelp) Handle(r *page.Request) *page.Response {
	if r.Path == help {
		return p.Problem(500)
	}
	return p.stub.Handle(r)
}

func TestNew_RefusesToRunWithoutTheEmergencyPage(t *testing.T) {
	s := newServer(t, nil)
	if _, err := New(Config{Program: &noHelp{}, Files: s.config.Files}); err == nil {
		t.Error("a server without an emergency page was made")
	}
}

func TestServer_EveryErrorPageSaysHowToReachHelp(t *testing.T) {
	s := newServer(t, nil)
	for _, status := range statuses {
		if !strings.Contains(string(s.first.problem[status].plain), emergencyText) {
			t.Errorf("%d does not", status)
		}
	}
}

func TestServer_GeneralPagesAreMadeOnceADay(t *testing.T) {
	now := noon
	p := &stub{}
	s := newServer(t, func(c *Config) { c.Program = p; c.Now = func() time.Time { return now } })
	made := p.handled.Load()
	for range 5 {
		ask(s, "GET", "/read/1/", "")
	}
	if p.handled.Load() != made+1 {
		t.Errorf("the page was made %d times", p.handled.Load()-made)
	}
	now = now.AddDate(0, 0, 1)
	if body := text(t, ask(s, "GET", "/read/1/", "")); !strings.Contains(body, "2026-11-22") {
		t.Error("the next day shows the page of the day before")
	}
}

func TestServer_PersonalAnswersAreKeptNowhere(t *testing.T) {
	s := newServer(t, nil)
	ask(s, "POST", "/plain/", "a=canary", "Content-Type", urlencoded)
	if body := text(t, ask(s, "GET", "/plain/", "")); strings.Contains(body, "canary") {
		t.Error("the next reader got the answer of the one before")
	}
	for path := range s.pages.kept {
		if strings.HasPrefix(path, "/plain/") {
			t.Errorf("%s is kept", path)
		}
	}
}

func TestServer_PacksWhatTheReaderTakes(t *testing.T) {
	s := newServer(t, nil)
	for _, c := range []struct{ method, path, body string }{
		{"GET", "/", ""}, {"GET", wasmAddress(s), ""}, {"POST", "/plain/", "a=1"}, {"GET", "/no-such-page/", ""},
	} {
		want := text(t, ask(s, c.method, c.path, c.body, "Content-Type", urlencoded))
		for accept, unpack := range map[string]func(io.Reader) io.Reader{
			"gzip, deflate, br": func(r io.Reader) io.Reader { return brotli.NewReader(r) },
			"gzip;q=0.5,br;q=0": func(r io.Reader) io.Reader { z, _ := gzip.NewReader(r); return z },
			"identity":          func(r io.Reader) io.Reader { return r },
		} {
			r := ask(s, c.method, c.path, c.body, "Content-Type", urlencoded, "Accept-Encoding", accept)
			got, err := io.ReadAll(unpack(r.Body))
			if err != nil || string(got) != want {
				t.Errorf("%s %s as %s: %v, %d bytes for %d", c.method, c.path, accept, err, len(got), len(want))
			}
			if r.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s as %s: Vary is %q", c.path, accept, r.Header.Get("Vary"))
			}
		}
	}
}

func TestServer_AsksAgainWithoutSendingAgain(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range []string{"/", "/sw.js", wasmAddress(s)} {
		tag := ask(s, "GET", path, "").Header.Get("ETag")
		r := ask(s, "GET", path, "", "If-None-Match", `"other", W/`+tag)
		if tag == "" || r.StatusCode != http.StatusNotModified || text(t, r) != "" {
			t.Errorf("%s: tag %q, status %d", path, tag, r.StatusCode)
		}
	}
	if r := ask(s, "GET", "/no-such-page/", ""); r.Header.Get("ETag") != "" {
		t.Error("an error has a tag")
	}
}

func TestServer_LogsNothingOfAReader(t *testing.T) {
	var log bytes.Buffer
	s := newServer(t, func(c *Config) { c.Log = &log })
	for _, c := range [][2]string{{"GET", "/canary/canary?canary=1"}, {"POST", "/plain/canary"}, {"POST", "/api/guide"}, {"PUT", "/canary"}} {
		ask(s, c[0], c[1], "canary=canary", "Content-Type", urlencoded, "User-Agent", "canary", "Referer", "http://canary/", "X-Forwarded-For", "192.0.2.7", "Cookie", "canary=1")
	}
	if strings.Contains(log.String(), "canary") || strings.Contains(log.String(), "192.0.2.") {
		t.Errorf("the log holds a canary:\n%s", &log)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 4 {
		t.Errorf("%d lines for 4 requests", lines)
	}
}

func TestServer_CountsWhatIsPosted(t *testing.T) {
	posts := 0
	s := newServer(t, func(c *Config) { c.OnPost = func() { posts++ } })
	ask(s, "GET", "/", "")
	ask(s, "POST", "/ask/", "a=1")
	ask(s, "POST", "/plain/", "a=1")
	if posts != 2 {
		t.Errorf("%d", posts)
	}
}

func TestLimit_TakesFormsButNeverPages(t *testing.T) {
	now := noon
	s := newServer(t, func(c *Config) { c.Now = func() time.Time { return now } })
	post := func() int {
		return ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode
	}
	for range burst {
		if status := post(); status != 200 {
			t.Fatalf("refused early: %d", status)
		}
	}
	if status := post(); status != 429 {
		t.Errorf("status %d", status)
	}
	if status := ask(s, "GET", help, "").StatusCode; status != 200 {
		t.Errorf("the emergency page was refused: %d", status)
	}
	now = now.Add(time.Second)
	if status := post(); status != 200 {
		t.Errorf("refused for longer than it should: %d", status)
	}
}

func TestLimit_ForgetsEveryClientWithinTheHour(t *testing.T) {
	now := noon
	l := newLimit(func() time.Time { return now })
	l.allow("192.0.2.7")
	key := l.key
	now = now.Add(keyLife)
	l.allow("192.0.2.8")
	if l.key == key || len(l.clients) != 1 {
		t.Error("the key of the last hour is still there")
	}
}

func TestClient_BelievesAProxyOnlyWhereOneStands(t *testing.T) {
	r, _ := http.NewRequest("POST", "/", nil)
	r.RemoteAddr = "192.0.2.1:5000"
	r.Header.Set("X-Forwarded-For", "203.0.113.9, 198.51.100.4")
	s := newServer(t, nil)
	if got := s.client(r); got != "192.0.2.1" {
		t.Errorf("got %s", got)
	}
	s.config.Proxied = true
	for entry, want := range map[string]string{
		"203.0.113.9, 198.51.100.4":    "198.51.100.4",
		"203.0.113.9, 198.51.100.4:51": "198.51.100.4", // as some proxies write it, with a new port each time
		"198.51.100.4:52":              "198.51.100.4",
		"[2001:db8::1]:53":             "2001:db8::/64",
		"[2001:db8::1]":                "2001:db8::/64",
		"2001:db8::1":                  "2001:db8::/64",
		"fe80::1%eth0":                 "fe80::/64",
		"_hidden7":                     "192.0.2.1", // no address: the proxy's own
		"unknown":                      "192.0.2.1",
		"198.51.100.4, unknown":        "192.0.2.1",
		"198.51.100.4,":                "192.0.2.1",
		"198.51.100.4:x":               "192.0.2.1",
		"":                             "192.0.2.1",
	} {
		r.Header.Set("X-Forwarded-For", entry)
		if got := s.client(r); got != want {
			t.Errorf("%q: got %s, want %s", entry, got, want)
		}
	}
	r.Header.Del("X-Forwarded-For")
	if got := s.client(r); got != "192.0.2.1" {
		t.Errorf("without the header: %s", got)
	}
}

func TestGuide_TakesItsDayFromTheHeaderOrTheAskersClock(t *testing.T) {
	s := newServer(t, func(c *Config) {
		c.Now = func() time.Time { return time.Date(2026, 11, 21, 23, 30, 0, 0, time.UTC) }
	})
	for _, c := range []struct {
		header, value, want string
		status              int
	}{
		{asOfHeader, "2026-11-09", `{"asOf":"2026-11-09"}`, 200},
		{asOfHeader, "2026-11-09T08:00:00+07:00", `{"asOf":"2026-11-09T08:00:00+07:00"}`, 200},
		{offsetHeader, "420", `{"asOf":"2026-11-22T06:30:00+07:00"}`, 200},
		{offsetHeader, "-300", `{"asOf":"2026-11-21T18:30:00-05:00"}`, 200},
		{"Accept", "application/json", `{"asOf":"2026-11-21T23:30:00+00:00"}`, 200},
		{asOfHeader, "yesterday", "", 400},
		{asOfHeader, "2026-02-30", "", 400},
		{offsetHeader, "9000", "", 400},
		{offsetHeader, "+60", `{"asOf":"2026-11-22T00:30:00+01:00"}`, 200},
		{offsetHeader, "+-5", "", 400},
	} {
		r := ask(s, "POST", "/api/guide", "{}", "Content-Type", "application/json", c.header, c.value)
		body := text(t, r)
		if r.StatusCode != c.status || c.want != "" && body != c.want {
			t.Errorf("%s: %s: %d %s", c.header, c.value, r.StatusCode, body)
		}
		if c.status == 400 && strings.Contains(body, c.value) {
			t.Errorf("the problem says what was sent: %s", body)
		}
	}
}

func TestGuide_NamesEveryFindingWithItsPlace(t *testing.T) {
	r := ask(newServer(t, nil), "POST", "/api/guide", "bad", "Content-Type", "application/json; charset=utf-8")
	want := `{"type":"about:blank","title":"Unprocessable Entity","status":422,"findings":[{"pointer":"/loss/on","message":"must be a date"}]}`
	if body := text(t, r); r.StatusCode != 422 || body != want || r.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s %s", r.StatusCode, r.Header.Get("Content-Type"), body)
	}
}

func TestServe_EndsWithItsContextAndLetsAnswersFinish(t *testing.T) {
	running, release := make(chan bool), make(chan bool)
	s := newServer(t, func(c *Config) { c.Program = &slow{running: running, release: release} })
	address := make(chan net.Addr, 1)
	s.config.OnListen = func(a net.Addr) { address <- a }
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, "127.0.0.1:0") }()
	answered := make(chan error, 1)
	url := "http://" + (<-address).String() + "/slow/"
	go func() {
		r, err := http.Get(url)
		if err == nil {
			_, err = io.ReadAll(r.Body)
		}
		answered <- err
	}()
	<-running
	stop()
	release <- true
	if err := <-answered; err != nil {
		t.Error("the running answer was cut:", err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

type slow struct {
	stub
	running, release chan bool
}

func (p *slow) Handle(r *page.Request) *page.Response {
	if r.Path == "/slow/" {
		p.running <- true
		<-p.release
	}
	return p.stub.Handle(r)
}
