package imports_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
)

var update = flag.Bool("update", false, "write what is expected anew")

var large = flag.Bool("large", false, "read as much as is allowed")

// now is when the files are read.
var now = aftercare.Instant{Day: mustDay("2026-11-21"), Second: 36_000, Offset: 60}

// settings are those that the files are read with.
var settings = imports.Settings{Now: now}

func mustDay(s string) aftercare.Date {
	d, ok := aftercare.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

// outcome is a report as a text: line by line, then the entries.
func outcome(m *imports.Import, findings []aftercare.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString("finding " + f.Pointer + ": " + f.Message + "\n")
	}
	if m == nil {
		return b.String()
	}
	b.WriteString("from " + m.From + "\n")
	for _, r := range m.Report {
		b.WriteString(strconv.Itoa(r.Line) + "\t" + r.Day.String() + "\t" + r.Column + "\t" + strconv.Quote(r.Value) + "\t" + r.Outcome.String() + "\n")
	}
	for i := range m.Entries {
		d := &diary.Diary{}
		d.Add(m.Entries[i])
		b.WriteString(string(diary.Append(nil, d)) + "\n")
	}
	return b.String()
}

func exports(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/files/*.[cj]s*")
	if len(files) < 4 {
		t.Fatal("the files are missing")
	}
	return files
}

func read(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadExport_SaysLineByLineWhatBecameOfIt(t *testing.T) {
	for _, file := range exports(t) {
		got := outcome(imports.ReadExport(read(t, file), &diary.Diary{}, settings))
		golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, golden); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}

// add puts what was read into a diary, which must still be one.
func add(t testing.TB, d *diary.Diary, m *imports.Import) {
	t.Helper()
	for _, e := range m.Entries {
		d.Add(e)
	}
	if _, findings := diary.Parse(string(diary.Append(nil, d))); findings != nil {
		t.Fatalf("%s\n%v", diary.Append(nil, d), findings)
	}
}

func TestReadExport_TwiceAddsNothing(t *testing.T) {
	for _, file := range exports(t) {
		d := &diary.Diary{}
		first, findings := imports.ReadExport(read(t, file), d, settings)
		if findings != nil {
			t.Fatal(findings)
		}
		add(t, d, first)
		// A correction does not bring back what it corrects.
		d.Add(diary.Entry{Written: now, About: d.Entries[0].About, Replaces: 1, Withdrawn: true})
		second, findings := imports.ReadExport(read(t, file), d, settings)
		if findings != nil || len(second.Entries) > 0 || second.Count(taken...) > 0 {
			t.Errorf("%s: the second time adds %v, %v", file, second.Entries, findings)
		}
		already := first.Count(imports.AlreadyThere, imports.Repeated) + first.Count(taken...)
		if n := second.Count(imports.AlreadyThere, imports.Repeated); n != already || len(second.Report) != len(first.Report) {
			t.Errorf("%s: %d things are there already, want %d", file, n, already)
		}
	}
}

func TestReadExport_EveryCellOfDripIsAccountedFor(t *testing.T) {
	text := read(t, "testdata/files/drip.csv")
	m, _ := imports.ReadExport(text, &diary.Diary{}, settings)
	cells := map[int]int{}
	for _, r := range m.Report {
		cells[r.Line]++
	}
	for line, want := range map[int]int{2: 6, 3: 11, 4: 9, 7: 8, 8: 2, 10: 2} { // cells beside the day, and the day where it is refused
		if cells[line] != want {
			t.Errorf("%d things are reported of line %d, want %d", cells[line], line, want)
		}
	}
}

func TestReadExport_NothingThatReassuresComesIn(t *testing.T) {
	for _, file := range exports(t) {
		m, _ := imports.ReadExport(read(t, file), &diary.Diary{}, settings)
		for _, e := range m.Entries {
			for _, o := range e.Record.Observations {
				if info := o.Code.Info(); o.Word > 0 && info.Calm.Has(o.Word) {
					t.Errorf("%s: %s %s came in", file, o.Code, info.Words.Name(o.Word))
				}
			}
		}
	}
}

func TestReadExport_RefusesWhatItDoesNotKnow(t *testing.T) {
	days := "date,bleeding\n"
	for _, c := range []struct{ name, text, pointer, says string }{
		{"empty", " \n", "", "empty"},
		{"packed", "PK\x03\x04rest", "", "unpack"},
		{"pictures", "\x89PNG\r\n", "", "UTF-8"},
		{"another table", "name,price\na,1\n", "line 1", "date"},
		{"a table without a day", "bleeding\nheavy\n", "line 1", "date"},
		{"other JSON", `{"a":1}`, "", "Clue"},
		{"a list of something", `[{"a":1}]`, "", "Clue"},
		{"broken JSON", "[\n{]", "line 2", "column 2"},
		{"a header alone", days, "", "nothing"},
		{"no day in it", days + "yesterday,heavy\n", "", "nothing"},
		{"nothing but calm", days + "2026-11-01,none\n", "", "nothing"},
		{"too large", strings.Repeat(" ", diary.MaxBytes+1), "", "8 MiB"},
		{"too much of it", days + strings.Repeat("2026-11-01,heavy\n", 3) + many(), "", "larger than the limit"},
	} {
		m, findings := imports.ReadExport(c.text, &diary.Diary{}, settings)
		if len(findings) != 1 || findings[0].Pointer != c.pointer || !strings.Contains(findings[0].Message, c.says) {
			t.Errorf("%s: %+v", c.name, findings)
		}
		if m != nil && len(m.Entries) > 0 {
			t.Errorf("%s: has entries", c.name)
		}
	}
}

// many are days enough for too many entries.
func many() string {
	var b bytes.Buffer
	for d := now.Day - 10_001; d < now.Day; d++ {
		b.WriteString(d.String() + ",light\n")
	}
	return b.String()
}

func FuzzReadExport_WhatItGivesIsADiary(f *testing.F) {
	for _, file := range exports(f) {
		f.Add(read(f, file))
	}
	inputs, _ := filepath.Glob("testdata/inputs/*.[cjt]*")
	for _, file := range inputs {
		f.Add(read(f, file))
	}
	for _, form := range places {
		f.Add(fmt.Sprintf(form, "heart_rate", "171"))
	}
	for _, text := range seeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &diary.Diary{}
		m, findings := imports.ReadExport(text, d, settings)
		if m == nil && findings == nil {
			t.Fatal("neither read nor refused")
		}
		if m != nil && (len(m.Choices) > 0) && (findings == nil || len(m.Entries) > 0) {
			t.Fatal("it asks, and has read")
		}
		if m != nil && len(m.Choices) > 0 {
			s := settings
			s.Order = m.Choices[0].Order
			if m, findings = imports.ReadExport(text, d, s); m != nil && len(m.Choices) > 0 {
				t.Fatalf("it asks again for %+v", m.Choices)
			}
			if findings == nil {
				add(t, d, m)
			}
			return
		}
		if m == nil || findings != nil {
			return
		}
		if m.Count(taken...) == 0 && m.Count(imports.AlreadyThere) == 0 {
			t.Fatal("a success with nothing in it")
		}
		add(t, d, m)
		if again, findings := imports.ReadExport(text, d, settings); findings != nil || len(again.Entries) > 0 {
			t.Fatalf("the second time adds %v, %v", again.Entries, findings)
		}
	})
}

// taken are the outcomes of what was added.
var taken = []imports.Outcome{imports.Taken, imports.TakenBasal, imports.TakenNearest, imports.TakenAsNote}

// seeds are files of the forms that testdata/files does not have, one each.
var seeds = []string{
	"date,flow\n03/04/2026,heavy\n13/04/2026,light\n",
	"sep=;\nFecha;Flujo;Fiebre\n1 Nov 2026;abundante;38,6\n",
	"startDate\tendDate\n2026-11-01\t2026-11-05\n",
	"cycle_start_date,period_start_date,period_end_date,period_source\n2026-11-01,2026-11-01,2026-11-05,COMPUTED\n",
	"Period Start Date: Nov 1, 2026\nPeriod Length: 5 Days\n",
	`{"operationalData":{"cycles":[{"period_start_date":"2026-11-01 00:00:00.0","period_end_date":"2026-11-02","period_intensity":"{\"0\":2}"}],"notes":[{"date":"2026-11-01","text":"a"}]},"pointEventsManualData":{"point_events_manual_v2":[{"category":"Symptom","subcategory":"Fever","local_date":"2026-11-01"}]}}`,
	`{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":3}],"menstruation_period":[{"start_time":"2026-11-01T00:00:00Z","end_time":"2026-11-03T00:00:00Z"}],"basal_body_temperature":[{"time":"2026-11-01T06:00:00Z","celsius":36.4}]}`,
	`{"periods":[{"date":"2026-11-01"}],"symptoms":[{"id":"1","symptom_name":"Heavy_Flow"}],"symptom_date":[{"symptom_date":"2026-11-01","symptom_id":"1"}]}`,
	"{\"date\":\"2026-11-01\",\"symptoms\":{\"nausea\":true}}\n{\"date\":\"2026-11-02\",\"type\":\"period\",\"value\":{\"option\":\"light\",\"note\":\"a\"}}\n",
	"aftercare.apple-health/1\n4\tFever\t2026-11-01 08:00:00 +0000\t\tHKCategoryValueSeverityMild\t\n9\tStepCount\t12\n",
}
