package cases

import (
	"reflect"
	"testing"

	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/packs"
)

// What Append prints Parse reads back as an equal pack: every published pack,
// and every statement, cell and policy entry of them with one thing changed.
func TestPacks_ParseReadsBackWhatAppendPrints(t *testing.T) {
	n := 0
	check := func(what string, p *guideline.Pack) {
		n++
		text := string(canon.Append(nil, p))
		got, findings := guideline.Parse(text)
		if len(findings) > 0 {
			t.Errorf("%s: its own print is refused: %v\n%s", what, findings, text)
		} else if !reflect.DeepEqual(withoutEmpty(reflect.ValueOf(got)).Interface(), withoutEmpty(reflect.ValueOf(p)).Interface()) {
			t.Errorf("%s: printed\n%s\nis read as\n%s", what, text, canon.Append(nil, got))
		}
	}
	for _, published := range packs.All() {
		p, findings := guideline.Parse(packs.JSON(published.ID))
		if len(findings) > 0 {
			t.Fatal(published.ID, findings)
		}
		check(published.ID, p)
		for i := range p.Statements {
			for _, c := range statementChanges([]*guideline.Pack{p}, &p.Statements[i]) {
				check(p.Statements[i].ID+": "+c.what, &guideline.Pack{Statements: []guideline.Statement{c.value}})
			}
		}
		for i := range p.Follow {
			for _, c := range cellChanges(p.Follow[i]) {
				check(c.what, &guideline.Pack{Follow: []guideline.Cell{c.value}})
			}
		}
		for i := range p.Policy {
			for _, c := range policyChanges(p, p.Policy[i]) {
				check(c.what, &guideline.Pack{Policy: []guideline.Policy{c.value}})
			}
		}
	}
	t.Logf("%d packs", n)
}

// withoutEmpty returns a copy with nil for each empty list: the format prints
// neither.
func withoutEmpty(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(withoutEmpty(v.Elem()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(withoutEmpty(v.Field(i)))
		}
	case reflect.Slice:
		for i := range v.Len() {
			out.Set(reflect.Append(out, withoutEmpty(v.Index(i))))
		}
	default:
		out.Set(v)
	}
	return out
}
