package schema

import (
	"bytes"
	"os"
	"testing"
)

func TestFiles_AreThePublishedSchemas(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got, err := os.ReadFile("../../" + f.Path); err != nil || !bytes.Equal(got, f.Text) {
			t.Errorf("%s is stale: run packtool build (%v)", f.Path, err)
		}
	}
}

// One observation is defined once; whoever holds observations refers to it.
func TestFiles_DefineAnObservationOnce(t *testing.T) {
	files, _ := Files()
	count := 0
	for _, f := range files {
		count += bytes.Count(f.Text, []byte(`"unevaluatedProperties": false`))
	}
	if count != 1 {
		t.Errorf("an observation is defined %d times", count)
	}
}
