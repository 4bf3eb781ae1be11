package how

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
)

// start says what this is before anything is asked.
func (h *checkIn) start(notice string) *page.Response {
	h.a.Step = ""
	when := view.UL()
	for _, s := range h.Know.Active(func(s *guideline.Statement) bool { return s.Kind == guideline.Due && s.Item == aftercare.ItemFeelings }) {
		when.With(view.LI(view.Text(h.W.Says(s))))
	}
	main := []view.Node{page.Heading(h.Text("how.title")), view.P(view.Class("lead"), h.Text("how.lead")), h.always()}
	if notice != "" {
		main = append([]view.Node{page.FaultBox(view.P(h.Text(notice)))}, main...)
	}
	main = append(main, h.Paragraphs("how.what."), view.Noscript(view.P(view.Class("note"), h.Text("how.noscript"), view.Text(" "), page.Link(page.PathPlain, h.Text("home.noscript.link")))))
	if h.CanFill() {
		main = append(main, page.FormTo(page.PathHow, h.hiddenFields(""),
			view.Div(view.Class("box"), view.Label(view.For("f-country"), h.Text("how.country")), h.her.Country("f-country")),
			view.Div(view.Class("buttons"), h.PressButton("button", "next", "how.begin"), page.Link(page.PathHome, view.Class("button plain"), h.Text("how.no")))))
	}
	return h.Respond(append(main, view.Section(view.H2(h.Text("how.when")), when), h.allForms())...)
}

// always is on every page of the check-in: a person to talk to is never behind a
// question.
func (h *checkIn) always() view.Node {
	return view.P(view.Class("note"), h.Text("how.always"), view.Text(" "), page.Link(page.PathHelp, h.Text("how.always.help")), view.Text(" "), page.Link(page.PathCall, h.Text("foot.call")))
}

// show is one step.
func (h *checkIn) show(at int, notice view.Node) *page.Response {
	if at < 0 || at >= len(steps) {
		return h.start("")
	}
	id := steps[at]
	h.a.Step = id
	head := page.Heading(h.Text("how." + id))
	form := page.FormTo(page.PathHow)
	switch n, from, to := h.items(id); {
	case n != nil:
		form.With(head, h.hint(id), view.P(h.said(n.Asks)))
		for i := from; i < to; i++ {
			var answers []view.Node
			for v := range n.Answers {
				answers = append(answers, h.dot(h.field(n, i), strconv.Itoa(v), h.said(n.Answers[v])))
			}
			form.With(view.Fieldset(view.Legend(h.said(n.Items[i])), view.List(answers...)))
		}
	case id == "shock":
		form.With(head, h.hint(id), h.gate())
	case id == "harm":
		form.With(view.Fieldset(view.Legend(head), h.hint(id), h.options(aftercare.HarmThoughts)))
	default:
		form.With(h.her.Checklist(questions.Find("safe"), view.Legend(head), h.hint(id)))
	}
	form.With(h.hiddenFields(id), view.Div(view.Class("buttons"),
		h.PressButton("button", "next", "go.next"), h.PressButton("button plain", "skip", "how.skip"),
		h.PressButton("button plain", "back", "go.back"), h.PressButton("button plain", "result", "how.stop")))
	return h.Respond(h.urgentNote(), notice, h.always(), form)
}

func (h *checkIn) hint(id string) view.Node {
	return view.P(view.Class("hint"), h.Text("how."+id+".hint"))
}

func (h *checkIn) options(code aftercare.Code) view.Node {
	var list []view.Node
	for _, word := range code.Info().Words.Words() {
		list = append(list, h.dot(code.String(), word, h.Text("opt."+code.String()+"."+word)))
	}
	return view.List(list...)
}

// gate is the question before those about a shock, with its examples.
func (h *checkIn) gate() view.Node {
	texts := h.form(aftercare.PCPTSD5).Gate
	examples := view.UL()
	for _, t := range texts[1 : len(texts)-1] {
		examples.With(view.LI(h.said(t)))
	}
	return view.List(view.P(h.said(texts[0])), examples,
		view.Fieldset(view.Legend(h.said(texts[len(texts)-1])), h.dot(gateField, "true", h.Text("opt.true")), h.dot(gateField, "false", h.Text("opt.false"))))
}

// dot is one answer of a choice.
func (h *checkIn) dot(field, value string, text view.Node) view.Node {
	return view.Label(view.Class("tick"),
		view.Input(view.Type("radio"), view.Name(field), view.Value(value), view.ID("f-"+field+"-"+value), view.Flag("checked", slices.Contains(h.a.All(field), value))),
		view.Span(text))
}

// hiddenFields carries every answer but those of the step that is shown.
func (h *checkIn) hiddenFields(shown string) view.Node {
	var list []view.Node
	for _, id := range append([]string{""}, steps[:]...) {
		if id == shown {
			continue
		}
		for _, name := range h.fields(id) {
			for _, value := range h.a.All(name) {
				list = append(list, page.HiddenField(name, value))
			}
		}
	}
	if h.Personal {
		list = append(list, page.HiddenField("at", h.a.At.String()))
	}
	return view.List(append(list, page.HiddenField("step", h.a.Step), page.HiddenField("told", h.a.Warned))...)
}

// urgentNote is above every further page once she needs help.
func (h *checkIn) urgentNote() view.Node {
	if h.loud == nil || h.her.Acknowledged() < aftercare.SameDay {
		return view.Node{}
	}
	return h.her.UrgentLine(&h.loud.Urgency)
}

// urgentNow is a person to talk to, before anything else and whatever any
// total is.
func (h *checkIn) urgentNow(u *aftercare.UrgencyAnswer) *page.Response {
	return h.Respond(h.her.UrgencyBox(u, page.Heading), h.her.GoOn(page.PathHow, h.hiddenFields("none of them")))
}

// quietly is the path for danger at home: no red, no loud word, and nothing of
// it stored.
func (h *checkIn) quietly() *page.Response {
	return h.Respond(page.Heading(h.Text("how.quiet")), h.quietLines(),
		page.FormTo(page.PathHow, h.hiddenFields("none of them"),
			view.Div(view.Class("buttons"), h.PressButton("button plain", "anyway", "go.next"), h.PressButton("button plain", "change", "urgent.change"))))
}

// quietLines are help lines and the emergency number, which comes first if no help
// line was checked.
func (h *checkIn) quietLines() view.Node {
	box := view.Section(view.P(h.Text("help.safety.what")), view.P(h.Text("how.quiet.what")))
	if n := h.Know.NumbersIn(h.her.Record.Jurisdiction); n != nil {
		kinds := []guideline.CallKind{guideline.SafetyLine, guideline.EmergencyLine}
		if page.FirstChecked(n.Safety) == nil {
			kinds = []guideline.CallKind{guideline.EmergencyLine, guideline.SafetyLine}
		}
		list := view.UL(view.Class("callers"))
		for _, kind := range kinds {
			for _, c := range n.Lines(kind) {
				list.With(h.CallLine(&c, false))
			}
		}
		if page.FirstChecked(n.Safety) == nil && page.FirstChecked(n.Emergency) == nil {
			box = box.With(view.P(h.Text("calls.generic")))
		}
		return box.With(h.SaysUnchecked(n.Safety), list)
	}
	return box.With(h.Folded("help.safety.numbers", h.Countries(guideline.SafetyLine)),
		h.Folded("calls.by-country.emergency", h.Countries(guideline.EmergencyLine)))
}
