package guideline

import (
	"math"

	"aftercare"
)

// Format is the version of the canonical JSON form.
const Format = "aftercare.pack/1"

// Pack is one edition of a publisher's guidance.
type Pack struct {
	ID, Title, Edition, Owner string
	Published, ReviewBy       aftercare.Date
	Jurisdictions             []string // whose records choose it
	Languages                 []string
	Inherits                  string // another pack's id
	InheritsDigest            string // and the digest it was built against
	Tightens                  bool   // never laxer than what it inherits
	Unit                      Unit   // whose pack it is, if it tightens
	Policy                    []Policy
	Topics                    []Topic
	Questions                 []Question
	Sources                   []Source
	Statements                []Statement
	Follow                    []Cell
	Numbers                   []Numbers
}

// Unit is the ward or clinic whose pack it is, and the number its patients call first.
type Unit struct{ Name, Number, Hours string }

// The longest that parts of a unit may be, so that a sheet with them stays one page.
const (
	MostUnitName   = 60
	MostUnitNumber = 24
)

// Text is words by language.
type Text []Words

// Words is one language's words.
type Words struct{ Lang, Text string }

// In returns the words in a language; "" if there is nothing to say. It never falls
// back to another language: if the words are missing it returns the language in
// double brackets, which the tests reject on every page. No program starts with such
// a text, see guideline/table.
func (t Text) In(lang string) string {
	for _, w := range t {
		if w.Lang == lang {
			return w.Text
		}
	}
	if len(t) == 0 {
		return ""
	}
	return "⟦" + lang + "⟧"
}

// Has reports whether there are words in a language, or nothing to say.
func (t Text) Has(lang string) bool {
	for _, w := range t {
		if w.Lang == lang {
			return w.Text != ""
		}
	}
	return len(t) == 0
}

// Policy is a number or a list that no source gives, with our reason for it.
type Policy struct {
	Key        PolicyKey
	Amount     aftercare.Amount
	Least      aftercare.Decimal // with Most, if the entry is a range
	Most       aftercare.Decimal
	Code       aftercare.Code   // the code the entry is about
	Codes      []aftercare.Code // the codes it names
	Activities []aftercare.Activity
	Reason     Text
}

// Source is one published document, in one edition.
type Source struct {
	ID, Publisher, Title, Name  string
	Edition, Published, Address string
	Jurisdiction, Language      string
	Tier                        Tier
	Kind                        SourceKind
	Seen                        Seen
	Licence, CheckedOn, Note    string
	SupersededBy                string // what replaced it: the id of one of our sources, or a name
}

// Newer is the name of what replaced the source, which may be another of the
// given ones; "" if nothing is known to have.
func (s *Source) Newer(sources map[string]*Source) string {
	if newer := sources[s.SupersededBy]; newer != nil {
		return newer.Name
	}
	return s.SupersededBy
}

// Topic is a subject of several statements. An answer has one line for each topic, in
// the order of the pack's list.
type Topic struct {
	ID   string
	Name Text
	// Says is the text of the line if its statements give different times by the names
	// from and to.
	Says Text
	Due  aftercare.Item // comes first in the line while it is due
}

// Question is something people ask.
type Question struct {
	ID       string
	Activity aftercare.Activity // the activity it is about, if any
	Urgent   bool               // someone who needs an ambulance may ask it, so the emergency number is beside the answer
	Line     CallKind           // the kind of help line for it, if any
	Ask      Text
	Short    Text
}

// Question is the question with an id, nil for none.
func (p *Pack) Question(id string) *Question {
	for i := range p.Questions {
		if q := &p.Questions[i]; q.ID == id {
			return q
		}
	}
	return nil
}

// Kind is what a statement may do.
type Kind uint8

// The kinds of statement.
const (
	Alarm    Kind = iota + 1 // may only raise the urgency
	Gate                     // may only hold an activity back
	Due                      // something to be done around a day
	Expect                   // what is usual
	Inform                   // what to know
	Expected                 // excuses one finding of one alarm for a while
)

// Rule is what a gate asks for.
type Rule uint8

