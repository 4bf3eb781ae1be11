package questions

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

func TestFields_HoldAnyRecordWhole(t *testing.T) {
	world := simulate.New(pagetest.Shipped().For("").Pack())
	split := 0
	for n := range uint64(pagetest.People) {
		s := world.Subject(11, n)
		fields := RecordFields(s.Record, s.AsOf.Day)
		a, findings := Read(fields, s.AsOf)
		if findings != nil || len(a.Faults) > 0 {
			t.Fatalf("record %d is not read back: %v %v\n%s", n, findings, a.Faults, wire.AppendRecord(nil, s.Record))
		}
		want, got := wire.AppendRecord(nil, s.Record), wire.AppendRecord(nil, a.Record())
		if string(want) != string(got) {
			t.Fatalf("record %d changed on the way\nwas %s\nis  %s", n, want, got)
		}
		if len(fields) > 1 {
			split++
		}
	}
	if split < pagetest.People/2 {
		t.Errorf("only %d of %d records had anything that the questions hold", split, pagetest.People)
	}
}

// recordOf gives the record of some fields, which must be right.
func recordOf(t *testing.T, fields ...string) *aftercare.Record {
	t.Helper()
	a, findings := Read(pagetest.Form(fields...), pagetest.Now)
	if findings != nil || len(a.Faults) > 0 {
		t.Fatalf("%v: %v %v", fields, findings, a.Faults)
	}
	rec := a.Record()
	if again, bad := wire.ParseRecord(string(wire.AppendRecord(nil, rec))); bad != nil || engine.Check(again, pagetest.Now) != nil {
		t.Fatalf("%v gives an invalid record: %v", fields, bad)
	}
	return rec
}

func TestAnswers_BecomeTheRecordThatTheySay(t *testing.T) {
	at := `"at":"2026-11-09T20:30:00+00:00"`
	for _, c := range []struct{ fields, want string }{
		{"bleeding=none bleeding-since=2026-11-01", `"observations":[{"code":"bleeding","value":"none","since":"2026-11-01",` + at + `}]`},
		{"bleeding=heavy pads-per-hour=2 pads-hours=3", `{"code":"pads-per-hour","value":2,"hours":3,` + at + `}`},
		{"bleeding=heavy pads-per-hour=2", `{"code":"pads-per-hour","value":2,` + at + `}`},
		{"bleeding=heavy pads-per-hour=less", `"observations":[{"code":"bleeding","value":"heavy",` + at + `}]`},
		{"temperature=38,2 temperature-unit=Cel", `{"code":"temperature","value":38.2,"unit":"Cel",` + at + `}`},
		{"temperature=100.4 temperature-unit=[degF]", `{"code":"temperature","value":100.4,"unit":"[degF]",` + at + `}`},
		{"pain=severe pain-site=shoulder pain-site=chest pain-worse=true pain-relieved=false", `{"code":"pain","value":"severe","site":"shoulder","worsening":true,"relieved":false,` + at + `},{"code":"pain","value":"severe","site":"chest","worsening":true,"relieved":false,` + at + `}`},
		{"pain=none pain-site=shoulder", `{"code":"danger-line","value":"line-4",` + at + `}`},
		{"none=faint", `{"code":"fainting","value":"none",` + at + `}`},
		{"fainting=fainted fainting=dizzy", `{"code":"fainting","value":"fainted",` + at + `},{"code":"fainting","value":"dizzy",` + at + `}`},
		{"country=GB kind=missed weeks=9 days=3 passed=between passed-from=2026-11-01 passed-to=2026-11-03", `"jurisdiction":"GB","loss":{"kind":"missed","gestation":"9w3d","on":{"from":"2026-11-01","to":"2026-11-03"}}`},
		{"passed-on=2026-11-03", `"loss":{"on":"2026-11-03"}`},
		{"passed=not-yet found-on=2026-11-02", `"loss":{"diagnosedOn":"2026-11-02"}`},
		{"care=expectant care=surgical operation-on=2026-11-03 operation=curettage anaesthetic=sedation", `"care":[{"route":"expectant"},{"route":"surgical","method":"curettage","anaesthetic":"sedation","on":"2026-11-03"}]`},
		{"care=methotrexate injection-on=2026-11-03", `"care":[{"route":"medical","method":"methotrexate","on":"2026-11-03"}]`},
		{"condition=anticoagulant condition=ivf rh=negative anti-d=not-given", `"person":{"rh":"negative","conditions":["anticoagulant","ivf"]}`},
		{"pregnancy-test=positive pregnancy-test-on=2026-11-08", `{"code":"pregnancy-test","value":"positive","on":"2026-11-08"}`},
		{"activity=swimming activity=bath conceive=later", `"wishes":{"conceive":"later","activities":["swimming","bath"]}`},
	} {
		got := string(wire.AppendRecord(nil, recordOf(t, strings.Fields(c.fields)...)))
		if !strings.Contains(got, c.want) {
			t.Errorf("%s\ngives %s\nwant  %s", c.fields, got, c.want)
		}
	}
}

