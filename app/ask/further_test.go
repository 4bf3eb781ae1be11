package ask

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
)

func TestFurther_AsksOnlyForWhatCouldAskForHelp(t *testing.T) {
	a := newApp(t)
	calm := []string{"step=path", "none=lines-a", "none=lines-b", "no-fever-no-smell=true", "bleeding=none", "last-blood=2", "pain=none", "country=GB"}
	for _, c := range []struct {
		name         string
		fields       []string
		asked, never []string
	}{
		{"after an operation", []string{"happened=operation", "when=4"}, []string{"blood"}, []string{"hormone", "treated", "mole"}},
		{"after an injection", []string{"happened=ectopic", "ectopic-care=injection", "when=4"}, []string{"treated"}, []string{"mole"}},
		{"the blood group told", []string{"happened=operation", "when=4", "rh=positive"}, nil, []string{"blood", "anti-d"}},
	} {
		answers, findings := questions.Read(pagetest.Form(append(c.fields, calm...)...), pagetest.Now)
		if findings != nil {
			t.Fatal(findings)
		}
		s := New(a.Site, &page.Request{Now: pagetest.Now, InPage: true, Path: page.PathAsk}, answers)
		var ids []string
		for _, x := range s.further(s.Guidance()) {
			ids = append(ids, x.question)
		}
		for _, id := range c.asked {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: %s is not asked: %v", c.name, id, ids)
			}
		}
		for _, id := range c.never {
			if slices.Contains(ids, id) {
				t.Errorf("%s: %s is asked: %v", c.name, id, ids)
			}
		}
	}
}

func TestAnswer_ToWhenHerPeriodComesIsItsDay(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathAsk, "step=path", "go=answer", "ask=period", "none=lines-a", "none=lines-b", "no-fever-no-smell=true",
		"bleeding=none", "last-blood=2", "pain=none", "happened=operation", "when=4", "country=GB")
	head := pagetest.CheckPage(t, "period", r).Named("h1")[0].Words()
	if !strings.Contains(head, "period") || !strings.ContainsAny(head, "0123456789") {
		t.Errorf("the answer is %q", head)
	}
}
