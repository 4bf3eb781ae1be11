// Package canon prints packs in their canonical JSON form, which is the published
// one and has a digest, and says in plain words how a pack that tightens another
// differs from it.
package canon

import (
	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/jsondoc"
)

// Append appends the canonical JSON form of a pack: members in the order of the
// format, each item of a top-level list on its own line, nothing empty. Parse
// reads it back as an equal pack.
func Append(b []byte, p *guideline.Pack) []byte {
	w := writer{}
	w.B = b
	w.Object()
	w.Str("format", guideline.Format)
	w.Str("id", p.ID)
	w.OptStr("title", p.Title)
	w.Str("edition", p.Edition)
	w.OptStr("owner", p.Owner)
	w.OptDate("published", p.Published)
	w.OptDate("reviewBy", p.ReviewBy)
	w.OptList("jurisdictions", p.Jurisdictions)
	w.OptList("languages", p.Languages)
	w.OptStr("inherits", p.Inherits)
	w.OptStr("inheritsDigest", p.InheritsDigest)
	w.OptTrue("tightens", p.Tightens)
	w.unit(&p.Unit)
	lines(&w, "policy", p.Policy, w.policy)
	lines(&w, "topics", p.Topics, w.topic)
	lines(&w, "questions", p.Questions, w.question)
	lines(&w, "sources", p.Sources, w.source)
	lines(&w, "statements", p.Statements, w.statement)
	lines(&w, "follow", p.Follow, w.cell)
	lines(&w, "numbers", p.Numbers, w.numbers)
	w.EndObject()
	return append(w.B, '\n')
}

type writer struct{ jsondoc.Writer }

// lines appends a list of objects, one on a line.
func lines[T any](w *writer, key string, list []T, each func(*T)) {
	if len(list) == 0 {
		return
	}
	w.OpenList(key)
	for i := range list {
		w.Line()
		w.Object()
		each(&list[i])
		w.EndObject()
	}
	w.EndList()
}

// objects appends a list of objects.
func objects[T any](w *writer, key string, list []T, each func(*T)) {
	if len(list) == 0 {
		return
	}
	w.OpenList(key)
	for i := range list {
		w.Object()
		each(&list[i])
		w.EndObject()
	}
	w.EndList()
}

func (w *writer) text(key string, t guideline.Text) {
	if len(t) == 0 {
		return
	}
	w.OpenObject(key)
	for _, words := range t {
		w.Str(words.Lang, words.Text)
	}
	w.EndObject()
}

func (w *writer) amount(a aftercare.Amount) {
	if a.Unit != 0 {
		w.Int(a.Unit.String(), a.N)
	}
}

func (w *writer) optAmount(key string, a aftercare.Amount) {
	if a.Unit == 0 {
		return
	}
	w.OpenObject(key)
	w.amount(a)
	w.EndObject()
}

// terms appends a list of words that is not empty.
func terms[T interface{ String() string }](w *writer, key string, list []T) {
	if len(list) == 0 {
		return
	}
	w.OpenList(key)
	for _, v := range list {
		w.Item(v.String())
	}
	w.EndList()
}

func (w *writer) unit(u *guideline.Unit) {
	if *u == (guideline.Unit{}) {
		return
	}
	w.OpenObject("unit")
	w.OptStr("name", u.Name)
	w.OptStr("number", u.Number)
	w.OptStr("hours", u.Hours)
	w.EndObject()
}

func (w *writer) policy(p *guideline.Policy) {
	w.Str("key", p.Key.String())
	w.amount(p.Amount)
	w.OptDecimal("least", p.Least)
	w.OptDecimal("most", p.Most)
	if p.Code != 0 {
		w.Str("code", p.Code.String())
	}
	terms(w, "codes", p.Codes)
	terms(w, "activities", p.Activities)
	w.text("reason", p.Reason)
}

func (w *writer) topic(t *guideline.Topic) {
	w.Str("id", t.ID)
	w.text("name", t.Name)
	w.text("says", t.Says)
	w.OptStr("due", t.Due.String())
}

func (w *writer) question(q *guideline.Question) {
	w.Str("id", q.ID)
	w.OptStr("activity", q.Activity.String())
	w.OptTrue("urgent", q.Urgent)
	w.OptStr("line", q.Line.String())
	w.text("ask", q.Ask)
	w.text("short", q.Short)
}

