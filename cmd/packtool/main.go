// Packtool checks, builds and compares packs, and starts new files for their
// authors.
package main

import (
	"errors"
	"fmt"
	"os"

	"aftercare/guideline/canon"

	"github.com/alecthomas/kong"
)

const description = `Check, build and compare packs.

A pack is a folder of YAML files below packs/: published sources, the statements that they make, and which of them the answers follow. doc/pack-format.md explains every key, CONTRIBUTING.md how a source is added. Run packtool in the root of the repository.

Findings are printed as "file: pointer: message"; doc/pack-findings.md explains each message. The exit status is 1 after a finding, a stale file or an error.`

type commands struct {
	Lint     lintCmd     `cmd:"" help:"Check packs and print all findings."`
	Build    buildCmd    `cmd:"" help:"Check packs and write what the programs read: JSON, tables, texts and digests, and the JSON Schemas."`
	Words    wordsCmd    `cmd:"" help:"Begin a language, bring its translations in line with the English, or make what programs read of them."`
	Coverage coverageCmd `cmd:"" help:"Count the sources that answer each question, and write the table of doc/coverage.md."`
	Audit    auditCmd    `cmd:"" help:"Count the statements that were read a second time, or draw a sample of all with their sources."`
	Diff     diffCmd     `cmd:"" help:"Explain what a new edition of a pack changes, and which cases get another answer."`
	New      newCmd      `cmd:"" help:"Start a new source or statement from a template."`
	Towns    townsCmd    `cmd:"" help:"Write the list of towns in places/ from the time zones of tzdata."`
}

func main() {
	var c commands
	k := kong.Parse(&c, kong.Name("packtool"), kong.Description(description), kong.UsageOnError())
	if err := k.Run(); err != nil {
		if !errors.Is(err, errFindings) {
			fmt.Fprintln(os.Stderr, "packtool:", err)
		}
		os.Exit(1)
	}
}

type lintCmd struct {
	Dirs []string `arg:"" optional:"" help:"Folders of packs. The default is every pack below packs/."`
}

// Run lints each pack.
func (c *lintCmd) Run() error {
	dirs, err := c.Dirs, error(nil)
	if len(dirs) == 0 {
		dirs, err = packDirs("packs")
	}
	if err != nil {
		return err
	}
	list, err := readDirs(dirs)
	if err != nil {
		return err
	}
	for _, p := range list {
		for _, line := range canon.Differences(p.own) {
			fmt.Println(p.own.ID + " " + line)
		}
	}
	packs := "packs"
	if len(dirs) == 1 {
		packs = "pack"
	}
	fmt.Fprintf(os.Stderr, "packtool: %d %s, no findings\n", len(dirs), packs)
	return nil
}
