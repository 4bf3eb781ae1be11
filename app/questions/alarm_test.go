package questions

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/internal/pagetest"
)

// engines are those of every pack.
func engines() (list []*engine.Engine) {
	shipped := pagetest.Shipped()
	for _, n := range shipped.For("").Pack().Numbers {
		if e := shipped.For(n.Jurisdiction); !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return append(list, shipped.For(""))
}

// worry is something that can be answered alone, and what was observed then.
type worry struct {
	fields []Item
	seen   aftercare.Observation
}

func (w *worry) form(more ...string) []page.Field {
	form := pagetest.Form(more...)
	for _, it := range w.fields {
		form = append(form, page.Field{Name: it.Field, Value: it.Value})
	}
	return form
}

// observed is what an answer says by itself; pain of which only the place was
// told is as mild as pain can be.
func observed(list ...Item) (x aftercare.Observation) {
	for _, it := range list {
		switch it.Field {
		case "pain-site":
			x.Code, x.Word = aftercare.Pain, aftercare.PainMild
			x.Site, _ = aftercare.SiteTerms.Parse(it.Value)
		case "pads-hours":
			n, _ := strconv.Atoi(it.Value)
			x.Hours = aftercare.Decimal(n) * aftercare.DecimalOne
		case "temperature-unit":
			x.Unit, _ = aftercare.Temperature.Info().Units.Parse(it.Value)
		default:
			if c := aftercare.ParseCode(it.Field); c != 0 {
				x.Code, x.Word = c, c.Info().Word(it.Value)
				x.Number, _ = aftercare.ParseDecimal(it.Value)
			}
		}
	}
	x.When = pagetest.Now
	return x
}

// answersAlone are all answers that a form can hold by themselves: every option
// of every field, and numbers.
func answersAlone() (list []worry) {
	add := func(fields ...Item) {
		if x := observed(fields...); x.Code != 0 && (x.Word != 0 || x.Number != 0) {
			list = append(list, worry{fields, x})
		}
	}
	for field, spec := range FieldSpecs {
		switch {
		case field == "temperature":
			for _, n := range []string{"28", "35.4", "38", "38.4", "39.1", "40", "41.5"} {
				add(Item{field, n}, Item{"temperature-unit", "Cel"})
			}
		case spec.kind == InputWhole:
			for n := 5; n < 250; n += 5 {
				add(Item{field, strconv.Itoa(n)})
			}
		case field == "pads-per-hour":
			for _, word := range spec.words {
				add(Item{field, word})
				for _, hours := range FieldSpecs["pads-hours"].words {
					add(Item{field, word}, Item{"pads-hours", hours})
				}
			}
		default:
			for _, word := range spec.words {
				add(Item{field, word})
			}
		}
	}
	for i := range lines {
		for _, s := range lines[i].signs {
			if x := observed(s.writes...); x.Code != 0 {
				list = append(list, worry{items(FieldWhich + "=" + s.id), x})
			}
		}
	}
	slices.SortFunc(list, func(a, b worry) int { return strings.Compare(a.text(), b.text()) })
	return list
}

func (w *worry) text() (text string) {
	for _, it := range w.fields {
		text += it.Field + "=" + it.Value + " "
	}
	return text
}

// alarms are the answers that are for today or an emergency by themselves, in
// the country of an engine.
func alarms(e *engine.Engine) (list []worry) {
	for _, w := range answersAlone() {
		if levelOf(e, &aftercare.Record{}, w.seen) >= aftercare.SameDay {
			list = append(list, w)
		}
	}
	return list
}

// levelOf is the level of a record with these observations alone.
func levelOf(e *engine.Engine, rec *aftercare.Record, seen ...aftercare.Observation) aftercare.Urgency {
	alone := *rec
	alone.Observations = seen
	return e.Evaluate(&alone, pagetest.Now).Urgency.Level
}

// steps are where a form can come from.
func steps() []string {
	list := []string{"step=" + StepShort, "step=" + StepAnswer}
	for i := range All {
		list = append(list, "step="+All[i].ID)
	}
	return list
}

func TestAlarm_CountsWhereNothingElseIsTold(t *testing.T) {
	tried := 0
	first := pagetest.Shipped().For("")
	for _, e := range engines() {
		for _, w := range alarms(e) {
			want := levelOf(e, &aftercare.Record{}, w.seen)
			from := steps()
			if e != first || w.fields[0].Field == FieldWhich {
				from = from[:1] // on later pages what "which" writes is there too
			}
			for _, step := range from {
				a, findings := Read(w.form(step), pagetest.Now)
				if findings != nil || a.Faulty() {
					t.Fatal(w.fields, findings, a.Faults)
				}
				if got := levelOf(e, &aftercare.Record{}, a.Record().Observations...); got < want {
					t.Errorf("%s: %s %v is %d, not %d: %s", e.Pack().ID, step, w.fields, got, want, RecordText(a.Record()))
					break
				}
				tried++
			}
			if field := w.fields[0].Field; field != FieldWhich && field != FieldLine { // a diary has no lines
				a, findings := EntryAnswers(pagetest.Now, &aftercare.Record{}).Read(w.form())
				if got := levelOf(e, &aftercare.Record{}, a.AllAsked().Observations...); findings != nil || got < want {
					t.Errorf("%s: in a diary %v is %d, not %d: %v", e.Pack().ID, w.fields, got, want, findings)
				}
			}
		}
	}
	if tried < 5000 {
		t.Errorf("only %d forms", tried)
	}
}

// TestAlarm_ASignCountsWithoutItsLine: without scripts the choices of a line stand
// open, and each can be ticked by itself.
func TestAlarm_ASignCountsWithoutItsLine(t *testing.T) {
	for n := 1; n <= LineCount; n++ {
		for _, id := range LineSigns(n) {
			alone, _ := Read(pagetest.Form("step=path", "which="+id), pagetest.Now)
			under, _ := Read(pagetest.Form("step=path", "danger-line="+LineWord(n), "which="+id), pagetest.Now)
			if got, want := RecordText(alone.Record()), RecordText(under.Record()); got != want || alone.Record().Observations == nil {
				t.Errorf("%s alone is %s, under its line %s", id, got, want)
			}
		}
	}
}

func TestAlarm_IsTakenBackByAnAnswerAlone(t *testing.T) {
	for _, c := range []struct {
		fields, code string
		there, asked bool
	}{
		{"step=bleeding go=next bleeding=light pads-per-hour=2", "pads-per-hour", true, true},
		{"step=pads go=next bleeding=light pads-per-hour=less", "pads-per-hour", false, false},
		{"step=faint go=next none=faint heart-rate=140", "heart-rate", true, true},
		{"step=breath go=next none=breath rash-kind=purple", "rash-kind", false, false},
		{"step=breath go=next rash=true rash-kind=purple", "rash-kind", true, true},
		{"step=path rash-kind=purple", "rash-kind", true, true},
	} {
		a, _ := Read(pagetest.Form(strings.Fields(c.fields)...), pagetest.Now)
		there := strings.Contains(RecordText(a.Record()), c.code)
		asked := slices.ContainsFunc(All, func(q Question) bool { return q.Owns(c.code) && q.IsAsked(a) })
		if there != c.there || asked != c.asked {
			t.Errorf("%s: it counts %v, and is asked %v", c.fields, there, asked)
		}
	}
}

func TestAlarm_IsLostByNothingElseThatIsTold(t *testing.T) {
	var any []Item
	for field, spec := range FieldSpecs {
		for _, word := range spec.words {
			any = append(any, Item{field, word})
		}
		switch spec.kind {
		case InputWhole:
			any = append(any, Item{field, "1"}, Item{field, "12"}, Item{field, "80"})
		case InputDate:
			any = append(any, Item{field, (pagetest.Now.Day - 1).String()}, Item{field, (pagetest.Now.Day - 20).String()})
		case inputDecimal:
			any = append(any, Item{field, "36.8"})
		case InputCountry:
			any = append(any, Item{field, "GB"}, Item{field, "US"})
		}
	}
	slices.SortFunc(any, func(a, b Item) int { return strings.Compare(a.Field+a.Value, b.Field+b.Value) })
	r := rand.New(rand.NewPCG(1, 2))
	all := steps()
	forms := 2000
	if testing.Short() {
		forms = 200
	}
	for _, e := range engines() {
		list := slices.DeleteFunc(alarms(e), func(w worry) bool { // a tick ends when more is told, and hours can be told with pads
			return w.fields[0].Field == FieldLine || w.seen.Code == aftercare.PadsPerHour && w.seen.Hours == 0
		})
		for n := range forms {
			w := list[r.IntN(len(list))]
			step := all[0]
			if n%2 == 1 && w.fields[0].Field != FieldWhich {
				step = all[r.IntN(len(all))]
			}
			told := slices.Clone(w.fields)
			for range 1 + r.IntN(8) {
				it := any[r.IntN(len(any))]
				if strings.TrimSuffix(it.Field, OnDay) != w.fields[0].Field || !strings.HasSuffix(it.Field, OnDay) {
					told = append(told, it)
				}
			}
			r.Shuffle(len(told), func(i, j int) { told[i], told[j] = told[j], told[i] })
			a, findings := Read((&worry{fields: told}).form(step), pagetest.Now)
			if findings != nil {
				t.Fatal(told, findings)
			}
			if a.FaultOf(w.fields[0].Field) == "twice" && slices.Contains([]string{"pathology", "hcg-trend", "rash-kind", "temperature"}, w.fields[0].Field) {
				continue // two answers of which neither is worse: it's asked again
			}
			rec := a.Record()
			want := levelOf(e, rec, w.seen)
			if got := levelOf(e, rec, rec.Observations...); got < want {
				t.Errorf("%s: %s %v with %v is %d, not %d: %s", e.Pack().ID, step, w.fields, told, got, want, RecordText(rec))
				return
			}
		}
	}
}
