package aftercare

// GuidanceFormat is the version of the guidance's JSON form.
const GuidanceFormat = "aftercare.guidance/1"

// Guidance is the answer for one record on one day. It holds keys, never
// words of a language, so that no decision can depend on one.
type Guidance struct {
	AsOf       When
	Pack       PackRef
	Urgency    UrgencyAnswer
	Activities [ActivityCount]ActivityAnswer // in list order
	Due        []Due
	Milestones []Milestone
	Effects    []Effect // expected effects that hold back an alarm
	Expect     []string // statement ids: what is usual for her care
	Inform     []string // statement ids
	Topics     []TopicLine
	SafetyNet  []string // statement ids: what would change the level, in order
	Unknown    []string // what was not told and matters, lapsed danger signs first
	Recheck    []Recheck
	Limits     []string

	// MoreRecheck counts what would be in Recheck beyond [MaxFindings].
	MoreRecheck int
}

// MostLines is how many lines of a calm answer are shown; a tap opens the rest.
const MostLines = 12

// TopicLine is the one line of an answer on a topic: what is due, and then the
// statements of Expect and Inform on it, the most specific first. If they give times
// that differ, From and To are the shortest and the longest.
type TopicLine struct {
	Topic      string
	Statements []string
	From, To   Amount
}

// PackRef names the pack an answer was made with.
type PackRef struct {
	ID, Edition, Digest string
	Stale               bool // as-of is past the pack's review date
}

// UrgencyAnswer is how soon, why, what to do and whom to call.
type UrgencyAnswer struct {
	Level Urgency
	// Asked is false while danger signs that activities wait for were not asked about:
	// the level then rests only on what was told.
	Asked   bool
	Because []Because
	Action  Action
	Call    []Call
}

// Action is what to do at once. The zero value is none.
type Action uint8

// The actions.
const (
	ExpectedRecovery Action = iota + 1
	ContactRoutine
	ContactSoon
	ContactToday
	GoNow
	CallEmergency
	CallCrisisLine
	CallSafetyLine
)

// ActionTerms are the actions as the formats spell them.
var ActionTerms = NewTerms(ExpectedRecovery, "expected-recovery contact-routine contact-soon contact-today go-now call-emergency call-crisis-line call-safety-line")

// String returns the action as the formats spell it.
func (a Action) String() string { return ActionTerms.Name(a) }

// Because is one alarm that fired.
type Because struct {
	Statement string
	Facts     []Fact
	Citations []Citation
}

// Effect is an expected effect of a treatment that lowers an alarm.
type Effect struct {
	Statement string // the effect
	Alarm     string // the alarm that it lowers
	Facts     []Fact // what is expected
	Until     When   // the last day, or the end, of the window
}

// OfAsker reports whether the alarm fired on what the asker told about himself or
// herself.
func (b *Because) OfAsker(rec *Record) bool {
	for _, f := range b.Facts {
		if f.Kind == FactObservation && rec.Observations[f.Index].Who == TheAsker {
			return true
		}
	}
	return false
}

// Citation is a source and the place in it.
type Citation struct{ Source, Locator string }

// Call is a number to call, as it is dialled in her country. The number is
// empty if her country was not told or has none on file.
type Call struct {
	Service  Line
	Name     string
	Number   string
	Verified bool // its service's own page names it, or two others of the last two years
}

// EmergencyNumber is the first number for an emergency in her country, "" if
// none is known.
func (u *UrgencyAnswer) EmergencyNumber() string {
	for i := range u.Call {
		if c := &u.Call[i]; c.Service == EmergencyLine && c.Number != "" {
			return c.Number
		}
	}
	return ""
}

// Line is the kind of a number to call. The zero value is none.
type Line uint8

// The kinds.
const (
	EmergencyLine Line = iota + 1
	AdviceLine
	CrisisLine
	SafetyLine
)

// LineTerms are the kinds as the formats spell them.
var LineTerms = NewTerms(EmergencyLine, "emergency advice crisis safety")

// String returns the kind as the formats spell it.
func (l Line) String() string { return LineTerms.Name(l) }

// ActivityAnswer is the answer for one activity.
type ActivityAnswer struct {
	Activity Activity
	Verdict  Verdict
	// Earliest is the day it opens, if nothing else has to happen first.
	Earliest Date
	// NotBefore is the first day it can open, if something else must happen as well.
	NotBefore  Date
	WaitingFor []Waiting
	// HeldBy names what holds it whatever the rules say: statement ids of
	// alarms, and [HeldByDangerSigns].
	HeldBy  []string
	Follows []string // source ids
	Sources []SourceAnswer
	Range   Range
	Signed  []Signature // of a clinic, where it relaxes what others follow
}

// Signature is who answers for a relaxation, and since when. The reason is that
// of the pack's cell.
type Signature struct {
	By   string
	On   Date
	Cell int // its place among those of the pack
}

// HeldByDangerSigns in HeldBy means danger signs that were not asked about.
const HeldByDangerSigns = "danger-signs"

// Waiting is one criterion of an answer and its state.
type Waiting struct {
	Criterion Criterion
	State     State
	On        Date // the day it is met, if scheduled
	Amount    Amount
	Have      int // dry days or periods so far, if Need is not 0
	Need      int
}

