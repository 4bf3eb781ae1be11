package schema

import (
	"aftercare"
	"aftercare/guideline"
)

var (
	texts   = listOf(obj{"type": "string"})
	country = obj{"type": "string", "pattern": "^[A-Z]{2}$"}
	// YYYY, YYYY-MM or YYYY-MM-DD.
	partialDate = obj{"type": "string", "pattern": "^(?:19|2[01])[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"}
	sourceID    = obj{"type": "string", "pattern": "^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$"}
	statementID = obj{"type": "string", "pattern": "^[A-Z0-9]+(?:-[A-Z0-9]+)+-[0-9]{2}$"}
	inWords     = ref("words")
	pages       = enum([]string{"pages", "answer"})
)

// once closes an object with at most one length of time.
func once(properties obj, required ...string) obj {
	for _, unit := range units {
		properties[unit] = ref("count")
	}
	s := closed(properties, required...)
	s["not"] = ref("twoLengths")
	return s
}

var units = aftercare.TimeUnitTerms.Words()

// twoLengths matches where a length of time is given twice.
func twoLengths() obj {
	var pairs []any
	for i, a := range units {
		for _, b := range units[i+1:] {
			pairs = append(pairs, obj{"required": []string{a, b}})
		}
	}
	return obj{"anyOf": pairs}
}

// aLength matches where one is given.
func aLength() obj {
	var ways []any
	for _, unit := range units {
		ways = append(ways, obj{"required": []string{unit}})
	}
	return obj{"anyOf": ways}
}

// lasting is once with a length that must be there.
func lasting(properties obj, required ...string) obj {
	s := once(properties, required...)
	s["allOf"] = []any{ref("aLength")}
	return s
}

func packSchema() obj {
	s := closed(obj{
		"format": obj{"const": guideline.Format}, "id": sourceID, "title": text, "edition": text, "owner": text,
		"published": ref("date"), "reviewBy": ref("date"), "jurisdictions": listOf(country), "languages": listOf(obj{"type": "string"}),
		"inherits": sourceID, "inheritsDigest": obj{"type": "string"}, "tightens": obj{"type": "boolean"},
		"unit":   closed(obj{"name": text, "number": text, "hours": text}, "name", "number"),
		"policy": listOf(ref("policy")), "topics": listOf(ref("topic")), "questions": listOf(ref("question")), "sources": listOf(ref("source")),
		"statements": listOf(ref("statement")), "follow": listOf(ref("cell")), "numbers": listOf(ref("numbers")),
	}, "format", "id", "title", "edition", "owner", "published", "reviewBy", "languages")
	s["$defs"] = obj{
		"date":   date,
		"words":  obj{"type": "object", "additionalProperties": text, "required": []string{"en"}},
		"amount": lasting(obj{}), "count": integer(0, 1000), "twoLengths": twoLengths(), "aLength": aLength(),
		"dateRule": lasting(obj{"anchor": enum(guideline.AnchorTerms.Words())}, "anchor"),
		"policy": once(obj{
			"key": enum(guideline.PolicyTerms.Words()), "least": obj{"type": "number"}, "most": obj{"type": "number"}, "code": enum(codeNames()),
			"codes": listOf(enum(codeNames())), "activities": listOf(enum(aftercare.ActivityTerms.Words())), "reason": inWords,
		}, "key", "reason"),
		"topic":    closed(obj{"id": sourceID, "name": inWords, "says": inWords, "due": enum(aftercare.ItemTerms.Words())}, "id", "name"),
		"question": closed(obj{"id": sourceID, "activity": enum(aftercare.ActivityTerms.Words()), "urgent": obj{"type": "boolean"}, "line": enum(guideline.CallTerms.Words()), "ask": inWords, "short": inWords}, "id", "ask", "short"),
		"source":   packSource(), "statement": statementSchema(), "cell": cellSchema(), "numbers": numbersSchema(),
		"requirement": requirementSchema(), "condition": conditionSchema(), "call": callSchema(),
	}
	return document("pack:1", "A pack of Aftercare",
		"One edition of somebody's guidance in its JSON form. Lint asks for more than a schema can: that what is named is there, that numbers are cited, that nothing reassuring can silence an alarm.", s)
}

