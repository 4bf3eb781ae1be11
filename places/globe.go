package places

import "math"

// earthRadius is the mean radius of the earth in metres (IUGG).
const earthRadius = 6_371_008.8

// vector is a place as a point on the unit sphere, where the straight distance
// grows with the distance over the surface, and where the poles and the
// antimeridian are no special case.
type vector [3]float64

func (p Position) vector() vector {
	lat, lon := p.Degrees()
	sinLat, cosLat := math.Sincos(lat * math.Pi / 180)
	sinLon, cosLon := math.Sincos(lon * math.Pi / 180)
	return vector{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// chord2 is the square of the straight distance through the globe.
func (v *vector) chord2(w *vector) float64 {
	x, y, z := v[0]-w[0], v[1]-w[1], v[2]-w[2]
	return x*x + y*y + z*z
}

func metres(chord2 float64) float64 {
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(chord2)/2))
}

// Distance is the distance over the surface, in metres.
func Distance(a, b Position) float64 {
	v, w := a.vector(), b.vector()
	return metres(v.chord2(&w))
}

// Bearing is the initial direction of the shortest path from a to b, in degrees
// clockwise from north, from 0 to below 360.
func Bearing(a, b Position) float64 {
	latA, lonA := a.Degrees()
	latB, lonB := b.Degrees()
	latA, latB = latA*math.Pi/180, latB*math.Pi/180
	turn := (lonB - lonA) * math.Pi / 180
	y := math.Sin(turn) * math.Cos(latB)
	x := math.Cos(latA)*math.Sin(latB) - math.Sin(latA)*math.Cos(latB)*math.Cos(turn)
	return math.Mod(math.Atan2(y, x)*180/math.Pi+360, 360)
}

// Eighths is the number of directions that Eighth distinguishes.
const Eighths = 8

// Eighth is the eighth of the compass that Bearing lies in: 0 is north, 2 east.
func Eighth(a, b Position) int {
	return int(Bearing(a, b)+360/Eighths/2.0) / (360 / Eighths) % Eighths
}
