package diary

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/internal/tabular"
)

// The columns of the CSV form. A row is one fact; the first five columns say
// which entry it belongs to and are the same in all rows of an entry.
const (
	colEntry = iota
	colWritten
	colAbout
	colReplaces
	colWithdrawn
	colFact
	colValue
	colUnit
	colWhen
	colHours
	colSince
	colSite
	colWorsening
	colRelieved
	colActivity
	colItem10
	colMethod
	colAnaesthetic
	colWho
	colStatus
	colApproach // tables from before it lack it
	colSource   // and those from before this
	columns
)

var columnNames = [columns]string{"entry", "written", "about", "replaces", "withdrawn", "fact", "value", "unit", "when", "hours", "since", "site",
	"worsening", "relieved", "activity", "item10", "method", "anaesthetic", "who", "status", "approach", "source"}

// Facts that are not observations and have names of their own.
const (
	factLockAfter = "lock-after" // of the diary: no entry
	factRecord    = "record"     // a record that tells nothing
	factCare      = "care"
	factSleep     = "sleep"
)

// AppendCSV appends the diary as comma-separated values (RFC 4180, UTF-8 with
// a byte order mark): a table that a spreadsheet opens, one row for each fact,
// and from which ParseCSV makes the same diary. Cells that a spreadsheet could
// take for a formula have an apostrophe before them.
func AppendCSV(b []byte, d *Diary) []byte {
	b = append(b, tabular.ByteOrderMark...)
	b = tabular.Append(b, columnNames[:])
	if d.LockAfter != 0 {
		w := csvWriter{b: b}
		w.fact(factLockAfter, strconv.Itoa(d.LockAfter))
		b = w.b
	}
	for i := range d.Entries {
		w := csvWriter{b: b}
		w.entry(&d.Entries[i])
		b = w.b
	}
	return b
}

// csvWriter appends the rows of one entry.
type csvWriter struct {
	b     []byte
	cells [columns]string // those of the entry, and of the row in the making
	rows  int
}

// fact appends a row, with the further columns that were filled before.
func (w *csvWriter) fact(name, value string) {
	w.cells[colFact], w.cells[colValue] = name, value
	w.b = tabular.Append(w.b, w.cells[:])
	clear(w.cells[colFact:])
	w.rows++
}

// told appends a row for a fact that was told.
func (w *csvWriter) told(name, value string) {
	if value != "" {
		w.fact(name, value)
	}
}

func (w *csvWriter) entry(e *Entry) {
	w.cells[colEntry], w.cells[colWritten], w.cells[colAbout] = strconv.Itoa(e.ID), e.Written.String(), e.About.String()
	if e.Replaces != 0 {
		w.cells[colReplaces] = strconv.Itoa(e.Replaces)
	}
	if e.Withdrawn {
		w.cells[colWithdrawn] = yes
	}
	w.told(factSleep, e.Sleep.String())
	if t := e.Told; t != nil {
		w.fact("told.level", t.Level.String())
		for _, s := range t.Statements {
			w.fact("told.statements", s)
		}
		w.fact("told.pack", t.Pack)
		w.fact("told.edition", t.Edition)
	}
	if e.Record != nil {
		before := w.rows
		w.record(e.Record)
		if w.rows == before {
			w.fact(factRecord, "")
		}
	}
	if w.rows == 0 {
		w.fact("", "")
	}
}

