package pagetest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
)

// fewestWords is how many words a sentence has whose repetition is noticed:
// labels and marks may come back.
const fewestWords = 5

// notYet are the pages that say some sentences twice today, by how their path
// begins: those of the questions and the answer, the diary, and finding a clinic.
var notYet = []string{page.PathAsk, page.PathCheck, page.PathPlain, page.PathNotes, page.PathPlaces}

var sentence = regexp.MustCompile(`[^.?!]+[.?!]["”’]?(\s+|$)`)

// aside are what a page may say again: labels, the sources of a line, tables,
// letters, and what is wrong with each field.
var aside = []string{"svg", "option", "noscript", "summary", "small", "table", "label", "button", "legend", "a"}

func isAside(n *Tag) bool {
	_, hidden := n.Attrs["hidden"]
	return hidden || slices.Contains(aside, n.Name) || slices.Contains([]string{"sheet", "fault", "fault-here", "hint", "callers"}, n.Attrs["class"])
}

// openSentences are the whole sentences of a page that are read without a tap,
// each with the words before it in its block.
func openSentences(root *Tag) []string {
	var list []string
	for _, text := range openBlocks(root.Named("main")[0]) {
		for _, s := range sentence.FindAllString(text, -1) {
			list = append(list, strings.TrimSpace(s))
		}
	}
	return list
}

// openBlocks are the texts of the innermost blocks that are shown.
func openBlocks(n *Tag) (list []string) {
	_, open := n.Attrs["open"]
	own := ""
	flush := func() {
		if text := strings.Join(strings.Fields(own), " "); text != "" {
			list = append(list, text)
		}
		own = ""
	}
	for _, k := range n.Kids {
		switch {
		case n.Name == "details" && !open && k.Name != "summary", isAside(k):
		case k.Name == "":
			own += k.Text
		case isBlock(k.Name):
			flush()
			list = append(list, openBlocks(k)...)
		default:
			own += " " + strings.Join(openBlocks(k), " ") + " "
		}
	}
	flush()
	return list
}

// checkOnce: no sentence twice in what is read without a tap.
func checkOnce(t *testing.T, name string, root *Tag) {
	t.Helper()
	path := root.Named("main")[0].Attrs["data-path"]
	if slices.ContainsFunc(notYet, func(p string) bool { return strings.HasPrefix(path, p) }) {
		return
	}
	seen := map[string]bool{}
	for _, s := range openSentences(root) {
		if len(strings.Fields(s)) < fewestWords {
			continue
		}
		if seen[s] {
			t.Errorf("%s: it says twice %q", name, s)
		}
		seen[s] = true
	}
}

// unsure are the numbers of the packs that were checked nowhere, as they are dialled.
var unsure = sync.OnceValue(func() map[string]bool {
	checked, unchecked := map[string]bool{}, map[string]bool{}
	list := Shipped().For("").Pack().Numbers
	for i := range list {
		n := &list[i]
		for _, lines := range [][]guideline.CallNumber{n.Emergency, n.Advice, n.Crisis, n.Support, n.Safety} {
			for _, c := range lines {
				into := unchecked
				if c.Verified {
					into = checked
				}
				into[dialled(c.Number)], into[dialled(c.Also)] = true, true
			}
		}
	}
	for number := range checked {
		delete(unchecked, number)
	}
	return unchecked
})

func dialled(number string) string { return strings.NewReplacer(" ", "", "-", "").Replace(number) }

// checkNumbers: no number that was not checked stands without saying so.
func checkNumbers(t *testing.T, name string, root *Tag) {
	t.Helper()
	for _, k := range root.Named("a") {
		number, ok := strings.CutPrefix(k.Attrs["href"], "tel:")
		if !ok || !unsure()[strings.ReplaceAll(number, "%23", "#")] {
			continue
		}
		holder := k.Parent
		for holder.Name == "span" || holder.Name == "strong" || holder.Name == "p" && holder.Parent.Name == "li" {
			holder = holder.Parent
		}
		if root.Attrs["lang"] == "en" && !strings.Contains(strings.ToLower(holder.Words()), "not checked") {
			t.Errorf("%s: %s was not checked, and it does not say so: %s", name, number, holder.Words())
		}
	}
}
