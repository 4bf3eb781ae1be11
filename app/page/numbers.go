package page

import (
	"slices"
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/sorting"
	"aftercare/internal/typing"
	"aftercare/locale"
)

// CallLines are the lines of one kind in one country.
func (p *Page) CallLines(n *guideline.Numbers, kind guideline.CallKind) view.Node {
	lines := n.Lines(kind)
	if len(lines) == 0 {
		return p.Unchecked(n, kind)
	}
	items := view.UL(view.Class("callers"))
	for i := range lines {
		items.With(p.CallLine(&lines[i], kind != guideline.EmergencyLine))
	}
	return view.List(p.Unchecked(n, kind), items)
}

// Unchecked says so where a country has no line of a kind, or none that was
// checked, and names one of another kind that was: nobody is left with numbers
// that may be wrong.
func (p *Page) Unchecked(n *guideline.Numbers, kind guideline.CallKind) view.Node {
	lines := n.Lines(kind)
	if FirstChecked(lines) != nil {
		return view.Node{}
	}
	said := p.SaysUnchecked(lines)
	if other := FirstChecked(n.Crisis); kind == guideline.SupportLine && other != nil {
		return view.List(said, view.P(view.Class("instead"), p.Text("call.instead.support"), view.Text(" "), p.callNumber(other)))
	}
	// Where there is no line for a talk or for advice the number for danger would
	// answer another question.
	if len(lines) == 0 && (kind == guideline.SupportLine || kind == guideline.AdviceLine) {
		return said
	}
	if other := FirstChecked(n.Emergency); kind != guideline.EmergencyLine && other != nil {
		return view.List(said, view.P(view.Class("instead"), p.Text("call.instead.danger"), view.Text(" "), p.callNumber(other)))
	}
	return view.List(said, view.P(view.Class("instead"), p.Text("calls.generic")))
}

// SaysUnchecked says what of some lines was not found, or not checked.
func (p *Page) SaysUnchecked(lines []guideline.CallNumber) view.Node {
	switch {
	case FirstChecked(lines) != nil:
		return view.Node{}
	case len(lines) == 0:
		return view.P(p.Text("call.none"))
	case !anyWay(lines):
		return view.P(view.Class("unsure"), view.Strong(p.Text("call.unnumbered")))
	}
	return view.P(view.Class("unsure"), view.Strong(p.Text("call.unverified")))
}

// anyWay reports whether there is anything to call or to write to.
func anyWay(lines []guideline.CallNumber) bool {
	for i := range lines {
		if lines[i].Number != "" || lines[i].Text != "" {
			return true
		}
	}
	return false
}

// FirstChecked is the first line that was checked and can be called or written to.
func FirstChecked(lines []guideline.CallNumber) *guideline.CallNumber {
	for i := range lines {
		if c := &lines[i]; c.Verified && (c.Number != "" || c.Text != "") {
			return c
		}
	}
	return nil
}

// CheckedNumber is the first checked line of a kind where somebody is, if it can
// be called; nil otherwise.
func (p *Page) CheckedNumber(jurisdiction string, kind guideline.CallKind) *guideline.CallNumber {
	n := p.Know.NumbersIn(jurisdiction)
	if n == nil {
		return nil
	}
	if c := FirstChecked(n.Lines(kind)); c != nil && c.Number != "" {
		return c
	}
	return nil
}

// CallLine is one service: what to dial, what to know before it, and who says so.
// Where its hours or cost are not known it can say that too; beside an
// emergency number that would only make somebody wait.
func (p *Page) CallLine(c *guideline.CallNumber, unknowns bool) view.Node {
	first := view.P()
	if c.Name != "" {
		first.With(view.Strong(p.Named(c.Name)), view.Text(" "))
	}
	for _, number := range [...]string{c.Number, c.Also} {
		if number != "" {
			first.With(Tel(number), view.Text(" "))
		}
	}
	if c.Text != "" {
		first.With(p.Text("number.text"), view.Text(" "), Written(c.Text))
	}
	var facts []string
	if c.Hours != "" {
		facts = append(facts, c.Hours)
	} else if c.Number != "" && unknowns {
		facts = append(facts, p.W.Text("call.hours.unknown"))
	}
	if c.Cost != 0 {
		facts = append(facts, p.W.Text("call.cost."+c.Cost.String()))
	} else if c.Number != "" && unknowns {
		facts = append(facts, p.W.Text("call.cost.unknown"))
	}
	if len(c.Languages) > 0 {
		var names []string
		for _, l := range c.Languages {
			names = append(names, p.LanguageName(l))
		}
		facts = append(facts, p.W.List(names))
	}
	item := view.LI(first)
	if len(facts) > 0 {
		item.With(view.P(view.Class("quiet"), view.Text(p.W.Join(locale.Dot, facts...))))
	}
	if c.Note != "" {
		item.With(view.P(p.Named(c.Note)))
	}
	key := "call.from"
	if !c.Verified {
		key = "call.from.unverified"
	}
	item.With(view.Small(p.Text(key, locale.With("source", c.Source), locale.With("day", p.W.PartialDate(c.CheckedOn)))))
	for i := range c.Pages {
		item.With(view.Text(" "), view.Small(view.Span(view.Class("address"), Written(c.Pages[i].Site)), p.pageDay(c.Pages[i].Day)))
	}
	return item
}

