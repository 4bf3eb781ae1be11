package pagetest

import (
	"regexp"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/packs"
)

// accents make a language that no program speaks: every letter changed, every
// text longer by two fifths. What is still in plain letters on a page did not
// come from the catalogue or from a pack.
var accents = strings.NewReplacer(
	"a", "á", "b", "ƀ", "c", "ç", "d", "ð", "e", "é", "f", "ƒ", "g", "ĝ", "h", "ĥ", "i", "í", "j", "ĵ", "k", "ķ", "l", "ĺ", "m", "ɱ",
	"n", "ñ", "o", "ó", "p", "þ", "q", "ʠ", "r", "ŕ", "s", "š", "t", "ţ", "u", "ú", "v", "ṽ", "w", "ŵ", "x", "ẋ", "y", "ý", "z", "ž",
	"A", "Á", "B", "ß", "C", "Ç", "D", "Ð", "E", "É", "F", "Ƒ", "G", "Ĝ", "H", "Ĥ", "I", "Í", "J", "Ĵ", "K", "Ķ", "L", "Ĺ", "M", "Ḿ",
	"N", "Ñ", "O", "Ó", "P", "Þ", "Q", "Ǫ", "R", "Ŕ", "S", "Š", "T", "Ţ", "U", "Ú", "V", "Ṽ", "W", "Ŵ", "X", "Ẋ", "Y", "Ý", "Z", "Ž")

var braces = regexp.MustCompile(`\{[^}]*\}`)

// Foreign changes a text, and leaves its placeholders.
func Foreign(text string) string {
	var b strings.Builder
	at := 0
	for _, m := range braces.FindAllStringIndex(text, -1) {
		b.WriteString(accents.Replace(text[at:m[0]]))
		b.WriteString(text[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(accents.Replace(text[at:]))
	for n := len(text) * 2 / 5; n > 0; n -= 4 {
		b.WriteString(" ōōō")
	}
	return b.String()
}

// ForeignText is a text of a pack with each language made foreign.
func ForeignText(t guideline.Text) guideline.Text {
	var out guideline.Text
	for _, w := range t {
		out = append(out, guideline.Words{Lang: w.Lang, Text: Foreign(w.Text)})
	}
	return out
}

// foreignPack is the shipped pack with every word that people read changed.
func foreignPack(t *testing.T) *engine.Engine {
	p, digest, _ := packs.Load("international")
	for i := range p.Questions {
		p.Questions[i].Ask, p.Questions[i].Short = ForeignText(p.Questions[i].Ask), ForeignText(p.Questions[i].Short)
	}
	for i := range p.Topics {
		p.Topics[i].Name, p.Topics[i].Says = ForeignText(p.Topics[i].Name), ForeignText(p.Topics[i].Says)
	}
	for i := range p.Policy {
		p.Policy[i].Reason = ForeignText(p.Policy[i].Reason)
	}
	for i := range p.Follow {
		p.Follow[i].Why = ForeignText(p.Follow[i].Why)
	}
	for i := range p.Sources {
		s := &p.Sources[i]
		for _, word := range []*string{&s.Publisher, &s.Title, &s.Name, &s.Edition, &s.Licence, &s.Note} {
			*word = Foreign(*word)
		}
		if strings.Contains(s.SupersededBy, " ") { // the name of a text, not an id
			s.SupersededBy = Foreign(s.SupersededBy)
		}
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		s.Says, s.SaysOther, s.Unsupported = ForeignText(s.Says), ForeignText(s.SaysOther), Foreign(s.Unsupported)
		for j := range s.Cites {
			s.Cites[j].Locator, s.Cites[j].Says = Foreign(s.Cites[j].Locator), ForeignText(s.Cites[j].Says)
		}
	}
	for i := range p.Numbers {
		n := &p.Numbers[i]
		for _, list := range [][]guideline.CallNumber{n.Emergency, n.Advice, n.Crisis, n.Support, n.Safety, n.Poison} {
			for j := range list {
				c := &list[j]
				for _, word := range []*string{&c.Name, &c.Text, &c.Hours, &c.Source, &c.Note} {
					*word = Foreign(*word)
				}
			}
		}
	}
	p.Owner, p.Edition = Foreign(p.Owner), Foreign(p.Edition)
	e, err := engine.New(p, digest)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// ForeignConfig is that of a program which speaks the language that none speaks.
func ForeignConfig(t *testing.T) page.Config {
	e := foreignPack(t)
	return page.Config{Library: page.Library{For: func(string) *engine.Engine { return e }}, Asset: Asset, Build: "0",
		Words: AllWords().Map(func(_, text string) string { return Foreign(text) })}
}
