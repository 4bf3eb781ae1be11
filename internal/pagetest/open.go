package pagetest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"aftercare/guideline"
)

// fewestWords is how many words a sentence has whose repetition is noticed:
// labels and marks may come back.
const fewestWords = 5

var sentence = regexp.MustCompile(`[^.?!]+[.?!]["”’]?(\s+|$)`)

// aside are what a page may say again: labels, the sources of a line, tables,
// letters, and what is wrong with each field.
var aside = []string{"svg", "option", "noscript", "summary", "small", "table", "label", "button", "legend", "a"}

func isAside(n *Tag) bool {
	_, hidden := n.Attrs["hidden"]
	return hidden || slices.Contains(aside, n.Name) || slices.Contains([]string{"sheet", "fault", "fault-here", "hint", "callers"}, n.Attrs["class"])
}

// isRow reports whether a part of a page is one thing of a list, such as a place
// or a date: what is said of it may be said of another one too.
func isRow(n *Tag) bool {
	return n.Name == "dd" || n.Name == "li" && (n.Parent.Attrs["class"] == "places" || n.Parent.Attrs["class"] == "due")
}

// openText is a text that is read without a tap, and the row that it stands in,
// nil outside of any.
type openText struct {
	text string
	row  *Tag
}

// openBlocks are the texts of the innermost blocks that are shown.
func openBlocks(n, row *Tag) (list []openText) {
	_, open := n.Attrs["open"]
	own := ""
	flush := func() {
		if text := strings.Join(strings.Fields(own), " "); text != "" {
			list = append(list, openText{text, row})
		}
		own = ""
	}
	if isRow(n) {
		row = n
	}
	for _, k := range n.Kids {
		switch {
		case n.Name == "details" && !open && k.Name != "summary", isAside(k):
		case k.Name == "":
			own += k.Text
		case isBlock(k.Name):
			flush()
			list = append(list, openBlocks(k, row)...)
		default:
			for _, part := range openBlocks(k, row) {
				own += " " + part.text + " "
			}
		}
	}
	flush()
	return list
}

// checkOnce: no sentence twice in what is read without a tap, nor in one row.
func checkOnce(t *testing.T, name string, root *Tag) {
	t.Helper()
	seen := map[openText]bool{}
	for _, block := range openBlocks(root.Named("main")[0], nil) {
		for _, s := range sentence.FindAllString(block.text, -1) {
			s = strings.TrimSpace(s)
			if len(strings.Fields(s)) < fewestWords {
				continue
			}
			if seen[openText{s, nil}] || seen[openText{s, block.row}] {
				t.Errorf("%s: it says twice %q", name, s)
			}
			seen[openText{s, block.row}] = true
		}
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
