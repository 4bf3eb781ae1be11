package vault_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

// lasting is a store that removes nothing: every block that was ever put can
// be read back by whoever looks into its files. Only secrets are overwritten.
type lasting struct {
	vault.Memory
	blocks [][]byte
	writes []string
}

func (l *lasting) Put(block, old []byte) error {
	err := l.Memory.Put(block, old)
	if err == nil {
		l.blocks = append(l.blocks, bytes.Clone(block))
		l.writes = append(l.writes, "block")
	}
	return err
}

func (l *lasting) PutSecrets(secrets []byte) error {
	l.writes = append(l.writes, "secrets")
	return l.Memory.PutSecrets(secrets)
}

// carved counts the old blocks that open with one of the passphrases and what
// is left of the secrets.
func (l *lasting) carved(t *testing.T, passphrases ...string) (n int) {
	t.Helper()
	secrets, err := l.Secrets()
	if err != nil && !errors.Is(err, vault.ErrNoSecrets) {
		t.Fatal(err)
	}
	for _, block := range l.blocks {
		for _, pass := range passphrases {
			file := &vault.Memory{FailSecrets: l.FailSecrets}
			file.PutSecrets(secrets)
			must(t, file.Put(block, nil))
			if open(file).Open(pass) == nil {
				n++
			}
		}
	}
	return n
}

func TestSecret_WhatIsGoneIsUnreadableInEveryBlockThatWasEverStored(t *testing.T) {
	ends := map[string]func(t *testing.T, s vault.Store, v *vault.Vault){
		"erased": func(t *testing.T, s vault.Store, v *vault.Vault) { must(t, v.Erase()) },
		"erased while locked": func(t *testing.T, s vault.Store, v *vault.Vault) {
			must(t, open(s).Erase())
		},
		"decoy": func(t *testing.T, s vault.Store, v *vault.Vault) {
			v.Lock()
			must(t, v.Open(second))
		},
		"decoy, and written on": func(t *testing.T, s vault.Store, v *vault.Vault) {
			v.Lock()
			must(t, v.Open(second))
			for range 5 {
				must(t, add(v))
			}
		},
		"begun anew": func(t *testing.T, s vault.Store, v *vault.Vault) {
			must(t, v.Erase())
			must(t, v.Create("a third", &diary.Diary{}))
		},
	}
	for name, end := range ends {
		for _, off := range []bool{false, true} {
			s := &lasting{}
			if off { // the control: without secrets all of it opens
				s.FailSecrets = vault.ErrNoSecrets
			}
			v := begun(t, s, 1)
			must(t, v.SetDecoy(passphrase, second))
			for range 10 {
				must(t, add(v))
			}
			if v.HasSecret() == off {
				t.Errorf("%s: it says %v of having a secret", name, !off)
			}
			before := len(s.blocks)
			end(t, s, v)
			got := 0
			all := s.blocks
			s.blocks = all[:before]
			got = s.carved(t, passphrase, second)
			if !off && got != 0 {
				t.Errorf("%s: %d of %d old blocks open", name, got, before)
			}
			if off && got < before {
				t.Errorf("%s: the control finds only %d of %d", name, got, before)
			}
		}
	}
}

func TestSecret_AnOlderBlockPutBackIsNoticedAndNotCalledAWrongPassphrase(t *testing.T) {
	s := &lasting{}
	v := begun(t, s, 1)
	for range 4 {
		must(t, add(v))
	}
	v.Lock()
	secrets, _ := s.Secrets()
	for i, block := range s.blocks[:len(s.blocks)-1] {
		back := &vault.Memory{}
		must(t, back.PutSecrets(secrets))
		must(t, back.Put(block, nil))
		for _, pass := range []string{passphrase, "wrong"} {
			want(t, open(back).Open(pass), vault.ErrParted)
		}
		if now := stored(t, back); !bytes.Equal(now, block) {
			t.Errorf("block %d was written over", i)
		}
	}
	holds(t, s, passphrase, 5)
}

