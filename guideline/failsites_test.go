package guideline_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// gateFiles are the files of the gate: what a pack is refused by.
var gateFiles = []string{"*.go", "../internal/packyaml/*.go", "../internal/jsondoc/reader.go"}

// unreachable are the sites of gateFiles that no pack can reach, by message.
var unreachable = map[string]string{
	"must be an instant with its offset (RFC 3339), such as 2026-11-05T21:00:00+00:00": "a pack has no instants",
}

// failSite is a call of Fail, and what its message can be.
type failSite struct {
	place   string // file:line
	message *regexp.Regexp
}

// failSites finds every call of a method Fail or fail in a Go file. The last
// argument is the message: literal text, with anything put into it. No finding
// may be made in another way; warnings, by Expires, are none.
func failSites(fset *token.FileSet, f *ast.File) (list []failSite, err error) {
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || strings.EqualFold(fn.Name.Name, "fail") || fn.Name.Name == "Expires" {
			continue // fail itself passes the message on
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			if n == nil {
				return false
			}
			at := fset.Position(n.Pos())
			place := fmt.Sprintf("%s:%d", filepath.ToSlash(at.Filename), at.Line)
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Message" {
					err = fmt.Errorf("%s: a finding is made without Fail", place)
				}
			case *ast.CallExpr:
				method, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || !strings.EqualFold(method.Sel.Name, "fail") {
					break
				}
				pattern, letters := messagePattern(n.Args[len(n.Args)-1])
				if letters < 4 {
					err = fmt.Errorf("%s: the message has no words of its own", place)
				}
				list = append(list, failSite{place, regexp.MustCompile(`^(line \d+: )?` + pattern + `$`)})
			}
			return true
		})
	}
	return list, err
}

// messagePattern returns what a message can be, and how many characters of it
// the source holds.
func messagePattern(e ast.Expr) (pattern string, letters int) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return regexp.QuoteMeta(s), len(s)
	case *ast.BinaryExpr:
		left, n := messagePattern(e.X)
		right, m := messagePattern(e.Y)
		return left + right, n + m
	}
	return `(?s:.+)`, 0
}

func gateSites(t *testing.T) []failSite {
	t.Helper()
	var list []failSite
	for _, pattern := range gateFiles {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			sites, err := failSites(fset, f)
			if err != nil {
				t.Error(err)
			}
			list = append(list, sites...)
		}
	}
	return list
}

// uncovered returns the sites that none of the messages is from, and the
// messages that are not from exactly one site.
func uncovered(sites []failSite, messages []string) (missing, unclear []string) {
	reached := make([]bool, len(sites))
	for _, message := range messages {
		var from []string
		for i, s := range sites {
			if s.message.MatchString(message) {
				reached[i] = true
				from = append(from, s.place)
			}
		}
		if len(from) != 1 {
			unclear = append(unclear, fmt.Sprintf("%q is from %d sites: %s", message, len(from), strings.Join(from, " ")))
		}
	}
	for i, s := range sites {
		if !reached[i] {
			missing = append(missing, s.place)
		}
	}
	return missing, unclear
}

// expectedMessages are the different messages of all findings that the cases
// expect, and those that no case can reach.
func expectedMessages(t *testing.T) []string {
	t.Helper()
	messages := maps.Clone(unreachable)
	for _, c := range gateCases(t) {
		for _, line := range c.want() {
			_, message, _ := strings.Cut(line, ": ") // the file
			if strings.HasPrefix(message, "/") {
				_, message, _ = strings.Cut(message, ": ")
			}
			messages[message] = c.file
		}
	}
	return slices.Sorted(maps.Keys(messages))
}

// A case expects all findings of its pack exactly, and each message is from one
// site only. So a site with a case cannot lose its guard unnoticed.
func TestFindings_EveryFailSiteHasACase(t *testing.T) {
	sites, messages := gateSites(t), expectedMessages(t)
	missing, unclear := uncovered(sites, messages)
	for _, place := range missing {
		t.Errorf("%s: no case of testdata/findings has this finding", place)
	}
	for _, problem := range unclear {
		t.Error(problem)
	}
	t.Logf("%d sites, %d messages", len(sites), len(messages))
}

// explained are the messages in the tables of doc/pack-findings.md.
func explained(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile("../doc/pack-findings.md")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(page)) {
		if cell, isRow := strings.CutPrefix(line, "| `"); isRow {
			message, _, _ := strings.Cut(cell, " | ")
			list = append(list, strings.Split(strings.TrimSuffix(message, "`"), "`, `")...)
		}
	}
	return list
}

func TestFindings_EveryMessageIsExplained(t *testing.T) {
	missing, unclear := uncovered(gateSites(t), append(explained(t), slices.Collect(maps.Keys(unreachable))...))
	for _, place := range missing {
		t.Errorf("%s: doc/pack-findings.md does not explain this message", place)
	}
	for _, problem := range unclear {
		t.Errorf("doc/pack-findings.md: %s", problem)
	}
}

// The check itself: without the cases of a site it names that site and no other.
func TestFindings_ASiteWithoutItsCasesIsNamed(t *testing.T) {
	sites, messages := gateSites(t), expectedMessages(t)
	for _, omitted := range sites {
		rest := slices.DeleteFunc(slices.Clone(messages), omitted.message.MatchString)
		if missing, _ := uncovered(sites, rest); len(missing) != 1 || missing[0] != omitted.place {
			t.Errorf("without the cases of %s the check names %q", omitted.place, missing)
		}
	}
}

func TestFindings_ANewSiteIsFound(t *testing.T) {
	for source, want := range map[string]string{
		`l.Fail(p, "seldom")`:                          "seldom",
		`r.Fail(top("x"), "a "+name+" must be "+kind)`: "a pack must be small",
		`if x { c.fail(n, p, "nested deeply") }`:       "line 3: nested deeply",
	} {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "new.go", "package p\nfunc f() { "+source+" }", 0)
		if err != nil {
			t.Fatal(err)
		}
		sites, err := failSites(fset, f)
		if err != nil || len(sites) != 1 || sites[0].place != "new.go:2" {
			t.Fatalf("%s: %v %v", source, sites, err)
		}
		if missing, _ := uncovered(sites, []string{"another"}); len(missing) != 1 {
			t.Errorf("%s: not missed", source)
		}
		if missing, unclear := uncovered(sites, []string{want}); len(missing)+len(unclear) > 0 {
			t.Errorf("%s: %q is not its message", source, want)
		}
	}
	for _, source := range []string{`l.Fail(p, message)`, `l.Findings = append(l.Findings, aftercare.Finding{Message: "seldom"})`} {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "new.go", "package p\nfunc f() { "+source+" }", 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := failSites(fset, f); err == nil {
			t.Errorf("%s: accepted", source)
		}
	}
}
