package diary

import (
	"encoding/base64"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/internal/pagetest"
	"aftercare/internal/sealing"
)

// look brings a file and returns the page about it.
func look(d *pagetest.Diarist, file string, more ...page.Field) *pagetest.Tag {
	return d.Step("POST", pathIn, append([]page.Field{{Name: "go", Value: "look"}, {Name: "file", Value: base64.StdEncoding.EncodeToString([]byte(file))}}, more...))
}

func TestNotes_AsksForTheOrderOfDatesAndReadsOnWithTheAnswer(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	shown := look(d, "date,flow\n03/04/2026,medium\n11/02/2026,heavy\n")
	d.Says(shown, "in.answer")
	if text := shown.Words(); !strings.Contains(text, "3 April 2026") || !strings.Contains(text, "4 March 2026") {
		t.Errorf("the two days are not named: %s", text)
	}
	answers := pagetest.Resend(shown)
	answers = answers[:len(answers)-1]                                                                  // all but the button
	d.Says(d.Step("POST", pathIn, append(answers, page.Field{Name: "go", Value: "look"})), "in.answer") // none was chosen
	answers = append(answers, page.Field{Name: "order", Value: "mdy"})
	shown = d.Step("POST", pathIn, append(answers, page.Field{Name: "go", Value: "look"}))
	d.Says(shown, "in.report", "in.take")
	d.Says(d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "take"}, {Name: "diary", Value: fieldOf(t, shown, "diary")}}), "in.done")
	var days []string
	for _, e := range d.Vault.Diary().Entries {
		days = append(days, e.About.String())
	}
	if got := strings.Join(days, " "); got != "2026-03-04 2026-11-02" {
		t.Errorf("took %s", got)
	}
}

func fieldOf(t *testing.T, shown *pagetest.Tag, name string) string {
	t.Helper()
	for _, f := range pagetest.Resend(shown) {
		if f.Name == name && f.Value != "" {
			return f.Value
		}
	}
	t.Fatalf("no field %s", name)
	return ""
}

func TestNotes_ReportsDangerSignsFirst(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	shown := look(d, "date,acne,clots,fever,flow\n2026-11-01,yes,yes,,light\n2026-11-02,,,yes,soaking\n")
	d.Says(shown, "in.danger", "in.danger.left", "in.outcome.no-amount", "in.outcome.no-place")
	at := func(text string) int { return strings.Index(shown.Words(), text) }
	for _, pair := range [][2]string{{"fever: yes", "clots: yes"}, {"flow: soaking", "clots: yes"}, {"clots: yes", "acne: yes"}} {
		if at(pair[0]) < 0 || at(pair[0]) > at(pair[1]) {
			t.Errorf("%s is not before %s", pair[0], pair[1])
		}
	}
}

// A number that stands where no reader looks, of no day, is still judged.
func TestNotes_ADangerSignThatCannotBeTakenIsMarked(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for _, rate := range []struct {
		bpm    string
		danger bool
	}{{"150", true}, {"62", false}} {
		shown := look(d, `{"data":[{"date":"2026-11-01","period":"light"}],"watch":{"heart_rate":[{"bpm":`+rate.bpm+`}]}}`)
		d.Says(shown, "in.outcome.other-words")
		if marked := strings.Contains(shown.Words(), d.App.Words.Text("in.danger.left")); marked != rate.danger {
			t.Errorf("%s beats: marked %v", rate.bpm, marked)
		}
	}
}

func TestNotes_AsksForTheUnitOfTemperatures(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	shown := look(d, "date,flow,temp\n2026-11-01,light,97.2\n")
	d.Says(shown, "in.outcome.no-unit", "in.degrees")
	shown = look(d, "date,flow,temp\n2026-11-01,light,97.2\n", page.Field{Name: "degrees", Value: "fahrenheit"})
	if !strings.Contains(fieldOf(t, shown, "diary"), `"value":97.2,"unit":"[degF]"`) {
		t.Error("the answer is not used")
	}
}

func TestNotes_AFileOfWhichNothingIsTakenIsReportedAllTheSame(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	shown := look(d, "date,flow,clots\n2026-11-01,none,yes\n")
	d.Says(shown, "in.unreadable", "in.outcome.reassures", "in.outcome.no-amount")
	if len(d.Vault.Diary().Entries) > 0 {
		t.Error("something was kept")
	}
}

