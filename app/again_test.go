package app

import (
	"regexp"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// pageOf gives the page of a question.
func pageOf(t *testing.T, a *App, id string) *tag {
	t.Helper()
	return checkPage(t, id, get(a, numbered(routeRead, a.topicNumber(id))))
}

// rewritten is the program on a pack in which some statements are other.
func rewritten(t *testing.T, change func(s *guideline.Statement)) *App {
	t.Helper()
	pack := *shipped().For("").Pack()
	pack.Statements = append([]guideline.Statement(nil), pack.Statements...)
	for i := range pack.Statements {
		change(&pack.Statements[i])
	}
	e, err := engine.New(&pack, "")
	if err != nil {
		t.Fatal(err)
	}
	c := config()
	c.Library = Library{For: func(string) *engine.Engine { return e }}
	return appOf(t, c)
}

// places are the ends of the lines and the dots of the drawing that is called so.
func places(root *tag, title string) []string {
	var list []string
	for _, svg := range root.named("svg") {
		if titles := svg.named("title"); len(titles) == 1 && strings.Contains(titles[0].words(), title) {
			for _, line := range svg.named("line") {
				if line.attrs["class"] == "wait" {
					list = append(list, line.attrs["x1"], line.attrs["x2"])
				}
			}
			for _, c := range svg.named("circle") {
				if c.attrs["class"] != "trail" {
					list = append(list, c.attrs["cx"])
				}
			}
		}
	}
	return list
}

func TestTryingAgain_ShowsEveryRuleOfTheTimeAfterInItsKindOfCare(t *testing.T) {
	a := newApp(t)
	root := pageOf(t, a, tryingAgain)
	groups := map[string]string{}
	for _, d := range root.named("details") {
		if names := d.named("h3"); len(names) == 1 && len(d.named("figure")) == 1 {
			groups[names[0].words()] = d.words()
		}
	}
	if len(groups) != len(waitGroups) {
		t.Fatalf("%d kinds of care are shown, there are %d", len(groups), len(waitGroups))
	}
	p := newReading(a.Site, &Request{Now: now})
	for _, s := range p.gatesOf(aftercare.Conceive) {
		if s.Applies.Phase == guideline.Waiting {
			continue
		}
		words := groups[a.words.Text(waitGroup(&s.Applies))]
		w := p.waitOf(s)
		for _, want := range []string{w.names[0], w.dated, w.asks[1:]} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: %q is not with its kind of care", s.ID, want)
			}
		}
	}
}

func TestTryingAgain_PutsARuleWithTheCareItWasWrittenFor(t *testing.T) {
	a := newApp(t)
	for id, want := range map[string]string{
		"CONCEIVE-WHO2005-01": "when.early", "CONCEIVE-RACGP-01": "when.early", "CONCEIVE-UIHC-01": "column.surgical",
		"CONCEIVE-EPTS-01": "when.ectopic", "SAFE2-CONCEIVE-07": "when.ectopic", "CONCEIVE-EPT-01": "column.methotrexate",
		"CONCEIVE-RCOG38-01": "column.molar", "CONCEIVE-RCPI-01": "column.late", "SAFE2-CONCEIVE-05": "column.late",
	} {
		if got := waitGroup(&a.general.statement(id).Applies); got != want {
			t.Errorf("%s stands under %s, want %s", id, got, want)
		}
	}
}

func TestTryingAgain_MarksEveryWebArticleThatAsksToWaitAsDated(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &Request{Now: now})
	n := 0
	for _, s := range p.gatesOf(aftercare.Conceive) {
		if w := p.waitOf(s); p.know.sources[s.Cites[0].Source].Tier == guideline.TierS && !w.none {
			n++
			if s.Unsupported == "" || !strings.Contains(w.dated, s.Unsupported) {
				t.Errorf("%s is shown as if it held", s.ID)
			}
		}
	}
	if n == 0 {
		t.Error("no article asks to wait")
	}
}

func TestTryingAgain_DrawsTheTimesOfThePack(t *testing.T) {
	before := places(pageOf(t, newApp(t), tryingAgain), "6 months since the loss")
	longer := rewritten(t, func(s *guideline.Statement) {
		if s.ID == "CONCEIVE-WHO2005-01" {
			s.Require = &guideline.Requirement{All: []guideline.Requirement{{Criterion: aftercare.DaysSinceLoss, Amount: aftercare.Amount{N: 9, Unit: aftercare.Month}}}}
		}
	})
	root := pageOf(t, longer, tryingAgain)
	after := places(root, "9 months since the loss")
	if len(before) == 0 || len(after) == 0 || before[1] == after[1] {
		t.Errorf("the line ends at %v, and at %v where the source asks for longer", before, after)
	}
}

