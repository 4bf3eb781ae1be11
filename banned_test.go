package aftercare_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare/guideline"
	"aftercare/internal/packyaml"
	"aftercare/internal/translation"
)

// shipped are the files whose text is shown to people, or may be. The packs'
// other lists are made of the YAML or name what was read.
var shipped = []string{
	"README.md", "doc/*.md", "host/static/*",
	"words/en*.txt", "words/*.po", "packs/en.txt", "packs/references.txt",
	"packs/*/*.yaml", "packs/*/*/*.yaml",
}

// speakOfWords are documents that name the words themselves.
var speakOfWords = []string{"doc/pack-format.md", "doc/pack-findings.md", "doc/hazards.md"}

// saidAllTheSame are phrases in which a banned word means what it says, or
// is a name.
var saidAllTheSame = []string{
	"abortion care", "induced abortion", "induced-abortion", "after an abortion", "surgery for abortion",
	"miscarriage or an abortion", "abortion guideline", "clínicas abortos", "¡hola!",
}

// asPrinted are the keys of a source whose text is its publisher's.
var asPrinted = []string{"title", "address", "publisher"}

// shownIn gives what a file shows, by where it is.
func shownIn(name string, text []byte) (map[string]string, error) {
	shown := map[string]string{}
	switch filepath.Ext(name) {
	case ".go", ".js", ".css", ".gz", ".br":
	case ".po":
		f, err := translation.Parse(string(text))
		if err != nil {
			return nil, err
		}
		for _, e := range f.Entries {
			if !strings.HasPrefix(e.Key, "everyday.") { // compared with what is typed
				shown[e.Key] = e.English
			}
		}
	case ".yaml":
		converted, faults := packyaml.ToJSON(text)
		if faults != nil {
			return nil, fmt.Errorf("%v", faults)
		}
		var tree any
		if err := json.Unmarshal([]byte(converted), &tree); err != nil {
			return nil, err
		}
		showTree(shown, "", tree)
	default:
		for i, line := range strings.Split(string(text), "\n") {
			if !strings.HasPrefix(line, "#") || filepath.Ext(name) != ".txt" {
				shown[fmt.Sprint(i+1)] = line
			}
			if strings.HasPrefix(name, "words/") && strings.HasPrefix(line, "everyday.") {
				delete(shown, fmt.Sprint(i+1))
			}
		}
	}
	return shown, nil
}

// anID is a value that names a source or is a word of the format.
var anID = regexp.MustCompile(`^[a-z0-9.-]+$`)

func showTree(shown map[string]string, at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if !slices.Contains(asPrinted, key) {
				showTree(shown, at+"/"+key, inner)
			}
		}
	case []any:
		for i, inner := range v {
			showTree(shown, fmt.Sprint(at, "/", i), inner)
		}
	case string:
		if !anID.MatchString(v) {
			shown[at] = v
		}
	}
}

// banned finds the words in what a file shows. It counts in said which phrases
// it let pass.
func banned(name string, text []byte, said map[string]bool) (list []string, err error) {
	shown, err := shownIn(name, text)
	for at, line := range shown {
		if filepath.Ext(name) == ".md" {
			line = strings.ReplaceAll(line, "!", "") // a picture
		}
		line = strings.ToLower(line)
		for _, phrase := range saidAllTheSame {
			if strings.Contains(line, phrase) {
				said[phrase] = true
				line = strings.ReplaceAll(line, phrase, "")
			}
		}
		if word, instead := guideline.BannedWord(line); word != "" {
			list = append(list, fmt.Sprintf("%s:%s: %q is not said here; say %s", name, at, word, instead))
		}
	}
	return list, err
}

func TestTree_NoBannedWordInShippedText(t *testing.T) {
	said := map[string]bool{}
	for _, pattern := range shipped {
		files, err := filepath.Glob(pattern)
		if err != nil || files == nil {
			t.Errorf("%s matches no file: %v", pattern, err)
		}
		for _, name := range files {
			name = filepath.ToSlash(name)
			if info, err := os.Stat(name); err != nil || info.IsDir() || slices.Contains(speakOfWords, name) {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			list, err := banned(name, text, said)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, fault := range list {
				t.Error(fault)
			}
		}
	}
	for _, phrase := range saidAllTheSame {
		if !said[phrase] {
			t.Errorf("nothing says %q: take it off the list", phrase)
		}
	}
}

func TestBanned_FindsTheWordInEveryKindOfFile(t *testing.T) {
	for name, text := range map[string]string{
		"README.md":                      "After a failed loss",
		"words/en.txt":                   "# A failed comment\nkey = It failed.\neveryday.sex = failed",
		"words/es.po":                    "msgid \"\"\nmsgstr \"Language: es\\nContent-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\nX-Direction: ltr\\nX-Plural-one: n = 1\\n\"\n\n# read: draft\nmsgctxt \"about.build\"\nmsgid \"It failed\"\nmsgstr \"x\"\n",
		"packs/en.txt":                   "It failed.",
		"packs/gb/statements/A-B-1.yaml": "cites: [{source: failed-loss, says: {en: \"It failed!\"}}]",
		"packs/gb/sources/a.yaml":        "title: \"Failed\"\nnote: \"Written for abortion care, not for an abortion.\"",
	} {
		list, err := banned(name, []byte(text), map[string]bool{})
		if err != nil || len(list) != 1 {
			t.Errorf("%s: %q, %v; want one", name, list, err)
		}
	}
}
