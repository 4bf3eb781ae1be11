package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// published is the program that is sent, as linked and shrunk.
func published(t *testing.T) (plain, small []byte) {
	t.Helper()
	plain, err := compile("aftercare/cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	return plain, shrunk(t, plain)
}

// deep is the program that tries the runtime.
func deep(t *testing.T) (plain, small []byte) { return trial(t, "deep") }

// trial is a program of testdata, with everything inlined that can be.
func trial(t *testing.T, name string) (plain, small []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file, "./testdata/"+name)
	build.Env = browserEnv()
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	plain, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return plain, shrunk(t, plain)
}

// shrunk shrinks a program. One that was built by another Go must be left as
// it is, by name.
func shrunk(t *testing.T, plain []byte) []byte {
	t.Helper()
	small, left := shrink(plain)
	if v := runtime.Version(); knows(v) && left != nil {
		t.Fatal(left)
	} else if !knows(v) && (left == nil || !strings.Contains(left.Error(), v)) {
		t.Fatalf("a program built by %s was shrunk: %v", v, left)
	}
	return small
}

func knows(version string) bool { return strings.HasPrefix(version, knownGo+".") }

func TestToolchain_IsPinnedToAVersionWhoseTablesAreKnown(t *testing.T) {
	for _, file := range []string{"../../go.mod", "../../bench/go.mod"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, line, _ := strings.Cut(string(text), "\ntoolchain ")
		if version, _, _ := strings.Cut(line, "\n"); !knows(version) {
			t.Errorf("%s pins the toolchain %q, and the tables of %s are known", file, version, knownGo)
		}
	}
}

// needsKnownGo skips a test that looks into the tables.
func needsKnownGo(t *testing.T) {
	t.Helper()
	if v := runtime.Version(); !knows(v) {
		t.Skip(v, ": shrink knows the tables of ", knownGo, " and leaves others as they are")
	}
}

// A newer Go, or one whose tables are laid out differently, makes a larger
// program and no failure.
func TestDeliver_AProgramOfAnUnknownGoIsSavedWithAWarning(t *testing.T) {
	producers := func(version string) section {
		body := []byte("\x09producers\x01\x08language\x01\x02Go")
		return section{sectionCustom, append(append(body, byte(len(version))), version...)}
	}
	memory := section{sectionData, writeMemory([]byte("some memory without the known tables"))}
	for _, version := range []string{"go1.25.9", "go1.27.3", "go2.0", "devel go1.28-abcdef", "go1.26.8"} {
		plain := writeSections([]byte("\x00asm\x01\x00\x00\x00"), []section{producers(version), memory})
		out := t.TempDir()
		var report strings.Builder
		if err := (target{file: "app.wasm", goal: 1, limit: 2}).deliver(plain, out, &report); err != nil {
			t.Errorf("%s: %v", version, err)
		}
		for _, want := range []string{"warning: app.wasm keeps its tables of lines: ", "warning: app.wasm is over its limit"} {
			if !strings.Contains(report.String(), want) {
				t.Errorf("%s: the report lacks %q:\n%s", version, want, report.String())
			}
		}
		packed, err := os.Open(filepath.Join(out, "app.wasm.gz"))
		if err != nil {
			t.Fatal(err)
		}
		defer packed.Close()
		in, err := gzip.NewReader(packed)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(in); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%s: the program changed: %v", version, err)
		}
	}
}

// runner runs a program and returns what it printed and how it ended.
func runner(t *testing.T) func(program []byte, args ...string) (out, wrong string, code int) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here: it would run a program before and after")
	}
	glue := filepath.Join(goRoot(t), "lib", "wasm", "wasm_exec_node.js")
	return func(program []byte, args ...string) (out, wrong string, code int) {
		file := filepath.Join(t.TempDir(), "trial.wasm")
		if err := os.WriteFile(file, program, 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		c := exec.CommandContext(ctx, node, append([]string{"--stack-size=8192", glue, file}, args...)...)
		var o, e strings.Builder
		c.Stdout, c.Stderr = &o, &e
		c.Run()
		return o.String(), e.String(), c.ProcessState.ExitCode()
	}
}

// A program without reflection loses the names of its types and fields, and still
// knows one type and one method from another.
func TestShrink_ConversionsGoTheSameWayWithoutNames(t *testing.T) {
	run := runner(t)
	plain, small := trial(t, "plain")
	_, want, code := run(plain)
	if code != 0 || strings.Count(want, "\n") < 15 {
		t.Fatalf("it ended with %d:\n%s", code, want)
	}
	if _, got, code := run(small); got != want || code != 0 {
		t.Errorf("shrunk it ended with %d:\n%s\nnot:\n%s", code, got, want)
	}
}

