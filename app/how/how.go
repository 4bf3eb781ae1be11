// Package how is a check-in on mood, by questionnaires that may be shown.
package how

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/instruments"
)

// Pages are the questionnaires about mood, with the forms that may be shown.
func Pages(forms func() []instruments.Instrument) []page.Handler {
	serve := func(s *page.Site, r *page.Request) *page.Response { return serveHow(s, r, forms()) }
	return []page.Handler{{Path: page.PathHow, Show: serve, Take: serve}}
}

// steps are the pages of "How are you", in order. The further questions of
// a form come only where its first ones ask for them, and the ones about a
// shock only where she says that there was one.
var steps = [...]string{"mood", "harm", "worry", "mood-more", "worry-more", "shock", "shock-more", "safe"}

// gateField is the field of the question before those about a shock.
const gateField = "shock"

// checkIn is what a sitting of "How are you" holds.
type checkIn struct {
	*page.Page
	her   *ask.Page
	a     *questions.Answers
	forms []instruments.Instrument
	loud  *aftercare.Guidance // of everything but danger at home
	quiet bool                // she reported danger at home
}

// serveHow offers the forms. It is never asked for: she comes here by herself.
func serveHow(a *page.Site, r *page.Request, forms []instruments.Instrument) *page.Response {
	if r.Method == "POST" && !r.InPage {
		return a.Problem(403) // what she tells never comes here
	}
	h := &checkIn{}
	for _, n := range forms {
		if n.Speaks(a.Words.Lang) {
			h.forms = append(h.forms, n)
		}
	}
	form := questions.NewAnswers(r.Now, &aftercare.Record{}, h.specs())
	for _, f := range r.Form {
		if slices.Contains([]string{"record", "then", "aim", "show"}, f.Name) {
			form.Fail("", "unknown-field")
		}
	}
	if _, findings := form.Read(r.Form); len(findings) > 0 {
		return a.Refuse(r, findings)
	}
	if form.Press == "skip" {
		for _, name := range h.fields(form.Step) {
			form.Drop(name)
		}
	}
	if d := r.OpenDiary(); d != nil && form.One("country") == "" && r.Method == "GET" {
		form.Put(page.Field{Name: "country", Value: aftercare.CountryOf(d.Record().Jurisdiction)})
	}
	h.her, h.a = ask.New(a, r, form), form
	h.Page = h.her.Page
	h.Personal = r.Method == "POST"
	if h.Personal {
		h.add()
	}
	return h.next()
}

// specs are the fields of the forms and of the questions beside them.
func (h *checkIn) specs() questions.FieldSet {
	list := []questions.Question{*questions.Find("country"), *questions.Find("safe"), questions.OneOf(gateField, "true", "false"),
		questions.OneOf(aftercare.HarmThoughts.String(), aftercare.HarmThoughts.Info().Words.Words()...)}
	for i := range h.forms {
		for n := range h.forms[i].Items {
			var words []string
			for v := range h.forms[i].Answers {
				words = append(words, strconv.Itoa(v))
			}
			list = append(list, questions.OneOf(h.field(&h.forms[i], n), words...))
		}
	}
	return questions.FieldsOf(list)
}

// field is the name of one item. A longer form begins with the items of the
// shorter one, so that an answer counts for both.
func (h *checkIn) field(n *instruments.Instrument, item int) string {
	code := n.Code
	for i := range h.forms {
		if h.forms[i].Begins == n.Code {
			code = h.forms[i].Code
		}
	}
	return code.String() + "-" + strconv.Itoa(item+1)
}

// form is a form by its code; an empty one where it is not licensed in the language.
func (h *checkIn) form(code aftercare.Code) *instruments.Instrument {
	for i := range h.forms {
		if h.forms[i].Code == code {
			return &h.forms[i]
		}
	}
	return &instruments.Instrument{}
}

// items are the form of a step and which of its items are asked there.
func (h *checkIn) items(step string) (n *instruments.Instrument, from, to int) {
	part := func(short, long aftercare.Code, more bool) (*instruments.Instrument, int, int) {
		if k := len(h.form(short).Items); more {
			return h.form(long), k, len(h.form(long).Items)
		} else {
			return h.form(short), 0, k
		}
	}
	switch step {
	case "mood", "mood-more":
		return part(aftercare.PHQ2, aftercare.PHQ8, step != "mood")
	case "worry", "worry-more":
		return part(aftercare.GAD2, aftercare.GAD7, step != "worry")
	case "shock-more":
		n = h.form(aftercare.PCPTSD5)
		return n, 0, len(n.Items)
	}
	return nil, 0, 0
}

