package pagehost

import (
	"testing"

	"aftercare"
	"aftercare/app"
)

type broken struct{ Program }

func (broken) Handle(*app.Request) *app.Response { panic("broken") }

type echo struct {
	Program
	seen *app.Request
}

func (e *echo) Handle(r *app.Request) *app.Response {
	e.seen = r
	return &app.Response{Status: 200}
}

func (e *echo) Problem(status int) *app.Response { return &app.Response{Status: status} }

func TestStep_ABreakInsideShowsThePageMadeForIt(t *testing.T) {
	problem := &app.Response{Status: 500, Body: []byte("call for help")}
	if got := step(broken{}, problem, "GET", "/", "", aftercare.When{}); got != problem {
		t.Errorf("got %v", got)
	}
}

func TestStep_HandsTheFormOverAsHersAlone(t *testing.T) {
	e := &echo{}
	step(e, nil, "POST", "/ask/", "a=1&a=%C3%A9", aftercare.On(1))
	if r := e.seen; r == nil || !r.InPage || r.WantsGuidance || len(r.Form) != 2 || r.Form[1].Value != "é" {
		t.Errorf("got %+v", e.seen)
	}
	if got := step(e, nil, "POST", "/ask/", "a=%", aftercare.When{}); got.Status != 400 {
		t.Errorf("a broken form gave status %d", got.Status)
	}
}

func TestClock_KeepsTheDayOfThePagesOwnZone(t *testing.T) {
	for _, c := range []struct {
		behind int
		want   string
	}{{-420, "2026-11-21T00:05:09+07:00"}, {0, "2026-11-21T00:05:09+00:00"}, {210, "2026-11-21T00:05:09-03:30"}} {
		if got := clock(2026, 11, 21, 0, 5, 9, c.behind).String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	if clock(2026, 2, 30, 0, 0, 0, 0).Told() {
		t.Error("a day that does not exist was told")
	}
}
