package questions

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
)

// dangerLine is a line of the list of danger signs and the signs that it names. The
// packs decide on the level of a sign.
type dangerLine struct {
	signs  []sign // what a tick lets her choose from
	denies []Item // what "none of these" writes: only what the line names in full
}

// sign is one choice of a line, and the answers that it stands for.
type sign struct {
	id     string
	writes []Item
}

// lines are the lines in order: the first six count as emergencies until more is told.
// Their words are "line.N" and "which.ID".
var lines = [...]dangerLine{
	newLine("pad-once: pads-per-hour=1 pads-hours=1, pad-twice: pads-per-hour=1 pads-hours=2, two-pads: pads-per-hour=2, pouring: bleeding=soaking", ""),
	newLine("fainted: fainting=fainted, near-faint: fainting=near-faint, drowsy: drowsy=true, fit: seizure=true, confused: confused=true, blotchy: mottled-skin=true, no-urine: urine=none",
		"drowsy=false seizure=false confused=false mottled-skin=false"),
	newLine("chest: chest-pain=true, breath-rest: breathless=rest, breath-walking: breathless=walking, breath-effort: breathless=exertion, wheeze: wheeze=true, cough-blood: coughing-blood=true, lips: lip-swelling=true, doom: sense-of-doom=true",
		"chest-pain=false breathless=none wheeze=false coughing-blood=false lip-swelling=false sense-of-doom=false"),
	newLine("severe: pain=severe, one-side: pain-site=one-sided, shoulder: pain-site=shoulder, bottom: pain-site=rectal, hard: abdomen-rigid=true, swollen: abdomen-distended=true",
		"abdomen-rigid=false abdomen-distended=false"),
	newLine("worst-headache: headache=worst-ever, bad-headache: headache=severe, neck: stiff-neck=true, sight: vision-changes=true, face: swelling=face-hands",
		"stiff-neck=false vision-changes=false"),
	newLine("very-low: mood=very-low, no-hope: mood=no-hope, not-here: harm-thoughts=passive, ending: harm-thoughts=active, plan: harm-thoughts=plan, voices: hearing-voices=true, unlike: unlike-herself=true, overdose: dose-taken=on-purpose, afraid: afraid-of-someone=true, hurt: being-hurt=hit, choked: being-hurt=strangled",
		"hearing-voices=false"),
	newLine("hot: feels-hot=true, chills: chills=true", "feels-hot=false chills=false"),
	newLine("big-clots: clots=large, foul: discharge=foul, waters: waters-gone=true", "discharge=normal waters-gone=false"),
	newLine("ill: very-unwell=true, weak: weak=true, dizzy-standing: fainting=dizzy-standing, dizzy: fainting=dizzy, pale: pale=true, clammy: clammy=true, racing: palpitations=true",
		"very-unwell=false weak=false pale=false clammy=false palpitations=false"),
	newLine("sick: vomiting=true, diarrhoea: diarrhoea=true, no-wind: no-flatus=true, little: urine=little, burning: urine=burning, often: urine=frequent",
		"vomiting=false diarrhoea=false no-flatus=false"),
	newLine("leg: one-leg-swollen=true, breast: breast-red=true, rash: rash=true, purple: rash=true rash-kind=purple, blisters: rash=true rash-kind=blisters", "one-leg-swollen=false breast-red=false rash=false"),
}

// LineCount is how many lines the list of danger signs has, FirstLines how many are in
// the first of its two groups.
const (
	LineCount  = len(lines)
	FirstLines = 6
)

// Groups are the values of "none of these", one for each group.
var Groups = [...]string{"lines-a", "lines-b"}

// LineSigns are the ids of what a line names, from line 1.
func LineSigns(n int) (ids []string) {
	for _, x := range lines[n-1].signs {
		ids = append(ids, x.id)
	}
	return ids
}

// Says reports whether the answers say everything that a sign of a line means.
func (a *Answers) Says(id string) bool {
	for _, it := range findSign(id).writes {
		if !slices.Contains(a.All(it.Field), it.Value) {
			return false
		}
	}
	return true
}

// SignSays reports whether an observation is what a sign means.
func SignSays(id string, x *aftercare.Observation) bool {
	for _, it := range findSign(id).writes {
		if !itemSays(it, x) {
			return false
		}
	}
	return true
}

// itemSays reports whether an answer says what was observed.
func itemSays(it Item, x *aftercare.Observation) bool {
	if it.Field == "pain-site" {
		return x.Code == aftercare.Pain && x.Site.String() == it.Value && !x.Code.Info().Calm.Has(x.Word)
	}
	c := aftercare.ParseCode(it.Field)
	return c != 0 && c == x.Code && x.Word != 0 && x.Word == c.Info().Word(it.Value)
}

// SignNumber is the number of a field that a sign means, such as pads in an hour; ""
// if it means none.
func SignNumber(id, field string) string {
	for _, it := range findSign(id).writes {
		if it.Field == field {
			return it.Value
		}
	}
	return ""
}

// deniedTogether is written where both lines that name a code are denied.
var deniedTogether = []struct {
	Item
	lines [2]int
}{
	{Item{"fainting", "none"}, [2]int{2, 9}},
	{Item{"urine", "normal"}, [2]int{2, 10}},
}