// A method is found by its name, and a program that reflects reads all of them.
func TestShrink_NamesOfMethodsStayAndAllThatIsReflectedOn(t *testing.T) {
	needsKnownGo(t)
	plain, small := deep(t)
	_, was := opened(t, plain)
	_, is := opened(t, small)
	if !bytes.Equal(was.types, is.types) {
		t.Error("a program that reflects lost names")
	}
	plain, small = published(t)
	_, was = opened(t, plain)
	_, is = opened(t, small)
	const kind, isInterface, methods = 23, 20, typeEnd + 8
	names, gone := 0, 0
	for at := 0; at+methods+16 <= len(was.types); at += 8 {
		if !was.isType(at) || was.types[at+kind]&31 != isInterface {
			continue
		}
		list, n := int(word(was.types, at+methods))-was.typesAt, int(word(was.types, at+methods+8))
		for i := 0; i < n && n < 100; i++ {
			name := int(word(was.types, list+8*i))
			if got, want := is.name(name), was.name(name); !bytes.Equal(got, want) {
				t.Errorf("the name %s of a method became %q", want, got)
			}
			names++
		}
	}
	for at := range was.types {
		if was.types[at] != is.types[at] {
			gone++
		}
	}
	if names < 30 || gone < 20_000 {
		t.Errorf("of %d methods of interfaces; %d bytes of names are gone", names, gone)
	}
}

// Strings lie among the types, and a stretch of them once looked like a name: the
// program that finds a clinic lost the word "checkbox".
func TestShrink_NoStringIsTakenForAName(t *testing.T) {
	needsKnownGo(t)
	for _, pkg := range []string{"aftercare/cmd/wasm", "aftercare/cmd/wasm/diary", "aftercare/cmd/wasm/places"} {
		plain, err := compile(pkg)
		if err != nil {
			t.Fatal(err)
		}
		_, was := opened(t, plain)
		_, is := opened(t, shrunk(t, plain))
		strings := map[[2]int]bool{} // by where they begin and how long they are
		bodies, _, err := functions(readSections(plain))
		if err != nil {
			t.Fatal(err)
		}
		for _, body := range bodies {
			const opConstI64, near = 0x42, 24 // a string is two constants, each stored at once
			stored := []byte{0x37, 3}
			type constant struct{ at, value int }
			var before []constant
			for i := 0; i+6 < len(body); i++ {
				if body[i] != opConstI64 || !slices.ContainsFunc(body[i+1:i+6], func(b byte) bool { return b < 0x80 }) {
					continue
				}
				value, n := signed(body[i+1:])
				if !bytes.HasPrefix(body[i+1+n:], stored) {
					continue
				}
				before = slices.DeleteFunc(before, func(c constant) bool { return c.at+near < i })
				for _, c := range before {
					strings[[2]int{c.value, value}] = true
				}
				before = append(before, constant{i, value})
			}
		}
		told := 0
		for ref := range strings {
			from, to := ref[0]-was.typesAt, ref[0]-was.typesAt+ref[1]
			if from < 0 || ref[1] <= 0 || ref[1] > 1000 || to > len(was.types) || slices.ContainsFunc(was.types[from:to], func(b byte) bool { return b < ' ' }) {
				continue
			}
			if told++; !bytes.Equal(was.types[from:to], is.types[from:to]) {
				t.Errorf("%s: the string %q was taken for a name", pkg, was.types[from:to])
			}
		}
		if told < 1000 {
			t.Errorf("%s: only %d strings were found", pkg, told)
		}
	}
}

func TestShrink_TheProgramDoesTheSame(t *testing.T) {
	run := runner(t)
	plain, small := deep(t)
	want, wrong, code := run(plain)
	if code != 0 || strings.Count(want, "\n") < 30 {
		t.Fatalf("it ended with %d:\n%s%s", code, want, wrong)
	}
	got, wrong, code := run(small)
	if got != want || code != 0 {
		t.Errorf("shrunk it ended with %d:\n%s%s\nnot:\n%s", code, got, wrong, want)
	}
	// A crash that nothing catches still says what it is.
	_, before, _ := run(plain, "bye")
	_, after, code := run(small, "bye")
	for _, part := range []string{"panic:", "the last word: bye", "goroutine 1"} {
		if code != 2 || !strings.Contains(after, part) {
			t.Errorf("the crash ended with %d and does not say %q:\n%s\nbefore:\n%s", code, part, after, before)
		}
	}
}

func goRoot(t *testing.T) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(root))
}

