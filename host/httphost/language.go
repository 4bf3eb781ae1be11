package httphost

import (
	"context"
	"net/http"
	"strings"
)

// Localized is the program in one more language, under a base of its own.
type Localized struct {
	Base    string // "/ko"
	Program Program
}

// speaker is the program in one language, with what it says of its errors.
type speaker struct {
	base    string
	program Program
	problem map[int]*packedPage // by status; made at the start, so that an error needs no more work
}

func newSpeaker(base string, p Program) *speaker {
	s := &speaker{base, p, map[int]*packedPage{}}
	for _, status := range statuses {
		s.problem[status] = newPage(p.Problem(status))
	}
	return s
}

// spokenKey finds the speaker of a request in its context; one of the first
// language has none there.
type spokenKey struct{}

// withoutPrefix is the request as the program in its language sees it: without the base
// of the language. Files and the HTTP API have no language prefix.
func (s *Server) withoutPrefix(r *http.Request) *http.Request {
	for _, sp := range s.others {
		rest, ok := strings.CutPrefix(r.URL.Path, sp.base)
		if !ok || rest != "" && rest[0] != '/' {
			continue
		}
		if to := routeOf(rest); to != routePage && to != routePlain {
			continue
		}
		r = r.WithContext(context.WithValue(r.Context(), spokenKey{}, sp))
		address := *r.URL
		address.Path = rest
		r.URL = &address
		return r
	}
	return r
}

// speakerFor is the program in the language of a request.
func (s *Server) speakerFor(r *http.Request) *speaker {
	if sp, ok := r.Context().Value(spokenKey{}).(*speaker); ok {
		return sp
	}
	return s.first
}

// at is an address of this program in the language; what is elsewhere stays as it is.
func (sp *speaker) at(location string) string {
	if strings.HasPrefix(location, "/") {
		return sp.base + location
	}
	return location
}
