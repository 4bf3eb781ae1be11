package aftercare

// A term list is a closed list of words, index+1 = value, 0 = not told.

// About says who is telling; the record is about the person who was pregnant.
type About uint8

// LossKind is the kind of loss. The zero value is not told.
type LossKind uint8

// The kinds of loss.
const (
	Threatened LossKind = iota + 1
	CompleteMiscarriage
	IncompleteMiscarriage
	MissedMiscarriage
	Chemical
	Septic
	Molar
	Ectopic
	LateLoss
	Termination
	KindUnknown // told as "unknown": the same as not told
)

// Location is where a scan found the pregnancy. The zero value is not told.
type Location uint8

// The locations.
const (
	Intrauterine Location = iota + 1
	Unlocated
	EctopicLocation
	NotScanned
)

// Route is how the loss is cared for. The zero value is not told.
type Route uint8

// The routes.
const (
	Expectant Route = iota + 1
	Medical
	Surgical
)

// Method is the medicine or operation of a care step. The zero value is not told.
type Method uint8

// The methods the program itself must know by name.
const (
	Misoprostol Method = iota + 1
	MifepristoneMisoprostol
	Methotrexate
	VacuumAspiration
	Curettage
	Salpingectomy
	Salpingotomy
	DilationAndEvacuation
	HysteroscopicRemoval
	LabourInduction
)

// ByMedicine reports whether the method is a medicine, not an operation.
func (m Method) ByMedicine() bool { return m <= Methotrexate || m == LabourInduction }

// Anaesthetic is how an operation was made bearable. The zero value is not
// told, which after an operation counts as general.
type Anaesthetic uint8

// The anaesthetics.
const (
	General Anaesthetic = iota + 1
	Sedation
	LocalAnaesthetic
	NoAnaesthetic
)

// Rh is the rhesus type. The zero value is not told.
type Rh uint8

// The rhesus types.
const (
	RhPositive Rh = iota + 1
	RhNegative
	RhUnknown
)

// Set is a set of values of a term list, bit index = value-1.
type Set uint32

// Has reports whether the value (index+1) is in the set.
func (s Set) Has(v uint8) bool { return v > 0 && s&(1<<(v-1)) != 0 }

// With returns the set with the value (index+1) added.
func (s Set) With(v uint8) Set { return s | 1<<(v-1) }

// Site is where a pain is. The zero value is not told.
type Site uint8

// Who an observation is about: the person (the zero value) or the asker.
type Who uint8

// Whose observation it is.
const (
	ThePerson Who = iota
	TheAsker
)

// Wish is a wish to conceive. The zero value is not told.
type Wish uint8

// The closed lists of the record, as it spells them.
var (
	AboutTerms       = fields("self partner patient")
	LossKindTerms    = fields("threatened complete incomplete missed chemical septic molar ectopic late termination unknown")
	LocationTerms    = fields("intrauterine unlocated ectopic not-scanned")
	RouteTerms       = fields("expectant medical surgical")
	MethodTerms      = fields("misoprostol mifepristone-misoprostol methotrexate vacuum-aspiration curettage salpingectomy salpingotomy dilation-and-evacuation hysteroscopic-removal labour-induction")
	AnaestheticTerms = fields("general sedation local none")
	RhTerms          = fields("positive negative unknown")
	ConditionTerms   = fields("anticoagulant iud sickle-cell anaemia prior-ectopic ivf combined-pill immunosuppressed panic-disorder bleeding-disorder")
	MedicineTerms    = fields("antibiotic paracetamol ibuprofen methotrexate aspirin codeine iron folic-acid")
	SiteTerms        = fields("lower one-sided shoulder rectal flank back diffuse leg chest")
	WhoTerms         = fields("person asker")
	WishTerms        = fields("yes no unsure later")
)

// Term returns the index+1 of a word in a list, 0 where it is not there.
func Term(list []string, word string) uint8 { return uint8(indexOf(list, word) + 1) }

// TermName returns the word of a value, "" for not told.
func TermName(list []string, v uint8) string {
	if v == 0 {
		return ""
	}
	return list[v-1]
}

// OnTube reports an operation for an ectopic pregnancy, which removes nothing
// from the womb.
func (m Method) OnTube() bool { return m == Salpingectomy || m == Salpingotomy }
