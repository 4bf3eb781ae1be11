package sheet

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/locale"
)

// told is one thing that a record says, under its name.
type told struct{ name, value string }

// factsOf are what a record says of the loss and its care, in words; what was
// not told is left out.
func factsOf(p *page.Page, rec *aftercare.Record) (list []told) {
	add := func(name, value string) {
		if value != "" {
			list = append(list, told{p.W.Text("sheet.fact." + name), value})
		}
	}
	term := func(prefix, word string) string {
		if word == "" {
			return ""
		}
		return p.W.Text(prefix + word)
	}
	l := &rec.Loss
	add("kind", term("sheet.kind.", l.Kind.String()))
	add("place", term("sheet.place.", l.Location.String()))
	if l.Gestation != 0 {
		add("weeks", p.W.Count("unit.week", int(l.Gestation/7)))
	}
	for i := range rec.Care {
		add("care", careWords(p, &rec.Care[i]))
	}
	add("found", dayWords(p, l.DiagnosedOn))
	add("passed", dayWords(p, l.To))
	add("rh", term("sheet.rh.", rec.Person.Rh.String()))
	if rec.Jurisdiction != "" {
		add("country", p.Jurisdiction(rec.Jurisdiction))
	}
	return list
}

// careWords is a step of care with its method and day.
func careWords(p *page.Page, c *aftercare.Care) string {
	text := p.W.Text("sheet.care." + careOption(c))
	if c.Start.Told() {
		text = p.W.Text("sheet.care.on", locale.With("care", text), locale.With("day", dayWords(p, c.Start.Day)))
	}
	return text
}

// careOption names a route and method, as the form does.
func careOption(c *aftercare.Care) string {
	if c.Method == 0 {
		return c.Route.String()
	}
	return c.Route.String() + "." + c.Method.String()
}

// dayWords is a day with its weekday and year, "" for none.
func dayWords(p *page.Page, d aftercare.Date) string {
	if d == 0 {
		return ""
	}
	return p.W.WeekDay(d, 1)
}
