package page

import (
	"strings"
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
	// Words are the language of the pages; the engines of Library must have the
	// texts of their packs in it.
	Words *locale.Words
	// Asset returns the address of a file of the host (style.css, page.js,
	// app.webmanifest, icon.svg), "" if there is none.
	Asset func(name string) string
	Build string // shown on the page about the program
	// Base is what the addresses of the pages begin with: "" or "/ko".
	Base string
	// Languages are those to choose from, on every page. In a person's own page
	// there are none: the host's own pages have them.
	Languages []Language
	// SiteIn gives the site of one of the languages, so that a page can also be in
	// a second; nil where another program has them.
	SiteIn func(tag string) *Site
}

// Language is one to choose.
type Language struct {
	Tag, Name string // a BCP 47 tag; its name in the language itself
	Base      string // what its addresses begin with, "" for the first
}

// Choose are languages to choose from, each by its own name. The first has the
// address / and no base.
func Choose(tags []string, in func(tag string) (*locale.Words, bool)) []Language {
	var list []Language
	for i, tag := range tags {
		w, _ := in(tag)
		l := Language{Tag: tag, Name: w.Text("language." + tag)}
		if i > 0 {
			l.Base = "/" + strings.ToLower(tag)
		}
		list = append(list, l)
	}
	return list
}

// Site is what all pages of a program share. Nobody changes it once it is made,
// so it is safe for many at once.
type Site struct {
	Config  Config
	Words   *locale.Words
	routes  []Route                // of every program
	Shows   func(path string) bool // whether this program shows a page
	General *Knowledge             // the pack of the general pages; nil without a library
	Topics  []Topic
	Sources []string // source ids, in the order of their numbers

	mu    sync.Mutex
	known map[*engine.Engine]*Knowledge
}

// NewSite prepares a configuration. shows says whether this program shows the
// page of a path.
func NewSite(c Config, routes []Route, shows func(path string) bool) *Site {
	s := &Site{Config: c, Words: c.Words, routes: routes, Shows: shows, known: map[*engine.Engine]*Knowledge{}}
	if c.Library.For == nil || c.Library.For("") == nil {
		return s
	}
	s.General = s.Knowledge("")
	s.Topics = listTopics(s.General.Pack)
	for i := range s.General.Pack.Sources {
		s.Sources = append(s.Sources, s.General.Pack.Sources[i].ID)
	}
	return s
}

// Knowledge returns the pack of a jurisdiction, ready for the pages.
func (s *Site) Knowledge(jurisdiction string) *Knowledge {
	e := s.Config.Library.For(jurisdiction)
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.known[e]
	if k == nil {
		k = newKnowledge(e)
		s.known[e] = k
	}
	return k
}

// Numbers are those of a list's pages that everybody can see.
func (s *Site) Numbers(list string) (out []int) {
	switch list {
	case PathRead:
		for i := range s.Topics {
			out = append(out, i+1)
		}
	case PathSources, PathLeave:
		for i, id := range s.Sources {
			if list == PathSources || s.General.Sources[id].Address != "" {
				out = append(out, i+1)
			}
		}
	}
	return out
}

// sourceNumber is the number of a source's page, 0 where it has none.
func (s *Site) sourceNumber(id string) int {
	for i, known := range s.Sources {
		if known == id {
			return i + 1
		}
	}
	return 0
}
