package diary

import (
	"encoding/base64"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/internal/pagetest"
	"aftercare/vault"
	"aftercare/wire"
)

func TestNotes_NothingChangesForWhoHasNoDiary(t *testing.T) {
	a := newApp(t)
	d := pagetest.NewDiarist(t, newApp(t))
	for _, fields := range [][]string{append([]string{"step=bleeding", "go=next"}, "bleeding=light"), append([]string{"step=wishes", "go=next"}, pagetest.AfterSurgery...)} {
		without := string(pagetest.Post(a, page.PathAsk, fields...).Body)
		d.Post(page.PathAsk, fields...)
		with := string(d.R.Body)
		button := `<button class="button plain" type="submit" name="go" value="keep">` + a.Words.Text("go.keep") + `</button>`
		if strings.Replace(with, button, "", 1) != without || strings.Contains(without, `value="keep"`) {
			t.Error("a page of the questions is another where a diary could be")
		}
	}
	if block, _ := d.Store.Get(); len(block) > 0 || d.Vault.State() != vault.Empty {
		t.Error("something was stored")
	}
	for _, path := range append(a.Paths(), page.PathStart, pathIn) {
		d.Get(path)
	}
	if d.Vault.State() != vault.Empty {
		t.Error("looking at pages began a diary")
	}
}

func TestNotes_AServerKeepsNoDiary(t *testing.T) {
	a := newApp(t)
	for _, path := range diaryPaths() {
		r := a.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now})
		root := pagetest.CheckPage(t, path, r)
		if r.Status != 200 || r.Personal || len(root.Named("form")) > 0 || !strings.Contains(root.Words(), a.Words.Text("diary.loading")) {
			t.Errorf("%s: status %d", path, r.Status)
		}
		if r := a.Handle(&page.Request{Method: "POST", Path: path, Form: pagetest.Form("note=planted"), Now: pagetest.Now}); r.Status != 405 || strings.Contains(string(r.Body), "planted") {
			t.Errorf("%s takes a form: %d", path, r.Status)
		}
	}
	if words := pagetest.CheckPage(t, "in the page", pagetest.Get(a, page.PathNotes)).Words(); !strings.Contains(words, a.Words.Text("diary.no-store")) {
		t.Error("it does not say that this browser stores nothing")
	}
}

func TestNotes_StartIsADeliberateStepThatTakesTheAnswersAlong(t *testing.T) {
	d := pagetest.NewDiarist(t, newApp(t))
	d.Says(d.Get(page.PathNotes), "start.title", "start.know.a", "start.know.b", "start.know.c", "start.begin")
	shown := d.Post(page.PathAsk, append([]string{"step=answer", "go=keep"}, pagetest.AfterSurgery...)...)
	d.Says(shown, "start.title", "start.know.a", "start.more.d", "start.along")
	sent := append(pagetest.Resend(shown)[:0:0], pagetest.Resend(shown)...)
	for key, pass := range map[string][2]string{"pass.short": {"short", "short"}, "pass.differ": {pagetest.Passphrase, pagetest.Passphrase + "."}} {
		shown = d.Step("POST", page.PathStart, begins(sent, pass[0], pass[1]))
		d.Says(shown, key, "start.along")
	}
	if d.Vault.State() != vault.Empty {
		t.Fatal("it began all the same")
	}
	d.Says(d.Step("POST", page.PathStart, begins(sent, pagetest.Passphrase, pagetest.Passphrase)), "start.done", "front.told")
	f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
	if got, want := wire.AppendRecord(nil, d.Vault.Diary().Record()), wire.AppendRecord(nil, f.Record()); inAnyOrder(d.Vault.Diary().Record()) != inAnyOrder(f.Record()) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if d.Vault.Diary().LockAfter != 5 {
		t.Error("the time to lock is not what was chosen")
	}
}

// begins is the start form with a passphrase.
func begins(sent []page.Field, pass, again string) []page.Field {
	var out []page.Field
	for _, f := range sent {
		if f.Name != "pass" && f.Name != "again" && f.Name != "go" {
			out = append(out, f)
		}
	}
	return append(out, page.Field{Name: "pass", Value: pass}, page.Field{Name: "again", Value: again}, page.Field{Name: "go", Value: "begin"})
}

