package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed writes a packed file with these members.
func packed(t *testing.T, members ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(m[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "export.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func importFileTo(t *testing.T, args ...string) (out, said string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(append([]string{"diary", "import", "--as-of", "2026-11-21"}, args...), streams{strings.NewReader(""), &stdout, &stderr})
	return stdout.String(), stderr.String(), status
}

const flowExport = `<?xml version="1.0"?><HealthData><Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-11-01 08:00:00 +0000" value="HKCategoryValueVaginalBleedingHeavy"/></HealthData>`

func TestDiaryImport_ReadsThePackedFileOfAppleHealth(t *testing.T) {
	const clinical = `<?xml version="1.0"?><ClinicalDocument/>`
	for _, name := range []string{"apple_health_export/export.xml", "apple_health_export/Exportieren.xml", "export.xml"} {
		out, said, status := importFileTo(t, packed(t, [2]string{"apple_health_export/export_cda.xml", clinical}, [2]string{"__MACOSX/._export.xml", "x"}, [2]string{name, flowExport}))
		if status != 0 || !strings.Contains(out, `"code":"bleeding","value":"heavy","source":"file","on":"2026-11-01"`) {
			t.Errorf("%s: %d, %s%s", name, status, out, said)
		}
	}
	// It is found beside other files: by its name, and in another language as the largest.
	for _, names := range [][2]string{{"a/a.xml", "a/export.xml"}, {"a/a.xml", "a/exportar.xml"}} {
		out, said, status := importFileTo(t, packed(t, [2]string{names[0], clinical}, [2]string{names[1], flowExport}, [2]string{"a/z.xml", clinical}))
		if status != 0 || !strings.Contains(out, `"code":"bleeding","value":"heavy"`) {
			t.Errorf("%s: %d, %s", names[1], status, said)
		}
	}
	for says, file := range map[string]string{
		"no export.xml":               packed(t, [2]string{"measurements.json", "[]"}),
		"not an export of Apple":      packed(t, [2]string{"export.xml", clinical}),
		"the export is cut off":       packed(t, [2]string{"export.xml", strings.TrimSuffix(flowExport, "</HealthData>")}),
		"a tag is longer than any":    packed(t, [2]string{"export.xml", "<HealthData><Record type=\"" + strings.Repeat("x", 1<<20)}),
		"in this file could be taken": packed(t, [2]string{"export.xml", "<HealthData></HealthData>"}),
	} {
		if out, said, status := importFileTo(t, file); status != exitInvalid || out != "" || !strings.Contains(said, says) {
			t.Errorf("%s: %d, %s", says, status, said)
		}
	}
}

func TestDiaryImport_ReadsTheFilesOfOthers(t *testing.T) {
	dir := filepath.Join("testdata", "inputs")
	if out, said, status := importFileTo(t, filepath.Join(dir, "apple-export.xml")); status != 0 || !strings.Contains(out, `"code":"bleeding","value":"heavy","source":"file","on":"2026-11-01"`) {
		t.Errorf("apple-export.xml: %d, %s", status, said)
	}
	if _, said, status := importFileTo(t, filepath.Join(dir, "export.zip")); status != exitInvalid || !strings.Contains(said, "cannot be read") {
		t.Errorf("export.zip: %d, %s", status, said)
	}
}
