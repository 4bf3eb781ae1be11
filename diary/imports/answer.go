package imports

import (
	"strconv"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/jsondoc"
)

// A file is read in the browser's worker, whose program has room for it. What
// it says goes to the page's program as JSON, which nothing else reads.

// AppendAnswer appends what was read from a file, and the findings.
func AppendAnswer(b []byte, f File, findings []aftercare.Finding) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.OpenList("findings")
	for _, finding := range findings {
		o.Object()
		o.Str("at", finding.Pointer)
		o.Str("says", finding.Message)
		o.EndObject()
	}
	o.EndList()
	if f.Diary != nil {
		o.Key("diary")
		o.B = diary.Append(o.B, f.Diary)
	}
	if m := f.Import; m != nil {
		o.OpenObject("import")
		o.Str("from", m.From)
		o.OptStr("letters", m.Letters)
		o.OptTrue("unitless", m.Unitless)
		o.Str("sample", m.Sample)
		o.OpenList("choices")
		for _, c := range m.Choices {
			o.Object()
			o.Str("order", c.Order.String())
			o.Date("day", c.Day)
			o.EndObject()
		}
		o.EndList()
		o.OpenList("report")
		for i := range m.Report {
			appendReported(&o, &m.Report[i])
		}
		o.EndList()
		o.EndObject()
	}
	o.EndObject()
	return o.B
}

func appendReported(o *jsondoc.Writer, r *Reported) {
	o.Object()
	o.Int("line", r.Line)
	o.OptDate("day", r.Day)
	o.OptStr("column", r.Column)
	o.OptStr("value", r.Value)
	o.Str("outcome", r.Outcome.String())
	o.OptTrue("danger", r.Danger)
	o.OptInt("times", r.Times)
	if r.Sign.Code != 0 {
		o.Str("code", r.Sign.Code.String())
		o.OptInt("word", int(r.Sign.Word))
		o.OptDecimal("number", r.Sign.Number)
		o.OptInt("unit", int(r.Sign.Unit))
	}
	o.EndObject()
}

// ParseAnswer reads what AppendAnswer writes; false where it is anything else.
func ParseAnswer(text string) (f File, findings []aftercare.Finding, ok bool) {
	doc, err := jsondoc.Parse(text)
	if err != nil || doc.Root().Kind() != jsondoc.Object {
		return f, nil, false
	}
	for v := range doc.Root().All {
		switch v.Key() {
		case "findings":
			for item := range v.All {
				findings = append(findings, aftercare.Finding{Pointer: memberText(item, "at"), Message: memberText(item, "says")})
			}
		case "diary":
			var wrong []aftercare.Finding
			if f.Diary, wrong = diary.Parse(v.Raw()); wrong != nil {
				return File{}, wrong, true
			}
		case "import":
			f.Import = parseImport(v)
		}
	}
	return f, findings, true
}

func parseImport(v jsondoc.Value) *Import {
	m := &Import{From: memberText(v, "from"), Letters: memberText(v, "letters"), Sample: memberText(v, "sample"), Unitless: memberText(v, "unitless") != ""}
	for list := range v.All {
		switch list.Key() {
		case "choices":
			for item := range list.All {
				order, _ := DateOrderTerms.Parse(memberText(item, "order"))
				day, _ := aftercare.ParseDate(memberText(item, "day"))
				m.Choices = append(m.Choices, Choice{order, day})
			}
		case "report":
			m.Report = make([]Reported, 0, list.Len())
			for item := range list.All {
				m.Report = append(m.Report, parseReported(item))
			}
		}
	}
	return m
}

func parseReported(v jsondoc.Value) Reported {
	var r Reported
	for x := range v.All {
		text := valueText(x)
		n, _ := strconv.Atoi(text)
		switch x.Key() {
		case "line":
			r.Line = n
		case "day":
			r.Day, _ = aftercare.ParseDate(text)
		case "column":
			r.Column = text
		case "value":
			r.Value = text
		case "outcome":
			r.Outcome, _ = OutcomeTerms.Parse(text)
		case "danger":
			r.Danger = true
		case "times":
			r.Times = n
		case "code":
			r.Sign.Code = aftercare.ParseCode(text)
		case "word":
			r.Sign.Word = aftercare.Word(n)
		case "number":
			r.Sign.Number, _ = aftercare.ParseDecimal(text)
		case "unit":
			r.Sign.Unit = aftercare.Unit(n)
		}
	}
	return r
}

func memberText(v jsondoc.Value, key string) string {
	for x := range v.All {
		if x.Key() == key {
			return valueText(x)
		}
	}
	return ""
}

func valueText(v jsondoc.Value) string {
	if v.Kind() == jsondoc.String {
		return v.Text()
	}
	return v.Raw()
}
