package app

// The addresses that more than one room leads to. None says what a page is
// about, and none ever carries an answer.
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
	routePicture = "/notes/picture/"
	routeSummary = "/notes/summary/"
	routeRemind  = "/notes/remind/"
	routeDays    = "/notes/days/"
	routeAnswer  = "/notes/answer/"
	routeLetters = "/letters/" // stop-the-letters kit
	routeBeside  = "/beside/"  // for a partner, family and friends
	routeHow     = "/how/"     // questionnaires about mood
	routeCall    = "/call/"    // help lines, by country
	routeShare   = "/notes/share/"
	routePlaces  = "/find/" // a clinic
)
