package httphost

import (
	"bytes"
	"net/http"
	"strconv"
)

// What net/http finds wrong before any handler runs (a request line that is
// none, headers too large, an unknown transfer coding or version) it answers
// itself, in plain text without the strict headers. These answers are replaced
// as they are written, so that they too carry the headers and the help card.

// rawStatuses are those that net/http can answer with by itself.
var rawStatuses = []int{
	http.StatusBadRequest, http.StatusExpectationFailed, http.StatusRequestHeaderFieldsTooLarge,
	http.StatusNotImplemented, http.StatusHTTPVersionNotSupported,
}

var (
	protocol = []byte("HTTP/1.") // and 0 or 1, as it was asked
	// plainError ends the first lines of such an answer; no handler of ours
	// sends this type.
	plainError = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")
	// refusedExpectation is the one that has no body and comes by another way.
	refusedExpectation = []byte(" 417 Expectation Failed\r\nConnection: close\r\n")
)

// longestStatusLine is more than any status line of net/http.
const longestStatusLine = 256

// rawAnswers writes out the pages of these statuses, ready for the wire, by
// their three digits.
func (s *Server) rawAnswers() map[string][]byte {
	answers := map[string][]byte{}
	for _, status := range rawStatuses {
		answers[strconv.Itoa(status)] = s.raw(status)
	}
	return answers
}

func (s *Server) raw(status int) []byte {
	p := newPage(s.config.Program.Problem(status))
	head := http.Header{}
	s.setStrict(head)
	head["Content-Type"] = p.kind
	head.Set("Content-Length", strconv.Itoa(len(p.plain)))
	head.Set("Connection", "close")
	var b bytes.Buffer
	b.WriteString("HTTP/1.1 " + strconv.Itoa(status) + " " + http.StatusText(status) + "\r\n")
	head.Write(&b) // a buffer takes everything
	b.WriteString("\r\n")
	b.Write(p.plain)
	return b.Bytes()
}

// Write passes on what is answered, or the page in place of net/http's own
// plain error.
func (c *connection) Write(b []byte) (int, error) {
	if instead := c.owner.errors[statusOf(b)]; instead != nil {
		if _, err := c.Conn.Write(instead); err != nil {
			return 0, err
		}
		return len(b), nil
	}
	return c.Conn.Write(b)
}

// statusOf returns the three digits of a plain error of net/http, "" for
// everything else.
func statusOf(b []byte) string {
	if !bytes.HasPrefix(b, protocol) || len(b) < len("HTTP/1.1 400") {
		return ""
	}
	line := b[len("HTTP/1.1"):min(len(b), longestStatusLine)]
	if bytes.HasPrefix(line, refusedExpectation) || bytes.Contains(line, plainError) {
		return string(line[1:4])
	}
	return ""
}
