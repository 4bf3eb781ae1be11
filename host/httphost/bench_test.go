package httphost

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// BenchmarkPages measures general pages and refusals against a bare net/http
// handler that sends the same bytes, on loopback, in turns within one run:
// what counts is the ratio, which is the same on a slow machine and a fast one.
func BenchmarkPages(b *testing.B) {
	s := newServer(b, nil)
	for _, c := range []struct{ name, request string }{
		{"general", "GET /read/1/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, br\r\n\r\n"},
		{"unchanged", "GET /read/1/ HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n"},
		{"program", "GET " + wasmAddress(s) + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			body := ask(s, "GET", "/read/1/", "", "Accept-Encoding", "br")
			bytes, _ := io.ReadAll(body.Body)
			bare := listen(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Write(bytes)
			}))
			ours := listen(b, s)
			var spent [2]time.Duration
			for b.Loop() {
				spent[0] += round(b, bare, c.request)
				spent[1] += round(b, ours, c.request)
			}
			b.ReportMetric(float64(b.N*perRound)/spent[1].Seconds(), "pages/s")
			b.ReportMetric(float64(spent[0])/float64(spent[1]), "of-bare")
			b.ReportMetric(0, "ns/op")
		})
	}
}

const (
	perRound = 64 // requests that travel together, so that the client costs little
	clients  = 4
)

// listen serves a handler as [Server.Serve] does and connects to it.
func listen(b *testing.B, h http.Handler) []net.Conn {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: h}
	go server.Serve(listener)
	b.Cleanup(func() { server.Shutdown(context.Background()) })
	var list []net.Conn
	for range clients {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { conn.Close() })
		list = append(list, conn)
	}
	return list
}

// round sends requests over all connections at once and reads every answer.
func round(b *testing.B, conns []net.Conn, request string) time.Duration {
	text := []byte(strings.Repeat(request, perRound/clients))
	began := time.Now()
	done := make(chan error, len(conns))
	for _, conn := range conns {
		go func() {
			if _, err := conn.Write(text); err != nil {
				done <- err
				return
			}
			done <- skim(bufio.NewReaderSize(conn, 64<<10), perRound/clients)
		}()
	}
	for range conns {
		if err := <-done; err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(began)
}

// skim reads n answers, looking at no more than their length.
func skim(in *bufio.Reader, n int) error {
	for range n {
		length := 0
		for {
			line, err := in.ReadSlice('\n')
			if err != nil {
				return err
			}
			if len(line) == 2 {
				break
			}
			if digits, ok := strings.CutPrefix(string(line), "Content-Length: "); ok {
				for _, c := range strings.TrimSpace(digits) {
					length = length*10 + int(c-'0')
				}
			}
		}
		if _, err := in.Discard(length); err != nil {
			return err
		}
	}
	return nil
}
