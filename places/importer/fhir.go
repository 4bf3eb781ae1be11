package importer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"aftercare"
	"aftercare/places"
)

type reference struct{ Reference, Display string }

type coding struct{ System, Code, Display string }

// period is when something is valid; either end may be missing.
type period struct{ Start, End string }

// holds reports whether a day may be within the period.
func (p *period) holds(day aftercare.Date) bool {
	if p == nil || day == 0 {
		return true
	}
	if start, ok := fhirDay(p.Start); ok && start > day {
		return false
	}
	end, ok := fhirDay(p.End)
	return !ok || end >= day || len(p.End) < len("2026-01-01") && strings.HasPrefix(day.String(), p.End)
}

// fhirDay is the first day of a date that may be a year, a month or a moment.
func fhirDay(s string) (aftercare.Date, bool) {
	return dateFrom(s[:min(len(s), len("2026-01-01"))])
}

type concept struct {
	Coding []coding
	Text   string
}

type telecom struct {
	System, Value, Use string
	Rank               int
	Period             *period
}

type available struct {
	DaysOfWeek         []string
	AllDay             bool
	AvailableStartTime string
	AvailableEndTime   string
	OpeningTime        string // in hours of a Location
	ClosingTime        string
}

// resource holds what is read of HealthcareService, Location and Organization.
type resource struct {
	ResourceType, ID, Name, Status string
	Mode                           string
	OperationalStatus              *coding
	Active                         *bool
	Telecom                        []telecom
	Address                        json.RawMessage // a list in Organization
	Position                       *struct{ Latitude, Longitude float64 }
	Location                       []reference
	ProvidedBy                     *reference
	ManagingOrganization           *reference
	Type, Specialty                json.RawMessage
	AvailableTime                  []available
	HoursOfOperation               []available
	NotAvailable                   []notAvailable
	AvailabilityExceptions         string
	AppointmentRequired            *bool

	place, key string
}

type notAvailable struct {
	Description string
	During      *period
}

// nextPage says where a bundle is one page of several, and the rest is not in it.
func (m *Import) nextPage(raw json.RawMessage) {
	var links []struct{ Relation, URL string }
	if json.Unmarshal(raw, &links) != nil {
		return
	}
	for _, l := range links {
		if l.Relation == "next" {
			m.note("link", fmt.Sprintf("this is one page of several: the next is at %q, give it as well", l.URL))
		}
	}
}

// fhir reads a Bundle (R4). Services refer to locations anywhere in it, so
// the three kinds of resource are held until the end, nothing else is.
func (m *Import) fhir(in io.Reader) error {
	var all []*resource
	byKey := map[string]*resource{}
	member := func(key string, raw json.RawMessage) error {
		if key == "resourceType" && string(raw) != `"Bundle"` {
			return fmt.Errorf("this is a %s, not a Bundle", raw)
		}
		if key == "link" {
			m.nextPage(raw)
		}
		return nil
	}
	err := m.elements(in, "entry", member, func(i int, raw json.RawMessage) {
		var e struct {
			FullURL  string
			Resource resource
		}
		place := fmt.Sprintf("entry %d", i+1)
		if err := json.Unmarshal(raw, &e); err != nil {
			m.reject(place, err.Error())
			return
		}
		r := e.Resource
		if !slices.Contains([]string{"HealthcareService", "Location", "Organization"}, r.ResourceType) {
			m.reject(place, fmt.Sprintf("a %s is not a place", r.ResourceType))
			return
		}
		r.key = r.ResourceType + "/" + r.ID
		r.place = place + ", " + r.key
		if len(all) >= m.bounds.places {
			m.limitErr = tooMuch(m.bounds.places, "resources")
			return
		}
		if !m.hold(len(raw)) {
			return
		}
		all = append(all, &r)
		byKey[r.key], byKey[e.FullURL] = &r, &r
	})
	if err != nil {
		return err
	}
	served := map[*resource]bool{}
	for _, r := range all {
		if r.ResourceType == "HealthcareService" {
			m.healthcareService(r, byKey, served)
		}
	}
	for _, r := range all {
		// A location that a service stands at is told with the service.
		if r.ResourceType == "Location" && !served[r] {
			m.resource(r, r, organisation(r.ManagingOrganization, byKey), r.ID)
		}
	}
	for _, r := range all {
		if r.ResourceType == "Organization" && !served[r] {
			m.resource(r, r, nil, r.ID)
		}
	}
	return nil
}

func organisation(ref *reference, byKey map[string]*resource) *resource {
	if ref == nil {
		return nil
	}
	return byKey[ref.Reference]
}

func (m *Import) healthcareService(r *resource, byKey map[string]*resource, served map[*resource]bool) {
	provider := organisation(r.ProvidedBy, byKey)
	served[provider] = true
	if len(r.Location) == 0 {
		m.resource(r, nil, provider, r.ID)
	}
	for i, ref := range r.Location {
		at := byKey[ref.Reference]
		if at == nil {
			m.note(r.place, fmt.Sprintf("location %q is not in the bundle", ref.Reference))
		}
		served[at] = true
		record := r.ID
		if len(r.Location) > 1 {
			record = fmt.Sprintf("%s@%d", r.ID, i+1)
		}
		m.resource(r, at, provider, record)
	}
}

