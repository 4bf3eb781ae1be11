package aftercare

// Activity is a thing a person asks about. The zero value is none.
type Activity uint8

// The activities, in the order of every guidance.
const (
	PenetrativeSex Activity = iota + 1
	Tampon
	MenstrualCup
	Douching
	Bath
	Swimming
	ExerciseGentle
	ExerciseVigorous
	Lifting
	Work
	Driving
	Flying
	TravelFarFromCare
	Alcohol
	Ibuprofen
	FolicAcid
	Contraception
	Conceive
)

// ActivityCount is how many activities there are.
const ActivityCount = 18

// ActivityTerms are the activities as the formats spell them.
var ActivityTerms = NewTerms(PenetrativeSex, "penetrative-sex tampon menstrual-cup douching bath swimming exercise-gentle exercise-vigorous lifting work driving flying travel-far-from-care alcohol ibuprofen folic-acid contraception conceive")

// String returns the activity as the formats spell it.
func (a Activity) String() string { return ActivityTerms.Name(a) }

// Urgency is how soon she needs help. Levels are ordered and can be compared.
type Urgency uint8

// The levels of urgency.
const (
	SelfCare  Urgency = iota
	Routine           // within about two weeks
	Soon              // within one to three days
	SameDay           // today
	Emergency         // now
)

// UrgencyTerms are the levels as the formats spell them.
var UrgencyTerms = NewTerms(SelfCare, "self-care routine soon same-day emergency")

// String returns the level as the formats spell it.
func (u Urgency) String() string { return UrgencyTerms.Name(u) }

// Verdict is the answer about one activity, ordered from the freest.
type Verdict uint8

// The verdicts.
const (
	WhenReady Verdict = iota
	Hold
	Avoid
	GetHelpFirst
)

// VerdictTerms are the verdicts as the formats spell them.
var VerdictTerms = NewTerms(WhenReady, "when-ready hold avoid get-help-first")

// String returns the verdict as the formats spell it.
func (v Verdict) String() string { return VerdictTerms.Name(v) }

// Criterion is something an activity waits for. The zero value is none.
type Criterion uint8

// The criteria.
const (
	BleedingStopped Criterion = iota + 1
	HeavyBleedingStopped
	SymptomsSettled
	SymptomsEased
	PainSettled
	MensesReturned
	ClinicianClearance
	CheckUpDone
	ResultsKnown
	NoRetainedTissue
	CervixIsClosed
	PregnancyTestNegative
	HCGFollowUpComplete
	HCGNotPregnantLevel
	HCGFalling
	DaysSinceLoss
	DaysSinceProcedure
	DaysSinceMedicine
	DaysSinceTreatment
	DaysSinceMisoprostol
	DaysSinceBleedingStopped
	DaysSinceSymptomsSettled
	DaysSinceAnaesthetic
	DaysSinceMethotrexate
	DaysSinceHCGComplete
	DaysSinceDiagnosis
	DaysSinceAntibiotic
	DangerSignsAnswered
	criterionEnd
)

// CriterionTerms are the criteria as the formats spell them.
var CriterionTerms = NewTerms(BleedingStopped, "bleeding-stopped heavy-bleeding-stopped symptoms-settled symptoms-eased pain-settled menses-returned clinician-clearance check-up-done results-known no-retained-tissue cervix-closed pregnancy-test-negative hcg-follow-up-complete hcg-not-pregnant-level hcg-falling days-since-loss days-since-procedure days-since-medicine days-since-treatment days-since-misoprostol days-since-bleeding-stopped days-since-symptoms-settled days-since-anaesthetic days-since-methotrexate days-since-hcg-complete days-since-diagnosis days-since-antibiotic danger-signs-answered")

// String returns the criterion as the formats spell it.
func (c Criterion) String() string { return CriterionTerms.Name(c) }

// CountsDays reports whether the criterion is an amount of time after an anchor.
func (c Criterion) CountsDays() bool { return c >= DaysSinceLoss && c <= DaysSinceAntibiotic }

// State is how far a criterion is from being met.
type State uint8

// The states, from done to furthest away.
const (
	Met          State = iota
	Scheduled          // true on a known day without anything else happening
	StateUnknown       // a fact was not told
	Unmet              // something must happen first, no day known
)

// StateTerms are the states as the formats spell them.
var StateTerms = NewTerms(Met, "met scheduled unknown unmet")

// String returns the state as the formats spell it.
func (s State) String() string { return StateTerms.Name(s) }
