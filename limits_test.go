package aftercare_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

func TestCountOf_KeepsWhatFitsAndNothingWraps(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 254: 254, 255: 254, 256: 254, 1 << 40: 254, -1: 0, -256: 0, -1 << 40: 0} {
		if got := aftercare.CountOf(n); got.Value() != want || got.Told() != (n >= 0) {
			t.Errorf("CountOf(%d) is %d, told %v", n, got.Value(), got.Told())
		}
	}
}

func TestSet_RefusesAValueThatItHasNoBitFor(t *testing.T) {
	type value uint8
	for v, want := range map[value]bool{0: false, 1: false, 32: false, 33: true, 255: true} {
		if got := panics(func() { aftercare.SetOf(v) }); got != want {
			t.Errorf("a set of %d panics: %v", v, got)
		}
		if !want && v != 0 && !aftercare.SetOf(v).Has(v) {
			t.Errorf("a set of %d doesn't have it", v)
		}
		if (aftercare.Set[value](1<<32 - 1)).Has(33) {
			t.Error("a set has what it holds no bit for")
		}
	}
}

func TestTerms_RefuseMoreWordsThanValues(t *testing.T) {
	type value uint8
	words := func(n int) (s string) {
		for range n {
			s += "w "
		}
		return s
	}
	if panics(func() { aftercare.NewTerms(value(1), words(255)) }) || !panics(func() { aftercare.NewTerms(value(1), words(256)) }) || !panics(func() { aftercare.NewTerms(value(0), words(257)) }) {
		t.Error("a list may have 255 words from 1 on, and 256 from 0")
	}
}

// Each list of which there are sets fits into one.
func TestTerms_ListsWithSetsFitIntoThem(t *testing.T) {
	lists := map[string]int{
		"activities": aftercare.ActivityTerms.Len(), "kinds": aftercare.LossKindTerms.Len(), "locations": aftercare.LocationTerms.Len(),
		"methods": aftercare.MethodTerms.Len(), "approaches": aftercare.ApproachTerms.Len(), "anaesthetics": aftercare.AnaestheticTerms.Len(),
		"nations": aftercare.NationTerms.Len(), "medicines": aftercare.MedicineTerms.Len(), "conditions": aftercare.ConditionTerms.Len(),
		"sites": aftercare.SiteTerms.Len(), "routes": aftercare.RouteTerms.Len(), "rh": aftercare.RhTerms.Len(),
		"columns": guideline.ColumnTerms.Len(), "routes of care": guideline.RouteTerms.Len(), "phases": guideline.PhaseTerms.Len(),
		"groups": guideline.HoldTerms.Len(), "call kinds": guideline.CallTerms.Len(),
	}
	for n := range aftercare.CodeCount {
		c := aftercare.Code(n)
		lists["words of "+c.String()] = c.Info().Words.Len()
	}
	for name, n := range lists {
		if n > 32 {
			t.Errorf("%d %s are too many for a set", n, name)
		}
	}
}

// codeOf is the code whose words the names of constants begin with.
var codeOf = map[string]aftercare.Code{
	"Bleeding": aftercare.Bleeding, "Pain": aftercare.Pain, "Fainting": aftercare.Fainting, "Discharge": aftercare.Discharge,
	"Test": aftercare.PregnancyTest, "Antibiotic": aftercare.Antibiotic, "Trend": aftercare.HCGTrend, "Scan": aftercare.Scan,
	"Cervix": aftercare.Cervix, "Menses": aftercare.MensesCode, "FollowUp": aftercare.FollowUp, "Ready": aftercare.Ready,
}

// wordConstants are the constants of code.go that stand for a word.
func wordConstants(t *testing.T) map[string]int {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Word" {
				for i, name := range spec.Names {
					list[name.Name], _ = strconv.Atoi(spec.Values[i].(*ast.BasicLit).Value)
				}
			}
		}
		return true
	})
	return list
}

// A word that is put before others, or renamed, moves no constant off its word.
func TestCode_ConstantsAreTheWordsTheyAreNamedAfter(t *testing.T) {
	list := wordConstants(t)
	if len(list) < 30 {
		t.Fatalf("only %d constants", len(list))
	}
	for name, n := range list {
		if strings.HasPrefix(name, "Bool") {
			continue
		}
		matches := 0
		for prefix, code := range codeOf {
			if word := code.Info().Words.Name(aftercare.Word(n)); strings.HasPrefix(name, prefix) && word != "" && name == prefix+camel(word) {
				matches++
			}
		}
		if matches != 1 {
			t.Errorf("%s is %d, which is another word", name, n)
		}
	}
	for _, c := range []struct{ got, want string }{
		{aftercare.FeelsHot.Info().Words.Name(aftercare.BoolNo), "false"},
		{aftercare.FeelsHot.Info().Words.Name(aftercare.BoolYes), "true"},
		{aftercare.Temperature.Info().Units.Name(aftercare.UnitCelsius), "Cel"},
		{aftercare.Temperature.Info().Units.Name(aftercare.UnitFahrenheit), "[degF]"},
		{aftercare.SiteTerms.Name(aftercare.SiteChest), "chest"},
		{aftercare.MedicineTerms.Name(aftercare.AntibioticMedicine), "antibiotic"},
		{aftercare.Bleeding.Info().Words.Name(aftercare.BleedingSoaking + 1), ""}, // app/chart has a value of its own there
	} {
		if c.got != c.want {
			t.Errorf("a constant stands for %q, not %q", c.got, c.want)
		}
	}
}
