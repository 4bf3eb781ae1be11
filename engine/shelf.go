package engine

// shelf keeps lists for a guidance side by side, so that hundreds of short
// ones ask for memory a few times.
type shelf[T any] struct{ room []T }

// put keeps a copy of a list; nil where it is empty.
func (s *shelf[T]) put(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if len(s.room)+len(list) > cap(s.room) {
		s.room = make([]T, 0, max(len(list), shelfSize))
	}
	at := len(s.room)
	s.room = append(s.room, list...)
	return s.room[at:len(s.room):len(s.room)]
}
