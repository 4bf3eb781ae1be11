package imports

import (
	"strings"

	"aftercare"
)

// kind is what a column or a category of another program is about.
type kind uint8

const (
	kindUnknown kind = iota
	kindDate
	kindBleeding
	kindSpotting
	kindNote
	kindTemperature
	kindFever
	kindPain
	kindHeadache
	kindClots
	kindTest
	kindMood
	kindPads
	kindHeart
	kindBreathing
	kindMedicine
	kindHeld  // what the diary holds in words of its own
	kindSigns // several signs, by their names
	kindSign  // one sign, which the column is named for
	kindCount
)

// kindNames are the names of columns, as words gives them. Where a language is
// not English it is one of a table that somebody kept by hand.
var kindNames = [...]string{
	kindDate:        "date|day|timestamp|entry date|calendar date|measurement date|log date|fecha|dia|data|datum|giorno",
	kindBleeding:    "period|bleeding|flow|menstruation|bleeding size|menses|menstrual flow|period flow|flow level|flow intensity|bleeding amount|bleeding intensity|period intensity|bleeding level|blood|blood flow|flujo|sangrado|regla|menstruacion|fluxo|sangramento|menstruacao|blutung|flux|saignement|saignements|regles|flusso|sanguinamento|mestruazione",
	kindSpotting:    "spotting|intermenstrual bleeding|manchado|schmierblutung",
	kindNote:        "note|notes|tag|tags|comment|comments|remark|remarks|memo|description|details|text|journal|diary|notas|nota|notizen|notiz|remarques|remarque|observaciones|observacoes|note giornaliere",
	kindTemperature: "temperature|temp|bbt|basal temperature|basal body temperature|body temperature|waking temperature|temperatura|temperatur|temperatura basal|basaltemperatur",
	kindFever:       "fever|fiebre|febre|fieber|fievre|febbre",
	kindPain:        "pain|pain level|pain intensity|pain severity|cramps|cramp|cramping|abdominal cramps|period cramps|menstrual cramps|abdominal pain|stomach pain|pelvic pain|period pain|lower back pain|back pain|backache|dolor|dor|schmerzen|schmerz|douleur|dolore|colicos|calambres",
	kindHeadache:    "headache|headaches|migraine|dolor de cabeza|kopfschmerzen",
	kindClots:       "clots|clot|blood clots|bleeding clots|coagulos",
	kindTest:        "pregnancy test|pregnancy test result|pregnancytest|hpt|home pregnancy test|pregnancy|prueba de embarazo|teste de gravidez|schwangerschaftstest",
	kindMood:        "mood|moods|mood rating|emotions|emotion|feelings|feeling|mind|mental|animo|humor|stimmung|humeur|umore",
	kindPads:        "pads per hour|pads an hour",
	kindHeart:       "heart rate|pulse|heart rate bpm|pulse bpm|bpm|beats per minute",
	kindBreathing:   "respiratory rate|breathing rate|respiration rate|breaths per minute",
	kindMedicine:    "medication|medications|medicine|medicines|meds|medication taken|medicacion|antibiotic|antibiotics",
	kindHeld:        "sleep|sleep quality|insomnia|sueno|schlaf|pads|pads used|hcg|beta hcg|discharge|vaginal discharge|resting heart rate|walking heart rate|sleep analysis|sleep session|sleep changes|mood changes|fatigue|tiredness|bloating",
	kindSigns:       "digestion|stool|ailments|tests|test|body|symptoms|symptom|other|other symptoms|conditions|physical symptoms|signs|sintomas|symptome|symptomes|sintomi",
}

// isOneOf reports whether a word is in a list with bars between its items.
func isOneOf(list, word string) bool {
	for word != "" {
		i := strings.Index(list, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || list[i-1] == '|') && (end == len(list) || list[end] == '|') {
			return true
		}
		list = list[end:]
	}
	return false
}

// kindOf is what a column is about, and the unit that its name tells.
func kindOf(column string) (kind, aftercare.Unit) {
	base, unit := baseOf(column)
	for k, names := range kindNames {
		if isOneOf(names, base) {
			return kind(k), unit
		}
	}
	if means(signWords, base) != "" || isOneOf(noAmountWords, base) || isOneOf(dangerWords, base) {
		return kindSign, 0
	}
	return kindUnknown, 0
}

// baseOf is the name of a column without what programs write after it, and the
// unit that it tells.
func baseOf(column string) (string, aftercare.Unit) {
	return cutUnit(strings.TrimSuffix(strings.TrimSuffix(words(column), " record"), " value"))
}

// unitNames are how units of temperature end a name or a number; a single
// letter only after a space or a digit.
var unitNames = []struct {
	name string
	unit aftercare.Unit
}{
	{"celsius", aftercare.UnitCelsius}, {"centigrade", aftercare.UnitCelsius}, {"degc", aftercare.UnitCelsius}, {"°c", aftercare.UnitCelsius}, {"ºc", aftercare.UnitCelsius},
	{"fahrenheit", aftercare.UnitFahrenheit}, {"degf", aftercare.UnitFahrenheit}, {"°f", aftercare.UnitFahrenheit}, {"ºf", aftercare.UnitFahrenheit},
	{"c", aftercare.UnitCelsius}, {"f", aftercare.UnitFahrenheit},
}

