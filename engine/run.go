package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// run is one evaluation. It lives on the stack.
type run struct {
	*compiled.Tables
	rec *aftercare.Record
	now clock

	answers
	diary
	anchors
	person  person
	inScope compiled.Bits // scopes that apply to her or may apply

	quiet, quietEver   compiled.Bits    // alarms whose every sign is explained by an expected effect
	acting, actingEver compiled.Bits    // the effects that do so
	toldToBe           compiled.Profile // what she told about herself that effects ask for

	told    compiled.Bits // findings that hold now
	hers    compiled.Bits // those among them that she told
	ever    compiled.Bits // findings that held once, whenever
	danger  compiled.Bits // findings of alarms of level soon and above that fire or once fired
	level   aftercare.Urgency
	lapsed  compiled.CodeSet                  // danger signs told once, no longer current and not answered since
	calm    uint32                            // questions of the danger check that were answered calmly
	missed  compiled.Bits                     // alarms of absence whose time has come and that nobody asked about
	old     compiled.Bits                     // findings of danger signs that lapsed
	soon    aftercare.Set[aftercare.Activity] // activities held back by findings of level soon
	unsafe  aftercare.Set[aftercare.Activity] // activities held back by danger signs that lapsed or were not asked about
	holding compiled.Bits                     // alarms of level soon and above that hold activities back
	signs   signs
	order   *order // made when it is needed

	came memo // findings of absence: what is missing came
	fits memo // effects: she told all that they apply to

	above   opening                   // what holds every activity
	opens   [compiled.MaxBits]opening // one for each criterion
	notOpen compiled.Bits             // criteria that are unmet or unknown
}

// person is what the record says of her, as sets of what it may be.
type person struct {
	columns     aftercare.Set[guideline.Column] // those that apply to her or may apply
	toldColumns aftercare.Set[guideline.Column] // without the rare ones that nothing she told points to
	lastColumns aftercare.Set[guideline.Column] // by her last step of care alone
	places      uint32                          // pairs of column and phase that apply to her or may apply
	routes      aftercare.Set[guideline.CareRoute]
	lastRoute   aftercare.Set[guideline.CareRoute] // the routes of her last step of care
	kinds       aftercare.Set[aftercare.LossKind]
	late        aftercare.Tri
	anaesthetic aftercare.Set[aftercare.Anaesthetic]
	methods     aftercare.Set[aftercare.Method]
	approaches  aftercare.Set[aftercare.Approach]
	location    aftercare.Set[aftercare.Location]
}

// isAboutHer reports whether the observation is about the person herself.
func isAboutHer(o *aftercare.Observation) bool {
	return !o.Withdrawn && o.Who == aftercare.ThePerson
}

// readsPerson reports whether it is also her own answer, not read from a file.
func readsPerson(o *aftercare.Observation) bool { return isAboutHer(o) && !o.FromFile }

// memo keeps answers by index, so that each is worked out once.
type memo struct{ asked, yes compiled.Bits }

// of is the answer at an index; ask works it out the first time.
func (m *memo) of(i int, ask func() bool) bool {
	if !m.asked.Has(i) {
		m.asked.Add(i)
		if ask() {
			m.yes.Add(i)
		}
	}
	return m.yes.Has(i)
}
