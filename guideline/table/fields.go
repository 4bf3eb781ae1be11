package table

import "aftercare/guideline"

// The fields of a pack's table, each record's most common ones first, so that
// its mask is short. Changing an order or adding a field changes Format.

func (t *coder) pack(p *guideline.Pack) {
	record(t, p, func(t *coder, p *guideline.Pack) {
		t.str(&p.ID)
		t.str(&p.Title)
		t.str(&p.Edition)
		t.str(&p.Owner)
		num(t, &p.Published)
		num(t, &p.ReviewBy)
		t.names(&p.Jurisdictions)
		t.names(&p.Languages)
		t.str(&p.Inherits)
		t.str(&p.InheritsDigest)
		t.yes(&p.Tightens)
		records(t, &p.Policy, nil, (*coder).policy)
		records(t, &p.Questions, nil, (*coder).question)
		records(t, &p.Sources, nil, (*coder).source)
		records(t, &p.Statements, nil, (*coder).statement)
		records(t, &p.Follow, nil, (*coder).cell)
		records(t, &p.Numbers, nil, (*coder).numbers)
		records(t, &p.Topics, nil, (*coder).topic)
		t.str(&p.Unit.Name)
		t.str(&p.Unit.Number)
		t.str(&p.Unit.Hours)
	})
}

func (t *coder) topic(v *guideline.Topic) {
	t.str(&v.ID)
	t.text(&v.Name)
	t.text(&v.Says)
	num(t, &v.Due)
}

func (t *coder) policy(p *guideline.Policy) {
	num(t, &p.Key)
	t.text(&p.Reason)
	t.amount(&p.Amount)
	num(t, &p.Least)
	num(t, &p.Most)
	num(t, &p.Code)
	list(t, &p.Codes, nil, small)
	list(t, &p.Activities, &t.poolDoing, small)
}

func (t *coder) question(q *guideline.Question) {
	t.str(&q.ID)
	t.text(&q.Ask)
	t.text(&q.Short)
	num(t, &q.Activity)
	t.yes(&q.Urgent)
	num(t, &q.Line)
}

func (t *coder) source(s *guideline.Source) {
	t.str(&s.ID)
	t.described(&s.Publisher)
	t.described(&s.Title)
	t.reference(&s.Name)
	t.described(&s.Edition)
	t.described(&s.Published)
	t.described(&s.Address)
	t.str(&s.Jurisdiction)
	t.str(&s.Language)
	num(t, &s.Tier)
	num(t, &s.Kind)
	num(t, &s.Seen)
	t.described(&s.Licence)
	t.described(&s.CheckedOn)
	t.described(&s.Note)
	t.str(&s.SupersededBy)
}

func (t *coder) statement(s *guideline.Statement) {
	t.str(&s.ID)
	num(t, &s.Kind)
	num(t, &s.Status)
	t.text(&s.Says)
	t.names(&s.Questions)
	records(t, &s.Cites, &t.poolCites, (*coder).cite)
	num(t, &s.Population)
	num(t, &s.Strength)
	num(t, &s.Certainty)
	list(t, &s.Activities, &t.poolDoing, small)
	num(t, &s.Rule)
	optional(t, &s.Require, (*coder).requirement)
	list(t, &s.Differs, &t.poolDiffers, small)
	if t.has(s.Applies != guideline.Applies{}) {
		record(t, &s.Applies, (*coder).applies)
	}
	t.str(&s.Topic)
	t.yes(&s.Everybody)
	t.described(&s.AppliesWhy)
	t.yes(&s.ShowPages)
	records(t, &s.Numbers, &t.poolNumber, (*coder).namedNumber)
	optional(t, &s.When, (*coder).condition)
	num(t, &s.Level)
	num(t, &s.Action)
	num(t, &s.SafetyNet)
	num(t, &s.SafetyNetIn)
	t.names(&s.Hazards)
	num(t, &s.Line)
	t.text(&s.SaysOther)
	t.described(&s.LineWhy)
	t.names(&s.Replaces)
	num(t, &s.SecondHand)
	t.str(&s.Unsupported)
	optional(t, &s.Ideally, (*coder).requirement)
	num(t, &s.Item)
	num(t, &s.Anchor)
	t.amount(&s.After)
	t.amount(&s.Until)
	t.amount(&s.Repeat)
	num(t, &s.Times)
	records(t, &s.DoneBy, &t.poolSigns, (*coder).condition)
	records(t, &s.Outcomes, nil, (*coder).outcome)
	num(t, &s.Holds)
	t.window(&s.Absence)
	t.described(&s.NoEnd)
	t.str(&s.Alarm)
	optional(t, &s.Finding, (*coder).condition)
	t.window(&s.Window)
	t.yes(&s.NoCall)
	num(t, &s.Approach)
	t.yes(&s.Itself)
	t.described(&s.RetiredWhy)
}

func (t *coder) window(w *guideline.Window) {
	num(t, &w.Anchor)
	t.amount(&w.Amount)
}

