package ask

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/locale"
)

// question shows one question, with what was answered to it before.
func (s *Page) question(at int) *page.Response { return s.again(at, "") }

// again shows a question with a notice first: why it is asked again, or what is wrong
// with its answers.
func (s *Page) again(at int, notice string) *page.Response {
	q := &questions.All[at]
	s.Answers.Step = q.ID
	if notice == "empty" || s.Answers.Faulty() {
		s.Status = 422
	}
	main := []view.Node{s.urgentStill(), s.plainWarning(), s.notice(q, notice), s.progress(at), s.questionForm(q, at)}
	return s.Respond(main...)
}

// plainWarning says on /plain/ where answers go, and elsewhere, without JavaScript,
// links to it.
func (s *Page) plainWarning() view.Node {
	if !s.Plain {
		return view.Noscript(view.P(view.Class("note"), s.Text("home.noscript"), view.Text(" "), page.Link(page.PathPlain, s.Text("home.noscript.link"))))
	}
	return view.P(view.Class("note"), s.Text("plain.short"))
}

// notice says why a question is shown again; it takes the focus.
func (s *Page) notice(q *questions.Question, notice string) view.Node {
	if notice != "" {
		return page.FaultBox(view.P(s.Text("notice." + notice)))
	}
	return s.FaultBox([]*questions.Question{q}, nil)
}

// FaultBox says which answers cannot be read; nothing if all can be. It takes
// the focus.
func (s *Page) FaultBox(asked []*questions.Question, without func(field string) bool) view.Node {
	if !s.Answers.Faulty() {
		return view.Node{}
	}
	return page.FaultBox(view.P(view.Strong(s.Text("notice.fault"))), s.FaultList(asked, without))
}

// FaultList is the answers that cannot be read, each with the way to its field
// if one of the questions asks for it and it is not left out.
func (s *Page) FaultList(asked []*questions.Question, without func(field string) bool) view.Node {
	items := view.UL()
	for _, f := range s.Answers.Faults {
		text := s.Text("fault." + f.Key)
		for _, q := range asked {
			if q.Owns(f.Field) && len(q.Without(without)) > 0 {
				text = view.A(view.Href(view.Fragment(s.inputID(q, f.Field))), text)
				break
			}
		}
		items.With(view.LI(text))
	}
	return items
}

// progress says how far she is, without a number of steps to go.
func (s *Page) progress(at int) view.Node {
	q := &questions.All[at]
	n, of := 0, 0
	for i := range questions.All {
		if questions.All[i].Part == q.Part && questions.All[i].IsAsked(s.Answers) {
			of++
			if i <= at {
				n++
			}
		}
	}
	return view.P(view.Class("progress"), s.Text("part."+string(rune('a'+q.Part)),
		locale.With("n", strconv.Itoa(max(n, 1))), locale.With("of", strconv.Itoa(max(of, 1)))))
}

func (s *Page) questionForm(q *questions.Question, at int) view.Node {
	form := page.FormTo(s.route(), view.Class("question"))
	h := page.Heading(s.Text("ask." + q.ID))
	hint := view.Node{}
	if s.W.Has("ask." + q.ID + ".hint") {
		hint = view.P(view.Class("hint"), view.ID("hint"), s.Text("ask."+q.ID+".hint"))
	}
	if q.Single(q.Without(nil)) {
		form = form.With(s.fieldset(q, &q.Inputs[0], view.Legend(h), hint))
	} else {
		form = form.With(h, hint).With(s.inputs(q, q.Without(nil))...)
	}
	return form.With(s.Hidden(q), s.buttons(at))
}

// inputs are several inputs of a question, one under the other.
func (s *Page) inputs(q *questions.Question, list []*questions.Input) []view.Part {
	var parts []view.Part
	for _, in := range list {
		if in.Kind == questions.InputChoice || in.Kind == questions.InputChecks {
			parts = append(parts, s.fieldset(q, in, view.Legend(s.Text("ask."+q.ID+"."+in.Name())), view.Node{}))
		} else {
			parts = append(parts, s.box(q, in))
		}
	}
	return parts
}

// Ask is a question among others on one page, without the fields that are left
// out; nothing if that leaves none. It has a heading if it is titled and its
// legend is none. open is set where something of it was answered or is faulty.
func (s *Page) Ask(q *questions.Question, without func(field string) bool, titled bool) (box view.Node, open bool) {
	inputs := q.Without(without)
	if len(inputs) == 0 {
		return view.Node{}, false
	}
	box = view.Div(view.Class("ask ask-" + q.ID))
	hint := view.Node{}
	if s.W.Has("ask." + q.ID + ".hint") {
		hint = view.P(view.Class("hint"), s.Text("ask."+q.ID+".hint"))
	}
	if q.Single(inputs) {
		box.With(s.fieldset(q, inputs[0], view.Legend(s.Text("ask."+q.ID)), hint))
	} else {
		box.With(view.If(titled, view.H2(s.Text("ask."+q.ID))), hint).With(s.inputs(q, inputs)...)
	}
	open = s.Answers.IsAnswered(q)
	for _, in := range inputs {
		open = open || !s.faultText(in).Empty()
	}
	return box, open
}

// Checklist is the one list of signs that a question is.
func (s *Page) Checklist(q *questions.Question, legend, hint view.Node) view.Node {
	return s.fieldset(q, &q.Inputs[0], legend, hint)
}