// The rules of a gate.
const (
	RuleRequire Rule = iota // its requirement
	RuleNone                // the source mentions it but gives no time
	RuleAvoid               // the source advises against it without an end
)

// Statement is one thing that one or more sources say. Which keys it has
// depends on its kind.
type Statement struct {
	ID          string
	Kind        Kind
	Status      Status
	RetiredWhy  string // why it was retired, for authors: no page shows it
	Replaces    []string
	SecondHand  SecondHand
	Questions   []string
	Applies     Applies
	Everybody   bool // it is about everybody, and AppliesWhy says why
	AppliesWhy  string
	Topic       string // expects and informs: what it is about
	Population  Population
	Strength    Strength
	Certainty   Certainty
	Says        Text
	SaysOther   Text // the same about somebody else, in the third person
	Numbers     []Number
	Cites       []Cite
	Unsupported string
	Differs     []aftercare.Difference

	// Gates.
	Activities []aftercare.Activity
	Rule       Rule
	Require    *Requirement
	Ideally    *Requirement
	Itself     bool // it is about this activity only, so it doesn't apply to the rest of the floor

	// Alarms; When also belongs to informs, ShowPages to informs and expects,
	// Level to expected effects.
	Level     aftercare.Urgency
	Action    aftercare.Action
	When      *Condition
	SafetyNet int
	// SafetyNetIn are the columns in whose answers the safety net lists it;
	// empty is all.
	SafetyNetIn aftercare.Set[Column]
	Hazards     []string
	Line        int    // its line in the list of danger signs, 0 for none
	LineWhy     string // why it has none
	ShowPages   bool
	Holds       aftercare.Set[HoldGroup]
	Absence     Window // from when it alarms that an event has not occurred
	NoEnd       string // why an alarm that rests on a kind or a place has no end

	// Expected effects.
	Alarm   string     // the alarm in which the finding is excused
	Finding *Condition // one that the alarm looks for
	Window  Window     // when it is expected
	NoCall  bool       // the source asks for no call

	Approach aftercare.Set[aftercare.Approach] // how the operation that the window counts from was done; must be told

	// Dues.
	Item     aftercare.Item
	Anchor   Anchor
	After    aftercare.Amount
	Until    aftercare.Amount
	Repeat   aftercare.Amount
	Times    int
	DoneBy   []Condition
	Outcomes []Outcome
}

// LastLine is the last line of the list of danger signs.
const LastLine = 11

// Cite is a source and the place in it.
type Cite struct {
	Source, Locator string
	Says            Text // what this source in particular says
}

// Number is a named number of a statement's words.
type Number struct {
	Name   string
	Amount aftercare.Amount  // a length of time, or
	Value  aftercare.Decimal // a value
	Unit   NumberUnit        // in this unit
	From   []string          // ids of sources, if the statement cites several
}

// Outcome is an answer to a due and what follows from it.
type Outcome struct {
	Answer  string
	LeadsTo string // the alarm it leads to
	Says    Text
}

// Applies narrows whom a statement is about. Empty parts do not narrow.
type Applies struct {
	Columns     aftercare.Set[Column]
	Routes      aftercare.Set[CareRoute]
	Kinds       aftercare.Set[aftercare.LossKind]
	Late        aftercare.Tri
	Phase       Phase
	Anaesthetic aftercare.Set[aftercare.Anaesthetic]
	From, To    aftercare.GestationalAge
	Conditions  aftercare.Set[aftercare.Condition]
	Rh          aftercare.Rh
	Location    aftercare.Set[aftercare.Location]
	Methods     aftercare.Set[aftercare.Method]
	Nations     aftercare.Set[aftercare.Nation]
	Antibiotics aftercare.Set[aftercare.Word] // that she takes or took: words of the code
}

// CareRoute is a route of care as packs tell them apart: methotrexate is a
// route of its own.
type CareRoute uint8

// The routes.
const (
	ByWaiting      = CareRoute(aftercare.Expectant)
	ByMedicine     = CareRoute(aftercare.Medical)
	BySurgery      = CareRoute(aftercare.Surgical)
	ByMethotrexate = BySurgery + 1
)

