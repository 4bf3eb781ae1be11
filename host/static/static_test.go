package static

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func built(t *testing.T) *Bundle {
	t.Helper()
	b, err := Load(fstest.MapFS{
		"app.wasm.gz":     {Data: Gzip([]byte("wasm"))},
		"app.wasm.br":     {Data: Brotli([]byte("wasm"))},
		"more.wasm.gz":    {Data: Gzip([]byte("more"))},
		"more.wasm.br":    {Data: Brotli([]byte("more"))},
		"places.wasm.gz":  {Data: Gzip([]byte("places"))},
		"places.wasm.br":  {Data: Brotli([]byte("places"))},
		"work.wasm.gz":    {Data: Gzip([]byte("work"))},
		"work.wasm.br":    {Data: Brotli([]byte("work"))},
		"en.txt.gz":       {Data: Gzip([]byte("words"))},
		"en.txt.br":       {Data: Brotli([]byte("words"))},
		"en.more.gz":      {Data: Gzip([]byte("more words"))},
		"en.more.br":      {Data: Brotli([]byte("more words"))},
		"sources.list.gz": {Data: Gzip([]byte("sources"))},
		"sources.list.br": {Data: Brotli([]byte("sources"))},
		"pt-BR.txt.gz":    {Data: Gzip([]byte("palavras"))},
		"pt-BR.txt.br":    {Data: Brotli([]byte("palavras"))},
		"pt-BR.more.gz":   {Data: Gzip([]byte("mais palavras"))},
		"pt-BR.more.br":   {Data: Brotli([]byte("mais palavras"))},
		"wasm_exec.js":    {Data: []byte("globalThis.Go = class {};")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLoad_NamesEveryFileByItsContent(t *testing.T) {
	for _, f := range built(t).All() {
		if !strings.HasPrefix(f.Address, "/static/") || strings.Count(f.Address, ".") != 2 || f.Type == "application/octet-stream" {
			t.Errorf("%s: %s, %s", f.Name, f.Address, f.Type)
		}
		if f.Gzip == nil || f.Brotli == nil || f.Integrity == "" {
			t.Errorf("%s is not packed or has no hash", f.Name)
		}
	}
}

func TestLoad_TheGlueKnowsTheProgramByItsAddress(t *testing.T) {
	b := built(t)
	glue := string(b.byName["page.js"].Plain)
	if !strings.HasPrefix(glue, "globalThis.Go = class {};") {
		t.Error("the glue lacks the runtime")
	}
	for _, name := range []string{"app.wasm", "more.wasm", "places.wasm", "work.wasm", "en.txt", "en.more", "sources.list"} {
		if at := b.Address(name); at == "" || !strings.Contains(glue, `"`+at+`"`) {
			t.Errorf("the glue lacks the address of %s", name)
		}
	}
	if strings.Contains(glue, `"asset:`) || strings.Contains(string(b.byName["app.webmanifest"].Plain), `"asset:`) {
		t.Error("a place for an address is left open")
	}
}

func TestLoad_WithoutTheBrowserPartPagesStillHaveTheirFiles(t *testing.T) {
	b, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.Address("style.css") == "" || b.Address("page.js") == "" || b.Address("app.wasm") != "" {
		t.Error("the wrong files are there")
	}
	if !strings.Contains(string(b.byName["page.js"].Plain), `const WASM = "";`) {
		t.Error("the glue looks for a program that was not built")
	}
	if b.Worker(nil) != nil {
		t.Error("there is a worker with nothing to keep")
	}
}

func TestLoad_RefusesHalfABrowserPart(t *testing.T) {
	whole := fstest.MapFS{}
	for _, name := range []string{"app.wasm", "more.wasm", "places.wasm", "work.wasm", "en.txt", "en.more", "sources.list"} {
		whole[name+".gz"] = &fstest.MapFile{Data: Gzip([]byte(name))}
		whole[name+".br"] = &fstest.MapFile{Data: Brotli([]byte(name))}
	}
	whole["wasm_exec.js"] = &fstest.MapFile{Data: []byte("x")}
	if _, err := Load(whole); err != nil {
		t.Fatal(err)
	}
	for name, file := range whole {
		delete(whole, name)
		if _, err := Load(whole); err == nil {
			t.Errorf("it was taken without %s", name)
		}
		whole[name] = file
	}
}

func TestWorker_KeepsEveryFileByItsHashAndChangesWithThem(t *testing.T) {
	b := built(t)
	b.Add("start.html", []byte("one"))
	shell := map[string]string{"/": "start.html"}
	first := string(b.Worker(shell).Plain)
	for _, f := range b.All() {
		if strings.HasPrefix(f.Name, "pt-BR.") {
			continue // kept where it was chosen
		}
		if !strings.Contains(first, `["`+f.Address+`","`+f.Integrity+`"]`) {
			t.Errorf("%s is not in the worker", f.Name)
		}
	}
	if strings.Contains(first, `"bundle:`) {
		t.Error("a place is left open")
	}
	if again := string(b.Worker(shell).Plain); again != first {
		t.Error("the same files give two workers")
	}
	b.Add("start.html", []byte("two"))
	second := string(b.Worker(shell).Plain)
	if version(first) == version(second) {
		t.Error("other files have the same version")
	}
}

func version(worker string) string {
	_, rest, _ := strings.Cut(worker, `"static-" + "`)
	v, _, _ := strings.Cut(rest, `"`)
	return v
}

func TestSources_HoldNoStrangeAddressAndMakeNoCode(t *testing.T) {
	for _, name := range []string{"page.js", "keep.js", "worker.js", "sw.js", "app.webmanifest", "icon.svg", "style.css"} {
		text, err := sources.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"https://", "eval(", "new Function", "innerHTML", "localStorage", "sessionStorage", "indexedDB", "document.cookie", "@import", "//cdn"} {
			if strings.Contains(string(text), bad) && !(name == "keep.js" && bad == "indexedDB") {
				t.Errorf("%s holds %s", name, bad)
			}
		}
		if strings.Contains(strings.ReplaceAll(string(text), "http://www.w3.org/2000/svg", ""), "http:") {
			t.Errorf("%s names another host", name)
		}
	}
}

func TestCondensed_KeepsTheLicenceAndEveryLineOfCode(t *testing.T) {
	got := string(condensed([]byte("// Copyright\n\n// why\nf(); // and this\n  // more\n\n  g(\"// no\");\n  h(\"; // no\");\n")))
	if want := "// Copyright\nf();\ng(\"// no\");\nh(\"; // no\");\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// What condensed takes away would be missed inside a text of several lines.
func TestScripts_HaveNoTextOfSeveralLines(t *testing.T) {
	for _, name := range []string{"page.js", "path.js", "keep.js", "worker.js", "sw.js"} {
		script, err := sources.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(script)) {
			if strings.Count(line, "`")%2 != 0 {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// The words of other languages are fetched by choice: no edition brings them to
// everybody, and no address says which language somebody reads.
func TestLoad_OtherLanguagesAreThereByChoice(t *testing.T) {
	b := built(t)
	at, more := b.Address("pt-BR.txt"), b.Address("pt-BR.more")
	if !strings.HasPrefix(at, "/static/words.") || strings.Contains(b.Address("en.txt"), "en.") {
		t.Errorf("the words are at %s and %s", at, b.Address("en.txt"))
	}
	if glue := string(b.byName["page.js"].Plain); !strings.Contains(glue, `"pt-br":["`+at+`","`+more+`"]`) || !strings.Contains(glue, `"en":["`+b.Address("en.txt")+`","`+b.Address("en.more")+`"]`) {
		t.Error("the glue does not know the words of both languages")
	}
	worker := string(b.Worker(map[string]string{"/": "start.html"}).Plain)
	_, rest, _ := strings.Cut(worker, "const FILES = ")
	files, rest, _ := strings.Cut(rest, "\n")
	words, _, _ := strings.Cut(strings.TrimPrefix(rest, "const WORDS = "), "\n")
	if strings.Contains(files, at) || strings.Contains(files, more) || !strings.Contains(words, `{"pt-br":[["`) || !strings.Contains(words, `["`+at+`","`) || !strings.Contains(words, `["`+more+`","`) || strings.Contains(words, `"en"`) {
		t.Errorf("the worker keeps %s and by choice %s", files, words)
	}
}

func TestFind_SaysThatThereIsNoneAndWhatIsWrong(t *testing.T) {
	if embedded != nil {
		t.Skip("this program has the browser part inside")
	}
	t.Chdir(t.TempDir())
	if f, err := Find(""); f != nil || !errors.Is(err, ErrNone) {
		t.Errorf("in an empty folder: %v, %v", f, err)
	}
	if f, err := Find("nowhere"); f != nil || err == nil || errors.Is(err, ErrNone) {
		t.Errorf("a folder that isn't there: %v, %v", f, err)
	}
}
