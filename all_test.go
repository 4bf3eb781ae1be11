package aftercare_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
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
	for _, f := range goFiles(t) {
		documented[f.room] = documented[f.room] || f.ast.Doc != nil
		for _, fault := range undocumented(f) {
			t.Error(fault)
		}
	}
	for room, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment", room)
		}
	}
}

// undocumented lists the exported names of a file that have no docstring, or
// one that begins with another name.
func undocumented(f goFile) (list []string) {
	check := func(at token.Pos, doc *ast.CommentGroup, own bool, names ...*ast.Ident) {
		exported := slices.DeleteFunc(slices.Clone(names), func(id *ast.Ident) bool { return !id.IsExported() })
		if len(exported) == 0 {
			return
		}
		name := exported[0].Name
		switch first, _, _ := strings.Cut(doc.Text(), " "); {
		case doc == nil:
			list = append(list, f.fset.Position(at).String()+": "+name+" has no docstring")
		case own && !slices.ContainsFunc(exported, func(id *ast.Ident) bool { return strings.TrimRight(first, ",:\n") == id.Name }):
			list = append(list, f.fset.Position(at).String()+": the docstring of "+name+" begins with "+first)
		}
	}
	for _, decl := range f.ast.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if exportedReceiver(d) {
				check(d.Pos(), d.Doc, true, d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					check(s.Pos(), cmp.Or(s.Doc, d.Doc), s.Doc != nil || len(d.Specs) == 1, s.Name)
				case *ast.ValueSpec: // the docstring of a group is enough
					check(s.Pos(), cmp.Or(s.Doc, d.Doc, s.Comment), s.Doc != nil || len(d.Specs) == 1 && d.Doc != nil, s.Names...)
				}
			}
		}
	}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if field, ok := n.(*ast.Field); ok && field.Doc != nil && len(field.Names) == 1 && field.Names[0].IsExported() {
			first, _, _ := strings.Cut(field.Doc.Text(), " ")
			if name := field.Names[0].Name; first != name && strings.EqualFold(first, name) {
				list = append(list, f.fset.Position(field.Pos()).String()+": the comment of "+name+" calls it "+first)
			}
		}
		return true
	})
	return list
}

func TestUndocumented_FindsEveryKindOfName(t *testing.T) {
	for text, want := range map[string]int{
		"func F() {}": 1, "// G does.\nfunc F() {}": 1, "// F does.\nfunc F() {}": 0, "func f() {}": 0,
		"type T[X any] struct{}\nfunc (T[X]) M() {}": 2,
		"const C = 1":                                          1,
		"// c is one.\nconst C = 1":                            1,
		"// Some.\nconst (\n\tC = 1\n\tD = 2\n)":               0,
		"const (\n\tC = 1 // one\n\tD = 2\n)":                  1,
		"// T is one.\ntype T struct {\n\t// f is\n\tF int\n}": 1,
	} {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "x.go", "package x\n"+text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := undocumented(goFile{"x", "x.go", fset, f}); len(got) != want {
			t.Errorf("%q: %q, want %d", text, got, want)
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
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
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

// sentinel is an error that has a name, by how such names are written.
func sentinel(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return len(e.Name) > 3 && strings.HasPrefix(strings.ToLower(e.Name), "err") && unicode.IsUpper(rune(e.Name[3]))
	case *ast.SelectorExpr:
		return e.Sel.Name == "EOF" || strings.HasPrefix(e.Sel.Name, "Err") && sentinel(e.Sel)
	}
	return false
}

// An error that was wrapped equals none of them any more.
func TestTree_ErrorsAreComparedWithErrorsIs(t *testing.T) {
	for _, f := range goFiles(t) {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if (n.Op == token.EQL || n.Op == token.NEQ) && (sentinel(n.X) && !isNil(n.Y) || sentinel(n.Y) && !isNil(n.X)) {
					t.Errorf("%s: compare errors with errors.Is", f.fset.Position(n.Pos()))
				}
			case *ast.SwitchStmt:
				for _, clause := range n.Body.List {
					if n.Tag != nil && slices.ContainsFunc(clause.(*ast.CaseClause).List, sentinel) {
						t.Errorf("%s: compare errors with errors.Is", f.fset.Position(clause.Pos()))
					}
				}
			}
			return true
		})
	}
}

func isNil(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "nil"
}
