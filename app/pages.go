package app

// The pages of the rooms. Each program lists those that it links.

// ReadPages are the general pages, which ask nothing.
func ReadPages() []Handler {
	return []Handler{
		{Path: routeHelp, Show: (*Site).emergency},
		{Path: routeHome, Show: (*Site).home},
		{Path: routeRead, Show: (*Site).index},
		{Path: routeRead + "#/", Show: (*Site).topic},
		{Path: routeSources, Show: (*Site).sourceList},
		{Path: routeSources + "#/", Show: (*Site).source},
		{Path: routeLeave + "#/", Show: (*Site).leave},
		{Path: routeCall, Show: (*Site).call},
		{Path: routeBeside, Show: (*Site).beside},
		{Path: routeAbout, Show: (*Site).about},
	}
}

// MorePages are the general pages that draw or search: so that readers who
// only ask questions download less.
func MorePages() []Handler {
	return []Handler{
		{Path: routeRead, Take: new(searcher).search},
		{Path: routeRead + "#/", Figure: (*Site).again},
	}
}

// AskPages are the questions and the answer.
func AskPages() []Handler {
	return []Handler{
		{Path: routeCheck, Show: (*Site).begin},
		{Path: routeAsk, Show: (*Site).begin, Take: (*Site).post},
		{Path: routePlain, Show: (*Site).begin, Take: (*Site).post},
	}
}

// HowPages are the questionnaires about mood.
func HowPages() []Handler {
	return []Handler{{Path: routeHow, Show: (*Site).how, Take: (*Site).how}}
}

// LetterPages are the letters that stop reminders and mailings.
func LetterPages() []Handler {
	return []Handler{{Path: routeLetters, Show: (*Site).letters, Take: (*Site).letters}}
}

// SharePages preview what is shared with somebody.
func SharePages() []Handler {
	return []Handler{{Path: routeShare, Show: (*Site).share, Take: (*Site).share}}
}
