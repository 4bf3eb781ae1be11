package packyaml

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/files"
	"aftercare/internal/jsondoc"
)

// Finding is a finding with the file it is in.
type Finding struct {
	File string // relative to the pack's folder
	aftercare.Finding
}

// String returns the finding as "file: pointer: message".
func (f Finding) String() string {
	s := Printable(f.File)
	if f.Pointer != "" {
		s += ": " + f.Pointer
	}
	return s + ": " + f.Message
}

// Printable is the name of a file as it can stand in a line: one with a line break
// or another control character is quoted.
func Printable(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}

// Folder is a pack read from its folder.
type Folder struct {
	Pack     *guideline.Pack
	Findings []Finding
	places   []place
}

// place maps the pointers below a prefix of the pack to a file and a prefix in it.
type place struct{ prefix, file, inFile string }

// Check reads one folder of packs, with its parent in the folder beside it, and
// lints it. With any finding resolved is nil; with findings in the YAML itself
// own is, too. The error is about files that cannot be read.
func Check(packs fs.FS, id string) (own, resolved *guideline.Pack, findings []Finding, err error) {
	d, err := sub(packs, id)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("packyaml: %s: %w", id, err)
	}
	if d.Pack == nil {
		return nil, nil, d.Findings, nil
	}
	parent, err := d.parent(packs, id)
	if errors.Is(err, errCycle) {
		d.FailCycle()
		return d.Pack, nil, d.Findings, nil
	}
	if err != nil {
		return nil, nil, nil, fmt.Errorf("packyaml: the parent of %s: %w", id, err)
	}
	d.Add(guideline.Lint(d.Pack, parent))
	if len(d.Findings) > 0 {
		return d.Pack, nil, d.Findings, nil
	}
	return d.Pack, guideline.Resolve(d.Pack, parent), nil, nil
}

// FailCycle adds that the pack inherits itself.
func (d *Folder) FailCycle() {
	d.fail("pack.yaml", top("inherits"), "a pack must not inherit itself, nor a pack that inherits it")
}

var errCycle = errors.New("the packs inherit each other")

// parent reads and resolves what the pack inherits, whose findings are its own;
// nil if it inherits nothing, or a pack that is missing. Heirs are the pack and
// those that inherit it.
func (d *Folder) parent(packs fs.FS, heirs ...string) (*guideline.Pack, error) {
	id := d.Pack.Inherits
	if id == "" {
		return nil, nil
	}
	if slices.Contains(heirs, id) {
		return nil, errCycle
	}
	up, err := sub(packs, id)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, nil // lint says so
	}
	if err != nil {
		return nil, err
	}
	if up.Pack == nil {
		return nil, fmt.Errorf("%s has findings: check it first", id)
	}
	parent, err := up.parent(packs, append(heirs, id)...)
	return guideline.Resolve(up.Pack, parent), err
}

// sub reads the folder of that name.
func sub(packs fs.FS, id string) (*Folder, error) {
	dir, err := fs.Sub(packs, id)
	if err != nil {
		return nil, err
	}
	return Load(dir)
}

// Load reads a pack's folder without its parent and without linting it. The
// pack is nil if the YAML itself has findings. The error is about files that
// cannot be read.
func Load(dir fs.FS) (*Folder, error) {
	l := loader{dir: dir, d: &Folder{}}
	if err := l.all(); err != nil {
		return nil, err
	}
	if len(l.d.Findings) > 0 {
		return l.d, nil
	}
	pack, findings := guideline.Parse(l.text.String())
	l.d.Pack = pack
	l.d.Add(findings)
	l.checkNames()
	return l.d, nil
}

// Add adds findings that point into the whole pack, each with its file and the
// pointer in that file.
func (d *Folder) Add(findings []aftercare.Finding) {
	for _, f := range findings {
		out := Finding{File: "pack.yaml", Finding: f}
		for _, p := range d.places {
			if rest, ok := strings.CutPrefix(f.Pointer, p.prefix); ok && (rest == "" || rest[0] == '/') {
				out.File, out.Pointer = p.file, p.inFile+rest
				break
			}
		}
		d.Findings = append(d.Findings, out)
	}
}

func (d *Folder) fail(file string, p *jsondoc.Pointer, message string) {
	d.Findings = append(d.Findings, Finding{file, aftercare.Finding{Pointer: p.String(), Message: message}})
}

// top points to a key of a file.
func top(key string) *jsondoc.Pointer { return (*jsondoc.Pointer)(nil).At(key) }

type loader struct {
	dir  fs.FS
	d    *Folder
	text strings.Builder
	// named are the items whose id must be the name of their file.
	named []place
}

func (l *loader) all() error {
	members, err := l.file("pack.yaml")
	if err != nil {
		return err
	}
	if doc, err := jsondoc.Parse(members); err == nil {
		l.head(doc.Root())
	}
	l.text.WriteString(`{"format":"` + guideline.Format + `",` + inside(members))
	for _, kind := range []string{"topics", "questions"} {
		if err := l.single(kind); err != nil {
			return err
		}
	}
	for _, kind := range []string{"sources", "statements", "numbers"} {
		if err := l.list(kind); err != nil {
			return err
		}
	}
	if err := l.follow(); err != nil {
		return err
	}
	l.text.WriteString("}")
	return nil
}

// head checks that pack.yaml is a mapping that leaves to the other files what
// is theirs.
func (l *loader) head(v jsondoc.Value) {
	if v.Kind() != jsondoc.Object {
		l.d.fail("pack.yaml", nil, "this file must be a mapping")
	}
	for m := range v.All {
		switch key := m.Key(); key {
		case "format", "topics", "questions", "sources", "statements", "follow", "numbers":
			l.d.fail("pack.yaml", top(key), "this key is made from the other files of the pack")
		}
	}
}

