package library_test

import (
	"reflect"
	"sync"
	"testing"

	"aftercare/internal/library"
	"aftercare/packs"
	"aftercare/words"
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
	if first := engineFor(""); first != engineFor("") {
		t.Error("a pack is compiled twice")
	}
	for _, p := range packs.All() {
		if pack, _, problems := packs.Load(p.ID); pack == nil {
			t.Errorf("%s: %v", p.ID, problems)
		}
	}
}

func TestIn_PausesOftenAndGivesTheSame(t *testing.T) {
	pauses := 0
	pausing, plain := library.In(words.English(), func() { pauses++ }), library.Published()
	for _, place := range []string{"", "GB"} {
		before := pauses
		a, b := pausing(place).Pack(), plain(place).Pack()
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%q: the pack differs", place)
		}
		if statements := len(a.Statements); place == "" && pauses < 10*statements {
			t.Errorf("%d pauses for %d statements", pauses, statements)
		}
		if place == "GB" && pauses-before > 4*before/5 {
			t.Error("the parent was read again")
		}
	}
}
