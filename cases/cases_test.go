package cases

import (
	"os"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/packs"
)

func readCases(t testing.TB) []*Case {
	t.Helper()
	list, err := All(".")
	if err != nil || len(list) == 0 {
		t.Fatal("no cases: ", err)
	}
	return list
}

var engines = map[string]*engine.Engine{}

func engineFor(t testing.TB, id string) *engine.Engine {
	t.Helper()
	if e := engines[id]; e != nil {
		return e
	}
	p, digest, problems := packs.Load(id)
	if p == nil {
		t.Fatal(problems)
	}
	e, err := engine.New(p, digest)
	if err != nil {
		t.Fatal(err)
	}
	engines[id] = e
	return e
}

// answer evaluates a case. With findings its record is refused.
func (c *Case) answer(t testing.TB) (*aftercare.Guidance, []aftercare.Finding) {
	rec, asOf, findings := c.Parse()
	if findings != nil {
		return nil, findings
	}
	id := packs.For(rec.Jurisdiction)
	if p := c.Head["Pack"]; p != "" {
		id = packs.For(p)
		if p == strings.ToLower(p) {
			id = p
		}
	}
	return engineFor(t, id).Evaluate(rec, asOf), nil
}

func TestCases_GiveTheWantedAnswers(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			g, findings := c.answer(t)
			for _, want := range c.Wants {
				if problem := check(want, g, findings); problem != "" {
					t.Errorf("%s\n\t%s: want %s\n\t%s", c.File, c.Head["Case"], want, problem)
				}
			}
			if g != nil && t.Failed() {
				t.Logf("urgency %s because %s", g.Urgency.Level, fired(g))
			}
		})
	}
}

func fired(g *aftercare.Guidance) []string {
	var ids []string
	for _, b := range g.Urgency.Because {
		ids = append(ids, b.Statement)
	}
	return ids
}

// A case is read whole, or its file is refused: a case that nobody runs would
// pass.
func FuzzParse_ReadsWholeCasesOrRefuses(f *testing.F) {
	for _, file := range []string{"anti-d", "columns"} {
		list, err := All(file)
		if err != nil || len(list) == 0 {
			f.Fatal(err)
		}
		text, err := os.ReadFile(list[0].File)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	const part = "Case: x\nShows: y\nAs-of: 2026-11-09\n-- record.json --\n{}\n-- want --\nurgency none # why\n more\n"
	f.Add(part)
	f.Add("Each: a b\n" + part)
	f.Add("Shows: y\nEach: a b\n" + strings.ReplaceAll(part, "x", "EACH"))
	f.Add(part + "\n-- each --\nx  y\na  b\n")
	f.Add(part + "\n-- each --\n")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := parseFile("f.txtar", text)
		if err == nil && len(list) == 0 {
			t.Fatalf("no case is read of %q", text)
		}
		for _, c := range list {
			if err == nil && (c == nil || c.Head["Case"] == "" || c.Head["As-of"] == "" || c.Record == "" || len(c.Wants) == 0 || c.Name == "") {
				t.Fatalf("half a case: %+v", c)
			}
		}
		if err == nil {
			list[0].Parse()
		}
	})
}
