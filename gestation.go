package aftercare

import "strconv"

// GestationalAge is completed weeks and days of pregnancy, kept as days.
// The zero value is not told (no pregnancy is lost at zero days).
type GestationalAge int16

// maxGestationWeeks is the most a record may say; more is taken for a typing error.
const maxGestationWeeks = 45

// ParseGestation reads NwMd or Nw: "9w3d" is nine weeks and three days.
func ParseGestation(s string) (GestationalAge, bool) {
	w := 0
	for w < len(s) && s[w] != 'w' {
		w++
	}
	if w == 0 || w > 2 || w == len(s) {
		return 0, false
	}
	weeks, ok := digits(s[:w])
	if !ok || weeks > maxGestationWeeks {
		return 0, false
	}
	rest := s[w+1:]
	if rest == "" {
		return GestationalAge(weeks * 7), weeks > 0
	}
	if len(rest) != 2 || rest[1] != 'd' || rest[0] < '0' || rest[0] > '6' {
		return 0, false
	}
	g := GestationalAge(weeks*7 + int(rest[0]-'0'))
	return g, g > 0
}

// String returns the age as NwMd, or "" if not told.
func (g GestationalAge) String() string {
	if g == 0 {
		return ""
	}
	b := strconv.AppendInt(nil, int64(g/7), 10)
	b = append(b, 'w')
	b = strconv.AppendInt(b, int64(g%7), 10)
	return string(append(b, 'd'))
}
