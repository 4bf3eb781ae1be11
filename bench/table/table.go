package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
)

// table is what was measured, in the order it was.
type table struct{ rows [][4]string }

func (t *table) add(what, measured, goal, met string) {
	t.rows = append(t.rows, [4]string{what, measured, goal, met})
}

func (t *table) verdict(what, measured, goal string, met bool) {
	t.add(what, measured, goal, map[bool]string{true: "met", false: "not met"}[met])
}

func (t *table) ratio(what string, n, most float64) {
	t.verdict(what, fmt.Sprintf("%.2fx", n), fmt.Sprintf("<= %.0fx", most), n <= most)
}

func (t *table) atLeast(what string, n, least float64) {
	t.verdict(what, fmt.Sprintf("%.1fx", n), fmt.Sprintf(">= %.0fx", least), n >= least)
}

func (t *table) atMost(what string, n, most float64) {
	t.verdict(what, fmt.Sprintf("%.0f", n), fmt.Sprintf("%.0f", most), n <= most)
}

func (t *table) print() {
	fmt.Printf("%s %s/%s, %s\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, processor())
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "what\tmeasured\tgoal\t")
	for _, r := range t.rows {
		fmt.Fprintln(w, strings.Join(r[:], "\t"))
	}
	w.Flush()
}

func micro(c *contender) string { return fmt.Sprintf("%.2f µs", c.ns()/1000) }

func milli(ns float64) string { return fmt.Sprintf("%.1f ms", ns/1e6) }

// processor names the machine, if the system tells.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if key, name, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return fmt.Sprintf("%s, %d processors", strings.TrimSpace(name), runtime.NumCPU())
		}
	}
	return fmt.Sprintf("%d processors", runtime.NumCPU())
}