func (w *writer) source(s *guideline.Source) {
	for _, m := range [...][2]string{{"id", s.ID}, {"publisher", s.Publisher}, {"title", s.Title}, {"name", s.Name},
		{"edition", s.Edition}, {"published", s.Published}, {"address", s.Address}, {"jurisdiction", s.Jurisdiction},
		{"language", s.Language}, {"tier", s.Tier.String()}, {"kind", s.Kind.String()}, {"seen", s.Seen.String()}, {"licence", s.Licence},
		{"checkedOn", s.CheckedOn}, {"note", s.Note}, {"supersededBy", s.SupersededBy}} {
		w.OptStr(m[0], m[1])
	}
}

func (w *writer) cell(c *guideline.Cell) {
	w.OptStr("activity", c.Activity.String())
	w.OptStr("floor", guideline.FloorTerms.Name(c.Floor))
	w.OptList("columns", guideline.ColumnTerms.Of(c.Columns))
	w.OptList("phases", guideline.PhaseTerms.Of(c.Phases))
	if c.Add {
		w.Str("mode", "add")
	}
	w.OptList("follow", c.Follow)
	w.OptList("like", guideline.ColumnTerms.Of(c.Like))
	w.text("why", c.Why)
	w.OptStr("signedBy", c.SignedBy)
	w.OptDate("signedOn", c.SignedOn)
}

func (w *writer) numbers(n *guideline.Numbers) {
	w.Str("jurisdiction", n.Jurisdiction)
	objects(w, "emergency", n.Emergency, w.callNumber)
	objects(w, "advice", n.Advice, w.callNumber)
	objects(w, "crisis", n.Crisis, w.callNumber)
	objects(w, "support", n.Support, w.callNumber)
	objects(w, "safety", n.Safety, w.callNumber)
	objects(w, "poison", n.Poison, w.callNumber)
	w.OptList("none", guideline.CallTerms.Of(n.None))
}

func (w *writer) callNumber(c *guideline.CallNumber) {
	w.OptStr("name", c.Name)
	w.OptStr("number", c.Number)
	w.OptStr("also", c.Also)
	w.OptStr("text", c.Text)
	w.OptStr("hours", c.Hours)
	w.OptStr("cost", c.Cost.String())
	w.OptList("languages", c.Languages)
	objects(w, "pages", c.Pages, w.callPage)
	w.OptStr("checkedOn", c.CheckedOn)
	w.OptTrue("verified", c.Verified)
	w.OptList("nations", aftercare.NationTerms.Of(c.Nations))
	w.OptStr("source", c.Source)
	w.OptStr("note", c.Note)
}

func (w *writer) callPage(c *guideline.CallPage) {
	w.Str("address", c.Address)
	w.OptStr("day", c.Day)
	w.OptTrue("own", c.Own)
}

