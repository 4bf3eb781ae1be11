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
	inScope compiled.Bits // scopes that may be hers

	quiet, quietEver   compiled.Bits    // alarms of which effects excuse every sign
	acting, actingEver compiled.Bits    // the effects that do so
	toldToBe           compiled.Profile // what she told that she is, where effects ask

	told    compiled.Bits // findings that hold now
	hers    compiled.Bits // those among them that she told
	ever    compiled.Bits // findings that held once, whenever
	danger  compiled.Bits // findings of alarms of level soon and above that fire or once fired
	level   aftercare.Urgency
	lapsed  compiled.CodeSet // danger signs told once, no longer current and not answered since
	calm    uint32           // questions of the danger check that were answered calmly
	missed  compiled.Bits    // alarms of absence whose time has come and that nobody asked about
	old     compiled.Bits    // findings of danger signs that lapsed
	soon    compiled.Doings  // what findings of level soon hold back
	unsafe  compiled.Doings  // what danger signs hold back that lapsed or were not asked about
	holding compiled.Bits    // the alarms that do so, of level soon and above
	signs   signs
	order   *order // made when it is needed

	came, cameAsked compiled.Bits // findings of absence: what is missing came; whether that was looked up
	fits, fitsAsked compiled.Bits // effects: she told all that they apply to; the same

	above   opening                   // what holds every activity
	opens   [compiled.MaxBits]opening // one for each criterion
	notOpen compiled.Bits             // criteria that are unmet or unknown
}

// person is what the record says of her, as sets of what it may be.
type person struct {
	columns     aftercare.Set[guideline.Column] // those that are hers or may be
	toldColumns aftercare.Set[guideline.Column] // less those she did not tell and that are rare
	lastColumns aftercare.Set[guideline.Column] // by her last step of care alone
	places      uint32                          // columns and phases that are hers or may be
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

// readsPerson reports whether it also is an answer of hers.
func readsPerson(o *aftercare.Observation) bool { return isAboutHer(o) && !o.FromFile }
