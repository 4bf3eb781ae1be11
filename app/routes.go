package app

// The programs that a browser can have, by the names of their files. A server
// has the pages of them all.
const (
	programFirst  = "app"
	programMore   = "more"
	programPlaces = "places"
)

// routes is the table of every page: each has one line. What a page does is in
// its room, which binds a [Handler] to the path.
var routes = []Route{
	{Path: routeHelp, Foot: "foot.help", Show: programFirst},
	{Path: routeHome, Show: programFirst},
	{Path: routeCheck, Show: programFirst},
	{Path: routeAsk, Show: programFirst, Take: programFirst},
	{Path: routePlain, Show: programFirst, Take: programFirst},
	{Path: routeCall, Foot: "foot.call", Show: programFirst},
	{Path: routePlaces, Foot: "foot.places", Show: programPlaces, Take: programPlaces},
	{Path: "/find/own/", Show: programPlaces},
	{Path: "/plain/find/", Show: programPlaces, Take: programPlaces, Inner: true},
	{Path: routeRead, Foot: "foot.read", Show: programFirst, Take: programMore},
	{Path: routeRead + "#/", Show: programFirst, Figure: programMore},
	{Path: routeHow, Foot: "foot.how", Show: programMore, Take: programMore},
	{Path: routeNotes, Foot: "foot.diary", Show: programMore, Take: programMore},
	{Path: routeStart, Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/write/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/event/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/event/#/", Show: programMore, Take: programMore, Inner: true},
	{Path: routeDays, Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/entry/#/", Show: programMore, Take: programMore, Inner: true},
	{Path: routeAnswer, Show: programMore, Take: programMore, Inner: true},
	{Path: routePicture, Show: programMore, Take: programMore, Inner: true},
	{Path: routeSummary, Show: programMore, Take: programMore, Inner: true},
	{Path: routeRemind, Show: programMore, Take: programMore, Inner: true},
	{Path: routeShare, Show: programMore, Take: programMore},
	{Path: "/notes/keep/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/lock/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/out/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/in/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/erase/", Show: programMore, Take: programMore, Inner: true},
	{Path: routeBeside, Foot: "foot.beside", Show: programFirst},
	{Path: routeLetters, Foot: "foot.letters", Show: programMore, Take: programMore},
	{Path: routeSources, Foot: "foot.sources", Show: programFirst},
	{Path: routeSources + "#/", Show: programFirst},
	{Path: routeLeave + "#/", Show: programFirst},
	{Path: routeAbout, Foot: "foot.about", Show: programFirst},
}
