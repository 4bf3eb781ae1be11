package questions

import (
	"slices"
	"strconv"

	"aftercare"
)

// observer turns the answers to questions into observations.
type observer struct {
	a   *Answers
	rec *aftercare.Record
}

func (o *observer) add(x aftercare.Observation) {
	if !x.When.Told() {
		x.When = o.a.At
	}
	o.rec.Observations = append(o.rec.Observations, x)
}

// observe adds what was answered to one question.
func (o *observer) observe(q *Question) {
	switch q.ID {
	case "bleeding":
		o.bleeding()
		return
	case "pads":
		o.pads()
		return
	case "pain":
		if !hasPain(o.a) {
			o.words(aftercare.Pain)
		} else if !o.a.painPlaced() {
			o.pain(0)
		}
		return
	case "pain-where":
		if !hasPain(o.a) {
			return // a line says it
		}
		for _, word := range o.a.All("pain-site") {
			site, _ := aftercare.SiteTerms.Parse(word)
			o.pain(site)
		}
		return
	case "said":
		o.said()
		return
	case "wait":
		o.held()
		return
	case "later":
		o.passedLater()
		return
	case "note":
		if text := o.a.One("note"); text != "" {
			o.add(aftercare.Observation{Code: aftercare.Note, Text: text})
		}
		return
	case "fever":
		o.temperature()
	}
	seen := map[aftercare.Code]bool{}
	for _, in := range q.Inputs {
		codes := []string{in.Field}
		for _, it := range in.Items {
			codes = append(codes, it.Field)
		}
		for _, name := range codes {
			if c := aftercare.ParseCode(name); c != 0 && !seen[c] && c != aftercare.Temperature {
				seen[c] = true
				o.words(c)
				if in.Kind == InputChecks && o.a.One(name) == "" && slices.Contains(o.a.All(NoneField), q.ID) {
					o.calm(c)
				}
			}
		}
	}
}

// words adds the values that were recorded for a code.
func (o *observer) words(c aftercare.Code) {
	for _, word := range o.a.All(c.String()) {
		x := aftercare.Observation{Code: c, Word: c.Info().Word(word)}
		if c.Info().Payload == aftercare.PayloadNumber {
			x.Number, _ = aftercare.ParseDecimal(word)
		}
		if d := o.a.Day(c.String() + "-on"); d != 0 {
			x.When = aftercare.On(d)
		}
		o.add(x)
	}
}

// calm adds that a sign is not there.
func (o *observer) calm(c aftercare.Code) {
	o.add(aftercare.Observation{Code: c, Word: c.Info().Calm.First()})
}

func (o *observer) bleeding() {
	word := o.a.One("bleeding")
	if word == "" {
		return
	}
	x := aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.Bleeding.Info().Word(word)}
	if since := o.a.Day("bleeding-since"); word == "none" && since <= o.a.At.Day {
		x.Since = since
	}
	o.add(x)
}

// pads adds the pads in an hour if there was at least one; for fewer, the answer on how
// heavy the bleeding is says enough.
func (o *observer) pads() {
	n, _ := strconv.Atoi(o.a.One("pads-per-hour"))
	if n == 0 {
		return
	}
	hours, _ := strconv.Atoi(o.a.One("pads-hours"))
	o.add(aftercare.Observation{Code: aftercare.PadsPerHour,
		Number: aftercare.Decimal(n) * aftercare.DecimalOne, Hours: aftercare.Decimal(hours) * aftercare.DecimalOne})
}

func (o *observer) pain(site aftercare.Site) {
	o.add(aftercare.Observation{Code: aftercare.Pain, Word: aftercare.Pain.Info().Word(o.a.One("pain")), Site: site,
		Worsening: tri(o.a.One("pain-worse")), Relieved: tri(o.a.One("pain-relieved"))})
}

func tri(word string) aftercare.Tri {
	switch word {
	case "true":
		return aftercare.Yes
	case "false":
		return aftercare.No
	}
	return aftercare.Unknown
}

func (o *observer) temperature() {
	d, ok := aftercare.ParseDecimal(o.a.One("temperature"))
	unit := termOf(o.a, "temperature-unit", aftercare.Temperature.Info().Units)
	if ok && unit != 0 {
		o.add(aftercare.Observation{Code: aftercare.Temperature, Number: d, Unit: unit})
	}
}

// said adds what a clinic said of each activity.
func (o *observer) said() {
	for _, word := range o.a.All("said-activity") {
		activity, _ := aftercare.ActivityTerms.Parse(word)
		if code := aftercare.ParseCode(o.a.One("said")); code != 0 {
			o.add(aftercare.Observation{Code: code, Activity: activity})
		}
	}
}

// held adds the activities that she was told to wait with.
func (o *observer) held() {
	for _, word := range o.a.All(fieldHold) {
		activity, _ := aftercare.ActivityTerms.Parse(word)
		o.add(aftercare.Observation{Code: aftercare.HoldCode, Activity: activity})
	}
}

// passedLater adds that more passed after the day that was told.
func (o *observer) passedLater() {
	if o.a.One(fieldLater) != "true" {
		return
	}
	x := aftercare.Observation{Code: aftercare.TissuePassed, Word: aftercare.BoolYes}
	if d := o.a.Day(fieldLater + OnDay); d != 0 {
		x.When = aftercare.On(d)
	}
	o.add(x)
}

// earlierAgain adds what was answered about signs of an earlier day: the last of
// its code as it was told, or that it is there no more.
func (o *observer) earlierAgain() {
	for _, name := range o.a.All(fieldStill) {
		if last := o.a.Base.LastTold(aftercare.ParseCode(name)); last != nil {
			again := *last
			again.When, again.FromFile = o.a.At, false
			o.add(again)
		}
	}
	for _, name := range o.a.All(fieldGone) {
		if c := aftercare.ParseCode(name); c != 0 {
			o.calm(c)
		}
	}
}
