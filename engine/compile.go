package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// Engine is a pack compiled for evaluation. It is read-only and safe to share.
type Engine struct {
	pack *guideline.Pack
	ref  aftercare.PackRef

	policy   policy
	findings []finding
	// watched says what to hold an observation against, by its code and word;
	// numbers have no word and stand at 0. The first of watches is nothing.
	watched  [aftercare.CodeCount][maxWords]uint8
	watches  []watch
	facts    []uint16          // findings on told facts of the record
	feverish bitset            // the findings of fever
	ways     []way             // of all alarms, most urgent first
	byFirst  [maxBits][]uint16 // ways by the findings of their first group
	alarms   []alarm           // most urgent first
	effects  []effect          // by alarm
	easing   bitset            // the alarms that effects are about
	absences []absence         // the alarms that something has not come

	criteria []criterion // in the order of the guidance
	branches bitset      // those made of others, which come last
	// The scopes of followed rules and dues come first: they are all that a
	// decision without reasons needs.
	scopes         []scope
	followedScopes int
	rowCount       int     // of all activities
	signed         []int   // cells that somebody signed
	asked          []asked // what gates ask
	activities     [aftercare.ActivityCount + 1]activityTable

	dues []due
	// dones says which dues an observation may do, as watched does for alarms.
	dones     [aftercare.CodeCount][maxWords]uint8
	doneLists [][]done

	texts   []shown                // what is usual, then what to know
	expects int                    // how many of them are the first
	byTopic []uint16               // all of them, by topic and by how few they are about
	nets    []net                  // alarms in the safety net, in order
	cites   [][]aftercare.Citation // of each alarm
	numbers map[string]*guideline.Numbers
}

// The sizes of tables. New refuses a pack that is larger.
const (
	maxWords   = 12      // one more than the most words a code has
	maxWays    = 200     // for one alarm to fire
	maxAllWays = maxWide // for all alarms
	maxTexts   = maxWide
	maxWatches = 256 // kinds of observation that are looked at
	maxAsked   = 512 // different things that gates ask
	maxGates   = 32  // of one source on one activity
	fewGates   = 4   // of which every choice is compiled
	maxDone    = 32  // kinds of finding that the dues are done by
)

// diaryDays is how far back single days of bleeding are kept. Older days
// count only through what they started and ended.
const diaryDays = 512

// How much there is room for without asking for memory, or at once.
const (
	fewSigns   = 24
	fewEntries = 16 // of a list that is seldom longer
	fewCalls   = 4
	fewRules   = 16
	shelfSize  = 32
	manyTexts  = 96 // of one answer

	manyFindings = 160 // of a pack
)

// finding is one leaf of an alarm, with its place in the set of findings.
type finding struct {
	guideline.Finding
	threshold int64 // the number compared with, in the scale of number()
	hours     int64
	course    bool // it looks at several observations
	lastsDays int32
	lastsSecs int64 // 0 if it lasts days
	afterDays int32
	afterSecs int64 // 0 if the rule counts days
}

// watch is what an observation of one code and word is held against.
type watch struct {
	sure  bitset   // the findings that it is by its word alone
	check []uint16 // those that need a closer look
}

// criterion is one distinct part of the gates' requirements: a leaf, or one made
// of others.
type criterion struct {
	kind     aftercare.Criterion // 0 if it is made of others
	form     form
	amount   aftercare.Amount
	days     aftercare.Date
	whole    bool
	periods  int
	activity aftercare.Activity // clinician-clearance is one for each activity
	of       string             // the indexes of those that it is made of, a byte each
}

// shown is an expect or inform with its scope.
type shown struct {
	id    string
	scope uint16
	when  []way // for informs that wait for a finding; nil is always

	topic    uint8            // its place in the pack's list
	place    uint16           // its own by topic
	order    uint32           // by topic, and by how few places it is about
	from, to aftercare.Amount // its time, if the topic has a range
}

// New compiles a resolved pack. It fails if the pack is larger than the
// tables, or lacks a policy entry.
func New(p *guideline.Pack, digest string) (*Engine, error) {
	return NewPausing(p, digest, func() {})
}

// NewPausing is New for callers that must stay responsive: it calls pause again and
// again.
func NewPausing(p *guideline.Pack, digest string, pause func()) (*Engine, error) {
	e := &Engine{pack: p, ref: aftercare.PackRef{ID: p.ID, Edition: p.Edition, Digest: digest}}
	c := compiler{Engine: e, pause: pause, findingIndex: make(map[guideline.Finding]int, manyFindings), criterionIndex: map[criterion]int{}, scopeIndex: map[who]int{}, slots: map[int]uint8{}, askedIndex: map[asked]uint16{}}
	if err := c.readPolicy(); err != nil {
		return nil, err
	}
	e.findings = make([]finding, 0, manyFindings)
	e.watches, e.doneLists = make([]watch, 1), make([][]done, 1)
	c.compileAlarms()
	c.compileEffects()
	c.compileGates()
	c.compileRest()
	e.numbers = map[string]*guideline.Numbers{}
	for i := range p.Numbers {
		e.numbers[p.Numbers[i].Jurisdiction] = &p.Numbers[i]
	}
	return e, c.err
}

// Pack returns the resolved pack the engine was compiled from.
func (e *Engine) Pack() *guideline.Pack { return e.pack }

type compiler struct {
	*Engine
	pause          func()
	findingIndex   map[guideline.Finding]int
	criterionIndex map[criterion]int
	scopeIndex     map[who]int
	gatesOf        [aftercare.ActivityCount + 1][]*guideline.Statement
	askedIndex     map[asked]uint16
	slots          map[int]uint8 // of what does a due, by finding
	err            error
}

func (c *compiler) compileRest() {
	var informs []shown
	for i := range c.pack.Statements {
		c.pause()
		s := &c.pack.Statements[i]
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
			x := shown{id: s.ID, scope: c.scope(who{s.About(), true})}
			c.topic(&x, s)
			if s.When != nil {
				x.when = c.waysOf(s.When, way{})
			}
			if s.Kind == guideline.Expect {
				c.texts = append(c.texts, x)
			} else {
				informs = append(informs, x)
			}
		}
	}
	c.expects, c.texts = len(c.texts), append(c.texts, informs...)
	c.sortTopics()
}
