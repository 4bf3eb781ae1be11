package imports

import (
	"strings"

	"aftercare"
	"aftercare/internal/typing"
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
	kindPain:        "pain|pain level|pain intensity|pain severity|cramps|cramp|cramping|abdominal cramps|period cramps|menstrual cramps|abdominal pain|stomach pain|pelvic pain|period pain|lower back pain|back pain|backache|dolor|dolores|dor|dores|schmerzen|schmerz|douleur|douleurs|dolore|dolori|colicos|calambres|crampes|crampi|krampfe|unterleibsschmerzen",
	kindHeadache:    "headache|headaches|migraine|dolor de cabeza|kopfschmerzen",
	kindClots:       "clots|clot|blood clot|blood clots|bleeding clots|coagulos|caillots|coaguli|blutgerinnsel",
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
	return cutUnit(strings.TrimSuffix(strings.TrimSuffix(typing.Words(column), " record"), " value"))
}

// cutUnit takes the unit of a temperature off the end of a name or a number,
// which is in lower case.
func cutUnit(s string) (string, aftercare.Unit) {
	rest, unit := typing.CutDegrees(s)
	return rest, map[byte]aftercare.Unit{'c': aftercare.UnitCelsius, 'f': aftercare.UnitFahrenheit}[unit]
}

// meaning is what a word of another program is called here.
type meaning struct{ words, value string }

// bleedingWords are how heavy bleeding is.
var bleedingWords = []meaning{
	{"spotting|spots|spot|manchado|schmierblutung|escape", "spotting"},
	{"light|light flow|light bleeding|low|ligero|leve|escaso|leicht|leger|legere|leggero|leggera", "light"},
	{"medium|medium flow|moderate|moderate flow|normal|regular|average|medio|moderado|mittel|moyen|moyenne|moderato", "moderate"},
	{"heavy|heavy flow|heavy bleeding|high|abundante|abundantes|abundant|fuerte|intenso|intensa|stark|abondant|abondants|abondante|abondantes|abbondante|abbondanti", "heavy"},
	{"soaking|flooding|soaking pads", "soaking"},
}

// overHeavy are words for more than heavy, which say nothing of soaked pads.
const overHeavy = "very heavy|super heavy|extra heavy|extremely heavy|muy abundante|muy abundantes|sehr stark|tres abondant|tres abondants|tres abondante|tres abondantes|muito intenso|molto abbondante"

