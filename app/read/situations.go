package read

import (
	"sync"

	"aftercare"
	"aftercare/app/page"
	"aftercare/guideline"
)

// A situation is somebody in one kind of care, on the day of that care: what a
// general page says is what the engine answers her.
type situation struct {
	column guideline.Column
	route  aftercare.Route  // of her care; 0 if there is none
	method aftercare.Method // of her care; 0 if it doesn't matter
	phase  guideline.Phase  // where both are told apart; 0 otherwise
}

// situations are all of them, in the order of the page.
var situations = [...]situation{
	{guideline.ColumnExpectant, aftercare.Expectant, 0, guideline.Waiting},
	{guideline.ColumnExpectant, aftercare.Expectant, 0, guideline.After},
	{guideline.ColumnMedical, aftercare.Medical, aftercare.Misoprostol, guideline.Waiting},
	{guideline.ColumnMedical, aftercare.Medical, aftercare.Misoprostol, guideline.After},
	{guideline.ColumnSurgical, aftercare.Surgical, 0, 0},
	{guideline.ColumnThreatened, 0, 0, 0},
	{guideline.ColumnEctopicWaiting, aftercare.Expectant, 0, 0},
	{guideline.ColumnMethotrexate, aftercare.Medical, aftercare.Methotrexate, 0},
	{guideline.ColumnEctopicKept, aftercare.Surgical, aftercare.Salpingotomy, 0},
	{guideline.ColumnEctopicRemoved, aftercare.Surgical, aftercare.Salpingectomy, 0},
	{guideline.ColumnUnlocated, aftercare.Expectant, 0, 0},
	{guideline.ColumnMolar, aftercare.Surgical, 0, 0},
	{guideline.ColumnMolar, aftercare.Medical, aftercare.Misoprostol, 0},
	{guideline.ColumnChemical, 0, 0, 0},
	{guideline.ColumnLate, aftercare.Expectant, 0, 0},
	{guideline.ColumnLate, aftercare.Medical, aftercare.Misoprostol, 0},
	{guideline.ColumnLate, aftercare.Surgical, 0, 0},
}

// kindOf and placeOf are what a scan said of those in a column.
var kindOf = map[guideline.Column]aftercare.LossKind{
	guideline.ColumnThreatened: aftercare.Threatened, guideline.ColumnMolar: aftercare.Molar, guideline.ColumnChemical: aftercare.Chemical,
	guideline.ColumnLate: aftercare.LateLoss, guideline.ColumnUnlocated: aftercare.KindUnknown,
	guideline.ColumnEctopicWaiting: aftercare.Ectopic, guideline.ColumnMethotrexate: aftercare.Ectopic,
	guideline.ColumnEctopicKept: aftercare.Ectopic, guideline.ColumnEctopicRemoved: aftercare.Ectopic,
}

// calm answers the questions on danger signs as calmly as can be.
func calm(day aftercare.Date) []aftercare.Observation {
	word := func(c aftercare.Code, value string) aftercare.Observation {
		w, _ := c.Info().Words.Parse(value)
		return aftercare.Observation{Code: c, When: aftercare.On(day), Word: w}
	}
	return []aftercare.Observation{word(aftercare.Bleeding, "none"), word(aftercare.Pain, "none"),
		{Code: aftercare.FeelsHot, When: aftercare.On(day), Word: aftercare.BoolNo}, word(aftercare.Discharge, "normal")}
}

// record is what she would tell on the day, in a country. The pregnancy was
// early, by one day, unless its column is that of a later loss.
func (s situation) record(country string, pack *guideline.Pack, day aftercare.Date) *aftercare.Record {
	rec := &aftercare.Record{Jurisdiction: country, Observations: calm(day)}
	rec.Loss.Kind = kindOf[s.column]
	if rec.Loss.Kind == 0 {
		rec.Loss.Kind = aftercare.MissedMiscarriage
	}
	switch {
	case s.column == guideline.ColumnUnlocated:
		rec.Loss.Location = aftercare.Unlocated
	case rec.Loss.Kind == aftercare.Ectopic:
		rec.Loss.Location = aftercare.EctopicLocation
	default:
		rec.Loss.Location = aftercare.Intrauterine
	}
	if rec.Loss.Gestation = lateFrom(pack); s.column != guideline.ColumnLate {
		rec.Loss.Gestation--
	}
	switch {
	case s.column == guideline.ColumnThreatened, s.column == guideline.ColumnEctopicWaiting:
		rec.Loss.DiagnosedOn = day
	case s.phase == guideline.Waiting:
		rec.Loss.DiagnosedOn = day
	default:
		rec.Loss.From, rec.Loss.To = day, day
	}
	if s.route != 0 {
		rec.Care = []aftercare.Care{{Route: s.route, Method: s.method, Start: aftercare.On(day)}}
	}
	return rec
}

// lateFrom is from which week on a pack's rules for a later loss hold.
func lateFrom(p *guideline.Pack) aftercare.GestationalAge {
	for i := range p.Policy {
		if p.Policy[i].Key == guideline.LateFrom {
			return aftercare.GestationalAge(p.Policy[i].Amount.Days(true))
		}
	}
	return 0
}

// answers are the engine's for every situation, as of one day. They are made
// when a page first needs them.
type answers struct {
	mu   sync.Mutex
	day  aftercare.Date
	made map[string][]*aftercare.Guidance // by country, "" for where no pack is of its own
}

// in gives the answers of a country, in the order of the situations.
func (x *answers) in(s *page.Site, country string, day aftercare.Date) []*aftercare.Guidance {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.day != day || x.made == nil {
		x.day, x.made = day, map[string][]*aftercare.Guidance{}
	}
	if x.made[country] == nil {
		k := s.Knowledge(country)
		list := make([]*aftercare.Guidance, len(situations))
		for i := range situations {
			list[i] = k.Engine.Evaluate(situations[i].record(country, k.Pack, day), aftercare.On(day))
		}
		x.made[country] = list
	}
	return x.made[country]
}

// ownCountries are those whose sources are followed in a pack of their own, by
// their names.
func (p *reading) ownCountries() []string {
	var codes []string
	for _, code := range p.CountryCodes() {
		if p.Knowledge(code) != p.General {
			codes = append(codes, code)
		}
	}
	return codes
}
