package engine

// arena keeps the lists of a guidance side by side, so that hundreds of short
// lists share a few allocations.
type arena[T any] struct{ buf []T }

// start begins a list where the last one ended. The caller appends to it and
// passes it to keep before starting another.
func (s *arena[T]) start() []T {
	if cap(s.buf)-len(s.buf) < fewEntries/2 {
		s.buf = make([]T, 0, arenaSize)
	}
	return s.buf[len(s.buf):]
}

// commit ends a list; nil if it is empty.
func (s *arena[T]) commit(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if end := len(s.buf) + len(list); end <= cap(s.buf) && &list[0] == &s.buf[:end][len(s.buf)] {
		s.buf = s.buf[:end]
	} // else it outgrew the buffer and has one of its own
	return list[:len(list):len(list)]
}
