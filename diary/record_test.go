package diary_test

import (
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/wire"
)

// kept is a diary of entries with these members.
func kept(t *testing.T, entries ...string) *diary.Diary {
	t.Helper()
	d, findings := diary.Parse(written(entries...))
	if findings != nil {
		t.Fatal(findings)
	}
	return d
}

// tells is the member of an entry that tells these members of a record.
func tells(members string) string { return `"record":{"format":"aftercare.record/1",` + members + `}` }

func TestDiary_WhatIsToldLaterHolds(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []string
		want    string
	}{
		{"nothing", nil, ``},
		{"facts come together", []string{tells(`"loss":{"kind":"missed","on":"2026-11-03"}`), tells(`"person":{"rh":"negative"},"loss":{"gestation":"9w3d"}`)},
			`,"loss":{"kind":"missed","gestation":"9w3d","on":"2026-11-03"},"person":{"rh":"negative"}`},
		{"of one fact the last", []string{
			tells(`"about":"self","jurisdiction":"GB","language":"en","loss":{"kind":"missed","location":"unlocated","gestation":"9w0d","diagnosedOn":"2026-10-01","on":"2026-11-03"},"person":{"rh":"unknown","age":30,"previousLosses":2},"wishes":{"conceive":"yes","activities":["bath"]}`),
			tells(`"about":"patient","jurisdiction":"FR","language":"fr","loss":{"kind":"complete","location":"intrauterine","gestation":"8w0d","diagnosedOn":"2026-10-02","on":{"from":"2026-11-01","to":"2026-11-02"}},"person":{"rh":"negative","age":31,"previousLosses":0},"wishes":{"conceive":"later","activities":["work","tampon"]}`)},
			`,"about":"patient","jurisdiction":"FR","language":"fr","loss":{"kind":"complete","location":"intrauterine","gestation":"8w0d","diagnosedOn":"2026-10-02","on":{"from":"2026-11-01","to":"2026-11-02"}},"person":{"rh":"negative","previousLosses":0,"age":31},"wishes":{"conceive":"later","activities":["work","tampon"]}`},
		{"conditions and medicines come together", []string{tells(`"person":{"conditions":["iud"],"medicines":["ibuprofen"]}`), tells(`"person":{"conditions":["anticoagulant","iud"],"medicines":["iron"]}`)},
			`,"person":{"conditions":["anticoagulant","iud"],"medicines":["ibuprofen","iron"]}`},
		{"care by its day", []string{tells(`"care":[{"route":"surgical","on":"2026-11-04"}]`), tells(`"care":[{"route":"medical","on":"2026-11-03"},{"route":"expectant"}]`)},
			`,"care":[{"route":"expectant"},{"route":"medical","on":"2026-11-03"},{"route":"surgical","on":"2026-11-04"}]`},
		{"observations by their time, a bare day at its end", []string{
			tells(`"observations":[{"code":"pain","value":"mild","on":"2026-11-05"},{"code":"chills","value":true,"on":"2026-11-05"}]`),
			tells(`"observations":[{"code":"pale","value":true,"at":"2026-11-05T10:00:00+02:00"},{"code":"weak","value":true,"at":"2026-11-05T09:00:00+00:00"},{"code":"rash","value":true,"on":"2026-11-04"}]`)},
			`,"observations":[{"code":"rash","value":true,"on":"2026-11-04"},{"code":"pale","value":true,"at":"2026-11-05T10:00:00+02:00"},{"code":"weak","value":true,"at":"2026-11-05T09:00:00+00:00"},{"code":"pain","value":"mild","on":"2026-11-05"},{"code":"chills","value":true,"on":"2026-11-05"}]`},
		{"a correction shows what it corrects", []string{tells(`"loss":{"kind":"missed"},"care":[{"route":"medical"}],"observations":[{"code":"pain","value":"severe","on":"2026-11-05"}]`), `"replaces":1,` + tells(`"observations":[{"code":"pain","value":"mild","on":"2026-11-05"}]`)},
			`,"observations":[{"code":"pain","value":"severe","status":"entered-in-error","on":"2026-11-05"},{"code":"pain","value":"mild","on":"2026-11-05"}]`},
		{"what is taken back", []string{tells(`"person":{"rh":"negative"},"observations":[{"code":"chills","value":true,"on":"2026-11-05"}]`), `"replaces":1,"withdrawn":true`},
			`,"observations":[{"code":"chills","value":true,"status":"entered-in-error","on":"2026-11-05"}]`},
		{"taken back, and then not", []string{tells(`"person":{"rh":"negative"}`), `"replaces":1,"withdrawn":true`, `"replaces":2,` + tells(`"person":{"rh":"negative"}`)}, `,"person":{"rh":"negative"}`},
		{"notes stay hers", []string{tells(`"observations":[{"code":"note","value":"mine","on":"2026-11-05"}]`)}, ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(wire.AppendRecord(nil, kept(t, c.entries...).Record()))
			if want := `{"format":"aftercare.record/1"` + c.want + `}`; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestDiary_NotesGoOutOnlyWhenAsked(t *testing.T) {
	d := kept(t, tells(`"observations":[{"code":"note","value":"old","on":"2026-11-05"}]`), `"replaces":1,`+tells(`"observations":[{"code":"note","value":"new","on":"2026-11-05"}]`))
	if got := d.RecordWithNotes().Observations; len(got) != 1 || got[0].Text != "new" {
		t.Errorf("got %+v, want the note that stands", got)
	}
}

func TestDiary_RecordSharesNothingWithIt(t *testing.T) {
	d := kept(t, tells(`"care":[{"route":"medical"}],"wishes":{"activities":["bath"]},"observations":[{"code":"chills","value":true,"on":"2026-11-05"}]`))
	before := string(diary.Append(nil, d))
	rec := d.Record()
	rec.Care[0].Route, rec.Wishes.Activities[0], rec.Observations[0].Withdrawn = aftercare.Surgical, aftercare.Work, true
	c := d.Clone()
	c.Add(diary.Entry{})
	c.Entries[0].About = 0
	if after := string(diary.Append(nil, d)); after != before {
		t.Errorf("was %s\nis %s", before, after)
	}
}

func TestDiary_LatestNoticesAClockSetBack(t *testing.T) {
	for _, c := range []struct {
		name, want string
		d          *diary.Diary
	}{
		{"empty", "", &diary.Diary{}},
		{"the moment of writing", "2026-11-06T08:30:00+01:00", kept(t, ``)},
		{"a day that comes after it", "2026-11-08", kept(t, tells(`"observations":[{"code":"chills","value":true,"on":"2026-11-08"}]`))},
		{"a later moment of the same day", "2026-11-06T09:30:00+01:00", kept(t, tells(`"observations":[{"code":"chills","value":true,"on":"2026-11-06"},{"code":"chills","value":true,"at":"2026-11-06T09:30:00+01:00"}]`))},
		{"care that is planned is no sign of the time", "2026-11-06T08:30:00+01:00", kept(t, tells(`"care":[{"route":"surgical","on":"2026-12-01"}]`))},
	} {
		if got := c.d.Latest().String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
