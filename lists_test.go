package aftercare

import (
	"slices"
	"testing"
)

func TestAddNew_IsTheSameForLongLists(t *testing.T) {
	var more, want []int
	for i := range 1000 {
		more = append(more, i*i%700)
	}
	list := []int{5, 4, 700, 9, 4}
	want = slices.Clone(list)
	for _, x := range more {
		want = AddNew(want, x)
	}
	if got := AddNew(list, more...); !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
