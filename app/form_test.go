package app

import (
	"reflect"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

func TestFields_HoldAnyRecordWhole(t *testing.T) {
	world := simulate.New(shipped().For("").Pack())
	split := 0
	for n := range uint64(people) {
		s := world.Subject(11, n)
		fields := Fields(s.Record, s.AsOf.Day)
		a, findings := readForm(fields, s.AsOf)
		if findings != nil || len(a.faults) > 0 {
			t.Fatalf("record %d is not read back: %v %v\n%s", n, findings, a.faults, wire.AppendRecord(nil, s.Record))
		}
		want, got := wire.AppendRecord(nil, s.Record), wire.AppendRecord(nil, a.record())
		if string(want) != string(got) {
			t.Fatalf("record %d changed on the way\nwas %s\nis  %s", n, want, got)
		}
		if len(fields) > 1 {
			split++
		}
	}
	if split < people/2 {
		t.Errorf("only %d of %d records had anything that the questions hold", split, people)
	}
}

func TestRecordField_GivesTheSameGuidanceAsTheCommandLine(t *testing.T) {
	a := newApp(t)
	world := simulate.New(shipped().For("").Pack())
	for n := range uint64(300) {
		s := world.Subject(12, n)
		text := string(wire.AppendRecord(nil, s.Record))
		want, findings := Guide(shipped())(text, s.AsOf)
		if findings != nil {
			continue
		}
		for _, path := range []string{routeAsk, routePlain} {
			for _, fields := range [][]Field{{{"record", text}}, Fields(s.Record, s.AsOf.Day)} {
				r := a.Handle(&Request{Method: "POST", Path: path, Form: fields, Now: s.AsOf, WantsGuidance: true})
				if r.Status != 200 || r.Type != typeJSON || string(r.Body) != string(want) {
					t.Fatalf("record %d on %s: %d, other guidance for %s", n, path, r.Status, text)
				}
			}
		}
	}
}

func TestGuide_RefusesAsTheCommandLineDoes(t *testing.T) {
	a := newApp(t)
	for _, text := range []string{"", "{}", `{"format":"aftercare.record/1","x":1}`, `{"format":"aftercare.record/1","observations":[{"code":"pain","value":"mild","on":"2026-11-10"}]}`} {
		doc, findings := Guide(shipped())(text, now)
		if doc != nil || len(findings) == 0 {
			t.Errorf("%q was taken", text)
		}
		r := a.Handle(&Request{Method: "POST", Path: routePlain, Form: []Field{{"record", text}}, Now: now, WantsGuidance: true})
		if r.Status != 422 || !strings.Contains(string(r.Body), `"findings":[{"pointer":`) {
			t.Errorf("%q: %d %s", text, r.Status, r.Body)
		}
		if r := post(a, routePlain, "record="+text); r.Status != 422 {
			t.Errorf("%q: the page has status %d", text, r.Status)
		}
	}
}

// read gives the record of some fields, which must be right.
func read(t *testing.T, fields ...string) *aftercare.Record {
	t.Helper()
	a, findings := readForm(form(fields...), now)
	if findings != nil || len(a.faults) > 0 {
		t.Fatalf("%v: %v %v", fields, findings, a.faults)
	}
	rec := a.record()
	if again, bad := wire.ParseRecord(string(wire.AppendRecord(nil, rec))); bad != nil || engine.Check(again, now) != nil {
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
		{"pain=none pain-site=shoulder", `"observations":[{"code":"pain","value":"none",` + at + `}]`},
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
		got := string(wire.AppendRecord(nil, read(t, strings.Fields(c.fields)...)))
		if !strings.Contains(got, c.want) {
			t.Errorf("%s\ngives %s\nwant  %s", c.fields, got, c.want)
		}
	}
}

func TestNoneOfThese_SaysOfEverySignThatItIsNotThere(t *testing.T) {
	for i := range questions {
		q := &questions[i]
		if q.part != partDanger || !q.hasChecks() || q.id == "pain-where" {
			continue
		}
		var told []string
		for _, o := range read(t, "none="+q.id).Observations {
			info := o.Code.Info()
			if !info.Calm.Has(o.Word) {
				t.Errorf("%s: %s was told as there", q.id, info.Name)
			}
			told = append(told, info.Name)
		}
		for _, it := range q.inputs[0].items {
			if !has(told, it.field) {
				t.Errorf("%s: nothing was told of %s", q.id, it.field)
			}
		}
	}
}

func TestTicks_SayNothingOfWhatWasNotTicked(t *testing.T) {
	rec := read(t, "chest-pain=true")
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
		a, _ := readForm(form(strings.Fields(c.fields)...), now)
		if a.faultOf(c.field) != c.key {
			t.Errorf("%s: %v, want %s at %s", c.fields, a.faults, c.key, c.field)
		}
	}
}

func TestForm_AsksAgainAndNamesWhatIsWrong(t *testing.T) {
	a := newApp(t)
	r := post(a, routeAsk, "step=weeks", "go=next", "weeks=many", "bleeding=light")
	root := checkPage(t, "weeks", r)
	if r.Status != 422 || !strings.Contains(root.words(), a.words.Text("fault.not-a-number")) || !strings.Contains(root.named("h1")[0].words(), a.words.Text("ask.weeks")) {
		t.Errorf("status %d: %s", r.Status, root.words())
	}
	box := root.all(func(k *tag) bool { return k.attrs["role"] == "alert" && k.attrs["id"] == "" })
	if len(box) != 1 || len(box[0].named("a")) != 1 || box[0].named("a")[0].attrs["href"] != "#f-weeks" {
		t.Error("the fault does not lead to its field")
	}
	hidden := fieldsOf(root)
	if hidden["bleeding"] != "light" {
		t.Error("an answer that was right is gone")
	}
}

func TestAnswersOfEarlier_KeepTheirOwnTime(t *testing.T) {
	fields := []string{"at=2026-11-08T20:00:00+00:00", "step=smell", "go=next", "fainting=fainted", "bleeding=heavy", "discharge=normal", "country=GB"}
	a := newApp(t)
	r := post(a, routeAsk, fields...)
	root := checkPage(t, "old", r)
	if !strings.Contains(root.words(), a.words.Text("notice.old")) || root.named("h1")[0].words() != a.words.Text("ask.bleeding") {
		t.Fatalf("the danger signs are not asked again: %s", root.words())
	}
	hidden := fieldsOf(root)
	if hidden["fainting"] != "" || hidden["discharge"] != "" || hidden["at"] != now.String() {
		t.Errorf("answers of yesterday stand as answers of now: %v", hidden)
	}
	if hidden["country"] != "GB" || !strings.Contains(hidden["record"], `{"code":"fainting","value":"fainted","at":"2026-11-08T20:00:00+00:00"}`) {
		t.Errorf("what was told is gone: %v", hidden)
	}
}

func TestMomentOfASitting_IsNeverLaterThanNow(t *testing.T) {
	for _, at := range []string{"2027-01-01", "2026-11-09T23:30:00+00:00", "nonsense", ""} {
		a, _ := readForm(form("at="+at, "pain=mild"), now)
		if !reflect.DeepEqual(a.at, now) {
			t.Errorf("%q gives %v", at, a.at)
		}
	}
}
