package aftercare

import (
	"slices"
	"strings"
)

// Code says what an observation is about. The zero value is no code.
type Code uint8

// The codes of an observation, in the order of the contract.
const (
	Bleeding Code = iota + 1
	PadsPerHour
	Clots
	BleedingRestarted
	TissuePassed
	Pain
	Temperature
	FeelsHot
	Chills
	Clammy
	Pale
	Weak
	Confused
	Drowsy
	MottledSkin
	VeryUnwell
	SenseOfDoom
	Fainting
	HeartRate
	Palpitations
	ChestPain
	CoughingBlood
	OneLegSwollen
	Wheeze
	LipSwelling
	Rash
	RashKind
	MouthUlcers
	BleedingElsewhere
	Wound
	StiffNeck
	Seizure
	SoreThroat
	BreastRed
	BreastMilk
	Breathless
	BreathingRate
	Discharge
	Vomiting
	Diarrhoea
	NoFlatus
	Constipated
	AbdomenDistended
	AbdomenRigid
	WatersGone
	Nausea
	Urine
	Headache
	VisionChanges
	Swelling
	PregnancyTest
	HCG
	HCGTrend
	Scan
	Pathology
	Mole
	Cervix
	MensesCode
	Clearance
	HoldCode
	FollowUp
	AntiD
	Antibiotic
	DoseTaken
	Mood
	Panic
	Flashbacks
	SleeplessNights
	HarmThoughts
	HearingVoices
	UnlikeHerself
	NotNeedingSleep
	AfraidOfSomeone
	BeingCoerced
	BeingHurt
	DangerLine
	PHQ2
	PHQ8
	PHQ9
	GAD2
	GAD7
	PCPTSD5
	EPDS
	Ready
	Note
	codeEnd
)

// CodeCount is one more than the largest code, for tables indexed by code.
const CodeCount = int(codeEnd)

// Payload is the form of an observation's value.
type Payload uint8

// The forms a value takes.
const (
	PayloadWord     Payload = iota + 1 // one of CodeInfo.Words
	PayloadBool                        // false or true, kept as the words 1 and 2
	PayloadNumber                      // a decimal, with a unit if CodeInfo.Units has any
	PayloadActivity                    // the name of an activity
	PayloadItems                       // a list of answers from 0 to CodeInfo.Most
	PayloadTotal                       // a total, and the item about self-harm if told
	PayloadText                        // free text that nothing reads
)

// CodeInfo describes one code.
type CodeInfo struct {
	Name    string
	Payload Payload
	// Words are the values that a word may have.
	Words Terms[Word]
	// Calm are the values that reassure. No alarm may be built on one.
	Calm Set[Word]
	// Units are the units of a number; if there are several, it must be told in which.
	Units Terms[Unit]
	// Items is how many answers an instrument has.
	Items int
	// Most is the highest answer of an item.
	Most int
}

// usualMost is the highest answer of an instrument that names no other: nearly every
// day.
const usualMost = 3

// Word is one of the words of a code. The zero value is not told.
type Word uint8

// Unit is the unit of a number, one of CodeInfo.Units. The zero value is not told.
type Unit uint8

var boolWords = NewTerms(BoolNo, "false true")

// The words and units that the program knows by name.
const (
	BoolNo, BoolYes Word = 1, 2

	BleedingNone, BleedingSpotting, BleedingLight, BleedingModerate, BleedingHeavy, BleedingSoaking Word = 1, 2, 3, 4, 5, 6

	PainNone, PainMild, PainSevere                                 Word = 1, 2, 4
	FaintingNone                                                   Word = 1
	DischargeNormal, DischargeFoul                                 Word = 1, 2
	TestPositive, TestNegative                                     Word = 1, 2
	AntibioticOther                                                Word = 4
	TrendFalling, TrendRising, TrendPlateau, TrendNotPregnantLevel Word = 1, 2, 3, 4
	ScanEmpty, ScanRetainedSmall, ScanRetainedLarge, ScanRetained  Word = 1, 2, 3, 4
	CervixOpen, CervixClosed                                       Word = 1, 2
	MensesStarted, MensesNotYet                                    Word = 1, 2
	FollowUpDone, FollowUpMissed, FollowUpDischarged               Word = 1, 2, 3
	ReadyYes, ReadyNo, ReadyUnsure                                 Word = 1, 2, 3

	UnitCelsius, UnitFahrenheit Unit = 1, 2
)

