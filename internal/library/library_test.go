package library_test

import (
	"sync"
	"testing"

	"aftercare/internal/library"
	"aftercare/packs"
)

func TestPublished_EveryPackIsUsableByManyAtOnce(t *testing.T) {
	engineFor := library.Published()
	var all sync.WaitGroup
	for range 4 {
		for _, place := range []string{"", "ZZ", "GB", "US"} {
			all.Go(func() {
				if engineFor(place) == nil {
					t.Errorf("there is no pack for %q", place)
				}
			})
		}
	}
	all.Wait()
	if engineFor("") != engineFor("") {
		t.Error("a pack is compiled twice")
	}
	for _, p := range packs.All() {
		if pack, _, problems := packs.Load(p.ID); pack == nil {
			t.Errorf("%s: %v", p.ID, problems)
		}
	}
}
