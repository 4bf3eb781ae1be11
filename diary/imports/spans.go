package imports

import (
	"cmp"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/internal/sorting"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// spanColumns are where a table of periods has what; -1 where it has it not.
type spanColumns struct {
	from                       string
	start, end, length, source int
}

// The names of such columns, the surest first.
const (
	startNames  = "period start date|period start|period started|period began|start of period|start date|startdate|start|started|from|begin|begin date|first day|cycle start date|cycle start|inicio|fecha de inicio|beginn|debut|inizio"
	endNames    = "period end date|period end|period ended|end of period|end date|enddate|end|ended|to|until|last day|fin|fecha de fin|ende|fine"
	lengthNames = "period length|period length days|period duration|period days|duration|length|bleeding days"
	sourceNames = "period source|source"
)

// findSpans looks for the columns of a table of periods.
func findSpans(names []string) spanColumns {
	s := spanColumns{from: "periods"}
	s.start, s.end, s.length, s.source = first(names, startNames), first(names, endNames), first(names, lengthNames), first(names, sourceNames)
	if s.start >= 0 && s.source >= 0 && first(names, "cycle start date") >= 0 {
		s.from = "fitbit"
	}
	return s
}

// first is the column whose name comes first in a list.
func first(names []string, list string) int {
	best, at := len(list), -1
	for i, n := range names {
		if w := typing.Words(n); isOneOf(list, w) {
			if p := strings.Index("|"+list+"|", "|"+w+"|"); p < best {
				best, at = p, i
			}
		}
	}
	return at
}

// spans reads a table of periods.
func (m *importer) spans(rows []tabular.Row, names []string, s spanColumns) []aftercare.Finding {
	if findings := m.settleSpans(rows, names, s); findings != nil || len(m.Choices) > 0 {
		return findings
	}
	for _, row := range rows[1:] {
		cells := row.Filled(len(names))
		switch {
		case row.IsBlank():
		case len(cells) > len(names):
			m.longRow(row.Line, names, cells, s.start)
		default:
			m.spanRow(row.Line, names, cells, s)
		}
	}
	return nil
}

func (m *importer) settleSpans(rows []tabular.Row, names []string, s spanColumns) []aftercare.Finding {
	if findings := m.settleColumn(rows, names, s.start); findings != nil {
		return findings
	}
	var texts []string
	for _, row := range rows[1:] {
		for _, i := range []int{s.start, s.end} {
			if i >= 0 && i < len(row.Cells) && tabular.Trim(row.Cells[i]) != "" {
				texts = append(texts, row.Cells[i])
			}
		}
	}
	m.settle(texts)
	return nil
}

func (m *importer) spanRow(line int, names, cells []string, s spanColumns) {
	get := func(i int) string { return tabular.Cell(cells, i) }
	place := func(i int) at {
		if get(i) == "" {
			return at{}
		}
		return at{line: line, column: names[i], value: get(i)}
	}
	if get(s.start) == "" { // it may begin before what is in the file
		for _, i := range []int{s.end, s.length, s.source} {
			if get(i) != "" {
				m.report(place(i), NotUnderstood)
			}
		}
	} else {
		p := span{line: line, column: names[s.start], start: get(s.start), end: get(s.end), length: get(s.length), endAt: place(s.end), lengthAt: place(s.length)}
		p.predicted = isOneOf("computed|predicted|prediction|estimated", typing.Words(get(s.source)))
		m.span(p)
	}
	for i, cell := range cells {
		if i == s.start || i == s.end || i == s.length || i == s.source || tabular.Trim(cell) == "" {
			continue
		}
		a := at{line: line, column: names[i], value: tabular.Trim(cell)}
		m.ofPeriod(a, get(s.start))
	}
}

// ofPeriod reports what is about a whole period: of which of its days is not
// known. Its note is taken.
func (m *importer) ofPeriod(a at, start string) {
	switch k, _ := m.kindOf(a.column); {
	case k == kindNote:
		m.datedNote(a, start)
	case k == kindUnknown:
		m.otherwise(a, typing.Words(a.value), NoPlace)
	default:
		m.otherwise(a, typing.Words(a.value), NotUnderstood)
	}
}

// datedNote takes a note of a period on its first day.
func (m *importer) datedNote(a at, start string) {
	if day, ok := m.dates.day(start); ok && day <= m.settings.Now.Day {
		a.day = day
		m.note(a)
		return
	}
	m.report(a, NoSuchDay)
}

// span is a period by its first and last day, or its length in days.
type span struct {
	line               int
	column             string
	start, end, length string
	endAt, lengthAt    at // where these are
	predicted          bool
	moments            bool           // start and end are moments: at midnight the day is over
	amounts            map[int]string // by the day of the period, from 0
}

// longestPeriod bounds how many days one period may name; more is a slip, or
// a cycle taken for a period.
const longestPeriod = 62

// amountName is what how heavy a day of a period was is reported as.
const amountName = "period_intensity"

// span takes the days of a period.
func (m *importer) span(p span) {
	a := at{line: p.line, column: p.column, value: p.start}
	first, why := m.day(a)
	if why != 0 {
		m.restOfSpan(p, first, why)
		return
	}
	if p.end != "" {
		a.value += " – " + p.end
	}
	a.day = first
	last, ok := m.lastDay(first, p)
	switch {
	case p.predicted:
		m.report(a, Predicted)
		return
	case !ok || last < first || last-first >= longestPeriod:
		m.report(a, NotUnderstood)
		p.end = "" // which was told
		m.restOfSpan(p, first, NotUnderstood)
		return
	}
	m.daysOf(a, p, last)
	if n, ok := lengthOf(p.length); p.end != "" && p.length != "" && (!ok || n != int(last-first)+1) {
		m.report(p.lengthAt, NotUnderstood)
	}
	p.end, p.length = "", ""
	m.restOfSpan(p, first, NotUnderstood)
}

// daysOf takes the days of a period up to the last; those with an amount are
// taken out of it. Without an end it may go on still: then only days with an
// amount are known.
func (m *importer) daysOf(a at, p span, last aftercare.Date) {
	first := a.day
	goesOn := p.end == "" && p.length == ""
	if goesOn {
		for n := range p.amounts {
			if n > 0 && n < longestPeriod {
				last = max(last, first+aftercare.Date(n))
			}
		}
	}
	today := m.settings.Now.Day
	if last > today {
		one := a
		one.day, last = today+1, today
		m.report(one, NotYet)
	}
	if len(p.amounts) == 0 {
		m.period(a, last)
		return
	}
	for ; a.day <= last; a.day++ {
		n := int(a.day - first)
		if amount, told := p.amounts[n]; told {
			one := a
			one.value, one.sign = amount, true
			m.bleeding(one, typing.Words(amount))
			delete(p.amounts, n)
		} else if !goesOn || n == 0 {
			m.period(a, a.day)
		}
	}
}

// restOfSpan reports what else a period has: how heavy a day was that is not
// one of it matters all the same.
func (m *importer) restOfSpan(p span, first aftercare.Date, why Outcome) {
	if p.end != "" {
		m.report(p.endAt, why)
	}
	if p.length != "" {
		m.report(p.lengthAt, why)
	}
	var days []int
	for n := range p.amounts {
		days = append(days, n)
	}
	sorting.Stable(days, cmp.Compare[int])
	for _, n := range days {
		a := at{line: p.line, column: amountName, value: p.amounts[n]}
		o := why
		if a.day = first + aftercare.Date(n); first == 0 || n < 0 || n >= longestPeriod {
			a.day, a.value = 0, strconv.Itoa(n)+": "+a.value
		} else if a.day > m.settings.Now.Day {
			o = NotYet
		}
		if amount := means(bleedingWords, typing.Words(p.amounts[n])); amount != "" {
			a.may = saysSign("bleeding", amount)
		} else {
			a.sign = true
		}
		m.report(a, o)
	}
}

// lastDay is the last day of a period.
func (m *importer) lastDay(first aftercare.Date, p span) (aftercare.Date, bool) {
	if p.end != "" {
		last, ok := m.dates.day(p.end)
		if _, time := cutTime(typing.Unmarked(p.end)); p.moments && last > first && strings.HasPrefix(time, "00:00") {
			last--
		}
		return last, ok
	}
	if p.length == "" {
		return first, true
	}
	n, ok := lengthOf(p.length)
	return first + aftercare.Date(n) - 1, ok
}

// lengthOf reads a number of days.
func lengthOf(text string) (int, bool) {
	count, _, _ := strings.Cut(typing.Plain(text), " ")
	n, err := strconv.Atoi(strings.TrimSuffix(count, ".0"))
	return n, err == nil && n >= 1 && n <= longestPeriod
}

// The labels of a list of periods in plain text, as Period Calendar and Flo
// write it.
const (
	labelStart  = "period start date"
	labelEnd    = "period end date"
	labelLength = "period length"
)

// isLabelled reports whether a text is such a list.
func isLabelled(text string) bool {
	head := typing.Plain(text[:min(len(text), 4096)])
	return strings.Contains(head, labelStart+":")
}

// labelled reads such a list. What else is labelled is about the period
// before it.
func (m *importer) labelled(text string) []aftercare.Finding {
	m.From = "period calendar"
	type told struct {
		at
		period int // how many came before it
	}
	var list []span
	var texts []string
	var more []told
	for i, line := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") {
		label, value, found := strings.Cut(line, ":")
		value = tabular.Trim(value)
		switch name := typing.Words(label); {
		case !found:
			if strings.Trim(tabular.Trim(line), "-=_*") != "" {
				m.report(at{line: i + 1, value: tabular.Trim(line)}, NotUnderstood)
			}
		case name == labelStart:
			list = append(list, span{line: i + 1, column: tabular.Trim(label), start: value})
			texts = append(texts, value)
		case name == labelEnd && len(list) > 0 && list[len(list)-1].end == "":
			list[len(list)-1].end, list[len(list)-1].endAt = value, at{line: i + 1, column: tabular.Trim(label), value: value}
			texts = append(texts, value)
		case name == labelLength && len(list) > 0 && list[len(list)-1].length == "":
			list[len(list)-1].length, list[len(list)-1].lengthAt = value, at{line: i + 1, column: tabular.Trim(label), value: value}
		case value != "" && (name == labelEnd || name == labelLength): // a second one, or of no period
			m.report(at{line: i + 1, column: tabular.Trim(label), value: value}, NotUnderstood)
		case value == "":
			m.report(at{line: i + 1, column: tabular.Trim(label)}, NothingTold)
		default:
			more = append(more, told{at{line: i + 1, column: tabular.Trim(label), value: value}, len(list)})
		}
	}
	if !m.settle(texts) {
		return nil
	}
	for _, p := range list {
		m.span(p)
	}
	for _, t := range more {
		start := ""
		if t.period > 0 {
			start = list[t.period-1].start
		}
		m.ofPeriod(t.at, start)
	}
	return nil
}
