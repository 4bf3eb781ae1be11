package translation_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"aftercare"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/internal/translation"
	"aftercare/locale"
	"aftercare/packs"
)

func TestFile_ComesBackAsItWasWritten(t *testing.T) {
	f := &translation.File{Lang: "pt-BR", Dir: "ltr", Plurals: map[string]string{"one": "i = 0,1"}, Cases: []string{"gen", "acc"}, Entries: []translation.Entry{
		{Key: "a", English: "say \"so\"\n\\ {n}", Text: "diga", Read: "speaker", Hints: nil},
		{Key: "b", English: "b", Text: "bê", Old: "before", Fuzzy: true, Read: "draft"},
		{Key: "c", English: "c", Read: "draft"},
	}}
	got, err := translation.Parse(string(f.Append(nil)))
	if err != nil || !reflect.DeepEqual(got, f) {
		t.Errorf("%v: got %+v", err, got)
	}
}

// A translator's program breaks long lines, keeps what is not used any more and
// orders the comments in its own way.
func TestParse_ReadsWhatTranslatorsProgramsWrite(t *testing.T) {
	f, err := translation.Parse("# Words\nmsgid \"\"\nmsgstr \"\"\n\"Language: ko\\n\"\n\"X-Direction: ltr\\n\"\n\n#. core\n# read: speaker\n#, fuzzy, c-format\n#| msgid \"\"\n#| \"old \"\n#| \"text\"\nmsgctxt \"a.b\"\nmsgid \"\"\n\"new \"\n\"text\"\nmsgstr \"글\"\n\n#~ msgid \"gone\"\n#~ msgstr \"x\"\n")
	want := translation.Entry{Key: "a.b", English: "new text", Text: "글", Old: "old text", Fuzzy: true, Read: "speaker"}
	if err != nil || len(f.Entries) != 1 || !reflect.DeepEqual(f.Entries[0], want) || f.Lang != "ko" {
		t.Errorf("%v: got %+v", err, f)
	}
	for _, bad := range []string{"", "msgid \"a\"\nmsgstr \"b\"\n", "msgid a\nmsgstr \"b\"\n", "hello\n"} {
		if _, err := translation.Parse(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// A stranger's way, from an empty folder to a page's words: begin, translate, make,
// read. It is the way of doc/languages.md.
func TestLanguage_CanBeAddedFromAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	source, f, err := pagetest.Syllables.Translated()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "xx-Hang.po")
	if err := os.WriteFile(file, f.Append(nil), 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	back, err := translation.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	made, problems := source.Make(back, nil)
	if len(problems) > 0 {
		t.Fatal(problems[:min(len(problems), 5)])
	}
	w, err := locale.Parse(made + packs.References())
	if err != nil || w.Lang != "xx-Hang" || w.Text("language.xx-Hang") == "" {
		t.Fatal(err, w.Text("language.xx-Hang"))
	}
	if w.Checked() != "twice-checked" {
		t.Errorf("the words say that they were checked as %q", w.Checked())
	}
	want := pagetest.Syllables.Says("Emergency", "")
	if !strings.Contains(made, want) || library.In(w, func() {})("GB") == nil {
		t.Errorf("the words lack %q, or the packs cannot be used with them", want)
	}
}

// entry finds an entry by its key.
func entry(t *testing.T, f *translation.File, key string) *translation.Entry {
	t.Helper()
	for i := range f.Entries {
		if f.Entries[i].Key == key {
			return &f.Entries[i]
		}
	}
	t.Fatalf("there is no %s", key)
	return nil
}

func TestUpdate_KeepsWhatWasSaidAndMarksWhatHasChanged(t *testing.T) {
	source, f, err := pagetest.Accents.Translated()
	if err != nil {
		t.Fatal(err)
	}
	changed := entry(t, f, "frame.help")
	changed.English = "what it said before"
	said := changed.Text
	typed := entry(t, f, "everyday.fever") // no translation
	typed.English = "what people typed before"
	source.Update(f)
	if e := entry(t, f, "everyday.fever"); e.Fuzzy || e.Text == "" || e.English == "what people typed before" {
		t.Errorf("got %+v", e)
	}
	if e := entry(t, f, "frame.help"); !e.Fuzzy || e.Old != "what it said before" || e.Text != said {
		t.Errorf("got %+v", e)
	}
	if e := entry(t, f, "frame.exit"); e.Fuzzy || e.Text == "" || e.Read != "twice-checked" {
		t.Errorf("got %+v", e)
	}
	entry(t, f, "number.group").Text = "\u00a0" // a space that doesn't break, in many languages
	e := entry(t, f, "list.last.before")
	e.Text, e.Read = "i -hi: {a} e {b}", "twice-checked"
	if made, problems := source.Make(f, nil); made != "" || len(problems) != 1 || !strings.Contains(problems[0], "frame.help: the English has changed") {
		t.Errorf("got %v", problems)
	}
}

// A language may have groups and rules of the search that English lacks.
func TestMake_KeepsWordsOfTheSearchThatOnlyThisLanguageHas(t *testing.T) {
	source, f, err := pagetest.Syllables.Translated()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"everyday.sign.own", "everyday.card.emergency.own", "frame.own"} {
		f.Entries = append(f.Entries, translation.Entry{Key: key, Text: "안녕", Read: "draft"})
	}
	source.Update(f)
	made, problems := source.Make(f, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for key, want := range map[string]bool{"everyday.sign.own": true, "everyday.card.emergency.own": true, "frame.own": false} {
		if strings.Contains(made, key+" = 안녕") != want {
			t.Errorf("%s: want %t", key, want)
		}
	}
}

// Each fault keeps the language from being offered, by the key of the text.
func TestMake_RefusesALanguageThatIsNotWhole(t *testing.T) {
	source, f, err := pagetest.Syllables.Translated()
	if err != nil {
		t.Fatal(err)
	}
	f.Cases = []string{"gen"}
	source.Update(f)
	entry(t, f, "everyday.fever").Text = "낙태" // people may type it
	*entry(t, f, "unit.day.few.gen") = translation.Entry{Key: "unit.day.few.gen", English: "{n} days", Text: "{n} 에", Read: "twice-checked"}
	avoid := translation.ParseAvoid("# why\n낙태 = 유산\n")
	for _, c := range []struct {
		key, want string
		spoil     func(e *translation.Entry)
	}{
		{"frame.help", "lacks words", func(e *translation.Entry) { e.Text = "" }},
		{"frame.help", "the English has changed", func(e *translation.Entry) { e.Fuzzy = true }},
		{"frame.help", "avoid \"낙태\"; instead: 유산", func(e *translation.Entry) { e.Text = "어제 낙태는" }},
		{"frame.help", "its digits are not those", func(e *translation.Entry) { e.Text = "٩٩٩" }},
		{"frame.help", "one line", func(e *translation.Entry) { e.Text = " a" }},
		{"away.in.few", "it lacks {n}", func(e *translation.Entry) { e.Text = "며칠" }},
		{"date.year", "it has {weeks}", func(e *translation.Entry) { e.Text += "{weeks}" }},
		{"until.days-since-loss", "it has {amount:dat}, which is no case", func(e *translation.Entry) { e.Text = strings.ReplaceAll(e.Text, "{amount}", "{amount:dat}") }},
		{"list.last.before", "the beginnings of words", func(e *translation.Entry) { e.Text = "{a} e {b}" }},
		{"unit.day.few.gen", "it lacks {n}", func(e *translation.Entry) { e.Text = "며칠" }},
		{"unit.day.few.gen", "has to be checked twice", func(e *translation.Entry) { e.Read = "draft" }},
		{"date.year", "the braces", func(e *translation.Entry) { e.Text += "{" }},
		{"unit.pad.one", "for many numbers", func(e *translation.Entry) { e.Text = "하나" }},
		{"verdict.hold.day", "has to be checked twice", func(e *translation.Entry) { e.Read = "draft" }},
		{"verdict.hold.day", "marks", func(e *translation.Entry) { e.Text += "*" }},
	} {
		e := entry(t, f, c.key)
		was := *e
		c.spoil(e)
		made, problems := source.Make(f, avoid)
		if made != "" || !strings.Contains(strings.Join(problems, "\n"), c.key+": ") || !strings.Contains(strings.Join(problems, "\n"), c.want) {
			t.Errorf("%s: got %v, not %q", c.key, problems, c.want)
		}
		*e = was
	}
	lacking := *f
	lacking.Entries = f.Entries[1:]
	if _, problems := source.Make(&lacking, avoid); len(problems) != 1 {
		t.Errorf("got %v", problems)
	}
}

// A text may ask for an amount in a case of its language; where the amount has no
// words for it, it is said as it is.
func TestMake_TakesAmountsInTheCasesOfTheLanguage(t *testing.T) {
	source, f, err := pagetest.Syllables.Translated()
	if err != nil {
		t.Fatal(err)
	}
	f.Cases = []string{"gen", "acc"}
	source.Update(f)
	before := len(f.Entries)
	entry(t, f, "unit.day.few.gen").Text = "{n} дня"
	entry(t, f, "unit.day.few.gen").Read = "twice-checked"
	e := entry(t, f, "until.days-since-loss")
	e.Text = strings.ReplaceAll(e.Text, "{amount}", "<{amount:gen}>")
	source.Update(f) // keeps them
	if e := entry(t, f, "unit.day.few.gen"); e.Text != "{n} дня" || e.Fuzzy || len(f.Entries) != before {
		t.Errorf("got %+v", e)
	}
	if standing := f.Standing(); !strings.Contains(standing, " 0 empty") {
		t.Errorf("what may stay empty counts: %s", standing)
	}
	made, problems := source.Make(f, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if strings.Contains(made, "unit.day.few.acc") {
		t.Error("a text without words was written")
	}
	w, err := locale.Parse(made)
	if err != nil {
		t.Fatal(err)
	}
	for days, want := range map[int]string{3: "<3 дня>", 5: "<" + w.Amount(aftercare.Amount{N: 5, Unit: aftercare.Day}) + ">"} {
		x := &aftercare.Waiting{Criterion: aftercare.DaysSinceLoss, Amount: aftercare.Amount{N: days, Unit: aftercare.Day}}
		if got := w.Until(x); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// What programs read of a language is what its file says today: whole, not stale,
// its core checked twice.
func TestPublished_EveryLanguageIsMadeFromItsFile(t *testing.T) {
	found, err := filepath.Glob("../../words/*.po")
	if err != nil {
		t.Fatal(err)
	}
	source, err := translation.Published()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range found {
		text, _ := os.ReadFile(file)
		stem := strings.TrimSuffix(file, ".po")
		avoid, _ := os.ReadFile(stem + "-avoid.txt")
		f, err := translation.Parse(string(text))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		made, problems := source.Make(f, translation.ParseAvoid(string(avoid)))
		for _, p := range problems[:min(len(problems), 10)] {
			t.Errorf("%s: %s", file, p)
		}
		if have, _ := os.ReadFile(stem + ".txt"); len(problems) == 0 && string(have) != made {
			t.Errorf("%s.txt is stale: run go run ./cmd/packtool words", stem)
		}
	}
}

// The record says of each text of the core what it was when it was put back into
// English, and of no other.
func TestPublished_TheRecordOfTheCoreHasEveryText(t *testing.T) {
	found, err := filepath.Glob("../../words/*.po")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range found {
		text, _ := os.ReadFile(file)
		record := strings.TrimSuffix(file, ".po") + "-core.tsv"
		rows, _ := os.ReadFile(record)
		recorded := map[string]bool{}
		for line := range strings.Lines(string(rows)) {
			if key, said, _ := strings.Cut(line, "\t"); !strings.HasPrefix(line, "#") {
				recorded[key] = strings.TrimSpace(said) != ""
			}
		}
		for entry := range strings.SplitSeq(string(text), "\n\n") {
			_, after, _ := strings.Cut(entry, "\nmsgctxt \"")
			key, _, isKeyed := strings.Cut(after, "\"\n")
			if !isKeyed || !strings.Contains(entry, "\n#. core:") {
				continue
			}
			if !recorded[key] && !strings.Contains(entry+"\n", "\nmsgstr \"\"\n") {
				t.Errorf("%s: no row for %s", record, key)
			}
			delete(recorded, key)
		}
		for key := range recorded {
			t.Errorf("%s: %s is not in the core", record, key)
		}
	}
}

// A text is never read in part: what is read is what a second reading of the
// written file gives.
func FuzzParse_WhatIsReadIsWrittenAndReadTheSame(f *testing.F) {
	const head = "msgid \"\"\nmsgstr \"Language: ko\\nX-Direction: ltr\\nX-Plural-one: i = 0\\nX-Cases: gen acc\\n\"\n\n"
	for _, body := range []string{
		"# read: speaker\n#, fuzzy\n#| msgid \"old\"\nmsgctxt \"a.b\"\nmsgid \"\"\n\"new \"\n\"text\"\nmsgstr \"say \\\"so\\\"\\n\\\\\"\n",
		"msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\\\"\n", "msgid \"b\"\nmsgstr \"c\" \"d\"\r\n\r\nmsgid \"\"\nmsgstr \"Language: x\\n\"\n", "#| \"x\"\nmsgstr \"\\q\"\n",
	} {
		f.Add(head + body)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := translation.Parse(text)
		if err != nil {
			if file != nil {
				t.Fatalf("refused (%v), and read: %+v", err, file)
			}
			return
		}
		again, err := translation.Parse(string(file.Append(nil)))
		if err != nil {
			t.Fatalf("what was written is refused: %v", err)
		}
		if !reflect.DeepEqual(again, file) {
			t.Fatalf("was %+v\nis  %+v", file, again)
		}
	})
}