func TestNotes_AnswersGivenLaterComeAlongWithoutWhatIsKnown(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Post(page.PathAsk, append([]string{"step=answer", "go=keep"}, pagetest.AfterSurgery...)...)
	if len(d.Vault.Diary().Entries) != 1 {
		t.Fatalf("not kept: %s", d.R.Body)
	}
	sent := pagetest.Resend(stateOf(d.Get(page.PathAnswer)))
	d.Step("POST", page.PathAsk, append(sent[:len(sent)-1:len(sent)-1], page.Field{Name: "go", Value: "keep"}))
	if n := len(d.Vault.Diary().Entries); n != 1 {
		t.Errorf("%d entries: what is known was kept again", n)
	}
	d.Step("POST", page.PathAsk, append(sent[:len(sent)-1:len(sent)-1], page.Field{Name: "pregnancy-test", Value: "negative"}, page.Field{Name: "go", Value: "keep"}))
	if rec := d.Last().Record; len(rec.Observations) != 1 || rec.Observations[0].Code != aftercare.PregnancyTest || rec.Jurisdiction != "" || rec.Care != nil {
		t.Errorf("kept %s", wire.AppendRecord(nil, rec))
	}
	d.Vault.Lock()
	d.Says(d.Post(page.PathAsk, "step=answer", "go=keep", "bleeding=light"), "lock.title", "lock.carried")
	d.Post(page.PathStart, "bleeding=light", "step=answer", "unlock="+pagetest.Passphrase)
	if len(d.Vault.Diary().Entries) != 3 {
		t.Error("what was answered was lost at the lock")
	}
}

// stateOf is the form of an answer page that holds the answers.
func stateOf(shown *pagetest.Tag) *pagetest.Tag {
	return shown.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "state" })[0]
}

func TestNotes_TheAnswerIsThatOfTheQuestions(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
	d.Post(page.PathAsk, append([]string{"step=answer", "go=keep"}, pagetest.AfterSurgery...)...)
	s := ask.New(d.App.Site, &page.Request{Path: page.PathAsk, Now: pagetest.Now, InPage: true}, f)
	want := pagetest.ParsePage(t, string(s.Answer(s.Guidance()).Body)).Named("main")[0].Words()
	back := d.App.Words.Text("to.notes")
	if got := strings.Replace(d.Get(page.PathAnswer).Named("main")[0].Words(), back, "", 1); got != want {
		t.Errorf("got  %.400s\nwant %.400s", got, want)
	}
	// and it leads to the questions by its fields
	sent := pagetest.Resend(stateOf(d.Get(page.PathAnswer)))
	d.Says(d.Step("POST", page.PathAsk, append(sent[:len(sent)-1:len(sent)-1], page.Field{Name: "go", Value: "ask-scan"})), "ask.scan")
}

func TestNotes_HelpIsBeforeTheLock(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Vault.Lock()
	for _, path := range diaryPaths() {
		if path == pathErase {
			continue // can be erased without its passphrase
		}
		shown := d.Get(path)
		d.Says(shown, "lock.title")
		ways := shown.Named("main")[0].All(func(k *pagetest.Tag) bool {
			return k.Attrs["href"] == page.PathHelp || k.Attrs["href"] == page.PathCheck
		})
		if len(ways) != 2 {
			t.Errorf("%s: %d ways to help", path, len(ways))
		}
	}
	d.Says(d.Get(page.PathCheck), "ask.bleeding")
	d.Says(d.Post(page.PathAsk, "step=faint", "go=next", "fainting=fainted"), "action.call-emergency")
	d.Says(d.Post(page.PathDays, "unlock="+pagetest.Passphrase), "days.title")
}

