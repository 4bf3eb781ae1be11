package ask

import (
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// bleedsLong reports whether an alarm says that she has bled for long: then it is
// asked whether she bleeds in other places too.
func (s *Page) bleedsLong(u *aftercare.UrgencyAnswer) bool {
	return slices.ContainsFunc(u.Because, func(b aftercare.Because) bool {
		x := s.Know.Statement(b.Statement)
		return x != nil && x.When != nil && isLong(x.When)
	})
}

// isLong reports whether a condition asks how long after something she bleeds.
func isLong(c *guideline.Condition) bool {
	isLong := func(c guideline.Condition) bool { return isLong(&c) }
	return c.Code == aftercare.Bleeding && c.Rule == guideline.CountsSince || slices.ContainsFunc(c.All, isLong) || slices.ContainsFunc(c.Any, isLong)
}