func packSource() obj {
	return closed(obj{
		"id": sourceID, "publisher": text, "title": text, "name": obj{"type": "string", "minLength": 1, "maxLength": 34}, "edition": text,
		"published": partialDate, "address": obj{"type": "string", "pattern": "^https?://"},
		"jurisdiction": obj{"anyOf": []any{country, obj{"const": "international"}}}, "language": text,
		"tier": enum(guideline.TierTerms.Words()), "kind": enum(guideline.SourceKindTerms.Words()), "seen": enum(guideline.SeenTerms.Words()),
		"licence": text, "checkedOn": partialDate, "note": obj{"type": "string"}, "supersededBy": text,
	}, "id", "publisher", "title", "name", "edition", "jurisdiction", "language", "tier", "kind", "seen", "licence", "checkedOn")
}

func cellSchema() obj {
	cell := closed(obj{
		"activity": enum(aftercare.ActivityTerms.Words()), "floor": enum(guideline.FloorTerms.Words()), "columns": listOf(enum(guideline.ColumnTerms.Words())), "phases": listOf(enum(guideline.PhaseTerms.Words())),
		"mode": enum([]string{"add", "replace"}), "follow": texts, "like": listOf(enum(guideline.ColumnTerms.Words())), "why": inWords, "signedBy": text, "signedOn": date,
	}, "why")
	cell["oneOf"] = []any{obj{"required": []string{"activity"}}, obj{"required": []string{"floor"}}}
	return cell
}

func numbersSchema() obj {
	calls := listOf(ref("call"))
	return closed(obj{"jurisdiction": country, "emergency": calls, "advice": calls, "crisis": calls, "support": calls, "safety": calls, "poison": calls,
		"none": setOf(enum(guideline.CallTerms.Words()))}, "jurisdiction", "emergency")
}

func callSchema() obj {
	s := obj{"type": "string"}
	return closed(obj{
		"name": s, "number": s, "also": s, "text": s, "hours": s, "cost": enum(guideline.CostTerms.Words()), "languages": texts,
		"checkedOn": partialDate, "source": text, "note": s, "verified": obj{"type": "boolean"},
		"pages":   listOf(closed(obj{"address": text, "day": partialDate, "own": obj{"type": "boolean"}}, "address")),
		"nations": listOf(enum(aftercare.NationTerms.Words())),
	}, "checkedOn", "source")
}

// requirementSchema is a tree over criteria.
func requirementSchema() obj {
	counting, plain := []string{}, []string{}
	for c := aftercare.Criterion(1); int(c) <= aftercare.CriterionTerms.Len(); c++ {
		if c.CountsDays() {
			counting = append(counting, c.String())
		} else if c != aftercare.MensesReturned {
			plain = append(plain, c.String())
		}
	}
	names := func() obj { return obj{"as": obj{"type": "string"}, "from": texts} }
	with := func(properties obj, criteria ...string) obj {
		properties["criterion"] = enum(criteria)
		return properties
	}
	days := lasting(with(names(), counting...), "criterion")
	menses := with(names(), aftercare.MensesReturned.String())
	menses["whole"], menses["periods"] = obj{"type": "boolean"}, integer(1, 12)
	return obj{"oneOf": []any{
		closed(obj{"all": listOf(ref("requirement"))}, "all"),
		closed(obj{"any": obj{"type": "array", "items": ref("requirement"), "minItems": 1}}, "any"),
		days, closed(menses, "criterion"), closed(with(names(), plain...), "criterion"),
	}}
}

// conditionSchema is a tree over findings that were told.
func conditionSchema() obj {
	some := obj{"type": "array", "items": ref("condition"), "minItems": 1}
	forms := []any{closed(obj{"all": some}, "all"), closed(obj{"any": some}, "any")}
	for _, fact := range []struct {
		key   string
		value obj
	}{
		{"person", listOf(enum(aftercare.ConditionTerms.Words()))}, {"medicine", listOf(enum(aftercare.MedicineTerms.Words()))}, {"kind", listOf(enum(aftercare.LossKindTerms.Words()))},
		{"location", listOf(enum(aftercare.LocationTerms.Words()))}, {"method", listOf(enum(aftercare.MethodTerms.Words()))}, {"route", listOf(enum(aftercare.RouteTerms.Words()))},
		{"approach", listOf(enum(aftercare.ApproachTerms.Words()))}, {"rh", enum(aftercare.RhTerms.Words())}, {"late", obj{"const": true}}, {"gestation", weeksSchema()}, {"toldGestation", weeksSchema()},
	} {
		forms = append(forms, closed(obj{fact.key: fact.value, "until": ref("dateRule"), "as": obj{"type": "string"}, "from": texts}, fact.key))
	}
	groups := map[aftercare.Payload][]string{}
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		p := code.Info().Payload
		groups[p] = append(groups[p], code.String())
		switch p {
		case aftercare.PayloadWord, aftercare.PayloadNumber:
			forms = append(forms, findingSchema(code))
		case aftercare.PayloadItems, aftercare.PayloadTotal:
			forms = append(forms, findingSchema(code))
		}
	}
	signs := leaf(obj{"code": enum(groups[aftercare.PayloadBool]), "is": obj{"type": "boolean"}})
	signs["required"] = []string{"code", "is"}
	return obj{"oneOf": append(forms, signs)}
}