func TestNotes_AWrongPassphraseAndDamageSayDifferentThings(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-11-08", pagetest.Bled(aftercare.BleedingLight)))
	d.Vault.Lock()
	d.Says(d.Post(page.PathNotes, "unlock=wrong"), "vault.wrong", "lock.title")
	block, _ := d.Store.Get()
	last := block
	for _, at := range []int{10, 60, len(block) - 1} {
		bad := append([]byte(nil), block...)
		bad[at] ^= 1
		if err := d.Store.Put(bad, last); err != nil {
			t.Fatal(err)
		}
		last = bad
		d.Vault = pagetest.NewVault(d.Store)
		d.Says(d.Post(page.PathNotes, "unlock="+pagetest.Passphrase), "broken.title", "broken.a")
		for _, path := range []string{page.PathNotes, pathWrite, page.PathStart, pathIn} {
			d.Post(path, "go=begin", "bleeding=light", "pass="+pagetest.Passphrase, "again="+pagetest.Passphrase)
		}
		if now, _ := d.Store.Get(); string(now) != string(bad) {
			t.Error("what could not be read was written over")
		}
	}
	d.Says(d.Post(pathErase, "go=ask"), "erase.sure")
	d.Says(d.Post(pathErase, "go=erase"), "erase.done")
	if block, _ := d.Store.Get(); len(block) > 0 {
		t.Error("it is still there")
	}
}

func TestNotes_EraseAsksTwiceAndSaysWhatItCanNotReach(t *testing.T) {
	for _, locked := range []bool{false, true} {
		d := pagetest.KeepsDiary(t, newApp(t))
		if locked {
			d.Vault.Lock()
		}
		d.Says(d.Get(pathErase), "erase.reach.a", "erase.reach.b", "erase.reach.c", "erase.reach.d")
		d.Says(d.Post(pathErase, "go=ask"), "erase.sure")
		if block, _ := d.Store.Get(); len(block) == 0 {
			t.Fatal("gone before she was asked twice")
		}
		d.Says(d.Post(pathErase, "go=erase"), "erase.done", "erase.reach.b")
		if block, _ := d.Store.Get(); len(block) > 0 || d.Vault.Diary() != nil {
			t.Error("it is still there")
		}
		d.Says(d.Get(page.PathNotes), "start.begin")
	}
}

func TestNotes_SettingsSayWhatWasDone(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-11-08", pagetest.Bled(aftercare.BleedingLight)))
	const other, code = "three slow wet lamps", "nine grey cold forks"
	d.Says(d.Post(pathKeep, "go=time", "lock=15"), "keep.time.done")
	if d.Vault.Diary().LockAfter != 15 {
		t.Error(d.Vault.Diary().LockAfter)
	}
	d.Says(d.Post(pathKeep, "go=pass", "old=no", "pass="+other, "again="+other), "vault.wrong")
	d.Says(d.Post(pathKeep, "go=pass", "old="+pagetest.Passphrase, "pass="+other, "again="+other), "keep.pass.done")
	d.Says(d.Post(pathKeep, "go=second", "mine="+other, "code="+other, "code-again="+other), "vault.same")
	d.Says(d.Post(pathKeep, "go=second", "mine="+other, "code="+code, "code-again="+code), "keep.second.done")
	d.Says(d.Post(pathLock, "go=lock"), "lock.title")
	if d.Vault.State() != vault.Locked {
		t.Error("not locked")
	}
	d.Says(d.Post(page.PathNotes, "unlock="+pagetest.Passphrase), "vault.wrong")
	d.Says(d.Post(page.PathNotes, "unlock="+code), "front.nothing")
	if len(d.Vault.Diary().Entries) != 0 {
		t.Error("the decoy passphrase opens what was written")
	}
	for tri, key := range map[aftercare.Tri]string{aftercare.Unknown: "keep.promise.unknown", aftercare.Yes: "keep.promise.yes", aftercare.No: "keep.promise.no"} {
		r := d.App.Handle(&page.Request{Method: "GET", Path: pathKeep, Now: pagetest.Now, InPage: true, Files: pagetest.FileReader{}, Vault: d.Vault, Lasting: tri})
		d.Says(pagetest.CheckPage(t, key, r), key)
	}
}

// full is a diary with a bit of everything.
func full(t *testing.T) *pagetest.Diarist {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Post(page.PathAsk, append([]string{"step=answer", "go=keep"}, pagetest.AfterSurgery...)...)
	d.Saves("go=save", "bleeding=heavy", "pads-per-hour=2", "pads-hours=1", "note=\"a, b\"\nc=d", "sleep=little", "medicine=codeine", "temperature=37.5", "temperature-unit=Cel")
	d.Saves("go=save", "corrects=2", "bleeding=light", "note=later")
	d.Saves("go=save", "pain=severe", "pain-site=shoulder")
	d.Post("/notes/entry/4/", "go=withdraw")
	return d
}

