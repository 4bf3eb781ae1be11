package diary

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/wire"
)

// Import is what was read from a file of another program.
type Import struct {
	From    string  // drip, clue, or days: a table of days as such programs write it
	Entries []Entry // to be added, one a day; empty where all of it was there already
	Report  []Reported
}

// Reported is what became of one thing in the file.
type Reported struct {
	Line    int
	Day     aftercare.Date // zero where the line has none that can be read
	Column  string         // of the table, or the kind of a measurement
	Value   string         // as the file has it
	Outcome Outcome
}

// Outcome is what became of a thing in a file.
type Outcome uint8

// The outcomes. What another program holds can raise an answer here and never
// free one: what reassures is not taken.
const (
	Taken         Outcome = iota + 1
	TakenBasal            // a temperature on waking, taken as a temperature
	TakenNearest          // more than heavy, taken as heavy
	TakenAnyway           // left out of the other program's count of cycles, and it counts here
	AlreadyThere          // an entry told the same before, even if it was corrected since
	NothingTold           // a tick that is not set
	NoPlace               // the diary keeps nothing of the kind
	NoAmount              // that it was there, but not how strong
	Reassures             // that there was none
	NoUnit                // a number that may be of one unit or another
	NotUnderstood         // not what the format has in this place
	NoSuchDay             // no day, or one that can be read in two ways
	NotYet                // a day to come
)

// OutcomeTerms are the keys of the outcomes.
var OutcomeTerms = aftercare.NewTerms(Taken, "taken taken-basal taken-nearest taken-anyway already-there nothing-told no-place no-amount reassures no-unit not-understood no-such-day not-yet")

// String returns the key of the outcome.
func (o Outcome) String() string { return OutcomeTerms.Name(o) }

// Count returns how many things came out so.
func (i *Import) Count(outcomes ...Outcome) int {
	n := 0
	for _, r := range i.Report {
		if slices.Contains(outcomes, r.Outcome) {
			n++
		}
	}
	return n
}

// ReadExport reads a file that drip, Clue or a program with a table of days
// wrote, and says line by line what became of it. Entries are written now;
// what the diary has been told before is not added again. There are findings,
// and no entries, where the file is none of these, or nothing in it could be
// taken and nothing was there already.
func ReadExport(text string, d *Diary, now aftercare.Instant) (*Import, []aftercare.Finding) {
	text = strings.TrimPrefix(text, byteOrderMark)
	refuse := func(pointer, message string) (*Import, []aftercare.Finding) {
		return nil, []aftercare.Finding{{Pointer: pointer, Message: message}}
	}
	start := trim(text)
	m := &importer{Import: &Import{}, now: now, had: d.observed(), entries: map[aftercare.Date]*Entry{}}
	switch {
	case len(text) > MaxBytes:
		return refuse("", "the file is larger than can be read here (8 MiB)")
	case start == "":
		return refuse("", "the file is empty")
	case strings.HasPrefix(start, "PK\x03\x04"):
		return refuse("", "this is a packed file (zip): unpack it first, and choose the file with the measurements in it")
	case !utf8.ValidString(text):
		return refuse("", "this is not text in UTF-8")
	case start[0] == '{' || start[0] == '[':
		doc, err := jsondoc.Parse(text)
		if err != nil {
			line, column := jsondoc.Position(text, err.Offset)
			return refuse("line "+strconv.Itoa(line), "column "+strconv.Itoa(column)+": "+err.Message)
		}
		if !m.clue(text, doc.Root()) {
			return refuse("", "this is JSON, but not as Clue writes it: a list of measurements, each with its date, type and value, or of days under data")
		}
	default:
		rows, err := readTable(text, true)
		if err != nil {
			return refuse(place(err.line, ""), err.message)
		}
		if !m.table(rows) {
			return refuse(place(1, ""), "the first line must name the columns, as drip does (date, bleeding.value, temperature.value), or be a table of days with the columns date and bleeding")
		}
	}
	return m.done(d)
}

// importer collects what is read.
type importer struct {
	*Import
	now     aftercare.Instant
	had     map[string]bool // observations that were told before
	entries map[aftercare.Date]*Entry
	days    []aftercare.Date // of the entries, in order
}

// observed are all observations of the diary as they print, those of entries
// that were replaced too: what she took back does not come in again.
func (d *Diary) observed() map[string]bool {
	had := map[string]bool{}
	for i := range d.Entries {
		if rec := d.Entries[i].Record; rec != nil {
			for _, o := range rec.Observations {
				had[printed(o)] = true
			}
		}
	}
	return had
}

