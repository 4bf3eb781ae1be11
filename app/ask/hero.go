package ask

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/locale"
)

// hero is the top of a calm answer: what she asked about, or how soon she needs help,
// with the facts it rests on.
func (s *Page) hero(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer, held []string) view.Node {
	u := &g.Urgency
	state, period := s.stateOf(u, asked), s.period(g)
	box := view.Section(view.Class("hero "+state),
		view.P(view.Class("eyebrow"), stateMark(state), s.Text("answer.eyebrow", locale.With("day", s.W.WeekDay(s.Today, s.Today)))))
	switch {
	case !u.Asked: // before anything that calms
		box.With(page.Heading(s.Text("urgency.unasked")))
		if len(asked) > 0 {
			box.With(view.P(view.Strong(view.Text(s.W.Headline(asked[0], s.Today)))))
		} else {
			box.With(view.P(view.Text(s.W.Level(u))))
		}
	case len(asked) > 0:
		head := s.W.Headline(asked[0], s.Today)
		h1 := page.Heading(view.Text(head))
		if len(head) > longHead {
			h1.With(view.Class("long"))
		}
		box.With(h1)
		if !s.W.HeadlineSaysAll(asked[0]) && len(s.unknowns(asked[0])) == 0 {
			box.With(view.P(view.Text(locale.Plain(s.W.Verdict(asked[0], s.Today)))))
		}
	case u.Level < aftercare.Soon && period != nil:
		box.With(page.Heading(s.Text("answer.period", locale.With("what", s.W.Item(period)), locale.With("day", s.dueDay(period)))))
	default:
		box.With(page.Heading(view.Text(s.W.Level(u))), view.If(u.Level > aftercare.SelfCare, view.P(view.Text(s.W.Action(u)))))
	}
	if len(asked) > 0 {
		box.With(s.signed(asked[0])...).With(view.If(held[0] != "", view.P(view.Class("because"), view.Text(held[0]))))
	}
	if facts := s.facts(g); facts != "" && !anySaid(held) {
		box.With(view.P(view.Text(facts)))
	}
	if len(asked) > 1 {
		box.With(s.verdicts(asked[1:], held[1:]))
	}
	return box.With(s.checkSigns(u))
}

// period is when she can expect her period, if that is what she asked and it has
// a day; nil otherwise.
func (s *Page) period(g *aftercare.Guidance) *aftercare.Due {
	for i := range g.Due {
		if d := &g.Due[i]; s.Answers.Aim == questions.AimPeriod && d.Item == aftercare.ItemPeriod && d.On != 0 && d.State != aftercare.DueDone {
			return d
		}
	}
	return nil
}

// longHead is how long a headline may be in the largest type.
const longHead = 34

// checkSigns is the way to the danger signs that were not asked about.
func (s *Page) checkSigns(u *aftercare.UrgencyAnswer) view.Node {
	if u.Asked {
		return view.Node{}
	}
	return view.P(s.askButton(s.firstOpen(), "answer.check-signs"))
}

// firstOpen is the first question about danger signs that was not answered.
func (s *Page) firstOpen() string {
	for i := range questions.All {
		if q := &questions.All[i]; q.Part == questions.PartDanger && q.IsAsked(s.Answers) && !s.Answers.IsAnswered(q) {
			return q.ID
		}
	}
	return questions.All[0].ID
}

// stateOf is the colour of the answer: ok, wait or unknown.
func (s *Page) stateOf(u *aftercare.UrgencyAnswer, asked []*aftercare.ActivityAnswer) string {
	switch {
	case u.Level > aftercare.SelfCare:
		return "wait"
	case !u.Asked && (len(asked) == 0 || stateOf(asked[0]) == "ok"):
		return "unknown"
	case len(asked) == 0:
		return "ok"
	}
	return stateOf(asked[0])
}

// stateOf is the group of an answer about one activity.
func stateOf(a *aftercare.ActivityAnswer) string {
	switch {
	case a.Verdict == aftercare.WhenReady:
		return "ok"
	case a.Verdict != aftercare.Hold:
		return "avoid"
	case isUnsure(a):
		return "unknown"
	case locale.AsksFirst(a):
		return "ask"
	}
	return "wait"
}

// isUnsure reports whether something is not known that the activity waits for.
func isUnsure(a *aftercare.ActivityAnswer) bool {
	for i := range a.WaitingFor {
		if a.WaitingFor[i].State == aftercare.StateUnknown {
			return true
		}
	}
	return false
}

