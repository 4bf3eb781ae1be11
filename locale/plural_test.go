package locale

import (
	"strconv"
	"strings"
	"testing"

	cldr "golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"aftercare"
	"aftercare/guideline"
)

// rules are those of CLDR for some languages, as their files of words have them.
var rules = map[string]string{
	"en": "plural.one = i = 1 and v = 0\n",
	"id": "",
	"ko": "",
	"es": "plural.one = n = 1\n",
	"fr": "plural.one = i = 0,1\n",
	"ru": "plural.one = v = 0 and i % 10 = 1 and i % 100 != 11\n" +
		"plural.few = v = 0 and i % 10 = 2..4 and i % 100 != 12..14\n" +
		"plural.many = v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14\n",
	"pl": "plural.one = i = 1 and v = 0\n" +
		"plural.few = v = 0 and i % 10 = 2..4 and i % 100 != 12..14\n" +
		"plural.many = v = 0 and i != 1 and i % 10 = 0,1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14\n",
	"ar": "plural.zero = n = 0\nplural.one = n = 1\nplural.two = n = 2\n" +
		"plural.few = n % 100 = 3..10\nplural.many = n % 100 = 11..99\n",
	"lv": "plural.zero = n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19\n" +
		"plural.one = n % 10 = 1 and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1\n",
	"cy": "plural.zero = n = 0\nplural.one = n = 1\nplural.two = n = 2\nplural.few = n = 3\nplural.many = n = 6\n",
}

var forms = map[cldr.Form]string{cldr.Other: "other", cldr.Zero: "zero", cldr.One: "one", cldr.Two: "two", cldr.Few: "few", cldr.Many: "many"}

// Every number takes the form that the tables of golang.org/x/text give it.
func TestPlural_IsThatOfCLDR(t *testing.T) {
	numbers := []string{"0.5", "1.5", "2.5", "1.1", "0.11", "10.21", "21.5", "1000", "1001", "1000000"}
	for n := range 126 {
		numbers = append(numbers, strconv.Itoa(n))
	}
	for lang, rule := range rules {
		w, err := New(lang, "ltr", "", rule)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range numbers {
			n, ok := aftercare.ParseDecimal(text)
			if !ok || n.String() != text {
				t.Fatal(text, n)
			}
			whole, part, _ := strings.Cut(text, ".")
			i, _ := strconv.Atoi(whole)
			f, _ := strconv.Atoi(part)
			want := forms[cldr.Cardinal.MatchPlural(language.Make(lang), i, len(part), len(part), f, f)]
			if got := w.category(n); got != want {
				t.Errorf("%s: %s is %s, not %s", lang, text, want, got)
			}
		}
	}
}

// The rule in the file of English is the one that was compared.
func TestPlural_OfEnglishIsTheRuleOfItsFile(t *testing.T) {
	if want := strings.TrimSpace(strings.TrimPrefix(rules["en"], "plural.one = ")); en.text["plural.one"] != want {
		t.Errorf("the file has %q, the test %q", en.text["plural.one"], want)
	}
}

// Everything that is counted has the form of its number: days, units, what was
// measured, and hours between one and two.
func TestCount_TakesTheFormOfTheNumberEverywhere(t *testing.T) {
	w, err := New("ru", "ltr", "", rules["ru"]+"number.point = ,\nnumber.group = \u00a0\n"+
		"unit.day.one = {n} день\nunit.day.few = {n} дня\nunit.day.many = {n} дней\nunit.day.other = {n} дня\nunit.percent.other = {n}%\n"+
		"unit.pad.one = {n} прокладка\nunit.pad.few = {n} прокладки\nunit.pad.many = {n} прокладок\nunit.pad.other = {n} прокладки\n")
	if err != nil {
		t.Fatal(err)
	}
	pads := func(s string) string {
		n, _ := aftercare.ParseDecimal(s)
		return w.Measured(&aftercare.Observation{Code: aftercare.PadsPerHour, Number: n})
	}
	day := func(n int) string { return w.Amount(aftercare.Amount{N: n, Unit: aftercare.Day}) }
	for _, c := range [][2]string{
		{day(1), "1 день"}, {day(2), "2 дня"}, {day(5), "5 дней"}, {day(11), "11 дней"}, {day(21), "21 день"}, {day(0), "0 дней"}, {day(112), "112 дней"},
		{pads("1"), "1 прокладка"}, {pads("3"), "3 прокладки"}, {pads("5"), "5 прокладок"}, {pads("1.5"), "1,5 прокладки"},
		{w.unit("percent", aftercare.DecimalOne, ""), "1%"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q instead of %q", c[0], c[1])
		}
	}
}

