package packyaml

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/jsondoc"
)

// Finding is a finding with the file it is in.
type Finding struct {
	File string // relative to the pack's folder
	aftercare.Finding
}

// String prints the finding as file: pointer: message.
func (f Finding) String() string {
	s := f.File
	if f.Pointer != "" {
		s += ": " + f.Pointer
	}
	return s + ": " + f.Message
}

// Dir is a pack read from its folder.
type Dir struct {
	Pack     *guideline.Pack
	Findings []Finding
	places   []place
}

// place maps the pointers below a prefix of the pack to a file and a prefix in it.
type place struct{ prefix, file, inFile string }

// Load reads a pack's folder. Findings about its form are in the result;
// lint findings are not looked for.
func Load(dir string) (*Dir, error) {
	l := loader{dir: dir, d: &Dir{}}
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

// Add adds findings that point into the whole pack, and finds the file of each.
func (d *Dir) Add(findings []aftercare.Finding) {
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

type loader struct {
	dir  string
	d    *Dir
	text strings.Builder
	// names are the ids that files promise by their names, by pointer.
	names []place
}

func (l *loader) all() error {
	members, err := l.file("pack.yaml")
	if err != nil {
		return err
	}
	l.text.WriteString(`{"format":"` + guideline.Format + `",` + inside(members))
	if err := l.questions(); err != nil {
		return err
	}
	for _, kind := range []string{"sources", "statements", "numbers"} {
		if err := l.folder(kind); err != nil {
			return err
		}
	}
	if err := l.follow(); err != nil {
		return err
	}
	l.text.WriteString("}")
	return nil
}

// inside returns the members of a JSON object without its braces.
func inside(object string) string {
	if len(object) < 2 {
		return ""
	}
	return object[1 : len(object)-1]
}

// file converts one file; its findings are noted and its text is then "".
func (l *loader) file(name string) (string, error) {
	b, err := os.ReadFile(filepath.Join(l.dir, name))
	if err != nil {
		return "", err
	}
	text, findings := ToJSON(b)
	for _, f := range findings {
		l.d.Findings = append(l.d.Findings, Finding{File: name, Finding: f})
	}
	return text, nil
}

func (l *loader) questions() error {
	if _, err := os.Stat(filepath.Join(l.dir, "questions.yaml")); os.IsNotExist(err) {
		return nil
	}
	list, err := l.file("questions.yaml")
	l.d.places = append(l.d.places, place{"/questions", "questions.yaml", ""})
	l.text.WriteString(`,"questions":` + list)
	return err
}

// yamlFiles lists the files of a folder in order of name; none where there is no folder.
func (l *loader) yamlFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(l.dir, folder))
	if os.IsNotExist(err) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		name := folder + "/" + e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".yaml") {
			l.d.Findings = append(l.d.Findings, Finding{name, aftercare.Finding{Message: "only .yaml files belong here"}})
			continue
		}
		names = append(names, name)
	}
	sort.Strings(names)
	return names, err
}

func (l *loader) folder(folder string) error {
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
		l.names = append(l.names, place{at, name, strings.TrimSuffix(filepath.Base(name), ".yaml")})
		l.text.WriteString(text)
	}
	l.text.WriteString("]")
	return nil
}

// follow reads follow/<activity>.yaml and gives each cell its activity.
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
		if text == "" {
			continue
		}
		doc, serr := jsondoc.Parse(text)
		if serr != nil {
			return serr
		}
		for m := range doc.Root().All {
			switch {
			case m.Key() == "activity" && m.Kind() == jsondoc.String && m.Text() == strings.TrimSuffix(filepath.Base(name), ".yaml"):
			case m.Key() == "cells" && m.Kind() == jsondoc.Array:
				j := 0
				for cell := range m.All {
					if n > 0 {
						l.text.WriteByte(',')
					}
					activity := strings.TrimSuffix(filepath.Base(name), ".yaml")
					l.text.WriteString(`{"activity":"` + activity + `"`)
					if rest := inside(cell.Raw()); rest != "" {
						l.text.WriteString("," + rest)
					}
					l.text.WriteString("}")
					l.d.places = append(l.d.places, place{"/follow/" + strconv.Itoa(n), name, "/cells/" + strconv.Itoa(j)})
					n, j = n+1, j+1
				}
			default:
				l.d.Findings = append(l.d.Findings, Finding{name, aftercare.Finding{Pointer: "/" + m.Key(), Message: "a follow file has its activity (the file's name) and a list of cells"}})
			}
		}
	}
	l.text.WriteString("]")
	return nil
}

// checkNames holds ids to file names.
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
	for i, n := range l.names {
		if i < len(ids) && ids[i] != n.inFile {
			l.d.Findings = append(l.d.Findings, Finding{n.file, aftercare.Finding{Pointer: "/id", Message: "this must be the file's name"}})
		}
	}
}

// Digest names a pack by the SHA-256 of its canonical form.
func Digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:])
}
