package instruments

import (
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/jsondoc"
)

type (
	value   = jsondoc.Value
	pointer = jsondoc.Pointer
)

type reader struct{ jsondoc.Reader }

// parse reads an instrument strictly: every finding at once, each with its
// place, and nothing half-read.
func parse(text string) (*Instrument, []aftercare.Finding) {
	doc, err := jsondoc.Parse(text)
	if err != nil {
		return nil, []aftercare.Finding{{Message: err.Message}}
	}
	r, root := &reader{}, (*pointer)(nil)
	n := &Instrument{}
	format := ""
	r.object(doc.Root(), root, map[string]func(value, *pointer){
		"format":  func(v value, p *pointer) { format = r.Text(v, p) },
		"code":    r.code(&n.Code),
		"name":    func(v value, p *pointer) { n.Name = r.Text(v, p) },
		"licence": r.origin(&n.Licence), "wording": r.origin(&n.Wording), "scoring": r.origin(&n.Scoring),
		"asks": r.text(&n.Asks), "sure": r.text(&n.Sure),
		"gate": r.texts(&n.Gate), "items": r.texts(&n.Items), "answers": r.texts(&n.Answers),
		"begins": r.code(&n.Begins),
		"longer": func(v value, p *pointer) { n.Longer, _ = r.Int(v, p, 1, most) },
		"bands":  r.bands(&n.Bands),
	})
	if format != formatName {
		r.Fail(root.At("format"), "must be "+formatName)
	}
	if !r.Findings.Any() {
		r.lint(n, root)
	}
	if r.Findings.Any() {
		return nil, r.Findings.List()
	}
	return n, nil
}

// most is the highest total a form may have.
const most = 1000

func (r *reader) object(v value, p *pointer, keys map[string]func(value, *pointer)) {
	if !r.Is(v, p, jsondoc.Object) {
		return
	}
	for m := range v.All {
		if read := keys[m.Key()]; read != nil {
			read(m, p.At(m.Key()))
		} else {
			r.Unknown(p.At(m.Key()))
		}
	}
}

func (r *reader) code(into *aftercare.Code) func(value, *pointer) {
	return func(v value, p *pointer) {
		if *into = aftercare.ParseCode(r.Text(v, p)); *into == 0 || into.Info().Payload != aftercare.PayloadItems {
			r.Fail(p, "must be the code of an instrument")
		}
	}
}

func (r *reader) origin(into *Origin) func(value, *pointer) {
	return func(v value, p *pointer) {
		r.object(v, p, map[string]func(value, *pointer){
			"note":      func(v value, p *pointer) { into.Note = r.Text(v, p) },
			"address":   func(v value, p *pointer) { into.Address = r.Text(v, p) },
			"checkedOn": func(v value, p *pointer) { into.CheckedOn = r.Text(v, p) },
		})
		_, ok := aftercare.ParseDate(into.CheckedOn + "-01")
		if into.Note == "" || !strings.HasPrefix(into.Address, "https://") || !ok {
			r.Fail(p, "note, address (https) and checkedOn (YYYY-MM) are required")
		}
	}
}

func (r *reader) text(into *guideline.Text) func(value, *pointer) {
	return func(v value, p *pointer) {
		*into = nil
		if r.Is(v, p, jsondoc.Object) {
			for m := range v.All {
				*into = append(*into, guideline.Words{Lang: m.Key(), Text: r.Text(m, p.At(m.Key()))})
			}
		}
		if len(*into) == 0 || (*into)[0].Lang != "en" || (*into)[0].Text == "" {
			r.Fail(p, "English text (en) is required, and comes first")
		}
	}
}

func (r *reader) texts(into *[]guideline.Text) func(value, *pointer) {
	return func(v value, p *pointer) {
		if !r.Is(v, p, jsondoc.Array) {
			return
		}
		for item := range v.All {
			var t guideline.Text
			r.text(&t)(item, p.Item(len(*into)))
			*into = append(*into, t)
		}
	}
}

func (r *reader) bands(into *[]Band) func(value, *pointer) {
	return func(v value, p *pointer) {
		if !r.Is(v, p, jsondoc.Array) {
			return
		}
		for item := range v.All {
			b, from, at := Band{}, false, p.Item(len(*into))
			r.object(item, at, map[string]func(value, *pointer){
				"from":  func(v value, p *pointer) { b.From, from = r.Int(v, p, 0, most) },
				"talk":  func(v value, p *pointer) { b.Talk = r.Bool(v, p) },
				"means": r.text(&b.Means), "next": r.text(&b.Next),
			})
			if !from || b.Means == nil || b.Next == nil {
				r.Fail(at, "from, means and next are required")
			}
			*into = append(*into, b)
		}
	}
}

// lint holds an instrument to its code and to itself.
func (r *reader) lint(n *Instrument, p *pointer) {
	if n.Code == 0 || n.Name == "" || n.Asks == nil || n.Sure == nil || n.Licence.Note == "" || n.Wording.Note == "" || n.Scoring.Note == "" {
		r.Fail(p, "code, name, licence, wording, scoring, asks and sure are required")
		return
	}
	info := n.Code.Info()
	if len(n.Items) != info.Items || len(n.Answers) != info.Most+1 {
		r.Fail(p.At("items"), "the items and answers are not those of "+info.Name)
	}
	if len(n.Bands) == 0 || n.Bands[0].From != 0 {
		r.Fail(p.At("bands"), "the first band must begin at 0")
	}
	for i := 1; i < len(n.Bands); i++ {
		a, b := &n.Bands[i-1], &n.Bands[i]
		if b.From <= a.From || b.From > n.Max() {
			r.Fail(p.At("bands").Item(i), "bands must rise, up to the highest total")
		}
		if a.Talk && !b.Talk {
			r.Fail(p.At("bands").Item(i), "a higher total must not ask for less than a lower one")
		}
	}
	if (n.Begins == 0) != (n.Longer == 0) {
		r.Fail(p.At("begins"), "begins and longer are required together")
	}
	for i := range n.Bands {
		for _, t := range []guideline.Text{n.Bands[i].Means, n.Bands[i].Next} {
			if word, instead := guideline.BannedWord(t[0].Text); word != "" {
				r.Fail(p.At("bands").Item(i), word+" is avoided; instead: "+instead)
			}
		}
	}
}
