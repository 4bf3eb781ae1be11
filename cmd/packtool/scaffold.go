package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

type newCmd struct {
	Source    newSourceCmd    `cmd:"" help:"A new source file, to be filled in."`
	Statement newStatementCmd `cmd:"" help:"A new statement file, to be filled in."`
}

type newSourceCmd struct {
	Pack string `default:"packs/international" help:"The pack's folder."`
	ID   string `arg:"" help:"publisher-kind-year, lower case."`
}

// Run writes sources/<id>.yaml. Lint refuses it until every TODO is filled in.
func (c *newSourceCmd) Run() error {
	return scaffold(filepath.Join(c.Pack, "sources", c.ID+".yaml"), fmt.Sprintf(`id: %s
publisher: "TODO who published it"
title: "TODO the title as printed"
name: "TODO the short name readers see"
edition: "TODO as printed, or n.d."
address: "https://TODO"
jurisdiction: TODO
language: en
tier: TODO
kind: TODO
seen: TODO
licence: "facts cited in our own words"
checkedOn: "%s"
`, c.ID, time.Now().Format("2006-01")))
}

type newStatementCmd struct {
	Pack string `default:"packs/international" help:"The pack's folder."`
	Kind string `arg:"" enum:"alarm,gate,due,expect,inform" help:"alarm, gate, due, expect or inform."`
	ID   string `arg:"" help:"AREA-TOPIC-NN, upper case, never used before."`
}

// ofKind is what each kind of statement needs besides what all have.
var ofKind = map[string]string{
	"alarm": `level: TODO
action: TODO
when:
  any:
    - {code: TODO, is: [TODO]}
`,
	"gate": `activities: [TODO]
require:
  all:
    - {criterion: TODO}
differsBecause: [TODO]
`,
	"due": `item: TODO
anchor: TODO
after: {days: TODO}
doneBy:
  - {code: TODO, is: [TODO]}
outcomes:
  - {answer: TODO, leadsTo: TODO}
`,
	"expect": "",
	"inform": "",
}

// Run writes statements/<ID>.yaml. Lint refuses it until every TODO is filled in.
func (c *newStatementCmd) Run() error {
	return scaffold(filepath.Join(c.Pack, "statements", c.ID+".yaml"), fmt.Sprintf(`id: %s
kind: %s
status: draft
questions: [TODO]
applies: {routes: [TODO]}
population: TODO
strength: TODO
certainty: ungraded
%ssays: {en: "TODO what the source says, in our own words, with numbers as {names}."}
cites:
  - {source: TODO, locator: "TODO the place in it"}
`, c.ID, c.Kind, ofKind[c.Kind]))
}

func scaffold(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s is there already; ids are never used again", path)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	fmt.Printf("wrote %s with %d places to fill in; packtool lint names what is missing\n", path, strings.Count(text, "TODO"))
	return nil
}
