package aftercare

import (
	"math"
	"strconv"
	"testing"
)

func TestParseDecimal_ReadsJSONNumbersAndNothingElse(t *testing.T) {
	for in, want := range map[string]Decimal{
		"0": 0, "-0": 0, "1": 10_000, "38.2": 382_000, "37.99999": 379_999, "1e1": 100_000, "12.5e-1": 12_500, "382e-1": 382_000,
		"0.0001": 1, "0.00001": 0, "-4.25": -42_500, "1e300": maxDecimal, "99999999999999999999": maxDecimal,
		"0.00000000000000000001e20": 10_000, "1E+2": 1_000_000,
	} {
		if got, ok := ParseDecimal(in); !ok || got != want {
			t.Errorf("%s: %d %v, want %d", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "-", "01", "1.", ".5", "+1", "1e", "NaN", "Infinity", "1e999", "0x10", "1 ", " 1", "1_0", "--1"} {
		if got, ok := ParseDecimal(in); ok {
			t.Errorf("%q read as %d", in, got)
		}
	}
}

func FuzzParseDecimal_AgreesWithTheStandardParser(f *testing.F) {
	for _, s := range []string{"0", "38.2", "1e300", "1e309", "-0.5", "1.5E-3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDecimal(s)
		if !ok {
			return
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil && !math.IsInf(v, 0) {
			t.Fatalf("%q is not a number to the standard parser", s)
		}
		if got := float64(d) / 1e4; math.Abs(v) < 1e9 && math.Abs(got-v) > 1.01e-4 {
			t.Fatalf("%q: %v, want %v", s, got, v)
		}
		if again, ok := ParseDecimal(d.String()); !ok || again != d {
			t.Fatalf("%q prints %s, which reads as %d", s, d, again)
		}
	})
}

func TestAmount_MonthsAreNeverShorterForAClearanceNorLongerForADue(t *testing.T) {
	for n, want := range map[int][2]int{1: {31, 28}, 2: {62, 59}, 3: {92, 89}, 6: {184, 181}, 12: {366, 365}} {
		a := Amount{N: n, Unit: Month}
		if got := [2]int{a.Days(true), a.Days(false)}; got != want {
			t.Errorf("%d months: %v, want %v", n, got, want)
		}
	}
	// The tables hold against every run of months of a leap cycle.
	for n := 1; n <= 24; n++ {
		a := Amount{N: n, Unit: Month}
		for y := 2000; y < 2008; y++ {
			for m := 1; m <= 12; m++ {
				from, _ := MakeDate(y, m, 1)
				end := m + n - 1
				to, _ := MakeDate(y+end/12, end%12+1, 1)
				if span := int(to - from); span > a.Days(true) || span < a.Days(false) {
					t.Fatalf("%d months from %s are %d days, outside %d to %d", n, from, span, a.Days(false), a.Days(true))
				}
			}
		}
	}
}

func TestCodes_StandInTheOrderOfTheirConstants(t *testing.T) {
	for code, name := range map[Code]string{Bleeding: "bleeding", Temperature: "temperature", Fainting: "fainting", Breathless: "breathless",
		HCG: "hcg", Scan: "scan", MensesCode: "menses", Clearance: "clearance", HoldCode: "hold", Mood: "mood", PHQ9: "phq-9", EPDS: "epds", Ready: "ready", Note: "note"} {
		if code.String() != name || ParseCode(name) != code {
			t.Errorf("%s is code %d and prints %s", name, code, code)
		}
	}
	for c := Code(1); int(c) < CodeCount; c++ {
		if info := c.Info(); info.Name == "" || info.Payload == 0 {
			t.Errorf("code %d has no line", c)
		}
	}
	if i := Bleeding.Info(); i.Words.Name(BleedingSoaking) != "soaking" || !i.Calm.Has(BleedingNone) || i.Calm.Has(BleedingSpotting) {
		t.Errorf("bleeding is %+v", i)
	}
}
