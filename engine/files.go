package engine

import "aftercare"

// Alarms treat what another program wrote like any other sign. For everything else
// it can only worsen what she told herself: it answers none of the questions, ends no
// absence, fulfils no due and moves no event.

// gatherFiles reads the observations from files, after her own.
func (r *run) gatherFiles() {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !o.FromFile || !isAboutHer(o) {
			continue
		}
		if day := r.day(o.When.Day); day >= 0 && bleedingOf(o) > aftercare.BleedingNone {
			r.filed.Add(day)
		}
		if l, rank := r.latestOf(o.Code); l != nil {
			l.worsen(o, rank)
		}
		if o.Code == aftercare.FeelsHot && o.Word == aftercare.BoolYes && o.When.Day >= r.feelsHot.day {
			r.feelsHot = latest{o.When.Day, o.Word}
		}
	}
}

// worsen takes a worse answer of the same day or later. It keeps the day that she
// told, so that the order of files makes no difference; without an answer of her own
// it stays unknown.
func (l *latest) worsen(o *aftercare.Observation, rank *ranks) {
	if l.day != 0 && o.When.Day >= l.day && rank[o.Word] > rank[l.word] {
		l.word = o.Word
	}
}

// worsenBleeding is worsen for the last bleeding she told about, outside of the
// periods she confirmed.
func (r *run) worsenBleeding(l *latest) {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		day := r.day(o.When.Day)
		if o.FromFile && isAboutHer(o) && l.day != 0 && day >= 0 && r.date(day) >= l.day && !r.period.Has(day) {
			l.word = max(l.word, bleedingOf(o))
		}
	}
}
