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
// The lines of want:
//
//	urgency LEVEL                     the level exactly
//	urgency at least LEVEL            or above
//	urgency at most LEVEL             or below
//	because ID                        the alarm fired
//	not because ID                    it did not
//	activity A VERDICT                when-ready, hold, avoid or get-help-first
//	activity A hold until DATE        earliest is that day
//	activity A hold not before DATE   notBefore is that day
//	activity A waits for CRITERION STATE
//	activity A does not wait for CRITERION
//	source S on A until DATE          that source's earliest day
//	source S on A waits for CRITERION STATE   (unmet or unknown only)
//	source S on A VERDICT             or followed, applies, silent
//	due ITEM DATE STATE               some due of the item on that day in that state
//	due ITEM STATE                    the same without a day
//	no due ITEM
//	unknown FACT                      it is in the list of unknown
//	unknown first FACT                and heads it
//	not unknown FACT
//	expect ID, inform ID, safety net ID, not inform ID, not expect ID
//	recheck POINTER WHY, not recheck POINTER
//	milestone NAME DATE
//	stale
//	refused POINTER                   the record is refused with a finding there
//	refused                           it is refused as a whole
package cases
