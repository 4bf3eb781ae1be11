package locale

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"aftercare"
)

// Words is one language.
type Words struct {
	Lang, Dir string // a BCP 47 tag; ltr or rtl
	Packs     string // the texts and references of the packs, for package packs
	Other     bool   // the reader tells about somebody else
	Part      bool   // only the words of a browser's first program are here
	text      map[string]string
	original  *Words // of a translation, what is urgent as it was written; nil otherwise

	isOriginal bool // what is urgent alone, with the texts of statements
}

// About returns the words for a reader who tells about somebody: about somebody else
// if the reader is a partner or cares for a patient.
func (w *Words) About(whom aftercare.About) *Words {
	if whom != aftercare.AboutPartner && whom != aftercare.AboutPatient {
		return w
	}
	other := *w
	other.Other = true
	return &other
}

// OfReader are the same words, for what the reader tells about himself.
func (w *Words) OfReader() *Words {
	own := *w
	own.Other = false
	return &own
}

// Arg is a value for a placeholder.
type Arg struct {
	name, value string
	cases       func(grammar string) string // of an amount; nil for any other value
}

// With names a value for a placeholder.
func With(name, value string) Arg { return Arg{name: name, value: value} }

// format is the version of a language's file of words: a line with the format,
// the language and its direction; the words of the interface, a line each; and
// the texts of the packs, as guideline/table has them.
const format = "aftercare.words/1"

// InPart ends the head of a file that has only the words of a browser's first
// program. MoreHead is the line above the others, which stand at the end of a file
// that was put together.
const (
	InPart   = " part"
	MoreHead = "[words]\n"
)

// Parse reads a language's file of words.
func Parse(file string) (*Words, error) {
	more, isWhole := "", false
	if at := strings.Index(file, "\n"+MoreHead); at >= 0 {
		file, more, isWhole = file[:at+1], file[at+1+len(MoreHead):], true
	}
	head, rest, _ := strings.Cut(file, "\n")
	head, isPart := strings.CutSuffix(head, InPart)
	fields := strings.Split(head, " ")
	if len(fields) != 3 || fields[0] != format {
		return nil, errors.New("locale: not a file of words in the format " + format)
	}
	packs := ""
	if at := strings.Index(rest, "\n["); at >= 0 {
		rest, packs = rest[:at+1], rest[at+1:]
	}
	w, err := New(fields[1], fields[2], packs, rest, more)
	if err == nil {
		w.Part = isPart && !isWhole
	}
	return w, err
}

// Head is the first line of a language's file of words.
func Head(lang, dir string) string { return format + " " + lang + " " + dir + "\n" }

// New makes a language, written in the direction dir (ltr or rtl), from the texts of
// the packs and from catalogues of the interface's words. A line of a catalogue is a
// key, " = " and its text; empty lines and lines that begin with # are skipped.
func New(lang, dir, packs string, catalogues ...string) (*Words, error) {
	lines := 0
	for _, c := range catalogues {
		lines += strings.Count(c, "\n")
	}
	w := &Words{Lang: lang, Dir: dir, Packs: packs, text: make(map[string]string, lines)}
	for _, c := range catalogues {
		if err := w.add(c); err != nil {
			return nil, err
		}
	}
	w.takeOriginal()
	return w, nil
}

func (w *Words) add(catalogue string) error {
	for catalogue != "" {
		line, rest, _ := strings.Cut(catalogue, "\n")
		catalogue = rest
		if line == "" || line[0] == '#' {
			continue
		}
		key, text, ok := strings.Cut(line, " = ")
		if !ok || text == "" {
			return errors.New("locale: not \"key = text\": " + line)
		}
		if w.text[key] != "" {
			return errors.New("locale: duplicate key " + key)
		}
		w.text[key] = text
	}
	return nil
}

// Missing is where a page lacks words.
const Missing = "⟦"

// Everyday returns words of the search, by their key without the prefix; "" if
// there are none. They are for comparing, not for showing.
func (w *Words) Everyday(id string) string { return w.text[everyday+id] }

const everyday = "everyday."

// Keys lists the keys of the interface's words, in no order.
func (w *Words) Keys() []string {
	list := make([]string, 0, len(w.text))
	for key := range w.text {
		list = append(list, key)
	}
	return list
}

// Has reports whether there are words for a key.
func (w *Words) Has(key string) bool { return w.text[key] != "" }

