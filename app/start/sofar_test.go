package start

import (
	"encoding/json"
	"slices"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
)

// calm is a form in which every danger sign was denied, before what happened.
var calm = []string{"none=lines-a", "none=lines-b", "no-fever-no-smell=true", "bleeding=light", "pain=none"}

// toldSoFar is what the program says of a form so far.
type toldSoFar struct {
	Card   string
	Places map[string]struct{ Card, Why string }
	Asks   []string
}

func askSoFar(t *testing.T, a *app.App, fields ...string) (said toldSoFar) {
	t.Helper()
	r := a.Handle(&page.Request{Method: "POST", Path: page.PathHome, Now: pagetest.Now, InPage: true,
		Form: pagetest.Form(append([]string{"step=path", "go=so-far"}, fields...)...)})
	if err := json.Unmarshal(r.Body, &said); err != nil || !r.Personal {
		t.Fatalf("%s: %v", r.Body, err)
	}
	return said
}

// TestBlood_IsAskedOnlyWhereAntiDIsStillInTime by the dues of the country's pack.
func TestBlood_IsAskedOnlyWhereAntiDIsStillInTime(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		name   string
		fields []string
		asked  bool
	}{
		{"on the day of the operation", []string{"happened=operation", "when=0"}, true},
		{"on the last day", []string{"happened=operation", "when=3"}, true},
		{"a day too late", []string{"happened=operation", "when=4"}, false},
		{"no day told", []string{"happened=operation"}, false},
		{"nothing told", nil, false},
		{"still pregnant", []string{"happened=pregnant"}, false},
		{"Canada, early", []string{"happened=passed", "when=1", "weeks=6", "country=CA"}, true},
		{"Australia, before any scan", []string{"happened=unseen", "seen=very-early", "when=1", "country=AU"}, true},
		{"Ireland has the general due", []string{"happened=operation", "when=1", "weeks=8", "country=IE"}, true},
		{"Great Britain gives none this early", []string{"happened=operation", "when=1", "weeks=9", "country=GB"}, false},
		{"Great Britain, later", []string{"happened=operation", "when=1", "weeks=12", "country=GB"}, true},
		{"Great Britain, weeks not told", []string{"happened=operation", "when=1", "country=GB"}, true},
		{"Great Britain, an early mole", []string{"happened=molar", "when=1", "weeks=9", "country=GB"}, true},
		{"Great Britain, an early ectopic", []string{"happened=ectopic", "ectopic-care=operated", "when=1", "weeks=7", "country=GB"}, false},
		{"the United States, early", []string{"happened=tablets", "when=1", "weeks=9", "country=US"}, false},
		{"the United States, an early ectopic", []string{"happened=ectopic", "ectopic-care=operated", "when=1", "weeks=7", "country=US"}, true},
		{"not found on a scan: the loss has no day", []string{"happened=unseen", "seen=not-found", "when=1", "weeks=6"}, false},
		{"the blood group told in place", []string{"happened=operation", "when=1", "rh=negative", "anti-d=not-given", "kind=molar"}, true},
		{"anti-D told in place", []string{"happened=operation", "when=1", "rh=negative", "anti-d=given"}, true},
		{"help comes first", []string{"happened=operation", "when=1", "bleeding=soaking"}, false},
	} {
		fields := slices.Clone(calm)
		if c.name == "help comes first" {
			fields = slices.Delete(fields, 3, 4)
		}
		said := askSoFar(t, a, append(fields, c.fields...)...)
		if asked := slices.Contains(said.Asks, "blood"); asked != c.asked {
			t.Errorf("%s: asked %v", c.name, asked)
		}
	}
}

// TestBlood_IsAskedBeforeTheAnswerWhereItsFormDidNot: without scripts, or before
// the program has loaded; and then for anti-D.
func TestBlood_IsAskedBeforeTheAnswerWhereItsFormDidNot(t *testing.T) {
	a := newApp(t)
	fields := append([]string{"step=path", "go=answer", "happened=operation", "when=1", "weeks=13", "country=GB"}, calm...)
	for _, path := range []string{page.PathPlain, page.PathHome} {
		rd := pagetest.Open(t, a, path)
		rd.R = pagetest.Post(a, path, fields...)
		rd.Page = pagetest.CheckPage(t, path, rd.R)
		rd.At("blood").Press("next", "rh=negative").At("anti-d").Press("next", "anti-d=not-given").Says("action.contact-today")
	}
	for name, told := range map[string]string{"answered": "rh=positive", "asked in place": "asked=blood", "too late": "when=9"} {
		form := slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return name == "too late" && f == "when=1" })
		if name == "too late" {
			form = append(form, "when-on=2026-10-01")
			told = "rh=unknown"
		}
		root := pagetest.CheckPage(t, name, pagetest.Post(a, page.PathHome, append(form, told)...))
		if pagetest.FieldsOf(root)["step"] != questions.StepAnswer {
			t.Errorf("%s: it is not the answer", name)
		}
	}
}

