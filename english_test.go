package aftercare_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// habits are turns of phrase that a native editor would change, and what to
// write instead. They have come up here often; the list is not a style guide.
var habits = []struct {
	habit   *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(?i)\bcan not\b`), "cannot"},
	{regexp.MustCompile(`(?i)\bneed not\b`), "don't have to, or a plain statement"},
	{regexp.MustCompile(`(?i)\btold of\b`), "recorded, or mentioned"},
	{regexp.MustCompile(`(?i)\b(for|of|so that|and|that|but) who (only|wants|is|has|stands)\b|(?i)^who only\b`), "name them: readers who only ..."},
	{regexp.MustCompile(`(?i)\bthis must be there\b`), "required"},
	{regexp.MustCompile(`(?i)\bis there twice\b|\bdoubled (key|member|name)s?\b`), "duplicate"},
	{regexp.MustCompile(`(?i)\bstill to be filled in\b`), "placeholder left"},
	{regexp.MustCompile(`(?i)\bsecond code\b`), "decoy passphrase"},
	{regexp.MustCompile(`(?i)\b(made|drawn|chosen) by chance\b`), "random"},
	{regexp.MustCompile(`(?i)\bwhat stands (there|in|on|before|above)\b`), "what is there, or its name"},
	{regexp.MustCompile(`(?i)\bwhere (there is )?none\b`), "if there is none"},
	{regexp.MustCompile(`(?i)\b(and|or) (we|they|nobody|the \w+) neither\b`), "not ... either"},
	{regexp.MustCompile(`(?i)\b(is|are) no (text|number|JSON|list|file|day|address)\b`), "is not a"},
	{regexp.MustCompile(`(?i)\b(file|reader|form|list|edition)s? of before\b`), "earlier"},
	{regexp.MustCompile(`(?i)\bwith (her|his) yes\b`), "with her consent"},
	{regexp.MustCompile(`(?i)\bso many as\b|\bthe one of (which|whom)\b|\ban other\b`), "as many as, whose, another"},
}

// meant are lines that mean it.
var meant = []string{
	"she is told of both", // as in: informed
	"there is no list of that name",
}

// ofPacks are sentences of the packs that are still to be changed, with their
// translations and their readings.
var ofPacks = []string{}

// prose gives the parts of a file that people read, by line.
func prose(name string, text []byte) map[int]string {
	lines := map[int]string{}
	switch filepath.Ext(name) {
	case ".go":
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil
		}
		for _, group := range f.Comments {
			for _, c := range group.List {
				for i, line := range strings.Split(c.Text, "\n") {
					lines[fset.Position(c.Pos()).Line+i] += " " + strings.TrimLeft(line, "/ \t")
				}
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && !strings.HasPrefix(lit.Value, "`") {
				s, _ := strconv.Unquote(lit.Value)
				lines[fset.Position(lit.Pos()).Line] += " " + s
			}
			return true
		})
	case ".mjs", ".js", ".sh", ".css", ".md", ".txtar", ".yaml", ".txt", ".po", "":
		for i, line := range strings.Split(string(text), "\n") {
			if !isOthers(name, line) {
				lines[i+1] = line
			}
		}
	}
	return lines
}

// isOthers reports a line of what people type, of a translation, or of what
// publishers print.
func isOthers(name, line string) bool {
	switch {
	case filepath.Ext(name) == ".po":
		return !strings.HasPrefix(line, "msgid ")
	case filepath.Ext(name) == ".yaml":
		return strings.HasPrefix(line, "title: ")
	case filepath.Ext(name) == ".txt":
		return name == "packs/sources.txt" || strings.HasPrefix(line, "everyday.") || strings.Contains(name, "/testdata/") && !strings.HasPrefix(line, "#")
	}
	return false
}

// odd lists the turns of phrase in a file, a line each.
func odd(name string, text []byte) (list []string) {
	for n, line := range prose(name, text) {
		if !strings.HasSuffix(name, ".go") {
			for _, sentence := range ofPacks {
				line = strings.ReplaceAll(line, sentence, "")
			}
		}
		for _, h := range habits {
			found := h.habit.FindString(line)
			if found != "" && !slices.ContainsFunc(meant, func(m string) bool { return strings.Contains(line, m) }) {
				list = append(list, fmt.Sprintf("%s:%d: %q: write %s: %.90s", name, n, found, h.instead, strings.TrimSpace(line)))
			}
		}
	}
	return list
}

func TestTree_EnglishIsPlain(t *testing.T) {
	read := 0
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		p = filepath.ToSlash(p)
		if d.IsDir() {
			if d.Name() == ".git" || d.Name() == "node_modules" || p == "build" {
				return filepath.SkipDir
			}
			return nil
		}
		if p == "english_test.go" || p == "doc/coverage.md" || strings.HasPrefix(d.Name(), "LICENSE") || filepath.Ext(p) == "" && p != "Makefile" {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		read++
		for _, fault := range odd(p, text) {
			t.Error(fault)
		}
		return nil
	})
	if err != nil || read < 500 {
		t.Fatal(read, err)
	}
	shown, err := os.ReadFile("packs/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, sentence := range ofPacks {
		if !strings.Contains(string(shown), sentence) {
			t.Errorf("no pack says %q: take it off the list in english_test.go", sentence)
		}
	}
}

func TestEnglish_EachHabitIsFound(t *testing.T) {
	for text, want := range map[string]int{
		"package p\n\n// It can not be read.\nvar _ = \"you need not tell\"\n": 2,
		"package p\n\nvar _ = `can not: a raw text is data`\n":                 0,
		"package p\n\n// It cannot be read.\n":                                 0,
	} {
		if got := odd("x.go", []byte(text)); len(got) != want {
			t.Errorf("%q: %q, want %d", text, got, want)
		}
	}
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"packs/gb/statements/A.yaml", "title: it can not\nsays: it can not", 1},
		{"words/en.txt", "key = it can not\neveryday.sex = can not", 1},
		{"words/es.po", "msgid \"it can not\"\nmsgstr \"can not\"", 1},
		{"app/search/testdata/calm.txt", "# it can not\ni can not", 1},
	} {
		if got := odd(c.name, []byte(c.text)); len(got) != c.want {
			t.Errorf("%s: %q, want %d", c.name, got, c.want)
		}
	}
	for _, line := range []string{
		"cannot? it can not", "you need not", "she told of pain", "for who only asks", "/x: this must be there", "the id is there twice", "a doubled key",
		"this is still to be filled in", "the second code", "a word made by chance", "what stands there", "empty where there is none", "and we neither",
		"bytes that are no text", "files of before", "with her yes", "an other one",
	} {
		if got := odd("x.md", []byte(line)); len(got) != 1 {
			t.Errorf("%q: %q, want one", line, got)
		}
	}
}
