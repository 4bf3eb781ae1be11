package schema

import (
	"math/rand/v2"
	"slices"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/simulate"
	"aftercare/packs"
)

func TestDiarySchema_AcceptsEveryDiaryThereIs(t *testing.T) {
	s := compile(t, diaryFile)
	p, _, _ := packs.Load("international")
	w := simulate.New(p)
	for n := range uint64(60) {
		text := diary.Append(nil, w.Diary(5, n))
		if err := validate(s, text); err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
	}
}

// beyondDiary are the reader's reasons that no schema can give.
var beyondDiary = append(slices.Clone(beyond), "in the order of writing", "that stands before", "another entry replaces")

func TestDiarySchema_AndReaderRefuseTheSame(t *testing.T) {
	p, _, _ := packs.Load("international")
	w := simulate.New(p)
	more := append(slices.Clone(words), "well", "2026-11-06T08:30:00+01:00", map[string]any{"level": "soon", "statements": []any{"A-01"}, "pack": "p", "edition": "e"})
	names := append(slices.Clone(keys), "lockAfter", "entries", "id", "written", "replaces", "withdrawn", "sleep", "told", "record", "level", "statements", "pack", "edition")
	refuseTheSame(t, diaryFile, 2000, slipper{rand.New(rand.NewPCG(3, 6)), more, names}, beyondDiary,
		func(n uint64) []byte {
			d := w.Diary(9, n)
			if len(d.Entries) > 6 {
				d.Entries = d.Entries[:6]
			}
			return diary.Append(nil, d)
		},
		func(text string) []aftercare.Finding {
			_, findings := diary.Parse(text)
			return findings
		})
}
