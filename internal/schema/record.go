package schema

import (
	"fmt"

	"aftercare"
)

// recordID names the schema of a record.
const recordID = "record:1"

func recordSchema() obj {
	s := closed(obj{
		"format":       obj{"const": aftercare.RecordFormat},
		"about":        enum(aftercare.AboutTerms.Words()),
		"jurisdiction": obj{"type": "string", "pattern": "^(?:[A-Z]{2}|GB-(?:ENG|SCT|WLS|NIR))$"},
		"language":     obj{"type": "string", "pattern": "^[A-Za-z]{2}[A-Za-z0-9-]{0,33}$"},
		"loss":         ref("loss"),
		"care":         listOf(ref("care")),
		"person":       ref("person"),
		"wishes":       ref("wishes"),
		"observations": obj{"type": "array", "items": ref("observation"), "maxItems": 10_000},
	}, "format")
	s["$defs"] = obj{
		"date":        date,
		"instant":     dateTime,
		"loss":        lossSchema(),
		"care":        careSchema(),
		"person":      personSchema(),
		"wishes":      closed(obj{"conceive": enum(aftercare.WishTerms.Words()), "activities": setOf(enum(aftercare.ActivityTerms.Words()))}),
		"observation": observationSchema(),
	}
	return document(recordID, "A record of Aftercare",
		"What one person told, on one day. What is left out is unknown, never no. Beyond this schema the reader also refuses duplicate keys, anything after the document, more than 1 MiB, a range that ends before it starts, a dry run that starts after its day, and numbers no float64 can hold.", s)
}

func lossSchema() obj {
	return closed(obj{
		"kind":     enum(aftercare.LossKindTerms.Words()),
		"location": enum(aftercare.LocationTerms.Words()),
		// Weeks 0 to 45 with days 0 to 6, and not nothing.
		"gestation":   obj{"type": "string", "pattern": "^(?:(?:0?[1-9]|[1-3][0-9]|4[0-5])w(?:[0-6]d)?|00?w[1-6]d)$"},
		"diagnosedOn": ref("date"),
		"on":          obj{"oneOf": []any{ref("date"), closed(obj{"from": ref("date"), "to": ref("date")}, "from", "to")}},
	})
}

func careSchema() obj {
	s := closed(obj{
		"route": enum(aftercare.RouteTerms.Words()), "method": enum(aftercare.MethodTerms.Words()), "anaesthetic": enum(aftercare.AnaestheticTerms.Words()),
		"approach": enum(aftercare.ApproachTerms.Words()),
		"on":       ref("date"), "at": ref("instant"),
	}, "route")
	s["not"] = obj{"required": []string{"on", "at"}}
	return s
}

func personSchema() obj {
	return closed(obj{
		"rh": enum(aftercare.RhTerms.Words()), "conditions": setOf(enum(aftercare.ConditionTerms.Words())), "medicines": setOf(enum(aftercare.MedicineTerms.Words())),
		"previousLosses": integer(0, 50), "age": integer(1, 120),
	})
}

// observationSchema closes an observation by its code: what it holds, and
// which details may stand beside it.
func observationSchema() obj {
	names, groups := []string{}, []obj{}
	byForm := map[string]*[]string{} // codes that hold the same
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		names = append(names, code.String())
		then := holds(code)
		form := fmt.Sprint(then)
		if byForm[form] == nil {
			byForm[form] = &[]string{}
			groups = append(groups, obj{"codes": byForm[form], "then": then})
		}
		*byForm[form] = append(*byForm[form], code.String())
	}
	cases := []any{}
	for _, g := range groups {
		cases = append(cases, obj{
			"if":   obj{"properties": obj{"code": obj{"enum": *g["codes"].(*[]string)}}, "required": []string{"code"}},
			"then": g["then"],
		})
	}
	return obj{
		"type": "object",
		"properties": obj{
			"code": enum(names), "on": ref("date"), "at": ref("instant"),
			"who": enum(aftercare.WhoTerms.Words()), "status": obj{"const": "entered-in-error"}, "source": obj{"const": "file"},
		},
		"required":              []string{"code"},
		"oneOf":                 []any{obj{"required": []string{"on"}}, obj{"required": []string{"at"}}},
		"allOf":                 cases,
		"unevaluatedProperties": false,
	}
}

// holds is the payload of a code and its details.
func holds(code aftercare.Code) obj {
	info := code.Info()
	p, required := obj{}, []string{"value"}
	switch info.Payload {
	case aftercare.PayloadWord:
		p["value"] = enum(info.Words.Words())
	case aftercare.PayloadBool:
		p["value"] = obj{"type": "boolean"}
	case aftercare.PayloadNumber:
		p["value"] = obj{"type": "number", "minimum": 0}
		if code == aftercare.Temperature {
			p["value"] = obj{"type": "number"}
		}
	case aftercare.PayloadActivity:
		p["value"] = enum(aftercare.ActivityTerms.Words())
	case aftercare.PayloadText:
		p["value"] = obj{"type": "string"}
	case aftercare.PayloadItems:
		p["items"] = obj{"type": "array", "items": integer(0, info.Most), "minItems": info.Items, "maxItems": info.Items}
		required = []string{"items"}
	case aftercare.PayloadTotal:
		p["total"], p["item10"] = integer(0, 30), integer(0, 3)
		required = []string{"total"}
	}
	if info.Units.Len() > 0 {
		p["unit"] = enum(info.Units.Words())
	}
	if info.Units.Len() > 1 {
		required = append(required, "unit")
	}
	if code.Lasts() {
		p["hours"] = obj{"type": "number", "minimum": 0.0001}
	}
	s := obj{}
	switch code {
	case aftercare.Bleeding:
		p["since"] = ref("date")
		s["dependentSchemas"] = obj{"since": obj{"properties": obj{"value": obj{"const": "none"}}}}
	case aftercare.Pain:
		p["site"], p["worsening"], p["relieved"] = enum(aftercare.SiteTerms.Words()), obj{"type": "boolean"}, obj{"type": "boolean"}
	case aftercare.Ready:
		p["activity"] = enum(aftercare.ActivityTerms.Words())
		required = append(required, "activity")
	}
	s["properties"], s["required"] = p, required
	return s
}
