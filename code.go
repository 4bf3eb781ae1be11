package aftercare

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
	StiffNeck
	Seizure
	SoreThroat
	BreastRed
	BreastMilk
	Breathless
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
	Cervix
	MensesCode
	Clearance
	HoldCode
	FollowUp
	AntiD
	Mood
	Panic
	Flashbacks
	SleeplessNights
	HarmThoughts
	HearingVoices
	AfraidOfSomeone
	BeingCoerced
	PHQ2
	PHQ8
	PHQ9
	GAD2
	GAD7
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
	PayloadNumber                      // a decimal, with a unit where CodeInfo.Units has any
	PayloadActivity                    // the name of an activity
	PayloadItems                       // a list of answers 0 to 3
	PayloadTotal                       // a total, and where told the item about self-harm
	PayloadText                        // free text that nothing reads
)

// CodeInfo describes one code.
type CodeInfo struct {
	Name    string
	Payload Payload
	// Words are the values, told in Observation.Word as index+1.
	Words []string
	// Calm are the values that reassure. No alarm may be built on one.
	Calm []string
	// Units are what a number may be in; with more than one it must be told.
	Units []string
	// Items is how many answers an instrument has.
	Items int
}

var boolWords = []string{"false", "true"}

// Values of codes that the program itself must know by name.
const (
	BoolNo, BoolYes = 1, 2

	BleedingNone, BleedingSpotting, BleedingLight, BleedingModerate, BleedingHeavy, BleedingSoaking = 1, 2, 3, 4, 5, 6

	PainNone, PainMild                                                  = 1, 2
	FaintingNone                                                        = 1
	DischargeNormal, DischargeFoul                                      = 1, 2
	TestPositive, TestNegative                                          = 1, 2
	TrendFalling, TrendRising, TrendPlateau, TrendNotPregnantLevel      = 1, 2, 3, 4
	ScanEmpty, ScanRetainedSmall, ScanRetainedLarge, ScanRetained       = 1, 2, 3, 4
	CervixOpen, CervixClosed                                            = 1, 2
	MensesStarted, MensesNotYet                                         = 1, 2
	FollowUpDone, FollowUpMissed, FollowUpDischarged                    = 1, 2, 3
	ReadyYes, ReadyNo, ReadyUnsure                                      = 1, 2, 3
	UnitCelsius, UnitFahrenheit                                    Unit = 1, 2
)

// Unit is the index+1 of a unit in CodeInfo.Units; 0 is not told.
type Unit uint8

