package compiled

import (
	"aftercare"
	"aftercare/guideline"
)

// Tables are a pack compiled for evaluation. They are only read.
type Tables struct {
	Pack *guideline.Pack

	Policy   policy
	Findings []Finding
	// Watched is the index into Watches of what an observation is compared with, by
	// its code and word; numbers have no word and are at 0. The first of Watches is
	// empty.
	Watched  [aftercare.CodeCount][MaxWords]uint8
	Watches  []watch
	Facts    []uint16          // findings on facts of the record
	Feverish Bits              // the findings of fever
	Ways     []Way             // of all alarms, most urgent first
	ByFirst  [MaxBits][]uint16 // ways by the findings of their first group
	Alarms   []alarm           // most urgent first
	Effects  []Effect          // by alarm
	Easing   Bits              // the alarms that effects are about
	Absences []Absence         // the alarms that an event has not occurred

	Criteria []Criterion // in the order of the guidance
	Branches Bits        // those made of others, which come last
	// The scopes of followed rules and dues come first: they are all that a
	// decision without reasons needs.
	Scopes         []Scope
	FollowedScopes int
	RowCount       int     // of all activities
	Signed         []int   // cells that somebody signed
	Asked          []Asked // what gates ask
	Activities     [aftercare.ActivityCount + 1]activityTable

	Dues []Due
	// Dones says which dues an observation may fulfil, as Watched does for alarms.
	Dones     [aftercare.CodeCount][MaxWords]uint8
	DoneLists [][]Done

	Texts   []Text                 // what to expect, then what to know
	Expects int                    // how many of them are what to expect
	ByTopic []uint16               // all of them, by topic, the most specific first
	Nets    []Net                  // alarms in the safety net, in order
	Cites   [][]aftercare.Citation // of each alarm
	Numbers map[string]*guideline.Numbers
}

// The sizes of tables. New refuses a pack that is larger.
const (
	MaxWords   = 12      // one more than the most words a code has
	maxWays    = 200     // for one alarm to fire
	maxAllWays = maxWide // for all alarms
	maxTexts   = maxWide
	maxWatches = 256 // pairs of code and word that are looked at
	MaxAsked   = 512 // different things that gates ask for
	maxGates   = 32  // of one source on one activity
	FewGates   = 4   // of one source on one activity, so that every subset is compiled
	MaxDone    = 32  // kinds of finding that fulfil dues
)

// manyFindings is the initial capacity for findings.
const manyFindings = 160

// Finding is one leaf of an alarm, with its place in the set of findings.
type Finding struct {
	guideline.Finding
	Threshold int64 // the number compared with, in the scale of Number
	Course    bool  // it looks at several observations
	Absent    int   // of an absence, its place in Tables.Findings
	LastsDays int32
	LastsSecs int64 // 0 if it lasts days
	AfterDays int32
	AfterSecs int64 // 0 if the rule counts days
}

// watch is what an observation of one code and word is compared with.
type watch struct {
	Sure  Bits     // the findings that it matches by its word alone
	Check []uint16 // those that need a closer look
}

// Criterion is one distinct part of the gates' requirements: a leaf, or one made
// of others.
type Criterion struct {
	Kind     aftercare.Criterion // 0 if it is made of others
	Form     form
	Amount   aftercare.Amount
	Days     aftercare.Date
	Whole    bool
	Periods  int
	Activity aftercare.Activity // clinician-clearance is one for each activity
	Of       string             // the indexes of those that it is made of, a byte each
}

// form is how a criterion's opening is derived from that of its kind.
type form uint8

// The forms.
const (
	plainForm  form = iota // as it is
	PlusDays               // days after it
	PlusHours              // hours after it
	OfPeriods              // a number of periods
	OfActivity             // a clinician's clearance of one activity
	AllOf                  // the latest of others
	AnyOf                  // the soonest of others
)

// New compiles a resolved pack, and calls pause at short intervals. It fails if the
// pack is larger than the tables, or lacks a policy entry.
func New(p *guideline.Pack, pause func()) (*Tables, error) {
	t := &Tables{Pack: p}
	c := compiler{Tables: t, pause: pause, findingIndex: make(map[guideline.Finding]int, manyFindings), criterionIndex: map[Criterion]int{}, scopeIndex: map[who]int{}, slots: map[int]uint8{}, askedIndex: map[Asked]uint16{}}
	if err := c.readPolicy(); err != nil {
		return nil, err
	}
	t.Findings = make([]Finding, 0, manyFindings)
	t.Watches, t.DoneLists = make([]watch, 1), make([][]Done, 1)
	c.compileAlarms()
	c.compileEffects()
	c.compileGates()
	c.compileRest()
	t.Numbers = map[string]*guideline.Numbers{}
	for i := range p.Numbers {
		t.Numbers[p.Numbers[i].Jurisdiction] = &p.Numbers[i]
	}
	return t, c.err
}

type compiler struct {
	*Tables
	pause          func()
	findingIndex   map[guideline.Finding]int
	criterionIndex map[Criterion]int
	scopeIndex     map[who]int
	gatesOf        [aftercare.ActivityCount + 1][]gate
	askedIndex     map[Asked]uint16
	slots          map[int]uint8 // of the findings that fulfil dues, by finding
	err            error
}

func (c *compiler) compileRest() {
	var informs []Text
	for i := range c.Pack.Statements {
		c.pause()
		s := &c.Pack.Statements[i]
		if s.Status != guideline.Active {
			continue
		}
		switch s.Kind {
		case guideline.Due:
			c.due(i)
		case guideline.Expect, guideline.Inform:
			if s.ShowPages {
				continue
			}
			x := Text{ID: s.ID, Scope: c.scope(who{s.About(), true})}
			c.topic(&x, s)
			if s.When != nil {
				x.When = c.alternatives(s.When, Way{})
			}
			if s.Kind == guideline.Expect {
				c.Texts = append(c.Texts, x)
			} else {
				informs = append(informs, x)
			}
		}
	}
	c.Expects, c.Texts = len(c.Texts), append(c.Texts, informs...)
	c.sortTopics()
}
