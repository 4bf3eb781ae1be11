package httphost

import (
	"hash/maphash"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// limit keeps one client from taking the whole server by what costs work:
// forms and records. Pages are never limited, the emergency page least of all.
//
// A client is a hash of its address under a key that lives for an hour in
// memory alone: nothing here can be turned back into an address.
type limit struct {
	now func() time.Time

	mu    sync.Mutex
	key   maphash.Seed
	since time.Time
	left  map[uint64]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

const (
	burst      = 120 // forms and records at once
	perSecond  = 10  // and then
	keyLife    = time.Hour
	maxClients = 100_000 // remembered at once
)

func newLimit(now func() time.Time) *limit { return &limit{now: now} }

// allow takes a token of a client's.
func (l *limit) allow(client string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if l.left == nil || now.Sub(l.since) >= keyLife || len(l.left) >= maxClients {
		l.key, l.since, l.left = maphash.MakeSeed(), now, map[uint64]bucket{}
	}
	id := maphash.String(l.key, client)
	b, known := l.left[id]
	if !known {
		b = bucket{tokens: burst, at: now}
	}
	b.tokens = min(burst, b.tokens+max(0, now.Sub(b.at).Seconds())*perSecond) // clocks go back now and then
	b.at = now
	ok := b.tokens >= 1
	if ok {
		b.tokens--
	}
	l.left[id] = b
	return ok
}

// client is the address that a request came from: the last hop that is known.
func (s *Server) client(r *http.Request) string {
	if s.config.Proxied {
		hops := strings.Join(r.Header["X-Forwarded-For"], ",")
		return strings.TrimSpace(hops[strings.LastIndexByte(hops, ',')+1:])
	}
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	return host
}
