package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/wire"
)

// herFacts are what a woman in each situation records, as a file of hers has it;
// DAY is that of her care.
var herFacts = map[string]string{
	"expectant waiting":   `"loss":{"kind":"missed","location":"intrauterine","gestation":"9w","diagnosedOn":"DAY"},"care":[{"route":"expectant","on":"DAY"}]`,
	"expectant after":     `"loss":{"kind":"missed","location":"intrauterine","gestation":"9w","on":"DAY"},"care":[{"route":"expectant","on":"DAY"}]`,
	"medical waiting":     `"loss":{"kind":"missed","location":"intrauterine","gestation":"9w","diagnosedOn":"DAY"},"care":[{"route":"medical","method":"misoprostol","on":"DAY"}]`,
	"medical after":       `"loss":{"kind":"incomplete","location":"intrauterine","gestation":"8w3d","on":"DAY"},"care":[{"route":"medical","method":"misoprostol","on":"DAY"}]`,
	"surgical":            `"loss":{"kind":"missed","location":"intrauterine","gestation":"9w3d"},"care":[{"route":"surgical","method":"vacuum-aspiration","anaesthetic":"general","on":"DAY"}]`,
	"threatened":          `"loss":{"kind":"threatened","location":"intrauterine","gestation":"8w"}`,
	"ectopic-waiting":     `"loss":{"kind":"ectopic","location":"ectopic","gestation":"6w","diagnosedOn":"DAY"},"care":[{"route":"expectant","on":"DAY"}]`,
	"methotrexate":        `"loss":{"kind":"ectopic","location":"ectopic","gestation":"6w"},"care":[{"route":"medical","method":"methotrexate","on":"DAY"}]`,
	"ectopic-kept":        `"loss":{"kind":"ectopic","location":"ectopic","gestation":"7w"},"care":[{"route":"surgical","method":"salpingotomy","on":"DAY"}]`,
	"ectopic-removed":     `"loss":{"kind":"ectopic","location":"ectopic","gestation":"7w"},"care":[{"route":"surgical","method":"salpingectomy","on":"DAY"}]`,
	"unlocated expectant": `"loss":{"kind":"unknown","location":"unlocated","gestation":"5w","on":"DAY"},"care":[{"route":"expectant","on":"DAY"}]`,
	"molar surgical":      `"loss":{"kind":"molar","location":"intrauterine","gestation":"9w"},"care":[{"route":"surgical","method":"vacuum-aspiration","anaesthetic":"general","on":"DAY"}]`,
	"molar medical":       `"loss":{"kind":"molar","location":"intrauterine","gestation":"9w","on":"DAY"},"care":[{"route":"medical","method":"misoprostol","on":"DAY"}]`,
	"chemical":            `"loss":{"kind":"chemical","location":"intrauterine","gestation":"5w","on":"DAY"}`,
	"late expectant":      `"loss":{"kind":"late","location":"intrauterine","gestation":"18w","on":"DAY"},"care":[{"route":"expectant","on":"DAY"}]`,
	"late medical":        `"loss":{"kind":"late","location":"intrauterine","gestation":"18w","on":"DAY"},"care":[{"route":"medical","method":"misoprostol","on":"DAY"}]`,
	"late surgical":       `"loss":{"kind":"late","location":"intrauterine","gestation":"18w"},"care":[{"route":"surgical","method":"dilation-and-evacuation","anaesthetic":"general","on":"DAY"}]`,
}

// nameOf is a situation as the facts above are called.
func nameOf(s situation) string {
	name := s.column.String()
	for _, more := range []string{name + " " + s.phase.String(), name + " " + s.route.String(), name} {
		if herFacts[more] != "" {
			return more
		}
	}
	return "no facts of " + name
}

// hersOn is her record on a day: calm, and dry since the day of her care.
func hersOn(t *testing.T, s situation, country string, care, today aftercare.Date) *aftercare.Record {
	t.Helper()
	facts := strings.ReplaceAll(herFacts[nameOf(s)], "DAY", care.String())
	on := func(rest string) string { return fmt.Sprintf(`{"on":"%s",%s}`, today, rest) }
	bleeding := fmt.Sprintf(`"code":"bleeding","value":"none","since":"%s"`, care)
	rec, wrong := wire.ParseRecord(fmt.Sprintf(`{"format":"aftercare.record/1",%s,"jurisdiction":%q,"observations":[%s]}`, facts, country, strings.Join([]string{
		on(bleeding), on(`"code":"pain","value":"none"`), on(`"code":"temperature","value":36.8,"unit":"Cel"`), on(`"code":"discharge","value":"normal"`)}, ",")))
	if len(wrong) > 0 {
		t.Fatal(nameOf(s), wrong)
	}
	return rec
}

