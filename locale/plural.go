package locale

import (
	"strconv"
	"strings"

	"aftercare"
)

// categories are the plural forms of CLDR besides "other", in their order.
var categories = [...]string{"zero", "one", "two", "few", "many"}

// plural begins the keys of a language's rules: which numbers take which form, in
// the syntax of CLDR.
const plural = "plural."

// category is the plural form that a number takes in the language.
func (w *Words) category(n aftercare.Decimal) string {
	whole, part, _ := strings.Cut(n.String(), ".")
	i, _ := strconv.Atoi(strings.TrimPrefix(whole, "-"))
	f, _ := strconv.Atoi(part)
	for _, c := range categories {
		if rule := w.text[plural+c]; rule != "" && holds(rule, operands{i, len(part), f}) {
			return c
		}
	}
	return "other"
}

// Form is the key of the words for a number: key.one, key.few and so on. Words
// that are the same for every number are only in key.other.
func (w *Words) Form(key string, n aftercare.Decimal) string {
	if own := key + "." + w.category(n); w.Has(own) {
		return own
	}
	return key + ".other"
}

// Count returns the words of a key for a number, with the number as {n}.
func (w *Words) Count(key string, n int, with ...Arg) string {
	return w.Text(w.Form(key, aftercare.Decimal(n)*aftercare.DecimalOne), append(with, With("n", strconv.Itoa(n)))...)
}

// unit returns a number with its unit, in a grammatical case if one is named.
func (w *Words) unit(unit string, n aftercare.Decimal, grammar string) string {
	key := w.Form("unit."+unit, n)
	if own := key + "." + grammar; w.Has(own) {
		key = own
	}
	return w.Text(key, With("n", w.Number(n)))
}

// operands are what the rules of CLDR look at in a number: the integer part, how many
// digits follow the point, and these digits.
type operands struct{ i, v, f int }

// holds reports whether a rule matches a number, such as "v = 0 and i % 10 = 2..4 and
// i % 100 != 12..14 or n = 1".
func holds(rule string, n operands) bool {
	for alternative := range strings.SplitSeq(rule, " or ") {
		all := true
		for one := range strings.SplitSeq(alternative, " and ") {
			all = all && n.meet(one)
		}
		if all {
			return true
		}
	}
	return false
}

// meet reports whether a number meets one condition. A number with a fraction equals
// no number of a rule.
func (n operands) meet(condition string) bool {
	left, right, not := strings.Cut(condition, " != ")
	if !not {
		left, right, _ = strings.Cut(condition, " = ")
	}
	operand, by, divided := strings.Cut(left, " % ")
	x, ok := n.i, true
	switch operand {
	case "n":
		ok = n.f == 0
	case "v":
		x = n.v
	case "f":
		x = n.f
	}
	if divided {
		if m, err := strconv.Atoi(by); err == nil && m > 0 {
			x %= m
		}
	}
	return (ok && among(x, right)) != not
}

// among reports whether a number is in a list such as "0,2..4".
func among(x int, list string) bool {
	for part := range strings.SplitSeq(list, ",") {
		from, to, isRange := strings.Cut(part, "..")
		if !isRange {
			to = from
		}
		low, err := strconv.Atoi(from)
		high, err2 := strconv.Atoi(to)
		if err == nil && err2 == nil && low <= x && x <= high {
			return true
		}
	}
	return false
}
