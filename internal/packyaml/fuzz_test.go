package packyaml

import (
	"encoding/json"
	"testing"
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
