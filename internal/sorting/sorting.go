// Package sorting sorts with code that a program has once. Package slices makes
// all of it anew for each type, and every reader downloads it.
package sorting

import "slices"

// Stable sorts a list as slices.SortStableFunc does.
func Stable[T any](list []T, compare func(a, b T) int) {
	before := append([]T(nil), list...)
	for to, from := range places(len(list), func(i, j int) int { return compare(before[i], before[j]) }) {
		list[to] = before[from]
	}
}

// places sorts the places of a list, whatever is in it.
func places(n int, compare func(i, j int) int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	slices.SortStableFunc(list, compare)
	return list
}
