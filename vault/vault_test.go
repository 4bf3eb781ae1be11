package vault_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

// cheap is a cost for tests: every guess is made as often as there are bytes.
var cheap = vault.Cost{Memory: 8, Time: 1, Lanes: 1}

const (
	passphrase = "a passphrase of hers"
	second     = "another one of hers"
)

func open(s vault.Store) *vault.Vault { return vault.New(s, sealing.Crypto{}, cheap) }

// begun is a vault with a diary of n entries over a store.
func begun(t *testing.T, s vault.Store, n int) *vault.Vault {
	t.Helper()
	d := &diary.Diary{LockAfter: 7}
	for range n {
		d.Add(entry())
	}
	v := open(s)
	must(t, v.Create(passphrase, d))
	return v
}

func entry() diary.Entry {
	day, _ := aftercare.MakeDate(2026, 11, 21)
	return diary.Entry{
		Written: aftercare.Instant{Day: day, Second: 3600}, About: day,
		Record: &aftercare.Record{}, Sleep: diary.SleptBroken,
	}
}

func add(v *vault.Vault) error {
	return v.Update(func(d *diary.Diary) error { d.Add(entry()); return nil })
}

// holds fails where a store does not hold n entries under a passphrase.
func holds(t *testing.T, s vault.Store, pass string, n int) {
	t.Helper()
	v := open(s)
	if err := v.Open(pass); err != nil {
		t.Errorf("it does not open: %v", err)
	} else if got := len(v.Diary().Entries); got != n {
		t.Errorf("it holds %d entries, want %d", got, n)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func state(t *testing.T, v *vault.Vault, want vault.State) {
	t.Helper()
	if got := v.State(); got != want {
		t.Errorf("state %d, want %d", got, want)
	}
}

// stored is the block of a store.
func stored(t *testing.T, s vault.Store) []byte {
	t.Helper()
	block, err := s.Get()
	must(t, err)
	return block
}

// with is a store with the secrets of another and a block of its own.
func with(t *testing.T, s vault.Store, block []byte) *vault.Memory {
	t.Helper()
	secrets, err := s.Secrets()
	must(t, err)
	other := &vault.Memory{}
	must(t, other.PutSecrets(secrets))
	must(t, other.Put(block, nil))
	return other
}

func TestVault_WhatIsKeptComesBack(t *testing.T) {
	s := &vault.Memory{}
	v := open(s)
	state(t, v, vault.Empty)
	want(t, v.Open(passphrase), vault.ErrNone)
	v = begun(t, s, 3)
	state(t, v, vault.Open)
	must(t, add(v))
	before := string(diary.Append(nil, v.Diary()))
	v.Lock()
	state(t, v, vault.Locked)
	must(t, v.Open(passphrase))
	if after := string(diary.Append(nil, v.Diary())); after != before || !strings.Contains(after, `"id":4`) {
		t.Errorf("was %s\nis %s", before, after)
	}
	want(t, v.Create(passphrase, &diary.Diary{}), vault.ErrExists)
	if bytes.Contains(stored(t, s), []byte("entries")) {
		t.Error("the block can be read")
	}
}

func TestVault_LockForgetsTheKeyAndWhatItOpened(t *testing.T) {
	v := begun(t, &vault.Memory{}, 1)
	if v.LockAfter() != 7 {
		t.Errorf("it locks after %d minutes", v.LockAfter())
	}
	must(t, v.Update(func(d *diary.Diary) error { d.LockAfter = 0; return nil }))
	if v.LockAfter() != 5 {
		t.Errorf("without a time of hers it locks after %d minutes", v.LockAfter())
	}
	v.Lock()
	if v.Diary() != nil || v.LockAfter() != 0 {
		t.Error("something is still open")
	}
	want(t, add(v), vault.ErrLocked)
	want(t, v.ChangePassphrase(passphrase, second), vault.ErrLocked)
	want(t, v.SetDecoy(passphrase, second), vault.ErrLocked)
	_, err := v.Export(passphrase)
	want(t, err, vault.ErrLocked)
	want(t, v.Open("not it"), vault.ErrWrong)
	if v.Diary() != nil {
		t.Error("a wrong passphrase opened it")
	}
}

// keys remembers every key it was given, as the same bytes.
type keys struct {
	sealing.Crypto
	seen [][]byte
}

func (k *keys) Seal(key, nonce, plain, extra []byte) ([]byte, error) {
	k.seen = append(k.seen, key)
	return k.Crypto.Seal(key, nonce, plain, extra)
}

func (k *keys) Open(key, nonce, sealed, extra []byte) ([]byte, error) {
	k.seen = append(k.seen, key)
	return k.Crypto.Open(key, nonce, sealed, extra)
}

func TestVault_NoKeyStaysInMemoryOnceItIsLocked(t *testing.T) {
	k := &keys{}
	v := vault.New(&vault.Memory{}, k, cheap)
	must(t, v.Create(passphrase, &diary.Diary{}))
	must(t, add(v))
	must(t, v.SetDecoy(passphrase, second))
	must(t, v.ChangePassphrase(passphrase, "the next"))
	want(t, v.SetDecoy("wrong", second), vault.ErrWrong)
	v.Lock()
	must(t, v.Open("the next"))
	v.Lock()
	want(t, v.Open("wrong"), vault.ErrWrong)
	for i, key := range k.seen {
		if !bytes.Equal(key, make([]byte, len(key))) {
			t.Errorf("key %d of %d is still there", i, len(k.seen))
		}
	}
	if len(k.seen) < 12 {
		t.Errorf("only %d keys were seen", len(k.seen))
	}
}

func TestVault_EveryFlippedByteIsNoticedAndLeftAlone(t *testing.T) {
	s := &vault.Memory{}
	begun(t, s, 2)
	block := stored(t, s)
	for i := range block {
		for _, flip := range []byte{1 << (i % 8), 0xff} {
			bad := bytes.Clone(block)
			bad[i] ^= flip
			damaged := &vault.Memory{}
			damaged.Put(bad, nil)
			v := open(damaged)
			if got := v.State(); got != vault.Broken {
				t.Fatalf("byte %d: state %d", i, got)
			}
			for _, pass := range []string{passphrase, "wrong"} {
				if err := v.Open(pass); !errors.Is(err, vault.ErrDamaged) {
					t.Fatalf("byte %d: %v", i, err)
				}
			}
			if err := v.Create(passphrase, &diary.Diary{}); !errors.Is(err, vault.ErrExists) {
				t.Fatalf("byte %d: %v", i, err)
			}
			if now, _ := damaged.Get(); !bytes.Equal(now, bad) {
				t.Fatalf("byte %d: the store was touched", i)
			}
		}
	}
	want(t, open(s).Open("wrong"), vault.ErrWrong)
	holds(t, s, passphrase, 2)
}

func TestVault_ABlockCutOrGrownIsNoticed(t *testing.T) {
	s := &vault.Memory{}
	begun(t, s, 1)
	block := stored(t, s)
	for _, bad := range [][]byte{{}, block[:7], block[:168], block[:len(block)-1], append(bytes.Clone(block), 0), []byte("something else altogether")} {
		other := &vault.Memory{}
		other.Put(bad, nil)
		state(t, open(other), vault.Broken)
		want(t, open(other).Open(passphrase), vault.ErrDamaged)
	}
}

// Bytes that fit their check sum but were not sealed so: somebody's doing.
func TestVault_WhatWasForgedIsNoticed(t *testing.T) {
	s := &vault.Memory{}
	begun(t, s, 1)
	block := stored(t, s)
	for i := range block {
		if i >= 236 && i < 240 {
			continue
		}
		bad := bytes.Clone(block)
		bad[i] ^= 1
		vault.FixCheckSum(bad)
		forged := with(t, s, bad)
		err := open(forged).Open(passphrase)
		named := i >= 32 && i < 48 // the name of its secret
		if named != errors.Is(err, vault.ErrParted) || !named && !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrWrong) {
			t.Fatalf("byte %d: %v", i, err)
		}
		if i >= 224 && !errors.Is(err, vault.ErrDamaged) {
			t.Fatalf("byte %d of the data: %v", i, err)
		}
	}
}

func TestVault_ACostBeyondAllBoundsIsRefusedBeforeItIsPaid(t *testing.T) {
	s := &vault.Memory{}
	begun(t, s, 1)
	block := stored(t, s)
	for _, cost := range [][]byte{
		{0xff, 0xff, 0xff, 0xff, 1, 1}, {0, 0, 0, 0, 1, 1}, {8, 0, 0, 0, 0, 1}, {8, 0, 0, 0, 1, 0}, {8, 0, 0, 0, 255, 1}, {8, 0, 0, 0, 1, 255}, {8, 0, 0, 0, 1, 2},
	} {
		bad := bytes.Clone(block)
		copy(bad[8:], cost)
		vault.FixCheckSum(bad)
		forged := with(t, s, bad)
		want(t, open(forged).Open(passphrase), vault.ErrDamaged)
		state(t, open(forged), vault.Broken)
	}
	for _, cost := range []vault.Cost{{}, {Memory: 1 << 31, Time: 1, Lanes: 1}, {Memory: 8, Time: 1}} {
		if _, err := (sealing.Crypto{}).Derive("x", make([]byte, 16), cost); err == nil {
			t.Errorf("%v was paid", cost)
		}
	}
}

func TestVault_AStoreThatFailsLeavesTheOldDiary(t *testing.T) {
	for _, fault := range []error{vault.ErrFull, vault.ErrStore} {
		s := &vault.Memory{}
		v := begun(t, s, 1)
		before := stored(t, s)
		s.Fail = fault
		for name, does := range map[string]func() error{
			"update":     func() error { return add(v) },
			"passphrase": func() error { return v.ChangePassphrase(passphrase, "new") },
			"second":     func() error { return v.SetDecoy(passphrase, second) },
			"no second":  func() error { return v.SetDecoy(passphrase, "") },
		} {
			if err := does(); !errors.Is(err, fault) {
				t.Errorf("%s: %v, want %v", name, err, fault)
			}
			if len(v.Diary().Entries) != 1 || v.State() != vault.Open || !bytes.Equal(stored(t, s), before) {
				t.Errorf("%s: something has changed", name)
			}
		}
		// It still opens, where nothing can be stored.
		holds(t, s, passphrase, 1)
		s.Fail = nil
		must(t, add(v))
		holds(t, s, passphrase, 2)

		empty := &vault.Memory{Fail: fault}
		v = open(empty)
		want(t, v.Create(passphrase, &diary.Diary{}), fault)
		state(t, v, vault.Empty)
	}
}

// gone is a store that does not answer any more.
type gone struct{ vault.Memory }

func (*gone) Get() ([]byte, error) { return nil, vault.ErrStore }

func TestVault_AStoreThatDoesNotAnswerIsNotCalledEmptyOrBroken(t *testing.T) {
	v := open(&gone{})
	state(t, v, vault.Unreachable)
	want(t, v.Open(passphrase), vault.ErrStore)
	want(t, v.Create(passphrase, &diary.Diary{}), vault.ErrStore)
}

// leaving is a store that can be switched off.
type leaving struct {
	vault.Memory
	off bool
}

func (l *leaving) Get() ([]byte, error) {
	if l.off {
		return nil, vault.ErrStore
	}
	return l.Memory.Get()
}

func TestVault_AnOpenDiaryCanStillBeTakenAlongWhereTheStoreHasGone(t *testing.T) {
	s := &leaving{}
	v := begun(t, s, 1)
	s.off, s.Fail = true, vault.ErrStore
	state(t, v, vault.Open)
	want(t, add(v), vault.ErrStore)
	file, err := v.Export("file")
	must(t, err)
	d, err := readExport(open(s), file, "file")
	must(t, err)
	if len(d.Entries) != 1 {
		t.Errorf("it holds %d entries", len(d.Entries))
	}
}

func TestVault_AChangeThatFailsChangesNothing(t *testing.T) {
	s := &vault.Memory{}
	v := begun(t, s, 1)
	before, mine := stored(t, s), errors.New("mine")
	want(t, v.Update(func(d *diary.Diary) error { d.Add(entry()); d.LockAfter = 1; return mine }), mine)
	want(t, v.Update(func(d *diary.Diary) error { d.Entries = append(d.Entries, diary.Entry{ID: 77}); return nil }), vault.ErrRefused)
	if len(v.Diary().Entries) != 1 || v.Diary().LockAfter != 7 || !bytes.Equal(stored(t, s), before) {
		t.Error("something has changed")
	}
}

func TestVault_TwoTabsLoseNothing(t *testing.T) {
	s := &vault.Memory{}
	one := begun(t, s, 0)
	two := open(s)
	must(t, two.Open(passphrase))
	for range 5 {
		must(t, add(one))
		must(t, add(two))
		must(t, add(two))
	}
	state(t, one, vault.Open)
	for name, v := range map[string]*vault.Vault{"one": one, "two": two} {
		if n := len(v.Diary().Entries); n != 15 {
			t.Errorf("tab %s sees %d entries", name, n)
		}
	}
	must(t, add(one))
	must(t, two.SetDecoy(passphrase, second))
	must(t, add(one))
	must(t, two.ChangePassphrase(passphrase, "new"))
	holds(t, s, "new", 17)
}

func TestVault_ATabWhoseDiaryIsGoneWritesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		does func(*vault.Vault) error
		want error
		then vault.State
		kept int
	}{
		"erased":         {func(v *vault.Vault) error { return v.Erase() }, vault.ErrNone, vault.Empty, -1},
		"new passphrase": {func(v *vault.Vault) error { return v.ChangePassphrase(passphrase, "new") }, vault.ErrLocked, vault.Locked, 3},
		"begun anew": {func(v *vault.Vault) error {
			if err := v.Erase(); err != nil {
				return err
			}
			return v.Create("new", &diary.Diary{})
		}, vault.ErrLocked, vault.Locked, 0},
		"decoy passphrase": {func(v *vault.Vault) error {
			if err := v.SetDecoy(passphrase, "new"); err != nil {
				return err
			}
			return v.Open("new")
		}, vault.ErrLocked, vault.Locked, 0},
	} {
		for _, looks := range []bool{true, false} {
			s := &vault.Memory{}
			one := begun(t, s, 3)
			two := open(s)
			must(t, two.Open(passphrase))
			must(t, c.does(two))
			if looks {
				state(t, one, c.then)
				want(t, add(one), vault.ErrLocked)
			} else if err := add(one); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			}
			if one.Diary() != nil {
				t.Errorf("%s: the other tab still shows it", name)
			}
			if c.kept >= 0 {
				holds(t, s, "new", c.kept)
			} else if block := stored(t, s); len(block) > 0 {
				t.Errorf("%s: something came back", name)
			}
		}
	}
}

