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
		"starts and ends": "start date,end date\n" + strings.Repeat("2026-09-01,2026-11-01\n", 20_000),
		"lengths":         "start,length\n" + strings.Repeat("2026-09-01,62\n", 30_000),
		"labels":          strings.Repeat("Period Start Date: 2026-09-01\nPeriod Length: 62\n", 10_000),
		"Flo's":           `{"operationalData":{"cycles":[` + strings.Repeat(`{"period_start_date":"2026-09-01","period_end_date":"2026-11-01"},`, 6_000) + `{"period_start_date":"2026-09-01"}]}}`,
		"Health Connect":  `{"menstruation_period":[` + strings.Repeat(`{"start_time":"2026-09-01","end_time":"2026-11-01"},`, 8_000) + `{"start_time":"2026-09-01"}]}`,
	} {
		costsLike(t, name, file, ordinary(len(file)), 4)
		f, findings := imports.ReadFile(file, &diary.Diary{}, settings)
		if findings != nil || f.Import.Count(imports.TakenAsNote) < 61 || f.Import.Count(imports.Repeated) < 60*6_000 || len(f.Import.Report) > 10_100 {
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
	if f.Diary != nil || len(findings) != 1 || !strings.Contains(findings[0].Message, "10000 observations, and the file has 19950 that are new") {
		t.Errorf("%v", findings)
	}
}
