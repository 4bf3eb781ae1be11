package main

import (
	"fmt"
	"path/filepath"
	"time"

	"aftercare"
	"aftercare/guideline"
	"aftercare/guideline/canon"
)

type lintCmd struct {
	AsOf string `name:"as-of" placeholder:"DATE" help:"Warn about what expires around this day; default: today."`
	Dir  string `arg:"" optional:"" default:"packs" help:"A pack's folder, or a folder of packs."`
}

// warnDays is how long before its review date a pack is named.
const warnDays = 60

// Run prints every finding of every pack; warnings do not fail.
func (c *lintCmd) Run(std streams) error {
	asOf, err := parseAsOf(orToday(c.AsOf))
	if err != nil {
		return err
	}
	dirs := []string{c.Dir}
	if found, _ := filepath.Glob(filepath.Join(c.Dir, "*", "pack.yaml")); len(found) > 0 {
		dirs = dirs[:0]
		for _, f := range found {
			dirs = append(dirs, filepath.Dir(f))
		}
	}
	var all []string
	for _, dir := range dirs {
		own, _, lines, err := lintFolder(dir)
		if err != nil {
			return err
		}
		all = append(all, lines...)
		if own != nil {
			warn(std, dir, own, asOf.Day)
			for _, line := range canon.Differences(own) {
				fmt.Fprintf(std.err, "aftercare: %s: %s\n", dir, line)
			}
		}
	}
	for _, line := range all[:min(len(all), aftercare.MaxFindings)] {
		fmt.Fprintln(std.out, line)
	}
	if more := len(all) - aftercare.MaxFindings; more > 0 {
		fmt.Fprintf(std.out, "and %d more\n", more)
	}
	if len(all) > 0 {
		return invalidf("%d findings", len(all))
	}
	fmt.Fprintf(std.err, "aftercare: %d packs, no findings\n", len(dirs))
	return nil
}

func orToday(s string) string {
	if s == "" {
		return time.Now().Format(time.DateOnly)
	}
	return s
}

func warn(std streams, dir string, p *guideline.Pack, asOf aftercare.Date) {
	for _, f := range guideline.Expires(p, asOf, warnDays) {
		fmt.Fprintf(std.err, "aftercare: warning: %s: %s\n", dir, f.Message)
	}
}