// Text returns the words of a key with its placeholders filled. A key without words
// is returned in double brackets, which the tests reject on every page.
//
// Words about somebody else are those of key.she if there are any. A placeholder may
// ask for an amount in a grammatical case, as {amount:gen}; see Counted.
func (w *Words) Text(key string, with ...Arg) string {
	text := w.forReader(key)
	if text == "" {
		return Missing + key + "⟧"
	}
	return w.fill(text, func(name string) (string, bool) {
		name, grammar, _ := strings.Cut(name, caseMark)
		for i := range with {
			if a := &with[i]; a.name == name {
				if grammar != "" && a.cases != nil {
					return a.cases(grammar), true
				}
				return a.value, true
			}
		}
		return "", false
	})
}

// forReader is the text of a key in the catalogue; the one about somebody else if the
// reader tells about somebody else and there is such a text.
func (w *Words) forReader(key string) string {
	if text := w.text[key+aboutOther]; w.Other && text != "" {
		return text
	}
	return w.text[key]
}

// aboutOther is the end of the key of words about somebody else.
const aboutOther = ".she"

// Map returns the language with every text changed except the rules of its plurals;
// tests use it to find words that did not come from here.
func (w *Words) Map(change func(key, text string) string) *Words {
	out := &Words{Lang: w.Lang, Dir: w.Dir, Packs: w.Packs, Part: w.Part, text: make(map[string]string, len(w.text)), original: w.original}
	for key, text := range w.text {
		if !strings.HasPrefix(key, plural) {
			text = change(key, text)
		}
		out.text[key] = text
	}
	return out
}

// fill replaces {names}, and isolates each value that would lose its order. Names that
// find does not know stay.
func (w *Words) fill(text string, find func(name string) (string, bool)) string {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text
	}
	var b []byte
	for open >= 0 {
		b = append(b, text[:open]...)
		text = text[open:]
		closing := strings.IndexByte(text, '}')
		if closing < 0 {
			break
		}
		if value, ok := find(text[1:closing]); ok {
			b = append(b, w.Isolate(value)...)
		} else {
			b = append(b, text[:closing+1]...)
		}
		text = text[closing+1:]
		open = strings.IndexByte(text, '{')
	}
	return string(append(b, text...))
}

// Plain removes the *marks* from a text.
func Plain(text string) string { return strings.ReplaceAll(text, "*", "") }

// List joins parts as a sentence does: "a", "a and b", "a, b and c".
func (w *Words) List(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return w.list("list.last", parts)
}

// Either joins parts of which one is meant: "a", "a or b", "a, b or c".
func (w *Words) Either(parts []string) string { return w.list("list.or", parts) }

func (w *Words) list(key string, parts []string) string {
	if len(parts) < 2 {
		return w.join(parts, "")
	}
	last := len(parts) - 1
	return w.last(key, w.Join(Comma, parts[:last]...), parts[last])
}

// last joins a and b, the last of a list. Before some words a language uses another
// form, as Spanish does ("y", but "e infección"). These are in key.before: how the
// words begin, a colon, and the text. Of the beginnings that match, the longest counts;
// "-" before one excludes it; "a-z" is any letter in that range, "#" any digit.
func (w *Words) last(key, a, b string) string {
	text := w.text[key]
	beginnings, other, _ := strings.Cut(w.text[key+".before"], ": ")
	word := strings.ToLower(strings.TrimLeftFunc(b, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	longest := 0
	for beginning := range strings.FieldsSeq(beginnings) {
		letters, not := strings.CutPrefix(beginning, "-")
		if n := beginsWith(word, letters); n > longest {
			if longest, text = n, other; not {
				text = w.text[key]
			}
		}
	}
	return w.fill(text, func(name string) (string, bool) {
		if name == "a" {
			return a, true
		}
		return b, name == "b"
	})
}

// beginsWith returns the length of the beginning of a word that matches, 0 if none
// does.
func beginsWith(word, beginning string) int {
	first, size := utf8.DecodeRuneInString(word)
	from, to, isRange := strings.Cut(beginning, "-")
	switch {
	case word == "":
		return 0
	case isRange:
		low, _ := utf8.DecodeRuneInString(from)
		high, _ := utf8.DecodeRuneInString(to)
		if low > first || first > high {
			return 0
		}
		return size
	case beginning == "#" && unicode.IsDigit(first):
		return size
	case strings.HasPrefix(word, beginning):
		return len(beginning)
	}
	return 0
}

// Capitalize puts a text at the beginning of a sentence.
func Capitalize(text string) string {
	for at := range text {
		if at > 0 {
			return strings.ToUpper(text[:at]) + text[at:]
		}
	}
	return strings.ToUpper(text)
}
