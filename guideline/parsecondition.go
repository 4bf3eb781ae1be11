package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
	"strconv"
)

// conditionForm is a condition as it is being read.
type conditionForm struct {
	Condition
	branches                         int   // how many it has of all, any, code and the facts of the record
	is, atLeast, atMost, below, unit value // read once the code is known
}

func (r *reader) condition(v value, p *pointer) Condition {
	var c conditionForm
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch {
		case r.branch(&c, key, m, p), r.recordFact(&c.Finding, key, m, p):
			c.branches++
			return true
		}
		return r.comparison(&c, key, m, p) || r.course(&c.Finding, key, m, p) || r.dateRule(&c.Finding, key, m, p) || r.naming(&c.Condition, key, m, p)
	})
	if c.branches != 1 {
		r.Fail(p, "exactly one of all, any, code and a fact of the record is required")
	}
	if c.Rule != 0 && (c.Rule == CountsUntil) != (c.Code == 0) && !(c.Rule == CountsUntil && c.Code == aftercare.Scan) {
		r.Fail(p, "after and since need a code, until needs a fact of the record or a scan")
	}
	if c.Code != 0 {
		r.finding(&c, p)
	} else if key := c.foreignKey(&aftercare.CodeInfo{}); key != "" {
		r.Fail(p.At(key), "only a finding on a code has this key")
	}
	if (c.All != nil || c.Any != nil) && (c.Name != "" || c.From != nil || c.Rule != 0) {
		r.Fail(p, "all and any have no as, from or date rule: their findings do")
	}
	if c.All != nil && len(c.All) == 0 || c.Any != nil && len(c.Any) == 0 {
		r.Fail(p, "all and any need at least one finding")
	}
	return c.Condition
}

// branch reads the keys that make a condition a tree or a finding on a code.
func (r *reader) branch(c *conditionForm, key string, m value, p *pointer) bool {
	switch key {
	case "all":
		c.All = items(r, m, p, r.condition)
	case "any":
		c.Any = items(r, m, p, r.condition)
	case "code":
		c.Code = r.code(m, p)
	default:
		return false
	}
	return true
}

// recordFact reads a condition on a fact of the record that is not an observation.
func (r *reader) recordFact(f *Finding, key string, m value, p *pointer) bool {
	switch key {
	case "person":
		f.Person = set(r, m, p, aftercare.ConditionTerms)
	case "medicine":
		f.Medicines = set(r, m, p, aftercare.MedicineTerms)
	case "kind":
		f.Kinds = set(r, m, p, aftercare.LossKindTerms)
	case "location":
		f.Locations = set(r, m, p, aftercare.LocationTerms)
	case "method":
		f.Methods = set(r, m, p, aftercare.MethodTerms)
	case "route":
		f.Routes = set(r, m, p, aftercare.RouteTerms)
	case "rh":
		f.Rh = term(r, m, p, aftercare.RhTerms)
	case "late":
		f.Late = r.only(m, p)
	case "approach":
		f.Approach = set(r, m, p, aftercare.ApproachTerms)
	case "gestation":
		f.WeeksFrom, f.WeeksTo = r.weeks(m, p)
	case "toldGestation":
		f.WeeksFrom, f.WeeksTo = r.weeks(m, p)
		f.WeeksTold = true
	default:
		return false
	}
	return true
}

// only reads a boolean that is a finding only if it is true.
func (r *reader) only(m value, p *pointer) bool {
	if !r.Is(m, p, jsondoc.Bool) {
		return false
	}
	if !m.IsTrue() {
		r.Fail(p, "must be true, or left out")
	}
	return m.IsTrue()
}

// comparison reads what a code is compared with, and its details.
func (r *reader) comparison(c *conditionForm, key string, m value, p *pointer) bool {
	switch key {
	case "is":
		c.is = m
	case "atLeast":
		c.atLeast = m
	case "atMost":
		c.atMost = m
	case "below":
		c.below = m
	case "unit":
		c.unit = m
	case "hours":
		c.Hours, _ = r.Decimal(m, p)
	case "site":
		c.Sites = set(r, m, p, aftercare.SiteTerms)
	case "worsening":
		c.Worsening = r.only(m, p)
	case "relieved":
		c.Relieved = r.Bool(m, p)
		c.Unrelieved = !c.Relieved
	case "item":
		c.Item, _ = r.Int(m, p, 1, 9)
	case "item10":
		c.Item10, _ = r.Int(m, p, 1, 3)
	default:
		return false
	}
	return true
}

