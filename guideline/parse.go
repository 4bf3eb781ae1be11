package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/internal/webaddress"
	"strconv"
)

// Parse reads a pack in its JSON form. If there is any finding the pack must not be
// used; it is returned for Lint. It is nil if the text is not JSON.
func Parse(text string) (*Pack, []aftercare.Finding) {
	r := reader{}
	doc, err := jsondoc.Parse(text)
	if err != nil {
		line, column := jsondoc.Position(text, err.Offset)
		r.Fail(nil, "line "+strconv.Itoa(line)+", column "+strconv.Itoa(column)+": "+err.Message)
		return nil, r.Findings.List()
	}
	return r.pack(doc.Root()), r.Findings.List()
}

type reader struct{ jsondoc.Reader }

type (
	value   = jsondoc.Value
	pointer = jsondoc.Pointer
)

// top points to a key of the pack itself.
func top(key string) *pointer { return (*pointer)(nil).At(key) }

// members calls read for each member of an object; read reports whether the
// format has the key.
func (r *reader) members(v value, p *pointer, read func(key string, m value, p *pointer) bool) {
	if !r.Is(v, p, jsondoc.Object) {
		return
	}
	for m := range v.All {
		if at := p.At(m.Key()); !read(m.Key(), m, at) {
			r.Unknown(at)
		}
	}
}

// items reads a list.
func items[T any](r *reader, v value, p *pointer, read func(v value, p *pointer) T) []T {
	if !r.Is(v, p, jsondoc.Array) {
		return nil
	}
	list := make([]T, 0, v.Len())
	for item := range v.All {
		list = append(list, read(item, p.Item(len(list))))
	}
	return list
}

func (r *reader) texts(v value, p *pointer) []string {
	return items(r, v, p, func(v value, p *pointer) string { return r.Text(v, p) })
}

func term[T ~uint8](r *reader, v value, p *pointer, list aftercare.Terms[T]) T {
	return jsondoc.Term(&r.Reader, v, p, list)
}

func termList[T ~uint8](r *reader, v value, p *pointer, list aftercare.Terms[T]) []T {
	return items(r, v, p, func(v value, p *pointer) T { return term(r, v, p, list) })
}

func set[T ~uint8](r *reader, v value, p *pointer, list aftercare.Terms[T]) aftercare.Set[T] {
	return aftercare.SetOf(termList(r, v, p, list)...)
}

func (r *reader) activities(v value, p *pointer) []aftercare.Activity {
	return termList(r, v, p, aftercare.ActivityTerms)
}

func (r *reader) code(v value, p *pointer) aftercare.Code {
	c := aftercare.ParseCode(r.Text(v, p))
	if c == 0 {
		r.Fail(p, "unknown observation code")
	}
	return c
}

func (r *reader) words(v value, p *pointer) Text {
	var t Text
	r.members(v, p, func(key string, m value, p *pointer) bool {
		t = append(t, Words{key, r.Text(m, p)})
		return true
	})
	return t
}

// amountKey reads one of hours, days, weeks, months.
func (r *reader) amountKey(key string, v value, p *pointer, a *aftercare.Amount) bool {
	unit, ok := aftercare.TimeUnitTerms.Parse(key)
	if !ok {
		return false
	}
	if a.Unit != 0 {
		r.Fail(p, "more than one duration")
	}
	n, _ := r.Int(v, p, 0, 1000)
	*a = aftercare.Amount{N: n, Unit: unit}
	return true
}

func (r *reader) amount(v value, p *pointer) aftercare.Amount {
	var a aftercare.Amount
	r.members(v, p, func(key string, m value, p *pointer) bool { return r.amountKey(key, m, p, &a) })
	if a.Unit == 0 {
		r.Fail(p, "a length of time is required: hours, days, weeks or months")
	}
	return a
}

func (r *reader) pack(v value) *Pack {
	p := &Pack{}
	format := ""
	r.members(v, nil, func(key string, m value, at *pointer) bool {
		switch key {
		case "format":
			format = r.Text(m, at)
		case "id":
			p.ID = r.Text(m, at)
		case "title":
			p.Title = r.Text(m, at)
		case "edition":
			p.Edition = r.Text(m, at)
		case "owner":
			p.Owner = r.Text(m, at)
		case "published":
			p.Published = r.Date(m, at)
		case "reviewBy":
			p.ReviewBy = r.Date(m, at)
		case "jurisdictions":
			p.Jurisdictions = r.texts(m, at)
		case "languages":
			p.Languages = r.texts(m, at)
		case "inherits":
			p.Inherits = r.Text(m, at)
		case "inheritsDigest":
			p.InheritsDigest = r.Text(m, at)
		case "tightens":
			p.Tightens = r.Bool(m, at)
		case "unit":
			p.Unit = r.unit(m, at)
		case "policy":
			p.Policy = items(r, m, at, r.policy)
		case "topics":
			p.Topics = items(r, m, at, r.topic)
		case "questions":
			p.Questions = items(r, m, at, r.question)
		case "sources":
			p.Sources = items(r, m, at, r.source)
		case "statements":
			p.Statements = items(r, m, at, r.statement)
		case "follow":
			p.Follow = items(r, m, at, r.cell)
		case "numbers":
			p.Numbers = items(r, m, at, r.numbers)
		default:
			return false
		}
		return true
	})
	if format != Format {
		r.Fail(top("format"), "unsupported format: "+Format+" is required")
	}
	return p
}

