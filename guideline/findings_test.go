package guideline_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"aftercare/guideline"
	"aftercare/internal/packyaml"

	"golang.org/x/tools/txtar"
)

// The cases of testdata/findings are what the gate of the packs refuses, each
// with the exact findings: what parse, lint, resolve, inherit and tighten say.
// A case holds what it changes in the small packs of testdata/base.txtar:
//
//	one sentence that says what is wrong
//	-- base/statements/REST-BOOK-01.yaml --
//	cites: [{source: book, locator: "page one"}, {source: leaflet, locator: "its end"}]
//	status:
//	-- findings --
//	statements/REST-BOOK-01.yaml: /cites: a gate cites exactly one source
//
// A key of a file replaces the same key of the base's file; a key without a value
// removes it. A list is appended to the base's list, an empty file removes the
// base's file, and a file that the base does not have is added as it is. The pack
// that is checked is base, or the other one that the case has a file of: child
// inherits base. A case with pack.json is parsed as it is.
var update = flag.Bool("update", false, "write the findings into the cases")

// gateCase is one file of testdata/findings.
type gateCase struct {
	file    string
	archive *txtar.Archive
}

func gateCases(t testing.TB) []gateCase {
	t.Helper()
	var list []gateCase
	err := filepath.WalkDir("testdata/findings", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		archive, err := txtar.ParseFile(name)
		list = append(list, gateCase{name, archive})
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatal("no cases: ", err)
	}
	return list
}

// part returns a file of the case; nil if it has none of that name.
func (c *gateCase) part(name string) *txtar.File {
	i := slices.IndexFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &c.archive.Files[i]
}

// want returns the findings that the case expects, one a line.
func (c *gateCase) want() []string {
	f := c.part("findings")
	if f == nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(f.Data), "\n"), "\n")
}

// found returns what the gate says of the case.
func (c *gateCase) found(t *testing.T) []string {
	t.Helper()
	var list []string
	if f := c.part("pack.json"); f != nil {
		_, findings := guideline.Parse(string(f.Data))
		for _, f := range findings {
			list = append(list, packyaml.Finding{Finding: f}.String())
		}
		return list
	}
	files, pack := fstest.MapFS{}, "base"
	for _, f := range c.archive.Files {
		if folder, _, below := strings.Cut(f.Name, "/"); below && folder != "base" {
			pack = folder
		}
	}
	for name, text := range c.files(t) {
		files[name] = &fstest.MapFile{Data: text}
	}
	_, _, findings, err := packyaml.Check(files, pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		list = append(list, f.String())
	}
	return list
}

// files returns the packs of the base with what the case changes in them.
func (c *gateCase) files(t *testing.T) map[string][]byte {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range base.Files {
		files[f.Name] = f.Data
	}
	for _, f := range c.archive.Files {
		switch old := files[f.Name]; {
		case f.Name == "findings":
		case len(f.Data) == 0:
			delete(files, f.Name)
		case bytes.HasPrefix(old, []byte("- ")):
			files[f.Name] = append(slices.Clip(old), f.Data...)
		case old != nil:
			files[f.Name] = merged(old, f.Data)
		default:
			files[f.Name] = f.Data
		}
	}
	return files
}

// merged puts the keys of a fragment in the place of those of a YAML file.
func merged(file, fragment []byte) []byte {
	keys, blocks := topLevel(file)
	newKeys, newBlocks := topLevel(fragment)
	for _, key := range newKeys {
		if _, old := blocks[key]; !old {
			keys = append(keys, key)
		}
		blocks[key] = newBlocks[key]
	}
	var b []byte
	for _, key := range keys {
		if blocks[key] != key+":\n" {
			b = append(b, blocks[key]...)
		}
	}
	return b
}

// topLevel splits a YAML mapping into the lines of each of its keys.
func topLevel(text []byte) (keys []string, blocks map[string]string) {
	blocks = map[string]string{}
	for line := range strings.Lines(string(text)) {
		if line[0] != ' ' && line[0] != '-' {
			key, _, _ := strings.Cut(line, ":")
			keys = append(keys, strings.TrimSuffix(key, "\n"))
		}
		blocks[keys[len(keys)-1]] += line
	}
	return keys, blocks
}

func TestFindings_AreExactlyThoseOfTheirCase(t *testing.T) {
	for _, c := range gateCases(t) {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(c.file), "testdata/findings/"), ".txtar"), func(t *testing.T) {
			got := c.found(t)
			if *update {
				c.write(t, got)
				return
			}
			if len(c.archive.Comment) == 0 {
				t.Error("the case does not say what is wrong")
			}
			if want := c.want(); len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("the findings are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// write puts the findings at the end of the case's file.
func (c *gateCase) write(t *testing.T, findings []string) {
	t.Helper()
	text := []byte(strings.Join(findings, "\n") + "\n")
	if f := c.part("findings"); f != nil {
		f.Data = text
	} else {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: "findings", Data: text})
	}
	if err := os.WriteFile(c.file, txtar.Format(c.archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFindings_TheSmallPacksHaveNone(t *testing.T) {
	for _, folder := range []string{"base/", "child/"} {
		c := gateCase{archive: &txtar.Archive{Files: []txtar.File{{Name: folder + "numbers/XZ.yaml", Data: []byte("jurisdiction: XZ\nemergency: [{number: \"1\", source: \"a page\", checkedOn: \"2026\"}]\nnone: [crisis, safety, poison]\n")}}}}
		if found := c.found(t); len(found) > 0 {
			t.Errorf("%s: %s", folder, strings.Join(found, "\n"))
		}
	}
}
