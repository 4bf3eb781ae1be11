package diary_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"aftercare"
	"aftercare/diary"
	"aftercare/engine"
	"aftercare/packs"

	"pgregory.net/rapid"
)

// neutral is a calendar as the page makes it.
var neutral = diary.Calendar{Word: "Note", Name: "k3v9x2", Stamp: aftercare.Instant{Day: mustDay("2026-11-21"), Second: 1800, Offset: 60}}

func due(state aftercare.DueState, on string) aftercare.Due {
	d := aftercare.Due{Item: aftercare.ItemPregnancyTest, Statement: "DUE-TEST-01", State: state}
	if on != "" {
		d.On = mustDay(on)
	}
	return d
}

func TestCalendar_IsOneEventADayWithNeutralWords(t *testing.T) {
	dues := []aftercare.Due{due(aftercare.DueUpcoming, "2026-12-24"), due(aftercare.DueNow, "2026-11-19"), due(aftercare.DueUpcoming, "2026-11-24"), due(aftercare.DueOverdue, "2026-11-01"),
		due(aftercare.DueUpcoming, "2026-12-24"), due(aftercare.DueDone, "2026-11-25"), due(aftercare.DueWaiting, ""), due(aftercare.DueUnknown, "")}
	event := func(day string) string {
		return "BEGIN:VEVENT\r\nUID:k3v9x2-" + day + "\r\nDTSTAMP:20261120T233000Z\r\nDTSTART;VALUE=DATE:" + day + "\r\nSUMMARY:Note\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
	}
	want := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Note//EN\r\n" + event("20261121") + event("20261124") + event("20261224") + "END:VCALENDAR\r\n"
	got, n := diary.AppendCalendar(nil, dues, mustDay("2026-11-21"), neutral)
	if string(got) != want || n != 3 {
		t.Errorf("%d events:\n%s\nwant\n%s", n, got, want)
	}
}

func TestCalendar_SpeaksUpOnlyWhenAsked(t *testing.T) {
	dues := []aftercare.Due{due(aftercare.DueUpcoming, "2026-11-24")}
	c := neutral
	c.AlarmHour = 9
	got, _ := diary.AppendCalendar(nil, dues, mustDay("2026-11-21"), c)
	if !strings.Contains(string(got), "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Note\r\nTRIGGER:PT09H\r\nEND:VALARM\r\nEND:VEVENT\r\n") {
		t.Errorf("%s", got)
	}
}

func TestCalendar_WithNothingDueIsNone(t *testing.T) {
	got, n := diary.AppendCalendar([]byte("before"), []aftercare.Due{due(aftercare.DueDone, "2026-11-24")}, mustDay("2026-11-21"), neutral)
	if string(got) != "before" || n != 0 {
		t.Errorf("%d events: %s", n, got)
	}
}

// contentLine is a line of RFC 5545, section 3.1, of those written here.
var contentLine = regexp.MustCompile(`^(BEGIN|END|VERSION|PRODID|UID|DTSTAMP|DTSTART|SUMMARY|CLASS|TRANSP|ACTION|DESCRIPTION|TRIGGER)(;VALUE=DATE)?:(.+)$`)

func TestCalendar_HoldsToTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringN(1, 200, 400).Draw(t, "word") + rapid.StringOfN(rapid.SampledFrom([]rune(`,;\n" é`)), 0, 90, -1).Draw(t, "marks")
		if strings.TrimLeft(word, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f") == "" || !utf8.ValidString(word) {
			return
		}
		c := diary.Calendar{Word: word, Name: rapid.String().Draw(t, "name"), Stamp: neutral.Stamp, AlarmHour: rapid.IntRange(0, 23).Draw(t, "hour")}
		var dues []aftercare.Due
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, 400), 1, 9).Draw(t, "days") {
			dues = append(dues, aftercare.Due{Item: aftercare.ItemAntiD, State: aftercare.DueState(rapid.IntRange(0, 2).Draw(t, "state")), On: mustDay("2026-11-21") + aftercare.Date(n)})
		}
		file, n := diary.AppendCalendar(nil, dues, mustDay("2026-11-21"), c)
		text := string(file)
		if !strings.HasSuffix(text, "\r\n") || strings.ContainsAny(strings.ReplaceAll(text, "\r\n", ""), "\r\n") {
			t.Fatalf("a line does not end as lines do: %q", text)
		}
		for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("%q is %d octets", line, len(line))
			}
		}
		var open, uids []string
		for _, line := range strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
			m := contentLine.FindStringSubmatch(line)
			switch {
			case m == nil:
				t.Fatalf("%q is no line of a calendar", line)
			case m[1] == "BEGIN":
				open = append(open, m[3])
			case m[1] == "END":
				if len(open) == 0 || open[len(open)-1] != m[3] {
					t.Fatalf("%q ends what is not open: %q", line, open)
				}
				open = open[:len(open)-1]
			case m[1] == "UID":
				uids = append(uids, m[3])
			case m[1] == "SUMMARY" && (unescaped(m[3]) != shown(word) || strings.ContainsAny(escape.ReplaceAllString(m[3], ""), `\,;`)):
				t.Fatalf("%q stands for %q", m[3], word)
			}
		}
		slices.Sort(uids)
		if len(open) > 0 || len(uids) != n || len(slices.Compact(uids)) != n || strings.Contains(text, "anti-d") && !strings.Contains(word+c.Name, "anti-d") {
			t.Fatalf("%d events, %d identifiers, open %q:\n%s", n, len(uids), open, text)
		}
	})
}

// escape is an escaped letter of a text.
var escape = regexp.MustCompile(`\\[\\;,n]`)

// unescaped reads a value of text back.
func unescaped(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, `;`, `\,`, `,`, `\n`, "\n").Replace(s)
}

// shown is a word without what no line may hold.
func shown(word string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, word)
}

func TestCalendar_OfARealAnswerTellsNothing(t *testing.T) {
	p, digest, _ := packs.Load("international")
	e, err := engine.New(p, digest)
	if err != nil {
		t.Fatal(err)
	}
	d := kept(t, tells(`"loss":{"kind":"complete","on":"2026-11-10"},"care":[{"route":"medical","method":"misoprostol","on":"2026-11-10"}],"person":{"rh":"negative"}`))
	g := e.Evaluate(d.Record(), aftercare.On(mustDay("2026-11-12")))
	got, n := diary.AppendCalendar(nil, g.Due, mustDay("2026-11-12"), neutral)
	if n == 0 {
		t.Fatal("nothing is due")
	}
	left := string(got)
	for _, known := range []string{"BEGIN:", "END:", "VCALENDAR", "VEVENT", "VERSION:2.0", "PRODID:-//Note//EN", "UID:k3v9x2-", "DTSTAMP:20261120T233000Z", "DTSTART;VALUE=DATE:", "SUMMARY:Note", "CLASS:PRIVATE", "TRANSP:TRANSPARENT"} {
		left = strings.ReplaceAll(left, known, "")
	}
	if regexp.MustCompile(`[^0-9\s]`).MatchString(left) {
		t.Errorf("the file holds more than it must: %q", left)
	}
}
