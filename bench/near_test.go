package bench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/tidwall/rtree"

	"aftercare"
	"aftercare/places"
	"aftercare/places/hours"
)

// crowdOfPlaces makes places in towns all over the globe: a tenth is told to
// have gynaecology, some hours are told.
func crowdOfPlaces(n int) *places.List {
	r := rand.New(rand.NewPCG(11, 11))
	texts := []string{"", "", "24/7", "Mo-Fr 08:00-17:00", "Mo-Sa 08:00-12:00,13:00-18:00; PH off", "Mo-Su 20:00-06:00", "off"}
	towns := make([][2]float64, 3000)
	for i := range towns {
		towns[i] = [2]float64{math.Asin(2*r.Float64()-1) * 180 / math.Pi, 360*r.Float64() - 180}
	}
	l := &places.List{Services: make([]places.Service, n)}
	for i := range l.Services {
		s, town := &l.Services[i], towns[r.IntN(len(towns))]
		lat := max(-90, min(90, town[0]+r.NormFloat64()/5))
		lon := math.Mod(town[1]+r.NormFloat64()/5+540, 360) - 180
		s.ID, s.Hours = fmt.Sprint(i), texts[r.IntN(len(texts))]
		s.At, s.Placed = places.MakePosition(lat, lon)
		s.Offers[places.Gynaecology] = aftercare.TriOf(r.IntN(10) == 0)
	}
	return l
}

func monday(string) (hours.Moment, bool) {
	day, _ := aftercare.MakeDate(2026, 11, 23)
	return hours.Moment{Day: day, Minute: 600, Public: aftercare.No}, true
}

// answers tells for each place whether it has gynaecology and is open.
type answers struct {
	list *places.List
	read map[string]*hours.Hours
}

func newAnswers(l *places.List) *answers {
	a := &answers{l, map[string]*hours.Hours{}}
	for i := range l.Services {
		text := l.Services[i].Hours
		if _, known := a.read[text]; !known {
			a.read[text], _ = hours.Parse(text)
		}
	}
	return a
}

func (a *answers) ok(i int) bool {
	s := &a.list.Services[i]
	if s.Offers[places.Gynaecology] != aftercare.Yes {
		return false
	}
	h := a.read[s.Hours]
	m, _ := monday("")
	return h != nil && h.At(m).State == hours.Open
}

// linear looks at every place.
func (a *answers) linear(from places.Position, n int) []int {
	type row struct {
		d float64
		i int
	}
	var best []row
	for i := range a.list.Services {
		if !a.ok(i) {
			continue
		}
		d := places.Distance(from, a.list.Services[i].At)
		if len(best) == n && d >= best[n-1].d {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, d, func(r row, d float64) int {
			if r.d <= d {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, row{d, i})
		best = best[:min(n, len(best))]
	}
	var list []int
	for _, r := range best {
		list = append(list, r.i)
	}
	return list
}

func newRTree(l *places.List) *rtree.RTreeG[int] {
	t := &rtree.RTreeG[int]{}
	for i := range l.Services {
		lat, lon := l.Services[i].At.Degrees()
		t.Insert([2]float64{lon, lat}, [2]float64{lon, lat}, i)
	}
	return t
}

// overTree asks an R-tree of degrees, with the exact distance over the globe
// to a box of degrees, so that both give the same answer.
func (a *answers) overTree(t *rtree.RTreeG[int], from places.Position, n int) (list []int) {
	lat, lon := from.Degrees()
	t.Nearby(func(low, high [2]float64, _ int, _ bool) float64 { return toBox(lat, lon, low, high) },
		func(_, _ [2]float64, i int, _ float64) bool {
			if a.ok(i) {
				list = append(list, i)
			}
			return len(list) < n
		})
	return list
}

// toBox is the angle from a point to a box of degrees, in radians.
func toBox(lat, lon float64, low, high [2]float64) float64 {
	const rad = math.Pi / 180
	if lon >= low[0] && lon <= high[0] {
		return max(0, low[1]-lat, lat-high[1]) * rad
	}
	turn := min(math.Mod(low[0]-lon+720, 360), math.Mod(lon-high[0]+720, 360)) * rad
	angle := func(to float64) float64 {
		s, u := math.Sin((to-lat)/2*rad), math.Sin(turn/2)
		return 2 * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(lat*rad)*math.Cos(to*rad)*u*u)))
	}
	best := min(angle(low[1]), angle(high[1]))
	if turn < math.Pi/2 && low[1] != high[1] {
		if foot := math.Atan2(math.Sin(lat*rad), math.Cos(lat*rad)*math.Cos(turn)) / rad; foot > low[1] && foot < high[1] {
			best = min(best, math.Asin(math.Cos(lat*rad)*math.Sin(turn)))
		}
	}
	return best
}

func query(at places.Position) places.Query {
	return places.Query{At: at, N: 10, Want: []places.Speciality{places.Gynaecology}, Clock: monday}
}

func ids(found []places.Found) (list []int) {
	for _, f := range found {
		var i int
		fmt.Sscan(f.Service.ID, &i)
		list = append(list, i)
	}
	return list
}

func TestNear_TheThreeGiveTheSameAnswer(t *testing.T) {
	l := crowdOfPlaces(20_000)
	a, x, tree := newAnswers(l), places.NewIndex(l), newRTree(l)
	for i := range 50 {
		at := l.Services[i*7].At
		want := a.linear(at, 10)
		if got := ids(x.Near(query(at))); !slices.Equal(got, want) {
			t.Fatalf("index %v, linear %v", got, want)
		}
		if got := a.overTree(tree, at, 10); !slices.Equal(got, want) {
			t.Fatalf("R-tree %v, linear %v", got, want)
		}
	}
}

// BenchmarkNear asks a million places for the ten nearest that are open and
// have gynaecology: our index, an R-tree, and looking at every place.
func BenchmarkNear(b *testing.B) {
	const n = 1_000_000
	l := crowdOfPlaces(n)
	a, x, tree := newAnswers(l), places.NewIndex(l), newRTree(l)
	r := rand.New(rand.NewPCG(5, 5))
	for name, ask := range map[string]func(places.Position){
		"index":  func(at places.Position) { x.Near(query(at)) },
		"rtree":  func(at places.Position) { a.overTree(tree, at, 10) },
		"linear": func(at places.Position) { a.linear(at, 10) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask(l.Services[r.IntN(n)].At)
			}
		})
	}
}
