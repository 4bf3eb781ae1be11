package diary_test

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"

	"pgregory.net/rapid"
)

// diaries is how many made-up diaries each promise is held to.
const diaries = 10_000

// people makes up those who keep them.
func people(t testing.TB) *simulate.World {
	t.Helper()
	p, _, problems := packs.Load("international")
	if problems != nil {
		t.Fatal(problems)
	}
	return simulate.New(p)
}

// each runs a promise over the diaries.
func each(t *testing.T, check func(t *testing.T, n uint64, d *diary.Diary)) {
	t.Helper()
	w := people(t)
	for n := range uint64(diaries) {
		check(t, n, w.Diary(3, n))
		if t.Failed() {
			t.Fatalf("at diary %d", n)
		}
	}
}

func TestDiary_ReadsBackWhatItPrints(t *testing.T) {
	entries, corrections, withdrawn := 0, 0, 0
	each(t, func(t *testing.T, n uint64, d *diary.Diary) {
		text := string(diary.Append(nil, d))
		again, findings := diary.Parse(text)
		if findings != nil {
			t.Fatalf("%s\n%v", text, findings)
		}
		if second := string(diary.Append(nil, again)); second != text {
			t.Errorf("printed %s\nthen %s", text, second)
		}
		for i := range d.Entries {
			entries++
			if d.Entries[i].Replaces > 0 {
				corrections++
			}
			if d.Entries[i].Withdrawn {
				withdrawn++
			}
			if !same(&d.Entries[i], &again.Entries[i]) {
				t.Errorf("entry %d of %s is read differently", i+1, text)
			}
		}
	})
	t.Logf("%d entries, %d corrections, %d of them taken back", entries, corrections, withdrawn)
	if corrections < entries/50 || withdrawn < corrections/10 {
		t.Error("the diaries show too little")
	}
}

// same compares two entries member by member, their records as they print.
func same(a, b *diary.Entry) bool {
	text := func(e *diary.Entry) string {
		if e.Record == nil {
			return ""
		}
		return string(wire.AppendRecord(nil, e.Record))
	}
	told := func(e *diary.Entry) diary.Told {
		if e.Told == nil {
			return diary.Told{Pack: "nothing"}
		}
		return *e.Told
	}
	x, y := told(a), told(b)
	return a.ID == b.ID && a.Written == b.Written && a.About == b.About && a.Replaces == b.Replaces && a.Withdrawn == b.Withdrawn && a.Sleep == b.Sleep &&
		x.Level == y.Level && strings.Join(x.Statements, " ") == strings.Join(y.Statements, " ") && x.Pack == y.Pack && x.Edition == y.Edition && text(a) == text(b)
}

func TestDiary_ItsRecordIsOneThatAnybodyCanRead(t *testing.T) {
	each(t, func(t *testing.T, n uint64, d *diary.Diary) {
		last := d.Latest()
		for _, rec := range []*aftercare.Record{d.Record(), d.RecordWithNotes()} {
			text := string(wire.AppendRecord(nil, rec))
			again, findings := wire.ParseRecord(text)
			if findings != nil {
				t.Fatalf("%s\n%v", text, findings)
			}
			if second := string(wire.AppendRecord(nil, again)); second != text {
				t.Errorf("printed %s\nthen %s", text, second)
			}
			for i, o := range rec.Observations {
				if o.When.Day > last.Day {
					t.Errorf("%s comes after the latest day, %s", o.When, last)
				}
				if i > 0 && o.When.Day < rec.Observations[i-1].When.Day {
					t.Errorf("%s stands after %s", o.When, rec.Observations[i-1].When)
				}
			}
		}
		if first, second := wire.AppendRecord(nil, d.Record()), wire.AppendRecord(nil, d.Clone().Record()); string(first) != string(second) {
			t.Error("the record is not the same every time")
		}
	})
}

func TestDiary_CorrectionKeepsBoth(t *testing.T) {
	each(t, func(t *testing.T, n uint64, d *diary.Diary) {
		stands := map[int]bool{}
		for _, e := range d.Current() {
			stands[e.ID] = true
		}
		holds, withdrawn := map[string]int{}, map[string]int{}
		for _, o := range d.Record().Observations {
			if o.Withdrawn {
				o.Withdrawn = false
				withdrawn[observation(o)]++
				continue
			}
			holds[observation(o)]++
		}
		for i := range d.Entries {
			e := &d.Entries[i]
			if e.Record == nil {
				continue
			}
			for _, o := range e.Record.Observations {
				switch {
				case o.Code == aftercare.Note:
				case stands[e.ID]:
					holds[observation(o)]--
				default:
					withdrawn[observation(o)]--
				}
			}
		}
		for _, m := range []map[string]int{holds, withdrawn} {
			for o, n := range m {
				if n != 0 {
					t.Errorf("%s is there %+d times too often", o, n)
				}
			}
		}
	})
}

