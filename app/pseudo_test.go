package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/instruments"
	"aftercare/internal/pagetest"
	"aftercare/internal/translation"
	"aftercare/locale"
)

// foreignApp speaks the language that no program speaks.
func foreignApp(t *testing.T) *app.App {
	forms := foreignForms()
	return wholeOf(t, pagetest.ForeignConfig(t), func() []instruments.Instrument { return forms })
}

// everyPage is one page of every kind, and every general page by its address.
func everyPage(a *app.App) map[string]*page.Response {
	pages := lookAt(a)
	for _, path := range a.Paths() {
		pages[path] = pagetest.Get(a, path)
	}
	return pages
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
	pages := everyPage(a)
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

// speakingApp speaks a pseudo-language, which has gone the way of a real one.
func speakingApp(t *testing.T, p pagetest.Pseudo) *app.App {
	return wholeOf(t, pagetest.SpeakingConfig(t, p), instruments.All)
}

// Nothing falls back: in a language that is whole, no page lacks a text, and none
// says a sentence of the English interface or of a pack.
func TestLanguages_NoPageSaysASentenceOfAnother(t *testing.T) {
	source, err := translation.Published()
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]string{}
	f := &translation.File{Lang: "en"}
	source.Update(f)
	for _, e := range f.Entries {
		if text := locale.Plain(e.English); len(text) >= 20 && !strings.ContainsAny(text, "{}") {
			english[text] = e.Key
		}
	}
	for _, p := range pagetest.Pseudos {
		a := speakingApp(t, p)
		pages := everyPage(a)
		for name, r := range pages {
			root := pagetest.ParsePage(t, string(r.Body))
			if html := root.Named("html")[0]; html.Attrs["lang"] != p.Tag || html.Attrs["dir"] != p.Dir {
				t.Errorf("%s: %s is in %s, %s", p.Tag, name, html.Attrs["lang"], html.Attrs["dir"])
			}
			if at := strings.Index(string(r.Body), "⟦"); at >= 0 {
				t.Errorf("%s: %s lacks %.60s", p.Tag, name, string(r.Body)[at:])
			}
			root.Walk(func(k *pagetest.Tag) {
				for sentence := range strings.SplitSeq(strings.TrimSpace(k.Text), "\n") {
					if key := english[strings.TrimSpace(sentence)]; key != "" && !saysItsLanguage(k) {
						t.Errorf("%s: %s says %s in English: %s", p.Tag, name, key, sentence)
					}
				}
			})
		}
	}
}

// saysItsLanguage reports whether a text is marked as one in another language.
func saysItsLanguage(k *pagetest.Tag) bool {
	for k = k.Parent; k != nil; k = k.Parent {
		if k.Attrs["lang"] != "" && k.Name != "html" {
			return true
		}
	}
	return false
}

// The form of a number is that of its language, wherever a text is counted.
func TestLanguages_CountInTheirOwnForms(t *testing.T) {
	for _, c := range []struct {
		p     pagetest.Pseudo
		forms map[int]string
	}{
		{pagetest.Accents, map[int]string{0: "", 1: "", 2: ""}},
		{pagetest.Syllables, map[int]string{0: "many", 1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 24: "few"}},
		{pagetest.Mixed, map[int]string{0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "", 103: "few"}},
	} {
		w := pagetest.SpeakingConfig(t, c.p).Words
		for n, form := range c.forms {
			want := ""
			if form != "" {
				want = c.p.Says(" (x)", form)[len(c.p.Says(" (x)", "")):]
			}
			text := w.Count("away.in", n)
			if !strings.Contains(text, strconv.Itoa(n)) || want != "" && !strings.Contains(text, strings.TrimSpace(want)) || want == "" && strings.Contains(text, "(") {
				t.Errorf("%s: %d is %q, not the form %q", c.p.Tag, n, text, form)
			}
		}
	}
}

// Until somebody has signed a translation, every page says so, and what is urgent
// has its English below.
func TestTranslations_SayWhatIsUrgentInEnglishToo(t *testing.T) {
	var signs []string
	for _, li := range signsOf(t, newApp(t)) {
		signs = append(signs, li.Words())
	}
	for _, p := range pagetest.Pseudos {
		a := speakingApp(t, p)
		pages := everyPage(a)
		for name, r := range pages {
			root := pagetest.ParsePage(t, string(r.Body))
			if len(withClass(root, "unsigned")) != 1 {
				t.Errorf("%s: %s doesn't say that nobody checked it", p.Tag, name)
			}
			said := append(withClass(root, "now"), withClass(root, "say")...)
			for _, card := range withClass(root, "card") {
				if len(withClass(card, "cardhead")) > 0 {
					said = append(append(said, card.Named("h2")...), card.Named("li")...)
				}
			}
			for _, k := range said {
				if len(withClass(k, "original")) == 0 {
					t.Errorf("%s: %s: what is urgent lacks its English: %s", p.Tag, name, k.Words())
				}
			}
		}
		for i, li := range signsOf(t, a) {
			if o := withClass(li, "original"); len(o) != 1 || o[0].Words() != signs[i] || o[0].Attrs["lang"] != "en" || o[0].Attrs["dir"] != "ltr" {
				t.Errorf("%s: a danger sign without its English %q: %s", p.Tag, signs[i], li.Words())
			}
		}
	}
}

// signsOf are the danger signs on the emergency page.
func signsOf(t *testing.T, a *app.App) []*pagetest.Tag {
	t.Helper()
	root := pagetest.ParsePage(t, string(pagetest.Get(a, page.PathHelp).Body))
	sections := root.Named("section")
	list := sections[len(sections)-1].Named("li")
	if len(list) < 10 {
		t.Fatal(len(list), "danger signs")
	}
	return list
}

func withClass(root *pagetest.Tag, class string) []*pagetest.Tag {
	return root.All(func(k *pagetest.Tag) bool { return slices.Contains(strings.Fields(k.Attrs["class"]), class) })
}
