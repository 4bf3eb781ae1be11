package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/words"
)

// The list is what the linker finds: a key that only later programs say and that
// the first file has, or the other way round, fails here.
func TestLater_IsWhatTheFirstProgramNeverSays(t *testing.T) {
	_, constants, err := link("aftercare/cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(laterOf(constants, words.English().Keys()), "\n") + "\n"
	got, err := os.ReadFile(filepath.Join("..", "..", laterFile))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is another list; %s writes it", laterFile, howToSort)
	}
	var report strings.Builder
	if err := judgeLater(constants, &report); err != nil || report.Len() > 0 {
		t.Errorf("%v, %s", err, report.String())
	}
}

func TestMaySay_AKeyThatIsWrittenWholeOrByItsBeginning(t *testing.T) {
	for key, may := range map[string]bool{
		"help": true, "help.title": false, // "help" may be the name of a page
		"call.title": true, "call.title.she": true, "call.title.few.she": true, "call.titles": true, "call.on": false,
		"opt.pain.mild": true, "opt": false,
		"day.away": true, "day.here": false, "day.a": true,
	} {
		if got := maySay(map[string]bool{"help": true, "call.title": true, "opt.": true, "day": true, ".away": true, ".": true}, key); got != may {
			t.Errorf("%s: %v", key, got)
		}
	}
}

func TestLaterOf_NamesWhatIsWholeByItsBeginning(t *testing.T) {
	got := laterOf(map[string]bool{"a": true, "a.b": true, "c.d.": true}, []string{"a", "a.b", "a.c.d", "a.c.e", "c", "c.d", "c.d.e", "c.e.f", "f.a", "f.b", "g"})
	if want := "a.c. c c.d c.e. f. g"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestConstantsOf_ReadsWhatTheLinkerSays(t *testing.T) {
	got := constantsOf("# aftercare/cmd/wasm\na.F -> go:string.\"a.b\"\na.F -> a.G\na.T -> go:string.\"say \\\"x\\\" -> y\" <UsedInIface>\na.F -> go:string..gostring.173.X4qi\n")
	if len(got) != 2 || !got["a.b"] || !got[`say "x" -> y`] {
		t.Errorf("got %v", got)
	}
}

// A build fails where a program could ask for words that it starts without, and
// where nobody knows.
func TestJudgeLater_FailsBeforeAWordIsMissing(t *testing.T) {
	for say, constants := range map[string]map[string]bool{"letters.title": {"letters.": true}, "does not say": nil} {
		if err := judgeLater(constants, io.Discard); err == nil || !strings.Contains(err.Error(), strings.TrimSuffix(say, "title")) {
			t.Errorf("%s: %v", say, err)
		}
	}
	var report strings.Builder
	if err := judgeLater(map[string]bool{"x": true}, &report); err != nil || !strings.Contains(report.String(), "are in the first file") {
		t.Errorf("%v, %q", err, report.String())
	}
}
