package app

import (
	"encoding/base64"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/vault"
	"aftercare/wire"
)

func TestNotes_NothingChangesForWhoHasNoDiary(t *testing.T) {
	a := newApp(t)
	d := newDiarist(t, newApp(t))
	for _, fields := range [][]string{append([]string{"step=bleeding", "go=next"}, "bleeding=light"), append([]string{"step=wishes", "go=next"}, afterSurgery...)} {
		without := string(post(a, routeAsk, fields...).Body)
		d.post(routeAsk, fields...)
		with := string(d.r.Body)
		button := `<button class="button plain" type="submit" name="go" value="keep">` + a.words.Text("go.keep") + `</button>`
		if strings.Replace(with, button, "", 1) != without || strings.Contains(without, `value="keep"`) {
			t.Error("a page of the questions is another where a diary could be")
		}
	}
	if block, _, _ := d.store.Get(); len(block) > 0 || d.vault.State() != vault.Empty {
		t.Error("something was stored")
	}
	for _, path := range append(a.Paths(), routeStart, routeIn) {
		d.get(path)
	}
	if d.vault.State() != vault.Empty {
		t.Error("looking at pages began a diary")
	}
}

func TestNotes_AServerKeepsNoDiary(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{routeNotes, routeStart, routeWrite, routeDays, routeEntry + "1/", routeErase} {
		r := a.Handle(&Request{Method: "GET", Path: path, Now: now})
		root := checkPage(t, path, r)
		if r.Status != 200 || r.Personal || len(root.named("form")) > 0 || !strings.Contains(root.words(), a.words.Text("diary.loading")) {
			t.Errorf("%s: status %d", path, r.Status)
		}
		if r := a.Handle(&Request{Method: "POST", Path: path, Form: form("note=planted"), Now: now}); r.Status != 405 || strings.Contains(string(r.Body), "planted") {
			t.Errorf("%s takes a form: %d", path, r.Status)
		}
	}
	if words := checkPage(t, "in the page", get(a, routeNotes)).words(); !strings.Contains(words, a.words.Text("diary.no-store")) {
		t.Error("it does not say that this browser stores nothing")
	}
}