func TestSecret_WhereItIsMissingThatIsSaid(t *testing.T) {
	for name, secrets := range map[string][]byte{"none": nil, "empty": {}, "short": make([]byte, 100), "another": make([]byte, 160)} {
		s := &vault.Memory{}
		begun(t, s, 1)
		must(t, s.PutSecrets(secrets))
		for _, pass := range []string{passphrase, "wrong"} {
			if err := open(s).Open(pass); !errors.Is(err, vault.ErrParted) {
				t.Errorf("%s: %v", name, err)
			}
		}
		state(t, open(s), vault.Locked)
		must(t, open(s).Erase())
		state(t, open(s), vault.Empty)
	}
	s := &vault.Memory{}
	begun(t, s, 1)
	s.FailSecrets = vault.ErrStore // there, and cannot be read now
	want(t, open(s).Open(passphrase), vault.ErrStore)
	s.FailSecrets = nil
	holds(t, s, passphrase, 1)
}

// Every write looks the same, whatever it is for.
func TestSecret_TheOrderOfWritesTellsNothing(t *testing.T) {
	s := &lasting{}
	v := begun(t, s, 1)
	for name, does := range map[string]func() error{
		"save":       func() error { return add(v) },
		"unlock":     func() error { v.Lock(); return v.Open(passphrase) },
		"decoy set":  func() error { return v.SetDecoy(passphrase, second) },
		"passphrase": func() error { return v.ChangePassphrase(passphrase, passphrase) },
	} {
		s.writes = nil
		must(t, does())
		if got := strings.Join(s.writes, " "); got != "secrets block secrets" {
			t.Errorf("%s writes %s", name, got)
		}
	}
	must(t, v.SetDecoy(passphrase, second))
	v.Lock()
	s.writes = nil
	must(t, v.Open(second))
	if got := strings.Join(s.writes, " "); got != "secrets block secrets" {
		t.Errorf("the decoy passphrase writes %s", got)
	}
	// Nothing but the start of the header is ever the same in two blocks, so
	// that their history shows no decoy: the salt changes with a passphrase.
	for i, a := range s.blocks {
		for _, b := range s.blocks[:i] {
			for at := 32; at < len(a); at += 16 {
				if n := min(at+12, len(a)); bytes.Equal(a[at:n], b[at:n]) {
					t.Fatalf("bytes %d are the same in two blocks", at)
				}
			}
		}
	}
}

// stops is a store that stops at one of its writes: before it, after it, or in
// the midst of the bytes that are overwritten in place.
type stops struct {
	*vault.Memory
	left int
	torn int // of the secrets, this many bytes were written; -1: as the write says
	done bool
	off  bool
}

var errStopped = errors.New("stopped")

func (s *stops) write(does func() error, tear func()) error {
	switch {
	case s.off:
		return errStopped
	case s.left > 0:
		s.left--
		return does()
	}
	s.off = true
	if s.torn >= 0 && tear != nil {
		tear()
	} else if s.done {
		does()
	}
	return errStopped
}

func (s *stops) Put(block, old []byte) error {
	return s.write(func() error { return s.Memory.Put(block, old) }, nil)
}

func (s *stops) PutSecrets(secrets []byte) error {
	return s.write(func() error { return s.Memory.PutSecrets(secrets) }, func() {
		now, _ := s.Memory.Secrets()
		if len(now) == len(secrets) {
			s.Memory.PutSecrets(append(bytes.Clone(secrets[:s.torn]), now[s.torn:]...))
		}
	})
}

func (s *stops) Delete() error { return s.write(s.Memory.Delete, nil) }

func (s *stops) DeleteSecrets() error { return s.write(s.Memory.DeleteSecrets, nil) }

