package cases

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/packyaml"
	"aftercare/packs"
	"aftercare/wire"

	"golang.org/x/tools/txtar"
)

// openCase is one file, read.
type openCase struct {
	file, name string
	head       map[string]string
	record     string
	wants      []string
}

var headKeys = map[string]bool{"Case": true, "Shows": true, "Hazard": true, "Ordinary": true, "As-of": true, "Pack": true}

func readCase(file string) (*openCase, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	ar := txtar.Parse(text)
	c := &openCase{file: file, name: strings.TrimSuffix(filepath.Base(file), ".txtar"), head: map[string]string{}}
	for _, line := range strings.Split(strings.TrimSpace(string(ar.Comment)), "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok || !headKeys[key] || c.head[key] != "" {
			return nil, fmt.Errorf("%s: %q is no line of the head", file, line)
		}
		c.head[key] = strings.TrimSpace(value)
	}
	for _, f := range ar.Files {
		switch f.Name {
		case "record.yaml":
			json, findings := packyaml.ToJSON(f.Data)
			if len(findings) > 0 {
				return nil, fmt.Errorf("%s: record: %v", file, findings)
			}
			c.record = `{"format":"` + aftercare.RecordFormat + `"` + strings.TrimSuffix(","+json[1:], ",}")
			if json == "{}" {
				c.record += "}"
			}
		case "record.json":
			c.record = string(f.Data)
		case "want":
			for _, line := range strings.Split(string(f.Data), "\n") {
				line, _, _ = strings.Cut(line, " #")
				if line = strings.Join(strings.Fields(line), " "); line != "" {
					c.wants = append(c.wants, line)
				}
			}
		default:
			return nil, fmt.Errorf("%s: there is no part %s", file, f.Name)
		}
	}
	if c.head["Case"] == "" || c.head["Shows"] == "" || c.head["As-of"] == "" || c.record == "" || len(c.wants) == 0 {
		return nil, fmt.Errorf("%s: a case needs Case, Shows, As-of, a record and want", file)
	}
	return c, nil
}

func readCases(t testing.TB) []*openCase {
	t.Helper()
	files, err := filepath.Glob("*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var list []*openCase
	for _, f := range files {
		c, err := readCase(f)
		if err != nil {
			t.Error(err)
			continue
		}
		list = append(list, c)
	}
	return list
}

func parseAsOf(s string) (aftercare.When, bool) {
	if d, ok := aftercare.ParseDate(s); ok {
		return aftercare.On(d), true
	}
	at, ok := aftercare.ParseInstant(s)
	return aftercare.At(at), ok
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

// answer evaluates a case. Findings are those of a refused record.
func (c *openCase) answer(t testing.TB) (*aftercare.Guidance, []aftercare.Finding) {
	asOf, ok := parseAsOf(c.head["As-of"])
	if !ok {
		t.Fatalf("%s: As-of is neither a day nor an instant", c.file)
	}
	rec, findings := wire.ParseRecord(c.record)
	if findings == nil {
		findings = engine.Check(rec, asOf)
	}
	if findings != nil {
		return nil, findings
	}
	id := packs.For(rec.Jurisdiction)
	if p := c.head["Pack"]; p != "" {
		id = packs.For(p)
		if p == strings.ToLower(p) {
			id = p
		}
	}
	return engineFor(t, id).Evaluate(rec, asOf), nil
}

func TestCases_GiveTheWantedAnswers(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.name, func(t *testing.T) {
			g, findings := c.answer(t)
			for _, want := range c.wants {
				if problem := check(want, g, findings); problem != "" {
					t.Errorf("%s\n\t%s: want %s\n\t%s", c.file, c.head["Case"], want, problem)
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
