package imports

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// HealthScan picks out of an export of Apple Health (export.xml) what a diary
// may hold, as a text that ReadFile reads. The export is written to it in
// pieces of any size: it may be far larger than memory, and only the tag at
// the border of two pieces is kept.
type HealthScan struct {
	rows    []byte // what was picked, a line each
	picked  int
	counts  map[string]*healthCount
	kinds   []string // of the counts, in the order of the file
	line    int
	size    int64
	rest    []byte      // the beginning of what is not read yet
	inside  insideOf    // what the next piece begins inside of
	doctype doctypeRead // where in a document type it is
	root    bool
	ended   bool
	err     error
}

// healthCount is how many records there are of a kind that is not picked, and
// the highest value of those that may be a danger sign.
type healthCount struct {
	line, times int
	highest     aftercare.Decimal
}

// The bounds of a scan. The text of what was picked stays below diary.MaxBytes.
const (
	maxTag    = 64 << 10
	maxPicked = 40_000
	maxKinds  = 1000
	maxValue  = 80
	maxHealth = 4 << 30
)

// healthMark begins the text of what was picked.
const healthMark = "aftercare.apple-health/1"

// insideOf is what ends with a mark of its own and holds nothing that is read.
type insideOf uint8

const (
	insideNothing insideOf = iota
	insideComment
	insideCDATA
	insideInstruction
	insideDoctype
)

var insideEnds = [...]string{insideComment: "-->", insideCDATA: "]]>", insideInstruction: "?>"}

// doctypeRead is where in a document type declaration the scan is.
type doctypeRead uint8

const (
	beforeSubset doctypeRead = iota
	inSubset
	afterSubset
)

// IsHealth reports whether a file begins as an export of Apple Health does.
func IsHealth(start string) bool {
	start = strings.TrimLeft(strings.TrimPrefix(start, tabular.ByteOrderMark), " \t\r\n")
	return strings.HasPrefix(start, "<?xml") || strings.HasPrefix(start, "<!DOCTYPE HealthData") || strings.HasPrefix(start, "<HealthData")
}

func (s *HealthScan) fail(message string) {
	if s.err == nil {
		s.err = &tabular.Error{Line: s.line + 1, Message: message}
	}
}

// Write reads a piece. An error is final.
func (s *HealthScan) Write(p []byte) (int, error) {
	data := p
	if len(s.rest) > 0 {
		data = append(s.rest, p...)
	}
	if s.counts == nil {
		s.counts = map[string]*healthCount{}
		data = bytes.TrimPrefix(data, []byte(tabular.ByteOrderMark))
	}
	read := 0
	for s.err == nil {
		n := s.step(data[read:])
		if n == 0 {
			break
		}
		s.line += bytes.Count(data[read:read+n], []byte("\n"))
		read += n
	}
	if len(data)-read > maxTag {
		s.fail("a tag is longer than any that Apple Health writes")
	}
	s.rest = append(s.rest[:0], data[read:]...)
	if s.size += int64(len(p)); s.size > maxHealth {
		s.fail("the export is larger than can be read here (4 GiB)")
	}
	if s.err != nil {
		return 0, s.err
	}
	return len(p), nil
}

// step reads the next thing, and returns how long it is; 0 where its end has
// not come yet.
func (s *HealthScan) step(data []byte) int {
	switch s.inside {
	case insideNothing:
	case insideDoctype:
		return s.readDoctype(data)
	default:
		return s.skipTo(data, insideEnds[s.inside])
	}
	at := bytes.IndexByte(data, '<')
	switch {
	case at < 0:
		return len(data)
	case at > 0:
		return at
	}
	for _, m := range []struct {
		start  string
		inside insideOf
	}{{"<!--", insideComment}, {"<![CDATA[", insideCDATA}, {"<?", insideInstruction}, {"<!DOCTYPE", insideDoctype}} {
		if bytes.HasPrefix(data, []byte(m.start)) {
			s.inside, s.doctype = m.inside, beforeSubset
			return len(m.start)
		}
		if len(data) < len(m.start) && strings.HasPrefix(m.start, string(data)) {
			return 0
		}
	}
	end := tagEnd(data)
	switch {
	case end > maxTag:
		s.fail("a tag is longer than any that Apple Health writes")
	case end > 0:
		s.tag(data[:end])
	}
	return end
}

// skipTo moves to the end of what the scan is inside of, and keeps what may be
// a part of its mark.
func (s *HealthScan) skipTo(data []byte, end string) int {
	if i := bytes.Index(data, []byte(end)); i >= 0 {
		s.inside = insideNothing
		return i + len(end)
	}
	return max(0, len(data)-len(end)+1)
}

