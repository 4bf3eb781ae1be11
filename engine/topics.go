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
	if t := &c.pack.Topics[i]; t.Due != 0 && slices.ContainsFunc(s.Numbers, func(n guideline.Number) bool { return n.Amount.Unit != 0 }) {
		x.timed = true
	}
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

// sortTopics puts the texts in the order of the lines. On a topic of checks what
// names no time comes first: where nothing is due, the line names no day either.
func (c *compiler) sortTopics() {
	for i := range len(c.expects) + len(c.informs) {
		c.byTopic = append(c.byTopic, uint16(i))
	}
	slices.SortStableFunc(c.byTopic, func(a, b uint16) int {
		x, y := c.text(a), c.text(b)
		if x.topic != y.topic {
			return int(x.topic) - int(y.topic)
		}
		if x.timed != y.timed {
			if y.timed {
				return -1
			}
			return 1
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

// topics puts her texts into one line a topic, in the order of the pack. What
// is due comes first on its topic, so that the line names no other day.
func (r *run) topics(hers []bool, dues []DueDecision, most int) []aftercare.TopicLine {
	lines, ids := make([]aftercare.TopicLine, 0, fewEntries), make([]string, 0, most+len(dues))
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
			ids = r.appendDue(ids, dues, r.pack.Topics[topic].Due)
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

// appendDue names what is due of an item and not done.
func (r *run) appendDue(ids []string, dues []DueDecision, item aftercare.Item) []string {
	for i := range dues {
		if s := &r.pack.Statements[dues[i].Statement]; s.Item == item && dues[i].State != aftercare.DueDone {
			ids = append(ids, s.ID)
		}
	}
	return ids
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
