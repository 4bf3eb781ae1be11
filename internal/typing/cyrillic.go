package typing

import "strings"

// IsCyrillic reports whether a letter is Cyrillic.
func IsCyrillic(c rune) bool { return c >= firstCyrillic && c < firstHebrew }

// IsLatin reports whether a letter is one of a to z.
func IsLatin(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// spelled are Cyrillic letters as people write them with Latin ones, the longest first.
var spelled = strings.NewReplacer(strings.Fields(`
	shch щ sch щ
	sh ш ch ч zh ж kh х ts ц tz ц ph ф ck к
	bye бье bie бье byo бье bjo бье lye лье lyo лье lio ле ljo лье pyo пье pye пье pjo пье vyo вье
	ya я ja я ia ия yu ю ju ю iu ию yo е jo е io ие ye е je е
	ay аи ey еи oy ои uy уи iy и yy ы aj аи ej еи oj ои uj уж ij и yj ы
	a а b б c ц d д e е f ф g г h х i и j ж k к l л m м n н o о p п q к r р s с t т u у v в w в x х y ы z з
`)...)

// Cyrillic writes small Latin letters as the Cyrillic ones that they are meant for:
// "krov" as кров.
func Cyrillic(latin string) string { return spelled.Replace(latin) }

// keys are what the keys of a Latin keyboard write on a Russian one.
var keys = pairs("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")

func pairs(from, to string) map[rune]rune {
	list, letters := map[rune]rune{}, []rune(to)
	for i, c := range from {
		list[c] = letters[i]
	}
	return list
}

// CyrillicKeys writes what the same keys write on a Russian keyboard: "rhjdm" as кровь.
func CyrillicKeys(s string) string {
	return strings.Map(func(c rune) rune {
		if letter, ok := keys[c]; ok {
			return letter
		}
		return c
	}, strings.ToLower(s))
}
