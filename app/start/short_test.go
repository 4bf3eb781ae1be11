package start

import (
	"flag"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/cases"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// shortOf is the record that the same person makes on the short way: she ticks
// the lines that name what she has now, says which, denies the rest, answers
// Today, and tells in place what no line asks for.
func shortOf(t *testing.T, rec *aftercare.Record, now aftercare.When) *aftercare.Record {
	t.Helper()
	fields := []page.Field{field("step", questions.StepShort), field("none", questions.Groups[0]), field("none", questions.Groups[1]), field(questions.FieldAgain, "true")}
	add := func(name, value string) {
		if f := field(name, value); !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	rest := *rec
	rest.Observations = nil
	for i := range rec.Observations {
		x := &rec.Observations[i]
		ids := signsOf(x)
		switch {
		case !isRetold(x, now):
			rest.Observations = append(rest.Observations, *x)
		case len(ids) > 0:
			for _, s := range ids {
				add(questions.FieldLine, questions.LineWord(s.line))
				add(questions.FieldWhich, s.id)
			}
			if x.Code == aftercare.Pain {
				rest.Observations = append(rest.Observations, *x) // with all that Today asks of it
			}
		default:
			rest.Observations = append(rest.Observations, *x)
		}
	}
	fields = append(fields, field("record", questions.RecordText(&rest)))
	a, findings := questions.Read(fields, now)
	if findings != nil {
		return nil
	}
	return a.Record()
}

type signOnLine struct {
	line int
	id   string
}

// signsOf are the signs of the lines that say what was observed.
func signsOf(x *aftercare.Observation) (list []signOnLine) {
	for n := 1; n <= questions.LineCount; n++ {
		for _, id := range questions.LineSigns(n) {
			if questions.SignSays(id, x) {
				list = append(list, signOnLine{n, id})
			}
		}
	}
	return list
}

// isRetold reports whether the short way asks for an observation again.
func isRetold(x *aftercare.Observation, now aftercare.When) bool {
	return isNow(x, now) && !x.Withdrawn && x.Who == 0
}

// isNow reports whether a sign is one of today, as the form means it.
func isNow(x *aftercare.Observation, now aftercare.When) bool { return x.When.Day == now.Day }

// calmed is a record with what the short way denies and it leaves open. The signs
// of today that a line names are told now, as both ways take them: a file may
// give them an hour before the tablets, or no hour at all.
func calmed(rec, short *aftercare.Record, now aftercare.When) *aftercare.Record {
	full := *rec
	full.Observations = slices.Clone(rec.Observations)
	for i := range full.Observations {
		if x := &full.Observations[i]; isRetold(x, now) && len(signsOf(x)) > 0 {
			x.When = now
		}
	}
	told := map[aftercare.Code]bool{}
	for i := range rec.Observations {
		if x := &rec.Observations[i]; isNow(x, now) && !x.Code.Info().Calm.Has(x.Word) {
			told[x.Code] = true // what reassured is denied once more
		}
	}
	for _, x := range short.Observations {
		if x.Word != 0 && x.Code.Info().Calm.Has(x.Word) && !told[x.Code] {
			full.Observations = append(full.Observations, x)
		}
	}
	return &full
}

func momentOf(text string) (aftercare.When, bool) {
	if i, ok := aftercare.ParseInstant(text); ok {
		return aftercare.At(i), true
	}
	d, ok := aftercare.ParseDate(text)
	return aftercare.On(d), ok
}

var looseness = []aftercare.Verdict{aftercare.WhenReady, aftercare.Hold, aftercare.Avoid, aftercare.GetHelpFirst}

// compareWays fails where the short way says less than the long one.
func compareWays(t *testing.T, a *app.App, name string, rec *aftercare.Record, now aftercare.When) {
	t.Helper()
	short := shortOf(t, rec, now)
	if short == nil {
		return
	}
	e := a.Knowledge(rec.Jurisdiction).Engine
	long, brief := e.Evaluate(calmed(rec, short, now), now), e.Evaluate(short, now)
	if brief.Urgency.Level < long.Urgency.Level {
		t.Errorf("%s: %s on the short way, %s on the long one", name, brief.Urgency.Level, long.Urgency.Level)
	}
	for i := range long.Activities {
		l, b := &long.Activities[i], &brief.Activities[i]
		if slices.Index(looseness, b.Verdict) < slices.Index(looseness, l.Verdict) || b.Verdict == aftercare.Hold && l.Verdict == aftercare.Hold && b.Earliest != 0 && b.Earliest < l.Earliest {
			t.Errorf("%s: %s is %s %s on the short way, %s %s on the long one", name, l.Activity, b.Verdict, b.Earliest, l.Verdict, l.Earliest)
		}
	}
}

// records is how many generated people the two ways are compared for.
var records = flag.Int("aftercare.records", 2000, "how many generated people the short way is compared for")

// TestShort_SaysNoLessThanTheLongWay over every case and generated people.
func TestShort_SaysNoLessThanTheLongWay(t *testing.T) {
	a := newApp(t)
	all, err := cases.All("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, c := range all {
		rec, findings := wire.ParseRecord(c.Record)
		now, ok := momentOf(c.Head["As-of"])
		if findings != nil || !ok {
			continue
		}
		if pack := c.Head["Pack"]; len(pack) == 2 && rec.Jurisdiction == "" {
			rec.Jurisdiction = strings.ToUpper(pack)
		}
		compareWays(t, a, c.Name, rec, now)
		compared++
	}
	w := simulate.New(a.General.Pack)
	people := *records
	if testing.Short() {
		people /= 10
	}
	for n := range people {
		s := w.Subject(1, uint64(n))
		compareWays(t, a, "subject "+strconv.Itoa(n), s.Record, s.AsOf)
		if (n+1)%100_000 == 0 {
			t.Logf("%d generated people", n+1)
		}
	}
	t.Logf("%d cases and %d generated people", compared, people)
}
