package engine

import (
	"aftercare"
	"aftercare/internal/arena"
)

// Alarms is the part of a guidance that is about alarms.
type Alarms struct {
	aftercare.UrgencyAnswer
	Effects []aftercare.Effect
}

// Alarms is [Engine.Evaluate] without what it says of activities, dues and texts.
func (e *Engine) Alarms(rec *aftercare.Record, asOf aftercare.When) *Alarms {
	r := reasons{run: run{Tables: e.tables, rec: rec, now: clockOf(asOf)}}
	r.prepare()
	r.readDanger()
	a := &Alarms{}
	r.urgency(&a.UrgencyAnswer)
	a.Effects = r.suppressing()
	return a
}

// Level is the level of [Engine.Decide] alone.
func (e *Engine) Level(rec *aftercare.Record, asOf aftercare.When) aftercare.Urgency {
	r := run{Tables: e.tables, rec: rec, now: clockOf(asOf)}
	r.prepare()
	return r.level
}

// Room is memory for a guidance, to be used again for the next one.
type Room struct {
	guidance aftercare.Guidance
	answers  []aftercare.SourceAnswer
	rules    []aftercare.SourceRule
	ruled    int // how many of the rules were used
	names    []string
	facts    []aftercare.Fact
	waits    []aftercare.Waiting
}

// EvaluateIn is [Engine.Evaluate] in memory that is there already.
func (e *Engine) EvaluateIn(room *Room, rec *aftercare.Record, asOf aftercare.When) *aftercare.Guidance {
	const enough = 256
	if room.rules == nil {
		room.rules, room.names = make([]aftercare.SourceRule, enough), make([]string, 0, 4*enough)
		room.facts, room.waits = make([]aftercare.Fact, 0, enough), make([]aftercare.Waiting, 0, 2*enough)
	}
	if len(room.answers) < e.tables.RowCount {
		room.answers = make([]aftercare.SourceAnswer, e.tables.RowCount)
	}
	clear(room.rules[:room.ruled])
	r := reasons{run: run{Tables: e.tables, rec: rec, now: clockOf(asOf)}}
	r.answerBuf, r.ruleBuf = room.answers, room.rules
	r.names, r.facts, r.waits = arena.In(room.names), arena.In(room.facts), arena.In(room.waits)
	room.guidance = aftercare.Guidance{AsOf: asOf, Pack: e.ref}
	r.evaluate(&room.guidance)
	room.ruled = len(room.rules) - len(r.ruleBuf)
	return &room.guidance
}
