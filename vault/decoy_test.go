package vault_test

import (
	"bytes"
	"testing"

	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

// withDecoy is a locked diary of n entries with a decoy passphrase.
func withDecoy(t *testing.T, s vault.Store, n int) *vault.Vault {
	t.Helper()
	v := begun(t, s, n)
	must(t, v.SetDecoy(passphrase, second))
	v.Lock()
	return v
}

func TestDecoy_OpensAnOrdinaryEmptyDiaryAndNothingElseEverAgain(t *testing.T) {
	s := &vault.Memory{}
	v := withDecoy(t, s, 3)
	must(t, v.Open(second))
	if len(v.Diary().Entries) != 0 {
		t.Error("it opened the diary")
	}
	want(t, open(s).Open(passphrase), vault.ErrWrong)
	must(t, add(v))
	holds(t, s, second, 1)
	must(t, v.SetDecoy(second, "a third"))
	must(t, v.ChangePassphrase(second, passphrase))
	holds(t, s, passphrase, 1)
}

func TestDecoy_TheFirstPassphraseOpensTheDiaryUntilThen(t *testing.T) {
	s := &vault.Memory{}
	withDecoy(t, s, 3)
	holds(t, s, passphrase, 3)
	holds(t, s, passphrase, 3)
	want(t, open(s).Open("neither"), vault.ErrWrong)
	v := open(s)
	must(t, v.Open(passphrase))
	must(t, add(v))
	holds(t, s, second, 0)
	want(t, open(s).Open(passphrase), vault.ErrWrong)
}

func TestDecoy_CanBeTakenAwayAndIsNeverThePassphrase(t *testing.T) {
	s := &vault.Memory{}
	v := begun(t, s, 1)
	want(t, v.SetDecoy(passphrase, passphrase), vault.ErrSame)
	want(t, v.SetDecoy("wrong", second), vault.ErrWrong)
	must(t, v.SetDecoy(passphrase, second))
	must(t, v.SetDecoy(passphrase, ""))
	want(t, open(s).Open(second), vault.ErrWrong)
	must(t, v.SetDecoy(passphrase, second))
	must(t, v.ChangePassphrase(passphrase, "new"))
	want(t, open(s).Open(second), vault.ErrWrong)
	holds(t, s, "new", 1)
}

// Somebody who holds the device sees the stored block before and after, and
// whether it was written.
func TestDecoy_LeavesNoSignThatItIsSetOrWasUsed(t *testing.T) {
	var blocks [][]byte
	for _, set := range []bool{false, true} {
		s := &watched{}
		v := begun(t, s, 300)
		if set {
			must(t, v.SetDecoy(passphrase, second))
		}
		v.Lock()
		blocks = append(blocks, stored(t, s))
		for _, pass := range []string{passphrase, second} {
			s.puts = nil
			err := v.Open(pass)
			if !set && pass == second {
				want(t, err, vault.ErrWrong)
				continue
			}
			must(t, err)
			if len(s.puts) != 1 {
				t.Errorf("opening wrote %d times", len(s.puts))
			}
			blocks = append(blocks, stored(t, s))
			must(t, add(v))
			blocks = append(blocks, stored(t, s))
			v.Lock()
		}
	}
	if len(blocks[0]) < 40_000 {
		t.Fatalf("the diary is too small for this test: %d bytes", len(blocks[0]))
	}
	for i, b := range blocks {
		if len(b) != len(blocks[0]) {
			t.Errorf("block %d has %d bytes, the first %d", i, len(b), len(blocks[0]))
		}
		// What is not random is the same in all: magic, cost, zeros. The rest
		// is never the same, a slot that is not used neither.
		if !bytes.Equal(b[:16], blocks[0][:16]) {
			t.Errorf("block %d begins otherwise", i)
		}
		for _, slot := range [][]byte{b[48:136], b[136:224]} {
			different := map[byte]bool{}
			for _, c := range slot {
				different[c] = true
			}
			if len(different) < 30 {
				t.Errorf("block %d: a slot is no noise: %x", i, slot)
			}
		}
	}
}

// tries counts what is opened.
type tries struct {
	sealing.Crypto
	opened, derived int
}

func (c *tries) Open(key, nonce, sealed, extra []byte) ([]byte, error) {
	c.opened++
	return c.Crypto.Open(key, nonce, sealed, extra)
}

func (c *tries) Derive(passphrase string, salt []byte, cost vault.Cost) ([]byte, error) {
	c.derived++
	return c.Crypto.Derive(passphrase, salt, cost)
}

func TestDecoy_BothSlotsAreAlwaysTried(t *testing.T) {
	for _, set := range []bool{false, true} {
		for _, pass := range []string{passphrase, "wrong", second} {
			s := &vault.Memory{}
			v := begun(t, s, 1)
			if set {
				must(t, v.SetDecoy(passphrase, second))
			}
			c := &tries{}
			err := vault.New(s, c, cheap).Open(pass)
			slots := c.opened - 2 // their veils
			if pass == passphrase {
				must(t, err)
				slots-- // the data
			}
			if slots != 2 || c.derived != 1 {
				t.Errorf("second %v, %q: %d slots were tried with %d keys", set, pass, slots, c.derived)
			}
		}
	}
}

func TestDecoy_WhereThereIsNoRoomTheDiaryGoesAllTheSame(t *testing.T) {
	s := &full{}
	v := withDecoy(t, s, 3)
	s.on = true
	must(t, v.Open(second))
	if len(v.Diary().Entries) != 0 {
		t.Error("it opened the diary")
	}
	want(t, open(s).Open(passphrase), vault.ErrWrong)
	holds(t, s, second, 0)
}

// full has room only where nothing is stored.
type full struct {
	vault.Memory
	on bool
}

func (f *full) Put(block []byte, old []byte) error {
	if f.on && old != nil {
		return vault.ErrFull
	}
	return f.Memory.Put(block, old)
}

// nonces fails where one is used twice with the same key.
type nonces struct {
	sealing.Crypto
	t    *testing.T
	seen map[string]bool
}

func (c *nonces) Seal(key, nonce, plain, extra []byte) ([]byte, error) {
	if c.seen[string(nonce)] {
		c.t.Errorf("the nonce %x came again", nonce)
	}
	c.seen[string(nonce)] = true
	return c.Crypto.Seal(key, nonce, plain, extra)
}

func TestVault_ANonceIsNeverUsedTwice(t *testing.T) {
	c := &nonces{t: t, seen: map[string]bool{}}
	s := &vault.Memory{}
	v := vault.New(s, c, cheap)
	must(t, v.Create(passphrase, &diary.Diary{}))
	heads := map[string]bool{}
	const saves = 500
	for i := range saves {
		must(t, v.Update(func(d *diary.Diary) error { d.LockAfter = i%60 + 1; return nil }))
		if i%50 == 0 {
			must(t, v.SetDecoy(passphrase, second))
			v.Lock()
			must(t, v.Open(passphrase))
		}
		heads[string(stored(t, s)[224:236])] = true
	}
	if len(c.seen) < saves || len(heads) != saves {
		t.Errorf("%d nonces in %d saves, %d stored", len(c.seen), saves, len(heads))
	}
}
