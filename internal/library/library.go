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

// Published returns the engine for a jurisdiction's records, the international
// one for "", with the texts of its pack in every language that is linked. It is
// nil only if a pack of the program's own cannot be used.
func Published() func(jurisdiction string) *engine.Engine {
	return published(packs.References(), packs.Languages(), func() {})
}

// In is Published with the texts in one language alone. It calls pause again and
// again while it reads a pack, for callers that must stay responsive.
func In(w *locale.Words, pause func()) func(jurisdiction string) *engine.Engine {
	return published(w.Packs, []packs.Texts{{Lang: w.Lang, File: w.Packs}}, pause)
}

// Pack is one pack with the texts in one language alone, for whoever names it.
func Pack(id string, w *locale.Words) (*engine.Engine, error) {
	l := newLibrary(w.Packs, []packs.Texts{{Lang: w.Lang, File: w.Packs}}, func() {})
	p := l.load(id)
	if p.err != nil {
		return nil, p.err
	}
	return engine.New(p.pack, p.digest)
}

func published(references string, texts []packs.Texts, pause func()) func(jurisdiction string) *engine.Engine {
	l := newLibrary(references, texts, pause)
	return func(jurisdiction string) *engine.Engine {
		l.lock.Lock()
		defer l.lock.Unlock()
		return l.engine(packs.For(jurisdiction))
	}
}

func newLibrary(references string, texts []packs.Texts, pause func()) *library {
	return &library{references: references, texts: texts, pause: pause, packs: map[string]*loaded{}, engines: map[string]*engine.Engine{}}
}

type library struct {
	references string
	texts      []packs.Texts
	pause      func()
	lock       sync.Mutex
	packs      map[string]*loaded
	engines    map[string]*engine.Engine
}

// loaded is a pack that was read. It is kept, because a country's pack is
// resolved over its parent.
type loaded struct {
	pack   *guideline.Pack
	digest string
	err    error
}

func (l *library) engine(id string) *engine.Engine {
	if l.engines[id] == nil {
		if p := l.load(id); p.pack != nil {
			l.engines[id], _ = engine.NewPausing(p.pack, p.digest, l.pause)
		}
	}
	return l.engines[id]
}

func (l *library) load(id string) *loaded {
	if l.packs[id] == nil {
		p := &loaded{}
		p.pack, p.digest, p.err = packs.LoadOver(id, l.references, l.texts, l.pause, func(parent string) *guideline.Pack { return l.load(parent).pack })
		l.packs[id] = p
	}
	return l.packs[id]
}
