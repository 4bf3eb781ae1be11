package app

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// question shows one question, with what was answered to it before.
func (s *sheet) question(at int) *Response { return s.again(at, "") }

// again shows a question with what is to be said first: why it is asked again,
// or what is wrong with its answers.
func (s *sheet) again(at int, notice string) *Response {
	q := &questions[at]
	s.a.step = q.id
	if notice == "empty" || s.a.faulty() {
		s.status = 422
	}
	main := []view.Node{s.urgentStill(), s.plainWarning(at), s.notice(q, notice), s.progress(at), s.questionForm(q, at)}
	return s.respond(main...)
}

// plainWarning says on /plain/, before the first question, where answers go;
// elsewhere, without JavaScript, the way there.
func (s *sheet) plainWarning(at int) view.Node {
	if !s.plain {
		return view.Noscript(view.P(view.Class("note"), s.text("home.noscript"), view.Text(" "), link(routePlain, s.text("home.noscript.link"))))
	}
	if at > 0 {
		return view.P(view.Class("note"), s.text("plain.short"))
	}
	return view.Section(view.Class("note"), view.H2(s.text("plain.title")), s.paragraphs("plain."))
}

// notice says why a question is shown again; it takes the focus.
func (s *sheet) notice(q *question, notice string) view.Node {
	if notice != "" {
		return faultBox(view.P(s.text("notice." + notice)))
	}
	return s.faultBox([]*question{q}, nil)
}

// faultBox says which answers cannot be read; nothing if all can be. It takes
// the focus.
func (s *sheet) faultBox(asked []*question, without func(field string) bool) view.Node {
	if !s.a.faulty() {
		return view.Node{}
	}
	return faultBox(view.P(view.Strong(s.text("notice.fault"))), s.faultList(asked, without))
}

// faultList is the answers that cannot be read, each with the way to its field
// if one of the questions asks for it and it is not left out.
func (s *sheet) faultList(asked []*question, without func(field string) bool) view.Node {
	items := view.UL()
	for _, f := range s.a.faults {
		text := s.text("fault." + f.key)
		for _, q := range asked {
			if q.owns(f.field) && len(q.inputsWithout(without)) > 0 {
				text = view.A(view.Href(view.Fragment(s.inputID(q, f.field))), text)
				break
			}
		}
		items.With(view.LI(text))
	}
	return items
}

// progress says where she is, without a number to race to.
func (s *sheet) progress(at int) view.Node {
	q := &questions[at]
	n, of := 0, 0
	for i := range questions {
		if questions[i].part == q.part && questions[i].isAsked(s.a) {
			of++
			if i <= at {
				n++
			}
		}
	}
	return view.P(view.Class("progress"), s.text("part."+string(rune('a'+q.part)),
		locale.With("n", strconv.Itoa(max(n, 1))), locale.With("of", strconv.Itoa(max(of, 1)))))
}

// route is where the questions go.
func (s *sheet) route() string {
	if s.plain {
		return routePlain
	}
	return routeAsk
}

func (s *sheet) questionForm(q *question, at int) view.Node {
	form := formTo(s.route())
	h := heading(s.text("ask." + q.id))
	hint := view.Node{}
	if s.w.Has("ask." + q.id + ".hint") {
		hint = view.P(view.Class("hint"), view.ID("hint"), s.text("ask."+q.id+".hint"))
	}
	if single(q, q.inputsWithout(nil)) {
		form = form.With(s.fieldset(q, &q.inputs[0], view.Legend(h), hint))
	} else {
		form = form.With(h, hint).With(s.inputs(q, q.inputsWithout(nil))...)
	}
	return form.With(s.hidden(q), s.buttons(at))
}

// name is what an input is called in the words of its question.
func (in *input) name() string {
	if in.field != "" {
		return in.field
	}
	return in.items[0].field
}

// single reports whether the question is one choice, whose legend is its heading.
func single(q *question, inputs []*input) bool {
	return len(q.inputs) == 1 && len(inputs) == 1 && (q.inputs[0].kind == inputChoice || q.inputs[0].kind == inputChecks)
}

