package chart

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/internal/pagetest"
)

const isolates = "\u2066\u2067\u2068\u2069"

func TestSummaryFile_SetsApartOnlyWhatRunsTheOtherWay(t *testing.T) {
	a := newApp(t)
	text := func(note string) string {
		d := pagetest.WeekAfterSurgery(t)
		rec := &aftercare.Record{Observations: []aftercare.Observation{{Code: aftercare.Note, Text: note, When: pagetest.Now}}}
		d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec})
		return summaryText(a, d, "notes=true")
	}
	if got := text("one, 7–10"); strings.ContainsAny(got, isolates) {
		t.Errorf("English: %q", got)
	}
	if got := text("ألم خفيف"); !strings.Contains(got, ": \u2068ألم خفيف\u2069\r\n") || strings.Count(got, "\u2068") != 1 {
		t.Errorf("an Arabic note in English: %q", got)
	}
	if got := text("one\u2069two\u2067"); !strings.Contains(got, ": onetwo\u2067\u2069\r\n") {
		t.Errorf("a note that turns what follows: %q", got)
	}
	a.Words = a.Words.Map(func(_, text string) string { return text })
	a.Words.Dir = "rtl"
	for line := range strings.SplitSeq(text("ألم"), "\r\n") {
		if strings.Count(line, "\u2068") != strings.Count(line, "\u2069") || strings.Contains(line, ": ") && strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "  \u2068") {
			t.Errorf("from right to left: %q", line)
		}
	}
}

func TestCalendarFile_HoldsNoSignOfDirection(t *testing.T) {
	a := newApp(t)
	for _, dir := range []string{"ltr", "rtl"} {
		a.Words = a.Words.Map(func(_, text string) string { return text })
		a.Words.Dir = dir
		out := pictured(a, &page.Request{Method: "POST", Path: page.PathRemind, Now: pagetest.Now, InPage: true, Form: pagetest.Form("go=make", "due=period", "word=موعد", "alarm=9")}, pagetest.WeekAfterSurgery(t), pagetest.Now, view.Node{})
		if file := string(out.Download.Body); !strings.Contains(file, "SUMMARY:موعد\r\n") || strings.ContainsAny(file, isolates) {
			t.Errorf("%s: %q", dir, file)
		}
	}
}
