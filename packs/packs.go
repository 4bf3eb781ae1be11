// Package packs holds the knowledge: the YAML that people write, the canonical
// JSON that packtool builds from it, and nothing that decides anything.
package packs

import (
	_ "embed" // the packs' JSON becomes part of the program

	"aftercare/guideline"
)

//go:embed digests.txt
var digests string

// Pack is one published pack as it was built.
type Pack struct{ ID, Digest, JSON string }

// All lists the packs, each after the one it inherits.
func All() []Pack {
	list := []Pack{
		{ID: "international", JSON: international},
		{ID: "au", JSON: au}, {ID: "ca", JSON: ca}, {ID: "gb", JSON: gb}, {ID: "id", JSON: id},
		{ID: "ie", JSON: ie}, {ID: "kr", JSON: kr}, {ID: "us", JSON: us},
	}
	for i := range list {
		list[i].Digest = digestOf(list[i].ID)
	}
	return list
}

// The packs as packtool built them, one variable a country.
var (
	//go:embed international.json
	international string
	//go:embed au.json
	au string
	//go:embed ca.json
	ca string
	//go:embed gb.json
	gb string
	//go:embed id.json
	id string
	//go:embed ie.json
	ie string
	//go:embed kr.json
	kr string
	//go:embed us.json
	us string
)

// Load reads a pack and its parents. It returns the pack resolved, and its
// digest; nil where there is none of that id.
func Load(id string) (*guideline.Pack, string, []string) {
	return LoadOver(id, func() {}, func(parent string) *guideline.Pack {
		p, _, _ := Load(parent)
		return p
	})
}

// LoadOver is Load over a parent that the caller may have already. It calls
// pause again and again while it reads.
func LoadOver(id string, pause func(), parentOf func(id string) *guideline.Pack) (*guideline.Pack, string, []string) {
	for _, p := range All() {
		if p.ID != id {
			continue
		}
		pack, findings := guideline.ParsePausing(p.JSON, pause)
		if len(findings) > 0 {
			return nil, "", []string{findings[0].Pointer + ": " + findings[0].Message}
		}
		if pack.Inherits == "" {
			return pack, p.Digest, nil
		}
		parent := parentOf(pack.Inherits)
		if parent == nil {
			return nil, "", []string{"the parent " + pack.Inherits + " can not be used"}
		}
		return guideline.Resolve(pack, parent), p.Digest, nil
	}
	return nil, "", []string{"there is no pack " + id}
}

// For returns the id of the pack that a jurisdiction's records choose.
func For(jurisdiction string) string {
	if id := byJurisdiction[jurisdiction]; id != "" {
		return id
	}
	return "international"
}

// byJurisdiction is held to the packs' own lists by a test.
var byJurisdiction = map[string]string{
	"AU": "au", "CA": "ca", "GB": "gb", "ID": "id", "IE": "ie", "KR": "kr", "US": "us",
}

// digestOf finds a pack's line in the list that packtool wrote.
func digestOf(id string) string {
	rest := digests
	for rest != "" {
		line := rest
		for i := 0; i < len(rest); i++ {
			if rest[i] == '\n' {
				line, rest = rest[:i], rest[i+1:]
				break
			}
		}
		if len(line) > len(id) && line[:len(id)] == id && line[len(id)] == ' ' {
			return line[len(id)+1:]
		}
	}
	return ""
}
