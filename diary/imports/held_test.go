package imports_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
)

// asksForHelp is what a pack might say of a sign by itself.
func asksForHelp(o aftercare.Observation) bool {
	switch o.Code {
	case aftercare.FeelsHot:
		return true
	case aftercare.Temperature:
		return o.Unit == aftercare.UnitCelsius && o.Number >= 38*aftercare.DecimalOne
	case aftercare.HeartRate:
		return o.Number > 130*aftercare.DecimalOne
	case aftercare.Fainting:
		return o.Word != aftercare.FaintingNone
	case aftercare.Bleeding:
		return o.Word == aftercare.BleedingSoaking
	case aftercare.Pain:
		return o.Word > aftercare.PainMild
	}
	return false
}

// places are where a file can have a thing that no reader looks for: its name
// and its value stand for %[1]s and %[2]s, with quotes for %[1]q and %[2]q.
var places = map[string]string{
	"a column":                          "date,flow,%[1]s\n2026-11-01,light,%[2]s\n",
	"a column of drip's table":          "date,bleeding.value,%[1]s\n2026-11-01,1,%[2]s\n",
	"a row without a day":               "date,flow,%[1]s\n2026-11-01,light,\nsome day,,%[2]s\n",
	"a column of periods":               "start date,end date,%[1]s\n2026-11-01,2026-11-02,%[2]s\n",
	"a label":                           "Period Start Date: Nov 1, 2026\nPeriod Length: 2 Days\n%[1]s: %[2]s\n",
	"beside a value":                    `[{"type":"period","date":"2026-11-01","value":"light",%[1]q:%[2]q}]`,
	"beside an option":                  `[{"type":"period","date":"2026-11-01","value":{"option":"light",%[1]q:%[2]q}}]`,
	"a kind":                            `[{"type":"period","date":"2026-11-01","value":"light"},{"type":%[1]q,"date":"2026-11-02","value":{"option":%[2]q}}]`,
	"a kind on a line":                  `{"type":"period","date":"2026-11-01","value":"light"}` + "\n" + `{"type":%[1]q,"date":"2026-11-02","value":%[2]q}` + "\n",
	"a kind without a day":              `[{"type":"period","date":"2026-11-01","value":"light"},{"type":%[1]q,"value":%[2]q}]`,
	"a kind of no such day":             `[{"type":"period","date":"2026-11-01","value":"light"},{"date":"2026-11-31",%[1]q:%[2]q}]`,
	"a member of a day":                 `[{"date":"2026-11-01","flow":"light",%[1]q:%[2]q}]`,
	"a member inside of a day's":        `[{"date":"2026-11-01","flow":"light","more":{"deep":[{%[1]q:%[2]q}]}}]`,
	"a tick":                            `[{"date":"2026-11-01","flow":"light","symptoms":{%[1]q:%[2]q}}]`,
	"an object for a tick":              `[{"date":"2026-11-01","flow":"light","symptoms":{%[1]q:{"value":%[2]q,"source":"x"}}}]`,
	"beside a symptom":                  `[{"date":"2026-11-01","flow":"light","symptoms":[{"name":"acne",%[1]q:%[2]q}]}]`,
	"a symptom's strength":              `[{"date":"2026-11-01","flow":"light","symptoms":[{"name":%[1]q,"severity":%[2]q}]}]`,
	"beside a list":                     `{"data":[{"date":"2026-11-01","period":"light"}],%[1]q:%[2]q}`,
	"a list beside a list":              `{"data":[{"date":"2026-11-01","period":"light"}],"more":{"list":[{"at":1761984000,%[1]q:%[2]q}]}}`,
	"a list of Health Connect":          `{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":1}],%[1]q:[{"time":"2026-11-01T08:00:00Z","samples":[{"value":%[2]q}]}]}`,
	"a record type":                     `{"MenstruationFlowRecord":[{"time":"2026-11-01T08:00:00Z","flow":1}],"%[1]s record":[{"startTime":"2026-11-01T08:00:00Z","value":%[2]q}]}`,
	"a member of Health Connect":        `{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":1,%[1]q:%[2]q}]}`,
	"a member of a temperature":         `{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":1}],"basal_body_temperature":[{"time":"2026-11-01T08:00:00Z","temperature":{"celsius":36.5,"more":{%[1]q:%[2]q}}}]}`,
	"a member of a period":              `{"menstruation_flow":[],"menstruation_period":[{"startTime":"2026-11-01T00:00:00Z","endTime":"2026-11-03T00:00:00Z",%[1]q:%[2]q}]}`,
	"a table of Mensinator":             `{"periods":[{"date":"2026-11-01"}],"symptom_date":[],%[1]q:[{"id":1,"value":%[2]q}]}`,
	"a column of Mensinator's periods":  `{"periods":[{"date":"2026-11-01",%[1]q:%[2]q}],"symptom_date":[]}`,
	"a column of Mensinator's symptoms": `{"periods":[{"date":"2026-11-01"}],"symptoms":[{"id":1,"symptom_name":"Acne"}],"symptom_date":[{"symptom_date":"2026-11-01","symptom_id":1,%[1]q:%[2]q}]}`,
	"a category of Flo":                 flo(`{"category":%[1]q,"date":"2026-11-01","value":%[2]q}`),
	"a subcategory of Flo":              flo(`{"category":%[1]q,"subcategory":%[2]q,"date":"2026-11-01"}`),
	"a category of no such day":         flo(`{"category":%[1]q,"subcategory":%[2]q,"date":"2026-11-31"}`),
	"a member of Flo's event":           flo(`{"category":"Sex","subcategory":"Yes","date":"2026-11-01",%[1]q:%[2]q}`),
	"a property of Flo's event":         flo(`{"category":"Sex","subcategory":"Yes","date":"2026-11-01","properties":{%[1]q:%[2]q}}`),
	"a list of Flo's":                   `{"operationalData":{"cycles":[{"period_start_date":"2026-11-01"}],"more":[{%[1]q:%[2]q}]}}`,
	"a member of Flo's cycle":           `{"operationalData":{"cycles":[{"period_start_date":"2026-11-01",%[1]q:%[2]q}]}}`,
}