// leaf closes a finding on a code, with at most one date rule.
func leaf(properties obj) obj {
	properties["after"], properties["since"], properties["until"] = ref("dateRule"), ref("dateRule"), ref("dateRule")
	properties["repeats"] = closed(obj{"times": integer(2, 30), "days": integer(1, 400)}, "times", "days")
	properties["lasts"] = ref("amount")
	properties["as"], properties["from"] = obj{"type": "string"}, texts
	s := closed(properties, "code")
	s["not"] = obj{"required": []string{"after", "since"}}
	return s
}

// findingSchema is what a code is compared with.
func findingSchema(code aftercare.Code) obj {
	info := code.Info()
	p := obj{"code": obj{"const": code.String()}}
	if code == aftercare.Pain {
		p["site"], p["worsening"], p["relieved"] = listOf(enum(aftercare.SiteTerms.Words())), obj{"const": true}, obj{"type": "boolean"}
	}
	if code.Lasts() {
		p["hours"] = obj{"type": "number"}
	}
	if info.Payload == aftercare.PayloadWord {
		p["is"] = listOf(enum(info.Words.Words()))
		s := leaf(p)
		s["required"] = []string{"code", "is"}
		return s
	}
	p["atLeast"], p["atMost"] = obj{"type": "number"}, obj{"type": "number"}
	required := []string{"code"}
	if info.Units.Len() > 0 {
		p["unit"] = enum(info.Units.Words())
	}
	if info.Units.Len() > 1 {
		required = append(required, "unit")
	}
	ways := []any{obj{"required": []string{"atLeast"}}, obj{"required": []string{"atMost"}}}
	both := []any{obj{"required": []string{"atLeast", "atMost"}}}
	if info.Payload == aftercare.PayloadNumber {
		p["below"] = obj{"type": "number"}
		ways = append(ways, obj{"required": []string{"below"}})
		both = append(both, obj{"required": []string{"atLeast", "below"}}, obj{"required": []string{"atMost", "below"}})
	}
	switch {
	case code == aftercare.HCG:
		p["change"] = changeSchema()
		ways = append(ways, obj{"required": []string{"change"}})
	case info.Payload == aftercare.PayloadItems:
		p["item"] = integer(1, info.Items)
	case info.Payload == aftercare.PayloadTotal:
		p["item10"] = integer(1, 3)
		ways = append(ways, obj{"required": []string{"item10"}})
	}
	s := leaf(p)
	s["required"] = required
	s["allOf"] = []any{obj{"anyOf": ways}, obj{"not": obj{"anyOf": both}}}
	return s
}

// changeSchema is a value against an earlier one.
func changeSchema() obj {
	keys := obj{"days": obj{"type": "array", "items": integer(1, 100), "minItems": 2, "maxItems": 2}, "risesPer": integer(1, 100)}
	var one []any
	for _, name := range guideline.ChangeTerms.Words() {
		keys[name] = integer(0, 200)
		one = append(one, obj{"required": []string{name}})
	}
	s := closed(keys, "days")
	s["anyOf"] = one
	return s
}

func weeksSchema() obj {
	gestation := obj{"type": "string", "pattern": lossSchema()["properties"].(obj)["gestation"].(obj)["pattern"]}
	s := closed(obj{"from": gestation, "to": gestation})
	s["minProperties"] = 1
	return s
}

func appliesSchema() obj {
	return closed(obj{
		"columns": listOf(enum(guideline.ColumnTerms.Words())), "routes": listOf(enum(guideline.RouteTerms.Words())), "kinds": listOf(enum(aftercare.LossKindTerms.Words())), "late": obj{"type": "boolean"},
		"phase": enum(guideline.PhaseTerms.Words()), "anaesthetic": listOf(enum(aftercare.AnaestheticTerms.Words())),
		"gestation":  weeksSchema(),
		"conditions": listOf(enum(aftercare.ConditionTerms.Words())), "rh": enum(aftercare.RhTerms.Words()),
		"location": listOf(enum(aftercare.LocationTerms.Words())), "methods": listOf(enum(aftercare.MethodTerms.Words())),
		"antibiotics": listOf(enum(aftercare.Antibiotic.Info().Words.Words())), "nations": listOf(enum(aftercare.NationTerms.Words())),
	})
}

