package measure

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Subjects gives the lengths in characters of the last n commits' subjects at
// a revision: the median, and what nine in ten do not exceed.
func Subjects(dir, revision string, n int) (median, p90 int, err error) {
	text, err := command(dir, nil, "git", "log", fmt.Sprintf("-%d", n), "--format=%s", revision)
	if err != nil {
		return 0, 0, err
	}
	var lengths []int
	for line := range strings.Lines(string(text)) {
		lengths = append(lengths, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")))
	}
	if len(lengths) == 0 {
		return 0, 0, fmt.Errorf("%s has no commits", revision)
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2], lengths[len(lengths)*9/10], nil
}

// In reports whether a package is in a folder: the folder itself or
// below it.
func (p Package) In(folder string) bool {
	return p.Path == folder || strings.HasPrefix(p.Path, folder+"/")
}

// Report writes the figures as tables in Markdown: the module as a whole, then
// each package whose files use each other more than ten times.
func Report(w io.Writer, list []Package) {
	var lines, generated, tests, unused int
	sizes := make([]int, 0, len(list))
	largest := list[0]
	exported := 0
	for _, p := range list {
		lines, generated, tests, unused = lines+p.Lines, generated+p.Generated, tests+p.TestLines, unused+len(p.Unused)
		sizes = append(sizes, p.Lines)
		if p.Lines > largest.Lines {
			largest = p
		}
		if p.In("app") && p.Path != "app/view" {
			exported += len(p.Exported)
		}
	}
	slices.Sort(sizes)
	fmt.Fprintln(w, "| figure | value |\n| --- | --- |")
	row := func(name, format string, values ...any) {
		fmt.Fprintf(w, "| %s | %s |\n", name, fmt.Sprintf(format, values...))
	}
	row("packages", "%d", len(list))
	row("lines written by hand, without tests", "%d", lines)
	row("lines generated", "%d", generated)
	row("median package, lines", "%d", sizes[len(sizes)/2])
	row("largest package", "`%s`, %d lines in %d files", largest.Path, largest.Lines, largest.Files)
	row("test lines a line", "%.2f", float64(tests)/float64(lines))
	row("names that the packages of `app` export (without `app/view`)", "%d", exported)
	row("exported names that no other package uses", "%d", unused)
	fmt.Fprintln(w, "\n| package | files | lines | arrows | back | floors | exported | unused elsewhere |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, p := range list {
		if len(p.Arrows) > 10 || p.In("app") {
			back, floors := Order(p.Arrows)
			fmt.Fprintf(w, "| `%s` | %d | %d | %d | %d | %d | %d | %d |\n", p.Path, p.Files, p.Lines, len(p.Arrows), back, floors, len(p.Exported), len(p.Unused))
		}
	}
}
