package aftercare_test

import (
	"go/ast"
	"go/token"
	"testing"

	"aftercare/internal/measure"
)

// largestPackage is how many lines written by hand a package may have.
const largestPackage = 4000

// growing are packages that are over a bar until the work on them is done.
var growing = map[string]bool{"app": true}

// TestTree_PackagesStaySmall holds the bars of `make measure`.
func TestTree_PackagesStaySmall(t *testing.T) {
	list, err := measure.Load(".", []measure.Build{{OS: "js", Arch: "wasm"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 30 {
		t.Fatalf("only %d packages were found", len(list))
	}
	for _, p := range list {
		if over := p.Lines > largestPackage; over != growing[p.Path] {
			t.Errorf("package %s has %d lines; the most is %d", p.Path, p.Lines, largestPackage)
		}
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
