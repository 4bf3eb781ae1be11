package read

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// pageOf gives the page of a question.
func pageOf(t *testing.T, a *app.App, id string) *pagetest.Tag {
	t.Helper()
	return pagetest.CheckPage(t, id, pagetest.Get(a, page.Numbered(page.PathRead, a.TopicNumber(id))))
}

// rewritten is the program on a pack in which some statements are other.
func rewritten(t *testing.T, change func(s *guideline.Statement)) *app.App {
	t.Helper()
	pack := *pagetest.Shipped().For("").Pack()
	pack.Statements = append([]guideline.Statement(nil), pack.Statements...)
	for i := range pack.Statements {
		change(&pack.Statements[i])
	}
	e, err := engine.New(&pack, "")
	if err != nil {
		t.Fatal(err)
	}
	c := pagetest.Config()
	c.Library = page.Library{For: func(string) *engine.Engine { return e }}
	return appOf(t, c)
}

// places are the ends of the lines and the dots of the drawing that is called so.
func places(root *pagetest.Tag, title string) []string {
	var list []string
	for _, svg := range root.Named("svg") {
		if titles := svg.Named("title"); len(titles) == 1 && strings.Contains(titles[0].Words(), title) {
			for _, line := range svg.Named("line") {
				if line.Attrs["class"] == "wait" {
					list = append(list, line.Attrs["x1"], line.Attrs["x2"])
				}
			}
			for _, c := range svg.Named("circle") {
				if c.Attrs["class"] != "trail" {
					list = append(list, c.Attrs["cx"])
				}
			}
		}
	}
	return list
}

func TestTryingAgain_ShowsEveryRuleOfTheTimeAfterInItsKindOfCare(t *testing.T) {
	a := newApp(t)
	root := pageOf(t, a, page.TryingAgain)
	groups := map[string]string{}
	for _, d := range root.Named("details") {
		if names := d.Named("h3"); len(names) == 1 && len(d.Named("figure")) == 1 {
			groups[names[0].Words()] = d.Words()
		}
	}
	if len(groups) != len(waitGroups) {
		t.Fatalf("%d kinds of care are shown, there are %d", len(groups), len(waitGroups))
	}
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	for _, s := range p.gatesOf(aftercare.Conceive) {
		if s.Applies.Phase == guideline.Waiting {
			continue
		}
		words := groups[a.Words.Text(waitGroup(&s.Applies))]
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
		if got := waitGroup(&a.General.Statement(id).Applies); got != want {
			t.Errorf("%s stands under %s, want %s", id, got, want)
		}
	}
}

func TestTryingAgain_MarksEveryWebArticleThatAsksToWaitAsDated(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	n := 0
	for _, s := range p.gatesOf(aftercare.Conceive) {
		if w := p.waitOf(s); p.Know.Sources[s.Cites[0].Source].Tier == guideline.TierS && !w.none {
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
	before := places(pageOf(t, newApp(t), page.TryingAgain), "6 months since the loss")
	longer := rewritten(t, func(s *guideline.Statement) {
		if s.ID == "CONCEIVE-WHO2005-01" {
			s.Require = &guideline.Requirement{All: []guideline.Requirement{{Criterion: aftercare.DaysSinceLoss, Amount: aftercare.Amount{N: 9, Unit: aftercare.Month}}}}
		}
	})
	root := pageOf(t, longer, page.TryingAgain)
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
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	list := a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, "wait-or-not") })
	var found []effect
	for _, s := range list {
		p.effectsOf(s, list, &found)
		for _, n := range s.Numbers {
			if name, _, _ := strings.Cut(n.Name, "-"); n.Unit.String() == "ratio" && !slices.Contains(outcomes[:], name) {
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
	for _, row := range root.Named("table")[0].Named("tr") {
		if cells := row.Named("td"); len(cells) == 1 {
			rows[row.Named("th")[0].Words()] = cells[0].Words()
		}
	}
	n := 0
	for _, s := range a.General.Active(func(s *guideline.Statement) bool {
		return slices.Contains(s.Questions, "repeated-losses") && eachHasWords(s)
	}) {
		n++
		for _, c := range s.Cites {
			first, _, _ := strings.Cut(a.Words.Own(s, c.Says), ". ")
			if row := rows[a.Words.Says(s)]; !strings.Contains(row, first) || !strings.Contains(row, a.General.Sources[c.Source].Name) {
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
	for _, li := range root.Named("li") {
		for _, s := range a.General.Active(func(s *guideline.Statement) bool { return s.Unsupported != "" }) {
			if li.Kids[0].Words() != a.Words.Says(s) {
				continue
			}
			marked++
			if li.Kids[1].Words() != s.Unsupported {
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
	for _, id := range []string{"chances", page.TryingAgain} {
		words := pageOf(t, a, id).Words()
		if strings.Count(words, "obody can tell you your own chances") < 2 {
			t.Errorf("%s does not say that nobody can tell hers", id)
		}
		if hers := regexp.MustCompile(`(?i)your (own )?chances? (is|are)|you have an? [0-9.]+ ?%`).FindString(words); hers != "" {
			t.Errorf("%s: %q", id, hers)
		}
	}
}

// hers is what her answer says of trying again, six days after an operation.
func hers(t *testing.T, a *app.App) *pagetest.Tag {
	t.Helper()
	root := pagetest.CheckPage(t, "answer", answerPage(a, append(pagetest.AfterSurgery[:len(pagetest.AfterSurgery):len(pagetest.AfterSurgery)], "activity=conceive")...))
	for _, section := range root.Named("section") {
		if section.Attrs["id"] == "conceive" {
			return section
		}
	}
	t.Fatal("nothing is said on trying again")
	return nil
}

func TestHerAnswer_MarksASourceThatNothingBearsOut(t *testing.T) {
	a := newApp(t)
	name, mark := a.General.Sources["seed-001"].Name, a.Words.Text("mark.unsupported")
	rows := 0
	for _, row := range append(hers(t, a).Named("li"), hers(t, a).Named("tr")...) {
		cited := row.Name == "li" && len(row.Named("strong")) == 0 // the place in the source
		if words := row.Words(); strings.HasPrefix(words, name) && !cited {
			rows++
			if !strings.Contains(words, mark) {
				t.Errorf("no %q in %s", mark, words)
			}
		}
	}
	if rows != 2 {
		t.Errorf("%s has %d rows; want one in its group and one in the table", name, rows)
	}
}

func TestHerAnswer_OnTryingAgainLeadsToItsPage(t *testing.T) {
	a := newApp(t)
	to := page.Numbered(page.PathRead, a.TopicNumber(page.TryingAgain))
	for _, k := range hers(t, a).Named("a") {
		if k.Attrs["href"] == to {
			return
		}
	}
	t.Errorf("no way to %s", to)
}
