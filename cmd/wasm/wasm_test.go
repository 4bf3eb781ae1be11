//go:build !js

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What may not be in the browser build: what could send, what is large, and
// what reads a clock that the page did not hand over.
var forbidden = []string{
	"net", "net/http", "net/url", "html/template", "text/template", "html", "encoding/json", "encoding/xml", "encoding/gob",
	"reflect", "fmt", "log", "log/slog", "regexp", "math/big", "os", "os/exec", "crypto", "compress/gzip", "bufio", "context",
}

// known are the packages beyond our own and the runtime that the build may
// link; a new one is a decision about every reader's download.
var known = map[string]bool{
	"aftercare": true, "cmp": true, "embed": true, "errors": true, "io": true, "io/fs": true, "iter": true,
	"math": true, "math/bits": true, "path": true, "runtime": true, "slices": true, "sort": true, "strconv": true, "strings": true,
	"sync": true, "sync/atomic": true, "syscall": true, "syscall/js": true, "time": true, "unicode": true, "unicode/utf8": true, "unsafe": true,
}

func TestBrowserBuild_LinksNothingThatSendsOrIsLarge(t *testing.T) {
	list := exec.Command("go", "list", "-deps", ".")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if len(linked) < 20 {
		t.Fatalf("only %d packages: the list is not the build's", len(linked))
	}
	for _, name := range linked {
		for _, bad := range forbidden {
			if name == bad {
				t.Errorf("the browser build links %s", name)
			}
		}
		ours := strings.HasPrefix(name, "aftercare/")
		inside := strings.HasPrefix(name, "internal/") || strings.HasPrefix(name, "runtime/")
		if !ours && !inside && !known[name] {
			t.Errorf("the browser build links %s: give it a line here if every reader should load it", name)
		}
	}
}