// codeTable has a line for each code in the order of the constants: its name,
// the form of its value, and the words it takes (after a slash those that
// reassure), the units of a number, or how many answers an instrument has.
const codeTable = `
bleeding word none spotting light moderate heavy soaking / none
pads-per-hour number
clots word none small large / none
bleeding-restarted sign
tissue-passed sign
pain word none mild moderate severe / none
temperature number Cel [degF]
feels-hot sign
chills sign
clammy sign
pale sign
weak sign
confused sign
drowsy sign
mottled-skin sign
very-unwell sign
sense-of-doom sign
fainting word none dizzy dizzy-standing near-faint fainted / none
heart-rate number /min
palpitations sign
chest-pain sign
coughing-blood sign
one-leg-swollen sign
wheeze sign
lip-swelling sign
rash sign
rash-kind word hives blisters spots purple /
mouth-ulcers sign
bleeding-elsewhere sign
wound word none sore red weeping open / none
stiff-neck sign
seizure sign
sore-throat sign
breast-red sign
breast-milk sign
breathless word none exertion walking rest / none
breathing-rate number /min
discharge word normal foul itchy / normal
vomiting sign
diarrhoea sign
no-flatus sign
constipated sign
abdomen-distended sign
abdomen-rigid sign
waters-gone sign
nausea sign
urine word normal frequent burning little none / normal
headache word none mild severe worst-ever / none
vision-changes sign
swelling word none face-hands legs / none
pregnancy-test word positive negative unclear / negative
hcg number [IU]/L
hcg-trend word falling rising plateau not-pregnant-level / falling not-pregnant-level
scan word empty retained-small retained-large retained pregnancy-in-uterus nothing-seen / empty pregnancy-in-uterus
pathology word pregnancy-tissue no-pregnancy-tissue molar / pregnancy-tissue
mole word complete partial /
cervix word open closed / closed
menses word started not-yet / started
clearance activity
hold activity
follow-up word done missed discharged / done discharged
anti-d word given not-given / given
antibiotic word metronidazole tinidazole doxycycline other /
dose-taken word as-advised more-of-another more-than-advised on-purpose / as-advised
mood word ok low very-low no-hope / ok
panic sign
flashbacks sign
sleepless-nights number
harm-thoughts word none passive active plan / none
hearing-voices sign
unlike-herself sign
not-needing-sleep sign
afraid-of-someone sign
being-coerced sign
being-hurt word none hit strangled / none
danger-line word line-1 line-2 line-3 line-4 line-5 line-6 line-7 line-8 line-9 line-10 line-11 /
phq-2 items 2
phq-8 items 8
phq-9 items 9
gad-2 items 2
gad-7 items 7
pc-ptsd-5 items 5 1
epds total
ready word yes no unsure / yes
note text
`

// payloadTerms are the forms of a value as codeTable spells them.
var payloadTerms = NewTerms(PayloadWord, "word sign number activity items total text")

var codes = readCodes()

func readCodes() (table [codeEnd]CodeInfo) {
	code, start := Code(0), 1
	for i := 1; i < len(codeTable); i++ {
		if codeTable[i] == '\n' {
			code++
			table[code] = readCode(strings.Fields(codeTable[start:i]))
			start = i + 1
		}
	}
	return table
}

// readCode reads one line of codeTable.
func readCode(f []string) CodeInfo {
	info := CodeInfo{Name: f[0]}
	info.Payload, _ = payloadTerms.Parse(f[1])
	rest := f[2:]
	switch info.Payload {
	case PayloadWord:
		cut := slices.Index(rest, "/")
		info.Words = Terms[Word]{1, rest[:cut]}
		for _, word := range rest[cut+1:] {
			w, _ := info.Words.Parse(word)
			info.Calm = info.Calm.With(w)
		}
	case PayloadBool:
		info.Words, info.Calm = boolWords, SetOf(BoolNo)
	case PayloadNumber:
		info.Units = Terms[Unit]{1, rest}
	case PayloadItems:
		info.Items, _ = digits(rest[0])
		if info.Most = usualMost; len(rest) > 1 {
			info.Most, _ = digits(rest[1])
		}
	}
	return info
}

// Info describes the code. It must be a valid code.
func (c Code) Info() *CodeInfo { return &codes[c] }

// String returns the code as the record spells it.
func (c Code) String() string { return codes[c].Name }

// ParseCode finds a code by its name; 0 if there is none.
func ParseCode(name string) Code {
	for c := Code(1); c < codeEnd; c++ {
		if codes[c].Name == name {
			return c
		}
	}
	return 0
}

// Word returns the value of a word of the code, 0 if it has no such word.
func (i *CodeInfo) Word(word string) Word {
	w, _ := i.Words.Parse(word)
	return w
}

// Lasts reports whether an observation of the code may say how many hours it has
// lasted.
func (c Code) Lasts() bool { return c == PadsPerHour || c == Urine || c == Temperature }

// IncludesPartner reports whether alarms of this code also read what a partner tells
// about himself or herself: only mood, harm and danger.
func (c Code) IncludesPartner() bool {
	switch c {
	case Mood, Panic, Flashbacks, SleeplessNights, HarmThoughts, DoseTaken, HearingVoices, UnlikeHerself, NotNeedingSleep,
		AfraidOfSomeone, BeingCoerced, BeingHurt, PHQ2, PHQ8, PHQ9, GAD2, GAD7, PCPTSD5, EPDS:
		return true
	}
	return false
}
