package app

// The pages of the rooms. Each program lists those that it links.

// AskPages are the questions and the answer.
func AskPages() []Handler {
	return []Handler{
		{Path: routeCheck, Show: begin},
		{Path: routeAsk, Show: begin, Take: takeStep},
		{Path: routePlain, Show: begin, Take: takeStep},
	}
}

// HowPages are the questionnaires about mood.
func HowPages() []Handler {
	return []Handler{{Path: routeHow, Show: serveHow, Take: serveHow}}
}

// LetterPages are the letters that stop reminders and mailings.
func LetterPages() []Handler {
	return []Handler{{Path: routeLetters, Show: letters, Take: letters}}
}

// SharePages preview what is shared with somebody.
func SharePages() []Handler {
	return []Handler{{Path: routeShare, Show: share, Take: share}}
}
