package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/words"
)

// What may not be in the browser build: what could send, what is large, and
// what reads a clock or a store that the page did not hand over.
var forbidden = []string{
	"net", "net/http", "net/url", "html/template", "text/template", "html", "encoding/json", "encoding/xml", "encoding/gob",
	"reflect", "fmt", "log", "log/slog", "regexp", "math/big", "os", "os/exec", "crypto", "compress/gzip", "bufio", "context", "time", "embed",
}

// known are the packages beyond our own and the runtime that the build may
// link; a new one is a decision about every reader's download.
var known = map[string]bool{
	"bytes": true, "cmp": true, "errors": true, "hash": true, "hash/adler32": true, "hash/crc32": true, "io": true, "iter": true, "math": true, "math/bits": true, "runtime": true,
	"slices": true, "sort": true, "strconv": true, "strings": true, "sync": true, "sync/atomic": true,
	"syscall/js": true, "unicode": true, "unicode/utf16": true, "unicode/utf8": true, "unsafe": true,
}

func TestBrowserBuild_LinksNothingThatSendsOrIsLarge(t *testing.T) {
	for _, p := range []string{"aftercare/cmd/wasm", "aftercare/cmd/wasm/diary", "aftercare/cmd/wasm/places"} {
		linksLittle(t, p)
	}
}

func linksLittle(t *testing.T, program string) {
	changed, err := overlay(program, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	linked, err := browserPackages(program, "-overlay", changed)
	if err != nil {
		t.Fatal(err)
	}
	if len(linked) < 40 {
		t.Fatalf("only %d packages: the list is not the build's", len(linked))
	}
	for _, p := range linked {
		for _, bad := range forbidden {
			if p.ImportPath == bad {
				t.Errorf("the browser build links %s", bad)
			}
		}
		if p.ImportPath == "aftercare/words" {
			t.Errorf("%s links the words of every language, which it should fetch", program)
		}
		ours := strings.HasPrefix(p.ImportPath+"/", "aftercare/")
		inside := strings.HasPrefix(p.ImportPath, "internal/") || strings.HasPrefix(p.ImportPath, "runtime/")
		if !ours && !inside && !known[p.ImportPath] {
			t.Errorf("the browser build links %s: give it a line here if every reader should load it", p.ImportPath)
		}
	}
}

// Package slices would bring ten kilobytes of code for each type that it sorts;
// aftercare/internal/sorting sorts numbers alone, in memory that is used again.
//
// And nothing of it puts fractions or quotes into text, which takes large tables,
// but for the program that finds a clinic by its place on the map (plainer).
func TestBrowserBuild_HasNoCodeThatSortsNorTablesForFractions(t *testing.T) {
	needsKnownGo(t)
	for _, pkg := range []string{"aftercare/cmd/wasm", "aftercare/cmd/wasm/diary", "aftercare/cmd/wasm/places"} {
		plain, err := compile(pkg)
		if err != nil {
			t.Fatal(err)
		}
		_, linked := opened(t, plain)
		sorts, shows := 0, 0
		for n := range linked.count() {
			name := linked.text(word(linked.function(n), fieldName))
			if strings.HasPrefix(name, "slices.insertionSort") || strings.HasPrefix(name, "sort.insertionSort") {
				sorts++
			}
			if name == "strconv.appendQuotedWith" || name == "internal/strconv.genericFtoa" && pkg != "aftercare/cmd/wasm/places" {
				shows++
			}
		}
		if shows != 0 {
			t.Errorf("%s has the library's code for fractions or quotes", pkg)
		}
		if sorts != 0 {
			t.Errorf("%s has the library's code that sorts %d times: use aftercare/internal/sorting", pkg, sorts)
		}
	}
}

func TestLinkedWords_FindsALineOfTheInterfaceAndOneOfThePacks(t *testing.T) {
	found := 0
	for line := range strings.Lines(words.File("en")) {
		line = strings.TrimSpace(line)
		if len(line) <= longLine+40 {
			continue
		}
		found++
		if _, text, ok := strings.Cut(line, " = "); ok {
			line = text
		}
		if got := linkedWords([]byte("code\x00" + line + "\x00code")); !strings.Contains(got, line) {
			t.Errorf("%q was not found, but %q", line, got)
		}
	}
	if got := linkedWords([]byte("code alone")); found < 100 || got != "" {
		t.Errorf("%d lines, %q found in code", found, got)
	}
}

func TestInline_WritesEmbeddedTextsIntoTheFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "words.txt"), []byte("one \"two\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := inline("package p\n\nimport (\n\t_ \"embed\" // why\n\n\t\"strings\"\n)\n\n//go:embed words.txt\nvar a string\n\nvar (\n\t//go:embed words.txt\n\tb string\n)\n", dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`var a string = "one \"two\"\n"`, `b string = "one \"two\"\n"`, "\"strings\""} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%.200s", want, got)
		}
	}
	if strings.Contains(got, `_ "embed"`) {
		t.Error("the import is still there")
	}
}

func TestInline_LeavesAloneWhatOnlyEmbedCanServe(t *testing.T) {
	for _, text := range []string{"package p\n", "package p\n\nimport \"embed\"\n\n//go:embed *.go\nvar files embed.FS\n"} {
		if got, err := inline(text, "."); got != "" || err != nil {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
	if _, err := inline("//go:embed no-such-file\nvar a string\n", "."); err == nil {
		t.Error("a text that is not there was embedded")
	}
}

func TestJudge_FailsOverTheLimitAndWarnsOverTheGoal(t *testing.T) {
	for _, c := range []struct {
		size              int
		shrunk            bool
		fails, goal, over bool
	}{
		{size: 700_000, shrunk: true},
		{size: 700_001, shrunk: true, goal: true},
		{size: 900_000, shrunk: true, goal: true},
		{size: 900_001, shrunk: true, fails: true},
		{size: 900_000, goal: true},
		{size: 900_001, over: true},
	} {
		var report strings.Builder
		err := target{file: "app.wasm", goal: 700_000, limit: 900_000}.judge(c.size, c.shrunk, &report)
		said := func(what string) bool {
			return strings.Contains(report.String(), "warning: app.wasm is over its "+what)
		}
		if (err != nil) != c.fails || said("goal") != c.goal || said("limit") != c.over {
			t.Errorf("%+v: %v, %q", c, err, report.String())
		}
	}
}
