// Package static holds the files that a browser needs besides the pages: style
// sheet, scripts, service worker, icon and, if they were built, the programs as
// WebAssembly and the words of each language. Every file but the worker is named
// by its content, so it can be cached for ever and a page never meets a file of
// another edition.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

//go:embed style.css page.js path.js keep.js worker.js sw.js app.webmanifest icon.svg
var sources embed.FS

// The files of the browser part, as cmd/bundle leaves them: the program, the
// larger one with the diary, the one that finds a clinic, the encryption worker,
// the words in English, what the pages about the sources say of them, and the Go
// runtime's own glue. The words of a language are LANGUAGE.txt, and LANGUAGE.more
// what the first program never says; those of more languages are beside them.
const (
	wasmFile   = "app.wasm"
	moreFile   = "more.wasm"
	placesFile = "places.wasm"
	workFile   = "work.wasm"
	wordsFile  = "en.txt" // of the address /
	listFile   = "sources.list"
	execFile   = "wasm_exec.js"
)

// The endings of the two files of words of a language.
const (
	wordsEnding = "txt"
	moreEnding  = "more"
)

// File is one file as it is sent.
type File struct {
	Name, Address, Type string
	Integrity           string // sha256-… of the plain bytes, for the worker's check
	Plain               []byte // nil where only the packed forms are kept
	Gzip, Brotli        []byte
}

// Bundle is all files of one edition.
type Bundle struct {
	files    map[string]*File // by address
	byName   map[string]*File
	pageless bool // the browser part was not built
}

// Load names and compresses the files. web is the folder that cmd/bundle fills;
// nil if the browser part was not built.
func Load(web fs.FS) (*Bundle, error) {
	b := &Bundle{files: map[string]*File{}, byName: map[string]*File{}}
	glue, err := b.addProgram(web)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"icon.svg", "style.css", "page.js", "app.webmanifest"} {
		text, err := sources.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if name == "page.js" {
			text = condensed(append(glue, text...))
		}
		b.Add(name, b.resolve(text))
	}
	return b, nil
}

// addProgram adds the programs and words, and returns the scripts that they need
// besides the page's own. All scripts are one file, and the worker loads the same
// address, so that no page has a worker of another edition.
func (b *Bundle) addProgram(web fs.FS) (glue []byte, err error) {
	if web == nil {
		b.pageless = true
		return nil, nil
	}
	words, err := fs.Glob(web, "*."+wordsEnding+".br")
	if err != nil {
		return nil, err
	}
	names := []string{wasmFile, moreFile, placesFile, workFile, listFile}
	if !slices.Contains(words, wordsFile+".br") {
		words = append(words, wordsFile+".br")
	}
	for _, file := range words {
		name := strings.TrimSuffix(file, ".br")
		names = append(names, name, moreOf(name))
	}
	for _, name := range names {
		if err := b.addPacked(web, name); err != nil {
			return nil, err
		}
	}
	if glue, err = fs.ReadFile(web, execFile); err != nil {
		return nil, err
	}
	for _, name := range []string{"worker.js", "keep.js", "path.js"} {
		text, err := sources.ReadFile(name)
		if err != nil {
			return nil, err
		}
		glue = append(append(glue, '\n'), text...)
	}
	return glue, nil
}

// condensed leaves out what a browser doesn't read: comments, except those at its
// head (the licence of the Go runtime's glue) and those after a statement with a quote
// in them, empty lines, and what a line is indented by. No script has a text of
// several lines.
func condensed(script []byte) []byte {
	var kept []byte
	head := true
	for line := range bytes.Lines(script) {
		line = bytes.TrimLeft(line, " \t")
		comment := bytes.HasPrefix(line, []byte("//"))
		if head = head && comment; head {
			kept = append(kept, line...)
		} else if !comment && len(bytes.TrimSpace(line)) > 0 {
			kept = append(kept, afterStatement.ReplaceAll(line, []byte("$1\n"))...)
		}
	}
	return kept
}

var afterStatement = regexp.MustCompile("([;{},]) +// [^\"'`]*\n$")

// addPacked adds a file that is only kept compressed.
func (b *Bundle) addPacked(web fs.FS, name string) error {
	f := &File{Name: name}
	var errs [2]error
	f.Gzip, errs[0] = fs.ReadFile(web, name+".gz")
	f.Brotli, errs[1] = fs.ReadFile(web, name+".br")
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	plain, err := gunzip(f.Gzip)
	if err != nil {
		return err
	}
	b.put(f, plain)
	return nil
}

