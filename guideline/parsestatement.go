package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
)

// Words in place of a list or a number: applies of a statement for everybody, and
// line of an alarm that is on none.
const (
	Everybody = "everybody"
	NoLine    = "none"
)

func (r *reader) statement(v value, p *pointer) Statement {
	s := Statement{}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "id":
			s.ID = r.Text(m, p)
		case "kind":
			s.Kind = term(r, m, p, KindTerms)
		case "status":
			s.Status = term(r, m, p, StatusTerms)
		case "replaces":
			s.Replaces = r.texts(m, p)
		case "secondHand":
			s.SecondHand = term(r, m, p, SecondHandTerms)
		case "questions":
			s.Questions = r.texts(m, p)
		case "applies":
			if s.Everybody = m.Kind() == jsondoc.String && m.Text() == Everybody; !s.Everybody {
				s.Applies = r.applies(m, p)
			}
		case "retiredWhy":
			s.RetiredWhy = r.Text(m, p)
		case "appliesWhy":
			s.AppliesWhy = r.Text(m, p)
		case "topic":
			s.Topic = r.Text(m, p)
		case "population":
			s.Population = term(r, m, p, PopulationTerms)
		case "strength":
			s.Strength = term(r, m, p, StrengthTerms)
		case "certainty":
			s.Certainty = term(r, m, p, CertaintyTerms)
		case "says":
			s.Says = r.words(m, p)
		case "saysOther":
			s.SaysOther = r.words(m, p)
		case "numbers":
			s.Numbers = r.namedNumbers(m, p)
		case "cites":
			s.Cites = items(r, m, p, r.cite)
		case "unsupported":
			s.Unsupported = r.Text(m, p)
		case "differsBecause":
			s.Differs = termList(r, m, p, aftercare.DifferenceTerms)
		default:
			return r.ofKind(&s, key, m, p)
		}
		return true
	})
	return s
}

// ofKind reads the keys that only some kinds of statement have. Lint refuses
// those that belong to another kind.
func (r *reader) ofKind(s *Statement, key string, m value, p *pointer) bool {
	switch key {
	case "activities":
		s.Activities = r.activities(m, p)
	case "rule":
		s.Rule = term(r, m, p, RuleTerms)
	case "require":
		s.Require = r.requirement(m, p)
	case "ideally":
		s.Ideally = r.requirement(m, p)
	case "itself":
		s.Itself = r.only(m, p)
	case "level":
		s.Level = term(r, m, p, aftercare.UrgencyTerms)
	case "action":
		s.Action = term(r, m, p, aftercare.ActionTerms)
	case "when":
		c := r.condition(m, p)
		s.When = &c
	case "safetyNet":
		s.SafetyNet, _ = r.Int(m, p, 1, 999)
	case "safetyNetIn":
		s.SafetyNetIn = set(r, m, p, ColumnTerms)
	case "hazards":
		s.Hazards = r.texts(m, p)
	case "line":
		s.Line = r.line(m, p)
	case "lineWhy":
		s.LineWhy = r.Text(m, p)
	case "show":
		s.ShowPages = term(r, m, p, showTerms) == showPages
	case "item":
		s.Item = term(r, m, p, aftercare.ItemTerms)
	case "anchor":
		s.Anchor = term(r, m, p, AnchorTerms)
	case "after":
		s.After = r.amount(m, p)
	case "until":
		s.Until = r.amount(m, p)
	case "repeat":
		r.members(m, p, func(key string, m value, p *pointer) bool {
			if key == "times" {
				s.Times, _ = r.Int(m, p, 1, 100)
				return true
			}
			return r.amountKey(key, m, p, &s.Repeat)
		})
	case "doneBy":
		s.DoneBy = items(r, m, p, r.condition)
	case "outcomes":
		s.Outcomes = items(r, m, p, r.outcome)
	default:
		return r.ofLevels(s, key, m, p)
	}
	return true
}

// ofLevels reads what an alarm holds back and when, and what an expected effect
// excuses.
func (r *reader) ofLevels(s *Statement, key string, m value, p *pointer) bool {
	switch key {
	case "holds":
		s.Holds = set(r, m, p, HoldTerms)
	case "absence":
		s.Absence = r.window(m, p)
	case "noEnd":
		s.NoEnd = r.Text(m, p)
	case "alarm":
		s.Alarm = r.Text(m, p)
	case "finding":
		c := r.condition(m, p)
		s.Finding = &c
	case "window":
		s.Window = r.window(m, p)
	case "noCall":
		s.NoCall = r.only(m, p)
	case "approach":
		s.Approach = set(r, m, p, aftercare.ApproachTerms)
	default:
		return false
	}
	return true
}

// line reads a line of the list of danger signs, 0 for none.
func (r *reader) line(m value, p *pointer) int {
	if m.Kind() == jsondoc.String && r.Text(m, p) == NoLine {
		return 0
	}
	n, _ := r.Int(m, p, 1, LastLine)
	return n
}

func (r *reader) cite(v value, p *pointer) Cite {
	var c Cite
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "source":
			c.Source = r.Text(m, p)
		case "locator":
			c.Locator = r.Text(m, p)
		case "says":
			c.Says = r.words(m, p)
		default:
			return false
		}
		return true
	})
	return c
}

