package engine

// shelf keeps the lists of a guidance side by side, so that hundreds of short
// lists share a few allocations.
type shelf[T any] struct{ room []T }

// start begins a list where the last one ended. The caller appends to it and
// passes it to keep before starting another.
func (s *shelf[T]) start() []T {
	if cap(s.room)-len(s.room) < fewEntries/2 {
		s.room = make([]T, 0, shelfSize)
	}
	return s.room[len(s.room):]
}

// keep ends a list; nil if it is empty.
func (s *shelf[T]) keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if end := len(s.room) + len(list); end <= cap(s.room) && &list[0] == &s.room[:end][len(s.room)] {
		s.room = s.room[:end]
	} // else it outgrew the room and is on its own
	return list[:len(list):len(list)]
}
