package app

import "aftercare/app/view"

// ticks are boxes or dots of one field, each with the words of its value.
func (p *page) ticks(kind, field, key string, values []string, on func(string) bool) view.Node {
	list := make([]view.Node, len(values))
	for i, value := range values {
		list[i] = view.Label(view.Class("tick"),
			view.Input(view.Type(kind), view.Name(field), view.Value(value), view.ID("f-"+field+"-"+value), view.Flag("checked", on(value))),
			view.Span(p.text(key+"."+value)))
	}
	return view.List(list...)
}

// hiddenField carries a value on; nothing where there is none.
func hiddenField(name, value string) view.Node {
	return view.If(value != "", view.Input(view.Type("hidden"), view.Name(name), view.Value(value)))
}

// formTo is a form that a page of this program answers.
func formTo(path string, parts ...view.Part) view.Node {
	return view.Form(view.Set("method", "post"), view.Action(view.Path(path)), view.Flag("novalidate", true)).With(parts...)
}

// pressButton is a button that sends its form.
func (p *page) pressButton(class, value, key string) view.Node {
	return view.Button(view.Class(class), view.Type("submit"), view.Name("go"), view.Value(value), p.text(key))
}

// faultBox says what is wrong; it takes the focus.
func faultBox(parts ...view.Part) view.Node {
	return view.Div(view.Class("fault"), view.Role("alert"), view.Count("tabindex", -1), view.Flag("data-focus", true)).With(parts...)
}
