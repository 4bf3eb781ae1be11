package view

import "strings"

// Most digits of a number: with a country code (E.164), after the prefix that
// is dialled for one, and within a country.
const (
	mostWorld    = 15
	mostPrefixed = 17
	mostCountry  = 13
)

// Tel is an address that dials exactly the number that is shown, and the zero
// URL where no such address is certain: with words or an extension, several
// numbers, or a zero that is only dialled at home (+44 (0)20).
func Tel(number string) URL {
	if short, ok := shortCode(number); ok {
		return URL{s: "tel:" + short}
	}
	text := strings.ReplaceAll(number, "\u00a0", " ")
	rest, world := strings.CutPrefix(text, "+")
	rest, ok := withoutBrackets(rest)
	if !ok {
		return URL{}
	}
	digits, ok := joined(rest)
	most := mostCountry
	switch {
	case world:
		ok = ok && digits != "" && digits[0] != '0' && text[1] != ' '
		digits, most = "+"+digits, mostWorld+1
	case strings.HasPrefix(digits, "00"):
		most = mostPrefixed
	}
	if !ok || len(digits) < 2 || len(digits) > most {
		return URL{}
	}
	return URL{s: "tel:" + digits}
}

// withoutBrackets takes the brackets from around an area code of up to five
// digits; nothing but a country code may be before it.
func withoutBrackets(s string) (string, bool) {
	before, rest, found := strings.Cut(s, "(")
	if !found {
		return s, true
	}
	area, after, ok := strings.Cut(rest, ")")
	country, plain := joined(before)
	ok = ok && (plain || before == "") && len(country) <= 3 && area != "0" && area != "" && len(area) <= 5 && onlyDigits(area)
	return before + area + after, ok
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// joined are the digits of groups with spaces or one sign between them, and
// whether there is nothing else.
func joined(s string) (string, bool) {
	var digits []byte
	signed := true // a sign may not be first, nor after another
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits, signed = append(digits, c), false
		case c == ' ':
		case (c == '-' || c == '.') && !signed:
			signed = true
		default:
			return "", false
		}
	}
	return string(digits), !signed
}

// shortCode is a number such as #7119: a sign, then two to six digits. More
// signs would be an order to the telephone.
func shortCode(number string) (dial string, ok bool) {
	if len(number) < 3 || len(number) > 7 || number[0] != '#' && number[0] != '*' {
		return "", false
	}
	for i := 1; i < len(number); i++ {
		if number[i] < '0' || number[i] > '9' {
			return "", false
		}
	}
	if number[0] == '#' {
		return "%23" + number[1:], true // a bare one would end the address
	}
	return number, true
}
