package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"aftercare/locale"
)

// lexiconOf makes one of a few words of a language, without their prefix.
func lexiconOf(t *testing.T, lines ...string) *lexicon {
	t.Helper()
	w, err := locale.New("xx", "ltr", "", "everyday."+strings.Join(lines, "\neveryday.")+"\n")
	if err != nil {
		t.Fatal(err)
	}
	return newLexicon(w)
}

var (
	korean = []string{"endings = 에서는 에서 하고 이 가 은 는 을 를 에 로", "shortest = 1", "beginnings = -", "common = 언제 많이 나요 해도",
		"group.blood = 피 출혈 하혈", "group.operation = 소파수술 수술", "group.tired = 피로 피곤", "sign.pour = 쏟아~ 콸콸", "sign.not = 안 못",
		"sign.dizzy = 어지러~ 눈앞_캄캄", "sign.out = 나가", "sign.wish = ㅈㅅ"}
	russian = []string{"endings = ями ами ого ему ться ет ью ой и ь а у е о", "shortest = 3", "beginnings = -", "common = можно после когда",
		"group.blood = кровь кровит ~кровотеч~", "group.hedgehog = ёж ёлка"}
	arabic = []string{"endings = ات ها ه", "shortest = 3", "beginnings = وال بال فال كال لل ال و? ب? ل? بي!+ا ي!+ا ما~ش=ما م~ش=ما وما+ما", "common = متى هل",
		"group.blood = نزيف دم", "group.hospital = مستشفى", "group.pain = ألم", "group.stop = وقف", "group.vomit = استفرغ", "group.wait = يبقى انتظر", "group.no = ما"}
	indonesian = []string{"endings = nya kan an", "shortest = 3", "beginnings = men+t mem+p me? mem? di? ber? ke?", "common = saya",
		"group.use = pakai", "group.cry = tangis", "group.loss = keguguran gugur", "group.body = badan", "group.cold = dingin"}
	chat = []string{"endings = 2 nya", "shortest = 3", "beginnings = tdk=gak ga=gak nafas=napas nadi=nadi n+t di? ga_", "common = saya",
		"group.cannot = gak_bisa", "group.suddenly = tiba_tiba", "group.pain = sakit", "group.hit = tampar", "group.breath = napas", "group.earlier = tadi", "group.pulse = nadi"}
	spanish = []string{"endings = ando aciones ada ado ar as os es a o s", "shortest = 3", "beginnings = -", "common = me estoy del",
		"group.blood = sangre sangrado hemorragia", "group.bath = baño", "sign.pour = chorro", "sign.falls = caigo"}
)

func TestStem_OfEachScriptTakesOffWhatSaysNothing(t *testing.T) {
	for _, c := range []struct {
		words []string
		pairs [][2]string // alike
		apart [][2]string // not
	}{
		{korean, [][2]string{{"피가", "피"}, {"피를", "피"}, {"수술하고", "수술"}, {"수술에서는", "수술"}}, [][2]string{{"피로", "피"}, {"피곤", "피"}}},
		{russian, [][2]string{{"кровью", "кровь"}, {"крови", "Кровь"}, {"ёлка", "елки"}}, [][2]string{{"боль", "соль"}}},
		{arabic, [][2]string{{"النزيف", "نزيف"}, {"والنزيف", "نزيف"}, {"نَزِيف", "نـزيف"}, {"بنزيف", "نزيف"}, {"المستشفي", "مستشفى"}, {"الألم", "الم"}, {"بيستفرغ", "استفرغ"}, {"يستفرغ", "استفرغ"}, {"وما", "ما"}}, [][2]string{{"وقف", "قف"}, {"يبقى", "ابقى"}}},
		{indonesian, [][2]string{{"memakai", "pakai"}, {"dipakai", "pakai"}, {"memakainya", "pakai"}, {"menangis", "tangis"}, {"keguguran", "gugur"}, {"badannya", "badan"}}, [][2]string{{"dingin", "ngin"}}},
		{spanish, [][2]string{{"sangrando", "sangre"}, {"sangrado", "sangre"}, {"BAÑOS", "bano"}, {"baño", "bañar"}}, [][2]string{{"sangre", "sal"}, {"delas", "del"}}},
	} {
		l := lexiconOf(t, c.words...)
		stem := func(s string) string { return l.split(s)[0].stem }
		for _, p := range c.pairs {
			if stem(p[0]) != stem(p[1]) {
				t.Errorf("%s is %s, %s is %s", p[0], stem(p[0]), p[1], stem(p[1]))
			}
		}
		for _, p := range c.apart {
			if stem(p[0]) == stem(p[1]) {
				t.Errorf("%s and %s are both %s", p[0], p[1], stem(p[0]))
			}
		}
	}
}

