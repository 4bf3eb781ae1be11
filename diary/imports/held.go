package imports

import (
	"cmp"
	"strings"

	"aftercare"
)

// held is what the diary has for a thing that no reader takes where it stands.
type held struct {
	is   bool // the diary has something of the kind, in whatever words
	sign bool // the thing may ask for help, and does not say how much
	may  Sign // what it would be taken as if it were certain
}

// held judges a thing by its name and by what is said of it. Every report of
// something left out asks it, so that no reader says "no place" of what the
// diary holds, and none loses what may be a danger sign.
func (p *phrases) held(column, value string) held {
	n := p.name(column)
	k, unit := n.kind, n.unit
	h := p.in(value)
	if isNothing(value) {
		h = held{}
	}
	switch k {
	case kindUnknown, kindDate, kindSigns: // what is said of it decides
		return h
	case kindMedicine: // a painkiller is no pain
		return held{is: true}
	case kindTemperature, kindFever:
		h = p.degrees(k, unit, value)
	case kindHeart, kindPads, kindBreathing:
		h = heldCount(numberCodes[k], value)
	case kindHeld:
		if strings.HasSuffix(n.base, "heart rate") {
			h = heldCount(aftercare.HeartRate, value)
		}
	case kindSpotting:
		h.may = or(h.may, saysSign("bleeding", "spotting"))
	case kindSign:
		h = p.tick(n.base, value)
	default:
		if list := gradesOf(k); list != nil {
			h = heldGrade(k, list, value, h)
		}
	}
	h.is = true
	if isNothing(value) && value != "" {
		h.sign, h.may = false, Sign{}
	}
	return h
}

// isNothing reports whether a value tells of nothing, or is not there.
func isNothing(value string) bool {
	w := words(value)
	return w == "" || w == "null" || isOneOf(noWords, w) || isOneOf(calmWords, w)
}

func or(a, b Sign) Sign {
	if a.Code == 0 {
		return b
	}
	return a
}

func saysSign(code, value string) Sign {
	o := says(code, value)
	return Sign{Code: o.Code, Word: o.Word}
}

// degrees is a temperature, which may stand under the name of a fever.
func (p *phrases) degrees(k kind, unit aftercare.Unit, value string) held {
	if n, ok := readNumber(value); ok && !isOneOf(yesWords, words(value)) {
		_, own := cutUnit(fold(trim(unmarked(value))))
		return held{may: Sign{Code: aftercare.Temperature, Number: n, Unit: cmp.Or(own, unit, scaleOf(value))}}
	}
	if k == kindFever {
		return held{may: saysSign("feels-hot", "yes")}
	}
	h := p.in(value)
	h.sign = h.sign || h.may.Code == 0
	return h
}

// heldCount is a count that has one unit only.
func heldCount(code aftercare.Code, value string) held {
	if n, ok := readNumber(value); ok && n >= 0 {
		return held{may: Sign{Code: code, Number: n}}
	}
	return held{sign: true}
}

// tick is a sign that the name itself says.
func (p *phrases) tick(name, value string) held {
	h := p.words[name]
	if in := p.in(value); in.may.Code != 0 {
		h.may = in.may
	}
	return h
}

// heldGrade is something that the diary holds with how much of it there was.
func heldGrade(k kind, list []meaning, value string, h held) held {
	w := words(value)
	if grade := means(list, w); grade != "" {
		h.may = or(h.may, saysSign(gradeCodes[k], grade))
	}
	if k == kindBleeding && isOneOf(overHeavy, w) {
		h.may = saysSign("bleeding", "heavy")
	}
	h.sign = h.sign || h.may.Code == 0 && (k == kindPain || k == kindClots)
	return h
}

// gradeCodes are the codes that are held with how much there was.
var gradeCodes = [kindCount]string{kindBleeding: "bleeding", kindPain: "pain", kindHeadache: "headache", kindClots: "clots", kindTest: "pregnancy-test", kindMood: "mood"}

