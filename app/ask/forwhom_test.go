package ask

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
)

// TestUrgency_EveryAlarmThatIsSaidAsItIsSaysForWhomItWasWritten gives each alarm
// as a reason that rests on no fact with words of its own.
func TestUrgency_EveryAlarmThatIsSaidAsItIsSaysForWhomItWasWritten(t *testing.T) {
	a := newApp(t)
	mark, n := a.Words.Text("population.induced-abortion"), 0
	for _, a := range []*app.App{a, appOf(t, pagetest.ForAbortionCare(t))} {
		f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
		s := New(a.Site, &page.Request{Path: page.PathHome}, f)
		for _, x := range s.Know.Active(func(x *guideline.Statement) bool { return x.Kind == guideline.Alarm }) {
			n++
			told := s.toldFor(&aftercare.UrgencyAnswer{Because: []aftercare.Because{{Statement: x.ID}}})
			said := slices.ContainsFunc(told, func(text string) bool { return strings.Contains(text, mark) })
			if len(told) != 1 || said != (x.Population == guideline.OfInducedAbortion) {
				t.Errorf("%s, written for %s: %q", x.ID, x.Population, told)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d alarms", n)
	}
}

// toReader are the texts of an answer that speak to whoever reads it.
var toReader = []string{"answer.eyebrow", "because.told", "said.title", "code.yours", "limit.not-examined", "action.expected-recovery", "calls.generic", "answer.tell-country",
	"recheck.contradictory", "until.call", "urgency.self-care", "urgency.routine", "urgency.soon"}

var saysYou = regexp.MustCompile(`(?i)\b(you|your|yours|yourself)\b`)

// openTexts are the texts of a page that stand open, each with no text in it of
// which a part is closed.
func openTexts(k *pagetest.Tag) (list []string) {
	switch {
	case k.Name == "details":
		return []string{k.Kids[0].Words()}
	case k.Name == "p" || len(k.Kids) == 0:
		return []string{k.Words()}
	}
	for _, kid := range k.Kids {
		list = append(list, openTexts(kid)...)
	}
	return list
}

// TestAnswer_ToldOfSomebodyElse_SpeaksOfHer: the open parts say "you" only to
// the reader, and the top says whom it is about.
func TestAnswer_ToldOfSomebodyElse_SpeaksOfHer(t *testing.T) {
	a := newApp(t)
	about := a.Words.About(aftercare.AboutPatient)
	value := regexp.MustCompile(`\\\{\w+\\\}`) // as it stands in a quoted text
	var mine []*regexp.Regexp
	for _, key := range toReader {
		mine = append(mine, regexp.MustCompile(value.ReplaceAllString(regexp.QuoteMeta(about.Text(key)), ".*?")))
	}
	people := uint64(400)
	if testing.Short() {
		people /= 5
	}
	w, she := simulate.New(a.General.Pack), 0
	for n := range people {
		subject, r := w.Subject(17, n), rand.New(rand.NewPCG(17, n))
		rec := *subject.Record
		rec.About = aftercare.AboutPatient
		rec.Wishes.Activities = []aftercare.Activity{aftercare.Activity(1 + r.IntN(aftercare.ActivityCount))}
		fields := append(questions.RecordFields(&rec, subject.AsOf.Day), pagetest.Form("step=answer", "go=answer", "told=emergency")...)
		main := pagetest.ParsePage(t, string(a.Handle(&page.Request{Method: "POST", Path: page.PathAsk, InPage: true, Now: subject.AsOf, Form: fields}).Body)).Named("main")[0]
		if len(main.All(withClass("for-other"))) != 1 {
			t.Errorf("%s: it does not say for whom it is", subject.Name)
		}
		for _, text := range openTexts(main) {
			rest := text
			for _, re := range mine {
				rest = re.ReplaceAllString(rest, "")
			}
			if saysYou.MatchString(rest) {
				t.Errorf("%s: it speaks to her: %q", subject.Name, text)
			}
			if strings.Contains(text, "she ") {
				she++
			}
		}
	}
	if she == 0 {
		t.Error("nothing is said of her")
	}
}
