// Package schema prints the published JSON Schemas from the term lists of the
// program. packtool build writes them; nobody edits them by hand. Its tests
// hold the schemas to the readers: what one refuses, for a reason that a schema
// can express, the other refuses.
package schema

import (
	"bytes"
	"encoding/json"
)

// File is one schema.
type File struct {
	Path string // from the root of the repository
	Text []byte
}

// Where the schemas are published.
const (
	recordFile   = "wire/schema/aftercare.record.1.json"
	guidanceFile = "wire/schema/aftercare.guidance.1.json"
	packFile     = "guideline/schema/aftercare.pack.1.json"
	diaryFile    = "diary/schema/aftercare.diary.1.json"
)

// Files prints all schemas.
func Files() ([]File, error) {
	var files []File
	for _, f := range []struct {
		path   string
		schema obj
	}{{recordFile, recordSchema()}, {guidanceFile, guidanceSchema()}, {packFile, packSchema()}, {diaryFile, diarySchema()}} {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		if err := e.Encode(f.schema); err != nil {
			return nil, err
		}
		files = append(files, File{f.path, b.Bytes()})
	}
	return files, nil
}

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

// setOf is a list without duplicates.
func setOf(items any) obj { return obj{"type": "array", "items": items, "uniqueItems": true} }

func integer(least, most int) obj { return obj{"type": "integer", "minimum": least, "maximum": most} }

func ref(name string) obj { return obj{"$ref": "#/$defs/" + name} }

// urn is the name of a schema, which others may refer to.
func urn(id string) string { return "urn:aftercare:" + id }

// document is a whole schema.
func document(id, title, description string, body obj) obj {
	body["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	body["$id"] = urn(id)
	body["title"], body["description"] = title, description
	return body
}

// The days and moments that a record may hold: of years 1900 to 2199. That a
// day exists is the format's matter.
var (
	date     = obj{"type": "string", "format": "date", "pattern": "^(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}
	dateTime = obj{"type": "string", "format": "date-time",
		"pattern": "^(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"}
)