// everywhere are the countries with an answer of their own, and one without.
func everywhere(p *reading) []string { return append(p.ownCountries(), "FR") }

func TestFollowed_IsWhatHerOwnAnswerWaitsFor(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	n := 0
	for activity := aftercare.Activity(1); activity <= aftercare.ActivityCount; activity++ {
		most := p.followedIn(activity, "")
		others := p.elsewhere(activity)
		for i, s := range situations {
			for _, country := range everywhere(p) {
				g := a.Knowledge(country).Engine.Evaluate(hersOn(t, s, country, p.Today, p.Today), aftercare.On(p.Today))
				want := p.condition(&g.Activities[activity-1])
				got := saidOf(most, i, "")
				if own := saidOf(others, i, country); own != "" {
					got = own
				}
				if n++; got != want {
					t.Errorf("%s, %s, %q: the page says %q, her answer %q", activity, nameOf(s), country, got, want)
				}
			}
		}
	}
	if n < 2000 {
		t.Errorf("%d answers", n)
	}
}

// saidOf is what a list says of a situation in a country, "" if nothing.
func saidOf(list []followed, situation int, country string) string {
	for _, f := range list {
		if slices.Contains(f.in, situation) && (country == "" || slices.Contains(f.countries, country)) {
			return f.says
		}
	}
	return ""
}

// opens is the day from which a condition holds for somebody whose signs have
// gone since the day of her care; ok is false if more than days decides.
func opens(list []aftercare.Waiting, care aftercare.Date) (day aftercare.Date, ok bool) {
	day = care
	for _, w := range list {
		switch {
		case w.Criterion.CountsDays() && w.Criterion != aftercare.DaysSinceBleedingStopped && w.Criterion != aftercare.DaysSinceSymptomsSettled && w.Criterion != aftercare.DaysSinceHCGComplete:
			day = max(day, care+aftercare.Date(w.Amount.Days(true)))
		case slices.Contains([]aftercare.Criterion{aftercare.BleedingStopped, aftercare.HeavyBleedingStopped, aftercare.SymptomsSettled, aftercare.SymptomsEased, aftercare.PainSettled}, w.Criterion):
		default:
			return 0, false
		}
	}
	return day, true
}

// The day that the page comes to is the day of her own answer, whichever day
// she asks on.
func TestFollowed_OpensOnTheDayOfHerOwnAnswer(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	n := 0
	for i, s := range situations {
		if s.phase == guideline.Waiting || s.column == guideline.ColumnThreatened {
			continue // nothing has passed that days would count from
		}
		for _, country := range everywhere(p) {
			said := p.answers.in(p.Site, country, p.Today)[i]
			for _, later := range []aftercare.Date{5, 13, 14, 20, 21, 22, 45} {
				care := p.Today - later
				g := a.Knowledge(country).Engine.Evaluate(hersOn(t, s, country, care, p.Today), aftercare.On(p.Today))
				for j := range g.Activities {
					hers := &g.Activities[j]
					day, ok := opens(said.Activities[j].WaitingFor, care)
					if !ok || hers.Verdict == aftercare.Avoid || hers.Verdict == aftercare.GetHelpFirst {
						continue
					}
					n++
					if isOpen := hers.Verdict == aftercare.WhenReady; isOpen != (day <= p.Today) || !isOpen && hers.Earliest != day {
						t.Errorf("%s, %s, %q, %d days on: the page comes to %v, her answer to %v (%v)", hers.Activity, nameOf(s), country, later, day, hers.Earliest, hers.Verdict)
					}
				}
			}
		}
	}
	if n < 5000 {
		t.Errorf("%d days", n)
	}
}

