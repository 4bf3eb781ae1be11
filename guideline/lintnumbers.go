package guideline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare/internal/webaddress"
)

func (l *linter) numbers(n *Numbers, p *pointer) {
	l.country(p.At("jurisdiction"), n.Jurisdiction)
	if len(n.Emergency) == 0 || n.Emergency[0].Number == "" {
		l.Fail(p.At("emergency"), "an emergency number is required")
	}
	for _, kind := range CallKinds {
		items, key := n.Lines(kind), kind.String()
		switch none := n.None.Has(kind); {
		case none && len(items) > 0:
			l.Fail(p.At("none"), "this lists "+key+", but there is such a line")
		case !none && len(items) == 0 && (kind == CrisisLine || kind == SafetyLine || kind == PoisonLine):
			l.Fail(p.At(key), "a line is required, or "+key+" in none: somebody looked and found none")
		}
		for i := range items {
			p := p.At(key).Item(i)
			if kind != EmergencyLine {
				l.need(p, "name", items[i].Name)
			}
			if i > 0 && items[i].Verified && !items[i-1].Verified {
				l.Fail(p.At("verified"), "verified lines must come first")
			}
			l.callNumber(&items[i], p)
		}
	}
}

func (l *linter) callNumber(c *CallNumber, p *pointer) {
	l.need(p, "source", c.Source)
	l.dialled(p.At("number"), c.Number+c.Also)
	l.date(p, "checkedOn", c.CheckedOn)
	own, recent := false, map[string]bool{}
	oldest := (l.own.Published - minReviewDays).String()
	for i, seen := range c.Pages {
		p := p.At("pages").Item(i)
		l.need(p, "address", seen.Address)
		l.address(p.At("address"), seen.Address)
		own = own || seen.Own
		if seen.Day != "" {
			l.date(p, "day", seen.Day)
		}
		if n := min(len(seen.Day), len(oldest)); n > 0 && seen.Day >= oldest[:n] {
			recent[seen.Site] = true
		}
	}
	if c.Verified && !own && len(recent) < 2 {
		l.Fail(p.At("pages"), "a verified line needs the service's own page, or two pages of the last 24 months by different publishers")
	}
}

// unit checks whom patients call first. A pack for whole countries has no unit.
func (l *linter) unit(u *Unit, p *pointer) {
	if !l.own.Tightens || len(l.own.Jurisdictions) > 0 {
		l.Fail(p, "only a pack that tightens another, and that no country chooses, is of a unit")
	}
	l.need(p, "name", u.Name)
	l.need(p, "number", u.Number)
	l.dialled(p.At("number"), u.Number)
	for _, part := range [...]struct {
		key, text string
		most      int
	}{{"name", u.Name, MostUnitName}, {"number", u.Number, MostUnitNumber}, {"hours", u.Hours, MostUnitName}} {
		if n := utf8.RuneCountInString(part.text); n > part.most {
			l.Fail(p.At(part.key), "this has at most "+strconv.Itoa(part.most)+" letters, not "+strconv.Itoa(n))
		}
	}
}

// dialled checks that a telephone dials the whole of a number as it is shown.
func (l *linter) dialled(p *pointer, number string) {
	if strings.Trim(number, "0123456789 +-*#") != "" {
		l.Fail(p, "only digits, spaces, hyphens and + * # can be dialled")
	}
}

// address checks the address of a page, if there is one: letters of other scripts can
// change the order of a line.
func (l *linter) address(p *pointer, address string) {
	if address != "" && !webaddress.Plain(address) {
		l.Fail(p, "must be a web address as a browser sends it, with %D8%A7 for other letters")
	}
}

// unbanned refuses a text with a word that no page may say.
func (l *linter) unbanned(p *pointer, text string) {
	if word, instead := BannedWord(text); word != "" {
		l.Fail(p, "avoid \""+word+"\"; instead: "+instead)
	}
}
