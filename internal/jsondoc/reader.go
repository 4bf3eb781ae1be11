package jsondoc

import (
	"strconv"
	"strings"

	"aftercare"
)

// Reader collects findings while a document is read, so that a reader can
// report all of them at once.
type Reader struct {
	Findings aftercare.Findings
}

// Fail adds a finding.
func (r *Reader) Fail(p *Pointer, message string) {
	one := aftercare.Finding{Message: message}
	if !r.Findings.Full() {
		one.Pointer = p.String()
	}
	r.Findings.Add(one)
}

// Is reports whether the value is of a kind, and adds a finding if it is not.
func (r *Reader) Is(v Value, p *Pointer, k Kind) bool {
	if v.Kind() == k {
		return true
	}
	r.Fail(p, "must be "+k.String()+", not "+v.Kind().String())
	return false
}

// Text reads a string, "" with a finding if it is not one.
func (r *Reader) Text(v Value, p *Pointer) string {
	if !r.Is(v, p, String) {
		return ""
	}
	return v.Text()
}

// Bool reads a boolean.
func (r *Reader) Bool(v Value, p *Pointer) bool { return r.Is(v, p, Bool) && v.IsTrue() }

// Decimal reads a number.
func (r *Reader) Decimal(v Value, p *Pointer) (aftercare.Decimal, bool) {
	if !r.Is(v, p, Number) {
		return 0, false
	}
	d, ok := aftercare.ParseDecimal(v.Raw())
	if !ok {
		r.Fail(p, "this number is too large")
	}
	return d, ok
}

// Int reads a whole number between two ends.
func (r *Reader) Int(v Value, p *Pointer, least, most int) (int, bool) {
	d, ok := r.Decimal(v, p)
	if !ok {
		return 0, false
	}
	if !whole(v.Raw()) || d < aftercare.Decimal(least)*aftercare.DecimalOne || d > aftercare.Decimal(most)*aftercare.DecimalOne {
		r.Fail(p, "must be a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most))
		return 0, false
	}
	return int(d / aftercare.DecimalOne), true
}

// whole reports whether a JSON number is written as a whole one: 3 or 3.0.
func whole(raw string) bool {
	point := false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '.':
			point = true
		case c == 'e' || c == 'E' || point && c != '0':
			return false
		}
	}
	return true
}

// Date reads a civil date.
func (r *Reader) Date(v Value, p *Pointer) aftercare.Date {
	if !r.Is(v, p, String) {
		return 0
	}
	d, ok := aftercare.ParseDate(v.Text())
	if !ok {
		r.Fail(p, "must be a day that exists, as YYYY-MM-DD")
	}
	return d
}

// Instant reads a moment with its offset.
func (r *Reader) Instant(v Value, p *Pointer) aftercare.Instant {
	if !r.Is(v, p, String) {
		return aftercare.Instant{}
	}
	t, ok := aftercare.ParseInstant(v.Text())
	if !ok {
		r.Fail(p, "must be an instant with its offset (RFC 3339), such as 2026-11-05T21:00:00+00:00")
	}
	return t
}

// Term reads one word of a closed list, 0 with a finding if it is not on the list.
func Term[T ~uint8](r *Reader, v Value, p *Pointer, list aftercare.Terms[T]) T {
	if !r.Is(v, p, String) {
		return 0
	}
	t, ok := list.Parse(v.Text())
	if !ok {
		r.Fail(p, "must be one of "+strings.Join(list.Words(), ", "))
	}
	return t
}

// Unknown adds a finding for an unknown key.
func (r *Reader) Unknown(p *Pointer) { r.Fail(p, "unknown key") }
