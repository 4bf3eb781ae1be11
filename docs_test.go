package aftercare_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// elsewhere are names that documents use of other projects, of what is built,
// or of what a reader is about to write; what each is of.
var elsewhere = map[string]string{
	"packs/international/sources/nhs-example-2026.yaml": "to be written",
	"questions.yaml":                      "of each pack",
	"build/web":                           "built",
	"host/static/web":                     "built",
	"egg-anything":                        "pattern of names in packs",
	"govulncheck":                         "Go's",
	"point_events_manual_v2":              "Flo",
	"webkit2gtk-driver":                   "Debian's",
	"xvfb":                                "Debian's",
	"panicwrap":                           "Go's runtime",
	"isSystemGoroutine":                   "Go's runtime",
	"lib/import-export/export-to-csv.js":  "drip",
	"get-csv-column-names.js":             "drip",
	"db/schemas/4.js":                     "drip",
	"i18n/en/cycle-day.js":                "drip",
	"components/cycle-day/temperature.js": "drip",
}

// pages are the documents whose every name must exist. The changelog tells
// what was, and the table of coverage is printed.
func pages(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, pattern := range []string{"*.md", "doc/*.md", "doc/decisions/*.md", "places/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			if name != "CHANGELOG.md" && name != "doc/coverage.md" {
				list = append(list, filepath.ToSlash(name))
			}
		}
	}
	if len(list) < 30 {
		t.Fatalf("only %d documents were found", len(list))
	}
	return list
}

// known is what a document may name.
type known struct {
	files   map[string]bool            // files and folders by their paths
	imports map[string]bool            // packages that some file imports
	members map[string]map[string]bool // names by their package or type
	names   map[string]bool            // everything declared
	words   map[string]bool            // words of everything but documents
	texts   []string                   // strings of Go programs that are paths of pages
	targets map[string]bool            // of the Makefile
	tests   map[string]bool            // names and words of tests
}

func whatExists(t *testing.T) *known {
	t.Helper()
	k := &known{files: map[string]bool{}, imports: map[string]bool{}, members: map[string]map[string]bool{}, names: map[string]bool{}, words: map[string]bool{}, targets: map[string]bool{}, tests: map[string]bool{}}
	word := regexp.MustCompile(`[A-Za-z][\w.-]*`)
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || p == "build") {
			return filepath.SkipDir
		}
		p = filepath.ToSlash(p)
		k.files[p] = true
		if d.IsDir() || strings.HasSuffix(p, ".md") || strings.HasSuffix(p, "docs_test.go") {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		for _, w := range word.FindAllString(string(text), -1) {
			if w = strings.TrimRight(w, ".-"); isTest(p) {
				k.tests[w] = true
			} else {
				k.words[w] = true
			}
		}
		if strings.HasSuffix(p, ".go") {
			return k.readGo(p, text)
		}
		if p == "Makefile" {
			for _, m := range regexp.MustCompile(`(?m)^([a-z]+):`).FindAllStringSubmatch(string(text), -1) {
				k.targets[m[1]] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// isTest reports files that are not part of the product.
func isTest(file string) bool {
	return strings.HasSuffix(file, "_test.go") || strings.Contains(file, "testdata/") || strings.HasPrefix(file, "bench/")
}

func (k *known) declare(owner, name string) {
	k.names[name] = true
	if k.members[owner] == nil {
		k.members[owner] = map[string]bool{}
	}
	k.members[owner][name] = true
}

// readGo notes what a file declares: package-level names, methods and fields.
func (k *known) readGo(name string, text []byte) error {
	f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	pkg := strings.TrimSuffix(f.Name.Name, "_test")
	if pkg == "main" {
		pkg = filepath.Base(filepath.Dir(name))
	}
	if isTest(name) {
		k = &known{members: map[string]map[string]bool{}, names: k.tests, imports: k.imports}
	}
	for _, spec := range f.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		k.imports[strings.TrimPrefix(path, "github.com/")] = true
	}
	for _, decl := range f.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			owner := pkg
			if d.Recv != nil {
				typ := d.Recv.List[0].Type
				if star, ok := typ.(*ast.StarExpr); ok {
					typ = star.X
				}
				if id, ok := typ.(*ast.Ident); ok {
					owner = id.Name
				}
			}
			k.declare(owner, d.Name.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.ValueSpec:
					for _, id := range s.Names {
						k.declare(pkg, id.Name)
					}
				case *ast.TypeSpec:
					k.declare(pkg, s.Name.Name)
					ast.Inspect(s.Type, func(n ast.Node) bool {
						if field, ok := n.(*ast.Field); ok {
							for _, id := range field.Names {
								k.declare(s.Name.Name, id.Name)
							}
						}
						return true
					})
				}
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && strings.Contains(lit.Value, "/") {
			k.texts = append(k.texts, lit.Value)
		}
		return true
	})
	return nil
}

