package start

import (
	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/jsondoc"
)

// While she is on the short way the program judges all that she told so far, and
// the script shows what it says beside the sign. Together signs can weigh more
// than each alone; an expected effect of her care can make one weigh less, and
// then its reason is shown.

// soFar is what is told so far: the card of all of it, the card of each place of
// the form that an alarm comes from, and what is to be asked in place.
func soFar(s *ask.Page) *page.Response {
	g := s.Guidance()
	w := jsondoc.Writer{}
	w.Object()
	w.Str("card", cardOf(&g.Urgency))
	w.OpenObject("places")
	for _, j := range judge(s, g) {
		w.OpenObject(j.place)
		w.Str("card", j.card)
		w.OptStr("why", j.why)
		w.EndObject()
	}
	w.EndObject()
	w.OpenList("asks")
	if s.AsksBlood() {
		w.Item("blood")
	}
	w.EndList()
	w.EndObject()
	return &page.Response{Status: 200, Type: page.TypeJSON, Body: w.B, Personal: true}
}

// judged is the card of a place of the form, a line or a field, and why it is
// less than that of its sign alone.
type judged struct{ place, card, why string }

func judge(s *ask.Page, g *aftercare.Guidance) (list []judged) {
	at := func(place string) *judged {
		for i := range list {
			if list[i].place == place {
				return &list[i]
			}
		}
		list = append(list, judged{place: place})
		return &list[len(list)-1]
	}
	for i := range g.Urgency.Because { // the most urgent first
		b := &g.Urgency.Because[i]
		for _, place := range places(s.Record, b.Facts) {
			if j := at(place); j.card == "" {
				j.card = cardOfStatement(s.Know.Statement(b.Statement))
			}
		}
	}
	for i := range g.Effects {
		e := &g.Effects[i]
		for _, place := range places(s.Record, e.Facts) {
			if j := at(place); j.why == "" {
				j.why = s.W.Says(s.Know.Statement(e.Statement)) + " " + s.W.Expected(e, g.AsOf.Day)
			}
		}
	}
	return list
}

// cardOfStatement is the card of an alarm, or of an effect that replaces it.
func cardOfStatement(x *guideline.Statement) string {
	return cardOf(&aftercare.UrgencyAnswer{Level: x.Level, Action: x.Action})
}

// places are where the form asks for some facts: the lines that name them, and
// their own fields.
func places(rec *aftercare.Record, facts []aftercare.Fact) (list []string) {
	for _, f := range facts {
		if f.Kind != aftercare.FactObservation {
			continue
		}
		x := &rec.Observations[f.Index]
		for n := 1; n <= questions.LineCount; n++ {
			if questions.LineNames(n, x) || x.Code == aftercare.DangerLine && x.Word == x.Code.Info().Word(questions.LineWord(n)) {
				list = aftercare.AddNew(list, questions.LineWord(n))
			}
		}
		list = aftercare.AddNew(list, x.Code.String())
	}
	return list
}
