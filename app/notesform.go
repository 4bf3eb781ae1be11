package app

import (
	"strconv"

	"aftercare/app/view"
	"aftercare/locale"
)

// page shows the leaf, with what was written in it.
func (d *draft) page() *Response {
	n := d.n
	title := heading(n.text("leaf." + d.leaf.id))
	if d.corrects != 0 {
		title = heading(n.text("entry.correcting"))
	}
	form := formTo(d.leaf.route(), view.Class("leaf"))
	for _, id := range d.leaf.open {
		form.With(d.ask(findQuestion(id), false))
	}
	more := view.Div(view.Class("more"))
	for _, id := range d.leaf.more {
		more.With(d.ask(findQuestion(id), true))
	}
	form.With(more, d.rest(), d.hiddenParts())
	if n.late && len(d.a.faults) == 0 {
		form.With(view.Label(view.Class("tick"), view.Input(view.Type("checkbox"), view.Name("clock"), view.Value("right"), view.ID("f-clock")), view.Span(n.text("clock.right"))))
	}
	save := view.Div(view.Class("buttons stick"), n.pressButton("button", "save", "leaf.save"))
	return n.respond(d.urgent, d.fault(), title, n.clockNote(), form.With(save),
		view.P(link(routeNotes, n.text("to.notes"))))
}

// fault says what is in the way of keeping it; it takes the focus.
func (d *draft) fault() view.Node {
	if d.notice != "" {
		return faultBox(view.P(d.n.text(d.notice)))
	}
	return d.form.faultBox(d.leaf.asked(), d.leaf.gives)
}

// ask is one question of the leaf; folded it stands behind one tap, which is
// open where something is answered.
func (d *draft) ask(q *question, folded bool) view.Node {
	box, open := d.form.ask(q, d.leaf.gives, !folded && len(d.leaf.open) > 1)
	if box.Empty() || !folded {
		return box
	}
	summary := view.Summary(d.n.text("more." + q.id))
	if q.id == "day" {
		day := d.a.day("day")
		summary = view.Summary(view.Text(d.n.w.Text("more.day", locale.With("day", d.n.w.WeekDay(day, d.n.today)), locale.With("away", d.n.w.Away(day, d.n.today)))))
		open = day != d.n.today || d.a.faultOf("day") != ""
	}
	return view.Details(view.Flag("open", open), summary, box)
}

// rest says what the entry holds that the leaf has no place for. It stays.
func (d *draft) rest() view.Node {
	lines := d.n.recordLines(d.a.base)
	if len(lines) == 0 {
		return view.Node{}
	}
	return view.Section(view.H2(d.n.text("entry.rest")), lineList(lines))
}

// hiddenParts carries what the leaf does not ask.
func (d *draft) hiddenParts() view.Node {
	var form []Field
	if d.corrects != 0 {
		form = append(form, Field{"corrects", strconv.Itoa(d.corrects)}, Field{"at", d.a.at.String()})
	}
	if !d.a.base.IsZero() {
		form = append(form, Field{"record", recordText(d.a.base)})
	}
	return carry(form)
}
