package handover

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"

	"aftercare"
)

// version is that of the format. None is 0, so that ten zeros are no code.
const version = 1

// How many values each fact has, the most significant first.
const (
	versions  = 4
	kinds     = 16
	cares     = 16
	days      = 4096
	weeks     = 26
	rhesus    = 4
	countries = 256
)

// firstYear begins with day 1; day 0 is not told.
const firstYear = 2026

// mostWeeks is the longest pregnancy a code can hold. 0 is not told.
const mostWeeks = 24

// countryList are the codes of countries and nations by their number, from 1.
// It is only ever added to, at its end.
//
//go:embed countries.txt
var countryList string

// kindTable is what happened, by its number: the kind of loss, and where a scan
// found the pregnancy if that goes with it.
var kindTable = [kinds]struct {
	kind  aftercare.LossKind
	place aftercare.Location
}{
	{}, {kind: aftercare.Threatened}, {kind: aftercare.CompleteMiscarriage}, {kind: aftercare.IncompleteMiscarriage},
	{kind: aftercare.MissedMiscarriage}, {kind: aftercare.Chemical}, {kind: aftercare.Septic}, {kind: aftercare.Molar},
	{kind: aftercare.Ectopic}, {kind: aftercare.LateLoss}, {place: aftercare.Unlocated}, {place: aftercare.NotScanned},
	{aftercare.Chemical, aftercare.NotScanned}, {aftercare.Chemical, aftercare.Unlocated},
	{aftercare.CompleteMiscarriage, aftercare.NotScanned}, {aftercare.CompleteMiscarriage, aftercare.Unlocated},
}

// anchor is what the day of a code is the day of.
type anchor uint8

const (
	passed anchor = iota // the tissue passed
	found                // the loss was found
	given                // the care began
)

// careTable is the last care, by its number.
var careTable = [cares]struct {
	route  aftercare.Route
	method aftercare.Method
	day    anchor
}{
	{day: passed}, {aftercare.Expectant, 0, found}, {aftercare.Expectant, 0, passed},
	{aftercare.Medical, 0, given}, {aftercare.Medical, aftercare.Misoprostol, given},
	{aftercare.Medical, aftercare.MifepristoneMisoprostol, given}, {aftercare.Medical, aftercare.Methotrexate, given},
	{aftercare.Medical, aftercare.LabourInduction, given},
	{aftercare.Surgical, 0, given}, {aftercare.Surgical, aftercare.VacuumAspiration, given},
	{aftercare.Surgical, aftercare.Curettage, given}, {aftercare.Surgical, aftercare.DilationAndEvacuation, given},
	{aftercare.Surgical, aftercare.HysteroscopicRemoval, given}, {aftercare.Surgical, aftercare.Salpingectomy, given},
	{aftercare.Surgical, aftercare.Salpingotomy, given}, {day: found},
}

// Why a record has no code.
var (
	errNothing  = errors.New("nothing was told that a code can hold")
	errKind     = errors.New("this kind of loss together with where a scan found it doesn't fit into a code")
	errCare     = errors.New("this care doesn't fit into a code")
	errEarlier  = errors.New("two steps of care don't fit into a code: it holds one, and waiting has rules of its own")
	errDays     = errors.New("more than one day doesn't fit into a code: it has one, of the last care or else of the loss")
	errBetween  = errors.New("a loss between two days doesn't fit into a code")
	errDay      = errors.New("the day doesn't fit into a code: it holds days from " + (dayZero() + 1).String() + " to " + (dayZero() + days - 1).String())
	errWeeks    = errors.New("more than " + strconv.Itoa(mostWeeks) + " weeks don't fit into a code")
	errUnderOne = errors.New("less than 1 week doesn't fit into a code")
	errCountry  = errors.New("the country isn't on the list of the codes")
)

// dayZero is the day before the first that a code can hold.
func dayZero() aftercare.Date {
	d, _ := aftercare.MakeDate(firstYear, 1, 1)
	return d - 1
}

// pack puts the facts of a record into one number.
func pack(rec *aftercare.Record) (uint64, error) {
	kind, err := kindOf(&rec.Loss)
	if err != nil {
		return 0, err
	}
	care, day, err := careOf(rec)
	if err != nil {
		return 0, err
	}
	if kind == 0 && care == 0 && day == 0 {
		return 0, errNothing
	}
	week := int(rec.Loss.Gestation / 7)
	switch {
	case week > mostWeeks:
		return 0, errWeeks
	case week == 0 && rec.Loss.Gestation != 0:
		return 0, errUnderOne
	}
	country, err := countryOf(rec.Jurisdiction)
	if err != nil {
		return 0, err
	}
	n := uint64(version)
	for _, f := range [...]struct{ value, of int }{{kind, kinds}, {care, cares}, {day, days}, {week, weeks}, {int(rec.Person.Rh), rhesus}, {country, countries}} {
		n = n*uint64(f.of) + uint64(f.value)
	}
	return n, nil
}

