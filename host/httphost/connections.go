package httphost

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// connections holds a bounded number of connections. The last few places are
// kept for the emergency page: who comes then gets that page, or 503, and the
// connection is closed after one answer. Once every place is taken, a newcomer
// takes the place of the one that has been idle longest.
type connections struct {
	net.Listener
	max       int               // at once
	kept      int               // of these, for the emergency page
	perClient int               // from one network; 0 for no limit
	full      []byte            // what is answered if there is no place at all
	errors    map[string][]byte // in place of net/http's own, by status

	mu      sync.Mutex
	open    map[*connection]struct{}
	clients map[string]int
}

const (
	wantedConnections = 1024
	keptConnections   = 64
	clientConnections = 64 // far more than the six that a browser opens
	// spareDescriptors are for files, logs and what the runtime needs.
	spareDescriptors = 64
)

// lastTime is how long an answer in a kept place may take to be written.
const lastTime = 10 * time.Second

// connection is one of them.
type connection struct {
	net.Conn
	owner  *connections
	client string
	last   bool // in a place that is kept for the emergency page

	// Of owner.mu:
	silent bool      // nothing is being answered
	since  time.Time // when it fell silent
	gone   bool
}

func newConnections(l net.Listener, max int, proxied bool, full []byte) *connections {
	c := &connections{Listener: l, max: max, kept: min(keptConnections, max/4), perClient: clientConnections, full: full,
		open: map[*connection]struct{}{}, clients: map[string]int{}}
	if proxied {
		c.perClient = 0
	}
	return c
}

// Accept returns the next connection that there is a place for.
func (c *connections) Accept() (net.Conn, error) {
	for {
		raw, err := c.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if conn := c.admit(raw); conn != nil {
			return conn, nil
		}
		raw.SetWriteDeadline(time.Now().Add(time.Second))
		raw.Write(c.full) // fits the empty buffer of a new connection, so it does not wait
		raw.Close()
	}
}

// admit gives a new connection its place, or nil.
func (c *connections) admit(raw net.Conn) *connection {
	host, _, _ := net.SplitHostPort(raw.RemoteAddr().String())
	conn := &connection{Conn: raw, owner: c, client: network(host), silent: true, since: time.Now()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.perClient > 0 && c.clients[conn.client] >= c.perClient && !c.evict(conn.client) {
		return nil
	}
	if len(c.open) >= c.max && !c.evict("") {
		return nil
	}
	conn.last = len(c.open) >= c.max-c.kept
	c.open[conn] = struct{}{}
	c.clients[conn.client]++
	return conn
}

// evict closes the longest-idle connection of a client ("" for any client). It
// reports false if none is idle.
func (c *connections) evict(client string) bool {
	var oldest *connection
	for conn := range c.open {
		if conn.silent && (client == "" || conn.client == client) && (oldest == nil || conn.since.Before(oldest.since)) {
			oldest = conn
		}
	}
	if oldest == nil {
		return false
	}
	c.forget(oldest)
	oldest.Conn.Close()
	return true
}

func (c *connections) forget(conn *connection) {
	if conn.gone {
		return
	}
	conn.gone = true
	delete(c.open, conn)
	if c.clients[conn.client]--; c.clients[conn.client] == 0 {
		delete(c.clients, conn.client)
	}
}

// changed keeps the state of a connection, which net/http reports.
func (c *connections) changed(raw net.Conn, to http.ConnState) {
	conn, ok := raw.(*connection)
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	conn.silent = to == http.StateNew || to == http.StateIdle
	conn.since = time.Now()
}

// Close gives the place back.
func (c *connection) Close() error {
	c.owner.mu.Lock()
	c.owner.forget(c)
	c.owner.mu.Unlock()
	return c.Conn.Close()
}

// CloseWrite lets net/http end a connection so that the client still reads
// the last answer.
func (c *connection) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// connectionKey finds the connection in the context of a request.
type connectionKey struct{}

func withConnection(ctx context.Context, raw net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, raw)
}

// isReserved reports whether a request came on a connection that is reserved for
// the emergency page.
func isReserved(r *http.Request) bool {
	conn, ok := r.Context().Value(connectionKey{}).(*connection)
	return ok && conn.last
}
