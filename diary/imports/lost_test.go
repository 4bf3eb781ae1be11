package imports_test

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary/imports"
)

// said are the lines of a report that name these things: a mark for a danger
// sign, the day, the name, the value and what became of it.
func said(m *imports.Import) (list []string) {
	m.Judge(asksForHelp)
	for _, r := range m.Report {
		mark := ""
		if r.Danger {
			mark = "! "
		}
		day := ""
		if r.Day != 0 {
			day = strings.TrimPrefix(r.Day.String(), "2026-") + " "
		}
		list = append(list, mark+day+r.Column+"="+r.Value+" "+r.Outcome.String())
	}
	return list
}

func says(t *testing.T, name, file string, want ...string) {
	t.Helper()
	_, m, findings := told(t, file, settings)
	if m == nil {
		t.Errorf("%s: %v", name, findings)
		return
	}
	list := said(m)
	for _, line := range want {
		if !slices.Contains(list, line) {
			t.Errorf("%s: %q is not said: %q", name, line, list)
		}
	}
}

// Many apps leave out the empty cells at the end of a row.
func TestReadFile_TakesARowThatEndsEarly(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"a table of days":      {"date,flow,temp (c),fever,pain,note\n2026-11-01,heavy,40.1\n2026-11-02,,,yes\n2026-11-03,soaking\n2026-11-04\n", "11-01 bleeding heavy|11-01 temperature 40.1 Cel|11-02 feels-hot yes|11-03 bleeding soaking"},
		"drip's":               {"date,bleeding.value,temperature.value,note.value\n2026-11-01,3\n2026-11-02,,39.5\n", "11-01 bleeding heavy|11-02 temperature 39.5 Cel"},
		"a table of periods":   {"start date,end date,note\n2026-11-01,2026-11-02\n2026-11-05\n", "11-01 note Period|11-02 note Period|11-05 note Period"},
		"the day is not first": {"flow,date,note\nheavy,2026-11-01\n", "11-01 bleeding heavy"},
	} {
		if got, m, findings := told(t, c.file, settings); strings.Join(got, "|") != c.want || findings != nil {
			t.Errorf("%s: got %q, %v, %+v", name, got, findings, m)
		}
	}
	says(t, "the day is missing", "flow,note,date\nlight,,2026-11-01\nsoaking,I fainted\n", "! flow=soaking no-such-day", "! note=I fainted no-such-day")
}

// A comma too many moves what is behind it. Nothing of the row is taken, and
// all of it is told.
func TestReadFile_TellsWhatIsInARowThatIsTooLong(t *testing.T) {
	const days = "date,flow,temp (c),note,pulse\n2026-11-01,light,36.5,,\n"
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"a comma in a note":     {days + "2026-11-02,soaking,39.6,tired, and cold,140\n", []string{"11-02 date=2026-11-02 not-understood", "! 11-02 flow=soaking not-understood", "! 11-02 temp (c)=39.6 not-understood", "11-02 note=tired not-understood", "! 11-02 =140 not-understood"}},
		"a decimal comma":       {days + "2026-11-02,light,39,6,,\"\",72\n", []string{"! 11-02 temp (c)=39 not-understood", "11-02 note=6 not-understood"}},
		"a comma in the day":    {days + "Nov 2, 2026,soaking,,,\n", []string{"date=Nov 2 no-such-day", "flow=2026 no-such-day", "! temp (c)=soaking no-such-day"}},
		"no quotes, and drip":   {"date,bleeding.value,note.value,temperature.value\n2026-11-01,1,,\n2026-11-02,3,so tired, ill,39.4\n", []string{"11-02 bleeding.value=3 not-understood", "! 11-02 =39.4 not-understood"}},
		"a table of periods":    {"start date,end date,note,fever\n2026-11-01,2026-11-01,,\n2026-11-05,2026-11-06,a,b,yes\n", []string{"11-05 start date=2026-11-05 not-understood", "11-05 end date=2026-11-06 not-understood", "! 11-05 =yes not-understood"}},
		"a day that is to come": {days + "2026-12-24,soaking,,a,b,c\n", []string{"! 12-24 flow=soaking not-understood"}},
	} {
		says(t, name, c.file, c.want...)
	}
	got, _, _ := told(t, days+"2026-11-02,soaking,39.6,tired, and cold,140\n", settings)
	if want := []string{"11-01 bleeding light", "11-01 temperature 36.5 Cel"}; !slices.Equal(got, want) {
		t.Errorf("took %q", got)
	}
}

