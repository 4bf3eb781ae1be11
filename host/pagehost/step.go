package pagehost

import (
	"aftercare"
	"aftercare/app"
	"aftercare/host/form"
)

// Program is what runs in the page.
type Program interface {
	Handle(*app.Request) *app.Response
	Guide(record string, asOf aftercare.When) ([]byte, []aftercare.Finding)
	Problem(status int) *app.Response
}

// step answers one link or form. What goes wrong inside the program becomes
// the page that says so, which was rendered before anything could.
func step(p Program, problem *app.Response, method, path, body string, now aftercare.When) (reply *app.Response) {
	defer func() {
		if recover() != nil {
			reply = problem
		}
	}()
	fields, err := form.Parse(body)
	if err != nil {
		return p.Problem(400)
	}
	return p.Handle(&app.Request{Method: method, Path: path, Form: fields, Now: now, InPage: true})
}

// clock turns what the page's clock reads into a moment; minutesBehind is how
// many minutes it is behind Greenwich.
func clock(year, month, day, hour, minute, second, minutesBehind int) aftercare.When {
	date, ok := aftercare.MakeDate(year, month, day)
	if !ok {
		return aftercare.When{}
	}
	return aftercare.At(aftercare.Instant{
		Day:    date,
		Second: int32(hour*3600 + minute*60 + second),
		Offset: int16(-minutesBehind),
	})
}

// moment reads a day or an instant.
func moment(s string) (aftercare.When, bool) {
	if d, ok := aftercare.ParseDate(s); ok {
		return aftercare.On(d), true
	}
	at, ok := aftercare.ParseInstant(s)
	return aftercare.At(at), ok
}
