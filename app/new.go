package app

import (
	"errors"
	"sync"

	"aftercare"
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
	Library Library
	// Asset returns the address of a file of the host (style.css, page.js,
	// app.webmanifest, icon.svg), "" where there is none.
	Asset func(name string) string
	// Words makes a passphrase by chance, "" where it can not; nil where none
	// is offered.
	Words func() string
	Build string // shown on the page about the program

	// Set by WithMore and WithPlaces. Without them those pages are answered
	// with Response.More.
	more, places func(*App, *Request) *Response
	words        *locale.Words
}

// App is the program. Callers see it read-only; it is safe for many at once.
type App struct {
	config  Config
	words   *locale.Words
	general *knowledge // the pack the general pages are made from
	topics  []topic
	sources []string // source ids, in the order of their numbers
	help    []byte   // the emergency page, made once

	mu    sync.Mutex
	known map[*engine.Engine]*knowledge

	finder *finder // nil until it is first asked
}

// New makes the program ready.
func New(c Config) (*App, error) {
	if c.Library.For == nil || c.Library.For("") == nil {
		return nil, errors.New("the program has no pack to answer from")
	}
	if c.Asset == nil {
		c.Asset = func(string) string { return "" }
	}
	if c.words == nil {
		c.words = locale.In("en")
	}
	a := &App{config: c, words: c.words, known: map[*engine.Engine]*knowledge{}}
	a.general = a.knowledge("")
	a.topics = listTopics(a.general.pack)
	for i := range a.general.pack.Sources {
		a.sources = append(a.sources, a.general.pack.Sources[i].ID)
	}
	a.help = a.renderHelp()
	return a, nil
}

// knowledge returns the pack of a jurisdiction, ready for the pages.
func (a *App) knowledge(jurisdiction string) *knowledge {
	e := a.config.Library.For(jurisdiction)
	a.mu.Lock()
	defer a.mu.Unlock()
	k := a.known[e]
	if k == nil {
		k = newKnowledge(e)
		a.known[e] = k
	}
	return k
}

// Guide judges a record as the command line does: the guidance document, or
// what is wrong with the record.
func (a *App) Guide(record string, asOf aftercare.When) (guidance []byte, findings []aftercare.Finding) {
	rec, findings := parseRecord(record, asOf)
	if findings != nil {
		return nil, findings
	}
	return a.guidance(rec, asOf), nil
}

// Paths lists the addresses of the general pages, the emergency page first.
func (a *App) Paths() []string {
	list := []string{routeHelp, routeHome, routeCheck, routeAsk, routePlain, routeRead, routeSources, routeAbout, routeNotes}
	list = append(list, routeLetters, routeBeside, routeShare)
	list = append(list, routeCall, routeHow, routePlaces, routeOwnPlaces)
	for i := range a.topics {
		list = append(list, numbered(routeRead, i+1))
	}
	for i, id := range a.sources {
		list = append(list, numbered(routeSources, i+1))
		if a.general.sources[id].Address != "" {
			list = append(list, numbered(routeLeave, i+1))
		}
	}
	return list
}

// sourceNumber is the number of a source's page, 0 where it has none.
func (a *App) sourceNumber(id string) int {
	for i, s := range a.sources {
		if s == id {
			return i + 1
		}
	}
	return 0
}