func TestVault_EraseLeavesNothingAndOverwritesTheKeysFirst(t *testing.T) {
	s := &watched{}
	v := begun(t, s, 1)
	length := len(stored(t, s))
	s.puts = nil
	must(t, v.Erase())
	if v.Diary() != nil {
		t.Error("it is still open")
	}
	if len(s.puts) != 1 || !bytes.Equal(s.puts[0], make([]byte, length)) {
		t.Error("the keys were not overwritten before they were removed")
	}
	state(t, v, vault.Empty)
	if len(stored(t, s)) != 0 {
		t.Error("something is left")
	}
	must(t, v.Erase())
	must(t, v.Create(second, &diary.Diary{}))
	want(t, open(s).Open(passphrase), vault.ErrWrong)

	// What cannot be read can still be erased, even if nothing can be written.
	broken := &vault.Memory{}
	broken.Put([]byte("not ours"), nil)
	broken.Fail = vault.ErrFull
	must(t, open(broken).Erase())
	state(t, open(broken), vault.Empty)
}

// watched remembers what was put.
type watched struct {
	vault.Memory
	puts [][]byte
}

func (w *watched) Put(block, old []byte) error {
	w.puts = append(w.puts, bytes.Clone(block))
	return w.Memory.Put(block, old)
}

func TestVault_ExportOpensAgainAndTellsWrongFromDamaged(t *testing.T) {
	v := begun(t, &vault.Memory{}, 2)
	file, err := v.Export("of the file")
	must(t, err)
	other := open(&vault.Memory{})
	d, err := readExport(other, file, "of the file")
	must(t, err)
	if got, want := string(diary.Append(nil, d)), string(diary.Append(nil, v.Diary())); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	_, err = readExport(other, file, "wrong")
	want(t, err, vault.ErrWrong)
	_, err = readExport(other, []byte("no such file"), "of the file")
	want(t, err, vault.ErrDamaged)
	plain, err := sealing.Crypto{}.SealFile("x", []byte(`{"format":"something else"}`))
	must(t, err)
	_, err = readExport(other, plain, "x")
	want(t, err, vault.ErrDamaged)
	state(t, other, vault.Empty)
}

