package read

import (
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// bodiesFigure is a table of what each body says on one thing after the other:
// the statements of which every source has words of its own. The web articles
// come after it, each marked where nothing bears it out.
func (p *reading) bodiesFigure(list []*guideline.Statement) figure {
	f := figure{}
	var rows []view.Part
	var articles []*guideline.Statement
	for _, s := range list {
		switch {
		case eachHasWords(s):
			rows = append(rows, view.TR(view.TH(view.Set("scope", "row"), view.Text(p.W.Says(s))), view.TD(p.bodies(s))))
		case p.Know.Sources[s.Cites[0].Source].Tier == guideline.TierS:
			articles = append(articles, s)
		default:
			continue
		}
		f.shown = append(f.shown, s)
	}
	f.nodes = []view.Node{
		view.Div(view.Class("wide"), view.Table(
			view.Caption(p.Text("bodies.title")),
			view.Thead(view.TR(view.TH(view.Set("scope", "col"), p.Text("bodies.test")), view.TH(view.Set("scope", "col"), p.Text("bodies.who")))),
			view.Tbody(rows...))),
		view.Details(view.Summary(p.Text("tier.S.title")), view.P(p.Text("bodies.articles")), p.Statements(articles)),
	}
	return f
}

// eachHasWords reports whether every source of a statement says something of its own.
func eachHasWords(s *guideline.Statement) bool {
	for i := range s.Cites {
		if len(s.Cites[i].Says) == 0 {
			return false
		}
	}
	return true
}

// bodies are the sources of a statement with the words of each; what it comes
// to stands first, and strong.
func (p *reading) bodies(s *guideline.Statement) view.Node {
	var list []view.Node
	for i := range s.Cites {
		text := p.W.Own(s, s.Cites[i].Says)
		first := locale.FirstSentence(text)
		rest := strings.TrimPrefix(text[len(first):], " ")
		src := p.Know.Sources[s.Cites[i].Source]
		list = append(list, view.P(view.Strong(view.Text(first)), view.Text(" "+rest),
			view.Small(p.SourceLink(src), view.Text(p.marks(src)))))
	}
	return view.List(list...)
}
