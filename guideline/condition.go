package guideline

import "iter"

// Findings are what a condition looks for, the leaves of its tree in order. A nil
// condition looks for nothing.
func (c *Condition) Findings() iter.Seq[*Condition] {
	return func(yield func(*Condition) bool) {
		if c != nil {
			c.each(yield)
		}
	}
}

// each reports whether yield wants more.
func (c *Condition) each(yield func(*Condition) bool) bool {
	for _, parts := range [...][]Condition{c.All, c.Any} {
		for i := range parts {
			if !parts[i].each(yield) {
				return false
			}
		}
	}
	return len(c.All)+len(c.Any) > 0 || yield(c)
}
