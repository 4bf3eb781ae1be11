package search

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

//go:embed testdata/searches.txt
var searches string

// looks types something in her own page.
func looks(a *app.App, fields ...string) *page.Response {
	return a.Handle(&page.Request{Method: "POST", Path: page.PathRead, Form: pagetest.Form(append(fields, "go=find")...), Now: pagetest.Now, InPage: true})
}

// asks types something on a page of /plain/.
func asks(a *app.App, fields ...string) *page.Response {
	return a.Handle(&page.Request{Method: "POST", Path: page.PathPlainSearch, Form: pagetest.Form(append(fields, "go=find")...), Now: pagetest.Now})
}

// resultsOf lists the addresses that a page of results leads to.
func resultsOf(t *testing.T, r *page.Response) (list []string) {
	t.Helper()
	for _, ul := range pagetest.CheckPage(t, "search", r).All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "found" }) {
		for _, k := range ul.Named("a") {
			list = append(list, k.Attrs["href"])
		}
	}
	return list
}

func TestFind_EverydayWordsAndSlipsOfTheKeysLeadToTheQuestion(t *testing.T) {
	a := newApp(t)
	x := newIndex(a.Site)
	list := listOf(searches)
	for _, q := range list {
		found, _ := x.find(q.typed)
		if at := slices.IndexFunc(found, func(f result) bool { return f.id == q.want[0] }); at < 0 || at > 2 {
			t.Errorf("%q: %s is at %d", q.typed, q.want[0], at+1)
		}
	}
	if len(list) < 60 {
		t.Errorf("only %d searches are tried", len(list))
	}
}

// Every question is found by its own words, and by them with one slip each.
func TestFind_EveryQuestionIsFoundByItsOwnWords(t *testing.T) {
	a := newApp(t)
	x := newIndex(a.Site)
	for i := range a.Topics {
		q := a.Topics[i].Question
		ask := q.Ask.In("en")
		slipped := ""
		for _, word := range strings.Fields(ask) {
			if len(word) >= 7 {
				word = word[:3] + word[4:5] + word[3:4] + word[5:]
			}
			slipped += word + " "
		}
		for _, typed := range []string{ask, slipped} {
			found, answers := x.find(typed)
			if at := slices.IndexFunc(found, func(f result) bool { return f.id == q.ID }); at < 0 || at > 2 || !answers {
				t.Errorf("%q: %s is at %d, answers %v", typed, q.ID, at+1, answers)
			}
		}
	}
}

func TestEveryday_NamesOnlyPagesAndSaysSomethingForEach(t *testing.T) {
	for _, tag := range words.Languages() {
		a := programIn(t, tag)
		w := a.Words
		known := map[string]bool{keyCommon: true, keyEndings: true, keyNumbers: true, keyTens: true, keyCalm: true, keyBegins: true, keyOne: true, keyShortest: true, "examined": true}
		need := func(key string) {
			known[key] = true
			if w.Everyday(key) == "" {
				t.Errorf(tag+": %s has no everyday words", key)
			}
		}
		for i := range a.Topics {
			need(a.Topics[i].Question.ID)
		}
		for _, o := range otherPages {
			need("page." + o.id)
		}
		for _, key := range keysOf(w, "") {
			prefix, rest, _ := strings.Cut(key, ".")
			switch {
			case known[key], prefix+"." == keyGroup, prefix+"." == keySign:
			case prefix+"." == keyBeside && slices.Contains(cardOrder[:], rest):
				for _, id := range strings.Fields(w.Everyday(key)) {
					if !known[id] {
						t.Errorf(tag+": %s: there is no page %s", key, id)
					}
				}
			case prefix+"." == keyAbsent && w.Has("find."+key):
			case prefix+"." == keyCard:
				if card, _, _ := strings.Cut(rest, "."); !slices.Contains(cardOrder[:], card) {
					t.Errorf(tag+": %s: there is no such card", key)
				}
			default:
				t.Errorf(tag+": %s names nothing", key)
			}
		}
	}
}