// pageDay is the day that a page bears, if it bears one.
func (p *Page) pageDay(day string) view.Node {
	return view.If(day != "", view.Text(p.W.InBrackets("", p.W.PartialDate(day))))
}

// Countries lists the numbers of a kind by country, in the order of the countries' names.
func (p *Page) Countries(kind guideline.CallKind) view.Node {
	var rows []view.Part
	for _, code := range p.CountryCodes() {
		rows = append(rows, view.Div(view.DT(view.Text(p.Jurisdiction(code))), view.DD(p.Unchecked(p.Know.Numbers[code], kind), p.shortLines(p.Know.Numbers[code].Lines(kind)))))
	}
	return view.DL(append(rows, view.Class("numbers"))...)
}

// shortLines are some lines without where they are from. Each that was not
// checked says so.
func (p *Page) shortLines(lines []guideline.CallNumber) view.Node {
	var list []view.Node
	for i := range lines {
		list = append(list, view.P(p.callNumber(&lines[i])))
	}
	return view.List(list...)
}

// callNumber is one number with what to know before calling it.
func (p *Page) callNumber(c *guideline.CallNumber) view.Node {
	var parts []view.Node
	if c.Name != "" {
		parts = append(parts, view.Span(p.Named(c.Name)), view.Text(" "))
	}
	for _, number := range [...]string{c.Number, c.Also} {
		if number != "" {
			parts = append(parts, Tel(number), view.Text(" "))
		}
	}
	var notes []string
	if c.Hours != "" {
		notes = append(notes, c.Hours)
	}
	if !c.Verified {
		notes = append(notes, p.W.Text("number.unverified"))
	}
	small := view.Small()
	if c.Text != "" {
		small.With(p.Text("number.text"), view.Text(" "), Written(c.Text), view.If(len(notes) > 0, view.Text(p.W.Between(locale.Semicolon))))
	}
	return view.List(append(parts, view.If(c.Text != "" || len(notes) > 0, small.With(view.Text(p.W.Join(locale.Semicolon, notes...)))))...)
}

// EmergencyLine are the numbers for an emergency on one line: those of a
// country or, if none is known, those that most countries have.
func (p *Page) EmergencyLine(country string) view.Node {
	line := view.Span(view.Class("emergency-line"))
	if n := p.Know.Numbers[country]; n != nil {
		line.With(view.Strong(p.Text("line.emergency")))
		return line.With(view.Text(" "), p.dial(n))
	}
	line.With(view.Strong(p.Text("line.emergency")), view.Text(" "))
	for i, g := range p.emergencyGroups() {
		if i == mostGroups {
			break
		}
		text := p.W.Text("line.many")
		if i > 0 {
			text = p.W.Join(locale.Comma, g.countries...)
		}
		line.With(view.Span(view.Class("pair"), Tel(g.number), view.Text(" "+text)), view.Text(" "))
	}
	return line.With(Link(PathHelp, p.Text("line.all")))
}

// mostGroups is how many numbers such a line has.
const mostGroups = 4

// emergencyGroup is a number, and the countries where it is the first to call.
type emergencyGroup struct {
	number    string
	countries []string
}

// emergencyGroups are the numbers that were checked, the commonest first.
func (p *Page) emergencyGroups() []emergencyGroup {
	var list []emergencyGroup
	for _, code := range p.CountryCodes() {
		numbers := checkedNumbers(p.Know.Numbers[code])
		if len(numbers) == 0 {
			continue
		}
		at := slices.IndexFunc(list, func(g emergencyGroup) bool { return g.number == numbers[0] })
		if at < 0 {
			at, list = len(list), append(list, emergencyGroup{number: numbers[0]})
		}
		list[at].countries = append(list[at].countries, p.Jurisdiction(code))
	}
	sorting.Stable(list, func(a, b emergencyGroup) int { return len(b.countries) - len(a.countries) })
	return list
}

// dial are the emergency numbers of a country that were checked. If none was, it
// is the first, and it says so.
func (p *Page) dial(n *guideline.Numbers) view.Node {
	var list []view.Node
	numbers := checkedNumbers(n)
	for i := range n.Emergency {
		if c := &n.Emergency[i]; len(numbers) == 0 && c.Number != "" {
			return view.List(Tel(c.Number), view.Text(" "), view.Small(p.Text("number.unverified")))
		}
	}
	for _, number := range numbers {
		list = append(list, Tel(number), view.Text(" "))
	}
	return view.List(list...)
}