// inputsWithout are the inputs of the question but those that are left out.
func (q *question) inputsWithout(without func(field string) bool) []*input {
	var list []*input
	for i := range q.inputs {
		if without == nil || !without(q.inputs[i].field) {
			list = append(list, &q.inputs[i])
		}
	}
	return list
}

// inputs are several inputs of a question, one under the other.
func (s *sheet) inputs(q *question, list []*input) []view.Part {
	var parts []view.Part
	for _, in := range list {
		if in.kind == inputChoice || in.kind == inputChecks {
			parts = append(parts, s.fieldset(q, in, view.Legend(s.text("ask."+q.id+"."+in.name())), view.Node{}))
		} else {
			parts = append(parts, s.box(q, in))
		}
	}
	return parts
}

// ask is a question among others on one page, without the fields that are left
// out; nothing if that leaves none. It has a heading if it is titled and its
// legend is none. open is set where something of it was answered or is faulty.
func (s *sheet) ask(q *question, without func(field string) bool, titled bool) (box view.Node, open bool) {
	inputs := q.inputsWithout(without)
	if len(inputs) == 0 {
		return view.Node{}, false
	}
	box = view.Div(view.Class("ask ask-" + q.id))
	hint := view.Node{}
	if s.w.Has("ask." + q.id + ".hint") {
		hint = view.P(view.Class("hint"), s.text("ask."+q.id+".hint"))
	}
	if single(q, inputs) {
		box.With(s.fieldset(q, inputs[0], view.Legend(s.text("ask."+q.id)), hint))
	} else {
		box.With(view.If(titled, view.H2(s.text("ask."+q.id))), hint).With(s.inputs(q, inputs)...)
	}
	open = s.a.isAnswered(q)
	for _, in := range inputs {
		open = open || !s.faultText(in).Empty()
	}
	return box, open
}

// checklist is the one list of signs that a question is.
func (s *sheet) checklist(q *question, legend, hint view.Node) view.Node {
	return s.fieldset(q, &q.inputs[0], legend, hint)
}

func (s *sheet) inputID(q *question, field string) string {
	for i := range q.inputs {
		in := &q.inputs[i]
		if in.field == field && in.kind != inputChoice {
			return "f-" + field
		}
		if in.field == field {
			return "f-" + field + "-0"
		}
		for _, it := range in.items {
			if it.field == field {
				return "f-" + in.items[0].field + "-0"
			}
		}
	}
	return "main"
}

// fieldset is a choice or a checklist.
func (s *sheet) fieldset(q *question, in *input, legend, hint view.Node) view.Node {
	set := view.Fieldset(legend, hint, s.faultText(in))
	if in.kind == inputChoice {
		if len(in.words) == 2 {
			set.With(view.Class("two"))
		}
		for i, word := range in.words {
			set = set.With(s.tick("radio", in.field, word, "f-"+in.field+"-"+strconv.Itoa(i), has(s.a.all(in.field), word)))
		}
		return set
	}
	for i, it := range in.items {
		set = set.With(s.tick("checkbox", it.field, it.value, "f-"+in.items[0].field+"-"+strconv.Itoa(i), has(s.a.all(it.field), it.value)))
	}
	if s.w.Has("none." + q.id) {
		set.With(s.tick("checkbox", noneField, q.id, "f-none-"+q.id, has(s.a.all(noneField), q.id)))
	}
	return set
}

// tick is one entry of a choice or checklist: all of it can be touched.
func (s *sheet) tick(kind, field, value, id string, on bool) view.Node {
	key := "opt." + field + "." + value
	if field == noneField {
		key = "none." + value
	}
	return view.Label(view.Class("tick"),
		view.Input(view.Type(kind), view.Name(field), view.Value(value), view.ID(id), view.Flag("checked", on)),
		view.If(s.pads && field == "bleeding", padPicture(value)),
		view.Span(s.text(s.optionKey(key, field, value))))
}

