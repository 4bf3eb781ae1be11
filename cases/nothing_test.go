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
	for i := range c.Any {
		if k := &c.Any[i]; isBare(k) {
			enough[k.Code] |= k.Words
		}
	}
	for i := range c.Any {
		c.Any[i] = without(absorbed(c.Any[i]), enough)
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
	return c
}

// isBare reports whether a finding asks for nothing but a word.
func isBare(c *guideline.Condition) bool {
	return c.Words != 0 && c.Finding == guideline.Finding{Code: c.Code, Words: c.Words}
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
func sameScope(a, b guideline.Applies) bool {
	return scopeOf(a) == scopeOf(b)
}

func scopeOf(a guideline.Applies) guideline.Applies {
	const surgical, ectopic = 1 << (aftercare.Surgical - 1), 1 << (aftercare.Ectopic - 1)
	if a.Anaesthetic != 0 && (a.Routes == 0 || a.Routes&surgical != 0) {
		a.Routes = 0
	}
	const unknown, whenTold = 1 << (aftercare.KindUnknown - 1), 1<<(aftercare.Molar-1) | ectopic
	if a.Kinds&^(unknown|whenTold) != 0 {
		a.Kinds &^= unknown
	}
	if a.Phase == guideline.After && (a.Kinds == ectopic || a.Location == 1<<(aftercare.EctopicLocation-1)) {
		a.Phase = 0
	}
	return a
}

// sameFollowing reports whether two packs that differ in their cells follow the
// same sources for an activity, whoever she is: a molar or a late loss has a
// column beside that of its care, and a source about one kind of care is not
// about others. The same must be true of their heirs.
func sameFollowing(p, q *guideline.Pack, heirs []*guideline.Pack, activity aftercare.Activity) bool {
	for _, heir := range heirs {
		if !sameFollowing(guideline.Resolve(heir, p), guideline.Resolve(heir, q), nil, activity) {
			return false
		}
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || s.Kind != guideline.Gate || s.Rule == guideline.RuleNone || s.Unsupported != "" || !slices.Contains(s.Activities, activity) {
			continue
		}
		before, after := placesOf(p.Follow, s, activity), placesOf(q.Follow, s, activity)
		if before == after {
			continue
		}
		for person := range anybody {
			if at := person.places(&s.Applies); at != 0 && (at&before == 0) != (at&after == 0) {
				return false
			}
		}
	}
	return true
}

func placesOf(cells []guideline.Cell, s *guideline.Statement, activity aftercare.Activity) uint16 {
	var places uint16
	for i := range cells {
		if cells[i].Activity == activity && slices.Contains(cells[i].Follow, s.Cites[0].Source) {
			places |= cells[i].Places()
		}
	}
	return places
}

// somebody is what the places of follow depend on.
type somebody struct {
	routes      aftercare.Set[guideline.CareRoute]
	phases      aftercare.Set[guideline.Phase]
	molar, late bool
}

// anybody yields every possible somebody.
func anybody(yield func(somebody) bool) {
	for routes := aftercare.SetOf(guideline.ByWaiting); routes < 16; routes++ {
		for phases := aftercare.SetOf(guideline.Waiting); phases < 4; phases++ {
			for more := range 4 {
				if !yield(somebody{routes, phases, more&1 != 0, more&2 != 0}) {
					return
				}
			}
		}
	}
}

// places returns the places of a person; 0 if a statement is not about her.
func (x somebody) places(a *guideline.Applies) uint16 {
	molar := aftercare.SetOf(aftercare.Molar)
	switch {
	case a.Routes != 0 && a.Routes&x.routes == 0,
		a.Phase != 0 && !x.phases.Has(a.Phase),
		a.Late == aftercare.Yes && !x.late,
		a.Kinds != 0 && x.molar && a.Kinds&molar == 0,
		a.Kinds == molar && !x.molar:
		return 0
	}
	columns := aftercare.Set[guideline.Column](x.routes)
	if x.molar {
		columns = columns.With(guideline.ColumnMolar)
	}
	if x.late {
		columns = columns.With(guideline.ColumnLate)
	}
	return (&guideline.Cell{Columns: columns, Phases: x.phases}).Places()
}
