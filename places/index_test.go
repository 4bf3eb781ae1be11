package places

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"aftercare"
	"aftercare/places/hours"
)

var someHours = []string{"", "24/7", "Mo-Fr 08:00-17:00", "Mo-Sa 08:00-12:00,13:00-18:00; PH off", "Mo-Su 20:00-06:00", "by appointment", "off"}

// somewhere makes places over the whole globe, many of them crowded, some on
// one spot, some at the poles and along the antimeridian.
func somewhere(seed uint64, n int) *List {
	r := rand.New(rand.NewPCG(seed, 1))
	l := &List{Sources: []Source{{ID: "made"}}}
	centres := make([][2]float64, 40)
	for i := range centres {
		centres[i] = [2]float64{math.Asin(2*r.Float64()-1) * 180 / math.Pi, 360*r.Float64() - 180}
	}
	centres[0], centres[1], centres[2] = [2]float64{90, 0}, [2]float64{-90, 0}, [2]float64{17, 180}
	for i := range n {
		c := centres[r.IntN(len(centres))]
		lat := max(-90, min(90, c[0]+r.NormFloat64()))
		lon := math.Mod(c[1]+r.NormFloat64()+540, 360) - 180
		if r.IntN(50) == 0 {
			lat, lon = math.Trunc(lat), math.Trunc(lon)
		}
		s := Service{ID: strconv.Itoa(i), Name: "place", Hours: someHours[r.IntN(len(someHours))]}
		s.At, s.Placed = MakePosition(lat, lon)
		s.Placed = s.Placed && r.IntN(100) > 0
		for o := range s.Offers {
			if s.Offers[o] = aftercare.Unknown; r.IntN(3) == 0 {
				s.Offers[o] = aftercare.TriOf(r.IntN(8) == 0)
			}
		}
		l.Services = append(l.Services, s)
	}
	return l
}

// linear is Near without an index, written on its own.
func linear(l *List, q Query) []int {
	type row struct {
		d float64
		i int
	}
	var rows []row
	from := q.At.vector()
	for i := range l.Services {
		s := &l.Services[i]
		if !s.Placed {
			continue
		}
		wanted := len(q.Want) == 0
		for _, w := range q.Want {
			wanted = wanted || s.Offers[w] == aftercare.Yes || q.OrUnknown && s.Offers[w] == aftercare.Unknown
		}
		if !wanted {
			continue
		}
		if q.Clock != nil {
			state := hours.Unknown
			if h, err := hours.Parse(s.Hours); err == nil {
				if m, ok := q.Clock(s.Zone); ok {
					state = h.At(m).State
				}
			}
			if !q.Closed && (state == hours.Closed || state == hours.Unknown && !q.OrUnknown) {
				continue
			}
		}
		v := s.At.vector()
		rows = append(rows, row{from.chord2(&v), i})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.d, b.d) })
	var list []int
	for _, r := range rows[:min(q.N, len(rows))] {
		list = append(list, r.i)
	}
	return list
}

// monday is a Monday at ten in the morning everywhere.
func monday(string) (hours.Moment, bool) {
	day, _ := aftercare.MakeDate(2026, 11, 23)
	return hours.Moment{Day: day, Minute: 600, Public: aftercare.No}, true
}

func TestNear_FindsWhatLookingAtEveryPlaceFinds(t *testing.T) {
	for _, n := range []int{0, 1, leafSize, leafSize + 1, 500, 5000} {
		l := somewhere(uint64(n), n)
		x := NewIndex(l)
		r := rand.New(rand.NewPCG(uint64(n), 2))
		for k := range 150 {
			q := Query{N: r.IntN(15), OrUnknown: r.IntN(3) == 0, Closed: r.IntN(4) == 0}
			q.At, _ = MakePosition(math.Asin(2*r.Float64()-1)*180/math.Pi, 360*r.Float64()-180)
			switch {
			case k < 6: // the poles, and both sides of the antimeridian
				q.At, _ = MakePosition([]float64{90, -90, 17, 17, 17, 0}[k], []float64{0, 77, 180, -180, 179.9999999, -179.9999999}[k])
			case n > 0 && k%3 == 0:
				q.At = l.Services[r.IntN(n)].At
			}
			if r.IntN(2) == 0 {
				q.Want = []Speciality{Gynaecology, EarlyPregnancyUnit}
			}
			if r.IntN(2) == 0 {
				q.Clock = monday
			}
			var got []int
			last := -1.0
			for _, f := range x.Near(q) {
				i, _ := strconv.Atoi(f.Service.ID)
				got = append(got, i)
				if f.Metres < last {
					t.Fatalf("n %d: %v m comes after %v m", n, f.Metres, last)
				}
				last = f.Metres
			}
			if want := linear(l, q); !slices.Equal(got, want) {
				t.Fatalf("n %d, query %+v:\n got %v\nwant %v", n, q, got, want)
			}
		}
	}
}

