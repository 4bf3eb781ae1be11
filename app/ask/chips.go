package ask

import (
	"cmp"
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// everythingElse shows every activity that she did not ask about: what is OK now, what
// waits and for what, what to ask a doctor about first, what is not known yet and what
// is not advised.
func (s *Page) everythingElse(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer, isHeld bool) view.Node {
	groups := map[string][]*aftercare.ActivityAnswer{}
	for i := range g.Activities {
		if a := &g.Activities[i]; !slices.Contains(asked, a) {
			state := stateOf(a)
			groups[state] = append(groups[state], a)
		}
	}
	title := "chips.title"
	if len(asked) == 0 {
		title = "chips.title.all"
	}
	lots := append([]view.Node{s.chips("ok", s.Text("chips.ok"), groups["ok"])}, s.waitingGroups(groups["wait"])...)
	for _, state := range [...]string{"ask", "unknown", "avoid"} {
		lots = append(lots, s.chips(state, s.Text("chips."+state), groups[state]))
	}
	lots = slices.DeleteFunc(lots, view.Node.Empty)
	crowds := notices(g)
	if isHeld {
		crowds++
	}
	n := mostLots[min(crowds, len(mostLots)-1)]
	if len(lots) <= n {
		n = len(lots)
	} else if n > 2 {
		n-- // with the tap that opens the rest
	}
	return view.Section(view.Class("else"), view.H2(s.Text(title)), view.List(lots[:n]...), s.fold(len(lots)-n, view.List(lots[n:]...)))
}

// mostLots is how many groups of other activities are open, by crowding.
var mostLots = [...]int{3, 1, 0}

// notices counts what an answer says beside its verdicts: to call somebody, and to
// check something again. The more of these there are, the fewer groups start open.
func notices(g *aftercare.Guidance) (n int) {
	if g.Urgency.Level > aftercare.SelfCare {
		n++
	}
	if len(g.Recheck) > 0 {
		n++
	}
	return n
}

// waitingGroups groups the activities that wait for the same event, the nearest first;
// a chip names the day.
func (s *Page) waitingGroups(list []*aftercare.ActivityAnswer) (lots []view.Node) {
	sortByDay(list)
	same := map[string][]*aftercare.ActivityAnswer{}
	var order []string
	for _, a := range list {
		until := s.W.Events(a)
		if same[until] == nil {
			order = append(order, until)
		}
		same[until] = append(same[until], a)
	}
	for _, until := range order {
		list := same[until]
		if len(list) > 1 && oneDay(list) { // the day once, for all of them
			lots = append(lots, s.chips("wait until", s.Text("chips.wait.same", locale.With("until", s.W.Glance(list[0], s.Today))), list))
			continue
		}
		head := s.Text("chips.wait")
		if until != "" {
			head = s.Text("chips.wait.same", locale.With("until", until))
		}
		lots = append(lots, s.chips("wait", head, list))
	}
	return lots
}

// oneDay reports whether activities wait for one day.
func oneDay(list []*aftercare.ActivityAnswer) bool {
	for _, a := range list {
		if max(a.Earliest, a.NotBefore) != max(list[0].Earliest, list[0].NotBefore) {
			return false
		}
	}
	return true
}

// chips are activities with the same answer; nothing for none.
func (s *Page) chips(state string, head view.Node, list []*aftercare.ActivityAnswer) view.Node {
	if len(list) == 0 {
		return view.Node{}
	}
	var items []view.Node
	for _, a := range list {
		day := ""
		if state == "wait" {
			day = s.W.From(a, s.Today)
		}
		items = append(items, view.LI(view.Button(view.Type("submit"), view.Set("form", stateForm), view.Name("go"), view.Value("show-"+a.Activity.String()), view.Text(s.W.Chip(a.Activity)),
			view.If(day != "", view.List(view.Text(" "), view.Span(view.Text(day)))))))
	}
	n := len(items)
	if state == "wait" && n > mostDays {
		n = mostDays - 2
	}
	chips := func(list []view.Node) view.Node { return view.UL(view.Class("chips "+state), view.List(list...)) }
	return view.Div(view.Class("lot"), view.H3(stateMark(strings.TrimSuffix(state, " until")), head), chips(items[:n]), s.fold(len(items)-n, chips(items[n:])))
}

// mostDays is how many chips with a day of their own are open, at most.
const mostDays = 8

// start is where waiting began: the earliest of the loss, its care and its
// finding that has come, today if none was given.
func (s *Page) start() aftercare.Date {
	first := s.Today
	take := func(d aftercare.Date) {
		if d != 0 && d < first {
			first = d
		}
	}
	take(s.Record.Loss.From)
	for i := range s.Record.Care {
		take(s.Record.Care[i].Start.Day)
	}
	if first == s.Today {
		take(s.Record.Loss.DiagnosedOn)
	}
	// With a loss long ago there would be no space for the days that matter.
	return max(first, s.Today-page.LongestAxis)
}

// sortByDay puts the nearest day first, those without a day last, each in the
// order of the format.
func sortByDay(list []*aftercare.ActivityAnswer) {
	key := func(a *aftercare.ActivityAnswer) aftercare.Date {
		switch {
		case a.Earliest != 0:
			return a.Earliest
		case a.NotBefore != 0:
			return a.NotBefore + 1<<20
		}
		return 1 << 24
	}
	sorting.Stable(list, func(a, b *aftercare.ActivityAnswer) int { return cmp.Compare(key(a), key(b)) })
}
