package read

import "aftercare/app/page"

// Pages are the general pages, which ask nothing.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathHelp, Show: (*page.Site).Emergency, Take: (*page.Site).Emergency},
		{Path: page.PathRead, Show: index},
		{Path: page.PathRead + "#/", Show: new(answers).showTopic},
		{Path: page.PathCall, Show: call},
		{Path: page.PathBeside, Show: beside},
		{Path: page.PathAbout, Show: about},
	}
}

// MorePages are the general pages with drawings, and those about the sources.
// They are kept apart so that somebody who just answers questions downloads
// less.
func MorePages() []page.Handler {
	return []page.Handler{
		{Path: page.PathRead + "#/", Figure: new(answers).again},
		{Path: page.PathSources, Show: sourceList},
		{Path: page.PathSources + "#/", Show: showSource},
		{Path: page.PathLeave + "#/", Show: leave},
	}
}
