package imports

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/jsondoc"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// File is what a file holds: a diary of ours, or what was read from another
// program's file.
type File struct {
	Diary  *diary.Diary // its entries only, where it is another program's
	Import *Import      // nil for a diary of ours
}

// ReadFile reads a file that Aftercare or another program wrote, in any
// encoding that programs use. d is the diary that is there, for what it has
// already. Where there are findings there is no diary; the import may still
// have a report, or choices that have to be made before it can be read.
func ReadFile(body string, d *diary.Diary, s Settings) (File, []aftercare.Finding) {
	if len(body) > diary.MaxBytes {
		return File{}, refuse("", "the file is larger than can be read here (8 MiB)")
	}
	text, letters, message := tabular.Decode(body)
	if message != "" {
		return File{}, refuse("", message)
	}
	switch {
	case isOwn(text):
		own, findings := diary.Parse(text)
		return File{Diary: own}, findings
	case diary.IsCSV(text) && letters == tabular.Unread:
		return File{}, refuse("", "the letters of this file can't be read: save it again as UTF-8")
	case diary.IsCSV(text):
		own, findings := diary.ParseCSV(text)
		return File{Diary: own}, findings
	}
	m, findings := readOther(text, letters, d, s)
	f := File{Import: m}
	if findings == nil {
		f.Diary = &diary.Diary{}
		for _, e := range m.Entries {
			f.Diary.Add(e)
		}
	}
	return f, findings
}

// isOwn reports whether a text is a diary of ours, of this version or another: its
// format says so. One that is cut off is ours if its beginning is.
func isOwn(text string) bool {
	const ours = "aftercare.diary"
	if !strings.HasPrefix(tabular.Trim(text), "{") || !strings.Contains(text, ours) {
		return false
	}
	doc, err := jsondoc.Parse(text)
	if err != nil {
		return strings.HasPrefix(tabular.Trim(text), `{"format":"`+ours)
	}
	return strings.HasPrefix(textOf(doc.Root(), "format"), ours+"/")
}

// ReadExport reads the text of a file that another program wrote, and says of
// each thing what became of it. What the diary has already is not added again.
// There are findings, and no entries, where the form of the file is not known,
// where nothing in it could be taken and nothing was there already, and where
// its dates can be read in more than one order (see Import.Choices).
func ReadExport(text string, d *diary.Diary, s Settings) (*Import, []aftercare.Finding) {
	if len(text) > diary.MaxBytes {
		return nil, refuse("", "the file is larger than can be read here (8 MiB)")
	}
	text, letters, message := tabular.Decode(text)
	if message != "" {
		return nil, refuse("", message)
	}
	return readOther(text, letters, d, s)
}

// lettersNames are the keys of how certain the letters of a file are.
var lettersNames = [...]string{tabular.Guessed: "guessed", tabular.Unread: "unread"}

func readOther(text string, letters tabular.Letters, d *diary.Diary, s Settings) (*Import, []aftercare.Finding) {
	m := newImporter(d, s)
	m.Letters = lettersNames[letters]
	findings := []aftercare.Finding(nil)
	switch start := tabular.Trim(text); {
	case start == "":
		return nil, refuse("", "the file is empty")
	case start[0] == '{' || start[0] == '[':
		findings = m.json(text)
	case strings.HasPrefix(start, healthMark):
		findings = m.health(text)
	case start[0] == '<':
		findings = m.xml(text)
	case isLabelled(start):
		findings = m.labelled(text)
	default:
		rows, err := tabular.Read(text, true)
		if err != nil {
			return nil, refuse(lineOf(err.Line), err.Message)
		}
		findings = m.table(rows)
	}
	if findings != nil {
		return nil, findings
	}
	return m.done(d)
}

// xml reads an export of Apple Health that fits into memory.
func (m *importer) xml(text string) []aftercare.Finding {
	scan := &HealthScan{}
	for rest := text; rest != ""; {
		n := min(len(rest), maxTag)
		scan.Write([]byte(rest[:n])) // the error comes again with the result
		rest = rest[n:]
	}
	return m.health(scan.Result())
}

// table reads the rows of a table of days, drip's or another's, or of periods
// by their starts and ends.
func (m *importer) table(rows []tabular.Row) []aftercare.Finding {
	const wanted = "the first line must name the columns, as drip does (date, bleeding.value, temperature.value), or be those of a table of days (date and bleeding) or of periods (start date and end date)"
	if len(rows) == 0 {
		return refuse(lineOf(1), wanted)
	}
	names, dates := make([]string, len(rows[0].Cells)), -1
	for i, name := range rows[0].Cells {
		names[i] = m.shortName(at{line: rows[0].Line, value: tabular.Trim(name)})
		if k, _ := kindOf(names[i]); dates < 0 && k == kindDate {
			dates = i
		}
	}
	drip := isDrip(names)
	switch s := findSpans(names); {
	case s.start >= 0 && (dates < 0 || !isDays(names)):
		m.From = s.from
		return m.spans(rows, names, s)
	case dates >= 0 && drip:
		m.From = "drip"
	case dates >= 0 && isDays(names):
		m.From = tableOf(names)
	default:
		return refuse(lineOf(rows[0].Line), wanted)
	}
	if findings := m.settleColumn(rows, names, dates); findings != nil || len(m.Choices) > 0 {
		return findings
	}
	cell := m.cell
	if drip {
		cell = m.dripCell
	}
	m.eachRow(rows, names, dates, cell)
	return nil
}

