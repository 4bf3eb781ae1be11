package diary

import (
	"unicode/utf8"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/vault"
)

// suggestion offers a random passphrase: the same one again, where she has to
// fill in the form once more, since she may have written it down.
func (n *diaryPage) suggestion() view.Node {
	words := n.field("random")
	if words == "" && n.suggest != nil {
		words = n.suggest()
	}
	if words == "" {
		return view.Node{}
	}
	return view.Div(view.Class("note"), view.P(n.Text("start.words"), view.BR(), view.Strong(view.Class("words"), view.Text(words))),
		page.HiddenField("random", words))
}

// strengthOf is where the page says, as she types in a field, how strong that is.
func (n *diaryPage) strengthOf(field string) view.Node {
	return view.Output(view.Class("hint"), view.For("f-"+field))
}

// strength says how strong a passphrase is, beside the random one that the page
// offers. The page's script asks it while she types.
func strength(w *locale.Words, passphrase, random string) string {
	if passphrase == "" {
		return ""
	}
	if utf8.RuneCountInString(passphrase) < shortest {
		return w.Text("pass.short")
	}
	bits := vault.LeastBits(passphrase)
	if passphrase == random {
		bits = vault.SuggestedBits()
	}
	one, many := vault.TimeToGuess(bits)
	key := "guess.fair"
	switch {
	case one < year:
		key = "guess.weak"
	case many >= year:
		key = "guess.strong"
	}
	return w.Text(key) + " " + w.Text("guess", locale.With("one", span(w, one)), locale.With("many", span(w, many)))
}

// Lengths of time in seconds.
const (
	minute = 60.0
	hour   = 60 * minute
	day    = 24 * hour
	year   = 365 * day
)

// span is a length of time in words, rounded down.
func span(w *locale.Words, seconds float64) string {
	switch {
	case seconds >= 1e6*year:
		return w.Text("guess.ages")
	case seconds >= 1e3*year:
		return w.Text("guess.long")
	case seconds >= year:
		return w.Count("unit.year", int(seconds/year))
	case seconds >= day:
		return w.Count("unit.day", int(seconds/day))
	case seconds >= hour:
		return w.Count("unit.hour", int(seconds/hour))
	case seconds >= minute:
		return w.Count("unit.minute", int(seconds/minute))
	}
	return w.Text("guess.soon")
}
