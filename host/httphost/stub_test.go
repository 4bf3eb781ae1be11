package httphost

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"aftercare"
	"aftercare/app/page"
	"aftercare/host/static"
)

// stub stands in for the program: each path shows one thing that a host must
// carry well.
type stub struct{ handled atomic.Int32 }

const emergencyText = "Call your emergency number"

func (p *stub) Handle(r *page.Request) *page.Response {
	p.handled.Add(1)
	html := func(status int, text string) *page.Response {
		return &page.Response{Status: status, Type: "text/html; charset=utf-8", Body: []byte("<main>" + text + "</main>")}
	}
	switch {
	case r.Path == "/panic/":
		panic("what she told: " + emergencyText)
	case r.Path == "/nothing/":
		return nil
	case r.Path == "/moved":
		return &page.Response{Status: 308, Location: "/moved/", Type: "text/html; charset=utf-8"}
	case r.Path == "/wrong-forms/":
		reply := html(200, "forms that are not allowed")
		reply.Forms = true
		return reply
	case strings.HasPrefix(r.Path, "/plain/"):
		reply := html(200, "plain")
		reply.Forms = true
		if r.Method == "POST" {
			reply.Personal = true
			for _, f := range r.Form {
				reply.Body = append(reply.Body, f.Name+"="+f.Value+";"...)
			}
			if r.WantsGuidance {
				return &page.Response{Status: 200, Type: "application/json", Body: []byte(`{}`), Personal: true}
			}
		}
		return reply
	case r.Path == "/", r.Path == "/help/", r.Path == "/read/1/":
		return html(200, strings.Repeat("general ", 200)+r.Now.Day.String())
	}
	return html(404, "there is no such page. "+emergencyText)
}

func stubGuide(record string, asOf aftercare.When, left func() bool) ([]byte, []aftercare.Finding) {
	if record == "bad" {
		return nil, []aftercare.Finding{{Pointer: "/loss/on", Message: "must be a date"}}
	}
	return []byte(`{"asOf":"` + asOf.String() + `"}`), nil
}

func (p *stub) Problem(status int) *page.Response {
	return &page.Response{Status: status, Type: "text/html; charset=utf-8", Body: []byte("<main>" + emergencyText + "</main>")}
}

// noon is when the tests take place.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// newServer makes a server of the stub, with a browser part of nothing.
func newServer(t testing.TB, change func(*Config)) *Server {
	t.Helper()
	wasm := []byte("\x00asm")
	files, err := static.Load(fstest.MapFS{
		"app.wasm.gz":     {Data: static.Gzip(wasm)},
		"app.wasm.br":     {Data: static.Brotli(wasm)},
		"more.wasm.gz":    {Data: static.Gzip(wasm)},
		"more.wasm.br":    {Data: static.Brotli(wasm)},
		"places.wasm.gz":  {Data: static.Gzip(wasm)},
		"places.wasm.br":  {Data: static.Brotli(wasm)},
		"work.wasm.gz":    {Data: static.Gzip(wasm)},
		"work.wasm.br":    {Data: static.Brotli(wasm)},
		"en.txt.gz":       {Data: static.Gzip([]byte("words"))},
		"en.txt.br":       {Data: static.Brotli([]byte("words"))},
		"en.more.gz":      {Data: static.Gzip([]byte("more words"))},
		"en.more.br":      {Data: static.Brotli([]byte("more words"))},
		"sources.list.gz": {Data: static.Gzip([]byte("sources"))},
		"sources.list.br": {Data: static.Brotli([]byte("sources"))},
		"wasm_exec.js":    {Data: []byte("globalThis.Go = class {};")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Program: &stub{}, Guide: stubGuide, Files: files, Build: "test", Now: func() time.Time { return noon }}
	if change != nil {
		change(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends one request; headers come as name, value, name, value.
func ask(s http.Handler, method, path, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

const urlencoded = "application/x-www-form-urlencoded"

// wasmAddress is where the program is served.
func wasmAddress(s *Server) string { return s.config.Files.Address("app.wasm") }
