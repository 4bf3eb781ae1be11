// Package typing forgives what fingers do: case, accents and slips of the keys.
package typing

import (
	"cmp"
	"strings"
	"unicode"
)

// Within reports whether a word becomes another by so many slips: a letter
// more, less, other, or two changed round.
func Within(a, b string, slips int) bool {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)] <= slips
}

// folds are letters that people type without their signs, each after the
// letters it is typed as.
var folds = [...][2]string{
	{"a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"}, {"ae", "æ"}, {"c", "çćĉċč"}, {"d", "ďđð"}, {"e", "èéêëēĕėęěẹẻẽếềểễệ"},
	{"g", "ĝğġģ"}, {"h", "ĥħ"}, {"i", "ìíîïĩīĭįıỉịǐ"}, {"j", "ĵ"}, {"k", "ķ"}, {"l", "ĺļľŀł"}, {"n", "ñńņňŋ"},
	{"o", "òóôõöøōŏőơọỏốồổỗộớờởỡợǒ"}, {"oe", "œ"}, {"r", "ŕŗř"}, {"s", "śŝşšș"}, {"ss", "ß"}, {"t", "ţťŧț"}, {"th", "þ"},
	{"u", "ùúûüũūŭůűųưụủứừửữựǔ"}, {"w", "ŵ"}, {"y", "ýÿŷỳỵỷỹ"}, {"z", "źżž"},
}

// plain is how a letter with signs is typed.
func plain(c rune) (string, bool) {
	switch {
	case c < 'ß' || c > 'ỹ':
		return "", false
	case c >= firstCyrillic && c < firstHebrew:
		return plainCyrillic(c)
	case c >= firstArabic && c <= lastArabic:
		return plainArabic(c)
	case c > lastLatin && c < moreLatin:
		return "", false
	}
	for i := range folds {
		if strings.ContainsRune(folds[i][1], c) {
			return folds[i][0], true
		}
	}
	return "", false
}

// Where some scripts begin and end.
const (
	lastLatin     = 'ʯ'
	firstCyrillic = 'Ѐ'
	firstHebrew   = '\u0590'
	firstArabic   = '\u0600'
	lastArabic    = '\u06ff'
	moreLatin     = 'Ḁ'
)

// plainCyrillic folds what many leave out: the dots of ё, and, since it may be
// written by itself, the sign of й.
func plainCyrillic(c rune) (string, bool) {
	switch c {
	case 'ё':
		return "е", true
	case 'й':
		return "и", true
	}
	return "", false
}

// plainArabic folds the seats of hamza, the two forms of ya and ha, and the
// letters of Persian keyboards; vowels, strokes and a hamza by itself are left out.
func plainArabic(c rune) (string, bool) {
	switch c {
	case 'أ', 'إ', 'آ', 'ٱ':
		return "ا", true
	case 'ى', 'ئ', 'ی':
		return "ي", true
	case 'ؤ':
		return "و", true
	case 'ة', 'ہ', 'ھ':
		return "ه", true
	case 'ک':
		return "ك", true
	case 'ء', 'ـ':
		return "", true
	}
	return "", unicode.IsMark(c)
}

// Order compares two names as a list of names is sorted: without accents, case and
// the article of Arabic. Letters that have a place of their own in the alphabet
// keep it: й, and ñ after n.
func Order(a, b string) int {
	return cmp.Or(strings.Compare(sortKey(a), sortKey(b)), strings.Compare(a, b))
}

func sortKey(name string) string {
	var b strings.Builder
	for _, c := range strings.TrimPrefix(name, "ال") {
		c = unicode.ToLower(c)
		f, known := plain(c)
		switch {
		case c == 'ñ':
			b.WriteString("n~") // ~ is after z
		case c == 'й':
			b.WriteRune(c)
		case known:
			b.WriteString(f)
		case c == ' ' || unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			b.WriteRune(c)
		}
	}
	return b.String()
}

// The letters of Korean: a syllable is one sign, made of two or three.
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	leads         = '\u1100'
	vowels        = '\u1161'
	tails         = '\u11a7' // one before the first
	vowelCount    = 21
	tailCount     = 28
)

// IsSyllable reports whether a sign is a syllable of Korean.
func IsSyllable(c rune) bool { return c >= firstSyllable && c <= lastSyllable }

// Open is a syllable without its last consonant.
func Open(c rune) rune {
	if IsSyllable(c) {
		c -= (c - firstSyllable) % tailCount
	}
	return c
}

// IsOpen reports whether a rune is a syllable that ends with its vowel.
func IsOpen(c rune) bool { return IsSyllable(c) && Open(c) == c }

// Letters writes the syllables of Korean as the letters that are typed for them.
// Other scripts are as they were.
func Letters(s string) string {
	if strings.IndexFunc(s, IsSyllable) < 0 {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if !IsSyllable(c) {
			b.WriteRune(c)
			continue
		}
		n := c - firstSyllable
		b.WriteRune(leads + n/(vowelCount*tailCount))
		b.WriteRune(vowels + n/tailCount%vowelCount)
		if tail := n % tailCount; tail > 0 {
			b.WriteRune(tails + tail)
		}
	}
	return b.String()
}

// syllables puts letters of Korean that were written by themselves together.
func syllables(s string) string {
	if strings.IndexFunc(s, func(c rune) bool { return c >= leads && c < leads+0x100 }) < 0 {
		return s
	}
	var list []rune
	for _, c := range s {
		last := len(list) - 1
		switch {
		case last >= 0 && c >= vowels && c < vowels+vowelCount && list[last] >= leads && list[last] < leads+19:
			list[last] = firstSyllable + ((list[last]-leads)*vowelCount+c-vowels)*tailCount
		case last >= 0 && c > tails && c < tails+tailCount && IsSyllable(list[last]) && (list[last]-firstSyllable)%tailCount == 0:
			list[last] += c - tails
		default:
			list = append(list, c)
		}
	}
	return string(list)
}

// Fold writes a name as one word of small letters without accents, spaces and
// signs. Digits are 0 to 9; Arabic is without vowels and hamza, other scripts keep
// their letters and their marks.
func Fold(s string) string {
	var b strings.Builder
	for _, c := range syllables(s) {
		c = unicode.ToLower(c)
		f, known := plain(c)
		switch {
		case known:
			b.WriteString(f)
		case c >= 0x300 && c <= 0x36f: // an accent written by itself
		case unicode.IsDigit(c):
			b.WriteRune(digit(c))
		case unicode.IsLetter(c) || unicode.IsMark(c):
			b.WriteRune(c)
		}
	}
	return b.String()
}
