package clinics

import (
	"math"
	"strconv"
	"strings"

	"aftercare/app/view"
	"aftercare/internal/sorting"
	"aftercare/internal/typing"
	"aftercare/locale"
	"aftercare/places"
)

func sortNames(names []string) { sorting.Stable(names, typing.Order) }

var compass = [places.Eighths]string{"n", "ne", "e", "se", "s", "sw", "w", "nw"}

// direction is the eighth of the compass that a way begins in.
func direction(from, to places.Position) string { return compass[places.Eighth(from, to)] }

// distance says how far, no closer than anybody needs it.
func (p *placesPage) distance(metres float64) string {
	if metres < 1000 {
		return p.W.Text("places.metres", locale.With("n", strconv.Itoa(int(metres/10+0.5)*10)))
	}
	decimals := 1
	if metres >= 100_000 {
		decimals = 0
	}
	return p.W.Text("places.kilometres", locale.With("n", strings.Replace(digits(metres/1000, decimals), ".", p.W.Text("number.point"), 1)))
}

// Sizes of the picture, in units of its own.
const (
	pictureSize = 320
	outerRing   = 132.0
	dotSize     = 11.0
	apart       = 2*dotSize + 2
	ringsApart  = 26.0
)

// rings are distances in metres, near ones and far ones, of which the picture
// takes the smallest that holds every place.
var rings = [...]float64{500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_100_000}

// picture shows in which direction and how far the places are, without a map.
// Nearer is drawn wider, so that places close by do not lie on each other; the
// list says the same with numbers.
func (p *placesPage) picture(a *placesAnswer, near []places.Found) view.Node {
	far := near[len(near)-1].Metres
	out := 2
	for out < len(rings)-1 && rings[out] < far {
		out++
	}
	radius := func(metres float64) float64 { return outerRing * math.Sqrt(math.Min(1, metres/rings[out])) }
	middle := float64(pictureSize) / 2
	svg := view.SVG(view.Class("around"), view.Set("viewBox", "0 0 "+strconv.Itoa(pictureSize)+" "+strconv.Itoa(pictureSize)), view.Role("img"), view.Aria("labelledby", "around-title"),
		view.SVGTitle(view.ID("around-title"), view.Text(p.W.Count("places.picture", len(near)))))
	at := func(name string, f float64) view.Attr { return view.Set(name, digits(f, 1)) }
	spots := make([][2]float64, len(near))
	for i := range near {
		turn := places.Bearing(a.query.At, near[i].Service.At) * math.Pi / 180
		r := radius(near[i].Metres)
		spots[i] = [2]float64{middle + math.Sin(turn)*r, middle - math.Cos(turn)*r}
	}
	spread(spots)
	across, down := emptiest(spots, middle)
	last := math.Inf(1)
	for i := out; i >= 0; i-- {
		r := radius(rings[i])
		if last-r < ringsApart || r < ringsApart {
			continue
		}
		last = r
		svg.With(view.SVGCircle(view.Class("ring"), at("cx", middle), at("cy", middle), at("r", r)),
			view.SVGText(view.Class("far"), at("x", middle+across*r), at("y", middle+down*r+4), view.Set("text-anchor", "middle"), view.Text(p.distanceOf(rings[i]))))
	}
	svg.With(view.SVGCircle(view.Class("here"), at("cx", middle), at("cy", middle), at("r", 4)))
	for i, word := range [...]string{"n", "e", "s", "w"} {
		angle := float64(i) * math.Pi / 2
		svg.With(view.SVGText(view.Class("wind"), at("x", middle+math.Sin(angle)*(outerRing+19)), at("y", middle-math.Cos(angle)*(outerRing+19)+4), view.Set("text-anchor", "middle"), p.Text("places.wind."+word)))
	}
	for i, s := range spots {
		svg.With(view.SVGCircle(view.Class("spot"), at("cx", s[0]), at("cy", s[1]), at("r", dotSize)),
			view.SVGText(view.Class("number"), at("x", s[0]), at("y", s[1]+4), view.Set("text-anchor", "middle"), view.Text(strconv.Itoa(i+1))))
	}
	return view.Figure(view.Class("around"), svg, view.Figcaption(p.Text("places.picture.what")))
}

// emptiest is the direction in which there is most space for the names of the
// rings: between the winds, farthest from every dot.
func emptiest(spots [][2]float64, middle float64) (across, down float64) {
	best := -1.0
	for i := range 8 {
		sin, cos := math.Sincos((float64(i) + 0.5) * math.Pi / 4)
		room := math.Inf(1)
		for _, s := range spots {
			// How far the dot is from the line that goes out this way.
			x, y := s[0]-middle, s[1]-middle
			along := math.Max(0, x*sin-y*cos)
			room = math.Min(room, math.Hypot(x-along*sin, y+along*cos))
		}
		if room > best {
			best, across, down = room, sin, -cos
		}
	}
	return across, down
}

// distanceOf names a ring, which is a round number.
func (p *placesPage) distanceOf(metres float64) string {
	if metres < 1000 {
		return p.distance(metres)
	}
	return p.W.Text("places.kilometres", locale.With("n", digits(metres/1000, 0)))
}

// spread moves dots apart that would cover each other's numbers, and keeps
// them inside the picture.
func spread(spots [][2]float64) {
	for range 60 {
		for i := range spots {
			for j := range spots[:i] {
				dx, dy := spots[i][0]-spots[j][0], spots[i][1]-spots[j][1]
				d := math.Hypot(dx, dy)
				if d >= apart {
					continue
				}
				if d == 0 {
					dx, dy, d = 1, 0, 1
				}
				push := (apart - d) / 2 / d
				spots[i][0], spots[i][1] = spots[i][0]+dx*push, spots[i][1]+dy*push
				spots[j][0], spots[j][1] = spots[j][0]-dx*push, spots[j][1]-dy*push
			}
		}
		for i := range spots {
			for d := range spots[i] {
				spots[i][d] = math.Min(math.Max(spots[i][d], dotSize+1), pictureSize-dotSize-1)
			}
		}
	}
}