func (w *csvWriter) record(rec *aftercare.Record) {
	w.told("about", rec.About.String())
	w.told("jurisdiction", rec.Jurisdiction)
	w.told("language", rec.Language)
	l := &rec.Loss
	w.told("loss.kind", l.Kind.String())
	w.told("loss.location", l.Location.String())
	w.told("loss.gestation", l.Gestation.String())
	w.told("loss.diagnosedOn", l.DiagnosedOn.String())
	if l.From == l.To {
		w.told("loss.on", l.To.String())
	} else {
		w.fact("loss.on.from", l.From.String())
		w.fact("loss.on.to", l.To.String())
	}
	for _, c := range rec.Care {
		w.cells[colMethod] = c.Method.String()
		w.cells[colAnaesthetic] = c.Anaesthetic.String()
		w.cells[colApproach] = c.Approach.String()
		w.cells[colWhen] = c.Start.String()
		w.fact(factCare, c.Route.String())
	}
	p := &rec.Person
	w.told("person.rh", p.Rh.String())
	w.facts("person.conditions", aftercare.ConditionTerms.Of(p.Conditions))
	w.facts("person.medicines", aftercare.MedicineTerms.Of(p.Medicines))
	if p.PreviousLosses.Told() {
		w.fact("person.previousLosses", strconv.Itoa(p.PreviousLosses.Value()))
	}
	if p.Age > 0 {
		w.fact("person.age", strconv.Itoa(int(p.Age)))
	}
	w.told("wishes.conceive", rec.Wishes.Conceive.String())
	for _, a := range rec.Wishes.Activities {
		w.fact("wishes.activities", a.String())
	}
	for i := range rec.Observations {
		w.observation(&rec.Observations[i])
	}
}

func (w *csvWriter) facts(name string, values []string) {
	for _, v := range values {
		w.fact(name, v)
	}
}

func (w *csvWriter) observation(o *aftercare.Observation) {
	info, r := o.Code.Info(), &w.cells
	r[colUnit], r[colWhen] = info.Units.Name(o.Unit), o.When.String()
	if o.Hours != 0 {
		r[colHours] = o.Hours.String()
	}
	r[colSince], r[colSite] = o.Since.String(), o.Site.String()
	r[colWorsening], r[colRelieved] = triWords[o.Worsening], triWords[o.Relieved]
	if o.Code == aftercare.Ready {
		r[colActivity] = o.Activity.String()
	}
	if info.Payload == aftercare.PayloadTotal && o.Item10.Told() {
		r[colItem10] = strconv.Itoa(o.Item10.Value())
	}
	if o.Who != aftercare.ThePerson {
		r[colWho] = o.Who.String()
	}
	if o.Withdrawn {
		r[colStatus] = "entered-in-error"
	}
	if o.FromFile {
		r[colSource] = "file"
	}
	w.fact(info.Name, observed(o))
}

// Truth values as words; a spreadsheet would put true into its own language.
const yes, no = "yes", "no"

var triWords = [...]string{aftercare.Unknown: "", aftercare.No: no, aftercare.Yes: yes}

// observed is the value of an observation.
func observed(o *aftercare.Observation) string {
	info := o.Code.Info()
	switch info.Payload {
	case aftercare.PayloadWord:
		return info.Words.Name(o.Word)
	case aftercare.PayloadBool:
		return triWords[aftercare.TriOf(o.Word == aftercare.BoolYes)]
	case aftercare.PayloadNumber:
		return o.Number.String()
	case aftercare.PayloadActivity:
		return o.Activity.String()
	case aftercare.PayloadTotal:
		return strconv.Itoa(int(o.Total))
	case aftercare.PayloadItems:
		list := make([]string, len(o.Items))
		for i, n := range o.Items {
			list[i] = strconv.Itoa(int(n))
		}
		return strings.Join(list, " ")
	}
	return o.Text
}

// IsCSV reports whether a text begins as AppendCSV does, whatever a spreadsheet
// has put between the cells since.
func IsCSV(text string) bool {
	const enough = 1 << 10
	rows, err := tabular.Read(strings.ToValidUTF8(text[:min(len(text), enough)], ""), true)
	if err != nil || len(rows) == 0 || len(rows[0].Cells) <= colAbout {
		return false
	}
	head := rows[0].Cells
	return head[colEntry] == columnNames[colEntry] && head[colWritten] == columnNames[colWritten] && head[colAbout] == columnNames[colAbout]
}

