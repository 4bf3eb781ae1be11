package questions

import (
	"testing"

	"aftercare"
	"aftercare/internal/pagetest"
)

// saidOn are the observations of a form of the short way, as code=word.
func saidOn(t *testing.T, fields ...string) map[string]bool {
	t.Helper()
	a, findings := Read(pagetest.Form(append([]string{"step=path"}, fields...)...), pagetest.Now)
	if findings != nil || a.Faulty() {
		t.Fatal(findings, a.Faults)
	}
	list := map[string]bool{}
	for _, x := range a.Record().Observations {
		list[x.Code.String()+"="+x.Code.Info().Words.Name(x.Word)] = true
	}
	return list
}

func TestNone_WritesOnlyWhatItsLinesNameInFull(t *testing.T) {
	for _, c := range []struct {
		name       string
		fields     []string
		says, mute []string
	}{
		{"the first group alone", []string{"none=lines-a"},
			[]string{"seizure=false", "chest-pain=false", "breathless=none", "hearing-voices=false"},
			[]string{"fainting=none", "urine=normal", "vomiting=false", "harm-thoughts=none", "mood=ok", "pain=none", "bleeding=none", "headache=none"}},
		{"both groups", []string{"none=lines-a", "none=lines-b"},
			[]string{"fainting=none", "urine=normal", "vomiting=false", "chills=false", "waters-gone=false"},
			[]string{"feels-hot=false", "discharge=normal", "clots=none", "swelling=none", "harm-thoughts=none", "afraid-of-someone=false"}},
		{"both groups, and no fever or smell when asked again", []string{"none=lines-a", "none=lines-b", "no-fever-no-smell=true"},
			[]string{"feels-hot=false", "discharge=normal"}, nil},
		{"none of the others beside a tick", []string{"none=lines-a", "danger-line=line-3", "which=chest"},
			[]string{"chest-pain=true", "seizure=false"}, []string{"breathless=none", "coughing-blood=false", "danger-line=line-3"}},
		{"a tick of line 9 leaves fainting open", []string{"none=lines-a", "none=lines-b", "danger-line=line-9", "which=pale"},
			[]string{"pale=true", "urine=normal"}, []string{"fainting=none", "weak=false"}},
		{"a tick without which", []string{"danger-line=line-7"}, []string{"danger-line=line-7"}, []string{"feels-hot=true", "chills=true"}},
		{"a tick beside a number, which can be an ordinary one", []string{"danger-line=line-7", "temperature=36.8", "danger-line=line-9", "heart-rate=72"},
			[]string{"temperature=", "heart-rate=", "danger-line=line-7", "danger-line=line-9"}, nil},
		{"a sign without its line, beside none of these", []string{"none=lines-a", "which=fainted", "which=shoulder"},
			[]string{"fainting=fainted", "danger-line=line-4"}, []string{"drowsy=false", "abdomen-rigid=false"}},
		{"a place of pain without how strong is not told further", []string{"danger-line=line-4", "which=shoulder"}, []string{"danger-line=line-4"}, nil},
		{"nothing pressed", nil, nil, []string{"seizure=false", "fainting=none", "discharge=normal"}},
	} {
		got := saidOn(t, c.fields...)
		for _, want := range c.says {
			if !got[want] {
				t.Errorf("%s: does not say %s: %v", c.name, want, got)
			}
		}
		for _, no := range c.mute {
			if got[no] {
				t.Errorf("%s: says %s", c.name, no)
			}
		}
	}
}

func TestNone_DoesNotAnswerASignThatWasToldBefore(t *testing.T) {
	base := aftercare.Record{Observations: []aftercare.Observation{{Code: aftercare.ChestPain, Word: aftercare.BoolYes, When: pagetest.Now}}}
	a, _ := Read(pagetest.Form("step=path", "none=lines-a", "record="+RecordText(&base)), pagetest.Now)
	for _, x := range a.Record().Observations {
		if x.Code == aftercare.ChestPain && x.Word == aftercare.BoolNo {
			t.Error("a list denied what was told before")
		}
	}
}

func TestShort_ToldTwiceTakesTheWorse(t *testing.T) {
	if got := saidOn(t, "bleeding=light", "danger-line=line-1", "which=pouring"); !got["bleeding=soaking"] {
		t.Errorf("%v", got)
	}
	if got := saidOn(t, "bleeding=light", "danger-line=line-1", "which=two-pads"); !got["pads-per-hour="] {
		t.Errorf("the pads are lost: %v", got)
	}
}

func TestShort_HappenedSetsKindCarePlaceAndDay(t *testing.T) {
	day := pagetest.Now.Day - 3
	for _, c := range []struct {
		fields string
		check  func(*aftercare.Record) bool
	}{
		{"happened=operation", func(r *aftercare.Record) bool {
			return r.Care[0].Route == aftercare.Surgical && r.Care[0].Start.Day == day
		}},
		{"happened=tablets", func(r *aftercare.Record) bool {
			return r.Care[0].Route == aftercare.Medical && r.Care[0].Start.Day == day
		}},
		{"happened=waiting", func(r *aftercare.Record) bool {
			return r.Care[0].Route == aftercare.Expectant && r.Loss.DiagnosedOn == day && r.Loss.From == 0
		}},
		{"happened=passed", func(r *aftercare.Record) bool { return r.Loss.From == day && r.Loss.To == day }},
		{"happened=ectopic ectopic-care=injection", func(r *aftercare.Record) bool {
			return r.Loss.Kind == aftercare.Ectopic && r.Care[0].Method == aftercare.Methotrexate && r.Care[0].Start.Day == day
		}},
		{"happened=ectopic", func(r *aftercare.Record) bool { return r.Loss.Kind == aftercare.Ectopic && len(r.Care) == 0 }},
		{"happened=molar", func(r *aftercare.Record) bool { return r.Loss.Kind == aftercare.Molar && r.Care[0].Start.Day == day }},
		{"happened=unseen seen=not-found", func(r *aftercare.Record) bool { return r.Loss.Location == aftercare.Unlocated }},
		{"happened=unseen seen=no-scan", func(r *aftercare.Record) bool {
			return r.Loss.Location == aftercare.NotScanned && r.Loss.From == day
		}},
		{"happened=unseen seen=very-early", func(r *aftercare.Record) bool { return r.Loss.Kind == aftercare.Chemical && r.Loss.From == day }},
		{"happened=pregnant", func(r *aftercare.Record) bool { return r.Loss.Kind == aftercare.Threatened && r.Loss.From == 0 }},
		{"happened=infected", func(r *aftercare.Record) bool { return r.Loss.Kind == aftercare.Septic }},
		{"happened=not-sure", func(r *aftercare.Record) bool { return r.Loss.DiagnosedOn == day && r.Loss.From == 0 }},
	} {
		fields := []string{"step=path", "when=3"}
		for _, it := range items(c.fields) {
			fields = append(fields, it.Field+"="+it.Value)
		}
		a, _ := Read(pagetest.Form(fields...), pagetest.Now)
		if a.Faulty() || !c.check(a.Record()) {
			t.Errorf("%s: %+v %v", c.fields, a.Record(), a.Faults)
		}
	}
}

func TestShort_ADayStillToComeIsAskedAgain(t *testing.T) {
	for _, field := range []string{"when-on", "last-blood-on"} {
		a, _ := Read(pagetest.Form("step=path", "bleeding=none", "happened=operation", field+"="+(pagetest.Now.Day+1).String()), pagetest.Now)
		if a.FaultOf(field) == "" {
			t.Errorf("%s: a day to come was taken", field)
		}
	}
}
