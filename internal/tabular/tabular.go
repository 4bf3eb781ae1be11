package tabular

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Row is one row of a table and the line it starts on.
type Row struct {
	Line  int
	Cells []string
}

// Error says where a text stops being a table.
type Error struct {
	Line    int
	Message string
}

// Error is the message after its line, counted from 1.
func (e *Error) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.Message }

// maxCells keeps a table of commas alone from taking the machine: ten years of
// drip's 47 columns need a sixth of it.
const maxCells = 1_000_000

// Read reads separated values (RFC 4180): commas, semicolons, tabs or
// bars, whichever the first line has most of, or the one that a line "sep=;"
// before it names. A line may end with a line feed, a carriage return or both.
// Where loose is set, quotes inside a bare cell are taken as drip writes them:
// doubled, and the cell not quoted.
func Read(text string, loose bool) ([]Row, *Error) {
	text = strings.TrimPrefix(text, ByteOrderMark)
	t := tableReader{text: text, line: 1, loose: loose}
	if !utf8.ValidString(text) {
		return nil, &Error{t.invalidLine(), "the text must be UTF-8"}
	}
	t.separate()
	var rows []Row
	for t.pos < len(t.text) {
		r, err := t.row()
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 && r.IsBlank() {
			continue
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// IsBlank reports whether the row has nothing in it.
func (r *Row) IsBlank() bool {
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

type tableReader struct {
	text      string
	pos       int
	line      int
	cells     int // read so far
	separator byte
	loose     bool
}

// separate finds the separator, and moves past a line that names it.
func (t *tableReader) separate() {
	first := t.text[:t.endOfLine(0)]
	if named, ok := strings.CutPrefix(strings.Trim(strings.ToLower(first), `"`), "sep="); ok && len(named) == 1 {
		t.separator = named[0]
		if t.pos = len(first); t.pos < len(t.text) {
			t.lineEnd()
		}
		return
	}
	t.separator = ','
	start := len(t.text) - len(strings.TrimLeft(t.text, " \r\n"))
	head := unquoted(t.text[start:t.endOfLine(start)])
	most := 0
	for _, c := range []byte(",;\t|") {
		if n := strings.Count(head, string(rune(c))); n > most {
			t.separator, most = c, n
		}
	}
}

// unquoted is a line without its quoted parts.
func unquoted(line string) string {
	parts := strings.Split(line, `"`)
	b := make([]byte, 0, len(line))
	for i := 0; i < len(parts); i += 2 {
		b = append(b, parts[i]...)
	}
	return string(b)
}

func (t *tableReader) endOfLine(from int) int {
	if i := strings.IndexAny(t.text[from:], "\r\n"); i >= 0 {
		return from + i
	}
	return len(t.text)
}

// invalidLine is the first line that is not UTF-8.
func (t *tableReader) invalidLine() int {
	line := 1
	for i := 0; i < len(t.text); {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	return line
}

func (t *tableReader) row() (Row, *Error) {
	r := Row{Line: t.line}
	for {
		cell, err := t.cell()
		if err != nil {
			return r, err
		}
		r.Cells = append(r.Cells, cell)
		if t.cells++; t.cells > maxCells {
			return r, &Error{r.Line, "the table has more cells than can be read here (a million)"}
		}
		switch {
		case t.pos >= len(t.text):
			return r, nil
		case t.text[t.pos] == t.separator:
			t.pos++
			if t.pos == len(t.text) { // a last cell with nothing in it
				r.Cells = append(r.Cells, "")
				return r, nil
			}
		default:
			t.lineEnd()
			return r, nil
		}
	}
}

// lineEnd moves past the end of a line at the position.
func (t *tableReader) lineEnd() {
	if t.text[t.pos] == '\r' && t.pos+1 < len(t.text) && t.text[t.pos+1] == '\n' {
		t.pos++
	}
	t.pos++
	t.line++
}

// atLineEnd reports whether a line ends at an offset.
func (t *tableReader) atLineEnd(i int) bool {
	return i >= len(t.text) || t.text[i] == '\n' || t.text[i] == '\r'
}

func (t *tableReader) cell() (string, *Error) {
	if t.pos < len(t.text) && t.text[t.pos] == '"' {
		start, line := t.pos, t.line
		cell, err := t.quoted()
		if err == nil || !t.loose {
			return cell, err
		}
		t.pos, t.line = start, line
	}
	var b []byte
	for !t.atLineEnd(t.pos) && t.text[t.pos] != t.separator {
		c := t.text[t.pos]
		if c == '"' && !t.loose {
			return "", &Error{t.line, "a quote inside a cell that is not in quotes"}
		}
		if c == '"' && t.pos+1 < len(t.text) && t.text[t.pos+1] == '"' {
			t.pos++
		}
		b = append(b, c)
		t.pos++
	}
	return string(b), nil
}

// quoted reads a cell in quotes.
func (t *tableReader) quoted() (string, *Error) {
	start := t.line
	t.pos++
	var b []byte
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		t.pos++
		if c == '\n' || c == '\r' && !(t.pos < len(t.text) && t.text[t.pos] == '\n') {
			t.line++
		}
		if c != '"' {
			b = append(b, c)
			continue
		}
		if t.pos < len(t.text) && t.text[t.pos] == '"' {
			b = append(b, '"')
			t.pos++
			continue
		}
		if t.atLineEnd(t.pos) || t.text[t.pos] == t.separator {
			return string(b), nil
		}
		return "", &Error{t.line, "text after the closing quote of a cell"}
	}
	return "", &Error{start, "the quote that starts a cell here is never closed"}
}

// Append appends a row as comma-separated values. A line ends with a carriage return and a line feed.
func Append(b []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCell(b, harmless(cell))
	}
	return append(b, '\r', '\n')
}

func appendCell(b []byte, cell string) []byte {
	if !strings.ContainsAny(cell, ",\"\r\n;\t|") {
		return append(b, cell...)
	}
	b = append(b, '"')
	for i := 0; i < len(cell); i++ {
		if cell[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, cell[i])
	}
	return append(b, '"')
}

// guard is put before a cell that a spreadsheet could take for a formula, and
// before one that begins with it, so that Unguarded gives back the same cell.
const guard = '\''

func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if strings.ContainsRune("=+-@\t\r\n'＝＋－＠", first) {
		return string(guard) + cell
	}
	return cell
}

// Unguarded is the cell without its guard.
func Unguarded(cell string) string {
	if cell != "" && cell[0] == guard {
		return cell[1:]
	}
	return cell
}