// heldAll says what holds each thing she asked about. After the first it leaves out
// what was said before and what the card below shows.
func (s *Page) heldAll(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) []string {
	held, because := make([]string, len(asked)), g.Urgency.Because
	folded := because[min(mostSoon, len(because)):]
	for i, a := range asked {
		says := s.W.Held(s.Record, g, a, s.Know.Statement)
		holds := func(b aftercare.Because) bool { return slices.Contains(a.HeldBy, b.Statement) }
		if i == 0 || !slices.Contains(held[:i], says) && slices.ContainsFunc(folded, holds) {
			held[i] = says
		}
	}
	return held
}

// anySaid reports whether any of some texts says something.
func anySaid(texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return text != "" })
}

// verdicts are the answers about what else she asked, a line each, and what holds
// one.
func (s *Page) verdicts(list []*aftercare.ActivityAnswer, held []string) view.Node {
	ul := view.UL(view.Class("verdicts"))
	for i, a := range list {
		line := s.W.Headline(a, s.Today)
		if held[i] != "" {
			line += " " + held[i]
		}
		ul.With(view.LI(stateMark(stateOf(a)), view.Span(view.Text(line))).With(s.signed(a)...))
	}
	return ul
}

// signed says, for each cell of a clinic's pack that relaxes an answer, who signed
// for it, when and why.
func (s *Page) signed(a *aftercare.ActivityAnswer) (list []view.Part) {
	for _, x := range a.Signed {
		list = append(list, view.P(view.Class("quiet"), view.Text(s.W.Signed(s.Know.Pack, x, s.Today))))
	}
	return list
}

// soonCard says how soon she needs help if that is not today and she asked about
// something else, with the facts that it rests on.
func (s *Page) soonCard(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
	u := &g.Urgency
	if u.Level == aftercare.SelfCare {
		return view.Node{}
	}
	box := view.Section(view.Class("soon"))
	if len(asked) > 0 {
		box.With(view.H2(view.Text(s.W.Level(u))), view.P(view.Text(s.W.Action(u))))
	}
	var list []view.Node
	for i := range u.Because { // the most urgent first
		b := &u.Because[i]
		words := s.W
		if b.OfAsker(s.Record) {
			words = words.OfReader()
		}
		x := s.Know.Statement(b.Statement)
		if x == nil {
			continue
		}
		if told := s.plainFacts(b); words.Other && len(x.SaysOther) == 0 && len(told) > 0 {
			list = append(list, view.LI(view.Text(s.W.YouTold(told))))
			continue
		}
		list = append(list, page.Sign(words, x))
	}
	n := min(len(list), mostSoon)
	return box.With(view.UL(view.List(list[:n]...)), s.fold(len(list)-n, view.UL(view.List(list[n:]...))))
}

// plainFacts lists the facts behind an alarm without its explanation, which is worded
// for the person herself, for an answer to somebody else.
func (s *Page) plainFacts(b *aftercare.Because) []string {
	told := s.W.Facts(s.Record, b.Facts)
	for _, f := range b.Facts {
		if len(told) == 0 && f.Kind == aftercare.FactLocation {
			told = append(told, s.W.Text("opt.location."+s.Record.Loss.Location.String()))
		}
	}
	return told
}

// fold puts n parts behind one tap; it is empty if there are none.
func (s *Page) fold(n int, parts view.Node) view.Node {
	return view.If(n > 0, view.Details(view.Summary(s.more(n)), parts))
}

// more counts what isn't shown.
func (s *Page) more(n int) view.Node {
	return s.Text("text.unknown.more", locale.With("n", strconv.Itoa(n)))
}

// mostSoon is how many reasons to call soon are shown. The others change nothing.
const mostSoon = 1

// stateMark is the icon of a state. Its words are beside it.
func stateMark(state string) view.Node {
	svg := view.SVG(view.Class("sign "+state), view.Set("viewBox", "0 0 20 20"), view.Down("width", 20), view.Down("height", 20), view.Aria("hidden", "true"), view.Set("focusable", "false"),
		view.SVGCircle(view.Down("cx", 10), view.Down("cy", 10), view.Down("r", 9)))
	line := func(x1, y1, x2, y2 int) view.Node {
		return view.SVGLine(view.Down("x1", x1), view.Down("y1", y1), view.Down("x2", x2), view.Down("y2", y2))
	}
	switch state {
	case "ok":
		svg.With(line(6, 10, 9, 13), line(9, 13, 14, 7))
	case "wait":
		svg.With(line(10, 5, 10, 10), line(10, 10, 13, 12))
	case "avoid":
		svg.With(line(6, 10, 14, 10))
	default:
		svg.With(view.SVGText(view.Down("x", 10), view.Down("y", 14), view.Set("text-anchor", "middle"), view.Text("?")))
	}
	return svg
}
