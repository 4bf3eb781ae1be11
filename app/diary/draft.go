package diary

import (
	"strconv"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/locale"
)

// page shows the form, with what was written in it.
func (d *draft) page() *page.Response {
	n := d.n
	title := page.Heading(n.Text("leaf." + d.form.id))
	if d.corrects != 0 {
		title = page.Heading(n.Text("entry.correcting"))
	}
	form := page.FormTo(d.form.route(), view.Class("leaf"))
	for _, id := range d.form.open {
		form.With(d.ask(questions.Find(id), false))
	}
	more := view.Div(view.Class("more"))
	for _, id := range d.form.more {
		more.With(d.ask(questions.Find(id), true))
	}
	form.With(more, d.rest(), d.hiddenParts())
	if n.late && len(d.a.Faults) == 0 {
		form.With(view.Label(view.Class("tick"), view.Input(view.Type("checkbox"), view.Name("clock"), view.Value("right"), view.ID("f-clock")), view.Span(n.Text("clock.right"))))
	}
	save := view.Div(view.Class("buttons stick"), n.PressButton("button", "save", "leaf.save"))
	return n.Respond(d.urgent, d.fault(), title, d.begun, n.clockNote(), form.With(save),
		view.P(page.Link(page.PathNotes, n.Text("to.notes"))))
}

// fault says what is in the way of keeping it; it takes the focus.
func (d *draft) fault() view.Node {
	if d.notice != "" {
		return page.FaultBox(view.P(d.n.Text(d.notice)))
	}
	return d.fields.FaultBox(d.form.asked(), d.form.gives)
}

// ask is one question of the form; folded it stands behind one tap, which is
// open where something is answered.
func (d *draft) ask(q *questions.Question, folded bool) view.Node {
	box, open := d.fields.Ask(q, d.form.gives, !folded && len(d.form.open) > 1)
	if box.Empty() || !folded {
		return box
	}
	summary := view.Summary(d.n.Text("more." + q.ID))
	if q.ID == "day" {
		day := d.a.Day("day")
		summary = view.Summary(view.Text(d.n.W.Text("more.day", locale.With("day", d.n.W.WeekDay(day, d.n.Today)), locale.With("away", d.n.W.Away(day, d.n.Today)))))
		open = day != d.n.Today || d.a.FaultOf("day") != ""
	}
	return view.Details(view.Flag("open", open), summary, box)
}

// rest says what the entry holds that the form has no place for. It stays.
func (d *draft) rest() view.Node {
	lines := d.n.recordLines(d.a.Base)
	if len(lines) == 0 {
		return view.Node{}
	}
	return view.Section(view.H2(d.n.Text("entry.rest")), lineList(lines))
}

// hiddenParts carries what the form does not ask.
func (d *draft) hiddenParts() view.Node {
	var form []page.Field
	if d.corrects != 0 {
		form = append(form, page.Field{Name: "corrects", Value: strconv.Itoa(d.corrects)}, page.Field{Name: "at", Value: d.a.At.String()})
	}
	if !d.a.Base.IsZero() {
		form = append(form, page.Field{Name: "record", Value: questions.RecordText(d.a.Base)})
	}
	return carry(form)
}

// draft is an entry that is being written.
type draft struct {
	n        *diaryPage
	fields   *ask.Page
	a        *questions.Answers
	form     *entryForm
	corrects int // the entry it replaces, 0 for none
	notice   string
	urgent   view.Node // where it could not be stored
	begun    view.Node // says that the diary has just been started
}

func (n *diaryPage) draft(l *entryForm) *draft {
	a := questions.EntryAnswers(n.now, &aftercare.Record{})
	return &draft{n: n, fields: ask.ForEntry(n.Page, a), a: a, form: l}
}