// What is typed is found in its groups, whatever stands at its ends, is left out
// between its words, or slips.
func TestGroups_AreFoundInWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		words []string
		typed string
		want  []string
	}{
		{korean, "피가 나요", []string{"blood"}},
		{korean, "피가많이나요ㅠㅠ", []string{"blood"}},
		{korean, "소파수술하고나서 출혈이", []string{"operation", "blood"}},
		{korean, "쏘파수술", []string{"operation"}},
		{korean, "추혈", []string{"blood"}},
		{korean, "쏟아져요", []string{"pour"}},
		{korean, "피가안쏟아져요", []string{"blood", "not", "pour"}},
		{korean, "쏘다져요", []string{"pour"}},
		{korean, "어지러웠어요", []string{"dizzy"}},
		{korean, "어지럽습니다", []string{"dizzy"}},
		{korean, "눈앞이 캄캄", []string{"dizzy"}},
		{korean, "눈앞캄캄", []string{"dizzy"}},
		{korean, "나가요", []string{"out"}},
		{korean, "나 언제", nil},
		{korean, "ㅈㅅ하고ㅠㅠ", []string{"wish"}},
		{korean, "ㅋㅋㅈㅈ", nil},
		{korean, "피곤해요", []string{"tired"}},
		{korean, "피로", []string{"tired"}},
		{korean, "피부", nil},
		{arabic, "مابيستفرغش", []string{"no", "vomit"}},
		{arabic, "موقفش نزيييييف", []string{"no", "stop", "blood"}},
		{arabic, "مستشفى", []string{"hospital"}},
		{arabic, "ينتظر", []string{"wait"}},
		{russian, "кровотечение", []string{"blood"}},
		{russian, "сильнокровотечет", []string{"blood"}},
		{russian, "ЕЛКИ", []string{"hedgehog"}},
		{russian, "соль", nil},
		{arabic, "وبالنَّزيف", nil}, // two words before it are one too many
		{arabic, "هل النزيف", []string{"blood"}},
		{arabic, "في المستشفي", []string{"hospital"}},
		{arabic, "الام", nil},
		{indonesian, "memakainya", []string{"use"}},
		{indonesian, "sdh kguguran", []string{"loss"}},
		{chat, "tdk bisa", []string{"cannot"}},
		{chat, "gabisa", []string{"cannot"}},
		{chat, "garam", nil},
		{chat, "sakitgabisanapas", []string{"pain", "cannot", "breath"}},
		{chat, "tiba2", []string{"suddenly"}},
		{chat, "tibatiba tiba-tiba", []string{"suddenly"}},
		{chat, "sakit2nya sakiiiit", []string{"pain"}},
		{chat, "nampar", []string{"hit"}},
		{chat, "nafasnya", []string{"breath"}},
		{chat, "nadi", []string{"pulse"}},
		{indonesian, "dingin2", []string{"cold"}}, // a slip: no "2" among its endings
		{spanish, "ESTOY SANGRANDO", []string{"blood"}},
		{spanish, "hemorrajia", []string{"blood"}},
		{spanish, "estoysangrado", []string{"blood"}},
		{spanish, "sangradodelbaño", []string{"bath", "blood"}},
		{spanish, "delsangramos", nil},
		{spanish, "me caigo, chorro", []string{"falls", "pour"}},
	} {
		l := lexiconOf(t, c.words...)
		var got []string
		tokens := l.correct(l.split(c.typed))
		for _, h := range append(l.pages.groups(tokens), l.signs.groups(tokens)...) {
			if !slices.Contains(got, h.group) {
				got = append(got, h.group)
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v instead of %v", c.typed, got, c.want)
		}
	}
}

