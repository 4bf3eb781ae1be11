package main

import (
	"errors"
	"os"
	"strings"

	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/internal/library"
	"aftercare/internal/packyaml"
	"aftercare/locale"
	"aftercare/packs"
)

// chosen returns the engines to use, with texts in the language of w: one pack
// for every record if the caller names its id or folder, else that of each
// record's country.
func chosen(pack string, w *locale.Words) (library.Engines, error) {
	if pack == "" {
		return library.Speaking(w), nil
	}
	e, err := byID(pack, w)
	if errors.Is(err, errNoPack) {
		e, err = fromFolder(pack, w)
	}
	return func(string) (*engine.Engine, error) { return e, nil }, err
}

var errNoPack = errors.New("no published pack has this id")

// byID compiles one of the program's own packs; errNoPack if there is none.
func byID(id string, w *locale.Words) (*engine.Engine, error) {
	for _, p := range packs.All() {
		if p.ID != id {
			continue
		}
		return library.Pack(id, w)
	}
	return nil, errNoPack
}

// fromFolder reads and compiles a pack that is not published with the program.
// It must lint clean, and it and its parent speak English alone.
func fromFolder(dir string, w *locale.Words) (*engine.Engine, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, invalidf("--pack %s: no such folder, and no pack with this id (known: %s)", dir, ids())
	}
	own, parent, lines, err := lintFolder(dir)
	if err != nil {
		return nil, invalidf("--pack %s: %v", dir, err)
	}
	if len(lines) > 0 {
		return nil, &invalid{append([]string{"the pack has findings:"}, lines...)}
	}
	if w.Lang != own.Languages[0] {
		return nil, invalidf("--pack %s: this pack has no texts in the language %s, only in English; say --lang en", dir, w.Lang)
	}
	return engine.New(guideline.Resolve(own, parent), packyaml.Digest(canon.Append(nil, own)))
}

func ids() string {
	var list []string
	for _, p := range packs.All() {
		list = append(list, p.ID)
	}
	return strings.Join(list, ", ")
}

// lintFolder reads and lints a pack's folder. Its parent is a published pack.
func lintFolder(dir string) (own, parent *guideline.Pack, lines []string, err error) {
	d, err := packyaml.Load(os.DirFS(dir))
	if err != nil {
		return nil, nil, nil, err
	}
	switch {
	case d.Pack == nil:
	case inheritsItself(d.Pack):
		d.FailCycle()
	default:
		if d.Pack.Inherits != "" {
			parent, d.Pack.InheritsDigest, _ = packs.Load(d.Pack.Inherits)
		}
		d.Add(guideline.Lint(d.Pack, parent))
	}
	for _, f := range d.Findings {
		lines = append(lines, packyaml.Printable(dir)+"/"+f.String())
	}
	return d.Pack, parent, lines, nil
}

// inheritsItself reports whether a pack inherits one of its own id, directly or
// by the published packs that it inherits.
func inheritsItself(p *guideline.Pack) bool {
	for id := p.Inherits; id != ""; {
		if id == p.ID {
			return true
		}
		up, _, err := packs.Load(id)
		if err != nil {
			return false // lint says so
		}
		id = up.Inherits
	}
	return false
}