func TestTopic_SaysWhereACountryAnswersOtherwise(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	differs := 0
	for i := range a.Topics {
		q := a.Topics[i].Question
		main := pagetest.CheckPage(t, q.ID, pagetest.Get(a, page.Numbered(page.PathRead, i+1))).Named("main")[0].Words()
		for _, code := range p.ownCountries() {
			k := a.Knowledge(code)
			if own := a.Words.Short(p.questionOf(k, q), k.Statement); own != a.Words.Short(q, a.General.Statement) {
				differs++
				fresh := page.Said{}
				fresh.Say(a.Words.Short(q, a.General.Statement))
				if rest := fresh.Say(own); !strings.Contains(main, p.Jurisdiction(code)+": ") || !strings.Contains(main, rest) {
					t.Errorf("%s: what holds in %s is not there: %s", q.ID, code, rest)
				}
			}
		}
		if q.Activity == 0 {
			continue
		}
		for _, f := range append(p.followedIn(q.Activity, ""), p.elsewhere(q.Activity)...) {
			if !strings.Contains(main, p.situationNames(f.in)) || !strings.Contains(main, f.says) || !strings.Contains(main, p.countryNames(f.countries)) {
				t.Errorf("%s: %q is not there for %v", q.ID, f.says, f.countries)
			}
		}
	}
	if differs == 0 {
		t.Error("no country differs")
	}
}

func TestTopic_FollowsTheCountryThatIsTold(t *testing.T) {
	a := newApp(t)
	show := func(country string) string {
		r := a.Handle(&page.Request{Method: "GET", Path: pagetest.TopicPath(a, "sex"), Form: pagetest.Form("country=" + country), Now: pagetest.Now, InPage: true})
		if !r.Personal {
			t.Error("a page that rests on her country may be stored")
		}
		return pagetest.CheckPage(t, "sex "+country, r).Named("main")[0].Words()
	}
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	for _, code := range p.ownCountries() {
		words := show(code)
		for _, f := range p.followedIn(aftercare.PenetrativeSex, code) {
			if !strings.Contains(words, f.says) || strings.Contains(words, a.Words.Text("followed.elsewhere")) {
				t.Errorf("%s: %q is not there, or other countries are", code, f.says)
			}
		}
	}
}

func TestTopic_AnswersInItsFirstSixtyWords(t *testing.T) {
	a := newApp(t)
	for i := range a.Topics {
		q := a.Topics[i].Question
		main := pagetest.CheckPage(t, q.ID, pagetest.Get(a, page.Numbered(page.PathRead, i+1))).Named("main")[0]
		first := main.Kids[1]
		short := a.Words.Short(q, a.General.Statement)
		if first.Name != "p" || !strings.HasPrefix(first.Words(), short) || len(strings.Fields(short)) > 60 {
			t.Errorf("%s: it begins with %q", q.ID, first.Words())
		}
		if !q.Urgent {
			continue
		}
		if numbers := first.Named("a"); len(numbers) < 2 || !strings.HasPrefix(numbers[0].Attrs["href"], "tel:") {
			t.Errorf("%s: no number to call in %q", q.ID, first.Words())
		}
		if strings.HasPrefix(q.ID, "bleeding-") && !strings.ContainsAny(short, "0123456789") {
			t.Errorf("%s: no threshold in %q", q.ID, short)
		}
	}
}

func TestEmergencyLine_HasTheNumbersOfHerCountryAndMarksWhatIsNotChecked(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	for _, code := range append(p.CountryCodes(), "") {
		line := pagetest.ParsePage(t, string(p.Respond(page.Heading(p.Text("call.title")), p.EmergencyLine(code)).Body)).Named("main")[0]
		n := 0
		for _, k := range line.Named("a") {
			number, ok := strings.CutPrefix(k.Attrs["href"], "tel:")
			if !ok {
				continue
			}
			n++
			if !slices.ContainsFunc(p.Know.Pack.Numbers, func(x guideline.Numbers) bool {
				return (code == "" || x.Jurisdiction == code) && slices.ContainsFunc(x.Emergency, func(c guideline.CallNumber) bool {
					return (c.Verified || strings.Contains(line.Words(), a.Words.Text("number.unverified"))) && (c.Number == number || c.Also == number)
				})
			}) {
				t.Errorf("%q: %s is not a checked number", code, number)
			}
		}
		if n == 0 {
			t.Errorf("%q has no number", code)
		}
	}
}
