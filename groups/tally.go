package groups

import (
	"slices"

	"aftercare"
)

// Tally counts the sources that apply to her, and how many of them would have
// her wait longer than our answer does.
type Tally struct {
	Sources                           int // of the next, each is one
	Open, Dated, Event, Never, NoTime int

	Compared bool           // our answer is a day or none, so that longer and sooner mean something
	Longer   int            // they wait for a later day, for an event, or name no end
	Sooner   int            // they open before our answer's day
	Often    aftercare.Date // the day that most of the longer ones name, 0 if they name many
	Careful  int            // the longer ones that do so only to be on the safe side
}

// Count counts the sources of an answer.
func Count(a *aftercare.ActivityAnswer) Tally {
	t := Tally{Compared: a.Verdict == aftercare.WhenReady || a.Verdict == aftercare.Hold && a.Earliest != 0}
	days := map[aftercare.Date]int{}
	for i := range a.Sources {
		s := &a.Sources[i]
		if !s.Applies {
			continue
		}
		t.Sources++
		if s.NoRule {
			t.NoTime++
			continue
		}
		kind := waits(s)
		t.add(kind)
		if t.Compared {
			t.compare(s, kind, a.Earliest, days)
		}
	}
	t.Often = mostNamedDay(days, t.Longer)
	return t
}

// add counts a source by what it waits for.
func (t *Tally) add(k Kind) {
	switch k {
	case Open:
		t.Open++
	case Event:
		t.Event++
	case Never:
		t.Never++
	default:
		t.Dated++
	}
}

// compare sets a source against the day of our answer, which is 0 if it is
// open.
func (t *Tally) compare(s *aftercare.SourceAnswer, k Kind, answer aftercare.Date, days map[aftercare.Date]int) {
	day := Day(s)
	if k == Open || k == Most && day <= answer {
		if answer != 0 && day < answer {
			t.Sooner++
		}
		return
	}
	t.Longer++
	if day > answer {
		days[day]++
	}
	if slices.Contains(s.Differs, aftercare.PrecautionWithoutEvidence) {
		t.Careful++
	}
}

// mostNamedDay is the day that most sources name, the later on a tie, if at least two
// sources and a quarter of those that hold longer name it.
func mostNamedDay(days map[aftercare.Date]int, longer int) (day aftercare.Date) {
	for d, n := range days {
		if n > 1 && n*4 >= longer && (n > days[day] || n == days[day] && d > day) {
			day = d
		}
	}
	return day
}
