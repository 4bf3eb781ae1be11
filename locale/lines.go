package locale

import (
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// Line returns the name and the words of one line of an answer: the range of
// its sources where they differ in a time, the closest statement otherwise.
func (w *Words) Line(topics []guideline.Topic, l *aftercare.TopicLine, closest *guideline.Statement) (name, says string) {
	for i := range topics {
		t := &topics[i]
		if t.ID != l.Topic {
			continue
		}
		name = t.Name.In(w.Lang)
		if l.To.Unit != 0 {
			return name, w.fill(t.Says.In(w.Lang), func(name string) (string, bool) {
				name, grammar, _ := strings.Cut(name, caseMark)
				amount := l.To
				if name == "from" {
					amount = l.From
				}
				return w.quantity(guideline.Quantity{Amount: amount}, grammar), name == "from" || name == "to"
			})
		}
	}
	return name, w.SaysForWhom(closest)
}

// Signed says who answers for what a clinic relaxed, since when and why.
func (w *Words) Signed(p *guideline.Pack, x aftercare.Signature, today aftercare.Date) string {
	return w.Text("signed", With("who", w.Isolate(x.By)), With("day", w.WeekDay(x.On, today))) + " " + p.Follow[x.Cell].Why.In(w.Lang)
}
