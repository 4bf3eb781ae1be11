package aftercare

import "strings"

// RecordFormat is the version of the record's JSON form.
const RecordFormat = "aftercare.record/1"

// Record is what one person told, on one day. Everything may be missing;
// what is missing is unknown.
type Record struct {
	About        About
	Jurisdiction string // ISO 3166-1 alpha-2, or a nation; asked, never inferred
	Language     string // BCP 47
	Loss         Loss
	Care         []Care
	Person       Person
	Wishes       Wishes
	Observations []Observation
}

// Loss is the pregnancy loss the record is about, the most recent one.
type Loss struct {
	Kind        LossKind
	Location    Location
	Gestation   GestationalAge
	DiagnosedOn Date // when it was found, if the tissue has not passed yet
	// From and To are when the tissue passed or was removed; equal if the
	// day is known, both zero if it has not happened or was not told.
	From, To Date
}

// Care is one step of care.
type Care struct {
	Route       Route
	Method      Method
	Anaesthetic Anaesthetic
	Approach    Approach
	Start       When
}

// Person holds the facts about her that don't change from day to day.
type Person struct {
	Rh             Rh
	Conditions     Set[Condition]
	Medicines      Set[Medicine] // reassurance never follows from these
	PreviousLosses Count
	Age            uint8 // years; 0 is not told
}

// Wishes order the page; no decision reads them.
type Wishes struct {
	Conceive   Wish
	Activities []Activity
}

// Observation is one thing told about one day or moment. Its code decides which of
// the fields from Word on are used.
type Observation struct {
	Code Code
	When When
	Who  Who
	// Withdrawn is the status entered-in-error: it is kept, but nothing reads it.
	Withdrawn bool
	// FromFile means that another program wrote it. It can worsen an answer but is
	// none itself.
	FromFile bool

	Word     Word    // for word codes; for bool codes BoolNo or BoolYes
	Number   Decimal // for number codes
	Unit     Unit    // of the number
	Hours    Decimal // how long it has lasted, for the codes of Code.Lasts; 0 is not told
	Since    Date    // bleeding none: the first of the dry days
	Activity Activity

	Site      Site // pain: where
	Worsening Tri
	Relieved  Tri

	Items  []int8 // answers of an instrument, from 0 to CodeInfo.Most
	Total  int16  // epds
	Item10 Count  // epds: the item about self-harm

	Text string // note
}

// Decimal is a number in ten-thousandths. Larger numbers saturate, far above every
// threshold.
type Decimal int64

// DecimalOne is the number 1.
const DecimalOne Decimal = 10_000

// maxDecimal is where numbers saturate: far above any threshold, far below overflow.
const maxDecimal Decimal = 1_000_000_000_000_000

// ParseDecimal reads a JSON number. Digits past the fourth decimal are cut
// off. It refuses what is not a JSON number and what no float64 can hold.
func ParseDecimal(s string) (Decimal, bool) {
	s, neg := strings.CutPrefix(s, "-")
	whole, s := leadingDigits(s)
	if whole == "" || (len(whole) > 1 && whole[0] == '0') {
		return 0, false
	}
	frac := ""
	if rest, found := strings.CutPrefix(s, "."); found {
		if frac, s = leadingDigits(rest); frac == "" {
			return 0, false
		}
	}
	exp := 0
	if s != "" {
		var ok bool
		if exp, ok = exponent(s); !ok {
			return 0, false
		}
	}
	d, ok := scale(whole, frac, exp)
	if neg {
		d = -d
	}
	return d, ok
}

// leadingDigits splits a text after the digits that it begins with.
func leadingDigits(s string) (number, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

// exponent reads the end of a JSON number: e, a sign or none, digits. It
// saturates far outside of what a float64 can hold.
func exponent(s string) (int, bool) {
	if s[0] != 'e' && s[0] != 'E' {
		return 0, false
	}
	s, neg := strings.CutPrefix(s[1:], "-")
	if !neg {
		s = strings.TrimPrefix(s, "+")
	}
	number, rest := leadingDigits(s)
	if number == "" || rest != "" {
		return 0, false
	}
	exp := 0
	for _, c := range []byte(number) {
		if exp < 100000 {
			exp = exp*10 + int(c-'0')
		}
	}
	if neg {
		exp = -exp
	}
	return exp, true
}

// scale reads whole.frac × 10^exp, saturating; not ok past the range of a float64.
func scale(whole, frac string, exp int) (Decimal, bool) {
	const maxExponent = 308
	point := len(whole) + exp + 4 // digits before the point, in ten-thousandths
	var d Decimal
	lead := 0 // digits since the first that is not zero
	for i := 0; i < len(whole)+len(frac); i++ {
		c := byte('0')
		if i < len(whole) {
			c = whole[i]
		} else {
			c = frac[i-len(whole)]
		}
		if c != '0' && lead == 0 {
			lead = point - 4 - i
			if lead > maxExponent+1 {
				return maxDecimal, false
			}
		}
		if i < point && d < maxDecimal {
			d = d*10 + Decimal(c-'0')
		}
	}
	for i := len(whole) + len(frac); i < point && d > 0 && d < maxDecimal; i++ {
		d *= 10
	}
	if d > maxDecimal {
		d = maxDecimal
	}
	return d, true
}

// AppendTo appends the number as JSON.
func (d Decimal) AppendTo(b []byte) []byte {
	if d < 0 {
		b = append(b, '-')
		d = -d
	}
	b = appendPadded(b, int(d/DecimalOne), 1)
	frac := int(d % DecimalOne)
	if frac == 0 {
		return b
	}
	b = append(b, '.')
	width := 4
	for frac%10 == 0 {
		frac /= 10
		width--
	}
	return appendPadded(b, frac, width)
}

// String returns the number as JSON.
func (d Decimal) String() string { return string(d.AppendTo(nil)) }

// IsCountry reports whether a text has the form of a country's code, ISO
// 3166-1 alpha-2: two capital letters.
func IsCountry(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// Nation is a nation of the United Kingdom; each has its own guidance, leave and
// numbers. The zero value is not told.
type Nation uint8

// NationTerms are the nations as a record's jurisdiction spells them.
var NationTerms = NewTerms(Nation(1), "GB-ENG GB-SCT GB-WLS GB-NIR")

// IsJurisdiction reports whether a text has the form of a country's code, or is
// one of a nation.
func IsJurisdiction(s string) bool {
	_, ok := NationTerms.Parse(s)
	return ok || IsCountry(s)
}

// CountryOf is the country of a jurisdiction; for a nation, its state.
func CountryOf(jurisdiction string) string {
	if _, ok := NationTerms.Parse(jurisdiction); ok {
		return jurisdiction[:2]
	}
	return jurisdiction
}

// NationsOf are the nations that a jurisdiction is or may be: all of them if only the
// state was told.
func NationsOf(jurisdiction string) (set Set[Nation]) {
	for n, name := range NationTerms.All() {
		if jurisdiction == name || jurisdiction == CountryOf(name) {
			set = set.With(n)
		}
	}
	return set
}

// String returns the nation as a record spells it, "" if it was not told.
func (n Nation) String() string { return NationTerms.Name(n) }
