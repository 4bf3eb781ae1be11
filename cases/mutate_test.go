package cases

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// A mutant is a pack with one change in what decides: a number by one step, a
// level, a word of a set, a criterion, a followed source. Text that is only
// shown is left alone: no answer can depend on it.
type mutant struct {
	statement string // id; or the policy key, or the cell
	what      string
	pack      func() *guideline.Pack // made on demand: all of them would not fit in memory
}

func (m *mutant) name() string { return m.statement + " | " + m.what }

// change is a part with one thing changed.
type change[T any] struct {
	what  string
	value T
}

// mutants returns every mutant of a pack's own statements. The pack must be
// resolved; own reports which of its statements are its own, and heirs are the
// packs that inherit it.
func mutants(p *guideline.Pack, heirs []*guideline.Pack, own func(id string) bool) []mutant {
	var list []mutant
	family := []*guideline.Pack{p}
	for _, heir := range heirs {
		family = append(family, guideline.Resolve(heir, p))
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || !own(s.ID) {
			continue
		}
		for _, c := range statementChanges(family, s) {
			list = append(list, mutant{s.ID, c.what, func() *guideline.Pack {
				q := *p
				q.Statements = slices.Clone(p.Statements)
				q.Statements[i] = c.value
				return &q
			}})
		}
	}
	return list
}

// frameMutants returns the mutants of everything but the statements. Heirs are
// the packs that inherit this one.
func frameMutants(p *guideline.Pack, heirs []*guideline.Pack, ownCell func(*guideline.Cell) bool, ownPolicy func(*guideline.Policy) bool) []mutant {
	var list []mutant
	for i := range p.Follow {
		if !ownCell(&p.Follow[i]) {
			continue
		}
		for _, c := range cellChanges(p.Follow[i]) {
			q := *p
			q.Follow = slices.Clone(p.Follow)
			q.Follow[i] = c.value
			if !sameFollowing(p, &q, heirs, &c.value) {
				list = append(list, mutant{fmt.Sprintf("follow %s #%d", c.value.Subject(), i), c.what, func() *guideline.Pack { return &q }})
			}
		}
	}
	for i := range p.Policy {
		if !ownPolicy(&p.Policy[i]) {
			continue
		}
		for _, c := range policyChanges(p, p.Policy[i]) {
			list = append(list, mutant{strings.TrimSpace("policy " + p.Policy[i].Key.String() + " " + p.Policy[i].Code.String()), c.what, func() *guideline.Pack {
				q := *p
				q.Policy = slices.Clone(p.Policy)
				q.Policy[i] = c.value
				return &q
			}})
		}
	}
	for _, step := range []aftercare.Date{-1, 1} {
		list = append(list, mutant{"reviewBy", fmt.Sprintf("%+d day", step), func() *guideline.Pack {
			q := *p
			q.ReviewBy += step
			return &q
		}})
	}
	return list
}

// statementChanges returns the changes of a statement of some packs.
func statementChanges(family []*guideline.Pack, s *guideline.Statement) []change[guideline.Statement] {
	var list []change[guideline.Statement]
	add := func(what string, set func(*guideline.Statement)) {
		c := *s
		set(&c)
		list = append(list, change[guideline.Statement]{what, c})
	}
	if s.Kind == guideline.Alarm {
		if s.Level < aftercare.Emergency {
			add("level one up", func(c *guideline.Statement) { c.Level++ })
		}
		if s.Level > aftercare.Routine {
			add("level one down", func(c *guideline.Statement) { c.Level-- })
		}
		if s.SafetyNet > 0 {
			add("out of the safety net", func(c *guideline.Statement) { c.SafetyNet = 0 })
		}
	}
	if s.ShowPages {
		return list // it is shown on pages, to everybody, and in no answer
	}
	if s.When != nil {
		for _, w := range conditionChanges(*s.When) {
			if sameCondition(s.When, &w.value) {
				continue
			}
			add("when: "+w.what, func(c *guideline.Statement) { c.When = &w.value })
		}
	}
	for _, a := range appliesChanges(s.Applies) {
		if sameScope(s.Kind, s.Applies, a.value) {
			continue
		}
		add("applies: "+a.what, func(c *guideline.Statement) { c.Applies = a.value })
	}
	gateChanges(family, s, add)
	dueChanges(s, add)
	levelChanges(family[0], s, add)
	return list
}

