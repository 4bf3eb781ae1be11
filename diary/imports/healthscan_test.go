package imports_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"aftercare/diary"
	"aftercare/diary/imports"
)

const healthStart = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14; don't [read] this -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-11-20 10:00:00 +0000"/>
 <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale"/>
`
const healthEnd = "</HealthData>\n"

// sample is a record of Apple Health on a day of November.
func sample(kind, value, more string, day int) string {
	return fmt.Sprintf(` <Record type="%s" sourceName="Her &quot;phone&quot; &gt; <![CDATA[" %s startDate="2026-11-%02d 08:00:00 +0100" endDate="2026-11-%02d 08:00:00 +0100" value="%s">
  <MetadataEntry key="HKMenstrualCycleStart" value="1"/>
 </Record>
`, kind, more, day, day, value)
}

func steps(n int) string {
	return strings.Repeat(` <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" creationDate="2026-11-01 08:05:00 +0000" startDate="2026-11-01 08:00:00 +0000" endDate="2026-11-01 08:05:00 +0000" value="120"/>`+"\n", n)
}

func TestHealthScan_PicksWhatADiaryHoldsAndCountsTheRest(t *testing.T) {
	export := healthStart + steps(3) +
		sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueMenstrualFlowHeavy", "", 1) +
		sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueVaginalBleedingLight", "", 2) +
		sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueMenstrualFlowUnspecified", "", 3) +
		sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueMenstrualFlowNone", "", 4) +
		"<!-- a comment > with <Record type='x'> -->\n<![CDATA[ <Record type='y'/> ]]>\n" +
		sample("HKCategoryTypeIdentifierBleedingAfterPregnancy", "HKCategoryValueVaginalBleedingMedium", "", 5) +
		sample("HKCategoryTypeIdentifierIntermenstrualBleeding", "HKCategoryValueNotApplicable", "", 6) +
		sample("HKQuantityTypeIdentifierBodyTemperature", "38.4", `unit="degC"`, 7) +
		sample("HKQuantityTypeIdentifierBasalBodyTemperature", "98.1", `unit="degF"`, 7) +
		sample("HKCategoryTypeIdentifierPregnancyTestResult", "HKCategoryValuePregnancyTestResultPositive", "", 8) +
		sample("HKCategoryTypeIdentifierPregnancyTestResult", "HKCategoryValuePregnancyTestResultNegative", "", 9) +
		sample("HKCategoryTypeIdentifierFever", "HKCategoryValueSeverityModerate", "", 10) +
		sample("HKCategoryTypeIdentifierAbdominalCramps", "HKCategoryValueSeveritySevere", "", 10) +
		sample("HKCategoryTypeIdentifierPelvicPain", "HKCategoryValueSeverityUnspecified", "", 11) +
		sample("HKCategoryTypeIdentifierFainting", "HKCategoryValueSeverityNotPresent", "", 11) +
		sample("HKCategoryTypeIdentifierFainting", "HKCategoryValueSeverityMild", "", 12) +
		` <Record type='HKCategoryTypeIdentifierNausea' startDate='2026-11-13 23:30:00 -0800' value='HKCategoryValueSeveritySevere' />` + "\n" +
		` <Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" startDate="2026-11-13 23:30:00 -0800" value="60"/>` + "\n" +
		` <Workout workoutActivityType="HKWorkoutActivityTypeWalking"/>` + "\n" + healthEnd
	want := []string{
		"11-01 bleeding heavy", "11-02 bleeding light", "11-03 note Period", "11-05 bleeding moderate", "11-06 bleeding spotting",
		"11-07 temperature 38.4 Cel", "11-07 temperature 98.1 [degF]", "11-08 pregnancy-test positive", "11-10 feels-hot yes", "11-10 pain severe",
		"11-12 fainting fainted", "11-13 nausea yes",
	}
	for _, piece := range []int{1, 7, 1000, len(export)} {
		scan := &imports.HealthScan{}
		for i := 0; i < len(export); i += piece {
			if _, err := scan.Write([]byte(export[i:min(len(export), i+piece)])); err != nil {
				t.Fatal(err)
			}
		}
		text, err := scan.Text()
		if err != nil {
			t.Fatal(err)
		}
		got, m, findings := told(t, text, settings)
		if !slices.Equal(got, want) || findings != nil || m.From != "apple health" {
			t.Errorf("in pieces of %d: got %q, %v", piece, got, findings)
			continue
		}
		for _, r := range m.Report {
			if r.Column == "StepCount" && (r.Times != 2 || r.Line != 10 || r.Outcome != imports.NoPlace) ||
				r.Column == "HeartRate" && r.Outcome != imports.OtherWords || r.Column == "Workout" && r.Outcome != imports.NoPlace {
				t.Errorf("%+v", r)
			}
		}
		if n := m.Count(imports.Reassures); n != 3 {
			t.Errorf("%d things reassure", n)
		}
	}
	if got, m, findings := told(t, "\ufeff"+export, settings); !slices.Equal(got, want) {
		t.Errorf("as a file: got %q, %+v, %v", got, m, findings)
	}
}