// cutUnit takes the unit of a temperature off the end of a name or a number,
// which is in lower case.
func cutUnit(s string) (string, aftercare.Unit) {
	for _, u := range unitNames {
		rest, ends := strings.CutSuffix(s, u.name)
		bare := strings.TrimRight(rest, " °º")
		if ends && bare != "" && (len(u.name) > 1 || bare != rest || strings.Trim(bare[len(bare)-1:], "0123456789") == "") {
			return strings.TrimSuffix(strings.TrimSuffix(bare, " degrees"), " deg"), u.unit
		}
	}
	return s, 0
}

// meaning is what a word of another program is called here.
type meaning struct{ words, value string }

// bleedingWords are how heavy bleeding is.
var bleedingWords = []meaning{
	{"spotting|spots|spot|manchado|schmierblutung|escape", "spotting"},
	{"light|light flow|light bleeding|low|ligero|leve|escaso|leicht|leger|legere|leggero|leggera", "light"},
	{"medium|medium flow|moderate|moderate flow|normal|regular|average|medio|moderado|mittel|moyen|moyenne|moderato", "moderate"},
	{"heavy|heavy flow|heavy bleeding|high|abundante|abundant|fuerte|intenso|intensa|stark|abondant|abondante|abbondante", "heavy"},
	{"soaking|flooding|soaking pads", "soaking"},
}

// overHeavy are words for more than heavy, which say nothing of soaked pads.
const overHeavy = "very heavy|super heavy|extra heavy|extremely heavy|muy abundante|sehr stark|tres abondant|muito intenso"

// painGrades and headacheGrades are how strong a pain is.
var (
	painGrades = []meaning{
		{"mild|slight|light|low|leve|ligero|leicht|leger|lieve", "mild"},
		{"moderate|medium|moderado|mittel|modere|moderato", "moderate"},
		{"severe|very severe|extreme|unbearable|excruciating|strong|very strong|intense|severo|intenso|fuerte|stark|grave|forte|intenso", "severe"},
	}
	headacheGrades = []meaning{
		{"mild|slight|light|leve|leicht", "mild"},
		{"severe|very severe|extreme|unbearable|excruciating|strong|very strong|intense|stark|fuerte", "severe"},
	}
)

var clotSizes = []meaning{
	{"small|small clots|tiny|little|pequeno|pequenos|klein", "small"},
	{"large|large clots|big|big clots|huge|grande|grandes|gross", "large"},
}

var testResults = []meaning{
	{"positive|pos|+|pregnancy test pos|pregnancy positive|pregnancy test positive|pregnant|positivo|positiv|positif", "positive"},
	{"negative|neg|pregnancy test neg|pregnancy negative|pregnancy test negative|not pregnant|negativo|negativ|negatif", "negative"},
	{"unclear|indeterminate|inconclusive", "unclear"},
}

// moodWords are moods that the diary has a word for.
var moodWords = []meaning{
	{"low|low mood", "low"}, {"very low|very low mood", "very-low"}, {"hopeless|hopelessness|no hope", "no-hope"},
}

// signWords are signs whose word alone is enough for an observation: a code
// and its value.
var signWords = []meaning{
	{"fever|feverish|high temperature|feels hot|fiebre|febre|fieber|fievre|febbre", "feels-hot yes"},
	{"chills|shivering|shivers", "chills yes"},
	{"nausea|nauseous|nauseated|nausea feeling|nauseas|ubelkeit|nausees", "nausea yes"},
	{"vomiting|vomited|vomit|throwing up|vomitos", "vomiting yes"},
	{"diarrhea|diarrhoea|diarrea|durchfall", "diarrhoea yes"},
	{"constipation|constipated", "constipated yes"},
	{"severe pain|severe cramps|strong pain", "pain severe"},
	{"moderate pain|moderate cramps", "pain moderate"},
	{"mild pain|mild cramps", "pain mild"},
	{"severe headache", "headache severe"},
	{"small clots|small blood clots", "clots small"},
	{"big clots|large clots|big blood clots|large blood clots", "clots large"},
	{"pregnancy test pos|pregnancy positive|pregnancy test positive|positive pregnancy test", "pregnancy-test positive"},
	{"spotting", "bleeding spotting"},
	{"heavy flow|heavy bleeding", "bleeding heavy"},
	{"medium flow", "bleeding moderate"},
	{"light flow|light bleeding", "bleeding light"},
	{"dizzy|dizziness|lightheaded|light headed|lightheadedness|vertigo|mareo", "fainting dizzy"},
	{"fainting|fainted|passed out|blackout", "fainting fainted"},
	{"weakness|weak", "weak yes"},
	{"confusion", "confused yes"},
	{"palpitations|racing heart|rapid pounding or fluttering heartbeat", "palpitations yes"},
	{"chest pain|chest tightness or pain", "chest-pain yes"},
	{"coughing blood|coughing up blood", "coughing-blood yes"},
	{"clammy|cold sweat|cold sweats", "clammy yes"},
	{"pale|very pale", "pale yes"},
	{"drowsy|drowsiness", "drowsy yes"},
	{"nosebleed|nosebleeds|bleeding gums", "bleeding-elsewhere yes"},
	{"mouth ulcers|mouth ulcer", "mouth-ulcers yes"},
	{"swollen lips|lip swelling", "lip-swelling yes"},
	{"frequent urination", "urine frequent"},
	{"wheezing|wheeze", "wheeze yes"},
	{"rash", "rash yes"},
	{"stiff neck", "stiff-neck yes"},
	{"seizure|seizures|convulsion", "seizure yes"},
	{"sore throat", "sore-throat yes"},
	{"blurred vision|vision changes", "vision-changes yes"},
	{"smelly discharge|foul discharge|bad smell|foul smelling discharge|smelly", "discharge foul"},
	{"burning urination|painful urination|burning when urinating", "urine burning"},
	{"passed tissue|tissue passed|tissue", "tissue-passed yes"},
	{"panic attack|panic attacks", "panic yes"},
	{"flashbacks|flashback", "flashbacks yes"},
}

