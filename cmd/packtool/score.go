package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"aftercare/internal/files"
)

// plant prints a reading list and writes its key.
func (c *auditCmd) plant(w io.Writer, all []named) error {
	if c.Key == "" || c.Sample == 0 {
		return fmt.Errorf("--plant needs --key, the file for the key, and --sample, how many cards to draw")
	}
	cards, key, err := plantFaults(all, c.Plant, c.Sample, faultsPlanted)
	if err != nil {
		return err
	}
	for i := range cards {
		cards[i].writeTo(w)
	}
	var b strings.Builder
	for _, p := range key {
		fmt.Fprintln(&b, strings.Join([]string{p.name, p.point, p.was, p.now}, "\t"))
	}
	return files.WriteText(c.Key, b.String())
}

// score says how many of the planted faults a reader found.
func (c *auditCmd) score(w io.Writer) error {
	if c.Found == "" {
		return fmt.Errorf("--score needs --found, the file of what the reader found")
	}
	key, err := os.ReadFile(c.Score)
	if err != nil {
		return err
	}
	told, err := os.ReadFile(c.Found)
	if err != nil {
		return err
	}
	found := map[string]string{}
	for _, line := range lines(told) {
		name, point, _ := strings.Cut(line, "\t")
		found[name] = point
	}
	printScore(w, lines(key), found)
	return nil
}

func lines(text []byte) []string {
	return strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' || r == '\r' })
}

// printScore counts the faults of a key by their point, and names what was
// overlooked and what was named although nothing was altered in it: that may be
// a fault of the packs themselves.
func printScore(w io.Writer, key []string, found map[string]string) {
	planted, seen, exact := map[string]int{}, map[string]int{}, 0
	var missed []string
	for _, line := range key {
		f := strings.SplitN(line, "\t", 4)
		planted[f[1]]++
		point, ok := found[f[0]]
		delete(found, f[0])
		if !ok {
			missed = append(missed, fmt.Sprintf("%s\t%s: %s, was %s", f[0], f[1], f[3], f[2]))
			continue
		}
		seen[f[1]]++
		if strings.TrimSpace(point) == f[1] {
			exact++
		}
	}
	fmt.Fprintln(w, "point\tplanted\tfound")
	for _, f := range faults {
		fmt.Fprintf(w, "%s\t%d\t%d\n", f.point, planted[f.point], seen[f.point])
	}
	all := len(key) - len(missed)
	fmt.Fprintf(w, "all\t%d\t%d\n\nfound: %d of %d, with the right point: %d\n\noverlooked:\n%s\n\nnamed, but nothing was altered: %s\n",
		len(key), all, all, len(key), exact, strings.Join(missed, "\n"), strings.Join(slices.Sorted(maps.Keys(found)), ", "))
}
