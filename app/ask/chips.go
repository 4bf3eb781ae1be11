package ask

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// everythingElse is every activity that she did not ask about, once: what is OK
// now, what waits and for what, what to ask about first, what is not known yet
// and what is not advised.
func (s *Page) everythingElse(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
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
	box := view.Section(view.Class("else"), view.H2(s.Text(title)), s.chips("ok", s.Text("chips.ok"), groups["ok"]))
	s.waitingGroups(box, groups["wait"])
	for _, state := range [...]string{"ask", "unknown", "avoid"} {
		box.With(s.chips(state, s.Text("chips."+state), groups[state]))
	}
	return box
}

// waitingGroups puts together what waits for the same to happen, the nearest
// first; a chip says from which day on.
func (s *Page) waitingGroups(box view.Node, list []*aftercare.ActivityAnswer) {
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
			box.With(s.chips("wait until", s.Text("chips.wait.same", locale.With("until", s.W.Glance(list[0], s.Today))), list))
			continue
		}
		head := s.Text("chips.wait")
		if until != "" {
			head = s.Text("chips.wait.same", locale.With("until", until))
		}
		box.With(s.chips("wait", head, list))
	}
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
	ul := view.UL(view.Class("chips " + state))
	for _, a := range list {
		day := ""
		if state == "wait" {
			day = s.W.From(a, s.Today)
		}
		ul.With(view.LI(view.Button(view.Type("submit"), view.Set("form", stateForm), view.Name("go"), view.Value("show-"+a.Activity.String()), view.Text(s.W.Chip(a.Activity)),
			view.If(day != "", view.List(view.Text(" "), view.Span(view.Text(day)))))))
	}
	return view.Div(view.Class("lot"), view.H3(stateMark(strings.TrimSuffix(state, " until")), head), ul)
}

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
	// A loss long ago would squeeze the days that matter.
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
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && key(list[j]) < key(list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
