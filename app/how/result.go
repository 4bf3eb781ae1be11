package how

import (
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/instruments"
	"aftercare/locale"
)

// result says what the answers mean, how sure that is, and a next step. It
// never says that all is well.
func (h *checkIn) result() *page.Response {
	h.a.Step = ""
	u := &h.loud.Urgency
	main := []view.Node{h.her.UrgentLine(u)}
	main = append(main, page.Heading(h.Text("how.result")), view.P(view.Class("lead"), h.Text("how.result.lead")))
	if u.Level > aftercare.SelfCare && u.Level < aftercare.SameDay {
		main = append(main, view.Section(view.Class("soon"), view.P(view.Strong(view.Text(h.W.Urgency(u)))), view.P(view.Text(h.W.Action(u)))))
	}
	if h.quiet {
		main = append(main, view.Section(view.H2(h.Text("how.quiet")), h.quietLines()))
	}
	list, once := h.whole(), page.Said{}
	for _, n := range list {
		main = append(main, h.scored(n, once))
	}
	if len(list) == 0 {
		main = append(main, view.P(h.Text("how.result.none")))
	} else {
		main = append(main, h.meaning())
	}
	main = append(main, view.Section(view.H2(h.Text("how.talk")), h.Paragraphs("how.talk."), h.talkLines(), view.P(page.Link(page.PathCall, h.Text("foot.call"))), h.HelpsLink()))
	return h.Respond(append(main, h.offerDiary(), page.FormTo(page.PathHow, h.hiddenFields("none of them"),
		view.Div(view.Class("buttons"), h.PressButton("button plain", "begin", "how.again"), page.Link(page.PathHome, view.Class("button plain"), h.Text("go.end")))),
		h.her.Limits(h.loud))...)
}

// scored is one form: its total, what that means, what to do, how sure it is.
// What a form before it said is not said again.
func (h *checkIn) scored(n *instruments.Instrument, once page.Said) view.Node {
	_, total, _ := h.answered(n)
	b := n.Band(total)
	next := once.Say(b.Next.In(h.W.Lang))
	return view.Section(view.H2(h.Text("how.form."+n.Code.String())),
		view.P(view.Strong(h.said(b.Means))),
		view.If(next != "", view.P(view.Text(next))),
		view.P(h.Text("how.total", locale.With("n", strconv.Itoa(total)), locale.With("of", strconv.Itoa(n.Max()))), view.Text(" "+once.Say(n.Sure.In(h.W.Lang)))),
		view.Details(view.Summary(h.Text("how.from")), h.origins(n)))
}

// origins are whose form it is, who allows it, and where its lines come from.
func (h *checkIn) origins(n *instruments.Instrument) view.Node {
	list := view.DL(view.Class("facts"))
	for _, o := range [...]struct {
		key string
		instruments.Origin
	}{{"licence", n.Licence}, {"wording", n.Wording}, {"scoring", n.Scoring}} {
		list.With(view.DT(h.Text("how."+o.key)), view.DD(h.Named(o.Note)), view.DD(view.Class("address"), page.Written(o.Address)),
			view.DD(view.Text(h.W.PartialDate(o.CheckedOn))))
	}
	return view.List(view.P(h.Named(n.Name)), list)
}

// allForms names every form before one is filled in.
func (h *checkIn) allForms() view.Node {
	box := view.Details(view.Summary(h.Text("how.from")))
	for i := range h.forms {
		box.With(h.origins(&h.forms[i]))
	}
	return box
}

// meaning is what the pack says of such totals in general.
func (h *checkIn) meaning() view.Node {
	var list []*guideline.Statement
	for _, id := range h.loud.Inform {
		if x := h.Know.Statement(id); x != nil && x.When != nil {
			list = append(list, x)
		}
	}
	return view.List(view.P(view.Strong(h.Text("how.low"))), view.If(len(list) > 0, h.Statements(list)))
}

// talkLines are the lines of her country for a talk, where she named one.
func (h *checkIn) talkLines() view.Node {
	n := h.Know.NumbersIn(h.her.Record.Jurisdiction)
	if n == nil {
		return view.List(h.Folded("help.mind.numbers", h.Countries(guideline.CrisisLine)),
			h.Folded("help.talk.numbers", h.Countries(guideline.SupportLine)))
	}
	return view.List(view.H3(h.Text("call.crisis")), h.CallLines(n, guideline.CrisisLine), view.H3(h.Text("call.support")), h.CallLines(n, guideline.SupportLine))
}

// offerDiary takes the answers into her diary, where there can be one; danger at
// home never goes with them.
func (h *checkIn) offerDiary() view.Node {
	rec := h.kept()
	if !h.InPage || h.Vault == nil || len(rec.Observations) == 0 {
		return view.Node{}
	}
	return page.FormTo(page.PathStart, page.HiddenField("record", questions.RecordText(rec)), page.HiddenField("at", h.a.At.String()),
		view.P(view.Class("quiet"), h.Text("how.keep.what")),
		view.Div(view.Class("buttons"), view.Button(view.Class("button"), view.Type("submit"), h.Text("go.keep"))))
}
