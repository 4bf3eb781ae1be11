package app

import (
	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// knowledge is a pack with what the pages look things up by.
type knowledge struct {
	engine     *engine.Engine
	pack       *guideline.Pack
	statements map[string]*guideline.Statement
	sources    map[string]*guideline.Source
	numbers    map[string]*guideline.Numbers
}

func newKnowledge(e *engine.Engine) *knowledge {
	p := e.Pack()
	k := &knowledge{engine: e, pack: p,
		statements: make(map[string]*guideline.Statement, len(p.Statements)),
		sources:    make(map[string]*guideline.Source, len(p.Sources)),
		numbers:    make(map[string]*guideline.Numbers, len(p.Numbers))}
	for i := range p.Statements {
		k.statements[p.Statements[i].ID] = &p.Statements[i]
	}
	for i := range p.Sources {
		k.sources[p.Sources[i].ID] = &p.Sources[i]
	}
	for i := range p.Numbers {
		k.numbers[p.Numbers[i].Jurisdiction] = &p.Numbers[i]
	}
	return k
}

// statement finds a statement; nil where there is none.
func (k *knowledge) statement(id string) *guideline.Statement { return k.statements[id] }

// question returns what people ask about an activity; nil where nothing is.
func (k *knowledge) question(a aftercare.Activity) *guideline.Question {
	for i := range k.pack.Questions {
		if k.pack.Questions[i].Activity == a {
			return &k.pack.Questions[i]
		}
	}
	return nil
}

// active lists the statements that are in force and for which take holds.
func (k *knowledge) active(take func(*guideline.Statement) bool) []*guideline.Statement {
	var list []*guideline.Statement
	for i := range k.pack.Statements {
		if s := &k.pack.Statements[i]; s.Status == guideline.Active && take(s) {
			list = append(list, s)
		}
	}
	return list
}

func has[T comparable](list []T, v T) bool {
	for _, e := range list {
		if e == v {
			return true
		}
	}
	return false
}
