package engine_test

import (
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // every zone, wherever the tests run

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// twoRules is a pack with one rule of fourteen days, on swimming, and one of
// twenty-four hours, on driving, and nothing else that holds anything.
func twoRules(t *testing.T) *engine.Engine {
	t.Helper()
	p := *loaded()[0].pack
	words := guideline.Text{{Lang: "en", Text: "A rule."}}
	rule := func(id string, a aftercare.Activity, k aftercare.Criterion, n int, unit aftercare.TimeUnit) guideline.Statement {
		p.Follow = append(p.Follow, guideline.Cell{Activity: a, Follow: []string{p.Sources[0].ID}, Why: words})
		return guideline.Statement{ID: id, Kind: guideline.Gate, Status: guideline.Active, Says: words, Cites: []guideline.Cite{{Source: p.Sources[0].ID, Locator: "here"}},
			Activities: []aftercare.Activity{a}, Require: &guideline.Requirement{All: []guideline.Requirement{{Criterion: k, Amount: aftercare.Amount{N: n, Unit: unit}}}}}
	}
	p.Follow, p.ReviewBy = nil, 1<<29
	p.Statements = []guideline.Statement{
		rule("RULE-DAYS-01", aftercare.Swimming, aftercare.DaysSinceProcedure, 14, aftercare.Day),
		rule("RULE-HOURS-01", aftercare.Driving, aftercare.DaysSinceAnaesthetic, 24, aftercare.Hour),
	}
	p.Policy = append([]guideline.Policy{}, p.Policy...)
	for i := range p.Policy {
		if p.Policy[i].Key == guideline.DangerCheck {
			p.Policy[i].Codes = nil // nothing has to be asked before
		}
	}
	return compiled(t, &p, "two rules")
}

// written is a moment as a person writes it down where she is.
func written(t time.Time) aftercare.Instant {
	y, m, d := t.Date()
	day, _ := aftercare.MakeDate(y, int(m), d)
	_, offset := t.Zone()
	return aftercare.Instant{Day: day, Second: int32(t.Hour()*3600 + t.Minute()*60 + t.Second()), Offset: int16(offset / 60)}
}

func civil(t time.Time) aftercare.Date { return written(t).Day }

// turning are the days of eleven years around which calendars and clocks turn
// in a zone: leap days, year ends, and every change of its offset.
func turning(zone *time.Location) []time.Time {
	var list []time.Time
	_, before := time.Date(2020, 1, 1, 12, 0, 0, 0, zone).Zone()
	for d := time.Date(2020, 1, 1, 12, 0, 0, 0, zone); d.Year() < 2031; d = d.AddDate(0, 0, 1) {
		_, now := d.Zone()
		turn := now != before || d.Month() == time.February && d.Day() == 29 || d.Month() == time.December && d.Day() == 31
		if before = now; turn {
			list = append(list, d.AddDate(0, 0, -14), d.AddDate(0, 0, -1), d, d.AddDate(0, 0, 1))
		}
	}
	return list
}

func TestEvaluate_NoZoneLeapDayOrClockChangeMovesADay(t *testing.T) {
	t.Parallel()
	e := twoRules(t)
	text, err := os.ReadFile("testdata/zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(text))
	trials, naive := 0, 0
	for _, name := range names {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range turning(zone) {
			for _, clock := range [][2]int{{0, 0}, {2, 30}, {23, 59}} {
				at := time.Date(d.Year(), d.Month(), d.Day(), clock[0], clock[1], 0, 0, zone)
				trials++
				naive += holdsRules(t, e, name, at)
			}
		}
	}
	t.Logf("%d zones, %d procedures; counting in hours would be wrong for %d of them (%.2f %%)", len(names), trials, naive, 100*float64(naive)/float64(trials))
	if len(names) < 500 || naive == 0 {
		t.Error("the test shows nothing")
	}
}

// holdsRules checks the two rules after a procedure at a moment. It returns 1
// where fourteen times twenty-four hours would name another day.
func holdsRules(t *testing.T, e *engine.Engine, zone string, at time.Time) int {
	t.Helper()
	care := func(w aftercare.When) *aftercare.Record {
		return &aftercare.Record{Care: []aftercare.Care{{Route: aftercare.Surgical, Start: w}}}
	}
	var decision engine.Decision
	ask := func(rec *aftercare.Record, asOf aftercare.When, a aftercare.Activity) engine.ActivityDecision {
		e.Decide(rec, asOf, &decision)
		return decision.Activities[a-1]
	}
	wrong := func(what string, got engine.ActivityDecision) {
		t.Fatalf("%s, a procedure at %s: %s: %v", zone, at, what, got)
	}
	moment, day := care(aftercare.At(written(at))), care(aftercare.On(civil(at)))
	opens := civil(at) + 14
	y, m, d := at.Date()
	midnight := time.Date(y, m, d+14, 0, 0, 0, 0, at.Location())
	if civil(midnight) != opens { // the clock skips midnight, or the whole day
		midnight = midnight.Add(time.Hour)
	}
	for _, rec := range []*aftercare.Record{moment, day} {
		for _, before := range []aftercare.When{aftercare.On(opens - 1), aftercare.On(civil(at)), aftercare.At(aftercare.Instant{Day: opens - 1, Second: 86399, Offset: written(midnight).Offset})} {
			if a := ask(rec, before, aftercare.Swimming); a.Verdict != aftercare.Hold || a.Earliest != opens {
				wrong("swimming on "+before.String(), a)
			}
		}
		for _, after := range []aftercare.When{aftercare.On(opens), aftercare.At(aftercare.Instant{Day: opens, Offset: written(midnight).Offset})} {
			if a := ask(rec, after, aftercare.Swimming); a.Verdict != aftercare.WhenReady {
				wrong("swimming on "+after.String(), a)
			}
		}
	}
	// The hours end at the moment, on whatever clock it is asked.
	end := at.Add(24 * time.Hour)
	for _, clock := range []*time.Location{at.Location(), time.UTC} {
		if a := ask(moment, aftercare.At(written(end.Add(-time.Second).In(clock))), aftercare.Driving); a.Verdict != aftercare.Hold || a.Earliest < civil(end.In(clock))-1 {
			wrong("driving a second too early", a)
		}
		if a := ask(moment, aftercare.At(written(end.In(clock))), aftercare.Driving); a.Verdict != aftercare.WhenReady {
			wrong("driving when the hours are over", a)
		}
	}
	// A bare day counts to its end.
	if a := ask(day, aftercare.On(civil(at)+1), aftercare.Driving); a.Verdict != aftercare.Hold || a.Earliest != civil(at)+2 {
		wrong("driving on the day after", a)
	}
	if a := ask(day, aftercare.On(civil(at)+2), aftercare.Driving); a.Verdict != aftercare.WhenReady {
		wrong("driving on the second day", a)
	}
	if civil(at.Add(14*24*time.Hour)) != opens {
		return 1
	}
	return 0
}
