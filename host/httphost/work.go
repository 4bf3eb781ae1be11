package httphost

import (
	"context"
	"runtime"
	"time"
)

// work bounds what forms and records can cost at once. A request takes a seat
// before its body is read, which bounds memory, and then waits for a worker,
// which bounds the processor. Beyond either the server answers 503 at once,
// and pages are served as before.
type work struct {
	seats   chan struct{}
	workers chan struct{}
}

const (
	maxSeats = 64              // bodies in memory at once, each at most form.MaxBytes
	patience = 2 * time.Second // for a worker
)

func newWork() *work {
	// One processor is left for pages where there are several.
	workers := max(1, runtime.GOMAXPROCS(0)-1)
	return &work{make(chan struct{}, maxSeats), make(chan struct{}, workers)}
}

// sit takes a seat if one is free.
func (w *work) sit() bool {
	select {
	case w.seats <- struct{}{}:
		return true
	default:
		return false
	}
}

func (w *work) stand() { <-w.seats }

// do runs a piece of work once a worker is free. It reports false if none
// was in time, or the client left before the end. A piece is short, whatever
// was sent, and looks between its steps whether the client has left.
func (w *work) do(ctx context.Context, piece func()) bool {
	if ctx.Err() != nil {
		return false
	}
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case w.workers <- struct{}{}:
	case <-waiting.Done():
		return false
	}
	defer func() { <-w.workers }()
	if ctx.Err() != nil {
		return false
	}
	piece()
	return ctx.Err() == nil
}