// shut returns why nobody can visit what a resource describes, or "".
func (r *resource) shut() string {
	switch {
	case r.Active != nil && !*r.Active, r.Status == "inactive", r.Status == "suspended":
		return r.key + " is not active"
	case r.OperationalStatus != nil && r.OperationalStatus.Code == "C":
		return r.key + " is closed"
	case r.Mode == "kind":
		return r.key + " is a kind of place and not one place"
	}
	return ""
}

// resource keeps one resource, with what its location and provider add.
func (m *Import) resource(r, at, provider *resource, record string) {
	for _, part := range []*resource{r, at, provider} {
		if part == nil {
			continue
		}
		if why := part.shut(); why != "" {
			m.reject(r.place, why)
			return
		}
	}
	s := places.Service{Name: r.Name}
	for _, part := range []*resource{at, provider} {
		if part == nil || part == r || part.Name == "" || strings.Contains(s.Name, part.Name) {
			continue
		}
		if s.Name != "" {
			s.Name += ", "
		}
		s.Name += part.Name
	}
	for _, part := range []*resource{r, at, provider} {
		if part == nil {
			continue
		}
		if s.Address == "" {
			s.Address, s.City, s.Country = m.address(part.Address)
		}
		if len(s.Phones) == 0 && s.Website == "" {
			m.contacts(&s, part.Telecom)
		}
	}
	if !aftercare.IsCountry(s.Country) {
		s.Country = "" // often a name or three letters
	}
	if at != nil && at.Position != nil {
		m.place(r.place, &s, at.Position.Latitude, at.Position.Longitude)
	}
	for _, raw := range []json.RawMessage{r.Type, r.Specialty} {
		m.concepts(r.place, raw, &s.Offers)
	}
	if r.AppointmentRequired != nil {
		s.Access = places.WalkIn
		if *r.AppointmentRequired {
			s.Access = places.ByAppointment
		}
	}
	s.Hours = m.fhirHours(r, at)
	if record != "" {
		record = r.ResourceType + "/" + record
	}
	m.add(r.place, record, s)
}

// contacts takes the telephone numbers and website that are valid on the day of
// the listing, by rank.
func (m *Import) contacts(s *places.Service, list []telecom) {
	list = slices.DeleteFunc(slices.Clone(list), func(t telecom) bool {
		return t.Use == "old" || !t.Period.holds(m.set.Source.Checked)
	})
	slices.SortStableFunc(list, func(a, b telecom) int {
		return cmp.Compare(uint(a.Rank-1), uint(b.Rank-1)) // without a rank comes last
	})
	for _, t := range list {
		switch {
		case t.System == "phone":
			s.Phones = phones(append(slices.Clone(s.Phones), t.Value)...)
		case t.System == "url" && s.Website == "":
			s.Website = t.Value
		}
	}
}

// snomed is the code system of SNOMED CT.
const snomed = "http://snomed.info/sct"

// practice are the codes of practice settings, with a part of the display name
// that must agree: these codes are often misused.
var practice = map[string]struct {
	display string
	offers  []places.Speciality
}{
	"394586005": {"gyn", []places.Speciality{places.Gynaecology}},
	"394585009": {"gyn", []places.Speciality{places.Gynaecology, places.Obstetrics}},
	"394587001": {"psychiatr", []places.Speciality{places.MentalHealth}},
}

func (m *Import) concepts(place string, raw json.RawMessage, o *places.Offers) {
	var list []concept
	if len(raw) == 0 || json.Unmarshal(raw, &list) != nil {
		return
	}
	for _, c := range list {
		for _, code := range c.Coding {
			p, known := practice[code.Code]
			switch {
			case !known || code.System != snomed:
			case !strings.Contains(strings.ToLower(code.Display), p.display):
				m.note(place, fmt.Sprintf("code %s left out: its display %q does not say the same", code.Code, code.Display))
			default:
				for _, s := range p.offers {
					o[s] = aftercare.Yes
				}
			}
		}
	}
}

// address returns the first physical address that is valid on the day of the
// listing.
func (m *Import) address(raw json.RawMessage) (text, city, country string) {
	type postal struct {
		Text, City, PostalCode, State, Country string
		Use, Type                              string
		Line                                   []string
		Period                                 *period
	}
	var list []postal
	if json.Unmarshal(raw, &list) != nil {
		list = make([]postal, 1)
		if json.Unmarshal(raw, &list[0]) != nil {
			return "", "", ""
		}
	}
	list = slices.DeleteFunc(list, func(a postal) bool {
		return a.Use == "old" || a.Use == "billing" || a.Type == "postal" || !a.Period.holds(m.set.Source.Checked)
	})
	if len(list) == 0 {
		return "", "", ""
	}
	a := list[0]
	if a.Text != "" {
		return a.Text, a.City, a.Country
	}
	var parts []string
	for _, p := range append(slices.Clone(a.Line), strings.TrimSpace(a.PostalCode+" "+a.City), a.State) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", "), a.City, a.Country
}
