package letters

import (
	"slices"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// letterForm is what she filled in for her letters, and the only place where
// it is.
type letterForm struct {
	to, done []string
	values   map[string]string
	faults   []letterFault
	press    string
}

// letterFault is a field that cannot be taken, and the words for why.
type letterFault struct{ field, key string }

// letterLines are the fields she may write into; none of them has to be.
var letterLines = [...]string{"name", "writer", "known", "place", "account", "own"}

// lettersFind are those that help the others to find her.
var lettersFind = [...]string{"known", "place", "account"}

// letterWriters are those who may write: she, or somebody for her.
var letterWriters = [...]string{"own", "other"}

// letterWordings are the ways to say what happened.
var letterWordings = [...]string{"ended", "miscarried", "lost"}

// longestLine is how many letters a field takes.
const longestLine = 300

func newLetterForm() *letterForm {
	return &letterForm{to: lettersFirst, values: map[string]string{"wording": letterWordings[0], "by": letterWriters[0]}}
}

// readLetters reads the fields strictly: what is not known, not on a list or
// cannot be printed is refused by its name.
func readLetters(form []page.Field, today aftercare.Date) *letterForm {
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
			key = f.line(x, slices.Contains(letterWordings[:], x.Value), "not-on-list")
		case "by":
			key = f.line(x, slices.Contains(letterWriters[:], x.Value), "not-on-list")
		case "country":
			key = f.line(x, x.Value == "" || aftercare.IsCountry(x.Value), "not-on-list")
		case "day":
			d, isDay := aftercare.ParseDate(x.Value)
			key = f.line(x, x.Value == "" || isDay, "not-a-day")
			if isDay && d > today {
				key = "still-to-come"
			}
		default:
			if slices.Contains(letterLines[:], x.Name) {
				key = f.line(x, utf8.RuneCountInString(x.Value) <= longestLine && page.IsLine(x.Value), "not-a-line")
			}
		}
		if key != "" {
			f.faults = append(f.faults, letterFault{x.Name, key})
		}
	}
	for field, usual := range map[string]string{"wording": letterWordings[0], "by": letterWriters[0]} {
		if f.values[field] == "" {
			f.values[field] = usual
		}
	}
	if f.press != "" && f.press != "change" && len(f.to) == 0 {
		f.faults = append(f.faults, letterFault{"to", "nobody"})
	}
	return f
}

// line keeps the value of a field that may be there once, and returns the
// fault it has.
func (f *letterForm) line(x page.Field, good bool, bad string) string {
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
	case !slices.Contains(lettersTo[:], value):
		return list, "not-on-list"
	case slices.Contains(list, value):
		return list, ""
	}
	return append(list, value), ""
}

func (f *letterForm) faultOf(field string) string {
	for _, x := range f.faults {
		if x.field == field {
			return x.key
		}
	}
	return ""
}

// notice says what is wrong with what was filled in.
func (p *lettersPage) notice(f *letterForm) view.Node {
	if len(f.faults) == 0 {
		return view.Node{}
	}
	items := view.UL()
	for _, x := range f.faults {
		text := p.Text("fault." + x.key)
		switch {
		case x.field == "to" && x.key == "nobody":
			text = view.A(view.Href(view.Fragment("f-to-"+lettersTo[0])), text)
		case x.field == "day" || x.field == "country" || slices.Contains(letterLines[:], x.field):
			text = view.A(view.Href(view.Fragment("f-"+x.field)), p.Text("letters."+x.field), view.Text(p.W.Between(locale.Colon)), text)
		}
		items.With(view.LI(text))
	}
	return page.FaultBox(view.P(view.Strong(p.Text("notice.fault"))), items)
}

// form asks whom to write to and what to say.
func (p *lettersPage) form(f *letterForm) view.Node {
	form := page.FormTo(page.PathLetters,
		view.P(view.Class("note"), p.Text("letters.keep")),
		view.Fieldset(view.Legend(p.Text("letters.by")),
			p.Ticks("radio", "by", "letters.by", letterWriters[:], func(who string) bool { return who == f.values["by"] })),
		view.Fieldset(view.Legend(p.Text("letters.to")),
			p.Ticks("checkbox", "to", "letters.to", lettersTo[:], func(to string) bool { return slices.Contains(f.to, to) })),
		view.Fieldset(view.Legend(p.Text("letters.wording")),
			p.Ticks("radio", "wording", "letters.wording", letterWordings[:], func(word string) bool { return word == f.values["wording"] })),
		p.letterBox(f, "day", "date"), p.letterBox(f, "name", "text"), p.letterBox(f, "own", "text"))
	more := view.Details(view.Summary(p.Text("letters.more")))
	used := f.values["country"] != ""
	for _, name := range append([]string{"writer"}, lettersFind[:]...) {
		more.With(p.letterBox(f, name, "text"))
		used = used || f.values[name] != ""
	}
	for _, name := range f.done {
		form.With(page.HiddenField("done", name))
	}
	return form.With(more.With(p.lawSelect(f), view.Flag("open", used)), view.Div(view.Class("buttons"), p.PressButton("button", "show", "letters.show")))
}

// letterBox is a field to write into, and what it is for.
func (p *lettersPage) letterBox(f *letterForm, name, kind string) view.Node {
	id := "f-" + name
	box := view.Div(view.Class("box"), view.Label(view.For(id), p.Text("letters."+name)))
	input := view.Input(view.Type(kind), view.ID(id), view.Name(name), view.Value(f.values[name]))
	if key := "letters." + name + ".hint"; p.W.Has(key) {
		box.With(view.P(view.Class("hint"), view.ID("h-"+name), p.Text(key)))
		input.With(view.Aria("describedby", "h-"+name))
	}
	if key := f.faultOf(name); key != "" {
		box.With(view.P(view.Class("fault-here"), p.Text("fault."+key)))
		input.With(view.Aria("invalid", "true"))
	}
	return box.With(input)
}

// lawSelect asks where those she writes to are, where a law is known.
func (p *lettersPage) lawSelect(f *letterForm) view.Node {
	sel := p.CountrySelect("f-country", "letters.country.none", p.lawCountries(), f.values["country"])
	return view.Div(view.Class("box"), view.Label(view.For("f-country"), p.Text("letters.country")),
		view.P(view.Class("hint"), p.Text("letters.country.hint")), sel)
}

// letterHidden carries all that was filled in.
func (p *lettersPage) letterHidden(f *letterForm) view.Node {
	var list []view.Node
	for _, name := range f.to {
		list = append(list, page.HiddenField("to", name))
	}
	for _, name := range append(letterLines[:], "wording", "by", "day", "country") {
		list = append(list, page.HiddenField(name, f.values[name]))
	}
	return view.List(list...)
}