// A rule with a group that isn't there would never be met.
func TestRules_NameOnlyGroupsThatExist(t *testing.T) {
	for _, tag := range words.Languages() {
		x := newIndex(programIn(t, tag).Site)
		groups := map[string]bool{}
		for _, m := range x.allMembers() {
			groups[m.group] = true
		}
		for _, r := range append(x.cards, x.calm...) {
			for _, it := range r.items {
				for _, o := range it.options {
					if o.group != "" && !groups[o.group] {
						t.Errorf("%s: a rule of %q names the group %s", tag, r.card, o.group)
					}
					if o.group == "" && o.measure == "" && len(o.stems) == 0 {
						t.Errorf("%s: a rule of %q has an empty option", tag, r.card)
					}
				}
			}
		}
	}
}

func (l *lexicon) allMembers() []*member {
	var list []*member
	for _, of := range [...]*members{&l.pages, &l.signs} {
		list = append(list, of.inside...)
		for _, some := range of.same {
			list = append(list, some...)
		}
		for _, some := range of.begun {
			list = append(list, some...)
		}
	}
	return list
}

func TestSearch_EveryGeneralPageCanBeFound(t *testing.T) {
	a := newApp(t)
	x := newIndex(a.Site)
	var found []string
	for _, e := range x.entries {
		found = append(found, e.path)
	}
	for _, route := range app.Routes() {
		switch {
		case route.Foot == "" || route.Path == page.PathRead:
		case !slices.Contains(found, route.Path):
			t.Errorf("%s can't be found", route.Path)
		}
	}
	for i := range a.Topics {
		if path := page.Numbered(page.PathRead, i+1); !slices.Contains(found, path) {
			t.Errorf("%s can't be found", path)
		}
	}
}

// The page and the server answer alike.
func TestSearch_FindsTheSameInThePageAndOnTheServer(t *testing.T) {
	a := newApp(t)
	for i, q := range append(listOf(questions), append(listOf(danger), listOf(calm)...)...) {
		if i%6 != 0 {
			continue // a part of them is enough, and fast
		}
		here, there := looks(a, "q="+q.typed, "country=IE"), asks(a, "q="+q.typed, "country=IE")
		if got, want := resultsOf(t, there), resultsOf(t, here); !slices.Equal(got, want) {
			t.Errorf("%q: the server finds %v, the page %v", q.typed, got, want)
		}
		if got, want := strings.Count(string(there.Body), `class="aid"`), strings.Count(string(here.Body), `class="aid"`); got != want {
			t.Errorf("%q: the server shows %d cards, the page %d", q.typed, got, want)
		}
	}
}

func TestSearch_NothingThatIsTypedInHerPageGoesToAServer(t *testing.T) {
	a := newApp(t)
	if r := a.Handle(&page.Request{Method: "POST", Path: page.PathRead, Form: pagetest.Form("q=sex"), Now: pagetest.Now}); r.Status != 405 {
		t.Errorf("a server answers what she looks for: %d", r.Status)
	}
	if r := asks(a, "q=sex"); r.Status != 200 || !r.Forms || !r.Personal {
		t.Errorf("/plain/ doesn't answer: %d", r.Status)
	}
}

func TestSearch_CardStandsAboveEveryResultWithTheNumberOfHerCountry(t *testing.T) {
	a := newApp(t)
	for typed, number := range map[string]string{"i fainted": "999", "i want to die": "116 123", "he hits me": "0808 2000 247", "took too many pills": "111", "my temperature is 39": "111"} {
		body := string(looks(a, "q="+typed, "country=GB").Body)
		card, number, results := strings.Index(body, `class="aid"`), strings.Index(body, number), strings.Index(body, a.Words.Text("find.results"))
		if card < 0 || number < card || results >= 0 && number > results {
			t.Errorf("%q: the card is at %d, its number at %d, the results at %d", typed, card, number, results)
		}
		root := pagetest.CheckPage(t, typed, looks(a, "q="+typed))
		numbers := 0
		for _, k := range root.Named("main")[0].Named("a") {
			if strings.HasPrefix(k.Attrs["href"], "tel:") {
				numbers++
			}
		}
		if numbers == 0 {
			t.Errorf("%q: it gives nothing to touch without a country", typed)
		}
	}
}

