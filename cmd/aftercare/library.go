package main

import (
	"fmt"
	"os"
	"sync"

	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/packyaml"
	"aftercare/packs"
)

// library compiles packs when they are first asked for.
type library struct {
	fixed *engine.Engine // a pack the caller chose, for every record

	mu      sync.Mutex
	engines map[string]*engine.Engine
}

// newLibrary returns the library; choice is a pack's id or folder, "" for the
// pack of each record's country.
func newLibrary(choice string) (*library, error) {
	l := &library{engines: map[string]*engine.Engine{}}
	if choice == "" {
		return l, nil
	}
	if e, err := l.byID(choice); err == nil {
		l.fixed = e
		return l, nil
	}
	info, err := os.Stat(choice)
	if err != nil || !info.IsDir() {
		return nil, invalidf("--pack %s: there is no pack of that id (%s) and no such folder", choice, ids())
	}
	l.fixed, err = l.fromFolder(choice)
	return l, err
}

func ids() string {
	text := ""
	for i, p := range packs.All() {
		if i > 0 {
			text += ", "
		}
		text += p.ID
	}
	return text
}

// For returns the engine for a jurisdiction's records.
func (l *library) For(jurisdiction string) (*engine.Engine, error) {
	if l.fixed != nil {
		return l.fixed, nil
	}
	return l.byID(packs.For(jurisdiction))
}

func (l *library) byID(id string) (*engine.Engine, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.engines[id]; e != nil {
		return e, nil
	}
	pack, digest, problems := packs.Load(id)
	if pack == nil {
		return nil, fmt.Errorf("the pack %s can not be used: %v", id, problems)
	}
	e, err := engine.New(pack, digest)
	if err == nil {
		l.engines[id] = e
	}
	return e, err
}

// fromFolder reads a pack that is not part of the program. It must lint clean.
func (l *library) fromFolder(dir string) (*engine.Engine, error) {
	own, parent, lines, err := lintFolder(dir)
	if err != nil {
		return nil, err
	}
	if len(lines) > 0 {
		return nil, &invalid{append([]string{"the pack has findings:"}, lines...)}
	}
	return engine.New(guideline.Resolve(own, parent), packyaml.Digest(guideline.Append(nil, own)))
}

// lintFolder reads and lints a pack's folder. Its parent is one of the
// program's own packs.
func lintFolder(dir string) (own, parent *guideline.Pack, lines []string, err error) {
	d, err := packyaml.Load(dir)
	if err != nil {
		return nil, nil, nil, invalidf("%v", err)
	}
	if d.Pack != nil {
		if d.Pack.Inherits != "" {
			parent, d.Pack.InheritsDigest, _ = packs.Load(d.Pack.Inherits)
		}
		d.Add(guideline.Lint(d.Pack, parent))
	}
	for _, f := range d.Findings {
		lines = append(lines, dir+"/"+f.String())
	}
	return d.Pack, parent, lines, nil
}
