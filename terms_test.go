package aftercare

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
)

// TestTerms_TheWrongListDoesNotCompile checks the package together with a line
// that uses a list for the values of another.
func TestTerms_TheWrongListDoesNotCompile(t *testing.T) {
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(fset, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
	}
	for line, compiles := range map[string]bool{
		"LossKindTerms.Name(Record{}.Loss.Kind)":                   true,
		"LossKindTerms.Name(Record{}.Loss.Location)":               false,
		"RouteTerms.Name(Misoprostol)":                             false,
		"ConditionTerms.Of(Person{}.Conditions)":                   true,
		"ConditionTerms.Of(Person{}.Medicines)":                    false,
		"SetOf(Bath).Has(Swimming)":                                true,
		"SetOf(Bath).Has(Medical)":                                 false,
		"Temperature.Info().Units.Name(Observation{}.Unit)":        true,
		"Bleeding.Info().Words.Name(Observation{}.Unit)":           false,
		"Person{PreviousLosses: CountOf(1)}.PreviousLosses.Told()": true,
		"Person{}.PreviousLosses >= int8(0)":                       false,
	} {
		f, err := parser.ParseFile(fset, "line.go", "package aftercare\nvar _ = "+line, 0)
		if err != nil {
			t.Fatal(err)
		}
		var wrong []error // in the line: the standard library is not looked up
		conf := types.Config{Error: func(err error) {
			if fset.Position(err.(types.Error).Pos).Filename == "line.go" {
				wrong = append(wrong, err)
			}
		}}
		conf.Check("aftercare", fset, append(files[:len(files):len(files)], f), nil)
		if (wrong == nil) != compiles {
			t.Errorf("%s: %v", line, wrong)
		}
	}
}