func (w *writer) statement(s *guideline.Statement) {
	w.Str("id", s.ID)
	w.OptStr("kind", s.Kind.String())
	w.OptStr("status", s.Status.String())
	w.OptStr("retiredWhy", s.RetiredWhy)
	w.OptList("replaces", s.Replaces)
	w.OptStr("secondHand", s.SecondHand.String())
	w.OptList("questions", s.Questions)
	if s.Everybody {
		w.Str("applies", guideline.Everybody)
	}
	w.applies(&s.Applies)
	w.OptStr("appliesWhy", s.AppliesWhy)
	w.OptStr("topic", s.Topic)
	w.OptStr("population", s.Population.String())
	w.OptStr("strength", s.Strength.String())
	w.OptStr("certainty", s.Certainty.String())
	w.text("says", s.Says)
	w.text("saysOther", s.SaysOther)
	w.namedNumbers(s.Numbers)
	objects(w, "cites", s.Cites, func(c *guideline.Cite) {
		w.Str("source", c.Source)
		w.OptStr("locator", c.Locator)
		w.text("says", c.Says)
	})
	w.OptStr("unsupported", s.Unsupported)
	terms(w, "differsBecause", s.Differs)

	terms(w, "activities", s.Activities)
	w.OptStr("rule", s.Rule.String())
	w.optRequirement("require", s.Require)
	w.optRequirement("ideally", s.Ideally)
	w.OptTrue("itself", s.Itself)
	w.OptStr("alarm", s.Alarm)
	w.optCondition("finding", s.Finding)
	w.optWindow("window", s.Window)
	if s.Kind == guideline.Alarm || s.Kind == guideline.Expected {
		w.Str("level", s.Level.String())
	}
	w.OptStr("action", s.Action.String())
	w.OptTrue("noCall", s.NoCall)
	w.OptList("approach", aftercare.ApproachTerms.Of(s.Approach))
	w.optWindow("absence", s.Absence)
	w.optCondition("when", s.When)
	w.OptStr("noEnd", s.NoEnd)
	w.OptList("holds", guideline.HoldTerms.Of(s.Holds))
	w.OptInt("safetyNet", s.SafetyNet)
	w.OptList("safetyNetIn", guideline.ColumnTerms.Of(s.SafetyNetIn))
	w.OptList("hazards", s.Hazards)
	w.OptInt("line", s.Line)
	if s.LineWhy != "" {
		w.Str("line", guideline.NoLine)
		w.Str("lineWhy", s.LineWhy)
	}
	if s.ShowPages {
		w.Str("show", "pages")
	}
	w.OptStr("item", s.Item.String())
	w.OptStr("anchor", s.Anchor.String())
	w.optAmount("after", s.After)
	w.optAmount("until", s.Until)
	if s.Repeat.Unit != 0 {
		w.OpenObject("repeat")
		w.amount(s.Repeat)
		w.OptInt("times", s.Times)
		w.EndObject()
	}
	objects(w, "doneBy", s.DoneBy, w.condition)
	objects(w, "outcomes", s.Outcomes, func(o *guideline.Outcome) {
		w.Str("answer", o.Answer)
		w.OptStr("leadsTo", o.LeadsTo)
		w.text("says", o.Says)
	})
}

func (w *writer) optCondition(key string, c *guideline.Condition) {
	if c == nil {
		return
	}
	w.OpenObject(key)
	w.condition(c)
	w.EndObject()
}

func (w *writer) optWindow(key string, x guideline.Window) {
	if x.Anchor == 0 {
		return
	}
	w.OpenObject(key)
	w.Str("anchor", x.Anchor.String())
	w.amount(x.Amount)
	w.EndObject()
}

func (w *writer) namedNumbers(list []guideline.Number) {
	if len(list) == 0 {
		return
	}
	w.OpenObject("numbers")
	for _, n := range list {
		w.OpenObject(n.Name)
		w.amount(n.Amount)
		if n.Unit != 0 {
			w.Decimal("value", n.Value)
			w.Str("unit", n.Unit.String())
		}
		w.OptList("from", n.From)
		w.EndObject()
	}
	w.EndObject()
}

func (w *writer) applies(a *guideline.Applies) {
	if *a == (guideline.Applies{}) {
		return
	}
	w.OpenObject("applies")
	w.OptList("columns", guideline.ColumnTerms.Of(a.Columns))
	w.OptList("routes", guideline.RouteTerms.Of(a.Routes))
	w.OptList("kinds", aftercare.LossKindTerms.Of(a.Kinds))
	w.OptTri("late", a.Late)
	w.OptStr("phase", a.Phase.String())
	w.OptList("anaesthetic", aftercare.AnaestheticTerms.Of(a.Anaesthetic))
	w.optWeeks("gestation", a.From, a.To)
	w.OptList("conditions", aftercare.ConditionTerms.Of(a.Conditions))
	w.OptStr("rh", a.Rh.String())
	w.OptList("location", aftercare.LocationTerms.Of(a.Location))
	w.OptList("methods", aftercare.MethodTerms.Of(a.Methods))
	w.OptList("nations", aftercare.NationTerms.Of(a.Nations))
	w.OptList("antibiotics", aftercare.Antibiotic.Info().Words.Of(a.Antibiotics))
	w.EndObject()
}

func (w *writer) optWeeks(key string, from, to aftercare.GestationalAge) {
	if from == 0 && to == 0 {
		return
	}
	w.OpenObject(key)
	w.OptStr("from", from.String())
	w.OptStr("to", to.String())
	w.EndObject()
}