func TestNotes_SealedFilesOfAnotherProgramsTableOpen(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	sealed, err := d.Vault.Export("of the file")
	if err != nil {
		t.Fatal(err)
	}
	d.Says(look(d, string(sealed), page.Field{Name: "open", Value: "of the file"}), "in.report")
	d.Says(look(d, string(sealed), page.Field{Name: "open", Value: "another"}), "in.wrong")
	d.Says(look(d, "age-encryption.org/v1\n-> X25519 abc\nAAAA\n--- MAC\n", page.Field{Name: "open", Value: "x"}), "in.for-key")
	d.Says(look(d, "age-encryption.org/v1\n-> scrypt abc 22\nAAAA\n--- MAC\n", page.Field{Name: "open", Value: "x"}), "in.costly")
	d.Says(look(d, "age-encryption.org/v1\n", page.Field{Name: "open", Value: "x"}), "in.damaged")
	if n := len(d.Vault.Diary().Entries); n > 0 {
		t.Errorf("%d entries were kept", n)
	}
}

// The passphrase of a file may be that of the diary: it is typed, used and gone.
func TestNotes_ASealedFileThatAsksAboutItsDatesKeepsNoPassphraseInThePage(t *testing.T) {
	const secret, table = "only for this file", "date,flow\n03/04/2026,medium\n11/02/2026,heavy\n"
	d := pagetest.KeepsDiary(t, newApp(t))
	sealed, err := sealing.Crypto{}.SealFile(secret, []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	shown := look(d, string(sealed), page.Field{Name: "open", Value: secret})
	d.Says(shown, "in.answer")
	answers := pagetest.Resend(shown)
	for _, f := range answers {
		if f.Name == "open" || strings.Contains(f.Value, secret) || f.Value == base64.StdEncoding.EncodeToString([]byte(secret)) {
			t.Errorf("the field %s has the passphrase", f.Name)
		}
	}
	if strings.Contains(shown.Words(), secret) {
		t.Error("the page shows the passphrase")
	}
	shown = d.Step("POST", pathIn, append(answers[:len(answers)-1], page.Field{Name: "order", Value: "dmy"}, page.Field{Name: "go", Value: "look"}))
	d.Says(shown, "in.report", "in.take")
}

// What another program wrote answers no question: with calm values of today she
// is asked as without them, and the danger signs among them count.
func TestNotes_WhatIsBroughtInAnswersNothingForHer(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	level := func() (aftercare.Urgency, bool) {
		g := d.App.Knowledge("").Engine.Evaluate(d.Vault.Diary().Record(), d.Now)
		return g.Urgency.Level, g.Urgency.Asked
	}
	takes := func(table string) {
		shown := look(d, table)
		d.Says(d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "take"}, {Name: "diary", Value: fieldOf(t, shown, "diary")}}), "in.done")
	}
	day := d.Now.Day.String()
	takes("date,bleeding,pain,temperature (c),mood\n" + day + ",light,mild,36.6,low\n")
	for _, o := range d.Vault.Diary().Record().Observations {
		if !o.FromFile {
			t.Errorf("%s counts as told by her", o.Code)
		}
	}
	if was, asked := level(); asked {
		t.Errorf("the danger signs count as asked about, at %s", was)
	}
	d.Says(d.Step("GET", pathEntry+"1/", nil), "entry.from-file")
	takes("date,pads per hour\n" + day + ",3\n")
	if is, _ := level(); is < aftercare.SameDay {
		t.Errorf("three pads an hour are %s", is)
	}
}

func TestNotes_AnEntryWrittenFurtherEastIsListedUnderItsOwnDay(t *testing.T) {
	east := pagetest.MustInstant("2026-11-22T00:30:00+13:00")
	d := pagetest.KeepsDiary(t, newApp(t), diary.Entry{Written: east, About: east.Day, Record: &aftercare.Record{
		Observations: []aftercare.Observation{{Code: aftercare.Note, Text: "in Auckland", When: aftercare.At(east)}}}})
	d.Now = aftercare.At(pagetest.MustInstant("2026-11-21T11:30:00+00:00"))
	text := d.Step("GET", page.PathDays, nil).Words()
	if at := strings.Index(text, "in Auckland"); at < 0 || !strings.Contains(text[:at], "22 November") || strings.Contains(text[:at], "21 November") {
		t.Errorf("the page says %s", text)
	}
}