// dateRule reads after, since or until.
func (r *reader) dateRule(f *Finding, key string, m value, p *pointer) bool {
	rule, ok := dateRuleTerms.Parse(key)
	if !ok {
		return false
	}
	if f.Rule != 0 {
		r.Fail(p, "a finding has only one of after, since and until")
		return true
	}
	f.Rule = rule
	w := r.window(m, p)
	f.AfterAnchor, f.After = w.Anchor, w.Amount
	return true
}

// naming reads the name of a finding's number in the statement's words, and which
// sources give it.
func (r *reader) naming(c *Condition, key string, m value, p *pointer) bool {
	switch key {
	case "as":
		c.Name = r.Text(m, p)
	case "from":
		c.From = r.texts(m, p)
	default:
		return false
	}
	return true
}

// finding checks what a condition on a code compares with.
func (r *reader) finding(c *conditionForm, p *pointer) {
	info := c.Code.Info()
	if key := c.foreignKey(info); key != "" {
		r.Fail(p.At(key), "a "+info.Name+" finding does not have this key")
		return
	}
	if c.unit != (value{}) {
		c.Unit = term(r, c.unit, p.At("unit"), info.Units)
	}
	none := value{}
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		if c.is == none || c.atLeast != none || c.atMost != none {
			r.Fail(p, "a "+info.Name+" finding needs is, and neither atLeast nor atMost")
			return
		}
		c.Words = r.isWords(c.is, p.At("is"), info)
	case aftercare.PayloadNumber, aftercare.PayloadItems, aftercare.PayloadTotal:
		r.threshold(c, p, info)
	default:
		r.Fail(p, "no finding can rest on a "+info.Name+" observation")
	}
}

// threshold reads the number that a finding compares with.
func (r *reader) threshold(c *conditionForm, p *pointer, info *aftercare.CodeInfo) {
	none := value{}
	given := 0
	for _, v := range [...]value{c.atLeast, c.atMost, c.below} {
		if v != none {
			given++
		}
	}
	if c.is != none || given > 1 {
		r.Fail(p, "a "+info.Name+" finding has one of atLeast, atMost and below, and not is")
		return
	}
	switch {
	case c.atLeast != none:
		c.Compares = AtLeast
		c.AtLeast, _ = r.Decimal(c.atLeast, p.At("atLeast"))
	case c.atMost != none:
		c.Compares = AtMost
		c.AtMost, _ = r.Decimal(c.atMost, p.At("atMost"))
	case c.below != none:
		c.Compares = Below
		c.AtMost, _ = r.Decimal(c.below, p.At("below"))
	case c.Item10 == 0 && c.Change == Change{}:
		r.Fail(p, "a "+info.Name+" finding needs a threshold")
	}
	if info.Units.Len() > 1 && c.Unit == 0 {
		r.Fail(p, "a "+info.Name+" finding needs its unit")
	}
	if c.Item > info.Items {
		r.Fail(p.At("item"), info.Name+" has only "+strconv.Itoa(info.Items)+" items")
	}
}

// foreignKey returns a key that a finding on the code cannot have, "" if there is
// none. Without a code none of these keys is allowed.
func (c *conditionForm) foreignKey(info *aftercare.CodeInfo) string {
	none := value{}
	for _, k := range [...]struct {
		key          string
		given, known bool
	}{
		{"is", c.is != none, c.Code != 0},
		{"atLeast", c.atLeast != none, c.Code != 0},
		{"atMost", c.atMost != none, c.Code != 0},
		{"below", c.below != none, info.Payload == aftercare.PayloadNumber},
		{"unit", c.unit != none, info.Units.Len() > 0},
		{"hours", c.Hours != 0, c.Code.Lasts()},
		{"change", c.Change != Change{}, c.Code == aftercare.HCG},
		{"repeats", c.Times != 0, c.Code != 0},
		{"lasts", c.Lasts != aftercare.Amount{}, c.Code != 0},
		{"site", c.Sites != 0, c.Code == aftercare.Pain},
		{"worsening", c.Worsening, c.Code == aftercare.Pain},
		{"relieved", c.Unrelieved || c.Relieved, c.Code == aftercare.Pain},
		{"item", c.Item != 0, info.Items > 0},
		{"item10", c.Item10 != 0, c.Code == aftercare.EPDS},
	} {
		if k.given && !k.known {
			return k.key
		}
	}
	return ""
}

// isWords reads the value of "is": a list of words, or true or false for a sign.
func (r *reader) isWords(v value, p *pointer, info *aftercare.CodeInfo) aftercare.Set[aftercare.Word] {
	if info.Payload == aftercare.PayloadWord {
		return set(r, v, p, info.Words)
	}
	var s aftercare.Set[aftercare.Word]
	if !r.Is(v, p, jsondoc.Bool) {
		return s
	}
	if v.IsTrue() {
		return s.With(aftercare.BoolYes)
	}
	return s.With(aftercare.BoolNo)
}
