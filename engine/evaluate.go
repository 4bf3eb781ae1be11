package engine

import (
	"math"
	"strconv"

	"aftercare"
	"aftercare/guideline"
)

// Evaluate judges a record on a day and gives the whole guidance with its
// reasons. The record must have passed [Check].
func (e *Engine) Evaluate(rec *aftercare.Record, asOf aftercare.When) *aftercare.Guidance {
	r := run{Engine: e, rec: rec, now: clockOf(asOf)}
	r.prepare()
	r.readScopes(e.scopes)
	r.readDanger()
	r.readCriteria(e.criteria)
	g := &aftercare.Guidance{AsOf: asOf, Pack: e.ref}
	g.Pack.Stale = r.stale()
	r.urgency(&g.Urgency)
	for i := range g.Activities {
		r.activity(aftercare.Activity(i+1), &g.Activities[i])
	}
	for _, d := range r.decideDues(nil) {
		s := &r.pack.Statements[d.Statement]
		g.Due = append(g.Due, aftercare.Due{Item: s.Item, On: d.On, Until: d.Until, State: d.State, Statement: s.ID})
	}
	sortDues(g.Due)
	g.Milestones = r.milestones()
	g.Expect = r.shown(e.expects)
	g.Inform = r.shown(e.informs)
	if r.level <= aftercare.Soon {
		for _, s := range e.nets {
			g.SafetyNet = append(g.SafetyNet, e.pack.Statements[s].ID)
		}
	}
	g.Unknown = r.unknown()
	g.Recheck = r.recheck()
	g.Limits = []string{"not-examined", "no-clinical-review"}
	if g.Pack.Stale {
		g.Limits = append(g.Limits, "past-review-date")
	}
	return g
}

// urgency names every alarm that fires, most urgent first, and whom to call.
func (r *run) urgency(u *aftercare.UrgencyAnswer) {
	u.Level = r.level
	u.Action = "expected-recovery"
	for i := 0; i < len(r.ways); {
		alarm := r.ways[i].alarm
		var need bitset
		for ; i < len(r.ways) && r.ways[i].alarm == alarm; i++ {
			if w := &r.ways[i]; w.holds(&r.told) {
				w.addTo(&need, &r.told)
			}
		}
		if need.empty() {
			continue
		}
		s := &r.pack.Statements[r.alarms[alarm]]
		if len(u.Because) == 0 {
			u.Action = s.Action
		}
		because := aftercare.Because{Statement: s.ID, Facts: r.pointers(&need)}
		for _, c := range s.Cites {
			because.Citations = append(because.Citations, aftercare.Citation{Source: c.Source, Locator: c.Locator})
		}
		u.Because = append(u.Because, because)
	}
	u.Call = r.calls(u)
}

// pointers names the facts of the record that make the findings hold.
func (r *run) pointers(need *bitset) []string {
	list := []string{}
	for n := range need.each {
		f := &r.findings[n]
		switch {
		case f.Code == 0:
			list = append(list, r.factPointer(&f.Finding))
		default:
			for i := range r.signs.n {
				if s := r.signs.at(i); s.now && s.findings.has(n) {
					list = append(list, "/observations/"+strconv.Itoa(s.at))
				}
			}
		}
	}
	return unique(list)
}

func (r *run) factPointer(c *guideline.Finding) string {
	switch {
	case c.Person != 0:
		return "/person/conditions"
	case c.Medicines != 0:
		return "/person/medicines"
	case c.Kinds != 0:
		return "/loss/kind"
	case c.Locations != 0:
		return "/loss/location"
	case c.Methods != 0:
		for i := range r.rec.Care {
			if c.Methods.Has(uint8(r.rec.Care[i].Method)) {
				return "/care/" + strconv.Itoa(i) + "/method"
			}
		}
	case c.Routes != 0:
		for i := range r.rec.Care {
			if c.Routes.Has(uint8(r.rec.Care[i].Route)) {
				return "/care/" + strconv.Itoa(i) + "/route"
			}
		}
	case c.Rh != 0:
		return "/person/rh"
	}
	if r.rec.Loss.Gestation != 0 {
		return "/loss/gestation"
	}
	return "/loss/kind"
}

// unique drops what stands in the list before, keeping the order.
func unique(list []string) []string {
	out := list[:0]
	for _, s := range list {
		if !contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// calls are the numbers to show: the emergency number always, others as the
// answer asks for them. Her country is the one she named.
func (r *run) calls(u *aftercare.UrgencyAnswer) []aftercare.Call {
	n := r.numbers[r.rec.Jurisdiction]
	if n == nil {
		return []aftercare.Call{{Service: "emergency"}}
	}
	var list []aftercare.Call
	add := func(service string, numbers []guideline.CallNumber) {
		for i := range numbers {
			if c := &numbers[i]; c.Number != "" {
				list = append(list, aftercare.Call{Service: service, Name: c.Name, Number: c.Number, Verified: c.Verified})
			}
		}
	}
	add("emergency", n.Emergency)
	mind, danger := false, false
	for _, b := range u.Because {
		s := r.statement(b.Statement)
		mind = mind || s.Action == "call-crisis-line"
		danger = danger || s.Action == "call-safety-line"
	}
	if mind {
		add("crisis", n.Crisis)
	}
	if danger {
		add("safety", n.Safety)
	}
	if r.level >= aftercare.Routine && r.level < aftercare.Emergency {
		add("advice", n.Advice)
	}
	return list
}

func (r *run) statement(id string) *guideline.Statement {
	for _, i := range r.alarms {
		if r.pack.Statements[i].ID == id {
			return &r.pack.Statements[i]
		}
	}
	return nil
}

func (r *run) milestones() []aftercare.Milestone {
	m := []aftercare.Milestone{{Milestone: "bleeding-stopped"}, {Milestone: "menses-returned", On: r.started}}
	if r.bleedingEnd.state == anchorKnown {
		m[0].On = r.bleedingEnd.late.Day
	}
	return m
}

// shown names the statements of a list that are hers.
func (r *run) shown(list []shown) []string {
	var ids []string
	for i := range list {
		x := &list[i]
		if !r.inScope.has(int(x.scope)) {
			continue
		}
		holds := x.when == nil
		for j := range x.when {
			holds = holds || x.when[j].holds(&r.told)
		}
		if holds {
			ids = append(ids, r.pack.Statements[x.statement].ID)
		}
	}
	return ids
}

// sortDues orders by day; those without one come last.
func sortDues(list []aftercare.Due) {
	day := func(d aftercare.Due) aftercare.Date {
		if d.On == 0 {
			return math.MaxInt32
		}
		return d.On
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && day(list[j]) < day(list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