func gateChanges(family []*guideline.Pack, s *guideline.Statement, add func(string, func(*guideline.Statement))) {
	if s.Require != nil {
		for _, q := range requirementChanges(*s.Require) {
			add("require: "+q.what, func(c *guideline.Statement) { c.Require = &q.value })
		}
	}
	if s.Kind == guideline.Gate && s.Rule != guideline.RuleNone {
		other, what := guideline.RuleAvoid, "avoid"
		if s.Rule == guideline.RuleAvoid {
			other, what = guideline.RuleRequire, "when ready"
		}
		add(what, func(c *guideline.Statement) { c.Rule, c.Require = other, &guideline.Requirement{} })
	}
	if len(s.Activities) > 1 {
		for i, a := range s.Activities {
			if countsAnyway(family, a, withoutActivity(s, i)) {
				continue
			}
			add("not on "+a.String(), func(c *guideline.Statement) { *c = *withoutActivity(s, i) })
		}
	}
}

// withoutActivity is the statement without one of its activities.
func withoutActivity(s *guideline.Statement, i int) *guideline.Statement {
	c := *s
	c.Activities = slices.Delete(slices.Clone(s.Activities), i, i+1)
	return &c
}

func dueChanges(s *guideline.Statement, add func(string, func(*guideline.Statement))) {
	if s.Kind != guideline.Due {
		return
	}
	for _, a := range dueAmounts(s.After) {
		add("after: "+a.what, func(c *guideline.Statement) { c.After = a.value })
	}
	for _, a := range dueAmounts(s.Until) {
		add("until: "+a.what, func(c *guideline.Statement) { c.Until = a.value })
	}
	for _, a := range dueAmounts(s.Repeat) {
		add("repeat: "+a.what, func(c *guideline.Statement) { c.Repeat = a.value })
	}
	if s.Times > 0 {
		add("once more", func(c *guideline.Statement) { c.Times++ })
		add("once less", func(c *guideline.Statement) { c.Times-- })
	}
	add("anchor: the next", func(c *guideline.Statement) { c.Anchor = s.Anchor%(guideline.AnchorCount-1) + 1 })
	for i := range s.DoneBy {
		for _, d := range findingChanges(s.DoneBy[i]) {
			add(fmt.Sprintf("doneBy %d: %s", i, d.what), func(c *guideline.Statement) {
				c.DoneBy = slices.Clone(s.DoneBy)
				c.DoneBy[i] = d.value
			})
		}
		if len(s.DoneBy) > 1 {
			add(fmt.Sprintf("without doneBy %d", i), func(c *guideline.Statement) { c.DoneBy = slices.Delete(slices.Clone(s.DoneBy), i, i+1) })
		}
	}
}

var unitNames = []string{"", "hour", "day", "week", "month"}

// amountChanges returns one unit less and more, and a month as weeks.
func amountChanges(a aftercare.Amount) []change[aftercare.Amount] {
	if a.Unit == 0 {
		return nil
	}
	var list []change[aftercare.Amount]
	add := func(n int, unit aftercare.TimeUnit) {
		list = append(list, change[aftercare.Amount]{fmt.Sprintf("%d %s, not %d %s", n, unitNames[unit], a.N, unitNames[a.Unit]), aftercare.Amount{N: n, Unit: unit}})
	}
	if a.N > 0 {
		add(a.N-1, a.Unit)
	}
	add(a.N+1, a.Unit)
	switch a.Unit {
	case aftercare.Month:
		add(a.N*4, aftercare.Week)
	case aftercare.Week:
		add(a.N*7-1, aftercare.Day)
		add(a.N*7+1, aftercare.Day)
	}
	return list
}

