package wire

import (
	"strings"
	"testing"
)

// theExample is the record of the published contract.
const theExample = `{
  "format": "aftercare.record/1",
  "about": "self",
  "jurisdiction": "GB",
  "language": "en",
  "loss": {"kind": "missed", "location": "intrauterine", "gestation": "9w3d", "diagnosedOn": "2026-11-01", "on": "2026-11-03"},
  "care": [{"route": "surgical", "method": "vacuum-aspiration", "anaesthetic": "general", "on": "2026-11-03"}],
  "person": {"rh": "negative", "conditions": ["anticoagulant"], "previousLosses": 1, "age": 34},
  "wishes": {"conceive": "unsure", "activities": ["penetrative-sex", "swimming"]},
  "observations": [
    {"code": "bleeding", "value": "light", "on": "2026-11-09"},
    {"code": "pads-per-hour", "value": 2, "hours": 2, "at": "2026-11-05T21:00:00+00:00"},
    {"code": "temperature", "value": 38.2, "unit": "Cel", "at": "2026-11-05T21:00:00+00:00"},
    {"code": "pain", "value": "severe", "site": "one-sided", "on": "2026-11-05"}
  ]
}`

func TestParseRecord_ReadsTheContractsExampleAndPrintsItBack(t *testing.T) {
	rec, findings := ParseRecord(theExample)
	if findings != nil {
		t.Fatal(findings)
	}
	text := string(AppendRecord(nil, rec))
	again, findings := ParseRecord(text)
	if findings != nil {
		t.Fatal(findings)
	}
	if second := string(AppendRecord(nil, again)); second != text {
		t.Errorf("printed %s\nthen %s", text, second)
	}
	for _, part := range []string{`"gestation":"9w3d"`, `"value":38.2,"unit":"Cel"`, `"site":"one-sided"`, `"previousLosses":1`} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is missing in %s", part, text)
		}
	}
}

