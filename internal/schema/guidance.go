package schema

import "aftercare"

var (
	text = obj{"type": "string", "minLength": 1}
	// A source or a statement of the pack.
	id = obj{"type": "string", "pattern": "^[A-Za-z0-9-]+$"}
	// A JSON pointer into the record.
	pointer = obj{"type": "string", "pattern": "^(?:/[^/]*)*$"}
)

func guidanceSchema() obj {
	s := closed(obj{
		"format": obj{"const": aftercare.GuidanceFormat},
		"asOf":   obj{"oneOf": []any{ref("date"), ref("instant")}},
		"pack": closed(obj{"id": text, "edition": text, "digest": obj{"type": "string"}, "stale": obj{"type": "boolean"}},
			"id", "edition", "digest", "stale"),
		"urgency":    ref("urgency"),
		"activities": activitiesSchema(),
		"due":        listOf(ref("due")),
		"milestones": listOf(closed(obj{
			"milestone": enum([]string{"bleeding-stopped", "menses-returned"}),
			"on":        obj{"oneOf": []any{ref("date"), obj{"type": "null"}}},
		}, "milestone", "on")),
		"effects": listOf(closed(obj{"statement": id, "alarm": id, "facts": obj{"type": "array", "items": pointer, "minItems": 1}, "until": obj{"oneOf": []any{ref("date"), ref("instant")}}},
			"statement", "alarm", "facts", "until")),
		"expect": listOf(id), "inform": listOf(id), "topics": listOf(topicSchema()), "safetyNet": listOf(id),
		"unknown":     setOf(enum(codeNames(), []string{"loss.on", "loss.diagnosedOn", "loss.gestation", "care"})),
		"recheck":     listOf(closed(obj{"pointer": pointer, "why": enum(aftercare.RecheckTerms.Words())}, "pointer", "why")),
		"moreRecheck": obj{"type": "integer", "minimum": 1},
		"limits":      listOf(enum([]string{"not-examined", "no-clinical-review", "past-review-date"})),
	}, "format", "asOf", "pack", "urgency", "activities", "due", "milestones", "effects", "expect", "inform", "topics", "safetyNet", "unknown", "recheck", "limits")
	s["$defs"] = obj{
		"date": date, "instant": dateTime,
		"urgency": urgencySchema(), "activity": activitySchema(), "source": sourceSchema(), "waiting": waitingSchema(), "due": dueSchema(),
	}
	return document("guidance:1", "A guidance of Aftercare",
		"The answer for one record on one day: keys, never words of a language.", s)
}

// topicSchema is one line of an answer.
func topicSchema() obj {
	length := func() obj {
		s := closed(obj{"hours": integer(0, 1000), "days": integer(0, 1000), "weeks": integer(0, 1000), "months": integer(0, 1000)})
		s["minProperties"], s["maxProperties"] = 1, 1
		return s
	}
	s := closed(obj{"topic": text, "statements": obj{"type": "array", "items": id, "minItems": 1}, "from": length(), "to": length(), "more": obj{"const": true}},
		"topic", "statements")
	s["dependentRequired"] = obj{"from": []string{"to"}, "to": []string{"from"}}
	return s
}

func codeNames() []string {
	names := []string{}
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		names = append(names, code.String())
	}
	return names
}

func urgencySchema() obj {
	because := closed(obj{
		"statement": id, "facts": obj{"type": "array", "items": pointer, "minItems": 1},
		"citations": obj{"type": "array", "minItems": 1, "items": closed(obj{"source": id, "locator": text}, "source", "locator")},
	}, "statement", "facts", "citations")
	call := closed(obj{
		"service": enum(aftercare.LineTerms.Words()),
		"name":    text, "number": text, "verified": obj{"type": "boolean"},
	}, "service")
	call["dependentRequired"] = obj{"number": []string{"verified"}, "verified": []string{"number"}}
	return closed(obj{
		"level": enum(aftercare.UrgencyTerms.Words()), "asked": obj{"type": "boolean"}, "because": listOf(because), "action": enum(aftercare.ActionTerms.Words()),
		"call": obj{"type": "array", "items": call, "minItems": 1},
	}, "level", "asked", "because", "action", "call")
}

// activitiesSchema is all activities in list order.
func activitiesSchema() obj {
	var list []any
	for _, a := range aftercare.ActivityTerms.Words() {
		list = append(list, obj{"$ref": "#/$defs/activity", "properties": obj{"activity": obj{"const": a}}})
	}
	return obj{"type": "array", "prefixItems": list, "items": false, "minItems": len(list)}
}

func activitySchema() obj {
	s := closed(obj{
		"activity": enum(aftercare.ActivityTerms.Words()), "verdict": enum(aftercare.VerdictTerms.Words()),
		"earliest": ref("date"), "notBefore": ref("date"),
		"waitingFor": listOf(ref("waiting")), "heldBy": setOf(id), "follows": setOf(id), "sources": listOf(ref("source")), "signed": listOf(closed(obj{"by": text, "on": date}, "by", "on")),
		"range": closed(obj{"from": ref("date"), "to": ref("date"), "open": obj{"type": "boolean"}}, "from", "to", "open"),
	}, "activity", "verdict")
	// Help comes first: then there is nothing else to say about the activity.
	s["if"] = obj{"properties": obj{"verdict": obj{"const": aftercare.GetHelpFirst.String()}}}
	s["then"] = obj{"maxProperties": 2}
	s["else"] = obj{"required": []string{"waitingFor", "heldBy", "follows", "sources"}}
	s["not"] = obj{"required": []string{"earliest", "notBefore"}}
	return s
}

func waitingSchema() obj {
	s := closed(obj{
		"criterion": enum(aftercare.CriterionTerms.Words()), "state": enum(aftercare.StateTerms.Words()), "on": ref("date"),
		"hours": integer(1, 1000), "days": integer(1, 31_000), "have": integer(0, 1000), "need": integer(1, 1000),
	}, "criterion", "state")
	s["if"] = obj{"properties": obj{"state": obj{"const": aftercare.Scheduled.String()}}}
	s["then"] = obj{"required": []string{"on"}}
	s["else"] = obj{"not": obj{"required": []string{"on"}}}
	s["dependentRequired"] = obj{"have": []string{"need"}, "need": []string{"have"}}
	return s
}

// sourceSchema is what one source says for her.
func sourceSchema() obj {
	s := closed(obj{
		"source": id, "statements": obj{"type": "array", "items": id, "minItems": 1},
		"applies": obj{"type": "boolean"}, "followed": obj{"type": "boolean"}, "noRule": obj{"const": true},
		"verdict":  enum(aftercare.VerdictTerms.Words()[:aftercare.GetHelpFirst]),
		"earliest": ref("date"), "notBefore": ref("date"),
		"waitingFor": listOf(ref("waiting")), "ideally": listOf(ref("waiting")),
		"differsBecause": setOf(enum(aftercare.DifferenceTerms.Words())),
	}, "source", "statements", "applies", "followed")
	says := []string{"verdict", "waitingFor"}
	s["if"] = obj{"properties": obj{"applies": obj{"const": true}, "noRule": false}}
	s["then"] = obj{"required": says}
	s["else"] = obj{"properties": obj{"verdict": false, "waitingFor": false, "earliest": false, "notBefore": false, "ideally": false}}
	return s
}

func dueSchema() obj {
	return closed(obj{
		"item": enum(aftercare.ItemTerms.Words()), "on": ref("date"), "until": ref("date"), "state": enum(aftercare.DueStateTerms.Words()), "statement": id,
	}, "item", "state", "statement")
}
