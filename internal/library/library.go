// Package library compiles the published packs, each when it is first asked
// for. It is what a host's program answers from.
package library

import (
	"sync"

	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/packs"
)

// Published returns the engine for a jurisdiction's records, the international
// one for "". It is nil only where a pack of the program's own cannot be used.
func Published() func(jurisdiction string) *engine.Engine { return PublishedPausing(func() {}) }

// PublishedPausing is Published for who must not be kept waiting: it calls
// pause again and again while it reads a pack.
func PublishedPausing(pause func()) func(jurisdiction string) *engine.Engine {
	l := &library{pause: pause, engines: map[string]*engine.Engine{}}
	return func(jurisdiction string) *engine.Engine {
		l.lock.Lock()
		defer l.lock.Unlock()
		return l.engine(packs.For(jurisdiction))
	}
}

type library struct {
	pause   func()
	lock    sync.Mutex
	engines map[string]*engine.Engine
}

func (l *library) engine(id string) *engine.Engine {
	if l.engines[id] == nil {
		if pack, digest, _ := packs.LoadOver(id, packs.Languages(), l.pause, l.pack); pack != nil {
			l.engines[id], _ = engine.NewPausing(pack, digest, l.pause)
		}
	}
	return l.engines[id]
}

// pack is a parent, which is kept: reading it is most of the work.
func (l *library) pack(id string) *guideline.Pack {
	if e := l.engine(id); e != nil {
		return e.Pack()
	}
	return nil
}