// fields are the fields of a step.
func (h *checkIn) fields(step string) []string {
	switch step {
	case "":
		return []string{"country"}
	case "harm":
		return []string{aftercare.HarmThoughts.String()}
	case "shock":
		return []string{gateField}
	case "safe":
		return questions.Find("safe").Fields()
	}
	var list []string
	n, from, to := h.items(step)
	for i := from; i < to; i++ {
		list = append(list, h.field(n, i))
	}
	return list
}

// answered are the answers to the items of a form, and its total; false where
// one of them was skipped.
func (h *checkIn) answered(n *instruments.Instrument) (items []int8, total int, whole bool) {
	if n.Gate != nil && h.a.One(gateField) == "false" {
		return make([]int8, len(n.Items)), 0, true
	}
	if n.Gate != nil && h.a.One(gateField) != "true" {
		return nil, 0, false
	}
	for i := range n.Items {
		v, err := strconv.Atoi(h.a.One(h.field(n, i)))
		if err != nil {
			v = -1
		}
		items = append(items, int8(v))
	}
	total, whole = n.Total(items)
	return items, total, whole
}

// whole are the forms that were answered whole, the longer ones instead of
// those they begin with.
func (h *checkIn) whole() []*instruments.Instrument {
	var list []*instruments.Instrument
	begun := map[aftercare.Code]bool{}
	for i := len(h.forms) - 1; i >= 0; i-- {
		n := &h.forms[i]
		if _, _, ok := h.answered(n); ok && !begun[n.Code] {
			begun[n.Begins] = true
			list = append([]*instruments.Instrument{n}, list...)
		}
	}
	return list
}

// add puts what was answered whole into the record as observations, and has it
// judged: danger at home by itself, so that nothing loud speaks of it.
func (h *checkIn) add() {
	for _, n := range h.whole() {
		items, _, _ := h.answered(n)
		h.her.Record.Observations = append(h.her.Record.Observations, aftercare.Observation{Code: n.Code, Items: items, When: h.a.At})
	}
	h.quiet = len(h.a.All(aftercare.AfraidOfSomeone.String()))+len(h.a.All(aftercare.BeingCoerced.String())) > 0
	h.loud = h.Know.Engine.Evaluate(h.kept(), h.a.Now)
}

// kept is the record without danger at home: what may be stored, and what is
// judged aloud.
func (h *checkIn) kept() *aftercare.Record {
	rec := *h.her.Record
	rec.Observations = nil
	for _, o := range h.her.Record.Observations {
		if o.Code != aftercare.AfraidOfSomeone && o.Code != aftercare.BeingCoerced {
			rec.Observations = append(rec.Observations, o)
		}
	}
	return &rec
}

// asks reports whether a step is asked.
func (h *checkIn) asks(step string) bool {
	switch {
	case len(h.fields(step)) == 0:
		return false
	case step == "shock":
		return h.form(aftercare.PCPTSD5).Gate != nil
	case step == "mood-more":
		return h.isLonger(aftercare.PHQ8)
	case step == "worry-more":
		return h.isLonger(aftercare.GAD7)
	case step == "shock-more":
		return h.a.One(gateField) == "true"
	}
	return true
}

// isLonger reports whether the shorter form asks for the longer one.
func (h *checkIn) isLonger(code aftercare.Code) bool {
	long := h.form(code)
	_, total, whole := h.answered(h.form(long.Begins))
	return whole && total >= long.Longer
}

// next finds the page she sees.
func (h *checkIn) next() *page.Response {
	a := h.a
	at := -1
	for i, s := range steps {
		if s == a.Step {
			at = i
		}
	}
	switch {
	case !h.Personal:
		return h.start("")
	case a.Faulty():
		h.Status = 422
		return h.show(at, page.FaultBox(h.her.FaultList(nil, nil)))
	case a.Old():
		return h.start("notice.old")
	case a.Press == "change":
		return h.show(at, view.Node{})
	case a.Press == "back":
		return h.show(h.along(at, -1), view.Node{})
	}
	if u := &h.loud.Urgency; u.Level >= aftercare.SameDay && u.Level > h.her.Acknowledged() && a.Press != "anyway" {
		return h.urgentNow(u)
	}
	if h.quiet && a.Step == "safe" && a.Press == "next" {
		return h.quietly()
	}
	if a.Press == "anyway" && h.loud.Urgency.Level > h.her.Acknowledged() {
		a.Warned = h.loud.Urgency.Level.String()
	}
	if to := h.along(at, 1); a.Press != "result" && to < len(steps) {
		return h.show(to, view.Node{})
	}
	return h.result()
}

// along is the nearest step that is asked, on or back.
func (h *checkIn) along(at, by int) int {
	for at += by; at >= 0 && at < len(steps) && !h.asks(steps[at]); at += by {
	}
	return at
}

// said is a text of a form in her language.
func (h *checkIn) said(t guideline.Text) view.Node { return view.Text(t.In(h.W.Lang)) }
