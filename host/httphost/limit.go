package httphost

import (
	"hash/maphash"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limit keeps one client from taking the whole server with what costs work:
// forms and records. Pages are never limited, the emergency page least of all.
//
// A client is a hash of its network under a key that lives for an hour in
// memory alone: nothing here can be turned back into an address.
type limit struct {
	now func() time.Time

	mu      sync.Mutex
	key     maphash.Seed
	since   time.Time
	clients map[uint64]*rate.Limiter
}

const (
	burst      = 120 // forms and records at once
	perSecond  = 10  // and then
	keyLife    = time.Hour
	maxClients = 100_000 // remembered at once
)

func newLimit(now func() time.Time) *limit { return &limit{now: now} }

// allow takes a token from a client.
func (l *limit) allow(client string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if l.clients == nil || now.Sub(l.since) >= keyLife || len(l.clients) >= maxClients {
		l.key, l.since, l.clients = maphash.MakeSeed(), now, map[uint64]*rate.Limiter{}
	}
	id := maphash.String(l.key, client)
	if l.clients[id] == nil {
		l.clients[id] = rate.NewLimiter(perSecond, burst)
	}
	return l.clients[id].AllowN(now, 1)
}

// client is the network that a request came from: the last hop that is known.
// Behind a proxy that names no address it is the proxy.
func (s *Server) client(r *http.Request) string {
	if s.config.Proxied {
		hops := strings.Join(r.Header["X-Forwarded-For"], ",")
		if host := hop(strings.TrimSpace(hops[strings.LastIndexByte(hops, ',')+1:])); host != "" {
			return network(host)
		}
	}
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	return network(host)
}

// hop is the address of an entry, which some proxies write with the port, new
// with each connection; "" if it has none.
func hop(entry string) string {
	if at, err := netip.ParseAddrPort(entry); err == nil {
		return at.Addr().String()
	}
	if in, ok := strings.CutPrefix(entry, "["); ok {
		entry = strings.TrimSuffix(in, "]")
	}
	if _, err := netip.ParseAddr(entry); err != nil {
		return ""
	}
	return entry
}

// subscriber is the part of an IPv6 address that a provider hands out whole:
// one household has 2^64 addresses behind it.
const subscriber = 64

// network is an IPv4 address, or the /64 of an IPv6 address. What is no
// address counts as itself.
func network(host string) string {
	at, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if at = at.Unmap().WithZone(""); at.Is4() {
		return at.String()
	}
	prefix, _ := at.Prefix(subscriber) // a valid length for IPv6
	return prefix.String()
}
