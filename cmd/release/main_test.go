package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func TestRelease_ListsEveryModuleThatIsLinkedWithItsLicence(t *testing.T) {
	t.Chdir("../..")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "aftercare"), []byte("program"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if err := run(dir, "v1"); err != nil {
		t.Fatal(err)
	}
	first := map[string][]byte{}
	for _, name := range []string{"sbom.cdx.json", "THIRD-PARTY.txt", sumsName} {
		first[name] = read(name)
	}
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(bytes.NewReader(first["sbom.cdx.json"]), cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"std", "filippo.io/age", "golang.org/x/crypto", "github.com/andybalholm/brotli"} {
		found := false
		for _, c := range *bom.Components {
			found = found || c.Name == want && c.Version != "" && c.Licenses != nil
		}
		if !found || !strings.Contains(string(first["THIRD-PARTY.txt"]), "\n"+want+" ") {
			t.Errorf("%s is not listed with its licence", want)
		}
	}
	if notices := string(first["THIRD-PARTY.txt"]); !strings.Contains(notices, "\nUnicode CLDR ") || !strings.Contains(notices, "UNICODE LICENSE V3") {
		t.Error("the names of towns are listed without their licence")
	}
	if sums := string(first[sumsName]); strings.Count(sums, "\n") != 3 || !strings.Contains(sums, "  aftercare\n") {
		t.Errorf("the checksums are\n%s", sums)
	}
	if err := run(dir, "v1"); err != nil {
		t.Fatal(err)
	}
	for name, text := range first {
		if !bytes.Equal(text, read(name)) {
			t.Errorf("%s differs the second time", name)
		}
	}
}

func TestRelease_FailsWhereNobodyKnowsTheLicence(t *testing.T) {
	dir := t.TempDir()
	p := part{Path: "example.org/x", Dir: dir}
	if err := p.readLicence(); err == nil {
		t.Error("a module without a licence was taken")
	}
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), []byte("Do what you like, but ask me first."), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.readLicence(); err == nil {
		t.Error("a licence that nobody knows was taken")
	}
}
