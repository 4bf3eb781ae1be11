// Package cases holds the open cases: facts of a person and what the answer
// must be, in files that a midwife can read and that need no Go.
//
// A case is a txtar file. Its head says what it is about:
//
//	Case: a pad an hour for two hours, five days after tablets
//	Shows: the same-day line for bleeding
//	Hazard: H03
//	Ordinary: yes            (only where recovery is as the sources expect it)
//	As-of: 2026-11-09
//	Pack: GB                 (optional; otherwise the record's country chooses)
//	Each: falling rising     (optional: one case for each word, in place of EACH)
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
// The lines of want; one that begins with a space goes on the line before:
//
//	urgency LEVEL                     the level exactly
//	urgency at least LEVEL            or above
//	urgency at most LEVEL             or below
//	because ID                        the alarm fired
//	not because ID                    it did not
//	because only ID ID                these fired, most urgent first, and no other
//	because ID from POINTER POINTER   the facts of the record that it names
//	activity A VERDICT                when-ready, hold, avoid or get-help-first
//	activity A hold until DATE        earliest is that day
//	activity A hold not before DATE   notBefore is that day
//	activity A waits for CRITERION STATE
//	activity A does not wait for CRITERION
//	source S on A until DATE          that source's earliest day
//	source S on A waits for CRITERION STATE   (unmet or unknown only)
//	source S on A VERDICT             or followed, applies, silent
//	source S on A other               what it says is not about her
//	due ITEM DATE STATE               some due of the item on that day in that state
//	due ITEM STATE                    the same without a day
//	due ITEM DATE to DATE STATE       with the day from which it is overdue; ITEM or an ID
//	no due ITEM                       or ID
//	unknown FACT                      it is in the list of unknown
//	unknown first FACT                and heads it
//	not unknown FACT
//	expect ID, inform ID, safety net ID, not inform ID, not expect ID
//	expect only ID ID, inform only ..., due only ..., safety net only ...
//	followed on A: S S                the sources that the answer rests on
//	sources on A; WHAT: S S; ...      a comparison, see below
//	recheck POINTER WHY, not recheck POINTER
//	milestone NAME DATE
//	stale
//	refused POINTER                   the record is refused with a finding there
//	refused                           it is refused as a whole
//
// A comparison puts every source that applies to her under what it says; whom
// it does not name is not about her. In compare/ there is one person a file:
//
//	sources on bath;
//	  when ready: S S;                       no day is named
//	  open since DATE: S S;
//	  until DATE: S S;
//	  not before DATE, waits for C C, asks for C: S S;
//	  avoid: S S;
//	  silent: S S;                           it speaks of it and gives no time
//	  by S: ID ID;                           where it says more than one thing
//	  followed: S S
//
// "waits for" is what has yet to happen, "asks for" what she has not told.
package cases
