package cases

import (
	"fmt"
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// Some changes of a pack provably change nothing: no record could show them.
// They are not mutants.

// sameCondition reports whether two conditions hold for the same findings: where
// a word is enough by itself, asking more of it elsewhere adds nothing.
func sameCondition(a, b *guideline.Condition) bool {
	return fmt.Sprint(absorbed(*a)) == fmt.Sprint(absorbed(*b))
}

// absorbed drops from each part of an "any" the words that are enough by
// themselves in another part.
func absorbed(c guideline.Condition) guideline.Condition {
	c.Any, c.All = slices.Clone(c.Any), slices.Clone(c.All)
	enough := map[aftercare.Code]aftercare.Set[aftercare.Word]{}
	var kinds aftercare.Set[aftercare.LossKind]
	for i := range c.Any {
		if k := &c.Any[i]; isBare(k) {
			enough[k.Code] |= k.Words
		} else if isKind(k) {
			kinds |= k.Kinds
		}
	}
	for i := range c.Any {
		k := absorbed(c.Any[i])
		if !isKind(&k) {
			k = withoutKinds(k, kinds)
		}
		c.Any[i] = without(k, enough)
	}
	var bare []guideline.Condition
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		if enough[code] != 0 {
			bare = append(bare, guideline.Condition{Finding: guideline.Finding{Code: code, Words: enough[code]}})
		}
	}
	c.Any = append(slices.DeleteFunc(c.Any, func(k guideline.Condition) bool { return isBare(&k) || isNothing(&k) }), bare...)
	for i := range c.All {
		c.All[i] = absorbed(c.All[i])
	}
	onePlace(c.All)
	return c
}

// onePlace leaves in the findings on the place of a pregnancy that must all hold
// only what is in each: it has one place.
func onePlace(all []guideline.Condition) {
	places := ^aftercare.Set[aftercare.Location](0)
	for i := range all {
		if l := all[i].Locations; l != 0 {
			places &= l
		}
	}
	for i := range all {
		if all[i].Locations != 0 {
			all[i].Locations = places
		}
	}
}

// isBare reports whether a finding asks for nothing but a word.
func isBare(c *guideline.Condition) bool {
	return c.Words != 0 && c.Finding == guideline.Finding{Code: c.Code, Words: c.Words}
}

// isKind reports whether a finding asks for nothing but the kind of loss.
func isKind(c *guideline.Condition) bool {
	return c.Kinds != 0 && c.Finding == guideline.Finding{Kinds: c.Kinds}
}

// withoutKinds drops kinds of loss from what also asks for more.
func withoutKinds(c guideline.Condition, kinds aftercare.Set[aftercare.LossKind]) guideline.Condition {
	for _, parts := range [][]guideline.Condition{c.All, c.Any} {
		for i := range parts {
			parts[i] = withoutKinds(parts[i], kinds)
		}
	}
	if c.Kinds&^kinds != 0 {
		c.Kinds &^= kinds
	}
	return c
}

func isNothing(c *guideline.Condition) bool {
	return len(c.Any)+len(c.All) == 0 && c.Finding == guideline.Finding{}
}

func without(c guideline.Condition, enough map[aftercare.Code]aftercare.Set[aftercare.Word]) guideline.Condition {
	for i := range c.All {
		c.All[i] = without(c.All[i], enough)
	}
	for i := range c.Any {
		c.Any[i] = without(c.Any[i], enough)
	}
	if c.Words != 0 && !isBare(&c) {
		c.Words &^= enough[c.Code]
	} else if c.Words != 0 && c.Words&^enough[c.Code] != 0 {
		c.Words &^= enough[c.Code]
	}
	return c
}

// countsAnyway reports whether a gate counts for an activity that it does not
// speak of, whoever she is and in every pack: by the floor of the activity.
func countsAnyway(family []*guideline.Pack, a aftercare.Activity, s *guideline.Statement) bool {
	for _, p := range family {
		followed := p.FollowedAt(a, s)
		for person := range anybody {
			if at := person.places(s); at != 0 && at&followed == 0 {
				return false
			}
		}
	}
	return true
}

// isLookedAt reports whether any condition of a pack depends on a code.
func isLookedAt(p *guideline.Pack, code aftercare.Code) bool {
	for i := range p.Statements {
		if w := p.Statements[i].When; w != nil && slices.Contains(codesIn(w), `"`+code.String()+`"`) {
			return true
		}
	}
	return false
}