// An amount is said in the case that its place asks for, wherever it comes from;
// any other value is said as it is.
func TestText_SaysAmountsInTheCaseThatIsAskedFor(t *testing.T) {
	w, err := New("ru", "ltr", "", rules["ru"]+"number.point = ,\n"+
		"unit.day.one = {n} день\nunit.day.few = {n} дня\nunit.day.many = {n} дней\nunit.day.one.gen = {n} дня\nunit.day.few.gen = {n} дней\n"+
		"unit.pad.one = {n} прокладка\nunit.pad.one.acc = {n} прокладку\n"+
		"gen = не раньше {x:gen}\nacc = через {x:acc}\nplain = {x}\nbrief.s = {time:gen}, {time#}, {time}\n")
	if err != nil {
		t.Fatal(err)
	}
	day := func(n int) aftercare.Amount { return aftercare.Amount{N: n, Unit: aftercare.Day} }
	pad := &aftercare.Observation{Code: aftercare.PadsPerHour, Number: aftercare.DecimalOne}
	s := &guideline.Statement{ID: "s", Numbers: []guideline.Number{{Name: "time", Amount: day(1)}}}
	for _, c := range [][2]string{
		{w.Text("plain", w.Lasting("x", day(1))), "1 день"},
		{w.Text("gen", w.Lasting("x", day(1))), "не раньше 1 дня"},
		{w.Text("gen", w.Counted("x", "day", 3)), "не раньше 3 дней"},
		{w.Text("gen", w.Counted("x", "day", 5)), "не раньше 5 дней"}, // it has no form of its own
		{w.Text("acc", w.Lasting("x", day(1))), "через 1 день"},
		{w.Text("acc", w.Measuring("x", pad)), "через 1 прокладку"},
		{w.Text("gen", w.Quantified("x", guideline.Quantity{Amount: day(1)})), "не раньше 1 дня"},
		{w.Text("gen", With("x", "вторника")), "не раньше вторника"},
		{w.Brief(s), "1 дня, 1, 1 день"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q instead of %q", c[0], c[1])
		}
	}
}

func TestDay_SaysTheMonthAsItsLanguageDoesAfterADay(t *testing.T) {
	text := "date.day = {day} {month}\ndate.year = {day} {year} г.\ndate.month = {month} {year}\nmonth.11 = ноябрь\n"
	of := "month.of.1 = января\nmonth.of.11 = ноября\n"
	day, _ := aftercare.ParseDate("2026-11-17")
	for catalogue, want := range map[string]string{text: "17 ноябрь", text + of: "17 ноября"} {
		w, err := New("ru", "ltr", "", catalogue)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Day(day, day); got != want {
			t.Errorf("%q instead of %q", got, want)
		}
		if got := w.PartialDate("2026-11"); got != "ноябрь 2026" {
			t.Errorf("a month alone is %q", got)
		}
	}
}

func TestList_LeavesTheSpaceThatTheLanguageDoes(t *testing.T) {
	w, err := New("xx", "ltr", "", "list.comma = {a}、{b}\nlist.last = {a}和{b}\nlist.or = {a}或{b}\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := w.List([]string{"甲", "乙", "丙"}); got != "甲、乙和丙" {
		t.Errorf("got %q", got)
	}
	if got := w.Either([]string{"甲", "乙", "丙"}); got != "甲、乙或丙" {
		t.Errorf("got %q", got)
	}
}

// What comes before a word may depend on how the word begins, wherever it stands
// in the list and whatever the signs before it.
func TestList_IsJoinedByHowTheLastWordBegins(t *testing.T) {
	spanish, err := New("es", "ltr", "", "list.comma = {a}, {b}\nlist.last = {a} y {b}\nlist.last.before = i í hi hí -hie -hia: {a} e {b}\n"+
		"list.or = {a} o {b}\nlist.or.before = o ó ho hó: {a} u {b}\n")
	if err != nil {
		t.Fatal(err)
	}
	arabic, err := New("ar", "rtl", "", "list.comma = {a}، {b}\nlist.last = {a} و{b}\nlist.last.before = a-ɏ #: {a} و {b}\nlist.or = {a} أو {b}\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{
		{"alcohol", "ibuprofeno", "e"}, {"fiebre", "infección", "e"}, {"fiebre", "Infección", "e"}, {"a", "hijos", "e"}, {"a", "*ídem*", "e"}, {"a", "“igual”", "e"},
		{"agua", "hielo", "y"}, {"agua", "hiato", "y"}, {"agua", "sangre", "y"}, {"agua", "un ibuprofeno", "y"}, {"ibuprofeno", "agua", "y"}, {"agua", "", "y"}, {"a", "h", "y"},
	} {
		for _, before := range [][]string{nil, {"x"}, {"x", "hielo"}} {
			got, want := spanish.List(append(before, c[0], c[1])), c[0]+" "+c[2]+" "+c[1]
			if len(before) > 0 {
				want = strings.Join(before, ", ") + ", " + want
			}
			if got != want {
				t.Errorf("%q instead of %q", got, want)
			}
		}
	}
	for _, c := range [][2]string{{"ocho", "siete u ocho"}, {"horas", "siete u horas"}, {"nueve", "siete o nueve"}} {
		if got := spanish.Either([]string{"siete", c[0]}); got != c[1] {
			t.Errorf("%q instead of %q", got, c[1])
		}
	}
	plain := strings.NewReplacer("\u2068", "", "\u2069", "")
	for _, c := range [][2]string{{"نزيف", "ألم ونزيف"}, {"Tommy's", "ألم و Tommy's"}, {"École", "ألم و École"}, {"3 أيام", "ألم و 3 أيام"}} {
		if got := plain.Replace(arabic.List([]string{"ألم", c[0]})); got != c[1] {
			t.Errorf("%q instead of %q", got, c[1])
		}
	}
}

func TestFirst_IsACapitalWhereTheScriptHasOne(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "A", "until": "Until", "до двух дней": "До двух дней", "élan": "Élan", "2 weeks": "2 weeks", "약 2주": "약 2주", "حوالي": "حوالي"} {
		if got := Capitalize(text); got != want {
			t.Errorf("%q instead of %q", got, want)
		}
	}
}
