package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"aftercare/app"
	"aftercare/guideline"
	"aftercare/instruments"
	"aftercare/internal/pagetest"
)

// foreignApp speaks the language that no program speaks.
func foreignApp(t *testing.T) *app.App {
	forms := foreignForms()
	return wholeOf(t, pagetest.ForeignConfig(t), func() []instruments.Instrument { return forms })
}

// foreignForms are the shipped forms with every word that people read changed.
func foreignForms() []instruments.Instrument {
	list := instruments.All()
	for i := range list {
		n := &list[i]
		n.Name, n.Asks, n.Sure = pagetest.Foreign(n.Name), pagetest.ForeignText(n.Asks), pagetest.ForeignText(n.Sure)
		for _, o := range []*instruments.Origin{&n.Licence, &n.Wording, &n.Scoring} {
			o.Note = pagetest.Foreign(o.Note)
		}
		for _, texts := range [][]guideline.Text{n.Gate, n.Items, n.Answers} {
			for j := range texts {
				texts[j] = pagetest.ForeignText(texts[j])
			}
		}
		for j := range n.Bands {
			n.Bands[j].Means, n.Bands[j].Next = pagetest.ForeignText(n.Bands[j].Means), pagetest.ForeignText(n.Bands[j].Next)
		}
	}
	return list
}

func TestEveryWord_ComesFromTheCatalogueOrThePack(t *testing.T) {
	a := foreignApp(t)
	pages := lookAt(a)
	for _, path := range a.Paths() {
		pages[path] = pagetest.Get(a, path)
	}
	for name, r := range pages {
		root := pagetest.ParsePage(t, string(r.Body))
		root.Walk(func(k *pagetest.Tag) {
			holder := k.Parent
			if holder != nil && holder.Name == "bdi" {
				holder = holder.Parent
			}
			if holder != nil && slices.Contains([]string{"address", "words", "listed", "ten"}, holder.Attrs["class"]) {
				return
			}
			texts := []string{k.Text, k.Attrs["aria-label"], k.Attrs["title"], k.Attrs["alt"], k.Attrs["placeholder"]}
			if k.Name == "option" {
				texts = append(texts, k.Words())
			}
			for _, text := range texts {
				if plain := strings.IndexFunc(text, func(r rune) bool { return r < 128 && unicode.IsLetter(r) }); plain >= 0 {
					t.Errorf("%s: %q escaped the catalogue", name, text)
				}
			}
		})
	}
}

// TestEveryKey_IsSaidSomewhere finds words of the catalogue that nothing says.
// Terms of the formats and the command line's own words have their own tests.
func TestEveryKey_IsUsed(t *testing.T) {
	source := readSource(t, "*/*.go") + readSource(t, "*.go") + readSource(t, "../locale/*.go") + readSource(t, "../cmd/aftercare/*.go")
	unused := 0
	a := newApp(t)
	a.Words.Map(func(key, text string) string {
		parts := strings.Split(key, ".")
		for n := len(parts); n > 0; n-- {
			prefix := strings.Join(parts[:n], ".")
			if strings.Contains(source, `"`+prefix+`"`) || strings.Contains(source, `"`+prefix+`.`) || strings.Contains(source, `.`+parts[n-1]+`"`) && n == len(parts) {
				return text
			}
		}
		unused++
		t.Errorf("nothing says %s", key)
		return text
	})
}

// readSource is the text of the files of a pattern that are no tests.
func readSource(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(pattern, err)
	}
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}
