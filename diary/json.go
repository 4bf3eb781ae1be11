package diary

import (
	"strconv"

	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/wire"
)

// MaxBytes is how large a diary may be. Years of days fit many times over.
const MaxBytes = 8 << 20

// maxEntries and MaxObservations keep one file from taking the machine; a
// record of them all is still one that can be read.
const (
	maxEntries      = 10_000
	MaxObservations = 10_000
)

// Fits reports whether a diary has room for more entries: it must be read again
// once it is written.
func (d *Diary) Fits(more []Entry) bool {
	observations := 0
	for _, list := range [][]Entry{d.Entries, more} {
		for i := range list {
			if list[i].Record != nil {
				observations += len(list[i].Record.Observations)
			}
		}
	}
	return len(d.Entries)+len(more) <= maxEntries && observations <= MaxObservations &&
		len(Append(nil, d))+len(Append(nil, &Diary{Entries: more})) <= MaxBytes
}

// maxLockAfter is a day, in minutes.
const maxLockAfter = 24 * 60

// Append appends the diary as JSON, in the order of the format, on one line
// and without a line end.
func Append(b []byte, d *Diary) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.Str("format", Format)
	o.OptInt("lockAfter", d.LockAfter)
	o.OpenList("entries")
	for i := range d.Entries {
		appendEntry(&o, &d.Entries[i])
	}
	o.EndList()
	o.EndObject()
	return o.B
}

func appendEntry(o *jsondoc.Writer, e *Entry) {
	o.Object()
	o.Int("id", e.ID)
	o.Str("written", e.Written.String())
	o.Date("about", e.About)
	o.OptInt("replaces", e.Replaces)
	o.OptTrue("withdrawn", e.Withdrawn)
	o.OptStr("sleep", e.Sleep.String())
	if t := e.Told; t != nil {
		o.OpenObject("told")
		o.Str("level", t.Level.String())
		o.List("statements", t.Statements)
		o.Str("pack", t.Pack)
		o.Str("edition", t.Edition)
		o.EndObject()
	}
	if e.Record != nil {
		o.Key("record")
		o.B = wire.AppendRecord(o.B, e.Record)
	}
	o.EndObject()
}

