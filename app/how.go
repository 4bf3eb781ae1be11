package app

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/instruments"
)

// HowPages are the questionnaires about mood, with the forms that may be shown.
func HowPages(forms func() []instruments.Instrument) []Handler {
	serve := func(s *Site, r *Request) *Response { return serveHow(s, r, forms()) }
	return []Handler{{Path: routeHow, Show: serve, Take: serve}}
}

// howSteps are the pages of "How are you", in order. The further questions of
// a form come only where its first ones ask for them, and the ones about a
// shock only where she says that there was one.
var howSteps = [...]string{"mood", "harm", "worry", "mood-more", "worry-more", "shock", "shock-more", "safe"}

// howGate is the field of the question that stands before those about a shock.
const howGate = "shock"

// how is what a sitting of "How are you" holds.
type how struct {
	*page
	her   *sheet
	a     *answers
	forms []instruments.Instrument
	loud  *aftercare.Guidance // of everything but danger at home
	quiet bool                // she told of danger at home
}

// serveHow offers the forms. It is never asked for: she comes here by herself.
func serveHow(a *Site, r *Request, forms []instruments.Instrument) *Response {
	if r.Method == "POST" && !r.InPage {
		return a.Problem(403) // what she tells never comes here
	}
	h := &how{forms: forms}
	form := newAnswers(r.Now, &aftercare.Record{}, h.specs())
	for _, f := range r.Form {
		if has([]string{"record", "then", "aim", "show"}, f.Name) {
			form.fail("", "unknown-field")
		}
	}
	if _, findings := form.read(r.Form); len(findings) > 0 {
		return a.refuse(r, findings)
	}
	if form.press == "skip" {
		for _, name := range h.fields(form.step) {
			form.drop(name)
		}
	}
	if d := r.openDiary(); d != nil && form.one("country") == "" && r.Method == "GET" {
		form.put(Field{"country", d.Record().Jurisdiction})
	}
	h.her, h.a = newSheet(a, r, form), form
	h.page = h.her.page
	h.personal = r.Method == "POST"
	if h.personal {
		h.add()
	}
	return h.next()
}

// specs are the fields of the forms and of the questions beside them.
func (h *how) specs() fieldSet {
	list := []question{*findQuestion("country"), *findQuestion("safe"), oneOf(howGate, "true", "false"),
		oneOf(aftercare.HarmThoughts.String(), aftercare.HarmThoughts.Info().Words.Words()...)}
	for i := range h.forms {
		for n := range h.forms[i].Items {
			var words []string
			for v := range h.forms[i].Answers {
				words = append(words, strconv.Itoa(v))
			}
			list = append(list, oneOf(h.field(&h.forms[i], n), words...))
		}
	}
	return listFields(list)
}

// field is the name of one item. A longer form begins with the items of the
// shorter one, so that an answer counts for both.
func (h *how) field(n *instruments.Instrument, item int) string {
	code := n.Code
	for i := range h.forms {
		if h.forms[i].Begins == n.Code {
			code = h.forms[i].Code
		}
	}
	return code.String() + "-" + strconv.Itoa(item+1)
}

func (h *how) form(code aftercare.Code) *instruments.Instrument {
	for i := range h.forms {
		if h.forms[i].Code == code {
			return &h.forms[i]
		}
	}
	return nil
}

// items are the form of a step and which of its items are asked there.
func (h *how) items(step string) (n *instruments.Instrument, from, to int) {
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
func (h *how) fields(step string) []string {
	switch step {
	case "":
		return []string{"country"}
	case "harm":
		return []string{aftercare.HarmThoughts.String()}
	case "shock":
		return []string{howGate}
	case "safe":
		return findQuestion("safe").fields()
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
func (h *how) answered(n *instruments.Instrument) (items []int8, total int, whole bool) {
	if n.Gate != nil && h.a.one(howGate) == "false" {
		return make([]int8, len(n.Items)), 0, true
	}
	if n.Gate != nil && h.a.one(howGate) != "true" {
		return nil, 0, false
	}
	for i := range n.Items {
		v, err := strconv.Atoi(h.a.one(h.field(n, i)))
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
func (h *how) whole() []*instruments.Instrument {
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
func (h *how) add() {
	for _, n := range h.whole() {
		items, _, _ := h.answered(n)
		h.her.rec.Observations = append(h.her.rec.Observations, aftercare.Observation{Code: n.Code, Items: items, When: h.a.at})
	}
	h.quiet = len(h.a.all(aftercare.AfraidOfSomeone.String()))+len(h.a.all(aftercare.BeingCoerced.String())) > 0
	h.loud = h.know.engine.Evaluate(h.kept(), h.a.now)
}

// kept is the record without danger at home: what may be stored, and what is
// judged aloud.
func (h *how) kept() *aftercare.Record {
	rec := *h.her.rec
	rec.Observations = nil
	for _, o := range h.her.rec.Observations {
		if o.Code != aftercare.AfraidOfSomeone && o.Code != aftercare.BeingCoerced {
			rec.Observations = append(rec.Observations, o)
		}
	}
	return &rec
}

// asks reports whether a step is asked.
func (h *how) asks(step string) bool {
	switch step {
	case "mood-more":
		return h.isLonger(aftercare.PHQ8)
	case "worry-more":
		return h.isLonger(aftercare.GAD7)
	case "shock-more":
		return h.a.one(howGate) == "true"
	}
	return true
}

// isLonger reports whether the shorter form asks for the longer one.
func (h *how) isLonger(code aftercare.Code) bool {
	long := h.form(code)
	_, total, whole := h.answered(h.form(long.Begins))
	return whole && total >= long.Longer
}

// next finds the page she sees.
func (h *how) next() *Response {
	a := h.a
	at := -1
	for i, s := range howSteps {
		if s == a.step {
			at = i
		}
	}
	switch {
	case !h.personal:
		return h.start("")
	case a.faulty():
		h.status = 422
		return h.show(at, faultBox(h.her.faultList(nil, nil)))
	case a.old():
		return h.start("notice.old")
	case a.press == "change":
		return h.show(at, view.Node{})
	case a.press == "back":
		return h.show(h.along(at, -1), view.Node{})
	}
	if u := &h.loud.Urgency; u.Level >= aftercare.SameDay && u.Level > h.her.acknowledged() && a.press != "anyway" {
		return h.urgentNow(u)
	}
	if h.quiet && a.step == "safe" && a.press == "next" {
		return h.quietly()
	}
	if a.press == "anyway" && h.loud.Urgency.Level > h.her.acknowledged() {
		a.told = h.loud.Urgency.Level.String()
	}
	if to := h.along(at, 1); a.press != "result" && to < len(howSteps) {
		return h.show(to, view.Node{})
	}
	return h.result()
}

// along is the nearest step that is asked, on or back.
func (h *how) along(at, by int) int {
	for at += by; at >= 0 && at < len(howSteps) && !h.asks(howSteps[at]); at += by {
	}
	return at
}

// said is a text of a form in her language.
func (h *how) said(t guideline.Text) view.Node { return view.Text(t.In(h.w.Lang)) }