// course writes what a finding looks for in several observations.
func (w *writer) course(f *guideline.Finding) {
	if f.Change != (guideline.Change{}) {
		w.OpenObject("change")
		for key, name := range guideline.ChangeTerms.All() {
			if n := *f.Change.Percent(key); n.Told() {
				w.Int(name, n.Value())
			}
		}
		w.OpenList("days")
		w.IntItem(f.Change.From)
		w.IntItem(f.Change.To)
		w.EndList()
		w.OptInt("risesPer", f.Change.RisesPer)
		w.EndObject()
	}
	if f.Times != 0 {
		w.OpenObject("repeats")
		w.Int("times", f.Times)
		w.Int("days", f.Within)
		w.EndObject()
	}
	w.optAmount("lasts", f.Lasts)
}

func (w *writer) optRequirement(key string, q *guideline.Requirement) {
	if q == nil {
		return
	}
	w.OpenObject(key)
	w.requirement(q)
	w.EndObject()
}

func (w *writer) requirement(q *guideline.Requirement) {
	switch {
	case q.Criterion != 0:
		w.Str("criterion", q.Criterion.String())
		w.amount(q.Amount)
		w.OptTrue("whole", q.Whole)
		w.OptInt("periods", q.Periods)
		w.OptStr("as", q.Name)
		w.OptList("from", q.From)
	case len(q.Any) > 0:
		objects(w, "any", q.Any, w.requirement)
	case len(q.All) > 0:
		objects(w, "all", q.All, w.requirement)
	default:
		w.OpenList("all") // nothing to wait for but feeling ready
		w.EndList()
	}
}

func (w *writer) condition(c *guideline.Condition) {
	objects(w, "all", c.All, w.condition)
	objects(w, "any", c.Any, w.condition)
	if c.Code != 0 {
		info := c.Code.Info()
		w.Str("code", info.Name)
		switch {
		case info.Payload == aftercare.PayloadBool:
			w.Bool("is", c.Words.Has(aftercare.BoolYes))
		case info.Payload == aftercare.PayloadWord:
			w.OptList("is", info.Words.Of(c.Words))
		case c.Compares == guideline.AtLeast:
			w.Decimal("atLeast", c.AtLeast)
		case c.Compares == guideline.AtMost:
			w.Decimal("atMost", c.AtMost)
		case c.Compares == guideline.Below:
			w.Decimal("below", c.AtMost)
		}
		w.OptStr("unit", info.Units.Name(c.Unit))
		w.OptDecimal("hours", c.Hours)
		w.course(&c.Finding)
		w.OptList("site", aftercare.SiteTerms.Of(c.Sites))
		w.OptTrue("worsening", c.Worsening)
		if c.Unrelieved || c.Relieved {
			w.Bool("relieved", c.Relieved)
		}
		w.OptInt("item", c.Item)
		w.OptInt("item10", c.Item10)
	}
	w.OptList("person", aftercare.ConditionTerms.Of(c.Person))
	w.OptList("medicine", aftercare.MedicineTerms.Of(c.Medicines))
	w.OptList("kind", aftercare.LossKindTerms.Of(c.Kinds))
	w.OptList("location", aftercare.LocationTerms.Of(c.Locations))
	w.OptList("method", aftercare.MethodTerms.Of(c.Methods))
	w.OptList("route", aftercare.RouteTerms.Of(c.Routes))
	w.OptList("approach", aftercare.ApproachTerms.Of(c.Approach))
	w.OptStr("rh", c.Rh.String())
	w.OptTrue("late", c.Late)
	if c.WeeksTold {
		w.optWeeks("toldGestation", c.WeeksFrom, c.WeeksTo)
	} else {
		w.optWeeks("gestation", c.WeeksFrom, c.WeeksTo)
	}
	if c.AfterAnchor != 0 {
		w.OpenObject(c.Rule.String())
		w.Str("anchor", c.AfterAnchor.String())
		w.amount(c.After)
		w.EndObject()
	}
	w.OptStr("as", c.Name)
	w.OptList("from", c.From)
}

// AppendCriteria appends what a statement asks for, as an object in the pack
// format.
func AppendCriteria(b []byte, s *guideline.Statement) []byte {
	w := writer{}
	w.B = b
	w.Object()
	w.optRequirement("require", s.Require)
	w.optRequirement("ideally", s.Ideally)
	w.OptStr("rule", s.Rule.String())
	w.optCondition("when", s.When)
	w.applies(&s.Applies)
	w.EndObject()
	return w.B
}
