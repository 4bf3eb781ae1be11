package diary_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"

	"pgregory.net/rapid"
)

func TestCSV_GivesBackTheSameDiary(t *testing.T) {
	each(t, func(t *testing.T, n uint64, d *diary.Diary) {
		table := string(diary.AppendCSV(nil, d))
		again, findings := diary.ParseCSV(table)
		if findings != nil {
			t.Fatalf("%s\n%v", table, findings)
		}
		if got, want := string(diary.Append(nil, again)), string(diary.Append(nil, d)); got != want {
			t.Errorf("%s\ngave %s\nfor  %s", table, got, want)
		}
		if n%20 == 0 {
			plainly(t, table, d)
		}
	})
}

// plainly reads a table as any program would: every row has its cells, and
// none that a spreadsheet takes for a formula.
func plainly(t *testing.T, table string, d *diary.Diary) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%s\n%v", table, err)
	}
	if len(rows) <= len(d.Entries) {
		t.Errorf("%d rows for %d entries", len(rows), len(d.Entries))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
				t.Errorf("the cell %q may be taken for a formula", cell)
			}
		}
	}
}

func TestCSV_AnyTextComesBackAndIsNoFormula(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		start := rapid.SampledFrom([]string{"", "=", "+", "-", "@", "'", "''", "\t", "\r", "\n", "＝", "\"", " ", ",", ";"}).Draw(r, "start")
		e := entry(`{"format":"aftercare.record/1"}`)
		e.Record.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: start + rapid.String().Draw(r, "text"), When: aftercare.On(e.About)}}
		d := &diary.Diary{}
		d.Add(e)
		table := string(diary.AppendCSV(nil, d))
		again, findings := diary.ParseCSV(table)
		if findings != nil || !same(&d.Entries[0], &again.Entries[0]) {
			r.Fatalf("%q: %v", table, findings)
		}
		plainly(t, table, d)
	})
}