// Add adds a file, under its own name with its hash.
func (b *Bundle) Add(name string, plain []byte) *File {
	f := &File{Name: name, Plain: plain, Gzip: Gzip(plain), Brotli: Brotli(plain)}
	b.put(f, plain)
	return f
}

func (b *Bundle) put(f *File, plain []byte) {
	sum := sha256.Sum256(plain)
	stem, ending, _ := strings.Cut(f.Name, ".")
	if ending == wordsEnding || ending == moreEnding {
		stem = "words" // an address does not say which language somebody reads
	}
	f.Type = typeOf(f.Name)
	f.Address = "/static/" + stem + "." + hex.EncodeToString(sum[:8]) + "." + ending
	f.Integrity = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	b.files[f.Address] = f
	b.byName[f.Name] = f
}

// resolve puts the addresses of files into a text: "asset:NAME" becomes the
// address, or "" if there is no such file.
func (b *Bundle) resolve(text []byte) []byte {
	parts := strings.Split(string(text), `"asset:`)
	for i := 1; i < len(parts); i++ {
		name, rest, _ := strings.Cut(parts[i], `"`)
		if name == "words" {
			parts[i] = toJSON(b.words()) + rest
			continue
		}
		parts[i] = `"` + b.Address(name) + `"` + rest
	}
	return []byte(strings.Join(parts, ""))
}

// words are the addresses of the words of each language, what the first program
// says and the rest, by its tag in small letters, as an address has it.
func (b *Bundle) words() map[string][]string {
	list := map[string][]string{}
	for name, f := range b.byName {
		if tag, ok := strings.CutSuffix(name, "."+wordsEnding); ok {
			list[strings.ToLower(tag)] = []string{f.Address, b.Address(moreOf(name))}
		}
	}
	return list
}

// moreOf is the name of the second file of words of a language.
func moreOf(name string) string { return strings.TrimSuffix(name, wordsEnding) + moreEnding }

// Address returns where a file is served, "" if there is none of the name.
func (b *Bundle) Address(name string) string {
	if f := b.byName[name]; f != nil {
		return f.Address
	}
	return ""
}

// All lists the files, by address.
func (b *Bundle) All() []*File {
	list := make([]*File, 0, len(b.files))
	for _, f := range b.files {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *File) int { return strings.Compare(a.Address, b.Address) })
	return list
}

// Worker returns the service worker for this set of files. It keeps them all, but
// of the words in other languages than the first those that were chosen. shell maps the
// paths that have a page of their own to the names of those pages. Without
// the browser part there is no worker.
func (b *Bundle) Worker(shell map[string]string) *File {
	if b.pageless {
		return nil
	}
	list, words := [][2]string{}, map[string][][2]string{}
	for _, f := range b.All() {
		own := [2]string{f.Address, f.Integrity}
		tag, ending, _ := strings.Cut(f.Name, ".")
		if (ending == wordsEnding || ending == moreEnding) && f.Name != wordsFile && f.Name != moreOf(wordsFile) {
			tag = strings.ToLower(tag)
			words[tag] = append(words[tag], own)
		} else {
			list = append(list, own)
		}
	}
	pages := map[string]string{}
	for path, name := range shell {
		pages[path] = b.Address(name)
	}
	text, _ := sources.ReadFile("sw.js")
	text = condensed(text)
	sum := sha256.New()
	sum.Write(text)
	for _, value := range []any{list, words, pages} {
		json.NewEncoder(sum).Encode(value)
	}
	filled := string(text)
	for name, value := range map[string]any{"files": list, "words": words, "shell": pages, "version": hex.EncodeToString(sum.Sum(nil)[:8])} {
		filled = strings.Replace(filled, `"bundle:`+name+`"`, toJSON(value), 1)
	}
	plain := []byte(filled)
	return &File{Name: "sw.js", Address: "/sw.js", Type: typeOf("sw.js"), Plain: plain, Gzip: Gzip(plain), Brotli: Brotli(plain)}
}

func toJSON(v any) string {
	text, _ := json.Marshal(v) // strings, lists and maps of them: never fails
	return string(text)
}

func typeOf(name string) string {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "css":
		return "text/css; charset=utf-8"
	case "js":
		return "text/javascript; charset=utf-8"
	case "svg":
		return "image/svg+xml"
	case "wasm":
		return "application/wasm"
	case "webmanifest":
		return "application/manifest+json"
	case "html":
		return "text/html; charset=utf-8"
	case wordsEnding, moreEnding, "list":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}
