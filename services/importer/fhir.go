package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"aftercare"
	"aftercare/services"
)

type reference struct{ Reference, Display string }

type coding struct{ System, Code, Display string }

type concept struct {
	Coding []coding
	Text   string
}

type telecom struct{ System, Value string }

// resource holds what is read of HealthcareService, Location and Organization.
type resource struct {
	ResourceType, ID, Name, Status string
	Active                         *bool
	Telecom                        []telecom
	Address                        json.RawMessage // a list in Organization
	Position                       *struct{ Latitude, Longitude float64 }
	Location                       []reference
	ProvidedBy                     *reference
	ManagingOrganization           *reference
	Type, Specialty                json.RawMessage
	AvailableTime                  []struct {
		DaysOfWeek         []string
		AllDay             bool
		AvailableStartTime string
		AvailableEndTime   string
	}
	NotAvailable []json.RawMessage

	place, key string
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
			m.reject(place, fmt.Sprintf("a %s is no place", r.ResourceType))
			return
		}
		r.key = r.ResourceType + "/" + r.ID
		r.place = place + ", " + r.key
		if len(all) >= m.bounds.places {
			m.full = tooMuch(m.bounds.places, "resources")
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

// resource keeps one resource, with what its location and provider add.
func (m *Import) resource(r, at, provider *resource, record string) {
	for _, part := range []*resource{r, at} {
		if part != nil && (part.Active != nil && !*part.Active || part.Status == "inactive" || part.Status == "suspended") {
			m.reject(r.place, part.key+" is not active")
			return
		}
	}
	s := services.Service{Name: r.Name}
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
			s.Address, s.City, s.Country = address(part.Address)
		}
		if len(s.Phones) == 0 && s.Website == "" {
			part.contacts(&s)
		}
	}
	if !aftercare.IsCountry(s.Country) {
		s.Country = "" // many write a country's name or three letters
	}
	if at != nil && at.Position != nil {
		m.place(r.place, &s, at.Position.Latitude, at.Position.Longitude)
	}
	for _, raw := range []json.RawMessage{r.Type, r.Specialty} {
		m.concepts(r.place, raw, &s.Offers)
	}
	s.Hours = m.availableTime(r)
	if record != "" {
		record = r.ResourceType + "/" + record
	}
	m.keep(r.place, record, s)
}

// contacts gives a place the resource's telephones and website.
func (r *resource) contacts(s *services.Service) {
	for _, t := range r.Telecom {
		switch {
		case t.System == "phone":
			s.Phones = phones(append(slices.Clone(s.Phones), t.Value)...)
		case t.System == "url" && s.Website == "":
			s.Website = t.Value
		}
	}
}

// snomed is where SNOMED CT codes come from.
const snomed = "http://snomed.info/sct"

// practice are the codes of practice settings, and a part of the display
// that must agree: these codes are often used with another meaning.
var practice = map[string]struct {
	display string
	offers  []services.Speciality
}{
	"394586005": {"gyn", []services.Speciality{services.Gynaecology}},
	"394585009": {"gyn", []services.Speciality{services.Gynaecology, services.Obstetrics}},
	"394587001": {"psychiatr", []services.Speciality{services.MentalHealth}},
}

func (m *Import) concepts(place string, raw json.RawMessage, o *services.Offers) {
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

func address(raw json.RawMessage) (text, city, country string) {
	type postal struct {
		Text, City, PostalCode, State, Country string
		Line                                   []string
	}
	var list []postal
	if json.Unmarshal(raw, &list) != nil {
		list = make([]postal, 1)
		if json.Unmarshal(raw, &list[0]) != nil {
			return "", "", ""
		}
	}
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

var fhirDays = map[string]string{"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}

// availableTime writes the hours of a service in the syntax of OpenStreetMap.
// Days on which it is not available are in words or dates of their own, so
// with any of them the hours are left out.
func (m *Import) availableTime(r *resource) string {
	if len(r.AvailableTime) == 0 {
		return ""
	}
	if len(r.NotAvailable) > 0 {
		m.note(r.place, "hours left out: it names times when it is not available")
		return ""
	}
	var rules []string
	for _, t := range r.AvailableTime {
		var days []string
		for _, d := range t.DaysOfWeek {
			if fhirDays[d] == "" {
				m.note(r.place, fmt.Sprintf("hours left out: %q is no day", d))
				return ""
			}
			days = append(days, fhirDays[d])
		}
		rule := strings.Join(days, ",")
		switch start, end := clock(t.AvailableStartTime), clock(t.AvailableEndTime); {
		case t.AllDay && rule == "":
			rule = "24/7"
		case t.AllDay:
		case start == "" || end == "":
			m.note(r.place, "hours left out: a beginning or an end is missing")
			return ""
		default:
			rule = strings.TrimSpace(rule + " " + start + "-" + end)
		}
		rules = append(rules, rule)
	}
	return strings.Join(rules, ", ")
}

// clock cuts the seconds off a FHIR time.
func clock(s string) string {
	if len(s) < 5 || s[2] != ':' {
		return ""
	}
	return s[:5]
}
