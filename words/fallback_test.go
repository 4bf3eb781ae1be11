package words_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// speaksEnglish are the files that ask for English by name, each for a reason;
// everything else speaks the language that was chosen.
var speaksEnglish = map[string]string{
	"words/words.go":                "English itself",
	"cmd/aftercare/language.go":     "where neither the flag nor the record names a language",
	"cmd/aftercare/serve.go":        "the language of the address /",
	"cmd/aftercare/diary.go":        "the report on an import, which is in English as the command is",
	"cmd/bundle/later.go":           "the keys, which are those of English",
	"cmd/packtool/diff.go":          "for the authors of packs, who write in English",
	"internal/pagetest/pagetest.go": "tests",
	"internal/translation/make.go":  "what there is to translate",
	"e2e/load/main.go":              "a test of speed",
}

// Nothing but these can answer in English where another language was asked for.
func TestEnglish_IsAskedForByNameInFewPlaces(t *testing.T) {
	var found []string
	err := fs.WalkDir(os.DirFS(".."), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != "." || d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", file))
		if strings.Contains(string(text), "words.English()") || strings.Contains(string(text), "func English()") {
			found = append(found, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range found {
		if speaksEnglish[file] == "" {
			t.Errorf("%s speaks English whatever was chosen; give it a line here if it should", file)
		}
	}
	for file := range speaksEnglish {
		if !slices.Contains(found, file) {
			t.Errorf("%s does not ask for English any more", file)
		}
	}
}