// ParseCSV reads what AppendCSV writes. Where there is any finding the diary
// is nil; the pointer of a finding is its line and column.
func ParseCSV(text string) (*Diary, []aftercare.Finding) {
	if len(text) > MaxBytes {
		return nil, []aftercare.Finding{{Message: "the table is larger than the limit of 8 MiB"}}
	}
	rows, err := tabular.Read(text, false)
	if err != nil {
		return nil, []aftercare.Finding{{Pointer: place(err.Line, ""), Message: err.Message}}
	}
	width := 0
	if len(rows) > 0 {
		width = len(rows[0].Cells)
	}
	if width < colApproach || width > columns || !slices.Equal(rows[0].Cells, columnNames[:width]) {
		return nil, []aftercare.Finding{{Pointer: place(1, ""), Message: "the first line must name the columns: " + strings.Join(columnNames[:], ", ")}}
	}
	r := csvReader{doc: &tree{line: 1}}
	r.doc.put(1, "", "format", quote(Format))
	r.doc.at(1, "entries").list = true
	for _, row := range rows[1:] {
		if len(row.Cells) == width {
			row.Cells = append(row.Cells, make([]string, columns-width)...)
		}
		r.row(row)
	}
	if r.findings.Any() {
		return nil, r.findings.List()
	}
	d, findings := Parse(string(r.doc.appendTo(nil)))
	for i := range findings {
		if findings[i].Pointer == "" {
			continue // says how many more there are
		}
		t := r.doc.find(findings[i].Pointer)
		findings[i].Pointer = place(t.line, t.column)
	}
	return d, findings
}

// place names a line and column of a table.
func place(line int, column string) string {
	s := "line " + strconv.Itoa(line)
	if column != "" {
		s += ", column " + column
	}
	return s
}

// csvReader puts the rows together as the JSON form, whose reader judges them.
type csvReader struct {
	doc      *tree
	entry    *tree
	head     []string // the first cells of the entry
	findings aftercare.Findings
}

func (r *csvReader) fail(line int, column, message string) {
	r.findings.Add(aftercare.Finding{Pointer: place(line, column), Message: message})
}

func (r *csvReader) row(row tabular.Row) {
	if len(row.Cells) != columns {
		r.fail(row.Line, "", "this line has "+strconv.Itoa(len(row.Cells))+" cells and must have "+strconv.Itoa(columns))
		return
	}
	c := make([]string, columns)
	for i, cell := range row.Cells {
		c[i] = tabular.Unguarded(cell)
	}
	if c[colEntry] == "" {
		if c[colFact] != factLockAfter || !r.doc.put(row.Line, columnNames[colValue], "lockAfter", number(c[colValue])) || !only(c, colFact, colValue) {
			r.fail(row.Line, columnNames[colEntry], "each line needs the number of its entry")
		}
		return
	}
	if r.entry == nil || r.head[colEntry] != c[colEntry] {
		r.begin(row.Line, c)
	} else {
		for i := range colFact {
			if c[i] != r.head[i] {
				r.fail(row.Line, columnNames[i], "must be the same in all lines of an entry")
			}
		}
	}
	r.fact(row.Line, c)
}

// begin begins an entry.
func (r *csvReader) begin(line int, c []string) {
	r.head = c[:colFact]
	r.entry = r.doc.at(line, "entries").item(line, "")
	r.entry.put(line, columnNames[colEntry], "id", number(c[colEntry]))
	r.entry.put(line, columnNames[colWritten], "written", quote(c[colWritten]))
	r.entry.put(line, columnNames[colAbout], "about", quote(c[colAbout]))
	if s := c[colReplaces]; s != "" {
		r.entry.put(line, columnNames[colReplaces], "replaces", number(s))
	}
	if s := c[colWithdrawn]; s != "" {
		r.entry.put(line, columnNames[colWithdrawn], "withdrawn", truth(s))
	}
}

// The facts that are paths into an entry: those that are words, numbers, and
// lists of words.
var (
	wordFacts = []string{"about", "jurisdiction", "language", "loss.kind", "loss.location", "loss.gestation", "loss.diagnosedOn", "loss.on", "loss.on.from", "loss.on.to",
		"person.rh", "wishes.conceive", "told.level", "told.pack", "told.edition", factSleep}
	numberFacts = []string{"person.previousLosses", "person.age"}
	listFacts   = []string{"person.conditions", "person.medicines", "wishes.activities", "told.statements"}
)

