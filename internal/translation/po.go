package translation

import (
	"fmt"
	"slices"
	"strings"
)

// Entry is one text of a language, beside the English that it says.
type Entry struct {
	Key, English, Text string
	Old                string   // the English that it was made from, where that has changed
	Fuzzy              bool     // somebody has to look again
	Read               string   // how far it was checked: one of the readings
	Hints              []string // for whoever translates; written anew each time
}

// readings are how far a text was checked, the least first. A text without one is
// a draft.
var readings = []string{"draft", "twice-checked", "speaker", "clinician"}

// File is a language as people work on it: a file of the format PO (gettext).
type File struct {
	Lang, Dir string            // a tag of BCP 47; ltr or rtl
	Plurals   map[string]string // form: which numbers take it, in the syntax of CLDR
	Cases     []string          // grammatical cases in which a text may ask for an amount
	Entries   []Entry
}

// Append appends the file in the format PO.
func (f *File) Append(b []byte) []byte {
	head := "Language: " + f.Lang + "\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nX-Direction: " + f.Dir + "\n"
	for _, form := range forms {
		if rule := f.Plurals[form]; rule != "" {
			head += "X-Plural-" + form + ": " + rule + "\n"
		}
	}
	if len(f.Cases) > 0 {
		head += "X-Cases: " + strings.Join(f.Cases, " ") + "\n"
	}
	b = fmt.Appendf(b, "msgid \"\"\nmsgstr %s\n", quote(head))
	for i := range f.Entries {
		e := &f.Entries[i]
		b = append(b, '\n')
		b = fmt.Appendf(b, "# read: %s\n", readings[e.reading()])
		for _, hint := range e.Hints {
			b = fmt.Appendf(b, "#. %s\n", hint)
		}
		if e.Fuzzy {
			b = append(b, "#, fuzzy\n"...)
		}
		if e.Old != "" {
			b = fmt.Appendf(b, "#| msgid %s\n", quote(e.Old))
		}
		b = fmt.Appendf(b, "msgctxt %s\nmsgid %s\nmsgstr %s\n", quote(e.Key), quote(e.English), quote(e.Text))
	}
	return b
}

func (e *Entry) reading() int { return max(slices.Index(readings, e.Read), 0) }

var (
	quoting   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)
	unquoting = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n", `\t`, "\t")
)

func quote(s string) string { return `"` + quoting.Replace(s) + `"` }

// Parse reads such a file, as this package or a translator's program wrote it.
func Parse(text string) (*File, error) {
	f := &File{Plurals: map[string]string{}}
	for n, block := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		e, used, err := parseEntry(block)
		switch {
		case err != nil || !used:
		case e.Key == "" && e.English == "":
			err = f.head(e.Text)
		default:
			f.Entries = append(f.Entries, e)
		}
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", n+1, err)
		}
	}
	if f.Lang == "" || f.Dir != "ltr" && f.Dir != "rtl" {
		return nil, fmt.Errorf("the head needs Language and X-Direction (ltr or rtl)")
	}
	return f, nil
}

func (f *File) head(text string) error {
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case name == "Language":
			f.Lang = value
		case name == "X-Direction":
			f.Dir = value
		case name == "X-Cases":
			f.Cases = append([]string(nil), strings.Fields(value)...)
		case strings.HasPrefix(name, "X-Plural-"):
			form := strings.TrimPrefix(name, "X-Plural-")
			if !slices.Contains(forms, form) || value == "" {
				return fmt.Errorf("not a plural form with its rule: %s", line)
			}
			f.Plurals[form] = value
		}
	}
	return nil
}

// parseEntry reads the lines of one entry; used is false for what is none.
func parseEntry(block string) (e Entry, used bool, err error) {
	var into *string
	for line := range strings.SplitSeq(block, "\n") {
		line = strings.TrimSpace(line)
		word, value, _ := strings.Cut(line, " ")
		switch {
		case line == "" || strings.HasPrefix(line, "#~"):
			continue
		case strings.HasPrefix(line, "# read: "):
			e.Read = strings.TrimPrefix(line, "# read: ")
			continue
		case word == "#,":
			e.Fuzzy = strings.Contains(value, "fuzzy")
			continue
		case strings.HasPrefix(line, "#| msgid "):
			into, value = &e.Old, strings.TrimPrefix(line, "#| msgid ")
		case word == "#|":
			value = strings.TrimSpace(value)
		case line[0] == '#':
			continue
		case word == "msgctxt":
			into = &e.Key
		case word == "msgid":
			into = &e.English
		case word == "msgstr":
			into, used = &e.Text, true
		case line[0] == '"':
			value = line
		default:
			return e, false, fmt.Errorf("not a line of this format: %s", line)
		}
		text, ok := unquote(value)
		if into == nil || !ok {
			return e, false, fmt.Errorf("a text has to stand in quotes, with no other escapes than \\\", \\\\, \\n and \\t: %s", line)
		}
		*into += text
	}
	e.Read = readings[e.reading()]
	return e, used, nil
}

// unquote reads a text in quotes; false if it ends sooner or later than its
// quotes, or holds an escape that is none.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", false
	}
	s = s[1 : len(s)-1]
	text := unquoting.Replace(s)
	return text, quoting.Replace(text) == s
}

// Standing says how far the file is: how many texts it has, and how many were
// checked how.
func (f *File) Standing() string {
	counts, fuzzy, empty, left := make([]int, len(readings)), 0, 0, 0
	for i := range f.Entries {
		switch e := &f.Entries[i]; {
		case e.Text == "" && f.optional(e.Key):
			left++
		case e.Text == "":
			empty++
		case e.Fuzzy:
			fuzzy++
		default:
			counts[e.reading()]++
		}
	}
	text := fmt.Sprintf("%d texts, %d empty, %d fuzzy", len(f.Entries)-left, empty, fuzzy)
	for i, n := range counts {
		text += fmt.Sprintf(", %d %s", n, readings[i])
	}
	return text
}

// ParseAvoid reads a list of words that are not said in a language: "word = what
// to say instead" a line, and lines that begin with #.
func ParseAvoid(text string) [][2]string {
	var list [][2]string
	for line := range strings.Lines(text) {
		if word, instead, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && line[0] != '#' {
			list = append(list, [2]string{strings.ToLower(word), instead})
		}
	}
	return list
}
