// Package imports reads what other programs export into entries of a diary,
// and says of each thing in a file what became of it: see doc/imports.md.
package imports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/sorting"
	"aftercare/internal/tabular"
	"aftercare/wire"
)

// Import is what was read from a file of another program.
type Import struct {
	From    string        // the program, or the form: see doc/imports.md
	Entries []diary.Entry // to be added, one a day; empty where all of it was there already
	Report  []Reported    // what became of each thing, danger signs first
	// Choices are the orders in which the dates can be read, where the file
	// does not show which; Sample is a date of the file that they differ in.
	// Nothing is taken until one of them is set in Settings.
	Choices []Choice
	Sample  string
	// Letters is how certain it is what letters the file has: "", "guessed", or
	// "unread" if nothing but ASCII was read.
	Letters string
	// Unitless is whether temperatures were left out for want of a unit.
	Unitless bool
}

// Settings say how a file is read.
type Settings struct {
	Now   aftercare.Instant // entries are written then; later days are to come
	Order DateOrder         // of dates that can be read in several ways
	Unit  aftercare.Unit    // of temperatures without one
}

// Reported is what became of one thing in a file.
type Reported struct {
	Line    int
	Day     aftercare.Date // zero where the line has none that can be read
	Column  string         // of the table, or the kind of a measurement
	Value   string         // as the file has it
	Outcome Outcome
	Danger  bool // a sign that asks for help, or may: it was left out
	Times   int  // how many more there are of the same kind, which have no line of their own
	Sign    Sign // what it was taken as, or may be
}

// Sign is an observation without its day, who it is about and its text.
type Sign struct {
	Code   aftercare.Code
	Word   aftercare.Word
	Number aftercare.Decimal
	Unit   aftercare.Unit
}

// Judge marks the signs that by themselves ask for help, and puts them first.
// It decides nothing else.
func (i *Import) Judge(danger func(aftercare.Observation) bool) {
	known := map[Sign]bool{}
	for n := range i.Report {
		r := &i.Report[n]
		if r.Sign.Code == 0 || r.Sign.Code == aftercare.Note {
			continue
		}
		asks, ok := known[r.Sign]
		if !ok {
			day := cmp.Or(r.Day, anyDay) // what is of no day in the file is judged all the same
			asks = danger(aftercare.Observation{Code: r.Sign.Code, Word: r.Sign.Word, Number: r.Sign.Number, Unit: r.Sign.Unit, When: aftercare.On(day)})
			known[r.Sign] = asks
		}
		r.Danger = r.Danger || asks
	}
	i.inRanks()
}

// anyDay is the day of things without one: 1 January 2000.
const anyDay aftercare.Date = 730_120

// inRanks sorts a report by rank; equals keep their order.
func (i *Import) inRanks() {
	sorting.Stable(i.Report, func(a, b Reported) int { return cmp.Compare(rank(&a), rank(&b)) })
}

// IsTaken reports whether the thing is in the diary now, or was before.
func (r *Reported) IsTaken() bool {
	switch r.Outcome {
	case Taken, TakenBasal, TakenNearest, TakenAsNote, AlreadyThere, Repeated:
		return true
	}
	return false
}

// Outcome is what became of a thing in a file.
type Outcome uint8

// The outcomes. What another program holds can raise an answer here and never
// loosen one: what reassures is not taken.
const (
	Taken         Outcome = iota + 1
	TakenBasal            // a temperature on waking, taken as a temperature
	TakenNearest          // more than heavy, taken as heavy
	TakenAnyway           // left out of the other program's count of cycles, and it counts here
	AlreadyThere          // an entry has the same, even if it was corrected since
	NothingTold           // a tick that is not set, or no text
	NoPlace               // the diary keeps nothing of the kind
	NoAmount              // that it was there, but not how strong
	Reassures             // that there was none
	NoUnit                // a number that may be of one unit or another
	NotUnderstood         // not what the format has in this place
	NoSuchDay             // no day, or one that can be read in two ways
	NotYet                // a day to come
	TakenAsNote           // a day of a period, without how heavy it was: taken as a note
	OtherWords            // the diary holds it, in other words or on another scale
	Predicted             // a guess of the other program
	Repeated              // another place of the file says the same
)

// OutcomeTerms are the keys of the outcomes.
var OutcomeTerms = aftercare.NewTerms(Taken, "taken taken-basal taken-nearest taken-anyway already-there nothing-told no-place no-amount reassures no-unit not-understood no-such-day not-yet taken-as-note other-words predicted repeated")

