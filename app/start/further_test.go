package start

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/simulate"
)

// answersTo is what an answer says of the activities that she asked about, how
// soon she needs help and what is due.
type answersTo struct {
	level aftercare.Urgency
	opens map[aftercare.Activity][3]int
	due   []aftercare.Due
}

func answerTo(s *screens, a *questions.Answers) answersTo {
	rec := a.Record()
	g := s.app.Knowledge(rec.Jurisdiction).Engine.Evaluate(rec, s.now)
	x := answersTo{level: g.Urgency.Level, opens: map[aftercare.Activity][3]int{}}
	for _, activity := range rec.Wishes.Activities {
		is := &g.Activities[activity-1]
		x.opens[activity] = [3]int{int(is.Verdict), int(is.Earliest), int(is.NotBefore)}
	}
	for _, d := range g.Due {
		x.due = append(x.due, aftercare.Due{Item: d.Item, On: d.On, State: d.State})
	}
	return x
}

func (x answersTo) same(y answersTo) bool {
	return x.level == y.level && maps.Equal(x.opens, y.opens) && slices.EqualFunc(x.due, y.due, func(a, b aftercare.Due) bool {
		return a.Item == b.Item && a.On == b.On && a.State == b.State
	})
}

// moves reports whether any answer to a question moves what she is told, by
// itself or with what it opens.
func moves(s *screens, a *questions.Answers, id string) bool {
	q, from, moved := questions.Find(id), answerTo(s, a), false
	each := func(a *questions.Answers, q *questions.Question, visit func(*questions.Answers)) {
		for i := range q.Inputs {
			a.Each(&q.Inputs[i], visit)
			if q.Inputs[i].Kind != questions.InputDate {
				continue
			}
			for _, ago := range []aftercare.Date{0, 3, 10, 30, 100} {
				fields := append(slices.Clone(s.fields), field(q.Inputs[i].Field, (s.now.Day-ago).String()))
				if then, findings := questions.Read(fields, s.now); findings == nil && !then.Faulty() {
					visit(then)
				}
			}
		}
	}
	each(a, q, func(then *questions.Answers) {
		moved = moved || !from.same(answerTo(s, then))
		for i := range questions.All {
			if next := &questions.All[i]; !moved && next.IsAsked(then) && !next.IsAsked(a) {
				each(then, next, func(both *questions.Answers) { moved = moved || !from.same(answerTo(s, both)) })
			}
		}
	})
	return moved
}

// TestShort_AsksNothingFurtherThatMovesNothing over generated people: what the
// last screen asks beside the day, and what the answer asks or offers, can move
// the level, the verdict or day of what she asked about, or what is due.
func TestShort_AsksNothingFurtherThatMovesNothing(t *testing.T) {
	a := newApp(t)
	people := 800
	if testing.Short() {
		people /= 8
	}
	w := simulate.New(a.General.Pack)
	asked := map[string]int{}
	for n := range people {
		subject := w.Subject(23, uint64(n))
		wishes := questions.Wishes()
		s := newScreens(a, subject.Record, subject.AsOf, wishes[n%len(wishes)])
		check := func(id string, told *questions.Answers) {
			asked[id]++
			if !moves(s, told, id) {
				t.Errorf("subject %d asks about %s: %s is asked, and no answer moves anything: %v", n, wishes[n%len(wishes)], id, s.fields)
			}
		}
		before := *s
		before.fields = slices.DeleteFunc(slices.Clone(s.fields), func(f page.Field) bool { return f.Name == "rh" || f.Name == "anti-d" })
		if told := before.answers(); told != nil && ask.New(a.Site, &page.Request{Now: s.now, InPage: true, Path: page.PathHome}, told).AsksBlood() {
			check("blood", told)
		}
		for tried := map[string]bool{}; ; {
			id := s.askedInPlace(tried)
			if id == "" {
				break
			}
			check(id, s.answers())
			tried[id] = true
			s.answer(id)
			if told := s.answers(); told != nil && !told.IsAnswered(questions.Find(id)) {
				s.tell("asked", id) // she leaves it open
			}
		}
	}
	t.Log("asked further: " + strconv.Itoa(len(asked)) + " questions")
	t.Log(asked)
}
