// Measure prints the figures by which the tree is judged: packages and their
// sizes, arrows between files, exported names, tests, commit subjects. With -C
// it reads another checkout, such as that of an earlier commit.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"aftercare/internal/measure"
)

func main() {
	dir := flag.String("C", ".", "folder of the checkout to measure")
	names := flag.Bool("names", false, "also list the exported names that no other package uses")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	if err := run(out, *dir, *names); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
	out.Flush()
}

func run(out io.Writer, dir string, names bool) error {
	list, err := measure.Load(dir, []measure.Build{{OS: "js", Arch: "wasm"}}, "bench")
	if err != nil {
		return err
	}
	median, p90, err := measure.Subjects(dir, "HEAD", 200)
	if err != nil {
		return err
	}
	measure.Report(out, list)
	fmt.Fprintf(out, "\nSubjects of the last 200 commits: median %d characters, nine in ten at most %d.\n", median, p90)
	if names {
		fmt.Fprintln(out)
		for _, p := range list {
			if len(p.Unused) > 0 {
				fmt.Fprintf(out, "- `%s`: %s\n", p.Path, strings.Join(p.Unused, ", "))
			}
		}
	}
	return nil
}
