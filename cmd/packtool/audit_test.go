package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"aftercare/guideline"
	"aftercare/packs"
)

// statementsOf are the statements of a pack as an audit sees them.
func statementsOf(p *guideline.Pack) []named {
	var all []named
	for i := range p.Statements {
		all = append(all, named{p.ID + "/" + p.Statements[i].ID, &p.Statements[i], p})
	}
	return all
}

func TestAudit_TheSampleHangsOnTheDigestsAlone(t *testing.T) {
	p := &guideline.Pack{ID: "a", Sources: []guideline.Source{{ID: "book", Title: "A book", Address: "https://book.example"}}}
	for _, id := range []string{"A-A-01", "A-A-02", "A-A-03", "A-A-04", "A-A-05"} {
		p.Statements = append(p.Statements, guideline.Statement{ID: id, Says: guideline.Text{{Lang: "en", Text: "Rest."}}, Cites: []guideline.Cite{{Source: "book", Locator: "page one"}}})
	}
	draw := func(digests string) string {
		var b bytes.Buffer
		printSample(&b, statementsOf(p), []byte(digests), 3)
		return b.String()
	}
	first := draw("one")
	if first != draw("one") || strings.Count(first, "a/A-A-") != 3 || strings.Count(first, "https://book.example") != 3 {
		t.Error(first)
	}
	differs := false
	for _, other := range []string{"two", "three", "four"} {
		differs = differs || draw(other) != first
	}
	if !differs {
		t.Error("every edition draws the same statements")
	}
}

func TestAudit_ACardPrintsEveryPartOfWhomAStatementIsAbout(t *testing.T) {
	parts := reflect.TypeFor[guideline.Applies]()
	for i := range parts.NumField() {
		var a guideline.Applies
		if part := reflect.ValueOf(&a).Elem().Field(i); part.CanUint() {
			part.SetUint(1)
		} else {
			part.SetInt(1)
		}
		if lines := scopeOf(&a); len(lines) != 1 || strings.HasSuffix(lines[0], " ") {
			t.Errorf("%s: %q", parts.Field(i).Name, lines)
		}
	}
}

func TestAudit_AReadingEndsWhenItsStatementChanges(t *testing.T) {
	p := &guideline.Pack{ID: "a", Statements: []guideline.Statement{{ID: "A-A-01", Kind: guideline.Gate}, {ID: "A-A-02", Kind: guideline.Gate}}}
	dir := t.TempDir()
	file, told := filepath.Join(dir, "reading.txt"), filepath.Join(dir, "told.txt")
	os.WriteFile(told, []byte("a/A-A-01\tfaithful\t.....-\tpage one\n"), 0o644)
	c := auditCmd{Sign: told, Reader: "somebody", Day: "2026-11-29"}
	if err := c.sign(file, statementsOf(p)); err != nil {
		t.Fatal(err)
	}
	count := func() string {
		read, err := readReadings(file)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		printReadings(&b, statementsOf(p), read)
		return b.String()
	}
	if got := count(); !strings.Contains(got, "gate\t2\t1\t0\t1\n") || !strings.Contains(got, "not read: a/A-A-02\n") {
		t.Error(got)
	}
	p.Statements[0].Strength = guideline.Must
	if got := count(); !strings.Contains(got, "gate\t2\t0\t1\t1\n") {
		t.Errorf("a changed statement counts as read: %s", got)
	}
	for _, wrong := range []string{"a/A-A-09\tfaithful\t......\tx", "a/A-A-01\tfaithful\t......"} {
		os.WriteFile(told, []byte(wrong), 0o644)
		if c.sign(file, statementsOf(p)) == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

func TestAudit_EveryReadingNamesAStatementAndALine(t *testing.T) {
	read, err := readReadings("../../packs/reading.txt")
	if err != nil {
		t.Fatal(err)
	}
	list, err := readPacks("../../packs")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, p := range list {
		for _, s := range statementsOf(p.own) {
			all[s.name] = true
		}
	}
	for name := range read {
		if !all[name] {
			t.Errorf("%s is no statement", name)
		}
	}
}

func TestAudit_TheTableOfNumbersToCallIsCounted(t *testing.T) {
	text, err := os.ReadFile("../../doc/audit.md")
	if err != nil {
		t.Fatal(err)
	}
	p, findings := guideline.Parse(packs.JSON("international"))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var lines, verified, poison, checked, none, crisis int
	for _, n := range p.Numbers {
		of := func(list []guideline.CallNumber) (all, ok int) {
			for i := range list {
				if all++; list[i].Verified {
					ok++
				}
			}
			return all, ok
		}
		for _, list := range [...][]guideline.CallNumber{n.Emergency, n.Advice, n.Crisis, n.Support, n.Safety, n.Poison} {
			all, ok := of(list)
			lines, verified = lines+all, verified+ok
		}
		if all, ok := of(n.Poison); all == 0 {
			none++
		} else if poison++; ok > 0 {
			checked++
		}
		if _, ok := of(n.Crisis); ok == 0 {
			crisis++
		}
	}
	for _, row := range []string{
		fmt.Sprintf("| countries | 20 | %d |", len(p.Numbers)),
		fmt.Sprintf("| lines | 126 | %d |", lines),
		fmt.Sprintf("| verified | 97 | %d |", verified),
		fmt.Sprintf("| countries with a line on poisoning | 0 | %d, of %d it is verified; %d say that none was found |", poison, checked, none),
		fmt.Sprintf("| countries where no crisis line is verified | 1 | %d |", crisis),
	} {
		if !strings.Contains(string(text), "\n"+row+"\n") {
			t.Errorf("doc/audit.md lacks %q", row)
		}
	}
}