func TestParseRecord_ReportsEveryFindingWithItsPointer(t *testing.T) {
	head := `{"format":"aftercare.record/1",`
	for _, c := range []struct {
		name, text string
		pointers   []string
	}{
		{"no format", `{}`, []string{"/format"}},
		{"another format", `{"format":"aftercare.record/2"}`, []string{"/format"}},
		{"not an object", `[]`, []string{""}},
		{"unknown keys everywhere", head + `"x":1,"loss":{"y":2},"care":[{"route":"medical","z":3}],"person":{"q":1}}`,
			[]string{"/x", "/loss/y", "/care/0/z", "/person/q"}},
		{"unknown code and value", head + `"observations":[{"code":"cough","value":true,"on":"2026-11-01"},{"code":"bleeding","value":"lots","on":"2026-11-01"}]}`,
			[]string{"/observations/0/code", "/observations/1/value"}},
		{"no time", head + `"observations":[{"code":"chills","value":true}]}`, []string{"/observations/0"}},
		{"two times", head + `"observations":[{"code":"chills","value":true,"on":"2026-11-01","at":"2026-11-01T10:00:00Z"}]}`, []string{"/observations/0/at"}},
		{"impossible days", head + `"loss":{"on":"2026-02-30","diagnosedOn":"26-01-01"},"care":[{"route":"surgical","on":"2026-13-01"}]}`,
			[]string{"/loss/on", "/loss/diagnosedOn", "/care/0/on"}},
		{"reversed range", head + `"loss":{"on":{"from":"2026-11-05","to":"2026-11-01"}}}`, []string{"/loss/on"}},
		{"half a range", head + `"loss":{"on":{"from":"2026-11-05"}}}`, []string{"/loss/on"}},
		{"temperature without unit", head + `"observations":[{"code":"temperature","value":38,"on":"2026-11-01"}]}`, []string{"/observations/0/unit"}},
		{"temperature in another unit", head + `"observations":[{"code":"temperature","value":38,"unit":"degC","on":"2026-11-01"}]}`, []string{"/observations/0/unit"}},
		{"overflow", head + `"observations":[{"code":"temperature","value":1e999,"unit":"Cel","on":"2026-11-01"}]}`, []string{"/observations/0/value"}},
		{"text for a number", head + `"observations":[{"code":"heart-rate","value":"110","on":"2026-11-01"}]}`, []string{"/observations/0/value"}},
		{"no payload", head + `"observations":[{"code":"pain","on":"2026-11-01"}]}`, []string{"/observations/0/value"}},
		{"another payload", head + `"observations":[{"code":"pain","items":[1],"on":"2026-11-01"}]}`, []string{"/observations/0/items", "/observations/0/value"}},
		{"a detail of another code", head + `"observations":[{"code":"chills","value":true,"site":"leg","hours":2,"on":"2026-11-01"}]}`,
			[]string{"/observations/0/site", "/observations/0/hours"}},
		{"since without a dry day", head + `"observations":[{"code":"bleeding","value":"light","since":"2026-11-01","on":"2026-11-03"}]}`, []string{"/observations/0/since"}},
		{"since after its day", head + `"observations":[{"code":"bleeding","value":"none","since":"2026-11-04","on":"2026-11-03"}]}`, []string{"/observations/0/since"}},
		{"answers out of range", head + `"observations":[{"code":"phq-2","items":[0,4],"on":"2026-11-01"},{"code":"gad-2","items":[1],"on":"2026-11-01"}]}`,
			[]string{"/observations/0/items/1", "/observations/1/items"}},
		{"a yes that is two", head + `"observations":[{"code":"pc-ptsd-5","items":[0,1,1,2,0],"on":"2026-11-01"}]}`, []string{"/observations/0/items/3"}},
		{"fractions of an answer", head + `"observations":[{"code":"phq-2","items":[0,1.00001],"on":"2026-11-01"}]}`, []string{"/observations/0/items/1"}},
		{"ready without its activity", head + `"observations":[{"code":"ready","value":"yes","on":"2026-11-01"}]}`, []string{"/observations/0/activity"}},
		{"words in the wrong place", head + `"jurisdiction":"gb","language":"english!","person":{"age":340,"previousLosses":-1}}`,
			[]string{"/jurisdiction", "/language", "/person/age", "/person/previousLosses"}},
		{"twice in a list", head + `"person":{"conditions":["iud","iud"]},"wishes":{"activities":["bath","bath"]}}`,
			[]string{"/person/conditions/1", "/wishes/activities/1"}},
		{"care without a route", head + `"care":[{"method":"curettage"}]}`, []string{"/care/0/route"}},
		{"a duplicate key", head + `"about":"self","about":"partner"}`, []string{""}},
		{"trailing bytes", head + `"about":"self"} {}`, []string{""}},
		{"null", head + `"loss":null}`, []string{"/loss"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec, findings := ParseRecord(c.text)
			if rec != nil || len(findings) != len(c.pointers) {
				t.Fatalf("findings %+v, want at %q", findings, c.pointers)
			}
			for i, p := range c.pointers {
				if findings[i].Pointer != p || findings[i].Message == "" {
					t.Errorf("finding %d is %+v, want at %s", i, findings[i], p)
				}
			}
		})
	}
}

func TestParseRecord_AcceptsWhatTheContractAccepts(t *testing.T) {
	head := `{"format":"aftercare.record/1","observations":[`
	for _, o := range []string{
		`{"code":"temperature","value":383,"unit":"Cel","on":"2026-11-01"}`,
		`{"code":"temperature","value":-5,"unit":"[degF]","on":"2026-11-01"}`,
		`{"code":"temperature","value":1e300,"unit":"Cel","on":"2026-11-01"}`,
		`{"code":"bleeding","value":"none","since":"2026-10-28","on":"2026-11-01"}`,
		`{"code":"clearance","value":"swimming","on":"2026-11-01"}`,
		`{"code":"epds","total":12,"item10":1,"on":"2026-11-01"}`,
		`{"code":"note","value":"","on":"2026-11-01"}`,
		`{"code":"mood","value":"low","who":"asker","status":"entered-in-error","at":"2026-11-01T08:00:00+09:00"}`,
		`{"code":"ready","value":"unsure","activity":"conceive","on":"2026-11-01"}`,
		`{"code":"bleeding","value":"light","source":"file","on":"2026-11-01"}`,
		`{"code":"pain","value":"mild","worsening":false,"relieved":true,"on":"2026-11-01"}`,
	} {
		if _, findings := ParseRecord(head + o + "]}"); findings != nil {
			t.Errorf("%s: %v", o, findings)
		}
	}
}