// sameScope reports whether two scopes cover the same people, as far as a record
// can say: only an operation has an anaesthetic, nothing in the womb is waited
// for after an ectopic pregnancy, and an unknown kind may be any but the two that
// count only when told.
func sameScope(kind guideline.Kind, a, b guideline.Applies) bool {
	return scopeOf(kind, a) == scopeOf(kind, b)
}

func scopeOf(kind guideline.Kind, a guideline.Applies) guideline.Applies {
	const surgical, ectopic = 1 << (aftercare.Surgical - 1), 1 << (aftercare.Ectopic - 1)
	if a.Anaesthetic != 0 && (a.Routes == 0 || a.Routes&surgical != 0) {
		a.Routes = 0
	}
	const unknown, whenTold = 1 << (aftercare.KindUnknown - 1), 1<<(aftercare.Molar-1) | ectopic
	if a.Kinds&^(unknown|whenTold) != 0 {
		a.Kinds &^= unknown
	}
	if kind != guideline.Gate && a.Columns != 0 && a.Columns&guideline.EctopicColumns.With(guideline.ColumnMolar) == 0 && a.Kinds&^(1<<(aftercare.Molar-1)) != 0 {
		a.Kinds = a.Kinds.Without(aftercare.Molar) // whatever the care, only gates on it are hers too; a mole in the tube is ectopic
	}
	if kind != guideline.Gate && a.Columns != 0 && a.Columns&guideline.EctopicColumns == 0 && a.Location&^(1<<(aftercare.EctopicLocation-1)) != 0 {
		a.Location = a.Location.Without(aftercare.EctopicLocation) // found there, she is in an ectopic column alone
	}
	neverThreatens := a.Phase == guideline.After || kind != guideline.Gate && a.Columns != 0 && !a.Columns.Has(guideline.ColumnThreatened)
	if neverThreatens && a.Kinds.Without(aftercare.Threatened)&^whenTold != 0 {
		a.Kinds = a.Kinds.Without(aftercare.Threatened) // once it has passed it may be any
	}
	if a.Columns != 0 { // kinds and places that a column has not
		for column := range guideline.ColumnTerms.All() {
			if a.Places()&guideline.ColumnPlaces(aftercare.SetOf(column), 3) == 0 {
				a.Columns = a.Columns.Without(column)
			}
		}
	}
	if a.Phase == guideline.After && (a.Kinds == ectopic || a.Location == 1<<(aftercare.EctopicLocation-1)) {
		a.Phase = 0
	}
	return a
}

// sameFollowing reports whether two packs that differ in a cell follow the same
// sources for what it is about, whoever she is: a source about one kind of care
// is not about others. The same must be true of their heirs.
func sameFollowing(p, q *guideline.Pack, heirs []*guideline.Pack, cell *guideline.Cell) bool {
	for _, heir := range heirs {
		if !sameFollowing(guideline.Resolve(heir, p), guideline.Resolve(heir, q), nil, cell) {
			return false
		}
	}
	for activity := aftercare.Activity(1); activity <= aftercare.ActivityCount; activity++ {
		if p.IsAbout(cell, activity) && !sameOn(p, q, activity) {
			return false
		}
	}
	return true
}

// sameOn is sameFollowing for one activity and one pack.
func sameOn(p, q *guideline.Pack, activity aftercare.Activity) bool {
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || s.Kind != guideline.Gate || s.Rule == guideline.RuleNone || s.Unsupported != "" {
			continue
		}
		before, after := p.FollowedAt(activity, s), q.FollowedAt(activity, s)
		if before == after {
			continue
		}
		for person := range anybody {
			if at := person.places(s); at != 0 && (at&before == 0) != (at&after == 0) {
				return false
			}
		}
	}
	return true
}

// somebody is what the places of follow depend on.
type somebody struct {
	columns aftercare.Set[guideline.Column]
	routes  aftercare.Set[guideline.CareRoute]
	phases  aftercare.Set[guideline.Phase]
	kinds   aftercare.Set[aftercare.LossKind]
	late    bool
}