// dueAmounts returns the changes that fall on another day: a due has no hours.
func dueAmounts(a aftercare.Amount) []change[aftercare.Amount] {
	return slices.DeleteFunc(amountChanges(a), func(c change[aftercare.Amount]) bool { return c.value.Days(false) == a.Days(false) })
}

// setChanges drops one member, or adds a neighbour of one: each once, though it
// may be the neighbour of two.
func setChanges[T ~uint8](s aftercare.Set[T], terms aftercare.Terms[T]) []change[aftercare.Set[T]] {
	var list []change[aftercare.Set[T]]
	for v := T(1); int(v) <= terms.Len(); v++ {
		switch {
		case s == aftercare.SetOf(v):
		case s.Has(v):
			list = append(list, change[aftercare.Set[T]]{"without " + terms.Name(v), s.Without(v)})
		case s.Has(v-1) || s.Has(v+1):
			list = append(list, change[aftercare.Set[T]]{terms.Name(v) + " too", s.With(v)})
		}
	}
	return list
}

// sets adds the changes of a set that is somewhere in c.
func sets[C any, T ~uint8](add func(string, func(*C)), of func(*C) *aftercare.Set[T], c *C, terms aftercare.Terms[T]) {
	for _, s := range setChanges(*of(c), terms) {
		add(s.what, func(o *C) { *of(o) = s.value })
	}
}

// setsOrAll also leaves the set out.
func setsOrAll[C any, T ~uint8](add func(string, func(*C)), of func(*C) *aftercare.Set[T], c *C, terms aftercare.Terms[T]) {
	sets(add, of, c, terms)
	if *of(c) != 0 {
		add("without "+terms.Name(1)+"…", func(o *C) { *of(o) = 0 })
	}
}

// conditionChanges changes one finding of a condition, or drops one.
func conditionChanges(c guideline.Condition) []change[guideline.Condition] {
	if len(c.All)+len(c.Any) == 0 {
		return findingChanges(c)
	}
	var list []change[guideline.Condition]
	kids, set := c.All, func(o *guideline.Condition, kids []guideline.Condition) { o.All = kids }
	if len(c.Any) > 0 {
		kids, set = c.Any, func(o *guideline.Condition, kids []guideline.Condition) { o.Any = kids }
	}
	add := func(what string, kids []guideline.Condition) {
		o := c
		set(&o, kids)
		list = append(list, change[guideline.Condition]{what, o})
	}
	for i := range kids {
		for _, k := range conditionChanges(kids[i]) {
			changed := slices.Clone(kids)
			changed[i] = k.value
			add(k.what, changed)
		}
		if len(kids) > 1 {
			add(fmt.Sprintf("without part %d (%s)", i, strings.TrimSpace(subject(&kids[i]))), slices.Delete(slices.Clone(kids), i, i+1))
		}
	}
	return list
}

func findingChanges(c guideline.Condition) []change[guideline.Condition] {
	var list []change[guideline.Condition]
	add := func(what string, set func(*guideline.Condition)) {
		o := c
		set(&o)
		list = append(list, change[guideline.Condition]{subject(&c) + what, o})
	}
	if c.Code != 0 && c.Code.Info().Payload == aftercare.PayloadWord {
		sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Word] { return &o.Words }, &c, c.Code.Info().Words)
	}
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Site] { return &o.Sites }, &c, aftercare.SiteTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Condition] { return &o.Person }, &c, aftercare.ConditionTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Medicine] { return &o.Medicines }, &c, aftercare.MedicineTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.LossKind] { return &o.Kinds }, &c, aftercare.LossKindTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Location] { return &o.Locations }, &c, aftercare.LocationTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Method] { return &o.Methods }, &c, aftercare.MethodTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Route] { return &o.Routes }, &c, aftercare.RouteTerms)
	sets(add, func(o *guideline.Condition) *aftercare.Set[aftercare.Approach] { return &o.Approach }, &c, aftercare.ApproachTerms)
	severalChanges(&c, add)
	numberChanges(&c, add)
	if c.Worsening {
		add("worsening or not", func(o *guideline.Condition) { o.Worsening = false })
	}
	if c.Relieved {
		add("relieved or not told", func(o *guideline.Condition) { o.Relieved = false })
	}
	if c.Unrelieved {
		add("relieved or not", func(o *guideline.Condition) { o.Unrelieved = false })
	}
	for _, a := range amountChanges(c.After) {
		add("after "+a.what, func(o *guideline.Condition) { o.After = a.value })
	}
	if c.AfterAnchor != 0 {
		add("at any time", func(o *guideline.Condition) { o.Rule, o.AfterAnchor, o.After = 0, 0, aftercare.Amount{} })
		next := c.AfterAnchor%(guideline.AnchorCount-1) + 1
		add("counted from "+next.String(), func(o *guideline.Condition) { o.AfterAnchor = next })
		switch c.Rule {
		case guideline.CountsAfter:
			add("only where the day was told", func(o *guideline.Condition) { o.Rule = guideline.CountsSince })
		case guideline.CountsSince:
			add("where no day was told too", func(o *guideline.Condition) { o.Rule = guideline.CountsAfter })
		}
	}
	return list
}