// readDoctype moves to the end of a document type. Nothing in it is read or
// expanded: entities of its own stand in a value as they are written.
func (s *HealthScan) readDoctype(data []byte) int {
	for i, c := range data {
		switch {
		case s.doctype == inSubset && c == ']':
			s.doctype = afterSubset
		case s.doctype == inSubset:
		case c == '>':
			s.inside = insideNothing
			return i + 1
		case c == '[' && s.doctype == beforeSubset:
			s.doctype = inSubset
		case s.doctype == afterSubset && c != ']' && c != ' ' && c != '\n' && c != '\r' && c != '\t':
			s.doctype = inSubset
		}
	}
	return len(data)
}

// tagEnd is the length of a tag, 0 where it goes on in the next piece.
func tagEnd(data []byte) int {
	quote := byte(0)
	for i, c := range data {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}

// tag reads a tag.
func (s *HealthScan) tag(tag []byte) {
	if tag[1] == '/' {
		s.ended = s.ended || bytes.HasPrefix(tag, []byte("</HealthData"))
		return
	}
	name := string(tag[1 : 1+bytes.IndexAny(tag[1:], " \t\r\n/>")])
	switch {
	case !s.root:
		if s.root = name == "HealthData"; !s.root {
			s.fail("this is XML, and not an export of Apple Health")
		}
	case s.ended:
		s.fail("there is more after the end of the export")
	case name == "Record":
		s.record(tag)
	case name != "MetadataEntry" && name != "ExportDate":
		s.count(name)
	}
}

// record picks a record, or counts it.
func (s *HealthScan) record(tag []byte) {
	attributes := string(tag[len("<Record"):])
	kind := healthKind(attribute(attributes, "type"))
	if !isOneOf(healthKinds, kind) {
		s.count(kind)
		if isOneOf(healthRates, kind) && s.counts[kind] != nil {
			n, _ := aftercare.ParseDecimal(attribute(attributes, "value"))
			s.counts[kind].highest = max(s.counts[kind].highest, n)
		}
		return
	}
	if s.picked++; s.picked > maxPicked {
		s.fail("there are more entries than a diary can hold")
		return
	}
	s.rows = append(s.rows, strconv.Itoa(s.line+1)...)
	s.rows = append(s.rows, '\t')
	s.rows = append(s.rows, kind...)
	for _, key := range []string{"startDate", "endDate", "value", "unit"} {
		s.rows = append(s.rows, '\t')
		s.rows = append(s.rows, attribute(attributes, key)...)
	}
	s.rows = append(s.rows, '\n')
}

func (s *HealthScan) count(kind string) {
	if c := s.counts[kind]; c != nil {
		c.times++
		return
	}
	if len(s.kinds) == maxKinds {
		s.fail("there are more kinds of records than Apple Health has")
		return
	}
	s.kinds = append(s.kinds, kind)
	s.counts[kind] = &healthCount{line: s.line + 1}
}

// Text ends the scan and returns what was picked, for ReadFile.
func (s *HealthScan) Text() (string, error) {
	if !s.ended {
		s.fail("the export is cut off: its end is missing")
	}
	if s.err != nil {
		return "", s.err
	}
	b := append([]byte(healthMark+"\n"), s.rows...)
	for _, kind := range s.kinds {
		c := s.counts[kind]
		b = append(b, strconv.Itoa(c.line)+"\t"+kind+"\t"+strconv.Itoa(c.times)...)
		if c.highest > 0 {
			b = append(b, "\t"+c.highest.String()...)
		}
		b = append(b, '\n')
	}
	return string(b), nil
}

// reasonMark begins the line that says why a scan has no text.
const reasonMark = "reason"

// Result is Text, or a text from which ReadFile gives the reason why there is
// none.
func (s *HealthScan) Result() string {
	text, err := s.Text()
	if err != nil {
		return healthMark + "\n" + reasonMark + "\t" + err.Error() + "\n"
	}
	return text
}

// attribute is the value of an attribute, cut where it is longer than any that
// is read. Only XML's own five entities are known.
func attribute(tag, name string) string {
	for rest := tag; ; {
		i := strings.IndexByte(rest, '=')
		if i < 0 {
			return ""
		}
		key := tabular.Trim(rest[:i])
		rest = strings.TrimLeft(rest[i+1:], " \t\r\n")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := strings.IndexByte(rest[1:], rest[0]) + 1
		if end == 0 {
			return ""
		}
		if key == name {
			return plainText(rest[1:min(end, maxValue)])
		}
		rest = rest[end+1:]
	}
}

var entities = []struct{ name, text string }{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&apos;", "'"}, {"&#10;", " "}, {"&amp;", "&"}}

// plainText is the text of an attribute, on one line.
func plainText(s string) string {
	for _, e := range entities {
		s = strings.ReplaceAll(s, e.name, e.text)
	}
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s), "")
}

