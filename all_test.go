package aftercare_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare/guideline"
)

// goFile is one parsed file that is not a test.
type goFile struct {
	room, name string
	fset       *token.FileSet
	ast        *ast.File
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var list []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != "." || d.Name() == "node_modules" || d.Name() == "testdata" || p == "bench" || p == "build") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, p, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		list = append(list, goFile{path.Dir(filepath.ToSlash(p)), p, fset, f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTree_BrowserTestsAreWhereTheyRun(t *testing.T) {
	found := 0
	err := filepath.WalkDir("e2e", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ".test.mjs") {
			if found++; path.Dir(filepath.ToSlash(p)) != "e2e/tests" {
				t.Errorf("%s never runs: browser tests belong in e2e/tests", p)
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Fatal(found, "browser tests", err)
	}
}

func TestTree_EveryPackageAndExportedNameIsDocumented(t *testing.T) {
	documented := map[string]bool{}
	all := map[string]bool{}
	for _, f := range goFiles(t) {
		all[f.room] = true
		if f.ast.Doc != nil {
			documented[f.room] = true
		}
		if !slices.Contains([]string{".", "guideline", "engine", "wire", "packs", "app", "app/page", "app/questions", "app/ask", "app/read", "app/chart", "app/diary", "app/how", "app/share", "app/letters", "app/clinics", "locale", "internal/jsondoc"}, f.room) {
			continue
		}
		for _, decl := range f.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
					t.Errorf("%s: %s has no docstring", f.fset.Position(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
						t.Errorf("%s: %s has no docstring", f.fset.Position(s.Pos()), s.Name.Name)
					}
				}
			}
		}
	}
	for room := range all {
		if !documented[room] {
			t.Errorf("package %s has no package comment", room)
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

func TestTree_FilesAndFunctionsStaySmall(t *testing.T) {
	for _, f := range goFiles(t) {
		if ast.IsGenerated(f.ast) {
			continue
		}
		if lines := f.fset.Position(f.ast.End()).Line; lines > 600 {
			t.Errorf("%s has %d lines: one room, one job", f.name, lines)
		}
		for _, decl := range f.ast.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok {
				if lines := f.fset.Position(d.End()).Line - f.fset.Position(d.Pos()).Line; lines > 100 {
					t.Errorf("%s: %s has %d lines", f.name, d.Name.Name, lines)
				}
			}
		}
		base := strings.TrimSuffix(filepath.Base(f.name), ".go")
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "types", "models", "manager", "misc", "base"}, base) {
			t.Errorf("%s: a file is named after what it holds", f.name)
		}
	}
}

// structural are the numbers that Go files of the deciding rooms may hold, and
// what they are. Everything else belongs in a pack.
var structural = map[string]string{
	"date.go":                     "the calendar",
	"instant.go":                  "the clock face and offsets",
	"gestation.go":                "weeks have seven days; the longest a form may say",
	"record.go":                   "decimals",
	"activity.go":                 "how many activities there are",
	"code.go":                     "word numbers, and how many answers an instrument has",
	"internal/jsondoc/writer.go":  "number bases",
	"guidance.go":                 "the longest and shortest runs of months",
	"lists.go":                    "what a short list is",
	"finding.go":                  "how many findings are listed",
	"guideline/resolve.go":        "bits of places",
	"guideline/lint.go":           "months an edition holds, words of a short answer, letters of a name",
	"guideline/linttighten.go":    "seconds of an hour and a day",
	"guideline/lintstatement.go":  "nothing yet",
	"guideline/parse.go":          "limits of form",
	"guideline/parsestatement.go": "limits of form",
	"guideline/parsecondition.go": "limits of form",
	"engine/anchor.go":            "seconds of a day and an hour",
	"engine/compiled/bits.go":     "bits of a word",
	"engine/compiled/tables.go":   "sizes of tables",
	"engine/dayset.go":            "bits of a word",
	"engine/engine.go":            "sizes of lists",
	"engine/effect.go":            "seconds of a day",
	"engine/finding.go":           "ninths of a degree",
	"engine/person.go":            "term numbers",
	"terms.go":                    "term numbers",
	"engine/compiled/scope.go":    "bits of a profile",
	"engine/compiled/texts.go":    "bits of a place",
	"guideline/pack.go":           "lines of the danger list",
	"engine/several.go":           "seconds of a day and an hour, percent",
	"guideline/parsecourse.go":    "limits of form, percent",
	"guideline/places.go":         "bits of places",
	"guideline/quantity.go":       "days of a week",
	"engine/compiled/policy.go":   "seconds of a day, ninths of a degree",
	"internal/jsondoc/jsondoc.go": "JSON's own numbers",
	"wire/record.go":              "limits of form",
	"wire/observation.go":         "limits of instruments",
}

// small numbers count and index; they name nothing.
const smallNumber = 4

func TestTree_NoClinicalNumberOrSourceOrCountryInGo(t *testing.T) {
	sources := map[string]bool{}
	found, _ := filepath.Glob("packs/*/sources/*.yaml")
	for _, f := range found {
		sources[strings.TrimSuffix(filepath.Base(f), ".yaml")] = true
	}
	countries := map[string]bool{}
	found, _ = filepath.Glob("packs/international/numbers/*.yaml")
	for _, f := range found {
		countries[strings.TrimSuffix(filepath.Base(f), ".yaml")] = true
	}
	if len(sources) < 60 || len(countries) < 20 {
		t.Fatal("the packs were not found")
	}
	for _, f := range goFiles(t) {
		if strings.HasPrefix(f.room, "cmd/") || strings.HasPrefix(f.room, "host/") || f.room == "internal/simulate" || f.room == "packs" {
			continue // they wire and carry
		}
		deciding := slices.Contains([]string{".", "guideline", "engine", "wire", "internal/jsondoc"}, f.room)
		ast.Inspect(f.ast, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok {
				return true
			}
			at := f.fset.Position(lit.Pos())
			switch lit.Kind {
			case token.INT, token.FLOAT:
				v, err := strconv.ParseFloat(strings.ReplaceAll(lit.Value, "_", ""), 64)
				if deciding && structural[filepath.ToSlash(f.name)] == "" && (err != nil || v > smallNumber) {
					t.Errorf("%s: the number %s: a clinical number belongs in a pack; a structural one needs a line in this test", at, lit.Value)
				}
			case token.STRING:
				s, _ := strconv.Unquote(lit.Value)
				if sources[s] && s != "aftercare-synthesis" {
					t.Errorf("%s: the source %s belongs in a pack", at, s)
				}
				if countries[s] {
					t.Errorf("%s: the country %s belongs in a pack", at, s)
				}
			}
			return true
		})
	}
}

// shipped are the files whose whole text is shown to people, or may be.
var shipped = []string{"README.md", "locale/*.txt", "locale/*/*", "host/static/*", "doc/*.md"}

func TestTree_NoBannedWordInShippedText(t *testing.T) {
	for _, pattern := range shipped {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			if strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".css") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				continue
			}
			for i, line := range strings.Split(string(text), "\n") {
				if strings.Contains(line, "never \"") || strings.Contains(line, "Never \"") || name == "doc/pack-format.md" || name == "doc/pack-findings.md" || name == "doc/hazards.md" || strings.Contains(line, "population.induced-abortion = ") {
					continue // speaks of the words themselves
				}
				if word, instead := guideline.BannedWord(strings.ReplaceAll(line, "!", "")); word != "" && word != "!" {
					t.Errorf("%s:%d: \"%s\" is not said here; say %s", name, i+1, word, instead)
				}
			}
		}
	}
}
