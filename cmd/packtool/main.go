// Packtool is the author's bench: it checks packs, builds their canonical
// form, says what a new edition changes, and scaffolds sources and statements.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"aftercare/guideline"
	"aftercare/internal/packyaml"

	"github.com/alecthomas/kong"
)

var cli struct {
	Lint     lintCmd     `cmd:"" help:"Check packs; every finding at once, with file and path."`
	Build    buildCmd    `cmd:"" help:"Check packs and write their canonical JSON and digests."`
	Coverage coverageCmd `cmd:"" help:"Write how many sources speak to each question."`
	Diff     diffCmd     `cmd:"" help:"Say in plain words what a new edition changes, and for which cases."`
	New      newCmd      `cmd:"" help:"Scaffold a new source or statement."`
	Towns    townsCmd    `cmd:"" help:"Write the towns that are known without a listing, from tzdata."`
}

// errFindings ends the program without a further message: the findings are printed.
var errFindings = errors.New("there are findings")

func main() {
	k := kong.Parse(&cli, kong.Name("packtool"), kong.Description("The author's bench for packs."), kong.UsageOnError())
	if err := k.Run(); err != nil {
		if !errors.Is(err, errFindings) {
			fmt.Fprintln(os.Stderr, "packtool:", err)
		}
		os.Exit(1)
	}
}

// readPack reads a pack's folder, its parent's beside it, and lints it. The
// findings are printed.
func readPack(dir string) (own, resolved *guideline.Pack, err error) {
	d, err := packyaml.Load(dir)
	if err != nil {
		return nil, nil, err
	}
	var parent *guideline.Pack
	if d.Pack != nil && d.Pack.Inherits != "" {
		if _, parent, err = readQuietly(filepath.Join(filepath.Dir(filepath.Clean(dir)), d.Pack.Inherits)); err != nil {
			return nil, nil, fmt.Errorf("the parent of %s: %w", dir, err)
		}
	}
	if d.Pack != nil {
		d.Add(guideline.Lint(d.Pack, parent))
	}
	for _, f := range d.Findings {
		fmt.Println(filepath.Join(dir, f.String()))
	}
	if len(d.Findings) > 0 {
		return d.Pack, nil, errFindings
	}
	return d.Pack, guideline.Resolve(d.Pack, parent), nil
}

// readQuietly reads a parent; its own findings belong to its own lint.
func readQuietly(dir string) (own, resolved *guideline.Pack, err error) {
	d, err := packyaml.Load(dir)
	if err != nil {
		return nil, nil, err
	}
	if d.Pack == nil {
		return nil, nil, fmt.Errorf("%s can not be read: lint it first", dir)
	}
	var parent *guideline.Pack
	if d.Pack.Inherits != "" {
		if _, parent, err = readQuietly(filepath.Join(filepath.Dir(filepath.Clean(dir)), d.Pack.Inherits)); err != nil {
			return nil, nil, err
		}
	}
	return d.Pack, guideline.Resolve(d.Pack, parent), nil
}

// packDirs returns the folders below packs/ that are packs, the one without a
// parent first, where none were named.
func packDirs(named []string) ([]string, error) {
	if len(named) > 0 {
		return named, nil
	}
	found, err := filepath.Glob("packs/*/pack.yaml")
	var first, rest []string
	for _, f := range found {
		if dir := filepath.Dir(f); filepath.Base(dir) == "international" {
			first = append(first, dir)
		} else {
			rest = append(rest, dir)
		}
	}
	return append(first, rest...), err
}

type lintCmd struct {
	Dirs []string `arg:"" optional:"" help:"Folders of packs; all of packs/ without."`
}

// Run lints each pack.
func (c *lintCmd) Run() error {
	dirs, err := packDirs(c.Dirs)
	if err != nil {
		return err
	}
	bad := false
	for _, dir := range dirs {
		if _, _, err := readPack(dir); errors.Is(err, errFindings) {
			bad = true
		} else if err != nil {
			return err
		}
	}
	if bad {
		return errFindings
	}
	fmt.Fprintf(os.Stderr, "packtool: %d packs, no findings\n", len(dirs))
	return nil
}