func TestDistance_IsTheGreatCircle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		a, _ := MakePosition(180*r.Float64()-90, 360*r.Float64()-180)
		b, _ := MakePosition(180*r.Float64()-90, 360*r.Float64()-180)
		latA, lonA := a.Degrees()
		latB, lonB := b.Degrees()
		rad := math.Pi / 180
		s, u := math.Sin((latB-latA)/2*rad), math.Sin((lonB-lonA)/2*rad)
		want := 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(latA*rad)*math.Cos(latB*rad)*u*u)))
		if got := Distance(a, b); math.Abs(got-want) > 1 {
			t.Fatalf("%v to %v: %v m, by haversine %v", a, b, got, want)
		}
	}
	west, _ := MakePosition(0, 179.9999)
	east, _ := MakePosition(0, -179.9999)
	if got := Distance(west, east); math.Abs(got-22.24) > 0.01 {
		t.Errorf("over the antimeridian: %v m", got)
	}
	if got := Bearing(west, east); math.Abs(got-90) > 1e-6 {
		t.Errorf("over the antimeridian: towards %v", got)
	}
}

func TestNear_NeverCallsOpenWhatListingsDisagreeAbout(t *testing.T) {
	l := &List{Services: []Service{{ID: "1", Placed: true, Hours: "24/7", From: []Origin{{}, {Hours: "off"}}}}}
	x := NewIndex(l)
	if got := x.Near(Query{N: 1, Clock: monday}); len(got) != 0 {
		t.Errorf("called open: %+v", got)
	}
	got := x.Near(Query{N: 1, Clock: monday, OrUnknown: true})
	if len(got) != 1 || got[0].Hours.State != hours.Unknown || got[0].Hours.Why != hours.SourcesDiffer {
		t.Errorf("%+v", got)
	}
}

func TestNear_WithoutAClockAtThePlaceNothingIsCalledOpen(t *testing.T) {
	l := &List{Services: []Service{{ID: "1", Placed: true, Hours: "24/7"}}}
	none := func(string) (hours.Moment, bool) { return hours.Moment{}, false }
	if got := NewIndex(l).Near(Query{N: 1, Clock: none}); len(got) != 0 {
		t.Errorf("called open: %+v", got)
	}
}

const million = 1_000_000

// BenchmarkNear asks a million places for the ten nearest that are open and
// have gynaecology or an early-pregnancy unit.
func BenchmarkNear(b *testing.B) {
	l := somewhere(7, million)
	x := NewIndex(l)
	q := Query{N: 10, Want: []Speciality{Gynaecology, EarlyPregnancyUnit}, Clock: monday}
	r := rand.New(rand.NewPCG(5, 5))
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			q.At = l.Services[r.IntN(million)].At
			if len(x.Near(q)) != 10 {
				b.Fatal("fewer than ten")
			}
		}
	})
	b.Run("anywhere", func(b *testing.B) {
		for b.Loop() {
			q.At, _ = MakePosition(math.Asin(2*r.Float64()-1)*180/math.Pi, 360*r.Float64()-180)
			if len(x.Near(q)) != 10 {
				b.Fatal("fewer than ten")
			}
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			NewIndex(l)
		}
	})
}

func TestUnplaced_AnswersTheSameQuestionsWithoutAPosition(t *testing.T) {
	l := somewhere(7, 400)
	bare := &List{Sources: l.Sources, Services: slices.Clone(l.Services)}
	for i := range bare.Services {
		l.Services[i].Placed, bare.Services[i].Placed = true, false
	}
	for _, q := range []Query{{}, {Want: []Speciality{Gynaecology}}, {Clock: monday}, {Clock: monday, OrUnknown: true, Want: []Speciality{Emergency}}, {Clock: monday, Closed: true}} {
		q.N = len(l.Services)
		want := linear(l, q)
		slices.Sort(want)
		var got []int
		for _, f := range NewIndex(bare).Unplaced(q) {
			i, _ := strconv.Atoi(f.Service.ID)
			got = append(got, i)
		}
		if !slices.Equal(got, want) || NewIndex(bare).Near(q) != nil || NewIndex(l).Unplaced(q) != nil {
			t.Errorf("%+v: %d places, want %d", q, len(got), len(want))
		}
	}
}
