package view

import (
	"net/url"
	"strings"
	"testing"
)

func TestTel_DialsWhatIsShownOrNothing(t *testing.T) {
	for shown, want := range map[string]string{
		"+44 20 7946 0000":                  "+442079460000",
		"020 7946 0000":                     "02079460000",
		"(020) 7946 0000":                   "02079460000",
		"+1 (212) 555-0100":                 "+12125550100",
		"+82-2-1234-5678":                   "+82212345678",
		"02.1234.5678":                      "0212345678",
		"+33\u00a01 23 45 67 89":            "+33123456789",
		"0044 20 7946 0000":                 "00442079460000",
		"116 123":                           "116123",
		"15":                                "15",
		"1577-1366":                         "15771366",
		"#7119":                             "#7119",
		"*5555":                             "*5555",
		"+44 (0)20 7946 0000":               "",
		"(0)20 7946 0000":                   "",
		"+44 20 7946 0000 ext. 123":         "",
		"+44 20 7946 0000 x123":             "",
		"+44 20 7946 0000;ext=123":          "",
		"020 7946 0000 (123)":               "",
		"020 7946 0000, 020 7946 0011":      "",
		"020 7946 0000 / 020 7946 0011":     "",
		"020 7946 0000 or 0011":             "",
		"020 7946 0000 020 7946 0011":       "",
		"+44 20 7946 0000 +44 20 7946 0011": "",
		"02-760-2114~5":                     "",
		"0800 MIDWIFE":                      "",
		"call the front desk":               "",
		"javascript:alert(1)":               "",
		"+020 7946 0000":                    "",
		"++44 20 7946 0000":                 "",
		"+44 20 7946 0000#":                 "",
		"*21*020#":                          "",
		"*#06#":                             "",
		"1":                                 "",
		"":                                  "",
		"+":                                 "",
		"-":                                 "",
		"()":                                "",
		"((020)) 7946":                      "",
		"(020 7946 0000":                    "",
		"020 7946--0000":                    "",
		"٠٢٠ ٧٩٤٦ ٠٠٠٠":                     "",
		"+1 212 555 0100 99999":             "",
	} {
		if want != "" {
			want = "tel:" + strings.ReplaceAll(want, "#", "%23")
		}
		if got := Tel(shown).String(); got != want {
			t.Errorf("%q: %q, want %q", shown, got, want)
		}
	}
}

// dialled keeps of a text what a telephone dials.
func dialled(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || strings.ContainsRune("+*#", c) {
			return c
		}
		return -1
	}, s)
}

func FuzzTel_DialsExactlyTheDigitsShown(f *testing.F) {
	for _, s := range []string{"+44 (0)20 7946 0000 ext. 123", "(020) 7946 0000", "#7119", "*21*1#", "0800 MIDWIFE", "1;2", "02.1234.5678", "+1\u00a0(212) 555-0100"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, shown string) {
		address := Tel(shown).String()
		if address == "" {
			return
		}
		number, err := url.PathUnescape(strings.TrimPrefix(address, "tel:"))
		if err != nil || number != dialled(shown) {
			t.Fatalf("%q dials %q", shown, number)
		}
		for _, c := range shown {
			if !strings.ContainsRune("0123456789+*#()-. \u00a0", c) {
				t.Fatalf("%q dials, and has %q in it", shown, c)
			}
		}
	})
}
