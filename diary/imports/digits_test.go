package imports_test

import (
	"slices"
	"strings"
	"testing"
)

// inScript writes the digits of a text in another script.
func inScript(zero rune, text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, text)
}

// What a file says is the same in the digits of any script.
func TestReadFile_ReadsTheDigitsOfEveryScript(t *testing.T) {
	files := map[string]string{
		"a table":        "date,flow,temperature (c),heart rate,fever\n13/11/2026,heavy,\"38,4\",112,\n2026-11-14 08:30:00,light,36.6 °C,61,38.9\n",
		"drip":           "date,bleeding.value,temperature.value\n2026-11-01,3,36.7\n2026-11-02,1.0,\n",
		"periods":        "start date,period length\n2026-11-01,5\n",
		"starts, ends":   "start date,end date\n1.11.2026,13.11.2026\n",
		"a list of text": "Period Start Date: Nov 1, 2026\nPeriod Length: 5 Days\n",
		"Flo":            `{"operationalData":{"cycles":[{"period_start_date":"2026-11-01 00:00:00.0","period_end_date":"2026-11-02 00:00:00.0","period_intensity":{"0":"2","1":"3"}}],"point_events_manual_v2":[{"category":"Flow","value":"1","date":"2026-11-04"}]}}`,
		"Health Connect": `{"menstruation_flow":[{"time":"2026-11-01T08:00:00Z","flow":"3"}],"menstruation_period":[{"start_time":"2026-11-04T00:00:00Z","end_time":"2026-11-06T00:00:00Z"}],"body_temperature":[{"time":"2026-11-01","celsius":"38.4"}]}`,
	}
	for name, file := range files {
		want, _, findings := told(t, file, settings)
		if len(want) == 0 || findings != nil {
			t.Fatalf("%s: %v", name, findings)
		}
		for script, zero := range map[string]rune{"Arabic": '٠', "Persian": '۰', "Devanagari": '०', "Bengali": '০', "Thai": '๐', "wide": '０'} {
			other := inScript(zero, file)
			if name == "Flo" || name == "Health Connect" { // whose names have digits too
				other = strings.ReplaceAll(other, "_v"+inScript(zero, "2"), "_v2")
			}
			if got, _, findings := told(t, other, settings); !slices.Equal(got, want) || findings != nil {
				t.Errorf("%s, %s: got %q, %v, want %q", name, script, got, findings, want)
			}
		}
	}
}

// A phone in Arabic writes dates with marks of direction, and ٫ before tenths.
func TestReadFile_ReadsDatesAndNumbersAsAnArabicPhoneWritesThem(t *testing.T) {
	file := "date,flow,temperature (c)\n١٣\u200f/١١\u200f/٢٠٢٦ ١٠:٣٠ ص,heavy,٣٨٫٤\n\u200f١٤\u200f/١١\u200f/٢٠٢٦,light,٣٦٫٦ °C\n"
	want := []string{"11-13 bleeding heavy", "11-13 temperature 38.4 Cel", "11-14 bleeding light", "11-14 temperature 36.6 Cel"}
	if got, m, findings := told(t, file, settings); !slices.Equal(got, want) || findings != nil {
		t.Errorf("got %q, %v, %+v", got, findings, m)
	}
}

// Notes stay as she wrote them.
func TestReadFile_LeavesTheDigitsOfANoteAsTheyAre(t *testing.T) {
	got, _, _ := told(t, "date,flow,notes\n٢٠٢٦-١١-٠١,light,٣ مرات\n", settings)
	if want := []string{"11-01 bleeding light", "11-01 note ٣ مرات"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