// Parse reads a diary. Where there is any finding the diary is nil.
func Parse(text string) (*Diary, []aftercare.Finding) {
	if len(text) > MaxBytes {
		return nil, []aftercare.Finding{{Message: "the diary is larger than the limit of 8 MiB"}}
	}
	doc, err := jsondoc.Parse(text)
	if err != nil {
		line, column := jsondoc.Position(text, err.Offset)
		return nil, []aftercare.Finding{{Message: "line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column) + ": " + err.Message}}
	}
	r := reader{}
	d := r.diary(doc.Root())
	if r.Findings.Any() {
		return nil, r.Findings.List()
	}
	return d, nil
}

type reader struct {
	jsondoc.Reader
	observations int
}

func (r *reader) diary(v jsondoc.Value) *Diary {
	d := &Diary{}
	if !r.Is(v, nil, jsondoc.Object) {
		return d
	}
	var root *jsondoc.Pointer
	format, entries := false, false
	for m := range v.All {
		p := root.At(m.Key())
		switch m.Key() {
		case "format":
			format = true
			if r.Text(m, p) != Format && m.Kind() == jsondoc.String {
				r.Fail(p, "must be "+Format)
			}
		case "lockAfter":
			d.LockAfter, _ = r.Int(m, p, 1, maxLockAfter)
		case "entries":
			entries = true
			r.entries(m, p, d)
		default:
			r.Unknown(p)
		}
	}
	if !format {
		r.Fail(root.At("format"), "required: "+Format)
	}
	if !entries {
		r.Fail(root.At("entries"), "required; it may be an empty list")
	}
	return d
}

func (r *reader) entries(v jsondoc.Value, p *jsondoc.Pointer, d *Diary) {
	if !r.Is(v, p, jsondoc.Array) {
		return
	}
	n := v.Len()
	if n > maxEntries {
		r.Fail(p, "a diary holds at most "+strconv.Itoa(maxEntries)+" entries")
		return
	}
	if n > 0 {
		d.Entries = make([]Entry, 0, n)
	}
	replaced := map[int]bool{}
	for item := range v.All {
		id := len(d.Entries) + 1
		p := p.Item(len(d.Entries))
		e := r.entry(item, p, id)
		switch {
		case e.Replaces == 0:
		case e.Replaces >= id:
			r.Fail(p.At("replaces"), "must name an earlier entry")
		case replaced[e.Replaces]:
			r.Fail(p.At("replaces"), "another entry replaces that one already")
		}
		replaced[e.Replaces] = true
		e.ID = id
		d.Entries = append(d.Entries, e)
	}
	if r.observations > MaxObservations {
		r.Fail(p, "a diary holds at most "+strconv.Itoa(MaxObservations)+" observations")
	}
}

// needed are the keys that each entry must have.
var needed = []string{"id", "written", "about"}

// entry reads one entry, which must have the number id.
func (r *reader) entry(v jsondoc.Value, p *jsondoc.Pointer, id int) Entry {
	var e Entry
	if !r.Is(v, p, jsondoc.Object) {
		return e
	}
	there := map[string]bool{}
	for m := range v.All {
		p := p.At(m.Key())
		there[m.Key()] = true
		switch m.Key() {
		case "id":
			if n, ok := r.Int(m, p, 1, maxEntries); ok && n != id {
				r.Fail(p, "the entries are numbered 1, 2, 3 in the order of writing: must be "+strconv.Itoa(id))
			}
		case "written":
			e.Written = r.Instant(m, p)
		case "about":
			e.About = r.Date(m, p)
		case "replaces":
			e.Replaces, _ = r.Int(m, p, 1, maxEntries)
		case "withdrawn":
			if e.Withdrawn = r.Bool(m, p); !e.Withdrawn && m.Kind() == jsondoc.Bool {
				r.Fail(p, "must be true, or left out")
			}
		case "sleep":
			e.Sleep = jsondoc.Term(&r.Reader, m, p, SleepTerms)
		case "told":
			e.Told = r.told(m, p)
		case "record":
			rec := wire.ReadRecord(&r.Reader, m, p)
			r.observations += len(rec.Observations)
			e.Record = rec
		default:
			r.Unknown(p)
		}
	}
	for _, key := range needed {
		if !there[key] {
			r.Fail(p.At(key), "required in each entry")
		}
	}
	if e.Withdrawn {
		if !there["replaces"] {
			r.Fail(p.At("withdrawn"), "this needs replaces: the entry that is taken back")
		}
		for _, key := range []string{"sleep", "told", "record"} {
			if there[key] {
				r.Fail(p.At(key), "an entry that takes another back tells nothing")
			}
		}
	}
	return e
}

func (r *reader) told(v jsondoc.Value, p *jsondoc.Pointer) *Told {
	t := &Told{}
	if !r.Is(v, p, jsondoc.Object) {
		return t
	}
	there := map[string]bool{}
	for m := range v.All {
		p := p.At(m.Key())
		there[m.Key()] = true
		switch m.Key() {
		case "level":
			t.Level = jsondoc.Term(&r.Reader, m, p, aftercare.UrgencyTerms)
		case "statements":
			if !r.Is(m, p, jsondoc.Array) {
				break
			}
			for item := range m.All {
				t.Statements = append(t.Statements, r.Text(item, p.Item(len(t.Statements))))
			}
		case "pack":
			t.Pack = r.Text(m, p)
		case "edition":
			t.Edition = r.Text(m, p)
		default:
			r.Unknown(p)
		}
	}
	for _, key := range []string{"level", "statements", "pack", "edition"} {
		if !there[key] {
			r.Fail(p.At(key), "required in what she was told")
		}
	}
	return t
}

// Clone returns a copy that shares nothing which is ever changed.
func (d *Diary) Clone() *Diary {
	c := *d
	c.Entries = append([]Entry(nil), d.Entries...)
	return &c
}