func observation(o aftercare.Observation) string {
	return string(wire.AppendRecord(nil, &aftercare.Record{Observations: []aftercare.Observation{o}}))
}

func TestDiary_AnyTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		note := rapid.String().Draw(t, "note")
		d := &diary.Diary{}
		d.Add(entry(`{"format":"aftercare.record/1"}`))
		e := &d.Entries[0]
		e.Record.Observations = append(e.Record.Observations, aftercare.Observation{Code: aftercare.Note, Text: note, When: aftercare.On(e.About)})
		e.Told = &diary.Told{Statements: []string{rapid.String().Draw(t, "statement")}, Pack: rapid.String().Draw(t, "pack")}
		again, findings := diary.Parse(string(diary.Append(nil, d)))
		if findings != nil || !same(e, &again.Entries[0]) {
			t.Fatalf("%q: %v", note, findings)
		}
	})
}

// entry is an entry of some day that tells a record.
func entry(record string) diary.Entry {
	d, findings := diary.Parse(written(`"record":` + record))
	if findings != nil {
		panic(findings[0].Pointer + " " + findings[0].Message)
	}
	return d.Entries[0]
}

// written is a diary of so many entries, each with more members.
func written(entries ...string) string {
	b := []byte(`{"format":"aftercare.diary/1","entries":[`)
	for i, more := range entries {
		if i > 0 {
			b = append(b, ',')
		}
		if more != "" {
			more = "," + more
		}
		b = append(b, `{"id":`+string(rune('1'+i))+`,"written":"2026-11-06T08:30:00+01:00","about":"2026-11-05"`+more+`}`...)
	}
	return string(append(b, "]}"...))
}

