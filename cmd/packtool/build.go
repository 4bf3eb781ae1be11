package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/guideline/table"
	"aftercare/internal/files"
	"aftercare/internal/packyaml"
	"aftercare/internal/schema"
	"aftercare/packs"
)

type buildCmd struct {
	Dir   string `default:"packs" help:"The folder of the packs, and of what is written."`
	Root  string `default:"." help:"The root of the repository, whose JSON Schemas are written too; empty for none."`
	Check bool   `help:"Write nothing; fail if a file would change."`
}

// Run builds every pack of the folder into <dir>/<id>.json and <id>.table, their
// digests into <dir>/digests.txt, their texts into <dir>/<language>.txt, their
// references into <dir>/references.txt, and what else is known of their sources
// into <dir>/sources.txt. It also writes the numbers to call for the program that
// finds a clinic, and the JSON Schemas of all formats.
func (c *buildCmd) Run() error {
	list, err := readPacks(c.Dir)
	if err != nil {
		return err
	}
	digests := map[string]string{}
	texts := map[string][]byte{}
	var references, sources []byte
	var index strings.Builder
	for _, p := range list {
		own := p.own
		own.InheritsDigest = digests[own.Inherits]
		b, err := buildPack(own)
		if err != nil {
			return err
		}
		digests[own.ID] = b.digest
		fmt.Fprintf(&index, "%s %s\n", own.ID, b.digest)
		if err := errors.Join(c.write(own.ID+".json", b.json), c.write(own.ID+".table", b.table)); err != nil {
			return err
		}
		references = table.AppendLines(references, packs.ReferencesOf(own.ID), b.apart.References)
		sources = table.AppendLines(sources, packs.SourcesOf(own.ID), b.apart.Catalogue)
		for _, l := range b.languages {
			texts[l.Lang] = table.AppendLines(texts[l.Lang], own.ID, l)
		}
	}
	if err := errors.Join(c.write("references.txt", references), c.write("sources.txt", sources)); err != nil {
		return err
	}
	for lang, text := range texts {
		if err := c.write(lang+".txt", text); err != nil {
			return err
		}
	}
	if err := c.write("digests.txt", []byte(index.String())); err != nil || c.Root == "" {
		return err
	}
	return c.writeAround(list)
}

// writeAround writes what is outside the folder of the packs. Numbers to call
// are taken from our own packs only.
func (c *buildCmd) writeAround(list []pack) error {
	if filepath.Clean(c.Dir) == filepath.Join(c.Root, "packs") {
		if err := writeBuilt(filepath.Join(c.Root, callsFile), calls(list), c.Check, buildCommand); err != nil {
			return err
		}
	}
	schemas, err := schema.Files()
	for _, f := range schemas {
		err = errors.Join(err, writeBuilt(filepath.Join(c.Root, f.Path), f.Text, c.Check, buildCommand))
	}
	return err
}

// built is a pack in all forms that build writes.
type built struct {
	json, table []byte
	digest      string
	apart       table.Apart
	languages   []table.Lines
}

// buildPack makes the forms of a pack and reads them back: all must be the same
// pack.
func buildPack(own *guideline.Pack) (*built, error) {
	b := &built{json: canon.Append(nil, own)}
	read, findings := guideline.Parse(string(b.json))
	if len(findings) > 0 {
		return nil, fmt.Errorf("%s: the canonical form does not read back: %v", own.ID, findings[0])
	}
	b.digest = packyaml.Digest(b.json)
	b.table, b.apart, b.languages = table.Append(nil, read, b.digest)
	var texts []packs.Texts
	for _, l := range append([]table.Lines{b.apart.References, b.apart.Catalogue}, b.languages...) {
		if strings.Contains("\n"+l.Text, "\n[") {
			return nil, fmt.Errorf("%s: a text or reference in %q begins with a bracket, which begins the next pack", own.ID, l.Lang)
		}
	}
	for _, l := range b.languages {
		texts = append(texts, packs.Texts{Lang: l.Lang, File: string(table.AppendLines(nil, own.ID, l))})
	}
	references := table.AppendLines(nil, packs.ReferencesOf(own.ID), b.apart.References)
	references = table.AppendLines(references, packs.SourcesOf(own.ID), b.apart.Catalogue)
	back, err := packs.Read(packs.Pack{ID: own.ID, Table: string(b.table)}, string(references), texts, func() {})
	if err != nil {
		return nil, fmt.Errorf("%s: the table does not read back: %w", own.ID, err)
	}
	if !reflect.DeepEqual(read, back) {
		return nil, fmt.Errorf("%s: the table is another pack than the canonical JSON: a text may hold a line break, or its languages be out of the order of the pack's", own.ID)
	}
	return b, nil
}

func (c *buildCmd) write(name string, text []byte) error {
	return writeBuilt(filepath.Join(c.Dir, name), text, c.Check, buildCommand)
}

// buildCommand is the command that makes what buildCmd writes.
const buildCommand = "packtool build"

// writeBuilt writes a file that a command makes, or, to check it, fails if it
// would change.
func writeBuilt(path string, text []byte, check bool, command string) error {
	old, err := os.ReadFile(path)
	if err == nil && string(old) == string(text) {
		return nil
	}
	if check {
		return fmt.Errorf("%s is stale: run %s", path, command)
	}
	fmt.Println("wrote", path)
	return files.WriteText(path, text)
}
