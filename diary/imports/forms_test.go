package imports_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
)

// told reads a file and lists what was taken: the day and the observation, as
// a record spells it.
func told(t *testing.T, file string, s imports.Settings) ([]string, *imports.Import, []aftercare.Finding) {
	t.Helper()
	f, findings := imports.ReadFile(file, &diary.Diary{}, s)
	if f.Diary == nil {
		return nil, f.Import, findings
	}
	var list []string
	for _, e := range f.Diary.Entries {
		for _, o := range e.Record.Observations {
			info := o.Code.Info()
			value := o.Text
			switch info.Payload {
			case aftercare.PayloadWord:
				value = info.Words.Name(o.Word)
			case aftercare.PayloadBool:
				value = "yes"
			case aftercare.PayloadNumber:
				value = o.Number.String()
				if o.Unit > 0 {
					value += " " + info.Units.Name(o.Unit)
				}
			}
			list = append(list, e.About.String()[5:]+" "+info.Name+" "+value)
		}
	}
	return list, f.Import, findings
}

func wide(s string, low, high int, mark bool) string {
	if mark {
		s = "\ufeff" + s
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		two := [2]byte{}
		two[low], two[high] = byte(u), byte(u>>8)
		b = append(b, two[:]...)
	}
	return string(b)
}

func TestReadFile_ReadsATableInEveryFormThatProgramsWrite(t *testing.T) {
	const drip = "date,bleeding.value,temperature.value,note.value\n2026-11-01,3,36.7,café\n2026-11-02,1,,\n"
	want := []string{"11-01 bleeding heavy", "11-01 temperature 36.7 Cel", "11-01 note café", "11-02 bleeding light"}
	with := func(old, new string) string { return strings.ReplaceAll(drip, old, new) }
	latin := strings.ReplaceAll(drip, "é", "\xe9")
	for name, file := range map[string]string{
		"as it is":                drip,
		"carriage returns":        with("\n", "\r"),
		"both":                    with("\n", "\r\n"),
		"no end":                  strings.TrimSuffix(drip, "\n"),
		"semicolons":              with(",", ";"),
		"semicolons and a comma":  strings.ReplaceAll(with(",", ";"), "36.7", "36,7"),
		"tabs":                    with(",", "\t"),
		"bars":                    with(",", "|"),
		"a line for Excel":        "sep=;\r\n" + with(",", ";"),
		"a quoted line for Excel": "\"sep=\t\"\n" + with(",", "\t"),
		"a blank line before":     "\n\n" + drip,
		"a decimal comma":         with("36.7", `"36,7"`),
		"floats":                  strings.ReplaceAll(with(",3,", ",3.0,"), ",1,", ",1.0,"),
		"a comma after some":      with("2026-11-02,1,,\n", "2026-11-02,1,,,\n"),
		"commas after all":        with("\n", ",,\n"),
		"UTF-8 with a mark":       "\ufeff" + drip,
		"UTF-16":                  wide(drip, 0, 1, true),
		"UTF-16, the other way":   wide(drip, 1, 0, true),
		"UTF-16 without a mark":   wide(drip, 0, 1, false),
		"the other way, no mark":  wide(drip, 1, 0, false),
		"Latin-1":                 latin,
		"capitals":                with("date", "Date"),
		"moments":                 strings.ReplaceAll(with("2026-11-01", "2026-11-01 00:00:00"), "2026-11-02", "2026-11-02T00:00:00.000Z"),
		"days with points":        strings.ReplaceAll(with("2026-11-01", "2026.11.01"), "2026-11-02", "2026/11/2"),
		"days without separators": strings.ReplaceAll(with("2026-11-01", "20261101"), "2026-11-02", "20261102"),
		"a spreadsheet's days":    strings.ReplaceAll(with("2026-11-01", "46327"), "2026-11-02", "46328"),
		"months by name":          strings.ReplaceAll(with("2026-11-01", `"Nov 1, 2026"`), "2026-11-02", "2 November 2026"),
		"months by name, short":   strings.ReplaceAll(with("2026-11-01", "Sun 1-Nov-26"), "2026-11-02", `"November 2nd, 2026 8:30 PM"`),
	} {
		got, _, findings := told(t, file, settings)
		if !slices.Equal(got, want) || findings != nil {
			t.Errorf("%s: got %q, %v", name, got, findings)
		}
	}
}

func TestReadFile_KnowsWindowsCharacters(t *testing.T) {
	got, _, findings := told(t, "date,note.value\n2026-11-01,\x93it\x92s over\x94 \x96 \x80 5\n", settings)
	if want := []string{"11-01 note “it’s over” – € 5"}; !slices.Equal(got, want) || findings != nil {
		t.Errorf("got %q, %v", got, findings)
	}
}