var codes = [codeEnd]CodeInfo{
	Bleeding:          words("bleeding", "none spotting light moderate heavy soaking", "none"),
	PadsPerHour:       number("pads-per-hour"),
	Clots:             words("clots", "none small large", "none"),
	BleedingRestarted: sign("bleeding-restarted"),
	TissuePassed:      sign("tissue-passed"),
	Pain:              words("pain", "none mild moderate severe", "none"),
	Temperature:       number("temperature", "Cel", "[degF]"),
	FeelsHot:          sign("feels-hot"),
	Chills:            sign("chills"),
	Clammy:            sign("clammy"),
	Pale:              sign("pale"),
	Weak:              sign("weak"),
	Confused:          sign("confused"),
	Drowsy:            sign("drowsy"),
	MottledSkin:       sign("mottled-skin"),
	VeryUnwell:        sign("very-unwell"),
	SenseOfDoom:       sign("sense-of-doom"),
	Fainting:          words("fainting", "none dizzy dizzy-standing near-faint fainted", "none"),
	HeartRate:         number("heart-rate", "/min"),
	Palpitations:      sign("palpitations"),
	ChestPain:         sign("chest-pain"),
	CoughingBlood:     sign("coughing-blood"),
	OneLegSwollen:     sign("one-leg-swollen"),
	Wheeze:            sign("wheeze"),
	LipSwelling:       sign("lip-swelling"),
	Rash:              sign("rash"),
	StiffNeck:         sign("stiff-neck"),
	Seizure:           sign("seizure"),
	SoreThroat:        sign("sore-throat"),
	BreastRed:         sign("breast-red"),
	BreastMilk:        sign("breast-milk"),
	Breathless:        words("breathless", "none exertion walking rest", "none"),
	Discharge:         words("discharge", "normal foul itchy", "normal"),
	Vomiting:          sign("vomiting"),
	Diarrhoea:         sign("diarrhoea"),
	NoFlatus:          sign("no-flatus"),
	Constipated:       sign("constipated"),
	AbdomenDistended:  sign("abdomen-distended"),
	AbdomenRigid:      sign("abdomen-rigid"),
	WatersGone:        sign("waters-gone"),
	Nausea:            sign("nausea"),
	Urine:             words("urine", "normal frequent burning little none", "normal"),
	Headache:          words("headache", "none mild severe worst-ever", "none"),
	VisionChanges:     sign("vision-changes"),
	Swelling:          words("swelling", "none face-hands legs", "none"),
	PregnancyTest:     words("pregnancy-test", "positive negative unclear", "negative"),
	HCG:               number("hcg", "[IU]/L"),
	HCGTrend:          words("hcg-trend", "falling rising plateau not-pregnant-level", "falling not-pregnant-level"),
	Scan:              words("scan", "empty retained-small retained-large retained pregnancy-in-uterus nothing-seen", "empty pregnancy-in-uterus"),
	Cervix:            words("cervix", "open closed", "closed"),
	MensesCode:        words("menses", "started not-yet", "started"),
	Clearance:         {Name: "clearance", Payload: PayloadActivity},
	HoldCode:          {Name: "hold", Payload: PayloadActivity},
	FollowUp:          words("follow-up", "done missed discharged", "done discharged"),
	AntiD:             words("anti-d", "given not-given", "given"),
	Mood:              words("mood", "ok low very-low no-hope", "ok"),
	Panic:             sign("panic"),
	Flashbacks:        sign("flashbacks"),
	SleeplessNights:   number("sleepless-nights"),
	HarmThoughts:      words("harm-thoughts", "none passive active plan", "none"),
	HearingVoices:     sign("hearing-voices"),
	AfraidOfSomeone:   sign("afraid-of-someone"),
	BeingCoerced:      sign("being-coerced"),
	PHQ2:              {Name: "phq-2", Payload: PayloadItems, Items: 2},
	PHQ8:              {Name: "phq-8", Payload: PayloadItems, Items: 8},
	PHQ9:              {Name: "phq-9", Payload: PayloadItems, Items: 9},
	GAD2:              {Name: "gad-2", Payload: PayloadItems, Items: 2},
	GAD7:              {Name: "gad-7", Payload: PayloadItems, Items: 7},
	EPDS:              {Name: "epds", Payload: PayloadTotal},
	Ready:             words("ready", "yes no unsure", "yes"),
	Note:              {Name: "note", Payload: PayloadText},
}

// Info describes the code. It must be a valid code.
func (c Code) Info() *CodeInfo { return &codes[c] }

// String returns the code as the record spells it.
func (c Code) String() string { return codes[c].Name }

// ParseCode finds a code by its name; 0 where there is none.
func ParseCode(name string) Code {
	for c := Code(1); c < codeEnd; c++ {
		if codes[c].Name == name {
			return c
		}
	}
	return 0
}

// Word returns the index+1 of a value among the code's words, 0 where it is none.
func (i *CodeInfo) Word(value string) uint8 { return uint8(indexOf(i.Words, value) + 1) }

// IsCalm reports whether the value reassures.
func (i *CodeInfo) IsCalm(value string) bool { return indexOf(i.Calm, value) >= 0 }

// ReadsAsker reports whether alarms of this code also read what a partner
// tells about himself or herself: mood, harm and danger, nothing else.
func (c Code) ReadsAsker() bool {
	switch c {
	case Mood, Panic, Flashbacks, SleeplessNights, HarmThoughts, HearingVoices, AfraidOfSomeone, BeingCoerced,
		PHQ2, PHQ8, PHQ9, GAD2, GAD7, EPDS:
		return true
	}
	return false
}

func words(name, list, calm string) CodeInfo {
	return CodeInfo{Name: name, Payload: PayloadWord, Words: fields(list), Calm: fields(calm)}
}

func sign(name string) CodeInfo {
	return CodeInfo{Name: name, Payload: PayloadBool, Words: boolWords, Calm: boolWords[:1]}
}

func number(name string, units ...string) CodeInfo {
	return CodeInfo{Name: name, Payload: PayloadNumber, Units: units}
}

func indexOf(list []string, s string) int {
	for i, v := range list {
		if v == s {
			return i
		}
	}
	return -1
}

// fields splits at single spaces; package strings is more than a table needs.
func fields(s string) []string {
	var out []string
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == ' ' {
			if i > start {
				out = append(out, s[start:i])
			}
			start = i + 1
		}
	}
	return out
}
