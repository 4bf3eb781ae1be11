package wire_test

import (
	"bytes"
	"testing"

	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

// What is read prints to a text that reads as the same record, and what is
// refused is refused with a place and a reason.
func FuzzParseRecord_ReadsWholeOrRefusesWithAPlace(f *testing.F) {
	p, _, _ := packs.Load("international")
	world := simulate.New(p)
	for n := range uint64(40) {
		f.Add(string(wire.AppendRecord(nil, world.Subject(11, n).Record)))
	}
	f.Add(`{"format":"aftercare.record/1","format":"aftercare.record/1"}`)
	f.Add(`{"format":"aftercare.record/1","observations":[{"code":"temperature","value":1e999,"unit":"Cel","on":"2026-11-09"}]}`)
	f.Add(`{"format":"aftercare.record/1","loss":{"on":{"from":"2026-02-29","to":"2026-03-01"}}}x`)
	f.Fuzz(func(t *testing.T, text string) {
		rec, findings := wire.ParseRecord(text)
		if rec == nil {
			if len(findings) == 0 {
				t.Fatal("refused without a word")
			}
			for _, x := range findings {
				if x.Message == "" || x.Pointer != "" && x.Pointer[0] != '/' {
					t.Fatalf("a finding without a place or reason: %+v", x)
				}
			}
			return
		}
		if len(findings) > 0 {
			t.Fatalf("half-read, with %v", findings)
		}
		printed := wire.AppendRecord(nil, rec)
		again, findings := wire.ParseRecord(string(printed))
		if again == nil {
			t.Fatalf("its own print is refused: %v\n%s", findings, printed)
		}
		if second := wire.AppendRecord(nil, again); !bytes.Equal(printed, second) {
			t.Fatalf("reads back as another record:\n%s\n%s", printed, second)
		}
	})
}
