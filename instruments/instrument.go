package instruments

import (
	_ "embed" // the data become part of the program that uses them

	"aftercare"
	"aftercare/guideline"
)

// formatName is the first member of every instrument.
const formatName = "aftercare.instrument/1"

// Instrument is one questionnaire.
type Instrument struct {
	Code aftercare.Code // of the observation it gives
	Name string         // as its authors call it
	// Licence is who allows that its words are shown; Wording is where they
	// were read; Scoring is where the totals and bands come from.
	Licence, Wording, Scoring Origin

	Asks    guideline.Text   // shown above the items
	Gate    []guideline.Text // asked first, if there is one: a question and its examples; no ends with nothing
	Items   []guideline.Text
	Answers []guideline.Text // the value of an answer is its place
	// Begins is the shorter form whose items are the first of this one.
	Begins aftercare.Code
	// Longer is the total of the shorter form from which this one is offered.
	Longer int
	Bands  []Band
	Sure   guideline.Text // how sure a total is
}

// Origin is a source with its place and the day somebody looked.
type Origin struct {
	Note, Address, CheckedOn string
}

// Band is a range of totals, up to the next band.
type Band struct {
	From  int
	Talk  bool           // worth discussing with somebody who can help
	Means guideline.Text // what it means
	Next  guideline.Text // what to do
}

// Speaks reports whether the instrument has every text in a language. One whose
// words are not licensed there is not shown there.
func (n *Instrument) Speaks(lang string) bool {
	all := n.Asks.Has(lang) && n.Sure.Has(lang)
	for _, texts := range [...][]guideline.Text{n.Gate, n.Items, n.Answers} {
		for _, t := range texts {
			all = all && t.Has(lang)
		}
	}
	for i := range n.Bands {
		all = all && n.Bands[i].Means.Has(lang) && n.Bands[i].Next.Has(lang)
	}
	return all
}

// Max is the highest total.
func (n *Instrument) Max() int { return len(n.Items) * (len(n.Answers) - 1) }

// Total adds up the answers; false if one is missing or invalid.
func (n *Instrument) Total(items []int8) (int, bool) {
	total := 0
	for _, v := range items {
		if v < 0 || int(v) >= len(n.Answers) {
			return 0, false
		}
		total += int(v)
	}
	return total, len(items) == len(n.Items)
}

// Band is the band of a total.
func (n *Instrument) Band(total int) *Band {
	at := 0
	for i := range n.Bands {
		if total >= n.Bands[i].From {
			at = i
		}
	}
	return &n.Bands[at]
}

// The instruments, one a file.
var (
	//go:embed phq-2.json
	phq2 string
	//go:embed phq-8.json
	phq8 string
	//go:embed gad-2.json
	gad2 string
	//go:embed gad-7.json
	gad7 string
	//go:embed pc-ptsd-5.json
	pcptsd5 string
)

// texts are the texts of the instruments, in the order they are asked.
func texts() []string { return []string{phq2, phq8, gad2, gad7, pcptsd5} }

// All reads the instruments. What is published reads without a finding.
func All() []Instrument {
	var list []Instrument
	for _, text := range texts() {
		if n, findings := parse(text); len(findings) == 0 {
			list = append(list, *n)
		}
	}
	return list
}