func ExampleVault() {
	v := vault.New(&vault.Memory{}, sealing.Crypto{}, vault.DefaultCost())
	fmt.Println(v.Create("six random words here", &diary.Diary{}))
	v.Lock()
	fmt.Println(v.Open("something else"))
	fmt.Println(v.Open("six random words here"))
	// Output:
	// <nil>
	// vault: wrong passphrase
	// <nil>
}

// readExport opens a sealed file and reads the diary in it.
func readExport(v *vault.Vault, file []byte, passphrase string) (*diary.Diary, error) {
	plain, err := v.OpenFile(file, passphrase)
	if err != nil {
		return nil, err
	}
	d, findings := diary.Parse(string(plain))
	if findings != nil {
		return nil, vault.ErrDamaged
	}
	return d, nil
}

// quicker is a store that another tab writes to before every Put. It counts them.
type quicker struct {
	vault.Memory
	on   bool
	puts int
}

func (q *quicker) Put(block, old []byte) error {
	if q.on {
		q.puts++
		return fmt.Errorf("a store's own words: %w", vault.ErrConflict)
	}
	return q.Memory.Put(block, old)
}

// A tab that is always quicker ends in an error. It doesn't hold a phone for ever.
func TestVault_AStoreThatAlwaysConflictsIsGivenUp(t *testing.T) {
	s := &quicker{}
	v := begun(t, s, 1)
	s.on = true
	for name, does := range map[string]func() error{
		"update":     func() error { return add(v) },
		"passphrase": func() error { return v.ChangePassphrase(passphrase, "new") },
		"open":       func() error { return open(s).Open(passphrase) },
	} {
		s.puts = 0
		if err := does(); !errors.Is(err, vault.ErrStore) || s.puts == 0 || s.puts > 10 {
			t.Errorf("%s: %v after %d tries", name, err, s.puts)
		}
	}
	s.on = false
	holds(t, s, passphrase, 1)
}

func TestName_IsOfTheKeyAndTellsNothingOfTheDiary(t *testing.T) {
	names := map[string]bool{}
	for range 3 { // each of a diary with the same entries
		store := &vault.Memory{}
		v := begun(t, store, 1)
		name := v.Name()
		if len(name) != 16 || names[name] {
			t.Errorf("the name %q", name)
		}
		names[name] = true
		must(t, add(v))
		again := open(store)
		if must(t, again.Open(passphrase)); again.Name() != name {
			t.Error("another name after a new entry")
		}
		if again.Lock(); again.Name() != "" {
			t.Error("a name while it is locked")
		}
	}
}
