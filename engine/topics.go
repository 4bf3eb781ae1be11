package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// addTexts adds the texts that apply to her to the guidance: what to expect, what
// to know, and both by topic.
func (r *reasons) addTexts(g *aftercare.Guidance, dues []DueDecision) {
	var hers compiled.WideBits // by their places in the order of the topics
	var topics compiled.Bits
	var buf [manyTexts]uint16
	which, expects := buf[:0], 0
	for i := range r.Texts {
		x := &r.Texts[i]
		if !r.inScope.Has(int(x.Scope)) || x.When != nil && !r.holdsAny(x.When) {
			continue
		}
		which = append(which, uint16(i))
		if i < r.Expects {
			expects++
		}
		hers.Add(int(x.Place))
		topics.Add(int(x.Topic))
	}
	told := len(which)
	ids := make([]string, told, 2*told+len(dues)) // and again by topic
	for i, n := range which {
		ids[i] = r.Texts[n].ID
	}
	g.Expect, g.Inform = ids[:expects:expects], ids[expects:told:told]
	g.Topics = r.topics(make([]aftercare.TopicLine, 0, topics.Count()), ids[told:], &hers, dues)
}

// holdsAny reports whether any of some ways holds now.
func (r *run) holdsAny(ways []compiled.Way) bool {
	for i := range ways {
		if ways[i].Holds(&r.told) {
			return true
		}
	}
	return false
}

// topics sorts her texts into one line for each topic, in the order of the pack.
// What is due comes first in its line, so that the line names no other day.
func (r *run) topics(lines []aftercare.TopicLine, ids []string, hers *compiled.WideBits, dues []DueDecision) []aftercare.TopicLine {
	topic := -1
	for place := hers.Next(0); place < len(r.ByTopic); place = hers.Next(place + 1) {
		x := &r.Texts[r.ByTopic[place]]
		if int(x.Topic) == len(r.Pack.Topics) {
			break // the rest have no topic
		}
		if topic != int(x.Topic) {
			topic = int(x.Topic)
			t := &r.Pack.Topics[topic]
			lines = append(lines, aftercare.TopicLine{Topic: t.ID})
			ids = r.appendDue(ids[len(ids):], dues, t.Due)
		}
		ids = append(ids, x.ID)
		l := &lines[len(lines)-1]
		l.Statements = ids[:len(ids):len(ids)]
		extendRange(l, x)
	}
	for i := range lines {
		if l := &lines[i]; l.From == l.To { // one time is no range
			l.From, l.To = aftercare.Amount{}, aftercare.Amount{}
		}
	}
	return lines
}

// appendDue adds the dues of an item that are not done.
func (r *run) appendDue(ids []string, dues []DueDecision, item aftercare.Item) []string {
	if item == 0 {
		return ids
	}
	for i := range dues {
		if s := &r.Pack.Statements[dues[i].Statement]; s.Item == item && dues[i].State != aftercare.DueDone {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// extendRange extends the range of a line to include a text's time.
func extendRange(l *aftercare.TopicLine, x *compiled.Text) {
	if x.To.Unit == 0 {
		return
	}
	if l.To.Unit == 0 || x.From.Seconds() < l.From.Seconds() {
		l.From = x.From
	}
	if l.To.Unit == 0 || x.To.Seconds() > l.To.Seconds() {
		l.To = x.To
	}
}
