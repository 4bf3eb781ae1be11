package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"aftercare/guideline"
	"aftercare/internal/packyaml"
)

// pack is a folder of YAML, read and linted.
type pack struct {
	dir           string
	own, resolved *guideline.Pack
}

// errFindings ends the program without a message of its own: each finding has
// been printed.
var errFindings = errors.New("findings")

// readPack reads a pack's folder and its parent's beside it. It prints the
// findings and returns errFindings if there are any.
func readPack(dir string) (pack, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return pack{}, err
	}
	own, resolved, findings, err := packyaml.Check(os.DirFS(filepath.Dir(full)), filepath.Base(full))
	for _, f := range findings {
		fmt.Println(filepath.Join(dir, f.String()))
	}
	if len(findings) > 0 {
		err = errFindings
	}
	return pack{dir, own, resolved}, err
}

// readDirs reads several folders and prints the findings of all.
func readDirs(dirs []string) ([]pack, error) {
	var list []pack
	var failed error
	for _, dir := range dirs {
		p, err := readPack(dir)
		if err != nil && !errors.Is(err, errFindings) {
			return nil, err
		}
		if err != nil {
			failed = err
		}
		list = append(list, p)
	}
	return list, failed
}

// packDirs returns the packs below a folder.
func packDirs(root string) ([]string, error) {
	found, err := filepath.Glob(filepath.Join(root, "*", "pack.yaml"))
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("no packs below %s: run packtool in the root of the repository, or name the folder", root)
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found, err
}

// readPacks reads every pack below a folder, each after the one it inherits.
func readPacks(root string) ([]pack, error) {
	dirs, err := packDirs(root)
	if err != nil {
		return nil, err
	}
	rest, err := readDirs(dirs)
	if err != nil {
		return nil, err
	}
	var list []pack
	placed := map[string]bool{"": true}
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(p pack) bool { return placed[p.own.Inherits] })
		if i < 0 {
			return nil, fmt.Errorf("%s: no pack below %s has the id %s, which it inherits", rest[0].dir, root, rest[0].own.Inherits)
		}
		list = append(list, rest[i])
		placed[rest[i].own.ID] = true
		rest = slices.Delete(rest, i, i+1)
	}
	return list, nil
}
