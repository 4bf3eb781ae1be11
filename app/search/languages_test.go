package search

import (
	"embed"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

// examination is what people type in a language. It is no part of this repository.
type examination struct {
	Queries []struct {
		Q, Means string   // the id of the question, or several
		Expect   []string // the same
	}
	Danger []struct {
		Q, Alarm, Level, Help string
	}
	HeldOut []string `json:"held_out_danger"` // any card will do
	Third   []string `json:"third_danger"`
}

// also are pages that came after the examinations were written and answer the same.
var also = map[string][]string{
	"work": {"leave-pay", "back-to-work"}, "why": {"blamed"}, "test-positive": {"hcg-falls"}, "tissue-left": {"all-out"},
	"infection": {"antibiotics-prevent"}, "bleeding-tablets": {"tablets-not-worked"}, "remains": {"hospital-remains", "home-burial"},
}

const examinations = "../../../shared/testdata/questions"

// examinationsOf reads the files of the examinations by language.
func examinationsOf(t *testing.T) map[string]examination {
	t.Helper()
	list := map[string]examination{}
	for _, name := range [...]string{"search-words-ko-id-ru.json", "search-words-es-ar.json"} {
		raw, err := os.ReadFile(filepath.Join(examinations, name))
		if err != nil {
			t.Skipf("%s is not here: the test needs ../shared/testdata beside the project", name)
		}
		var file struct {
			Languages map[string]examination
			ES, AR    *examination
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			t.Fatal(name, err)
		}
		for tag, x := range file.Languages {
			list[tag] = x
		}
		if file.ES != nil {
			list["es"] = *file.ES
		}
		if file.AR != nil {
			list["ar"] = *file.AR
		}
	}
	return list
}

// cardsOf are the cards that are right for a danger: one that is more urgent is.
func cardsOf(alarm, level string) []string {
	switch {
	case strings.HasPrefix(alarm, "MIND"):
		return []string{"crisis", "poison"}
	case strings.HasPrefix(alarm, "DANGER-HOME"), level == "safety":
		return []string{"violence"}
	case level == "emergency" && alarm == "":
		return []string{"emergency", "crisis", "poison"}
	case level == "emergency":
		return []string{"emergency", "poison"}
	case alarm == "": // these lists call a crisis so too
		return []string{"same-day", "emergency", "poison", "crisis"}
	}
	return []string{"same-day", "emergency", "poison"}
}

// The share of searches that lead where they should, in each language that has
// words. A language is held to the bars once its search is said to be examined.
func TestSearch_OfEachLanguageFindsWhatIsTypedInIt(t *testing.T) {
	for tag, exam := range examinationsOf(t) {
		t.Run(tag, func(t *testing.T) {
			w, ok := words.In(tag)
			if !ok {
				t.Skip("there are no words of this language yet")
			}
			c := page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: pagetest.Asset, Build: "test"}
			a := pagetest.Program(t, c, read.Pages(), Pages())
			pages, cards := examinePages(t, a, &exam), examineCards(t, newIndex(a.Site), &exam)
			if w.Everyday("examined") == "yes" && (pages < 80 || cards < 95) {
				t.Error("below the bars: 80 % of the pages among the first three, 95 % of the dangers with the right card on top")
			}
		})
	}
}

func examinePages(t *testing.T, a *app.App, exam *examination) (percent int) {
	x, pages, three, first, raised := newIndex(a.Site), 0, 0, 0, 0
	for _, q := range exam.Queries {
		var want []string
		for _, id := range append(strings.Split(q.Means, ","), q.Expect...) {
			if id = strings.TrimSpace(id); a.TopicNumber(id) > 0 {
				want = append(append(want, id), also[id]...)
			}
		}
		if len(want) == 0 {
			continue // no page answers it
		}
		if cards := x.cardsFor(x.correct(x.split(q.Q))); len(cards) > 0 {
			t.Logf("%q raises %v", q.Q, cards)
			raised++
		}
		found, _ := x.find(q.Q)
		var got []string
		for _, f := range found {
			if f.path != "" {
				got = append(got, f.id)
			}
		}
		pages++
		switch at := slices.IndexFunc(got, func(id string) bool { return slices.Contains(want, id) }); {
		case at == 0:
			first++
			three++
		case at > 0 && at < 3:
			three++
		default:
			t.Logf("%q: %v is at %d of %v", q.Q, want, at+1, got[:min(3, len(got))])
		}
	}
	t.Logf("%d questions: right page first %d, in the first three %d (%d %%); %d raise a card", pages, first, three, 100*three/max(1, pages), raised)
	return 100 * three / max(1, pages)
}