func (r *reader) namedNumbers(v value, p *pointer) []Number {
	var list []Number
	r.members(v, p, func(name string, m value, p *pointer) bool {
		n := Number{Name: name}
		r.members(m, p, func(key string, m value, p *pointer) bool {
			switch key {
			case "value":
				n.Value, _ = r.Decimal(m, p)
			case "unit":
				n.Unit = term(r, m, p, NumberUnitTerms)
			case "from":
				n.From = r.texts(m, p)
			default:
				return r.amountKey(key, m, p, &n.Amount)
			}
			return true
		})
		if (n.Amount.Unit == 0) == (n.Unit == 0) {
			r.Fail(p, "a number needs either a length of time, or a value with a unit")
		}
		list = append(list, n)
		return true
	})
	return list
}

func (r *reader) outcome(v value, p *pointer) Outcome {
	var o Outcome
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "answer":
			o.Answer = r.Text(m, p)
		case "leadsTo":
			o.LeadsTo = r.Text(m, p)
		case "says":
			o.Says = r.words(m, p)
		default:
			return false
		}
		return true
	})
	return o
}

// window reads an anchor and the time from it.
func (r *reader) window(v value, p *pointer) Window {
	var w Window
	r.members(v, p, func(key string, m value, p *pointer) bool {
		if key == "anchor" {
			w.Anchor = term(r, m, p, AnchorTerms)
			return true
		}
		return r.amountKey(key, m, p, &w.Amount)
	})
	if w.Anchor == 0 || w.Amount.Unit == 0 {
		r.Fail(p, "an anchor and a length of time are required")
	}
	return w
}

func (r *reader) gestation(v value, p *pointer) aftercare.GestationalAge {
	g, ok := aftercare.ParseGestation(r.Text(v, p))
	if !ok {
		r.Fail(p, "must be weeks and days of pregnancy, such as 12w0d")
	}
	return g
}

// weeks reads weeks of pregnancy: from the first, before the second.
func (r *reader) weeks(v value, p *pointer) (from, to aftercare.GestationalAge) {
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "from":
			from = r.gestation(m, p)
		case "to":
			to = r.gestation(m, p)
		default:
			return false
		}
		return true
	})
	switch {
	case from == 0 && to == 0:
		r.Fail(p, "weeks need from, to or both")
	case to != 0 && from >= to:
		r.Fail(p, "the first week is after the last")
	}
	return from, to
}

func (r *reader) applies(v value, p *pointer) Applies {
	var a Applies
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "columns":
			a.Columns = set(r, m, p, ColumnTerms)
		case "routes":
			a.Routes = set(r, m, p, RouteTerms)
		case "kinds":
			a.Kinds = set(r, m, p, aftercare.LossKindTerms)
		case "late":
			a.Late = aftercare.TriOf(r.Bool(m, p))
		case "phase":
			a.Phase = term(r, m, p, PhaseTerms)
		case "anaesthetic":
			a.Anaesthetic = set(r, m, p, aftercare.AnaestheticTerms)
		case "gestation":
			a.From, a.To = r.weeks(m, p)
		case "conditions":
			a.Conditions = set(r, m, p, aftercare.ConditionTerms)
		case "rh":
			a.Rh = term(r, m, p, aftercare.RhTerms)
		case "location":
			a.Location = set(r, m, p, aftercare.LocationTerms)
		case "methods":
			a.Methods = set(r, m, p, aftercare.MethodTerms)
		case "nations":
			a.Nations = set(r, m, p, aftercare.NationTerms)
		case "antibiotics":
			a.Antibiotics = set(r, m, p, aftercare.Antibiotic.Info().Words)
		default:
			return false
		}
		return true
	})
	return a
}

func (r *reader) requirement(v value, p *pointer) *Requirement {
	q := &Requirement{}
	branches := 0
	r.members(v, p, func(key string, m value, p *pointer) bool {
		each := func(v value, p *pointer) Requirement { return *r.requirement(v, p) }
		switch key {
		case "all":
			branches++
			q.All = items(r, m, p, each)
		case "any":
			branches++
			q.Any = items(r, m, p, each)
			if len(q.Any) == 0 {
				r.Fail(p, "any needs at least one alternative")
			}
		case "criterion":
			branches++
			q.Criterion = term(r, m, p, aftercare.CriterionTerms)
		case "whole":
			q.Whole = r.Bool(m, p)
		case "periods":
			q.Periods, _ = r.Int(m, p, 1, 12)
		case "as":
			q.Name = r.Text(m, p)
		case "from":
			q.From = r.texts(m, p)
		default:
			return r.amountKey(key, m, p, &q.Amount)
		}
		return true
	})
	if branches != 1 {
		r.Fail(p, "exactly one of all, any and criterion is required")
	}
	if q.Criterion.CountsDays() && q.Amount.Unit == 0 {
		r.Fail(p, "the criterion "+q.Criterion.String()+" needs a length of time")
	}
	if !q.Criterion.CountsDays() && q.Amount.Unit != 0 {
		r.Fail(p, "only a criterion that counts days has a length of time")
	}
	if (q.Whole || q.Periods > 0) && q.Criterion != aftercare.MensesReturned {
		r.Fail(p, "only menses-returned has whole and periods")
	}
	if q.Criterion == 0 && (q.Name != "" || q.From != nil) {
		r.Fail(p, "only a criterion has as and from")
	}
	return q
}
