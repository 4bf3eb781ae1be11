package locale

import (
	_ "embed" // the words become part of the program
	"strconv"
	"strings"
)

//go:embed en.txt
var english string

// englishMore are the words of the pages that the browser's first program
// does not have; only Whole holds on to them.
//
//go:embed en-more.txt
var englishMore string

// englishPlaces are the words of the pages that find a clinic.
//
//go:embed en-places.txt
var englishPlaces string

// englishFind are words that the search compares, said on no page.
//
//go:embed en-find.txt
var englishFind string

// Words is one language.
type Words struct {
	Lang, Dir string
	text      map[string]string
}

// Arg is a value for a placeholder.
type Arg struct{ Name, Value string }

// With names a value for a placeholder.
func With(name, value string) Arg { return Arg{name, value} }

var en = parse("en", english)

// Languages are the tags of the languages that have words.
func Languages() []string { return []string{en.Lang} }

// In returns the words of a language that every program needs; English where
// there are none.
func In(string) *Words { return en }

// Whole returns all words of a language.
func Whole(string) *Words {
	w := parse("en", english)
	w.add(englishMore)
	return w
}

// WithPlaces returns the words with those of the pages that find a clinic.
func (w *Words) WithPlaces() *Words {
	out := w.Map(func(_, text string) string { return text })
	out.add(englishPlaces)
	return out
}

// Everyday returns the words that people use for each question, by its id, and
// those for what is urgent. They are for comparing, not for showing.
func Everyday(string) *Words { return parse("en", englishFind) }

// parse reads a catalogue. A line is a key, " = " and its text; an empty line
// or one that begins with # is nothing.
func parse(lang, catalogue string) *Words {
	w := &Words{Lang: lang, Dir: "ltr", text: make(map[string]string, strings.Count(catalogue, "\n"))}
	w.add(catalogue)
	return w
}

func (w *Words) add(catalogue string) {
	for catalogue != "" {
		line, rest, _ := strings.Cut(catalogue, "\n")
		catalogue = rest
		if key, text, ok := strings.Cut(line, " = "); ok && line[0] != '#' {
			w.text[key] = text
		}
	}
}

// Has reports whether there are words for a key.
func (w *Words) Has(key string) bool { return w.text[key] != "" }

// Text returns the words of a key with its placeholders filled. A key without
// words gives itself in double brackets, which the tests refuse on every page.
func (w *Words) Text(key string, with ...Arg) string {
	text := w.text[key]
	if text == "" {
		return "⟦" + key + "⟧"
	}
	return fill(text, func(name string) (string, bool) {
		for _, a := range with {
			if a.Name == name {
				return a.Value, true
			}
		}
		return "", false
	})
}

// Count returns the words of a key for a number: key.one or key.other, with
// the number as {n}.
func (w *Words) Count(key string, n int, with ...Arg) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.Text(key+form, append(with, Arg{"n", strconv.Itoa(n)})...)
}

// Map returns the language with every text changed; tests use it to find
// words that did not come from here.
func (w *Words) Map(change func(key, text string) string) *Words {
	out := &Words{Lang: w.Lang, Dir: w.Dir, text: make(map[string]string, len(w.text))}
	for key, text := range w.text {
		out.text[key] = change(key, text)
	}
	return out
}

// fill replaces {names}; what find does not know is left as it stands.
func fill(text string, find func(name string) (string, bool)) string {
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
			b = append(b, value...)
		} else {
			b = append(b, text[:closing+1]...)
		}
		text = text[closing+1:]
		open = strings.IndexByte(text, '{')
	}
	return string(append(b, text...))
}

// Plain takes the *marks* off a text.
func Plain(text string) string { return strings.ReplaceAll(text, "*", "") }

// List joins parts as a sentence does: "a", "a and b", "a, b and c".
func (w *Words) List(parts []string) string {
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return parts[0]
	default:
		return w.Text("list.last", With("a", strings.Join(parts[:n-1], w.text["list.comma"]+" ")), With("b", parts[n-1]))
	}
}

// First puts a text at the beginning of a sentence.
func First(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}
