package vault_test

import (
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

func TestVault_StoresNothingThatItCouldNotOpenAgain(t *testing.T) {
	store := &vault.Memory{}
	v := vault.New(store, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
	if err := v.Create("p", &diary.Diary{}); err != nil {
		t.Fatal(err)
	}
	before, _, _ := store.Get()
	err := v.Update(func(d *diary.Diary) error {
		d.Add(diary.Entry{Record: &aftercare.Record{Observations: []aftercare.Observation{{Code: aftercare.Note, Text: "\xff"}}}})
		return nil
	})
	if after, _, _ := store.Get(); err != vault.ErrUnfit || string(after) != string(before) {
		t.Errorf("%v, or the store was changed", err)
	}
}
