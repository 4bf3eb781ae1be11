package measure

import "slices"

// Order puts the files of a package above each other so that as few arrows as
// possible run upwards, and says how many still do (back) and how many floors
// the others span (the files on the longest way down; 1 where nothing uses
// anything). Only arrows within a circle can run back.
//
// The smallest number is hard to find (minimum feedback arc set); this is the
// best of several deterministic descents, so it is an upper bound that rarely
// lies more than a few above the truth.
func Order(arrows []Arrow) (back, floors int) {
	g := newGraph(arrows)
	rank := make([]int, len(g.names))
	next := 0
	for _, circle := range g.components() {
		for _, node := range g.arrange(circle) {
			rank[node] = next
			next++
		}
	}
	// Components come with the used before the users: lower rank is lower floor.
	floor := make([]int, len(g.names))
	order := make([]int, len(g.names))
	for node, r := range rank {
		order[r] = node
	}
	floors = min(1, len(g.names))
	for _, node := range order {
		floor[node] = 1
		for _, to := range g.out[node] {
			if rank[to] > rank[node] {
				back++
				continue
			}
			floor[node] = max(floor[node], floor[to]+1)
		}
		floors = max(floors, floor[node])
	}
	return back, floors
}

type graph struct {
	names   []string
	out, in [][]int
}

func newGraph(arrows []Arrow) *graph {
	g := &graph{}
	for _, a := range arrows {
		g.names = append(g.names, a.From, a.To)
	}
	slices.Sort(g.names)
	g.names = slices.Compact(g.names)
	g.out, g.in = make([][]int, len(g.names)), make([][]int, len(g.names))
	for _, a := range arrows {
		from, _ := slices.BinarySearch(g.names, a.From)
		to, _ := slices.BinarySearch(g.names, a.To)
		g.out[from] = append(g.out[from], to)
		g.in[to] = append(g.in[to], from)
	}
	return g
}

// components are the circles (strongly connected parts, Tarjan), each after
// everything that it uses.
func (g *graph) components() [][]int {
	var (
		list  [][]int
		stack []int
		count int
		visit func(int)
	)
	index, low, on := make([]int, len(g.names)), make([]int, len(g.names)), make([]bool, len(g.names))
	visit = func(v int) {
		count++
		index[v], low[v], on[v] = count, count, true
		stack = append(stack, v)
		for _, w := range g.out[v] {
			if index[w] == 0 {
				visit(w)
				low[v] = min(low[v], low[w])
			} else if on[w] {
				low[v] = min(low[v], index[w])
			}
		}
		if low[v] != index[v] {
			return
		}
		at := slices.Index(stack, v)
		part := slices.Clone(stack[at:])
		stack = stack[:at]
		for _, w := range part {
			on[w] = false
		}
		slices.Sort(part)
		list = append(list, part)
	}
	for v := range g.names {
		if index[v] == 0 {
			visit(v)
		}
	}
	return list
}

// arrange orders one circle, the used first, with few arrows from an earlier
// node to a later one: from several beginnings, each node in turn is moved to
// where it does best until none moves.
func (g *graph) arrange(circle []int) []int {
	reversed := slices.Clone(circle)
	slices.Reverse(reversed)
	byUse := slices.Clone(circle)
	slices.SortStableFunc(byUse, func(a, b int) int {
		return (len(g.out[a]) - len(g.in[a])) - (len(g.out[b]) - len(g.in[b]))
	})
	starts := [][]int{byUse, circle, reversed}
	seed := uint32(1)
	for range 40 {
		s := slices.Clone(circle)
		for i := len(s) - 1; i > 0; i-- {
			seed = seed*1664525 + 1013904223
			j := int(seed>>8) % (i + 1)
			s[i], s[j] = s[j], s[i]
		}
		starts = append(starts, s)
	}
	var best []int
	least := -1
	for _, s := range starts {
		s = g.sift(s)
		if cost := g.cost(s); least < 0 || cost < least {
			best, least = s, cost
		}
	}
	return best
}

func (g *graph) cost(order []int) (back int) {
	rank := map[int]int{}
	for i, v := range order {
		rank[v] = i
	}
	for i, v := range order {
		for _, w := range g.out[v] {
			if r, ok := rank[w]; ok && r > i {
				back++
			}
		}
	}
	return back
}

// sift moves nodes until no single move helps.
func (g *graph) sift(order []int) []int {
	order = slices.Clone(order)
	for moved := true; moved; {
		moved = false
		for _, v := range slices.Clone(order) {
			at := slices.Index(order, v)
			rest := slices.Delete(slices.Clone(order), at, at+1)
			// Going right over w turns v→w from back to forward and w→v the
			// other way; the cost is counted from the leftmost place.
			cost, best, place := 0, 0, 0
			here := 0
			for i, w := range rest {
				if slices.Contains(g.out[v], w) {
					cost--
				}
				if slices.Contains(g.in[v], w) {
					cost++
				}
				if i+1 == at {
					here = cost
				}
				if cost < best {
					best, place = cost, i+1
				}
			}
			if best < here {
				order = slices.Insert(rest, place, v)
				moved = true
			}
		}
	}
	return order
}