// checkedNumbers are the emergency numbers of a country that were checked.
func checkedNumbers(n *guideline.Numbers) []string {
	var list []string
	for i := range n.Emergency {
		c := &n.Emergency[i]
		for _, number := range [...]string{c.Number, c.Also} {
			if number != "" && c.Verified && !slices.Contains(list, number) {
				list = append(list, number)
			}
		}
	}
	return list
}

// Tel is a number that a telephone dials when it is touched, where it dials
// exactly that.
func Tel(number string) view.Node {
	if view.Tel(number) == (view.URL{}) {
		return Written(number)
	}
	return view.A(view.Class("tel"), leftToRight, view.Href(view.Tel(number)), view.Text(number))
}

// leftToRight is on what runs from left to right in every language.
var leftToRight = view.Set("dir", "ltr")

// Written is a number or an address that keeps its order on every page.
func Written(text string) view.Node { return view.BDI(leftToRight, view.Text(text)) }

// Named is a name or a note as its source gives it, in a direction of its own.
func (p *Page) Named(text string) view.Node { return view.Text(p.W.Isolate(text)) }

// InLanguage is a text that is in one language on every page: the title of a
// source, or what we noted of it. A page in another says which that is.
func (p *Page) InLanguage(lang, text string) view.Node {
	if lang == p.W.Lang || p.W.Lang == "en" {
		return p.Named(text)
	}
	return view.Span(view.Set("lang", lang), view.Set("dir", "auto"), view.Text(text))
}

// CommonNumber is the emergency number to give where no country was told, with the
// names of the countries it's for: the number of the most countries that most people
// can read this language in, if it's that of more than half of them; or else that of
// the most countries there are numbers for.
func (p *Page) CommonNumber() (number string, countries []string) {
	codes := p.CountryCodes()
	own := slices.DeleteFunc(slices.Clone(codes), func(code string) bool {
		return !slices.Contains(strings.Fields(p.W.Text("stranger.countries")), code)
	})
	if number, countries = p.sharedNumber(own); 2*len(countries) > len(own) {
		return number, countries
	}
	return p.sharedNumber(codes)
}

// WhereCommon says which countries a common number is for.
func (p *Page) WhereCommon(number string, countries []string) view.Node {
	return p.Text("number.common", locale.With("number", number), locale.With("countries", p.W.List(countries)))
}

// sharedNumber is the emergency number of the most of some countries, with their names.
func (p *Page) sharedNumber(codes []string) (number string, countries []string) {
	names := map[string][]string{}
	for _, code := range codes {
		lines := p.Know.Numbers[code].Lines(guideline.EmergencyLine)
		for i := range lines {
			for _, n := range [...]string{lines[i].Number, lines[i].Also} {
				if n != "" && lines[i].Verified {
					names[n] = append(names[n], p.Jurisdiction(code))
				}
			}
		}
	}
	for n, list := range names {
		if list = slices.Compact(list); len(list) > len(countries) || len(list) == len(countries) && n < number {
			number, countries = n, list
		}
	}
	return number, countries
}

// CountryCodes are the countries there are numbers for, by their names. In a
// translation those come first where a line answers in it: her number is then
// in the first screen.
func (p *Page) CountryCodes() []string {
	var own, others []string
	for i := range p.Know.Pack.Numbers {
		n := &p.Know.Pack.Numbers[i]
		if p.W.Checked() != "" && n.Answers(p.W.Lang) {
			own = append(own, n.Jurisdiction)
		} else {
			others = append(others, n.Jurisdiction)
		}
	}
	p.SortCountries(own)
	p.SortCountries(others)
	return append(own, others...)
}

// CountryIn is the country that a form names, "" if it names none that there are
// numbers for.
func (p *Page) CountryIn(form []Field) string {
	code, _, _ := TakeField(form, "country")
	if p.Know == nil || p.Know.Numbers[code] == nil {
		return ""
	}
	return code
}

// SortCountries puts the codes of countries into the order of their names.
func (p *Page) SortCountries(codes []string) {
	sorting.Stable(codes, func(a, b string) int {
		return typing.Order(p.Jurisdiction(a), p.Jurisdiction(b))
	})
}

// Jurisdiction is a country in words where there are words for it.
func (p *Page) Jurisdiction(code string) string { return p.wordOr("country.", code) }

// LanguageName is a language in words where there are words for it.
func (p *Page) LanguageName(code string) string { return p.wordOr("language.", code) }

func (p *Page) wordOr(prefix, code string) string {
	if p.W.Has(prefix + code) {
		return p.W.Text(prefix + code)
	}
	return code
}
