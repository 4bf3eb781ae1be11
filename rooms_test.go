package aftercare_test

import (
	"flag"
	"fmt"
	"go/ast"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what is printed into doc/")

// room is a package: what it is for, and which packages of ours it may import. doc/design.md shows this table.
type room struct {
	path    string
	kind    kind
	what    string
	imports string // packages of ours, "*" for any
}

// kind says whether a package is pure: without clock, input, output or
// goroutines, and with only the quiet part of the standard library.
type kind bool

const (
	pure   kind = true
	impure kind = false
)

// rooms are the packages, in the order in which they are best read. A new one also needs a
// page in doc/decisions.
var rooms = []room{
	{".", pure, "the words: `Record`, `Observation`, `Date`, `Guidance`, `Urgency`, the closed lists of terms", ""},
	{"internal/jsondoc", pure, "strict JSON without reflection", "."},
	{"wire", pure, "records in, guidance out, as JSON", ". internal/jsondoc"},
	{"handover", pure, "the facts of a loss as a code of ten characters, written and read", "."},
	{"guideline", pure, "what a pack is: parse, resolve, lint", ". internal/jsondoc internal/webaddress"},
	{"guideline/canon", pure, "packs printed in their canonical form, which has a digest, and in words how one differs from its parent", ". guideline internal/jsondoc"},
	{"engine/compiled", pure, "a pack as the engine reads it: findings, criteria and scopes as numbers, and what is asked as sets of them", ". guideline internal/sorting"},
	{"engine/days", pure, "a set of days back from the day that is asked about", ""},
	{"engine", pure, "one pure function from pack, record and day to guidance", ". guideline engine/compiled engine/days internal/arena internal/sorting"},
	{"guideline/table", pure, "packs as tables, which programs start from, and their texts by language", ". guideline"},
	{"packs", pure, "the knowledge: as YAML, and as built from it; no logic", ". guideline guideline/table"},
	{"groups", pure, "what the sources say about an activity, sorted into groups that a page and a terminal share", ". internal/sorting"},
	{"locale", pure, "the words of a language, and the sentences made of them", ". guideline groups internal/sorting"},
	{"words", impure, "the words of every language, linked: for servers, the command line and tests", "locale packs"},
	{"instruments", pure, "the questionnaires that may be shown, as data, read strictly", ". guideline internal/jsondoc"},
	{"internal/tabular", pure, "tables as text, in every form that spreadsheets write", ""},
	{"diary", pure, "what she keeps on her device if she chooses to: entries, each a small record", ". wire internal/jsondoc internal/tabular internal/sorting"},
	{"diary/imports", pure, "what other programs export, read into entries of a diary", ". wire internal/jsondoc internal/tabular internal/typing internal/sorting diary"},
	{"vault", impure, "how the diary is sealed and opened, given a store and cryptography", "diary"},
	{"places/hours", pure, "opening hours in OpenStreetMap's syntax: open, closed or unknown", ". internal/sorting"},
	{"places", pure, "places and towns as data: format, merging, the nearest, matching typed names", ". internal/jsondoc internal/typing internal/sorting places/hours"},
	{"places/curated", pure, "a short list of real places, one file per country; no logic", ""},
	{"places/importer", impure, "turns other publishers' listings into places, row by row", ". places places/hours"},
	{"app/view", pure, "HTML, with addresses that are safe by their type", ""},
	{"app/page", pure, "what every page stands on: request and response, site, frame, forms, evidence, numbers to call, the drawing of days", ". engine guideline locale diary diary/imports vault internal/jsondoc internal/typing internal/sorting app/view"},
	{"app/read", pure, "pages that only say something: questions people ask, studies, sources, help lines", ". guideline locale internal/typing internal/sorting app/view app/page"},
	{"app/questions", pure, "what can be asked, how a form carries the answers, and the record that they make", ". wire guideline engine diary internal/typing app/page"},
	{"app/ask", pure, "pages for the questions, and the answer they lead to", ". handover wire guideline engine groups locale diary internal/typing internal/sorting app/view app/page app/questions"},
	{"app/chart", pure, "an open diary as a whole: her picture, a page for a clinician, a calendar file", ". wire guideline engine locale diary internal/sorting app/view app/page app/questions app/ask"},
	{"app/diary", pure, "the pages of the diary", ". engine locale diary diary/imports vault app/view app/page app/questions app/ask app/chart"},
	{"app/how", pure, "a check-in on mood, by questionnaires", ". guideline locale instruments app/view app/page app/questions app/ask"},
	{"app/start", pure, "the start page and the short way to an answer", ". guideline locale internal/jsondoc app/view app/page app/questions app/ask"},
	{"app/share", pure, "previews what she gives away of her answer and diary", ". locale internal/sorting app/view app/page app/questions app/ask"},
	{"app/search", pure, "finds the page that answers what is typed, and puts help above it where it is needed", ". guideline locale internal/typing internal/sorting app/view app/page"},
	{"app/letters", pure, "the letters that stop reminders and mailings", ". guideline locale app/view app/page"},
	{"app/sheet", pure, "a nurse's sheet for a patient, and the page that reads the code at its foot", ". handover guideline locale internal/typing internal/sorting app/view app/page app/questions app/ask"},
	{"app/clinics", pure, "finds a clinic", ". locale internal/typing internal/sorting places places/hours places/curated app/view app/page"},
	{"app", pure, "the table of pages, and what finds the one that answers; it knows no package of pages", "locale app/page"},
	{"host/form", impure, "forms, read the same way in both hosts", "app/page"},
	{"host/static", impure, "style sheet, scripts and service worker, named by content", ""},
	{"host/httphost", impure, "the app as a server", ". app/page host/form host/static"},
	{"host/pagehost", impure, "the app as WebAssembly in the reader's own page", ". app/page host/form locale vault diary diary/imports"},
	{"internal/library", impure, "the published packs by country, each compiled once", "engine guideline locale packs"},
	{"internal/files", impure, "regular files, read within a bound and written whole", ""},
	{"internal/packyaml", impure, "YAML that people write, turned into JSON", ". guideline internal/files internal/jsondoc"},
	{"internal/sealing", impure, "the vault's cryptography in Go, for the worker, tests and the command line", "vault"},
	{"internal/translation", impure, "makes the words of a language from the file in which people translate them", "guideline guideline/table locale packs words"},
	{"internal/pagetest", impure, "what the tests of the pages share: programs, readers, what every page promises", ". wire guideline engine packs locale diary diary/imports vault internal/library internal/sealing internal/translation app app/page host/form words"},
	{"internal/simulate", impure, "generated people and diaries for tests", ". guideline wire diary"},
	{"internal/arena", pure, "keeps short lists side by side, to ask for memory seldom", ""},
	{"internal/sorting", pure, "sorts with code that a program has once", ""},
	{"internal/typing", pure, "forgives typing: case, accents, slips, digits of other scripts; sorts names", ""},
	{"internal/webaddress", pure, "whose site an address is on, and whether a browser would send it so", ""},
	{"internal/checkout", impure, "copies the repository, for tests", ""},
	{"internal/measure", impure, "measures the tree: package sizes, arrows between files, exported names", ""},
	{"internal/schema", impure, "prints the JSON Schemas of the formats from the lists of terms", ". guideline diary"},
	{"cases", impure, "test cases that can be read without Go, and the mutator that holds them to the packs", ". wire guideline engine packs internal/packyaml"},
	{"cmd/aftercare", impure, "the program", "*"},
	{"cmd/packtool", impure, "the tool of pack authors", "*"},
	{"cmd/bundle", impure, "builds the browser part", "*"},
	{"cmd/wasm", impure, "the browser program that everybody loads", "*"},
	{"cmd/wasm/diary", impure, "the one with the diary and everything else", "*"},
	{"cmd/wasm/places", impure, "the one that finds a clinic", "*"},
	{"cmd/sealer", impure, "the worker that seals, opens and reads large exports", ". internal/sealing vault diary diary/imports"},
	{"cmd/measure", impure, "`make measure`", "internal/measure"},
	{"cmd/release", impure, "what goes with a release: the list of its parts, licences, checksums", "internal/files"},
	{"cmd/rename", impure, "`make rename`: another module path", "internal/files"},
	{"e2e/load", impure, "asks a server for more than it can give: `make budgets`", "*"},
	{"e2e/stand", impure, "the server that the browser tests start", "*"},
}

// roomOf finds a package by its folder.
func roomOf(path string) (room, bool) {
	if i := slices.IndexFunc(rooms, func(r room) bool { return r.path == path }); i >= 0 {
		return rooms[i], true
	}
	return room{}, false
}

// allows says whether the package may import another of ours.
func (r room) allows(path string) bool {
	return r.imports == "*" || slices.Contains(strings.Fields(r.imports), path)
}

// quiet is what pure packages may use of the standard library.
var quiet = []string{"bytes", "cmp", "errors", "hash/adler32", "hash/crc32", "iter", "math", "math/bits", "slices", "sort", "strconv", "strings", "unicode", "unicode/utf16", "unicode/utf8", "embed"}

// loud is what even a quiet package may not be used for.
var loud = map[string]string{"time.Now": "the day is an argument", "os.Getenv": "nothing outside decides"}

func TestTree_RoomsImportOnlyWhatTheDesignAllows(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		room, known := roomOf(f.room)
		seen[f.room] = true
		if !known {
			t.Errorf("%s: %s is a new package: give it a line in rooms_test.go and a page in doc/decisions", f.name, f.room)
			continue
		}
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			own, isOwn := ownPackage(name)
			switch {
			case isOwn && !room.allows(own):
				t.Errorf("%s imports %s: rooms_test.go does not allow it for %s", f.name, own, f.room)
			case !isOwn && bool(room.kind) && !slices.Contains(quiet, name) && !(strings.HasPrefix(f.room, "app/") && name == "sync"):
				t.Errorf("%s imports %s: %s is pure", f.name, name, f.room)
			}
			if spec.Name != nil && spec.Name.Name == "." {
				t.Errorf("%s imports %s with a dot", f.name, name)
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && bool(room.kind) {
				if x, ok := s.X.(*ast.Ident); ok && loud[x.Name+"."+s.Sel.Name] != "" {
					t.Errorf("%s uses %s.%s: %s", f.name, x.Name, s.Sel.Name, loud[x.Name+"."+s.Sel.Name])
				}
			}
			if g, ok := n.(*ast.GoStmt); ok && bool(room.kind) {
				t.Errorf("%s starts a goroutine at %s", f.name, f.fset.Position(g.Pos()))
			}
			return true
		})
	}
	for _, r := range rooms {
		if tests, _ := os.ReadDir(r.path); !seen[r.path] && len(tests) == 0 {
			t.Errorf("rooms_test.go lists %s, which does not exist", r.path)
		}
	}
}

