package wire

import (
	"aftercare"
	"aftercare/internal/jsondoc"
	"strconv"
	"strings"
)

// MaxRecordBytes is how large a record may be.
const MaxRecordBytes = 1 << 20

// maxObservations keeps one record from taking the machine.
const maxObservations = 10_000

// ParseRecord reads one record. With any finding the record is nil.
func ParseRecord(text string) (*aftercare.Record, []aftercare.Finding) {
	if len(text) > MaxRecordBytes {
		return nil, []aftercare.Finding{{Message: "the record is larger than 1 MiB"}}
	}
	doc, err := jsondoc.Parse(text)
	if err != nil {
		line, column := jsondoc.Position(text, err.Offset)
		return nil, []aftercare.Finding{{Message: "line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column) + ": " + err.Message}}
	}
	r := &jsondoc.Reader{}
	rec := ReadRecord(r, doc.Root(), nil)
	if r.Findings.Any() {
		return nil, r.Findings.List()
	}
	return rec, nil
}

// ReadRecord reads a record at a place inside another document. With any
// finding in the reader the record must not be used.
func ReadRecord(reader *jsondoc.Reader, v jsondoc.Value, at *jsondoc.Pointer) *aftercare.Record {
	r := recordReader{reader}
	return r.record(v, at)
}

type recordReader struct{ *jsondoc.Reader }

func (r *recordReader) record(v jsondoc.Value, at *jsondoc.Pointer) *aftercare.Record {
	rec := &aftercare.Record{}
	if !r.Is(v, at, jsondoc.Object) {
		return rec
	}
	format := false
	for m := range v.All {
		p := at.At(m.Key())
		switch m.Key() {
		case "format":
			format = true
			if r.Text(m, p) != aftercare.RecordFormat {
				r.Fail(p, "must be "+aftercare.RecordFormat)
			}
		case "about":
			rec.About = term(r, m, p, aftercare.AboutTerms)
		case "jurisdiction":
			rec.Jurisdiction = r.country(m, p)
		case "language":
			rec.Language = r.language(m, p)
		case "loss":
			r.loss(m, p, &rec.Loss)
		case "care":
			rec.Care = r.care(m, p)
		case "person":
			r.person(m, p, &rec.Person)
		case "wishes":
			r.wishes(m, p, &rec.Wishes)
		case "observations":
			rec.Observations = r.observations(m, p)
		default:
			r.Unknown(p)
		}
	}
	if !format {
		r.Fail(at.At("format"), "required: "+aftercare.RecordFormat)
	}
	return rec
}

func (r *recordReader) country(v jsondoc.Value, p *jsondoc.Pointer) string {
	s := r.Text(v, p)
	if !aftercare.IsJurisdiction(s) {
		r.Fail(p, "must be a country code of two capital letters (ISO 3166-1), such as GB, or a nation of it, such as GB-SCT")
		return ""
	}
	return s
}

func (r *recordReader) language(v jsondoc.Value, p *jsondoc.Pointer) string {
	s := r.Text(v, p)
	ok := len(s) >= 2 && len(s) <= 35
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		ok = ok && (letter || i >= 2 && (c == '-' || c >= '0' && c <= '9'))
	}
	if !ok {
		r.Fail(p, "must be a language tag (BCP 47), such as en or pt-BR")
		return ""
	}
	return s
}

func (r *recordReader) loss(v jsondoc.Value, p *jsondoc.Pointer, loss *aftercare.Loss) {
	if !r.Is(v, p, jsondoc.Object) {
		return
	}
	for m := range v.All {
		p := p.At(m.Key())
		switch m.Key() {
		case "kind":
			loss.Kind = term(r, m, p, aftercare.LossKindTerms)
		case "location":
			loss.Location = term(r, m, p, aftercare.LocationTerms)
		case "gestation":
			g, ok := aftercare.ParseGestation(r.Text(m, p))
			if !ok {
				r.Fail(p, "must be weeks and days of pregnancy, such as 9w3d or 9w")
			}
			loss.Gestation = g
		case "diagnosedOn":
			loss.DiagnosedOn = r.Date(m, p)
		case "on":
			loss.From, loss.To = r.span(m, p)
		default:
			r.Unknown(p)
		}
	}
}

// span reads a date, or {from, to} when she is unsure.
func (r *recordReader) span(v jsondoc.Value, p *jsondoc.Pointer) (from, to aftercare.Date) {
	if v.Kind() != jsondoc.Object {
		d := r.Date(v, p)
		return d, d
	}
	for m := range v.All {
		switch m.Key() {
		case "from":
			from = r.Date(m, p.At("from"))
		case "to":
			to = r.Date(m, p.At("to"))
		default:
			r.Unknown(p.At(m.Key()))
		}
	}
	if from == 0 || to == 0 {
		r.Fail(p, "both from and to are required")
	} else if from > to {
		r.Fail(p, "from must not be after to")
	}
	return from, to
}

func (r *recordReader) care(v jsondoc.Value, p *jsondoc.Pointer) []aftercare.Care {
	if !r.Is(v, p, jsondoc.Array) {
		return nil
	}
	list := make([]aftercare.Care, 0, 4)
	for item := range v.All {
		list = append(list, r.step(item, p.Item(len(list))))
	}
	return list
}

// step reads one step of care.
func (r *recordReader) step(v jsondoc.Value, p *jsondoc.Pointer) (c aftercare.Care) {
	if !r.Is(v, p, jsondoc.Object) {
		return c
	}
	for m := range v.All {
		p := p.At(m.Key())
		switch m.Key() {
		case "route":
			c.Route = term(r, m, p, aftercare.RouteTerms)
		case "method":
			c.Method = term(r, m, p, aftercare.MethodTerms)
		case "anaesthetic":
			c.Anaesthetic = term(r, m, p, aftercare.AnaestheticTerms)
		case "approach":
			c.Approach = term(r, m, p, aftercare.ApproachTerms)
		case "on", "at":
			r.when(m, p, &c.Start)
		default:
			r.Unknown(p)
		}
	}
	if c.Route == 0 {
		r.Fail(p.At("route"), "required: one of "+strings.Join(aftercare.RouteTerms.Words(), ", "))
	}
	return c
}

// when reads the value of "on" or "at"; not both may be given.
func (r *recordReader) when(v jsondoc.Value, p *jsondoc.Pointer, w *aftercare.When) {
	if w.Told() {
		r.Fail(p, "give on or at, not both")
		return
	}
	if p.Key == "on" {
		*w = aftercare.On(r.Date(v, p))
		return
	}
	if t := r.Instant(v, p); !t.IsZero() {
		*w = aftercare.At(t)
	}
}

func (r *recordReader) person(v jsondoc.Value, p *jsondoc.Pointer, person *aftercare.Person) {
	if !r.Is(v, p, jsondoc.Object) {
		return
	}
	for m := range v.All {
		p := p.At(m.Key())
		switch m.Key() {
		case "rh":
			person.Rh = term(r, m, p, aftercare.RhTerms)
		case "conditions":
			person.Conditions = set(r, m, p, aftercare.ConditionTerms)
		case "medicines":
			person.Medicines = set(r, m, p, aftercare.MedicineTerms)
		case "previousLosses":
			if n, ok := r.Int(m, p, 0, 50); ok {
				person.PreviousLosses = aftercare.CountOf(n)
			}
		case "age":
			if n, ok := r.Int(m, p, 1, 120); ok {
				person.Age = uint8(n)
			}
		default:
			r.Unknown(p)
		}
	}
}

func term[T ~uint8](r *recordReader, v jsondoc.Value, p *jsondoc.Pointer, list aftercare.Terms[T]) T {
	return jsondoc.Term(r.Reader, v, p, list)
}

func set[T ~uint8](r *recordReader, v jsondoc.Value, p *jsondoc.Pointer, list aftercare.Terms[T]) aftercare.Set[T] {
	var s aftercare.Set[T]
	if !r.Is(v, p, jsondoc.Array) {
		return s
	}
	i := 0
	for item := range v.All {
		t := term(r, item, p.Item(i), list)
		if s.Has(t) {
			r.Fail(p.Item(i), "duplicate")
		}
		s = s.With(t)
		i++
	}
	return s
}

func (r *recordReader) wishes(v jsondoc.Value, p *jsondoc.Pointer, w *aftercare.Wishes) {
	if !r.Is(v, p, jsondoc.Object) {
		return
	}
	for m := range v.All {
		p := p.At(m.Key())
		switch m.Key() {
		case "conceive":
			w.Conceive = term(r, m, p, aftercare.WishTerms)
		case "activities":
			w.Activities = r.activities(m, p)
		default:
			r.Unknown(p)
		}
	}
}

func (r *recordReader) activities(v jsondoc.Value, p *jsondoc.Pointer) (list []aftercare.Activity) {
	if !r.Is(v, p, jsondoc.Array) {
		return nil
	}
	var seen aftercare.Set[aftercare.Activity]
	for item := range v.All {
		p := p.Item(len(list))
		a := term(r, item, p, aftercare.ActivityTerms)
		if seen.Has(a) {
			r.Fail(p, "duplicate")
		}
		seen = seen.With(a)
		list = append(list, a)
	}
	return list
}

func (r *recordReader) observations(v jsondoc.Value, p *jsondoc.Pointer) []aftercare.Observation {
	if !r.Is(v, p, jsondoc.Array) {
		return nil
	}
	n := v.Len()
	if n > maxObservations {
		r.Fail(p, "a record holds at most "+strconv.Itoa(maxObservations)+" observations")
		return nil
	}
	list := make([]aftercare.Observation, 0, n)
	for item := range v.All {
		list = append(list, r.observation(item, p.Item(len(list))))
	}
	return list
}
