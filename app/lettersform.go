package app

import (
	"unicode"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/view"
)

// letterForm is what she filled in for her letters, and the only place where
// it is.
type letterForm struct {
	to, done []string
	values   map[string]string
	faults   []fault
	press    string
}

// letterLines are the fields she may write into; none of them has to be.
var letterLines = [...]string{"name", "known", "place", "account", "own"}

// letterWordings are the ways to say what happened.
var letterWordings = [...]string{"ended", "miscarried", "lost"}

// longestLine is how many letters a field takes.
const longestLine = 300

func newLetterForm() *letterForm {
	return &letterForm{to: lettersFirst, values: map[string]string{"wording": letterWordings[0]}}
}

// readLetters reads the fields strictly: what is not known, not on a list or
// can not be printed is refused by its name.
func readLetters(form []Field, today aftercare.Date) *letterForm {
	f := &letterForm{values: map[string]string{}}
	for _, x := range form {
		key := "unknown-field"
		switch x.Name {
		case "go":
			f.press, key = x.Value, ""
		case "to":
			f.to, key = addListed(f.to, x.Value)
		case "done":
			f.done, key = addListed(f.done, x.Value)
		case "wording":
			key = f.line(x, has(letterWordings[:], x.Value), "not-on-list")
		case "country":
			key = f.line(x, x.Value == "" || fieldSpecs["country"].accepts(x.Value), "not-on-list")
		case "day":
			key = f.line(x, x.Value == "" || fieldSpecs["found-on"].accepts(x.Value), "not-a-day")
			if d, ok := aftercare.ParseDate(x.Value); ok && d > today {
				key = "still-to-come"
			}
		default:
			if has(letterLines[:], x.Name) {
				key = f.line(x, isLine(x.Value), "not-a-line")
			}
		}
		if key != "" {
			f.faults = append(f.faults, fault{x.Name, key})
		}
	}
	if f.values["wording"] == "" {
		f.values["wording"] = letterWordings[0]
	}
	if f.press != "" && f.press != "change" && len(f.to) == 0 {
		f.faults = append(f.faults, fault{"to", "nobody"})
	}
	return f
}

// line keeps the value of a field that may be there once, and returns the
// fault it has.
func (f *letterForm) line(x Field, good bool, bad string) string {
	if _, twice := f.values[x.Name]; twice {
		return "twice"
	}
	f.values[x.Name] = x.Value
	if !good {
		return bad
	}
	return ""
}

// addListed adds one of those who may have to be told.
func addListed(list []string, value string) ([]string, string) {
	switch {
	case !has(lettersTo[:], value):
		return list, "not-on-list"
	case has(list, value):
		return list, ""
	}
	return append(list, value), ""
}

// isLine reports whether a text is one line that prints as it was written: no
// control signs, none that turn the direction of what stands around them.
func isLine(s string) bool {
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > longestLine {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return false
		}
	}
	return true
}

func (f *letterForm) faultOf(field string) string {
	for _, x := range f.faults {
		if x.field == field {
			return x.key
		}
	}
	return ""
}

// lettersNotice says what is wrong with what was filled in; it takes the focus.
func (p *page) lettersNotice(f *letterForm) view.Node {
	if len(f.faults) == 0 {
		return view.Node{}
	}
	items := view.UL()
	for _, x := range f.faults {
		text := p.text("fault." + x.key)
		switch {
		case x.field == "to" && x.key == "nobody":
			text = view.A(view.Href(view.Fragment("f-to-"+lettersTo[0])), text)
		case x.field == "day" || x.field == "country" || has(letterLines[:], x.field):
			text = view.A(view.Href(view.Fragment("f-"+x.field)), p.text("letters."+x.field), view.Text(": "), text)
		}
		items.With(view.LI(text))
	}
	return view.Div(view.Class("fault"), view.Role("alert"), view.Count("tabindex", -1), view.Flag("data-focus", true),
		view.P(view.Strong(p.text("notice.fault"))), items)
}

// lettersForm asks whom to write to and what to say.
func (p *page) lettersForm(f *letterForm) view.Node {
	to := view.Fieldset(view.Legend(p.text("letters.to")))
	for _, name := range lettersTo {
		to.With(p.letterTick("checkbox", "to", name, has(f.to, name)))
	}
	wording := view.Fieldset(view.Legend(p.text("letters.wording")))
	for _, word := range letterWordings {
		wording.With(p.letterTick("radio", "wording", word, f.values["wording"] == word))
	}
	form := view.Form(view.Set("method", "post"), view.Action(view.Path(routeLetters)), view.Flag("novalidate", true), view.Set("autocomplete", "off"),
		to, wording, p.letterBox(f, "day", view.Type("date")))
	for _, name := range letterLines {
		form.With(p.letterBox(f, name, view.Type("text")))
	}
	return form.With(p.lawSelect(f), p.letterHidden(f, false),
		view.Div(view.Class("buttons"), pressButton("button", "show", p.text("letters.show"))))
}

func pressButton(class, value string, words view.Node) view.Node {
	return view.Button(view.Class(class), view.Type("submit"), view.Name("go"), view.Value(value), words)
}

func (p *page) letterTick(kind, field, value string, on bool) view.Node {
	return view.Label(view.Class("tick"),
		view.Input(view.Type(kind), view.Name(field), view.Value(value), view.ID("f-"+field+"-"+value), view.Flag("checked", on)),
		view.Span(p.text("letters."+field+"."+value)))
}

// letterBox is a field to write into, and what it is for.
func (p *page) letterBox(f *letterForm, name string, kind view.Attr) view.Node {
	id := "f-" + name
	box := view.Div(view.Class("box"), view.Label(view.For(id), p.text("letters."+name)))
	input := view.Input(kind, view.ID(id), view.Name(name), view.Value(f.values[name]))
	if key := "letters." + name + ".hint"; p.w.Has(key) {
		box.With(view.P(view.Class("hint"), view.ID("h-"+name), p.text(key)))
		input.With(view.Aria("describedby", "h-"+name))
	}
	if key := f.faultOf(name); key != "" {
		box.With(view.P(view.Class("fault-here"), p.text("fault."+key)))
		input.With(view.Aria("invalid", "true"))
	}
	return box.With(input)
}

// lawSelect asks where those she writes to are, where a law is known.
func (p *page) lawSelect(f *letterForm) view.Node {
	sel := view.Select(view.ID("f-country"), view.Name("country"), view.Option(view.Value(""), p.text("letters.country.none")))
	for _, code := range p.lawCountries() {
		sel.With(view.Option(view.Value(code), view.Flag("selected", code == f.values["country"]), view.Text(p.jurisdiction(code))))
	}
	return view.Div(view.Class("box"), view.Label(view.For("f-country"), p.text("letters.country")),
		view.P(view.Class("hint"), p.text("letters.country.hint")), sel)
}

// letterHidden carries what the page does not ask for: what was ticked off,
// and with all everything that was filled in.
func (p *page) letterHidden(f *letterForm, all bool) view.Node {
	var list []view.Node
	add := func(name, value string) {
		if value != "" {
			list = append(list, view.Input(view.Type("hidden"), view.Name(name), view.Value(value)))
		}
	}
	if !all {
		for _, name := range f.done {
			add("done", name)
		}
		return view.List(list...)
	}
	for _, name := range f.to {
		add("to", name)
	}
	for _, name := range append(letterLines[:], "wording", "day", "country") {
		add(name, f.values[name])
	}
	return view.List(list...)
}
