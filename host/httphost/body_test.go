package httphost

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// slowBody says that it is read, and ends when it is let.
type slowBody struct{ reads, end chan bool }

func (b slowBody) Read([]byte) (int, error) {
	b.reads <- true
	<-b.end
	return 0, io.EOF
}

func TestServer_SlowBodiesOfOneNetworkLeaveSeatsToOthers(t *testing.T) {
	s := newServer(t, nil)
	post := func(from string, body io.Reader) int {
		r := httptest.NewRequest("POST", "/plain/", body)
		r.RemoteAddr = net.JoinHostPort(from, "5000")
		r.Header.Set("Content-Type", urlencoded)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	slow := slowBody{make(chan bool), make(chan bool)}
	ended := make(chan int)
	for i := range clientBodies {
		go func() { ended <- post("2001:db8:1:2::"+strconv.Itoa(1+i), slow) }()
		<-slow.reads
	}
	if status := post("2001:db8:1:2::ff", strings.NewReader("a=1")); status != 503 {
		t.Errorf("one network has more than its part: %d", status)
	}
	for i := range 8 {
		if status := post("2001:db8:1:"+strconv.Itoa(3+i)+"::1", strings.NewReader("a=1")); status != 200 {
			t.Errorf("another network is refused: %d", status)
		}
	}
	close(slow.end)
	for range clientBodies {
		if status := <-ended; status != 200 {
			t.Errorf("a slow one: %d", status)
		}
	}
	if len(s.bodies.from) > 0 || len(s.work.seats) > 0 {
		t.Errorf("after it: %v, %d seats", s.bodies.from, len(s.work.seats))
	}
}

// pipeListener hands out connections without a network.
type pipeListener struct{ conns chan net.Conn }

func (l pipeListener) Accept() (net.Conn, error) {
	c, ok := <-l.conns
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (l pipeListener) Close() error   { return nil }
func (l pipeListener) Addr() net.Addr { return &net.TCPAddr{} }

func TestServer_ABodyThatStandsStillEndsSoonAndOneThatComesDoesNot(t *testing.T) {
	for _, c := range []struct {
		name   string
		every  time.Duration // between two parts of the body
		parts  int           // how many come
		status int
		within time.Duration
	}{
		{"stands still", 0, 1, 400, bodyTime + time.Second},
		{"comes too slowly", time.Second, 20, 400, bodyTime + time.Second},
		{"comes in good time", 400 * time.Millisecond, 10, 200, bodyTime},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := newServer(t, nil)
			s.config.Now = func() time.Time { return noon }
			l := pipeListener{make(chan net.Conn, 1)}
			server := &http.Server{Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime}
			ended := make(chan error, 1)
			go func() { ended <- server.Serve(l) }()
			ours, theirs := net.Pipe()
			l.conns <- theirs
			began := time.Now()
			sent := make(chan bool)
			go func() {
				defer close(sent)
				io.WriteString(ours, "POST /plain/ HTTP/1.1\r\nHost: x\r\nContent-Type: "+urlencoded+"\r\nContent-Length: 20\r\n\r\n")
				for range c.parts {
					io.WriteString(ours, "a=")
					time.Sleep(c.every) // by the clock of the test, which waits for nobody
				}
			}()
			r, err := http.ReadResponse(bufio.NewReader(ours), nil)
			if err != nil {
				t.Fatal(c.name, err)
			}
			if took := time.Since(began); r.StatusCode != c.status || took > c.within {
				t.Errorf("%s: %d after %s", c.name, r.StatusCode, took)
			}
			ours.Close()
			close(l.conns)
			<-ended
			<-sent
			server.Close()
		})
	}
}

func TestBody_HasMoreTimeTheMoreOfItHasCome(t *testing.T) {
	for n, want := range map[int]time.Duration{0: bodyTime, bodyRate: bodyTime + time.Second, 1 << 20: readTime} {
		if got := timeFor(n); got != want {
			t.Errorf("%d bytes: %s, want %s", n, got, want)
		}
	}
}
