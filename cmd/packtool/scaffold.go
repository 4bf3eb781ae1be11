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
	Source    newSourceCmd    `cmd:"" help:"Start a new source file."`
	Statement newStatementCmd `cmd:"" help:"Start a new statement file."`
}

type newSourceCmd struct {
	Pack string `default:"packs/international" help:"The pack's folder."`
	ID   string `arg:"" help:"The id: publisher-kind-year, in lower case, such as nhs-leaflet-2026."`
}

// Run writes sources/<id>.yaml. Lint refuses it until every TODO is replaced.
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
	Kind string `arg:"" enum:"alarm,gate,due,expect,inform" help:"The kind: alarm (raises the urgency), gate (holds an activity back), due (something to do around a day), expect (what is usual) or inform (what to know)."`
	ID   string `arg:"" help:"The id: AREA-TOPIC-NN, in capitals, never used before, such as SWIM-NHS-01."`
}

// ofKind are the keys that each kind of statement has of its own.
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
	"expect": "topic: TODO\n",
	"inform": "topic: TODO\n",
}

// Run writes statements/<ID>.yaml. Lint refuses it until every TODO is replaced.
func (c *newStatementCmd) Run() error {
	return scaffold(filepath.Join(c.Pack, "statements", c.ID+".yaml"), fmt.Sprintf(`id: %s
kind: %s
status: draft
questions: [TODO]
applies: {columns: [TODO]}
population: TODO
strength: TODO
certainty: ungraded
%ssays: {en: "TODO what the source says, in our own words, with numbers as {names}."}
cites:
  - {source: TODO, locator: "TODO the place in it"}
`, c.ID, c.Kind, ofKind[c.Kind]))
}

func scaffold(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s exists already: ids are never reused", path)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	fmt.Printf("wrote %s: replace each of its %d TODOs, then run packtool lint\n", path, strings.Count(text, "TODO"))
	return nil
}
