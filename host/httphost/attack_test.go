package httphost

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// serve answers over a real connection until the test ends.
func serve(t testing.TB, s *Server) (address string) {
	t.Helper()
	at := make(chan net.Addr, 1)
	s.config.OnListen = func(a net.Addr) { at <- a }
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, "127.0.0.1:0") }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return (<-at).String()
}

// dial opens a connection, from another address of this machine if one is given.
func dial(t *testing.T, address, from string) net.Conn {
	t.Helper()
	d := net.Dialer{}
	if from != "" {
		d.LocalAddr = &net.TCPAddr{IP: net.ParseIP(from)}
	}
	conn, err := d.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// say writes a request as it is and reads one answer.
func say(t *testing.T, conn net.Conn, request string) (*http.Response, string) {
	t.Helper()
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	// A server that has answered already may not read the rest.
	go io.WriteString(conn, request)
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("%.60q: %v", request, err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("%.60q: %v", request, err)
	}
	return r, string(body)
}

func TestServe_ErrorsOfTheProtocolCarryHeadersAndHelp(t *testing.T) {
	address := serve(t, newServer(t, nil))
	for _, c := range []struct {
		name, request string
		status        int
	}{
		{"no request line", "nonsense\r\n\r\n", 400},
		{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
		{"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
		{"a header without a name", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400},
		{"two lengths", "POST /plain/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
		{"an address that is none", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
		{"an expectation", "GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n", 417},
		{"an expectation over HTTP/1.0", "GET / HTTP/1.0\r\nExpect: tea\r\n\r\n", 417},
		{"large headers", "GET / HTTP/1.1\r\nHost: x\r\nA: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", 431},
		{"an unknown coding", "POST /plain/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: tea\r\n\r\n", 501},
		{"another version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505},
		{"the start of HTTP/2", startOfHTTP2, 405},
		{"options of the server", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 405},
		{"a method that is none", "FOO / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
	} {
		r, body := say(t, dial(t, address, ""), c.request)
		if r.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d", c.name, r.StatusCode, c.status)
		}
		for _, pair := range strict {
			if got := r.Header.Get(pair[0]); got != pair[1] {
				t.Errorf("%s: %s is %q", c.name, pair[0], got)
			}
		}
		if r.Header.Get("Cache-Control") != keepNever || !strings.Contains(body, emergencyText) {
			t.Errorf("%s: %v %s", c.name, r.Header, body)
		}
	}
}

// startOfHTTP2 is what a client says first that takes HTTP/2 for granted, with
// an empty frame of settings.
const startOfHTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"

// net/http hands such a start to the program. It gets one answer, with the
// headers and the help card, and the server ends the connection.
func TestServe_TheStartOfHTTP2IsAnsweredAndTheConnectionEnds(t *testing.T) {
	conn := dial(t, serve(t, newServer(t, nil)), "")
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	go io.WriteString(conn, startOfHTTP2)
	in := bufio.NewReader(conn)
	var statuses []int
	for {
		if _, err := in.Peek(1); err == io.EOF {
			break
		}
		r, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		if err != nil || !strings.Contains(string(body), emergencyText) || r.Header.Get("Content-Security-Policy") != policy || r.ProtoMajor != 1 {
			t.Errorf("%d over %s: %v %s (%v)", r.StatusCode, r.Proto, r.Header, body, err)
		}
		statuses = append(statuses, r.StatusCode)
	}
	if !slices.Equal(statuses, []int{405}) {
		t.Errorf("it was answered with %v", statuses)
	}
}

func TestServe_SilentConnectionsLeaveRoomForHelp(t *testing.T) {
	s := newServer(t, nil)
	s.most = 40
	address := serve(t, s)
	for i := range 200 { // from many networks, all silent
		dial(t, address, "127.0.1."+strconv.Itoa(1+i%100))
	}
	for i := range 20 {
		r, body := say(t, dial(t, address, "127.0.2.1"), "GET /help/ HTTP/1.1\r\nHost: x\r\n\r\n")
		if r.StatusCode != 200 || !strings.Contains(body, "general") {
			t.Fatalf("poll %d of the emergency page: %d %s", i, r.StatusCode, body)
		}
	}
}

func TestServe_BusyConnectionsLeaveTheLastPlacesToHelp(t *testing.T) {
	running, release := make(chan bool, 100), make(chan bool)
	s := newServer(t, func(c *Config) { c.Program = &slow{running: running, release: release} })
	s.most = 40
	address := serve(t, s)
	answered := make(chan error, 100)
	for i := range 30 { // 30 of 40 places answer something slow; 10 are kept
		go func() {
			conn := dial(t, address, "127.0.1."+strconv.Itoa(1+i))
			io.WriteString(conn, "GET /slow/ HTTP/1.1\r\nHost: x\r\n\r\n")
			_, err := http.ReadResponse(bufio.NewReader(conn), nil)
			answered <- err
		}()
		<-running
	}
	r, _ := say(t, dial(t, address, "127.0.2.1"), "GET /help/ HTTP/1.1\r\nHost: x\r\n\r\n")
	if r.StatusCode != 200 || !r.Close {
		t.Errorf("the emergency page: %d, closed %v", r.StatusCode, r.Close)
	}
	r, body := say(t, dial(t, address, "127.0.2.1"), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	if r.StatusCode != 503 || !strings.Contains(body, emergencyText) {
		t.Errorf("another page in a kept place: %d %s", r.StatusCode, body)
	}
	close(release)
	for range 30 {
		if err := <-answered; err != nil {
			t.Error("a running answer was cut:", err)
		}
	}
}

func TestServe_OneNetworkDoesNotTakeEveryConnection(t *testing.T) {
	s := newServer(t, nil)
	address := serve(t, s)
	var first net.Conn
	for i := range clientConnections + 1 {
		if conn := dial(t, address, "127.0.1.1"); i == 0 {
			first = conn
		}
	}
	first.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := first.Read(make([]byte, 1)); err != io.EOF && !strings.Contains(err.Error(), "reset") {
		t.Error("the connection that was silent longest is still open:", err)
	}
}

func TestServer_ShedsFormsAndRecordsBeyondItsPlaces(t *testing.T) {
	busy, release := make(chan bool, 1), make(chan bool)
	s := newServer(t, func(c *Config) { c.OnWork = func() { busy <- true; <-release } })
	s.work = &work{seats: make(chan struct{}, 1), workers: make(chan struct{}, 1)}
	first := make(chan int)
	go func() { first <- ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode }()
	<-busy
	r := ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded)
	if body := text(t, r); r.StatusCode != 503 || r.Header.Get("Retry-After") == "" || !strings.Contains(body, emergencyText) {
		t.Errorf("%d %v %s", r.StatusCode, r.Header, body)
	}
	if r := ask(s, "POST", "/api/guide", "{}", "Content-Type", "application/json"); r.StatusCode != 503 || r.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if r := ask(s, "GET", help, ""); r.StatusCode != 200 {
		t.Errorf("the emergency page: %d", r.StatusCode)
	}
	close(release)
	if status := <-first; status != 200 {
		t.Errorf("the first: %d", status)
	}
}

func TestServer_APanicGivesItsSeatBack(t *testing.T) {
	breaks := true
	s := newServer(t, func(c *Config) {
		c.OnWork = func() {
			if breaks {
				panic("broken")
			}
		}
	})
	s.work = &work{seats: make(chan struct{}, 1), workers: make(chan struct{}, 1)}
	for range 3 {
		if status := ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode; status != 500 {
			t.Errorf("status %d", status)
		}
	}
	breaks = false
	if status := ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode; status != 200 {
		t.Errorf("after the panics: status %d", status)
	}
}

func TestServer_DoesNothingForAClientThatLeft(t *testing.T) {
	var worked atomic.Int32
	busy, release := make(chan bool, 1), make(chan bool)
	s := newServer(t, func(c *Config) {
		c.OnWork = func() { worked.Add(1); busy <- true; <-release }
	})
	s.work = &work{seats: make(chan struct{}, 8), workers: make(chan struct{}, 1)}
	first := make(chan int)
	go func() { first <- ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode }()
	<-busy
	ctx, leave := context.WithCancel(context.Background())
	gone := make(chan bool)
	for range 5 {
		go func() {
			s.work.do(ctx, func() { worked.Add(1) })
			gone <- true
		}()
	}
	leave()
	for range 5 {
		<-gone
	}
	close(release)
	<-first
	if n := worked.Load(); n != 1 {
		t.Errorf("%d pieces of work for one client that stayed", n)
	}
}

func TestServer_StopsForAClientThatLeavesMeanwhile(t *testing.T) {
	ctx, leave := context.WithCancel(context.Background())
	stub := &stub{}
	s := newServer(t, func(c *Config) { c.Program, c.OnWork = stub, leave })
	before := stub.handled.Load()
	r := httptest.NewRequestWithContext(ctx, "POST", "/plain/", strings.NewReader("a=1"))
	r.Header.Set("Content-Type", urlencoded)
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != 503 || stub.handled.Load() != before {
		t.Errorf("status %d, answered %v", w.Code, stub.handled.Load() != before)
	}
}

func TestLimit_CountsOnlyWhatCouldBeAnswered(t *testing.T) {
	s := newServer(t, nil)
	for range 2 * burst {
		if status := ask(s, "POST", "/plain/", "").StatusCode; status != 415 {
			t.Fatalf("status %d", status)
		}
	}
	if status := ask(s, "POST", "/plain/", "a=1", "Content-Type", urlencoded).StatusCode; status != 200 {
		t.Errorf("a neighbour behind the same address is refused: %d", status)
	}
}

func TestNetwork_OfAnAddress(t *testing.T) {
	for host, want := range map[string]string{
		"192.0.2.7":           "192.0.2.7",
		"::ffff:192.0.2.7":    "192.0.2.7",
		"2001:db8:1:2:3::4":   "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::": "2001:db8:1:2::/64",
		"2001:db8:1:3::1":     "2001:db8:1:3::/64",
		"fe80::1%eth0":        "fe80::/64",
		"unix":                "unix",
		"":                    "",
	} {
		if got := network(host); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}