var (
	aFile   = regexp.MustCompile(`^[\w./-]+\.(go|mjs|js|md|yaml|json|txt|sh|css|csv|mod)$`)
	aMember = regexp.MustCompile(`^(\w+)\.([A-Za-z]\w*)(\.\w+)?(\(\))?$`)
	aPage   = regexp.MustCompile(`^/[a-z/]*/$`)
	aFolder = regexp.MustCompile(`^[\w-]+(/[\w-]+)+/?$`)
	aName   = regexp.MustCompile(`^[A-Z][a-z]\w*$`)
	aTest   = regexp.MustCompile(`^(Test|Fuzz|Benchmark)`)
	aWord   = regexp.MustCompile(`^[a-z][\w-]*$`)
	target  = regexp.MustCompile(`\bmake ([a-z]+)\b`)
	goPath  = regexp.MustCompile(`\./(cmd|internal|packs|bench)[\w/-]*`)
)

// ofTests says whether a document may take a name from a test: the name says that
// it is one, or the line names the file or the benchmarks.
func (k *known) ofTests(line, name string) bool {
	return k.tests[name] && (aTest.MatchString(name) || strings.Contains(line, "_test.go`") || strings.Contains(line, "bench"))
}

// fault explains what is wrong with a name on a line of a document, "" if
// nothing is.
func (k *known) fault(page, line, name string) string {
	switch {
	case elsewhere[name] != "" || strings.Contains(name, " "):
	case aFile.MatchString(name):
		if !k.file(page, line, name) {
			return "no such file; a bare name needs its folder on the same line"
		}
	case aPage.MatchString(name):
		if !slices.ContainsFunc(k.texts, func(text string) bool { return strings.Contains(text, name) }) {
			return "no page has this address"
		}
	case aFolder.MatchString(name):
		name = strings.TrimSuffix(name, "/")
		if !k.files[name] && !k.imports[name] && !k.words[name] {
			return "no such folder"
		}
	case aMember.MatchString(name):
		m := aMember.FindStringSubmatch(name)
		if members := k.members[m[1]]; members != nil && !members[m[2]] {
			return m[1] + " has no " + m[2]
		}
	case aName.MatchString(name):
		if !k.names[name] && !k.ofTests(line, name) {
			return "nothing declares it"
		}
	case aWord.MatchString(name):
		if !k.files[name] && !k.names[name] && (page == "doc/design.md" || !k.words[name]) && !k.ofTests(line, name) {
			return "nothing declares it"
		}
	}
	return ""
}

// file finds a file by its path from the top or from the document, or by its
// bare name in a folder that the same line names.
func (k *known) file(page, line, name string) bool {
	if k.files[name] || k.files[path.Join(path.Dir(page), name)] {
		return true
	}
	for _, folder := range code.FindAllStringSubmatch(line, -1) {
		if k.files[path.Join(folder[1], name)] {
			return true
		}
	}
	return false
}

