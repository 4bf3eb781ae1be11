package hours

import "strings"

// rule reads one rule: selectors, a state, a comment. The comment may also be
// before the days or the times.
func (r *reader) rule() (out rule, err *Error) {
	start := r.pos
	if err := r.comment(&out); err != nil {
		return out, err
	}
	if r.take("24/7") {
		// All days and all hours: no selector at all.
	} else if err := r.selectors(&out); err != nil {
		return out, err
	}
	r.space()
	early := out.comment != ""
	out.state = Open
	mark := r.pos
	switch {
	case r.word("open"):
	case r.word("off"), r.word("closed"):
		out.state = Closed
	case r.word("unknown"):
		out.state = Unknown
	}
	out.said = r.pos > mark
	if early && out.said {
		return out, &Error{mark, "a state after the comment"}
	}
	r.space()
	if err := r.comment(&out); err != nil {
		return out, err
	}
	switch {
	case r.pos == start:
		return out, r.fail("not understood")
	case out.comment != "" && !out.said:
		out.state = Unknown
	case !out.said && len(out.years) > 0 && len(out.times)+len(out.dates)+len(out.weeks) == 0 && !out.days.any():
		return out, r.fail("years alone may be times without colons")
	}
	return out, nil
}

// comment reads a comment in quotes, if there is one.
func (r *reader) comment(out *rule) *Error {
	mark := r.pos
	if !r.take(`"`) {
		return nil
	}
	end := strings.IndexByte(r.text[r.pos:], '"')
	if end < 0 || out.comment != "" {
		r.pos = mark
		return r.fail("a comment without an end, or a second one")
	}
	out.comment = r.text[r.pos : r.pos+end]
	r.pos += end + 1
	r.space()
	return nil
}

// selectors reads years, dates, weeks, weekdays and times, in that order.
func (r *reader) selectors(out *rule) *Error {
	if err := r.wide(out); err != nil {
		return err
	}
	if len(out.years)+len(out.dates)+len(out.weeks) > 0 {
		r.colon()
	}
	if err := r.weekdays(&out.days); err != nil {
		return err
	}
	if out.days.any() {
		r.colon()
	}
	mark := r.pos
	r.space()
	if err := r.comment(out); err != nil {
		return err
	}
	if out.comment == "" {
		r.pos = mark
	}
	return r.timeList(out)
}

// colon takes the colon that some put after days, for readability.
func (r *reader) colon() {
	r.space()
	if r.take(":") {
		r.space()
	}
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
		if !r.digitAhead() || !r.clockAhead() {
			r.pos = mark // the comma begins another rule
			return nil
		}
	}
}

func (r *reader) digitAhead() bool { return !r.done() && digit(r.text[r.pos]) }

// clockAhead reports whether a time of the day follows, and not a year.
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

// sunTimes are the times that depend on the place on the globe.
var sunTimes = strings.Fields("dawn sunrise sunset dusk")

func (r *reader) time() (t timeSpan, ok bool, err *Error) {
	mark := r.pos
	r.take("(")
	sun := r.ahead(sunTimes)
	r.pos = mark
	if sun {
		return t, false, r.fail("times by the sun are not worked out")
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
	mark = r.pos
	if t.to, ok = r.clock(); !ok {
		return t, false, r.fail("the end of the hours is not understood")
	}
	if r.text[mark+1] == ':' {
		r.pos = mark
		return t, false, r.fail("an hour of one digit at the end may be of the afternoon")
	}
	if t.to <= t.from {
		t.to += dayMinutes
	}
	if t.open = r.take("+"); t.open && t.to == 2*dayMinutes {
		return t, false, r.fail("an end after two days")
	}
	if !r.done() && r.text[r.pos] == '/' {
		return t, false, r.fail("moments at intervals are not hours")
	}
	return t, true, nil
}
