package guideline

import (
	"slices"

	"aftercare"
)

// Numbers are the numbers to call in one country.
type Numbers struct {
	Jurisdiction string
	Emergency    []CallNumber
	Advice       []CallNumber
	Crisis       []CallNumber
	Support      []CallNumber
	Safety       []CallNumber
	Poison       []CallNumber
	// None are the kinds for which somebody looked for a line in this country and found
	// none.
	None aftercare.Set[CallKind]
}

// Lines returns the lines of a kind.
func (n *Numbers) Lines(kind CallKind) []CallNumber {
	if lines := n.of(kind); lines != nil {
		return *lines
	}
	return nil
}

func (n *Numbers) of(kind CallKind) *[]CallNumber {
	switch kind {
	case EmergencyLine:
		return &n.Emergency
	case AdviceLine:
		return &n.Advice
	case CrisisLine:
		return &n.Crisis
	case SupportLine:
		return &n.Support
	case SafetyLine:
		return &n.Safety
	case PoisonLine:
		return &n.Poison
	}
	return nil
}

// Answers reports whether a line of the country answers in a language.
func (n *Numbers) Answers(lang string) bool {
	for _, kind := range CallKinds {
		for _, c := range n.Lines(kind) {
			if slices.Contains(c.Languages, lang) {
				return true
			}
		}
	}
	return false
}

// CallNumber is one number, as it is dialled in its country.
type CallNumber struct {
	Name, Number, Also, Text string
	Hours                    string
	Cost                     Cost
	Languages                []string
	Pages                    []CallPage
	CheckedOn, Source        string
	Note                     string
	Verified                 bool
	Nations                  aftercare.Set[aftercare.Nation] // where it answers; empty: everywhere
}

// CallPage is a public page that names a number.
type CallPage struct {
	Address string // "" in a program without the catalogue
	Site    string // the host, which is responsible for the page
	Day     string // the date on the page, if it has one
	Own     bool   // it is on the site of the service, or of who runs or pays for it
}

// IsIn reports whether the number answers, or may answer, where somebody is.
func (c *CallNumber) IsIn(jurisdiction string) bool {
	nations := aftercare.NationsOf(jurisdiction)
	return c.Nations == 0 || nations == 0 || c.Nations&nations != 0
}

// In returns the numbers without those of another nation.
func (n *Numbers) In(jurisdiction string) *Numbers {
	own := *n
	for _, kind := range CallKinds {
		list := own.of(kind)
		var there []CallNumber
		for i := range *list {
			if c := &(*list)[i]; c.IsIn(jurisdiction) {
				there = append(there, *c)
			}
		}
		*list = there
	}
	return &own
}
