package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aftercare"
	"aftercare/cases"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/internal/packyaml"
	"aftercare/locale"
	"aftercare/words"
)

type diffCmd struct {
	Old   string `arg:"" help:"The old edition: a pack's folder, or the JSON built from it, with its parent beside it."`
	New   string `arg:"" help:"The new edition, in either form."`
	Cases string `default:"cases" help:"The folder of the cases to answer with both editions."`
}

// Run explains in plain words what a new edition changes, and for which cases.
func (c *diffCmd) Run() error {
	old, err := readEdition(c.Old)
	if err != nil {
		return err
	}
	next, err := readEdition(c.New)
	if err != nil {
		return err
	}
	fmt.Printf("%s %s -> %s %s\n", old.ID, old.Edition, next.ID, next.Edition)
	n := diffPacks(os.Stdout, old, next)
	diffWords(os.Stdout, old, next)
	changed, err := diffCases(os.Stdout, old, next, c.Cases)
	if err != nil {
		return err
	}
	fmt.Printf("changes in the pack: %d; cases with another answer: %d\n", n, changed)
	return nil
}

// readEdition reads a pack from its folder or its built JSON, and resolves it. It
// prints the findings. Heirs are the files of the packs that inherit it.
func readEdition(path string, heirs ...string) (*guideline.Pack, error) {
	if slices.Contains(heirs, path) {
		return nil, fmt.Errorf("%s inherits itself, or a pack that inherits it", path)
	}
	if !strings.HasSuffix(path, ".json") {
		p, err := readPack(path)
		return p.resolved, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, findings := guideline.Parse(string(text))
	for _, f := range findings {
		fmt.Println(packyaml.Finding{File: path, Finding: f})
	}
	if len(findings) > 0 {
		return nil, errFindings
	}
	if p.Inherits == "" {
		return p, nil
	}
	parent, err := readEdition(filepath.Join(filepath.Dir(path), p.Inherits+".json"), append(heirs, path)...)
	if err != nil {
		return nil, err
	}
	return guideline.Resolve(p, parent), nil
}

// diffWords prints what each changed statement says, before and after.
func diffWords(out io.Writer, old, next *guideline.Pack) {
	said := map[string]string{}
	for i := range old.Statements {
		said[old.Statements[i].ID] = english.Says(&old.Statements[i])
	}
	for i := range next.Statements {
		s := &next.Statements[i]
		if was, is := said[s.ID], english.Says(s); was != "" && was != is {
			fmt.Fprintf(out, "\n%s\n  was: %s\n  is:  %s\n", s.ID, was, is)
		}
	}
}

// printed is an item of a pack as its line in the canonical JSON.
type printed struct{ id, text string }

// diffPacks prints what was added, removed and changed, list by list.
func diffPacks(out io.Writer, old, next *guideline.Pack) int {
	n := 0
	for _, list := range []struct {
		name     string
		old, new []printed
	}{
		{"source", itemsOf(old, "sources"), itemsOf(next, "sources")},
		{"statement", itemsOf(old, "statements"), itemsOf(next, "statements")},
		{"topic", itemsOf(old, "topics"), itemsOf(next, "topics")},
		{"question", itemsOf(old, "questions"), itemsOf(next, "questions")},
		{"policy", itemsOf(old, "policy"), itemsOf(next, "policy")},
		{"follow", itemsOf(old, "follow"), itemsOf(next, "follow")},
		{"numbers", itemsOf(old, "numbers"), itemsOf(next, "numbers")},
	} {
		n += diffList(out, list.name, list.old, list.new)
	}
	return n
}

// itemsOf returns the items of one list of a pack, each with what identifies it.
func itemsOf(p *guideline.Pack, list string) []printed {
	only := &guideline.Pack{ID: p.ID, Edition: p.Edition}
	var ids []string
	switch list {
	case "sources":
		only.Sources = p.Sources
		for _, s := range p.Sources {
			ids = append(ids, s.ID)
		}
	case "statements":
		only.Statements = p.Statements
		for i := range p.Statements {
			ids = append(ids, p.Statements[i].ID)
		}
	case "topics":
		only.Topics = p.Topics
		for _, t := range p.Topics {
			ids = append(ids, t.ID)
		}
	case "questions":
		only.Questions = p.Questions
		for _, q := range p.Questions {
			ids = append(ids, q.ID)
		}
	case "policy":
		only.Policy = p.Policy
		for i, e := range p.Policy {
			ids = append(ids, fmt.Sprint(e.Key, " ", i))
		}
	case "follow":
		only.Follow = p.Follow
		for i := range p.Follow {
			c := &p.Follow[i]
			ids = append(ids, fmt.Sprintf("%s %06x", c.Subject(), c.Places()))
		}
	case "numbers":
		only.Numbers = p.Numbers
		for _, n := range p.Numbers {
			ids = append(ids, n.Jurisdiction)
		}
	}
	lines := strings.Split(string(canon.Append(nil, only)), "\n")[1:]
	var out []printed
	for i, id := range ids {
		out = append(out, printed{id, strings.TrimRight(lines[i], ",]}\n")})
	}
	return out
}

func diffList(out io.Writer, name string, old, next []printed) int {
	n := 0
	find := func(list []printed, id string) int {
		return slices.IndexFunc(list, func(p printed) bool { return p.id == id })
	}
	for _, o := range old {
		if find(next, o.id) < 0 {
			fmt.Fprintf(out, "- %s %s is removed\n", name, o.id)
			n++
		}
	}
	for _, p := range next {
		i := find(old, p.id)
		switch {
		case i < 0:
			fmt.Fprintf(out, "+ %s %s is new: %s\n", name, p.id, shorten(p.text))
			n++
		case old[i].text != p.text:
			from, to := difference(old[i].text, p.text)
			fmt.Fprintf(out, "~ %s %s: %s -> %s\n", name, p.id, shorten(from), shorten(to))
			n++
		}
	}
	return n
}

// difference returns what differs between two texts, from the key it belongs to.
func difference(a, b string) (from, to string) {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	if key := strings.LastIndex(a[:start], `,"`); key >= 0 {
		start = key + 1
	}
	cut := func(s string) string {
		rest := s[start:]
		stop := max(len(s)-end-start, 0)
		if next := strings.Index(rest[stop:], `,"`); next >= 0 {
			return rest[:stop+next]
		}
		return rest
	}
	return cut(a), cut(b)
}

func shorten(s string) string {
	const most = 240
	if len(s) > most {
		return s[:most] + " ..."
	}
	return s
}

// diffCases prints the cases whose answer changes, and how.
func diffCases(out io.Writer, old, next *guideline.Pack, dir string) (int, error) {
	list, err := cases.All(dir)
	if err != nil {
		return 0, err
	}
	before, err := engine.New(old, "")
	if err != nil {
		return 0, err
	}
	after, err := engine.New(next, "")
	if err != nil {
		return 0, err
	}
	changed := 0
	for _, c := range list {
		rec, asOf, findings := c.Parse()
		if findings != nil || c.Head["Pack"] != "" && !strings.EqualFold(c.Head["Pack"], next.ID) {
			continue
		}
		if lines := diffAnswers(before.Evaluate(rec, asOf), after.Evaluate(rec, asOf)); len(lines) > 0 {
			changed++
			fmt.Fprintf(out, "\n%s (%s)\n", c.Head["Case"], c.File)
			for _, line := range lines {
				fmt.Fprintln(out, "  "+line)
			}
		}
	}
	return changed, nil
}

var english = words.English()

// diffAnswers returns the changes that a person would notice.
func diffAnswers(a, b *aftercare.Guidance) []string {
	var lines []string
	if a.Urgency.Level != b.Urgency.Level {
		lines = append(lines, fmt.Sprintf("urgency: %s -> %s", a.Urgency.Level, b.Urgency.Level))
	}
	for i := range a.Activities {
		x, y := english.Verdict(&a.Activities[i], a.AsOf.Day), english.Verdict(&b.Activities[i], b.AsOf.Day)
		if x != y {
			lines = append(lines, fmt.Sprintf("%s: was: %s is: %s", english.Activity(a.Activities[i].Activity), locale.Plain(x), locale.Plain(y)))
		}
	}
	if x, y := dues(a), dues(b); x != y {
		lines = append(lines, fmt.Sprintf("due: %s -> %s", x, y))
	}
	return lines
}

func dues(g *aftercare.Guidance) string {
	var list []string
	for _, d := range g.Due {
		list = append(list, d.Item.String()+" "+d.On.String())
	}
	return strings.Join(list, ", ")
}