// A slip in the year hides nothing, and neither does a day that is none.
func TestReadFile_TellsWhatIsOfADayThatCannotBeTaken(t *testing.T) {
	const line = `[{"date":"2026-11-01","flow":"light"},`
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"a row to come":              {"date,flow,symptoms,acne,pain\n2026-11-01,light,,,\n2062-11-02,soaking,fainted,yes,8/10\n", []string{"2062-11-02 date=2062-11-02 not-yet", "! 2062-11-02 flow=soaking not-yet", "! 2062-11-02 symptoms=fainted not-yet", "2062-11-02 acne=yes not-yet", "! 2062-11-02 pain=8/10 not-yet"}},
		"a row of no day":            {"date,flow,acne\n2026-11-01,light,\n2026-11-31,soaking,yes\n", []string{"date=2026-11-31 no-such-day", "! flow=soaking no-such-day", "acne=yes no-such-day"}},
		"a row of drip's to come":    {"date,bleeding.value,temperature.value\n2026-11-01,1,\n2062-11-02,2,39.6\n", []string{"2062-11-02 bleeding.value=2 not-yet", "! 2062-11-02 temperature.value=39.6 not-yet"}},
		"a day to come":              {line + `{"date":"2062-11-02","flow":"soaking","acne":true,"more":{"heart_rate":171,"colour":"red"}}]`, []string{"! 2062-11-02 flow=soaking not-yet", "2062-11-02 acne=true not-yet", "! 2062-11-02 heart_rate=171 not-yet", "2062-11-02 colour=red not-yet"}},
		"a measurement to come":      {line + `{"type":"period","date":"2062-11-02","value":{"option":"soaking"}}]`, []string{"! 2062-11-02 period=soaking not-yet"}},
		"a name alone":               {line + `{"type":"fainting","date":"2026-11-31"}]`, []string{"! type=fainting no-such-day"}},
		"Flo":                        {flo(`{"category":"Symptom","subcategory":"Fainting","date":"2062-11-02"},{"category":"Flow","value":3,"date":"2062-11-02"}`), []string{"2062-11-02 category=Symptom not-yet", "! 2062-11-02 subcategory=Fainting not-yet", "2062-11-02 Flow=3 not-yet"}},
		"Mensinator":                 {`{"periods":[{"date":"2026-11-01"}],"symptoms":[{"id":1,"symptom_name":"Fainting"}],"symptom_date":[{"symptom_date":"2062-11-02","symptom_id":1}]}`, []string{"! 2062-11-02 symptoms=Fainting not-yet"}},
		"Health Connect":             {`{"menstruation_flow":[{"time":"2026-11-01","flow":1},{"time":"2062-11-02","flow":3}],"body_temperature":[{"time":"2026-11-31","temperature":{"celsius":39.6}}]}`, []string{"2062-11-02 flow=3 not-yet", "! temperature=39.6 no-such-day"}},
		"Apple Health":               {healthStart + `<Record type="HKCategoryTypeIdentifierFainting" startDate="2062-11-02 08:00:00 +0000" value="HKCategoryValueSeveritySevere"/>` + sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueVaginalBleedingLight", "", 1) + healthEnd, []string{"! 2062-11-02 Fainting=Severe not-yet"}},
		"Apple Health, without days": {healthStart + `<Record type="HKCategoryTypeIdentifierMenstrualFlow" value="HKCategoryValueVaginalBleedingHeavy"/><Record type="HKQuantityTypeIdentifierBodyTemperature" unit="degC" startDate="x" value="40.5"/>` + sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueVaginalBleedingLight", "", 1) + healthEnd, []string{"MenstrualFlow=Heavy no-such-day", "! BodyTemperature=40.5 degC no-such-day"}},
	} {
		says(t, name, c.file, c.want...)
	}
}

// How heavy a day was is judged by what its number means in the program that
// wrote it, also where the day cannot be taken.
func TestReadFile_ANumberForHowHeavyItWasIsJudged(t *testing.T) {
	for name, file := range map[string]string{
		"drip":           "date,bleeding.value\n2026-11-01,1\n2062-11-02,3\n",
		"Flo":            flo(`{"category":"Flow","value":3,"date":"2062-11-02"}`),
		"Health Connect": `{"menstruation_flow":[{"time":"2026-11-01","flow":1},{"time":"2062-11-02","flow":3}]}`,
	} {
		_, m, _ := told(t, file, settings)
		if !slices.ContainsFunc(m.Report, func(r imports.Reported) bool {
			return r.Outcome == imports.NotYet && r.Value == "3" && r.Sign.Word == aftercare.BleedingHeavy
		}) {
			t.Errorf("%s: %+v", name, m.Report)
		}
	}
}

// Each thing is told once, however long the report is.
func TestReadFile_CountsACellOnceInALongReport(t *testing.T) {
	_, m, _ := told(t, "date,flow,note\n2026-11-20,light,\n"+strings.Repeat("2026-11-01,none,\n", 12_000), settings)
	if n := m.Count(imports.NotUnderstood); n != 0 || m.Count(imports.Reassures) != 12_000 {
		t.Errorf("%d are not understood, %d reassure", n, m.Count(imports.Reassures))
	}
}

// cycle is an export of Flo with one period.
func cycle(members string) string {
	return `{"operationalData":{"cycles":[{"period_start_date":"2026-11-01 00:00:00.0",` + members + `}]}}`
}

// How heavy a day was is taken or told, wherever the period ends.
func TestReadFile_TellsHowHeavyEachDayOfFlosPeriodWas(t *testing.T) {
	asks := func(file string) []string {
		_, m, _ := told(t, file, settings)
		if m == nil {
			return nil
		}
		m.Judge(func(o aftercare.Observation) bool { return o.Word == aftercare.BleedingHeavy })
		var list []string
		for _, r := range m.Report {
			if r.Danger {
				list = append(list, strings.TrimPrefix(r.Day.String(), "2026-")+" "+r.Value+" "+r.Outcome.String())
			}
		}
		slices.Sort(list)
		return list
	}
	for name, c := range map[string]struct{ file, want string }{
		"it goes on still":           {cycle(`"period_end_date":null,"period_intensity":"{\"0\":3,\"2\":3}"`), "11-01 heavy taken|11-03 heavy taken"},
		"a day after its end":        {cycle(`"period_end_date":"2026-11-02","period_intensity":{"0":1,"3":3}`), "11-04 heavy not-understood"},
		"days that are none":         {cycle(`"period_end_date":"2026-11-02","period_intensity":{"-1":3,"70":3}`), "-1: heavy not-understood|70: heavy not-understood"},
		"a day to come":              {`{"operationalData":{"cycles":[{"period_start_date":"2026-11-20","period_end_date":"2026-11-25","period_intensity":{"0":1,"4":3}}]}}`, "11-24 heavy not-yet"},
		"it ends before it starts":   {cycle(`"period_end_date":"2026-10-02","period_intensity":{"0":3}`), "11-01 heavy not-understood"},
		"longer than any":            {cycle(`"period_end_date":"2027-03-02","period_intensity":{"1":3}`), "11-02 heavy not-understood"},
		"the start is none":          {`{"operationalData":{"cycles":[{"period_start_date":"2026-11-31","period_end_date":"2026-12-02","period_intensity":{"1":3}},{"period_start_date":"2026-11-01"}]}}`, "1: heavy no-such-day"},
		"one of its numbers is none": {cycle(`"period_end_date":"2026-11-02","period_intensity":{"x":3,"1":3}`), "{\"x\":3,\"1\":3} not-understood|11-02 heavy taken"},
	} {
		got := strings.ReplaceAll(strings.Join(asks(c.file), "|"), "0000-00-00 ", "")
		if got = strings.TrimSpace(strings.ReplaceAll(got, "| ", "|")); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// A second value of one thing, or one without the other, is told.
func TestReadFile_TellsWhatContradictsItself(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"an end without a start":     {"start date,end date,length,note\n2026-11-01,2026-11-02,,\n,2026-11-09,4,I fainted\n", []string{"end date=2026-11-09 not-understood", "length=4 not-understood", "! note=I fainted no-such-day"}},
		"a length beside its end":    {"start date,end date,length\n2026-11-01,2026-11-05,60\n2026-10-01,2026-10-05,5\n", []string{"length=60 not-understood"}},
		"where it is from":           {"cycle_start_date,period_start_date,period_end_date,period_source\n2026-11-01,2026-11-01,2026-11-02,MANUAL\n2026-10-01,,2026-10-05,MANUAL\n", []string{"period_end_date=2026-10-05 not-understood", "period_source=MANUAL not-understood"}},
		"two ends, and a length":     {"Period Start Date: Nov 1, 2026\nPeriod End Date: Nov 2, 2026\nPeriod End Date: Nov 7, 2026\nPeriod Length: x\n", []string{"Period End Date=Nov 7, 2026 not-understood", "Period Length=x not-understood"}},
		"an end of a start of none":  {"start date,end date\n2026-11-31,2026-11-05\n2026-11-01,\n", []string{"start date=2026-11-31 no-such-day", "end date=2026-11-05 no-such-day"}},
		"two days of one thing":      {`[{"type":"period","date":"2026-11-01","day":"2026-11-05","value":"heavy"}]`, []string{"11-01 day=2026-11-05 not-understood"}},
		"two days of one day's list": {`[{"date":"2026-11-01","day":"2026-11-05","flow":"heavy"}]`, []string{"11-01 day=2026-11-05 not-understood"}},
	} {
		says(t, name, c.file, c.want...)
	}
	_, m, _ := told(t, "start date,end date,length\n2026-10-01,2026-10-05,5\n", settings)
	if m.Count(imports.NotUnderstood) != 0 {
		t.Errorf("a length that fits: %+v", m.Report)
	}
}
