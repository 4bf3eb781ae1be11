package tabular_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"aftercare/internal/tabular"
)

func TestRead_IsBounded(t *testing.T) {
	for name, text := range map[string]string{
		"a table of commas": strings.Repeat(",", 1_000_001),
		"a quote left open": "a\n\"" + strings.Repeat("b", 1000),
		"not UTF-8":         "a\nb\n\xff",
	} {
		if _, err := tabular.Read(text, false); err == nil || err.Line < 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDecode_SaysWhatIsNotText(t *testing.T) {
	for body, says := range map[string]string{
		"PK\x03\x04":                  "zip",
		"\x1f\x8b\x08":                "gzip",
		"\x89PNG\r\n":                 "picture",
		"%PDF-1.7":                    "PDF",
		"SQLite format 3\x00":         "database",
		"\xd0\xcf\x11\xe0\xa1":        "Excel",
		"\xff\xfea":                   "cut off",
		"\xff\xfe\x00\xd8a\x00":       "broken characters",
		"a\x01\xe9":                   "Windows-1252",
		"abc\x00def but no wide text": "not text",
	} {
		if text, _, message := tabular.Decode(body); !strings.Contains(message, says) || message != "" && text != "" && !strings.Contains(message, "not text") {
			t.Errorf("%q: %q, %q", body, text, message)
		}
	}
}

// Letters are guessed only where a file can be what is guessed; of another encoding
// what is ASCII is read.
func TestDecode_SaysHowCertainTheLettersAre(t *testing.T) {
	for name, c := range map[string]struct {
		body, text string
		letters    tabular.Letters
	}{
		"ASCII":                   {"2026-11-01,38.4", "2026-11-01,38.4", tabular.Certain},
		"UTF-8":                   {"café", "café", tabular.Certain},
		"UTF-16":                  {"\xff\xfec\x00\xe9\x00", "cé", tabular.Certain},
		"Latin-1":                 {"caf\xe9, cr\xe9\xe9e \xe0 No\xebl", "café, créée à Noël", tabular.Guessed},
		"a sign and a quote":      {"\x93it\x92s\x94 \x96 \x80 5", "“it’s” – € 5", tabular.Guessed},
		"a line of each":          {"café\ncaf\xe9\nçà\n", "café\ncafé\nçà\n", tabular.Guessed},
		"Cyrillic (Windows-1251)": {"38.4,\xea\xf0\xee\xe2\xfc, \xe1\xee\xeb\xfc\n", "38.4,�, �\n", tabular.Unread},
		"Korean (949)":            {"38.4,\xb5\xce\xc5\xeb\n", "38.4,�\n", tabular.Unread},
		"Western (DOS 850)":       {"r\x82gles,38.4\n", "r�gles,38.4\n", tabular.Unread},
		"at the end of a word":    {"caf\x82,38.4\n", "caf�,38.4\n", tabular.Unread},
		"Western (Macintosh)":     {"caf\x8e,38.4\n", "caf�,38.4\n", tabular.Unread},
		"what Windows has not":    {"a\x81b", "a�b", tabular.Unread},
		"UTF-8 beside it":         {"кровь\n\xea\xf0\xee\xe2\xfc\n", "кровь\n�\n", tabular.Unread},
	} {
		if text, letters, message := tabular.Decode(c.body); letters != c.letters || c.text != "" && text != c.text || message != "" {
			t.Errorf("%s: got %q, %d, %q", name, text, letters, message)
		}
	}
}

func FuzzRead_GivesBackWhatAppendWrites(f *testing.F) {
	f.Add("a,b\n1,\"2\n3\"\n", false)
	f.Add("sep=;\na;b\r\n=1;'2", true)
	f.Add("\xff\xfea\x00,\x00", true)
	f.Fuzz(func(t *testing.T, body string, loose bool) {
		text, _, message := tabular.Decode(body)
		if message != "" {
			return
		}
		if !utf8.ValidString(text) {
			t.Fatal("what was decoded is not UTF-8")
		}
		rows, err := tabular.Read(text, loose)
		if err != nil || len(rows) == 0 || len(rows[0].Cells) < 2 {
			return
		}
		var b []byte
		for _, r := range rows {
			b = tabular.Append(b, r.Cells)
		}
		again, err := tabular.Read(string(b), false)
		if err != nil || len(again) != len(rows) {
			t.Fatalf("%q: %d rows, %v", b, len(again), err)
		}
		for i := range rows {
			for j, cell := range rows[i].Cells {
				if got := tabular.Unguarded(again[i].Cells[j]); got != cell {
					t.Fatalf("%q came back as %q", cell, got)
				}
			}
		}
	})
}
