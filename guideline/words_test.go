package guideline_test

import (
	"testing"

	"aftercare/guideline"
)

func TestBannedWord_IsFoundAtTheBeginningOfAnyWord(t *testing.T) {
	for text, want := range map[string]string{
		"It Failed.":                      "failed",
		"A test that is unfailing":        "",
		"unfailed, and then it failed":    "failed",
		"the due date of a form":          "due date",
		"so well done!":                   "!",
		"Do not worry about the abortion": "abortion",
		"":                                "",
	} {
		if got, instead := guideline.BannedWord(text); got != want || (instead == "") != (want == "") {
			t.Errorf("%q: %q, say %q", text, got, instead)
		}
	}
}
