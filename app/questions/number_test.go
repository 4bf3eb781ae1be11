package questions

import (
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// readBoth takes fields as answers to the questions and as an entry of a diary.
func readBoth(t *testing.T, fields []page.Field, check func(where string, a *Answers)) {
	t.Helper()
	asked, _ := Read(fields, pagetest.Now)
	noted, _ := EntryAnswers(pagetest.Now, &aftercare.Record{}).Read(fields)
	check("question", asked)
	check("diary", noted)
}

func TestTemperature_IsReadHoweverItIsWritten(t *testing.T) {
	want := aftercare.Decimal(385) * aftercare.DecimalOne / 10
	for _, typed := range []string{"38,5", "38.5", "38'5", "38´5", "38,5º", "38.5 °C", "38°5", "٣٨٫٥", "۳۸٫۵", "३८.५", "３８．５", "38.5 grados", "38.5C", "38.5 degrees"} {
		readBoth(t, []page.Field{{Name: "temperature", Value: typed}, {Name: "temperature-unit", Value: "Cel"}}, func(where string, a *Answers) {
			list := a.AllAsked().Observations
			if a.Faulty() || len(list) != 1 || list[0].Number != want {
				t.Errorf("%s: %q: %v %v", where, typed, a.Faults, list)
			}
		})
	}
}

func TestTemperature_ThatCouldBeTwoNumbersIsAskedAgain(t *testing.T) {
	for _, typed := range []string{"38 39", "38-39", "38,500", "1.234,5", "about 38", "-38", "1e1"} {
		readBoth(t, []page.Field{{Name: "temperature", Value: typed}, {Name: "temperature-unit", Value: "Cel"}}, func(where string, a *Answers) {
			if a.FaultOf("temperature") != "not-a-number" || len(a.AllAsked().Observations) > 0 {
				t.Errorf("%s: %q was read", where, typed)
			}
		})
	}
}

// A unit beside the number is the unit; one against the unit that is ticked is
// asked for, and never guessed.
func TestTemperature_UnitIsTheOneThatWasWrittenUnlessAnotherIsTicked(t *testing.T) {
	for _, c := range []struct{ typed, ticked, want, fault string }{
		{"101 °F", "", "[degF]", ""}, {"38.5 °C", "", "Cel", ""}, {"38.5 °C", "Cel", "Cel", ""},
		{"101 F", "Cel", "", "no-unit"}, {"38.5", "", "", "no-unit"},
	} {
		for _, turned := range []bool{false, true} {
			fields := []page.Field{{Name: "temperature", Value: c.typed}, {Name: "temperature-unit", Value: c.ticked}}
			if turned {
				fields[0], fields[1] = fields[1], fields[0]
			}
			readBoth(t, fields, func(where string, a *Answers) {
				if a.One("temperature-unit") != c.want || a.FaultOf("temperature-unit") != c.fault {
					t.Errorf("%s: %q with %q: %q, fault %q", where, c.typed, c.ticked, a.One("temperature-unit"), a.FaultOf("temperature-unit"))
				}
			})
		}
	}
}

func TestWeeksAndDates_AreReadInTheDigitsOfAnyScript(t *testing.T) {
	for _, typed := range [][3]string{{"9", "3", "2026-11-02"}, {"٩", "٣", "٢٠٢٦-١١-٠٢"}, {"۹", "۳", "۲۰۲۶-۱۱-۰۲"}, {"९", "३", "२०२६-११-०२"}, {"９", "３", "２０２６-１１-０２"}} {
		a, _ := Read([]page.Field{{Name: "weeks", Value: typed[0]}, {Name: "days", Value: typed[1]}, {Name: "passed-on", Value: typed[2]}}, pagetest.Now)
		rec := a.Record()
		if a.Faulty() || rec.Loss.Gestation != 9*7+3 || rec.Loss.From.String() != "2026-11-02" {
			t.Errorf("%q: %v %v", typed, a.Faults, rec.Loss)
		}
	}
}
