package view

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
		return URL{"tel:" + short}
	}
	b := []byte("tel:")
	digits, open, gap := 0, -1, true
	for i := 0; i < len(number); i++ {
		switch c := number[i]; {
		case c >= '0' && c <= '9':
			b = append(b, c)
			digits++
			gap = false
		case c == '+' && digits == 0 && open < 0 && len(b) == len("tel:") && i+1 < len(number) && number[i+1] >= '1' && number[i+1] <= '9':
			b = append(b, c)
		case c == '(' && open < 0 && digits <= 3:
			open = digits
		case c == ')' && open >= 0 && digits > open && digits-open <= 5:
			if digits-open == 1 && b[len(b)-1] == '0' {
				return URL{}
			}
			open = 1 << 10 // one pair only
		case (c == ' ' || c == '-' || c == '.') && (c == ' ' || !gap):
			gap = c != ' '
		case c == 0xC2 && i+1 < len(number) && number[i+1] == 0xA0: // a space that does not break
			i++
		default:
			return URL{}
		}
	}
	most := mostCountry
	switch {
	case len(b) > 4 && b[4] == '+':
		most = mostWorld
	case len(b) > 6 && b[4] == '0' && b[5] == '0':
		most = mostPrefixed
	}
	if digits < 2 || digits > most || gap || open >= 0 && open < 1<<10 {
		return URL{}
	}
	return URL{string(b)}
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
