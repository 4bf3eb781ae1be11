package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"aftercare/places"
	"aftercare/places/importer"
)

// bomb writes a file of at most a few megabytes that unpacks to four gigabytes.
func bomb(t *testing.T, head, unit string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "bomb.gz")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	one := func(text string) {
		z, _ := gzip.NewWriterLevel(f, gzip.BestSpeed)
		io.WriteString(z, text)
		z.Close()
	}
	one(head)
	var packed strings.Builder
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	io.WriteString(z, strings.Repeat(unit, (64<<20)/len(unit)))
	z.Close()
	for range 64 { // members of one gzip file follow each other
		io.WriteString(f, packed.String())
	}
	return name
}

// allocated is how many bytes a call asks for in all, and the call's error.
func allocated(call func() error) (uint64, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	err := call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, err
}

func TestServices_AGzipBombIsRefusedWithinABound(t *testing.T) {
	header := `{"format":"aftercare.services/1","sources":[{"id":"x","name":"X","licence":"CC0","checked":"2026-11-01"}]}` + "\n"
	for name, c := range map[string]struct {
		head, unit string
		call       func(file string) error
	}{
		"import, zeros":     {"", "\x00", importAs("csv")},
		"import, one text":  {`{"elements":["`, "a", importAs("overpass")},
		"import, one list":  {`{"resourceType":"Bundle","entry":[{"a":`, "[", importAs("fhir")},
		"places, zeros":     {"", "\x00", readOne},
		"places, line ends": {"", "\n", readOne},
		"places, one line":  {header, "a", readOne},
	} {
		file := bomb(t, c.head, c.unit)
		used, err := allocated(func() error { return c.call(file) })
		if err == nil || used > 200<<20 {
			t.Errorf("%s: %v, %d MiB allocated", name, err, used>>20)
		}
	}
}

func importAs(format string) func(string) error {
	return func(file string) error {
		set := importer.Settings{Source: places.Source{ID: "x", Name: "X", Licence: "CC0"}}
		if format == "csv" {
			set.Columns = map[string]string{"id": "id", "name": "name"}
		}
		m, err := importer.New(format, set)
		if err != nil {
			return err
		}
		return importFile(m, file)
	}
}

func readOne(file string) error {
	_, err := readServices(file)
	return err
}

func TestServices_WhatIsNoRegularFileOrAnotherArchiveIsRefused(t *testing.T) {
	dir := t.TempDir()
	zip := filepath.Join(dir, "a.zip")
	if err := os.WriteFile(zip, []byte("PK\x03\x04..."), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{dir: "is a folder", os.DevNull: "not a regular file", zip: "zip archive: decompress it first"} {
		for _, call := range []func(string) error{importAs("csv"), importAs("overpass"), readOne} {
			if err := call(file); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}
