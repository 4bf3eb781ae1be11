package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
)

func (r *reader) statement(v value, p *pointer) Statement {
	s := Statement{}
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "id":
			s.ID = r.Text(m, p)
		case "kind":
			s.Kind = Kind(r.Term(m, p, KindTerms))
		case "status":
			s.Status = r.word(m, p, StatusTerms)
		case "replaces":
			s.Replaces = r.texts(m, p)
		case "questions":
			s.Questions = r.texts(m, p)
		case "applies":
			s.Applies = r.applies(m, p)
		case "population":
			s.Population = r.word(m, p, PopulationTerms)
		case "strength":
			s.Strength = r.word(m, p, StrengthTerms)
		case "certainty":
			s.Certainty = r.word(m, p, CertaintyTerms)
		case "says":
			s.Says = r.words(m, p)
		case "numbers":
			s.Numbers = r.namedNumbers(m, p)
		case "cites":
			s.Cites = items(r, m, p, r.cite)
		case "unsupported":
			s.Unsupported = r.Text(m, p)
		case "differsBecause":
			s.Differs = r.wordList(m, p, DiffersTerms)
		default:
			return r.ofKind(&s, key, m, p)
		}
		return true
	})
	return s
}

// ofKind reads the keys that only some kinds of statement have; lint sees to
// it that a kind has no other's.
func (r *reader) ofKind(s *Statement, key string, m value, p *pointer) bool {
	switch key {
	case "activities":
		s.Activities = r.activities(m, p)
	case "rule":
		s.Rule = Rule(r.Term(m, p, RuleTerms))
	case "require":
		s.Require = r.requirement(m, p)
	case "ideally":
		s.Ideally = r.requirement(m, p)
	case "level":
		if t := r.Term(m, p, aftercare.UrgencyTerms); t > 0 {
			s.Level = aftercare.Urgency(t - 1)
		}
	case "action":
		s.Action = r.word(m, p, ActionTerms)
	case "when":
		c := r.condition(m, p)
		s.When = &c
	case "safetyNet":
		s.SafetyNet, _ = r.Int(m, p, 1, 999)
	case "hazards":
		s.Hazards = r.texts(m, p)
	case "show":
		s.ShowPages = r.word(m, p, []string{"pages", "answer"}) == "pages"
	case "item":
		s.Item = r.word(m, p, ItemTerms)
	case "anchor":
		s.Anchor = Anchor(r.Term(m, p, AnchorTerms))
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
		return false
	}
	return true
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
				n.Unit = r.word(m, p, NumberUnits)
			case "from":
				n.From = r.texts(m, p)
			default:
				return r.amountKey(key, m, p, &n.Amount)
			}
			return true
		})
		if (n.Amount.Unit == 0) == (n.Unit == "") {
			r.Fail(p, "a number is a length of time, or a value with its unit")
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

func (r *reader) gestation(v value, p *pointer) aftercare.GestationalAge {
	g, ok := aftercare.ParseGestation(r.Text(v, p))
	if !ok {
		r.Fail(p, "this must be weeks and days of pregnancy, such as 12w0d")
	}
	return g
}

func (r *reader) applies(v value, p *pointer) Applies {
	var a Applies
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "routes":
			a.Routes = r.set(m, p, RouteTerms)
		case "kinds":
			a.Kinds = r.set(m, p, aftercare.LossKindTerms)
		case "late":
			a.Late = aftercare.TriOf(r.Bool(m, p))
		case "phase":
			a.Phase = Phase(r.Term(m, p, PhaseTerms))
		case "anaesthetic":
			a.Anaesthetic = r.set(m, p, aftercare.AnaestheticTerms)
		case "gestation":
			r.members(m, p, func(key string, m value, p *pointer) bool {
				switch key {
				case "from":
					a.From = r.gestation(m, p)
				case "to":
					a.To = r.gestation(m, p)
				default:
					return false
				}
				return true
			})
		case "conditions":
			a.Conditions = r.set(m, p, aftercare.ConditionTerms)
		case "rh":
			a.Rh = aftercare.Rh(r.Term(m, p, aftercare.RhTerms))
		case "location":
			a.Location = r.set(m, p, aftercare.LocationTerms)
		case "methods":
			a.Methods = r.set(m, p, aftercare.MethodTerms)
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
				r.Fail(p, "any needs at least one way through")
			}
		case "criterion":
			branches++
			q.Criterion = aftercare.Criterion(r.Term(m, p, aftercare.CriterionTerms))
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
		r.Fail(p, "this needs exactly one of all, any and criterion")
	}
	if q.Criterion != 0 && q.Criterion.CountsDays() != (q.Amount.Unit != 0) {
		r.Fail(p, "a criterion that counts days, and only such a one, needs a length of time")
	}
	if (q.Whole || q.Periods > 0) && q.Criterion != aftercare.MensesReturned {
		r.Fail(p, "only menses-returned counts periods")
	}
	if q.Criterion == 0 && (q.Name != "" || q.From != nil) {
		r.Fail(p, "as and from belong to a criterion")
	}
	return q
}

