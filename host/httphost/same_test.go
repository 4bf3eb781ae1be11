package httphost_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/start"
	"aftercare/engine"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/internal/library"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
	"aftercare/words"
)

// people is how many made-up people are asked about.
const people = 500

// The form of a reader without JavaScript and the HTTP API give the very
// bytes that the engine gives.
func TestServer_EveryWayInGivesTheSameBytes(t *testing.T) {
	engineFor := library.Published()
	judged := page.Library{For: engineFor}
	program, err := app.New(page.Config{Library: judged, Words: words.English()}, read.Pages(), search.Pages(), ask.Pages(), start.Pages())
	if err != nil {
		t.Fatal(err)
	}
	files, err := static.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	var now time.Time
	server, err := httphost.New(httphost.Config{Program: program, Guide: questions.Guide(judged), Files: files, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	pack, _, _ := packs.Load("international")
	world := simulate.New(pack)
	asked := 0
	for n := uint64(0); asked < people && n < 4*people; n++ {
		s := world.Subject(11, n)
		year, month, day := s.AsOf.Day.Civil()
		now = time.Date(year, time.Month(month), day, 23, 59, 59, 0, time.UTC)
		asOf, _ := aftercare.ParseInstant(now.Format(time.RFC3339))
		record := string(wire.AppendRecord(nil, s.Record))
		if engine.Check(s.Record, aftercare.At(asOf)) != nil {
			continue
		}
		asked++
		want := string(wire.AppendGuidance(nil, engineFor(s.Record.Jurisdiction).Evaluate(s.Record, aftercare.At(asOf))))
		form := url.Values{"record": {record}}.Encode()
		if got := post(server, "/plain/", form, "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"); got != want {
			t.Errorf("person %d: the form gives\n%.300s, the engine\n%.300s", n, got, want)
		}
		if got := post(server, "/api/guide", record, "Content-Type", "application/json", "Aftercare-As-Of", asOf.String()); got != want {
			t.Errorf("person %d: the API gives\n%.300s, the engine\n%.300s", n, got, want)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	if asked < people {
		t.Fatalf("only %d people could be asked about", asked)
	}
}

var caller int

func post(server http.Handler, path, body string, headers ...string) string {
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	caller++
	r.RemoteAddr = strconv.Itoa(caller) + ":1" // as many clients as requests, so that none is refused
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)
	return w.Body.String()
}
