package aftercare_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"

	"aftercare/internal/measure"
)

// The limits of `make measure`.
const (
	largestPackage = 4000 // lines written by hand
	largestApp     = 500  // lines of app itself: its table of pages, New, Handle
	mostExported   = 293  // names that the packages of app export together, without app/view
	mostBack       = 6    // arrows between the files of one package of app that run back
)

// sparse are exported names that no other package uses, and why they stay.
var sparse = map[string]string{
	". Instant.AppendTo": "as Date and Decimal have it",
}

func TestTree_KeepsTheBarsOfItsShape(t *testing.T) {
	list, err := measure.Load(".", []measure.Build{{OS: "js", Arch: "wasm"}}, "bench")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 30 {
		t.Fatalf("only %d packages were found", len(list))
	}
	exported := 0
	for _, p := range list {
		if p.Lines > largestPackage {
			t.Errorf("package %s has %d lines; the most is %d", p.Path, p.Lines, largestPackage)
		}
		for _, name := range p.Unused {
			if sparse[p.Path+" "+name] == "" {
				t.Errorf("%s: no other package uses %s: do not export it", p.Path, name)
			}
		}
		if !p.In("app") || p.Path == "app/view" {
			continue
		}
		exported += len(p.Exported)
		if back, _ := measure.Order(p.Arrows); back > mostBack {
			t.Errorf("%s: %d arrows between its files run back; the most is %d", p.Path, back, mostBack)
		}
		if p.Path != "app" {
			continue
		}
		if p.Lines > largestApp {
			t.Errorf("app has %d lines; the most is %d: pages belong in a package of their own", p.Lines, largestApp)
		}
		for _, path := range p.Imports {
			if strings.HasPrefix(path, "app/") && path != "app/page" {
				t.Errorf("app imports %s: it knows no package of pages", path)
			}
		}
	}
	if exported > mostExported {
		t.Errorf("the packages of app export %d names; the most is %d", exported, mostExported)
	}
}

// mostWays is how many ways may lead through a function: its cyclomatic
// complexity, one and one more for each branch, case, loop, && and ||.
const mostWays = 25

// longTables are functions over it that read better whole, and why.
var longTables = map[string]string{}

func ways(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func TestTree_FunctionsAreNotTangled(t *testing.T) {
	found := map[string]bool{}
	for _, f := range goFiles(t) {
		if ast.IsGenerated(f.ast) {
			continue
		}
		for _, decl := range f.ast.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := f.room + " " + d.Name.Name
			n := ways(d)
			if n > mostWays {
				found[name] = true
			}
			if n > mostWays && longTables[name] == "" {
				t.Errorf("%s: %d ways lead through %s; the most is %d: split it, or say in longTables why not", f.fset.Position(d.Pos()), n, d.Name.Name, mostWays)
			}
		}
	}
	for name := range longTables {
		if !found[name] {
			t.Errorf("%s is no longer over %d: take it off longTables", name, mostWays)
		}
	}
}
