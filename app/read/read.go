// Package read is the pages that only say something: questions that people ask,
// what studies found, sources, numbers to call, help for those beside her.
package read

import "aftercare/app/page"

// reading is a page that is read and asks nothing.
type reading struct{ *page.Page }

func newReading(s *page.Site, r *page.Request) *reading { return &reading{s.NewPage(r)} }

// Pages are the general pages, which ask nothing.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathHelp, Show: (*page.Site).Emergency},
		{Path: page.PathHome, Show: home},
		{Path: page.PathRead, Show: index},
		{Path: page.PathRead + "#/", Show: showTopic},
		{Path: page.PathSources, Show: sourceList},
		{Path: page.PathSources + "#/", Show: showSource},
		{Path: page.PathLeave + "#/", Show: leave},
		{Path: page.PathCall, Show: call},
		{Path: page.PathBeside, Show: beside},
		{Path: page.PathAbout, Show: about},
	}
}

// MorePages are the general pages that draw or search: so that readers who
// only ask questions download less.
func MorePages() []page.Handler {
	return []page.Handler{
		{Path: page.PathRead, Take: new(searcher).search},
		{Path: page.PathRead + "#/", Figure: again},
	}
}