func TestParse_ReportsEveryFindingWithItsPointer(t *testing.T) {
	head := `{"format":"aftercare.diary/1","entries":[`
	for _, c := range []struct {
		name, text string
		pointers   []string
	}{
		{"nothing", `{}`, []string{"/format", "/entries"}},
		{"not an object", `[]`, []string{""}},
		{"another format", `{"format":"aftercare.diary/2","entries":[]}`, []string{"/format"}},
		{"unknown keys everywhere", `{"format":"aftercare.diary/1","x":1,"entries":[{"id":1,"written":"2026-11-06T08:30:00Z","about":"2026-11-05","y":1,"told":{"z":1},"record":{"format":"aftercare.record/1","q":1}}]}`,
			[]string{"/x", "/entries/0/y", "/entries/0/told/z", "/entries/0/told/level", "/entries/0/told/statements", "/entries/0/told/pack", "/entries/0/told/edition", "/entries/0/record/q"}},
		{"an empty entry", head + `{}]}`, []string{"/entries/0/id", "/entries/0/written", "/entries/0/about"}},
		{"an entry that is none", head + `1]}`, []string{"/entries/0"}},
		{"entries that are not a list", `{"format":"aftercare.diary/1","entries":{}}`, []string{"/entries"}},
		{"wrong kinds", `{"format":1,"lockAfter":"5","entries":[{"id":"1","written":1,"about":2,"replaces":true,"withdrawn":1,"sleep":3,"told":[],"record":[]}]}`,
			[]string{"/format", "/lockAfter", "/entries/0/id", "/entries/0/written", "/entries/0/about", "/entries/0/replaces", "/entries/0/withdrawn", "/entries/0/sleep", "/entries/0/told", "/entries/0/record"}},
		{"numbers out of order", head + `{"id":2,"written":"2026-11-06T08:30:00Z","about":"2026-11-05"},{"id":2,"written":"2026-11-06T08:30:00Z","about":"2026-11-05"},{"id":1,"written":"2026-11-06T08:30:00Z","about":"2026-11-05"}]}`,
			[]string{"/entries/0/id", "/entries/2/id"}},
		{"replaces itself", written(`"replaces":1`), []string{"/entries/0/replaces"}},
		{"replaces one to come", written(`"replaces":2`, ``), []string{"/entries/0/replaces"}},
		{"replaces nothing", written(`"replaces":0`, `"replaces":-1`), []string{"/entries/0/replaces", "/entries/1/replaces"}},
		{"replaces twice", written(``, `"replaces":1`, `"replaces":1`), []string{"/entries/2/replaces"}},
		{"taken back, and nothing named", written(`"withdrawn":true`), []string{"/entries/0/withdrawn"}},
		{"taken back, and told something", written(``, `"replaces":1,"withdrawn":true,"sleep":"well","record":{"format":"aftercare.record/1"}`), []string{"/entries/1/sleep", "/entries/1/record"}},
		{"not taken back", written(``, `"replaces":1,"withdrawn":false`), []string{"/entries/1/withdrawn"}},
		{"impossible days", head + `{"id":1,"written":"2026-11-06T24:30:00Z","about":"2026-02-30"},{"id":2,"written":"2200-11-06T08:30:00Z","about":"1899-12-31"},{"id":3,"written":"2026-11-06T08:30:00","about":"2026-11-5"}]}`,
			[]string{"/entries/0/written", "/entries/0/about", "/entries/1/written", "/entries/1/about", "/entries/2/written", "/entries/2/about"}},
		{"words off their lists", written(`"sleep":"ok"`, `"told":{"level":"high","statements":[1],"pack":"p","edition":"e"}`), []string{"/entries/0/sleep", "/entries/1/told/level", "/entries/1/told/statements/0"}},
		{"inside records, all of them", written(`"record":{}`, `"record":{"format":"aftercare.record/1","observations":[{"code":"pain","value":"lots","on":"2026-11-05"},{"value":1}]}`),
			[]string{"/entries/0/record/format", "/entries/1/record/observations/0/value", "/entries/1/record/observations/1/code"}},
		{"the lock", `{"format":"aftercare.diary/1","lockAfter":0,"entries":[]}`, []string{"/lockAfter"}},
		{"the lock for weeks", `{"format":"aftercare.diary/1","lockAfter":10081,"entries":[]}`, []string{"/lockAfter"}},
		{"a duplicate key", `{"format":"aftercare.diary/1","entries":[],"entries":[]}`, []string{""}},
		{"trailing bytes", `{"format":"aftercare.diary/1","entries":[]}]`, []string{""}},
		{"cut off", `{"format":"aftercare.diary/1","entr`, []string{""}},
		{"too large", strings.Repeat(" ", diary.MaxBytes+1), []string{""}},
		{"too many entries", head + strings.Repeat("0,", 10_000) + "0]}", []string{"/entries"}},
		{"too many observations", written(`"record":{"format":"aftercare.record/1","observations":[`+strings.Repeat(`{"code":"chills","value":true,"on":"2026-11-05"},`, 9_999)+`{"code":"chills","value":true,"on":"2026-11-05"}]}`,
			`"record":{"format":"aftercare.record/1","observations":[{"code":"chills","value":true,"on":"2026-11-05"}]}`), []string{"/entries"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, findings := diary.Parse(c.text)
			if d != nil || len(findings) != len(c.pointers) {
				t.Fatalf("findings %+v, want at %q", findings, c.pointers)
			}
			for i, p := range c.pointers {
				if findings[i].Pointer != p || findings[i].Message == "" {
					t.Errorf("finding %d is %+v, want at %s", i, findings[i], p)
				}
			}
		})
	}
}

// short is the start of a diary, so that a fuzzer has not too much to turn.
func short(t testing.TB) *diary.Diary {
	d := people(t).Diary(4, 1)
	d.Entries = d.Entries[:min(len(d.Entries), 3)]
	return d
}

func FuzzParse_WhatParsesPrintsBackEqual(f *testing.F) {
	f.Add(string(diary.Append(nil, short(f))))
	f.Add(written(``, `"replaces":1,"withdrawn":true`))
	f.Fuzz(func(t *testing.T, text string) {
		d, findings := diary.Parse(text)
		if (d == nil) != (findings != nil) {
			t.Fatalf("%v and %v", d, findings)
		}
		if d == nil {
			return
		}
		printed := string(diary.Append(nil, d))
		again, findings := diary.Parse(printed)
		if findings != nil || len(again.Entries) != len(d.Entries) || again.LockAfter != d.LockAfter {
			t.Fatalf("%s\n%v", printed, findings)
		}
		for i := range d.Entries {
			if !same(&d.Entries[i], &again.Entries[i]) {
				t.Errorf("entry %d of %s is read differently", i+1, printed)
			}
		}
		d.Record()
		d.Latest()
	})
}
