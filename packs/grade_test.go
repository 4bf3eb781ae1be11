package packs_test

import (
	"strings"
	"testing"

	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/packs"
	"aftercare/words"
)

// hardest is the promise of doc/pack-format.md. A text of few words has no grade
// that means anything.
const (
	hardest  = 7
	fewWords = 9
)

// hardWords are texts, by place, that no native editor would put more plainly:
// with such words in a short text, the formula asks for worse English. An id alone
// is what the statement says.
var hardWords = map[string]string{
	"IBU-UHSLAP-01":                         "names two drugs in one short sentence",
	"LIFT-CHNOLA-01":                        "the page is on sterilisation, a word that people know",
	"PAIN-MTX-04":                           "names two drugs in few words",
	"SAFE2-CONCEIVE-06":                     "an ectopic pregnancy in one short sentence",
	"SAFE2-MOVE-04":                         "an ectopic pregnancy in one short sentence",
	"SEX-CHNOLA-01":                         "the page is on sterilisation, a word that people know",
	"THREAT-SEVERE-01":                      "one sentence: the sheet prints the first one alone",
	"THREAT-SEVERE-01, about somebody else": "as the one about her",
	"THREAT-PAINKILLER-01":                  "paracetamol and pregnancy in one short sentence",
}

// What a pack says in English, with its numbers in place, is read by people who
// may be strangers to the language and at the end of their strength. Notes on
// sources and numbers only say where something is from, mostly by names.
func TestPacks_EveryTextReadsAtGradeSeven(t *testing.T) {
	english, met := words.English(), map[string]bool{}
	for _, p := range packs.All() {
		own, _ := folder(t, p.ID)
		check := func(place, text string) {
			g := pagetest.Grade(text)
			switch hard := g > hardest && len(strings.Fields(text)) >= fewWords; {
			case hard && hardWords[place] != "":
				met[place] = true
			case hard:
				t.Errorf("%s: %s reads at grade %.2f: %s", p.ID, place, g, text)
			}
		}
		statement := map[string]*guideline.Statement{}
		for i := range read[p.ID].resolved.Statements {
			s := &read[p.ID].resolved.Statements[i]
			statement[s.ID] = s
		}
		for i := range own.Statements {
			s := &own.Statements[i]
			if s.Status == guideline.Retired {
				continue
			}
			check(s.ID, english.Own(s, s.Says))
			check(s.ID+", about somebody else", english.Own(s, s.SaysOther))
			check(s.ID+", unsupported", s.Unsupported)
			for _, c := range s.Cites {
				check(s.ID+", "+c.Source, english.Own(s, c.Says))
			}
			for _, o := range s.Outcomes {
				check(s.ID+", "+o.Answer, english.Own(s, o.Says))
			}
		}
		for i := range own.Questions {
			q := &own.Questions[i]
			check(q.ID, english.Short(q, func(id string) *guideline.Statement { return statement[id] }))
		}
		for i := range own.Follow {
			check(own.Follow[i].Subject(), own.Follow[i].Why.In(english.Lang))
		}
		for _, e := range own.Policy {
			check(e.Key.String(), e.Reason.In(english.Lang))
		}
		for _, topic := range own.Topics {
			check(topic.ID, topic.Says.In(english.Lang))
		}
	}
	for place := range hardWords {
		if !met[place] {
			t.Errorf("%s needs no exception", place)
		}
	}
}
