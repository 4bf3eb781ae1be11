package page

import (
	"sync"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// Knowledge is a pack with the indexes that pages use.
type Knowledge struct {
	Engine     *engine.Engine
	Pack       *guideline.Pack
	statements map[string]*guideline.Statement
	Sources    map[string]*guideline.Source
	Numbers    map[string]*guideline.Numbers

	mu     sync.Mutex
	worked map[string]func() string
}

// Once works something out about the pack the first time that its key is asked for.
// It may be called concurrently; work runs without a lock, so that it only delays
// those who ask for the same key. Keys are never dropped: they must come from the
// program, not from what somebody typed.
func (k *Knowledge) Once(key string, work func() string) string {
	k.mu.Lock()
	once := k.worked[key]
	if once == nil {
		once = sync.OnceValue(work)
		k.worked[key] = once
	}
	k.mu.Unlock()
	return once()
}

func newKnowledge(e *engine.Engine) *Knowledge {
	p := e.Pack()
	k := &Knowledge{Engine: e, Pack: p, worked: map[string]func() string{},
		statements: make(map[string]*guideline.Statement, len(p.Statements)),
		Sources:    make(map[string]*guideline.Source, len(p.Sources)),
		Numbers:    make(map[string]*guideline.Numbers, len(p.Numbers))}
	for i := range p.Statements {
		k.statements[p.Statements[i].ID] = &p.Statements[i]
	}
	for i := range p.Sources {
		k.Sources[p.Sources[i].ID] = &p.Sources[i]
	}
	for i := range p.Numbers {
		k.Numbers[p.Numbers[i].Jurisdiction] = &p.Numbers[i]
	}
	return k
}

// NumbersIn are the numbers for where somebody is; nil if there are none.
func (k *Knowledge) NumbersIn(jurisdiction string) *guideline.Numbers {
	if n := k.Numbers[aftercare.CountryOf(jurisdiction)]; n != nil {
		return n.In(jurisdiction)
	}
	return nil
}

// Statement finds a statement; nil if there is none.
func (k *Knowledge) Statement(id string) *guideline.Statement { return k.statements[id] }

// Active lists the statements that are in force and for which take holds.
func (k *Knowledge) Active(take func(*guideline.Statement) bool) []*guideline.Statement {
	var list []*guideline.Statement
	for i := range k.Pack.Statements {
		if s := &k.Pack.Statements[i]; s.Status == guideline.Active && take(s) {
			list = append(list, s)
		}
	}
	return list
}