// healthKind is the kind of a record without what all kinds begin with.
func healthKind(kind string) string {
	for _, prefix := range []string{"HKCategoryTypeIdentifier", "HKQuantityTypeIdentifier", "HKDataType"} {
		if rest, ok := strings.CutPrefix(kind, prefix); ok {
			return rest
		}
	}
	return kind
}

// healthKinds are the kinds of records that are picked.
const healthKinds = "MenstrualFlow|IntermenstrualBleeding|BleedingAfterPregnancy|BleedingDuringPregnancy|PregnancyTestResult|BodyTemperature|BasalBodyTemperature|" +
	"Fever|Chills|Nausea|Vomiting|Diarrhea|Constipation|Dizziness|Fainting|Headache|AbdominalCramps|PelvicPain|LowerBackPain|" +
	"RapidPoundingOrFlutteringHeartbeat|ChestTightnessOrPain|ShortnessOfBreath|Wheezing|SoreThroat|Coughing|MoodChanges|SleepChanges"

// healthRates are kinds that a watch writes by the thousand: the highest value
// is told, and none is picked.
const healthRates = "HeartRate|RestingHeartRate|RespiratoryRate"

// health reads what a scan has picked.
func (m *importer) health(text string) []aftercare.Finding {
	m.From = "apple health"
	var rows [][]string
	var texts []string
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if rows = append(rows, cells); len(cells) == 6 {
			texts = append(texts, cells[2])
		}
	}
	if !m.settle(texts) {
		return nil
	}
	for _, cells := range rows {
		line, err := strconv.Atoi(cells[0])
		switch {
		case err == nil && len(cells) == 6:
			m.healthSample(line, cells)
		case len(cells) == 2 && cells[0] == reasonMark:
			return refuse("", cells[1])
		case err == nil && (len(cells) == 3 || len(cells) == 4):
			m.healthRest(line, cells[1:])
		default:
			return refuse("", "this is not what was picked from an export of Apple Health")
		}
	}
	return nil
}

// healthRest reports records that are not picked: their kind, how many there
// are, and the highest of some.
func (m *importer) healthRest(line int, cells []string) {
	a, o := m.judged(at{line: line, column: cells[0], value: strings.Join(cells[2:], "")}, NoPlace)
	m.add(a, o)
	m.Report[len(m.Report)-1].Times, _ = strconv.Atoi(cells[1])
}

// healthValues are what values of Apple Health begin with.
var healthValues = []string{"HKCategoryValueMenstrualFlow", "HKCategoryValueVaginalBleeding", "HKCategoryValueSeverity", "HKCategoryValuePresence", "HKCategoryValuePregnancyTestResult", "HKCategoryValue"}

// healthSample takes one record: line, kind, start, end, value, unit.
func (m *importer) healthSample(line int, cells []string) {
	kind, value := cells[1], cells[4]
	for _, prefix := range healthValues {
		if rest, ok := strings.CutPrefix(value, prefix); ok {
			value = rest
			break
		}
	}
	a := at{line: line, column: "startDate", value: cells[2]}
	day, why := m.day(a)
	if a.day, a.column, a.value = day, kind, value; why != 0 {
		a.value = tabular.Trim(value + " " + cells[5])
		m.report(a, why)
		return
	}
	word := typing.Words(value)
	switch kind {
	case "MenstrualFlow", "BleedingAfterPregnancy", "BleedingDuringPregnancy":
		a.sign = true
		m.bleeding(a, word)
	case "IntermenstrualBleeding":
		m.take(a, says("bleeding", "spotting"), Taken)
	case "PregnancyTestResult":
		m.test(a, word)
	case "BodyTemperature", "BasalBodyTemperature":
		outcome := Taken
		if kind == "BasalBodyTemperature" {
			outcome = TakenBasal
		}
		_, unit := cutUnit("0 " + typing.Plain(cells[5]))
		m.temperature(a, unit, outcome)
	default:
		m.healthSign(a, typing.Words(kind), word)
	}
}

// healthSign takes a symptom with its severity.
func (m *importer) healthSign(a at, name, severity string) {
	k, _ := m.kindOf(name)
	if severity == "" {
		severity = "present"
	}
	switch {
	case severity == "not present":
		m.report(a, Reassures)
	case k == kindPain:
		a.sign = true
		m.graded(a, severity, "pain", painGrades)
	case k == kindHeadache:
		m.graded(a, severity, "headache", headacheGrades)
	case k == kindFever:
		m.take(a, says("feels-hot", "yes"), Taken)
	default:
		m.sign(a, name)
	}
}
