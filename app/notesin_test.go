package app

import (
	"encoding/base64"
	"strings"
	"testing"
)

// look brings a file and returns the page about it.
func look(d *diarist, file string, more ...Field) *tag {
	return d.step("POST", routeIn, append([]Field{{"go", "look"}, {"file", base64.StdEncoding.EncodeToString([]byte(file))}}, more...))
}

func TestNotes_AsksForTheOrderOfDatesAndReadsOnWithTheAnswer(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	page := look(d, "date,flow\n03/04/2026,medium\n11/02/2026,heavy\n")
	d.says(page, "in.answer")
	if text := page.words(); !strings.Contains(text, "3 April 2026") || !strings.Contains(text, "4 March 2026") {
		t.Errorf("the two days are not named: %s", text)
	}
	answers := resend(page)
	answers = answers[:len(answers)-1] // all but the button
	for i := range answers {
		if answers[i].Name == "order" {
			answers[i].Value = "mdy"
		}
	}
	page = d.step("POST", routeIn, append(answers, Field{"go", "look"}))
	d.says(page, "in.report", "in.take")
	d.says(d.step("POST", routeIn, []Field{{"go", "take"}, {"diary", fieldOf(t, page, "diary")}}), "in.done")
	var days []string
	for _, e := range d.vault.Diary().Entries {
		days = append(days, e.About.String())
	}
	if got := strings.Join(days, " "); got != "2026-03-04 2026-11-02" {
		t.Errorf("took %s", got)
	}
}

func fieldOf(t *testing.T, page *tag, name string) string {
	t.Helper()
	for _, f := range resend(page) {
		if f.Name == name && f.Value != "" {
			return f.Value
		}
	}
	t.Fatalf("no field %s", name)
	return ""
}

func TestNotes_ReportsDangerSignsFirst(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	page := look(d, "date,acne,clots,fever,flow\n2026-11-01,yes,yes,,light\n2026-11-02,,,yes,soaking\n")
	d.says(page, "in.danger", "in.danger.left", "in.outcome.no-amount", "in.outcome.no-place")
	at := func(text string) int { return strings.Index(page.words(), text) }
	for _, pair := range [][2]string{{"fever: yes", "clots: yes"}, {"flow: soaking", "clots: yes"}, {"clots: yes", "acne: yes"}} {
		if at(pair[0]) < 0 || at(pair[0]) > at(pair[1]) {
			t.Errorf("%s is not before %s", pair[0], pair[1])
		}
	}
}

func TestNotes_AsksForTheUnitOfTemperatures(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	page := look(d, "date,flow,temp\n2026-11-01,light,97.2\n")
	d.says(page, "in.outcome.no-unit", "in.degrees")
	page = look(d, "date,flow,temp\n2026-11-01,light,97.2\n", Field{"degrees", "fahrenheit"})
	if !strings.Contains(fieldOf(t, page, "diary"), `"value":97.2,"unit":"[degF]"`) {
		t.Error("the answer is not used")
	}
}

func TestNotes_AFileOfWhichNothingIsTakenIsReportedAllTheSame(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	page := look(d, "date,flow,clots\n2026-11-01,none,yes\n")
	d.says(page, "in.unreadable", "in.outcome.reassures", "in.outcome.no-amount")
	if len(d.vault.Diary().Entries) > 0 {
		t.Error("something was kept")
	}
}

func TestNotes_SealedFilesOfAnotherProgramsTableOpen(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	sealed, err := d.vault.Export("of the file")
	if err != nil {
		t.Fatal(err)
	}
	d.says(look(d, string(sealed), Field{"open", "of the file"}), "in.report")
	d.says(look(d, string(sealed), Field{"open", "another"}), "in.wrong")
	d.says(look(d, "age-encryption.org/v1\n-> X25519 abc\nAAAA\n--- MAC\n", Field{"open", "x"}), "in.for-key")
	d.says(look(d, "age-encryption.org/v1\n-> scrypt abc 22\nAAAA\n--- MAC\n", Field{"open", "x"}), "in.costly")
	d.says(look(d, "age-encryption.org/v1\n", Field{"open", "x"}), "in.damaged")
	if n := len(d.vault.Diary().Entries); n > 0 {
		t.Errorf("%d entries were kept", n)
	}
}
