package importer

import (
	"regexp"
	"slices"
	"strings"
)

// between is what people write between two telephone numbers in one field.
var between = regexp.MustCompile(`(?i)\s*[,/|]\s*|\s+(?:or|and|&|oder|und|ou|et|o|y)\s+`)

// phones returns the telephone numbers of some fields, without duplicates. A
// field is split only if each part is a complete number: 0721/123456 is one
// number, and "0000 or 0011" stays as it is.
func phones(fields ...string) (out []string) {
	for _, field := range fields {
		for _, text := range strings.Split(strings.ReplaceAll(field, "\n", ","), ";") {
			text = strings.Trim(tidy(text), " ,/|")
			parts := between.Split(text, -1)
			if !eachWhole(parts) {
				parts = []string{text}
			}
			for _, p := range parts {
				if p = tidy(p); p != "" && !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// wholeNumber is a number that can be dialled by itself.
var wholeNumber = regexp.MustCompile(`^[+(]?[0-9][0-9 ().\x{a0}-]*$`)

// eachWhole reports whether all parts are complete numbers that begin alike, so
// that none continues the one before it.
func eachWhole(parts []string) bool {
	first := ""
	for i, p := range parts {
		digits := strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, p)
		if !wholeNumber.MatchString(p) || len(digits) < 6 {
			return false
		}
		begins := "another digit"
		switch {
		case p[0] == '+':
			begins = "+"
		case digits[0] == '0':
			begins = "0"
		}
		if i == 0 {
			first = begins
		}
		if begins != first {
			return false
		}
	}
	return true
}