func subject(c *guideline.Condition) string {
	for _, fact := range []struct {
		is   bool
		name string
	}{
		{c.Code != 0, c.Code.String()}, {c.Person != 0, "person"}, {c.Medicines != 0, "medicine"}, {c.Kinds != 0, "kind"},
		{c.Locations != 0, "location"}, {c.Methods != 0, "method"}, {c.Routes != 0, "route"}, {c.Approach != 0, "approach"}, {c.WeeksFrom+c.WeeksTo != 0, "gestation"}, {c.Rh != 0, "rh"}, {c.Late, "late"},
		{len(c.Any) > 0, "any"}, {len(c.All) > 0, "all"},
	} {
		if fact.is {
			return fact.name + " "
		}
	}
	return ""
}

// numberChanges moves a threshold, its hours or its item by one step.
func numberChanges(c *guideline.Condition, add func(string, func(*guideline.Condition))) {
	step := aftercare.DecimalOne
	if c.Code == aftercare.Temperature {
		step /= 10
	}
	for _, by := range []aftercare.Decimal{-step, step} {
		if c.Compares == guideline.AtLeast && c.AtLeast+by >= 0 {
			add("at least "+(c.AtLeast+by).String(), func(o *guideline.Condition) { o.AtLeast += by })
		}
		if c.Compares == guideline.Below {
			add("below "+(c.AtMost+by).String(), func(o *guideline.Condition) { o.AtMost += by })
		}
		if c.Compares == guideline.AtMost {
			add("at most "+(c.AtMost+by).String(), func(o *guideline.Condition) { o.AtMost += by })
		}
	}
	for _, by := range []int{-1, 1} {
		if c.Hours > 0 {
			add(fmt.Sprintf("hours %+d", by), func(o *guideline.Condition) { o.Hours += aftercare.Decimal(by) * aftercare.DecimalOne })
		}
		if c.Item > 0 && c.Item+by > 0 && c.Item+by <= c.Code.Info().Items {
			add(fmt.Sprintf("item %d", c.Item+by), func(o *guideline.Condition) { o.Item += by })
		}
		if c.Item10+by > 0 && c.Item10+by < 4 && c.Item10 > 0 {
			add(fmt.Sprintf("item10 %d", c.Item10+by), func(o *guideline.Condition) { o.Item10 += by })
		}
	}
}