func TestCSV_IsATableThatCanBeRead(t *testing.T) {
	d := kept(t, `"sleep":"broken",`+tells(`"loss":{"kind":"missed","on":"2026-11-03"},"care":[{"route":"surgical","method":"curettage","at":"2026-11-03T09:00:00+01:00"}],"person":{"medicines":["iron"]},"observations":[{"code":"temperature","value":-1.5,"unit":"Cel","on":"2026-11-05"},{"code":"phq-2","items":[1,0],"on":"2026-11-05"},{"code":"note","value":"=1, \"two\"","source":"file","on":"2026-11-05"}]`), `"replaces":1,"withdrawn":true`)
	want := "\ufeff" + strings.Join([]string{
		"entry,written,about,replaces,withdrawn,fact,value,unit,when,hours,since,site,worsening,relieved,activity,item10,method,anaesthetic,who,status,approach,source",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,sleep,broken,,,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,loss.kind,missed,,,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,loss.on,2026-11-03,,,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,care,surgical,,2026-11-03T09:00:00+01:00,,,,,,,,curettage,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,person.medicines,iron,,,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,temperature,'-1.5,Cel,2026-11-05,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,phq-2,1 0,,2026-11-05,,,,,,,,,,,,,",
		"1,2026-11-06T08:30:00+01:00,2026-11-05,,,note,\"'=1, \"\"two\"\"\",,2026-11-05,,,,,,,,,,,,,file",
		"2,2026-11-06T08:30:00+01:00,2026-11-05,1,yes,,,,,,,,,,,,,,,,,",
		"",
	}, "\r\n")
	if got := string(diary.AppendCSV(nil, d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCSV_ATableFromBeforeTheLastColumnsIsRead(t *testing.T) {
	d := kept(t, tells(`"care":[{"route":"surgical","method":"salpingectomy","on":"2026-11-03"}]`))
	table := string(diary.AppendCSV(nil, d))
	for _, column := range []string{",source", ",approach"} {
		lines := strings.Split(table, "\r\n")
		for i := range lines {
			lines[i] = strings.TrimSuffix(strings.TrimSuffix(lines[i], column), ",")
		}
		table = strings.Join(lines, "\r\n")
		older, findings := diary.ParseCSV(table)
		if findings != nil || !same(&d.Entries[0], &older.Entries[0]) {
			t.Error("a table without the column", column, findings)
		}
	}
}

func TestParseCSV_NamesTheLineAndColumn(t *testing.T) {
	head := "entry,written,about,replaces,withdrawn,fact,value,unit,when,hours,since,site,worsening,relieved,activity,item10,method,anaesthetic,who,status\n"
	// line is an entry's line with these cells from fact on.
	line := func(fact string) string {
		return "1,2026-11-06T08:30:00+01:00,2026-11-05,,," + fact + strings.Repeat(",", 14-strings.Count(fact, ",")) + "\n"
	}
	for _, c := range []struct {
		name, text string
		places     []string
	}{
		{"nothing", "", []string{"line 1"}},
		{"other columns", "date,bleeding\n", []string{"line 1"}},
		{"too few cells", head + "1,2\n", []string{"line 2"}},
		{"a quote that never ends", head + "\"1,2\n", []string{"line 2"}},
		{"a quote inside", head + "1\"2,\n", []string{"line 2"}},
		{"more after a quote", head + "\"1\n\"2,\n", []string{"line 3"}},
		{"no text", head + "\n1\xff", []string{"line 3"}},
		{"no entry", head + strings.Repeat(",", 19) + "\n", []string{"line 2, column entry"}},
		{"an unknown fact", head + line("coughs,yes,,2026-11-05"), []string{"line 2, column fact"}},
		{"a word off its list, lines later", head + line("note,\"a\nb\",,2026-11-05") + line("pain,lots,,2026-11-05"), []string{"line 4, column value"}},
		{"no number", head + line("temperature,38.5 C,Cel,2026-11-05"), []string{"line 2, column value"}},
		{"neither yes nor no", head + line("chills,TRUE,,2026-11-05"), []string{"line 2, column value"}},
		{"a detail of another fact", head + line("chills,yes,,2026-11-05,,,leg") + line("sleep,well,Cel"), []string{"line 3"}},
		{"an observation's alone", head + line("chills,yes,,2026-11-05,,,leg"), []string{"line 2, column site"}},
		{"a day that is none", head + line("chills,yes,,5.11.2026") + line("loss.on,2026-02-30"), []string{"line 2, column when", "line 3, column value"}},
		{"two words of one fact", head + line("loss.kind,missed") + line("loss.kind,late"), []string{"line 3, column fact"}},
		{"a day and a range", head + line("loss.on,2026-11-01") + line("loss.on.from,2026-11-01"), []string{"line 3, column fact"}},
		{"half of what she was told", head + line("told.level,soon"), []string{"line 2", "line 2"}},
		{"another day in the same entry", head + line("sleep,well") + "1,2026-11-06T08:30:00+01:00,2026-11-04,,,loss.kind,late" + strings.Repeat(",", 13) + "\n", []string{"line 3, column about"}},
		{"entries out of order", head + "2" + line("sleep,well")[1:], []string{"line 2, column entry"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, findings := diary.ParseCSV(c.text)
			if d != nil || len(findings) != len(c.places) {
				t.Fatalf("findings %+v, want at %q", findings, c.places)
			}
			for i, p := range c.places {
				if findings[i].Pointer != p || findings[i].Message == "" {
					t.Errorf("finding %d is %+v, want at %s", i, findings[i], p)
				}
			}
		})
	}
}

func FuzzParseCSV_WhatParsesComesBack(f *testing.F) {
	f.Add(string(diary.AppendCSV(nil, short(f))))
	f.Fuzz(func(t *testing.T, text string) {
		d, findings := diary.ParseCSV(text)
		if (d == nil) != (findings != nil) {
			t.Fatalf("%v and %v", d, findings)
		}
		if d == nil {
			return
		}
		again, findings := diary.ParseCSV(string(diary.AppendCSV(nil, d)))
		if findings != nil || string(diary.Append(nil, again)) != string(diary.Append(nil, d)) {
			t.Fatalf("%q comes back differently: %v", text, findings)
		}
	})
}
