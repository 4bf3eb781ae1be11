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
	Build    buildCmd    `cmd:"" help:"Check packs and write their canonical JSON, tables, texts and digests."`
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

// readPack reads a pack's folder and its parent's, and lints it. It prints the
// findings.
func readPack(dir string) (own, resolved *guideline.Pack, err error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	own, resolved, findings, err := packyaml.Check(os.DirFS(filepath.Dir(full)), filepath.Base(full))
	for _, f := range findings {
		fmt.Println(filepath.Join(dir, f.String()))
	}
	if len(findings) > 0 {
		return own, nil, errFindings
	}
	return own, resolved, err
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
