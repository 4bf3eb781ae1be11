package cases

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/packyaml"
	"aftercare/wire"

	"golang.org/x/tools/txtar"
)

// Case is one case of a file.
type Case struct {
	File, Name string
	Head       map[string]string // by key: Case, Shows, Hazard ...
	Record     string            // JSON
	Wants      []string          // the lines of want, without comments
}

var headKeys = map[string]bool{"Case": true, "Shows": true, "Hazard": true, "Ordinary": true, "As-of": true, "Pack": true, "Each": true}

// readCase reads one file: one case, or one for each word of its Each or line
// of its table. The record is not checked: a case may want it refused.
func readCase(file string) ([]*Case, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parseFile(file, string(text))
}

// parseFile reads the text of such a file.
func parseFile(file, text string) ([]*Case, error) {
	list, err := parseEach(file, text)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("cases: %s: Each or the table has no line, so nothing would run", file)
	}
	return list, err
}

func parseEach(file, text string) ([]*Case, error) {
	name := strings.TrimSuffix(filepath.Base(file), ".txtar")
	if before, table, ok := strings.Cut(text, "\n-- each --\n"); ok {
		return readTable(file, name, before, table)
	}
	_, words, several := strings.Cut(text, "\nEach: ")
	if !several {
		c, err := parse(file, name, []byte(text))
		return []*Case{c}, err
	}
	words, _, _ = strings.Cut(words, "\n")
	var list []*Case
	for _, word := range strings.Fields(words) {
		c, err := parse(file, name+" "+word, []byte(strings.ReplaceAll(text, "EACH", word)))
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// readTable reads a case for each line of a table, the last part of its file.
// The cells of its first line stand in the text where those of the others go.
func readTable(file, name, text, table string) ([]*Case, error) {
	lines := strings.Split(strings.TrimSpace(table), "\n")
	heads := cells(lines[0])
	var list []*Case
	for _, line := range lines[1:] {
		row := cells(line)
		if len(row) != len(heads) {
			return nil, fmt.Errorf("cases: %s: %q has not %d cells, two spaces apart", file, line, len(heads))
		}
		one := text
		for i, head := range heads {
			if !strings.Contains(text, head) {
				return nil, fmt.Errorf("cases: %s: nothing reads the column %s", file, head)
			}
			one = strings.ReplaceAll(one, head, row[i])
		}
		c, err := parse(file, name+" "+strings.Join(row, " "), []byte(one))
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// cells are the parts of a line with two spaces or more between them.
func cells(line string) []string {
	var list []string
	for _, part := range strings.Split(line, "  ") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func parse(file, name string, text []byte) (*Case, error) {
	ar := txtar.Parse(text)
	c := &Case{File: file, Name: name, Head: map[string]string{}}
	for _, line := range strings.Split(strings.TrimSpace(string(ar.Comment)), "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok || !headKeys[key] || c.Head[key] != "" {
			return nil, fmt.Errorf("cases: %s: %q is not a line of the head", file, line)
		}
		c.Head[key] = strings.TrimSpace(value)
	}
	for _, f := range ar.Files {
		switch f.Name {
		case "record.yaml":
			json, findings := packyaml.ToJSON(f.Data)
			if len(findings) > 0 {
				return nil, fmt.Errorf("cases: %s: record: %v", file, findings)
			}
			c.Record = `{"format":"` + aftercare.RecordFormat + `"` + strings.TrimSuffix(","+json[1:], ",}")
			if json == "{}" {
				c.Record += "}"
			}
		case "record.json":
			c.Record = string(f.Data)
		case "want":
			c.Wants = readWants(string(f.Data))
		default:
			return nil, fmt.Errorf("cases: %s: unknown part %s", file, f.Name)
		}
	}
	if c.Head["Case"] == "" || c.Head["Shows"] == "" || c.Head["As-of"] == "" || c.Record == "" || len(c.Wants) == 0 {
		return nil, fmt.Errorf("cases: %s: Case, Shows, As-of, a record and want are required", file)
	}
	return c, nil
}

// readWants splits want into its lines. One that begins with a space continues
// the line before.
func readWants(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		more := strings.HasPrefix(line, " ") && len(list) > 0
		line, _, _ = strings.Cut(line, " #")
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "":
		case more:
			list[len(list)-1] += " " + line
		default:
			list = append(list, line)
		}
	}
	return list
}

// All reads every case below a folder, in order of path.
func All(dir string) ([]*Case, error) {
	var list []*Case
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".txtar" {
			return err
		}
		some, err := readCase(file)
		list = append(list, some...)
		return err
	})
	return list, err
}

// asOf returns the day or the instant that the case asks about.
func (c *Case) asOf() (aftercare.When, bool) {
	s := c.Head["As-of"]
	if d, ok := aftercare.ParseDate(s); ok {
		return aftercare.On(d), true
	}
	at, ok := aftercare.ParseInstant(s)
	return aftercare.At(at), ok
}

// Parse reads the case's record and its day. With any finding the record is
// refused.
func (c *Case) Parse() (*aftercare.Record, aftercare.When, []aftercare.Finding) {
	asOf, ok := c.asOf()
	if !ok {
		return nil, asOf, []aftercare.Finding{{Message: "As-of must be a day or an instant"}}
	}
	rec, findings := wire.ParseRecord(c.Record)
	if findings == nil {
		findings = engine.Check(rec, asOf)
	}
	return rec, asOf, findings
}
