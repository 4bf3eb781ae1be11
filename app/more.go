package app

import "aftercare/locale"

// The programs that a browser can have, by the names of their files.
const (
	ProgramFirst  = "app"
	ProgramMore   = "more"
	ProgramPlaces = "places"
)

// WithMore adds the pages that not every build of the program has: the diary,
// the letters, and what is given away from either. In the browser they are a
// second program, so that who only asks loads less. Only who calls this links
// them, and their words.
func WithMore(c Config) Config {
	c.more, c.words = moreOf, locale.Whole("en")
	return c
}

func moreOf(a *App, r *Request) *Response {
	switch {
	case isKeep(r):
		return a.keep(r)
	case r.Path == routeRead:
		return a.search(r)
	case r.Path == routeLetters:
		return a.letters(r)
	case r.Path == routeHow:
		return a.how(r)
	case r.Path == routeShare:
		return a.share(r)
	case number(r.Path, routeRead) > 0:
		return a.again(r, number(r.Path, routeRead))
	}
	return a.notes(r)
}

// more answers with those pages, or says which other program has them.
func (a *App) more(r *Request) *Response { return a.part(a.config.more, ProgramMore, r) }

// place is more for the pages that find a clinic.
func (a *App) place(r *Request) *Response { return a.part(a.config.places, ProgramPlaces, r) }

func (a *App) part(pages func(*App, *Request) *Response, name string, r *Request) *Response {
	if pages == nil {
		return &Response{Status: 200, Type: typeHTML, More: name}
	}
	return pages(a, r)
}

// isPlaces reports whether an address is one of the pages that find a clinic.
func isPlaces(path string) bool {
	return path == routePlaces || path == routeOwnPlaces || path == routePlainPlaces
}

// drawn are the questions whose pages have a figure; the second program has them.
var drawn = [...]string{tryingAgain, "wait-or-not", "pregnant-before-period", "repeated-losses", "chances"}

// hasFigure reports whether an address is the page of one of them.
func (a *App) hasFigure(path string) bool {
	n := number(path, routeRead)
	return n > 0 && n <= len(a.topics) && has(drawn[:], a.topics[n-1].question.ID)
}

// isMore reports whether an address is one of those pages.
func isMore(path string) bool {
	return path == routeLetters || path == routeShare || path == routeHow || isNotes(path)
}

// isKeep reports whether she wants to take her answers into a diary.
func isKeep(r *Request) bool {
	if r.Method != "POST" || r.Path != routeAsk || !r.InPage {
		return false
	}
	for _, f := range r.Form {
		if f.Name == "go" && f.Value == "keep" {
			return true
		}
	}
	return false
}
