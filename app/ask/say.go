package ask

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// mostSaid is how many findings are said on the telephone.
const mostSaid = 3

// sayThis is what to say on the telephone, made from what she told: her care,
// how long ago it was, and what's happening now.
func (s *Page) sayThis(g *aftercare.Guidance) view.Node {
	if g.Urgency.Action == aftercare.CallCrisisLine || g.Urgency.Action == aftercare.CallSafetyLine {
		return view.Node{}
	}
	say := func(w *locale.Words) string {
		parts := append([]string{s.sayCare(w)}, s.sayFindings(w, &g.Urgency)...)
		return w.Text("say.quote", locale.With("words", strings.Join(parts, " ")))
	}
	return view.Section(view.Class("say"), view.H2(s.Text("say.title")), view.P(view.Text(say(s.W))), s.InOriginal(say))
}

// sayCare is what happened: the last step of care, or the kind of loss.
func (s *Page) sayCare(w *locale.Words) string {
	loss := "miscarriage"
	if key := "say.loss." + s.Record.Loss.Kind.String(); s.Record.Loss.Kind != 0 && w.Has(key) {
		loss = s.Record.Loss.Kind.String()
	}
	with := locale.With("loss", w.Text("say.loss."+loss))
	if s.Record.Loss.Kind == aftercare.Threatened {
		return w.Text("say.threatened")
	}
	var last *aftercare.Care
	for i := range s.Record.Care {
		if c := &s.Record.Care[i]; last == nil || c.Start.Day >= last.Start.Day {
			last = c
		}
	}
	if last == nil {
		return s.sayLoss(w, with)
	}
	key := "say." + guideline.RouteOf(last).String()
	if d := last.Start.Day; d != 0 && last.Route != aftercare.Expectant {
		return w.Text(key+".on", with, locale.With("away", w.Away(d, s.Today)))
	}
	return w.Text(key, with)
}

func (s *Page) sayLoss(w *locale.Words, with locale.Arg) string {
	if d := s.Record.Loss.From; d != 0 {
		return w.Text("say.lost.on", with, locale.With("away", w.Away(d, s.Today)))
	}
	if s.Record.Loss.Kind == 0 {
		return w.Text("say.unknown")
	}
	return w.Text("say.lost", with)
}

// sayFindings are what's happening now, in her own words; about somebody else as
// the alarms say it.
func (s *Page) sayFindings(w *locale.Words, u *aftercare.UrgencyAnswer) []string {
	var list []string
	for i := range u.Because {
		for _, f := range u.Because[i].Facts {
			if f.Kind == aftercare.FactObservation {
				if text := s.sayFinding(w, &s.Record.Observations[f.Index]); !slices.Contains(list, text) {
					if list = append(list, text); len(list) == mostSaid {
						return list
					}
				}
			}
		}
	}
	return list
}

func (s *Page) sayFinding(w *locale.Words, o *aftercare.Observation) string {
	info := o.Code.Info()
	text := w.Told(o)
	key := "opt." + info.Name + "." + wordOf(o)
	switch {
	case o.Code == aftercare.PadsPerHour:
		text = w.Text("say.pads", locale.With("pads", text))
	case !w.Other && s.isTicked(info.Name, wordOf(o)) && w.Has(key):
		text = w.Text(key) // a ticked line is worded as she would say it
	}
	return w.Text("say.sentence", locale.With("text", locale.Capitalize(text)))
}

// wordOf is the value of a sign as forms spell it.
func wordOf(o *aftercare.Observation) string {
	if info := o.Code.Info(); info.Payload == aftercare.PayloadWord || info.Payload == aftercare.PayloadBool {
		return info.Words.Name(o.Word)
	}
	return ""
}

// isTicked reports whether a sign is a line of a list to tick.
func (s *Page) isTicked(field, value string) bool {
	for i := range questions.All {
		for _, in := range questions.All[i].Inputs {
			if in.Kind != questions.InputChecks {
				continue
			}
			for _, it := range in.Items {
				if it.Field == field && it.Value == value {
					return true
				}
			}
		}
	}
	return false
}