func TestNotes_WhatIsTakenOutComesBackTheSame(t *testing.T) {
	d := full(t)
	want := string(diary.Append(nil, d.Vault.Diary()))
	for end, fields := range map[string][]string{
		".age":  {"go=sealed", "pass=a file of its own", "again=a file of its own"},
		".json": {"go=json"},
		".csv":  {"go=csv"},
	} {
		d.Says(d.Post(pathOut, fields...), "out.done", "out.plain.warning")
		file := d.R.Download
		if file == nil || file.Name != "notes-2026-11-09"+end {
			t.Fatalf("%s: %+v", end, file)
		}
		if end == ".age" && strings.Contains(string(file.Body), "later") {
			t.Error("the sealed file can be read")
		}
		other := pagetest.NewDiarist(t, newApp(t))
		sent := []page.Field{{Name: "go", Value: "look"}, {Name: "file", Value: base64.StdEncoding.EncodeToString(file.Body)}, {Name: "file-name", Value: file.Name}, {Name: "open", Value: "a file of its own"}}
		shown := other.Step("POST", pathIn, sent)
		other.Says(shown, "in.report", "start.pass")
		if other.Vault.State() != vault.Empty {
			t.Fatal("kept before it was shown")
		}
		shown = other.Step("POST", pathIn, append(pagetest.Resend(shown)[:1], page.Field{Name: "go", Value: "take"}, page.Field{Name: "pass", Value: "x"}, page.Field{Name: "again", Value: "x"}))
		other.Says(shown, "pass.short", "in.report")
		shown = other.Step("POST", pathIn, append(pagetest.Resend(shown)[:1], page.Field{Name: "go", Value: "take"}, page.Field{Name: "pass", Value: pagetest.Passphrase}, page.Field{Name: "again", Value: pagetest.Passphrase}))
		other.Says(shown, "in.done")
		if got := string(diary.Append(nil, other.Vault.Diary())); got != want && end != ".csv" || strings.ReplaceAll(got, `"lockAfter":5,`, "") != strings.ReplaceAll(want, `"lockAfter":5,`, "") {
			t.Errorf("%s:\ngot  %s\nwant %s", end, got, want)
		}
		// and once more into the same diary: nothing is duplicated
		shown = other.Step("POST", pathIn, sent)
		other.Step("POST", pathIn, append(pagetest.Resend(shown)[:1], page.Field{Name: "go", Value: "take"}))
		if len(other.Vault.Diary().Entries) != len(d.Vault.Diary().Entries) {
			t.Errorf("%s: %d entries after it came twice", end, len(other.Vault.Diary().Entries))
		}
	}
}

func TestNotes_WhatComesInJoinsWhatIsThere(t *testing.T) {
	d := full(t)
	d.Post(pathOut, "go=json")
	file := page.Field{Name: "file", Value: base64.StdEncoding.EncodeToString(d.R.Download.Body)}
	other := pagetest.KeepsDiary(t, newApp(t))
	other.Saves("go=save", "note=mine")
	shown := other.Step("POST", pathIn, []page.Field{file, {Name: "go", Value: "look"}})
	other.Says(shown, "in.report")
	other.Step("POST", pathIn, append(pagetest.Resend(shown)[:1], page.Field{Name: "go", Value: "take"}))
	all := other.Vault.Diary()
	if len(all.Entries) != 1+len(d.Vault.Diary().Entries) || all.Entries[3].Replaces != 3 || !all.Entries[5].Withdrawn || all.Entries[5].Replaces != 5 {
		t.Errorf("%s", diary.Append(nil, all))
	}
	if _, findings := diary.Parse(string(diary.Append(nil, all))); findings != nil {
		t.Error(findings)
	}
}