// String returns the key of the outcome.
func (o Outcome) String() string { return OutcomeTerms.Name(o) }

// Count returns how many things came out so.
func (i *Import) Count(outcomes ...Outcome) int {
	n := 0
	for _, r := range i.Report {
		if slices.Contains(outcomes, r.Outcome) {
			n += 1 + r.Times
		}
	}
	return n
}

// importer collects what is read.
type importer struct {
	*Import
	settings Settings
	file     jsonFile // where it is JSON
	phrases  *phrases
	dates    dates
	had      map[string]Outcome         // observations: AlreadyThere in the diary, or Repeated in the file
	bled     map[aftercare.Date]Outcome // the same of days with bleeding
	entries  map[aftercare.Date]*diary.Entry
	days     []aftercare.Date // of the entries, in order
	periods  []at             // days of periods without an amount
	isPeriod []bool           // by day, whether it is one of those
	beyond   int              // things for which a diary has no room
	took     int              // observations so far
	told     int              // things of which something was said so far
	seen     map[seen]int     // the line of the report that counts things of a kind
}

func newImporter(d *diary.Diary, s Settings) *importer {
	m := &importer{Import: &Import{}, settings: s, phrases: readPhrases(), had: map[string]Outcome{}, bled: map[aftercare.Date]Outcome{}, entries: map[aftercare.Date]*diary.Entry{}}
	// Entries that were replaced count too: what she took back does not come
	// in again.
	for i := range d.Entries {
		if rec := d.Entries[i].Record; rec != nil {
			for _, o := range rec.Observations {
				m.had[printed(o)] = AlreadyThere
				if o.Code == aftercare.Bleeding && o.Word > aftercare.BleedingNone {
					m.bled[o.When.Day] = AlreadyThere
				}
			}
		}
	}
	return m
}

func printed(o aftercare.Observation) string {
	o.Withdrawn, o.FromFile = false, false
	return string(wire.AppendRecord(nil, &aftercare.Record{Observations: []aftercare.Observation{o}}))
}

// at is a place in a file that holds something about a day.
type at struct {
	line   int
	day    aftercare.Date
	column string
	value  string
	sign   bool // if it is left out it may be missed
	may    Sign // what it would be taken as if it were certain
	more   int  // how many more of the same kind it stands for
}

// mostReported is how many things have a line of their own in a report; more
// of a kind are counted with the first of it.
const mostReported = 10_000

// longestName and longestValue bound what a line of a report shows of a name and
// of a value, in bytes.
const (
	longestName  = 100
	longestValue = 300
)

// cut is the beginning of a text that is longer than it may be.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// report reports a thing that was not taken, or was there already.
func (m *importer) report(a at, o Outcome) {
	m.put(m.judged(a, o))
}

// put reports a thing that was judged.
func (m *importer) put(a at, o Outcome) {
	m.told++
	if len(m.Report) >= mostReported {
		m.tally(a, o)
		return
	}
	m.add(a, o)
}

// add reports a thing on a line of its own.
func (m *importer) add(a at, o Outcome) {
	missed := a.sign && (o == NoAmount || o == NoUnit || o == NotUnderstood || o == OtherWords || o == NoSuchDay || o == NotYet)
	m.Report = append(m.Report, Reported{Line: a.line, Day: a.day, Column: cut(a.column, longestName), Value: cut(a.value, longestValue), Outcome: o, Danger: missed, Times: a.more, Sign: a.may})
}

// take adds an observation to the entry of its day.
func (m *importer) take(a at, o aftercare.Observation, outcome Outcome) {
	m.told++
	o.When = aftercare.On(a.day)
	key := printed(o)
	switch {
	case m.had[key] != 0 && len(m.Report) >= mostReported:
		m.tally(a, m.had[key])
		return
	case m.had[key] != 0:
		outcome = m.had[key]
	case m.took > diary.MaxObservations: // too many, and done says so
		m.beyond++
		return
	default:
		m.had[key] = Repeated
		m.took++
		if o.Code == aftercare.Bleeding {
			m.bled[a.day] = cmp.Or(m.bled[a.day], Repeated)
		}
		e := m.entries[a.day]
		if e == nil {
			e = &diary.Entry{Written: m.settings.Now, About: a.day, Record: &aftercare.Record{}}
			m.entries[a.day] = e
		}
		o.FromFile = true
		e.Record.Observations = append(e.Record.Observations, o)
	}
	m.add(a, outcome)
	m.Report[len(m.Report)-1].Sign = Sign{o.Code, o.Word, o.Number, o.Unit}
}

