package aftercare

import "slices"

// AddNew adds to a list what is not in it yet, in order. Each item is compared
// with all before it; for long lists there is [AddMany].
func AddNew[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// AddMany is [AddNew] in time proportional to the lists.
func AddMany[T comparable](list, more []T) []T {
	in := make(map[T]bool, len(list)+len(more))
	for _, x := range list {
		in[x] = true
	}
	for _, x := range more {
		if !in[x] {
			in[x] = true
			list = append(list, x)
		}
	}
	return list
}
