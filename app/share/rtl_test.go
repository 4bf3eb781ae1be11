package share

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/pagetest"
)

const isolates = "\u2066\u2067\u2068\u2069"

// noted is a diary with one note.
func noted(note string) *diary.Diary {
	d := &diary.Diary{}
	rec := &aftercare.Record{Observations: []aftercare.Observation{{Code: aftercare.Note, Text: note, When: pagetest.Now}}}
	d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec})
	return d
}

func TestSharedFile_SetsApartOnlyWhatRunsTheOtherWay(t *testing.T) {
	a := newApp(t)
	file := func(note string) string {
		return string(a.Handle(diaryOf(t, "POST", noted(note), "go=file", "part=notes")).Download.Body)
	}
	if text := string(sharing(a, "file", "answer", "dates", "days", "signs").Download.Body); strings.ContainsAny(text, isolates) {
		t.Errorf("English: %q", text)
	}
	if text := file("a note, 7–10"); strings.ContainsAny(text, isolates) {
		t.Errorf("English: %q", text)
	}
	if text := file("ألم خفيف 7–10\nthen none"); !strings.HasSuffix(text, "9 November: \u2068ألم خفيف 7–10\u2069\nthen none") {
		t.Errorf("an Arabic note in English: %q", text)
	}
	if text := file("one\u2069 two \u2067three"); !strings.HasSuffix(text, "one two \u2067three\u2069") {
		t.Errorf("a note that turns what follows: %q", text)
	}
	a.Words = a.Words.Map(func(key, text string) string {
		if key == "share.line" {
			return "في {what}: {when}"
		}
		return text
	})
	a.Words.Dir = "rtl"
	if text := file("نوم"); !strings.Contains(text, "\nفي \u20689 ") || !strings.HasSuffix(text, "\u2069: نوم") {
		t.Errorf("from right to left: %q", text)
	}
}
