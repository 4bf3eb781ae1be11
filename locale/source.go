package locale

import (
	"aftercare"
	"aftercare/guideline"
)

// ForHer is what one source's rule means for her: "from 17 November", "until the
// bleeding has stopped", "no time given".
func (w *Words) ForHer(s *aftercare.SourceAnswer, today aftercare.Date) string {
	switch {
	case !s.Applies:
		return w.Text("source.other-care")
	case s.NoRule:
		return w.Text("source.no-rule")
	case s.Verdict == aftercare.Avoid:
		return w.Text("source.avoid")
	}
	var events []string
	for i := range s.WaitingFor {
		if x := &s.WaitingFor[i]; !covered(s.WaitingFor, x) {
			events = append(events, w.Until(x))
		}
	}
	day := max(s.Earliest, s.NotBefore)
	switch {
	case len(events) > 0 && day > today:
		return w.Text("source.day-and-event", With("day", w.Day(day, today)), With("events", w.List(events)))
	case len(events) > 0:
		return w.Text("source.event", With("events", w.List(events)))
	case day > today:
		return w.Text("source.day", With("day", w.Day(day, today)))
	case day != 0:
		return w.Text("source.since", With("day", w.Day(day, today)))
	}
	return w.Text("source.ready")
}

// maxReasons is how many sentences explain a difference.
const maxReasons = 3

// WhyTheyDiffer counts the reasons of the sources that are shown and not
// followed, the commonest first, in at most three sentences.
func (w *Words) WhyTheyDiffer(sources []aftercare.SourceAnswer) []string {
	counts := make([]int, aftercare.DifferenceTerms.Len()+1)
	for i := range sources {
		s := &sources[i]
		if !s.Applies || s.Followed || s.NoRule {
			continue
		}
		for _, reason := range s.Differs {
			counts[reason]++
		}
	}
	var out []string
	for len(out) < maxReasons {
		best := 0
		for n := range counts {
			if counts[n] > counts[best] {
				best = n
			}
		}
		if counts[best] == 0 {
			break
		}
		out = append(out, w.Count("differs."+aftercare.Difference(best).String(), counts[best]))
		counts[best] = 0
	}
	return out
}

// SourceNotes says what to know about a source: what kind it is, how much of it
// was seen, and what replaced it since, by its name.
func (w *Words) SourceNotes(s *guideline.Source, newer string) []string {
	notes := []string{w.Weight(s)}
	if key := "seen." + s.Seen.String(); w.Has(key) {
		notes = append(notes, w.Text(key))
	}
	if newer != "" {
		notes = append(notes, Capitalize(w.replaced(newer))+w.FullStop())
	}
	return notes
}

// replaced says what replaced a source.
func (w *Words) replaced(newer string) string {
	return w.Text("mark.superseded", With("name", newer))
}

// Weight says what kind of source it is: by its tier, except for kinds that no tier
// describes, such as those of a faith.
func (w *Words) Weight(s *guideline.Source) string {
	if key := "weight." + s.Kind.String(); w.Has(key) {
		return w.Text(key)
	}
	return w.Text("tier." + s.Tier.String())
}

// Sourced is the name of a statement's source, or the statement in short, with a mark
// if it was written for abortion care, which a reader has to see before opening
// anything.
func (w *Words) Sourced(s *guideline.Statement, name string) string {
	if s.Population != guideline.OfInducedAbortion || name == "" {
		return name
	}
	return w.Text("mark.name", With("name", name), With("notes", w.Text("mark.population."+s.Population.String())))
}

// SaysForWhom is what a statement says and, if so, that it was written for abortion
// care; for places that name no source.
func (w *Words) SaysForWhom(s *guideline.Statement) string {
	if s.Population != guideline.OfInducedAbortion {
		return w.Says(s)
	}
	return w.Says(s) + " " + w.Text("population."+s.Population.String())
}

// StatementNotes says whom a statement was written for, where that is not a
// miscarriage, and where nothing supports it.
func (w *Words) StatementNotes(s *guideline.Statement) []string {
	var notes []string
	if key := "population." + s.Population.String(); w.Has(key) {
		notes = append(notes, w.Text(key))
	}
	if s.Unsupported != "" {
		notes = append(notes, w.Text("unsupported"))
	}
	return notes
}
