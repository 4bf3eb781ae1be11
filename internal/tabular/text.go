// Package tabular reads and writes tables as text, and reads text in the
// encodings that spreadsheets write.
package tabular

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ByteOrderMark tells a spreadsheet that the text is UTF-8.
const ByteOrderMark = "\ufeff"

// magics are the first bytes of files that are not text, and what to say.
var magics = []struct{ start, message string }{
	{"PK\x03\x04", "this is a packed file (zip): unpack it first, and choose the file with the measurements in it"},
	{"PK\x05\x06", "this is an empty packed file (zip)"},
	{"\x1f\x8b", "this is a packed file (gzip): unpack it first"},
	{"\x89PNG", "this is a picture, not text in UTF-8"},
	{"\xff\xd8\xff", "this is a picture, not text in UTF-8"},
	{"GIF8", "this is a picture, not text in UTF-8"},
	{"%PDF", "this is a PDF: export a table (CSV) or JSON instead"},
	{"SQLite format 3\x00", "this is a database (SQLite): export a table (CSV) or JSON from the program instead"},
	{"\xd0\xcf\x11\xe0", "this is a spreadsheet in the old Excel form: save it as CSV first"},
}

// Decode turns the bytes of a file into text: UTF-8, UTF-16 with or without a
// byte order mark, or Windows-1252, of which Latin-1 is a part. message says
// why it is none of these.
func Decode(body string) (text, message string) {
	for _, m := range magics {
		if strings.HasPrefix(body, m.start) {
			return "", m.message
		}
	}
	switch {
	case strings.HasPrefix(body, "\xff\xfe"):
		text, message = utf16Text(body[2:], 0, 1)
	case strings.HasPrefix(body, "\xfe\xff"):
		text, message = utf16Text(body[2:], 1, 0)
	case looksWide(body, 1):
		text, message = utf16Text(body, 0, 1)
	case looksWide(body, 0):
		text, message = utf16Text(body, 1, 0)
	case utf8.ValidString(body):
		text = strings.TrimPrefix(body, ByteOrderMark)
	default:
		text, message = windowsText(body)
	}
	if message == "" && strings.ContainsRune(text, 0) {
		message = "this is not text"
	}
	return text, message
}

// wideSample is how much of a file is looked at for the zeros of UTF-16.
const wideSample = 512

// looksWide reports whether every second byte from an offset is zero in most
// of the beginning, as in UTF-16 of a European language.
func looksWide(body string, from int) bool {
	sample := body[:min(len(body), wideSample)&^1]
	zeros := 0
	for i := from; i < len(sample); i += 2 {
		if sample[i] == 0 {
			zeros++
		}
	}
	return len(sample) > 0 && zeros*2 > len(sample)/2
}

func utf16Text(body string, low, high int) (text, message string) {
	if len(body)%2 != 0 {
		return "", "this is text in UTF-16, and it is cut off"
	}
	units := make([]uint16, len(body)/2)
	for i := range units {
		units[i] = uint16(body[2*i+low]) | uint16(body[2*i+high])<<8
	}
	text = string(utf16.Decode(units))
	if strings.ContainsRune(text, utf8.RuneError) {
		return "", "this is text in UTF-16 with broken characters"
	}
	return strings.TrimPrefix(text, ByteOrderMark), ""
}

// windowsHigh are the characters of Windows-1252 from 0x80 to 0x9f; a space
// where it has none. From 0xa0 on it is Latin-1.
var windowsHigh = []rune("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")

func windowsText(body string) (text, message string) {
	b := make([]byte, 0, len(body)+len(body)/8)
	for i := 0; i < len(body); i++ {
		c := rune(body[i])
		if c >= 0x80 && c < 0xa0 {
			c = windowsHigh[c-0x80]
		}
		if c == ' ' && body[i] != ' ' || c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return "", "this is not text in UTF-8, UTF-16 or Windows-1252"
		}
		b = utf8.AppendRune(b, c)
	}
	return string(b), ""
}