// RouteOf is the route of a step of care, as packs tell them apart.
func RouteOf(step *aftercare.Care) CareRoute {
	if step.Method == aftercare.Methotrexate {
		return ByMethotrexate
	}
	return CareRoute(step.Route)
}

// WombRoutes are the routes of a loss in the womb.
const WombRoutes aftercare.Set[CareRoute] = 1<<(ByWaiting-1) | 1<<(ByMedicine-1) | 1<<(BySurgery-1)

// Phase is whether the pregnancy tissue has passed.
type Phase uint8

// The phases. The zero value is either.
const (
	Waiting Phase = iota + 1
	After
)

// Column is a situation that texts are written for: a kind of loss with its
// care.
type Column uint8

// The columns.
const (
	ColumnExpectant Column = iota + 1
	ColumnMedical
	ColumnSurgical
	ColumnThreatened
	ColumnEctopicWaiting
	ColumnMethotrexate
	ColumnEctopicKept    // operated, the tube kept
	ColumnEctopicRemoved // operated, the tube removed
	ColumnUnlocated
	ColumnMolar
	ColumnChemical
	ColumnLate
)

// WombColumns apply if she told neither the kind of loss nor her care, EctopicColumns
// if she told an ectopic pregnancy without its care.
var (
	WombColumns    = aftercare.SetOf(ColumnExpectant, ColumnMedical, ColumnSurgical)
	EctopicColumns = aftercare.SetOf(ColumnEctopicWaiting, ColumnMethotrexate, ColumnEctopicKept, ColumnEctopicRemoved)
)

// Anchor is what a due or a finding's date counts from.
type Anchor uint8

// The anchors.
const (
	AnchorLoss Anchor = iota + 1
	AnchorProcedure
	AnchorMedicine
	AnchorTreatment
	AnchorMisoprostol
	AnchorMethotrexate
	AnchorBleedingStopped
	AnchorDiagnosis
	AnchorFirstHCG  // the first blood test for hCG, or else the diagnosis
	AnchorSecondHCG // the second, or the first that was told against another
	AnchorWaiting   // the start of waiting for a miscarriage, or else the diagnosis
	AnchorCount
)

// Window is a length of time from an anchor.
type Window struct {
	Anchor Anchor
	Amount aftercare.Amount
}

// HoldGroup is a group of activities that an alarm holds back.
type HoldGroup uint8

// The groups; those up to GroupConceive are lists of the policy.
const (
	GroupInside HoldGroup = iota + 1
	GroupWater
	GroupEffort
	GroupWork
	GroupDriving
	GroupTravel
	GroupAlcohol
	GroupMedicines
	GroupConceive
	GroupAll
	GroupNone
)

// Requirement is a tree over criteria. A leaf has a Criterion.
type Requirement struct {
	All, Any  []Requirement
	Criterion aftercare.Criterion
	Amount    aftercare.Amount
	Whole     bool // menses-returned: a whole period
	Periods   int  // menses-returned: how many
	Name      string
	From      []string
}

// Condition is a tree over findings. A leaf has a Finding.
type Condition struct {
	All, Any []Condition
	Finding
	Name string
	From []string
}

// Finding is one thing to look for in a record: a current observation, or
// another fact. Equal values are the same finding.
type Finding struct {
	Code       aftercare.Code
	Words      aftercare.Set[aftercare.Word] // for codes with words and signs
	AtLeast    aftercare.Decimal
	AtMost     aftercare.Decimal
	Compares   Compare
	Unit       aftercare.Unit
	Hours      aftercare.Decimal
	Change     Change // against an earlier value of the code
	Times      int    // on at least this many days,
	Within     int    // the first and the last at most this many days apart
	Lasts      aftercare.Amount
	Sites      aftercare.Set[aftercare.Site]
	Worsening  bool
	Unrelieved bool
	Relieved   bool // only of an expected effect
	Item       int  // instrument: which answer, from 1; 0 is the total
	Item10     int

	Person    aftercare.Set[aftercare.Condition]
	Medicines aftercare.Set[aftercare.Medicine]
	Kinds     aftercare.Set[aftercare.LossKind]
	Locations aftercare.Set[aftercare.Location]
	Methods   aftercare.Set[aftercare.Method]
	Routes    aftercare.Set[aftercare.Route] // routes of care in the record
	Approach  aftercare.Set[aftercare.Approach]
	Rh        aftercare.Rh
	Late      bool
	WeeksFrom aftercare.GestationalAge // the weeks, if told, are from the first
	WeeksTo   aftercare.GestationalAge // and before the second
	WeeksTold bool                     // only weeks that were told count

	Rule        DateRule
	After       aftercare.Amount // the date rule's time since AfterAnchor
	AfterAnchor Anchor
}

