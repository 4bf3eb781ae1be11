package typing

import (
	"strings"
	"unicode"
)

// Digits writes the decimal digits of every script as 0 to 9.
func Digits(s string) string {
	return strings.Map(digit, s)
}

// digit is a decimal digit of any script as one of 0 to 9, and any other sign
// as it is.
func digit(r rune) rune {
	if r < 0x80 {
		return r
	}
	for _, x := range unicode.Nd.R16 {
		if r >= rune(x.Lo) && r <= rune(x.Hi) {
			return '0' + (r-rune(x.Lo))%10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if r >= rune(x.Lo) && r <= rune(x.Hi) {
			return '0' + (r-rune(x.Lo))%10
		}
	}
	return r
}

// Whole reads a text as a whole number in the digits of any script; only its
// digits are left. It reports whether there is nothing else.
func Whole(s string) (string, bool) {
	s = strings.Trim(Digits(s), unseen)
	digits, rest := leading(s)
	return digits, digits != "" && rest == ""
}

// The units that people write after a temperature, by their codes in records (UCUM).
const (
	celsius    = "Cel"
	fahrenheit = "[degF]"
)

const (
	// points stand before the tenths, in one country or another.
	points = ".,٫،'´`’‘′·．，°º˚"
	// degreeSigns may also stand after the number.
	degreeSigns = "°º˚"
	// unseen are spaces and the marks of direction that keyboards add.
	unseen = " \t\r\n\u00a0\u202f\u061c\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
	// longestNumber is how many bytes a number may have, with its words.
	longestNumber = 80
	// group is how many digits stand between two marks of thousands.
	group = 3
)

// degreeWords are what is written after a temperature, each with the unit that
// it names; a word that only says "degrees" names none.
var degreeWords = map[string]string{
	"c": celsius, "celsius": celsius, "centigrade": celsius, "centigrados": celsius, "centígrados": celsius, "مئوية": celsius, "سيلسيوس": celsius, "सेल्सियस": celsius,
	"f": fahrenheit, "fahrenheit": fahrenheit, "فهرنهايت": fahrenheit, "फ़ारेनहाइट": fahrenheit,
	"deg": "", "degree": "", "degrees": "", "grado": "", "grados": "", "gradi": "", "grad": "", "grau": "", "graus": "", "degré": "", "degrés": "", "درجة": "", "درجات": "", "درجه": "", "डिग्री": "", "度": "", "도": "",
}

// Degrees reads a temperature as people write it: in the digits of any script,
// with any mark before the tenths (38.5, 38,5, 38'5, 38°5, ٣٨٫٥), with or
// without a degree sign, its unit or the word for degrees. It gives the number
// with a point, and the code of the unit where one is named. What could be read in two ways
// is refused: two numbers, or three digits after a mark that may be one of
// thousands.
func Degrees(s string) (number, unit string, ok bool) {
	if len(s) > longestNumber {
		return "", "", false
	}
	number, rest := leading(strings.Trim(Digits(s), unseen))
	if number == "" {
		return "", "", false
	}
	for _, point := range points {
		after, found := strings.CutPrefix(rest, string(point))
		if !found {
			continue
		}
		tenths, left := leading(after)
		if tenths == "" {
			break // a degree sign, or nothing that can be read
		}
		if len(tenths) == group && point != '.' {
			return "", "", false
		}
		number, rest = number+"."+tenths, left
		break
	}
	unit, ok = degreeUnit(rest)
	return number, unit, ok
}

// degreeUnit reads what is written after a number.
func degreeUnit(rest string) (unit string, ok bool) {
	rest = strings.ReplaceAll(strings.ReplaceAll(rest, "℃", " c "), "℉", " f ")
	for _, sign := range degreeSigns {
		rest = strings.Replace(rest, string(sign), " ", 1)
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return strings.ContainsRune(unseen, r) }) {
		named, known := degreeWords[strings.TrimSuffix(word, ".")]
		if !known || named != "" && unit != "" {
			return "", false
		}
		if named != "" {
			unit = named
		}
	}
	return unit, true
}

// leading splits a text after the digits that it begins with.
func leading(s string) (digits, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}

// Unmarked is a number or a date in the digits 0 to 9, without the marks of
// direction that are written into it where writing goes from right to left.
func Unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\u061c\u200e\u200f\u2066\u2067\u2068\u2069", r) {
			return -1
		}
		return r
	}, Digits(s))
}

// degreeNames are how units of temperature end a name or a number; a single
// letter only after a space or a digit.
var degreeNames = []string{"celsius", "centigrade", "degc", "°c", "ºc", "fahrenheit", "degf", "°f", "ºf", "c", "f"}

// CutDegrees takes the unit of a temperature off the end of a name or a number,
// which is in lower case: c, f, or 0 if it has none.
func CutDegrees(s string) (rest string, unit byte) {
	for _, name := range degreeNames {
		rest, ends := strings.CutSuffix(s, name)
		bare := strings.TrimRight(rest, " °º")
		if ends && bare != "" && (len(name) > 1 || bare != rest || strings.Trim(bare[len(bare)-1:], "0123456789") == "") {
			unit = 'c'
			if strings.HasPrefix(name, "f") || strings.HasSuffix(name, "f") {
				unit = 'f'
			}
			return strings.TrimSuffix(strings.TrimSuffix(bare, " degrees"), " deg"), unit
		}
	}
	return s, 0
}
