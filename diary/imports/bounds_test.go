package imports_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"aftercare/diary"
	"aftercare/diary/imports"
)

// cost is how long a file is read, and what is allocated meanwhile.
func cost(file string) (time.Duration, uint64) {
	least := time.Duration(1 << 62)
	var bytes uint64
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		imports.AppendAnswer(nil, f, findings)
		least = min(least, time.Since(start))
		runtime.ReadMemStats(&after)
		bytes = after.TotalAlloc - before.TotalAlloc
	}
	return least, bytes
}

// costsLike compares a file with an ordinary one of the same length.
func costsLike(t *testing.T, name, file, ordinary string, times int) {
	t.Helper()
	if len(file) > len(ordinary)*5/4 || len(ordinary) > len(file)*5/4 {
		t.Fatalf("%s: %d bytes beside %d", name, len(file), len(ordinary))
	}
	long, many := cost(file)
	usual, few := cost(ordinary)
	if long > usual*time.Duration(times) || many > few*uint64(times) {
		t.Errorf("%s: %v and %d bytes, and an ordinary file %v and %d", name, long, many, usual, few)
	}
}

// ordinary is a table of days of a length.
func ordinary(n int) string {
	b := strings.Builder{}
	for b.WriteString("date,flow,note\n"); b.Len() < n; {
		b.WriteString("2026-11-01,light,so tired\n")
	}
	return b.String()
}

// Days of periods are kept once, and no more of them than a diary holds.
func TestReadFile_ManyPeriodsCostNoMoreThanManyDays(t *testing.T) {
	for name, file := range map[string]string{
		"starts and ends": "start date,end date\n" + strings.Repeat("2026-09-01,2026-11-01\n", 5_000),
		"lengths":         "start,length\n" + strings.Repeat("2026-09-01,62\n", 7_000),
		"labels":          strings.Repeat("Period Start Date: 2026-09-01\nPeriod Length: 62\n", 3_000),
		"Flo's":           `{"operationalData":{"cycles":[` + strings.Repeat(`{"period_start_date":"2026-09-01","period_end_date":"2026-11-01"},`, 2_000) + `{"period_start_date":"2026-09-01"}]}}`,
		"Health Connect":  `{"menstruation_period":[` + strings.Repeat(`{"start_time":"2026-09-01","end_time":"2026-11-01"},`, 2_500) + `{"start_time":"2026-09-01"}]}`,
	} {
		costsLike(t, name, file, ordinary(len(file)), 12)
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		if findings != nil || f.Import.Count(imports.TakenAsNote) < 61 || f.Import.Count(imports.Repeated) < 60*2_000 || len(f.Import.Report) > 10_100 {
			t.Errorf("%s: %d, %d, %d lines, %v", name, f.Import.Count(imports.TakenAsNote), f.Import.Count(imports.Repeated), len(f.Import.Report), findings)
		}
	}
}

func TestReadFile_SaysHowManyDaysADiaryHasNoRoomFor(t *testing.T) {
	b := strings.Builder{}
	b.WriteString("start date,end date\n")
	for day := now.Day - 400*50; day < now.Day-50; day += 50 {
		fmt.Fprintf(&b, "%s,%s\n", day, day+49)
	}
	f, findings := imports.ReadFile(b.String(), &diary.Diary{}, settings)
	if f.Diary != nil || len(findings) != 1 || !strings.Contains(findings[0].Message, "10000 observations and 8 MiB, and the file has 19950 observations that are new") {
		t.Errorf("%v", findings)
	}
}

// A name is read once and shown in part, however many things have it.
func TestReadFile_ALongNameCostsNoMoreThanItsFile(t *testing.T) {
	long := strings.Repeat("x", 50_000) + " fainted"
	rows := strings.Repeat("2026-11-01,light,z\n", 1_500)
	mensinator := `{"periods":[{"id":"1","date":"2026-11-01"}],"symptoms":[{"id":"1","symptom_name":"` + long + `"}],"symptom_date":[` + strings.Repeat(`{"symptom_date":"2026-11-01","symptom_id":"1"},`, 1_000) + `{"symptom_date":"2026-11-02","symptom_id":"1"}]}`
	for name, file := range map[string]string{
		"a column":       "date,flow," + long + "\n" + rows,
		"of periods":     "start date,end date," + long + "\n" + strings.Repeat("2026-11-01,2026-11-02,z\n", 1_200),
		"a symptom":      mensinator,
		"a key":          `{"data":[{"date":"2026-11-01","flow":"light"}],"` + long + `":1}`,
		"a value":        `[{"date":"2026-11-01","flow":"light","what":"` + long + `"}]`,
		"Flo's category": flo(`{"category":"` + long + `","date":"2026-11-01"}`),
	} {
		costsLike(t, name, file, ordinary(len(file)), 12)
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		if findings != nil {
			t.Fatalf("%s: %v", name, findings)
		}
		f.Import.Judge(asksForHelp)
		if !f.Import.Report[0].Danger {
			t.Errorf("%s: the sign at its end isn't marked: %+v", name, f.Import.Report[0])
		}
		for _, r := range f.Import.Report {
			if len(r.Column) > 110 || len(r.Value) > 310 {
				t.Fatalf("%s: a line shows %d and %d bytes", name, len(r.Column), len(r.Value))
			}
		}
	}
}

// What is written of a file can be read again, also where a letter takes six bytes.
func TestReadFile_GivesNoDiaryThatIsTooLargeToReadAgain(t *testing.T) {
	for _, n := range []int{1_000, 1_500_000} {
		f, findings := imports.ReadFile("date,flow,note\n2026-11-01,light,"+strings.Repeat("<", n)+"\n", &diary.Diary{}, settings)
		if f.Diary == nil {
			if n < 1_000_000 || len(findings) != 1 || !strings.Contains(findings[0].Message, "larger than the limit") {
				t.Errorf("%d: %v", n, findings)
			}
			continue
		}
		if _, findings := diary.Parse(string(diary.Append(nil, f.Diary))); findings != nil {
			t.Errorf("%d: %v", n, findings)
		}
	}
}

// A file of nothing but brackets takes no more memory than one of days.
func TestReadFile_ManyValuesAreRefused(t *testing.T) {
	_, findings := imports.ReadFile("["+strings.Repeat("[],", 2_700_000)+"[]]", &diary.Diary{}, settings)
	if len(findings) != 1 || !strings.Contains(findings[0].Message, "more values than can be read") {
		t.Errorf("%v", findings)
	}
}
