// Package jsondoc reads JSON strictly and without reflection: UTF-8 only, no
// duplicate keys, no trailing bytes, a limit on depth. Callers limit the size. A
// document is one flat table of nodes, so that a reader can walk it, go on after a
// finding and name the place of each by its JSON pointer.
//
// It exists because the browser build may not link encoding/json, which
// costs a quarter of a megabyte and accepts duplicate keys.
package jsondoc

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Kind is what a value is.
type Kind uint8

// The kinds of value.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	Array
	Object
)

var kindNames = [...]string{"", "null", "a boolean", "a number", "text", "a list", "an object"}

// String names the kind for a finding.
func (k Kind) String() string { return kindNames[k] }

// maxDepth is how deep values may nest.
const maxDepth = 64

type node struct {
	kind       Kind
	start, end uint32 // the raw text of the value; for strings without the quotes
	keyStart   uint32 // the raw text of the key, if the value is a member
	keyEnd     uint32
	next       uint32 // index after the value and everything in it
	escaped    bool   // the string holds escapes
	keyEscaped bool
}

// Doc is a parsed document.
type Doc struct {
	text  string
	nodes []node
}

// SyntaxError says where a text stops being strict JSON.
type SyntaxError struct {
	Offset  int
	Message string
}

// Error returns the message; Position finds the line and column of the offset.
func (e *SyntaxError) Error() string { return e.Message }

// Position returns the line and column, from 1, of an offset in a text.
func Position(text string, offset int) (line, column int) {
	line, column = 1, 1
	for i := 0; i < offset && i < len(text); i++ {
		if text[i] == '\n' {
			line++
			column = 1
		} else {
			column++
		}
	}
	return line, column
}

// Parse reads one document and nothing after it but white space.
func Parse(text string) (*Doc, *SyntaxError) {
	if len(text) > math.MaxInt32 { // offsets have 32 bits
		return nil, &SyntaxError{0, "the document is too large"}
	}
	p := parser{text: text, doc: &Doc{text: text, nodes: make([]node, 0, 16+len(text)/20)}}
	p.space()
	if err := p.value(0); err != nil {
		return nil, err
	}
	p.space()
	if p.pos != len(text) {
		return nil, &SyntaxError{p.pos, "unexpected text after the end of the document"}
	}
	return p.doc, nil
}

// Root returns the outermost value.
func (d *Doc) Root() Value { return Value{d, 0} }

// Value is a value of a document.
type Value struct {
	doc *Doc
	i   uint32
}

func (v Value) node() *node { return &v.doc.nodes[v.i] }

// Kind returns what the value is.
func (v Value) Kind() Kind { return v.node().kind }

// Raw returns the text of the value as it was written; for text, without quotes.
func (v Value) Raw() string { n := v.node(); return v.doc.text[n.start:n.end] }

// Text returns the value of a string.
func (v Value) Text() string {
	n := v.node()
	return unescape(v.doc.text[n.start:n.end], n.escaped)
}

// IsTrue reports whether a boolean is true.
func (v Value) IsTrue() bool { return v.node().kind == Bool && v.doc.text[v.node().start] == 't' }

// Key returns the key of a member.
func (v Value) Key() string {
	n := v.node()
	return unescape(v.doc.text[n.keyStart:n.keyEnd], n.keyEscaped)
}

// Offset returns where the value starts.
func (v Value) Offset() int { return int(v.node().start) }

// All yields the members of an object or the items of a list, in order.
func (v Value) All(yield func(Value) bool) {
	n := v.node()
	if n.kind != Array && n.kind != Object {
		return
	}
	for i := v.i + 1; i < n.next; i = v.doc.nodes[i].next {
		if !yield(Value{v.doc, i}) {
			return
		}
	}
}

// Len returns how many members or items there are.
func (v Value) Len() int {
	n := 0
	for range v.All {
		n++
	}
	return n
}

// Pointer is a path into a document, linked from the inside out.
type Pointer struct {
	Up    *Pointer
	Key   string
	Index int // used if Key is empty
}

// String returns the pointer in the form of RFC 6901.
func (p *Pointer) String() string {
	if p == nil {
		return ""
	}
	b := []byte(p.Up.String())
	b = append(b, '/')
	if p.Key == "" && p.Index >= 0 {
		return string(strconv.AppendInt(b, int64(p.Index), 10))
	}
	for i := 0; i < len(p.Key); i++ {
		switch p.Key[i] {
		case '~':
			b = append(b, '~', '0')
		case '/':
			b = append(b, '~', '1')
		default:
			b = append(b, p.Key[i])
		}
	}
	return string(b)
}