func TestReadFile_AsksForTheOrderOfDatesWhereTheFileDoesNotShowIt(t *testing.T) {
	table := func(days ...string) string {
		b := "date,bleeding\n"
		for _, d := range days {
			b += strconv.Quote(d) + ",heavy\n"
		}
		return b
	}
	for _, c := range []struct {
		name   string
		days   []string
		order  imports.DateOrder
		want   string // the days that were taken
		asks   string // the choices, for the sample
		missed int    // dates that are reported as none
	}{
		{name: "one day is over 12", days: []string{"1/11/2026", "13/11/2026"}, want: "11-01 11-13"},
		{name: "one month is over 12", days: []string{"11/1/2026", "11/13/2026"}, want: "11-01 11-13"},
		{name: "points", days: []string{"01.10.2026", "13.10.2026"}, want: "10-01 10-13"},
		{name: "the year first", days: []string{"2026.11.1", "2026/10/2"}, want: "10-02 11-01"},
		{name: "nothing shows it", days: []string{"03/04/2026", "11/02/2026"}, asks: "03/04/2026: dmy 2026-04-03, mdy 2026-03-04"},
		{name: "points do not show it", days: []string{"03.04.2026"}, asks: "03.04.2026: dmy 2026-04-03, mdy 2026-03-04"},
		{name: "two digits", days: []string{"01/02/03"}, asks: "01/02/03: dmy 2003-02-01, mdy 2003-01-02, ymd 2001-02-03"},
		{name: "two digits, a year only at the end", days: []string{"01/02/26", "01/03/32"}, asks: "01/02/26: dmy 2026-02-01, mdy 2026-01-02"},
		{name: "all the same either way", days: []string{"01/01/2026", "05/05/2026"}, want: "01-01 05-05"},
		{name: "answered", days: []string{"03/04/2026", "11/02/2026"}, order: imports.DayMonthYear, want: "02-11 04-03"},
		{name: "answered otherwise", days: []string{"03/04/2026", "11/02/2026"}, order: imports.MonthDayYear, want: "03-04 11-02"},
		{name: "the file knows better", days: []string{"13/10/2026", "01/10/2026"}, order: imports.MonthDayYear, want: "10-01 10-13"},
		{name: "no answer to this", days: []string{"03/04/2026"}, order: imports.YearMonthDay, asks: "03/04/2026: dmy 2026-04-03, mdy 2026-03-04"},
		{name: "a slip among others", days: []string{"2026-11-01", "2026-11-02", "03/04/2026"}, want: "11-01 11-02", missed: 1},
		{name: "a day that is none does not decide", days: []string{"30/02/2026", "13/10/2026"}, want: "10-13", missed: 1},
		{name: "both orders at once", days: []string{"13/10/2026", "10/25/2026", "2026-11-01"}, want: "11-01", missed: 2},
		{name: "a spreadsheet's days of long ago", days: []string{"41000", "2026-11-01"}, want: "11-01", missed: 1},
	} {
		s := settings
		s.Order = c.order
		_, m, findings := told(t, table(c.days...), s)
		asks := ""
		if m == nil {
			t.Errorf("%s: %v", c.name, findings)
			continue
		}
		for i, choice := range m.Choices {
			asks += []string{m.Sample + ": ", ", "}[min(i, 1)] + choice.Order.String() + " " + choice.Day.String()
		}
		if asks != c.asks || (asks != "") != (findings != nil) || asks != "" && len(m.Entries) > 0 {
			t.Errorf("%s: asks %q, %v", c.name, asks, findings)
		}
		var days []string
		for _, e := range m.Entries {
			days = append(days, e.About.String()[5:])
		}
		missed := 0
		for _, r := range m.Report {
			if r.Column == "date" && r.Outcome == imports.NoSuchDay {
				missed++
			}
		}
		if got := strings.Join(days, " "); got != c.want || missed != c.missed {
			t.Errorf("%s: took %s, and %d are none", c.name, got, missed)
		}
	}
}

