package jsondoc

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// plain turns a value into what encoding/json makes of the same text.
func plain(v Value) any {
	switch v.Kind() {
	case Null:
		return nil
	case Bool:
		return v.IsTrue()
	case Number:
		return json.Number(v.Raw())
	case String:
		return v.Text()
	case Array:
		list := []any{}
		for item := range v.All {
			list = append(list, plain(item))
		}
		return list
	}
	object := map[string]any{}
	for member := range v.All {
		object[member.Key()] = plain(member)
	}
	return object
}

func standard(text string) (any, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}

var samples = []string{
	`{}`, `[]`, `null`, `true`, `false`, `0`, `-1.5e3`, `""`, ` [ 1 , 2 ] `, `{"a":{"b":[1,{"c":null}]}}`,
	`"\u00e9\ud83d\ude00\n\t\"\\\/\b\f\r"`, `{"a\u0062":1}`, `{"a":1,"b":2}`, "{\"k\":\"é😀\"}",
}

func FuzzParse_AcceptsOnlyWhatTheStandardParserReadsTheSame(f *testing.F) {
	for _, s := range samples {
		f.Add(s)
	}
	for _, s := range refused {
		f.Add(s.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := Parse(text)
		want, stdErr := standard(text)
		if err != nil {
			if err.Offset < 0 || err.Offset > len(text) || err.Message == "" {
				t.Fatalf("%q: %+v", text, err)
			}
			return
		}
		if stdErr != nil || !json.Valid([]byte(text)) {
			t.Fatalf("%q is not JSON: %v", text, stdErr)
		}
		if got := plain(doc.Root()); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q reads as %v, want %v", text, got, want)
		}
	})
}

func TestParse_ReadsWhatTheStandardParserReads(t *testing.T) {
	for _, text := range samples {
		doc, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		want, _ := standard(text)
		if got := plain(doc.Root()); !reflect.DeepEqual(got, want) {
			t.Errorf("%s reads as %v, want %v", text, got, want)
		}
	}
}

var refused = []struct {
	text   string
	offset int
}{
	{``, 0}, {` `, 1}, {`{"a":1,"a":2}`, 7}, {`{"a":1,"\u0061":2}`, 7}, {`{"a":1,}`, 7}, {`[1,]`, 3}, {`[1 2]`, 3}, {`01`, 2}, {`1.`, 2},
	{`{"a":1} x`, 8}, {`{} {}`, 3}, {`tru`, 0}, {`"a`, 2}, {"\"\x01\"", 1}, {"\"\xff\"", 1}, {`"\x"`, 1}, {`"\ud800"`, 1}, {`"\udc00"`, 1},
	{`{a:1}`, 1}, {`{"a" 1}`, 5}, {`[`, 1}, {strings.Repeat("[", 100), maxDepth + 1}, {`NaN`, 0}, {`'a'`, 0}, {"\ufeff{}", 0},
}

func TestParse_RefusesAndNamesThePlace(t *testing.T) {
	for _, c := range refused {
		if _, err := Parse(c.text); err == nil {
			t.Errorf("%q was read", c.text)
		} else if err.Offset != c.offset {
			t.Errorf("%q: refused at %d (%s), want %d", c.text, err.Offset, err.Message, c.offset)
		}
	}
}

func TestAppendString_ReadsBackTheSame(t *testing.T) {
	for _, s := range []string{"", "plain", "a\"b\\c\n\t\x00\x7f</script>&", "é😀"} {
		text := string(AppendString(nil, s))
		doc, err := Parse(text)
		if err != nil || doc.Root().Text() != s {
			t.Errorf("%q became %s: %v", s, text, err)
		}
		if strings.ContainsAny(text, "<>&") {
			t.Errorf("%q is not safe in HTML", text)
		}
	}
}

func TestPointer_PrintsAsRFC6901(t *testing.T) {
	var root *Pointer
	if got := root.At("a/b").Item(3).At("c~d").String(); got != "/a~1b/3/c~0d" {
		t.Errorf("got %s", got)
	}
}

func TestParse_RefusesADoubledKeyAmongMany(t *testing.T) {
	object := func(n int, last string) string {
		text := "{"
		for i := range n {
			text += `"\u0061` + strconv.Itoa(i) + `":1,`
		}
		return text + last + ":1}"
	}
	for _, c := range []struct {
		text string
		want string
	}{
		{object(7, `"b"`), ""}, {object(511, `"b"`), ""}, {object(512, `"b"`), "an object has too many keys"},
		{object(7, `"a3"`), "duplicate key"}, {object(100, `"a3"`), "duplicate key"}, {object(100, `"a99"`), "duplicate key"}, {object(512, `"a511"`), "duplicate key"},
	} {
		got := ""
		if _, err := Parse(c.text); err != nil {
			got = err.Message
		}
		if got != c.want {
			t.Errorf("%.40s… %q, not %q", c.text, got, c.want)
		}
	}
}