func TestNotes_StartIsADeliberateStepThatTakesTheAnswersAlong(t *testing.T) {
	d := newDiarist(t, newApp(t))
	d.says(d.get(routeNotes), "diary.title", "diary.open-to", "diary.start")
	page := d.post(routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	d.says(page, "start.title", "start.means.b", "start.not.c", "start.along")
	sent := append(resend(page)[:0:0], resend(page)...)
	for key, pass := range map[string][2]string{"pass.short": {"short", "short"}, "pass.differ": {passphrase, passphrase + "."}} {
		page = d.step("POST", routeStart, begins(sent, pass[0], pass[1]))
		d.says(page, key, "start.along")
	}
	if d.vault.State() != vault.Empty {
		t.Fatal("it began all the same")
	}
	d.says(d.step("POST", routeStart, begins(sent, passphrase, passphrase)), "start.done", "front.told")
	f, _ := readForm(form(afterSurgery...), now)
	if got, want := wire.AppendRecord(nil, d.vault.Diary().Record()), wire.AppendRecord(nil, f.record()); inAnyOrder(d.vault.Diary().Record()) != inAnyOrder(f.record()) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if d.vault.Diary().LockAfter != 5 {
		t.Error("the time to lock is not what was chosen")
	}
}

// begins is the start form with a passphrase.
func begins(sent []Field, pass, again string) []Field {
	var out []Field
	for _, f := range sent {
		if f.Name != "pass" && f.Name != "again" && f.Name != "go" {
			out = append(out, f)
		}
	}
	return append(out, Field{"pass", pass}, Field{"again", again}, Field{"go", "begin"})
}

func TestNotes_AnswersGivenLaterComeAlongWithoutWhatIsKnown(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	d.post(routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	if len(d.vault.Diary().Entries) != 1 {
		t.Fatalf("not kept: %s", d.r.Body)
	}
	sent := resend(stateOf(d.get(routeAnswer)))
	d.step("POST", routeAsk, append(sent[:len(sent)-1:len(sent)-1], Field{"go", "keep"}))
	if n := len(d.vault.Diary().Entries); n != 1 {
		t.Errorf("%d entries: what is known was kept again", n)
	}
	d.step("POST", routeAsk, append(sent[:len(sent)-1:len(sent)-1], Field{"pregnancy-test", "negative"}, Field{"go", "keep"}))
	if rec := d.last().Record; len(rec.Observations) != 1 || rec.Observations[0].Code != aftercare.PregnancyTest || rec.Jurisdiction != "" || rec.Care != nil {
		t.Errorf("kept %s", wire.AppendRecord(nil, rec))
	}
	d.vault.Lock()
	d.says(d.post(routeAsk, "step=answer", "go=keep", "bleeding=light"), "lock.title", "lock.carried")
	d.post(routeStart, "bleeding=light", "step=answer", "unlock="+passphrase)
	if len(d.vault.Diary().Entries) != 3 {
		t.Error("what was answered was lost at the lock")
	}
}

// stateOf is the form of an answer page that holds the answers.
func stateOf(page *tag) *tag {
	return page.all(func(k *tag) bool { return k.attrs["id"] == "state" })[0]
}

func TestNotes_TheAnswerIsThatOfTheQuestions(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	f, _ := readForm(form(afterSurgery...), now)
	d.post(routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	s := newSheet(d.app.Site, &Request{Path: routeAsk, Now: now, InPage: true}, f)
	want := parsePage(t, string(s.answer(s.guidance()).Body)).named("main")[0].words()
	back := d.app.words.Text("to.notes")
	if got := strings.Replace(d.get(routeAnswer).named("main")[0].words(), back, "", 1); got != want {
		t.Errorf("got  %.400s\nwant %.400s", got, want)
	}
	// and it leads to the questions by its fields
	sent := resend(stateOf(d.get(routeAnswer)))
	d.says(d.step("POST", routeAsk, append(sent[:len(sent)-1:len(sent)-1], Field{"go", "ask-scan"})), "ask.scan")
}

func TestNotes_HelpIsBeforeTheLock(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	d.vault.Lock()
	for _, path := range []string{routeNotes, routeDays, routeWrite, routeAnswer, routeKeep, routeOut} {
		page := d.get(path)
		d.says(page, "lock.title")
		ways := page.named("main")[0].all(func(k *tag) bool { return k.attrs["href"] == routeHelp || k.attrs["href"] == routeCheck })
		if len(ways) != 2 {
			t.Errorf("%s: %d ways to help", path, len(ways))
		}
	}
	d.says(d.get(routeCheck), "ask.bleeding")
	d.says(d.post(routeAsk, "step=faint", "go=next", "fainting=fainted"), "urgency.emergency")
	d.says(d.post(routeDays, "unlock="+passphrase), "days.title")
}

func TestNotes_AWrongPassphraseAndDamageSayDifferentThings(t *testing.T) {
	d := keepsDiary(t, newApp(t), signs("2026-11-08", bled(aftercare.BleedingLight)))
	d.vault.Lock()
	d.says(d.post(routeNotes, "unlock=wrong"), "vault.wrong", "lock.title")
	block, version, _ := d.store.Get()
	for _, at := range []int{10, 60, len(block) - 1} {
		bad := append([]byte(nil), block...)
		bad[at] ^= 1
		var err error
		if version, err = d.store.Put(bad, version); err != nil {
			t.Fatal(err)
		}
		d.vault = newVault(d.store)
		d.says(d.post(routeNotes, "unlock="+passphrase), "broken.title", "broken.a")
		for _, path := range []string{routeNotes, routeWrite, routeStart, routeIn} {
			d.post(path, "go=begin", "bleeding=light", "pass="+passphrase, "again="+passphrase)
		}
		if now, _, _ := d.store.Get(); string(now) != string(bad) {
			t.Error("what could not be read was written over")
		}
	}
	d.says(d.post(routeErase, "go=ask"), "erase.sure")
	d.says(d.post(routeErase, "go=erase"), "erase.done")
	if block, _, _ := d.store.Get(); len(block) > 0 {
		t.Error("it is still there")
	}
}

func TestNotes_EraseAsksTwiceAndSaysWhatItCanNotReach(t *testing.T) {
	for _, locked := range []bool{false, true} {
		d := keepsDiary(t, newApp(t))
		if locked {
			d.vault.Lock()
		}
		d.says(d.get(routeErase), "erase.reach.a", "erase.reach.b", "erase.reach.c", "erase.reach.d")
		d.says(d.post(routeErase, "go=ask"), "erase.sure")
		if block, _, _ := d.store.Get(); len(block) == 0 {
			t.Fatal("gone before she was asked twice")
		}
		d.says(d.post(routeErase, "go=erase"), "erase.done", "erase.reach.b")
		if block, _, _ := d.store.Get(); len(block) > 0 || d.vault.Diary() != nil {
			t.Error("it is still there")
		}
		d.says(d.get(routeNotes), "diary.start")
	}
}

func TestNotes_SettingsSayWhatWasDone(t *testing.T) {
	d := keepsDiary(t, newApp(t), signs("2026-11-08", bled(aftercare.BleedingLight)))
	const other, code = "three slow wet lamps", "nine grey cold forks"
	d.says(d.post(routeKeep, "go=time", "lock=15"), "keep.time.done")
	if d.vault.Diary().LockAfter != 15 {
		t.Error(d.vault.Diary().LockAfter)
	}
	d.says(d.post(routeKeep, "go=pass", "old=no", "pass="+other, "again="+other), "vault.wrong")
	d.says(d.post(routeKeep, "go=pass", "old="+passphrase, "pass="+other, "again="+other), "keep.pass.done")
	d.says(d.post(routeKeep, "go=second", "mine="+other, "code="+other, "code-again="+other), "vault.same")
	d.says(d.post(routeKeep, "go=second", "mine="+other, "code="+code, "code-again="+code), "keep.second.done")
	d.says(d.post(routeLock, "go=lock"), "lock.title")
	if d.vault.State() != vault.Locked {
		t.Error("not locked")
	}
	d.says(d.post(routeNotes, "unlock="+passphrase), "vault.wrong")
	d.says(d.post(routeNotes, "unlock="+code), "front.nothing")
	if len(d.vault.Diary().Entries) != 0 {
		t.Error("the second code opens what was written")
	}
	for tri, key := range map[aftercare.Tri]string{aftercare.Unknown: "keep.promise.unknown", aftercare.Yes: "keep.promise.yes", aftercare.No: "keep.promise.no"} {
		r := d.app.Handle(&Request{Method: "GET", Path: routeKeep, Now: now, InPage: true, Files: fileReader{}, Vault: d.vault, Lasting: tri})
		d.says(checkPage(t, key, r), key)
	}
}

// full is a diary with a bit of everything.
func full(t *testing.T) *diarist {
	d := keepsDiary(t, newApp(t))
	d.post(routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	d.saves("go=save", "bleeding=heavy", "pads-per-hour=2", "pads-hours=1", "note=\"a, b\"\nc=d", "sleep=little", "medicine=codeine", "temperature=37.5", "temperature-unit=Cel")
	d.saves("go=save", "corrects=2", "bleeding=light", "note=later")
	d.saves("go=save", "pain=severe", "pain-site=shoulder")
	d.post("/notes/entry/4/", "go=withdraw")
	return d
}

func TestNotes_WhatIsTakenOutComesBackTheSame(t *testing.T) {
	d := full(t)
	want := string(diary.Append(nil, d.vault.Diary()))
	for end, fields := range map[string][]string{
		".age":  {"go=sealed", "pass=a file of its own", "again=a file of its own"},
		".json": {"go=json"},
		".csv":  {"go=csv"},
	} {
		d.says(d.post(routeOut, fields...), "out.done", "out.plain.warning")
		file := d.r.Download
		if file == nil || file.Name != "notes-2026-11-09"+end {
			t.Fatalf("%s: %+v", end, file)
		}
		if end == ".age" && strings.Contains(string(file.Body), "later") {
			t.Error("the sealed file can be read")
		}
		other := newDiarist(t, newApp(t))
		sent := []Field{{"go", "look"}, {"file", base64.StdEncoding.EncodeToString(file.Body)}, {"file-name", file.Name}, {"open", "a file of its own"}}
		page := other.step("POST", routeIn, sent)
		other.says(page, "in.report", "start.pass")
		if other.vault.State() != vault.Empty {
			t.Fatal("kept before it was shown")
		}
		page = other.step("POST", routeIn, append(resend(page)[:1], Field{"go", "take"}, Field{"pass", "x"}, Field{"again", "x"}))
		other.says(page, "pass.short", "in.report")
		page = other.step("POST", routeIn, append(resend(page)[:1], Field{"go", "take"}, Field{"pass", passphrase}, Field{"again", passphrase}))
		other.says(page, "in.done")
		if got := string(diary.Append(nil, other.vault.Diary())); got != want && end != ".csv" || strings.ReplaceAll(got, `"lockAfter":5,`, "") != strings.ReplaceAll(want, `"lockAfter":5,`, "") {
			t.Errorf("%s:\ngot  %s\nwant %s", end, got, want)
		}
		// and once more into the same diary: nothing is there twice
		page = other.step("POST", routeIn, sent)
		other.step("POST", routeIn, append(resend(page)[:1], Field{"go", "take"}))
		if len(other.vault.Diary().Entries) != len(d.vault.Diary().Entries) {
			t.Errorf("%s: %d entries after it came twice", end, len(other.vault.Diary().Entries))
		}
	}
}

func TestNotes_WhatComesInJoinsWhatIsThere(t *testing.T) {
	d := full(t)
	d.post(routeOut, "go=json")
	file := Field{"file", base64.StdEncoding.EncodeToString(d.r.Download.Body)}
	other := keepsDiary(t, newApp(t))
	other.saves("go=save", "note=mine")
	page := other.step("POST", routeIn, []Field{file, {"go", "look"}})
	other.says(page, "in.report")
	other.step("POST", routeIn, append(resend(page)[:1], Field{"go", "take"}))
	all := other.vault.Diary()
	if len(all.Entries) != 1+len(d.vault.Diary().Entries) || all.Entries[3].Replaces != 3 || !all.Entries[5].Withdrawn || all.Entries[5].Replaces != 5 {
		t.Errorf("%s", diary.Append(nil, all))
	}
	if _, findings := diary.Parse(string(diary.Append(nil, all))); findings != nil {
		t.Error(findings)
	}
}

func TestNotes_AFileThatCanNotBeReadIsNamedAndNothingIsKept(t *testing.T) {
	sealedAs := full(t)
	sealedAs.post(routeOut, "go=sealed", "pass="+passphrase, "again="+passphrase)
	sealed := sealedAs.r.Download.Body
	for key, body := range map[string]string{
		"in.no-file":    "",
		"in.wrong":      string(sealed),
		"in.damaged":    string(sealed[:len(sealed)-20]),
		"in.unreadable": `{"format":"aftercare.diary/1","entries":[{"id":1}]}`,
	} {
		for _, d := range []*diarist{keepsDiary(t, newApp(t)), newDiarist(t, newApp(t))} {
			state := d.vault.State()
			open := passphrase
			if key == "in.wrong" {
				open = "not this one"
			}
			d.says(d.step("POST", routeIn, []Field{{"go", "look"}, {"file", base64.StdEncoding.EncodeToString([]byte(body))}, {"open", open}}), key)
			if d.vault.State() != state || d.vault.Diary() != nil && len(d.vault.Diary().Entries) > 0 {
				t.Errorf("%s: something was kept", key)
			}
			d.says(d.step("POST", routeIn, []Field{{"go", "take"}, {"diary", "{"}, {"pass", passphrase}, {"again", passphrase}}), "in.unreadable")
		}
	}
}

func TestNotes_HostileTextStaysText(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	for _, text := range hostile {
		d.step("POST", routeWrite, []Field{{"go", "save"}, {"note", text}})
		if strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xfffd }) >= 0 {
			continue
		}
		for _, path := range []string{routeNotes, routeDays} {
			if page := d.get(path); !strings.Contains(page.words(), strings.ReplaceAll(text, "\r", "\uFFFD")) && len(text) < 1000 {
				t.Errorf("%s does not show %q", path, text)
			}
		}
	}
	fields := []string{"go", "day", "corrects", "at", "record", "clock", "unlock", "pass", "again", "lock", "old", "mine", "code", "file", "file-name", "open", "diary", "note", "said", "<b>"}
	for _, path := range []string{routeNotes, routeStart, routeWrite, "/notes/event/6/", routeDays, "/notes/entry/1/", routeKeep, routeLock, routeOut, routeIn, routeErase, routeAnswer} {
		names := fields
		if path == routeWrite {
			for _, k := range d.get(path).named("input", "select", "textarea") {
				names = append(names, k.attrs["name"])
			}
		}
		for _, text := range []string{hostile[0], hostile[1], hostile[9]} {
			for _, name := range names {
				d.step("POST", path, []Field{{"go", "save"}, {name, text}})
				if d.r.Status >= 500 {
					t.Fatalf("%s %s=%.20q: %d", path, name, text, d.r.Status)
				}
			}
			if d.vault.State() == vault.Locked {
				if err := d.vault.Open(passphrase); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestNotes_AnotherProgramsTableIsReportedLineByLine(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	const table = "date,temperature.value,temperature.exclude,bleeding.value,bleeding.exclude,note.value\n2026-11-01,36.9,false,2,false,tired\n2026-11-02,,,9,false,\n2027-01-01,,,1,false,\n"
	page := d.step("POST", routeIn, []Field{{"go", "look"}, {"file", base64.StdEncoding.EncodeToString([]byte(table))}})
	d.says(page, "in.report", "in.findings", "in.outcome.not-yet", "in.outcome.not-understood")
	if len(d.vault.Diary().Entries) > 0 {
		t.Error("kept before it was shown")
	}
	d.says(d.step("POST", routeIn, append(resend(page)[:1], Field{"go", "take"})), "in.done")
	if all := d.vault.Diary().Entries; len(all) != 1 || all[0].About != mustDay("2026-11-01") {
		t.Errorf("%s", diary.Append(nil, d.vault.Diary()))
	}
	for _, term := range imports.OutcomeTerms.Words() {
		if !d.app.words.Has("in.outcome." + term) {
			t.Errorf("no words for %s", term)
		}
	}
}
