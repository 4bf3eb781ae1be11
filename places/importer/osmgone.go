package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"aftercare"
	"aftercare/places"
	"aftercare/places/hours"
)

// Keys that say that something no longer exists, or not yet. The first are
// prefixes of its former or future key (disused:amenity=clinic).
var (
	ended      = strings.Fields("disused abandoned demolished razed removed destroyed closed ruins")
	otherTimes = strings.Fields("was historic proposed planned construction")
	shells     = strings.Fields("disused abandoned demolished collapsed ruins construction")
	goneFlags  = strings.Fields("disused abandoned demolished razed removed destroyed ruins vacant closed permanently_closed")
	stateKeys  = strings.Fields("operational_status operating_status business_status status state")
	goneStates = strings.Fields("closed closed_permanently permanently_closed closed_temporarily temporarily_closed abandoned disused demolished inactive defunct " +
		"suspended out_of_service not_operational non_operational nonoperational not_functional non_functional planned proposed construction under_construction")
)

// gone returns why nobody can visit a place for health care on the day of the
// listing, or "".
func (t tags) gone(day aftercare.Date) string {
	for _, key := range goneFlags {
		if v := strings.ToLower(t.first(key)); v != "" && v != "no" {
			return fmt.Sprintf("it is gone: %s=%s", key, v)
		}
	}
	for _, key := range stateKeys {
		v := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(t.first(key)))
		if slices.Contains(goneStates, v) {
			return fmt.Sprintf("it is not in use: %s=%s", key, v)
		}
	}
	if why := t.anotherTime(); why != "" {
		return why
	}
	if v := t.first("end_date"); v != "" {
		if from, ok := dateFrom(v); !ok || day == 0 || from <= day {
			return "it ended: end_date=" + v
		}
	}
	for _, key := range []string{"opening_date", "start_date"} {
		if from, ok := dateFrom(t.first(key)); ok && day != 0 && from > day {
			return fmt.Sprintf("it is not open yet: %s=%s", key, t[key])
		}
	}
	if t.forAnimals() {
		return "it is for animals"
	}
	if v := t.first("access"); v == "no" || v == "military" {
		return "it is not open to the public: access=" + v
	}
	text := t.first("opening_hours")
	if h, err := hours.Parse(text); err == nil && h.Never() || strings.Contains(strings.ToLower(text), "permanently closed") || strings.Contains(strings.ToLower(text), "closed permanently") {
		return "it is closed at all hours: opening_hours=" + text
	}
	return ""
}

// anotherTime returns by which key or value the place was, or will be, what its
// other tags still say. Where a former key has a new value of its own, that one
// counts (was:amenity=hospital, amenity=clinic).
func (t tags) anotherTime() string {
	for _, key := range []string{"amenity", "healthcare", "building"} {
		for _, prefix := range append(slices.Clone(ended), otherTimes...) {
			old := t.first(prefix + ":" + key)
			over := slices.Contains(ended, prefix)
			again := t[key] != "" && (t[key] != old || !over || key == "building")
			if old == "" || old == "no" || again {
				continue
			}
			if (tags{key: old}).kind() == t.kind() || key == "building" && over {
				return fmt.Sprintf("it is not in use: %s:%s=%s", prefix, key, old)
			}
		}
	}
	if v := strings.ToLower(t["building"]); slices.Contains(shells, v) {
		return "its building is not in use: building=" + v
	}
	return ""
}

// forAnimals reports whether a tag says so; names do not count.
func (t tags) forAnimals() bool {
	for _, key := range []string{"amenity", "healthcare", "healthcare:speciality", "shop", "office"} {
		v := strings.ToLower(t[key])
		if strings.Contains(v, "veterinar") || strings.Contains(v, "animal") || v == "pet" {
			return true
		}
	}
	for _, key := range []string{"veterinary", "animal", "animals"} {
		if v := t.first(key); v != "" && v != "no" {
			return true
		}
	}
	return false
}

// dateFrom returns the first day of a date, which may be a year or a month.
func dateFrom(s string) (aftercare.Date, bool) {
	switch len(s) {
	case 4:
		s += "-01-01"
	case 7:
		s += "-01"
	}
	return aftercare.ParseDate(s)
}

// latin returns a name in Latin letters, if a tag has one.
func (t tags) latin() string {
	candidates := []string{t["int_name"], t["name:en"]}
	var keys []string
	for key := range t {
		if strings.HasPrefix(key, "name:") && (strings.HasSuffix(key, "-Latn") || strings.HasSuffix(key, "_rm")) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		candidates = append(candidates, t[key])
	}
	for _, name := range candidates {
		other := strings.ContainsFunc(name, func(c rune) bool { return unicode.IsLetter(c) && !unicode.Is(unicode.Latin, c) })
		if name = strings.TrimSpace(name); !other && strings.ContainsFunc(name, unicode.IsLetter) {
			return name
		}
	}
	return ""
}

// part records that an element is part of a place: a corner of its outline or a
// member of its relation. Mappers often give it the same tags.
func (m *Import) part(kind string, id int64, of string) {
	if len(m.parts) >= m.bounds.corners {
		m.limitErr = tooMuch(m.bounds.corners, "corners of outlines")
		return
	}
	m.parts[kind+"/"+strconv.FormatInt(id, 10)] = of
}

// dropParts rejects places that are part of another of the same kind or name.
func (m *Import) dropParts() {
	if len(m.parts) == 0 {
		return
	}
	at := map[string]int{}
	for i := range m.list.Services {
		at[m.list.Services[i].From[0].Record] = i
	}
	kept := m.list.Services[:0:0]
	for i := range m.list.Services {
		s := &m.list.Services[i]
		record := s.From[0].Record
		if of, ok := at[m.parts[record]]; ok && of != i && isPartOf(s, &m.list.Services[of]) {
			m.reject(record, "it is part of "+m.parts[record]+", which is the place")
			continue
		}
		kept = append(kept, *s)
	}
	m.list.Services = kept
	clear(m.parts)
}

func isPartOf(s, of *places.Service) bool { return s.Kind == of.Kind || s.Name == of.Name }
