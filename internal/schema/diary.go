package schema

import (
	"aftercare"
	"aftercare/diary"
)

// diarySchema refers to the schema of a record, which it does not repeat.
func diarySchema() obj {
	told := closed(obj{"level": enum(aftercare.UrgencyTerms.Words()), "statements": texts, "pack": obj{"type": "string"}, "edition": obj{"type": "string"}},
		"level", "statements", "pack", "edition")
	entry := closed(obj{
		"id": integer(1, 10_000), "written": obj{"$ref": urn(recordID) + "#/$defs/instant"}, "about": obj{"$ref": urn(recordID) + "#/$defs/date"}, "replaces": integer(1, 10_000), "withdrawn": obj{"const": true},
		"sleep": enum(diary.SleepTerms.Words()), "told": ref("told"), "record": obj{"$ref": urn(recordID)},
	}, "id", "written", "about")
	entry["dependentSchemas"] = obj{"withdrawn": obj{"required": []string{"replaces"}, "properties": obj{"sleep": false, "told": false, "record": false}}}
	s := closed(obj{
		"format": obj{"const": diary.Format}, "lockAfter": integer(1, 1440),
		"entries": obj{"type": "array", "items": ref("entry"), "maxItems": 10_000},
	}, "format", "entries")
	s["$defs"] = obj{"told": told, "entry": entry}
	return document("diary:1", "A diary of Aftercare",
		"What a person keeps for herself: entries in the order of writing, each a small record. Nothing is ever changed in it; an entry corrects another by replacing it. Beyond this schema the reader also refuses numbers that are not those of the places, an entry that replaces one after it or one that is replaced already, more than 10000 observations in all, more than 8 MiB, and what the reader of a record refuses.", s)
}
