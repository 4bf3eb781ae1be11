package aftercare

import "strconv"

// Fact names a part of a record.
type Fact struct {
	Kind  FactKind
	Index int // of the step of care or the observation, for the kinds that have several
}

// FactKind is what part of a record a fact is. The zero value is none.
type FactKind uint8

// The kinds of fact.
const (
	FactLossKind FactKind = iota + 1
	FactLocation
	FactGestation
	FactDiagnosedOn
	FactLossOn
	FactRh
	FactConditions
	FactMedicines
	FactCare // a step of care as a whole
	FactRoute
	FactMethod
	FactApproach
	FactObservation
)

// factPlaces are the JSON pointers of the kinds. A * is the index.
var factPlaces = [...]string{
	FactLossKind: "/loss/kind", FactLocation: "/loss/location", FactGestation: "/loss/gestation", FactDiagnosedOn: "/loss/diagnosedOn",
	FactLossOn: "/loss/on", FactRh: "/person/rh", FactConditions: "/person/conditions", FactMedicines: "/person/medicines",
	FactCare: "/care/*", FactRoute: "/care/*/route", FactMethod: "/care/*/method", FactApproach: "/care/*/approach", FactObservation: "/observations/*",
}

// Pointer returns the JSON pointer (RFC 6901) of the fact into its record, ""
// if it names none.
func (f Fact) Pointer() string {
	place := factPlaces[f.Kind]
	for i := range len(place) {
		if place[i] == '*' {
			return place[:i] + strconv.Itoa(f.Index) + place[i+1:]
		}
	}
	return place
}