// anybody yields every possible somebody. A molar and a late loss are never in
// their own column alone, because gates on her care hold too; nobody waits
// beside waiting for a very early loss, or for one that no scan found; what
// threatens has not passed, and once operated nothing is waited for: before that
// an operation is only care that was not told.
func anybody(yield func(somebody) bool) {
	const own = guideline.ColumnExpectant
	anyKind := ^aftercare.SetOf(aftercare.Molar, aftercare.Ectopic)
	for phases := aftercare.SetOf(guideline.Waiting); phases < 4; phases++ {
		for routes := aftercare.SetOf(guideline.ByWaiting); routes < 16; routes++ {
			onlyWaits := phases == aftercare.SetOf(guideline.Waiting)
			if onlyWaits && routes.Has(guideline.BySurgery) && routes&guideline.WombRoutes != guideline.WombRoutes {
				continue
			}
			care := byRoute(routes, own)
			treated := care.Without(own)
			molar, chemical := aftercare.SetOf(aftercare.Molar), aftercare.SetOf(aftercare.Chemical)
			people := []somebody{
				{care, routes, phases, anyKind, false},
				{care.With(guideline.ColumnLate), routes, phases, anyKind, true},
				{care.With(guideline.ColumnMolar), routes, phases, molar, false},
				{care.With(guideline.ColumnMolar).With(guideline.ColumnLate), routes, phases, molar, true},
				{treated.With(guideline.ColumnChemical), routes, phases, chemical, false},
				{treated.With(guideline.ColumnUnlocated), routes, phases, anyKind, false},
				{guideline.WombColumns.With(guideline.ColumnUnlocated), guideline.WombRoutes, phases, anyKind, false},
				{byRoute(routes, guideline.ColumnEctopicWaiting), routes, phases, aftercare.SetOf(aftercare.Ectopic), false},
			}
			if onlyWaits {
				people = append(people, somebody{treated.With(guideline.ColumnThreatened), routes, phases, aftercare.SetOf(aftercare.Threatened), false})
			}
			if routes.Has(guideline.BySurgery) && phases.Has(guideline.After) {
				people = append(people, tubeOperated(people)...)
			}
			for _, p := range people {
				if p.columns != 0 && !yield(p) {
					return
				}
			}
		}
	}
}

// tubeOperated are people who were operated on a tube, though they did not
// say that the loss was ectopic.
func tubeOperated(people []somebody) (list []somebody) {
	for _, p := range people {
		if p.kinds == aftercare.SetOf(aftercare.Ectopic) {
			continue
		}
		p.columns = p.columns.Without(guideline.ColumnSurgical)
		for _, column := range [...]guideline.Column{guideline.ColumnEctopicKept, guideline.ColumnEctopicRemoved} {
			operated := p
			operated.columns = p.columns.With(column)
			list = append(list, operated)
		}
	}
	return list
}

// byRoute are the columns of some routes of care: of a loss in the womb, or of
// an ectopic pregnancy.
func byRoute(routes aftercare.Set[guideline.CareRoute], waiting guideline.Column) (to aftercare.Set[guideline.Column]) {
	ectopic := waiting == guideline.ColumnEctopicWaiting
	if routes.Has(guideline.ByWaiting) {
		to = to.With(waiting)
	}
	if routes.Has(guideline.ByMedicine) && !ectopic {
		to = to.With(guideline.ColumnMedical)
	}
	if routes.Has(guideline.BySurgery) && ectopic {
		to = to.With(guideline.ColumnEctopicKept).With(guideline.ColumnEctopicRemoved)
	} else if routes.Has(guideline.BySurgery) {
		to = to.With(guideline.ColumnSurgical)
	}
	if routes.Has(guideline.ByMethotrexate) {
		to = to.With(guideline.ColumnMethotrexate)
	}
	return to
}

// places returns the places of a person; 0 if a statement is not about her.
func (x somebody) places(s *guideline.Statement) uint32 {
	a := s.About()
	switch {
	case a.Columns != 0 && a.Columns&x.columns == 0,
		a.Routes != 0 && a.Routes&x.routes == 0,
		a.Phase != 0 && !x.phases.Has(a.Phase),
		a.Late == aftercare.Yes && !x.late,
		a.Kinds != 0 && a.Kinds&x.kinds == 0:
		return 0
	}
	return guideline.ColumnPlaces(x.columns, x.phases)
}