// In an emergency nobody has to find her country in a list first. Where most who read
// a language live in one country, it's the number there: 112 is the police in Korea.
func TestSearch_WithoutACountryTheLikeliestNumberIsFirst(t *testing.T) {
	for tag, c := range map[string]struct{ typed, number string }{
		"": {"i fainted", "112"}, "ko": {"기절했어요", "119"}, "id": {"aku pingsan", "119"}, "es": {"me desmayé", "112"}, "ar": {"اغمي علي", "112"},
	} {
		a := newApp(t)
		if tag != "" {
			a = programIn(t, tag)
		}
		root := pagetest.ParsePage(t, string(looks(a, "q="+c.typed).Body))
		card := root.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "aid" })[0]
		if first := card.Named("a")[0]; first.Attrs["href"] != "tel:"+c.number {
			t.Errorf("%s %q: the first thing to touch is %q", tag, c.typed, first.Words())
		}
	}
}

func TestSearch_EveryCountryHasANumberToTouchInAnEmergency(t *testing.T) {
	a := newApp(t)
	everywhere := string(looks(a, "q=i fainted").Body)
	for i := range a.General.Pack.Numbers {
		n := &a.General.Pack.Numbers[i]
		if !strings.Contains(everywhere, a.Words.Text("country."+n.Jurisdiction)+"</dt><dd><a class=\"tel\"") {
			t.Errorf("%s is not on the card without a country", n.Jurisdiction)
		}
		for _, typed := range []string{"i fainted", "i want to die", "he hits me", "took too many pills"} {
			if body := string(looks(a, "q="+typed, "country="+n.Jurisdiction).Body); !strings.Contains(body, `href="tel:`) && !strings.Contains(body, a.Words.Text("number.text")) {
				t.Errorf("%s: %q gives nothing to touch", n.Jurisdiction, typed)
			}
		}
	}
}

// A country that answers otherwise is answered for as on the question's own page.
func TestSearch_AnswersAsHerCountryDoes(t *testing.T) {
	a := newApp(t)
	general := map[string]string{}
	for i := range a.Topics {
		general[a.Topics[i].Question.ID] = a.Words.Short(a.Topics[i].Question, a.General.Statement)
	}
	compared := 0
	for i := range a.General.Pack.Numbers {
		country := a.General.Pack.Numbers[i].Jurisdiction
		k := a.Knowledge(country)
		for j := range k.Pack.Questions {
			q := &k.Pack.Questions[j]
			own := a.Words.Short(q, k.Statement)
			if own == general[q.ID] {
				continue
			}
			compared++
			for where, r := range map[string]*page.Response{"page": looks(a, "q="+q.Ask.In("en"), "country="+country), "server": asks(a, "q="+q.Ask.In("en"), "country="+country)} {
				if words := pagetest.CheckPage(t, q.ID, r).Words(); !strings.Contains(words, own) || strings.Contains(words, general[q.ID]) {
					t.Errorf("%s: the %s doesn't answer %s as there", country, where, q.ID)
				}
			}
		}
	}
	if compared < 4 {
		t.Errorf("%d answers compared", compared)
	}
}

// Somebody may look over her shoulder.
// TestSearch_PoisonHasTheLineForPoisoning where one was checked.
func TestSearch_PoisonHasTheLineForPoisoning(t *testing.T) {
	a := newApp(t)
	compared := 0
	for code, n := range a.General.Numbers {
		c := page.FirstChecked(n.Poison)
		if c == nil || c.Number == "" {
			continue
		}
		body := string(looks(a, "q=took too many pills", "country="+code).Body)
		if head, _, _ := strings.Cut(body, `class="says"`); !strings.Contains(head, c.Number) {
			t.Errorf("%s: %s is not on the card", code, c.Number)
		}
		compared++
	}
	if compared < 5 {
		t.Errorf("%d countries compared", compared)
	}
}

func TestSearch_CardForHelpAtHomeNamesNoViolence(t *testing.T) {
	a := newApp(t)
	for i := range a.General.Pack.Numbers {
		root := pagetest.CheckPage(t, "quiet", looks(a, "q=he hits me", "country="+a.General.Pack.Numbers[i].Jurisdiction))
		for _, k := range root.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "aid" }) {
			for _, word := range []string{"violence", "abuse", "rape", "assault", "domestic"} {
				if strings.Contains(strings.ToLower(k.Words()), word) {
					t.Errorf("%s: the card says %q", a.General.Pack.Numbers[i].Jurisdiction, word)
				}
			}
		}
	}
}

