package guideline

import (
	"slices"

	"aftercare"
)

// Place is the bit of a column and phase among the places of follow.
func Place(c Column, p Phase) uint32 { return 1 << (uint32(c-1)*2 + uint32(p-1)) }

// ColumnPlaces returns the places of some columns in some phases, one bit
// each, waiting first.
func ColumnPlaces(columns aftercare.Set[Column], phases aftercare.Set[Phase]) uint32 {
	spread := uint32(columns)
	spread = (spread | spread<<8) & 0x00ff00ff
	spread = (spread | spread<<4) & 0x0f0f0f0f
	spread = (spread | spread<<2) & 0x33333333
	spread = (spread | spread<<1) & 0x55555555
	return spread*uint32(phases&1) | spread<<1*uint32(phases>>1&1)
}

// allOf returns the set, or all values of the list if it is empty.
func allOf[T ~uint8](s aftercare.Set[T], list aftercare.Terms[T]) aftercare.Set[T] {
	if s == 0 {
		return 1<<list.Len() - 1
	}
	return s
}

// Places returns the places a cell covers.
func (c *Cell) Places() uint32 {
	return ColumnPlaces(allOf(c.Columns, ColumnTerms), allOf(c.Phases, PhaseTerms))
}

// FollowedAt returns the places where a gate is followed for an activity: by the cells
// of the activity if it names it, and by those of its floor if it names any activity
// on it, unless it is about that activity only.
func (p *Pack) FollowedAt(a aftercare.Activity, s *Statement) (places uint32) {
	source := s.Cites[0].Source
	if slices.Contains(s.Activities, a) {
		places = p.named(Cell{Activity: a}, source)
	}
	if floor := p.FloorOf(a); floor != 0 && p.isOfFloor(s, floor) {
		places |= p.named(Cell{Floor: floor}, source)
	}
	return places
}

// FloorOf returns the floor of an activity, 0 if it has none.
func (p *Pack) FloorOf(a aftercare.Activity) HoldGroup {
	for floor := range FloorTerms.All() {
		if slices.Contains(p.OnFloor(floor), a) {
			return floor
		}
	}
	return 0
}

// OnFloor returns the activities of a floor: those of its group in the policy.
func (p *Pack) OnFloor(floor HoldGroup) []aftercare.Activity {
	for i := range p.Policy {
		if e := &p.Policy[i]; e.Key.Group() == floor {
			return e.Activities
		}
	}
	return nil
}

// isOfFloor reports whether a gate counts for all activities of a floor.
func (p *Pack) isOfFloor(s *Statement, floor HoldGroup) bool {
	return !s.Itself && slices.ContainsFunc(p.OnFloor(floor), func(a aftercare.Activity) bool { return slices.Contains(s.Activities, a) })
}

// IsAbout reports whether a cell decides for an activity, as its own cell or as that of
// its floor.
func (p *Pack) IsAbout(c *Cell, a aftercare.Activity) bool {
	return c.Activity == a || c.Floor != 0 && c.Floor == p.FloorOf(a)
}

// Subject is the word for what a cell decides.
func (c *Cell) Subject() string {
	if c.Floor != 0 {
		return FloorTerms.Name(c.Floor)
	}
	return c.Activity.String()
}

// isLike reports whether two cells decide for the same activity or floor.
func (c *Cell) isLike(o *Cell) bool { return c.Activity == o.Activity && c.Floor == o.Floor }

// named returns the places where a source is followed by cells on the same activity
// or floor as one: those that name the source, and those that are like them.
func (p *Pack) named(as Cell, source string) uint32 {
	var named uint32
	for i := range p.Follow {
		if c := &p.Follow[i]; c.isLike(&as) && slices.Contains(c.Follow, source) {
			named |= c.Places()
		}
	}
	places := named
	for i := range p.Follow {
		c := &p.Follow[i]
		if named == 0 || !c.isLike(&as) || c.Like == 0 {
			continue
		}
		for _, phase := range phases {
			if named&ColumnPlaces(c.Like, phase) != 0 {
				places |= c.Places() & ColumnPlaces(allOf(c.Columns, ColumnTerms), phase)
			}
		}
	}
	return places
}

// phases are the phases one by one.
var phases = [...]aftercare.Set[Phase]{aftercare.SetOf(Waiting), aftercare.SetOf(After)}

// Places returns the columns and phases in which a statement may apply.
func (a *Applies) Places() uint32 {
	var columns aftercare.Set[Column]
	for column := range ColumnTerms.All() {
		if a.inColumn(column) {
			columns = columns.With(column)
		}
	}
	return ColumnPlaces(columns, allOf(aftercare.SetOf(a.Phase), PhaseTerms))
}

// belongs defines a column: the care, the kinds of loss and the location of the people
// in it.
type belongs struct {
	routes   aftercare.Set[CareRoute]
	kinds    aftercare.Set[aftercare.LossKind]
	location aftercare.Set[aftercare.Location]
}

const anyCare = WombRoutes | 1<<(ByMethotrexate-1)

