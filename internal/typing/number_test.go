package typing

import (
	"testing"
	"unicode"
)

func TestDegrees_ReadsTheNumberHoweverItIsWritten(t *testing.T) {
	for _, c := range []struct{ typed, number, unit string }{
		{"38,5", "38.5", ""}, {"38.5", "38.5", ""}, {"101", "101", ""},
		{"38'5", "38.5", ""}, {"38´5", "38.5", ""}, {"38’5", "38.5", ""}, {"38·5", "38.5", ""}, {"38°5", "38.5", ""},
		{"38,5º", "38.5", ""}, {"38.5°", "38.5", ""}, {"38.5 °C", "38.5", celsius}, {"38.5C", "38.5", celsius}, {"38,5 ºc", "38.5", celsius}, {"38.5℃", "38.5", celsius},
		{"101°F", "101", fahrenheit}, {"101.3 f", "101.3", fahrenheit}, {"101 ℉", "101", fahrenheit}, {"101 degrees Fahrenheit", "101", fahrenheit},
		{"39 grados", "39", ""}, {"39 degrees", "39", ""}, {"38,5 Grad Celsius", "38.5", celsius}, {"39 degrés", "39", ""}, {"٣٨٫٥ درجة مئوية", "38.5", celsius},
		{"٣٨٫٥", "38.5", ""}, {"٣٨،٥", "38.5", ""}, {"٣٨", "38", ""}, {"۳۸٫۵", "38.5", ""}, {"३८.५", "38.5", ""}, {"३८.५ डिग्री", "38.5", ""},
		{"３８．５", "38.5", ""}, {"৩৮.৫", "38.5", ""}, {"38.5度", "38.5", ""}, {"𝟑𝟖.𝟓", "38.5", ""},
		{"\u200f٣٨٫٥\u200f", "38.5", ""}, {" 38.5\u00a0°C ", "38.5", celsius}, {"38.500", "38.500", ""},
	} {
		if number, unit, ok := Degrees(c.typed); number != c.number || unit != c.unit || !ok {
			t.Errorf("%q: %q %q %v, want %q %q", c.typed, number, unit, ok, c.number, c.unit)
		}
	}
}

func TestDegrees_RefusesWhatCouldBeReadInTwoWays(t *testing.T) {
	for _, typed := range []string{
		"", " ", "°C", "high", "about 38", "38 39", "38-39", "38/39", "38 5", "38 or 39", "38,5,1", "1.234,5", "1'000", "38,500", "38''5",
		"-38", "+38", "38.", "38,", ".5", "1e1", "38 F C", "38 C F", "38 C C", "38.5 weeks", "38?", "38½", "٣٨٬٥٠٠", "38°°°°", "38.5 K", "NaN",
	} {
		if number, unit, ok := Degrees(typed); ok {
			t.Errorf("%q was read as %q %q", typed, number, unit)
		}
	}
}

func TestDigits_OfEveryScriptAreRead(t *testing.T) {
	scripts := 0
	for _, x := range append([]unicode.Range32(nil), unicode.Nd.R32...) {
		scripts += int(x.Hi-x.Lo+1) / 10
	}
	for _, x := range unicode.Nd.R16 {
		scripts += int(x.Hi-x.Lo+1) / 10
		for r := rune(x.Lo); r <= rune(x.Hi); r++ {
			if got, want := Digits(string(r)), string('0'+(r-rune(x.Lo))%10); got != want {
				t.Errorf("%U is %q, want %q", r, got, want)
			}
		}
	}
	if scripts < 60 {
		t.Errorf("only %d sets of digits", scripts)
	}
	for typed, want := range map[string]string{"٠١٢٣٤٥٦٧٨٩": "0123456789", "۰۱۲۳۴۵۶۷۸۹": "0123456789", "०१२३४५६७८९": "0123456789", "０１２３４５６７８９": "0123456789", "𞥐𞥑𞥒": "012"} {
		if got := Digits(typed); got != want {
			t.Errorf("%s: %s", typed, got)
		}
	}
}

func TestWhole_IsDigitsAndNothingElse(t *testing.T) {
	for typed, want := range map[string]string{"8": "8", " 8 ": "8", "٨": "8", "۱۲": "12", "१२": "12", "\u200f٨": "8"} {
		if got, ok := Whole(typed); got != want || !ok {
			t.Errorf("%q: %q %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", "8.5", "-8", "8 9", "8w", "٨٫٥", "²"} {
		if got, ok := Whole(typed); ok {
			t.Errorf("%q was read as %q", typed, got)
		}
	}
}