func TestReadFile_TakesSignsByTheWordsOfTheirColumns(t *testing.T) {
	for _, c := range []struct{ column, value, want, outcome string }{
		{"flow", "medium", "bleeding moderate", "taken"},
		{"Period flow", "Heavy", "bleeding heavy", "taken"},
		{"menses", "very heavy", "bleeding heavy", "taken-nearest"},
		{"Flujo", "abundante", "bleeding heavy", "taken"},
		{"Sangrado", "Ligero", "bleeding light", "taken"},
		{"Blutung", "stark", "bleeding heavy", "taken"},
		{"Saignement", "léger", "bleeding light", "taken"},
		{"flow", "soaking", "bleeding soaking", "taken"},
		{"flow", "2", "", "other-words"},
		{"flow", "no", "", "reassures"},
		{"period", "yes", "note Period", "taken-as-note"},
		{"fever", "yes", "feels-hot yes", "taken"},
		{"fever", "38.6", "temperature 38.6 Cel", "taken"},
		{"Fever (F)", "101,5", "temperature 101.5 [degF]", "taken"},
		{"fever", "101.5", "temperature 101.5 [degF]", "taken"},
		{"fever", "no", "", "nothing-told"},
		{"Nausea", "x", "nausea yes", "taken"},
		{"nausea", "severe", "nausea yes", "taken"},
		{"pregnancy test", "positive", "pregnancy-test positive", "taken"},
		{"pregnancyTest", "+", "pregnancy-test positive", "taken"},
		{"HPT", "neg", "", "reassures"},
		{"pregnancy test", "faint", "", "other-words"},
		{"pain", "severe", "pain severe", "taken"},
		{"Cramps", "moderate", "pain moderate", "taken"},
		{"pain", "8/10", "", "other-words"},
		{"pain", "yes", "", "no-amount"},
		{"headache", "severe", "headache severe", "taken"},
		{"headache", "moderate", "", "other-words"},
		{"clots", "large", "clots large", "taken"},
		{"blood clots", "yes", "", "no-amount"},
		{"mood", "very low", "mood very-low", "taken"},
		{"mood", "hopeless", "mood no-hope", "taken"},
		{"mood", "sad", "", "other-words"},
		{"Mood rating", "3", "", "other-words"},
		{"mood", "0", "", "nothing-told"},
		{"temperature (°C)", "38,4", "temperature 38.4 Cel", "taken-basal"},
		{"Temp [F]", "101.1", "temperature 101.1 [degF]", "taken-basal"},
		{"BBT", "98.2 °F", "temperature 98.2 [degF]", "taken-basal"},
		{"temperature (c)", "101.1", "", "no-unit"},
		{"temperature (c)", "98.2 F", "", "not-understood"},
		{"temperature", "37.1", "", "no-unit"},
		{"symptoms", "dizzy", "fainting dizzy", "taken"},
		{"symptoms", "Fainted", "fainting fainted", "taken"},
		{"Other", "Clots", "", "no-amount"},
		{"symptoms", "suicidal thoughts", "", "other-words"},
		{"pads per hour", "2", "pads-per-hour 2", "taken"},
		{"Heart rate", "128", "heart-rate 128", "taken"},
		{"sleep", "7h", "", "other-words"},
		{"Medication", "ibuprofen", "", "other-words"},
		{"Acne", "yes", "", "no-place"},
		{"Acne", "no", "", "nothing-told"},
	} {
		got, m, _ := told(t, "date\t"+c.column+"\tbleeding\n2026-11-01\t"+c.value+"\t\n2026-11-02\t\tspotting\n", settings)
		want := []string{"11-02 bleeding spotting"}
		if c.want != "" {
			want = append([]string{"11-01 " + c.want}, want...)
		}
		if i := slices.IndexFunc(m.Report, func(r imports.Reported) bool { return r.Column == c.column }); !slices.Equal(got, want) || m.Report[i].Outcome.String() != c.outcome {
			t.Errorf("%s %q: took %q: %s", c.column, c.value, got, m.Report[i].Outcome.String())
		}
	}
}

func TestReadFile_TakesTemperaturesWithoutAUnitWhenItIsAnswered(t *testing.T) {
	const file = "date,flow,temp\n2026-11-01,light,97.2\n2026-11-02,light,36.6\n"
	_, m, _ := told(t, file, settings)
	if !m.Unitless || m.Count(imports.NoUnit) != 2 {
		t.Errorf("%+v", m.Report)
	}
	s := settings
	s.Unit = aftercare.UnitFahrenheit
	got, m, _ := told(t, file, s)
	if want := []string{"11-01 bleeding light", "11-01 temperature 97.2 [degF]", "11-02 bleeding light"}; !slices.Equal(got, want) || m.Count(imports.NoUnit) != 1 {
		t.Errorf("got %q, %+v", got, m.Report)
	}
}

