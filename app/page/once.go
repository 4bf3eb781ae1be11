package page

import (
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
)

// Said remembers the sentences of a page, so that none is read twice.
type Said map[string]bool

// Say returns the sentences of a text that were not said before, and
// remembers them.
func (o Said) Say(text string) string {
	var fresh []string
	for _, s := range sentencesOf(text) {
		if !o[s] {
			fresh = append(fresh, s)
		}
		o[s] = true
	}
	return strings.Join(fresh, " ")
}

// said reports whether a sentence of a text was said before.
func (o Said) said(text string) bool {
	for _, s := range sentencesOf(text) {
		if o[s] {
			return true
		}
	}
	return false
}

// sentencesOf splits a text after the marks that end a sentence.
func sentencesOf(text string) []string {
	var list []string
	for from := 0; from < len(text); {
		end := len(text)
		for i := from; i+1 < len(text); i++ {
			if strings.IndexByte(".?!", text[i]) >= 0 && text[i+1] == ' ' {
				end = i + 1
				break
			}
		}
		list = append(list, text[from:end])
		from = end + 1
	}
	return list
}

// StatementsOnce is a list of statements of which the first few are open.
// The rest is behind one tap, and so is any that would say a sentence again.
func (p *Page) StatementsOnce(o Said, list []*guideline.Statement, most int, more string) view.Node {
	var open, rest []*guideline.Statement
	for _, s := range list {
		if says := strings.TrimSpace(p.W.Says(s) + " " + s.Unsupported); len(open) < most && !o.said(says) {
			o.Say(says)
			open = append(open, s)
		} else {
			rest = append(rest, s)
		}
	}
	return view.List(view.If(len(open) > 0, p.Statements(open)), view.If(len(rest) > 0, p.Folded(more, p.Statements(rest))))
}
