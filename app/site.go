package app

import (
	"sync"

	"aftercare/engine"
	"aftercare/locale"
)

// Library gives the packs a program was built with, compiled.
type Library struct {
	// For returns the pack of a jurisdiction's records; "" gives the one for
	// records that name none. It must be safe for many callers at once.
	For func(jurisdiction string) *engine.Engine
}

// Config is what a host gives the program.
type Config struct {
	// Library may be empty in a program that only finds a clinic.
	Library Library
	// Words are those of the pages that are linked; nil for locale.In("en").
	Words *locale.Words
	// Asset returns the address of a file of the host (style.css, page.js,
	// app.webmanifest, icon.svg), "" where there is none.
	Asset func(name string) string
	Build string // shown on the page about the program
}

// Site is what all pages of a program share. It is safe for many at once.
type Site struct {
	config  Config
	words   *locale.Words
	routes  []Route                // of every program
	has     func(path string) bool // whether this program shows a page
	general *knowledge             // the pack of the general pages; nil without a library
	topics  []topic
	sources []string // source ids, in the order of their numbers

	mu    sync.Mutex
	known map[*engine.Engine]*knowledge
}

// newSite prepares a configuration. has says whether this program shows the
// page of a path.
func newSite(c Config, routes []Route, has func(path string) bool) *Site {
	s := &Site{config: c, words: c.Words, routes: routes, has: has, known: map[*engine.Engine]*knowledge{}}
	if c.Library.For == nil || c.Library.For("") == nil {
		return s
	}
	s.general = s.knowledge("")
	s.topics = listTopics(s.general.pack)
	for i := range s.general.pack.Sources {
		s.sources = append(s.sources, s.general.pack.Sources[i].ID)
	}
	return s
}

// knowledge returns the pack of a jurisdiction, ready for the pages.
func (s *Site) knowledge(jurisdiction string) *knowledge {
	e := s.config.Library.For(jurisdiction)
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.known[e]
	if k == nil {
		k = newKnowledge(e)
		s.known[e] = k
	}
	return k
}

// numbers are those of a list's pages that everybody can see.
func (s *Site) numbers(list string) (out []int) {
	switch list {
	case routeRead:
		for i := range s.topics {
			out = append(out, i+1)
		}
	case routeSources, routeLeave:
		for i, id := range s.sources {
			if list == routeSources || s.general.sources[id].Address != "" {
				out = append(out, i+1)
			}
		}
	}
	return out
}

// sourceNumber is the number of a source's page, 0 where it has none.
func (s *Site) sourceNumber(id string) int {
	for i, known := range s.sources {
		if known == id {
			return i + 1
		}
	}
	return 0
}
