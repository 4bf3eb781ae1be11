package simulate

import "math/rand/v2"

// PairCount returns how many pairs of values of two different facts there are.
func (w *World) PairCount() int {
	sum, squares := 0, 0
	for _, a := range w.axes {
		n := len(a.Values)
		sum += n
		squares += n * n
	}
	return (sum*sum - squares) / 2
}

// Pair makes the person who told a pair of facts: the n-th of [World.PairCount].
// On an even turn nothing else was told and both are of this moment; on an odd
// one they stand in a calm story, at any time.
func (w *World) Pair(n int, turn uint64) Subject {
	a, b := w.pair(n)
	r := rand.New(rand.NewPCG(uint64(n), turn))
	d := w.draft(r)
	if d.now = turn%2 == 0; !d.now {
		d.story()
		d.calmly()
	}
	a.put(d)
	b.put(d)
	d.Name = a.Name + " and " + b.Name
	return d.done()
}

// PairOf names a pair.
func (w *World) PairOf(n int) (a, b string) {
	x, y := w.pair(n)
	return x.Name, y.Name
}

// pair finds the n-th pair of values.
func (w *World) pair(n int) (a, b *Value) {
	for i := range w.axes {
		for j := i + 1; j < len(w.axes); j++ {
			p, q := w.axes[i].Values, w.axes[j].Values
			if n < len(p)*len(q) {
				return &p[n/len(q)], &q[n%len(q)]
			}
			n -= len(p) * len(q)
		}
	}
	panic("there is no such pair")
}
