// Package schema holds the published JSON Schemas of the record and the
// guidance. The files are written from the term lists of the program by its
// test (go test ./wire/schema -update), which also holds them to the reader:
// what one refuses, for a reason that a schema can express, the other refuses.
package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the schemas anew")

// obj is an object of a schema.
type obj = map[string]any

// enum is one word of closed lists.
func enum(lists ...[]string) obj {
	words := []string{}
	for _, list := range lists {
		words = append(words, list...)
	}
	return obj{"type": "string", "enum": words}
}

// closed is an object with these members and no others.
func closed(properties obj, required ...string) obj {
	o := obj{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func listOf(items any) obj { return obj{"type": "array", "items": items} }

// setOf is a list in which nothing stands twice.
func setOf(items any) obj { return obj{"type": "array", "items": items, "uniqueItems": true} }

func integer(least, most int) obj { return obj{"type": "integer", "minimum": least, "maximum": most} }

func ref(name string) obj { return obj{"$ref": "#/$defs/" + name} }

// document is a whole schema.
func document(id, title, description string, body obj) obj {
	body["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	body["$id"] = "urn:aftercare:" + id
	body["title"], body["description"] = title, description
	return body
}

// print is the form the file is committed in.
func print(t *testing.T, schema obj) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(schema); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// committed holds a file to what is generated, or writes it.
func committed(t *testing.T, file string, schema obj) {
	t.Helper()
	want := print(t, schema)
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the term lists give; run go test ./wire/schema -update", file)
	}
}

// The days and moments that a record may hold: of years 1900 to 2199. That a
// day exists is the format's matter.
var (
	date     = obj{"type": "string", "format": "date", "pattern": "^(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}
	dateTime = obj{"type": "string", "format": "date-time",
		"pattern": "^(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"}
)