// TestSoFar_JudgesAllThatIsToldTogether: signs raise each other's cards, and an
// expected effect lowers one with its reason.
func TestSoFar_JudgesAllThatIsToldTogether(t *testing.T) {
	a := newApp(t)
	said := askSoFar(t, a, "danger-line=line-7", "which=hot", "danger-line=line-9", "which=weak")
	for _, line := range []string{"line-7", "line-9"} {
		if got := said.Places[line]; got.Card != "emergency" || got.Why != "" {
			t.Errorf("hot and weak: %s is %+v", line, got)
		}
	}
	shivers := []string{"danger-line=line-7", "which=chills"}
	if got := askSoFar(t, a, shivers...).Places["line-7"]; got.Card != "same-day" || got.Why != "" {
		t.Errorf("shivering alone is %+v", got)
	}
	tablets := append(shivers, "happened=tablets", "when=0", "tablets=misoprostol")
	if got := askSoFar(t, a, tablets...).Places["line-7"]; got.Card != "" || got.Why == "" {
		t.Errorf("shivering on the day of the tablets is %+v", got)
	}
	if got := askSoFar(t, a, append(tablets, "danger-line=line-9", "which=weak")...).Places["line-7"]; got.Card != "emergency" {
		t.Errorf("shivering and weak on the day of the tablets is %+v", got)
	}
	if said := askSoFar(t, a); said.Card != "" || len(said.Places) > 0 {
		t.Errorf("nothing told is %+v", said)
	}
}

// TestSoFar_CannotBeReadOfAServer: only the page of the reader is told.
func TestSoFar_CannotBeReadOfAServer(t *testing.T) {
	a := newApp(t)
	r := a.Handle(&page.Request{Method: "POST", Path: page.PathHome, Now: pagetest.Now, Form: pagetest.Form("step=path", "go=so-far", "bleeding=heavy")})
	if r.Status != 403 {
		t.Errorf("the server answers %d", r.Status)
	}
}

// TestLine_AmountsThatATickOpensAreJudgedAtOnce: how much she bleeds and how fast
// her heart beats decide what feeling weak or a racing heart amounts to.
func TestLine_AmountsThatATickOpensAreJudgedAtOnce(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		name        string
		fields      []string
		place, card string
	}{
		{"pale", []string{"which=pale"}, "line-9", "soon"},
		{"pale, and bleeding more heavily than a period", []string{"which=pale", "bleeding=heavy"}, "line-9", "emergency"},
		{"a racing heart", []string{"which=racing"}, "line-9", "same-day"},
		{"a racing heart, and bleeding more heavily than a period", []string{"which=racing", "bleeding=heavy"}, "line-9", "emergency"},
		{"a racing heart that was counted", []string{"which=racing", "heart-rate=140"}, "line-9", "emergency"},
		{"a racing heart that was counted and is not fast", []string{"which=racing", "heart-rate=80"}, "line-9", "same-day"},
	} {
		said := askSoFar(t, a, append([]string{"danger-line=line-9"}, c.fields...)...)
		if got := said.Places[c.place].Card; got != c.card {
			t.Errorf("%s: the card is %q, not %q", c.name, got, c.card)
		}
	}
	r := pagetest.Get(a, page.PathHome)
	opens := pagetest.CheckPage(t, "start", r).All(func(k *pagetest.Tag) bool { return k.Attrs["data-line"] == "line-9" })[0]
	for _, name := range []string{"bleeding", "heart-rate"} {
		if len(opens.All(func(k *pagetest.Tag) bool { return k.Name == "input" && k.Attrs["name"] == name })) == 0 {
			t.Errorf("a tick of the line does not ask for %s", name)
		}
	}
}
