package places

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/internal/jsondoc"
)

// listFormat is the version of the file: one line with the format and the
// listings, then one line for each place or town. The first key of a town's
// line is "town".
const listFormat = "aftercare.services/1"

// maxText is the longest text of a place, in bytes.
const maxText = 2000

// Append appends the list in its canonical form.
func Append(b []byte, l *List) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.Str("format", listFormat)
	o.OpenList("sources")
	for i := range l.Sources {
		appendSource(&o, &l.Sources[i], l.Sources[i].Address)
	}
	o.EndList()
	o.EndObject()
	b = append(o.B, '\n')
	for i := range l.Towns {
		b = append(appendTown(b, &l.Towns[i]), '\n')
	}
	for i := range l.Services {
		b = append(appendService(b, &l.Services[i]), '\n')
	}
	return b
}

func appendSource(o *jsondoc.Writer, s *Source, address string) {
	o.Object()
	o.Str("id", s.ID)
	o.Str("name", s.Name)
	o.Str("licence", s.Licence)
	o.OptStr("address", address)
	o.Date("checked", s.Checked)
	o.OptStr("trust", s.Trust.String())
	o.EndObject()
}

func appendTown(b []byte, t *Town) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.Str("town", t.Name)
	o.OptStr("latin", t.Latin)
	o.OptList("also", t.Also)
	o.OptStr("kind", t.Kind.String())
	appendPosition(&o, t.At)
	o.OptStr("country", t.Country)
	o.Str("source", t.Source)
	o.Str("record", t.Record)
	o.EndObject()
	return o.B
}

func appendPosition(o *jsondoc.Writer, at Position) {
	o.Key("at")
	lat, lon := at.Degrees()
	o.B = append(o.B, '[')
	o.B = strconv.AppendFloat(o.B, lat, 'f', -1, 64)
	o.B = append(o.B, ',')
	o.B = strconv.AppendFloat(o.B, lon, 'f', -1, 64)
	o.B = append(o.B, ']')
}

// appendService appends one place, without a line end.
func appendService(b []byte, s *Service) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.Str("id", s.ID)
	o.Str("name", s.Name)
	o.OptStr("latin", s.Latin)
	o.OptStr("kind", s.Kind.String())
	if s.Placed {
		appendPosition(&o, s.At)
	}
	o.OptStr("address", s.Address)
	o.OptStr("city", s.City)
	o.OptStr("country", s.Country)
	o.OptList("phones", s.Phones)
	o.OptStr("website", s.Website)
	appendOffers(&o, s.Offers)
	o.OptList("access", s.Access.Terms())
	o.OptStr("hours", s.Hours)
	o.OptStr("zone", s.Zone)
	o.OpenList("from")
	for i := range s.From {
		f := &s.From[i]
		o.Object()
		o.Str("source", f.Source)
		o.Str("record", f.Record)
		o.OptStr("name", f.Name)
		o.OptStr("hours", f.Hours)
		appendOffers(&o, f.Offers)
		o.OptStr("because", f.Because)
		o.EndObject()
	}
	o.EndList()
	o.EndObject()
	return o.B
}

// Terms returns the words of the format, in its order.
func (a Access) Terms() (list []string) {
	for i, word := range accessTerms.Words() {
		if a&(1<<i) != 0 {
			list = append(list, word)
		}
	}
	return list
}

func appendOffers(o *jsondoc.Writer, offers Offers) {
	if offers == (Offers{}) {
		return
	}
	o.OpenObject("offers")
	for i, told := range offers {
		o.OptTri(Speciality(i).String(), told)
	}
	o.EndObject()
}

// Error is where a text is not a list of services: the line, and the place in
// it as a JSON pointer.
type Error struct {
	Line    int
	Pointer string
	Message string
}

// Error returns one line for people.
func (e *Error) Error() string {
	text := "line " + strconv.Itoa(e.Line)
	if e.Pointer != "" {
		text += ", " + e.Pointer
	}
	return text + ": " + e.Message
}

// Parse reads a file strictly: the first violation of the format refuses all of
// it, with an *Error.
func Parse(text string) (*List, error) {
	l := &List{}
	seen := map[string]int{}
	for number := 1; text != ""; number++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if !utf8.ValidString(line) {
			return nil, &Error{number, "", "this is not UTF-8"}
		}
		doc, serr := jsondoc.Parse(line)
		if serr != nil {
			return nil, &Error{number, "", "column " + strconv.Itoa(serr.Offset+1) + ": " + serr.Message}
		}
		r := &reader{sources: l}
		switch {
		case number == 1:
			r.header(doc.Root(), l)
		case isTown(doc.Root()):
			l.Towns = append(l.Towns, r.town(doc.Root()))
		default:
			s := r.service(doc.Root())
			if first := seen[s.ID]; first > 0 {
				r.Fail((*jsondoc.Pointer)(nil).At("id"), "line "+strconv.Itoa(first)+" has this id already")
			}
			seen[s.ID] = number
			l.Services = append(l.Services, s)
		}
		if r.Findings.Any() {
			first := r.Findings.List()[0]
			return nil, &Error{number, first.Pointer, first.Message}
		}
	}
	if len(l.Sources) == 0 {
		return nil, &Error{1, "", "the file is empty"}
	}
	return l, nil
}