// painGrades and headacheGrades are how strong a pain is.
var (
	painGrades = []meaning{
		{"mild|slight|light|low|leve|ligero|leicht|leger|lieve", "mild"},
		{"moderate|medium|moderado|mittel|modere|moderato", "moderate"},
		{"severe|very severe|extreme|unbearable|excruciating|strong|very strong|intense|severo|intenso|fuerte|fuertes|stark|grave|forte|fortes|forti|sehr stark|tres forte|tres fortes|muy fuerte|insupportable|insoportable|insuportavel|insopportabile|unertraglich", "severe"},
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
	{"chills|chill|shivering|shivers", "chills yes"},
	{"nausea|nauseous|nauseated|nausea feeling|nauseas|ubelkeit|nausees", "nausea yes"},
	{"vomiting|vomited|vomit|throwing up|vomitos", "vomiting yes"},
	{"diarrhea|diarrhoea|diarrea|durchfall", "diarrhoea yes"},
	{"constipation|constipated", "constipated yes"},
	{"severe pain|severe cramps|strong pain", "pain severe"},
	{"moderate pain|moderate cramps", "pain moderate"},
	{"mild pain|mild cramps", "pain mild"},
	{"severe headache", "headache severe"},
	{"small clots|small blood clots|small clot|small blood clot", "clots small"},
	{"big clots|large clots|big blood clots|large blood clots|big clot|large clot|big blood clot|large blood clot|huge clot|huge clots", "clots large"},
	{"pregnancy test pos|pregnancy positive|pregnancy test positive|positive pregnancy test", "pregnancy-test positive"},
	{"spotting", "bleeding spotting"},
	{"heavy flow|heavy bleeding", "bleeding heavy"},
	{"medium flow", "bleeding moderate"},
	{"light flow|light bleeding", "bleeding light"},
	{"dizzy|dizziness|lightheaded|light headed|lightheadedness|vertigo|mareo", "fainting dizzy"},
	{"fainting|fainted|passed out|passing out|blackout|blacked out|syncope|lost consciousness|loss of consciousness", "fainting fainted"},
	{"weakness|weak", "weak yes"},
	{"confusion|confused", "confused yes"},
	{"palpitations|palpitation|heart palpitations|racing heart|heart racing|rapid pounding or fluttering heartbeat", "palpitations yes"},
	{"chest pain|chest pains|chest tightness or pain", "chest-pain yes"},
	{"coughing blood|coughing up blood|coughed up blood", "coughing-blood yes"},
	{"clammy|cold sweat|cold sweats", "clammy yes"},
	{"pale|very pale", "pale yes"},
	{"drowsy|drowsiness", "drowsy yes"},
	{"nosebleed|nosebleeds|bleeding gums", "bleeding-elsewhere yes"},
	{"mouth ulcers|mouth ulcer", "mouth-ulcers yes"},
	{"swollen lips|lip swelling", "lip-swelling yes"},
	{"frequent urination", "urine frequent"},
	{"wheezing|wheeze|wheezy", "wheeze yes"},
	{"rash|rashes", "rash yes"},
	{"stiff neck|neck stiffness", "stiff-neck yes"},
	{"seizure|seizures|convulsion|convulsions", "seizure yes"},
	{"sore throat", "sore-throat yes"},
	{"blurred vision|blurry vision|vision changes", "vision-changes yes"},
	{"smelly discharge|foul discharge|bad smell|foul smell|foul odor|foul odour|bad odor|bad odour|foul smelling discharge|smelly", "discharge foul"},
	{"burning urination|painful urination|burning when urinating", "urine burning"},
	{"passed tissue|tissue passed|passing tissue|tissue", "tissue-passed yes"},
	{"panic attack|panic attacks", "panic yes"},
	{"flashbacks|flashback", "flashbacks yes"},
}

// noAmountWords say that something was there which the diary holds only with
// how much or where: pain first of all.
const noAmountWords = "cramps|cramp|period cramps|headache|headaches|stomachache|stomach ache|migraine|migraines|migraine with aura|backache|back pain|lower back|lower back pain|abdominal pain|abdominal cramps|drawing pain|lower abdominal pain|pelvic pain|pain|clots|clot|blood clots|blood clot|faint|shortness of breath|breathless|breathlessness|short of breath|trouble breathing|difficulty breathing|swelling|swollen|water retention|discharge|unusual discharge|bleeding"

// dangerWords are words of danger signs for which the diary asks more than a
// word: how much, where, for how long, or in words of its own. They come first
// in a report. Other forms of the same words are found by their stems.
const dangerWords = "high heart rate event|high heart rate|fast heart rate|irregular heart rhythm event|tachycardia|arrhythmia|heart pounding|pounding heart|rapid heartbeat|fast heartbeat|irregular heartbeat|rapid pulse|fast pulse|racing pulse|chest tightness|tight chest|chest pressure|pressure in chest|chest discomfort|chest hurts|heaviness in chest|shortness of breath|short of breath|breathless|breathlessness|out of breath|breathing difficulty|breathing difficulties|breathing problem|trouble breathing|difficulty breathing|difficulty in breathing|difficult to breathe|hard to breathe|can t breathe|cant breathe|cannot breathe|couldn t breathe|could not breathe|struggling to breathe|not breathing|gasping|suffocating|choking|sob|dyspnea|dyspnoea|hemoptysis|haemoptysis|blood when coughing|" +
	"bleeding|bleed|bled|soaking|soaked pad|soak a pad|soak my pad|soaked through|soaking through|soak through|pad soaked|pads soaked|pad an hour|pads an hour|pad per hour|pads per hour|pad every hour|flooding|gushing|gush of blood|hemorrhage|haemorrhage|hemorrhaging|haemorrhaging|blood loss|lots of blood|lot of blood|so much blood|clot|clots|blood clot|blood clots|blood in urine|blood in pee|blood in stool|blood in vomit|vomiting blood|bloody stool|bloody urine|black stool|tarry stool|hematuria|haematuria|hematemesis|bruising|bruises|nose bleed|gums bleed|petechiae|purpura|" +
	"pain|painful|agony|excruciating|unbearable|it hurts|stabbing|cramps|cramp|cramping|period cramps|abdominal cramps|stomachache|stomach ache|tummy ache|belly ache|drawing pain|abdominal pain|lower abdominal pain|pelvic pain|worst headache|thunderclap headache|thunderclap|terrible headache|splitting headache|hard belly|rigid abdomen|hard abdomen|rigid belly|swollen belly|swollen abdomen|abdominal swelling|distended|distension|distention|tender abdomen|" +
	"faint|feeling faint|felt faint|feel faint|near faint|nearly faint|almost faint|about to faint|pass out|losing consciousness|lose consciousness|unconscious|unconsciousness|collapse|woozy|giddy|giddiness|black out|disoriented|disorientation|delirium|delirious|slurred speech|hard to wake|difficult to wake|lethargic|lethargy|had a fit|having a fit|convulsing|vision loss|loss of vision|lost vision|losing vision|double vision|vision problem|vision disturbance|visual disturbance|visual changes|seeing spots|seeing stars|flashing lights|can t see|cannot see|going blind|blindness|stiff neck|" +
	"high temp|temperature high|burning up|pyrexia|febrile|rigor|rigors|shaking|shivery|sepsis|septic|septicemia|septicaemia|blood poisoning|infection|infected|endometritis|pus|very unwell|very ill|seriously ill|sense of doom|impending doom|mottled skin|blue lips|grey lips|gray lips|blue skin|cyanosis|pallor|paleness|clammy skin|very weak|too weak|extreme weakness|jaundice|yellow skin|yellow eyes|odor|odour|vaginal odor|vaginal odour|smells bad|smelling bad|stinks|fishy smell|green discharge|yellow discharge|waters broke|water broke|waters gone|gush of fluid|leaking fluid|threw up|keep anything down|keep food down|keep fluids down|keep water down|mastitis|red breast|breast abscess|wound open|open wound|weeping wound|wound red|" +
	"swollen leg|leg swelling|leg swollen|swollen calf|calf swelling|calf swollen|one leg swollen|dvt|thrombosis|embolism|lip swollen|swollen lip|swollen tongue|tongue swelling|swollen throat|throat swelling|tight throat|throat tight|throat closing|swollen face|face swelling|facial swelling|puffy face|swollen hands|anaphylaxis|anaphylactic|allergic reaction|angioedema|hives|weals|welts|urticaria|blisters|purple spots|skin peeling|mouth sores|sores in mouth|" +
	"unable to pee|unable to urinate|can t pee|cannot pee|can t urinate|cannot urinate|not peeing|no urine|urinary retention|painful peeing|burning pee|burns when peeing|hurts to pee|dysuria|uti|urinary tract infection|flank pain|" +
	"hopeless|hopelessness|no hope|despair|suicide|suicidal|suicidal thoughts|suicidal ideation|thoughts of suicide|thoughts of death|thoughts of dying|kill myself|killing myself|end my life|ending my life|end it all|want to die|wanted to die|wanting to die|wish i was dead|wish i were dead|better off dead|don t want to live|do not want to live|no reason to live|self harm|self injury|thoughts of self harm|harm thoughts|cut myself|cutting myself|hurt myself|hurting myself|harm myself|harming myself|overdose|hearing voices|hear voices|hallucination|hallucinating|paranoia|paranoid|psychosis|psychotic|mania|manic|abuse|abusive|hit me|hits me|hurt me|strangled|strangling|choked|violence|rape|raped|assault|afraid of him|afraid of my partner|scared of him|scared of my partner|not safe|unsafe|" +
	"desmayo|desmayos|desmayada|me desmaye|hemorragia|coagulo|coagulos|sangrado|escalofrios|dolor|dolores|dolor de pecho|dolor en el pecho|falta de aire|dificultad para respirar|convulsiones|suicidio|suicida|infeccion|desmaio|desmaios|desmaiei|dor|dores|sangramento|calafrios|falta de ar|dor no peito|convulsao|infeccao|ohnmacht|ohnmachtig|bewusstlos|schwindel|schmerz|schmerzen|blutung|blutungen|blutgerinnsel|gerinnsel|schuttelfrost|atemnot|brustschmerz|brustschmerzen|bauchschmerzen|unterleibsschmerzen|krampfanfall|suizid|selbstmord|suizidgedanken|infektion|evanouie|evanouissement|malaise|vertige|vertiges|hemorragie|caillot|caillots|saignement|saignements|frissons|douleur|douleurs|essoufflement|essoufflee|difficulte a respirer|douleur thoracique|suicidaire|svenuta|svenimento|vertigini|capogiri|emorragia|coaguli|sanguinamento|brividi|dolore|dolori|dolore al petto|mancanza di respiro|convulsioni"

// freeWords are words of signs that say there was none.
const freeWords = "pain free|fever free|symptom free|painless|free of pain"

// otherWords are moods and sleep, which the diary holds in words of its own.
const otherWords = "sad|sadness|happy|angry|anger|anxious|anxiety|stressed|stress|irritable|irritability|mood swings|swings|depressed|depression|crying|tearful|sensitive|calm|neutral|energetic|apathetic|panic|guilty|self critical|very self critical|obsessive thoughts|feeling guilty|lonely|insomnia|sleep|trouble sleeping|sleep changes|mood changes|tired|fatigue|fatigued|exhausted|low energy|bloated|bloating|balanced|fine|suicidal|suicidal thoughts|self harm|thoughts of self harm"

// calmWords say that there was none.
const calmWords = "none|no|pain free|great|ok|okay|normal|pregnancy test neg|pregnancy negative|pregnancy test negative|no pain|all good|everything is fine|i m okay|healthy|good|happy|fine|nothing|nein|ninguno|ninguna|keine|aucun|aucune|nada|nessuno|not present"

// yesWords and noWords are ticks that are set, and that are not.
const (
	yesWords = "yes|true|y|x|1|1 0|+|✓|✔|☑|✅|present|si|ja|oui|sim|checked|unspecified"
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
