package guideline

import "aftercare"

// Status is whether a statement is used. The zero value is not given.
type Status uint8

// The states of a statement.
const (
	Active Status = iota + 1
	Draft
	Retired
)

// Population is whom a source was written for. The zero value is not given.
type Population uint8

// The populations.
const (
	OfMiscarriage Population = iota + 1
	OfSuspected
	OfThreatened
	OfInducedAbortion
	OfEctopic
	OfMolar
	OfLateLoss
	OfMixed
	OfNotStated
)

// SecondHand says why a statement that was only read second-hand may replace another.
// The zero value is not given.
type SecondHand uint8

// The reasons.
const (
	Stricter SecondHand = iota + 1 // it is nowhere laxer than what it replaces
	Agreed                         // two independent texts restate it alike
)

// Strength is how firmly a source says something. The zero value is not given.
type Strength uint8

// The strengths.
const (
	Must Strength = iota + 1
	Advise
	May
	Informs
)

// Certainty is how a source grades its own evidence. The zero value is not given.
type Certainty uint8

// Ungraded is evidence that its source does not grade.
const Ungraded Certainty = 1

// Tier is how much authority a source has. The zero value is not given.
type Tier uint8

// The tiers.
const (
	TierA Tier = iota + 1
	TierB
	TierC
	TierD
	TierS
	TierP
)

// SourceKind is what a source is. The zero value is not given.
type SourceKind uint8

// The kinds of source.
const (
	GuidelineSource SourceKind = iota + 1
	AuthoritySource
	LabelSource
	HospitalSource
)

// Seen is how a source was read. The zero value is not given.
type Seen uint8

// The ways in which a source was read.
const (
	SeenWhole Seen = iota + 1
	SeenExcerpt
	SeenOpening
	SeenSecondHand
	NotRetrieved
)

// NumberUnit is the unit of a number other than a length of time. The zero value is
// not given.
type NumberUnit uint8

// Cost is what a call costs. The zero value is not given.
type Cost uint8

// CallKind is a kind of number to call. The zero value is none.
type CallKind uint8

// The kinds of numbers to call.
const (
	AdviceLine CallKind = iota + 1
	CrisisLine
	SupportLine
	SafetyLine
	PoisonLine
	// EmergencyLine is not in CallTerms: every country has an emergency number.
	EmergencyLine
)

// CallKinds are the kinds of numbers to call, in the order in which they are shown.
var CallKinds = [...]CallKind{EmergencyLine, CrisisLine, SupportLine, SafetyLine, PoisonLine, AdviceLine}

// PolicyKey names an entry that a pack may and, together with its parents,
// must have.
type PolicyKey uint8

// The entries.
const (
	DryDays PolicyKey = iota + 1
	Current
	AnswersCurrent
	DangerCheck
	AnsweredBy
	LateFrom
	PeriodLasts
	PlausibleTemperature
	DueGrace
	OpenUnasked
	UnaskedHolds
	HoldsInside
	HoldsWater
	HoldsEffort
	HoldsWork
	HoldsDriving
	HoldsTravel
	HoldsAlcohol
	HoldsMedicines
	HoldsConceive
)

// Group is the group of activities that an entry of the policy lists; 0 if it
// lists none.
func (v PolicyKey) Group() HoldGroup {
	if v < HoldsInside || v > HoldsConceive {
		return 0
	}
	return HoldGroup(v-HoldsInside) + GroupInside
}

// mode is how a cell combines with its parent's, show whether a statement is shown on
// pages alone or in an answer too.
type (
	mode uint8
	show uint8
)

const (
	modeAdd   mode = 1
	showPages show = 1
)