// Amount is a length of time as its source prints it. The zero value is none.
type Amount struct {
	N    int
	Unit TimeUnit
}

// TimeUnit is a unit of an amount. The zero value is none.
type TimeUnit uint8

// The units of time.
const (
	Hour TimeUnit = iota + 1
	Day
	Week
	Month
)

// TimeUnitTerms are the units of time as the formats spell them.
var TimeUnitTerms = NewTerms(Hour, "hours days weeks months")

// String returns the unit as the formats spell it.
func (u TimeUnit) String() string { return TimeUnitTerms.Name(u) }

// Days returns the amount in whole days: for a clearance never shorter than
// the source, for a due never longer. Hours are rounded up to days.
func (a Amount) Days(clearance bool) int {
	switch a.Unit {
	case Hour:
		return (a.N + 23) / 24
	case Week:
		return a.N * 7
	case Month:
		// A month is 31 days, two 62, three 92 (no three months are longer),
		// and so on by the longest run of months there is; for a due the shortest.
		longest := [...]int{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366}
		shortest := [...]int{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365}
		years, months := a.N/12, a.N%12
		if clearance {
			return years*366 + longest[months]
		}
		return years*365 + shortest[months]
	}
	return a.N
}

// Seconds returns the amount in seconds; months are as long as for a clearance.
func (a Amount) Seconds() int64 {
	if a.Unit == Hour {
		return int64(a.N) * 3600
	}
	return int64(a.Days(true)) * 86400
}

// SourceAnswer is what one source says for her by all of its statements that apply.
// Both parts are set. Answers share them, so they must not be changed.
type SourceAnswer struct {
	*SourceText
	*SourceRule
}

// SourceText names a source and its statements that were used.
type SourceText struct {
	Source     string
	Statements []string
	Differs    []Difference
	Followed   bool // the answer rests on it
}

// SourceRule is what a source's statements come to.
type SourceRule struct {
	Applies bool // they apply to her
	// NoRule is set if the source mentions the activity and gives no time.
	NoRule     bool
	Verdict    Verdict
	Earliest   Date      // if only days count, met or still to come
	NotBefore  Date      // the date part, if an event is waited for too
	WaitingFor []Waiting // unmet and unknown only
	Ideally    []Waiting // what it recommends besides, never required
}

// Difference is a reason why a source differs from those that are followed.
type Difference uint8

// The differences.
const (
	PrecautionWithoutEvidence Difference = iota + 1
	InfectionTheory
	DatingNextPregnancy
	OtherProcedure
	OtherCountry
	OlderEdition
	OtherPopulation
	PopulationNotStated
)

// DifferenceTerms are the differences as the formats spell them.
var DifferenceTerms = NewTerms(PrecautionWithoutEvidence, "precaution-without-evidence infection-theory dating-next-pregnancy procedure country older-edition different-population population-not-stated")

// String returns the difference as the formats spell it.
func (d Difference) String() string { return DifferenceTerms.Name(d) }

// Range spans the dated sources that apply. The zero value is no dated source.
type Range struct {
	From, To Date
	Open     bool // one of the sources waits for an event
}

// Due is something to be done around a day.
type Due struct {
	Item      Item
	On        Date // zero if its anchor has not happened or was not told
	Until     Date
	State     DueState
	Statement string
}

// Item is what is to be done around a day. The zero value is none.
type Item uint8

// The items.
const (
	ItemPregnancyTest Item = iota + 1
	ItemScan
	ItemVisit
	ItemAntiD
	ItemHCG
	ItemPeriod
	ItemFeelings
	ItemResults
	ItemContraception
)

// ItemTerms are the items as the formats spell them.
var ItemTerms = NewTerms(ItemPregnancyTest, "pregnancy-test scan visit anti-d hcg period feelings results contraception")

// String returns the item as the formats spell it.
func (i Item) String() string { return ItemTerms.Name(i) }

// DueState is the state of a due.
type DueState uint8

// The states of a due.
const (
	DueUpcoming DueState = iota
	DueNow
	DueOverdue
	DueDone
	DueWaiting // counts from something that has not happened yet
	DueUnknown // counts from something that was not told
)

// DueStateTerms are the states as the formats spell them.
var DueStateTerms = NewTerms(DueUpcoming, "upcoming due overdue done waiting unknown")

// String returns the state as the formats spell it.
func (s DueState) String() string { return DueStateTerms.Name(s) }

// Milestone is a step of the recovery and its day; zero if it has not come.
type Milestone struct {
	Milestone string
	On        Date
}

// Recheck is a fact to ask about again.
type Recheck struct {
	Fact Fact
	Why  RecheckReason
}

// RecheckReason is why a fact cannot be right. The zero value is none.
type RecheckReason uint8

// The reasons.
const (
	Implausible RecheckReason = iota + 1
	Contradictory
	AfterAsOf
)

// RecheckTerms are the reasons as the formats spell them.
var RecheckTerms = NewTerms(Implausible, "implausible contradictory after-as-of")

// String returns the reason as the formats spell it.
func (r RecheckReason) String() string { return RecheckTerms.Name(r) }