func (r *csvReader) fact(line int, c []string) {
	name := c[colFact]
	list, isNumber := slices.Contains(listFacts, name), slices.Contains(numberFacts, name)
	switch {
	case list, isNumber, slices.Contains(wordFacts, name):
		r.path(line, name, c[colValue], list, isNumber)
	case name == factCare:
		r.care(line, c)
		return
	case name == factRecord, name == "":
		if name == factRecord {
			r.record(line)
		}
		if c[colValue] != "" {
			r.fail(line, columnNames[colFact], "a value needs the name of its fact")
		}
	default:
		r.observation(line, c)
		return
	}
	if !only(c, colEntry, colWritten, colAbout, colReplaces, colWithdrawn, colFact, colValue) {
		r.fail(line, "", "this fact takes no columns after value")
	}
}

// path puts a value at its place.
func (r *csvReader) path(line int, name, value string, list, isNumber bool) {
	keys := strings.Split(name, ".")
	under := r.entry
	if keys[0] == "told" {
		under.at(line, "told", "statements").list = true
	} else if name != factSleep {
		under = r.record(line)
	}
	raw := quote(value)
	if isNumber {
		raw = number(value)
	}
	column := columnNames[colValue]
	if list {
		under.at(line, keys...).item(line, column).raw = raw
		return
	}
	under = under.at(line, keys[:len(keys)-1]...)
	if under.raw != "" || !under.put(line, column, keys[len(keys)-1], raw) {
		r.fail(line, columnNames[colFact], "duplicate fact")
	}
}

// record is the record of the entry.
func (r *csvReader) record(line int) *tree {
	rec := r.entry.at(line, "record")
	rec.put(line, "", "format", quote(aftercare.RecordFormat))
	return rec
}

func (r *csvReader) care(line int, c []string) {
	step := r.record(line).at(line, "care").item(line, "")
	if s := c[colValue]; s != "" {
		step.put(line, columnNames[colValue], "route", quote(s))
	}
	r.members(line, c, step)
}

func (r *csvReader) observation(line int, c []string) {
	o := r.record(line).at(line, "observations").item(line, "")
	o.put(line, columnNames[colFact], "code", quote(c[colFact]))
	code := aftercare.ParseCode(c[colFact])
	if code == 0 {
		return // its reader says so
	}
	column, value := columnNames[colValue], c[colValue]
	switch code.Info().Payload {
	case aftercare.PayloadBool:
		o.put(line, column, "value", truth(value))
	case aftercare.PayloadNumber:
		o.put(line, column, "value", number(value))
	case aftercare.PayloadTotal:
		o.put(line, column, "total", number(value))
	case aftercare.PayloadItems:
		items := o.at(line, "items")
		items.column, items.list = column, true
		for _, s := range strings.Split(value, " ") {
			if s != "" {
				items.item(line, column).raw = number(s)
			}
		}
	default:
		o.put(line, column, "value", quote(value))
	}
	r.members(line, c, o)
}

// members puts the columns after value as members.
func (r *csvReader) members(line int, c []string, to *tree) {
	for i := colUnit; i < columns; i++ {
		key, cell := columnNames[i], c[i]
		if cell == "" {
			continue
		}
		raw := quote(cell)
		switch i {
		case colWhen:
			if key = "on"; strings.Contains(cell, "T") {
				key = "at"
			}
		case colWorsening, colRelieved:
			raw = truth(cell)
		case colHours, colItem10:
			raw = number(cell)
		}
		to.put(line, columnNames[i], key, raw)
	}
}

// only reports whether no other cells than these hold anything.
func only(c []string, allowed ...int) bool {
	held := 0
	for _, cell := range c {
		if cell != "" {
			held++
		}
	}
	for _, i := range allowed {
		if c[i] != "" {
			held--
		}
	}
	return held == 0
}

func quote(s string) string { return string(jsondoc.AppendString(nil, s)) }

// number is a cell as a JSON number; what is none stays text, and is refused.
func number(s string) string {
	if _, ok := aftercare.ParseDecimal(s); ok {
		return s
	}
	return quote(s)
}

// truth is yes or no as JSON; what is neither stays text, and is refused.
func truth(s string) string {
	switch s {
	case yes:
		return "true"
	case no:
		return "false"
	}
	return quote(s)
}