var (
	code     = regexp.MustCompile("`([^`\n]+)`")
	link     = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	proof    = regexp.MustCompile(`\be2e ([a-z-]+)\b`)
	ofCases  = regexp.MustCompile(`\bcases/[a-z-]+`)
	decision = regexp.MustCompile(`\bdecisions? (\d+)\b`)
)

// faults are those of one line.
func (k *known) faults(page, line string, fenced bool) (list []string) {
	add := func(name, fault string) {
		if fault != "" {
			list = append(list, name+": "+fault)
		}
	}
	for _, m := range target.FindAllStringSubmatch(line, -1) {
		if (fenced || strings.Contains(line, "`"+m[0])) && !k.targets[m[1]] {
			add(m[0], "the Makefile has no such target")
		}
	}
	for _, p := range goPath.FindAllString(line, -1) {
		if !k.files[strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/")] {
			add(p, "no such folder")
		}
	}
	if fenced {
		return list
	}
	for _, m := range code.FindAllStringSubmatch(line, -1) {
		add(m[1], k.fault(page, line, m[1]))
	}
	for _, m := range link.FindAllStringSubmatch(line, -1) {
		if !k.files[path.Join(path.Dir(page), m[1])] {
			add(m[1], "the link leads nowhere")
		}
	}
	for _, m := range decision.FindAllStringSubmatch(line, -1) {
		n, _ := strconv.Atoi(m[1])
		if found, _ := filepath.Glob(fmt.Sprintf("doc/decisions/%02d-*.md", n)); found == nil && unused[n] == "" {
			add(m[0], "there is no such decision")
		}
	}
	if page == "doc/hazards.md" {
		for _, m := range proof.FindAllStringSubmatch(line, -1) {
			if !k.files["e2e/tests/"+m[1]+".test.mjs"] {
				add(m[0], "no browser test has this name")
			}
		}
		for _, folder := range ofCases.FindAllString(line, -1) {
			if !k.files[folder] {
				add(folder, "no such cases")
			}
		}
	}
	return list
}

func TestDocs_EveryNameInThemExists(t *testing.T) {
	k := whatExists(t)
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		fenced := false
		for i, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			}
			for _, fault := range k.faults(page, line, fenced) {
				t.Errorf("%s:%d: %s", page, i+1, fault)
			}
		}
	}
}

func TestDocs_ANameThatDoesNotExistIsFound(t *testing.T) {
	k := whatExists(t)
	for line, name := range map[string]string{
		"see `engine/facts.go`":                 "engine/facts.go",
		"in `engine`: `opening.go`, `facts.go`": "facts.go",
		"`engine.Evaluat` judges":               "engine.Evaluat",
		"a `Recordd` goes in":                   "Recordd",
		"`neither` takes the last":              "neither",
		"`either` takes the first (its test)":   "either",
		"`readByCriteria` lists them":           "readByCriteria",
		"`internal/jsondocs` reads":             "internal/jsondocs",
		"at `/findd/`":                          "/findd/",
		"run `make tests`":                      "make tests",
		"[here](decisions/99-none.md)":          "decisions/99-none.md",
		"see decision 99":                       "decision 99",
		"`go run ./cmd/none`":                   "./cmd/none",
	} {
		if got := k.faults("doc/design.md", line, false); len(got) != 1 || !strings.HasPrefix(got[0], name+": ") {
			t.Errorf("%s: %q, want one fault of %s", line, got, name)
		}
	}
	if got := k.faults("doc/adding.md", "`readByCriteria` of `adding_test.go`, `TestTree_EnglishIsPlain`", false); len(got) != 0 {
		t.Errorf("names of tests: %q", got)
	}
	if got := k.faults("doc/hazards.md", "e2e nothing, cases/nowhere", false); len(got) != 2 {
		t.Errorf("hazards: %q", got)
	}
}