// Power goes, the browser is killed, the room is used up: at each write.
func TestSecret_AStopAtAnyWriteLosesNothingThatWasAcknowledged(t *testing.T) {
	const writes = 3 // of one change
	runs := 0
	for left := range writes {
		for _, torn := range []int{-1, 0, 1, 16, 17, 47, 48, 79, 80, 81, 96, 97, 128, 159, 160} {
			for _, done := range []bool{false, true} {
				for name, does := range map[string]func(v *vault.Vault) error{
					"save":      add,
					"unlock":    func(v *vault.Vault) error { v.Lock(); return v.Open(passphrase) },
					"decoy set": func(v *vault.Vault) error { return v.SetDecoy(passphrase, second) },
				} {
					s := &stops{Memory: &vault.Memory{}, left: 1 << 30}
					v := begun(t, s, 2)
					s.left, s.torn, s.done = left, torn, done
					err := does(v)
					runs++
					after := open(s.Memory)
					if fault := after.Open(passphrase); fault != nil {
						t.Fatalf("%s stopped at write %d (%d, %v): %v", name, left, torn, done, fault)
					}
					n := len(after.Diary().Entries)
					if n != 2 && !(name == "save" && n == 3) || err == nil && name == "save" && n != 3 {
						t.Fatalf("%s stopped at write %d (%d, %v): %d entries", name, left, torn, done, n)
					}
					must(t, add(after))
					holds(t, s.Memory, passphrase, n+1)
				}
			}
		}
	}
	t.Logf("%d stops", runs)
}

func TestSecret_AStopWhileItIsBegunOrThePassphraseChangesLeavesOneOfTheTwo(t *testing.T) {
	for left := range 3 {
		for _, torn := range []int{-1, 0, 40, 80, 120, 160} {
			for _, done := range []bool{false, true} {
				s := &stops{Memory: &vault.Memory{}, left: left, torn: torn, done: done}
				err := open(s).Create(passphrase, &diary.Diary{})
				after := open(s.Memory)
				switch got := after.Open(passphrase); {
				case errors.Is(got, vault.ErrNone) && err != nil:
					must(t, after.Create(passphrase, &diary.Diary{}))
				case got != nil:
					t.Fatalf("begun, stopped at write %d (%d, %v): %v", left, torn, done, got)
				}

				s = &stops{Memory: &vault.Memory{}, left: 1 << 30}
				v := begun(t, s, 2)
				s.left, s.torn, s.done = left, torn, done
				err = v.ChangePassphrase(passphrase, "the next")
				old, next := open(s.Memory).Open(passphrase), open(s.Memory).Open("the next")
				if (old == nil) == (next == nil) || err == nil && next != nil {
					t.Fatalf("changed, stopped at write %d (%d, %v): %v, %v", left, torn, done, old, next)
				}
			}
		}
	}
}

// The decoy passphrase and erase are not half done either: the first write is
// already the end of the diary.
func TestSecret_AfterTheFirstWriteTheDiaryIsGone(t *testing.T) {
	for left := 1; left < 4; left++ {
		for name, does := range map[string]func(v *vault.Vault) error{
			"decoy":  func(v *vault.Vault) error { return v.Open(second) },
			"erased": func(v *vault.Vault) error { return v.Erase() },
		} {
			s := &stops{Memory: &vault.Memory{}, left: 1 << 30, torn: -1}
			v := withDecoy(t, s, 2)
			s.left = left
			does(v)
			after := open(s.Memory)
			if err := after.Open(passphrase); err == nil {
				t.Errorf("%s, stopped after %d writes: it opens", name, left)
			}
			if name == "decoy" {
				holds(t, s.Memory, second, 0)
			}
		}
	}
}

func TestSecret_EraseSaysWhereItCouldNotOverwrite(t *testing.T) {
	s := &failsSecrets{}
	begun(t, s, 1)
	s.on = true
	want(t, open(s).Erase(), vault.ErrLeft)
	state(t, open(s), vault.Empty)
	// The decoy passphrase opens an ordinary diary all the same.
	s = &failsSecrets{}
	withDecoy(t, s, 1)
	s.on = true
	holds(t, s, second, 0)
	want(t, open(s).Open(passphrase), vault.ErrWrong)
}

