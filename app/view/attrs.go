package view

import "strconv"

// Class names the look of an element.
func Class(names string) Attr { return newAttr("class", names) }

// ID names an element of the page.
func ID(id string) Attr { return newAttr("id", cleanID(id)) }

// Href is where a link leads. The zero URL gives no attribute.
func Href(u URL) Attr { return address("href", u) }

// Src is where a script comes from.
func Src(u URL) Attr { return address("src", u) }

// Action is where a form goes, always by POST.
func Action(u URL) Attr { return address("action", u) }

func address(name string, u URL) Attr {
	if u.s == "" {
		return Attr{}
	}
	return Attr{&attr{name: name, value: u.s, based: u.based}}
}

// Set is an attribute with a word of the program's own. Addresses have their
// own functions; a name that takes one, or a handler, is refused.
func Set(name, value string) Attr {
	switch {
	case len(name) > 1 && name[0] == 'o' && name[1] == 'n', name == "href", name == "src", name == "action", name == "style", name == "formaction", name == "srcdoc":
		return Attr{}
	}
	return newAttr(name, value)
}

// Flag is an attribute without a value where the condition holds.
func Flag(name string, on bool) Attr {
	if !on {
		return Attr{}
	}
	return Attr{&attr{name: name, bare: true}}
}

// Name is the name of a field.
func Name(s string) Attr { return newAttr("name", s) }

// Value is the value of a field.
func Value(s string) Attr { return newAttr("value", s) }

// Type is the type of a field or button.
func Type(s string) Attr { return newAttr("type", s) }

// For ties a label to a field.
func For(id string) Attr { return newAttr("for", cleanID(id)) }

// Aria is an aria- attribute.
func Aria(name, value string) Attr { return newAttr("aria-"+name, value) }

// Role says what an element is.
func Role(s string) Attr { return newAttr("role", s) }

// Count is an attribute with a whole number.
func Count(name string, n int) Attr { return newAttr(name, strconv.Itoa(n)) }