func printed(o aftercare.Observation) string {
	o.Withdrawn = false
	return string(wire.AppendRecord(nil, &aftercare.Record{Person: aftercare.Person{PreviousLosses: -1}, Observations: []aftercare.Observation{o}}))
}

// at is a place in the file that tells something of a day.
type at struct {
	line   int
	day    aftercare.Date
	column string
	value  string
}

func (m *importer) report(a at, o Outcome) {
	m.Report = append(m.Report, Reported{a.line, a.day, a.column, a.value, o})
}

// take adds an observation to the entry of its day.
func (m *importer) take(a at, o aftercare.Observation, outcome Outcome) {
	o.Item10, o.When = -1, aftercare.On(a.day)
	key := printed(o)
	if m.had[key] {
		m.report(a, AlreadyThere)
		return
	}
	m.had[key] = true
	e := m.entries[a.day]
	if e == nil {
		e = &Entry{Written: m.now, About: a.day, Record: &aftercare.Record{Person: aftercare.Person{PreviousLosses: -1}}}
		m.entries[a.day] = e
		m.days = withDay(m.days, a.day)
	}
	e.Record.Observations = append(e.Record.Observations, o)
	m.report(a, outcome)
}

// note takes a free text.
func (m *importer) note(a at) {
	m.take(a, aftercare.Observation{Code: aftercare.Note, Text: a.value}, Taken)
}

// temperature takes a number of degrees.
func (m *importer) temperature(a at, unit aftercare.Unit) {
	n, ok := aftercare.ParseDecimal(a.value)
	switch {
	case !ok:
		m.report(a, NotUnderstood)
	case unit == 0:
		m.report(a, NoUnit)
	default:
		m.take(a, aftercare.Observation{Code: aftercare.Temperature, Number: n, Unit: unit}, TakenBasal)
	}
}

// day reads a day of the file, alone or at the start of a moment, and reports
// one that can not be taken.
func (m *importer) day(a at) (aftercare.Date, bool) {
	text := a.value
	if len(text) > 10 && text[10] == 'T' {
		text = text[:10]
	}
	day, ok := aftercare.ParseDate(text)
	switch {
	case !ok:
		m.report(a, NoSuchDay)
	case day > m.now.Day:
		a.day, ok = day, false
		m.report(a, NotYet)
	}
	return day, ok
}

// table reads the rows of a table of days, drip's or another's.
func (m *importer) table(rows []row) bool {
	if len(rows) == 0 {
		return false
	}
	names, dates := make([]string, len(rows[0].cells)), -1
	for i, name := range rows[0].cells {
		names[i] = trim(name)
		if w := words(name); dates < 0 && (w == "date" || w == "day") {
			dates = i
		}
	}
	cell := m.cell
	switch {
	case dates < 0:
		return false
	case isDrip(names):
		m.From, cell = "drip", m.dripCell
	case isDays(names):
		m.From = "days"
	default:
		return false
	}
	for _, row := range rows[1:] {
		if len(row.cells) == 1 && trim(row.cells[0]) == "" {
			continue
		}
		if len(row.cells) != len(names) {
			m.report(at{line: row.line}, NotUnderstood)
			continue
		}
		day, ok := m.day(at{line: row.line, column: names[dates], value: trim(row.cells[dates])})
		if !ok {
			continue
		}
		for i, value := range row.cells {
			if i != dates && trim(value) != "" {
				cell(at{row.line, day, names[i], value})
			}
		}
	}
	return true
}

// done puts the entries in the order of their days.
func (m *importer) done(d *Diary) (*Import, []aftercare.Finding) {
	for _, day := range m.days {
		m.Entries = append(m.Entries, *m.entries[day])
	}
	observations := 0
	for _, list := range [][]Entry{d.Entries, m.Entries} {
		for i := range list {
			if list[i].Record != nil {
				observations += len(list[i].Record.Observations)
			}
		}
	}
	message := ""
	switch {
	case len(d.Entries)+len(m.Entries) > maxEntries || observations > maxObservations:
		message = "with all of this the diary would be larger than a diary can be"
	case len(m.Entries) == 0 && m.Count(AlreadyThere) == 0:
		message = "nothing in this file could be taken"
	default:
		return m.Import, nil
	}
	m.Entries = nil
	return m.Import, []aftercare.Finding{{Message: message}}
}
