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
	var parts []view.Part
	var other []string
	general := ""
	for _, c := range j.known {
		card, calmer := j.judge(c, told)
		if c.code == "" {
			general = card
			parts = append(parts, named("data-card", card), view.Flag("data-calmer", calmer))
		} else if card != general {
			other = append(other, c.code+":"+card)
		}
	}
	return append(parts, named("data-card-in", strings.Join(other, " ")))
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
func (j *alone) pairs(n int) string {
	var list []string
	card := func(told ...page.Field) string {
		card, _ := j.judge(j.known[0], told)
		return card
	}
	for m := 1; m <= questions.LineCount; m++ {
		if m == n {
			continue
		}
		one, other := field(questions.FieldLine, questions.LineWord(n)), field(questions.FieldLine, questions.LineWord(m))
		if both := card(one, other); weight(both) > max(weight(card(one)), weight(card(other))) {
			list = append(list, questions.LineWord(m)+":"+both)
		}
	}
	return strings.Join(list, " ")
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

// The temperatures at which the card is looked for, in tenths of a degree.
const coldest, hottest = 300, 450

// fever is the temperature from which somebody is called.
func (j *alone) fever() guideline.Quantity {
	q, _ := j.known[0].know.Engine.FeverFrom()
	return q
}

// degrees are the temperatures in °C from which the card is another.
func (j *alone) degrees() string {
	var list []string
	last := ""
	for t := coldest; t <= hottest; t++ {
		degrees := strconv.Itoa(t/10) + "." + strconv.Itoa(t%10)
		if card, _ := j.judge(j.known[0], []page.Field{field("temperature", degrees)}); card != last {
			list = append(list, degrees+":"+card)
			last = card
		}
	}
	return strings.Join(list, " ")
}