func TestFigures_DrawTheNumbersOfThePack(t *testing.T) {
	for _, c := range []struct {
		page, statement, number, title, changed string
		amount                                  aftercare.Amount
		value                                   aftercare.Decimal
	}{
		{"wait-or-not", "CONCEIVE-SUNDERMANN-02", "loss", "0.33 times", "0.5 times", aftercare.Amount{}, aftercare.DecimalOne / 2},
		{"chances", "CHANCE-CLINIC-03", "birth", "64.5%", "20%", aftercare.Amount{}, 20 * aftercare.DecimalOne},
		{"pregnant-before-period", "OVULATION-OPAL-01", "egg-within", "10 days", "20 days", aftercare.Amount{N: 20, Unit: aftercare.Day}, 0},
	} {
		before := places(pageOf(t, newApp(t), c.page), c.title)
		a := rewritten(t, func(s *guideline.Statement) {
			if s.ID != c.statement {
				return
			}
			s.Numbers = append([]guideline.Number(nil), s.Numbers...)
			for i := range s.Numbers {
				if s.Numbers[i].Name == c.number {
					s.Numbers[i].Amount, s.Numbers[i].Value = c.amount, c.value
				}
			}
		})
		after := places(pageOf(t, a, c.page), c.changed)
		if len(before) == 0 || len(after) == 0 || strings.Join(before, " ") == strings.Join(after, " ") {
			t.Errorf("%s: drawn at %v, and at %v with another number", c.page, before, after)
		}
	}
}

// A number that is named as something the studies looked at has words for it,
// and an interval that its ratio lies in.
func TestEffects_OfEveryStudyHaveTheirComparison(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &Request{Now: now})
	list := a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, "wait-or-not") })
	var found []effect
	for _, s := range list {
		p.effectsOf(s, list, &found)
		for _, n := range s.Numbers {
			if name, _, _ := strings.Cut(n.Name, "-"); n.Unit.String() == "ratio" && !has(outcomes[:], name) {
				t.Errorf("%s: %s is nothing that the figure shows", s.ID, n.Name)
			}
		}
	}
	for _, e := range found {
		if e.gap == "" || e.people == "" && e.source.Seen != guideline.SeenSecondHand {
			t.Errorf("%s, %s: the gap %q, %q people", e.source.ID, e.outcome, e.gap, e.people)
		}
		if (e.low != 0) != (e.high != 0) || e.low > e.ratio || e.high != 0 && e.high < e.ratio {
			t.Errorf("%s, %s: %v is not between %v and %v", e.source.ID, e.outcome, e.ratio, e.low, e.high)
		}
		if e.ratio == 0 && (e.short == 0 || e.long == 0) {
			t.Errorf("%s, %s: nothing was found", e.source.ID, e.outcome)
		}
	}
	if len(found) < 15 {
		t.Errorf("%d findings", len(found))
	}
}

func TestRepeatedLosses_ShowEachBodysWordsOnEachTest(t *testing.T) {
	a := newApp(t)
	root := pageOf(t, a, "repeated-losses")
	rows := map[string]string{}
	for _, row := range root.named("table")[0].named("tr") {
		if cells := row.named("td"); len(cells) == 1 {
			rows[row.named("th")[0].words()] = cells[0].words()
		}
	}
	n := 0
	for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, "repeated-losses") && eachHasWords(s) }) {
		n++
		for _, c := range s.Cites {
			first, _, _ := strings.Cut(a.words.Own(s, c.Says), ". ")
			if row := rows[a.words.Says(s)]; !strings.Contains(row, first) || !strings.Contains(row, a.general.sources[c.Source].Name) {
				t.Errorf("%s: %s is not in its row: %q", s.ID, c.Source, row)
			}
		}
	}
	if n < 10 {
		t.Errorf("%d tests", n)
	}
}

func TestStatements_ThatNothingBearsOutAreMarked(t *testing.T) {
	a := newApp(t)
	root := pageOf(t, a, "repeated-losses")
	marked := 0
	for _, li := range root.named("li") {
		for _, s := range a.general.active(func(s *guideline.Statement) bool { return s.Unsupported != "" }) {
			if li.kids[0].words() != a.words.Says(s) {
				continue
			}
			marked++
			if li.kids[1].words() != s.Unsupported {
				t.Errorf("%s stands as if it held", s.ID)
			}
		}
	}
	if marked == 0 {
		t.Error("nothing is marked")
	}
}

func TestChances_AreOfOthersAndNeverHers(t *testing.T) {
	a := newApp(t)
	for _, id := range []string{"chances", tryingAgain} {
		words := pageOf(t, a, id).words()
		if strings.Count(words, "obody can tell yours") < 2 {
			t.Errorf("%s does not say that nobody can tell hers", id)
		}
		if hers := regexp.MustCompile(`(?i)your (own )?chances? (is|are)|you have an? [0-9.]+ ?%`).FindString(words); hers != "" {
			t.Errorf("%s: %q", id, hers)
		}
	}
}

// hers is what her answer says of trying again, six days after an operation.
func hers(t *testing.T, a *App) *tag {
	t.Helper()
	root := checkPage(t, "answer", answerPage(a, append(afterSurgery[:len(afterSurgery):len(afterSurgery)], "activity=conceive")...))
	for _, section := range root.named("section") {
		if section.attrs["id"] == "conceive" {
			return section
		}
	}
	t.Fatal("nothing is said on trying again")
	return nil
}

func TestHerAnswer_MarksASourceThatNothingBearsOut(t *testing.T) {
	a := newApp(t)
	want := a.general.sources["seed-001"].Name + " (" + a.words.Text("mark.unsupported") + ")"
	if words := hers(t, a).words(); !strings.Contains(words, want) {
		t.Errorf("no %s in %s", want, words)
	}
}

func TestHerAnswer_OnTryingAgainLeadsToItsPage(t *testing.T) {
	a := newApp(t)
	to := numbered(routeRead, a.topicNumber(tryingAgain))
	for _, k := range hers(t, a).named("a") {
		if k.attrs["href"] == to {
			return
		}
	}
	t.Errorf("no way to %s", to)
}
