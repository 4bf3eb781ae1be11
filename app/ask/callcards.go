package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// How many signs a card shows. All of them are behind one tap.
const (
	mostEmergency = 5
	mostSameDay   = 4
)

// emergencyCard says what to call the emergency number for: the pads first,
// then one sign of each line of the danger list. pads is the alarm of the fewest
// pads (lowestPads).
func (s *Page) emergencyCard(g *aftercare.Guidance, pads *guideline.Statement) view.Node {
	signs := s.statements(g.SafetyNet)
	list := s.thresholds(signs, aftercare.Emergency)
	if pads != nil && pads.Level == aftercare.Emergency {
		list = []*guideline.Statement{pads} // its threshold is the lowest
	}
	list = s.oneALine(list, signs, aftercare.Emergency, mostEmergency)
	if len(list) == 0 {
		return view.Node{}
	}
	number, note := s.emergencyNumber(&g.Urgency)
	heading := "callif.emergency.none"
	if note.Empty() {
		heading = "callif.emergency"
	}
	head := s.Text(heading, locale.With("number", number))
	head = view.List(head, s.TextInOriginal(heading, locale.With("number", number)))
	return s.callCard("card loud", head, number, s.clauses(list), view.List(note, s.allSigns(g)))
}

// sameDayCard says what to get help for today.
func (s *Page) sameDayCard(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer, pads *guideline.Statement) view.Node {
	signs := s.statements(g.SafetyNet)
	var list []*guideline.Statement
	more := view.Node{}
	key := "callif.today"
	if s.bleeds() {
		if pads != nil && pads.Level == aftercare.SameDay {
			list = append(list, pads)
		}
	} else {
		signs = withoutCode(signs, aftercare.Clots)
		if len(asked) > 0 && asked[0].Verdict == aftercare.WhenReady {
			key, more = "callif.stop", view.LI(view.Span(s.Text("callif.stop.sign"), s.TextInOriginal("callif.stop.sign")))
			signs = withoutCode(signs, aftercare.Pain)
		}
	}
	most := mostSameDay
	if !more.Empty() {
		most--
	}
	most -= notices(g)
	list = s.oneALine(list, signs, aftercare.SameDay, most)
	if len(list) == 0 {
		return view.Node{}
	}
	number := s.adviceNumber()
	if number == "" {
		key += ".none"
	}
	return s.callCard("card", view.List(s.Text(key), s.TextInOriginal(key)), number, view.List(more, s.clauses(list)), view.Node{})
}

// callCard is a heading with a number to touch beside it, and the signs under it.
func (s *Page) callCard(class string, head view.Node, number string, signs, note view.Node) view.Node {
	return view.Section(view.Class(class),
		view.Div(view.Class("cardhead"), view.H2(head), view.If(number != "", page.Tel(number))),
		view.UL(signs), note)
}

// clauses are signs as what to look out for, those that count pads with the
// pads drawn.
func (s *Page) clauses(list []*guideline.Statement) view.Node {
	var items []view.Node
	for _, x := range list {
		item := view.LI()
		if f := padsIn(x.When); f != nil && s.bleeds() && x.Line == 1 {
			item.With(view.Class("pads"), soakedPads(int(f.AtLeast/aftercare.DecimalOne)))
		}
		items = append(items, item.With(view.Span(view.Text(s.W.If(x)), s.InOriginal(func(w *locale.Words) string { return w.If(x) }))))
	}
	return view.List(items...)
}

// oneALine adds signs of a level to a list, in order, one for each line of the list of
// danger signs, until there are enough.
func (s *Page) oneALine(list, signs []*guideline.Statement, level aftercare.Urgency, most int) []*guideline.Statement {
	lines := map[int]bool{}
	for _, x := range list {
		lines[x.Line] = true
	}
	for _, x := range signs {
		if x.Level == level && len(list) < most && (x.Line == 0 || !lines[x.Line]) {
			lines[x.Line] = true
			list = append(list, x)
		}
	}
	return list
}

// thresholds are the signs of a level that are a number of pads alone: all of
// them while she bleeds, else the first.
func (s *Page) thresholds(signs []*guideline.Statement, level aftercare.Urgency) []*guideline.Statement {
	var list []*guideline.Statement
	for _, x := range signs {
		if x.Level == level && padsOf(x.When) != nil && (s.bleeds() || len(list) == 0) {
			list = append(list, x)
		}
	}
	return list
}

