package services

import (
	"math/rand/v2"
	"strings"
	"testing"

	"aftercare"
)

func at(lat, lon float64, source, record, name string) Service {
	s := Service{ID: source + ":" + record, Name: name, From: []Origin{{Source: source, Record: record}}}
	s.At, s.Placed = MakePosition(lat, lon)
	return s
}

func listOf(source string, s ...Service) *List {
	return &List{Sources: []Source{{ID: source, Name: source, Licence: "CC0", Checked: 739_921}}, Services: s}
}

func TestMerge_KeepsEveryListingAndTheReason(t *testing.T) {
	a := at(37.57, 126.98, "osm", "1", "Hana Women's Hospital")
	a.Phones, a.Hours, a.Offers[Gynaecology] = []string{"+82 2-1234-5678"}, "24/7", aftercare.Yes
	b := at(37.571, 126.98, "gov", "9", "Hana Womens Hosp.")
	b.Phones, b.Hours, b.Website = []string{"02 1234 5678"}, "Mo-Fr 09:00-18:00", "https://hana.example"
	b.Offers[Gynaecology], b.Offers[Emergency] = aftercare.No, aftercare.No
	l, err := Merge(listOf("osm", a), listOf("gov", b))
	if err != nil || len(l.Services) != 1 || len(l.Sources) != 2 {
		t.Fatalf("%v, %+v", err, l)
	}
	s := l.Services[0]
	if len(s.From) != 2 || !strings.Contains(s.From[1].Because, "same telephone number") || !strings.Contains(s.From[1].Because, "111 m apart") {
		t.Errorf("the reason is %q", s.From[1].Because)
	}
	if s.From[1].Name != b.Name || s.From[1].Hours != b.Hours || s.Website != b.Website || s.Hours != a.Hours {
		t.Errorf("something is lost: %+v", s)
	}
	if s.Offers[Gynaecology] != aftercare.Unknown || s.From[0].Offers[Gynaecology] != aftercare.Yes || s.From[1].Offers[Gynaecology] != aftercare.No {
		t.Errorf("where listings disagree it is not known, and each keeps its word: %+v", s)
	}
	if s.Offers[Emergency] != aftercare.No {
		t.Errorf("what one listing tells is told: %v", s.Offers)
	}
	if again, err := Parse(string(Append(nil, l))); err != nil || string(Append(nil, again)) != string(Append(nil, l)) {
		t.Errorf("a merged list can not be read back: %v", err)
	}
}

func TestMerge_LeavesApartWhatIsNotSurelyOnePlace(t *testing.T) {
	first := at(37.57, 126.98, "osm", "1", "Hana Clinic")
	first.Phones, first.Country = []string{"12345678"}, "ZZ"
	for name, change := range map[string]func(*Service){
		"far away":           func(s *Service) { s.At, _ = MakePosition(37.58, 126.98) },
		"another name":       func(s *Service) { s.Name = "Dure Dental" },
		"a pharmacy":         func(s *Service) { s.Kind = Pharmacy },
		"another country":    func(s *Service) { s.Country = "ZY" },
		"the same listing":   func(s *Service) { s.From[0].Source = "osm" },
		"no place, no phone": func(s *Service) { s.Placed, s.Phones = false, nil },
	} {
		s := at(37.57, 126.98, "gov", "2", "Hana Clinic")
		s.Phones = []string{"12345678"}
		change(&s)
		l, err := Merge(listOf("osm", first), listOf("gov", s))
		if err != nil || len(l.Services) != 2 {
			t.Errorf("%s: %v, %d places", name, err, len(l.Services))
		}
	}
}

func TestMerge_JoinsOverTheAntimeridianAndWithoutAPosition(t *testing.T) {
	east, west := at(17, 179.9999, "osm", "1", "Clinic"), at(17, -179.9999, "gov", "1", "Clinic")
	nowhere := at(0, 0, "ods", "1", "Clinic")
	nowhere.Placed = false
	east.Phones, nowhere.Phones = []string{"0123 45678"}, []string{"+1 123 45678"}
	l, err := Merge(listOf("osm", east), listOf("gov", west), listOf("ods", nowhere))
	if err != nil || len(l.Services) != 1 || len(l.Services[0].From) != 3 {
		t.Fatalf("%v, %+v", err, l.Services)
	}
}

func TestMerge_RefusesOneIDForTwo(t *testing.T) {
	a := listOf("osm", at(1, 1, "osm", "1", "A"))
	if _, err := Merge(a, a); err == nil {
		t.Error("a place twice")
	}
	b := listOf("osm", at(1, 1, "osm", "2", "B"))
	b.Sources[0].Checked = 2
	if _, err := Merge(a, b); err == nil {
		t.Error("one listing of two days")
	}
}

func TestMerge_NoRecordIsEverLost(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	names := []string{"Hana", "Hana Clinic", "Hana Clinics", "Dul", "Dul Hospital"}
	for range 100 {
		want := map[string]bool{}
		var lists []*List
		for _, source := range []string{"a", "b", "c"} {
			l := listOf(source)
			for i := range 30 {
				s := at(10+r.Float64()/100, 179.995+r.Float64()/200, source, string(rune('A'+i)), names[r.IntN(len(names))])
				if r.IntN(2) == 0 {
					s.Phones = []string{"1234567" + string(rune('0'+r.IntN(5)))}
				}
				s.Placed = r.IntN(8) > 0
				want[s.ID] = true
				l.Services = append(l.Services, s)
			}
			lists = append(lists, l)
		}
		l, err := Merge(lists...)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range l.Services {
			seen := map[string]bool{}
			for i, f := range s.From {
				if !want[f.Source+":"+f.Record] || seen[f.Source] || (f.Because == "") != (i == 0) {
					t.Fatalf("%+v", s)
				}
				seen[f.Source] = true
				delete(want, f.Source+":"+f.Record)
			}
		}
		if len(want) > 0 {
			t.Fatalf("lost: %v", want)
		}
	}
}