// severalChanges moves what a finding looks for in several observations, and
// its weeks, by one step.
func severalChanges(c *guideline.Condition, add func(string, func(*guideline.Condition))) {
	for _, by := range []int{-1, 1} {
		for key, name := range guideline.ChangeTerms.All() {
			if n := c.Change.Percent(key); n.Told() && n.Value()+by >= 0 {
				add(fmt.Sprintf("%s %+d", name, by), func(o *guideline.Condition) { *o.Change.Percent(key) = aftercare.CountOf(n.Value() + by) })
			}
		}
		if from := c.Change.From + by; from > 0 && from <= c.Change.To {
			add(fmt.Sprintf("from %+d day", by), func(o *guideline.Condition) { o.Change.From = from })
		}
		if to := c.Change.To + by; to > 1 && to >= c.Change.From {
			add(fmt.Sprintf("to %+d day", by), func(o *guideline.Condition) { o.Change.To = to })
		}
		if per := c.Change.RisesPer + by; c.Change.RisesPer > 0 && per > 0 {
			add(fmt.Sprintf("rises per %+d day", by), func(o *guideline.Condition) { o.Change.RisesPer = per })
		}
		if c.Times > 0 {
			add(fmt.Sprintf("times %+d", by), func(o *guideline.Condition) { o.Times += by })
			add(fmt.Sprintf("within %+d day", by), func(o *guideline.Condition) { o.Within += by })
		}
		if c.WeeksFrom != 0 {
			add(fmt.Sprintf("weeks from %+d day", by), func(o *guideline.Condition) { o.WeeksFrom += aftercare.GestationalAge(by) })
		}
		if c.WeeksTo != 0 {
			add(fmt.Sprintf("weeks to %+d day", by), func(o *guideline.Condition) { o.WeeksTo += aftercare.GestationalAge(by) })
		}
	}
	for _, a := range amountChanges(c.Lasts) {
		add("lasts "+a.what, func(o *guideline.Condition) { o.Lasts = a.value })
	}
	if c.Change != (guideline.Change{}) && c.Compares != guideline.NoCompare {
		add("whatever it was before", func(o *guideline.Condition) { o.Change = guideline.Change{} })
	}
}

// requirementChanges changes one criterion of a requirement, drops one, or swaps
// "all" and "any".
func requirementChanges(q guideline.Requirement) []change[guideline.Requirement] {
	if q.Criterion != 0 {
		return criterionChanges(q)
	}
	var list []change[guideline.Requirement]
	kids, any := q.All, len(q.Any) > 0
	if any {
		kids = q.Any
	}
	branch := func(any bool, kids []guideline.Requirement) guideline.Requirement {
		if any {
			return guideline.Requirement{Any: kids}
		}
		return guideline.Requirement{All: kids}
	}
	for i := range kids {
		for _, k := range requirementChanges(kids[i]) {
			changed := slices.Clone(kids)
			changed[i] = k.value
			list = append(list, change[guideline.Requirement]{k.what, branch(any, changed)})
		}
		if kids[i].Criterion != 0 && (len(kids) > 1 || !any) {
			list = append(list, change[guideline.Requirement]{"without " + kids[i].Criterion.String(), branch(any, slices.Delete(slices.Clone(kids), i, i+1))})
		}
	}
	if len(kids) > 1 {
		list = append(list, change[guideline.Requirement]{map[bool]string{true: "all of them, not any", false: "any of them, not all"}[any], branch(!any, kids)})
	}
	return list
}

func criterionChanges(q guideline.Requirement) []change[guideline.Requirement] {
	var list []change[guideline.Requirement]
	add := func(what string, set func(*guideline.Requirement)) {
		o := q
		set(&o)
		list = append(list, change[guideline.Requirement]{q.Criterion.String() + " " + what, o})
	}
	for _, a := range amountChanges(q.Amount) {
		add(a.what, func(o *guideline.Requirement) { o.Amount = a.value })
	}
	first, last := aftercare.BleedingStopped, aftercare.HCGFalling
	if q.Criterion.CountsDays() {
		first, last = aftercare.DaysSinceLoss, aftercare.DaysSinceAntibiotic
	}
	next := q.Criterion + 1
	if next > last {
		next = first
	}
	add("becomes "+next.String(), func(o *guideline.Requirement) { o.Criterion, o.Whole, o.Periods = next, false, 0 })
	if q.Criterion == aftercare.MensesReturned {
		add("whole or not", func(o *guideline.Requirement) { o.Whole = !q.Whole })
		add("one period more", func(o *guideline.Requirement) { o.Periods = max(q.Periods, 1) + 1 })
	}
	return list
}

