package compiled

import (
	"errors"
	"math/bits"
	"slices"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// Text is an expect or inform with its scope.
type Text struct {
	ID    string
	Scope uint16
	When  []Way // for informs that wait for a finding; nil is always

	Topic    uint8            // index into the pack's topics
	Place    uint16           // its place in Tables.ByTopic
	order    uint32           // by topic, the most specific first
	From, To aftercare.Amount // its time, if the topic has a range
}

// topic compiles what a text is about, and the time that it gives. Texts are in the
// order of the topics. On a topic with a due, texts without a time come first, so that
// the line names no day if nothing is due.
func (c *compiler) topic(x *Text, s *guideline.Statement) {
	none := c.index8(len(c.Pack.Topics), "topics") // so that the others fit too
	width := uint32(bits.OnesCount32(s.Places()))
	i := slices.IndexFunc(c.Pack.Topics, func(t guideline.Topic) bool { return t.ID == s.Topic })
	if i < 0 {
		x.Topic = none
		x.order = uint32(x.Topic)<<16 + width
		return
	}
	x.Topic = uint8(i)
	x.order = uint32(i)<<16 + width
	if t := &c.Pack.Topics[i]; t.Due != 0 && slices.ContainsFunc(s.Numbers, func(n guideline.Number) bool { return n.Amount.Unit != 0 }) {
		x.order += 1 << 8
	}
	for _, n := range s.Numbers {
		switch {
		case len(c.Pack.Topics[i].Says) == 0 || n.Amount.Unit == 0:
		case n.Name == "from":
			x.From = n.Amount
		case n.Name == "to":
			x.To = n.Amount
		}
	}
	if x.From.Unit == 0 {
		x.From = x.To
	}
}

// sortTopics puts the texts in the order of the lines.
func (c *compiler) sortTopics() {
	if len(c.Texts) > maxTexts {
		c.err = errors.New("engine: the pack has more texts than the engine's tables hold")
		return
	}
	for i := range c.Texts {
		c.ByTopic = append(c.ByTopic, uint16(i))
	}
	sorting.Stable(c.ByTopic, func(i, j uint16) int { return int(c.Texts[i].order) - int(c.Texts[j].order) })
	for place, i := range c.ByTopic {
		c.Texts[i].Place = uint16(place)
	}
}
