package diary

import (
	"strconv"
	"unicode/utf8"
)

// row is one row of a table and the line it starts on.
type row struct {
	line  int
	cells []string
}

// tableError says where a text stops being a table.
type tableError struct {
	line    int
	message string
}

func (e *tableError) Error() string { return "line " + strconv.Itoa(e.line) + ": " + e.message }

// byteOrderMark tells a spreadsheet that the text is UTF-8.
const byteOrderMark = "\ufeff"

// readTable reads comma-separated values (RFC 4180); a line may end with a
// bare line feed. Where loose is set, quotes inside a bare cell are taken as
// drip writes them: doubled, and the cell not quoted.
func readTable(text string, loose bool) ([]row, *tableError) {
	if len(text) >= len(byteOrderMark) && text[:len(byteOrderMark)] == byteOrderMark {
		text = text[len(byteOrderMark):]
	}
	t := tableReader{text: text, line: 1, loose: loose}
	if !utf8.ValidString(text) {
		return nil, &tableError{t.invalidLine(), "the text must be UTF-8"}
	}
	var rows []row
	for t.pos < len(t.text) {
		r, err := t.row()
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

type tableReader struct {
	text  string
	pos   int
	line  int
	loose bool
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

func (t *tableReader) row() (row, *tableError) {
	r := row{line: t.line}
	for {
		cell, err := t.cell()
		if err != nil {
			return r, err
		}
		r.cells = append(r.cells, cell)
		switch {
		case t.pos >= len(t.text):
			return r, nil
		case t.text[t.pos] == ',':
			t.pos++
			if t.pos == len(t.text) { // a last cell with nothing in it
				r.cells = append(r.cells, "")
				return r, nil
			}
		default:
			t.lineEnd()
			return r, nil
		}
	}
}

// lineEnd moves past the end of a line, which stands at the position.
func (t *tableReader) lineEnd() {
	if t.text[t.pos] == '\r' {
		t.pos++
	}
	t.pos++
	t.line++
}

// atLineEnd reports whether a line ends at an offset.
func (t *tableReader) atLineEnd(i int) bool {
	return i >= len(t.text) || t.text[i] == '\n' || t.text[i] == '\r' && i+1 < len(t.text) && t.text[i+1] == '\n'
}

func (t *tableReader) cell() (string, *tableError) {
	if t.pos < len(t.text) && t.text[t.pos] == '"' {
		start, line := t.pos, t.line
		cell, err := t.quoted()
		if err == nil || !t.loose {
			return cell, err
		}
		t.pos, t.line = start, line
	}
	var b []byte
	for !t.atLineEnd(t.pos) && t.text[t.pos] != ',' {
		c := t.text[t.pos]
		if c == '"' && !t.loose {
			return "", &tableError{t.line, "a quote inside a cell that is not in quotes"}
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
func (t *tableReader) quoted() (string, *tableError) {
	start := t.line
	t.pos++
	var b []byte
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		t.pos++
		if c == '\n' {
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
		if t.atLineEnd(t.pos) || t.text[t.pos] == ',' {
			return string(b), nil
		}
		return "", &tableError{t.line, "there is more after the quote that ends a cell"}
	}
	return "", &tableError{start, "the quote that starts a cell here is never ended"}
}

// appendRow appends a row. A line ends with a carriage return and a line feed.
func appendRow(b []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCell(b, harmless(cell))
	}
	return append(b, '\r', '\n')
}

func appendCell(b []byte, cell string) []byte {
	plain := true
	for i := 0; i < len(cell) && plain; i++ {
		switch cell[i] {
		case ',', '"', '\r', '\n', ';', '\t':
			plain = false
		}
	}
	if plain {
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

// guard stands before a cell that a spreadsheet could take for a formula, and
// before one that begins with it, so that meant gives back what was there.
const guard = '\''

func harmless(cell string) string {
	for _, r := range cell {
		switch r {
		case '=', '+', '-', '@', '\t', '\r', '\n', guard, '＝', '＋', '－', '＠':
			return string(guard) + cell
		}
		break
	}
	return cell
}

// meant is the cell without its guard.
func meant(cell string) string {
	if cell != "" && cell[0] == guard {
		return cell[1:]
	}
	return cell
}