func (s *Page) inputID(q *questions.Question, field string) string {
	for i := range q.Inputs {
		in := &q.Inputs[i]
		if in.Field == field && in.Kind != questions.InputChoice {
			return "f-" + field
		}
		if in.Field == field {
			return "f-" + field + "-0"
		}
		for _, it := range in.Items {
			if it.Field == field {
				return "f-" + in.Items[0].Field + "-0"
			}
		}
	}
	return "main"
}

// fieldset is a choice or a checklist.
func (s *Page) fieldset(q *questions.Question, in *questions.Input, legend, hint view.Node) view.Node {
	set, kind := view.Fieldset(legend, hint, s.faultText(in)), "checkbox"
	if in.Kind == questions.InputChoice {
		kind = "radio"
		if len(in.Words) == 2 {
			set.With(view.Class("two"))
		}
	}
	rest, n, chosen := view.List(), 0, false
	add := func(i int, field, value string) {
		on := slices.Contains(s.Answers.All(field), value)
		into := set
		if in.Folds(value) {
			into = rest
			chosen = chosen || on
			n++
		}
		into.With(s.tick(kind, field, value, "f-"+in.Name()+"-"+strconv.Itoa(i), on))
	}
	for i, word := range in.Words {
		add(i, in.Field, word)
	}
	for i, it := range in.Items {
		add(i, it.Field, it.Value)
	}
	if n > 0 {
		set.With(s.fold(n, rest).With(view.Flag("open", chosen)))
	}
	if in.Kind == questions.InputChecks && s.W.Has("none."+q.ID) {
		set.With(s.tick(kind, questions.NoneField, q.ID, "f-none-"+q.ID, slices.Contains(s.Answers.All(questions.NoneField), q.ID)))
	}
	return set
}

// tick is one entry of a choice or checklist: all of it can be touched.
func (s *Page) tick(kind, field, value, id string, on bool) view.Node {
	key := "opt." + field + "." + value
	if field == questions.NoneField {
		key = "none." + value
	}
	return view.Label(view.Class("tick"),
		view.Input(view.Type(kind), view.Name(field), view.Value(value), view.ID(id), view.Flag("checked", on)),
		view.If(s.pads && field == "bleeding", PadPicture(value)),
		view.Span(s.Text(s.optionKey(key, field, value))))
}

// optionKey finds the words of an option: its own, or those of any yes and no.
func (s *Page) optionKey(key, field, value string) string {
	if !s.W.Has(key) && (value == "true" || value == "false") {
		return "opt." + value
	}
	if field == "said-activity" || field == "hold" {
		return "opt.activity." + value
	}
	return key
}

func (s *Page) faultText(in *questions.Input) view.Node {
	names := []string{in.Field}
	for _, it := range in.Items {
		names = append(names, it.Field)
	}
	for _, name := range names {
		if key := s.Answers.FaultOf(name); name != "" && key != "" {
			return view.P(view.Class("fault-here"), s.Text("fault."+key))
		}
	}
	return view.Node{}
}

// box is a field to write in.
func (s *Page) box(q *questions.Question, in *questions.Input) view.Node {
	id := "f-" + in.Field
	key := "ask." + q.ID + "." + in.Field
	box := view.Div(view.Class("box"), view.Label(view.For(id), s.Text(key)), s.faultText(in))
	common := []view.Part{view.ID(id), view.Name(in.Field), view.Value(s.Answers.One(in.Field))}
	if s.Answers.FaultOf(in.Field) != "" {
		common = append(common, view.Aria("invalid", "true"))
	}
	switch in.Kind {
	case questions.InputCountry:
		return box.With(s.Country(id))
	case questions.InputDate:
		return box.With(view.Input(append(common, view.Type("date"))...))
	case questions.InputText:
		return box.With(view.Textarea(view.ID(id), view.Name(in.Field), view.Count("rows", 4), view.Text(s.Answers.One(in.Field))))
	case questions.InputWhole:
		return box.With(view.Input(append(common, view.Type("text"), view.Set("inputmode", "numeric"), view.Class("short"))...))
	}
	// With a placeholder, if only a blank, the style sheet knows that it was filled in.
	return box.With(view.Input(append(common, view.Type("text"), view.Set("inputmode", "decimal"), view.Set("placeholder", " "), view.Class("short"))...))
}

// Country asks for a country by name. One that there are no numbers for stays
// chosen, as she told it.
func (s *Page) Country(id string) view.Node {
	chosen, codes := s.Answers.One("country"), s.CountryCodes()
	sel := s.CountrySelect(id, "country.choose", codes, chosen)
	if chosen != "" && !slices.Contains(codes, chosen) {
		sel.With(view.Option(view.Value(chosen), view.Flag("selected", true), view.Text(chosen)))
	}
	return sel
}

// buttons: on, without an answer, back, and to the answer.
func (s *Page) buttons(at int) view.Node {
	list := view.Div(view.Class("buttons"), s.PressButton("button", "next", "go.next"), s.PressButton("button plain", "skip", "go.skip"))
	if questions.All[at].Part != questions.PartDanger && s.Answers.Then == "" {
		list = list.With(s.PressButton("button plain", questions.StepAnswer, "go.answer"))
	}
	if s.Answers.Before(at) >= 0 && s.Answers.Then == "" {
		list = list.With(s.PressButton("button plain", "back", "go.back"))
	}
	return list
}

// urgentStill stands above every further question once something needs help, and
// above a form that is shown again because some of it can't be read.
func (s *Page) urgentStill() view.Node {
	if s.Acknowledged() < aftercare.SameDay && !s.Answers.Faulty() {
		return view.Node{}
	}
	return s.UrgentLine(&s.Guidance().Urgency)
}
