package aftercare

// Instant is a moment with the offset it was written in. Its day is the day
// of that offset and is never converted. The zero value is no instant.
type Instant struct {
	Day    Date  // the civil day in its own offset
	Second int32 // seconds since midnight of Day, in its own offset
	Nano   int32
	Offset int16 // minutes east of Greenwich
}

// IsZero reports whether there is no instant.
func (t Instant) IsZero() bool { return t.Day == 0 }

// Local returns seconds since 0001-01-01 by the local clock where it was written.
func (t Instant) Local() int64 { return int64(t.Day-1)*86400 + int64(t.Second) }

// Universal returns seconds since 0001-01-01 UTC.
func (t Instant) Universal() int64 { return t.Local() - int64(t.Offset)*60 }

// ParseInstant reads an RFC 3339 instant with an offset or Z.
func ParseInstant(s string) (Instant, bool) {
	if len(s) < 20 || (s[10] != 'T' && s[10] != 't') || s[13] != ':' || s[16] != ':' {
		return Instant{}, false
	}
	day, ok := ParseDate(s[:10])
	h, ok1 := digits(s[11:13])
	m, ok2 := digits(s[14:16])
	sec, ok3 := digits(s[17:19])
	if !ok || !ok1 || !ok2 || !ok3 || h > 23 || m > 59 || sec > 59 {
		return Instant{}, false
	}
	nano, rest, ok := fraction(s[19:])
	if !ok {
		return Instant{}, false
	}
	offset, ok := offset(rest)
	if !ok {
		return Instant{}, false
	}
	return Instant{Day: day, Second: int32(h*3600 + m*60 + sec), Nano: nano, Offset: offset}, true
}

// fraction reads up to nine decimals of a second, if there are any, and gives
// what follows them.
func fraction(s string) (nano int32, rest string, ok bool) {
	if s[0] != '.' {
		return 0, s, true
	}
	n := 1
	scale := int32(100_000_000)
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		nano += int32(s[n]-'0') * scale
		scale /= 10
		n++
	}
	return nano, s[n:], n > 1 && n <= 10
}

// offset reads Z or a signed offset from UTC, in minutes.
func offset(s string) (int16, bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	if len(s) != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':' {
		return 0, false
	}
	h, ok := digits(s[1:3])
	m, ok1 := digits(s[4:6])
	if !ok || !ok1 || h > 23 || m > 59 {
		return 0, false
	}
	if s[0] == '-' {
		return int16(-h*60 - m), true
	}
	return int16(h*60 + m), true
}

// appendTo appends the instant in RFC 3339, with a numeric offset.
func (t Instant) appendTo(b []byte) []byte {
	b = t.Day.AppendTo(b)
	b = append(b, 'T')
	b = t.appendClock(b)
	b = append(b, ':')
	b = appendPadded(b, int(t.Second%60), 2)
	if t.Nano != 0 {
		b = append(b, '.')
		frac := appendPadded(nil, int(t.Nano), 9)
		for len(frac) > 1 && frac[len(frac)-1] == '0' {
			frac = frac[:len(frac)-1]
		}
		b = append(b, frac...)
	}
	o := int(t.Offset)
	if o < 0 {
		b = append(b, '-')
		o = -o
	} else {
		b = append(b, '+')
	}
	b = appendPadded(b, o/60, 2)
	b = append(b, ':')
	return appendPadded(b, o%60, 2)
}

// appendClock appends the hour and the minute of its own offset, as 09:05.
func (t Instant) appendClock(b []byte) []byte {
	b = appendPadded(b, int(t.Second/3600), 2)
	b = append(b, ':')
	return appendPadded(b, int(t.Second/60%60), 2)
}

// Clock returns the hour and the minute of its own offset, as 09:05.
func (t Instant) Clock() string { return string(t.appendClock(nil)) }

// String returns the instant in RFC 3339.
func (t Instant) String() string {
	if t.IsZero() {
		return ""
	}
	return string(t.appendTo(nil))
}

// When is a day, or an instant of a day. The zero value is not told.
type When struct {
	Day Date    // set if anything was told
	At  Instant // set if the instant was told
}

// On returns the When of a whole day.
func On(d Date) When { return When{Day: d} }

// At returns the When of an instant.
func At(t Instant) When { return When{Day: t.Day, At: t} }

// Told reports whether anything was told.
func (w When) Told() bool { return w.Day != 0 }

// HasInstant reports whether the moment is known, not only the day.
func (w When) HasInstant() bool { return !w.At.IsZero() }

// String returns the day or the instant.
func (w When) String() string {
	if w.HasInstant() {
		return w.At.String()
	}
	return w.Day.String()
}
