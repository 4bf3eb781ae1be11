package read

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/packs"
)

// named are the questions that the pages of this room know by name.
func named() []string {
	list := slices.Concat([]string{page.TryingAgain, page.QuestionHelps, questionBeside, questionPartner}, nextParts[:], besideTopics)
	for i := range helpsParts {
		list = append(list, helpsParts[i].topics...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func loaded(t *testing.T, id string) (*guideline.Pack, string) {
	t.Helper()
	pack, digest, problems := packs.Load(id)
	if pack == nil {
		t.Fatal(problems)
	}
	return pack, digest
}

// A question that was renamed in a pack fails here, and not on a page.
func TestPacks_HaveEveryQuestionThatAPageKnowsByName(t *testing.T) {
	for _, p := range packs.All() {
		pack, _ := loaded(t, p.ID)
		for _, id := range named() {
			if pack.Question(id) == nil {
				t.Errorf("%s has no question %s", p.ID, id)
			}
		}
	}
	a := newApp(t)
	x := newReading(a.Site, &page.Request{Now: pagetest.Now})
	for i := range a.Topics {
		id := a.Topics[i].Question.ID
		f, has := x.figure(id)
		if has != a.HasFigure(i+1) || has && id != page.TryingAgain && len(f.shown) == 0 {
			t.Errorf("%s: a figure of %d statements, and app/page says %v", id, len(f.shown), a.HasFigure(i+1))
		}
	}
}

// So does a statement for the page for partners whose area no part of it shows.
func TestPacks_HaveNoStatementForPartnersThatNoPartShows(t *testing.T) {
	for _, p := range packs.All() {
		pack, _ := loaded(t, p.ID)
		for i := range pack.Statements {
			s := &pack.Statements[i]
			if s.Status != guideline.Active {
				continue
			}
			if besidePart(s.ID) < 0 && (slices.Contains(s.Questions, questionBeside) || strings.HasPrefix(s.ID, "BESIDE-")) {
				t.Errorf("%s: %s is for partners, and no part of the page has its area", p.ID, s.ID)
			}
		}
	}
}

// A pack of somebody's own may do without any question.
func TestPages_DoWithoutAnyQuestion(t *testing.T) {
	shipped, digest := loaded(t, "international")
	for _, gone := range append(named(), "") {
		pack := *shipped
		pack.Questions = slices.DeleteFunc(slices.Clone(shipped.Questions), func(q guideline.Question) bool {
			return q.ID == gone || gone == "" && slices.Contains(named(), q.ID)
		})
		e, err := engine.New(&pack, digest)
		if err != nil {
			t.Fatal(err)
		}
		c := pagetest.Config()
		c.Library = page.Library{For: func(string) *engine.Engine { return e }}
		a := appOf(t, c)
		for _, path := range []string{page.PathRead, page.PathBeside, page.PathCall, page.PathHome} {
			if r := pagetest.Get(a, path); r.Status != 200 {
				t.Errorf("without %q: %s has status %d", gone, path, r.Status)
			}
		}
		for i := range a.Topics {
			if r := pagetest.Get(a, page.Numbered(page.PathRead, i+1)); r.Status != 200 {
				t.Errorf("without %q: the page of %s has status %d", gone, a.Topics[i].Question.ID, r.Status)
			}
		}
	}
}
