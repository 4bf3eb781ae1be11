package wire

import "aftercare"

// AppendGuidance appends a guidance document as JSON, in the order of the
// format, on one line and without a line end.
func AppendGuidance(b []byte, g *aftercare.Guidance) []byte {
	o := out{}
	o.B = b
	o.Object()
	o.Str("format", aftercare.GuidanceFormat)
	o.Str("asOf", g.AsOf.String())
	o.OpenObject("pack")
	o.Str("id", g.Pack.ID)
	o.Str("edition", g.Pack.Edition)
	o.Str("digest", g.Pack.Digest)
	o.Bool("stale", g.Pack.Stale)
	o.EndObject()
	o.urgency(&g.Urgency)
	o.OpenList("activities")
	for i := range g.Activities {
		o.activity(&g.Activities[i])
	}
	o.EndList()
	o.OpenList("due")
	for _, d := range g.Due {
		o.Object()
		o.Str("item", d.Item.String())
		o.OptDate("on", d.On)
		o.OptDate("until", d.Until)
		o.Str("state", d.State.String())
		o.Str("statement", d.Statement)
		o.EndObject()
	}
	o.EndList()
	o.OpenList("milestones")
	for _, m := range g.Milestones {
		o.Object()
		o.Str("milestone", m.Milestone)
		if m.On != 0 {
			o.Date("on", m.On)
		} else {
			o.Null("on")
		}
		o.EndObject()
	}
	o.EndList()
	o.effects(g.Effects)
	o.List("expect", g.Expect)
	o.List("inform", g.Inform)
	o.topics(g.Topics)
	o.List("safetyNet", g.SafetyNet)
	o.List("unknown", g.Unknown)
	o.OpenList("recheck")
	for _, r := range g.Recheck {
		o.Object()
		o.Str("pointer", r.Fact.Pointer())
		o.Str("why", r.Why.String())
		o.EndObject()
	}
	o.EndList()
	o.OptInt("moreRecheck", g.MoreRecheck)
	o.List("limits", g.Limits)
	o.EndObject()
	return o.B
}

// topics appends the lines of an answer; those past the ones that stand open
// say so.
func (o *out) topics(list []aftercare.TopicLine) {
	o.OpenList("topics")
	for i := range list {
		l := &list[i]
		o.Object()
		o.Str("topic", l.Topic)
		o.List("statements", l.Statements)
		if l.To.Unit != 0 {
			o.length("from", l.From)
			o.length("to", l.To)
		}
		o.OptTrue("more", i >= aftercare.MostLines)
		o.EndObject()
	}
	o.EndList()
}

func (o *out) length(key string, a aftercare.Amount) {
	o.OpenObject(key)
	o.Int(a.Unit.String(), a.N)
	o.EndObject()
}

func (o *out) effects(list []aftercare.Effect) {
	o.OpenList("effects")
	for _, e := range list {
		o.Object()
		o.Str("statement", e.Statement)
		o.Str("alarm", e.Alarm)
		o.facts(e.Facts)
		o.Str("until", e.Until.String())
		o.EndObject()
	}
	o.EndList()
}

func (o *out) facts(list []aftercare.Fact) {
	o.OpenList("facts")
	for _, f := range list {
		o.Item(f.Pointer())
	}
	o.EndList()
}

func (o *out) urgency(u *aftercare.UrgencyAnswer) {
	o.OpenObject("urgency")
	o.Str("level", u.Level.String())
	o.Bool("asked", u.Asked)
	o.OpenList("because")
	for _, c := range u.Because {
		o.Object()
		o.Str("statement", c.Statement)
		o.facts(c.Facts)
		o.OpenList("citations")
		for _, cite := range c.Citations {
			o.Object()
			o.Str("source", cite.Source)
			o.Str("locator", cite.Locator)
			o.EndObject()
		}
		o.EndList()
		o.EndObject()
	}
	o.EndList()
	o.Str("action", u.Action.String())
	o.OpenList("call")
	for _, c := range u.Call {
		o.Object()
		o.Str("service", c.Service.String())
		o.OptStr("name", c.Name)
		if c.Number != "" {
			o.Str("number", c.Number)
			o.Bool("verified", c.Verified)
		}
		o.EndObject()
	}
	o.EndList()
	o.EndObject()
}

func (o *out) activity(a *aftercare.ActivityAnswer) {
	o.Object()
	o.Str("activity", a.Activity.String())
	o.Str("verdict", a.Verdict.String())
	if a.Verdict != aftercare.GetHelpFirst {
		o.OptDate("earliest", a.Earliest)
		o.OptDate("notBefore", a.NotBefore)
		o.waiting("waitingFor", a.WaitingFor)
		o.List("heldBy", a.HeldBy)
		o.List("follows", a.Follows)
		o.OpenList("sources")
		for i := range a.Sources {
			o.source(&a.Sources[i])
		}
		o.EndList()
		if r := a.Range; r.From != 0 {
			o.OpenObject("range")
			o.Date("from", r.From)
			o.Date("to", r.To)
			o.Bool("open", r.Open)
			o.EndObject()
		}
		if len(a.Signed) > 0 {
			o.OpenList("signed")
			for _, s := range a.Signed {
				o.Object()
				o.Str("by", s.By)
				o.Date("on", s.On)
				o.EndObject()
			}
			o.EndList()
		}
	}
	o.EndObject()
}

func (o *out) source(s *aftercare.SourceAnswer) {
	o.Object()
	o.Str("source", s.Source)
	o.List("statements", s.Statements)
	o.Bool("applies", s.Applies)
	o.Bool("followed", s.Followed)
	switch {
	case !s.Applies:
	case s.NoRule:
		o.Bool("noRule", true)
	default:
		o.Str("verdict", s.Verdict.String())
		o.OptDate("earliest", s.Earliest)
		o.OptDate("notBefore", s.NotBefore)
		o.waiting("waitingFor", s.WaitingFor)
		if len(s.Ideally) > 0 {
			o.waiting("ideally", s.Ideally)
		}
	}
	if len(s.Differs) > 0 {
		o.OpenList("differsBecause")
		for _, d := range s.Differs {
			o.Item(d.String())
		}
		o.EndList()
	}
	o.EndObject()
}

func (o *out) waiting(key string, list []aftercare.Waiting) {
	o.OpenList(key)
	for i := range list {
		w := &list[i]
		o.Object()
		o.Str("criterion", w.Criterion.String())
		o.Str("state", w.State.String())
		o.OptDate("on", w.On)
		if w.Amount.N > 0 {
			if w.Amount.Unit == aftercare.Hour {
				o.Int("hours", w.Amount.N)
			} else {
				o.Int("days", w.Amount.Days(true))
			}
		}
		if w.Need > 0 {
			o.Int("have", w.Have)
			o.Int("need", w.Need)
		}
		o.EndObject()
	}
	o.EndList()
}
