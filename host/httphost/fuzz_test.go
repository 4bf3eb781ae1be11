package httphost

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// Whatever comes over a connection: each answer is whole, of a bounded length,
// with the strict headers, and the connection ends when nothing more comes.
func FuzzServe_GivesWholeAnswersWithTheHeaders(f *testing.F) {
	for _, request := range []string{
		"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /help/ HTTP/1.0\r\n\r\n", "GET /nothing/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip;q=0, br\r\n\r\nGET /moved HTTP/1.1\r\nHost: y\r\n\r\n",
		"POST /plain/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\na=1&b=2",
		"POST /api/guide HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAftercare-As-Of: 2026-11-09\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbad\r\n0\r\n\r\n",
		"POST /api/guide HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAftercare-Offset: +-5\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n{}",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "nonsense\r\n\r\n", "GET /panic/ HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ::1, fe80::%a\r\n\r\n", "\x16\x03\x01\x00\xa5\x01",
	} {
		f.Add([]byte(request))
	}
	addresses := map[bool]string{}
	for _, proxied := range []bool{false, true} {
		addresses[proxied] = serve(f, newServer(f, func(c *Config) { c.Proxied = proxied }))
	}
	f.Fuzz(func(t *testing.T, request []byte) {
		if bytes.Contains(request, []byte("HEAD ")) {
			return // its answers cannot be told apart without knowing which they are
		}
		conn, err := net.Dial("tcp", addresses[bytes.Contains(request, []byte("X-Forwarded"))])
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		conn.SetDeadline(time.Now().Add(time.Minute))
		go func() {
			conn.Write(request)
			conn.(*net.TCPConn).CloseWrite()
		}()
		in := bufio.NewReader(conn)
		for {
			if _, err := in.Peek(1); err != nil {
				if e, ok := err.(net.Error); ok && e.Timeout() {
					t.Fatal("the connection did not end")
				}
				return
			}
			r, err := http.ReadResponse(in, nil)
			if err != nil {
				t.Fatalf("half an answer: %v", err)
			}
			if r.StatusCode == http.StatusContinue {
				continue
			}
			body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
			if err != nil || len(body) == 1<<20 {
				t.Fatalf("half an answer, %d bytes: %v", len(body), err)
			}
			for _, pair := range strict {
				if got := r.Header.Get(pair[0]); got != pair[1] && !(pair[1] == policy && got == plainPolicy) {
					t.Fatalf("%d: %s is %q", r.StatusCode, pair[0], got)
				}
			}
			if r.Header.Get("Cache-Control") == "" {
				t.Fatalf("%d: it may be kept", r.StatusCode)
			}
		}
	})
}
