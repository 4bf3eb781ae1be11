package start

import (
	"cmp"
	"flag"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/questions"
	"aftercare/cases"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// isRetold reports whether the short way asks for an observation again, as of now.
func isRetold(x *aftercare.Observation) bool {
	switch x.Code {
	case aftercare.PadsPerHour, aftercare.Temperature, aftercare.HeartRate, aftercare.BreathingRate, aftercare.Pain:
		return true
	}
	return len(signsOf(x)) > 0
}

// calmed is a record with what the short way denies and it leaves open. The signs
// that count now and that the short way names are told now, as both ways take
// them: a file may give them an hour before the tablets, or no hour at all.
func calmed(a *app.App, rec, short *aftercare.Record, now aftercare.When) *aftercare.Record {
	full := *rec
	full.Observations = slices.Clone(rec.Observations)
	told := map[aftercare.Code]bool{}
	for _, x := range signsNow(a, &full, now) {
		if isRetold(x) {
			x.When = now
		}
		told[x.Code] = told[x.Code] || !x.Code.Info().Calm.Has(x.Word) // what reassured is denied once more
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

// difference is where the short way says less than the long one: the alarm or
// the activity, and the fact that would bring them together if it were told.
type difference struct{ what, cure string }

// ways are the two ways of one person.
type ways struct {
	app  *app.App
	rec  *aftercare.Record
	now  aftercare.When
	wish string
	full *aftercare.Record   // what she tells on the long way
	long *aftercare.Guidance // what it says

	above string // the alarm by which the short way says more, "" for none
}

// compare gives where the short way says less than the long one, after all that
// is asked in place.
func (w *ways) compare(eager bool) []difference {
	s := newScreens(w.app, w.rec, w.now, w.wish)
	short := s.record()
	if short == nil {
		return nil
	}
	w.full = calmed(w.app, w.rec, short, w.now)
	w.long = w.app.Knowledge(w.rec.Jurisdiction).Engine.Evaluate(w.full, w.now)
	list := w.less(short)
	if len(list) == 0 && !eager {
		return nil
	}
	s.inPlace()
	return slices.DeleteFunc(w.less(s.record()), func(d difference) bool { // she asks about it too
		if questions.IsActivity(d.what) {
			s.tell("show", d.what)
			s.inPlace()
		}
		return !slices.ContainsFunc(w.less(s.record()), func(x difference) bool { return x.what == d.what || !questions.IsActivity(x.what) })
	})
}

// less gives where a short record says less than the long one.
func (w *ways) less(short *aftercare.Record) (list []difference) {
	know := w.app.Knowledge(w.rec.Jurisdiction)
	brief := w.app.Knowledge(short.Jurisdiction).Engine.Evaluate(short, w.now)
	w.above = ""
	if brief.Urgency.Level > w.long.Urgency.Level {
		w.above = brief.Urgency.Because[0].Statement
	}
	if brief.Urgency.Level < w.long.Urgency.Level {
		alarm := w.long.Urgency.Because[0].Statement
		return []difference{{alarm, w.cure(short, func(told *aftercare.Record) bool {
			return know.Engine.Evaluate(told, w.now).Urgency.Level >= w.long.Urgency.Level
		})}}
	}
	for i := range w.long.Activities {
		if l := &w.long.Activities[i]; isLooser(&brief.Activities[i], l) {
			list = append(list, difference{l.Activity.String(), w.cure(short, func(told *aftercare.Record) bool {
				return !isLooser(&know.Engine.Evaluate(told, w.now).Activities[i], l)
			})})
		}
	}
	return list
}

// isLooser reports whether an answer opens what another holds, or opens it earlier.
func isLooser(b, l *aftercare.ActivityAnswer) bool {
	return slices.Index(looseness, b.Verdict) < slices.Index(looseness, l.Verdict) || b.Verdict == aftercare.Hold && l.Verdict == aftercare.Hold && b.Earliest != 0 && b.Earliest < l.Earliest
}

// cure is the first fact of the long record that the short one has to tell too
// for something to hold.
func (w *ways) cure(short *aftercare.Record, holds func(*aftercare.Record) bool) string {
	long := w.full
	for _, c := range []struct {
		name string
		tell func(*aftercare.Record)
	}{
		{"kind", func(r *aftercare.Record) { r.Loss.Kind = long.Loss.Kind }},
		{"location", func(r *aftercare.Record) { r.Loss.Location = long.Loss.Location }},
		{"days of the weeks", func(r *aftercare.Record) { r.Loss.Gestation = long.Loss.Gestation }},
		{"day of the loss", func(r *aftercare.Record) { r.Loss.From, r.Loss.To = long.Loss.From, long.Loss.To }},
		{"day it was found", func(r *aftercare.Record) { r.Loss.DiagnosedOn = long.Loss.DiagnosedOn }},
		{"another step of care", func(r *aftercare.Record) {
			if len(long.Care) > 1 {
				r.Care = long.Care
			}
		}},
		{"details of the care", func(r *aftercare.Record) { r.Care = long.Care }},
		{"rhesus", func(r *aftercare.Record) { r.Person.Rh = long.Person.Rh }},
		{"conditions", func(r *aftercare.Record) { r.Person.Conditions = long.Person.Conditions }},
		{"medicines", func(r *aftercare.Record) { r.Person.Medicines = long.Person.Medicines }},
		{"nation", func(r *aftercare.Record) { r.Jurisdiction = long.Jurisdiction }},
		{"whole loss", func(r *aftercare.Record) { r.Loss = long.Loss }},
		{"loss and care", func(r *aftercare.Record) { r.Loss, r.Care = long.Loss, long.Care }},
	} {
		told := *short
		if c.tell(&told); holds(&told) {
			return c.name
		}
	}
	for _, withLoss := range []bool{false, true} {
		seen := map[aftercare.Code]bool{}
		for i := range long.Observations {
			x := &long.Observations[i]
			if seen[x.Code] {
				continue
			}
			seen[x.Code] = true
			told, before := *short, *short
			if withLoss {
				told.Loss, told.Care, told.Person.Rh = long.Loss, long.Care, long.Person.Rh
				before.Loss, before.Care, before.Person.Rh = long.Loss, long.Care, long.Person.Rh
			}
			told.Observations, before.Observations = slices.Clone(short.Observations), slices.Clone(short.Observations)
			asker := false
			for _, y := range long.Observations {
				if y.Code != x.Code || y.Withdrawn {
					continue
				}
				asker = asker || y.Who == aftercare.TheAsker
				told.Observations = append(told.Observations, y)
				if y.When.Day < w.now.Day {
					before.Observations = append(before.Observations, y)
				}
			}
			switch name := x.Code.String(); {
			case !holds(&told):
			case asker:
				return name + ofAsker
			case withLoss && !isOneChoice(w.rec, w.now):
				return manyChoices
			case holds(&before):
				return name + ofEarlier
			default:
				return name
			}
		}
	}
	return "several facts"
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
	kinds, example := map[difference]int{}, map[difference]string{}
	above, unreached := map[string]int{}, 0
	one := func(name string, rec *aftercare.Record, now aftercare.When, isCase bool) {
		w := ways{app: a, rec: rec, now: now, wish: asks[compared%len(asks)]}
		list := w.compare(compared%eagerly == 0)
		if w.above != "" {
			above[w.above]++
		}
		for _, d := range list {
			if slices.Contains(ofLoss, d.cure) && !isOneChoice(rec, now) {
				d.cure = manyChoices
			}
			kinds[d]++
			example[d] = name
			if lineOf(a, d.what) == 0 && !isCase {
				unreached++
			}
		}
		compared++
	}
	for _, c := range all {
		rec, findings := wire.ParseRecord(c.Record)
		now, ok := momentOf(c.Head["As-of"])
		if findings != nil || !ok {
			continue
		}
		if pack := c.Head["Pack"]; len(pack) == 2 && rec.Jurisdiction == "" {
			rec.Jurisdiction = strings.ToUpper(pack)
		}
		one(c.Name, rec, now, true)
	}
	w := simulate.New(a.General.Pack)
	people := *records
	if testing.Short() {
		people /= 10
	}
	for n := range people {
		s := w.Subject(1, uint64(n))
		one("subject "+strconv.Itoa(n), s.Record, s.AsOf, false)
		if (n+1)%100_000 == 0 {
			t.Logf("%d generated people", n+1)
		}
	}
	for _, d := range slices.SortedFunc(maps.Keys(kinds), func(x, y difference) int {
		return cmp.Or(strings.Compare(x.what, y.what), strings.Compare(x.cure, y.cure))
	}) {
		code, earlier := strings.CutSuffix(d.cure, ofEarlier)
		why := cmp.Or(notOnScreens[d.what+" "+code], notOnScreens[code])
		line := lineOf(a, d.what)
		switch {
		case strings.HasSuffix(code, ofAsker):
			why = "a partner is asked about her alone"
		case why == "" && earlier && line < 0:
			why = "the screens begin with today"
		case why == "" && code == "scan" && line < 0:
			why = "what a scan showed is asked for in the diary and on the long way"
		}
		switch {
		case line == 0:
			t.Logf("%s is on no line, for want of %s: %d, as %s", d.what, d.cure, kinds[d], example[d])
		case why != "":
			t.Logf("%s, for want of %s (%s): %d, as %s", d.what, d.cure, why, kinds[d], example[d])
		default:
			t.Errorf("%s says less on the short way, for want of %s: %d, as %s", d.what, d.cure, kinds[d], example[d])
		}
	}
	for _, alarm := range slices.Sorted(maps.Keys(above)) {
		t.Logf("%s says more on the short way: %d", alarm, above[alarm])
	}
	t.Logf("%d cases and %d generated people; of these %.1f in a hundred have an alarm that only \"something else\" reaches", compared-people, people, 100*float64(unreached)/float64(people))
}

// lineOf is the line of an alarm, 0 for none, -1 for what is no alarm.
func lineOf(a *app.App, id string) int {
	for _, code := range everywhere(a) {
		if x := a.Knowledge(code).Statement(id); x != nil {
			return x.Line
		}
	}
	return -1
}

// asks are the questions of the start page that end in an answer about an activity.
var asks = []string{"sex", "again", "active"}

// eagerly is one person of so many who answers what is asked in place though the
// two ways agree without; it takes a page each.
const eagerly = 16

// ofLoss are the facts that one choice of what happened, with one day, stands
// for, and manyChoices those that it cannot say.
var ofLoss = []string{"kind", "location", "day of the loss", "day it was found", "another step of care", "details of the care", "whole loss", "loss and care"}

const (
	manyChoices = "more than one choice of what happened"
	ofEarlier   = " of an earlier day"
	ofAsker     = " of the asker"
)

// notOnScreens are the facts that no screen asks for, by what would bring the two
// ways together, and why.
var notOnScreens = map[string]string{
	manyChoices:                   "what happened is one choice with one day",
	"epds":                        "a questionnaire is asked by the check-in",
	"phq-9":                       "a questionnaire is asked by the check-in",
	"heart-rate":                  "a pulse is asked for in words, not as a number",
	"not-needing-sleep":           "line 6 names the state, not the nights",
	"sleepless-nights":            "line 6 names the state, not the nights",
	"dose-taken":                  "asked in place of who hurts, or is very low",
	"wound":                       "asked in place after an operation on a tube",
	"pathology":                   "asked in place where tissue was seen",
	"sore-throat":                 "asked in place where the mouth matters",
	"INFECT-SEPSISIE-01 pain":     "a sore leg is told as a swollen one",
	"WOUND-SKIN-02 several facts": "asked in place after an operation on a tube",
	"alcohol antibiotic":          "a medicine is asked for in the diary and on the long way",
	"alcohol medicines":           "a medicine is asked for in the diary and on the long way",
	"ibuprofen conditions":        "the long way asks for them where ibuprofen is asked about",
	"tissue-passed":               "what passed later is asked for in the diary",
	"hold":                        "a clinician's word is asked for in the diary",
}