func TestHealthScan_RefusesWhatIsNoExportOrHasNoBounds(t *testing.T) {
	bomb := "<!DOCTYPE x [\n<!ENTITY a \"" + strings.Repeat("b", 1000) + "\">\n<!ENTITY c \"" + strings.Repeat("&a;", 1000) + "\">\n]>\n"
	for _, c := range []struct{ name, file, says string }{
		{"another document", "<?xml version='1.0'?>\n<svg/>", "line 2: this is XML, and not an export of Apple Health"},
		{"cut off", healthStart + steps(2), "line 12: the export is cut off"},
		{"cut off in a tag", healthStart + " <Record type=\"x", "cut off"},
		{"cut off in a comment", healthStart + "<!-- " + healthEnd, "cut off"},
		{"two in one", healthStart + healthEnd + healthStart, "more after the end"},
		{"a tag without end", healthStart + "<Record type=\"" + strings.Repeat("x", 100_000), "a tag is longer"},
		{"a bomb of entities", bomb + "<HealthData>" + strings.Repeat("&c;", 1000) + healthEnd, ""},
		{"deep", healthStart + strings.Repeat("<a>", 100_000) + healthEnd, ""},
		{"too many kinds", healthStart + many2("<Record type=\"T%d\"/>", 1100) + healthEnd, "more kinds of records"},
		{"too many to hold", healthStart + strings.Repeat(sample("HKCategoryTypeIdentifierFever", "", "", 1), 41_000) + healthEnd, "more entries than a diary can hold"},
		{"nothing", "", "cut off"},
	} {
		scan := &imports.HealthScan{}
		_, err := io.Copy(scan, strings.NewReader(c.file))
		if text, last := scan.Text(); err == nil {
			err = last
			if len(text) > diary.MaxBytes {
				t.Errorf("%s: %d bytes", c.name, len(text))
			}
		}
		if got := fmt.Sprint(err); c.says == "" && err != nil || !strings.Contains(got, c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func many2(format string, n int) string {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestHealthScan_NeedsLittleMemory reads 256 MB; -large reads 4 GiB.
func TestHealthScan_NeedsLittleMemory(t *testing.T) {
	total := 256 << 20
	if *large {
		total = 4 << 30
	}
	if testing.Short() {
		total = 16 << 20
	}
	scan := &imports.HealthScan{}
	io.WriteString(scan, healthStart)
	block := []byte(steps(300) + sample("HKCategoryTypeIdentifierMenstrualFlow", "HKCategoryValueMenstrualFlowHeavy", "", 1))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak := uint64(0)
	for written, piece := 0, 0; written < total; piece++ {
		n, err := scan.Write(block)
		if err != nil {
			t.Fatal(err)
		}
		written += n
		if piece%1000 == 0 {
			runtime.ReadMemStats(&after)
			peak = max(peak, after.HeapInuse-min(before.HeapInuse, after.HeapInuse))
		}
		if piece > 30_000 {
			block = []byte(steps(300))
		}
	}
	io.WriteString(scan, healthEnd)
	if _, err := scan.Text(); err != nil || peak > 16<<20 {
		t.Errorf("%d bytes at its most, %v", peak, err)
	}
	t.Logf("%d bytes at its most", peak)
}

func FuzzHealthScan_IsTheSameInPiecesOfAnySize(f *testing.F) {
	f.Add(healthStart+steps(1)+sample("HKCategoryTypeIdentifierFever", "HKCategoryValueSeverityMild", "", 1)+healthEnd, 3)
	f.Add("<!DOCTYPE a [ ]]> <HealthData></HealthData>", 1)
	f.Fuzz(func(t *testing.T, file string, piece int) {
		read := func(piece int) (string, error) {
			scan := &imports.HealthScan{}
			for rest := file; rest != ""; {
				n := min(len(rest), piece)
				if _, err := scan.Write([]byte(rest[:n])); err != nil {
					return "", err
				}
				rest = rest[n:]
			}
			return scan.Text()
		}
		whole, err1 := read(1 << 20)
		pieces, err2 := read(1 + max(piece, -piece)&0xfff)
		if whole != pieces || (err1 == nil) != (err2 == nil) {
			t.Fatalf("%q, %v\n%q, %v", whole, err1, pieces, err2)
		}
		if err1 == nil {
			imports.ReadFile(whole, &diary.Diary{}, settings)
		}
	})
}

func BenchmarkHealthScan(b *testing.B) {
	block := []byte(steps(300))
	b.SetBytes(int64(len(block)))
	scan := &imports.HealthScan{}
	io.WriteString(scan, healthStart)
	for b.Loop() {
		scan.Write(block)
	}
}