// optionKey finds the words of an option: its own, or those of any yes and no.
func (s *sheet) optionKey(key, field, value string) string {
	if !s.w.Has(key) && (value == "true" || value == "false") {
		return "opt." + value
	}
	if field == "said-activity" {
		return "opt.activity." + value
	}
	return key
}

func (s *sheet) faultText(in *input) view.Node {
	names := []string{in.field}
	for _, it := range in.items {
		names = append(names, it.field)
	}
	for _, name := range names {
		if key := s.a.faultOf(name); name != "" && key != "" {
			return view.P(view.Class("fault-here"), s.text("fault."+key))
		}
	}
	return view.Node{}
}

// box is a field to write in.
func (s *sheet) box(q *question, in *input) view.Node {
	id := "f-" + in.field
	key := "ask." + q.id + "." + in.field
	box := view.Div(view.Class("box"), view.Label(view.For(id), s.text(key)), s.faultText(in))
	common := []view.Part{view.ID(id), view.Name(in.field), view.Value(s.a.one(in.field))}
	if s.a.faultOf(in.field) != "" {
		common = append(common, view.Aria("invalid", "true"))
	}
	switch in.kind {
	case inputCountry:
		return box.With(s.countrySelect(id))
	case inputDate:
		return box.With(view.Input(append(common, view.Type("date"))...))
	case inputText:
		return box.With(view.Textarea(view.ID(id), view.Name(in.field), view.Count("rows", 4), view.Text(s.a.one(in.field))))
	case inputWhole:
		return box.With(view.Input(append(common, view.Type("text"), view.Set("inputmode", "numeric"), view.Class("short"))...))
	}
	return box.With(view.Input(append(common, view.Type("text"), view.Set("inputmode", "decimal"), view.Class("short"))...))
}

// countrySelect lists the countries there are numbers for, by name.
func (s *sheet) countrySelect(id string) view.Node {
	chosen := s.a.one("country")
	sel := view.Select(view.ID(id), view.Name("country"), view.Option(view.Value(""), s.text("country.choose")))
	found := chosen == ""
	for _, code := range s.countryCodes() {
		found = found || code == chosen
		sel = sel.With(view.Option(view.Value(code), view.Flag("selected", code == chosen), view.Text(s.jurisdiction(code))))
	}
	if !found {
		sel = sel.With(view.Option(view.Value(chosen), view.Flag("selected", true), view.Text(chosen)))
	}
	return sel
}

// hidden carries every answer but those of the question that is shown.
func (s *sheet) hidden(q *question) view.Node {
	var list []view.Node
	add := func(name, value string) { list = append(list, hiddenField(name, value)) }
	for _, name := range s.a.names() {
		for _, value := range s.a.all(name) {
			if q == nil || !q.owns(name) && (name != noneField || value != q.id) {
				add(name, value)
			}
		}
	}
	if !s.a.base.IsZero() {
		add("record", recordText(s.a.base))
	}
	if s.personal {
		add("at", s.a.at.String())
	}
	add("step", s.a.step)
	add("then", s.a.then)
	add("aim", s.a.aim)
	add("told", s.a.told)
	for _, name := range s.a.show {
		add("show", name)
	}
	return view.List(list...)
}

// buttons: on, without an answer, back, and to the answer.
func (s *sheet) buttons(at int) view.Node {
	list := view.Div(view.Class("buttons"), s.pressButton("button", "next", "go.next"), s.pressButton("button plain", "skip", "go.skip"))
	if questions[at].part != partDanger && s.a.then == "" {
		list = list.With(s.pressButton("button plain", stepAnswer, "go.answer"))
	}
	if s.a.before(at) >= 0 && s.a.then == "" {
		list = list.With(s.pressButton("button plain", "back", "go.back"))
	}
	return list
}

// urgentStill stands above every further question once something needs help.
func (s *sheet) urgentStill() view.Node {
	if s.acknowledged() < aftercare.SameDay {
		return view.Node{}
	}
	return s.urgentLine(&s.guidance().Urgency)
}
