// Release writes what goes with a release beside its program: the list of
// what is in it (CycloneDX), the licences of others, and checksums. The same
// tree gives the same bytes.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"aftercare/internal/files"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/licensecheck"
)

// linked are the programs of a release, by what they are built for.
var linked = []struct {
	env      []string
	packages []string
}{
	{nil, []string{"./cmd/aftercare"}},
	{[]string{"GOOS=js", "GOARCH=wasm"}, []string{"./cmd/wasm/...", "./cmd/sealer"}},
}

func main() {
	dir := flag.String("dir", "build/release", "folder of the release")
	version := flag.String("version", "", "version of the program")
	flag.Parse()
	if err := run(*dir, *version); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(dir, version string) error {
	parts, own, err := modules()
	if err != nil {
		return err
	}
	goRoot, err := output(nil, "env", "GOROOT")
	if err != nil {
		return err
	}
	toolchain := part{Path: "std", Version: runtime.Version(), Dir: strings.TrimSpace(goRoot)}
	all := append([]part{toolchain}, parts...)
	for i := range all {
		if err := all[i].readLicence(); err != nil {
			return err
		}
	}
	names, err := townNames()
	if err != nil {
		return err
	}
	for name, write := range map[string]func(io.Writer) error{
		"sbom.cdx.json":   func(w io.Writer) error { return writeSBOM(w, own, version, all) },
		"THIRD-PARTY.txt": func(w io.Writer) error { return writeNotices(w, append(all[:len(all):len(all)], names)) },
	} {
		if err := files.Write(filepath.Join(dir, name), write); err != nil {
			return err
		}
	}
	return files.Write(filepath.Join(dir, sumsName), func(w io.Writer) error { return writeSums(w, dir) })
}

// townNames are data, not a module: the names of towns in other languages.
func townNames() (part, error) {
	module, err := output(nil, "env", "GOMOD")
	if err != nil {
		return part{}, err
	}
	text, err := files.Read(filepath.Join(filepath.Dir(module), "places/cldr/LICENSE"), maxLicence)
	return part{Path: "Unicode CLDR", Version: "48.2", licence: "Unicode-3.0", text: text}, err
}

// part is a module that is linked in, with its licence.
type part struct {
	Path, Version, Dir string
	licence            string // SPDX
	text               []byte
}

// modules lists the modules that are linked into any of the programs, and the
// path of our own.
func modules() (parts []part, own string, err error) {
	seen := map[string]bool{}
	for _, l := range linked {
		out, err := output(l.env, append([]string{"list", "-deps", "-json=Module"}, l.packages...)...)
		if err != nil {
			return nil, "", err
		}
		for d := json.NewDecoder(strings.NewReader(out)); ; {
			var p struct {
				Module *struct {
					part
					Main bool
				}
			}
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, "", err
			}
			switch m := p.Module; {
			case m == nil || seen[m.Path]:
			case m.Main:
				own = m.Path
			default:
				seen[m.Path] = true
				parts = append(parts, m.part)
			}
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.Path, b.Path) })
	return parts, own, nil
}

func output(env []string, args ...string) (string, error) {
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), env...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	return string(out), err
}

// covered is the least part of a licence file that must be known words.
const covered = 75.0

// maxLicence is far more than any licence has, in bytes.
const maxLicence = 1 << 20

// readLicence finds the licence of a module. One that is missing or unknown
// fails the release: somebody has to look.
func (p *part) readLicence() error {
	for _, name := range []string{"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING"} {
		text, err := files.Read(filepath.Join(p.Dir, name), maxLicence)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		found := licensecheck.Scan(text)
		if found.Percent < covered {
			return fmt.Errorf("%s: the licence is not one that is known", p.Path)
		}
		var ids []string
		for _, m := range found.Match {
			if !slices.Contains(ids, m.ID) {
				ids = append(ids, m.ID)
			}
		}
		p.licence, p.text = strings.Join(ids, " AND "), text
		// The Apache licence asks for the notice too.
		if notice, err := files.Read(filepath.Join(p.Dir, "NOTICE"), maxLicence); err == nil {
			p.text = slices.Concat(text, []byte("\n"), notice)
		}
		return nil
	}
	return fmt.Errorf("%s: there is no licence file", p.Path)
}

// writeSBOM lists the parts. It holds no time and no serial number, so that
// two builds of one tree are equal.
func writeSBOM(w io.Writer, own, version string, parts []part) error {
	bom := cdx.NewBOM()
	bom.SerialNumber = ""
	bom.Metadata = &cdx.Metadata{Component: &cdx.Component{
		Type: cdx.ComponentTypeApplication, Name: own, Version: version, BOMRef: own,
		Licenses: &cdx.Licenses{{License: &cdx.License{ID: "MIT"}}},
	}}
	list := []cdx.Component{}
	for _, p := range parts {
		address := "pkg:golang/" + p.Path + "@" + p.Version
		list = append(list, cdx.Component{
			Type: cdx.ComponentTypeLibrary, Name: p.Path, Version: p.Version, BOMRef: address, PackageURL: address,
			Licenses: &cdx.Licenses{{Expression: p.licence}},
		})
	}
	bom.Components = &list
	return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).Encode(bom)
}

func writeNotices(w io.Writer, parts []part) error {
	var b bytes.Buffer
	b.WriteString("The programs of this release contain the work of others, under these licences.\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "\n%s\n%s %s (%s)\n\n%s\n", strings.Repeat("=", 72), p.Path, p.Version, p.licence, bytes.TrimSpace(p.text))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// sumsName is the file of checksums itself.
const sumsName = "SHA256SUMS"

// writeSums writes a line for each file, as sha256sum reads it.
func writeSums(w io.Writer, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || e.Name() == sumsName || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		f, err := files.Open(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		sum := sha256.New()
		_, err = io.Copy(sum, f)
		f.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s  %s\n", hex.EncodeToString(sum.Sum(nil)), e.Name())
	}
	return nil
}
