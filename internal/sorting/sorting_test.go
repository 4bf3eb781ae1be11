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

func TestInts_KeepsNoMemoryOfItsOwn(t *testing.T) {
	list, spare := make([]int, 1000), []int(nil)
	sort := func() {
		for i := range list {
			list[i] = i * 7919 % 1000
		}
		spare = sorting.Ints(list, spare, cmp.Compare[int])
	}
	if sort(); !slices.IsSorted(list) {
		t.Fatal(list)
	}
	if n := testing.AllocsPerRun(3, sort); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
