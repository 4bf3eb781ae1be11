package imports

import (
	"cmp"
	"strings"

	"aftercare"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// held is what the diary has for a thing that no reader takes at its place.
type held struct {
	is   bool // the diary has something of the kind, in whatever words
	sign bool // the thing may ask for help, and does not say how much
	may  Sign // what it would be taken as if it were certain
	not  bool // a sign is named, and denied
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
	case kindUnknown: // the words of its name, and what is said of it
		if n.says.is && isNothing(value) {
			return held{is: true}
		}
		return h.and(n.says)
	case kindDate: // where no day is, there may be a whole row
		for _, w := range strings.Fields(typing.Words(value)) {
			h.sign = h.sign || isOneOf("heavy|severe", w)
		}
		return h
	case kindSigns: // what is said of it decides
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
	case kindTest: // a faint line is no fainting
		h = heldGrade(k, testResults, value, held{})
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

// and is what two things are together. Of several no one may stand for the
// others.
func (h held) and(other held) held {
	several := h.may.Code != 0 && other.may.Code != 0 && h.may != other.may
	return held{is: h.is || other.is, sign: h.sign || other.sign || several, may: or(h.may, other.may), not: h.not || other.not}
}

// isNothing reports whether a value tells of nothing, or is not there.
func isNothing(value string) bool {
	w := typing.Words(value)
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
	if n, ok := readNumber(value); ok && !isOneOf(yesWords, typing.Words(value)) {
		_, own := cutUnit(typing.Plain(tabular.Trim(typing.Unmarked(value))))
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
	w := typing.Words(value)
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

// phrases are all words for signs, each with what the diary has for it, the same
// by the stems of their words, and the names that were looked up.
type phrases struct {
	words, stems map[string]held
	names        map[string]about
}

// about is what a name of a column says.
type about struct {
	base string
	kind kind
	unit aftercare.Unit
	says held // the words of a name that is not known as a whole
}

// mostNames bounds how many names are kept.
const mostNames = 10_000

// kindOf is what a name is about, looked up where it can be.
func (m *importer) kindOf(name string) (kind, aftercare.Unit) {
	n := m.phrases.name(name)
	return n.kind, n.unit
}

// name looks a name up: a file has few, each many times.
func (p *phrases) name(column string) about {
	n, ok := p.names[column]
	if !ok {
		n.base, _ = baseOf(column)
		if n.kind, n.unit = kindOf(column); n.kind == kindUnknown {
			n.says = p.in(n.base)
		}
		if len(p.names) < mostNames {
			p.names[column] = n
		}
	}
	return n
}

func readPhrases() *phrases {
	list := &phrases{map[string]held{}, map[string]held{}, map[string]about{}}
	for _, m := range signWords {
		code, word, _ := strings.Cut(m.value, " ")
		list.add(m.words, held{may: saysSign(code, word)})
	}
	list.add(noAmountWords, held{})
	list.add(dangerWords, held{sign: true})
	list.add(freeWords, held{})
	return list
}

func (p *phrases) add(words string, h held) {
	for _, w := range strings.Split(words, "|") {
		old := p.words[w]
		p.words[w] = held{is: true, sign: old.sign || h.sign, may: or(old.may, h.may)}
		if s := stems(strings.Split(w, " ")); len(s) > longestAlone {
			p.stems[s] = p.words[w].and(p.stems[s])
		}
	}
}

// longestAlone is how long a stem is that stands for no other form of its word:
// HIV is no form of hives.
const longestAlone = 3

// stem is an English word without what makes it plural, a gerund or a past.
func stem(word string) string {
	for _, end := range []string{"ings", "ing", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(word, end); ok && len(rest) > 2 && !strings.HasSuffix(word, "ss") {
			word = rest
			break
		}
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] && !strings.ContainsRune("aeiouls", rune(word[n-1])) {
		word = word[:n-1]
	}
	return word
}

// stems are the stems of several words.
func stems(list []string) string {
	b := []byte{}
	for i, w := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, stem(w)...)
	}
	return string(b)
}

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 5

// notWords before a phrase take it back.
const notWords = "no|not|without|never|kein|keine|keinen|nicht|ohne|sin|ningun|ninguna|sem|nenhum|nenhuma|sans|aucun|aucune|pas de|pas d|senza|nessun|nessuna"

// alsoElse are words of signs that mean something else where nothing around
// them is known, such as the result of another test.
const alsoElse = "weak|tissue|faint"

// in looks for words of signs in what is said, the longest first. Of several no
// one may stand for the others.
func (p *phrases) in(text string) (h held) {
	list := strings.Fields(typing.Words(text))
	for i := 0; i < len(list); {
		one, n := p.longest(list[i:])
		if n > 0 && isTakenBack(list[:i]) {
			one = held{not: true}
		}
		h = h.and(one)
		i += max(n, 1)
	}
	return h
}

// longest is the longest phrase that a list of words begins with, and how many
// of them it has.
func (p *phrases) longest(list []string) (h held, n int) {
	for i := range list[:min(len(list), longestPhrase)] {
		phrase := strings.Join(list[:i+1], " ")
		if isOneOf(alsoElse, phrase) {
			continue
		}
		one, ok := p.words[phrase]
		if !ok {
			one, ok = p.stems[stems(list[:i+1])]
		}
		if ok {
			h, n = one, i+1
		}
	}
	return h, n
}

// isTakenBack reports whether what comes after these words is denied.
func isTakenBack(before []string) bool {
	n := len(before)
	return n > 0 && isOneOf(notWords, before[n-1]) || n > 1 && isOneOf(notWords, before[n-2]+" "+before[n-1])
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
	switch {
	case o == NoPlace && h.is:
		o = OtherWords
	case o == NoPlace && m.isUnread(a):
		o = NotUnderstood
	case (o == NoPlace || o == NoAmount) && h.not && !h.is:
		return a, Reassures
	}
	a.sign, a.may = a.sign || h.sign, or(a.may, h.may)
	return a, o
}

// flow is what a number for how heavy it was means in the program that wrote
// the file; nothing where it is none.
func (m *importer) flow(value string) string {
	switch n := strings.TrimSuffix(typing.Plain(tabular.Trim(value)), ".0"); {
	case m.From == "drip" && len(n) == 1 && n[0] >= '0' && n[0] <= '3':
		return dripBleeding[n[0]-'0']
	case m.From == "flo" || m.From == "health connect":
		return floFlow[n]
	}
	return ""
}

// isCount reports whether a kind is told as a number.
func isCount(k kind) bool { return k == kindTemperature || numberCodes[k] != 0 }