func TestNoneOfThese_SaysOfEverySignThatItIsNotThere(t *testing.T) {
	for i := range All {
		q := &All[i]
		if q.Part != PartDanger || !q.HasChecks() || q.ID == "pain-where" {
			continue
		}
		var told []string
		for _, o := range recordOf(t, "none="+q.ID).Observations {
			info := o.Code.Info()
			if !info.Calm.Has(o.Word) {
				t.Errorf("%s: %s was told as there", q.ID, info.Name)
			}
			told = append(told, info.Name)
		}
		for _, it := range q.Inputs[0].Items {
			if !slices.Contains(told, it.Field) {
				t.Errorf("%s: nothing was recorded of %s", q.ID, it.Field)
			}
		}
	}
}

func TestTicks_SayNothingOfWhatWasNotTicked(t *testing.T) {
	rec := recordOf(t, "chest-pain=true")
	if len(rec.Observations) != 1 || rec.Observations[0].Code != aftercare.ChestPain {
		t.Errorf("%+v", rec.Observations)
	}
}

func TestForm_RefusesByName(t *testing.T) {
	for _, c := range []struct{ fields, field, key string }{
		{"bleeding=a-lot", "bleeding", "not-on-list"},
		{"bleeding=light bleeding=heavy", "bleeding", "twice"},
		{"temperature=hot temperature-unit=Cel", "temperature", "not-a-number"},
		{"temperature=-1 temperature-unit=Cel", "temperature", "not-a-number"},
		{"temperature=38", "temperature-unit", "no-unit"},
		{"passed=day", "passed-on", "no-day"},
		{"passed=day passed-on=2026-02-30", "passed-on", "not-a-day"},
		{"passed=day passed-on=2026-11-10", "passed-on", "still-to-come"},
		{"passed=between passed-from=2026-11-02", "passed-from", "no-days"},
		{"passed=between passed-from=2026-11-05 passed-to=2026-11-02", "passed-from", "wrong-order"},
		{"weeks=46", "weeks", "not-a-number"},
		{"weeks=9 days=7", "weeks", "not-a-number"},
		{"days=3", "weeks", "no-weeks"},
		{"country=Britain", "country", "not-on-list"},
		{"country=gb", "country", "not-on-list"},
		{"none=faint clammy=true", "clammy", "none-and-some"},
		{"clammy=maybe", "clammy", "not-on-list"},
		{"none=country", "none", "not-on-list"},
		{"bleeding=none bleeding-since=2026-12-01", "bleeding-since", "still-to-come"},
		{"activity=flying-a-kite", "activity", "not-on-list"},
		{"something=else", "", "unknown-field"},
	} {
		a, _ := Read(pagetest.Form(strings.Fields(c.fields)...), pagetest.Now)
		if a.FaultOf(c.field) != c.key {
			t.Errorf("%s: %v, want %s at %s", c.fields, a.Faults, c.key, c.field)
		}
	}
}