// hasNumber reports whether a finding names a number that some source gives.
func (f *Finding) hasNumber() bool {
	return f.Compares != NoCompare || f.Hours > 0 || f.AfterAnchor != 0 || f.Change != (Change{}) || f.Times > 0 || f.Lasts.Unit != 0 || f.WeeksFrom != 0 || f.WeeksTo != 0
}

// Change compares a value with another from some days before, in percent of that
// one. Percentages that are not given don't matter.
type Change struct {
	FallsLessThan, FallsAtMost, FallsMoreThan aftercare.Count
	RisesAtMost, RisesMoreThan                aftercare.Count
	From, To                                  int // the fewest and the most days before
	// RisesPer is the number of days in which a value rises by the percentage; it is
	// compounded over more days. 0 means the whole time.
	RisesPer int
}

// ChangeKey names one of the percentages of a change.
type ChangeKey uint8

// The percentages.
const (
	FallsLessThan ChangeKey = iota + 1
	FallsAtMost
	FallsMoreThan
	RisesAtMost
	RisesMoreThan
)

// Percent returns where the change keeps one of its percentages.
func (c *Change) Percent(key ChangeKey) *aftercare.Count {
	return [...]*aftercare.Count{nil, &c.FallsLessThan, &c.FallsAtMost, &c.FallsMoreThan, &c.RisesAtMost, &c.RisesMoreThan}[key]
}

// Limit is 100 times the value that one of the percentages gives, some days after
// another value.
func (c *Change) Limit(key ChangeKey, from aftercare.Decimal, days int) aftercare.Decimal {
	percent := c.Percent(key).Value()
	switch {
	case key < RisesAtMost:
		return from * aftercare.Decimal(100-percent)
	case c.RisesPer == 0 || days <= c.RisesPer:
		return from * aftercare.Decimal(100+percent)
	}
	paced := math.Pow(float64(100+percent)/100, float64(days)/float64(c.RisesPer))
	return aftercare.Decimal(min(float64(100*from)*paced, 1<<62))
}

// DateRule is how a finding looks at the time since an anchor.
type DateRule uint8

// The date rules. The zero value is none.
const (
	CountsAfter  DateRule = iota + 1 // counts unless it is known to be sooner after the anchor
	CountsSince                      // counts only if it is known to be that long after the anchor, or longer
	CountsUntil                      // a fact counts unless the anchor is known to be longer ago
	CountsAbsent                     // counts only if told that long after the anchor or later, with nothing to the contrary since
)

// Compare is how a number is compared.
type Compare uint8

// The comparisons.
const (
	NoCompare Compare = iota
	AtLeast
	AtMost
	Below // less than AtMost
)

// Cell lists the sources that the answer follows for one activity, or for all
// activities of a floor, in some columns and phases.
type Cell struct {
	Activity aftercare.Activity
	Floor    HoldGroup             // instead of an activity
	Columns  aftercare.Set[Column] // empty is all
	Phases   aftercare.Set[Phase]  // empty is both
	Add      bool                  // adds to the parent's cell instead of replacing it
	Follow   []string
	Like     aftercare.Set[Column] // also follows what is followed in these columns
	Why      Text
	SignedBy string // who is responsible for a clinic's relaxation, whose reason is Why
	SignedOn aftercare.Date
}
