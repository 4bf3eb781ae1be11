package aftercare_test

import (
	"go/ast"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// carrying are rooms whose numbers decide nothing about care. Their names of
// sources and countries are checked all the same.
var carrying = []struct{ room, why string }{
	{"cmd", "programs wire the others"},
	{"host", "HTTP and the browser"},
	{"e2e", "tests"},
	{"internal/checkout", "tests"},
	{"internal/measure", "measures the tree"},
	{"internal/pagetest", "tests"},
	{"internal/simulate", "tests"},
	{"internal/sealing", "cryptography"},
	{"vault", "cryptography"},
	{"places", "listings, opening hours and distances"},
}

// exemption is what one file may hold, and what it is.
type exemption struct{ file, what, literals string }

// structural are the numbers that a file of any other room may hold, and what
// they are. Other numbers belong in a pack.
var structural = []exemption{
	{"activity.go", "how many activities there are", "18"},
	{"app/ask/callcards.go", "cards of numbers", "5"},
	{"app/ask/chips.go", "days shown, and what comes last", "8 20 24"},
	{"app/ask/dates.go", "what comes last", "20"},
	{"app/ask/hero.go", "letters of a heading, and a drawing", "34 20 10 9 6 13 14 7 5 12"},
	{"app/ask/pad.go", "a drawing", "34 52 5 24 48 11 16 22 19 29 12 6 17 26 9"},
	{"app/ask/question.go", "HTTP", "422"},
	{"app/ask/spread.go", "a drawing", "32 10 22 26 7"},
	{"app/ask/step.go", "HTTP", "403 200"},
	{"app/chart/days.go", "the calendar, a word after the last, Fahrenheit", "7 366 32 5 9 6"},
	{"app/chart/draw.go", "a drawing", "28 1000 22 15 6 9 8 18 12 5 7 960 40 26 32 968"},
	{"app/chart/facts.go", "the clock, the calendar, lines shown", "7 5"},
	{"app/chart/picture.go", "a drawing", "14 8 7 6 5"},
	{"app/chart/remind.go", "hours to choose from", "60 7 8 9 10 12 14 16 18 20"},
	{"app/chart/summary.go", "the calendar", "7"},
	{"app/clinics/calls.go", "columns of a file", "5"},
	{"app/clinics/card.go", "the clock and the calendar", "365 7 24 60"},
	{"app/clinics/clinics.go", "HTTP, the head of a gzip file, places shown", "200 404 405 10 1000"},
	{"app/clinics/page.go", "metres of a search, bits", "50_000 1000 64"},
	{"app/clinics/way.go", "a drawing, metres", "1000 10 100_000 320 132.0 11.0 26.0 500 2000 5000 10_000 20_000 50_000 200_000 500_000 1_000_000 2_000_000 5_000_000 10_000_000 20_100_000 180 19 8 60"},
	{"app/diary/days.go", "HTTP", "404"},
	{"app/diary/diary.go", "seconds that a diary stays open", "10 60"},
	{"app/diary/events.go", "HTTP", "404"},
	{"app/diary/in.go", "lines shown", "500 200"},
	{"app/diary/lines.go", "the calendar", "7"},
	{"app/diary/open.go", "HTTP", "500"},
	{"app/diary/pages.go", "HTTP", "405 200"},
	{"app/diary/start.go", "letters of a passphrase", "12"},
	{"app/diary/strength.go", "times that a guess takes", "60.0 60 24 365 1e6 1e3"},
	{"app/diary/write.go", "HTTP", "422 503"},
	{"app/handle.go", "HTTP", "200 500 405 303 308 404"},
	{"app/how/how.go", "HTTP", "403 422"},
	{"app/letters/form.go", "letters of a line", "300"},
	{"app/letters/letters.go", "HTTP", "403 422"},
	{"app/page/axis.go", "a drawing", "20 980 16 7 120 880 13 10 5 26 1000"},
	{"app/page/base64.go", "base64", "6 8 16 18 63 26 52 62"},
	{"app/page/form.go", "HTTP", "422"},
	{"app/page/frame.go", "HTTP, sizes of buffers", "200 16 10"},
	{"app/page/problem.go", "HTTP", "422"},
	{"app/questions/answers.go", "seconds of a sitting", "12 60"},
	{"app/questions/asked.go", "a line of the danger list", "8"},
	{"app/questions/fields.go", "lines of the danger list", "7 8"},
	{"app/questions/lines.go", "lines of the danger list", "6 9 10 7"},
	{"app/questions/questions.go", "limits of form", "400 100 10"},
	{"app/questions/short.go", "between Celsius and Fahrenheit", "60"},
	{"app/questions/split.go", "the calendar", "7"},
	{"app/read/beside.go", "statements shown", "5"},
	{"app/read/effects.go", "a drawing", "1000"},
	{"app/read/ranges.go", "a drawing", "1000 50 100 10"},
	{"app/read/shares.go", "a drawing", "14 10 1000"},
	{"app/read/sources.go", "HTTP", "404"},
	{"app/read/topic.go", "HTTP, parts shown open", "404 6"},
	{"app/read/when.go", "what comes last, a drawing", "20 19 6"},
	{"app/search/forms.go", "letters", "5"},
	{"app/search/joined.go", "letters, costs of a guess", "5 10 8"},
	{"app/search/match.go", "words between words, years", "11 1980 2099"},
	{"app/search/measure.go", "between Celsius and Fahrenheit, the most a pulse can be, tens, minutes, words apart", "90 45 32 5 9 220 10 60 6"},
	{"app/search/rank.go", "results shown", "6"},
	{"app/search/search.go", "HTTP, letters that are read", "200 405"},
	{"app/search/text.go", "letters for one slip and for two", "5 8 6 13"},
	{"app/share/share.go", "HTTP", "403 422"},
	{"app/search/lexicon.go", "sizes", "8 255"},
	{"app/search/tells.go", "words", "5"},
	{"app/share/text.go", "days that are shared", "7"},
	{"app/sheet/code.go", "HTTP", "403 422"},
	{"app/sheet/draw.go", "lines of a sheet, letters of Korean", "20 26 8 32 80 52"},
	{"app/sheet/facts.go", "the calendar", "7"},
	{"app/sheet/form.go", "limits of form", "60"},
	{"app/sheet/page.go", "HTTP", "403 422"},
	{"app/start/alone.go", "between Celsius and Fahrenheit, tenths", "60 10 9"},
	{"app/start/sofar.go", "HTTP", "200"},
	{"app/start/start.go", "HTTP", "422"},
	{"app/start/steps.go", "lines of the danger list", "9 7 8"},
	{"app/view/svg.go", "number bases", "10"},
	{"app/view/tel.go", "lengths of telephone numbers", "15 17 13 5 7"},
	{"code.go", "words of bleeding", "5 6"},
	{"date.go", "the calendar", "1900 2199 9999 12 365 100 400 153 5 306 10 7 8 305 146097 1460 36524 146096 6 9 11 30 29 28 31"},
	{"diary/calendar.go", "the calendar, the clock, the length of a line", "75 5 7 8 86400 3600 60 10"},
	{"diary/csv.go", "sizes of buffers", "10"},
	{"diary/imports/lost.go", "limits of form", "1000"},
	{"diary/imports/read.go", "limits of form", "1_000_000"},
	{"diary/imports/dates.go", "forms of dates", "2000 100 64 10 11 8 693_594 1462 10_000 5"},
	{"diary/imports/days.go", "between Celsius and Fahrenheit", "60"},
	{"diary/imports/healthscan.go", "limits of form", "64 10 40_000 1000 80 30 6 5"},
	{"diary/imports/held.go", "limits of form", "5 10_000"},
	{"diary/imports/imports.go", "a day beyond all, limits of form", "730_120 10_000 100 300"},
	{"diary/imports/measured.go", "limits of form", "30"},
	{"diary/imports/spans.go", "limits of form", "62 4096"},
	{"diary/json.go", "limits of form", "8 20 10_000 24 60"},
	{"diary/tree.go", "number bases", "10"},
	{"engine/anchor.go", "the clock", "86400 3600"},
	{"engine/compiled/bits.go", "bits of a word", "5 320 6 63 64 512"},
	{"engine/compiled/policy.go", "the clock, Fahrenheit, a bit", "9 31 32 5"},
	{"engine/compiled/scope.go", "bits of a profile", "12 16 20 36 52 5 57 60 62 64 80 96 98 102 6 14"},
	{"engine/compiled/tables.go", "sizes of tables", "12 200 256 512 32 160"},
	{"engine/compiled/texts.go", "bits of an order", "16 8"},
	{"engine/days/days.go", "bits of a word, how many days are kept", "64 6 63 512"},
	{"engine/effect.go", "the clock", "86400"},
	{"engine/engine.go", "sizes of lists", "24 16 96"},
	{"engine/finding.go", "ninths of a degree", "9"},
	{"engine/several.go", "the clock, percent, bits of a word", "3600 86400 100 6 63"},
	{"finding.go", "how many findings are listed", "100"},
	{"gestation.go", "the calendar, the longest a form may say", "45 7 10"},
	{"groups/groups.go", "what comes last", "29 30"},
	{"guidance.go", "the clock and the calendar, lines shown, the clock", "12 23 24 7 31 62 92 123 153 184 215 245 276 306 337 366 28 59 89 120 150 181 212 242 273 303 334 365 3600 86400"},
	{"guideline/lint.go", "months an edition holds, words of a short answer, letters of a name", "24 60 34 7"},
	{"guideline/pack.go", "limits of form, percent, the last danger line", "60 24 11 100 62"},
	{"guideline/parse.go", "limits of form", "1000"},
	{"guideline/parsecondition.go", "limits of form", "9"},
	{"guideline/parsecourse.go", "limits of form, percent", "100 200 30 400"},
	{"guideline/parsestatement.go", "limits of form", "999 100 12"},
	{"guideline/places.go", "bits of places", "8"},
	{"guideline/quantity.go", "the calendar", "7"},
	{"guideline/table/table.go", "bytes of a table", "8 16 24 64 10 7 256"},
	{"handover/code.go", "letters and bits of a code", "10 5"},
	{"handover/facts.go", "what a code can hold", "16 4096 26 256 2026 24 7"},
	{"instant.go", "the clock", "86400 60 20 10 13 16 11 14 17 19 23 59 3600 100_000_000 6 9"},
	{"instruments/parse.go", "limits of form", "1000"},
	{"internal/arena/arena.go", "sizes of lists", "32 8"},
	{"internal/sorting/sorting.go", "the size of a run", "12"},
	{"app/ask/further.go", "how long a record may be", "1000"},
	{"internal/jsondoc/jsondoc.go", "JSON's own numbers", "64 16 20 10 512 12 6 7 256 15 8"},
	{"internal/jsondoc/writer.go", "number bases", "10"},
	{"internal/packyaml/load.go", "lines shown", "20"},
	{"internal/packyaml/packyaml.go", "limits of form", "48"},
	{"internal/schema/diary.go", "limits of form", "10_000 1440"},
	{"internal/schema/guidance.go", "limits of form", "1000 31_000"},
	{"internal/schema/pack.go", "limits of form", "1000 34 12 30 400 100 200 999"},
	{"internal/schema/record.go", "limits of form", "10_000 50 120 30"},
	{"internal/tabular/tabular.go", "limits of form", "1_000_000"},
	{"internal/tabular/text.go", "character sets", "512 8"},
	{"internal/translation/units.go", "letters of a hash", "12"},
	{"internal/typing/number.go", "number bases, letters of a number", "10 80"},
	{"internal/typing/typing.go", "letters of Korean, accents", "21 28 19"},
	{"locale/cards.go", "sizes of buffers", "8 10"},
	{"locale/groups.go", "shares in words, in percent", "8 16 29 41 58 70 82 99 100"},
	{"locale/headline.go", "the calendar", "7"},
	{"record.go", "decimals", "10_000 1_000_000_000_000_000 100000 10 308"},
	{"terms.go", "a word of the list of sites, bits of a set", "9 32"},
	{"wire/observation.go", "limits of instruments", "30"},
	{"wire/record.go", "limits of form", "20 10_000 35 50 120"},
}

// namesInGo are countries and sources that a file may name, and why.
var namesInGo = []exemption{
	{"packs/packs.go", "the folders of the packs", "AU CA ES GB ID IE KR MX RU US"},
}

// Small numbers count and index; they name nothing.
const smallNumber = 4

// isStructural reports small numbers, and those whose form says that they are
// bits, characters or file modes.
func isStructural(literal string) bool {
	if s := strings.ToLower(literal); strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0o") || strings.HasPrefix(s, "0b") {
		return true
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(literal, "_", ""), 64)
	return err == nil && v <= smallNumber
}

