// Package places is place data: clinics and other places to turn to, each with
// its listing, licence and the day it was checked. What a listing does not say
// about a place is unknown and is never inferred from its name.
package places

import (
	"math"

	"aftercare"
)

// Kind is the kind of a place, by its listing.
type Kind uint8

// KindTerms are the words of the format for kinds.
var KindTerms = aftercare.NewTerms(Hospital, "hospital clinic doctors unit birthing-centre pharmacy other")

// The kinds.
const (
	Hospital Kind = iota + 1
	Clinic
	Doctors
	Unit
	BirthingCentre
	Pharmacy
	OtherKind
)

// String returns the word of the format.
func (k Kind) String() string { return KindTerms.Name(k) }

// Speciality is what a place may offer.
type Speciality uint8

// SpecialityTerms are the words of the format for specialities.
var SpecialityTerms = aftercare.NewTerms(Gynaecology, "gynaecology early-pregnancy-unit obstetrics emergency mental-health")

// The specialities.
const (
	Gynaecology Speciality = iota
	EarlyPregnancyUnit
	Obstetrics
	Emergency
	MentalHealth
	specialities
)

// String returns the word of the format.
func (s Speciality) String() string { return SpecialityTerms.Name(s) }

// Offers says for each speciality whether a place has it.
type Offers [specialities]aftercare.Tri

// Access is the set of ways to be seen that a listing names.
type Access uint8

// way is one way in: the number of its bit in an Access, from 1.
type way uint8

// accessTerms are the words of the format for ways in.
var accessTerms = aftercare.NewTerms(way(1), "call-first walk-in self-referral referral by-appointment")

// The ways in.
const (
	CallFirst    Access = 1 << iota
	WalkIn              // no appointment
	SelfReferral        // without a doctor's letter
	Referral            // a health professional must refer her
	ByAppointment
)

// Trust is the kind of publisher of a listing.
type Trust uint8

// TrustTerms are the words of the format for trust.
var TrustTerms = aftercare.NewTerms(Official, "official provider map-users unverified")

// The kinds of publisher: an authority, those who run the places, users of a
// map, or unknown.
const (
	Official Trust = iota + 1
	Provider
	MapUsers
	Unverified
)

// String returns the word of the format.
func (t Trust) String() string { return TrustTerms.Name(t) }

// Position is a place on the globe in ten-millionths of a degree, north and
// east; that is about a centimetre.
type Position struct{ Lat, Lon int32 }

const perDegree = 10_000_000

// MakePosition rounds degrees and reports whether they are on the globe.
func MakePosition(lat, lon float64) (Position, bool) {
	if !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return Position{}, false
	}
	return Position{int32(math.Round(lat * perDegree)), int32(math.Round(lon * perDegree))}, true
}

// Degrees returns north and east.
func (p Position) Degrees() (lat, lon float64) {
	return float64(p.Lat) / perDegree, float64(p.Lon) / perDegree
}

// Source is a listing that places came from.
type Source struct {
	ID      string // short and stable
	Name    string // attribution
	Licence string
	Address string
	Checked aftercare.Date // the day the listing was made or read
	Trust   Trust
}

// Origin is a place's entry in one listing. Name and Hours are set where that
// listing differs from the place; Offers, in a merged place, is all that it says.
type Origin struct {
	Source  string
	Record  string
	Name    string
	Hours   string
	Offers  Offers
	Because string // why it counts as the same place; empty for the first
}

// Service is one place.
type Service struct {
	ID      string
	Name    string // as the listing has it, in its own script
	Latin   string // in Latin letters, if the listing has that too
	Kind    Kind
	At      Position
	Placed  bool // At is known
	Address string
	City    string // the town, where the listing has it by itself
	Country string // ISO 3166-1 alpha-2
	Phones  []string
	Website string
	Offers  Offers
	Access  Access
	Hours   string // in OpenStreetMap's syntax, as the listing has it
	Zone    string // IANA name of its time zone
	From    []Origin
}

// TownKind is how large a town is. The zero value is not told.
type TownKind uint8

// City is the largest kind of town.
const City TownKind = 1

// String returns the word of the format.
func (k TownKind) String() string { return TownTerms.Name(k) }

// TownTerms are the words of the format for towns.
var TownTerms = aftercare.NewTerms(City, "city town borough suburb village")

// Town is a name that people type, and where it is.
type Town struct {
	Name    string // as the listing has it, in its own script
	Latin   string
	Also    []string // other names
	Kind    TownKind
	At      Position
	Country string
	Source  string // empty for those that are shipped
	Record  string
}

// List is a set of places and the listings they came from, with the names of
// towns that the listings bring.
type List struct {
	Sources  []Source
	Towns    []Town
	Services []Service
}

// Source returns a listing by its id, nil for none.
func (l *List) Source(id string) *Source {
	for i := range l.Sources {
		if l.Sources[i].ID == id {
			return &l.Sources[i]
		}
	}
	return nil
}
