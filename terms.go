package aftercare

import (
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// Terms is a closed list of words: how the formats spell the values of T. The
// values are consecutive; if the first is 1, 0 is not told.
type Terms[T ~uint8] struct {
	first T
	words []string
}

// NewTerms returns the list of words, separated by spaces, whose values begin
// with first. It panics if there are more than T has values.
func NewTerms[T ~uint8](first T, words string) Terms[T] {
	l := Terms[T]{first, strings.Fields(words)}
	if int(first)+len(l.words)-1 > math.MaxUint8 {
		panic("aftercare: a list has more words than there are values")
	}
	return l
}

// Name returns the word of a value, "" if the list does not have it, as for not told.
func (l Terms[T]) Name(v T) string {
	if i := int(v) - int(l.first); i >= 0 && i < len(l.words) {
		return l.words[i]
	}
	return ""
}

// Parse finds the value of a word.
func (l Terms[T]) Parse(word string) (T, bool) {
	i := slices.Index(l.words, word)
	if i < 0 {
		return 0, false
	}
	return l.first + T(i), true
}

// Of returns the words of a set's members, in the order of the list.
func (l Terms[T]) Of(s Set[T]) []string {
	var words []string
	for v, word := range l.All() {
		if s.Has(v) {
			words = append(words, word)
		}
	}
	return words
}

// Words returns the words in order. They must not be changed.
func (l Terms[T]) Words() []string { return l.words }

// Len is how many words the list has.
func (l Terms[T]) Len() int { return len(l.words) }

// All yields each value with its word.
func (l Terms[T]) All() iter.Seq2[T, string] {
	return func(yield func(T, string) bool) {
		for i, word := range l.words {
			if !yield(l.first+T(i), word) {
				return
			}
		}
	}
}

// Set is a set of the values of a list that begins with 1, bit index = value-1.
// It holds values up to mostInSet.
type Set[T ~uint8] uint32

// mostInSet is the largest value that a Set holds.
const mostInSet = 32

// SetOf returns the set of some values.
func SetOf[T ~uint8](values ...T) Set[T] {
	var s Set[T]
	for _, v := range values {
		s = s.With(v)
	}
	return s
}

// Has reports whether the value is in the set; 0 is in none.
func (s Set[T]) Has(v T) bool { return s&s.bit(v) != 0 }

// With returns the set with the value added; adding 0 adds nothing. It panics if
// the value is over mostInSet: a fact must not be dropped.
func (s Set[T]) With(v T) Set[T] {
	if v > mostInSet {
		panic("aftercare: a set holds no such value")
	}
	return s | s.bit(v)
}

// First returns the first value of the set, 0 if it is empty.
func (s Set[T]) First() T {
	if s == 0 {
		return 0
	}
	return T(bits.TrailingZeros32(uint32(s))) + 1
}

// Without returns the set with the value taken away.
func (s Set[T]) Without(v T) Set[T] { return s &^ s.bit(v) }

func (Set[T]) bit(v T) Set[T] {
	if v == 0 {
		return 0
	}
	return 1 << (v - 1)
}

// About says who is telling; the record is about the person who was pregnant.
type About uint8

// Who tells.
const (
	AboutSelf About = iota + 1
	AboutPartner
	AboutPatient
)

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

// Route is the kind of care for the loss. The zero value is not told.
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

// Anaesthetic is the kind of anaesthetic or sedation of an operation. The zero
// value is not told, which after an operation counts as general.
type Anaesthetic uint8

// The anaesthetics.
const (
	General Anaesthetic = iota + 1
	Sedation
	LocalAnaesthetic
	NoAnaesthetic
)

// Approach is keyhole or open surgery. The zero value is not told.
type Approach uint8

// The approaches.
const (
	Keyhole Approach = iota + 1
	OpenSurgery
)

// Rh is the rhesus type. The zero value is not told.
type Rh uint8

// The rhesus types.
const (
	RhPositive Rh = iota + 1
	RhNegative
	RhUnknown
)

// Condition is a lasting condition of a person that matters for her care.
type Condition uint8

// Medicine is something that a person takes.
type Medicine uint8

// AntibioticMedicine is an antibiotic, whichever.
const AntibioticMedicine Medicine = 1

// Site is where a pain is. The zero value is not told.
type Site uint8

// SiteChest is pain in the chest, which no expected effect excuses.
const SiteChest Site = 9

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
	AboutTerms       = NewTerms(AboutSelf, "self partner patient")
	LossKindTerms    = NewTerms(Threatened, "threatened complete incomplete missed chemical septic molar ectopic late termination unknown")
	LocationTerms    = NewTerms(Intrauterine, "intrauterine unlocated ectopic not-scanned")
	RouteTerms       = NewTerms(Expectant, "expectant medical surgical")
	MethodTerms      = NewTerms(Misoprostol, "misoprostol mifepristone-misoprostol methotrexate vacuum-aspiration curettage salpingectomy salpingotomy dilation-and-evacuation hysteroscopic-removal labour-induction")
	AnaestheticTerms = NewTerms(General, "general sedation local none")
	ApproachTerms    = NewTerms(Keyhole, "keyhole open")
	RhTerms          = NewTerms(RhPositive, "positive negative unknown")
	ConditionTerms   = NewTerms(Condition(1), "anticoagulant iud sickle-cell anaemia prior-ectopic ivf combined-pill immunosuppressed panic-disorder bleeding-disorder earlier-caesarean asthma stomach-ulcer kidney-disease")
	MedicineTerms    = NewTerms(AntibioticMedicine, "antibiotic paracetamol ibuprofen methotrexate aspirin codeine iron folic-acid")
	SiteTerms        = NewTerms(Site(1), "lower one-sided shoulder rectal flank back diffuse leg chest")
	WhoTerms         = NewTerms(ThePerson, "person asker")
	WishTerms        = NewTerms(Wish(1), "yes no unsure later")
)

// String returns the word of the format, "" if it was not told.
func (v About) String() string { return AboutTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v LossKind) String() string { return LossKindTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Location) String() string { return LocationTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Route) String() string { return RouteTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Method) String() string { return MethodTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Anaesthetic) String() string { return AnaestheticTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Approach) String() string { return ApproachTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Rh) String() string { return RhTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Condition) String() string { return ConditionTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Medicine) String() string { return MedicineTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Site) String() string { return SiteTerms.Name(v) }

// String returns the word of the format.
func (v Who) String() string { return WhoTerms.Name(v) }

// String returns the word of the format, "" if it was not told.
func (v Wish) String() string { return WishTerms.Name(v) }

// OnTube reports an operation for an ectopic pregnancy, which removes nothing
// from the womb.
func (m Method) OnTube() bool { return m == Salpingectomy || m == Salpingotomy }
