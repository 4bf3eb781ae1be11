package hours

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error names the place in the text, from 0, where it stops being understood.
type Error struct {
	Offset  int
	Message string
}

// Error says what is not understood and at which character.
func (e *Error) Error() string {
	return "opening hours, character " + strconv.Itoa(e.Offset+1) + ": " + e.Message
}

// maxText is longer than OpenStreetMap lets a value be (255 characters), for
// lists from elsewhere.
const maxText = 1024

type reader struct {
	text string
	pos  int
}

// Parse reads opening hours. It refuses what it does not understand whole:
// half of some hours would be a guess.
func Parse(text string) (*Hours, *Error) {
	r := &reader{text: text}
	if len(text) > maxText {
		return nil, r.fail("too long")
	}
	h := &Hours{}
	sep := normal
	for {
		r.space()
		if r.done() {
			if len(h.rules) == 0 || sep != normal {
				return nil, r.fail("a rule is missing here")
			}
			return h, nil
		}
		rule, err := r.rule()
		if err != nil {
			return nil, err
		}
		rule.sep = sep
		h.add(rule)
		r.space()
		switch {
		case r.done():
			return h, nil
		case r.take(";"):
			sep = normal
		case r.take("||"):
			sep = fallback
		case !r.adds(&rule):
			return nil, r.fail("not understood")
		case sep == normal:
			sep = additional // to a fallback it adds another
		}
	}
}

func (h *Hours) add(r rule) {
	h.public = h.public || r.days.public || r.days.onlyPublic
	h.school = h.school || r.days.school || r.days.onlySchool
	n := len(h.rules)
	h.unclear = h.unclear || n > 0 && r.sep == normal && r.state == Open && !r.dated() && h.rules[n-1].dated()
	h.rules = append(h.rules, r)
}

// adds takes the comma before a rule that adds to the one before. After days
// alone it would be a list that goes wrong: We, Aug Mo.
func (r *reader) adds(before *rule) bool {
	return (len(before.times) > 0 || before.comment != "" || before.said) && r.take(",")
}

func (r *reader) fail(message string) *Error { return &Error{r.pos, message} }
func (r *reader) done() bool                 { return r.pos >= len(r.text) }

func (r *reader) space() {
	for !r.done() {
		c, size := utf8.DecodeRuneInString(r.text[r.pos:])
		if !unicode.IsSpace(c) && c != byteOrderMark {
			return
		}
		r.pos += size
	}
}

// byteOrderMark counts as a space in the middle of a text.
const byteOrderMark = '\ufeff'

func (r *reader) take(s string) bool {
	if strings.HasPrefix(r.text[r.pos:], s) {
		r.pos += len(s)
		return true
	}
	return false
}

// word takes letters of either case, only where the whole word is that one.
func (r *reader) word(s string) bool {
	end := r.pos + len(s)
	if end > len(r.text) || !strings.EqualFold(r.text[r.pos:end], s) {
		return false
	}
	if c, _ := utf8.DecodeRuneInString(r.text[end:]); unicode.IsLetter(c) {
		return false
	}
	r.pos = end
	return true
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// back undoes what was read since a mark where the attempt failed.
func (r *reader) back(mark int) bool {
	r.pos = mark
	return false
}

// number reads a run of at least min and at most max digits, and no more.
func (r *reader) number(min, max int) (n int, ok bool) {
	mark := r.pos
	for !r.done() && digit(r.text[r.pos]) {
		if r.pos-mark >= max {
			return 0, r.back(mark)
		}
		n = n*10 + int(r.text[r.pos]-'0')
		r.pos++
	}
	if r.pos-mark < min {
		return 0, r.back(mark)
	}
	return n, true
}
