package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// form is what was filled in for a patient, and the only place where it is.
type form struct {
	values map[string]string
	faults map[string]string // by field: the key of the fault
	odd    bool              // a part of it was not known
	press  string
	beside string // the second language
	rec    *aftercare.Record
}

// lines are the fields of the unit, and how many letters each takes, so that
// the sheet stays one page.
var lines = []struct {
	field string
	most  int
}{{"unit", guideline.MostUnitName}, {"number", guideline.MostUnitNumber}, {"hours", guideline.MostUnitName}, {"site", 60}}

// kindOptions are what may have happened; what a scan did not find is among
// it.
var kindOptions = []string{"missed", "incomplete", "complete", "chemical", "late", "ectopic", "molar", "septic", "threatened", "unlocated", "not-scanned"}

// careOptions are the last care: its route and, after a point, its method.
var careOptions = []string{"expectant", "medical.misoprostol", "medical.mifepristone-misoprostol", "medical.methotrexate", "medical.labour-induction", "medical",
	"surgical.vacuum-aspiration", "surgical.curettage", "surgical.dilation-and-evacuation", "surgical.hysteroscopic-removal", "surgical.salpingectomy", "surgical.salpingotomy", "surgical", "passed", "none"}

// readForm reads the fields strictly: what is not on a list is refused by name.
func readForm(fields []page.Field, today aftercare.Date) *form {
	f := &form{values: map[string]string{}, faults: map[string]string{}}
	for _, x := range fields {
		switch {
		case x.Name == "go":
			f.press = x.Value
		case !slices.Contains(fieldNames, x.Name) || f.values[x.Name] != "":
			f.odd = true
		default:
			f.values[x.Name] = strings.TrimSpace(x.Value)
		}
	}
	f.rec = &aftercare.Record{}
	f.readKind()
	f.readCare(today)
	f.readRest()
	for _, l := range lines {
		if text := f.values[l.field]; utf8.RuneCountInString(text) > l.most || !page.IsLine(text) {
			f.faults[l.field] = "not-a-line"
		}
	}
	return f
}

var fieldNames = []string{"kind", "care", "day", "weeks", "rh", "country", "unit", "number", "hours", "site"}

func (f *form) wrong() bool { return f.odd || len(f.faults) > 0 }

func (f *form) readKind() {
	value, l := f.values["kind"], &f.rec.Loss
	switch place, isPlace := aftercare.LocationTerms.Parse(value); {
	case value != "" && !slices.Contains(kindOptions, value):
		f.faults["kind"] = "not-on-list"
	case isPlace && value != "ectopic":
		l.Location = place
	default:
		l.Kind, _ = aftercare.LossKindTerms.Parse(value)
	}
}

// readCare reads the last care and its day. While she waits, the day is that
// on which the loss was found; if it passed by itself, that on which it did.
func (f *form) readCare(today aftercare.Date) {
	value, l := f.values["care"], &f.rec.Loss
	day, isDay := aftercare.ParseDate(f.values["day"])
	switch {
	case f.values["day"] != "" && !isDay:
		f.faults["day"] = "not-a-day"
	case day > today:
		f.faults["day"] = "still-to-come"
	case day == 0:
		f.faults["day"] = "day-missing"
	}
	switch {
	case value == "":
		f.faults["care"] = "no-choice"
		return
	case !slices.Contains(careOptions, value):
		f.faults["care"] = "not-on-list"
		return
	}
	if value == "passed" {
		value, l.From, l.To = "expectant", day, day
	}
	word, method, _ := strings.Cut(value, ".")
	route, isCare := aftercare.RouteTerms.Parse(word)
	c := aftercare.Care{Route: route}
	c.Method, _ = aftercare.MethodTerms.Parse(method)
	switch {
	case l.To != 0:
	case route == aftercare.Expectant || !isCare:
		l.DiagnosedOn = day
	case day != 0:
		c.Start = aftercare.On(day)
	}
	if isCare {
		f.rec.Care = []aftercare.Care{c}
	}
}

