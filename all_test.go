package aftercare_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
