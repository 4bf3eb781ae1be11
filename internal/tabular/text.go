// Package tabular reads and writes tables as text, and reads text in the
// encodings that spreadsheets write.
package tabular

import (
	"strings"
	"unicode"
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

// Letters says how certain it is what letters the bytes of a file are.
type Letters uint8

// How certain the letters are.
const (
	Certain Letters = iota
	Guessed         // no file says that it is Windows-1252
	Unread          // an encoding that is not read: all beyond ASCII is U+FFFD
)

// Decode turns the bytes of a file into text: UTF-8, UTF-16 with or without a
// byte order mark, or Windows-1252, of which Latin-1 is a part, each line by
// itself. Of other encodings only what is ASCII is read. message says why it is
// no text.
func Decode(body string) (text string, letters Letters, message string) {
	for _, m := range magics {
		if strings.HasPrefix(body, m.start) {
			return "", Certain, m.message
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
		text, letters, message = windowsText(body)
	}
	if message == "" && strings.ContainsRune(text, 0) {
		message = "this is not text"
	}
	return text, letters, message
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

// windowsText reads a text that is not UTF-8 as a whole. Lines of it may be: they
// come from another program than the others.
func windowsText(body string) (text string, letters Letters, message string) {
	letters = Guessed
	for line := range strings.SplitAfterSeq(body, "\n") {
		if !utf8.ValidString(line) && !isWestern(line) {
			letters = Unread
		}
	}
	b := make([]byte, 0, len(body)+len(body)/8)
	for line := range strings.SplitAfterSeq(body, "\n") {
		isUTF8 := utf8.ValidString(line)
		for i := 0; i < len(line); i++ {
			c := line[i]
			switch {
			case c < ' ' && c != '\t' && c != '\n' && c != '\r':
				return "", Certain, "this is not text in UTF-8, UTF-16 or Windows-1252"
			case c < utf8.RuneSelf || isUTF8:
				b = append(b, c)
			case letters == Unread:
				if i == 0 || line[i-1] < utf8.RuneSelf {
					b = utf8.AppendRune(b, utf8.RuneError)
				}
			default:
				b = utf8.AppendRune(b, windowsRune(c))
			}
		}
	}
	return string(b), letters, ""
}

// windowsRune is a character of Windows-1252 from 0x80 on; a space where it has
// none.
func windowsRune(c byte) rune {
	if c < 0xa0 {
		return windowsHigh[c-0x80]
	}
	return rune(c)
}

// mostTogether is how many letters with accents stand side by side in a word of
// a language that is written in Windows-1252.
const mostTogether = 2

// isWestern reports whether a line can be Windows-1252: words in other encodings
// are nothing but letters with accents there, have signs between their letters,
// or capitals after small letters.
func isWestern(line string) bool {
	together := 0
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c < utf8.RuneSelf {
			together = 0
			continue
		}
		r := windowsRune(c)
		isLetter := unicode.IsLetter(r)
		if together++; !isLetter {
			together = 0
		}
		before, after := i > 0 && isASCIILetter(line[i-1]), i+1 < len(line) && isASCIILetter(line[i+1])
		switch {
		case r == ' ', together > mostTogether:
			return false
		case isLetter && unicode.IsUpper(r) && before && line[i-1] >= 'a':
			return false
		case before && strings.ContainsRune("‚ƒ„†‡ˆ‰‹¡¢£¤¥¦§¨", r):
			return false
		case !isLetter && before && after && !strings.ContainsRune("‘’´–—…\u00a0\u00ad·", r):
			return false
		}
	}
	return true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
