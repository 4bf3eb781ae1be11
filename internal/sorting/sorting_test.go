package sorting_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"aftercare/internal/sorting"
)

type item struct{ rank, at int }

func TestStable_SortsAsPackageSlicesDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for n := range 200 {
		list := make([]item, n)
		for at := range list {
			list[at] = item{random.IntN(1 + n/3), at}
		}
		want := slices.Clone(list)
		byRank := func(a, b item) int { return cmp.Compare(a.rank, b.rank) }
		slices.SortStableFunc(want, byRank)
		if sorting.Stable(list, byRank); !slices.Equal(list, want) {
			t.Fatalf("%v, not %v", list, want)
		}
	}
}