func (f *form) readRest() {
	if text := f.values["weeks"]; text != "" {
		if n, err := strconv.Atoi(text); err != nil || n < 1 {
			f.faults["weeks"] = "not-a-number"
		} else if g, ok := aftercare.ParseGestation(text + "w"); !ok {
			f.faults["weeks"] = "not-a-number"
		} else {
			f.rec.Loss.Gestation = g
		}
	}
	ok := false
	if f.rec.Person.Rh, ok = aftercare.RhTerms.Parse(f.values["rh"]); !ok && f.values["rh"] != "" {
		f.faults["rh"] = "not-on-list"
	}
	if code := f.values["country"]; code == "" || aftercare.IsJurisdiction(code) {
		f.rec.Jurisdiction = code
	} else {
		f.faults["country"] = "not-on-list"
	}
}

func (f *form) unit() Unit {
	return Unit{guideline.Unit{Name: f.values["unit"], Number: f.values["number"], Hours: f.values["hours"]}, f.values["site"]}
}

// formPage is a page with the form.
type formPage struct {
	*page.Page
	f *form
}

// draw is the form, sent to a path.
func (p *formPage) draw(to string) view.Node {
	return page.FormTo(to,
		p.choose("kind", "sheet.kind.", kindOptions), p.choose("care", "sheet.care.", careOptions),
		p.box("day", "date", "h-day"), p.box("weeks", "text", ""),
		p.choose("rh", "sheet.rh.", aftercare.RhTerms.Words()), p.country(),
		view.Fieldset(view.Legend(p.Text("sheet.yours")), p.box("unit", "text", ""), p.box("number", "text", ""), p.box("hours", "text", "h-hours"), p.box("site", "text", "h-site")),
		p.beside(), view.Div(view.Class("buttons"), p.PressButton("button", "make", "sheet.make")))
}

// label names a field, with the fault found in it.
func (p *formPage) label(field string) view.Node {
	box := view.Div(view.Class("box"), view.Label(view.For("f-"+field), p.Text("sheet.ask."+field)))
	if key := p.f.faults[field]; key != "" {
		box.With(view.P(view.Class("fault-here"), p.Text("fault."+key)))
	}
	return box
}

func (p *formPage) box(field, kind, hint string) view.Node {
	box := p.label(field)
	in := view.Input(view.Type(kind), view.ID("f-"+field), view.Name(field), view.Value(p.f.values[field]), view.Set("autocomplete", "off"))
	if hint != "" {
		box.With(view.P(view.Class("hint"), view.ID(hint), p.Text("sheet.ask."+field+".hint")))
		in.With(view.Aria("describedby", hint))
	}
	if p.f.faults[field] != "" {
		in.With(view.Aria("invalid", "true"))
	}
	return box.With(in)
}

// choose is one choice of a list, with nothing chosen first.
func (p *formPage) choose(field, prefix string, values []string) view.Node {
	sel := view.Select(view.ID("f-"+field), view.Name(field), view.Option(view.Value(""), p.Text("sheet.choose")))
	for _, v := range values {
		key := prefix + v
		if field == "kind" && !p.W.Has(key) {
			key = "sheet.place." + v
		}
		sel.With(view.Option(view.Value(v), view.Flag("selected", p.f.values[field] == v), p.Text(key)))
	}
	return p.label(field).With(sel)
}

// country is where the patient is: the nations of a state follow it.
func (p *formPage) country() view.Node {
	var codes []string
	for _, code := range p.CountryCodes() {
		codes = append(append(codes, code), nations(code)...)
	}
	return p.label("country").With(p.CountrySelect("f-country", "sheet.choose", codes, p.f.values["country"]))
}

func nations(code string) []string {
	if set := aftercare.NationsOf(code); set != 0 {
		return aftercare.NationTerms.Of(set)
	}
	return nil
}
