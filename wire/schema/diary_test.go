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

const diaryFile = "../../diary/schema/aftercare.diary.1.json"

func diarySchema() obj {
	record := recordSchema()
	defs := record["$defs"].(obj)
	for _, k := range []string{"$schema", "$id", "title", "description", "$defs"} {
		delete(record, k)
	}
	defs["record"] = record
	defs["told"] = closed(obj{"level": enum(aftercare.UrgencyTerms.Words()), "statements": texts, "pack": obj{"type": "string"}, "edition": obj{"type": "string"}},
		"level", "statements", "pack", "edition")
	entry := closed(obj{
		"id": integer(1, 10_000), "written": ref("instant"), "about": ref("date"), "replaces": integer(1, 10_000), "withdrawn": obj{"const": true},
		"sleep": enum(diary.SleepTerms.Words()), "told": ref("told"), "record": ref("record"),
	}, "id", "written", "about")
	entry["dependentSchemas"] = obj{"withdrawn": obj{"required": []string{"replaces"}, "properties": obj{"sleep": false, "told": false, "record": false}}}
	defs["entry"] = entry
	s := closed(obj{
		"format": obj{"const": diary.Format}, "lockAfter": integer(1, 1440),
		"entries": obj{"type": "array", "items": ref("entry"), "maxItems": 10_000},
	}, "format", "entries")
	s["$defs"] = defs
	return document("diary:1", "A diary of Aftercare",
		"What a person keeps for herself: entries in the order of writing, each a small record. Nothing is ever changed in it; an entry corrects another by replacing it. Beyond this schema the reader also refuses numbers that are not those of the places, an entry that replaces one after it or one that is replaced already, more than 10000 observations in all, more than 8 MiB, and what the reader of a record refuses.", s)
}

func TestDiarySchema_IsWhatTheTermListsGive(t *testing.T) {
	committed(t, diaryFile, diarySchema())
}

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
