package jsondoc

import (
	"aftercare"
	"strconv"
)

// Writer appends JSON to a buffer, with commas. It neither
// indents nor sorts: what is written is the order of the format.
type Writer struct {
	B     []byte
	after bool // a value came before, so the next needs a comma
}

func (w *Writer) comma() {
	if w.after {
		w.B = append(w.B, ',')
	}
	w.after = true
}

// Object opens an object as the next item of a list, or as the document.
func (w *Writer) Object() { w.comma(); w.open('{') }

// EndObject closes the innermost object.
func (w *Writer) EndObject() { w.B = append(w.B, '}'); w.after = true }

// EndList closes the innermost list.
func (w *Writer) EndList() { w.B = append(w.B, ']'); w.after = true }

func (w *Writer) open(c byte) { w.B = append(w.B, c); w.after = false }

// Key begins a member.
func (w *Writer) Key(k string) {
	w.comma()
	w.B = AppendString(w.B, k)
	w.B = append(w.B, ':')
}

// OpenObject begins a member that is an object.
func (w *Writer) OpenObject(k string) { w.Key(k); w.open('{') }

// OpenList begins a member that is a list.
func (w *Writer) OpenList(k string) { w.Key(k); w.open('[') }

// Item appends text to a list.
func (w *Writer) Item(s string) { w.comma(); w.B = AppendString(w.B, s) }

// IntItem appends a whole number to a list.
func (w *Writer) IntItem(n int) { w.comma(); w.B = strconv.AppendInt(w.B, int64(n), 10) }

// Line begins a new line before the next item of a list.
func (w *Writer) Line() {
	w.comma()
	w.B = append(w.B, '\n')
	w.after = false
}

// Str appends a member that is text.
func (w *Writer) Str(k, v string) { w.Key(k); w.B = AppendString(w.B, v) }

// Int appends a member that is a whole number.
func (w *Writer) Int(k string, n int) { w.Key(k); w.B = strconv.AppendInt(w.B, int64(n), 10) }

// Bool appends a member that is a boolean.
func (w *Writer) Bool(k string, v bool) { w.Key(k); w.B = strconv.AppendBool(w.B, v) }

// Null appends a member that is null.
func (w *Writer) Null(k string) { w.Key(k); w.B = append(w.B, "null"...) }

// Decimal appends a member that is a number.
func (w *Writer) Decimal(k string, d aftercare.Decimal) { w.Key(k); w.B = d.AppendTo(w.B) }

// Date appends a member that is a day.
func (w *Writer) Date(k string, d aftercare.Date) {
	w.Key(k)
	w.B = append(w.B, '"')
	w.B = d.AppendTo(w.B)
	w.B = append(w.B, '"')
}

// List appends a member that is a list of texts.
func (w *Writer) List(k string, items []string) {
	w.OpenList(k)
	for _, s := range items {
		w.Item(s)
	}
	w.EndList()
}

// The members below are omitted if they are empty.

// OptStr appends text that is not empty.
func (w *Writer) OptStr(k, v string) {
	if v != "" {
		w.Str(k, v)
	}
}

// OptInt appends a number that is not zero.
func (w *Writer) OptInt(k string, n int) {
	if n != 0 {
		w.Int(k, n)
	}
}

// OptTrue appends true.
func (w *Writer) OptTrue(k string, v bool) {
	if v {
		w.Bool(k, v)
	}
}

// OptDate appends a day that was told.
func (w *Writer) OptDate(k string, d aftercare.Date) {
	if d != 0 {
		w.Date(k, d)
	}
}

// OptDecimal appends a number that is not zero.
func (w *Writer) OptDecimal(k string, d aftercare.Decimal) {
	if d != 0 {
		w.Decimal(k, d)
	}
}

// OptTri appends a truth value that was told.
func (w *Writer) OptTri(k string, t aftercare.Tri) {
	if t != aftercare.Unknown {
		w.Bool(k, t == aftercare.Yes)
	}
}

// OptList appends a list that is not empty.
func (w *Writer) OptList(k string, items []string) {
	if len(items) > 0 {
		w.List(k, items)
	}
}
