// Package table is the form of a pack that a program starts from: the same pack
// as its canonical JSON, ready to be laid out in memory, without what decides
// nothing: the texts for people, which are in a file for each language, the
// references and the catalogue of sources, which are in files of their own.
// packtool build makes it.
package table

import (
	"errors"
	"hash/adler32"
	"math/bits"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// Format is the version of the form. A table is
//
//	format "\n" digest of the canonical JSON "\n" checksum, of what follows
//	number of texts
//	the strings: how many are first met at each place, then one a line
//	the pack
//
// Numbers are unsigned varints. A record of the pack is a mask of its fields
// that are not zero, and those fields in the order of fields.go. A string
// is 0 for the next one that is first met at this place, or its number plus 1.
// A place is a field at a depth: strings of one place look alike, and compress
// better side by side.
const Format = "aftercare.table/8"

// Lines are the texts of one pack in one language, its references or its
// catalogue of sources.
type Lines struct {
	Lang   string // "" of references and catalogues
	Digest string // of the canonical JSON that they are from
	// Text is one text a line, in the order in which the table comes to them.
	// An empty line is a text that the language does not have.
	Text string
}

// AppendLines appends the texts of a pack to a file of texts in one language,
// under a line with the pack's id and digest.
func AppendLines(b []byte, id string, l Lines) []byte {
	return append(b, "["+id+" "+l.Digest+"]\n"+l.Text...)
}

// FindLines finds the texts of a pack in such a file; false if it has none.
func FindLines(file, lang, id string) (Lines, bool) {
	start := "[" + id + " "
	if !strings.HasPrefix(file, start) {
		before, _, ok := strings.Cut(file, "\n"+start)
		if !ok {
			return Lines{}, false
		}
		file = file[len(before)+1:]
	}
	digest, text, ok := strings.Cut(file[len(start):], "]\n")
	if strings.HasPrefix(text, "[") {
		text = "" // the next begins at once
	} else if end := strings.Index(text, "\n["); end >= 0 {
		text = text[:end+1]
	}
	return Lines{Lang: lang, Digest: digest, Text: text}, ok
}

// Digest returns the digest of the canonical JSON that a table was made
// from, "" if it is no table of this format.
func Digest(table string) string {
	format, rest, _ := strings.Cut(table, "\n")
	digest, _, ok := strings.Cut(rest, "\n")
	if format != Format || !ok {
		return ""
	}
	return digest
}

// Apart is what a table leaves out that is the same in every language.
type Apart struct {
	References Lines // what the sources are called, and the places in them
	// Catalogue is what else is known of each source, and the reasons that authors
	// give each other. Only pages about sources say any of it; without a digest it
	// isn't there, and what it says stays empty.
	Catalogue Lines
}

// Read reads a pack from its table, what is kept apart from it and its texts from
// the given languages. A table that is damaged or of another format, and lines
// of another pack, give an error. It calls pause again and again.
func Read(table string, pause func(), apart Apart, languages ...Lines) (*guideline.Pack, error) {
	digest := Digest(table)
	if digest == "" {
		return nil, errors.New("table: not a table of the format " + Format)
	}
	rest := table[len(Format)+1+len(digest)+1:]
	body := rest[min(len(rest), sumBytes):]
	if rest[:len(rest)-len(body)] != checksum(body) {
		return nil, errDamaged
	}
	t := &coder{reading: true, in: body, most: len(body), pause: pause, references: apart.References.Text, catalogue: apart.Catalogue.Text, languages: append([]Lines(nil), languages...)}
	t.uncatalogued = apart.Catalogue == Lines{}
	t.foreign = apart.References.Digest != digest || !t.uncatalogued && apart.Catalogue.Digest != digest
	for _, l := range languages {
		t.foreign = t.foreign || l.Digest != digest
	}
	texts := t.size()
	t.readStrings()
	p := &guideline.Pack{}
	t.pack(p)
	switch {
	case t.failed || t.in != "" || texts != t.texts:
		return nil, errDamaged
	case t.foreign || t.linesLeft():
		return nil, errors.New("table: the texts or references are not those of the pack " + p.ID)
	case t.lacks != "":
		return nil, errors.New("table: the words of the language " + t.lacks + " lack a text of the pack " + p.ID)
	}
	return p, nil
}

var errDamaged = errors.New("table: the table is damaged")

const sumBytes = 4

func checksum(s string) string {
	sum := adler32.Checksum([]byte(s))
	return string([]byte{byte(sum), byte(sum >> 8), byte(sum >> 16), byte(sum >> 24)})
}

// Append appends the table of a pack whose canonical JSON has the digest,
// and returns what is kept apart from it and its texts in each of its languages.
func Append(b []byte, p *guideline.Pack, digest string) (table []byte, apart Apart, languages []Lines) {
	clone := *p // writing changes nothing, but goes through pointers
	t := &coder{pause: func() {}, index: map[string]int{}}
	t.pack(&clone)
	t.orderStrings()
	t.out, t.texts, t.references, t.catalogue = nil, 0, "", ""
	for _, lang := range p.Languages {
		t.languages = append(t.languages, Lines{Lang: lang, Digest: digest})
	}
	t.pack(&clone)

	body := appendNumber(nil, t.texts)
	body = appendNumber(body, places)
	for _, list := range t.met {
		body = appendNumber(body, len(list))
	}
	for _, s := range t.strings {
		body = append(append(body, s...), '\n')
	}
	body = append(body, t.out...)
	b = append(b, Format+"\n"+digest+"\n"...)
	b = append(b, checksum(string(body))...)
	return append(b, body...), Apart{Lines{Digest: digest, Text: t.references}, Lines{Digest: digest, Text: t.catalogue}}, t.languages
}

// orderStrings numbers the strings by where they were first met.
func (t *coder) orderStrings() {
	for place, list := range t.met {
		t.next[place] = len(t.strings)
		for _, s := range list {
			t.index[s] = len(t.strings)
			t.strings = append(t.strings, s)
		}
	}
}

// coder writes a pack or reads one. Each field is listed once, in
// fields.go, for both.
type coder struct {
	reading bool
	failed  bool   // something in the table cannot be
	foreign bool   // the texts end too early
	lacks   string // a language that lacks a text
	pause   func()

	in    string // what is left to read
	items int    // how many items all lists have, bounded by
	most  int    // how many bytes there were
	out   []byte // what was written

	mask  uint64 // fields of the record at hand that are not zero
	field uint   // how many of its fields were coded
	depth int

	strings []string
	next    [places]int      // the number of the next string first met at each place
	met     [places][]string // while writing: the strings first met there
	index   map[string]int   // while writing: the numbers of strings

	texts      int
	languages  []Lines
	references string // read: what is left of them
	catalogue  string // the same

	uncatalogued bool // the catalogue is not there

	// Lists are cut from larger ones: a pack has thousands of short ones.
	poolNames   []string
	poolWords   []guideline.Words
	poolCites   []guideline.Cite
	poolRules   []guideline.Requirement
	poolSigns   []guideline.Condition
	poolDoing   []aftercare.Activity
	poolDiffers []aftercare.Difference
	poolNumber  []guideline.Number
}

// Records nest no deeper than maxDepth and have at most maxFields fields.
const (
	maxDepth  = 64
	maxFields = 64
	places    = 8 * maxFields // deeper ones share the last places
)

// place is where a string is met.
func (t *coder) place() int {
	return (min(t.depth, places/maxFields)-1)*maxFields + int(t.field-1)%maxFields
}

func (t *coder) fail() {
	t.failed, t.in, t.mask = true, "", 0
}

// maxNumberBytes is how long a number can be.
const maxNumberBytes = 10

func appendNumber[T ~int | ~uint64](b []byte, v T) []byte {
	n := uint64(v)
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

// number reads one number.
func (t *coder) number() uint64 {
	var v uint64
	for i := 0; i < len(t.in) && i < maxNumberBytes; i++ {
		c := t.in[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			t.in = t.in[i+1:]
			return v
		}
	}
	t.fail()
	return 0
}

// size reads how many of something follow, each at least a byte long.
func (t *coder) size() int {
	n := t.number()
	if n > uint64(len(t.in)) {
		t.fail()
		return 0
	}
	return int(n)
}

func (t *coder) readStrings() {
	n := 0
	if t.size() != places {
		t.fail()
	}
	for i := range t.next {
		t.next[i] = n
		n += t.size()
	}
	if n > len(t.in) {
		t.fail()
	}
	if t.failed {
		return
	}
	t.strings = make([]string, n)
	for i := range t.strings {
		line, rest, ok := strings.Cut(t.in, "\n")
		if !ok {
			t.fail()
			return
		}
		t.strings[i], t.in = line, rest
	}
}

// linesLeft reports whether there are more lines than the table comes to.
func (t *coder) linesLeft() bool {
	if t.references != "" || t.catalogue != "" {
		return true
	}
	for _, l := range t.languages {
		if l.Text != "" {
			return true
		}
	}
	return false
}

// record codes one record: fields lists what it has. Here and below, what does
// not depend on the type is apart, or every type would bring its copy into the
// browser part.
func record[T any](t *coder, v *T, fields func(*coder, *T)) {
	outer := t.begin()
	fields(t, v)
	t.end(outer)
}

// outerRecord is where coding goes on after a record.
type outerRecord struct {
	mask  uint64
	field uint
	at    int // in out
}

func (t *coder) begin() outerRecord {
	t.pause()
	outer := outerRecord{t.mask, t.field, len(t.out)}
	t.mask, t.field = 0, 0
	if t.depth++; t.depth > maxDepth {
		t.fail()
	}
	if t.reading {
		t.mask = t.number()
	}
	return outer
}

func (t *coder) end(outer outerRecord) {
	switch {
	case !t.reading:
		body := string(t.out[outer.at:])
		t.out = append(appendNumber(t.out[:outer.at], t.mask), body...)
	case bits.Len64(t.mask) > int(t.field):
		t.fail()
	}
	t.mask, t.field = outer.mask, outer.field
	if t.failed {
		t.mask = 0
	}
	t.depth--
}

// has codes whether the next field is there: when writing, whether it is not
// zero.
func (t *coder) has(notZero bool) bool {
	bit := uint64(1) << t.field
	t.field++
	if !t.reading && notZero {
		t.mask |= bit
	}
	return t.mask&bit != 0
}

// num codes a number that is never negative.
func num[T ~uint8 | ~uint16 | ~uint32 | ~int | ~int16 | ~int32 | ~int64](t *coder, v *T) {
	if !t.has(*v != 0) {
		return
	}
	n := t.value(uint64(*v))
	if *v = T(n); *v < 0 || uint64(*v) != n {
		t.fail()
	}
}

// value codes a number, which it returns.
func (t *coder) value(v uint64) uint64 {
	if t.reading {
		return t.number()
	}
	t.out = appendNumber(t.out, v)
	return v
}

func (t *coder) yes(v *bool) {
	if t.has(*v) {
		*v = true
	}
}

func (t *coder) str(s *string) {
	if t.has(*s != "") {
		t.item(s)
	}
}

// reference codes that there is a string which only tells where something is
// from. What it says is the next line of the references.
func (t *coder) reference(s *string) { t.apart(s, &t.references) }

// described is reference for what no page of the first program says: what only the
// pages about sources tell of one, the reasons that authors give each other, and
// the whole addresses behind a number to call.
func (t *coder) described(s *string) {
	if t.uncatalogued {
		t.has(false)
		return
	}
	t.apart(s, &t.catalogue)
}

func (t *coder) apart(s, lines *string) {
	switch {
	case !t.has(*s != ""):
	case t.reading:
		var ok bool
		*s, *lines, ok = strings.Cut(*lines, "\n")
		t.foreign = t.foreign || !ok
	default:
		*lines += *s + "\n"
	}
}

// item codes a string by its number.
func (t *coder) item(s *string) {
	place := t.place()
	next := &t.next[place]
	if t.reading {
		n := t.number()
		if n == 0 {
			n = uint64(*next) + 1
			*next++
		}
		if n > uint64(len(t.strings)) {
			t.fail()
			return
		}
		*s = t.strings[n-1]
		return
	}
	n, ok := t.index[*s]
	if !ok {
		t.index[*s] = 0
		t.met[place] = append(t.met[place], *s)
	}
	if n == *next {
		*next++
		t.out = append(t.out, 0)
		return
	}
	t.out = appendNumber(t.out, n+1)
}

func (t *coder) amount(a *aftercare.Amount) {
	if t.has(*a != aftercare.Amount{}) {
		record(t, a, func(t *coder, a *aftercare.Amount) { num(t, &a.N); num(t, &a.Unit) })
	}
}

// text codes that there is one. What it says is the next line of each language.
func (t *coder) text(v *guideline.Text) {
	if !t.has(len(*v) > 0) {
		return
	}
	t.texts++
	if !t.reading {
		for i := range t.languages {
			l := &t.languages[i]
			for _, w := range *v {
				if w.Lang == l.Lang {
					l.Text += w.Text
				}
			}
			l.Text += "\n"
		}
		return
	}
	list := slice(&t.poolWords, len(t.languages))[:0]
	for i := range t.languages {
		line, rest, ok := strings.Cut(t.languages[i].Text, "\n")
		t.foreign = t.foreign || !ok
		t.languages[i].Text = rest
		if line == "" {
			t.lacks = t.languages[i].Lang
		}
		list = append(list, guideline.Words{Lang: t.languages[i].Lang, Text: line})
	}
	if len(list) > 0 {
		*v = list[:len(list):len(list)]
	}
}

// list codes a list of records or values; pool is where short ones come from,
// nil for none.
func list[T any](t *coder, v *[]T, pool *[]T, each func(*coder, *T)) {
	n, ok := t.length(*v != nil, len(*v))
	if !ok {
		return
	}
	if t.reading {
		*v = slice(pool, n)
	}
	for i := 0; i < n && !t.failed; i++ {
		each(t, &(*v)[i])
	}
}

// length codes whether there is a list, and how long it is. An empty list says
// something: that there is nothing to wait for.
func (t *coder) length(there bool, n int) (int, bool) {
	if !t.has(there) {
		return 0, false
	}
	t.pause()
	if !t.reading {
		t.out = appendNumber(t.out, n)
		return n, true
	}
	n = t.size()
	if t.items += n; t.items > t.most { // each is a byte at least
		t.fail()
		return 0, false
	}
	return n, true
}

// records codes a list of records.
func records[T any](t *coder, v *[]T, pool *[]T, fields func(*coder, *T)) {
	list(t, v, pool, func(t *coder, v *T) { record(t, v, fields) })
}

// names codes a list of strings.
func (t *coder) names(v *[]string) {
	list(t, v, &t.poolNames, (*coder).item)
}

// small codes one value of a list of terms.
func small[T ~uint8](t *coder, v *T) {
	n := t.value(uint64(*v))
	if *v = T(n); uint64(*v) != n {
		t.fail()
	}
}

// slice returns n zero values from the pool, which it refills.
func slice[T any](pool *[]T, n int) []T {
	const refill = 256
	switch {
	case pool == nil || n == 0:
		return make([]T, n)
	case len(*pool) < n:
		*pool = make([]T, max(n, refill))
	}
	cut := (*pool)[:n:n]
	*pool = (*pool)[n:]
	return cut
}

// optional codes a record that may be missing.
func optional[T any](t *coder, v **T, fields func(*coder, *T)) {
	if !t.has(*v != nil) {
		return
	}
	if t.reading {
		*v = new(T)
	}
	record(t, *v, fields)
}