// opened is a program's memory and tables, once its start function has run.
func opened(t *testing.T, file []byte) ([]byte, *tables) {
	t.Helper()
	list := readSections(file)
	data, err := part(list, sectionData)
	if err != nil {
		t.Fatal(err)
	}
	memory, err := readMemory(data.body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part(list, sectionStart); err == nil {
		memory = started(t, file)[:len(memory)]
		list = withoutStart(list)
	}
	tables, err := findTables(list, memory)
	if err != nil {
		t.Fatal(err)
	}
	return memory, tables
}

// started is the memory of a program that the browser has made and not yet run.
func started(t *testing.T, file []byte) []byte {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here: it would start the program")
	}
	const script = `
		const { readFileSync, writeFileSync } = require("node:fs"), [program, memory] = process.argv.slice(1), imports = {};
		const module = new WebAssembly.Module(readFileSync(program));
		for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
		writeFileSync(memory, Buffer.from(new WebAssembly.Instance(module, imports).exports.mem.buffer));`
	program, memory := filepath.Join(t.TempDir(), "program.wasm"), filepath.Join(t.TempDir(), "memory")
	if err := os.WriteFile(program, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(node, "-e", script, program, memory).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(memory)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// withoutStart takes out the start function and what names it, each of which
// must be the last of its section.
func withoutStart(list []section) []section {
	list = slices.DeleteFunc(slices.Clone(list), func(s section) bool { return s.id == sectionStart })
	for i := range list {
		s := &list[i]
		in := bytesIn(s.body)
		switch s.id {
		case sectionType:
			s.body = append(binary.AppendUvarint(nil, uint64(in.number()-1)), in[:len(in)-3]...)
		case sectionFunction:
			s.body = append(binary.AppendUvarint(nil, uint64(in.number()-1)), in[:len(in)-1]...)
		case sectionCode:
			n := in.number() - 1
			all := in
			for range n {
				in.text()
			}
			s.body = append(binary.AppendUvarint(nil, uint64(n)), all[:len(all)-len(in)]...)
		}
	}
	return list
}

func TestShrink_WhatKeepsStacksAliveStaysTheSame(t *testing.T) {
	needsKnownGo(t)
	plain, small := published(t)
	_, was := opened(t, plain)
	_, is := opened(t, small)
	if is.count() != was.count() || was.count() < 1000 {
		t.Fatalf("%d functions, then %d", was.count(), is.count())
	}
	// What lies at a place ends at the latest where the next one begins.
	places := []int{len(was.extra)}
	for n := range was.count() {
		f := was.function(n)
		for i := range f.extras() {
			if place := word(f, f.extra(i)); place != nothing {
				places = append(places, int(place))
			}
		}
	}
	slices.Sort(places)
	for n := range was.count() {
		f, g := was.function(n), is.function(n)
		name := was.text(word(f, fieldName))
		decides := f[fieldKind] == kindWrapper || strings.HasPrefix(name, "runtime.") || strings.HasPrefix(name, "reflect.")
		if at := word(g, fieldName); decides && is.text(at) != name || !decides && at != 0 {
			t.Fatalf("%s became %d, %s", name, at, is.text(at))
		}
		wrapper := f[fieldKind] == kindWrapper || was.recovering[word(f, fieldEntry)]
		same := func(what string, at int) {
			from, to := word(f, at), word(g, at)
			if from == 0 && to == 0 {
				return
			}
			end, _ := was.walk(int(from))
			if to == 0 || !bytes.HasPrefix(is.steps[to:], was.steps[from:end]) {
				t.Errorf("%s: %s is another", name, what)
			}
		}
		same("the frame", fieldFrame)
		for i := range int(word(f, fieldSteps)) {
			if i != stepsSafe && (i != stepsInlined || wrapper) {
				same("a list of steps", f.steps(i))
			}
		}
		for i := range f.extras() {
			at := f.extra(i)
			if i == extraArgs || i == extraInlined && !wrapper {
				continue
			}
			if word(f, at) != word(g, at) {
				t.Errorf("%s: an extra lies elsewhere", name)
			}
			if from := int(word(f, at)); from != int(nothing) {
				next, _ := slices.BinarySearch(places, from+1)
				if !bytes.Equal(was.extra[from:places[next]], is.extra[from:places[next]]) {
					t.Errorf("%s: an extra is another", name)
				}
			}
		}
		for _, field := range []run{{fieldEntry, fieldName}, {fieldName + 4, fieldFrame}, {fieldSteps, fieldUnit}, {fieldKind, fieldsEnd}} {
			if !bytes.Equal(f[field.from:field.to], g[field.from:field.to]) {
				t.Errorf("%s: its fields are others", name)
			}
		}
	}
}

// The runtime begins at the entry that the lookup names, and goes on while the
// next function begins no later than what it looks for.
func TestShrink_TheRuntimeFindsEveryFunction(t *testing.T) {
	needsKnownGo(t)
	_, small := published(t)
	_, is := opened(t, small)
	for n := range is.count() - 1 {
		sought := word(is.entries, 8*n)
		for i := range lookups {
			bucket := is.lookup[n*lookupSize+i*lookupStep:]
			for sub := range lookupStep - 4 {
				begin := int(word(bucket, 0)) + int(bucket[4+sub])
				if begin > n || n-begin >= together {
					t.Fatalf("function %d is looked for from %d", n, begin)
				}
				for at := begin; ; at++ {
					if word(is.entries, 8*(at+1)) > sought {
						if at != n {
							t.Fatalf("function %d is taken for %d", n, at)
						}
						break
					}
				}
			}
		}
	}
}

func TestShrink_NothingOutsideTheTablesChanges(t *testing.T) {
	needsKnownGo(t)
	plain, small := published(t)
	before, after := readSections(plain), withoutStart(readSections(small))
	if len(before) != len(after) {
		t.Fatalf("%d sections, then %d", len(before), len(after))
	}
	for i, s := range before {
		if s.id != sectionData && !bytes.Equal(s.body, after[i].body) {
			t.Errorf("section %d changed", s.id)
		}
	}
	was, t1 := opened(t, plain)
	is, t2 := opened(t, small)
	if len(was) != len(is) {
		t.Fatalf("%d bytes of memory, then %d", len(was), len(is))
	}
	for _, of := range []*tables{t1, t2} {
		for _, table := range [][]byte{of.names, of.units, of.files, of.steps, of.funcs, of.extra, of.lookup} {
			clear(table)
		}
	}
	for at := range t1.types { // names of types, which are inside the other memory
		if text := t1.name(at); len(text) > 0 {
			if from := at + bytes.Index(t1.types[at:], text); bytes.Count(t2.types[from:from+len(text)], []byte{0}) == len(text) {
				clear(text)
			}
		}
	}
	if !bytes.Equal(was, is) {
		t.Error("memory outside the tables changed")
	}
}

func TestShrink_LeavesUnknownTablesAlone(t *testing.T) {
	needsKnownGo(t)
	plain, _ := deep(t)
	memory, _ := opened(t, plain)
	spoil := func(old, new string) []byte {
		if bytes.Count(plain, []byte(old)) == 0 {
			t.Fatalf("%q is not there", old)
		}
		return bytes.ReplaceAll(plain, []byte(old), []byte(new))
	}
	begun := readSections(plain)
	after := slices.IndexFunc(begun, func(s section) bool { return s.id == sectionExport }) + 1
	begun = slices.Insert(begun, after, section{sectionStart, []byte{0}})
	for name, file := range map[string][]byte{
		"its own start":      writeSections(plain[:8], begun),
		"another version":    spoil("go1.26", "go1.27"),
		"another magic":      spoil(header, "\xf0"+header[1:]),
		"no recover by name": spoil("runtime.gorecover\x00", "runtime.gorecaver\x00"),
	} {
		small, left := shrink(file)
		if left == nil {
			t.Errorf("%s: nothing was said", name)
			continue
		}
		data, err := part(readSections(small), sectionData)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readMemory(data.body)
		if err != nil || len(got) != len(memory) {
			t.Fatalf("%s: %d bytes of memory, not %d: %v", name, len(got), len(memory), err)
		}
		if name == "another version" && !bytes.Equal(bytes.ReplaceAll(got, []byte("go1.27"), []byte("go1.26")), memory) {
			t.Errorf("%s: its memory changed", name)
		}
	}
	for _, file := range [][]byte{plain[:len(plain)/2], []byte("\x00asm\x01\x00\x00\x00"), append(plain[:8:8], 11, 3, 1, 2)} {
		if small, left := shrink(file); left == nil || !bytes.Equal(small, file) {
			t.Errorf("%d bytes that are no program became %d, %v", len(file), len(small), left)
		}
	}
}

func TestSigned_ReadsWhatItWrites(t *testing.T) {
	for _, v := range []int{0, 1, 63, 64, 127, 128, 1 << 20, 1<<31 - 1, -1, -64, -65} {
		b := appendSigned(nil, v)
		if got, n := signed(b); got != v || n != len(b) {
			t.Errorf("%d became %d in %d of %d bytes", v, got, n, len(b))
		}
	}
}