func appliesChanges(a guideline.Applies) []change[guideline.Applies] {
	var list []change[guideline.Applies]
	add := func(what string, set func(*guideline.Applies)) {
		o := a
		set(&o)
		list = append(list, change[guideline.Applies]{what, o})
	}
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[guideline.CareRoute] { return &o.Routes }, &a, guideline.RouteTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.LossKind] { return &o.Kinds }, &a, aftercare.LossKindTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.Anaesthetic] { return &o.Anaesthetic }, &a, aftercare.AnaestheticTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.Condition] { return &o.Conditions }, &a, aftercare.ConditionTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.Location] { return &o.Location }, &a, aftercare.LocationTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.Method] { return &o.Methods }, &a, aftercare.MethodTerms)
	setsOrAll(add, func(o *guideline.Applies) *aftercare.Set[aftercare.Word] { return &o.Antibiotics }, &a, aftercare.Antibiotic.Info().Words)
	if a.Late != aftercare.Unknown {
		add("late or not", func(o *guideline.Applies) { o.Late = aftercare.Unknown })
		add("the other of late", func(o *guideline.Applies) { o.Late = aftercare.TriOf(a.Late == aftercare.No) })
	}
	if a.Phase != 0 {
		add("in either phase", func(o *guideline.Applies) { o.Phase = 0 })
		add("in the other phase", func(o *guideline.Applies) { o.Phase = guideline.Waiting + guideline.After - a.Phase })
	}
	if a.Rh != 0 {
		add("whatever rh", func(o *guideline.Applies) { o.Rh = 0 })
	}
	for _, by := range []aftercare.GestationalAge{-1, 1} {
		if a.From != 0 {
			add(fmt.Sprintf("from %+d day", by), func(o *guideline.Applies) { o.From += by })
		}
		if a.To != 0 {
			add(fmt.Sprintf("to %+d day", by), func(o *guideline.Applies) { o.To += by })
		}
	}
	return list
}

func cellChanges(c guideline.Cell) []change[guideline.Cell] {
	var list []change[guideline.Cell]
	add := func(what string, set func(*guideline.Cell)) {
		o := c
		set(&o)
		list = append(list, change[guideline.Cell]{what, o})
	}
	for i, source := range c.Follow {
		add("without "+source, func(o *guideline.Cell) { o.Follow = slices.Delete(slices.Clone(c.Follow), i, i+1) })
	}
	for _, s := range setChanges(c.Like, guideline.ColumnTerms) {
		add("like "+s.what, func(o *guideline.Cell) { o.Like = s.value })
	}
	for _, s := range setChanges(c.Columns, guideline.ColumnTerms) {
		add("columns "+s.what, func(o *guideline.Cell) { o.Columns = s.value })
	}
	for _, s := range setChanges(c.Phases, guideline.PhaseTerms) {
		add("phases "+s.what, func(o *guideline.Cell) { o.Phases = s.value })
	}
	return list
}

func policyChanges(pack *guideline.Pack, p guideline.Policy) []change[guideline.Policy] {
	var list []change[guideline.Policy]
	add := func(what string, set func(*guideline.Policy)) {
		o := p
		set(&o)
		list = append(list, change[guideline.Policy]{what, o})
	}
	for _, a := range amountChanges(p.Amount) {
		add(fmt.Sprint(a.what, " ", p.Codes), func(o *guideline.Policy) { o.Amount = a.value })
	}
	for i, code := range p.Codes {
		if p.Key == guideline.Current && !isLookedAt(pack, code) {
			continue // nothing depends on how long it counts
		}
		add("without "+code.String(), func(o *guideline.Policy) { o.Codes = slices.Delete(slices.Clone(p.Codes), i, i+1) })
	}
	for i, a := range p.Activities {
		add("without "+a.String(), func(o *guideline.Policy) { o.Activities = slices.Delete(slices.Clone(p.Activities), i, i+1) })
	}
	for _, by := range []aftercare.Decimal{-aftercare.DecimalOne, aftercare.DecimalOne} {
		if p.Key == guideline.PlausibleTemperature {
			add("least "+(p.Least+by).String(), func(o *guideline.Policy) { o.Least += by })
			add("most "+(p.Most+by).String(), func(o *guideline.Policy) { o.Most += by })
		}
	}
	return list
}
