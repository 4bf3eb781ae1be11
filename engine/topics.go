package engine

import (
	"errors"
	"math/bits"
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// topic compiles what a text is about, and the time that it gives. Texts are in
// the order of the topics. On a topic of checks what names no time comes first:
// where nothing is due, the line names no day either.
func (c *compiler) topic(x *shown, s *guideline.Statement) {
	width := uint32(bits.OnesCount32(s.Places()))
	i := slices.IndexFunc(c.pack.Topics, func(t guideline.Topic) bool { return t.ID == s.Topic })
	if i < 0 {
		x.topic = uint8(len(c.pack.Topics))
		x.order = uint32(x.topic)<<16 + width
		return
	}
	x.topic = uint8(i)
	x.order = uint32(i)<<16 + width
	if t := &c.pack.Topics[i]; t.Due != 0 && slices.ContainsFunc(s.Numbers, func(n guideline.Number) bool { return n.Amount.Unit != 0 }) {
		x.order += 1 << 8
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

// sortTopics puts the texts in the order of the lines.
func (c *compiler) sortTopics() {
	if len(c.texts) > maxTexts {
		c.err = errors.New("engine: the pack has more texts than the engine's tables hold")
		return
	}
	for i := range c.texts {
		c.byTopic = append(c.byTopic, uint16(i))
	}
	slices.SortStableFunc(c.byTopic, func(i, j uint16) int { return int(c.texts[i].order) - int(c.texts[j].order) })
	for place, i := range c.byTopic {
		c.texts[i].place = uint16(place)
	}
}

// tell puts her texts into the guidance: what is usual, what to know, and both
// by topic.
func (r *reasons) tell(g *aftercare.Guidance, dues []DueDecision) {
	var hers wideSet // by their places in the order of the topics
	var topics bitset
	var room [manyTexts]uint16
	which, expects := room[:0], 0
	for i := range r.texts {
		x := &r.texts[i]
		if !r.inScope.has(int(x.scope)) || x.when != nil && !r.holdsAny(x.when) {
			continue
		}
		which = append(which, uint16(i))
		if i < r.expects {
			expects++
		}
		hers.add(int(x.place))
		topics.add(int(x.topic))
	}
	told := len(which)
	ids := make([]string, told, 2*told+len(dues)) // and again by topic
	for i, n := range which {
		ids[i] = r.texts[n].id
	}
	g.Expect, g.Inform = ids[:expects:expects], ids[expects:told:told]
	g.Topics = r.topics(make([]aftercare.TopicLine, 0, topics.count()), ids[told:], &hers, dues)
}

// holdsAny reports whether any of some ways holds now.
func (r *run) holdsAny(ways []way) bool {
	for i := range ways {
		if ways[i].holds(&r.told) {
			return true
		}
	}
	return false
}

// topics puts her texts into one line a topic, in the order of the pack. What
// is due comes first on its topic, so that the line names no other day.
func (r *run) topics(lines []aftercare.TopicLine, ids []string, hers *wideSet, dues []DueDecision) []aftercare.TopicLine {
	topic := -1
	for place := hers.next(0); place < len(r.byTopic); place = hers.next(place + 1) {
		x := &r.texts[r.byTopic[place]]
		if int(x.topic) == len(r.pack.Topics) {
			break // on none
		}
		if topic != int(x.topic) {
			topic = int(x.topic)
			t := &r.pack.Topics[topic]
			lines = append(lines, aftercare.TopicLine{Topic: t.ID})
			ids = r.appendDue(ids[len(ids):], dues, t.Due)
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
	if item == 0 {
		return ids
	}
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