func TestMomentOfASitting_IsNeverLaterThanNow(t *testing.T) {
	for _, at := range []string{"2027-01-01", "2026-11-09T23:30:00+00:00", "nonsense", ""} {
		a, _ := Read(pagetest.Form("at="+at, "pain=mild"), pagetest.Now)
		if !reflect.DeepEqual(a.At, pagetest.Now) {
			t.Errorf("%q gives %v", at, a.At)
		}
	}
}

func TestMouth_IsAskedAboutWhereItMakesAnEmergency(t *testing.T) {
	for _, c := range []struct {
		told  string
		asked bool
	}{{"care=methotrexate", true}, {"condition=anticoagulant", true}, {"rash-kind=blisters", true}, {"rash-kind=itchy", false}, {"care=expectant", false}} {
		a, findings := Read(pagetest.Form(c.told), pagetest.Now)
		if findings != nil {
			t.Fatal(c.told, findings)
		}
		if got := Find("treated").IsAsked(a); got != c.asked {
			t.Errorf("%s: asked is %v", c.told, got)
		}
	}
}

// What is typed into any field, a day above all: it is kept, and kept again it
// is the same; or its field has a fault and nothing is kept.
func FuzzRead_ATypedAnswerIsKeptOrHasAFault(f *testing.F) {
	var fields []string
	for name := range FieldSpecs {
		fields = append(fields, name)
	}
	slices.Sort(fields)
	for i, name := range fields {
		spec := FieldSpecs[name]
		f.Add(uint16(i), " ٢٠٢٦-١١-٠٣ ")
		if len(spec.words) > 0 {
			f.Add(uint16(i), spec.words[0])
		}
	}
	for _, typed := range []string{"", "38,5", "2026-02-30", "3.11.2026", "2027-01-01", "\x00", "\xff", "GB", "-1", "99999999999999999999", "1e9", "101 °F"} {
		for _, name := range []string{"operation-on", "passed-from", "temperature", "weeks", "country"} {
			f.Add(uint16(slices.Index(fields, name)), typed)
		}
	}
	f.Fuzz(func(t *testing.T, which uint16, typed string) {
		name := fields[int(which)%len(fields)]
		a := NewAnswers(pagetest.Now, &aftercare.Record{}, FieldSpecs)
		a.take(page.Field{Name: name, Value: typed})
		kept := a.Values[name]
		if (len(kept) == 1) == a.Faulty() && typed != "" || len(kept) > 1 || typed == "" && (kept != nil || a.Faulty()) {
			t.Fatalf("%s: of %q %q is kept, with the faults %v", name, typed, kept, a.Faults)
		}
		if kept == nil {
			return
		}
		if FieldSpecs[name].kind == InputDate {
			if d := a.Day(name); d == 0 || d.String() != kept[0] {
				t.Fatalf("%s: %q is kept as %q, the day %s", name, typed, kept[0], d)
			}
		}
		again := NewAnswers(pagetest.Now, &aftercare.Record{}, FieldSpecs)
		if again.take(page.Field{Name: name, Value: kept[0]}); again.Faulty() || !slices.Equal(again.Values[name], kept) {
			t.Fatalf("%s: %q is kept as %q, and that as %q", name, typed, kept, again.Values[name])
		}
		// A whole form of it makes a record that is right, or a fault.
		whole, findings := Read([]page.Field{{Name: name, Value: typed}}, pagetest.Now)
		if rec := whole.Record(); findings != nil || !whole.Faulty() && engine.Check(rec, pagetest.Now) != nil {
			t.Fatalf("%s: %q makes %s: %v", name, typed, RecordText(rec), engine.Check(rec, pagetest.Now))
		}
	})
}
