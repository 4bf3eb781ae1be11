// Package sorting sorts with code that a program has once, in memory that is used
// again. Package slices makes all of it anew for each type, and every reader
// downloads it.
package sorting

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
	Ints(list, nil, compare)
	return list
}

// run is how many are sorted by insertion before they are merged.
const run = 12

// Ints sorts a list, stably. It returns the memory that it used, for the next call.
func Ints(list, spare []int, compare func(i, j int) int) []int {
	for from := 0; from < len(list); from += run {
		insert(list[from:min(from+run, len(list))], compare)
	}
	for size := run; size < len(list); size *= 2 {
		for from := 0; from+size < len(list); from += 2 * size {
			spare = merge(list[from:min(from+2*size, len(list))], spare, size, compare)
		}
	}
	return spare
}

func insert(list []int, compare func(i, j int) int) {
	for i := range list {
		for j := i; j > 0 && compare(list[j-1], list[j]) > 0; j-- {
			list[j-1], list[j] = list[j], list[j-1]
		}
	}
}

// merge merges the first so many of a list, which are sorted, with the rest.
func merge(list, spare []int, size int, compare func(i, j int) int) []int {
	if compare(list[size-1], list[size]) <= 0 {
		return spare
	}
	spare = append(spare[:0], list[:size]...)
	left, right := spare, list[size:]
	for to := range list {
		if len(left) == 0 {
			break
		}
		if len(right) == 0 || compare(left[0], right[0]) <= 0 {
			list[to], left = left[0], left[1:]
		} else {
			list[to], right = right[0], right[1:]
		}
	}
	return spare
}
