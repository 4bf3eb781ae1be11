package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"aftercare/internal/files"
)

// Package embed adds io/fs and time to the browser build: a thirtieth of the download,
// for texts that are plain strings there. So the browser part is built from an overlay in
// which each embedded text is a literal; the tree itself keeps the directives.

// listed is what go list says of a package.
type listed struct {
	Dir, ImportPath string
	GoFiles         []string
	EmbedPatterns   []string
	Standard        bool
}

// browserPackages lists what the browser build links.
func browserPackages(pkg string, flags ...string) ([]listed, error) {
	list := exec.Command("go", append(append([]string{"list", "-deps", "-json=Dir,ImportPath,GoFiles,EmbedPatterns,Standard"}, flags...), pkg)...)
	list.Env = browserEnv()
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, err
	}
	var all []listed
	for in := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}

func browserEnv() []string {
	return append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
}

// overlay writes the changed files to a folder and returns the file that
// tells the toolchain of them.
func overlay(pkg, dir string) (string, error) {
	packages, err := browserPackages(pkg)
	if err != nil {
		return "", err
	}
	replaced := map[string]string{}
	for _, p := range packages {
		if !p.Standard && len(p.EmbedPatterns) == 0 {
			continue
		}
		for _, name := range p.GoFiles {
			if p.Standard && plainer[p.ImportPath+"/"+name] == nil {
				continue
			}
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return "", err
			}
			var changed string
			if p.Standard {
				changed = strings.NewReplacer(plainer[p.ImportPath+"/"+name]...).Replace(string(text))
			} else if changed, err = inline(string(text), p.Dir); err != nil {
				return "", err
			}
			if changed == "" {
				continue
			}
			file := filepath.Join(dir, strings.ReplaceAll(p.ImportPath, "/", "-")+"-"+name)
			if err := files.WriteText(file, changed); err != nil {
				return "", err
			}
			replaced[filepath.Join(p.Dir, name)] = file
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "overlay.json")
	return file, files.WriteText(file, text)
}

// plainer are places in the standard library that link much code and large tables
// for what nobody sees: a fraction in the message of a crash is a whole number in
// the browser build, and an error of conversion shows its text without quotes. In
// another edition of Go, where a place reads otherwise, it stays as it is.
var plainer = map[string][]string{
	"runtime/print.go": {
		"strconv.AppendFloat(buf[:0], v, 'g', -1, 64)", "strconv.AppendInt(buf[:0], int64(v), 10)",
		"strconv.AppendFloat(buf[:0], float64(v), 'g', -1, 32)", "strconv.AppendInt(buf[:0], int64(int32(v)), 10)", // there is room for 15 bytes
		"strconv.AppendComplex(buf[:0], c, 'g', -1, 128)", "strconv.AppendInt(buf[:0], int64(real(c)), 10)",
		"strconv.AppendComplex(buf[:0], complex128(c), 'g', -1, 64)", "strconv.AppendInt(buf[:0], int64(real(c)), 10)",
	},
	"strconv/number.go": {"Quote(e.Num)", "e.Num"},
}

var (
	embedded  = regexp.MustCompile(`(?m)^\s*//go:embed (\S+)\n((?:\s*var)?\s*\w+) string$`)
	embedding = regexp.MustCompile(`(?m)^(?:import |\t)_ "embed".*\n`)
)

// inline writes a file's embedded texts into it. It returns "" for a file
// that embeds nothing, or in a way that only package embed can serve.
func inline(text, dir string) (string, error) {
	var failed error
	changed := embedded.ReplaceAllStringFunc(text, func(found string) string {
		parts := embedded.FindStringSubmatch(found)
		value, err := os.ReadFile(filepath.Join(dir, parts[1]))
		failed = errors.Join(failed, err)
		return parts[2] + " string = " + strconv.Quote(string(value))
	})
	if changed == text || strings.Contains(changed, "//go:embed") {
		return "", failed
	}
	return embedding.ReplaceAllString(changed, ""), failed
}
