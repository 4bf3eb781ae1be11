package diary

// Merge adds the entries of another diary that are not there yet, and returns
// how many. Their numbers change; what replaces what does not, except that an
// entry which was corrected here since stays corrected.
func Merge(into, from *Diary) int {
	number := map[int]int{0: 0} // here, by the number there
	there := map[string]int{}
	for i := range into.Entries {
		there[unnumbered(&into.Entries[i])] = into.Entries[i].ID
	}
	gone := into.replaced()
	added := 0
	for i := range from.Entries {
		e := from.Entries[i]
		if id, ok := there[unnumbered(&e)]; ok {
			number[e.ID] = id
			continue
		}
		old := e.ID
		if e.Replaces = number[e.Replaces]; e.Replaces != 0 && gone[e.Replaces] {
			if e.Withdrawn {
				continue
			}
			e.Replaces = 0
		}
		gone[e.Replaces] = true
		number[old] = into.Add(e)
		added++
	}
	return added
}

// unnumbered is an entry without its numbers, to find it again.
func unnumbered(e *Entry) string {
	alone := *e
	alone.ID, alone.Replaces = 1, 0
	return string(Append(nil, &Diary{Entries: []Entry{alone}}))
}