// ownPackage gives a package of this module by its folder.
func ownPackage(imported string) (string, bool) {
	if imported == module {
		return ".", true
	}
	return strings.CutPrefix(imported, module+"/")
}

// table prints the packages for doc/design.md.
func table() string {
	var b strings.Builder
	b.WriteString("| package | what it is | may import |\n| --- | --- | --- |\n")
	for _, r := range rooms {
		name, imports := "`"+r.path+"`", strings.Join(strings.Fields(r.imports), ", ")
		if r.path == "." {
			name = "`.` (aftercare)"
		}
		switch imports = strings.Replace(imports, ".", "root", 1); imports {
		case "*":
			imports = "anything"
		case "":
			imports = "the standard library"
		}
		if r.kind == pure {
			name += " °"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", name, r.what, imports)
	}
	return b.String()
}

func TestDocs_DesignShowsTheTableOfRooms(t *testing.T) {
	printed(t, "doc/design.md", "rooms", table())
}

// printed holds the part of a page between <!-- NAME --> and <!-- end --> to
// what the tests make of it, and rewrites it with -update.
func printed(t *testing.T, page, name, want string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), "<!-- "+name+" -->\n")
	got, after, ended := strings.Cut(rest, "<!-- end -->")
	if !found || !ended {
		t.Fatalf("%s has no place for %s", page, name)
	}
	if got == want {
		return
	}
	if !*update {
		t.Errorf("%s: %s is out of date: run `go test . -update`", page, name)
		return
	}
	if err := os.WriteFile(page, []byte(before+"<!-- "+name+" -->\n"+want+"<!-- end -->"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
