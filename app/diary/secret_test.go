package diary

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/vault"
)

func TestNotes_AMissingSecretIsNeverCalledAWrongPassphrase(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Vault.Lock()
	if err := d.Store.DeleteSecrets(); err != nil {
		t.Fatal(err)
	}
	for _, pass := range []string{pagetest.Passphrase, "wrong"} {
		shown := d.Post(page.PathNotes, "unlock="+pass)
		d.Says(shown, "parted.title", "parted.a", "parted.b", "to.notes/erase")
		if strings.Contains(shown.Words(), d.App.Words.Text("vault.wrong")) {
			t.Error("it is called wrong")
		}
	}
}

func TestNotes_WhereNoSecretIsKeptThePageSaysWhatThatMeans(t *testing.T) {
	for _, fault := range []error{nil, vault.ErrNoSecrets} {
		d := pagetest.KeepsDiary(t, newApp(t))
		d.Store.FailSecrets = fault
		d.Says(d.Post(pathErase, "go=erase"), "erase.done")
		start := d.Post(page.PathStart, "go=begin", "pass="+pagetest.Passphrase, "again="+pagetest.Passphrase, "lock=5")
		for name, shown := range map[string]*pagetest.Tag{"start": start, "keep": d.Get(pathKeep), "erase": d.Get(pathErase)} {
			if got := strings.Contains(shown.Words(), d.App.Words.Text("keep.bare")); got != (fault != nil) {
				t.Errorf("%s, %v: it says %v", name, fault, got)
			}
		}
	}
}

func TestNotes_WhatSheWasWritingIsNeverLostWithoutAWord(t *testing.T) {
	const note = "half a note"
	written := []string{"bleeding=light", "note=" + note}
	// It was being written when the diary was locked: shown again, not kept.
	d := pagetest.KeepsDiary(t, newApp(t))
	shows := func(shown *pagetest.Tag, key string) {
		t.Helper()
		d.Says(shown, key)
		if !strings.Contains(shown.Words(), note) {
			t.Errorf("%s: the text is gone", key)
		}
	}
	shows(d.Post(pathWrite, append(written, "go=draft")...), "draft.back")
	if n := len(d.Vault.Diary().Entries); n != 0 {
		t.Errorf("%d entries were kept", n)
	}
	// The diary was deleted or cleared under it.
	if err := d.Store.Delete(); err != nil {
		t.Fatal(err)
	}
	shows(d.Post(pathWrite, append(written, "go=save")...), "vault.cleared")
	d.Says(d.Post(pathEvent+"1/", append(written, "go=save")...), "vault.cleared")
	// A sealed text waits behind the lock.
	d = pagetest.KeepsDiary(t, newApp(t))
	d.Vault.LockWith(pathWrite + "\nnote=" + note)
	shown := d.Get(page.PathNotes)
	d.Says(shown, "lock.draft")
	if strings.Contains(shown.Words(), note) {
		t.Error("it can be read while locked")
	}
	// The diary went while it waited: said once, and on no page of another diary.
	if err := d.Store.Delete(); err != nil {
		t.Fatal(err)
	}
	d.Says(d.Get(page.PathNotes), "lock.draft.gone")
	if strings.Contains(d.Get(page.PathNotes).Words(), d.App.Words.Text("lock.draft.gone")) {
		t.Error("it is said again")
	}
	// What is stored was damaged while it waited, or its secret went.
	for key, harm := range map[string]func(*pagetest.Diarist) error{
		"broken.title": func(d *pagetest.Diarist) error {
			old, _ := d.Store.Get()
			bad := append([]byte(nil), old...)
			bad[len(bad)-1] ^= 1
			return d.Store.Put(bad, old)
		},
		"parted.title": func(d *pagetest.Diarist) error { return d.Store.DeleteSecrets() },
	} {
		d = pagetest.KeepsDiary(t, newApp(t))
		d.Vault.LockWith(pathWrite + "\nnote=" + note)
		if err := harm(d); err != nil {
			t.Fatal(err)
		}
		d.Says(d.Post(page.PathNotes, "unlock="+pagetest.Passphrase), key, "broken.draft")
	}
}
