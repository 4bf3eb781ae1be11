package app

// reading is a page that is read and asks nothing.
type reading struct{ *page }

func newReading(s *Site, r *Request) *reading { return &reading{s.newPage(r)} }

// ReadPages are the general pages, which ask nothing.
func ReadPages() []Handler {
	return []Handler{
		{Path: routeHelp, Show: (*Site).emergency},
		{Path: routeHome, Show: home},
		{Path: routeRead, Show: index},
		{Path: routeRead + "#/", Show: showTopic},
		{Path: routeSources, Show: sourceList},
		{Path: routeSources + "#/", Show: showSource},
		{Path: routeLeave + "#/", Show: leave},
		{Path: routeCall, Show: call},
		{Path: routeBeside, Show: beside},
		{Path: routeAbout, Show: about},
	}
}

// MorePages are the general pages that draw or search: so that readers who
// only ask questions download less.
func MorePages() []Handler {
	return []Handler{
		{Path: routeRead, Take: new(searcher).search},
		{Path: routeRead + "#/", Figure: again},
	}
}
