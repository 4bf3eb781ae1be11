package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"aftercare/guideline"
	"aftercare/internal/packyaml"
)

type buildCmd struct {
	Dir   string `default:"packs" help:"The folder of packs."`
	Check bool   `help:"Write nothing; fail where a file would change."`
}

// Run builds every pack of the folder into <dir>/<id>.json, and their digests
// into <dir>/digests.txt.
func (c *buildCmd) Run() error {
	dirs, err := packDirs(nil)
	if err != nil {
		return err
	}
	digests := map[string]string{}
	var index strings.Builder
	for _, dir := range dirs {
		own, _, err := readPack(dir)
		if err != nil {
			return err
		}
		own.InheritsDigest = digests[own.Inherits]
		text := guideline.Append(nil, own)
		if _, findings := guideline.Parse(string(text)); len(findings) > 0 {
			return fmt.Errorf("%s: the canonical form does not read back: %v", own.ID, findings[0])
		}
		digests[own.ID] = packyaml.Digest(text)
		fmt.Fprintf(&index, "%s %s\n", own.ID, digests[own.ID])
		if err := c.write(own.ID+".json", text); err != nil {
			return err
		}
	}
	return c.write("digests.txt", []byte(index.String()))
}

func (c *buildCmd) write(name string, text []byte) error {
	path := filepath.Join(c.Dir, name)
	old, err := os.ReadFile(path)
	if err == nil && string(old) == string(text) {
		return nil
	}
	if c.Check {
		return fmt.Errorf("%s is not what its YAML builds: run packtool build", path)
	}
	fmt.Println("wrote", path)
	return os.WriteFile(path, text, 0o644)
}