func (r *reader) unit(v value, p *pointer) Unit {
	var u Unit
	parts := map[string]*string{"name": &u.Name, "number": &u.Number, "hours": &u.Hours}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		to, ok := parts[key]
		if ok {
			*to = r.Text(m, p)
		}
		return ok
	})
	return u
}

func (r *reader) policy(v value, p *pointer) Policy {
	var e Policy
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "key":
			e.Key = term(r, m, p, PolicyTerms)
		case "least":
			e.Least, _ = r.Decimal(m, p)
		case "most":
			e.Most, _ = r.Decimal(m, p)
		case "code":
			e.Code = r.code(m, p)
		case "codes":
			e.Codes = items(r, m, p, r.code)
		case "activities":
			e.Activities = r.activities(m, p)
		case "reason":
			e.Reason = r.words(m, p)
		default:
			return r.amountKey(key, m, p, &e.Amount)
		}
		return true
	})
	return e
}

func (r *reader) topic(v value, p *pointer) Topic {
	var t Topic
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "id":
			t.ID = r.Text(m, p)
		case "name":
			t.Name = r.words(m, p)
		case "says":
			t.Says = r.words(m, p)
		case "due":
			t.Due = term(r, m, p, aftercare.ItemTerms)
		default:
			return false
		}
		return true
	})
	return t
}

func (r *reader) question(v value, p *pointer) Question {
	var q Question
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "id":
			q.ID = r.Text(m, p)
		case "activity":
			q.Activity = term(r, m, p, aftercare.ActivityTerms)
		case "urgent":
			q.Urgent = r.Bool(m, p)
		case "line":
			q.Line = term(r, m, p, CallTerms)
		case "ask":
			q.Ask = r.words(m, p)
		case "short":
			q.Short = r.words(m, p)
		default:
			return false
		}
		return true
	})
	return q
}

func (r *reader) source(v value, p *pointer) Source {
	var s Source
	texts := map[string]*string{
		"id": &s.ID, "publisher": &s.Publisher, "title": &s.Title, "name": &s.Name, "edition": &s.Edition,
		"published": &s.Published, "address": &s.Address, "jurisdiction": &s.Jurisdiction, "language": &s.Language,
		"licence": &s.Licence, "checkedOn": &s.CheckedOn, "note": &s.Note, "supersededBy": &s.SupersededBy,
	}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "tier":
			s.Tier = term(r, m, p, TierTerms)
		case "kind":
			s.Kind = term(r, m, p, SourceKindTerms)
		case "seen":
			s.Seen = term(r, m, p, SeenTerms)
		default:
			to, ok := texts[key]
			if ok {
				*to = r.Text(m, p)
			}
			return ok
		}
		return true
	})
	return s
}

func (r *reader) cell(v value, p *pointer) Cell {
	var c Cell
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "activity":
			c.Activity = term(r, m, p, aftercare.ActivityTerms)
		case "floor":
			c.Floor = term(r, m, p, FloorTerms)
		case "columns":
			c.Columns = set(r, m, p, ColumnTerms)
		case "phases":
			c.Phases = set(r, m, p, PhaseTerms)
		case "mode":
			c.Add = term(r, m, p, modeTerms) == modeAdd
		case "follow":
			c.Follow = r.texts(m, p)
		case "like":
			c.Like = set(r, m, p, ColumnTerms)
		case "why":
			c.Why = r.words(m, p)
		case "signedBy":
			c.SignedBy = r.Text(m, p)
		case "signedOn":
			c.SignedOn = r.Date(m, p)
		default:
			return false
		}
		return true
	})
	return c
}

func (r *reader) numbers(v value, p *pointer) Numbers {
	var n Numbers
	lists := map[string]*[]CallNumber{"emergency": &n.Emergency, "advice": &n.Advice, "crisis": &n.Crisis, "support": &n.Support, "safety": &n.Safety, "poison": &n.Poison}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		if key == "jurisdiction" {
			n.Jurisdiction = r.Text(m, p)
			return true
		}
		if key == "none" {
			n.None = set(r, m, p, CallTerms)
			return true
		}
		to, ok := lists[key]
		if ok {
			*to = items(r, m, p, r.callNumber)
		}
		return ok
	})
	return n
}

func (r *reader) callNumber(v value, p *pointer) CallNumber {
	var c CallNumber
	texts := map[string]*string{
		"name": &c.Name, "number": &c.Number, "also": &c.Also, "text": &c.Text, "hours": &c.Hours,
		"checkedOn": &c.CheckedOn, "source": &c.Source, "note": &c.Note,
	}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "cost":
			c.Cost = term(r, m, p, CostTerms)
		case "languages":
			c.Languages = r.texts(m, p)
		case "nations":
			c.Nations = set(r, m, p, aftercare.NationTerms)
		case "pages":
			c.Pages = items(r, m, p, r.callPage)
		case "verified":
			c.Verified = r.Bool(m, p)
		default:
			to, ok := texts[key]
			if ok {
				*to = r.Text(m, p)
			}
			return ok
		}
		return true
	})
	return c
}

func (r *reader) callPage(v value, p *pointer) CallPage {
	var c CallPage
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "address", "day":
			*map[string]*string{"address": &c.Address, "day": &c.Day}[key] = r.Text(m, p)
		case "own":
			c.Own = r.Bool(m, p)
		default:
			return false
		}
		return true
	})
	c.Site = webaddress.Site(c.Address)
	return c
}
