// Command plain tries what the runtime decides by the names of types and methods,
// in a program that nothing reflects in.
package main

import "errors"

type (
	said  struct{ Text string }
	asked struct{ Text string }
	loud  interface{ Loud() string }
	quiet interface{ quiet() string }
	both  interface {
		loud
		quiet
	}
	pair[T any] struct{ Loud, Quiet T }
)

func (s said) Loud() string     { return "loud " + s.Text }
func (s *asked) Loud() string   { return "ask " + s.Text }
func (s *asked) quiet() string  { return "softly " + s.Text }
func (s *asked) Error() string  { return "asked in vain" }
func (p pair[T]) quiet() string { return "a pair" }

type other struct{ asked }

//go:noinline
func hidden(v any) any { return v }

func try(v any) {
	line := ""
	if l, ok := v.(loud); ok {
		line += l.Loud() + ";"
	}
	if q, ok := v.(quiet); ok {
		line += q.quiet() + ";"
	}
	if b, ok := v.(both); ok {
		line += b.Loud() + b.quiet() + ";"
	}
	switch v := v.(type) {
	case said, *said:
		line += " said"
	case pair[int], *pair[string]:
		line += " pair"
	case error:
		line += v.Error()
	case func() string:
		line += v()
	case struct{ Text string }:
		line += v.Text
	}
	println(line)
}

func main() {
	for _, v := range []any{said{"a"}, &said{"b"}, asked{"c"}, &asked{"d"}, &other{asked{"e"}}, other{}, pair[int]{1, 2}, pair[string]{}, &pair[string]{},
		func() string { return "a function" }, struct{ Text string }{"no name"}, struct{ text string }{"no name"}, 1, "x", nil} {
		try(hidden(v))
	}
	found, ok := errors.AsType[*asked](errors.Join(errors.New("first"), &other{}, &asked{"wrapped"}))
	println(ok, found != nil && found.Text == "wrapped")
	keys := map[any]int{said{"a"}: 1, struct{ Text string }{"a"}: 2, pair[int]{1, 2}: 3}
	println(keys[said{"a"}], keys[struct{ Text string }{"a"}], keys[pair[int]{1, 2}], keys[asked{"a"}])
	defer func() {
		r := recover()
		_, failed := r.(error)
		println("recovered", failed)
	}()
	println(hidden(1).(loud).Loud())
}