func (r *reader) condition(v value, p *pointer) Condition {
	var c Condition
	branches := 0
	var is, atLeast, atMost, unit value
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "all":
			branches++
			c.All = items(r, m, p, r.condition)
		case "any":
			branches++
			c.Any = items(r, m, p, r.condition)
		case "code":
			branches++
			c.Code = r.code(m, p)
		case "is":
			is = m
		case "atLeast":
			atLeast = m
		case "atMost":
			atMost = m
		case "unit":
			unit = m // needs the code; read below
		case "hours":
			c.Hours, _ = r.Decimal(m, p)
		case "site":
			c.Sites = r.set(m, p, aftercare.SiteTerms)
		case "worsening":
			if c.Worsening = r.Bool(m, p); !c.Worsening {
				r.Fail(p, "only true worries")
			}
		case "relieved":
			if c.Unrelieved = !r.Bool(m, p); !c.Unrelieved {
				r.Fail(p, "only false worries")
			}
		case "item":
			c.Item, _ = r.Int(m, p, 1, 9)
		case "item10":
			c.Item10, _ = r.Int(m, p, 1, 3)
		case "after", "since", "until":
			if c.Rule != 0 {
				r.Fail(p, "a finding has one date rule")
			}
			c.Rule = DateRule(aftercare.Term(DateRuleTerms, key))
			r.members(m, p, func(key string, m value, p *pointer) bool {
				if key == "anchor" {
					c.AfterAnchor = Anchor(r.Term(m, p, AnchorTerms))
					return true
				}
				return r.amountKey(key, m, p, &c.After)
			})
			if c.AfterAnchor == 0 || c.After.Unit == 0 {
				r.Fail(p, "this needs an anchor and a length of time")
			}
		case "as":
			c.Name = r.Text(m, p)
		case "from":
			c.From = r.texts(m, p)
		default:
			if !r.toldFact(&c, key, m, p) {
				return false
			}
			branches++
		}
		return true
	})
	if branches != 1 {
		r.Fail(p, "this needs exactly one of all, any, code, or a told fact of the record")
	}
	if c.Rule != 0 && (c.Rule == CountsUntil) != (c.Code == 0) {
		r.Fail(p, "after and since belong to a code, until to a told fact")
	}
	if c.Code != 0 {
		r.finding(v, p, &c, is, atLeast, atMost)
	} else if is != (value{}) || atLeast != (value{}) || atMost != (value{}) || unit != (value{}) || c.hasDetail() {
		r.Fail(p, "what a code is compared with, and its details, belong to a code")
	}
	if (c.All != nil || c.Any != nil) && (c.Name != "" || c.From != nil || c.Rule != 0) {
		r.Fail(p, "as, from and date rules belong to a finding")
	}
	if c.All != nil && len(c.All) == 0 || c.Any != nil && len(c.Any) == 0 {
		r.Fail(p, "a condition needs at least one finding")
	}
	return c
}

// hasDetail reports what only findings on a code have.
func (f *Finding) hasDetail() bool {
	return f.Hours != 0 || f.Sites != 0 || f.Worsening || f.Unrelieved || f.Item != 0 || f.Item10 != 0
}

// toldFact reads a condition on what the record says besides observations.
func (r *reader) toldFact(c *Condition, key string, m value, p *pointer) bool {
	switch key {
	case "person":
		c.Person = r.set(m, p, aftercare.ConditionTerms)
	case "medicine":
		c.Medicines = r.set(m, p, aftercare.MedicineTerms)
	case "kind":
		c.Kinds = r.set(m, p, aftercare.LossKindTerms)
	case "location":
		c.Locations = r.set(m, p, aftercare.LocationTerms)
	case "method":
		c.Methods = r.set(m, p, aftercare.MethodTerms)
	case "route":
		c.Routes = r.set(m, p, aftercare.RouteTerms)
	case "rh":
		c.Rh = aftercare.Rh(r.Term(m, p, aftercare.RhTerms))
	case "late":
		if c.Late = r.Bool(m, p); !c.Late {
			r.Fail(p, "only true worries")
		}
	default:
		return false
	}
	return true
}

// finding checks what a condition on a code compares with.
func (r *reader) finding(v value, p *pointer, c *Condition, is, atLeast, atMost value) {
	info := c.Code.Info()
	for m := range v.All {
		if m.Key() == "unit" {
			c.Unit = aftercare.Unit(r.Term(m, p.At("unit"), info.Units))
		}
	}
	none := value{}
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		if is == none || atLeast != none || atMost != none {
			r.Fail(p, "a "+info.Name+" finding is compared with is")
			return
		}
		c.Words = r.isWords(is, p.At("is"), info)
	case aftercare.PayloadNumber, aftercare.PayloadItems, aftercare.PayloadTotal:
		if is != none || atLeast != none && atMost != none {
			r.Fail(p, "a "+info.Name+" finding is compared with atLeast or atMost")
			return
		}
		switch {
		case atLeast != none:
			c.Compares = AtLeast
			c.AtLeast, _ = r.Decimal(atLeast, p.At("atLeast"))
		case atMost != none:
			c.Compares = AtMost
			c.AtMost, _ = r.Decimal(atMost, p.At("atMost"))
		case c.Item10 == 0:
			r.Fail(p, "this finding needs atLeast, atMost or item10")
		}
		if len(info.Units) > 1 && c.Unit == 0 {
			r.Fail(p, "this number needs its unit")
		}
	default:
		r.Fail(p, "nothing decides on a "+info.Name+" observation")
	}
	if c.Hours > 0 && c.Code != aftercare.PadsPerHour || (c.Sites > 0 || c.Worsening || c.Unrelieved) && c.Code != aftercare.Pain ||
		c.Item10 > 0 && c.Code != aftercare.EPDS || c.Item > info.Items {
		r.Fail(p, "this detail does not belong to "+info.Name)
	}
}

// isWords reads the value of "is": a list of words, or true for a sign.
func (r *reader) isWords(v value, p *pointer, info *aftercare.CodeInfo) aftercare.Set {
	if info.Payload == aftercare.PayloadWord {
		return r.set(v, p, info.Words)
	}
	var s aftercare.Set
	if v.Kind() == jsondoc.Bool {
		if v.IsTrue() {
			return s.With(aftercare.BoolYes)
		}
		return s.With(aftercare.BoolNo)
	}
	r.Fail(p, "this must be true or false")
	return s
}