func TestReadFile_PutsDangerSignsFirst(t *testing.T) {
	_, m, _ := told(t, "date,flow,acne,clots,fever\n2026-11-01,light,yes,yes,\n2026-11-02,light,no,,yes\n", settings)
	m.Judge(func(o aftercare.Observation) bool { return o.Code == aftercare.FeelsHot })
	var got []string
	for _, r := range m.Report {
		got = append(got, r.Column)
	}
	if want := []string{"fever", "clots", "flow", "acne", "flow", "acne"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestReadFile_SaysWhichColumnIsNoDate(t *testing.T) {
	for file, says := range map[string]string{
		"flow,clots,date\nheavy,large,tomorrow\nlight,,soon\n": "the third column, date, holds no date",
		"date,flow\nheavy,2026-11-01\n":                        "the first column, date, holds no date",
	} {
		if _, m, findings := told(t, file, settings); len(findings) != 1 || !strings.Contains(findings[0].Message, says) || m != nil {
			t.Errorf("%q: %v", file, findings)
		}
	}
}

func TestReadFile_ReadsTheFormsOfOthers(t *testing.T) {
	for _, c := range []struct {
		file, from string
		want       []string
	}{
		{"bare-days.json", "days", []string{"11-01 bleeding heavy", "11-01 pregnancy-test positive", "11-01 nausea yes", "11-02 bleeding light", "11-02 note ok"}},
		{"csv-decimal-comma.csv", "days", []string{"11-01 bleeding light", "11-01 temperature 38.4 Cel", "11-02 bleeding light", "11-02 temperature 38.4 Cel", "11-03 bleeding light"}},
		{"csv-symptom-columns.csv", "days", []string{
			"11-01 bleeding heavy", "11-01 feels-hot yes", "11-01 nausea yes", "11-01 pregnancy-test positive", "11-01 pain severe", "11-01 clots large",
			"11-02 bleeding heavy", "11-02 temperature 38.6 Cel", "11-02 nausea yes", "11-02 pregnancy-test positive"}},
		{"date-flow-datetime.csv", "days", []string{"11-01 bleeding moderate", "11-02 bleeding heavy"}},
		{"date-flow-us.csv", "days", nil},
		{"drip-cr-only.csv", "drip", []string{"11-01 bleeding heavy"}},
		{"drip-excel-dates.csv", "drip", []string{"11-01 bleeding moderate", "11-01 note a", "11-13 bleeding light", "11-13 note b"}},
		{"drip-latin1.csv", "drip", []string{"11-01 bleeding heavy", "11-01 note café"}},
		{"drip-pandas-floats.csv", "drip", []string{"11-01 bleeding heavy", "11-02 bleeding moderate"}},
		{"drip-semicolon.csv", "drip", []string{"11-01 bleeding moderate", "11-01 temperature 36.7 Cel"}},
		{"drip-sep-line.csv", "drip", []string{"11-01 bleeding moderate"}},
		{"drip-tabs.csv", "drip", []string{"11-01 bleeding moderate"}},
		{"drip-trailing-comma.csv", "drip", []string{"11-01 bleeding heavy", "11-02 bleeding light"}},
		{"drip-utf16.csv", "drip", []string{"11-01 bleeding heavy"}},
		{"fecha-flujo.csv", "days", nil},
		{"fertility-friend.csv", "fertility friend", nil},
		{"fitbit-cycles.csv", "fitbit", []string{"11-01 note Period", "11-02 note Period", "11-03 note Period", "11-04 note Period", "11-05 note Period"}},
		{"flo.json", "flo", []string{"11-01 bleeding moderate", "11-02 bleeding heavy", "11-03 note Period", "11-04 note Period", "11-05 note Period"}},
		{"healthconnect.json", "health connect", []string{"11-01 bleeding heavy"}},
		{"json-empty-notes.json", "days", []string{"11-03 bleeding light"}},
		{"json-item-extra-members.json", "clue", []string{"11-01 bleeding light", "11-01 note soaked two pads an hour", "11-01 note fever 39"}},
		{"json-lines.json", "clue", []string{"11-01 bleeding heavy", "11-02 bleeding light"}},
		{"json-one-measurement.json", "clue", []string{"11-01 bleeding heavy"}},
		{"json-two-lists.json", "clue", []string{"11-01 bleeding heavy", "11-02 bleeding light"}},
		{"mensinator.json", "mensinator", []string{"11-01 bleeding heavy", "11-02 note Period"}},
		{"mycalendar.txt", "period calendar", []string{"11-01 note Period", "11-02 note Period", "11-03 note Period", "11-04 note Period", "11-05 note Period"}},
		{"ovumcy.csv", "ovumcy", []string{"11-01 bleeding heavy", "11-01 nausea yes", "11-01 diarrhoea yes", "11-01 note first day", "11-02 note Period", "11-03 bleeding spotting", "11-03 feels-hot yes"}},
		{"ovumcy-2026.csv", "ovumcy", []string{"11-01 bleeding heavy", "11-01 temperature 36.7 Cel", "11-01 nausea yes", "11-01 pregnancy-test positive", "11-02 feels-hot yes", "11-02 note Period"}},
		{"ovumcy.json", "ovumcy", []string{"11-01 bleeding heavy", "11-01 nausea yes", "11-03 bleeding spotting", "11-03 feels-hot yes", "11-03 note hello"}},
		{"ovumcy-2026.json", "ovumcy", []string{"11-01 bleeding heavy", "11-01 temperature 36.7 Cel", "11-01 pregnancy-test positive", "11-01 nausea yes", "11-01 feels-hot yes"}},
		{"natural-cycles.csv", "natural cycles", []string{"11-01 temperature 36.52 Cel", "11-01 bleeding moderate", "11-02 temperature 36.6 Cel", "11-02 bleeding spotting", "11-02 pregnancy-test positive", "11-02 note tired"}},
		{"fitbit-symptoms.csv", "fitbit", []string{"11-01 bleeding heavy", "11-02 feels-hot yes", "11-02 bleeding light", "11-03 bleeding spotting"}},
		{"flo-events.json", "flo", []string{"10-30 pregnancy-test positive", "11-01 feels-hot yes", "11-01 bleeding heavy", "11-01 note first day", "11-02 nausea yes", "11-02 note after the scan", "11-03 bleeding light"}},
		{"periods-only.csv", "periods", []string{"11-01 note Period", "11-02 note Period", "11-03 note Period", "11-04 note Period", "11-05 note Period"}},
		{"controls/csv-duplicate-columns.csv", "days", []string{"11-01 bleeding light", "11-01 bleeding heavy"}},
		{"controls/csv-same-day-twice.csv", "days", []string{"11-01 bleeding light", "11-01 bleeding heavy"}},
		{"controls/csv-emoji.csv", "days", []string{"11-01 bleeding heavy", "11-01 note 🩸🩸 so tired 😞 👩\u200d👧"}},
		{"controls/drip-bom.csv", "drip", []string{"11-01 bleeding heavy"}},
		{"controls/drip-multiline.csv", "drip", []string{"11-01 bleeding heavy", "11-01 note multi\nline \"quoted\""}},
		{"controls/drip-quoted.csv", "drip", []string{"11-01 bleeding heavy"}},
		{"controls/flo-to-drip.csv", "drip", []string{"11-01 bleeding moderate", "11-02 bleeding moderate"}},
		{"controls/kindara.csv", "kindara", []string{"11-01 bleeding heavy", "11-01 note cramps today", "11-02 bleeding spotting"}},
		{"controls/clue-measurements.json", "clue", []string{"11-01 bleeding heavy", "11-01 pregnancy-test positive", "11-02 bleeding heavy", "11-04 bleeding spotting", "11-04 temperature 36.62 Cel"}},
	} {
		got, m, findings := told(t, read(t, filepath.Join("testdata", "inputs", c.file)), settings)
		asks := m != nil && len(m.Choices) > 0
		switch {
		case m == nil || m.From != c.from:
			t.Errorf("%s: %+v, %v", c.file, m, findings)
		case !slices.Equal(got, c.want) || asks != (c.want == nil):
			t.Errorf("%s: got %q, asks %v, %v", c.file, got, m.Choices, findings)
		}
	}
}

func TestReadFile_SaysOfEachFormWhatIsNotTaken(t *testing.T) {
	for file, want := range map[string]string{
		"natural-cycles.csv":  "LH test Negative no-place|Fertility status Green no-place|LH test Positive no-place|Fertility status Red no-place|Skin Acne no-place|Pregnancy test Negative reassures|Cycle day 2 no-place",
		"fitbit-symptoms.csv": "! conditions CRAMPS no-amount|conditions HEADACHE no-amount|moods SAD other-words|ovulation_test POSITIVE no-place|fluids CREAMY no-place|sex_activity PROTECTED no-place|conditions ACNE no-place",
		"flo-events.json":     "! Cramps Cramps no-amount|! Temperature 38.9 no-unit|Mood Sad other-words|PregnancyTest Negative reassures|deleted true nothing-told|OvulationTest Positive no-place|result 1 no-place",
	} {
		_, m, _ := told(t, read(t, filepath.Join("testdata", "inputs", file)), settings)
		m.Judge(asksForHelp)
		said := map[string]bool{}
		for _, r := range m.Report {
			mark := ""
			if r.Danger {
				mark = "! "
			}
			said[mark+r.Column+" "+r.Value+" "+r.Outcome.String()] = true
		}
		for _, line := range strings.Split(want, "|") {
			if !said[line] {
				t.Errorf("%s: %s is not said: %v", file, line, said)
			}
		}
	}
}

func TestAnswer_ReadsBackWhatWasRead(t *testing.T) {
	files := append([]string{"", "PK", "date,flow\n2026-11-01,none\n"}, seeds...)
	for _, name := range exports(t) {
		files = append(files, read(t, name))
	}
	for _, text := range files {
		f, findings := imports.ReadFile(text, &diary.Diary{}, settings)
		got, gotFindings, ok := imports.ParseAnswer(string(imports.AppendAnswer(nil, f, findings)))
		if f.Import != nil {
			f.Import.Entries = nil
		}
		if !ok || !reflect.DeepEqual(got.Import, f.Import) || !slices.Equal(gotFindings, findings) || (got.Diary == nil) != (f.Diary == nil) ||
			f.Diary != nil && string(diary.Append(nil, got.Diary)) != string(diary.Append(nil, f.Diary)) {
			t.Errorf("%.60q: got %+v, %v\nwant %+v, %v", text, got.Import, gotFindings, f.Import, findings)
		}
	}
}

// What an answer can't mean is refused. Nothing of it is lost without a word.
func TestParseAnswer_RefusesWhatItDoesNotKnow(t *testing.T) {
	line := func(more string) string {
		return `{"findings":[],"import":{"from":"drip","sample":"","choices":[],"report":[{"line":1,"outcome":"taken"` + more + `}]}}`
	}
	for text, want := range map[string]bool{
		line(""):                    true,
		line(`,"danger":true`):      true,
		line(`,"danger":false`):     true,
		line(`,"danger":"false"`):   false,
		line(`,"word":255`):         true,
		line(`,"word":256`):         false,
		line(`,"word":-1`):          false,
		line(`,"word":"3"`):         false,
		line(`,"times":1.5`):        false,
		line(`,"day":"2026-13-01"`): false,
		line(`,"code":"pain"`):      true,
		line(`,"code":"paint"`):     false,
		line(`,"number":"x"`):       false,
		line(`,"new":1`):            false,
		"[]":                        false, "{": false, `{"import":1}`: false, `{"new":1}`: false, `{"findings":{}}`: false, `{"findings":[{"at":1}]}`: false,
		`{"import":{"report":[{"line":1}]}}`:                          false,
		`{"import":{"report":[{"line":1,"outcome":"lost"}]}}`:         false,
		`{"import":{"unitless":"no"}}`:                                false,
		`{"import":{"choices":[{"order":"ydm","day":"2026-11-01"}]}}`: false,
		`{"diary":1}`: true,
	} {
		f, findings, ok := imports.ParseAnswer(text)
		if ok != want {
			t.Errorf("%s: taken %v", text, ok)
		}
		if text == `{"diary":1}` && (findings == nil || f.Diary != nil) {
			t.Error("a diary that isn't one has no findings")
		}
		if ok && f.Import != nil && f.Import.Report[0].Danger != strings.Contains(text, `"danger":true`) {
			t.Errorf("%s: danger is %v", text, f.Import.Report[0].Danger)
		}
	}
}

// What may be a danger sign comes before what is none, whatever form it has.
func TestJudge_PutsWhatMayBeADangerSignFirst(t *testing.T) {
	asks := func(o aftercare.Observation) bool {
		return o.Code == aftercare.Temperature && o.Unit == aftercare.UnitFahrenheit
	}
	for name, c := range map[string]struct{ file, first string }{
		"a fever of which the unit is not certain": {"date,bleeding,temperature (c)\n2026-11-01,light,101.1\n", "101.1"},
		"cramps in a table":                        {"date,flow,cramps\n2026-11-01,light,yes\n", "yes"},
		"cramps among the events of Flo":           {`{"operationalData":{"point_events_manual_v2":[{"category":"Mood","subcategory":"Calm","date":"2026-11-01 00:00:00.0"},{"category":"Symptom","subcategory":"Cramps","date":"2026-11-01 00:00:00.0"}],"cycles":[{"period_start_date":"2026-11-01 00:00:00.0","period_end_date":"2026-11-01 00:00:00.0","period_intensity":"{\"0\":1}"}]}}`, "Cramps"},
	} {
		f, _ := imports.ReadFile(c.file, &diary.Diary{}, settings)
		f.Import.Judge(asks)
		if r := f.Import.Report[0]; r.Value != c.first || !r.Danger || r.IsTaken() {
			t.Errorf("%s: the first is %+v", name, r)
		}
	}
}

func FuzzParseAnswer_ReadsBackWhatItReadOrRefuses(f *testing.F) {
	for _, text := range append([]string{"", "[]", `{"import":{"report":[{"line":-1,"outcome":"x","word":300}]}}`, `{"diary":1}`}, seeds...) {
		file, findings := imports.ReadFile(text, &diary.Diary{}, settings)
		f.Add(text)
		f.Add(string(imports.AppendAnswer(nil, file, findings)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, findings, ok := imports.ParseAnswer(text)
		if !ok {
			if file.Diary != nil || file.Import != nil || findings != nil {
				t.Fatalf("refused, and read: %+v", file)
			}
			return
		}
		again, same, ok := imports.ParseAnswer(string(imports.AppendAnswer(nil, file, findings)))
		if !ok || !slices.Equal(same, findings) || (again.Diary == nil) != (file.Diary == nil) || (again.Import == nil) != (file.Import == nil) {
			t.Fatalf("%+v, %v, and the second time %+v, %v", file, findings, again, same)
		}
		if file.Import != nil && len(again.Import.Report) != len(file.Import.Report) {
			t.Fatalf("%d lines, and %d", len(file.Import.Report), len(again.Import.Report))
		}
	})
}

func TestReadFile_SaysThatTheFileHasItTwiceNotThatTheDiaryDoes(t *testing.T) {
	const file = "date,flow,period\n2026-11-01,heavy,yes\n2026-11-01,heavy,\n"
	f, _ := imports.ReadFile(file, &diary.Diary{}, settings)
	if m := f.Import; m.Count(imports.Repeated) != 2 || m.Count(imports.AlreadyThere) != 0 {
		t.Errorf("nothing was kept before: %+v", m.Report)
	}
	f, _ = imports.ReadFile(file, f.Diary, settings)
	if m := f.Import; m.Count(imports.AlreadyThere) != 3 || m.Count(imports.Repeated) != 0 {
		t.Errorf("all was kept before: %+v", m.Report)
	}
}

func TestReadFile_AReportStaysSmall(t *testing.T) {
	file := "date,flow,acne\n" + strings.Repeat("2026-11-01,light,yes\n", 100_000)
	_, m, findings := told(t, file, settings)
	if len(m.Report) > 10_100 || m.Count(imports.Repeated) != 99_999 || m.Count(imports.NoPlace) != 100_000 || findings != nil {
		t.Errorf("%d lines, %d, %d, %v", len(m.Report), m.Count(imports.Repeated), m.Count(imports.NoPlace), findings)
	}
}

func TestReadFile_OwnTablesThatASpreadsheetSavedComeBack(t *testing.T) {
	d := &diary.Diary{}
	d.Add(diary.Entry{Written: now, About: now.Day, Record: &aftercare.Record{Observations: []aftercare.Observation{{Code: aftercare.Note, Text: "tired; café", When: aftercare.On(now.Day)}}}})
	table, want := string(diary.AppendCSV(nil, d)), string(diary.Append(nil, d))
	plain := strings.TrimPrefix(table, "\ufeff")
	with := strings.ReplaceAll(plain, ",", ";")
	for name, file := range map[string]string{
		"as it is": table, "semicolons": with, "tabs": strings.ReplaceAll(plain, ",", "\t"), "a line for Excel": "sep=;\r\n" + with,
		"UTF-16": wide(plain, 0, 1, true), "Windows-1252": strings.ReplaceAll(with, "é", "\xe9"), "carriage returns": strings.ReplaceAll(plain, "\r\n", "\r"),
	} {
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		if f.Import != nil || f.Diary == nil || string(diary.Append(nil, f.Diary)) != want {
			t.Errorf("%s: %+v, %v", name, f, findings)
		}
	}
	_, findings := imports.ReadFile(strings.ReplaceAll(plain, now.Day.String()+",,,note", "21/11/2026,,,note"), &diary.Diary{}, settings)
	if len(findings) != 1 || findings[0].Pointer != "line 2, column about" || !strings.Contains(findings[0].Message, "a day that exists") {
		t.Errorf("the third column is no date: %v", findings)
	}
}

// Letters that would be guessed are not taken; days, numbers and what is ASCII are.
func TestReadFile_SaysWhenLettersAreGuessedAndTakesNoneThatItCannotRead(t *testing.T) {
	for name, c := range map[string]struct{ file, letters, want string }{
		"UTF-8":        {"date,flow,note\n2026-11-01,heavy,café\n", "", "11-01 bleeding heavy|11-01 note café"},
		"Latin-1":      {"date,flow,note\n2026-11-01,heavy,caf\xe9\n", "guessed", "11-01 bleeding heavy|11-01 note café"},
		"one line":     {"date,flow,note\n2026-11-01,heavy,caf\xe9\n2026-11-02,light,café\n", "guessed", "11-01 bleeding heavy|11-01 note café|11-02 bleeding light|11-02 note café"},
		"Windows-1251": {"date,flow,temp (c),note\n2026-11-01,heavy,39.5,\xea\xf0\xee\xe2\xfc\n2026-11-02,light,,ok\n", "unread", "11-01 bleeding heavy|11-01 temperature 39.5 Cel|11-02 bleeding light|11-02 note ok"},
		"949":          {"date,flow,temp (c),\xb8\xde\xb8\xf0\n2026-11-01,heavy,39.5,\xb5\xce\xc5\xeb\n", "unread", "11-01 bleeding heavy|11-01 temperature 39.5 Cel"},
	} {
		got, m, findings := told(t, c.file, settings)
		if m == nil || m.Letters != c.letters || strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, %+v, %v", name, got, m, findings)
			continue
		}
		if m.Count(imports.NoPlace) != 0 || c.letters == "unread" && m.Count(imports.NotUnderstood) != 1 {
			t.Errorf("%s: %+v", name, m.Report)
		}
		f, _ := imports.ReadFile(c.file, &diary.Diary{}, settings)
		if again, _, ok := imports.ParseAnswer(string(imports.AppendAnswer(nil, f, nil))); !ok || again.Import.Letters != c.letters {
			t.Errorf("%s: the answer has %+v", name, again.Import)
		}
	}
}

// Of documents on a line each, one that is none is told by its line, and hides no other.
func TestReadFile_TellsTheLineThatIsNoDocument(t *testing.T) {
	const file = "\n{\"date\":\"2026-11-01\",\"flow\":\"light\"}\n{\"date\":\"2026-11-02\",\"flow\":\"heavy\"}\n{\"date\":\"2026-11-03\", I fainted\n\n{\"flow\":\"soaking\"}\n{\"date\":\"2026-11-04\",\"flow\":\"light\"}\nx"
	got, m, findings := told(t, file, settings)
	if want := "11-01 bleeding light|11-02 bleeding heavy|11-04 bleeding light"; strings.Join(got, "|") != want || findings != nil {
		t.Errorf("got %q, %v", got, findings)
	}
	m.Judge(asksForHelp)
	var lines []string
	for _, r := range m.Report {
		if r.Outcome == imports.NotUnderstood {
			lines = append(lines, strconv.Itoa(r.Line)+" "+r.Value+" "+strconv.FormatBool(r.Danger))
		}
	}
	if want := `6 soaking true|4 {"date":"2026-11-03", I fainted true|6  false|8 x false`; strings.Join(lines, "|") != want {
		t.Errorf("got %q", lines)
	}
}

// A diary of ours is one whose format says so, and nothing else is.
func TestReadFile_KnowsADiaryOfOursByItsFormat(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		own  bool
		says string
	}{
		"ours":                       {`{"format":"aftercare.diary/1","entries":[]}`, true, ""},
		"written by another program": {`{ "entries": [], "format": "aftercare.diary\/1" }`, true, ""},
		"of a later version":         {`{"format":"aftercare.diary/2","entries":[]}`, true, "aftercare.diary/1"},
		"cut off":                    {`{"format":"aftercare.diary/1","entries":[`, true, "column"},
		"a table that names it":      {"date,flow,note\n2026-11-01,soaking,\"aftercare.diary/1\"\n", false, ""},
		"a list that names it":       {`[{"date":"2026-11-01","flow":"soaking","note":"aftercare.diary/1"}]`, false, ""},
		"lines that name it":         {`{"date":"2026-11-01","flow":"soaking","note":"aftercare.diary/1"}` + "\n" + `{"date":"2026-11-02","flow":"light"}`, false, ""},
	} {
		f, findings := imports.ReadFile(c.file, &diary.Diary{}, settings)
		if own := f.Import == nil; own != c.own || (c.says == "") != (findings == nil) || c.says != "" && !strings.Contains(findings[0].Message, c.says) {
			t.Errorf("%s: %+v, %v", name, f.Import, findings)
		}
	}
}

// Text next to the name of a sign is about that sign.
func TestReadFile_ReadsTheNumberBesideANamedSign(t *testing.T) {
	for file, want := range map[string]string{
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"label":"fever","value":39.9}]}]`:       "11-01 bleeding light|11-01 temperature 39.9 Cel",
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"heart rate","value":131}]}]`:    "11-01 bleeding light|11-01 heart-rate 131",
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"fever","severity":3}]}]`:        "11-01 bleeding light|11-01 feels-hot yes",
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"nausea","value":false}]}]`:      "11-01 bleeding light",
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"fainting","present":true}]}]`:   "11-01 bleeding light|11-01 fainting fainted",
		`[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"cramps","value":"moderate"}]}]`: "11-01 bleeding light|11-01 pain moderate",
	} {
		if got, m, _ := told(t, file, settings); strings.Join(got, "|") != want || m.Count(imports.NoPlace) != 0 {
			t.Errorf("%s: got %q, %+v", file, got, m.Report)
		}
	}
}