var (
	wombKinds = aftercare.SetOf(aftercare.CompleteMiscarriage, aftercare.IncompleteMiscarriage, aftercare.MissedMiscarriage,
		aftercare.Septic, aftercare.Termination, aftercare.KindUnknown)
	inWomb  = aftercare.SetOf(aftercare.Intrauterine, aftercare.NotScanned)
	inTube  = aftercare.SetOf(aftercare.EctopicLocation)
	ectopic = aftercare.SetOf(aftercare.Ectopic)
	byTube  = aftercare.SetOf(BySurgery)

	ofColumn = [...]belongs{
		ColumnExpectant:      {aftercare.SetOf(ByWaiting), wombKinds, inWomb},
		ColumnMedical:        {aftercare.SetOf(ByMedicine), wombKinds, inWomb},
		ColumnSurgical:       {aftercare.SetOf(BySurgery), wombKinds, inWomb},
		ColumnThreatened:     {anyCare, aftercare.SetOf(aftercare.Threatened), inWomb},
		ColumnEctopicWaiting: {aftercare.SetOf(ByWaiting), ectopic, inTube},
		ColumnMethotrexate:   {aftercare.SetOf(ByMethotrexate), ectopic, inTube.With(aftercare.Unlocated)},
		ColumnEctopicKept:    {byTube, ectopic, inTube},
		ColumnEctopicRemoved: {byTube, ectopic, inTube},
		ColumnUnlocated:      {WombRoutes, wombKinds, aftercare.SetOf(aftercare.Unlocated)},
		ColumnMolar:          {WombRoutes, aftercare.SetOf(aftercare.Molar), inWomb},
		ColumnChemical:       {WombRoutes, aftercare.SetOf(aftercare.Chemical), inWomb.With(aftercare.Unlocated)},
		ColumnLate:           {WombRoutes, wombKinds.With(aftercare.LateLoss), inWomb},
	}
)

// inColumn reports whether a statement is about somebody in the column.
func (a *Applies) inColumn(c Column) bool {
	of := &ofColumn[c]
	late := c == ColumnLate
	switch {
	case a.Columns != 0 && !a.Columns.Has(c),
		a.Routes != 0 && a.Routes&of.routes == 0,
		a.Kinds != 0 && a.Kinds&of.kinds == 0 && !(late && a.Late == aftercare.Yes),
		a.Location != 0 && a.Location&of.location == 0,
		a.Late == aftercare.No && late,
		a.Late == aftercare.Yes && !late && c != ColumnMolar:
		return false
	}
	return !late || a.Kinds == 0 || a.Kinds.Has(aftercare.LateLoss) || a.Late == aftercare.Yes
}

// afterLoss are the people of texts that were written for the time after a loss.
var afterLoss = aftercare.SetOf(OfMiscarriage, OfInducedAbortion, OfEctopic, OfMolar, OfLateLoss)

// ofWomb are the people of texts that were written for losses in the womb.
var ofWomb = aftercare.SetOf(OfMiscarriage, OfInducedAbortion)

// About is whom a statement is about: those it names, or if it names neither columns
// nor kinds, everybody its source was written for. What was written for the time
// after a loss is not about a pregnancy that may be going on, and what a text on
// miscarriage allows is not about a pregnancy outside the womb or one that was not
// located. Its alarms are, as they can only make her safer.
func (s *Statement) About() Applies {
	a := s.Applies
	if s.Everybody || a.Columns != 0 || a.Kinds != 0 || !afterLoss.Has(s.Population) {
		return a
	}
	a.Columns = allOf(a.Columns, ColumnTerms).Without(ColumnThreatened)
	if s.Kind == Gate && a.Location == 0 && ofWomb.Has(s.Population) {
		a.Columns &^= EctopicColumns.With(ColumnUnlocated)
	}
	return a
}

// Places returns the columns and phases in which the statement may apply.
func (s *Statement) Places() uint32 {
	a := s.About()
	return a.Places()
}

// WrittenFor reports whether a statement was written for a column in particular, by
// the population of its source or by its own scope. A text on miscarriage is written
// for every kind of its care.
func (s *Statement) WrittenFor(c Column) bool {
	a := s.About()
	if !a.inColumn(c) {
		return false
	}
	a = s.Applies
	switch s.Population {
	case OfThreatened:
		return c == ColumnThreatened
	case OfEctopic:
		return EctopicColumns.Has(c) || c == ColumnUnlocated && a.Columns.Has(c)
	case OfMolar:
		return c == ColumnMolar
	case OfLateLoss:
		return c == ColumnLate
	}
	named := a.Columns.Has(c) || a.Kinds != 0 || a.Location != 0
	return named || WombColumns.Has(c)
}

// Care returns the routes of care that a statement is about, 0 if it is about
// any.
func (a *Applies) Care() aftercare.Set[CareRoute] {
	routes := a.Routes
	if routes == 0 {
		for c := range ColumnTerms.All() {
			if a.Columns.Has(c) {
				routes |= ofColumn[c].routes
			}
		}
	}
	if routes&WombRoutes == WombRoutes {
		return 0
	}
	return routes
}