// statementSchema has the keys of all kinds, and takes from each kind those of
// the others.
func statementSchema() obj {
	number := once(obj{"value": obj{"type": "number"}, "unit": enum(guideline.NumberUnitTerms.Words()), "from": texts})
	number["oneOf"] = []any{ref("aLength"), obj{"required": []string{"value", "unit"}}}
	s := closed(obj{
		"id": statementID, "kind": enum(guideline.KindTerms.Words()), "status": enum(guideline.StatusTerms.Words()), "retiredWhy": text, "replaces": texts, "secondHand": enum(guideline.SecondHandTerms.Words()), "questions": texts,
		"applies": obj{"anyOf": []any{obj{"const": "everybody"}, appliesSchema()}}, "appliesWhy": text, "topic": sourceID, "population": enum(guideline.PopulationTerms.Words()), "strength": enum(guideline.StrengthTerms.Words()), "certainty": enum(guideline.CertaintyTerms.Words()),
		"says": inWords, "numbers": obj{"type": "object", "additionalProperties": number},
		"cites":       obj{"type": "array", "items": closed(obj{"source": text, "locator": text, "says": inWords}, "source", "locator"), "minItems": 1},
		"unsupported": obj{"type": "string"}, "differsBecause": listOf(enum(aftercare.DifferenceTerms.Words())),
		"activities": listOf(enum(aftercare.ActivityTerms.Words())), "rule": enum(guideline.RuleTerms.Words()), "require": ref("requirement"), "ideally": ref("requirement"), "itself": obj{"const": true},
		"level": enum(aftercare.UrgencyTerms.Words()), "action": enum(aftercare.ActionTerms.Words()), "when": ref("condition"), "safetyNet": integer(1, 999), "safetyNetIn": listOf(enum(guideline.ColumnTerms.Words())),
		"hazards": texts, "show": pages, "holds": listOf(enum(guideline.HoldTerms.Words())), "absence": ref("dateRule"), "noEnd": obj{"type": "string"},
		"alarm": statementID, "finding": ref("condition"), "window": ref("dateRule"), "noCall": obj{"const": true}, "approach": listOf(enum(aftercare.ApproachTerms.Words())),
		"line": obj{"anyOf": []any{integer(1, guideline.LastLine), obj{"const": "none"}}}, "lineWhy": text, "saysOther": inWords,
		"item": enum(aftercare.ItemTerms.Words()), "anchor": enum(guideline.AnchorTerms.Words()), "after": ref("amount"), "until": ref("amount"), "repeat": lasting(obj{"times": integer(1, 100)}),
		"doneBy":   listOf(ref("condition")),
		"outcomes": listOf(closed(obj{"answer": obj{"type": "string"}, "leadsTo": statementID, "says": inWords})),
	}, "id", "kind", "status", "population", "strength", "certainty", "says", "cites")
	own := map[string][]string{
		"alarm":  {"level", "action", "when", "safetyNet", "safetyNetIn", "hazards", "holds", "absence", "noEnd", "line", "lineWhy"},
		"gate":   {"activities", "rule", "require", "ideally", "itself", "differsBecause"},
		"due":    {"item", "anchor", "after", "until", "repeat", "doneBy", "outcomes"},
		"expect": {"topic", "when", "show"}, "inform": {"topic", "when", "show"},
		"expected": {"level", "alarm", "finding", "window", "noCall", "approach"},
	}
	needs := map[string][]string{"alarm": {"level", "action", "when"}, "gate": {"activities"}, "due": {"item", "anchor", "after"}, "expected": {"level", "alarm", "finding", "window"}}
	var kinds []any
	for _, kind := range guideline.KindTerms.Words() {
		others := obj{}
		for _, keys := range own {
			for _, key := range keys {
				others[key] = false
			}
		}
		for _, key := range own[kind] {
			delete(others, key)
		}
		if kind == "alarm" {
			others["level"] = enum(aftercare.UrgencyTerms.Words()[1:])
		}
		then := obj{"properties": others}
		if needs[kind] != nil {
			then["required"] = needs[kind]
		}
		if kind == "gate" {
			then["oneOf"] = []any{obj{"required": []string{"require"}}, obj{"required": []string{"rule"}}}
		}
		kinds = append(kinds, obj{"if": obj{"properties": obj{"kind": obj{"const": kind}}}, "then": then})
	}
	s["allOf"] = kinds
	return s
}
