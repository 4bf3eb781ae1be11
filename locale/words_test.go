package locale

import (
	"os"
	"strings"
	"testing"
)

// en are the words in English, as package words links them.
var en = func() *Words {
	var catalogues []string
	for _, name := range []string{"en.txt", "en-more.txt", "en-places.txt", "en-find.txt"} {
		text, err := os.ReadFile("../words/" + name)
		if err != nil {
			panic(err)
		}
		catalogues = append(catalogues, string(text))
	}
	w, err := New("en", "ltr", "", catalogues...)
	if err != nil {
		panic(err)
	}
	return w
}()

func TestText_ShowsAMissingKey(t *testing.T) {
	if got := en.Text("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("got %q", got)
	}
}

func TestText_FillsPlaceholdersAndLeavesWhatItDoesNotKnow(t *testing.T) {
	w := parsed(t, "plural.one = i = 1 and v = 0\na = {x} and {y} {\nb.one = {n} day\nb.other = {n} days\nc = {x}{x}\n")
	w.Dir = "ltr"
	for _, c := range []struct{ got, want string }{
		{w.Text("a", With("x", "{y}"), With("y", "2")), "{y} and 2 {"},
		{w.Text("a"), "{x} and {y} {"},
		{w.Text("c", With("x", "ab")), "abab"},
		{w.Count("b", 1), "1 day"},
		{w.Count("b", 0), "0 days"},
		{w.Count("b", 21), "21 days"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestList_JoinsAsASentenceDoes(t *testing.T) {
	for want, parts := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := en.List(parts); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func parsed(t *testing.T, catalogue string) *Words {
	t.Helper()
	w, err := Parse(Head("xx", "rtl") + catalogue)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestParse_ReadsTheInterfaceAndLeavesThePacks(t *testing.T) {
	w := parsed(t, "a = one\n\n# why\nb = two = 2\n[gb sha256:1]\ntext = of a pack\n\n[ie sha256:2]\nmore\n")
	if w.Lang != "xx" || w.Dir != "rtl" || w.Text("a") != "one" || w.Text("b") != "two = 2" || w.Has("text") || len(w.Keys()) != 2 {
		t.Errorf("got %+v", w)
	}
	if want := "[gb sha256:1]\ntext = of a pack\n\n[ie sha256:2]\nmore\n"; w.Packs != want {
		t.Errorf("the packs are %q", w.Packs)
	}
}

// The words of other programs than the first come behind all else.
func TestParse_KnowsAPartFromTheWhole(t *testing.T) {
	head := strings.TrimSuffix(Head("xx", "rtl"), "\n")
	for file, part := range map[string]bool{
		head + "\na = one\n[gb sha256:1]\ntext\n":                                 false,
		head + InPart + "\na = one\n[gb sha256:1]\ntext\n":                        true,
		head + InPart + "\na = one\n[gb sha256:1]\ntext\n" + MoreHead + "b = 2\n": false,
	} {
		w, err := Parse(file)
		if err != nil || w.Lang != "xx" || w.Part != part || w.Text("a") != "one" || w.Has("b") != strings.Contains(file, "b = 2") || w.Packs != "[gb sha256:1]\ntext\n" {
			t.Errorf("%q: %+v, %v", file, w, err)
		}
	}
}

func TestParse_RefusesWhatIsNoFileOfWords(t *testing.T) {
	for file, want := range map[string]string{
		"": "format", "a = b\n": "format", "aftercare.words/2 en ltr\na = b\n": "format", "aftercare.words/1 en\n": "format", "<!doctype html>": "format",
		Head("en", "ltr") + "a: b\n":         "\"key = text\": a: b",
		Head("en", "ltr") + "a = \n":         "\"key = text\": a = ",
		Head("en", "ltr") + "a = b\na = c\n": "duplicate key a",
	} {
		if w, err := Parse(file); err == nil || !strings.Contains(err.Error(), want) || w != nil {
			t.Errorf("%q: %v, %v", file, w, err)
		}
	}
}

func FuzzParse_NeverPanics(f *testing.F) {
	f.Add("a = b\n# c\n = \n[x y]\nz")
	f.Fuzz(func(t *testing.T, s string) {
		w, err := Parse(Head("xx", "ltr") + s)
		if err != nil {
			return
		}
		for _, key := range w.Keys() {
			w.Text(key, With("x", "y"))
		}
	})
}
