package ask

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// How an operation was done is asked where it could explain a sign, and nowhere
// else; what she says counts at once.
func TestAnswer_AsksHowAnOperationWasDoneWhereItMatters(t *testing.T) {
	a := newApp(t)
	short := []string{"step=path", "go=answer", "none=lines-b", "no-fever-no-smell=true", "bleeding=none", "last-blood=2", "country=GB",
		"happened=ectopic", "ectopic-care=operated", "danger-line=line-4"}
	calm := append(pagetest.RemoveField(short, "danger-line=line-4"), "none=lines-a")
	shoulder := append([]string{"which=shoulder", "pain=mild"}, short...)
	asks := a.Words.Text("ask.approach")
	for _, c := range []struct {
		name   string
		fields []string
		asked  string // the field that its card asks for, "go" for the way to the operation, "" for no card
		urgent bool
	}{
		{"a shoulder, which operation not told", append(shoulder, "when=1"), "go", true},
		{"a shoulder, the tube removed", append(shoulder, "when=1", "operation=salpingectomy"), "approach", true},
		{"a shoulder, keyhole", append(shoulder, "when=1", "operation=salpingectomy", "approach=keyhole"), "", false},
		{"a shoulder, keyhole and which not told", append(shoulder, "when=1", "approach=keyhole"), "go", true},
		{"a shoulder, open", append(shoulder, "when=1", "operation=salpingectomy", "approach=open"), "", true},
		{"a shoulder, after the window", append(shoulder, "when=3", "operation=salpingectomy"), "", true},
		{"a shoulder, the day not told", append(shoulder, "operation=salpingectomy"), "", true},
		{"a shoulder, and faint", append(shoulder, "when=1", "operation=salpingectomy", "danger-line=line-2", "which=fainted"), "", true},
		{"a shoulder, and the womb emptied", append(shoulder, "when=1", "operation=curettage"), "", true},
		{"severe", append([]string{"which=severe", "pain=severe", "when=1", "operation=salpingectomy"}, short...), "", true},
		{"wind", append([]string{"which=swollen", "pain=none", "when=2", "operation=salpingotomy"}, short...), "approach", true},
		{"wind, keyhole", append([]string{"which=swollen", "pain=none", "when=2", "operation=salpingotomy", "approach=keyhole"}, short...), "", false},
		{"a throat, asleep", append([]string{"sore-throat=true", "condition=anticoagulant", "pain=none", "when=2", "operation=salpingotomy", "anaesthetic=general"}, calm...), "approach", false},
		{"a throat, the anaesthetic not told", append([]string{"sore-throat=true", "condition=anticoagulant", "pain=none", "when=2", "operation=salpingotomy"}, calm...), "go", false},
		{"a throat, asleep, keyhole", append([]string{"sore-throat=true", "condition=anticoagulant", "pain=none", "when=2", "operation=salpingotomy", "anaesthetic=general", "approach=keyhole"}, calm...), "", false},
	} {
		root := pagetest.CheckPage(t, c.name, pagetest.Post(a, page.PathPlain, c.fields...))
		words := root.Words()
		if urgent := strings.Contains(words, a.Words.Text("say.title")); urgent != c.urgent {
			t.Errorf("%s: urgent %v: %.300s", c.name, urgent, words)
		}
		if asked := strings.Contains(words, asks); asked != (c.asked != "") {
			t.Errorf("%s: asked %v: %.300s", c.name, asked, words)
		}
		buttons := 0
		for _, b := range root.Named("button") {
			if b.Attrs["name"] == "approach" {
				buttons++
			}
		}
		if buttons > 0 != (c.asked == "approach") {
			t.Errorf("%s: %d answers to press", c.name, buttons)
		}
	}
}

// On both ways it is asked only after the operation is known to be one on a tube,
// and before the answer.
func TestPath_AsksHowAnOperationWasDoneAfterWhichItWas(t *testing.T) {
	a := newApp(t)
	rd := pagetest.Open(t, a, page.PathAsk).Press("next", "bleeding=light").At("clots").Press("skip").Press("next", "none=faint").Press("next", "none=ill").
		Press("next", "pain=mild").At("pain-where").Press("next", "pain-site=shoulder").Says("action.call-emergency").Press("anyway")
	for _, id := range []string{"fever", "smell", "breath", "head", "other", "mood", "safe", "dose", "country", "about"} {
		rd.At(id).Press("skip")
	}
	rd.At("kind").Press("next", "kind=ectopic").At("care").Press("next", "care=surgical").At("operation").
		Press("next", "operation-on="+(pagetest.Now.Day-1).String(), "operation=salpingectomy").At("approach").Says("action.call-emergency").
		Press("next", "approach=keyhole").At("passed").Press("answer").Says("effect.title")

	told := []string{"happened=ectopic", "ectopic-care=operated", "kind=ectopic", "location=ectopic", "care=surgical", "operation-on=" + (pagetest.Now.Day - 1).String(), "pain=mild", "pain-site=shoulder"}
	operation := pagetest.Post(a, page.PathAsk, append(told, "step=answer", "go=ask-operation")...)
	root := pagetest.CheckPage(t, "the operation", operation)
	if got := root.Named("h1")[0].Words(); got != a.Words.Text("ask.operation") {
		t.Fatalf("asked from the answer it is %q", got)
	}
	var sent []string
	for _, k := range root.Named("input") {
		if k.Attrs["type"] == "hidden" {
			sent = append(sent, k.Attrs["name"]+"="+k.Attrs["value"])
		}
	}
	root = pagetest.CheckPage(t, "how it was done", pagetest.Post(a, page.PathAsk, append(sent, "go=next", "operation-on="+(pagetest.Now.Day-1).String(), "operation=salpingotomy")...))
	if got := root.Named("h1")[0].Words(); got != a.Words.Text("ask.approach") {
		t.Errorf("after the operation it is %q", got)
	}
}
