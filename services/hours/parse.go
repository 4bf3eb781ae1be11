package hours

import (
	"strconv"
	"strings"
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
		start := r.pos
		rule, err := r.rule()
		if err != nil {
			return nil, err
		}
		rule.sep = sep
		if err := r.together(h, &rule, start); err != nil {
			return nil, err
		}
		h.rules = append(h.rules, rule)
		h.public = h.public || rule.days.public || rule.days.onlyPublic
		h.school = h.school || rule.days.school || rule.days.onlySchool
		r.space()
		switch {
		case r.done():
			return h, nil
		case r.take(";"):
			sep = normal
		case r.take("||"):
			sep = fallback
		case r.take(","):
			sep = additional
		default:
			return nil, r.fail("not understood")
		}
	}
}

// together refuses rules that readers of the syntax take in different ways.
func (r *reader) together(h *Hours, next *rule, start int) *Error {
	if len(h.rules) == 0 {
		return nil
	}
	last := &h.rules[len(h.rules)-1]
	switch {
	case last.sep == fallback && next.sep != fallback:
		return &Error{start, "a rule after || that is not another ||"}
	case next.sep == normal && next.state != Closed && !next.dated() && last.dated():
		return &Error{start, "it is not clear whether a rule without days takes the place of those before it"}
	}
	return nil
}

func (r *reader) fail(message string) *Error { return &Error{r.pos, message} }
func (r *reader) done() bool                 { return r.pos >= len(r.text) }

func (r *reader) space() {
	for !r.done() && r.text[r.pos] == ' ' {
		r.pos++
	}
}

func (r *reader) take(s string) bool {
	if strings.HasPrefix(r.text[r.pos:], s) {
		r.pos += len(s)
		return true
	}
	return false
}

// word takes letters only where the whole word is that one.
func (r *reader) word(s string) bool {
	if !strings.HasPrefix(r.text[r.pos:], s) {
		return false
	}
	if end := r.pos + len(s); end < len(r.text) && letter(r.text[end]) {
		return false
	}
	r.pos += len(s)
	return true
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

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

func (r *reader) rule() (rule, *Error) {
	var out rule
	start := r.pos
	if r.take("24/7") {
		// Stands for all days and all hours.
	} else if err := r.selectors(&out); err != nil {
		return out, err
	}
	selected := r.pos > start
	r.space()
	mark := r.pos
	out.state = Open
	switch {
	case r.word("open"):
	case r.word("off"), r.word("closed"):
		out.state = Closed
	case r.word("unknown"):
		out.state = Unknown
	case !r.done() && r.text[r.pos] == '"':
		out.state = Unknown
	}
	r.space()
	if r.take(`"`) {
		end := strings.IndexByte(r.text[r.pos:], '"')
		if end < 0 {
			r.pos--
			return out, r.fail("a comment without an end")
		}
		out.comment = r.text[r.pos : r.pos+end]
		r.pos += end + 1
	}
	if !selected && r.pos == mark {
		return out, r.fail("not understood")
	}
	return out, nil
}

// selectors reads years, dates, weeks, weekdays and times, in that order.
func (r *reader) selectors(out *rule) *Error {
	if err := r.wide(out); err != nil {
		return err
	}
	wide := len(out.years)+len(out.dates)+len(out.weeks) > 0
	if wide {
		r.space()
		if r.take(":") {
			r.space()
		}
	}
	if err := r.weekdays(&out.days); err != nil {
		return err
	}
	if out.days.any() {
		r.space()
		if r.take(":") {
			r.space()
		}
	}
	return r.timeList(out)
}

func (r *reader) timeList(out *rule) *Error {
	for {
		mark := r.pos
		t, ok, err := r.time()
		if err != nil {
			return err
		}
		if !ok {
			if len(out.times) > 0 {
				r.pos = mark
			}
			return nil
		}
		out.times = append(out.times, t)
		mark = r.pos
		r.space()
		if !r.take(",") {
			r.pos = mark
			return nil
		}
		r.space()
		if r.done() || !digit(r.text[r.pos]) || !r.clockAhead() {
			r.pos = mark // the comma begins another rule
			return nil
		}
	}
}

// clockAhead reports whether a time of the day stands here, not a year.
func (r *reader) clockAhead() bool {
	mark := r.pos
	_, ok := r.clock()
	r.pos = mark
	return ok
}

// clock reads H:MM or HH:MM, up to 48:00.
func (r *reader) clock() (minutes int, ok bool) {
	mark := r.pos
	h, ok := r.number(1, 2)
	if !ok || !r.take(":") {
		return 0, r.back(mark)
	}
	m, ok := r.number(2, 2)
	if !ok || m > 59 || h*60+m > 2*dayMinutes {
		return 0, r.back(mark)
	}
	return h*60 + m, true
}

func (r *reader) time() (t timeSpan, ok bool, err *Error) {
	for _, event := range []string{"dawn", "sunrise", "sunset", "dusk", "(dawn", "(sunrise", "(sunset", "(dusk"} {
		if strings.HasPrefix(r.text[r.pos:], event) {
			return t, false, r.fail("times by the sun are not worked out")
		}
	}
	if t.from, ok = r.clock(); !ok {
		return t, false, nil
	}
	if t.from >= dayMinutes {
		return t, false, r.fail("a day begins before 24:00")
	}
	if r.take("+") {
		t.to, t.open = t.from, true
		return t, true, nil
	}
	r.space()
	if !r.take("-") {
		return t, false, r.fail("a moment is not hours: a dash and an end are missing")
	}
	r.space()
	if t.to, ok = r.clock(); !ok {
		return t, false, r.fail("the end of the hours is not understood")
	}
	switch {
	case t.to == t.from:
		return t, false, r.fail("hours that end where they begin: none, or all day?")
	case t.to < t.from:
		t.to += dayMinutes
	case t.to > t.from+dayMinutes:
		return t, false, r.fail("hours of more than a day")
	}
	if r.take("+") {
		t.open = true
	}
	if !r.done() && r.text[r.pos] == '/' {
		return t, false, r.fail("moments at intervals are not hours")
	}
	return t, true, nil
}
