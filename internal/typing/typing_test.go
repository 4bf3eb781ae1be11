package typing

import (
	"slices"
	"testing"
)

func TestFold_ForgivesCaseAccentsAndSigns(t *testing.T) {
	for name, want := range map[string]string{
		"São Paulo": "saopaulo", "KING'S Lynn": "kingslynn", "Đà Nẵng": "danang", "Łódź": "lodz", "Straße": "strasse",
		"서울 특별시": "서울특별시", "İstanbul": "istanbul", "Zu\u0308rich": "zurich", "กรุงเทพ": "กรุงเทพ", "...": "", "SW1 ２AA": "sw12aa", "١٢٣٤٥": "12345",
		"Орёл": "орел", "Йод": "иод", "И\u0306од": "иод", "ЁЛКА": "елка", "إِجْهَاض": "اجهاض", "أُمّ": "ام", "مستشفى": "مستشفي", "حرارة": "حراره", "نـــزيف": "نزيف",
		"سوء": "سو", "مسؤول": "مسوول", "بیمارستان": "بيمارستان", "کمک": "كمك", "\u110b\u1172\u1109\u1161\u11ab": "유산", "\u1100\u1161\u11b9\u110b\u1175": "값이", "हिन्दी": "हिन्दी",
	} {
		if got := Fold(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestOrder_IsThatOfTheAlphabet(t *testing.T) {
	for _, list := range [][]string{
		{"Åland", "Albania", "Brazil", "Curaçao", "Hong Kong", "India", "Türkiye", "United Kingdom"},
		{"Canadá", "Chile", "España", "Estados Unidos", "Irán", "Níger", "Nueva Zelanda", "Ñuñoa", "Omán"},
		{"Австралия", "Ирландия", "Исландия", "Йемен", "Казахстан", "Кения"},
		{"едва", "ёж", "ежевика"},
		{"الأردن", "إسبانيا", "أستراليا", "ألمانيا", "البرازيل", "تونس", "السعودية", "المملكة المتحدة", "الهند"},
		{"네덜란드", "대한민국", "미국", "호주"},
		{"Indonesia", "인도", "호주"},
	} {
		got := slices.Clone(list)
		slices.Reverse(got)
		slices.SortFunc(got, Order)
		if !slices.Equal(got, list) {
			t.Errorf("%v instead of %v", got, list)
		}
	}
}

func TestLetters_AreThoseThatAreTyped(t *testing.T) {
	for text, want := range map[string]string{"": "", "seoul": "seoul", "피": "\u1111\u1175", "출혈 a": "\u110e\u116e\u11af\u1112\u1167\u11af a", "кровь": "кровь"} {
		if got := Letters(text); got != want || Fold(got) != Fold(text) {
			t.Errorf("%s: %q, want %q; folded %q, %q", text, got, want, Fold(got), Fold(text))
		}
	}
}

func TestWithin_CountsALetterMoreLessOtherOrChangedRound(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		slips int
		want  bool
	}{{"seoul", "seoul", 0, true}, {"soul", "seoul", 1, true}, {"soeul", "seoul", 1, true}, {"busan", "pusan", 1, true}, {"sol", "seoul", 1, false}, {"", "a", 1, true}, {"", "ab", 1, false}, {"bleeidng", "bleeding", 1, true}, {"blxxding", "bleeding", 1, false}, {"blxxding", "bleeding", 2, true}} {
		if got := Within(c.a, c.b, c.slips); got != c.want {
			t.Errorf("%q %q within %d: %v", c.a, c.b, c.slips, got)
		}
	}
}

func TestOpen_TakesOffTheLastConsonantOfASyllable(t *testing.T) {
	for c, want := range map[rune]rune{'합': '하', '한': '하', '하': '하', '웠': '워', 'a': 'a', 'ㅎ': 'ㅎ'} {
		if got := Open(c); got != want || IsOpen(c) != (c == '하') {
			t.Errorf("%c: %c, open %v", c, got, IsOpen(c))
		}
	}
}

func TestCyrillic_IsReadFromLatinLettersAndKeys(t *testing.T) {
	for latin, want := range map[string]string{"krovotechenie": "кровотечение", "zhenschina": "женщина", "shodit": "шодит", "teryayu": "теряю", "tjazhelo": "тяжело", "lyot": "льет", "hvatit": "хватит"} {
		if got := Cyrillic(latin); got != want {
			t.Errorf("%s: %s, want %s", latin, got, want)
		}
	}
	for typed, want := range map[string]string{"Ntvgthfnehf 38": "температура 38", "[jxe ;bnm": "хочу жить"} {
		if got := CyrillicKeys(typed); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
