package engine_test

import (
	"fmt"
	"slices"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

// One line a topic: whatever is told, no topic comes twice, so that what stands
// open cannot contradict itself; every text is in the line of its topic; and
// where texts name a time, the line's range holds it.
func TestEvaluate_OneLineATopicThatHoldsAllItsTimes(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		g := x.evaluate(x.Record)
		var topics, said []string
		for i := range g.Topics {
			l := &g.Topics[i]
			if slices.Contains(topics, l.Topic) {
				return "two lines on " + l.Topic
			}
			topics = append(topics, l.Topic)
			for _, id := range l.Statements {
				s := x.byID[id]
				if s.Kind == guideline.Due {
					continue
				}
				said = append(said, id)
				if s.Topic != l.Topic {
					return fmt.Sprintf("%s is on %s, not %s", id, s.Topic, l.Topic)
				}
				for _, n := range s.Numbers {
					if l.To.Unit != 0 && (n.Name == "from" || n.Name == "to") && n.Amount.Unit != 0 && (n.Amount.Days(true) < l.From.Days(true) || n.Amount.Days(true) > l.To.Days(true)) {
						return fmt.Sprintf("%s names %v, outside of %v to %v", id, n.Amount, l.From, l.To)
					}
				}
			}
		}
		all := slices.Concat(g.Expect, g.Inform)
		slices.Sort(all)
		slices.Sort(said)
		if !slices.Equal(all, said) {
			return fmt.Sprintf("the lines hold %d texts, the answer %d", len(said), len(all))
		}
		return ""
	})
}

// Decision 37. A line that stands open names no other day than what is due on
// its topic: it is the text of that due, wherever one is left to do.
func TestEvaluate_ALineSaysWhatIsDue(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		g := x.evaluate(x.Record)
		left := map[aftercare.Item][]string{}
		for _, d := range g.Due {
			if d.State != aftercare.DueDone {
				left[d.Item] = append(left[d.Item], d.Statement)
			}
		}
		for _, topic := range x.pack.Topics {
			i := slices.IndexFunc(g.Topics, func(l aftercare.TopicLine) bool { return l.Topic == topic.ID })
			if i < 0 || topic.Due == 0 {
				continue
			}
			if l := &g.Topics[i]; len(left[topic.Due]) > 0 && (l.To.Unit != 0 || !slices.Contains(left[topic.Due], l.Statements[0])) {
				return fmt.Sprintf("the line on %s says %s, and %v is due", l.Topic, l.Statements[0], left[topic.Due])
			}
		}
		return ""
	})
}

// Text on a late loss is for those who told one; nothing written for the time
// after a loss is shown while the pregnancy may go on.
func TestEvaluate_TextsAreOfHerOwnColumn(t *testing.T) {
	only := func(s *guideline.Statement, c guideline.Column) bool { return s.Applies.Columns == aftercare.SetOf(c) }
	slowRelation(t, func(x *trial) string {
		late := x.Record.Loss.Kind == aftercare.LateLoss || x.Record.Loss.Gestation != 0
		ectopic := x.Record.Loss.Kind == aftercare.Ectopic
		g := x.evaluate(x.Record)
		for _, id := range slices.Concat(g.Expect, g.Inform) {
			s := x.byID[id]
			switch {
			case only(s, guideline.ColumnLate) && !late:
				return id + " is shown though no late loss was told"
			case ectopic && !s.Everybody && s.Applies.Columns&guideline.EctopicColumns == 0:
				return id + " is shown after an ectopic pregnancy"
			}
		}
		return ""
	})
}
