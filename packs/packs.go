// Package packs holds the knowledge: the YAML that people write, what packtool
// builds from it, and nothing that decides anything. The canonical JSON is the
// published form. A program starts from the tables, which hold the same without
// the texts for people, which are in a file for each language (en.txt), without
// what only tells where something is from (references.txt), and without what
// only the pages about the sources say (sources.txt).
package packs

import (
	_ "embed" // what was built becomes part of the program
	"errors"

	"aftercare"
	"aftercare/guideline"
	"aftercare/guideline/table"
)

// Pack is one published pack as it was built, in its table form.
type Pack struct{ ID, Digest, Table string }

// All lists the packs, each after the one it inherits.
func All() []Pack {
	list := []Pack{
		{ID: "international", Table: international},
		{ID: "au", Table: au}, {ID: "ca", Table: ca}, {ID: "es", Table: es}, {ID: "gb", Table: gb}, {ID: "id", Table: id},
		{ID: "ie", Table: ie}, {ID: "kr", Table: kr}, {ID: "mx", Table: mx}, {ID: "ru", Table: ru}, {ID: "us", Table: us},
	}
	for i := range list {
		list[i].Digest = table.Digest(list[i].Table)
	}
	return list
}

// The tables as packtool built them, one variable a country.
var (
	//go:embed international.table
	international string
	//go:embed au.table
	au string
	//go:embed ca.table
	ca string
	//go:embed es.table
	es string
	//go:embed gb.table
	gb string
	//go:embed id.table
	id string
	//go:embed ie.table
	ie string
	//go:embed kr.table
	kr string
	//go:embed mx.table
	mx string
	//go:embed ru.table
	ru string
	//go:embed us.table
	us string
)

// Texts is a file with the texts of the packs in one language.
type Texts struct{ Lang, File string }

// Languages lists the texts of the packs in every language. Only programs that
// do not fetch a language call it: it links them.
func Languages() []Texts { return []Texts{{"en", english}} }

//go:embed en.txt
var english string

// References is all that the packs keep apart and that is the same in every
// language. Only programs that do not fetch a language call it, or [Apart].
func References() string { return references + sources }

// Apart is References in its two files: what an answer says of its sources, and
// what only the pages about them say.
func Apart() (answers, catalogue string) { return references, sources }

var (
	//go:embed references.txt
	references string
	//go:embed sources.txt
	sources string
)

// Load reads a pack and its parents with their texts in every language. It
// returns the pack resolved, and its digest; problems if it cannot be used.
func Load(id string) (pack *guideline.Pack, digest string, problems []string) {
	pack, digest, err := LoadOver(id, References(), Languages(), func() {}, func(parent string) *guideline.Pack {
		p, _, _ := Load(parent)
		return p
	})
	if err != nil {
		return nil, "", []string{err.Error()}
	}
	return pack, digest, nil
}

// LoadOver is Load with references and texts of the caller's and over a parent that the caller
// may have already. It calls pause again and again.
func LoadOver(id, references string, texts []Texts, pause func(), parentOf func(id string) *guideline.Pack) (*guideline.Pack, string, error) {
	for _, p := range All() {
		if p.ID != id {
			continue
		}
		pack, err := Read(p, references, texts, pause)
		if err != nil {
			return nil, "", err
		}
		if pack.Inherits == "" {
			return pack, p.Digest, nil
		}
		parent := parentOf(pack.Inherits)
		if parent == nil {
			return nil, "", errors.New("packs: the parent " + pack.Inherits + " cannot be used")
		}
		return guideline.Resolve(pack, parent), p.Digest, nil
	}
	return nil, "", errors.New("packs: there is no pack " + id)
}

// Read reads a pack's own part from its table, with its references, its catalogue
// of sources where it is among them, and its texts in the languages given. It
// calls pause again and again.
func Read(p Pack, references string, texts []Texts, pause func()) (*guideline.Pack, error) {
	var apart table.Apart
	var ok bool
	apart.References, ok = table.FindLines(references, "", ReferencesOf(p.ID))
	if !ok {
		return nil, errors.New("packs: there are no references of the pack " + p.ID)
	}
	apart.Catalogue, _ = table.FindLines(references, "", SourcesOf(p.ID))
	var languages []table.Lines
	for _, t := range texts {
		lines, ok := table.FindLines(t.File, t.Lang, p.ID)
		if !ok {
			return nil, errors.New("packs: the words of the language " + t.Lang + " lack the pack " + p.ID)
		}
		languages = append(languages, lines)
	}
	return table.Read(p.Table, pause, apart, languages...)
}

// ReferencesOf is the name under which the references of a pack are in their
// file; no pack has such an id.
func ReferencesOf(id string) string { return id + ".references" }

// SourcesOf is the same for the catalogue of its sources.
func SourcesOf(id string) string { return id + ".sources" }

// For returns the id of the pack that a jurisdiction's records choose. A nation
// follows the pack of its state.
func For(jurisdiction string) string {
	if id := byJurisdiction[aftercare.CountryOf(jurisdiction)]; id != "" {
		return id
	}
	return "international"
}

// byJurisdiction is held to the packs' own lists by a test.
var byJurisdiction = map[string]string{
	"AU": "au", "CA": "ca", "ES": "es", "GB": "gb", "ID": "id", "IE": "ie", "KR": "kr", "MX": "mx", "RU": "ru", "US": "us",
}
