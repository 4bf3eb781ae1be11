package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compile makes a validator of a published schema and of what it refers to.
func compile(t testing.TB, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	name := ""
	for _, f := range slices.Compact([]string{recordFile, file}) {
		data, err := os.ReadFile("../../" + f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		name = doc.(map[string]any)["$id"].(string)
		if err := c.AddResource(name, doc); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(s *jsonschema.Schema, text []byte) error {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func TestRecordSchema_AcceptsEveryRecordThereIs(t *testing.T) {
	s := compile(t, recordFile)
	p, _, _ := packs.Load("international")
	w := simulate.New(p)
	for n := range uint64(400) {
		x := w.Subject(5, n)
		if n%2 == 1 {
			x = w.Pair(int(n)*7919%w.PairCount(), n/2)
		}
		text := wire.AppendRecord(nil, x.Record)
		if err := validate(s, text); err != nil {
			t.Fatalf("%s: %s\n%v", x.Name, text, err)
		}
	}
}

func TestGuidanceSchema_AcceptsEveryAnswerThereIs(t *testing.T) {
	s := compile(t, guidanceFile)
	for _, pack := range packs.All() {
		p, digest, _ := packs.Load(pack.ID)
		e, err := engine.New(p, digest)
		if err != nil {
			t.Fatal(err)
		}
		w := simulate.New(p)
		for n := range uint64(25) {
			x := w.Subject(6, n)
			text := wire.AppendGuidance(nil, e.Evaluate(x.Record, x.AsOf))
			if err := validate(s, text); err != nil {
				t.Fatalf("%s: %s: %s\n%v", pack.ID, x.Name, wire.AppendRecord(nil, x.Record), err)
			}
		}
	}
}

// words are what a typing error may put in place of a value.
var words = []any{nil, true, false, "", "unknown", "none", "swimming", "bleeding", "2026-02-30", "2026-11-05", "1899-12-31", "2200-01-01", "2024-02-29", "2025-02-29",
	"2026-11-05T21:00:00+00:00", "2026-11-05T21:00:00", "2026-11-05T21:00:60Z", "2026-11-05t21:00:00z", "2026-11-05T24:00:00Z", "2026-11-05T21:00:00.1234567890Z", "2026-02-30T10:00:00Z",
	"9w3d", "46w", "0w0d", "0w1d", "9w7d", "45w6d", "GB", "gb", "GBR", "e", "en", "en-", "en_GB", "entered-in-error", "Cel", "[degF]", "/min", "lower", "asker",
	0, 1, 2, 3, 4, 50, 51, 120, 121, -1, 1.5, 38.2, 0.0001, []any{}, []any{1, 2}, []any{"iud", "iud"}, []any{"bath"}, map[string]any{},
	map[string]any{"from": "2026-11-01", "to": "2026-11-05"}, map[string]any{"from": "2026-11-01"}, map[string]any{"code": "chills", "value": true, "on": "2026-11-01"}}

// keys are all that the format knows, and one that it does not.
var keys = strings.Fields("format about jurisdiction language loss care person wishes observations kind location gestation diagnosedOn on at route method anaesthetic rh conditions medicines previousLosses age conceive activities code value items total item10 unit hours since who status source site worsening relieved activity from to nonsense")

// slipper makes slips of the pen.
type slipper struct {
	*rand.Rand
	words []any
	keys  []string
}

// word is one of the words, new each time.
func (r slipper) word() any {
	switch w := r.words[r.IntN(len(r.words))].(type) {
	case []any:
		return slices.Clone(w)
	case map[string]any:
		return maps.Clone(w)
	default:
		return w
	}
}

// slip changes one thing in a document: a value, a key, a member too many or
// too few. It returns the document.
func (r slipper) slip(v any) any {
	switch v := v.(type) {
	case map[string]any:
		names := slices.Sorted(maps.Keys(v))
		if len(names) == 0 || r.IntN(6) == 0 {
			v[r.keys[r.IntN(len(r.keys))]] = r.word()
			return v
		}
		k := names[r.IntN(len(names))]
		switch r.IntN(8) {
		case 0:
			delete(v, k)
		case 1:
			v[r.keys[r.IntN(len(r.keys))]] = v[k]
		case 2:
			v[k] = r.word()
		default:
			v[k] = r.slip(v[k])
		}
		return v
	case []any:
		if len(v) > 0 && r.IntN(8) > 0 {
			i := r.IntN(len(v))
			v[i] = r.slip(v[i])
			return v
		}
		if len(v) > 0 && r.IntN(2) == 0 {
			return append(v, v[0])
		}
		return append(v, r.word())
	}
	return r.word()
}

// beyond are the reader's reasons that no schema can give.
var beyond = []string{"from must not be after to", "since needs bleeding none, and must not be after its day", "this number is too large", "duplicate key"}

func TestRecordSchema_AndReaderRefuseTheSame(t *testing.T) {
	p, _, _ := packs.Load("international")
	w := simulate.New(p)
	refuseTheSame(t, recordFile, 4000, slipper{rand.New(rand.NewPCG(1, 6)), words, keys}, beyond,
		func(n uint64) []byte {
			x := w.Subject(7, n)
			if len(x.Record.Observations) > 6 {
				x.Record.Observations = x.Record.Observations[:6]
			}
			return wire.AppendRecord(nil, x.Record)
		},
		func(text string) []aftercare.Finding {
			_, findings := wire.ParseRecord(text)
			return findings
		})
}

// refuseTheSame makes documents with slips in them, and holds that schema and
// reader refuse the same ones, but for reasons beyond a schema.
func refuseTheSame(t *testing.T, file string, trials uint64, r slipper, beyond []string, document func(n uint64) []byte, read func(string) []aftercare.Finding) {
	t.Helper()
	s := compile(t, file)
	refused := uint64(0)
	for n := range trials {
		var doc any
		if err := json.Unmarshal(document(n/8), &doc); err != nil {
			t.Fatal(err)
		}
		for range r.IntN(3) { // a third stays as it is
			doc = r.slip(doc)
		}
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		findings := read(string(text))
		invalid := validate(s, text)
		if findings != nil {
			refused++
		}
		if (findings != nil) != (invalid != nil) && !allBeyond(findings, beyond) {
			t.Fatalf("%s\nthe reader: %v\nthe schema: %v", text, findings, invalid)
		}
	}
	t.Logf("%d of %d refused", refused, trials)
	if refused < trials/4 || refused > trials*3/4 {
		t.Error("the slips show too little")
	}
}

func allBeyond(findings []aftercare.Finding, beyond []string) bool {
	for _, f := range findings {
		if !slices.ContainsFunc(beyond, func(reason string) bool { return strings.Contains(f.Message, reason) }) {
			return false
		}
	}
	return len(findings) > 0
}

// The plain reading of encoding/json gives the same record.
func TestRecord_PlainReadingGivesTheSameValues(t *testing.T) {
	p, _, _ := packs.Load("international")
	w := simulate.New(p)
	for n := range uint64(500) {
		x := w.Subject(8, n)
		text := wire.AppendRecord(nil, x.Record)
		var plain struct {
			About, Jurisdiction, Language string
			Loss                          struct {
				Kind, Location, Gestation, DiagnosedOn string
				On                                     any
			}
			Care   []struct{ Route, Method, Anaesthetic, On, At string }
			Person struct {
				Rh                    string
				Conditions, Medicines []string
			}
			Observations []struct {
				Code, Unit, On, At, Since, Who, Status, Source, Site, Activity string
				Value                                                          any
				Items                                                          []int8
				Total                                                          int16
				Item10                                                         *int8
				Hours                                                          json.Number
			}
		}
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&plain); err != nil {
			t.Fatal(err)
		}
		rec := x.Record
		check := func(what string, got, want any) {
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%s: %s is %v, plainly read %v", text, what, want, got)
			}
		}
		check("about", plain.About, rec.About.String())
		check("kind", plain.Loss.Kind, rec.Loss.Kind.String())
		check("gestation", plain.Loss.Gestation, rec.Loss.Gestation)
		check("diagnosedOn", plain.Loss.DiagnosedOn, rec.Loss.DiagnosedOn)
		if rec.Loss.From == rec.Loss.To && rec.Loss.To != 0 {
			check("loss", plain.Loss.On, rec.Loss.To)
		}
		check("care", len(plain.Care), len(rec.Care))
		for i, c := range plain.Care {
			check("route", c.Route, rec.Care[i].Route.String())
			check("start", c.On+c.At, rec.Care[i].Start)
		}
		check("observations", len(plain.Observations), len(rec.Observations))
		for i, o := range plain.Observations {
			own := &rec.Observations[i]
			info := own.Code.Info()
			check("code", o.Code, own.Code)
			check("when", o.On+o.At, own.When)
			check("since", o.Since, own.Since)
			check("who", o.Who == "asker", own.Who == aftercare.TheAsker)
			check("status", o.Status == "entered-in-error", own.Withdrawn)
			check("source", o.Source == "file", own.FromFile)
			check("site", o.Site, own.Site.String())
			switch info.Payload {
			case aftercare.PayloadWord, aftercare.PayloadBool:
				check("value", o.Value, info.Words.Name(own.Word))
			case aftercare.PayloadNumber:
				check("value", o.Value, own.Number)
				check("unit", o.Unit, info.Units.Name(own.Unit))
			case aftercare.PayloadItems:
				check("items", o.Items, own.Items)
			case aftercare.PayloadTotal:
				check("total", o.Total, own.Total)
				check("item10", o.Item10 == nil, !own.Item10.Told())
			case aftercare.PayloadText:
				check("value", o.Value, own.Text)
			}
		}
	}
}
