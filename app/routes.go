package app

import "strconv"

// The addresses of the program. None says what a page is about, and none ever
// carries an answer.
const (
	routeHome    = "/"
	routeHelp    = "/help/"
	routeCheck   = "/check/" // the danger signs alone
	routeAsk     = "/ask/"
	routePlain   = "/plain/" // the same questions without JavaScript
	routeRead    = "/read/"
	routeSources = "/sources/"
	routeLeave   = "/leave/"
	routeAbout   = "/about/"
	routeNotes   = "/notes/" // her diary on this device
	routeStart   = "/notes/start/"
	routeWrite   = "/notes/write/"
	routeEvent   = "/notes/event/"
	routePicture = "/notes/picture/"
	routeSummary = "/notes/summary/"
	routeRemind  = "/notes/remind/"
	routeDays    = "/notes/days/"
	routeEntry   = "/notes/entry/"
	routeAnswer  = "/notes/answer/"
	routeKeep    = "/notes/keep/"
	routeLock    = "/notes/lock/"
	routeOut     = "/notes/out/"
	routeIn      = "/notes/in/"
	routeErase   = "/notes/erase/"
	routeLetters = "/letters/" // stop-the-letters kit
	routeBeside  = "/beside/"  // for who stands beside her
	routeHow     = "/how/"     // how she is, by forms that may be shown
	routeCall    = "/call/"    // whom to call, by country
	routeShare   = "/notes/share/"
	routePlaces  = "/find/" // a clinic
	// With a list of one's own, and with a server's, which answers itself.
	routeOwnPlaces   = "/find/own/"
	routePlainPlaces = "/plain/find/"
)

// numbered is the address of one of a numbered list of pages.
func numbered(route string, n int) string { return route + strconv.Itoa(n) + "/" }

// number reads the number of such an address; 0 where it has none.
func number(path, route string) int {
	if len(path) <= len(route) || path[:len(route)] != route || path[len(path)-1] != '/' {
		return 0
	}
	digits := path[len(route) : len(path)-1]
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || strconv.Itoa(n) != digits {
		return 0
	}
	return n
}