// flo is an export of Flo with one event, and a day of a period.
func flo(event string) string {
	return `{"operationalData":{"cycles":[{"period_start_date":"2026-11-01"}],"point_events_manual_v2":[` + event + `]}}`
}

func TestReadFile_NoPlaceIsNeverSaidOfWhatTheDiaryHoldsNorADangerLost(t *testing.T) {
	for _, thing := range []struct {
		name, value string
		danger      bool
	}{
		{"fever", "yes", true}, {"fever", "39.4", true}, {"temperature", "39.4 °C", true}, {"heart_rate", "171", true}, {"resting heart rate", "140", true},
		{"cramps", "yes", true}, {"pain", "severe", true}, {"pain", "8/10", true}, {"fainting", "yes", true}, {"Flow", "soaking", true}, {"notes", "a fever of 39, and I fainted", true},
		{"symptoms", "high fever", true}, {"remark of the day", "no sleep, fever since noon", true}, {"shortness_of_breath", "yes", true}, {"clots", "yes", true},
		{"heart_rate", "62", false}, {"temperature", "36.4 °C", false}, {"sleep", "bad", false}, {"mood", "sad", false}, {"discharge", "creamy", false}, {"pregnancy test", "faint", false},
		{"medication", "pain", false}, {"respiratory_rate", "14", false},
	} {
		for place, form := range places {
			file := fmt.Sprintf(form, thing.name, thing.value)
			_, m, findings := told(t, file, settings)
			if m == nil {
				t.Fatalf("%s: %s: %v", place, file, findings)
			}
			m.Judge(asksForHelp)
			for _, r := range m.Report {
				if r.Outcome == imports.NoPlace && strings.Contains(r.Value, thing.value) {
					t.Errorf("%s: %s %q has no place: %+v", place, thing.name, thing.value, r)
				}
			}
			isNote := thing.name == "notes" // which nothing reads once it is taken
			if got := m.Report[0].Danger; got != thing.danger && !(isNote && hasNote(m)) && thing.name != "clots" && thing.name != "pregnancy test" {
				t.Errorf("%s: %s %q: a danger sign: %v: %+v", place, thing.name, thing.value, got, m.Report)
			}
		}
	}
}

func hasNote(m *imports.Import) bool {
	for _, e := range m.Entries {
		for _, o := range e.Record.Observations {
			if o.Code == aftercare.Note && o.Text != "Period" {
				return true
			}
		}
	}
	return false
}

func TestReadFile_NoPlaceIsSaidOfWhatTheDiaryDoesNotHold(t *testing.T) {
	for _, thing := range [][2]string{{"acne", "yes"}, {"cervical mucus", "creamy"}, {"favourite colour", "red"}} {
		for place, form := range places {
			if strings.Contains(place, "no such day") || strings.Contains(place, "without a day") {
				continue // the day is what is missing
			}
			_, m, _ := told(t, fmt.Sprintf(form, thing[0], thing[1]), settings)
			m.Judge(asksForHelp)
			if m.Report[0].Danger || m.Count(imports.NoPlace) == 0 {
				t.Errorf("%s: %s: %+v", place, thing[0], m.Report)
			}
		}
	}
}