// The closed lists of the pack format.
var (
	KindTerms       = aftercare.NewTerms(Alarm, "alarm gate due expect inform expected")
	StatusTerms     = aftercare.NewTerms(Active, "active draft retired")
	RuleTerms       = aftercare.NewTerms(RuleNone, "none avoid")
	RouteTerms      = aftercare.NewTerms(ByWaiting, "expectant medical surgical methotrexate")
	PhaseTerms      = aftercare.NewTerms(Waiting, "waiting after")
	AnchorTerms     = aftercare.NewTerms(AnchorLoss, "loss procedure medicine treatment misoprostol methotrexate bleeding-stopped diagnosis first-hcg second-hcg waiting")
	ChangeTerms     = aftercare.NewTerms(FallsLessThan, "fallsLessThan fallsAtMost fallsMoreThan risesAtMost risesMoreThan")
	ColumnTerms     = aftercare.NewTerms(ColumnExpectant, "expectant medical surgical threatened ectopic-waiting methotrexate ectopic-kept ectopic-removed unlocated molar chemical late")
	FloorTerms      = aftercare.NewTerms(GroupInside, "inside water")
	HoldTerms       = aftercare.NewTerms(GroupInside, "inside water effort work driving travel alcohol medicines conceive all none")
	dateRuleTerms   = aftercare.NewTerms(CountsAfter, "after since until")
	PopulationTerms = aftercare.NewTerms(OfMiscarriage, "miscarriage suspected threatened induced-abortion ectopic molar late-loss mixed not-stated")
	SecondHandTerms = aftercare.NewTerms(Stricter, "stricter agreed")
	StrengthTerms   = aftercare.NewTerms(Must, "must advise may inform")
	CertaintyTerms  = aftercare.NewTerms(Ungraded, "ungraded very-low low moderate high")
	TierTerms       = aftercare.NewTerms(TierA, "A B C D S P")
	SourceKindTerms = aftercare.NewTerms(GuidelineSource, "guideline authority label hospital charity provider reference study secondary press web-article background policy faith")
	SeenTerms       = aftercare.NewTerms(SeenWhole, "whole excerpt opening second-hand not-retrieved")
	NumberUnitTerms = aftercare.NewTerms(NumberUnit(1), "percent in-ten in-hundred in-thousand Cel pad mL mg microgram g IU IU/L mm year cycle period loss people point times count ratio kg minute session test /min")
	CostTerms       = aftercare.NewTerms(Cost(1), "free paid")
	CallTerms       = aftercare.NewTerms(AdviceLine, "advice crisis support safety poison")
	PolicyTerms     = aftercare.NewTerms(DryDays, "dry-days current answers-current danger-check answered-by late-from period-lasts plausible-temperature due-grace open-unasked unasked-holds holds-inside holds-water holds-effort holds-work holds-driving holds-travel holds-alcohol holds-medicines holds-conceive")

	modeTerms = aftercare.NewTerms(modeAdd, "add replace")
	showTerms = aftercare.NewTerms(showPages, "pages answer")
)

// String returns the word of the format, "" if it was not given.
func (v Kind) String() string { return KindTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Status) String() string { return StatusTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Rule) String() string { return RuleTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v CareRoute) String() string { return RouteTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Phase) String() string { return PhaseTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Column) String() string { return ColumnTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Anchor) String() string { return AnchorTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v HoldGroup) String() string { return HoldTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v DateRule) String() string { return dateRuleTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Population) String() string { return PopulationTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v SecondHand) String() string { return SecondHandTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Strength) String() string { return StrengthTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Certainty) String() string { return CertaintyTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Tier) String() string { return TierTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v SourceKind) String() string { return SourceKindTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Seen) String() string { return SeenTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v NumberUnit) String() string { return NumberUnitTerms.Name(v) }

// String returns the word of the format, "" if it was not given.
func (v Cost) String() string { return CostTerms.Name(v) }

// String returns the key of the numbers of the kind in the pack format, "" for none.
func (v CallKind) String() string {
	if v == EmergencyLine {
		return "emergency"
	}
	return CallTerms.Name(v)
}

// String returns the word of the format, "" if it was not given.
func (v PolicyKey) String() string { return PolicyTerms.Name(v) }
