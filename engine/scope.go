package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// profile puts together what applies to her or may apply.
func (r *run) profile() compiled.Profile {
	p := &r.person
	t := compiled.Traits{Columns: p.columns, ToldColumns: p.toldColumns, Routes: p.routes, Kinds: p.kinds, Anaesthetic: p.anaesthetic,
		Conditions: r.rec.Person.Conditions, Methods: p.methods, Location: p.location, Rh: aftercare.SetOf(r.rec.Person.Rh),
		Phase: r.phase, Nations: aftercare.NationsOf(r.rec.Jurisdiction), Antibiotics: r.mayTake()}
	if p.late != aftercare.Yes {
		t.Late, t.ToldLate = t.Late.With(aftercare.No), t.ToldLate.With(aftercare.No)
	}
	if p.late != aftercare.No {
		t.Late = t.Late.With(aftercare.Yes)
	}
	if r.toldLate() {
		t.ToldLate = t.ToldLate.With(aftercare.Yes)
	}
	return t.Profile()
}

// readScopes finds the scopes that apply to her or may apply.
func (r *run) readScopes(scopes []compiled.Scope) {
	p, weeks := r.profile(), r.rec.Loss.Gestation
	for i := range scopes {
		s := &scopes[i]
		in := weeks == 0 || weeks >= s.From && (s.To == 0 || weeks < s.To)
		for j := range s.Sets {
			in = in && p.Has(&s.Sets[j])
		}
		if in {
			r.inScope.Add(i)
		}
	}
}
