package library

import (
	"strings"
	"testing"

	"aftercare/packs"
)

func TestEngines_SayWhyAPackCannotBeUsed(t *testing.T) {
	l := newLibrary("damaged", packs.Languages(), func() {})
	_, cause := l.engine("international")
	if cause == nil || !strings.Contains(cause.Error(), "the pack international cannot be used: ") || strings.HasSuffix(cause.Error(), ": ") {
		t.Fatal(cause)
	}
	defer func() {
		if recover() == nil {
			t.Error("a host got no engine, and no cause")
		}
	}()
	published("damaged", packs.Languages(), func() {}).Sure()("GB")
}