type reader struct {
	jsondoc.Reader
	sources *List
}

// text reads a text that must not be empty.
func (r *reader) text(v jsondoc.Value, p *jsondoc.Pointer) string {
	s := r.Text(v, p)
	if v.Kind() == jsondoc.String && strings.TrimSpace(s) == "" {
		r.Fail(p, "must not be empty; leave the key out if there is nothing to tell")
	}
	if len(s) > maxText {
		r.Fail(p, "this text is too long")
	}
	return s
}

func (r *reader) need(p *jsondoc.Pointer, key string, has bool) {
	if !has && !r.Findings.Any() {
		r.Fail(p.At(key), "this is missing")
	}
}

func (r *reader) header(v jsondoc.Value, l *List) {
	var top *jsondoc.Pointer
	if !r.Is(v, top, jsondoc.Object) {
		return
	}
	format := ""
	for m := range v.All {
		p := top.At(m.Key())
		switch m.Key() {
		case "format":
			if format = r.Text(m, p); format != listFormat {
				r.Fail(p, "must be "+listFormat)
			}
		case "sources":
			if !r.Is(m, p, jsondoc.Array) {
				continue
			}
			i := 0
			for item := range m.All {
				s := r.source(item, p.Item(i))
				if l.Source(s.ID) != nil {
					r.Fail(p.Item(i).At("id"), "another source has this id already")
				}
				l.Sources = append(l.Sources, s)
				i++
			}
		default:
			r.Unknown(p)
		}
	}
	r.need(top, "format", format != "")
	r.need(top, "sources", len(l.Sources) > 0)
}

func (r *reader) source(v jsondoc.Value, at *jsondoc.Pointer) (s Source) {
	if !r.Is(v, at, jsondoc.Object) {
		return s
	}
	for m := range v.All {
		p := at.At(m.Key())
		switch m.Key() {
		case "id":
			s.ID = r.text(m, p)
		case "name":
			s.Name = r.text(m, p)
		case "licence":
			s.Licence = r.text(m, p)
		case "address":
			s.Address = r.text(m, p)
		case "checked":
			s.Checked = r.Date(m, p)
		case "trust":
			s.Trust = jsondoc.Term(&r.Reader, m, p, TrustTerms)
		default:
			r.Unknown(p)
		}
	}
	r.need(at, "id", s.ID != "")
	r.need(at, "name", s.Name != "")
	r.need(at, "licence", s.Licence != "")
	r.need(at, "checked", s.Checked != 0)
	return s
}

func (r *reader) service(v jsondoc.Value) (s Service) {
	var top *jsondoc.Pointer
	if !r.Is(v, top, jsondoc.Object) {
		return s
	}
	for m := range v.All {
		p := top.At(m.Key())
		switch m.Key() {
		case "id":
			s.ID = r.text(m, p)
		case "name":
			s.Name = r.text(m, p)
		case "latin":
			s.Latin = r.text(m, p)
		case "kind":
			s.Kind = jsondoc.Term(&r.Reader, m, p, KindTerms)
		case "at":
			s.At, s.Placed = r.position(m, p)
		case "address":
			s.Address = r.text(m, p)
		case "city":
			s.City = r.text(m, p)
		case "country":
			s.Country = r.country(m, p)
		case "phones":
			s.Phones = r.texts(m, p)
		case "website":
			if s.Website = r.text(m, p); !IsWebsite(s.Website) {
				r.Fail(p, "must begin with https:// or http://")
			}
		case "offers":
			s.Offers = r.offers(m, p)
		case "access":
			s.Access = r.access(m, p)
		case "hours":
			s.Hours = r.text(m, p)
		case "zone":
			s.Zone = r.text(m, p)
		case "from":
			s.From = r.origins(m, p)
		default:
			r.Unknown(p)
		}
	}
	r.need(top, "id", s.ID != "")
	r.need(top, "name", s.Name != "")
	r.need(top, "from", len(s.From) > 0)
	return s
}

