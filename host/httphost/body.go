package httphost

import (
	"io"
	"net/http"
	"sync"
	"time"

	"aftercare/host/form"
)

// bodies are those that are being read. A slow one holds a seat, so one network
// may have only a part of the seats while it sends.
type bodies struct {
	mu   sync.Mutex
	from map[string]int // by network
}

// clientBodies is a part of maxSeats, and far more than people behind one
// address send in the same moment: a form is there at once.
const clientBodies = 16

// A body must begin at once and go on: it has bodyTime, and more as it comes
// in, up to readTime in all.
const (
	bodyTime = 5 * time.Second
	bodyRate = 16 << 10 // bytes a second
)

func newBodies() *bodies { return &bodies{from: map[string]int{}} }

func (b *bodies) begin(client string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.from[client] >= clientBodies {
		return false
	}
	b.from[client]++
	return true
}

func (b *bodies) end(client string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.from[client]--; b.from[client] == 0 {
		delete(b.from, client)
	}
}

// readBody reads a form or record. The time for the rest of the answer begins
// when it is there.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	until := http.NewResponseController(w)
	began := time.Now()
	body, err := io.ReadAll(&pacedReader{r: http.MaxBytesReader(w, r.Body, form.MaxBytes), wait: func(n int) {
		until.SetReadDeadline(began.Add(timeFor(n))) // not in a test without a connection
	}})
	if err == nil {
		until.SetReadDeadline(time.Now().Add(readTime))
	}
	return body, err
}

// timeFor is how long a body may take of which n bytes have come.
func timeFor(n int) time.Duration {
	return min(bodyTime+time.Duration(n)*time.Second/bodyRate, readTime)
}

// pacedReader says before each read how much has come.
type pacedReader struct {
	r    io.Reader
	n    int
	wait func(n int)
}

func (p *pacedReader) Read(b []byte) (int, error) {
	p.wait(p.n)
	n, err := p.r.Read(b)
	p.n += n
	return n, err
}
