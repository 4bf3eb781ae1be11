package vault_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"aftercare/diary"
	"aftercare/vault"
)

// costly is more work than a fuzz target may spend on one guess.
const costly = 64

// Whatever stands in the store in place of a block and its secrets: it opens
// whole, or for one of the reasons that have words; what does not open is left
// as it was, and erase removes it.
func FuzzOpen_OpensWholeOrLeavesWhatIsStored(f *testing.F) {
	s := &vault.Memory{}
	v := open(s)
	d := &diary.Diary{LockAfter: 7}
	d.Add(entry())
	if err := v.Create(passphrase, d); err != nil {
		f.Fatal(err)
	}
	block, _ := s.Get()
	secrets, _ := s.Secrets()
	old, err := os.ReadFile("testdata/version-1.block")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(block, secrets, true)
	f.Add(old, []byte(nil), false)
	f.Add(block[:300], secrets, true)
	f.Add(block, secrets[:80], false)
	f.Add(block[:10], []byte{}, true)
	f.Fuzz(func(t *testing.T, block, secrets []byte, forged bool) {
		block = bytes.Clone(block)
		if forged {
			vault.FixCheckSum(block)
		}
		again, err := vault.Again(block)
		if err == nil && !bytes.Equal(again, block) || err != nil && err != vault.ErrDamaged {
			t.Fatalf("taken apart it is another: %v", err)
		}
		if cost, ok := vault.CostOf(block); ok && cost.Memory*uint32(cost.Time) > costly {
			return
		}
		s := &vault.Memory{}
		must(t, s.Put(block, nil))
		must(t, s.PutSecrets(secrets))
		v := open(s)
		before := v.State()
		v.HasSecret()
		switch err := v.Open(passphrase); {
		case err == nil:
			if before != vault.Locked || v.Diary() == nil {
				t.Fatalf("it opened from the state %d as %v", before, v.Diary())
			}
			must(t, add(v))
			holds(t, s, passphrase, len(v.Diary().Entries))
		case !errors.Is(err, vault.ErrWrong) && !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrParted) && !errors.Is(err, vault.ErrNone):
			t.Fatalf("no reason: %v", err)
		case v.Diary() != nil:
			t.Fatalf("%v, and a diary: %v", err, v.Diary())
		default:
			if now := stored(t, s); !bytes.Equal(now, block) {
				t.Fatalf("%v, and it was written over", err)
			}
			if now, _ := s.Secrets(); !bytes.Equal(now, secrets) {
				t.Fatalf("%v, and its secrets were written over", err)
			}
		}
		must(t, v.Erase())
		state(t, v, vault.Empty)
	})
}

// What was sealed is a diary to its last byte, or damaged.
func FuzzUnpadded_IsAWholeDiaryOrDamaged(f *testing.F) {
	d := &diary.Diary{LockAfter: 7}
	d.Add(entry())
	plain, err := vault.Padded(d, 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plain)
	f.Add(plain[:3])
	f.Add([]byte("\xff\xff\xff\xff{}"))
	f.Add([]byte("\x02\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, plain []byte) {
		d, err := vault.Unpadded(plain)
		if err != nil {
			if d != nil || err != vault.ErrDamaged {
				t.Fatalf("%v, %v", d, err)
			}
			return
		}
		again, err := vault.Padded(d, len(plain))
		must(t, err)
		back, err := vault.Unpadded(again)
		must(t, err)
		if was, is := diary.Append(nil, d), diary.Append(nil, back); !bytes.Equal(was, is) || len(again) < len(plain) {
			t.Fatalf("was %s\nis  %s", was, is)
		}
	})
}
