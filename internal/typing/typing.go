// Package typing forgives what fingers do: case, accents and slips of the keys.
package typing

import (
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
	for i := range folds {
		if strings.ContainsRune(folds[i][1], c) {
			return folds[i][0], true
		}
	}
	return "", false
}

// Fold writes a name as one word of small letters without accents, spaces and
// signs. Digits are 0 to 9; other scripts keep their letters and their marks.
func Fold(s string) string {
	var b strings.Builder
	for _, c := range s {
		c = unicode.ToLower(c)
		f, known := "", false
		if c >= 'ß' && c <= 'ỹ' {
			f, known = plain(c)
		}
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