// IsWebsite reports whether a text is an address that a page may link to.
func IsWebsite(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok || rest == "" || rest[0] == '/' {
		return false
	}
	return !strings.ContainsFunc(rest, func(c rune) bool { return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == 0x7f })
}

func (r *reader) position(v jsondoc.Value, p *jsondoc.Pointer) (Position, bool) {
	if !r.Is(v, p, jsondoc.Array) {
		return Position{}, false
	}
	var degrees []float64
	for item := range v.All {
		if r.Is(item, p.Item(len(degrees)), jsondoc.Number) {
			f, err := strconv.ParseFloat(item.Raw(), 64)
			if err == nil {
				degrees = append(degrees, f)
			}
		}
	}
	if len(degrees) == 2 {
		if at, ok := MakePosition(degrees[0], degrees[1]); ok {
			return at, true
		}
	}
	r.Fail(p, "must be degrees north and degrees east")
	return Position{}, false
}

func isTown(v jsondoc.Value) bool {
	if v.Kind() == jsondoc.Object {
		for m := range v.All {
			return m.Key() == "town"
		}
	}
	return false
}

func (r *reader) town(v jsondoc.Value) (t Town) {
	var top *jsondoc.Pointer
	placed := false
	for m := range v.All {
		p := top.At(m.Key())
		switch m.Key() {
		case "town":
			t.Name = r.text(m, p)
		case "latin":
			t.Latin = r.text(m, p)
		case "also":
			t.Also = r.texts(m, p)
		case "kind":
			t.Kind = jsondoc.Term(&r.Reader, m, p, TownTerms)
		case "at":
			t.At, placed = r.position(m, p)
		case "country":
			t.Country = r.country(m, p)
		case "source":
			t.Source = r.listing(m, p)
		case "record":
			t.Record = r.text(m, p)
		default:
			r.Unknown(p)
		}
	}
	r.need(top, "town", t.Name != "")
	r.need(top, "at", placed)
	r.need(top, "source", t.Source != "")
	r.need(top, "record", t.Record != "")
	return t
}

func (r *reader) country(v jsondoc.Value, p *jsondoc.Pointer) string {
	s := r.text(v, p)
	if !aftercare.IsCountry(s) {
		r.Fail(p, "must be a country as two capital letters")
	}
	return s
}

// listing reads the id of a listing on the first line.
func (r *reader) listing(v jsondoc.Value, p *jsondoc.Pointer) string {
	s := r.text(v, p)
	if r.sources.Source(s) == nil {
		r.Fail(p, "the first line has no such source")
	}
	return s
}

func (r *reader) access(v jsondoc.Value, p *jsondoc.Pointer) (a Access) {
	if r.Is(v, p, jsondoc.Array) {
		i := 0
		for item := range v.All {
			if t := jsondoc.Term(&r.Reader, item, p.Item(i), accessTerms); t > 0 {
				a |= 1 << (t - 1)
			}
			i++
		}
		r.need(p, "0", i > 0)
	}
	return a
}

func (r *reader) texts(v jsondoc.Value, p *jsondoc.Pointer) (list []string) {
	if r.Is(v, p, jsondoc.Array) {
		for item := range v.All {
			list = append(list, r.text(item, p.Item(len(list))))
		}
		r.need(p, "0", len(list) > 0)
	}
	return list
}

func (r *reader) offers(v jsondoc.Value, at *jsondoc.Pointer) (o Offers) {
	if !r.Is(v, at, jsondoc.Object) {
		return o
	}
	for m := range v.All {
		p := at.At(m.Key())
		speciality, ok := SpecialityTerms.Parse(m.Key())
		if !ok {
			r.Unknown(p)
			continue
		}
		if r.Is(m, p, jsondoc.Bool) {
			o[speciality] = aftercare.TriOf(m.IsTrue())
		}
	}
	return o
}

func (r *reader) origins(v jsondoc.Value, at *jsondoc.Pointer) (list []Origin) {
	if !r.Is(v, at, jsondoc.Array) {
		return nil
	}
	for item := range v.All {
		here := at.Item(len(list))
		var f Origin
		if r.Is(item, here, jsondoc.Object) {
			for m := range item.All {
				p := here.At(m.Key())
				switch m.Key() {
				case "source":
					f.Source = r.listing(m, p)
				case "record":
					f.Record = r.text(m, p)
				case "name":
					f.Name = r.text(m, p)
				case "hours":
					f.Hours = r.text(m, p)
				case "offers":
					f.Offers = r.offers(m, p)
				case "because":
					f.Because = r.text(m, p)
				default:
					r.Unknown(p)
				}
			}
			r.need(here, "source", f.Source != "")
			r.need(here, "record", f.Record != "")
		}
		list = append(list, f)
	}
	return list
}