func TestSearch_SaysWhereThereIsNoPage(t *testing.T) {
	a := newApp(t)
	for typed, want := range map[string]string{"council tax": "find.none.ask"} {
		words := pagetest.CheckPage(t, typed, looks(a, "q="+typed)).Words()
		if !strings.Contains(words, a.Words.Text("find.none")) || !strings.Contains(words, a.Words.Text(want)) {
			t.Errorf("%q: doesn't say that there is no page, and whom to ask", typed)
		}
	}
}

func TestSearch_HelpIsAboveEverySearchOfALanguageThatWasNotExamined(t *testing.T) {
	words := pagetest.AllWords().Map(func(key, text string) string {
		if key == "everyday.examined" {
			return "no"
		}
		return text
	})
	c := pagetest.Config()
	c.Words = words
	body := string(looks(pagetest.Program(t, c, Pages()), "q=swimming").Body)
	if help := strings.Index(body, words.Text("find.first")); help < 0 || help > strings.Index(body, words.Text("find.results")) {
		t.Error("help is not above the results")
	}
}

// A fever is one in every spelling of its number.
func TestSearch_ReadsAFeverHoweverItIsTyped(t *testing.T) {
	x := newIndex(newApp(t).Site)
	for _, fever := range []string{"38,5", "38.5", "101", "38'5", "38´5", "38’5", "38,5º", "38.5 °C", "38.5C", "39c", "39 grados", "39°", "٣٨٫٥", "۳۸٫۵", "३८.५", "３８．５", "38.5℃", "102F"} {
		if got := x.cardsFor(x.correct(x.split("fever " + fever))); len(got) != 1 || got[0] != "same-day" {
			t.Errorf("%q raises %v", fever, got)
		}
	}
	for _, calm := range []string{"36,8", "37", "98.6F", "٣٦٫٥"} {
		if got := x.cardsFor(x.correct(x.split("my temperature is " + calm))); len(got) != 0 {
			t.Errorf("%q raises %v", calm, got)
		}
	}
}

func FuzzSearch_AnswersWhateverIsTyped(f *testing.F) {
	f.Add("sex")
	f.Add("''&..,3.5,\xff")
	f.Add("유산 수술")
	a := newApp(f)
	f.Fuzz(func(t *testing.T, typed string) {
		r := a.Handle(&page.Request{Method: "POST", Path: page.PathRead, Form: []page.Field{{Name: "q", Value: typed}}, Now: pagetest.Now, InPage: true})
		if r.Status != 200 {
			t.Fatalf("status %d", r.Status)
		}
		links := pagetest.CheckPage(t, "search", r).Named("main")[0].Named("a")
		if most := 100; len(links) > most {
			t.Errorf("%d links", len(links))
		}
	})
}

// A sentence after a full stop takes back no card that the first sentence raises, and
// neither does one before it.
func FuzzCards_AnotherSentenceTakesNoneBack(f *testing.F) {
	x := newIndex(newApp(f).Site)
	others := listOf(calm)
	for i, q := range listOf(danger) {
		f.Add(q.typed, others[i%len(others)].typed)
	}
	f.Add("suicide", "years ago my mum had a stroke")
	f.Add("i fainted", "it has stopped, no pain, not bleeding")
	f.Add("shoulder pain", "the gym bag, the exercises")
	cards := func(typed string) []string { return x.cardsFor(x.correct(x.split(typed))) }
	f.Fuzz(func(t *testing.T, one, other string) {
		if len(one)+len(other) > longest {
			t.Skip("longer than the search reads")
		}
		for _, both := range []string{one + ". " + other, other + ". " + one} {
			got := cards(both)
			for _, card := range cards(one) {
				if !slices.Contains(got, card) {
					t.Errorf("%q raises %v, without %s of %q", both, got, card, one)
				}
			}
		}
	})
}