// lowestPads is what the fewest pads that matter by themselves would amount to
// for her, by the engine itself: a late loss or a blood thinner makes of them an
// emergency. It gives the alarm with the number of pads, nil for none.
func (s *Page) lowestPads() *guideline.Statement {
	var numbers []aftercare.Decimal
	for _, x := range s.Know.Active(func(x *guideline.Statement) bool { return x.Kind == guideline.Alarm }) {
		if f := padsIn(x.When); f != nil && !slices.Contains(numbers, f.AtLeast) {
			numbers = append(numbers, f.AtLeast)
		}
	}
	for len(numbers) > 0 {
		fewest := slices.Min(numbers)
		if x := s.padsAlone(fewest); x != nil {
			return x
		}
		numbers = slices.DeleteFunc(numbers, func(n aftercare.Decimal) bool { return n == fewest })
	}
	return nil
}

// padsAlone is the alarm that so many pads an hour raise, nil for none.
func (s *Page) padsAlone(number aftercare.Decimal) *guideline.Statement {
	rec := *s.Record
	rec.Observations = append(slices.Clone(rec.Observations), aftercare.Observation{
		Code: aftercare.PadsPerHour, Number: number, Hours: aftercare.DecimalOne, When: s.Answers.Now})
	u := s.Know.Engine.Evaluate(&rec, s.Answers.Now).Urgency
	for i := range u.Because {
		if x := s.Know.Statement(u.Because[i].Statement); x != nil && x.Kind == guideline.Alarm && x.Level == u.Level && padsIn(x.When) != nil {
			return x
		}
	}
	return nil
}

// padsIn is the number of pads that an alarm looks for, among others; nil if it
// looks for none.
func padsIn(c *guideline.Condition) *guideline.Finding {
	for x := range c.Findings() {
		if x.Code == aftercare.PadsPerHour {
			return &x.Finding
		}
	}
	return nil
}

// padsOf is the number of pads of an alarm that needs no other sign; nil if it needs
// another. The alarm may be about one kind of loss.
func padsOf(c *guideline.Condition) *guideline.Finding {
	if c == nil {
		return nil
	}
	if c.Code == aftercare.PadsPerHour {
		return &c.Finding
	}
	var found *guideline.Finding
	for i := range c.All {
		f := padsOf(&c.All[i])
		if f == nil && c.All[i].Kinds == 0 {
			return nil
		}
		if f != nil {
			found = f
		}
	}
	for i := range c.Any {
		if f := padsOf(&c.Any[i]); f != nil && found == nil {
			found = f
		}
	}
	return found
}

// withoutCode leaves out the signs that are one code alone.
func withoutCode(signs []*guideline.Statement, code aftercare.Code) []*guideline.Statement {
	var list []*guideline.Statement
	for _, x := range signs {
		if !restsOn(x.When, code) {
			list = append(list, x)
		}
	}
	return list
}

func restsOn(c *guideline.Condition, code aftercare.Code) bool {
	for x := range c.Findings() {
		if x.Code == code {
			return true
		}
	}
	return false
}

// allSigns opens every sign to call for.
func (s *Page) allSigns(g *aftercare.Guidance) view.Node {
	if len(g.SafetyNet) == 0 {
		return view.Node{}
	}
	return view.Details(view.ID("call"), view.Class("all-signs"), view.Summary(s.Text("callif.all")), s.netLists(g))
}

// SafetyNet says when to call, the most urgent first.
func (s *Page) SafetyNet(g *aftercare.Guidance) view.Node {
	if len(g.SafetyNet) == 0 {
		return view.Node{}
	}
	return view.Section(view.Class("net"), view.ID("call"), view.H2(s.Text("net.title")), s.netLists(g),
		s.Folded("net.from", s.Statements(s.statements(g.SafetyNet))))
}

func (s *Page) netLists(g *aftercare.Guidance) view.Node {
	parts := []view.Node{view.P(s.Text("net.lead"))}
	for level := aftercare.Emergency; level >= aftercare.Routine; level-- {
		var rows []view.Part
		for _, x := range s.statements(g.SafetyNet) {
			if x.Level == level {
				rows = append(rows, page.Sign(s.W, x))
			}
		}
		if len(rows) > 0 {
			parts = append(parts, view.H3(s.Text("net."+level.String())), view.OL(rows...))
		}
	}
	return view.List(parts...)
}
