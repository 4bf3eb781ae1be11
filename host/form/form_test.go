package form

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
)

func TestParse_KeepsFieldsInOrder(t *testing.T) {
	got, err := Parse("b=2&a=1&b=%C3%A9+x&empty=&bare")
	if err != nil {
		t.Fatal(err)
	}
	want := []page.Field{{Name: "b", Value: "2"}, {Name: "a", Value: "1"}, {Name: "b", Value: "é x"}, {Name: "empty"}, {Name: "bare"}}
	if len(got) != len(want) {
		t.Fatalf("got %d fields, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("field %d: got %q, want %q", i, got[i], want[i])
		}
	}
}

func TestParse_RefusesWhatIsNotPlainlyAForm(t *testing.T) {
	for _, body := range []string{
		"a=%", "a=%4", "a=%zz", "%gg=1", "a=%ff", "a=%00", "a=%1b", "a=\x07", "a=\xc3", "a=%7F",
		strings.Repeat("a&", maxFields), strings.Repeat("a", MaxBytes+1),
	} {
		if fields, err := Parse(body); err == nil {
			t.Errorf("%.20q was read as %v", body, fields)
		}
	}
}

func TestParse_OnlyAFormThatStaysInThePageMayHoldAFile(t *testing.T) {
	file := "file=" + strings.Repeat("QUJD", MaxBytes/4)
	if _, err := Parse(file); err != ErrLong {
		t.Errorf("a server read it: %v", err)
	}
	fields, err := ParseWithFiles(file + "&file-name=notes.age")
	if err != nil || len(fields) != 2 || len(fields[0].Value) != MaxBytes || fields[1].Value != "notes.age" {
		t.Errorf("%d fields, %v", len(fields), err)
	}
	if _, err := ParseWithFiles(strings.Repeat("a", MaxFileBytes+1)); err != ErrLong {
		t.Errorf("one over every limit was read: %v", err)
	}
}

// The same bytes are the same fields in both hosts and to the standard reader,
// or no form at all.
func FuzzParseWithFiles_ReadsAFormWholeOrRefusesIt(f *testing.F) {
	for _, body := range []string{"", "&", "a=1&a=2&b", "=&=", "file=QUJD%2B&file-name=notes.age", "a=%", "a=%e2%80", "a=1;b=2", "%41=%4a+", "a=\x7f"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		fields, err := ParseWithFiles(body)
		if small, errSmall := Parse(body); len(body) <= MaxBytes && ((err == nil) != (errSmall == nil) || !slices.Equal(small, fields)) {
			t.Fatalf("%q: %q %v for a page, %q %v for a server", body, fields, err, small, errSmall)
		}
		if err != nil {
			if fields != nil {
				t.Fatalf("%q is refused, and read as %q", body, fields)
			}
			return
		}
		if len(fields) > maxFields || len(body) > 0 && len(fields) != strings.Count(body, "&")+1 {
			t.Fatalf("%q: %d fields", body, len(fields))
		}
		again := ""
		for i, x := range fields {
			pair := strings.Split(body, "&")[i]
			name, value, _ := strings.Cut(pair, "=")
			stdName, err1 := url.QueryUnescape(name)
			stdValue, err2 := url.QueryUnescape(value)
			if err1 != nil || err2 != nil || stdName != x.Name || stdValue != x.Value {
				t.Fatalf("%q is read as %q, and by the standard reader as %q %q", pair, x, stdName, stdValue)
			}
			again += "&" + url.QueryEscape(x.Name) + "=" + url.QueryEscape(x.Value)
		}
		if back, err := ParseWithFiles(strings.TrimPrefix(again, "&")); err != nil || !slices.Equal(back, fields) {
			t.Fatalf("%q comes back as %q, %v", fields, back, err)
		}
	})
}

// What a browser's URLSearchParams and Go's own encoder write comes back.
func FuzzParse_ReadsBackWhatWasEncoded(f *testing.F) {
	f.Add("name", "va lue&=+%")
	f.Add("é\n", "<script>")
	f.Fuzz(func(t *testing.T, name, value string) {
		body := url.QueryEscape(name) + "=" + url.QueryEscape(value)
		got, err := Parse(body)
		if err != nil {
			return
		}
		if len(got) != 1 || got[0].Name != name || got[0].Value != value {
			t.Fatalf("%q came back as %q", body, got)
		}
	})
}