// namesOf lists what the files of a pattern are called.
func namesOf(t *testing.T, pattern string, least int) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) < least {
		t.Fatalf("%s: %d files, %v", pattern, len(found), err)
	}
	for i, f := range found {
		found[i] = strings.TrimSuffix(filepath.Base(f), ".yaml")
	}
	return found
}

func TestTree_NoClinicalNumberOrSourceOrCountryInGo(t *testing.T) {
	sources := namesOf(t, "packs/*/sources/*.yaml", 700)
	countries := namesOf(t, "packs/international/numbers/*.yaml", 20)
	unused := map[string]bool{} // by room, or by file and literal
	for _, c := range carrying {
		unused[c.room] = true
	}
	for _, e := range slices.Concat(structural, namesInGo) {
		for _, literal := range strings.Fields(e.literals) {
			unused[e.file+" "+literal] = true
		}
	}
	exempt := maps.Clone(unused)
	allowed := func(key string) bool {
		delete(unused, key)
		return exempt[key]
	}
	for _, f := range goFiles(t) {
		carries := slices.ContainsFunc(carrying, func(c struct{ room, why string }) bool {
			return (f.room == c.room || strings.HasPrefix(f.room, c.room+"/")) && allowed(c.room)
		})
		ast.Inspect(f.ast, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok {
				return true
			}
			at, file := f.fset.Position(lit.Pos()), filepath.ToSlash(f.name)
			switch lit.Kind {
			case token.INT, token.FLOAT:
				if !carries && !isStructural(lit.Value) && !allowed(file+" "+lit.Value) {
					t.Errorf("%s: the number %s: a clinical number belongs in a pack; a structural one needs a place in this test", at, lit.Value)
				}
			case token.STRING:
				s, _ := strconv.Unquote(lit.Value)
				if slices.Contains(sources, s) && !allowed(file+" "+s) {
					t.Errorf("%s: the source %s belongs in a pack", at, s)
				}
				if slices.Contains(countries, s) && !allowed(file+" "+s) {
					t.Errorf("%s: the country %s belongs in a pack", at, s)
				}
			}
			return true
		})
	}
	for key := range unused {
		t.Errorf("%s is exempt, but nothing uses that: take it out of numbers_test.go", key)
	}
}