// failsSecrets cannot be written beside the block.
type failsSecrets struct {
	vault.Memory
	on bool
}

func (f *failsSecrets) PutSecrets(secrets []byte) error {
	if f.on {
		return vault.ErrStore
	}
	return f.Memory.PutSecrets(secrets)
}

func TestVault_ABlockOfVersion1OpensAndBecomesVersion2WithItsDecoy(t *testing.T) {
	old, err := os.ReadFile("testdata/version-1.block")
	must(t, err)
	start := func() *vault.Memory {
		s := &vault.Memory{}
		must(t, s.Put(old, nil))
		return s
	}
	s := start()
	state(t, open(s), vault.Locked)
	want(t, open(s).Open("wrong"), vault.ErrWrong)
	if open(s).HasSecret() {
		t.Error("it has no secret yet")
	}
	holds(t, s, passphrase, 2)
	if now := stored(t, s); string(now[:8]) != "aftcare\x02" || !open(s).HasSecret() {
		t.Errorf("it is %q", now[:8])
	}
	holds(t, s, passphrase, 2)
	holds(t, s, second, 0)
	want(t, open(s).Open(passphrase), vault.ErrWrong)
	holds(t, start(), second, 0)
	// Where it cannot be written anew, it opens as it is.
	full := start()
	full.Fail = vault.ErrFull
	holds(t, full, passphrase, 2)
	for i := range old {
		bad := bytes.Clone(old)
		bad[i] ^= 0x11
		s := &vault.Memory{}
		must(t, s.Put(bad, nil))
		want(t, open(s).Open(passphrase), vault.ErrDamaged)
	}
}

func TestVault_AStoreThatKeepsNoSecretsIsUsedWithoutAndGetsOneLater(t *testing.T) {
	s := &vault.Memory{FailSecrets: vault.ErrNoSecrets}
	v := begun(t, s, 1)
	must(t, add(v))
	must(t, v.SetDecoy(passphrase, second))
	holds(t, s, passphrase, 2)
	if open(s).HasSecret() {
		t.Error("it says that it has a secret")
	}
	s.FailSecrets = nil
	holds(t, s, passphrase, 2)
	if !open(s).HasSecret() {
		t.Error("it did not get one")
	}
	holds(t, s, second, 0)
}

func TestDraft_ComesBackWithThePassphraseAndWithNothingElse(t *testing.T) {
	const text = "/notes/write/\nnote=half"
	s := &vault.Memory{}
	v := begun(t, s, 1)
	must(t, v.SetDecoy(passphrase, second))
	for _, pass := range []string{passphrase, second} {
		if !v.LockWith(text) || !v.HasDraft() || v.Diary() != nil {
			t.Fatal("it was not kept, or not locked")
		}
		want(t, v.Open("wrong"), vault.ErrWrong)
		if got := v.Draft(); got != "" {
			t.Errorf("a wrong passphrase shows %q", got)
		}
		must(t, v.Open(pass))
		if got := v.Draft(); (got == text) != (pass == passphrase) || v.Draft() != "" || v.HasDraft() {
			t.Errorf("%q: it came back as %q", pass, got)
		}
	}
	v.Lock()
	if v.LockWith(text) {
		t.Error("something was kept without a key")
	}
	must(t, v.Open(second))
	v.LockWith(text)
	must(t, v.Erase())
	must(t, v.Create(second, &diary.Diary{}))
	v.Lock()
	must(t, v.Open(second))
	if got := v.Draft(); got != "" {
		t.Errorf("after erase it came back as %q", got)
	}
	if _, err := (sealing.Crypto{}).Open(make([]byte, 32), make([]byte, 12), nil, nil); err == nil {
		t.Error("the control opens nothing")
	}
}