// At returns the pointer to a member.
func (p *Pointer) At(key string) *Pointer { return &Pointer{Up: p, Key: key, Index: -1} }

// Item returns the pointer to an item of a list.
func (p *Pointer) Item(i int) *Pointer { return &Pointer{Up: p, Index: i} }

type parser struct {
	text string
	pos  int
	doc  *Doc
}

func (p *parser) space() {
	for p.pos < len(p.text) {
		switch p.text[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

func (p *parser) fail(message string) *SyntaxError {
	if p.pos >= len(p.text) {
		return &SyntaxError{p.pos, "unexpected end of the document"}
	}
	return &SyntaxError{p.pos, message}
}

func (p *parser) value(depth int) *SyntaxError {
	if depth > maxDepth {
		return p.fail("values are nested too deeply")
	}
	if p.pos >= len(p.text) {
		return p.fail("")
	}
	i := len(p.doc.nodes)
	p.doc.nodes = append(p.doc.nodes, node{start: uint32(p.pos)})
	var err *SyntaxError
	switch c := p.text[p.pos]; {
	case c == '{':
		p.doc.nodes[i].kind = Object
		err = p.object(depth)
	case c == '[':
		p.doc.nodes[i].kind = Array
		err = p.array(depth)
	case c == '"':
		p.doc.nodes[i].kind = String
		start, end, escaped, serr := p.str()
		if serr != nil {
			return serr
		}
		n := &p.doc.nodes[i]
		n.start, n.end, n.escaped, n.next = start, end, escaped, uint32(len(p.doc.nodes))
		return nil
	case c == 't':
		p.doc.nodes[i].kind = Bool
		err = p.literal("true")
	case c == 'f':
		p.doc.nodes[i].kind = Bool
		err = p.literal("false")
	case c == 'n':
		p.doc.nodes[i].kind = Null
		err = p.literal("null")
	case c == '-' || c >= '0' && c <= '9':
		p.doc.nodes[i].kind = Number
		err = p.number()
	default:
		return p.fail("not a JSON value")
	}
	if err != nil {
		return err
	}
	p.doc.nodes[i].end = uint32(p.pos)
	p.doc.nodes[i].next = uint32(len(p.doc.nodes))
	return nil
}

func (p *parser) literal(word string) *SyntaxError {
	if len(p.text)-p.pos < len(word) || p.text[p.pos:p.pos+len(word)] != word {
		return p.fail("not a JSON value")
	}
	p.pos += len(word)
	return nil
}

func (p *parser) number() *SyntaxError {
	digits := func() bool {
		start := p.pos
		for p.pos < len(p.text) && p.text[p.pos] >= '0' && p.text[p.pos] <= '9' {
			p.pos++
		}
		return p.pos > start
	}
	if p.text[p.pos] == '-' {
		p.pos++
	}
	start := p.pos
	if !digits() || p.text[start] == '0' && p.pos > start+1 {
		return p.fail("not a JSON number")
	}
	if p.pos < len(p.text) && p.text[p.pos] == '.' {
		p.pos++
		if !digits() {
			return p.fail("not a JSON number")
		}
	}
	if p.pos < len(p.text) && (p.text[p.pos] == 'e' || p.text[p.pos] == 'E') {
		p.pos++
		if p.pos < len(p.text) && (p.text[p.pos] == '+' || p.text[p.pos] == '-') {
			p.pos++
		}
		if !digits() {
			return p.fail("not a JSON number")
		}
	}
	return nil
}

func (p *parser) array(depth int) *SyntaxError {
	p.pos++
	p.space()
	if p.pos < len(p.text) && p.text[p.pos] == ']' {
		p.pos++
		return nil
	}
	for {
		p.space()
		if err := p.value(depth + 1); err != nil {
			return err
		}
		p.space()
		if p.pos >= len(p.text) {
			return p.fail("")
		}
		switch p.text[p.pos] {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return nil
		default:
			return p.fail("expected a comma or a closing bracket")
		}
	}
}

func (p *parser) object(depth int) *SyntaxError {
	p.pos++
	p.space()
	if p.pos < len(p.text) && p.text[p.pos] == '}' {
		p.pos++
		return nil
	}
	var keys members
	for {
		p.space()
		if p.pos >= len(p.text) || p.text[p.pos] != '"' {
			return p.fail("expected a key in quotes")
		}
		at := p.pos
		ks, ke, kesc, err := p.str()
		if err != nil {
			return err
		}
		if message := keys.add(unescape(p.text[ks:ke], kesc)); message != "" {
			return &SyntaxError{at, message}
		}
		p.space()
		if p.pos >= len(p.text) || p.text[p.pos] != ':' {
			return p.fail("expected a colon after the key")
		}
		p.pos++
		p.space()
		i := len(p.doc.nodes)
		if err := p.value(depth + 1); err != nil {
			return err
		}
		n := &p.doc.nodes[i]
		n.keyStart, n.keyEnd, n.keyEscaped = ks, ke, kesc
		p.space()
		if p.pos >= len(p.text) {
			return p.fail("")
		}
		switch p.text[p.pos] {
		case ',':
			p.pos++
		case '}':
			p.pos++
			return nil
		default:
			return p.fail("expected a comma or a closing brace")
		}
	}
}

// maxMembers bounds the keys of an object; our formats have far fewer.
const maxMembers = 512

// members are the keys of an object so far.
type members struct {
	few  [8]string
	many map[string]bool // those beyond
	n    int
}

// add takes the key of the next member. It returns what is wrong with it, or "".
func (m *members) add(key string) string {
	if slices.Contains(m.few[:min(m.n, len(m.few))], key) || m.many[key] {
		return "duplicate key"
	}
	if m.n == maxMembers {
		return "an object has too many keys"
	}
	if m.n < len(m.few) {
		m.few[m.n] = key
	} else {
		if m.many == nil {
			m.many = map[string]bool{}
		}
		m.many[key] = true
	}
	m.n++
	return ""
}

// str reads a string in quotes and returns the bounds of its inside.
func (p *parser) str() (start, end uint32, escaped bool, err *SyntaxError) {
	p.pos++
	start = uint32(p.pos)
	for p.pos < len(p.text) {
		c := p.text[p.pos]
		switch {
		case c == '"':
			end = uint32(p.pos)
			p.pos++
			return start, end, escaped, nil
		case c == '\\':
			escaped = true
			if n := escapeLen(p.text[p.pos:]); n > 0 {
				p.pos += n
				continue
			}
			return 0, 0, false, p.fail("not a JSON escape")
		case c < 0x20:
			return 0, 0, false, p.fail("control characters must be escaped")
		case c < utf8.RuneSelf:
			p.pos++
		default:
			r, n := utf8.DecodeRuneInString(p.text[p.pos:])
			if r == utf8.RuneError && n == 1 {
				return 0, 0, false, p.fail("text must be UTF-8")
			}
			p.pos += n
		}
	}
	return 0, 0, false, p.fail("")
}

// escapeLen returns the length of the escape at the start of s, 0 if it is
// none. Half a surrogate pair is none.
func escapeLen(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		r, ok := hex4(s)
		if !ok {
			return 0
		}
		switch {
		case r >= 0xD800 && r < 0xDC00:
			if len(s) < 12 || s[6] != '\\' || s[7] != 'u' {
				return 0
			}
			if low, ok := hex4(s[6:]); !ok || low < 0xDC00 || low > 0xDFFF {
				return 0
			}
			return 12
		case r >= 0xDC00 && r <= 0xDFFF:
			return 0
		}
		return 6
	}
	return 0
}

// hex4 reads the four digits of \uXXXX at the start of s.
func hex4(s string) (rune, bool) {
	if len(s) < 6 {
		return 0, false
	}
	var r rune
	for i := 2; i < 6; i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func unescape(s string, escaped bool) string {
	if !escaped {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b = append(b, s[i])
			i++
			continue
		}
		n := escapeLen(s[i:])
		switch s[i+1] {
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'u':
			r, _ := hex4(s[i:])
			if n == 12 {
				low, _ := hex4(s[i+6:])
				r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
			}
			b = utf8.AppendRune(b, r)
		default:
			b = append(b, s[i+1])
		}
		i += n
	}
	return string(b)
}

// escaped are the bytes that do not stand for themselves in a text.
var escaped = func() (set [256]bool) {
	for c := range 0x20 {
		set[c] = true
	}
	for _, c := range "\"\\<>&\x7f" {
		set[c] = true
	}
	return set
}()

// AppendString appends s as a JSON string. It escapes as little as JSON
// allows, and <, > and & besides, so that a document can stand in HTML.
func AppendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	plain := 0 // from here on nothing was to be escaped
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !escaped[c] {
			continue
		}
		b = append(b, s[plain:i]...)
		plain = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(b, s[plain:]...), '"')
}
