// Package arena keeps short lists side by side, so that hundreds of them share a
// few allocations.
package arena

// size is how many items a new block has room for; less than half of room means
// that the next list begins in another.
const (
	size = 32
	room = 8
)

// Of keeps lists of one type.
type Of[T any] struct{ buf []T }

// In makes an arena that first fills memory that is there already.
func In[T any](buf []T) Of[T] { return Of[T]{buf} }

// Start begins a list where the last one ended. The caller appends to it and
// passes it to Keep before starting another.
func (a *Of[T]) Start() []T {
	if cap(a.buf)-len(a.buf) < room {
		a.buf = make([]T, 0, size)
	}
	return a.buf[len(a.buf):]
}

// Keep ends a list; nil if it is empty.
func (a *Of[T]) Keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if end := len(a.buf) + len(list); end <= cap(a.buf) && &list[0] == &a.buf[:end][len(a.buf)] {
		a.buf = a.buf[:end]
	} // else it outgrew the block and has one of its own
	return list[:len(list):len(list)]
}
