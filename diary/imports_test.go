package diary_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
)

var update = flag.Bool("update", false, "write what is expected anew")

var large = flag.Bool("large", false, "read as much as is allowed")

// now is when the files are read.
var now = aftercare.Instant{Day: mustDay("2026-11-21"), Second: 36_000, Offset: 60}

// settings are those that the files are read with.
var settings = diary.Settings{Now: now}

func mustDay(s string) aftercare.Date {
	d, ok := aftercare.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

// outcome is a report as a text: line by line, then the entries.
func outcome(m *diary.Import, findings []aftercare.Finding) string {
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
	files, _ := filepath.Glob("testdata/import/*.[cj]s*")
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
		got := outcome(diary.ReadExport(read(t, file), &diary.Diary{}, settings))
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
func add(t testing.TB, d *diary.Diary, m *diary.Import) {
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
		first, findings := diary.ReadExport(read(t, file), d, settings)
		if findings != nil {
			t.Fatal(findings)
		}
		add(t, d, first)
		// A correction does not bring back what it corrects.
		d.Add(diary.Entry{Written: now, About: d.Entries[0].About, Replaces: 1, Withdrawn: true})
		second, findings := diary.ReadExport(read(t, file), d, settings)
		if findings != nil || len(second.Entries) > 0 || second.Count(diary.Taken, diary.TakenBasal, diary.TakenNearest) > 0 {
			t.Errorf("%s: the second time adds %v, %v", file, second.Entries, findings)
		}
		already := first.Count(diary.AlreadyThere) + first.Count(diary.Taken, diary.TakenBasal, diary.TakenNearest)
		if n := second.Count(diary.AlreadyThere); n != already || len(second.Report) != len(first.Report) {
			t.Errorf("%s: %d things are there already, want %d", file, n, already)
		}
	}
}

func TestReadExport_EveryCellOfDripIsAccountedFor(t *testing.T) {
	text := read(t, "testdata/import/drip.csv")
	m, _ := diary.ReadExport(text, &diary.Diary{}, settings)
	cells := map[int]int{}
	for _, r := range m.Report {
		cells[r.Line]++
	}
	for line, want := range map[int]int{2: 6, 3: 11, 4: 9, 7: 8, 8: 1, 10: 1} { // cells beside the day; one where the line is refused
		if cells[line] != want {
			t.Errorf("%d things are reported of line %d, want %d", cells[line], line, want)
		}
	}
}

func TestReadExport_NothingThatReassuresComesIn(t *testing.T) {
	for _, file := range exports(t) {
		m, _ := diary.ReadExport(read(t, file), &diary.Diary{}, settings)
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
		{"too much of it", days + strings.Repeat("2026-11-01,heavy\n", 3) + many(), "", "larger than a diary"},
	} {
		m, findings := diary.ReadExport(c.text, &diary.Diary{}, settings)
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
	f.Fuzz(func(t *testing.T, text string) {
		d := &diary.Diary{}
		m, findings := diary.ReadExport(text, d, settings)
		if m == nil && findings == nil {
			t.Fatal("neither read nor refused")
		}
		if m == nil || findings != nil {
			return
		}
		if m.Count(diary.Taken, diary.TakenBasal, diary.TakenNearest) == 0 && m.Count(diary.AlreadyThere) == 0 {
			t.Fatal("a success with nothing in it")
		}
		add(t, d, m)
		if again, findings := diary.ReadExport(text, d, settings); findings != nil || len(again.Entries) > 0 {
			t.Fatalf("the second time adds %v, %v", again.Entries, findings)
		}
	})
}
