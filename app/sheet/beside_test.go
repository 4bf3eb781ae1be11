package sheet

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// Without a script the server makes the sheet in the second language too, as the
// program in that language makes it alone, and keeps the choice when it is changed.
func TestSheet_IsMadeInASecondLanguageWithoutAScript(t *testing.T) {
	other := appOf(t, pagetest.SpeakingConfig(t, pagetest.Mixed))
	tag, c := other.Words.Lang, pagetest.Config()
	c.Languages = []page.Language{{Tag: "en", Name: "English"}, {Tag: tag, Name: "Mixed", Base: "/" + tag}}
	c.SiteIn = func(tag string) *page.Site {
		if tag == other.Words.Lang {
			return other.Site
		}
		return nil
	}
	a := appOf(t, c)
	make := func(fields ...string) *pagetest.Tag { // each sheet has a first heading
		return pagetest.ParsePage(t, string(pagetest.Post(a, pathPlain, append(fields, filled...)...).Body))
	}
	choices := func(root *pagetest.Tag) (values []string, chosen string) {
		for _, k := range root.Named("select") {
			if k.Attrs["name"] != fieldBeside {
				continue
			}
			for _, o := range k.Named("option") {
				values = append(values, o.Attrs["value"])
				if _, on := o.Attrs["selected"]; on {
					chosen = o.Attrs["value"]
				}
			}
		}
		return values, chosen
	}
	if got, _ := choices(pagetest.CheckPage(t, "form", pagetest.Get(a, pathPlain))); !slices.Equal(got, []string{"", tag}) {
		t.Errorf("the languages to choose from are %q", got)
	}
	both := make("beside=" + tag)
	sheets := both.Named("article")
	if len(sheets) != 2 || len(make().Named("article")) != 1 {
		t.Fatalf("%d sheets", len(sheets))
	}
	alone := pagetest.ParsePage(t, string(pagetest.Post(other, pathPlain, filled...).Body)).Named("article")[0]
	if got, want := sheets[1].Words(), alone.Words(); got != want {
		t.Errorf("beside it is\n%s\nalone\n%s", got, want)
	}
	boxes := both.All(func(k *pagetest.Tag) bool { return k.Name == "div" && k.Attrs["lang"] == tag })
	if len(boxes) != 1 || boxes[0].Attrs["dir"] != other.Words.Dir {
		t.Error("the second sheet is not in its language and direction")
	}
	back := pagetest.CheckPage(t, "back", pagetest.Post(a, pathPlain, sends(both, "go=change")...))
	if _, chosen := choices(back); chosen != tag {
		t.Errorf("the choice is lost: %q", chosen)
	}
	for _, wrong := range []string{"en", "xx", strings.ToUpper(tag) + "?"} {
		if r := pagetest.Post(a, pathPlain, append([]string{"beside=" + wrong}, filled...)...); r.Status != 422 {
			t.Errorf("beside=%s: status %d", wrong, r.Status)
		}
	}
	if r := pagetest.Post(a, page.PathSheet, append([]string{"beside=" + tag}, filled...)...); r.Status != 422 {
		t.Errorf("her own page makes it itself: status %d", r.Status)
	}
}