func examineCards(t *testing.T, x *index, exam *examination) (percent int) {
	all, right, any := 0, 0, 0
	try := func(typed string, want []string) {
		got := x.cardsFor(x.correct(x.split(typed)))
		all++
		if len(got) > 0 {
			any++
		}
		if len(got) > 0 && (want == nil || slices.Contains(want, got[0])) {
			right++
		} else {
			t.Logf("%q: %v is not on top of %v", typed, want, got)
		}
	}
	for _, d := range exam.Danger {
		try(d.Q, cardsOf(d.Alarm, d.Level+d.Help))
	}
	for _, typed := range append(exam.HeldOut, exam.Third...) {
		try(typed, nil)
	}
	t.Logf("%d dangers: the right card on top for %d (%d %%), any card for %d", all, right, 100*right/max(1, all), any)
	return 100 * right / max(1, all)
}

// typedIn are dangers and calm phrases of each language besides the first.
//
//go:embed testdata/danger-*.txt testdata/calm-*.txt testdata/pages-*.txt
var typedIn embed.FS

func TestSearch_HasTheRightPageAmongTheFirstThreeInEveryLanguage(t *testing.T) {
	for _, tag := range words.Languages() {
		t.Run(tag, func(t *testing.T) {
			raw, err := typedIn.ReadFile("testdata/pages-" + tag + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			x, list, three := indexIn(t, tag), listOf(string(raw)), 0
			for _, q := range list {
				found, _ := x.find(q.typed)
				found = slices.DeleteFunc(found, func(f result) bool { return f.path == "" })
				first := found[:min(3, len(found))]
				if slices.ContainsFunc(first, func(f result) bool { return slices.Contains(q.want, f.id) }) {
					three++
				} else {
					t.Logf("%q: none of %v is among the first three", q.typed, q.want)
				}
			}
			if t.Logf("right page among the first three: %d of %d", three, len(list)); len(list) < 30 || three*100 < len(list)*85 {
				t.Error("below the bars: 30 questions, 85 %")
			}
		})
	}
}

func TestSearch_FindsDangersByTheirPartsAndLeavesTheCalmAlone(t *testing.T) {
	for _, tag := range words.Languages()[1:] {
		t.Run(tag, func(t *testing.T) {
			danger, err := typedIn.ReadFile("testdata/danger-" + tag + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			calm, err := typedIn.ReadFile("testdata/calm-" + tag + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			examineDangers(t, tag, string(danger), string(calm))
		})
	}
}

func examineDangers(t *testing.T, tag, danger, quiet string) {
	x := indexIn(t, tag)
	cards := func(typed string) []string { return x.cardsFor(x.correct(x.split(typed))) }
	dangers, right := listOf(danger), 0
	for _, q := range dangers {
		if got := cards(q.typed); len(got) > 0 && slices.Contains(q.want, got[0]) {
			right++
		} else {
			t.Logf("%q: %v is not on top of %v", q.typed, q.want, got)
		}
	}
	calm, without := listOf(quiet), 0
	for _, q := range calm {
		if got := cards(q.typed); len(got) == 0 {
			without++
		} else {
			t.Logf("%q raises %v", q.typed, got)
		}
	}
	t.Logf("dangers with the right card on top: %d of %d; calm without a card: %d of %d", right, len(dangers), without, len(calm))
	if right*100 < len(dangers)*95 || without*100 < len(calm)*95 {
		t.Error("below the bars: 95 % of each")
	}
}

// opposites are letters apart in some languages: the fear of dying is an emergency
// of the body; the wish to die, or to follow the baby, is a crisis.
var opposites = map[string]struct{ fear, wish, follow []string }{
	"en": {[]string{"chest pain and i feel like i'm going to die"}, []string{"i want to die"}, []string{"i want to be with my baby in heaven"}},
	"id": {[]string{"dada sakit rasanya mau mati sesak napas"}, []string{"pengen mati aja"}, []string{"pengen nyusul bayiku"}},
	"es": {[]string{"me duele el pecho y siento que me muero"}, []string{"me quiero morir"}, []string{"quiero irme con mi bebe al cielo"}},
	"ko": {[]string{"가슴이 아프고 숨막혀 죽을 것 같아요"}, []string{"죽고 싶어요"}, []string{"아기 따라가고 싶어요"}},
	"ru": {[]string{"болит грудь нечем дышать кажется умираю"}, []string{"хочу умереть"}, []string{"хочу к своему малышу на небо"}},
	"ar": {[]string{"صدري يوجعني وحاسة اني راح اموت"}, []string{"بدي اموت"}, []string{"بدي الحق ابني"}},
}

func TestSearch_TellsTheFearOfDyingFromTheWishAndKnowsTheWishToFollow(t *testing.T) {
	for _, tag := range words.Languages() {
		x, phrases := indexIn(t, tag), opposites[tag]
		if len(phrases.fear) == 0 || len(phrases.wish) == 0 || len(phrases.follow) == 0 {
			t.Errorf("%s: no phrases", tag)
		}
		first := func(typed, want string) {
			if got := x.cardsFor(x.correct(x.split(typed))); len(got) == 0 || got[0] != want {
				t.Errorf("%s: %q raises %v, not %s first", tag, typed, got, want)
			}
		}
		for _, typed := range phrases.fear {
			first(typed, "emergency")
		}
		for _, typed := range append(phrases.wish, phrases.follow...) {
			first(typed, "crisis")
		}
	}
}

// beaten are ways to say that he hits her, and chills that are said with the same
// word.
var beaten = map[string]struct{ violence, chills []string }{
	"en": {[]string{"he hits me", "my husband beats me"}, nil},
	"id": {[]string{"suami pukul saya", "dia mukulin aku"}, nil},
	"es": {[]string{"mi marido me pega", "él me golpea"}, nil},
	"ko": {[]string{"남편이 때려요", "남편이 저를 때려요"}, nil},
	"ru": {[]string{"он меня бьёт", "меня муж начал бить"}, []string{"муж на работе а меня начал бить озноб"}},
	"ar": {[]string{"زوجي يضربني", "جوزي بيضربني"}, nil},
}

func TestSearch_HeHitsMeIsViolenceInEveryLanguage(t *testing.T) {
	for _, tag := range words.Languages() {
		x := indexIn(t, tag)
		for _, typed := range beaten[tag].violence {
			if got := x.cardsFor(x.correct(x.split(typed))); len(got) == 0 || got[0] != "violence" {
				t.Errorf("%s: %q raises %v", tag, typed, got)
			}
		}
		for _, typed := range beaten[tag].chills {
			if got := x.cardsFor(x.correct(x.split(typed))); slices.Contains(got, "violence") || len(got) == 0 {
				t.Errorf("%s: %q raises %v", tag, typed, got)
			}
		}
		if beaten[tag].violence == nil {
			t.Errorf("%s: no phrases", tag)
		}
	}
}

// denials are phrases in which a denial stands before a danger: of something else,
// and of the danger itself.
var denials = map[string]struct{ other, itself []string }{
	"en": {[]string{"not hungry not thirsty want to die", "dont sleep dont eat cant breathe", "never hungry want to kill myself"},
		[]string{"i don't want to die", "no fever no chills no pain", "no heavy bleeding and no fainting", "i don't have any chest pain", "not really wanting to die"}},
	"id": {[]string{"laper ga haus ga pengen mati aja", "udah ga laper ga haus mati aja", "gak selera makan gak ngantuk sesak napas", "ga bisa tidur pengen mati"},
		[]string{"aku ga pengen mati", "sedih tapi ga stres ga pengen mati", "ga demam ga menggigil", "tidak ada pendarahan banyak", "saya tidak ingin bunuh diri"}},
	"es": {[]string{"ni hambre ni sed quiero morirme", "no como no duermo me quiero morir", "sin hambre sin sueño quiero morir", "no me deja salir ni ir al medico", "no me deja ni ir a urgencias"},
		[]string{"no me quiero morir", "sin fiebre ni escalofríos", "no tengo dolor de pecho", "no me he desmayado ni sangro mucho", "no quiero quitarme la vida", "el medico no me deja salir de casa ni trabajar"}},
	"ko": {[]string{"잠도 안 오고 밥도 못 먹고 죽고 싶어요", "배도 안 고프고 죽고싶다"},
		[]string{"열은 없어요", "피는 멎었어요"}},
	"ru": {[]string{"ни есть ни спать хочу умереть", "нет сна нет аппетита хочу умереть", "нет сил нет сна не хочу жить"},
		[]string{"нет температуры нет озноба", "нет сильного кровотечения", "никогда не теряла сознание"}},
	"ar": {[]string{"لا اكل لا نوم بدي موت", "مش جعانة مش عطشانة عايزة اموت", "لا نوم لا راحة اريد ان اموت", "ما يخليني اطلع من البيت ولا اروح المستشفى"},
		[]string{"لا اريد ان اموت", "ما عندي حرارة ولا قشعريرة", "مش عايزة اموت", "الدكتور ما خلاني اطلع من البيت اسبوع"}},
}

// A denial is of what comes first after it: it hides no danger that only follows.
func TestSearch_ADenialHidesNoDangerThatFollowsSomethingElse(t *testing.T) {
	for _, tag := range words.Languages() {
		x, phrases := indexIn(t, tag), denials[tag]
		if len(phrases.other) == 0 || len(phrases.itself) == 0 {
			t.Errorf("%s: no phrases", tag)
		}
		for _, typed := range phrases.other {
			if got := x.cardsFor(x.correct(x.split(typed))); len(got) == 0 {
				t.Errorf("%s: %q raises nothing", tag, typed)
			}
		}
		for _, typed := range phrases.itself {
			if got := x.cardsFor(x.correct(x.split(typed))); len(got) > 0 {
				t.Errorf("%s: %q raises %v", tag, typed, got)
			}
		}
	}
}

// indexIn is the search of a language.
func indexIn(t *testing.T, tag string) *index {
	t.Helper()
	return newIndex(programIn(t, tag).Site)
}
