package diary

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

func TestStrength_IsSaidByWhoCouldGuessIt(t *testing.T) {
	d := pagetest.NewDiarist(t, newApp(t))
	w := d.App.Words
	const random = "able acid acre adapt agent aim"
	for passphrase, key := range map[string]string{
		"": "", "short one": "pass.short", "éééééé éééé": "pass.short",
		"passwordpassword": "guess.weak", "rain on seven hats": "guess.weak",
		"a green apple on a blue plate": "guess.fair",
		random:                          "guess.strong",
		"able acid acre adapt agent ai": "guess.fair",
		"a green apple on a blue plate by the garden door of somebody in June": "guess.strong",
	} {
		r := d.App.Handle(&page.Request{Method: "POST", Path: page.PathStart, Form: pagetest.Form("go=strength", "pass="+passphrase, "random="+random), Now: pagetest.Now, InPage: true, Vault: d.Vault})
		got := string(r.Body)
		if key == "" && got != "" || key != "" && !strings.HasPrefix(got, w.Text(key)) {
			t.Errorf("%q: %s", passphrase, got)
		}
	}
}

func TestStrength_IsNeverLessForMoreWords(t *testing.T) {
	w := words.English()
	order := []string{"guess.weak", "guess.fair", "guess.strong"}
	text, last := "a first word", 0
	for _, word := range strings.Fields("lamp river stone copper garden window seven hats rain over quiet") {
		text += " " + word
		said := strength(w, text, "")
		for i, key := range order {
			if strings.HasPrefix(said, w.Text(key)) {
				if i < last {
					t.Errorf("%q is said to be weaker", text)
				}
				last = i
			}
		}
	}
	if last != len(order)-1 {
		t.Error("no number of words is strong")
	}
}

func TestStart_OffersTheSameRandomPassphraseAgain(t *testing.T) {
	d := pagetest.NewDiarist(t, newApp(t))
	offered := func(shown *pagetest.Tag) string {
		for _, k := range shown.Named("strong") {
			if k.Attrs["class"] == "words" {
				return k.Words()
			}
		}
		return ""
	}
	first := d.Get(page.PathNotes)
	random := offered(first)
	again := d.Step("POST", page.PathStart, begins(pagetest.Resend(first), random, "mistyped"))
	d.Says(again, "pass.differ")
	if random == "" || offered(again) != random {
		t.Errorf("%q was offered, then %q", random, offered(again))
	}
}

func TestStart_LeadsToTheFirstEntry(t *testing.T) {
	d := pagetest.NewDiarist(t, newApp(t))
	shown := d.Step("POST", page.PathStart, begins(pagetest.Resend(d.Get(page.PathNotes)), pagetest.Passphrase, pagetest.Passphrase))
	d.Says(shown, "start.done", "leaf.day", "ask.mood.mood")
	if form := shown.Named("form")[0]; form.Attrs["action"] != pathWrite+page.Sent {
		t.Errorf("the form goes to %s", form.Attrs["action"])
	}
	d.Says(d.Saves("go=save", "mood=low"), "kept", "front.begin")
	// Nothing is listed as due on a day that nobody knows.
	if strings.Contains(d.Get(page.PathNotes).Words(), d.App.Words.Text("answer.due")) {
		t.Error("something without a date is called due")
	}
}

func TestDay_AsksForMoodBeforeAnythingThatIsFolded(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	shown := d.Get(pathWrite)
	for _, fold := range shown.Named("details") {
		for _, k := range fold.Named("input") {
			if k.Attrs["name"] == "mood" {
				t.Error("mood is behind a tap")
			}
		}
	}
}
