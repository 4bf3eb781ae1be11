package locale

import (
	"strings"
	"testing"
)

// inDirection are words of a language that is written in a direction.
func inDirection(dir, catalogue string) *Words {
	w, err := New("xx", dir, "", catalogue)
	if err != nil {
		panic(err)
	}
	return w
}

// fromTheRight are a few words of a language that is written from right to left.
func fromTheRight() *Words {
	return inDirection("rtl", "says = قالت {name} في {time}\nlist.comma = {a}، {b}\nlist.last = {a} و{b}\n")
}

func TestIsolate_SetsApartOnlyWhatWouldLoseItsOrder(t *testing.T) {
	en := inDirection("ltr", "")
	const open, end = "\u2068", "\u2069"
	for _, c := range []struct {
		text     string
		ltr, rtl bool // whether it is set apart
	}{
		{"", false, false}, {"NHS", false, true}, {"14", false, false}, {"116 123", false, true}, {"*4141", false, true},
		{"08:00-20:00", false, true}, {"7–10", false, true}, {"2026-11-28", false, true}, {"38.5 °C", false, true},
		{"14 يوم", true, false}, {"صحة", true, false}, {"שלום", true, false}, {"NHS صحة", true, true}, {"٣٨٫٥", true, false},
		{open + "NHS" + end, false, false}, {open + "NHS" + end + " و" + open + "WHO" + end, true, false}, {open + "صحة" + end, false, false},
		{"서울", false, true}, {"Ωmega", false, true}, {"—", false, false},
	} {
		for w, want := range map[*Words]bool{en: c.ltr, fromTheRight(): c.rtl} {
			got := w.Isolate(c.text)
			if isolated := got == open+c.text+end; isolated != want || !isolated && got != c.text {
				t.Errorf("%s: %q became %q", w.Dir, c.text, got)
			}
		}
	}
	if got := en.Isolate("one\nاثنان\nthree"); got != "one\n\u2068اثنان\u2069\nthree" {
		t.Errorf("lines: %q", got)
	}
}

func TestWords_SetApartWhatIsFilledIn(t *testing.T) {
	w := fromTheRight()
	if got := w.Text("says", With("name", "NHS"), With("time", "08:00-20:00")); got != "قالت \u2068NHS\u2069 في \u206808:00-20:00\u2069" {
		t.Errorf("%q", got)
	}
	if got := w.Text("says", With("name", "فاطمة"), With("time", "8")); strings.ContainsAny(got, "\u2066\u2067\u2068\u2069") {
		t.Errorf("%q", got)
	}
	if got := w.List([]string{"NHS", "صحة", "WHO"}); got != "\u2068NHS\u2069، صحة و\u2068WHO\u2069" {
		t.Errorf("%q", got)
	}
	en := inDirection("ltr", "date.year = {day} {year}\nlist.comma = {a}, {b}\nlist.last = {a} and {b}\n")
	// English says the same bytes as before, but for a value from the right.
	if got := en.Text("date.year", With("day", "17 November"), With("year", "2026")); strings.ContainsAny(got, "\u2066\u2067\u2068\u2069") {
		t.Errorf("%q", got)
	}
	if got := en.List([]string{"NHS", "صحة"}); got != "NHS and \u2068صحة\u2069" {
		t.Errorf("%q", got)
	}
}

func TestBounded_NoLineTurnsWhatFollows(t *testing.T) {
	for line, want := range map[string]string{
		"plain":                             "plain",
		"\u2068one\u2069":                   "\u2068one\u2069",
		"one\u2069 two":                     "one two",
		"\u2067one":                         "\u2067one\u2069",
		"\u202eone":                         "\u202eone\u202c",
		"\u202e\u2066":                      "\u202e\u2066\u2069\u202c",
		"one\u202c":                         "one",
		"\u2066\u202eone\u2069 two":         "\u2066\u202eone\u2069 two",
		"\u202a\u2068one\u202c\u2069two":    "\u202a\u2068one\u2069two\u202c",
		"\u2068\u2068one\u2069\u2069\u2069": "\u2068\u2068one\u2069\u2069",
	} {
		if got := Bounded(line); got != want || Bounded(got) != got {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}
