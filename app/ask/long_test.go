package ask

import (
	"strings"
	"testing"
	"time"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/wire"
)

// A program may send a server the form with a record of thousands of observations.
// The page may take little longer than eight pages of an eighth.
func TestAnswer_TakesTimeInProportionToTheRecord(t *testing.T) {
	const most, tries = 10_000, 20
	a := newApp(t)
	for _, code := range []aftercare.Code{aftercare.Temperature, aftercare.HCG, aftercare.Bleeding, aftercare.PregnancyTest} {
		taken := func(count, times int) time.Duration {
			form := []page.Field{{Name: "record", Value: longRecord(code, count)}, {Name: "step", Value: "answer"}, {Name: "then", Value: "answer"}, {Name: "go", Value: "next"}}
			began := time.Now()
			for range times {
				if r := a.Handle(&page.Request{Method: "POST", Path: page.PathPlain, Form: form, Now: pagetest.Now}); r.Status != 200 {
					t.Fatalf("status %d", r.Status)
				}
			}
			return time.Since(began)
		}
		parts, whole := time.Hour, time.Hour
		for range tries { // other programs may be in the way of some
			parts = min(parts, taken(most/8, 8))
			if whole = min(whole, taken(most, 1)); whole < 3*parts {
				break
			}
		}
		if whole >= 3*parts {
			t.Errorf("%s: %v, and its eight eighths %v", code, whole, parts)
		}
	}
}

// longRecord has so many observations of a code, each with another value where it
// has numbers.
func longRecord(code aftercare.Code, count int) string {
	rec := aftercare.Record{Loss: aftercare.Loss{Kind: aftercare.Ectopic}, Wishes: aftercare.Wishes{Activities: []aftercare.Activity{aftercare.Swimming, aftercare.Conceive}}}
	for i := range count {
		o := aftercare.Observation{Code: code, When: aftercare.On(pagetest.Now.Day - aftercare.Date(i%100))}
		switch info := code.Info(); info.Payload {
		case aftercare.PayloadNumber:
			o.Number = 385_000 + aftercare.Decimal(i*7%20_000)
			if code == aftercare.Temperature {
				o.Unit = aftercare.UnitCelsius
			}
		default:
			o.Word = aftercare.Word(1 + i%info.Words.Len())
		}
		rec.Observations = append(rec.Observations, o)
	}
	return string(wire.AppendRecord(nil, &rec))
}

// What a server leaves out for a long record is only what it could ask next.
func TestAnswer_OfALongRecordIsTheSameOnAServer(t *testing.T) {
	a := newApp(t)
	for _, count := range []int{mostWeighed, mostWeighed + 1} {
		form := []page.Field{{Name: "record", Value: longRecord(aftercare.Bleeding, count)}, {Name: "step", Value: "answer"}, {Name: "then", Value: "answer"}, {Name: "go", Value: "next"}}
		var heads []string
		for _, inPage := range []bool{true, false} {
			r := a.Handle(&page.Request{Method: "POST", Path: page.PathPlain, Form: form, Now: pagetest.Now, InPage: inPage})
			heads = append(heads, pagetest.ParsePage(t, string(r.Body)).Named("h1")[0].Words())
		}
		if heads[0] != heads[1] {
			t.Errorf("%d observations: %q", count, heads)
		}
	}
}

// A thermometer's file in the wrong unit: one line is shown, a hundred are behind
// a tap, and the rest is a number.
func TestAnswer_OfThousandsOfImplausibleFactsStaysShort(t *testing.T) {
	a := newApp(t)
	for count, says := range map[int][]string{3000: {"2999 more", "2900 more"}, 100: {"99 more"}} {
		rec := aftercare.Record{}
		for range count {
			rec.Observations = append(rec.Observations, aftercare.Observation{Code: aftercare.Temperature, When: aftercare.On(pagetest.Now.Day), Number: 99 * aftercare.DecimalOne, Unit: aftercare.UnitCelsius})
		}
		form := []page.Field{{Name: "record", Value: string(wire.AppendRecord(nil, &rec))}, {Name: "step", Value: "answer"}, {Name: "then", Value: "answer"}, {Name: "go", Value: "next"}}
		r := a.Handle(&page.Request{Method: "POST", Path: page.PathPlain, Form: form, Now: pagetest.Now})
		main := pagetest.ParsePage(t, string(r.Body)).Named("main")[0]
		said, rows := main.Words(), 0
		for _, list := range main.All(withClass("facts-open")) {
			rows += len(list.Named("li"))
		}
		for _, text := range says {
			if !strings.Contains(said, text) || rows > aftercare.MaxFindings+10 {
				t.Errorf("of %d, %d rows; it doesn't say %q", count, rows, text)
			}
		}
	}
}
