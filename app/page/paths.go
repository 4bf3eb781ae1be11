package page

// The addresses that more than one package links to. None says what a page is
// about, and none ever carries an answer.
const (
	PathHome  = "/"
	PathHelp  = "/help/"
	PathCheck = "/check/" // the danger signs alone
	PathAsk   = "/ask/"
	PathPlain = "/plain/" // the same questions without JavaScript
	PathRead  = "/read/"
	// PathPlainSearch is the search without JavaScript; with it, /read/ takes the form.
	PathPlainSearch = "/plain/search/"
	PathSources     = "/sources/"
	PathLeave       = "/leave/"
	PathAbout       = "/about/"
	PathNotes       = "/notes/" // her diary on this device
	PathStart       = "/notes/start/"
	PathPicture     = "/notes/picture/"
	PathSummary     = "/notes/summary/"
	PathRemind      = "/notes/remind/"
	PathDays        = "/notes/days/"
	PathAnswer      = "/notes/answer/"
	PathLetters     = "/letters/" // stop-the-letters kit
	PathBeside      = "/beside/"  // for a partner, family and friends
	PathHow         = "/how/"     // questionnaires about mood
	PathCall        = "/call/"    // help lines, by country
	PathShare       = "/notes/share/"
	PathPlaces      = "/find/"  // a clinic
	PathSheet       = "/sheet/" // a nurse's sheet for a patient
	PathCode        = "/code/"  // the code at its foot
)