// Of a watch's many numbers one line is told, the one that matters.
func TestReadFile_OfManyNumbersTheHighestIsTold(t *testing.T) {
	many := func(format string) string {
		var list []string
		for i := range 300 {
			list = append(list, fmt.Sprintf(format, 60+(i*7)%113))
		}
		return strings.Join(list, ",")
	}
	apple := healthStart
	for i := range 300 {
		apple += fmt.Sprintf(` <Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" startDate="2026-11-01 08:00:00 +0000" value="%d"/>`+"\n", 60+(i*7)%113)
	}
	apple += sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueVaginalBleedingLight", "", 1) + healthEnd
	for name, file := range map[string]string{
		"Health Connect": `{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":1}],"heart_rate":[` + many(`{"time":"2026-11-01T08:00:00Z","bpm":%d}`) + `]}`,
		"Apple Health":   apple,
	} {
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		if findings != nil {
			t.Fatal(findings)
		}
		f.Import.Judge(asksForHelp)
		if r := f.Import.Report[0]; !r.Danger || r.IsTaken() || r.Value != "172" || r.Times < 299 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// What is not taken is named, members that no reader knows included.
func TestReadFile_NamesEveryMemberThatItDoesNotTake(t *testing.T) {
	for name, c := range map[string]struct{ file, names string }{
		"Health Connect": {
			`{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":1,"id":"a","metadata":{"device":"b"}}],"menstruation_period":[{"startTime":"2026-11-01T00:00:00Z","endTime":"2026-11-02T00:00:00Z","zone":"c"}],` +
				`"basal_body_temperature":[{"time":"2026-11-01T08:00:00Z","temperature":{"celsius":36.5,"method":"d"},"measurement_location":"e"}],"steps":[{"count":3}]}`,
			"measurement_location metadata method steps zone"},
		"Mensinator": {
			`{"periods":[{"id":1,"date":"2026-11-01","period_id":1,"length":5}],"symptoms":[{"id":1,"symptom_name":"Acne","active":1,"color":"Red"}],"symptom_date":[{"id":1,"symptom_date":"2026-11-01","symptom_id":1,"who":"a"}],"app_settings":[{"setting_key":"b"}]}`,
			"active app_settings color length symptoms who"},
		"Flo": {
			`{"user":{"name":"a"},"operationalData":{"cycles":[{"id":1,"period_start_date":"2026-11-01","prediction":3}],"point_events_manual_v2":[{"id":2,"category":"Sex","subcategory":"Yes","date":"2026-11-01","value":4,"source":"b","properties":{"result":1},"additional_fields":{"more":["c"]}}],"reports":[{"d":1}]}}`,
			"Sex more prediction reports result source user value"},
		"an item of a list": {`{"exported_by":"a","data":[{"type":"period","date":"2026-11-01","value":{"option":"light","colour":"b"},"device":{"c":1}}]}`, "colour device exported_by"},
	} {
		_, m, findings := told(t, c.file, settings)
		if findings != nil {
			t.Fatalf("%s: %v", name, findings)
		}
		names := map[string]bool{}
		for _, r := range m.Report {
			if r.Outcome == imports.NoPlace {
				names[r.Column] = true
			}
		}
		if got := strings.Join(slices.Sorted(maps.Keys(names)), " "); got != c.names {
			t.Errorf("%s: has no place for %s, want %s", name, got, c.names)
		}
	}
}

// Things of an unknown strength are read with the strength beside them.
func TestReadFile_ReadsHowStrongAThingWas(t *testing.T) {
	for file, want := range map[string]string{
		`[{"date":"2026-11-01","symptoms":[{"name":"Cramps","severity":"severe"},{"name":"nausea","intensity":"none"},{"name":"vomiting","severity":"mild"}]}]`: "11-01 pain severe|11-01 vomiting yes",
		`[{"date":"2026-11-01","type":"pain","value":{"option":"cramps","severity":"moderate"}}]`:                                                               "11-01 pain moderate",
		`[{"date":"2026-11-01","type":"headache","severity":"severe"}]`:                                                                                         "11-01 headache severe",
		`[{"date":"2026-11-01","type":"period","value":"brown","amount":"heavy","temperature":{"value":101.3,"unit":"F"}}]`:                                     "11-01 bleeding heavy|11-01 temperature 101.3 [degF]",
		`[{"date":"2026-11-01","heart_rate":{"bpm":112},"symptoms":{"fever":{"present":true},"dizziness":{"present":false}}}]`:                                  "11-01 heart-rate 112|11-01 feels-hot yes",
	} {
		got, m, findings := told(t, file, settings)
		if strings.Join(got, "|") != want || findings != nil {
			t.Errorf("%s: got %q, %v", file, got, m)
		}
	}
}
