package imports

import (
	"iter"
	"math"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/jsondoc"
)

// A file is read in the browser's worker, whose program is large enough for it. What
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

// ParseAnswer reads what AppendAnswer writes; false for anything else, such as
// what another version of the worker's program writes.
func ParseAnswer(text string) (f File, findings []aftercare.Finding, ok bool) {
	doc, err := jsondoc.Parse(text)
	if err != nil {
		return f, nil, false
	}
	r := answerReader{}
	if r.Is(doc.Root(), nil, jsondoc.Object) {
		f, findings = r.answer(doc.Root())
	}
	if r.Findings.Any() {
		return File{}, nil, false
	}
	return f, findings, true
}

type answerReader struct{ jsondoc.Reader }

func (r *answerReader) answer(root jsondoc.Value) (f File, findings []aftercare.Finding) {
	for v := range root.All {
		switch v.Key() {
		case "findings":
			for item := range r.all(v, jsondoc.Array) {
				findings = append(findings, r.finding(item))
			}
		case "diary":
			var wrong []aftercare.Finding
			if f.Diary, wrong = diary.Parse(v.Raw()); wrong != nil {
				return File{}, wrong
			}
		case "import":
			f.Import = r.imported(v)
		default:
			r.Unknown(nil)
		}
	}
	return f, findings
}

// all yields the members or items of a value of a kind, and nothing of another.
func (r *answerReader) all(v jsondoc.Value, k jsondoc.Kind) iter.Seq[jsondoc.Value] {
	if !r.Is(v, nil, k) {
		return func(func(jsondoc.Value) bool) {}
	}
	return v.All
}

func (r *answerReader) finding(v jsondoc.Value) (f aftercare.Finding) {
	for x := range r.all(v, jsondoc.Object) {
		switch x.Key() {
		case "at":
			f.Pointer = r.Text(x, nil)
		case "says":
			f.Message = r.Text(x, nil)
		default:
			r.Unknown(nil)
		}
	}
	return f
}

func (r *answerReader) imported(v jsondoc.Value) *Import {
	m := &Import{}
	for x := range r.all(v, jsondoc.Object) {
		switch x.Key() {
		case "from":
			m.From = r.Text(x, nil)
		case "letters":
			m.Letters = r.Text(x, nil)
		case "sample":
			m.Sample = r.Text(x, nil)
		case "unitless":
			m.Unitless = r.Bool(x, nil)
		case "choices":
			for item := range r.all(x, jsondoc.Array) {
				m.Choices = append(m.Choices, r.choice(item))
			}
		case "report":
			m.Report = make([]Reported, 0, x.Len())
			for item := range r.all(x, jsondoc.Array) {
				m.Report = append(m.Report, r.reported(item))
			}
		default:
			r.Unknown(nil)
		}
	}
	return m
}

func (r *answerReader) choice(v jsondoc.Value) (c Choice) {
	for x := range r.all(v, jsondoc.Object) {
		switch x.Key() {
		case "order":
			c.Order = jsondoc.Term(&r.Reader, x, nil, DateOrderTerms)
		case "day":
			c.Day = r.Date(x, nil)
		default:
			r.Unknown(nil)
		}
	}
	return c
}

func (r *answerReader) reported(v jsondoc.Value) (out Reported) {
	for x := range r.all(v, jsondoc.Object) {
		switch x.Key() {
		case "line":
			out.Line, _ = r.Int(x, nil, 0, math.MaxInt32)
		case "day":
			out.Day = r.Date(x, nil)
		case "column":
			out.Column = r.Text(x, nil)
		case "value":
			out.Value = r.Text(x, nil)
		case "outcome":
			out.Outcome = jsondoc.Term(&r.Reader, x, nil, OutcomeTerms)
		case "danger":
			out.Danger = r.Bool(x, nil)
		case "times":
			out.Times, _ = r.Int(x, nil, 0, math.MaxInt32)
		case "code":
			if out.Sign.Code = aftercare.ParseCode(r.Text(x, nil)); out.Sign.Code == 0 {
				r.Fail(nil, "unknown code")
			}
		case "word":
			n, _ := r.Int(x, nil, 0, math.MaxUint8)
			out.Sign.Word = aftercare.Word(n)
		case "number":
			out.Sign.Number, _ = r.Decimal(x, nil)
		case "unit":
			n, _ := r.Int(x, nil, 0, math.MaxUint8)
			out.Sign.Unit = aftercare.Unit(n)
		default:
			r.Unknown(nil)
		}
	}
	if out.Outcome == 0 {
		r.Fail(nil, "a line has no outcome")
	}
	return out
}
