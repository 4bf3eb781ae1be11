package start

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
)

// Cards are what is shown beside a sign before any program has loaded: the level
// that the engine gives for that sign told alone, in every country. The page
// holds them as attributes, and no rule.

// alone judges signs told alone.
type alone struct {
	now   aftercare.When
	known []country // the general pack first
}

// country is a country whose pack is not that of the general pages.
type country struct {
	code string
	know *page.Knowledge
}

// newAlone looks the packs up. In the reader's page only that of her country is
// compiled; the program judges there anyway.
func newAlone(s *ask.Page) *alone {
	j := &alone{now: s.Answers.Now}
	codes := s.CountryCodes()
	if s.InPage {
		codes = s.Answers.All("country")
	}
	for _, code := range codes {
		if know := s.Knowledge(code); know != s.General {
			j.known = append(j.known, country{code, know})
		}
	}
	j.known = append([]country{{"", s.General}}, j.known...)
	return j
}

// judge gives the card of answers told alone in a country, and whether care can
// make it calmer. It depends on no day, so it is worked out once.
func (j *alone) judge(c country, told []page.Field) (card string, calmer bool) {
	key := ""
	for _, it := range told {
		key += it.Name + "=" + it.Value + " "
	}
	text := c.know.Once(key, func() string {
		a, _ := questions.Read(append([]page.Field{field("step", questions.StepShort)}, told...), j.now)
		rec := a.Record()
		rec.Jurisdiction = c.code
		g := c.know.Engine.Evaluate(rec, j.now)
		if canBeCalmer(c.know, g) {
			return cardOf(&g.Urgency) + calmerMark
		}
		return cardOf(&g.Urgency)
	})
	return strings.CutSuffix(text, calmerMark)
}

// calmerMark is after a card that care can make calmer.
const calmerMark = "?"

// cardOf is the card of a level: the level, and whom the action is to call where
// that is neither the emergency number nor the clinic. "" below soon.
func cardOf(u *aftercare.UrgencyAnswer) string {
	if u.Level < aftercare.Soon {
		return ""
	}
	switch u.Action {
	case aftercare.CallCrisisLine:
		return u.Level.String() + "-crisis"
	case aftercare.CallSafetyLine:
		return u.Level.String() + "-safety"
	}
	return u.Level.String()
}

// card gives the attributes of answers told alone: the card, the countries where
// it is another, and whether care that is told later can make it calmer.
func (j *alone) card(told ...page.Field) []view.Part {
	_, calmer := j.judge(j.known[0], told)
	return append(j.each("data-card", func(c country) string { return j.cardIn(c, told...) }), view.Flag("data-calmer", calmer))
}

// cardIn is the card of answers told alone in a country.
func (j *alone) cardIn(c country, told ...page.Field) string {
	card, _ := j.judge(c, told)
	return card
}

// each gives two attributes: what holds with the general pack, and where it is
// another the countries with what holds there.
func (j *alone) each(name string, holds func(country) string) []view.Part {
	general := holds(j.known[0])
	var other []string
	for _, c := range j.known[1:] {
		if own := holds(c); own != general {
			other = append(other, c.code+":"+own)
		}
	}
	return []view.Part{named(name, general), named(name+"-in", strings.Join(other, " "))}
}

// named is an attribute with a value, nothing for none.
func named(name, value string) view.Attr {
	if value == "" {
		return view.Attr{}
	}
	return view.Set(name, value)
}

// canBeCalmer reports whether an expected effect of some treatment takes a
// finding out of the alarms that fired.
func canBeCalmer(k *page.Knowledge, g *aftercare.Guidance) bool {
	if g.Urgency.Level < aftercare.SameDay {
		return false
	}
	for i := range k.Pack.Statements {
		x := &k.Pack.Statements[i]
		fired := func(b aftercare.Because) bool { return b.Statement == x.Alarm }
		if x.Alarm != "" && slices.ContainsFunc(g.Urgency.Because, fired) {
			return true
		}
	}
	return false
}

// pairs are the lines that, ticked together with a line, weigh more than either.
func (j *alone) pairs(n int) []view.Part {
	line := func(n int) page.Field { return field(questions.FieldLine, questions.LineWord(n)) }
	return j.each("data-with", func(c country) string {
		var list []string
		for m := 1; m <= questions.LineCount; m++ {
			if m == n {
				continue
			}
			both := j.cardIn(c, line(min(n, m)), line(max(n, m)))
			if weight(both) > max(weight(j.cardIn(c, line(n))), weight(j.cardIn(c, line(m)))) {
				list = append(list, questions.LineWord(m)+":"+both)
			}
		}
		return strings.Join(list, ",")
	})
}

// hours are those for which an answer has another card than it has alone.
func (j *alone) hours(told ...page.Field) []view.Part {
	return j.each("data-hours", func(c country) string {
		var list []string
		for _, n := range padsHours {
			if card := j.cardIn(c, append(told[:len(told):len(told)], field("pads-hours", n))...); card != j.cardIn(c, told...) {
				list = append(list, n+":"+card)
			}
		}
		return strings.Join(list, ",")
	})
}

// weight is the level of a card.
func weight(card string) aftercare.Urgency {
	for level := aftercare.Emergency; level > aftercare.SelfCare; level-- {
		if strings.HasPrefix(card, level.String()) {
			return level
		}
	}
	return aftercare.SelfCare
}

// hottest is up to where the card of a temperature is looked for, in °C: above it
// a number is one in °F.
const hottest = 60

// fever is the temperature from which somebody is called.
func (j *alone) fever() guideline.Quantity {
	q, _ := j.known[0].know.Engine.FeverFrom()
	return q
}

// degrees are the temperatures in °C from which the card is another, to a tenth.
func (j *alone) degrees() []view.Part {
	return j.each("data-degrees", func(c country) string {
		at := func(tenths int) (degrees, card string) {
			degrees = strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
			return degrees, j.cardIn(c, field("temperature", degrees))
		}
		var list []string
		last := ""
		for t := 0; t <= hottest*10; t++ {
			degrees, card := at(t)
			if card != last {
				list = append(list, degrees+":"+card)
				last = card
			}
			if t%10 > 0 {
				continue
			}
			if _, next := at(t + 10); card == next {
				t += 9 // no other within this degree
			}
		}
		return strings.Join(list, ",")
	})
}
