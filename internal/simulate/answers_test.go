package simulate_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"aftercare/internal/library"
	"aftercare/packs"
	"aftercare/wire"
)

const (
	people     = 10_000 // records in all, shared out among the packs
	peopleSeed = 2026
)

// answersFile holds one line a pack: its id and the SHA-256 of the guidance
// for its share of the records.
const answersFile = "testdata/answers.txt"

// A change of the code alone leaves every answer as it was, byte for byte. A
// change of a rule or of a pack makes the file anew: AFTERCARE_UPDATE=1.
func TestSubjects_GetTheAnswersTheyAlwaysGot(t *testing.T) {
	all := packs.All()
	engineFor := library.Published()
	var got strings.Builder
	var buf []byte
	for _, p := range all {
		w := world(t, p.ID)
		sum := sha256.New()
		for n := range uint64(people / len(all)) {
			s := w.Subject(peopleSeed, n)
			if own := strings.ToUpper(p.ID); packs.For(own) == p.ID {
				s.Record.Jurisdiction = own
			}
			buf = wire.AppendRecord(buf[:0], s.Record)
			buf = append(buf, s.AsOf.String()...)
			buf = append(buf, '\n')
			buf = wire.AppendGuidance(buf, engineFor(s.Record.Jurisdiction).Evaluate(s.Record, s.AsOf))
			sum.Write(buf)
		}
		got.WriteString(p.ID + " " + hex.EncodeToString(sum.Sum(nil)) + "\n")
	}
	if os.Getenv("AFTERCARE_UPDATE") != "" {
		if err := os.WriteFile(answersFile, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(answersFile)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the guidance for %d generated records is\n%sand was\n%s", people, got.String(), want)
	}
}
