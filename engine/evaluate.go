package engine

import (
	"math"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// Evaluate judges a record on a day and gives the whole guidance with its
// reasons. The record must have passed [Check]. Lists of the guidance may be
// the engine's own: they are to be read, never written.
func (e *Engine) Evaluate(rec *aftercare.Record, asOf aftercare.When) *aftercare.Guidance {
	r := reasons{run: run{Tables: e.tables, rec: rec, now: clockOf(asOf)}}
	g := &aftercare.Guidance{AsOf: asOf, Pack: e.ref}
	r.evaluate(g)
	return g
}

// evaluate puts the whole answer into a guidance that has its moment and pack.
func (r *reasons) evaluate(g *aftercare.Guidance) {
	r.prepare()
	r.readScopes(r.Scopes)
	r.readDanger()
	r.readHold()
	r.readCriteria()
	g.Pack.Stale = r.stale()
	r.urgency(&g.Urgency)
	r.rules[compiled.NoTime], r.notForHer = r.newRule(aftercare.SourceRule{Applies: true, NoRule: true}), r.newRule(aftercare.SourceRule{})
	for i := range g.Activities {
		r.activity(aftercare.Activity(i+1), &g.Activities[i])
	}
	var room [fewEntries]DueDecision
	dues := r.decideDues(room[:0])
	g.Due = make([]aftercare.Due, 0, len(dues))
	for _, d := range dues {
		s := &r.Pack.Statements[d.Statement]
		g.Due = append(g.Due, aftercare.Due{Item: s.Item, On: d.On, Until: d.Until, State: d.State, Statement: s.ID})
	}
	sortDues(g.Due)
	g.Milestones = r.milestones()
	g.Effects = r.suppressing()
	r.addTexts(g, dues)
	if r.level <= aftercare.Soon {
		g.SafetyNet = r.safetyNet(r.Nets)
	}
	g.Unknown = r.unknown()
	g.Recheck, g.MoreRecheck = r.recheck()
	seen := len(limits) - 1
	if g.Pack.Stale {
		seen++
	}
	g.Limits = r.names.Keep(append(r.names.Start(), limits[:seen]...))
}

// safetyNet lists what would change the level of somebody in her columns: to a
// woman who may still be pregnant nothing is said of the time after a loss.
func (r *run) safetyNet(nets []compiled.Net) []string {
	list := make([]string, 0, len(nets))
	for i := range nets {
		if nets[i].In == 0 || nets[i].In&r.person.toldColumns != 0 {
			list = append(list, nets[i].ID)
		}
	}
	return list
}

// limits are what every answer cannot see; the last is that of a stale pack.
var limits = [...]string{"not-examined", "no-clinical-review", "past-review-date"}

// urgency names every alarm that fires, most urgent first, and whom to call.
// Of an alarm that an effect lowers it names the effects.
func (r *reasons) urgency(u *aftercare.UrgencyAnswer) {
	u.Level = r.level
	u.Asked = r.allAsked()
	u.Action = aftercare.ExpectedRecovery
	var mind, danger bool
	var room [fewEntries]fired
	list := room[:0]
	ways := r.firing()
	r.startNaming()
	for i := ways.Next(0); i < len(r.Ways); {
		alarm := r.Ways[i].Alarm
		var need compiled.Bits
		own := r.Ways[i].Level
		for ; i < len(r.Ways) && r.Ways[i].Alarm == alarm; i = ways.Next(i + 1) {
			r.Ways[i].AddTo(&need, &r.told)
		}
		if r.quiet.Has(int(alarm)) {
			list = r.lowered(list, alarm)
			continue
		}
		s := &r.Pack.Statements[r.Alarms[alarm].Statement]
		mind = mind || s.Action == aftercare.CallCrisisLine
		danger = danger || s.Action == aftercare.CallSafetyLine
		list = append(list, fired{own, s.Action, aftercare.Because{Statement: s.ID, Facts: r.factsOf(&need), Citations: r.Cites[alarm]}})
	}
	for i := range list {
		for j := i; j > 0 && list[j].isBefore(&list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	if len(list) > 0 {
		u.Action = list[0].action
		u.Because = make([]aftercare.Because, len(list))
	}
	for i := range list {
		u.Because[i] = list[i].because
	}
	u.Call = r.calls(mind, danger)
}

// firing are the ways that hold now.
func (r *run) firing() (set compiled.WideBits) {
	for n := range r.told.Each {
		for _, i := range r.ByFirst[n] {
			if r.Ways[i].Holds(&r.told) {
				set.Add(int(i))
			}
		}
	}
	return set
}

// fired is an alarm that fires, or an effect that stands in its place.
type fired struct {
	level   aftercare.Urgency
	action  aftercare.Action
	because aftercare.Because
}

// isBefore reports whether an alarm comes before another: by its level, and on
// one level an ambulance before the way to hospital, and that before the rest.
func (f *fired) isBefore(other *fired) bool {
	if f.level != other.level {
		return f.level > other.level
	}
	return atOnce(f.action) > atOnce(other.action)
}

// atOnce is how urgent an order is within its level.
func atOnce(a aftercare.Action) int {
	switch a {
	case aftercare.CallEmergency:
		return 2
	case aftercare.GoNow:
		return 1
	}
	return 0
}

// lowered adds the effects that lower an alarm and still ask for help.
func (r *reasons) lowered(list []fired, alarm uint16) []fired {
	for n := range r.acting.Each {
		if x := &r.Effects[n]; x.Alarm == alarm && x.Level > aftercare.SelfCare {
			list = append(list, fired{x.Level, actionAt[x.Level], aftercare.Because{Statement: r.Pack.Statements[x.Statement].ID, Facts: r.excusedFacts(n), Citations: x.Cites}})
		}
	}
	return list
}

// actionAt is what an effect of a level asks for.
var actionAt = [...]aftercare.Action{aftercare.Routine: aftercare.ContactRoutine, aftercare.Soon: aftercare.ContactSoon, aftercare.SameDay: aftercare.ContactToday}

// factsOf names the facts of the record that make the findings hold.
func (r *reasons) factsOf(need *compiled.Bits) []aftercare.Fact {
	list := r.facts.Start()
	clear(r.named)
	r.fewNamed = [2]uint64{}
	for n := range need.Each {
		f := &r.Findings[n]
		var alike [aftercare.TheAsker + 1]int
		switch {
		case (f.WeeksFrom != 0 || f.WeeksTo != 0) && r.rec.Loss.Gestation == 0:
			// It may be: nothing told says so.
		case f.Code == 0:
			list = aftercare.AddNew(list, r.factOf(&f.Finding))
		default:
			for i := range r.signs.n {
				if s := r.signs.at(i); s.now && s.findings.Has(n) {
					list = r.appendNew(list, s.at)
					if o := r.observation(s); f.Course {
						list = r.appendCourse(list, f, o, &alike[o.Who])
					}
				}
			}
		}
	}
	return r.facts.Keep(list)
}

// factOf names the fact that a finding on no code holds by.
func (r *run) factOf(c *guideline.Finding) aftercare.Fact {
	switch {
	case c.Person != 0:
		return aftercare.Fact{Kind: aftercare.FactConditions}
	case c.Medicines != 0:
		return aftercare.Fact{Kind: aftercare.FactMedicines}
	case c.Kinds != 0:
		return aftercare.Fact{Kind: aftercare.FactLossKind}
	case c.Locations != 0:
		return aftercare.Fact{Kind: aftercare.FactLocation}
	case c.Methods != 0:
		for i := range r.rec.Care {
			if c.Methods.Has(r.rec.Care[i].Method) {
				return aftercare.Fact{Kind: aftercare.FactMethod, Index: i}
			}
		}
	case c.Routes != 0:
		for i := range r.rec.Care {
			if c.Routes.Has(r.rec.Care[i].Route) {
				return aftercare.Fact{Kind: aftercare.FactRoute, Index: i}
			}
		}
	case c.Approach != 0:
		for i := range r.rec.Care {
			if c.Approach.Has(r.rec.Care[i].Approach) {
				return aftercare.Fact{Kind: aftercare.FactApproach, Index: i}
			}
		}
	case c.Rh != 0:
		return aftercare.Fact{Kind: aftercare.FactRh}
	}
	if r.rec.Loss.Gestation != 0 {
		return aftercare.Fact{Kind: aftercare.FactGestation}
	}
	return aftercare.Fact{Kind: aftercare.FactLossKind}
}

// calls are the numbers to show: the emergency number always, others as the
// answer asks for them. Her country is the one she named.
func (r *run) calls(mind, danger bool) []aftercare.Call {
	n := r.Numbers[aftercare.CountryOf(r.rec.Jurisdiction)]
	if n == nil {
		return []aftercare.Call{{Service: aftercare.EmergencyLine}}
	}
	list := make([]aftercare.Call, 0, fewCalls)
	add := func(service aftercare.Line, numbers []guideline.CallNumber) {
		for i := range numbers {
			if c := &numbers[i]; c.Number != "" && c.IsIn(r.rec.Jurisdiction) {
				list = append(list, aftercare.Call{Service: service, Name: c.Name, Number: c.Number, Verified: c.Verified})
			}
		}
	}
	add(aftercare.EmergencyLine, n.Emergency)
	if mind {
		add(aftercare.CrisisLine, n.Crisis)
	}
	if danger {
		add(aftercare.SafetyLine, n.Safety)
	}
	if r.level >= aftercare.Routine && r.level < aftercare.Emergency {
		add(aftercare.AdviceLine, n.Advice)
	}
	return list
}

func (r *run) milestones() []aftercare.Milestone {
	m := []aftercare.Milestone{{Milestone: "bleeding-stopped"}, {Milestone: "menses-returned", On: r.started}}
	if r.dryEnd.state == anchorKnown {
		m[0].On = r.dryEnd.late.Day
	}
	return m
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
