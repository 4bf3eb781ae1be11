package places

import (
	"math/rand/v2"
	"reflect"
	"strconv"
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
		t.Errorf("a merged list cannot be read back: %v", err)
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

// plainly merges by comparing each record with every place.
func plainly(lists ...*List) []Service {
	var out []Service
	for _, l := range lists {
		for _, s := range l.Services {
			best, alike, why := -1, 0.0, ""
			for i := range out {
				if a, reason := same(&out[i], &s); reason != "" && a > alike {
					best, alike, why = i, a, reason
				}
			}
			if best < 0 {
				out = append(out, s)
			} else {
				join(&out[best], &s, why)
			}
		}
	}
	return out
}

func TestMerge_FindsWhatComparingEachWithEachFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	words := []string{"Hana", "Dul", "Clinic", "Clinics", "Women's", "Hospital", "of", "the", "North", "하나", "의원", "St.", "aaa"}
	for range 60 {
		var lists []*List
		for _, source := range []string{"a", "b", "c"} {
			l := listOf(source)
			for i := range 40 {
				name := words[r.IntN(len(words))]
				for range r.IntN(3) {
					name += " " + words[r.IntN(len(words))]
				}
				s := at(10+r.Float64()/200, 179.997+r.Float64()/100, source, strconv.Itoa(i), name)
				if r.IntN(4) == 0 {
					s.Latin = words[r.IntN(len(words))]
				}
				for range r.IntN(3) {
					s.Phones = append(s.Phones, "1234567"+strconv.Itoa(r.IntN(5)))
				}
				if r.IntN(4) == 0 {
					s.Website = "https://www.example" + strconv.Itoa(r.IntN(3)) + "/"
				}
				s.Kind, s.Country = Kind(r.IntN(7)), []string{"", "", "ZZ", "ZY"}[r.IntN(4)]
				s.Placed = r.IntN(5) > 0
				l.Services = append(l.Services, s)
			}
			lists = append(lists, l)
		}
		got, err := Merge(lists...)
		if err != nil {
			t.Fatal(err)
		}
		if want := plainly(lists...); !reflect.DeepEqual(got.Services, want) {
			t.Fatalf("%d places, and %d by comparing each with each", len(got.Services), len(want))
		}
	}
}

// crowds are lists of many places that are hard to tell apart.
var crowds = map[string]func(source string, i int) Service{
	"one name on one spot": func(source string, i int) Service {
		return at(53.3, -6.2, source, strconv.Itoa(i), "Clinic of the same name")
	},
	"one name and one number on one spot": func(source string, i int) Service {
		s := at(53.3, -6.2, source, strconv.Itoa(i), "Clinic of the same name")
		s.Phones = []string{"+353 1 123 4567"}
		return s
	},
	"one name and one number, without a position": func(source string, i int) Service {
		s := at(0, 0, source, strconv.Itoa(i), "Clinic of the same name")
		s.Placed, s.Phones = false, []string{"+353 1 123 4567"}
		return s
	},
	"one name, each with a number of its own": func(source string, i int) Service {
		s := at(53.3, -6.2, source, strconv.Itoa(i), "Clinic of the same name")
		s.Phones = []string{strconv.Itoa(10_000_000 + i)}
		return s
	},
	"one name, a few steps apart": func(source string, i int) Service {
		return at(53.3+float64(i%50)/1e5, -6.2+float64(i/50)/1e6, source, strconv.Itoa(i), "Clinic of the same name")
	},
	"pharmacies beside hospitals of one name": func(source string, i int) Service {
		s := at(53.3, -6.2, source, strconv.Itoa(i), "The same name")
		if s.Kind = Hospital; source == "b" {
			s.Kind = Pharmacy
		}
		return s
	},
}

func TestMerge_TwiceAsManyIsLittleMoreThanTwiceTheWork(t *testing.T) {
	for name, place := range crowds {
		t.Run(name, func(t *testing.T) {
			work := func(n int) int {
				a, b := listOf("a"), listOf("b")
				for i := range n {
					a.Services, b.Services = append(a.Services, place("a", i)), append(b.Services, place("b", i))
				}
				m := newMerger([]*List{a, b})
				if err := m.merge([]*List{a, b}); err != nil {
					t.Fatal(err)
				}
				return m.work
			}
			if once, twice := work(1000), work(2000); float64(twice) > 2.6*float64(once) {
				t.Errorf("%d steps for 2,000 and %d for 4,000", once, twice)
			}
		})
	}
}

func BenchmarkMerge_OneNameOnOneSpot(b *testing.B) {
	for _, n := range []int{4000, 8000, 16000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			x, y := listOf("a"), listOf("b")
			for i := range n {
				x.Services, y.Services = append(x.Services, crowds["one name on one spot"]("a", i)), append(y.Services, crowds["one name on one spot"]("b", i))
			}
			for b.Loop() {
				if _, err := Merge(x, y); err != nil {
					b.Fatal(err)
				}
			}
		})
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
