package app

import "aftercare/app/page"

// The programs that a browser can have, by the names of their files. A server
// has the pages of them all.
const (
	programFirst  = "app"
	programMore   = "more"
	programPlaces = "places"

	// programWhole is the first one, with all words.
	programWhole = "whole"
)

// routes is the table of every page: each has one line. What a page does is in
// its package, which binds a [Handler] to the path.
var routes = []page.Route{
	{Path: page.PathHelp, Foot: "foot.help", Show: programFirst, Take: programFirst},
	{Path: page.PathHome, Show: programFirst, Take: programFirst},
	{Path: page.PathCheck, Show: programFirst},
	{Path: page.PathAsk, Show: programFirst, Take: programFirst},
	{Path: page.PathPlain, Show: programFirst, Take: programFirst},
	{Path: page.PathCode, Show: programFirst, Take: programFirst},
	{Path: "/plain/code/", Show: programFirst, Take: programFirst},
	{Path: page.PathSheet, Show: programMore, Take: programMore},
	{Path: "/plain/sheet/", Show: programMore, Take: programMore},
	{Path: page.PathCall, Foot: "foot.call", Show: programFirst},
	{Path: page.PathPlaces, Foot: "foot.places", Show: programPlaces, Take: programPlaces},
	{Path: "/find/own/", Show: programPlaces},
	{Path: "/plain/find/", Show: programPlaces, Take: programPlaces, Inner: true},
	{Path: page.PathRead, Foot: "foot.read", Show: programFirst, Take: programFirst},
	{Path: page.PathPlainSearch, Show: programFirst, Take: programFirst},
	{Path: page.PathRead + "#/", Show: programFirst, Figure: programMore},
	{Path: page.PathHow, Foot: "foot.how", Show: programMore, Take: programMore},
	{Path: page.PathNotes, Foot: "foot.diary", Show: programMore, Take: programMore},
	{Path: page.PathStart, Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/write/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/event/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/event/#/", Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathDays, Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/entry/#/", Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathAnswer, Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathPicture, Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathSummary, Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathRemind, Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathShare, Show: programMore, Take: programMore},
	{Path: "/notes/keep/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/lock/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/out/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/in/", Show: programMore, Take: programMore, Inner: true},
	{Path: "/notes/erase/", Show: programMore, Take: programMore, Inner: true},
	{Path: page.PathBeside, Foot: "foot.beside", Show: programFirst},
	{Path: page.PathLetters, Foot: "foot.letters", Show: programMore, Take: programMore},
	{Path: page.PathSources, Foot: "foot.sources", Show: programMore},
	{Path: page.PathSources + "#/", Show: programMore},
	{Path: page.PathLeave + "#/", Show: programMore},
	{Path: page.PathAbout, Foot: "foot.about", Show: programFirst},
}
