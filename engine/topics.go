package engine

import (
	"math/bits"
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// topic compiles what a text is about, and the time that it gives.
func (c *compiler) topic(x *shown, s *guideline.Statement) {
	x.width = uint8(bits.OnesCount32(s.Places()))
	x.topic = uint8(len(c.pack.Topics))
	i := slices.IndexFunc(c.pack.Topics, func(t guideline.Topic) bool { return t.ID == s.Topic })
	if i < 0 {
		return
	}
	x.topic = uint8(i)
	for _, n := range s.Numbers {
		switch {
		case len(c.pack.Topics[i].Says) == 0 || n.Amount.Unit == 0:
		case n.Name == "from":
			x.from = n.Amount
		case n.Name == "to":
			x.to = n.Amount
		}
	}
	if x.from.Unit == 0 {
		x.from = x.to
	}
}

// sortTopics puts the texts in the order of the lines.
func (c *compiler) sortTopics() {
	for i := range len(c.expects) + len(c.informs) {
		c.byTopic = append(c.byTopic, uint16(i))
	}
	slices.SortStableFunc(c.byTopic, func(a, b uint16) int {
		x, y := c.text(a), c.text(b)
		if x.topic != y.topic {
			return int(x.topic) - int(y.topic)
		}
		return int(x.width) - int(y.width)
	})
}

// text is one of the expects, then of the informs.
func (e *Engine) text(i uint16) *shown {
	if n := int(i) - len(e.expects); n >= 0 {
		return &e.informs[n]
	}
	return &e.expects[i]
}

// topics puts her texts into one line a topic, in the order of the pack.
func (r *run) topics(hers []bool, most int) []aftercare.TopicLine {
	lines, ids := make([]aftercare.TopicLine, 0, fewEntries), make([]string, 0, most)
	topic := -1
	for _, i := range r.byTopic {
		x := r.text(i)
		if !hers[i] || int(x.topic) == len(r.pack.Topics) {
			continue
		}
		if topic != int(x.topic) {
			topic = int(x.topic)
			ids = ids[len(ids):]
			lines = append(lines, aftercare.TopicLine{Topic: r.pack.Topics[topic].ID})
		}
		ids = append(ids, x.id)
		l := &lines[len(lines)-1]
		l.Statements = ids[:len(ids):len(ids)]
		widen(l, x)
	}
	for i := range lines {
		if l := &lines[i]; l.From == l.To { // one time is no range
			l.From, l.To = aftercare.Amount{}, aftercare.Amount{}
		}
	}
	return lines
}

// widen takes a text's time into the range of its line.
func widen(l *aftercare.TopicLine, x *shown) {
	if x.to.Unit == 0 {
		return
	}
	if l.To.Unit == 0 || seconds(x.from) < seconds(l.From) {
		l.From = x.from
	}
	if l.To.Unit == 0 || seconds(x.to) > seconds(l.To) {
		l.To = x.to
	}
}