func TestSound_OfWhatIsWrittenByEarIsThatOfTheWord(t *testing.T) {
	for typed, word := range map[string]string{"시매": "심해", "주꼬시퍼": "죽고싶어", "출혀리": "출혈이", "멈추질안아": "멈추질않아", "쏘다져": "쏟아져", "쏘다저": "쏟아져", "마자써": "맞았어", "주글래": "죽을래", "함니다": "합니다",
		"십다": "싶다", "그패": "급해", "빨가타": "빨갛다", "조케": "좋게", "업따": "없다", "몰라": "몰라", "갠찬아": "겐찮아"} {
		if sound(typed) != sound(word) {
			t.Errorf("%s is %q, %s is %q", typed, sound(typed), word, sound(word))
		}
	}
	for a, b := range map[string]string{"많은": "맞는", "섞어": "썩어", "끊겨": "근거", "좋겠": "쪽에", "달": "딸", "피": "비"} {
		if sound(a) == sound(b) {
			t.Errorf("%s and %s are both %q", a, b, sound(a))
		}
	}
}

// Fingers double letters, leave them out and change them round.
func TestCorrect_KnowsWhatSlipsAreMeantFor(t *testing.T) {
	l := lexiconOf(t, "endings = ing ed s", "endings.one = yes", "common = cant want what when really",
		"group.a = tongue took drink back calf breathing unresponsive heavy soaking smoking shaking temperature")
	for typed, want := range map[string]string{
		"tounge": "tongue", "tok": "took", "bakc": "back", "cnt": "cant", "clf": "calf", "drnk": "drink", "wnat": "want", "wen": "when", "realy": "really",
		"heavvvy": "heavy", "breting": "breathing", "unrespnsive": "unresponsive", "soking": "soaking", "tempreture": "temperature", "shake": "shake", "gym": "gym", "tub": "tub",
	} {
		if got := l.correct(l.split(typed))[0].word; got != want {
			t.Errorf("%s: %s instead of %s", typed, got, want)
		}
	}
	if got := l.correct(l.split("shake"))[0].stem; got != "shak" {
		t.Errorf("shake has the stem %s, not that of shaking", got)
	}
}

func TestSplit_ReadsNumbersAsTheyAreTyped(t *testing.T) {
	l := lexiconOf(t, korean...)
	for typed, want := range map[string]string{
		"38.5": "38.5", "38,5": "38.5", "38'5": "38.5", "38´5": "38.5", "38’5": "38.5", "٣٨٫٥": "38.5", "۳۸٫۵": "38.5", "३८.५": "38.5", "39도": "39 도", "38.5도": "38.5 도", "체온38.5": "체온 38.5",
		"16weeks": "16weeks", "d&c": "d&c", "it's": "its", "39.": "39", "1,2,3": "1.2.3", "3시간": "3 시간",
	} {
		var words []string
		for _, token := range l.split(typed) {
			words = append(words, strings.ReplaceAll(token.word, "&", ""))
		}
		if got := strings.Join(words, " "); got != strings.ReplaceAll(want, "&", "") {
			t.Errorf("%q: %q instead of %q", typed, got, want)
		}
	}
}

func TestCut_CountsLetters(t *testing.T) {
	for text, want := range map[string]string{"": "", "abc": "abc", "abcd": "abc", "유산후": "유산후", "유산후에": "유산후", "\xff\xfe\xfd\xfc": "\xff\xfe\xfd"} {
		if got := cut(text, 3); got != want || utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestSplit_ReadsCyrillicTypedInOtherLetters(t *testing.T) {
	l := lexiconOf(t, append([]string{"group.brand = cytotec", "sign.die = умереть", "sign.want = хочу", "sign.hits = бьёт", "sign.heat = жар"}, russian...)...)
	for typed, want := range map[string]string{
		"krov":           "кров",
		"hochu umeret'":  "хочу умерет",
		"on byot":        "он бьет",
		"rhjdm":          "кровь",
		"[jxe evthtnm":   "хочу умереть",
		";fh":            "жар", // a sign on one keyboard, a letter on the other
		"cytotec":        "cytotec",
		"cytotec и krov": "cytotec и кров",
		"кровь 38.5":     "кровь 38.5",
		"qqq":            "qqq",
	} {
		var got []string
		for _, t := range l.split(typed) {
			got = append(got, t.word)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", typed, s, want)
		}
	}
	if got := lexiconOf(t, spanish...).split("krov"); got[0].word != "krov" {
		t.Errorf("in a language of Latin letters: %s", got[0].word)
	}
}

func TestCorrect_LeavesWordsThatARuleHasInPart(t *testing.T) {
	l := lexiconOf(t, append([]string{"sign.bed = вставать"}, russian...)...)
	l.readRule("emergency", "хлест~ @blood")
	if got := l.correct(l.split("хлестает")); got[0].word != "хлестает" {
		t.Errorf("got %s", got[0].word)
	}
}