// gradesOf are the words for how much there was; nil for kinds without.
func gradesOf(k kind) []meaning {
	switch k {
	case kindBleeding:
		return bleedingWords
	case kindPain:
		return painGrades
	case kindHeadache:
		return headacheGrades
	case kindClots:
		return clotSizes
	case kindTest:
		return testResults
	case kindMood:
		return moodWords
	}
	return nil
}

// phrases are all words for signs, each with what the diary has for it, and the
// names that were looked up.
type phrases struct {
	words map[string]held
	names map[string]about
}

// about is what a name of a column says.
type about struct {
	base string
	kind kind
	unit aftercare.Unit
}

// mostNames bounds how many names are kept.
const mostNames = 1000

// name looks a name up: a file has few, each many times.
func (p *phrases) name(column string) about {
	n, ok := p.names[column]
	if !ok {
		n.base, _ = baseOf(column)
		if n.kind, n.unit = kindOf(column); len(p.names) < mostNames {
			p.names[column] = n
		}
	}
	return n
}

func readPhrases() *phrases {
	list := &phrases{map[string]held{}, map[string]about{}}
	for _, m := range signWords {
		code, word, _ := strings.Cut(m.value, " ")
		list.add(m.words, held{may: saysSign(code, word)})
	}
	list.add(noAmountWords, held{})
	list.add(dangerWords, held{sign: true})
	return list
}

func (p *phrases) add(words string, h held) {
	for _, w := range strings.Split(words, "|") {
		old := p.words[w]
		p.words[w] = held{is: true, sign: old.sign || h.sign, may: or(old.may, h.may)}
	}
}

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 5

// notWords before a phrase take it back.
const notWords = "no|not|without|never|kein|keine|ohne|sin|sem|sans|senza|pas de"

// alsoElse are words of signs that mean something else where nothing around
// them is known, such as the result of another test.
const alsoElse = "weak|tissue"

// in looks for words of signs in what is said. Of several no one may stand
// for the others.
func (p *phrases) in(text string) (h held) {
	list := strings.FieldsFunc(words(text), func(r rune) bool { return strings.ContainsRune(" ,;|+&\"{}=<>", r) })
	for i := range list {
		if i > 0 && isOneOf(notWords, list[i-1]) {
			continue
		}
		phrase := ""
		for _, w := range list[i:min(i+longestPhrase, len(list))] {
			if phrase = strings.TrimPrefix(phrase+" "+w, " "); isOneOf(alsoElse, phrase) {
				continue
			}
			if one := p.words[phrase]; one.is {
				several := h.may.Code != 0 && one.may.Code != 0 && h.may != one.may
				h = held{is: true, sign: h.sign || one.sign || several, may: or(h.may, one.may)}
			}
		}
	}
	return h
}

// judged gives a thing that was left out its right reason, and marks what may
// be a danger sign.
func (m *importer) judged(a at, o Outcome) (at, Outcome) {
	switch o {
	case NoPlace, NoAmount, NoUnit, NotUnderstood, NoSuchDay, NotYet, OtherWords:
	default:
		return a, o
	}
	h := m.phrases.held(a.column, a.value)
	if flow := m.flow(a.value); flow != "" && m.phrases.name(a.column).kind == kindBleeding {
		h.may = or(h.may, saysSign("bleeding", flow))
	}
	if o == NoPlace && h.is {
		o = OtherWords
	}
	a.sign, a.may = a.sign || h.sign, or(a.may, h.may)
	return a, o
}

// flow is what a number for how heavy it was means in the program that wrote
// the file; nothing where it is none.
func (m *importer) flow(value string) string {
	switch n := strings.TrimSuffix(fold(trim(value)), ".0"); {
	case m.From == "drip" && len(n) == 1 && n[0] >= '0' && n[0] <= '3':
		return dripBleeding[n[0]-'0']
	case m.From == "flo" || m.From == "health connect":
		return floFlow[n]
	}
	return ""
}

// isCount reports whether a kind is told as a number.
func isCount(k kind) bool { return k == kindTemperature || numberCodes[k] != 0 }