// inside returns the members of a JSON object without its braces.
func inside(object string) string {
	if len(object) < 2 {
		return ""
	}
	return object[1 : len(object)-1]
}

// maxFile is far above any file of a pack that people write, in bytes.
const maxFile = 4 << 20

// file converts one file; with findings its text is "".
func (l *loader) file(name string) (string, error) {
	b, err := files.ReadFS(l.dir, name, maxFile)
	if err != nil {
		return "", err
	}
	text, findings := ToJSON(b)
	if _, wrong := jsondoc.Parse(text); findings == nil && wrong != nil {
		l.d.fail(name, nil, "this file can't be a part of a pack: "+wrong.Message) // its place in the JSON is none of the file
		return "", nil
	}
	for _, f := range findings {
		l.d.Findings = append(l.d.Findings, Finding{File: name, Finding: f})
	}
	return text, nil
}

// single reads a list that is in one file.
func (l *loader) single(kind string) error {
	list, err := l.file(kind + ".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	l.d.places = append(l.d.places, place{"/" + kind, kind + ".yaml", ""})
	l.text.WriteString(`,"` + kind + `":` + list)
	return err
}

// yamlFiles lists the files of a folder by name; none if there is no folder.
func (l *loader) yamlFiles(folder string) ([]string, error) {
	entries, err := fs.ReadDir(l.dir, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		name := folder + "/" + e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".yaml") {
			l.d.fail(name, nil, "only .yaml files belong here")
			continue
		}
		names = append(names, name)
	}
	return names, err // ReadDir sorts
}

// list reads the files of a folder as the list of that name.
func (l *loader) list(folder string) error {
	files, err := l.yamlFiles(folder)
	if err != nil || len(files) == 0 {
		return err
	}
	l.text.WriteString(`,"` + folder + `":[`)
	for i, name := range files {
		text, err := l.file(name)
		if err != nil {
			return err
		}
		if i > 0 {
			l.text.WriteByte(',')
		}
		at := "/" + folder + "/" + strconv.Itoa(i)
		l.d.places = append(l.d.places, place{at, name, ""})
		l.named = append(l.named, place{at, name, ""})
		l.text.WriteString(text)
	}
	l.text.WriteString("]")
	return nil
}

// follow reads follow/<activity>.yaml and follow/<floor>.yaml, and gives each
// cell its activity or floor.
func (l *loader) follow() error {
	files, err := l.yamlFiles("follow")
	if err != nil || len(files) == 0 {
		return err
	}
	l.text.WriteString(`,"follow":[`)
	n := 0
	for _, name := range files {
		text, err := l.file(name)
		if err != nil {
			return err
		}
		doc, serr := jsondoc.Parse(text)
		if serr != nil {
			continue // the YAML has findings
		}
		for m := range doc.Root().All {
			switch {
			case m.Key() == aboutOf(name) && m.Kind() == jsondoc.String && m.Text() == idOf(name):
			case m.Key() == "cells" && m.Kind() == jsondoc.Array:
				n = l.cells(name, m, n)
			default:
				l.d.fail(name, top(m.Key()), "a follow file has activity or floor, the same as its name, and cells")
			}
		}
	}
	l.text.WriteString("]")
	return nil
}

// cells writes the cells of one file after n others, and returns how many
// there are now.
func (l *loader) cells(name string, list jsondoc.Value, n int) int {
	i := 0
	for cell := range list.All {
		p := top("cells").Item(i)
		if cell.Kind() != jsondoc.Object {
			l.d.fail(name, p, "a cell must be a mapping")
		}
		for m := range cell.All {
			if m.Key() == "activity" || m.Key() == "floor" {
				l.d.fail(name, p.At(m.Key()), "activity and floor belong to the file, not to a cell")
			}
		}
		if n > 0 {
			l.text.WriteByte(',')
		}
		l.text.WriteString(`{"` + aboutOf(name) + `":"` + idOf(name) + `"`)
		if rest := inside(cell.Raw()); rest != "" {
			l.text.WriteString("," + rest)
		}
		l.text.WriteString("}")
		l.d.places = append(l.d.places, place{"/follow/" + strconv.Itoa(n), name, "/cells/" + strconv.Itoa(i)})
		n, i = n+1, i+1
	}
	return n
}

// aboutOf is the key by which a follow file says what it is about.
func aboutOf(name string) string {
	if _, isFloor := guideline.FloorTerms.Parse(idOf(name)); isFloor {
		return "floor"
	}
	return "activity"
}

// idOf is what a file promises by its name.
func idOf(name string) string { return strings.TrimSuffix(path.Base(name), ".yaml") }

// checkNames compares the ids of a pack with the names of its files.
func (l *loader) checkNames() {
	p := l.d.Pack
	if p == nil {
		return
	}
	var ids []string
	for _, s := range p.Sources {
		ids = append(ids, s.ID)
	}
	for _, s := range p.Statements {
		ids = append(ids, s.ID)
	}
	for _, n := range p.Numbers {
		ids = append(ids, n.Jurisdiction)
	}
	for i, n := range l.named {
		key := "id"
		if strings.HasPrefix(n.prefix, "/numbers/") {
			key = "jurisdiction"
		}
		if ids[i] != idOf(n.file) {
			l.d.fail(n.file, top(key), "must be the name of the file")
		}
	}
}

// Digest names a pack by the SHA-256 of its canonical form.
func Digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:])
}