func TestNotes_AFileThatCanNotBeReadIsNamedAndNothingIsKept(t *testing.T) {
	sealedAs := full(t)
	sealedAs.Post(pathOut, "go=sealed", "pass="+pagetest.Passphrase, "again="+pagetest.Passphrase)
	sealed := sealedAs.R.Download.Body
	for key, body := range map[string]string{
		"in.no-file":    "",
		"in.wrong":      string(sealed),
		"in.damaged":    string(sealed[:len(sealed)-20]),
		"in.unreadable": `{"format":"aftercare.diary/1","entries":[{"id":1}]}`,
	} {
		for _, d := range []*pagetest.Diarist{pagetest.KeepsDiary(t, newApp(t)), pagetest.NewDiarist(t, newApp(t))} {
			state := d.Vault.State()
			open := pagetest.Passphrase
			if key == "in.wrong" {
				open = "not this one"
			}
			d.Says(d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "look"}, {Name: "file", Value: base64.StdEncoding.EncodeToString([]byte(body))}, {Name: "open", Value: open}}), key)
			if d.Vault.State() != state || d.Vault.Diary() != nil && len(d.Vault.Diary().Entries) > 0 {
				t.Errorf("%s: something was kept", key)
			}
			d.Says(d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "take"}, {Name: "diary", Value: "{"}, {Name: "pass", Value: pagetest.Passphrase}, {Name: "again", Value: pagetest.Passphrase}}), "in.unreadable")
		}
	}
}

func TestNotes_HostileTextStaysText(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for _, text := range pagetest.Hostile {
		d.Step("POST", pathWrite, []page.Field{{Name: "go", Value: "save"}, {Name: "note", Value: text}})
		if strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xfffd }) >= 0 {
			continue
		}
		for _, path := range []string{page.PathNotes, page.PathDays} {
			if shown := d.Get(path); !strings.Contains(shown.Words(), strings.ReplaceAll(text, "\r", "\uFFFD")) && len(text) < 1000 {
				t.Errorf("%s does not show %q", path, text)
			}
		}
	}
	fields := []string{"go", "day", "corrects", "at", "record", "clock", "unlock", "pass", "again", "lock", "old", "mine", "code", "file", "file-name", "open", "diary", "note", "said", "<b>"}
	for _, path := range diaryPaths() {
		names := fields
		if path == pathWrite {
			for _, k := range d.Get(path).Named("input", "select", "textarea") {
				names = append(names, k.Attrs["name"])
			}
		}
		for _, text := range []string{pagetest.Hostile[0], pagetest.Hostile[1], pagetest.Hostile[9]} {
			for _, name := range names {
				d.Step("POST", path, []page.Field{{Name: "go", Value: "save"}, {Name: name, Value: text}})
				if d.R.Status >= 500 {
					t.Fatalf("%s %s=%.20q: %d", path, name, text, d.R.Status)
				}
			}
			if d.Vault.State() == vault.Locked {
				if err := d.Vault.Open(pagetest.Passphrase); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestNotes_AnotherProgramsTableIsReportedLineByLine(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	const table = "date,temperature.value,temperature.exclude,bleeding.value,bleeding.exclude,note.value\n2026-11-01,36.9,false,2,false,tired\n2026-11-02,,,9,false,\n2027-01-01,,,1,false,\n"
	shown := d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "look"}, {Name: "file", Value: base64.StdEncoding.EncodeToString([]byte(table))}})
	d.Says(shown, "in.report", "in.findings", "in.outcome.not-yet", "in.outcome.not-understood")
	if len(d.Vault.Diary().Entries) > 0 {
		t.Error("kept before it was shown")
	}
	d.Says(d.Step("POST", pathIn, append(pagetest.Resend(shown)[:1], page.Field{Name: "go", Value: "take"})), "in.done")
	if all := d.Vault.Diary().Entries; len(all) != 1 || all[0].About != pagetest.MustDay("2026-11-01") {
		t.Errorf("%s", diary.Append(nil, d.Vault.Diary()))
	}
	for _, term := range imports.OutcomeTerms.Words() {
		if !d.App.Words.Has("in.outcome." + term) {
			t.Errorf("no words for %s", term)
		}
	}
}

func TestNotes_SaysWhenTheLettersOfAFileAreNotCertain(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for letters, key := range map[string]string{"caf\xe9": "in.letters.guessed", "\xea\xf0\xee\xe2\xfc": "in.letters.unread"} {
		table := "date,flow,note\n2026-11-01,light," + letters + "\n"
		shown := d.Step("POST", pathIn, []page.Field{{Name: "go", Value: "look"}, {Name: "file", Value: base64.StdEncoding.EncodeToString([]byte(table))}})
		d.Says(shown, key)
	}
}
