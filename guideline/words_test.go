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

// Nothing falls back from one language to another: what has no words says so
// where a test sees it.
func TestText_InAnotherLanguageIsNoText(t *testing.T) {
	text := guideline.Text{{Lang: "en", Text: "Call now."}, {Lang: "ko", Text: "지금 전화하세요."}}
	if got := text.In("ko"); got != "지금 전화하세요." || !text.Has("ko") {
		t.Errorf("got %q", got)
	}
	if got := text.In("ru"); got != "⟦ru⟧" || text.Has("ru") {
		t.Errorf("got %q", got)
	}
	if got := (guideline.Text)(nil).In("ru"); got != "" || !(guideline.Text)(nil).Has("ru") {
		t.Errorf("nothing to say is %q", got)
	}
}
