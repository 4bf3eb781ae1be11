// Package library compiles the published packs, each when it is first needed.
// Every host answers from it.
package library

import (
	"sync"

	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/locale"
	"aftercare/packs"
)

// Engines gives the engine for a jurisdiction's records, the international one for
// "". It fails only if a pack of the program's own cannot be used.
type Engines func(jurisdiction string) (*engine.Engine, error)

// Sure is the same for hosts, whose answer to such a fault is the page that says
// how to reach help: it panics with the cause.
func (f Engines) Sure() func(jurisdiction string) *engine.Engine {
	return func(jurisdiction string) *engine.Engine {
		e, err := f(jurisdiction)
		if err != nil {
			panic(err)
		}
		return e
	}
}

// Published returns the engines with the texts of their packs in every language
// that is linked.
func Published() func(jurisdiction string) *engine.Engine {
	return published(packs.References(), packs.Languages(), func() {}).Sure()
}

// In is Published with the texts in one language alone. It calls pause again and
// again while it reads a pack, for callers that must stay responsive.
func In(w *locale.Words, pause func()) func(jurisdiction string) *engine.Engine {
	return published(w.Packs, []packs.Texts{{Lang: w.Lang, File: w.Packs}}, pause).Sure()
}

// Speaking is In for callers that say what is wrong.
func Speaking(w *locale.Words) Engines {
	return published(w.Packs, []packs.Texts{{Lang: w.Lang, File: w.Packs}}, func() {})
}

// Pack is one pack with the texts in one language alone, for whoever names it.
func Pack(id string, w *locale.Words) (*engine.Engine, error) {
	l := newLibrary(w.Packs, []packs.Texts{{Lang: w.Lang, File: w.Packs}}, func() {})
	return l.engine(id)
}

func published(references string, texts []packs.Texts, pause func()) Engines {
	l := newLibrary(references, texts, pause)
	return func(jurisdiction string) (*engine.Engine, error) {
		l.lock.Lock()
		defer l.lock.Unlock()
		return l.engine(packs.For(jurisdiction))
	}
}

func newLibrary(references string, texts []packs.Texts, pause func()) *library {
	return &library{references: references, texts: texts, pause: pause, packs: map[string]*loaded{}}
}

type library struct {
	references string
	texts      []packs.Texts
	pause      func()
	lock       sync.Mutex
	packs      map[string]*loaded
}

// loaded is a pack that was read, and its engine once it was asked for. It is
// kept, because a country's pack is resolved over its parent.
type loaded struct {
	pack   *guideline.Pack
	digest string
	engine *engine.Engine
	err    error
}

func (l *library) engine(id string) (*engine.Engine, error) {
	p := l.load(id)
	if p.engine == nil && p.err == nil {
		p.engine, p.err = engine.NewPausing(p.pack, p.digest, l.pause)
	}
	if p.err != nil {
		return nil, &unusable{id, p.err}
	}
	return p.engine, nil
}

// unusable is why a pack cannot be used. Package fmt is more than a page loads.
type unusable struct {
	pack string
	err  error
}

func (u *unusable) Error() string { return "the pack " + u.pack + " cannot be used: " + u.err.Error() }

func (u *unusable) Unwrap() error { return u.err }

func (l *library) load(id string) *loaded {
	if l.packs[id] == nil {
		p := &loaded{}
		p.pack, p.digest, p.err = packs.LoadOver(id, l.references, l.texts, l.pause, func(parent string) *guideline.Pack { return l.load(parent).pack })
		l.packs[id] = p
	}
	return l.packs[id]
}
