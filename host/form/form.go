// Package form reads a submitted form, the same way wherever the program
// runs: every field in order, and nothing that is not plainly a form.
package form

import (
	"errors"
	"strings"
	"unicode/utf8"

	"aftercare/app/page"
)

// The limits of one form: that of a server's, and that of one which stays in
// the reader's page and may hold a file.
const (
	MaxBytes     = 1 << 20
	MaxFileBytes = 16 << 20
	maxFields    = 2000
)

// ErrLong is a form over its limit.
var ErrLong = errors.New("the form is too long")

var (
	errMany    = errors.New("the form has too many fields")
	errEscape  = errors.New("the form holds a broken escape")
	errText    = errors.New("the form is not valid UTF-8")
	errControl = errors.New("the form holds a control character")
)

// Parse reads application/x-www-form-urlencoded. It refuses broken escapes,
// text that is not UTF-8 and control characters, rather than guessing.
func Parse(body string) ([]page.Field, error) { return parse(body, MaxBytes) }

// ParseWithFiles reads a form that may hold files, each in base64.
func ParseWithFiles(body string) ([]page.Field, error) { return parse(body, MaxFileBytes) }

func parse(body string, limit int) ([]page.Field, error) {
	if len(body) > limit {
		return nil, ErrLong
	}
	if body == "" {
		return nil, nil
	}
	if strings.Count(body, "&") >= maxFields {
		return nil, errMany
	}
	fields := make([]page.Field, 0, 16)
	for more := true; more; {
		var pair string
		pair, body, more = strings.Cut(body, "&")
		name, value, _ := strings.Cut(pair, "=")
		n, err := unescape(name)
		if err != nil {
			return nil, err
		}
		v, err := unescape(value)
		if err != nil {
			return nil, err
		}
		fields = append(fields, page.Field{Name: n, Value: v})
	}
	return fields, nil
}

func unescape(s string) (string, error) {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s, check(s)
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '+':
			b = append(b, ' ')
		case '%':
			if i+2 >= len(s) {
				return "", errEscape
			}
			high, low := hex(s[i+1]), hex(s[i+2])
			if high > 15 || low > 15 {
				return "", errEscape
			}
			b = append(b, high<<4|low)
			i += 2
		default:
			b = append(b, s[i])
		}
	}
	text := string(b)
	return text, check(text)
}

// hex returns the value of a hexadecimal digit, or more than 15.
func hex(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}

func check(s string) error {
	if !utf8.ValidString(s) {
		return errText
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			return errControl
		}
	}
	return nil
}
