package ask

import (
	"aftercare"
	"aftercare/guideline"
)

// bleedsLong reports whether an alarm says that she has bled for long, so that the
// answer asks whether she bleeds in other places too.
func (s *Page) bleedsLong(u *aftercare.UrgencyAnswer) bool {
	for i := range u.Because {
		x := s.Know.Statement(u.Because[i].Statement)
		if x == nil {
			continue
		}
		for f := range x.When.Findings() {
			if f.Code == aftercare.Bleeding && f.Rule == guideline.CountsSince {
				return true
			}
		}
	}
	return false
}
