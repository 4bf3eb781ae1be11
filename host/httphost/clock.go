package httphost

import (
	"time"

	"aftercare"
)

// Clock is the time at a place by the zones of this machine, or of the
// program where it carries them.
func Clock(now func() time.Time) func(zone string) (day aftercare.Date, minute int, ok bool) {
	return func(zone string) (aftercare.Date, int, bool) {
		if zone == "" || zone == "Local" {
			return 0, 0, false
		}
		at, err := time.LoadLocation(zone)
		if err != nil {
			return 0, 0, false
		}
		t := now().In(at)
		day, ok := aftercare.MakeDate(t.Year(), int(t.Month()), t.Day())
		return day, t.Hour()*60 + t.Minute(), ok
	}
}
