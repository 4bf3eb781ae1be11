package importer

import (
	"errors"
	"fmt"
	"strings"

	"aftercare"
)

var fhirDays = map[string]string{"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}

// fhirHours writes the hours of a service at a location, or of a location on its own,
// in the syntax of OpenStreetMap. All of them are left out if any part is uncertain.
func (m *Import) fhirHours(r, at *resource) string {
	list := r.AvailableTime
	if r.ResourceType == "Location" {
		list = r.HoursOfOperation
	}
	if len(list) == 0 {
		return ""
	}
	for _, part := range []*resource{r, at} {
		if part != nil && tidy(part.AvailabilityExceptions) != "" {
			m.note(r.place, fmt.Sprintf("hours left out: there are exceptions, %q", tidy(part.AvailabilityExceptions)))
			return ""
		}
	}
	var rules []string
	for i := range list {
		rule, err := list[i].rule()
		if err != nil {
			m.note(r.place, "hours left out: "+err.Error())
			return ""
		}
		rules = append(rules, rule)
	}
	text := strings.Join(rules, ", ")
	for i := range r.NotAvailable {
		rule, err := r.NotAvailable[i].rule(m.set.Source.Checked)
		if err != nil {
			m.note(r.place, "hours left out: "+err.Error())
			return ""
		}
		if rule != "" {
			text += "; " + rule
		}
	}
	return text
}

// rule is one time of a week.
func (t *available) rule() (string, error) {
	var days []string
	for _, d := range t.DaysOfWeek {
		if fhirDays[d] == "" {
			return "", fmt.Errorf("%q is not a day", d)
		}
		days = append(days, fhirDays[d])
	}
	rule := strings.Join(days, ",")
	start, end := clock(t.AvailableStartTime+t.OpeningTime), clock(t.AvailableEndTime+t.ClosingTime)
	if end == "00:00" {
		end = "24:00"
	}
	switch {
	case t.AllDay && rule == "":
		return "24/7", nil
	case t.AllDay:
		return rule + " 00:00-24:00", nil
	case rule == "":
		return "", errors.New("a time without its days")
	case start == "" || end == "":
		return "", errors.New("a beginning or an end is missing")
	case end <= start:
		return "", fmt.Errorf("they end at %s, before they start at %s", end, start)
	}
	return rule + " " + start + "-" + end, nil
}

// rule closes the days of an absence, "" if they are past. An absence without
// dates, or of a part of a day, cannot be written.
func (n *notAvailable) rule(day aftercare.Date) (string, error) {
	unclear := fmt.Errorf("it names times when it is not available, %q", tidy(n.Description))
	if n.During == nil || len(n.During.Start) != len("2026-12-24") || len(n.During.End) != len("2026-12-24") {
		return "", unclear
	}
	start, ok := aftercare.ParseDate(n.During.Start)
	end, ok2 := aftercare.ParseDate(n.During.End)
	switch {
	case !ok || !ok2 || end < start:
		return "", unclear
	case day != 0 && end < day:
		return "", nil
	}
	return osmDay(start) + "-" + osmDay(end) + " off", nil
}

// osmDay is a day as in 2026 Dec 24.
func osmDay(d aftercare.Date) string {
	year, month, day := d.Civil()
	names := [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	return fmt.Sprintf("%d %s %02d", year, names[month-1], day)
}

// clock cuts the seconds off a FHIR time.
func clock(s string) string {
	if len(s) < 5 || s[2] != ':' {
		return ""
	}
	return s[:5]
}
