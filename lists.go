package aftercare

import "slices"

// fewItems is how many are looked through one by one.
const fewItems = 32

// AddNew adds to a list what is not in it yet, in order.
func AddNew[T comparable](list []T, more ...T) []T {
	if len(more) > fewItems {
		return addMany(list, more)
	}
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

func addMany[T comparable](list, more []T) []T {
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
