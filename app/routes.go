package app

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
	routeBeside  = "/beside/"  // for a partner, family and friends
	routeHow     = "/how/"     // questionnaires about mood
	routeCall    = "/call/"    // help lines, by country
	routeShare   = "/notes/share/"
	routePlaces  = "/find/" // a clinic
	// With a list of one's own, and with a server's, which answers itself.
	routeOwnPlaces   = "/find/own/"
	routePlainPlaces = "/plain/find/"
)

// The programs that a browser can have, by the names of their files. A server
// has the pages of them all.
const (
	ProgramFirst  = "app"
	ProgramMore   = "more"
	ProgramPlaces = "places"
)

// routes is the table of every page: each has one line. What a page does is in
// its room, which binds a [Handler] to the path.
var routes = []Route{
	{Path: routeHelp, Foot: "foot.help", Show: ProgramFirst},
	{Path: routeHome, Show: ProgramFirst},
	{Path: routeCheck, Show: ProgramFirst},
	{Path: routeAsk, Show: ProgramFirst, Take: ProgramFirst},
	{Path: routePlain, Show: ProgramFirst, Take: ProgramFirst},
	{Path: routeCall, Foot: "foot.call", Show: ProgramFirst},
	{Path: routePlaces, Foot: "foot.places", Show: ProgramPlaces, Take: ProgramPlaces},
	{Path: routeOwnPlaces, Show: ProgramPlaces},
	{Path: routePlainPlaces, Show: ProgramPlaces, Take: ProgramPlaces, Inner: true},
	{Path: routeRead, Foot: "foot.read", Show: ProgramFirst, Take: ProgramMore},
	{Path: routeRead + "#/", Show: ProgramFirst, Figure: ProgramMore},
	{Path: routeHow, Foot: "foot.how", Show: ProgramMore, Take: ProgramMore},
	{Path: routeNotes, Foot: "foot.diary", Show: ProgramMore, Take: ProgramMore},
	{Path: routeStart, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeWrite, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeEvent, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeEvent + "#/", Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeDays, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeEntry + "#/", Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeAnswer, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routePicture, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeSummary, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeRemind, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeShare, Show: ProgramMore, Take: ProgramMore},
	{Path: routeKeep, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeLock, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeOut, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeIn, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeErase, Show: ProgramMore, Take: ProgramMore, Inner: true},
	{Path: routeBeside, Foot: "foot.beside", Show: ProgramFirst},
	{Path: routeLetters, Foot: "foot.letters", Show: ProgramMore, Take: ProgramMore},
	{Path: routeSources, Foot: "foot.sources", Show: ProgramFirst},
	{Path: routeSources + "#/", Show: ProgramFirst},
	{Path: routeLeave + "#/", Show: ProgramFirst},
	{Path: routeAbout, Foot: "foot.about", Show: ProgramFirst},
}
