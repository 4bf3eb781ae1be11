package places

import (
	_ "embed" // the towns become part of the program
	"strconv"
	"strings"

	"aftercare/internal/typing"
)

// shippedTowns are the cities by which time zones are named, as packtool
// towns takes them from tzdata and CLDR: country, place, zone, and names in
// other languages.
//
//go:embed towns.txt
var shippedTowns string

// ShippedTowns returns the towns that are known without any listing.
func ShippedTowns() (list []Town) {
	for line := range strings.SplitSeq(shippedTowns, "\n") {
		country, rest, _ := strings.Cut(line, " ")
		place, zone, ok := strings.Cut(rest, " ")
		at, placed := parseISO6709(place)
		if !ok || !placed || country == "#" {
			continue
		}
		zone, others, named := strings.Cut(zone, "|")
		var also []string
		if named {
			also = strings.Split(others, "|")
		}
		name := strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
		list = append(list, Town{Name: name, Also: also, Kind: 1, At: at, Country: country})
	}
	return list
}

// parseISO6709 reads degrees, minutes and perhaps seconds: +3733+12658.
func parseISO6709(s string) (Position, bool) {
	cut := strings.LastIndexAny(s, "+-")
	if cut < 0 {
		return Position{}, false
	}
	lat, ok := sexagesimal(s[:cut], 2)
	lon, ok2 := sexagesimal(s[cut:], 3)
	if !ok || !ok2 {
		return Position{}, false
	}
	return MakePosition(lat, lon)
}

// sexagesimal reads a sign, so many digits of degrees, then pairs.
func sexagesimal(s string, degrees int) (f float64, ok bool) {
	if len(s) < 1+degrees+2 {
		return 0, false
	}
	part := 1.0
	for at, end := 1, 1+degrees; at < len(s); at, end = end, end+2 {
		n, err := strconv.ParseUint(s[at:min(end, len(s))], 10, 16)
		if err != nil || end > len(s) {
			return 0, false
		}
		f += float64(n) / part
		part *= 60
	}
	if s[0] == '-' {
		f = -f
	}
	return f, true
}

// ParsePosition reads degrees as people copy them: north, then east, separated
// by a comma, a space or letters (37.57, 126.98; 41.3 S 174.8 E).
func ParsePosition(s string) (Position, bool) {
	s = strings.Map(plainMark, strings.ToUpper(strings.TrimSpace(typing.Digits(s))))
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == ';' || c == ' ' })
	var degrees []float64
	for i := 0; i < len(parts); i++ {
		p, turn := parts[i], ""
		if n := len(p); n > 1 && strings.IndexByte("NSEW", p[n-1]) >= 0 {
			p, turn = p[:n-1], p[n-1:]
		} else if i+1 < len(parts) && len(parts[i+1]) == 1 && strings.Contains("NSEW", parts[i+1]) {
			turn = parts[i+1]
			i++
		}
		f, err := strconv.ParseFloat(p, 64)
		if err != nil || turn != "" && (f < 0 || strings.Contains("NS", turn) != (len(degrees) == 0)) {
			return Position{}, false
		}
		if turn == "S" || turn == "W" {
			f = -f
		}
		degrees = append(degrees, f)
	}
	if len(degrees) != 2 {
		return Position{}, false
	}
	return MakePosition(degrees[0], degrees[1])
}

// plainMark writes the marks of a position in other scripts as the plain ones.
func plainMark(r rune) rune {
	switch r {
	case '°':
		return ' '
	case '；':
		return ';'
	case '，', '،':
		return ','
	case '٫':
		return '.'
	}
	return r
}