// noAmountWords say that something was there which the diary holds only with
// how much or where: pain first of all.
const noAmountWords = "cramps|cramp|period cramps|headache|headaches|stomachache|stomach ache|migraine|migraines|migraine with aura|backache|back pain|lower back|lower back pain|abdominal pain|abdominal cramps|drawing pain|lower abdominal pain|pelvic pain|pain|clots|blood clots|shortness of breath|breathless|breathlessness|short of breath|trouble breathing|difficulty breathing|swelling|swollen|water retention|discharge|unusual discharge|bleeding"

// dangerWords are noAmountWords that come first in a report, and words of
// harm, for which the diary asks more than a word.
const dangerWords = "high heart rate event|high heart rate|fast heart rate|irregular heart rhythm event|tachycardia|unconscious|short of breath|trouble breathing|difficulty breathing|clots|blood clots|cramps|cramp|period cramps|abdominal cramps|stomachache|stomach ache|drawing pain|pain|abdominal pain|lower abdominal pain|pelvic pain|shortness of breath|breathless|breathlessness|bleeding|suicidal|suicidal thoughts|self harm|thoughts of self harm"

// otherWords are moods and sleep, which the diary holds in words of its own.
const otherWords = "sad|sadness|happy|angry|anger|anxious|anxiety|stressed|stress|irritable|irritability|mood swings|swings|depressed|depression|crying|tearful|sensitive|calm|neutral|energetic|apathetic|panic|guilty|self critical|very self critical|obsessive thoughts|feeling guilty|lonely|insomnia|sleep|trouble sleeping|sleep changes|mood changes|tired|fatigue|fatigued|exhausted|low energy|bloated|bloating|balanced|fine|suicidal|suicidal thoughts|self harm|thoughts of self harm"

// calmWords say that there was none.
const calmWords = "none|no|pain free|great|ok|okay|normal|pregnancy test neg|pregnancy negative|pregnancy test negative|no pain|all good|everything is fine|i m okay|healthy|good|happy|fine|nothing|nein|ninguno|ninguna|keine|aucun|aucune|nada|nessuno|not present"

// yesWords and noWords are ticks that are set, and that are not.
const (
	yesWords = "yes|true|y|x|1|1 0|✓|✔|☑|present|si|ja|oui|sim|checked|unspecified"
	noWords  = "no|false|n|0|0 0|none|not present|nein|non|nao|unchecked"
)

// noBleeding are words for a day without.
const noBleeding = "none|no|no flow|no bleeding|not bleeding|no period|nein|keine|ninguno|ninguna|nada|aucun|aucune|non|nao|sem fluxo|nessuno"

// justPeriod are words for a day of a period that say nothing of how heavy.
const justPeriod = "yes|true|y|x|✓|✔|present|period|menstruation|menses|bleeding|flow|unspecified|unknown|si|ja|oui|sim|regla|start|day"

func means(list []meaning, word string) string {
	for i := range list {
		if isOneOf(list[i].words, word) {
			return list[i].value
		}
	}
	return ""
}

// says is an observation of a code with one of its words; nothing where the
// word is none of them.
func says(code, value string) aftercare.Observation {
	o := aftercare.Observation{Code: aftercare.ParseCode(code)}
	if o.Code != 0 {
		info := o.Code.Info()
		if o.Word = info.Word(value); info.Payload == aftercare.PayloadBool && value == "yes" {
			o.Word = aftercare.BoolYes
		}
	}
	return o
}