// shortName is a name that many things of a file have. One that is longer than any
// that programs give is cut, and reported by itself.
func (m *importer) shortName(a at) string {
	if len(a.value) > longestName {
		m.report(a, NotUnderstood)
	}
	return cut(a.value, longestName)
}

// settleColumn finds the order of the dates of a column. Where there are cells
// and none of them is a date, it says so.
func (m *importer) settleColumn(rows []tabular.Row, names []string, column int) []aftercare.Finding {
	var texts []string
	dates := 0
	for _, row := range rows[1:] {
		if column < len(row.Cells) && tabular.Trim(row.Cells[column]) != "" {
			texts = append(texts, row.Cells[column])
			if _, ok := readDate(row.Cells[column]); ok {
				dates++
			}
		}
	}
	if len(texts) > 0 && dates == 0 {
		return refuse("", "nothing in this file could be taken: "+ordinal(column+1)+" column, "+names[column]+", holds no date")
	}
	m.settle(texts)
	return nil
}

// ordinal names a column by its place.
func ordinal(n int) string {
	names := []string{"the first", "the second", "the third", "the fourth", "the fifth", "the sixth"}
	if n <= len(names) {
		return names[n-1]
	}
	return "that"
}

// eachRow gives each cell that holds something to its reader. Programs leave
// out what is empty at the end of a row, or write a separator too many.
func (m *importer) eachRow(rows []tabular.Row, names []string, dates int, cell func(at)) {
	for _, row := range rows[1:] {
		if row.IsBlank() {
			continue
		}
		cells := row.Filled(len(names))
		if len(cells) > len(names) {
			m.longRow(row.Line, names, cells, dates)
			continue
		}
		a := at{line: row.Line, column: names[dates], value: tabular.Cell(cells, dates)}
		day, why := m.day(a)
		for i, value := range cells {
			if i == dates || tabular.Trim(value) == "" {
				continue
			}
			a := at{line: row.Line, day: day, column: names[i], value: value}
			if why == 0 {
				cell(a)
				continue
			}
			a.value = tabular.Trim(value)
			m.report(a, why)
		}
	}
}

// longRow tells the cells of a row that has more of them than there are
// columns, such as one with a comma in its note and no quotes. Before the comma
// each has the name that it stands under, behind it another: a danger sign
// under either is marked.
func (m *importer) longRow(line int, names, cells []string, dates int) {
	more := len(cells) - len(names)
	day, _ := m.dates.day(tabular.Cell(cells, dates))
	for i, value := range cells {
		a := at{line: line, day: day, value: tabular.Trim(value)}
		if a.value == "" {
			continue
		}
		if _, isNumber := readNumber(a.value); i >= more && (isNumber || !isCount(m.phrases.name(names[i-more]).kind)) {
			a.column = names[i-more]
			a, _ = m.judged(a, NotUnderstood)
		}
		if a.column = ""; i < len(names) {
			a.column = names[i]
		}
		m.report(a, NotUnderstood)
	}
}

// tableOf names the program whose table has these columns.
func tableOf(names []string) string {
	has := func(want ...string) bool {
		for _, w := range want {
			found := false
			for _, n := range names {
				found = found || typing.Words(n) == w
			}
			if !found {
				return false
			}
		}
		return true
	}
	switch {
	case has("food cravings", "breast tenderness", "period", "flow"):
		return "ovumcy"
	case has("temp", "cervical fluid", "period"):
		return "kindara"
	case has("temp", "cervical fluid", "menses"):
		return "fertility friend"
	case has("timestamp", "fluids", "flow"):
		return "fitbit"
	case has("cycle day", "lh test"), has("fertility status"):
		return "natural cycles"
	}
	return "days"
}

// mostValues bounds how many values a document has.
const mostValues = 1_000_000

// json reads a document, or one on each line.
func (m *importer) json(text string) []aftercare.Finding {
	if strings.Count(text, ",") >= mostValues { // a value takes more memory than its letters
		return refuse("", "the file has more values than can be read here (a million)")
	}
	doc, err := jsondoc.Parse(text)
	if err == nil {
		m.file.text = text
		return m.document(doc.Root())
	}
	if lines := strings.Split(text, "\n"); isLines(lines) {
		m.lines(lines)
		return nil
	}
	line, column := jsondoc.Position(text, err.Offset)
	return refuse(lineOf(line), "column "+strconv.Itoa(column)+": "+err.Message)
}
