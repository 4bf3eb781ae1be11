package pagehost

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/host/form"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

type broken struct{ Program }

func (broken) Handle(*page.Request) *page.Response { panic("broken") }

type echo struct {
	Program
	seen *page.Request
}

func (e *echo) Handle(r *page.Request) *page.Response {
	e.seen = r
	return &page.Response{Status: 200}
}

func (e *echo) Problem(status int) *page.Response { return &page.Response{Status: status} }

func TestStep_ABreakInsideShowsThePageMadeForIt(t *testing.T) {
	problem := &page.Response{Status: 500, Body: []byte("call for help")}
	if got := step(broken{}, problem, &page.Request{Method: "GET", Path: "/"}, ""); got != problem {
		t.Errorf("got %v", got)
	}
}

func TestStep_HandsTheFormOverAsHersAlone(t *testing.T) {
	e := &echo{}
	step(e, nil, &page.Request{Method: "POST", Path: "/ask/", Now: aftercare.On(1)}, "a=1&a=%C3%A9")
	if r := e.seen; r == nil || !r.InPage || r.WantsGuidance || len(r.Form) != 2 || r.Form[1].Value != "é" {
		t.Errorf("got %+v", e.seen)
	}
	for body, status := range map[string]int{"a=%": 400, "file=" + strings.Repeat("QUJD", form.MaxBytes): 200, strings.Repeat("a", form.MaxFileBytes+1): 413} {
		if got := step(e, nil, &page.Request{Method: "POST", Path: "/ask/"}, body); got.Status != status {
			t.Errorf("%.9s... of %d bytes gave status %d, want %d", body, len(body), got.Status, status)
		}
	}
}

func TestTurns_ALockWaitsForNoStepAndIsNeverLost(t *testing.T) {
	v := vault.New(&vault.Memory{}, sealing.Crypto{}, vault.Cost{Memory: 8, Time: 1, Lanes: 1})
	if err := v.Create("a passphrase", &diary.Diary{LockAfter: 3}); err != nil {
		t.Fatal(err)
	}
	turn := &turns{vault: v}
	opened := func() {
		if err := v.Open("a passphrase"); err != nil {
			t.Fatal(err)
		}
	}
	turn.begin(true)
	if turn.minutes() != 3 {
		t.Errorf("it stays open for %d minutes", turn.minutes())
	}
	turn.lock() // returns although the step is not done
	if turn.begin(false) {
		t.Error("two steps have the vault")
	}
	if v.Diary() == nil {
		t.Error("a step was robbed of its diary")
	}
	turn.end()
	if v.Diary() != nil || turn.minutes() != 0 {
		t.Error("it was not locked after the step")
	}
	opened()
	turn.lock()
	if v.Diary() != nil {
		t.Error("it was not locked where no step had it")
	}
	// A step that waited for its turn finds it locked.
	opened()
	turn.begin(true)
	found := make(chan bool)
	go func() {
		turn.begin(true)
		defer turn.end()
		found <- v.Diary() != nil
	}()
	turn.lock()
	turn.end()
	if <-found {
		t.Error("the next step found it open")
	}
	for _, c := range []struct {
		method, path string
		want         bool
	}{{"GET", "/help/", false}, {"GET", "/check/", false}, {"GET", "/", false}, {"GET", "/notes/", true}, {"POST", "/notes/write/", true}, {"POST", "/ask/", true}} {
		if got := mayWait(&page.Request{Method: c.method, Path: c.path}); got != c.want {
			t.Errorf("%s %s may wait: %v", c.method, c.path, got)
		}
	}
	none := &turns{}
	none.begin(true)
	none.lock()
	none.end()
	if none.minutes() != 0 {
		t.Error("no vault is open")
	}
}

func TestTurns_WhatSheWasWritingComesBackOnceAndNeverFromALockThatWaitsForNothing(t *testing.T) {
	v := vault.New(&vault.Memory{}, sealing.Crypto{}, vault.Cost{Memory: 8, Time: 1, Lanes: 1})
	if err := v.Create("a passphrase", &diary.Diary{}); err != nil {
		t.Fatal(err)
	}
	turn := &turns{vault: v}
	const text = "/notes/write/\nnote=half"
	for _, inStep := range []bool{false, true} {
		if inStep {
			turn.begin(true)
		}
		turn.lockWith(text)
		if inStep {
			turn.end()
		}
		if v.Diary() != nil || turn.draft() != "" {
			t.Error("it is not locked")
		}
		if err := v.Open("a passphrase"); err != nil {
			t.Fatal(err)
		}
		if got := turn.draft(); got != text {
			t.Errorf("it came back as %q", got)
		}
		if got := turn.draft(); got != "" {
			t.Errorf("it came twice: %q", got)
		}
	}
	// Leaving, while a step still has it: nothing is sealed any more.
	turn.begin(true)
	turn.lockWith(text)
	turn.lock()
	turn.end()
	if v.HasDraft() {
		t.Error("leaving kept what she was writing")
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
