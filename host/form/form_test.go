package form

import (
	"net/url"
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