func (t *coder) cite(c *guideline.Cite) {
	t.str(&c.Source)
	t.reference(&c.Locator)
	t.text(&c.Says)
}

func (t *coder) namedNumber(n *guideline.Number) {
	t.str(&n.Name)
	t.amount(&n.Amount)
	num(t, &n.Value)
	num(t, &n.Unit)
	t.names(&n.From)
}

func (t *coder) outcome(o *guideline.Outcome) {
	t.str(&o.Answer)
	t.text(&o.Says)
	t.str(&o.LeadsTo)
}

func (t *coder) applies(a *guideline.Applies) {
	num(t, &a.Routes)
	num(t, &a.Kinds)
	num(t, &a.Late)
	num(t, &a.Phase)
	num(t, &a.Anaesthetic)
	num(t, &a.From)
	num(t, &a.To)
	num(t, &a.Conditions)
	num(t, &a.Rh)
	num(t, &a.Location)
	num(t, &a.Methods)
	num(t, &a.Nations)
	num(t, &a.Columns)
	num(t, &a.Antibiotics)
}

func (t *coder) requirement(q *guideline.Requirement) {
	num(t, &q.Criterion)
	t.amount(&q.Amount)
	t.str(&q.Name)
	t.names(&q.From)
	records(t, &q.All, &t.poolRules, (*coder).requirement)
	records(t, &q.Any, &t.poolRules, (*coder).requirement)
	t.yes(&q.Whole)
	num(t, &q.Periods)
}

func (t *coder) condition(c *guideline.Condition) {
	num(t, &c.Code)
	num(t, &c.Words)
	num(t, &c.Compares)
	num(t, &c.AtLeast)
	num(t, &c.AtMost)
	num(t, &c.Unit)
	num(t, &c.Hours)
	t.str(&c.Name)
	t.names(&c.From)
	records(t, &c.All, &t.poolSigns, (*coder).condition)
	records(t, &c.Any, &t.poolSigns, (*coder).condition)
	num(t, &c.Sites)
	t.yes(&c.Worsening)
	t.yes(&c.Unrelieved)
	t.yes(&c.Relieved)
	num(t, &c.Item)
	num(t, &c.Item10)
	num(t, &c.Person)
	num(t, &c.Medicines)
	num(t, &c.Kinds)
	num(t, &c.Locations)
	num(t, &c.Methods)
	num(t, &c.Routes)
	num(t, &c.Rh)
	t.yes(&c.Late)
	num(t, &c.Rule)
	t.amount(&c.After)
	num(t, &c.AfterAnchor)
	if t.has(c.Change != guideline.Change{}) {
		record(t, &c.Change, (*coder).change)
	}
	num(t, &c.Times)
	num(t, &c.Within)
	t.amount(&c.Lasts)
	num(t, &c.Approach)
	num(t, &c.WeeksFrom)
	num(t, &c.WeeksTo)
	t.yes(&c.WeeksTold)
}

func (t *coder) change(c *guideline.Change) {
	num(t, &c.FallsLessThan)
	num(t, &c.FallsAtMost)
	num(t, &c.FallsMoreThan)
	num(t, &c.RisesAtMost)
	num(t, &c.RisesMoreThan)
	num(t, &c.From)
	num(t, &c.To)
	num(t, &c.RisesPer)
}

func (t *coder) cell(c *guideline.Cell) {
	num(t, &c.Activity)
	num(t, &c.Columns)
	num(t, &c.Phases)
	t.names(&c.Follow)
	t.text(&c.Why)
	t.yes(&c.Add)
	t.str(&c.SignedBy)
	num(t, &c.Like)
	num(t, &c.Floor)
	num(t, &c.SignedOn)
}

func (t *coder) numbers(n *guideline.Numbers) {
	t.str(&n.Jurisdiction)
	records(t, &n.Emergency, nil, (*coder).callNumber)
	records(t, &n.Advice, nil, (*coder).callNumber)
	records(t, &n.Crisis, nil, (*coder).callNumber)
	records(t, &n.Support, nil, (*coder).callNumber)
	records(t, &n.Safety, nil, (*coder).callNumber)
	records(t, &n.Poison, nil, (*coder).callNumber)
	num(t, &n.None)
}

func (t *coder) callNumber(c *guideline.CallNumber) {
	t.str(&c.Name)
	t.str(&c.Number)
	t.str(&c.Hours)
	num(t, &c.Cost)
	t.names(&c.Languages)
	records(t, &c.Pages, nil, (*coder).callPage)
	t.str(&c.CheckedOn)
	t.str(&c.Source)
	t.yes(&c.Verified)
	t.str(&c.Also)
	t.str(&c.Text)
	t.str(&c.Note)
	num(t, &c.Nations)
}

func (t *coder) callPage(c *guideline.CallPage) {
	t.described(&c.Address)
	t.str(&c.Site)
	t.str(&c.Day)
	t.yes(&c.Own)
}
