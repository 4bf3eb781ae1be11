package guideline

import (
	"cmp"
	"strings"
)

func (l *linter) numbers(n *Numbers, p *pointer) {
	l.country(p.At("jurisdiction"), n.Jurisdiction)
	if len(n.Emergency) == 0 || n.Emergency[0].Number == "" {
		l.Fail(p.At("emergency"), "an emergency number is required")
	}
	for kind, items := range [...][]CallNumber{n.Emergency, n.Advice, n.Crisis, n.Support, n.Safety, n.Poison} {
		kind, key := CallKind(kind), cmp.Or(CallKind(kind).String(), "emergency")
		switch none := n.None.Has(kind); {
		case none && len(items) > 0:
			l.Fail(p.At("none"), "this lists "+key+", but there is such a line")
		case !none && len(items) == 0 && (kind == CrisisLine || kind == SafetyLine || kind == PoisonLine):
			l.Fail(p.At(key), "a line is required, or "+key+" in none: somebody looked and found none")
		}
		for i := range items {
			p := p.At(key).Item(i)
			if kind != 0 {
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
	// A telephone must dial all of a number that people see.
	if strings.Trim(c.Number+c.Also, "0123456789 +-*#") != "" {
		l.Fail(p.At("number"), "only digits, spaces, hyphens and + * # can be dialled")
	}
	l.date(p, "checkedOn", c.CheckedOn)
	own, recent := false, map[string]bool{}
	oldest := (l.own.Published - minReviewDays).String()
	for i, seen := range c.Pages {
		p := p.At("pages").Item(i)
		l.need(p, "address", seen.Address)
		own = own || seen.Own
		if seen.Day != "" {
			l.date(p, "day", seen.Day)
		}
		if n := min(len(seen.Day), len(oldest)); n > 0 && seen.Day >= oldest[:n] {
			recent[publisherOf(seen.Address)] = true
		}
	}
	if c.Verified && !own && len(recent) < 2 {
		l.Fail(p.At("pages"), "a verified line needs the service's own page, or two pages of the last 24 months by different publishers")
	}
}

// publisherOf is who answers for an address: its host, and on a host of many
// people's pages the first part of the path too.
func publisherOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest = strings.TrimPrefix(rest, "www.")
	parts := strings.Split(rest, "/")
	if parts[0] == "github.com" && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}