// askedTwice are the signs that "none of these" alone does not deny: they open
// every activity, so they are asked once more.
var askedTwice = []string{"feels-hot", "discharge"}

func newLine(signs, denies string) dangerLine {
	var l dangerLine
	for text := range strings.SplitSeq(signs, ", ") {
		id, writes, _ := strings.Cut(text, ": ")
		l.signs = append(l.signs, sign{id, items(writes)})
	}
	l.denies = items(denies)
	return l
}

// items reads "field=value field=value".
func items(text string) []Item {
	var list []Item
	for part := range strings.FieldsSeq(text) {
		field, value, _ := strings.Cut(part, "=")
		list = append(list, Item{field, value})
	}
	return list
}

// FieldLine holds the lines that she ticked, by the words of the code.
var FieldLine = aftercare.DangerLine.String()

// LineWord is a line as the record spells it.
func LineWord(n int) string { return "line-" + strconv.Itoa(n) }

// Ticked reports whether a line was ticked.
func (a *Answers) Ticked(n int) bool { return slices.Contains(a.All(FieldLine), LineWord(n)) }

// placed reports whether a place of pain was told that a line names, and not how
// strong the pain is: without it that is no observation.
func (a *Answers) placed(n int) bool {
	if hasPain(a) {
		return false
	}
	for _, site := range a.All("pain-site") {
		it := Item{"pain-site", site}
		if n == chestLine && site == aftercare.SiteChest.String() || slices.ContainsFunc(lines[n-1].signs, func(s sign) bool { return slices.Contains(s.writes, it) }) {
			return true
		}
	}
	return false
}

// chestLine is the line that asks for pain in the chest as a sign of its own.
const chestLine = 3

// deniesLine reports whether "none of these" denies a line.
func (a *Answers) deniesLine(n int) bool {
	group := Groups[0]
	if n > FirstLines {
		group = Groups[1]
	}
	return !a.Ticked(n) && !a.placed(n) && slices.Contains(a.All(NoneField), group)
}

// findSign finds a sign by its id.
func findSign(id string) *sign {
	for i := range lines {
		for j := range lines[i].signs {
			if s := &lines[i].signs[j]; s.id == id {
				return s
			}
		}
	}
	return nil
}

// lines adds what the list of danger signs says: a ticked line without details, and
// what the other lines deny. The list does not deny a sign that was told before.
func (o *observer) lines(from int) {
	told := map[aftercare.Code]bool{}
	for _, x := range o.rec.Observations[from:] {
		told[x.Code] = true
	}
	for n := 1; n <= len(lines); n++ {
		if (o.a.Ticked(n) || o.a.placed(n)) && !o.tells(n, from) {
			o.add(aftercare.Observation{Code: aftercare.DangerLine, Word: aftercare.DangerLine.Info().Word(LineWord(n))})
		}
	}
	deny := func(it Item) {
		c := aftercare.ParseCode(it.Field)
		if !told[c] && !o.earlier(c) && (!slices.Contains(askedTwice, it.Field) || o.a.One(FieldAgain) == "true") {
			o.add(aftercare.Observation{Code: c, Word: c.Info().Word(it.Value)})
		}
	}
	for n := 1; n <= len(lines); n++ {
		if o.a.deniesLine(n) {
			for _, it := range lines[n-1].denies {
				deny(it)
			}
		}
	}
	for _, both := range deniedTogether {
		if o.a.deniesLine(both.lines[0]) && o.a.deniesLine(both.lines[1]) {
			deny(both.Item)
		}
	}
}

// numberLines are the lines of signs that are told as a number.
var numberLines = map[aftercare.Code]int{aftercare.PadsPerHour: 1, aftercare.BreathingRate: 3, aftercare.Temperature: 7, aftercare.HeartRate: 9}

// LineAsks reports whether a line asks about a code.
func LineAsks(n int, c aftercare.Code) bool {
	for _, s := range lines[n-1].signs {
		for _, it := range s.writes {
			if aftercare.ParseCode(it.Field) == c || it.Field == "pain-site" && c == aftercare.Pain {
				return true
			}
		}
	}
	return numberLines[c] == n
}

// tells reports whether an observation of this sitting says more of a line than
// its tick does. A pulse or a temperature can be an ordinary one, and then what
// was ticked is still not told.
func (o *observer) tells(n, from int) bool {
	for i := range o.rec.Observations[from:] {
		x := &o.rec.Observations[from+i]
		if LineNames(n, x) && (x.Code == aftercare.PadsPerHour || x.Word != 0) {
			return true
		}
	}
	return false
}

// LineNames reports whether a line names what was observed.
func LineNames(n int, x *aftercare.Observation) bool {
	if line := numberLines[x.Code]; line != 0 {
		return n == line
	}
	for _, s := range lines[n-1].signs {
		if slices.ContainsFunc(s.writes, func(it Item) bool { return itemSays(it, x) }) {
			return true
		}
	}
	return false
}

// earlier reports whether the record she brought has a sign that does not reassure.
func (o *observer) earlier(c aftercare.Code) bool {
	for i := range o.a.Base.Observations {
		if x := &o.a.Base.Observations[i]; x.Code == c && !c.Info().Calm.Has(x.Word) {
			return true
		}
	}
	return false
}