// unpack takes them out again.
func unpack(n uint64) (*aftercare.Record, bool) {
	take := func(of int) int {
		v := int(n % uint64(of))
		n /= uint64(of)
		return v
	}
	rec := &aftercare.Record{}
	country := take(countries)
	rec.Person.Rh = aftercare.Rh(take(rhesus))
	week, day, care, kind := take(weeks), take(days), take(cares), take(kinds)
	list := strings.Fields(countryList)
	if n != version || week > mostWeeks || country > len(list) || kind == 0 && care == 0 && day == 0 {
		return nil, false
	}
	if country > 0 {
		rec.Jurisdiction = list[country-1]
	}
	rec.Loss.Gestation = aftercare.GestationalAge(week * 7)
	rec.Loss.Kind, rec.Loss.Location = kindTable[kind].kind, kindTable[kind].place
	on := aftercare.Date(0)
	if day > 0 {
		on = dayZero() + aftercare.Date(day)
	}
	return rec, putCare(rec, care, on)
}

// putCare puts in the care of a number and its day. It refuses a number that
// no record has: with no day, some are the same as others.
func putCare(rec *aftercare.Record, number int, on aftercare.Date) bool {
	c := &careTable[number]
	step := aftercare.Care{Route: c.route, Method: c.method}
	switch {
	case c.day == given && on != 0:
		step.Start = aftercare.On(on)
	case c.day == passed:
		rec.Loss.From, rec.Loss.To = on, on
	case c.day == found:
		rec.Loss.DiagnosedOn = on
	}
	if c.route != 0 {
		rec.Care = []aftercare.Care{step}
	}
	again, _, err := careOf(rec)
	return err == nil && again == number
}

// kindOf is the number of what happened. Seen in the womb is left out, as it
// only reassures; a termination is left as not told.
func kindOf(l *aftercare.Loss) (int, error) {
	kind, place := l.Kind, l.Location
	if kind == aftercare.Termination || kind == aftercare.KindUnknown {
		kind = 0
	}
	if place == aftercare.Intrauterine && kind != aftercare.Ectopic {
		place = 0
	}
	if kind == aftercare.Ectopic && place == aftercare.EctopicLocation {
		place = 0
	}
	for i, k := range kindTable {
		if k.kind == kind && k.place == place {
			return i, nil
		}
	}
	return 0, errKind
}

// careOf is the number of the last care, and that of its day.
func careOf(rec *aftercare.Record) (number, day int, err error) {
	var last aftercare.Care
	if len(rec.Care) > 1 { // waiting, too, has rules of its own, which hold after an operation
		return 0, 0, errEarlier
	}
	if len(rec.Care) == 1 {
		last = rec.Care[0]
	}
	if rec.Loss.From != rec.Loss.To {
		return 0, 0, errBetween
	}
	of, on := dayFor(last, &rec.Loss)
	if l := &rec.Loss; l.DiagnosedOn != 0 && of != found || l.To != 0 && of != passed && !(removed(last) && l.To == on) {
		return 0, 0, errDays
	}
	if last.Route == aftercare.Expectant && last.Start.Told() && last.Start.Day != rec.Loss.DiagnosedOn {
		return 0, 0, errDays // two weeks of waiting count from it
	}
	for i, c := range careTable {
		if c.route == last.Route && c.method == last.Method && c.day == of {
			day, err = dayOf(on)
			return i, day, err
		}
	}
	return 0, 0, errCare
}

// removed reports whether the day of a care is that on which the womb was
// emptied.
func removed(c aftercare.Care) bool { return c.Route == aftercare.Surgical && !c.Method.OnTube() }

// dayFor is the one day that a code holds for a care.
func dayFor(last aftercare.Care, l *aftercare.Loss) (anchor, aftercare.Date) {
	switch {
	case last.Route == aftercare.Medical || last.Route == aftercare.Surgical:
		return given, last.Start.Day
	case l.To == 0 && (l.DiagnosedOn != 0 || last.Route == aftercare.Expectant):
		return found, l.DiagnosedOn
	}
	return passed, l.To
}

// dayOf is the number of a day, 0 for one that was not told.
func dayOf(on aftercare.Date) (int, error) {
	n := int(on - dayZero())
	switch {
	case on == 0:
		return 0, nil
	case n < 1 || n >= days:
		return 0, errDay
	}
	return n, nil
}

// countryOf is the number of a country or nation, 0 for one that was not told.
func countryOf(code string) (int, error) {
	if code == "" {
		return 0, nil
	}
	for i, c := range strings.Fields(countryList) {
		if c == code {
			return i + 1, nil
		}
	}
	return 0, errCountry
}
