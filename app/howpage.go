package app

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// start says what this is before anything is asked.
func (h *how) start(notice string) *Response {
	h.a.step = ""
	when := view.UL()
	for _, s := range h.know.active(func(s *guideline.Statement) bool { return s.Kind == guideline.Due && s.Item == aftercare.ItemFeelings }) {
		when.With(view.LI(view.Text(h.w.Says(s))))
	}
	main := []view.Node{heading(h.text("how.title")), view.P(view.Class("lead"), h.text("how.lead")), h.always()}
	if notice != "" {
		main = append([]view.Node{faultBox(view.P(h.text(notice)))}, main...)
	}
	main = append(main, h.paragraphs("how.what."), view.Noscript(view.P(view.Class("note"), h.text("how.noscript"), view.Text(" "), link(routePlain, h.text("home.noscript.link")))))
	if h.canFill() {
		main = append(main, formTo(routeHow, h.hiddenHow(""),
			view.Div(view.Class("box"), view.Label(view.For("f-country"), h.text("how.country")), h.her.countrySelect("f-country")),
			view.Div(view.Class("buttons"), h.pressButton("button", "next", "how.begin"), link(routeHome, view.Class("button plain"), h.text("how.no")))))
	}
	return h.respond(append(main, view.Section(view.H2(h.text("how.when")), when), h.allForms())...)
}

// always stands on every page of this: a person to talk to is never behind a question.
func (h *how) always() view.Node {
	return view.P(view.Class("note"), h.text("how.always"), view.Text(" "), link(routeHelp, h.text("how.always.help")), view.Text(" "), link(routeCall, h.text("foot.call")))
}

// show is one step.
func (h *how) show(at int, notice view.Node) *Response {
	if at < 0 || at >= len(howSteps) {
		return h.start("")
	}
	id := howSteps[at]
	h.a.step = id
	head := heading(h.text("how." + id))
	form := formTo(routeHow)
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
		form.With(h.her.checklist(findQuestion("safe"), view.Legend(head), h.hint(id)))
	}
	form.With(h.hiddenHow(id), view.Div(view.Class("buttons"),
		h.pressButton("button", "next", "go.next"), h.pressButton("button plain", "skip", "how.skip"),
		h.pressButton("button plain", "back", "go.back"), h.pressButton("button plain", "result", "how.stop")))
	return h.respond(h.urgentNote(), notice, h.always(), form)
}

func (h *how) hint(id string) view.Node { return view.P(view.Class("hint"), h.text("how."+id+".hint")) }

func (h *how) options(code aftercare.Code) view.Node {
	var list []view.Node
	for _, word := range code.Info().Words.Words() {
		list = append(list, h.dot(code.String(), word, h.text("opt."+code.String()+"."+word)))
	}
	return view.List(list...)
}

// gate is the question before those about a shock, with its examples.
func (h *how) gate() view.Node {
	texts := h.form(aftercare.PCPTSD5).Gate
	examples := view.UL()
	for _, t := range texts[1 : len(texts)-1] {
		examples.With(view.LI(h.said(t)))
	}
	return view.List(view.P(h.said(texts[0])), examples,
		view.Fieldset(view.Legend(h.said(texts[len(texts)-1])), h.dot(howGate, "true", h.text("opt.true")), h.dot(howGate, "false", h.text("opt.false"))))
}

// dot is one answer of a choice.
func (h *how) dot(field, value string, text view.Node) view.Node {
	return view.Label(view.Class("tick"),
		view.Input(view.Type("radio"), view.Name(field), view.Value(value), view.ID("f-"+field+"-"+value), view.Flag("checked", has(h.a.all(field), value))),
		view.Span(text))
}

// hiddenHow carries every answer but those of the step that is shown.
func (h *how) hiddenHow(shown string) view.Node {
	var list []view.Node
	for _, id := range append([]string{""}, howSteps[:]...) {
		if id == shown {
			continue
		}
		for _, name := range h.fields(id) {
			for _, value := range h.a.all(name) {
				list = append(list, hiddenField(name, value))
			}
		}
	}
	if h.personal {
		list = append(list, hiddenField("at", h.a.at.String()))
	}
	return view.List(append(list, hiddenField("step", h.a.step), hiddenField("told", h.a.told))...)
}

// urgentNote stands above every further page once something needs help.
func (h *how) urgentNote() view.Node {
	if h.loud == nil || h.her.acknowledged() < aftercare.SameDay {
		return view.Node{}
	}
	return h.her.urgentLine(&h.loud.Urgency)
}

// urgentNow is a person to talk to, before anything else and whatever any
// total is.
func (h *how) urgentNow(u *aftercare.UrgencyAnswer) *Response {
	return h.respond(h.her.urgencyBox(u, heading(view.Text(h.w.Urgency(u)))), h.her.because(u), h.her.goOn(routeHow, h.hiddenHow("none of them")))
}

// quietly is the path for danger at home: no red, no loud word, and nothing of
// it stored.
func (h *how) quietly() *Response {
	return h.respond(heading(h.text("how.quiet")), h.quietLines(),
		formTo(routeHow, h.hiddenHow("none of them"),
			view.Div(view.Class("buttons"), h.pressButton("button plain", "anyway", "go.next"), h.pressButton("button plain", "change", "urgent.change"))))
}

// quietLines are help lines and the emergency number, which stands first where
// no help line was checked.
func (h *how) quietLines() view.Node {
	box := view.Section(view.P(h.text("help.safety.what")), view.P(h.text("how.quiet.what")))
	if n := h.know.numbers[h.her.rec.Jurisdiction]; n != nil {
		kinds := []string{"safety", "emergency"}
		if checked(n.Safety) == nil {
			kinds = []string{"emergency", "safety"}
		}
		list := view.UL(view.Class("callers"))
		for _, kind := range kinds {
			for _, c := range linesOf(n, kind) {
				list.With(h.line(&c, false))
			}
		}
		return box.With(h.saysUnsure(n.Safety), list)
	}
	return box.With(h.folded("help.safety.numbers", h.countries("safety")),
		h.folded("calls.by-country.emergency", h.countries("emergency")))
}
