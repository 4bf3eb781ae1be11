package main

import (
	"aftercare/guideline/canon"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/packyaml"
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
	dirs, all, err := packFolders(c.Dir)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		own, _, lines, err := lintFolder(dir)
		if err != nil {
			return invalidf("%s: %v", packyaml.Printable(dir), err)
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

// packFolders are the folders of packs that a folder is or holds; lines name
// those beside them that hold none.
func packFolders(dir string) (dirs, lines []string, err error) {
	const file = "pack.yaml"
	has := func(dir string) bool {
		_, err := os.Lstat(filepath.Join(dir, file))
		return err == nil
	}
	if has(dir) {
		return []string{dir}, nil, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, invalidf("%v", err)
	}
	for _, e := range entries {
		sub := filepath.Join(dir, e.Name())
		info, err := os.Stat(sub)
		switch {
		case err != nil || !info.IsDir() || strings.HasPrefix(e.Name(), "."):
		case has(sub):
			dirs = append(dirs, sub)
		default:
			lines = append(lines, fmt.Sprintf("%s: no %s in this folder", packyaml.Printable(sub), file))
		}
	}
	if dirs == nil {
		return nil, nil, invalidf("%s: no %s in it, nor in a folder in it", packyaml.Printable(dir), file)
	}
	return dirs, lines, nil
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
