package packyaml

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"aftercare/guideline"
	"aftercare/guideline/canon"

	"golang.org/x/tools/txtar"
)

func FuzzToJSON_GivesJSONOrRefusesWithAPlace(f *testing.F) {
	for _, text := range []string{
		"id: A-01\nsays: {en: \"a: b\"}\n", "a: [1, 2.5, -3, 1e3]\n", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "---\na: 1\n---\nb: 2\n",
		"on: yes\ndate: 2026-11-03\n", "a: !!binary aGk=\n", "? [a]\n: b\n", "a: |\n  text\n  more\n", "\ta: 1\n", "a: {b: {c: {d: []}}}\n", "",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		out, findings := ToJSON(text)
		if findings != nil {
			for _, x := range findings {
				if x.Message == "" {
					t.Fatalf("a finding without a reason: %+v", x)
				}
			}
			return
		}
		if !json.Valid([]byte(out)) {
			t.Fatalf("%q became %q, which is not JSON", text, out)
		}
	})
}

// Whatever one file of a pack holds, the pack is read whole, or refused with the
// file and the reason.
func FuzzCheck_ReadsWholeOrRefusesWithAPlace(f *testing.F) {
	small, err := txtar.ParseFile("../../guideline/testdata/base.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for i, file := range small.Files {
		f.Add(uint8(i), file.Data)
	}
	f.Add(uint8(0), []byte("id: base\ninherits: child\n"))
	f.Fuzz(func(t *testing.T, i uint8, text []byte) {
		packs := fstest.MapFS{}
		for _, file := range small.Files {
			packs[file.Name] = &fstest.MapFile{Data: file.Data}
		}
		packs[small.Files[int(i)%len(small.Files)].Name] = &fstest.MapFile{Data: text}
		own, resolved, findings, err := Check(packs, "child")
		if err != nil {
			return // the parent cannot be read
		}
		for _, x := range findings {
			if x.File == "" || x.Message == "" {
				t.Fatalf("a finding without a file or a reason: %+v", x)
			}
		}
		if (resolved == nil) != (len(findings) > 0) {
			t.Fatalf("%d findings, and resolved %v", len(findings), resolved != nil)
		}
		if resolved == nil {
			return
		}
		if _, findings := guideline.Parse(string(canon.Append(nil, own))); len(findings) > 0 {
			t.Fatalf("clean, and its print is refused: %v", findings)
		}
	})
}