// note takes a free text.
func (m *importer) note(a at) {
	if tabular.Trim(a.value) == "" {
		m.report(a, NothingTold)
		return
	}
	if m.isUnread(a) {
		m.report(a, NotUnderstood)
		return
	}
	m.take(a, aftercare.Observation{Code: aftercare.Note, Text: a.value}, Taken)
}

// isUnread reports whether a thing has letters that are not known.
func (m *importer) isUnread(a at) bool {
	return m.Letters == lettersNames[tabular.Unread] && strings.ContainsRune(a.column+a.value, utf8.RuneError)
}

// period keeps the days of a period that are without an amount, up to the last,
// until all of the file was read: another place may have the amount.
func (m *importer) period(a at, last aftercare.Date) {
	m.told++
	if m.isPeriod == nil {
		m.isPeriod = make([]bool, m.settings.Now.Day+1)
	}
	again := a
	again.day, again.more = 0, -1
	for ; a.day <= last; a.day++ {
		switch {
		case m.isPeriod[a.day]:
			again.day = cmp.Or(again.day, a.day)
			again.more++
		case len(m.periods) > diary.MaxObservations: // too many, and done says so
			m.isPeriod[a.day] = true
			m.beyond++
		default:
			m.isPeriod[a.day] = true
			m.periods = append(m.periods, a)
		}
	}
	if again.day != 0 {
		m.report(again, Repeated)
	}
}

// periodNote is the note that the diary gets for such a day.
const periodNote = "Period"

func (m *importer) takePeriods() {
	for _, a := range m.periods {
		if there := m.bled[a.day]; there != 0 {
			m.report(a, there)
			continue
		}
		m.take(a, aftercare.Observation{Code: aftercare.Note, Text: periodNote}, TakenAsNote)
	}
}

// day reads a day of the file. One that cannot be taken it reports, and says
// why, so that what is of that day can be told as well.
func (m *importer) day(a at) (aftercare.Date, Outcome) {
	day, ok := m.dates.day(a.value)
	switch {
	case !ok:
		m.report(a, NoSuchDay)
		return 0, NoSuchDay
	case day > m.settings.Now.Day:
		a.day = day
		m.report(a, NotYet)
		return day, NotYet
	}
	return day, 0
}

// settle finds the order of the dates. It reports whether they can be read
// now; if not, the import has the choices.
func (m *importer) settle(texts []string) bool {
	m.dates = settle(texts, m.settings.Now.Day)
	for _, c := range m.dates.choices {
		if c.Order == m.settings.Order {
			m.dates.order, m.dates.choices = c.Order, nil
		}
	}
	m.Choices, m.Sample = m.dates.choices, m.dates.sample
	return len(m.Choices) == 0
}

// done puts the entries in the order of their days and danger signs first.
func (m *importer) done(d *diary.Diary) (*Import, []aftercare.Finding) {
	if len(m.Choices) > 0 {
		return m.Import, []aftercare.Finding{{Message: "the dates can be read in more than one order, such as " + m.Sample + ": say which one is meant"}}
	}
	m.takePeriods()
	for day := range m.entries {
		m.days = append(m.days, day)
	}
	sorting.Stable(m.days, cmp.Compare[aftercare.Date])
	for _, day := range m.days {
		m.Entries = append(m.Entries, *m.entries[day])
	}
	sorting.Stable(m.Report, func(a, b Reported) int { return cmp.Compare(a.Line, b.Line) })
	m.inRanks()
	message := ""
	switch {
	case !d.Fits(m.Entries):
		message = "with all of this the diary would be larger than the limit: it holds " + strconv.Itoa(diary.MaxObservations) + " observations and 8 MiB, and the file has " + strconv.Itoa(m.took+m.beyond) + " observations that are new"
	case len(m.Entries) == 0 && m.Count(AlreadyThere) == 0:
		message = "nothing in this file could be taken"
	default:
		return m.Import, nil
	}
	m.Entries = nil
	return m.Import, []aftercare.Finding{{Message: message}}
}

// rank is the place of a thing in a report: danger signs that were taken, then
// what may be one and was left out, then the rest.
func rank(r *Reported) int {
	switch {
	case r.Danger && r.IsTaken():
		return 0
	case r.Danger:
		return 1
	}
	return 2
}

// refuse is a finding about a whole file, or a line of it.
func refuse(pointer, message string) []aftercare.Finding {
	return []aftercare.Finding{{Pointer: pointer, Message: message}}
}

// lineOf names a line of a file.
func lineOf(line int) string { return "line " + strconv.Itoa(line) }
