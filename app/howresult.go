package app

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/instruments"
	"aftercare/locale"
)

// result says what the answers mean, how sure that is, and a next step. It
// never says that all is well.
func (h *how) result() *Response {
	h.a.step = ""
	u := &h.loud.Urgency
	main := []view.Node{}
	if u.Level >= aftercare.SameDay {
		main = append(main, view.Section(view.Class("now"), view.P(view.Class("do"), view.Text(h.w.Urgency(u)+" "+h.w.Action(u))), h.her.calls(u)))
	}
	main = append(main, heading(h.text("how.result")), view.P(view.Class("lead"), h.text("how.result.lead")))
	if u.Level > aftercare.SelfCare && u.Level < aftercare.SameDay {
		main = append(main, view.Section(view.Class("soon"), view.P(view.Strong(view.Text(h.w.Urgency(u)))), view.P(view.Text(h.w.Action(u)))))
	}
	if h.quiet {
		main = append(main, view.Section(view.H2(h.text("how.quiet")), h.quietLines()))
	}
	list := h.whole()
	for _, n := range list {
		main = append(main, h.scored(n))
	}
	if len(list) == 0 {
		main = append(main, view.P(h.text("how.result.none")))
	} else {
		main = append(main, h.meaning())
	}
	main = append(main, view.Section(view.H2(h.text("how.talk")), h.paragraphs("how.talk."), h.talkLines(), view.P(link(routeCall, h.text("foot.call"))), h.helpsLink()))
	return h.respond(append(main, h.keepHow(), formTo(routeHow, h.hiddenHow("none of them"),
		view.Div(view.Class("buttons"), h.pressButton("button plain", "begin", "how.again"), link(routeHome, view.Class("button plain"), h.text("go.end")))),
		h.her.limits(h.loud))...)
}

// scored is one form: its total, what that means, what to do, how sure it is.
func (h *how) scored(n *instruments.Instrument) view.Node {
	_, total, _ := h.answered(n)
	b := n.Band(total)
	return view.Section(view.H2(h.text("how.form."+n.Code.String())),
		view.P(view.Strong(h.said(b.Means))),
		view.P(h.said(b.Next)),
		view.P(h.text("how.total", locale.With("n", strconv.Itoa(total)), locale.With("of", strconv.Itoa(n.Max()))), view.Text(" "), h.said(n.Sure)),
		view.Details(view.Summary(h.text("how.from")), h.origins(n)))
}

// origins are whose form it is, who allows it, and where its lines come from.
func (h *how) origins(n *instruments.Instrument) view.Node {
	list := view.DL(view.Class("facts"))
	for _, o := range [...]struct {
		key string
		instruments.Origin
	}{{"licence", n.Licence}, {"wording", n.Wording}, {"scoring", n.Scoring}} {
		list.With(view.DT(h.text("how."+o.key)), view.DD(view.Text(o.Note)), view.DD(view.Class("address"), view.Text(o.Address)),
			view.DD(view.Text(h.w.PartialDate(o.CheckedOn))))
	}
	return view.List(view.P(view.Text(n.Name)), list)
}

// allForms names every form before one is filled in.
func (h *how) allForms() view.Node {
	box := view.Details(view.Summary(h.text("how.from")))
	for i := range h.forms {
		box.With(h.origins(&h.forms[i]))
	}
	return box
}

// meaning is what the pack says of such totals in general.
func (h *how) meaning() view.Node {
	var list []*guideline.Statement
	for _, id := range h.loud.Inform {
		if x := h.know.statement(id); x != nil && x.When != nil {
			list = append(list, x)
		}
	}
	return view.List(view.P(view.Strong(h.text("how.low"))), view.If(len(list) > 0, h.statements(list)))
}

// talkLines are the lines of her country for a talk, where she named one.
func (h *how) talkLines() view.Node {
	n := h.know.numbers[h.her.rec.Jurisdiction]
	if n == nil {
		return view.List(h.folded("help.mind.numbers", h.countries("crisis")),
			h.folded("help.talk.numbers", h.countries("support")))
	}
	return view.List(view.H3(h.text("call.crisis")), h.callsOfKind(n, "crisis"), view.H3(h.text("call.support")), h.callsOfKind(n, "support"))
}

// keepHow takes the answers into her diary, where there can be one; danger at
// home never goes with them.
func (h *how) keepHow() view.Node {
	rec := h.kept()
	if !h.inPage || h.vault == nil || len(rec.Observations) == 0 {
		return view.Node{}
	}
	return formTo(routeStart, hiddenField("record", recordText(rec)), hiddenField("at", h.a.at.String()),
		view.P(view.Class("quiet"), h.text("how.keep.what")),
		view.Div(view.Class("buttons"), view.Button(view.Class("button"), view.Type("submit"), h.text("go.keep"))))
}
