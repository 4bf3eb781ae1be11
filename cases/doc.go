// Package cases holds the open cases: what somebody has told, and what the
// answer must be, in files that a midwife can read without knowing Go.
//
// A case is a txtar file, in the folder of its topic. Its head says what it is
// about:
//
//	Case: a pad an hour for two hours, five days after tablets
//	Shows: the same-day line for bleeding
//	Hazard: H03
//	Ordinary: yes            (only if the recovery is as the sources expect it)
//	As-of: 2026-11-09
//	Pack: GB                 (optional; otherwise the record's country chooses)
//	Each: falling rising     (optional: a case for each word, which replaces EACH)
//
// Then the record, as YAML or JSON without its format line, and what is wanted:
//
//	-- record.yaml --
//	jurisdiction: GB
//	loss: {kind: missed, on: 2026-11-03}
//	observations:
//	  - {code: pads-per-hour, value: 1, hours: 2, on: 2026-11-09}
//	-- want --
//	urgency same-day
//	because BLEED-RATE-02
//	not because BLEED-RATE-01
//	activity penetrative-sex get-help-first
//
// A table may come last: a case for each of its lines, of which each cell goes
// where the word above it is. Two spaces or more part the cells:
//
//	-- each --
//	DAY         SIGN                                           LEVEL
//	2026-11-04  {code: pain, value: mild, site: lower}         self-care
//	2026-11-05  {code: abdomen-distended, value: true}         self-care
//
// The lines of want; one that begins with a space continues the line before:
//
//	urgency LEVEL                     the level exactly
//	urgency at least LEVEL            or above
//	urgency at most LEVEL             or below
//	action A                          what to do at once
//	because ID                        the alarm fired
//	not because ID                    it did not
//	because only ID ID                these fired, most urgent first, and no other
//	because ID from POINTER POINTER   it fired from these facts of the record
//	activity A VERDICT                when-ready, hold, avoid or get-help-first
//	activity A hold until DATE        earliest is that day
//	activity A hold not before DATE   notBefore is that day
//	activity A waits for CRITERION STATE
//	activity A does not wait for CRITERION
//	activity A held by ID ID          what holds it whatever the rules say, or danger-signs
//	activity A not held
//	source S on A until DATE          that source's earliest day
//	source S on A waits for CRITERION STATE   (unmet or unknown only)
//	source S on A VERDICT             its own verdict
//	source S on A silent              it mentions A and gives no rule
//	source S on A applies             what it says is about her
//	source S on A other               what it says is not about her
//	source S on A followed            the answer rests on it
//	source S on A shown               it applies and is not followed
//	due ITEM DATE STATE               a due for the item on that day, in that state
//	due ITEM STATE                    the same on any day
//	due ITEM DATE to DATE STATE       with the day it is overdue from; ITEM or an ID
//	no due ITEM                       or ID
//	unknown FACT                      it is among what is unknown
//	unknown first FACT                and is asked first
//	not unknown FACT
//	expect ID, inform ID, safety net ID, not inform ID, not expect ID
//	expect only ID ID, inform only ..., due only ..., safety net only ...
//	followed on A: S S                the sources that the answer rests on
//	sources on A; WHAT: S S; ...      a comparison, see below
//	recheck POINTER WHY, not recheck POINTER
//	milestone NAME DATE
//	stale
//	effect ID                         an expected effect holds back an alarm
//	effect ID until WHEN              and its window ends then
//	not effect ID, effect only ID ID
//	asked, not asked                  about the danger signs that nothing opens without
//	refused POINTER                   the record is refused with a finding there
//	refused                           it is refused as a whole
//
// A comparison puts every source that applies to her under what it says; a
// source that it does not name is not about her. Each file of compare/ is about
// one person:
//
//	sources on bath;
//	  when ready: S S;                       no day is named
//	  open since DATE: S S;
//	  until DATE: S S;
//	  not before DATE, waits for C C, asks for C: S S;
//	  avoid: S S;
//	  silent: S S;                           they mention it and give no time
//	  by S: ID ID;                           the statements of S, if several
//	  followed: S S
//
// "waits for" is what has yet to happen, "asks for" what she has not told us.
package cases
