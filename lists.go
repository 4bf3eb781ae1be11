package aftercare

import "slices"

// AddNew adds to a list what is not in it yet, in order.
func AddNew[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
