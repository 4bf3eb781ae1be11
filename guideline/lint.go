package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
	"sort"
	"strconv"
	"strings"
)

// Lint checks what the form of a pack can not: that ids are unique and point
// somewhere, that numbers are cited, that no cell is empty, that an alarm is
// built on nothing that reassures. Pointers lead into the pack, not into its
// parent. The parent must be resolved; nil where there is none.
func Lint(p, parent *Pack) []aftercare.Finding {
	l := linter{own: p, all: Resolve(p, parent), parent: parent}
	l.index()
	l.head()
	l.policy()
	l.questions()
	for i := range p.Sources {
		l.source(&p.Sources[i], at("sources", i))
	}
	for i := range p.Statements {
		l.statement(&p.Statements[i], at("statements", i))
	}
	for i := range p.Numbers {
		l.numbers(&p.Numbers[i], at("numbers", i))
	}
	l.follow()
	l.inherited()
	l.tightening()
	return l.Findings
}

// Expires returns what a pack will lose soon: one finding where it is to be
// reviewed within so many days of asOf. It is a warning, never a failure, so
// that no build breaks because time passed.
func Expires(p *Pack, asOf aftercare.Date, within int) []aftercare.Finding {
	if left := int(p.ReviewBy - asOf); left <= within {
		return []aftercare.Finding{{Pointer: "/reviewBy", Message: "the pack is to be reviewed by " + p.ReviewBy.String() + ", " + strconv.Itoa(left) + " days from " + asOf.String()}}
	}
	return nil
}

type linter struct {
	jsondoc.Reader
	own, all, parent *Pack
	sources          map[string]*Source
	statements       map[string]*Statement
	questionIDs      map[string]bool
}

func at(list string, i int) *pointer { return (*pointer)(nil).At(list).Item(i) }

func (l *linter) index() {
	l.sources = map[string]*Source{}
	for i := range l.all.Sources {
		l.sources[l.all.Sources[i].ID] = &l.all.Sources[i]
	}
	l.statements = map[string]*Statement{}
	for i := range l.all.Statements {
		l.statements[l.all.Statements[i].ID] = &l.all.Statements[i]
	}
	l.questionIDs = map[string]bool{}
	for _, q := range l.all.Questions {
		l.questionIDs[q.ID] = true
	}
	for _, list := range []struct {
		name string
		ids  []string
	}{
		{"sources", ids(l.own.Sources, func(s Source) string { return s.ID })},
		{"statements", ids(l.own.Statements, func(s Statement) string { return s.ID })},
		{"questions", ids(l.own.Questions, func(q Question) string { return q.ID })},
		{"numbers", ids(l.own.Numbers, func(n Numbers) string { return n.Jurisdiction })},
	} {
		seen := map[string]bool{}
		for i, id := range list.ids {
			if seen[id] {
				l.Fail(at(list.name, i), id+" is there twice")
			}
			seen[id] = true
		}
	}
	if l.parent != nil {
		taken := map[string]bool{}
		for i := range l.parent.Statements {
			taken[l.parent.Statements[i].ID] = true
		}
		for i := range l.own.Statements {
			if taken[l.own.Statements[i].ID] {
				l.Fail(at("statements", i), "the parent has a statement of this id; ids are never used again")
			}
		}
	}
}

func ids[T any](list []T, id func(T) string) []string {
	var out []string
	for _, e := range list {
		out = append(out, id(e))
	}
	return out
}

func (l *linter) need(p *pointer, key, value string) {
	if value == "" {
		l.Fail(p.At(key), "this must be there")
	}
}

func isID(s string) bool {
	ok := s != ""
	for i := 0; i < len(s); i++ {
		c := s[i]
		ok = ok && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && i > 0 && i < len(s)-1)
	}
	return ok
}

// isStatementID reports AREA-TOPIC-NN in upper case.
func isStatementID(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts) < 3 || len(parts[len(parts)-1]) != 2 {
		return false
	}
	for _, part := range parts {
		if !isID(strings.ToLower(part)) || strings.ToUpper(part) != part {
			return false
		}
	}
	n := parts[len(parts)-1]
	return n[0] >= '0' && n[0] <= '9' && n[1] >= '0' && n[1] <= '9'
}

// minReviewDays is how long an edition holds at least: 24 months.
var minReviewDays = aftercare.Date(aftercare.Amount{N: 24, Unit: aftercare.Month}.Days(false))

func (l *linter) head() {
	p := l.own
	if !isID(p.ID) {
		l.Fail((*pointer)(nil).At("id"), "this must be lower case letters, digits and hyphens")
	}
	l.need(nil, "title", p.Title)
	l.need(nil, "edition", p.Edition)
	l.need(nil, "owner", p.Owner)
	if p.Published == 0 || p.ReviewBy < p.Published+minReviewDays {
		l.Fail((*pointer)(nil).At("reviewBy"), "an edition must hold for at least 24 months after it is published")
	}
	if len(p.Languages) == 0 || p.Languages[0] != "en" {
		l.Fail((*pointer)(nil).At("languages"), "en comes first")
	}
	for i, c := range p.Jurisdictions {
		if !aftercare.IsCountry(c) {
			l.Fail(at("jurisdictions", i), "this must be a country in two capital letters")
		}
	}
	if (p.Inherits == "") != (l.parent == nil) {
		l.Fail((*pointer)(nil).At("inherits"), "the pack it inherits was not found")
	}
	if p.Tightens && p.Inherits == "" {
		l.Fail((*pointer)(nil).At("tightens"), "there is nothing to tighten")
	}
}

func (l *linter) policy() {
	have := map[string]bool{}
	for i, e := range l.all.Policy {
		have[e.Key] = true
		if len(e.Reason) == 0 {
			l.Fail(at("policy", i).At("reason"), "our own numbers need their reason")
		}
	}
	for _, key := range PolicyTerms {
		if !have[key] {
			l.Fail((*pointer)(nil).At("policy"), "the entry "+key+" is missing")
		}
	}
	for i, e := range l.own.Policy {
		if e.Key == "" {
			l.Fail(at("policy", i).At("key"), "this must be there")
		}
		l.text(e.Reason, at("policy", i).At("reason"), true)
	}
}

func (l *linter) questions() {
	asked := map[aftercare.Activity]bool{}
	answered := l.answered()
	for i := range l.own.Questions {
		q, p := &l.own.Questions[i], at("questions", i)
		if !isID(q.ID) {
			l.Fail(p.At("id"), "this must be lower case letters, digits and hyphens")
		}
		l.text(q.Ask, p.At("ask"), false)
		l.text(q.Short, p.At("short"), false)
		for _, w := range q.Short {
			if n := WordCount(w.Text); n > 60 {
				l.Fail(p.At("short"), "a short answer has at most 60 words, this has "+strconv.Itoa(n))
			}
			l.placeholders(w.Text, p.At("short"), l.foreignQuantity)
		}
		asked[q.Activity] = true
		if q.Activity == 0 && !answered[q.ID] {
			l.Fail(p, "no statement answers this question")
		}
	}
	if l.parent == nil {
		for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
			if !asked[a] {
				l.Fail((*pointer)(nil).At("questions"), "no question asks about "+a.String())
			}
		}
	}
}

// foreignQuantity finds {STATEMENT-ID.name}.
func (l *linter) foreignQuantity(name string) bool {
	id, rest, _ := strings.Cut(name, ".")
	s := l.statements[id]
	if s == nil {
		return false
	}
	_, ok := s.Quantity(rest)
	return ok
}

func (l *linter) text(t Text, p *pointer, digits bool) {
	english := false
	for _, w := range t {
		english = english || w.Lang == "en"
		if word, instead := BannedWord(w.Text); word != "" {
			l.Fail(p.At(w.Lang), "the word \""+word+"\" is not used here; say "+instead)
		}
		if strings.Contains(w.Text, "TODO") {
			l.Fail(p.At(w.Lang), "this is still to be filled in")
		}
		if !digits && hasDigits(w.Text) {
			l.Fail(p.At(w.Lang), "text holds no digits: name the number and put {its name} here")
		}
		if w.Text == "" || strings.TrimSpace(w.Text) != w.Text {
			l.Fail(p.At(w.Lang), "text is neither empty nor padded")
		}
	}
	if !english {
		l.Fail(p, "words in en must be there")
	}
}

// hasDigits reports digits outside braces.
func hasDigits(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c >= '0' && c <= '9' && depth == 0:
			return true
		}
	}
	return false
}

func (l *linter) placeholders(text string, p *pointer, known func(string) bool) {
	names, ok := Placeholders(text)
	if !ok {
		l.Fail(p, "the braces do not match")
	}
	for _, name := range names {
		if !known(strings.TrimSuffix(name, "#")) {
			l.Fail(p, "nothing here is named {"+name+"}")
		}
	}
}

func (l *linter) source(s *Source, p *pointer) {
	if !isID(s.ID) {
		l.Fail(p.At("id"), "this must be lower case letters, digits and hyphens")
	}
	for _, m := range [...][2]string{{"publisher", s.Publisher}, {"title", s.Title}, {"name", s.Name}, {"edition", s.Edition},
		{"language", s.Language}, {"tier", s.Tier}, {"kind", s.Kind}, {"seen", s.Seen}, {"licence", s.Licence}, {"checkedOn", s.CheckedOn}} {
		l.need(p, m[0], m[1])
		if strings.Contains(m[1], "TODO") {
			l.Fail(p.At(m[0]), "this is still to be filled in")
		}
	}
	if n := len([]rune(s.Name)); n > 34 {
		l.Fail(p.At("name"), "the picture has room for 34 letters, this has "+strconv.Itoa(n))
	}
	if s.Jurisdiction != "international" && !aftercare.IsCountry(s.Jurisdiction) {
		l.Fail(p.At("jurisdiction"), "this must be a country in two capital letters, or international")
	}
	for key, d := range map[string]string{"published": s.Published, "checkedOn": s.CheckedOn} {
		if d != "" && !isPartialDate(d) {
			l.Fail(p.At(key), "this must be YYYY, YYYY-MM or YYYY-MM-DD")
		}
	}
	if s.Address != "" && !strings.HasPrefix(s.Address, "https://") && !strings.HasPrefix(s.Address, "http://") {
		l.Fail(p.At("address"), "this must be a web address")
	}
	if s.Address == "" && s.Seen != "not-retrieved" && s.Tier != "S" && s.Tier != "P" {
		l.Fail(p.At("address"), "this must be there: a source that was read stands somewhere")
	}
}

// isPartialDate reports YYYY, YYYY-MM or YYYY-MM-DD.
func isPartialDate(s string) bool {
	switch len(s) {
	case 4:
		s += "-01-01"
	case 7:
		s += "-01"
	}
	_, ok := aftercare.ParseDate(s)
	return ok
}

func (l *linter) numbers(n *Numbers, p *pointer) {
	if !aftercare.IsCountry(n.Jurisdiction) {
		l.Fail(p.At("jurisdiction"), "this must be a country in two capital letters")
	}
	if len(n.Emergency) == 0 || n.Emergency[0].Number == "" {
		l.Fail(p.At("emergency"), "the emergency number must be there")
	}
	for _, list := range []struct {
		key   string
		items []CallNumber
	}{{"emergency", n.Emergency}, {"advice", n.Advice}, {"crisis", n.Crisis}, {"support", n.Support}, {"safety", n.Safety}} {
		if n.None.Has(aftercare.Term(CallTerms, list.key)) && len(list.items) > 0 {
			l.Fail(p.At("none"), "it says that there is no "+list.key+" line, and names one")
		}
		for i, c := range list.items {
			p := p.At(list.key).Item(i)
			if list.key != "emergency" {
				l.need(p, "name", c.Name)
			}
			l.need(p, "source", c.Source)
			if !isDialled(c.Number) || !isDialled(c.Also) {
				l.Fail(p.At("number"), "a number is what is dialled: digits, spaces, hyphens, and + * #")
			}
			if !isPartialDate(c.CheckedOn) {
				l.Fail(p.At("checkedOn"), "this must be YYYY, YYYY-MM or YYYY-MM-DD")
			}
			if i > 0 && c.Verified && !list.items[i-1].Verified {
				l.Fail(p.At("verified"), "what is verified stands before what is not")
			}
			if c.Verified && c.Address == "" {
				l.Fail(p.At("address"), "a verified number names the page it was seen on")
			}
		}
	}
}

// isDialled reports whether a telephone dials all of a number that people see.
func isDialled(number string) bool { return strings.Trim(number, "0123456789 +-*#") == "" }

func (l *linter) follow() {
	followed := l.followedPlaces()
	l.overlaps()
	for i := range l.own.Follow {
		c, p := &l.own.Follow[i], at("follow", i)
		l.text(c.Why, p.At("why"), false)
		if c.Activity == 0 || len(c.Follow) == 0 {
			l.Fail(p, "a cell names its activity and the sources it follows")
		}
		for j, id := range c.Follow {
			s := l.sources[id]
			switch {
			case s == nil:
				l.Fail(p.At("follow").Item(j), "there is no source "+id)
			case s.Seen == "not-retrieved" || s.Tier == "S" || s.Tier == "D":
				l.Fail(p.At("follow").Item(j), id+" can be shown, not followed: it was not read, or is no authority")
			case followed[i][id] == 0:
				l.Fail(p.At("follow").Item(j), id+" has no active rule on "+c.Activity.String()+" that applies here")
			}
		}
	}
	l.emptyPlaces()
	l.unexplained()
}

// followedPlaces returns, for each own cell and source, the places where a rule of it applies.
func (l *linter) followedPlaces() []map[string]uint16 {
	out := make([]map[string]uint16, len(l.own.Follow))
	for i := range l.own.Follow {
		out[i] = map[string]uint16{}
		c := &l.own.Follow[i]
		for j := range l.all.Statements {
			if s := &l.all.Statements[j]; s.isRuleOn(c.Activity) {
				out[i][s.Cites[0].Source] |= s.Applies.Places() & c.Places()
			}
		}
	}
	return out
}

// isRuleOn reports whether the statement can be followed for an activity.
func (s *Statement) isRuleOn(a aftercare.Activity) bool {
	if s.Kind != Gate || s.Status != "active" || s.Rule == RuleNone || s.Unsupported != "" || len(s.Cites) == 0 {
		return false
	}
	for _, own := range s.Activities {
		if own == a {
			return true
		}
	}
	return false
}

func (l *linter) overlaps() {
	taken := map[aftercare.Activity]uint16{}
	for i := range l.own.Follow {
		c := &l.own.Follow[i]
		if taken[c.Activity]&c.Places() != 0 {
			l.Fail(at("follow", i), "two cells stand for the same place")
		}
		taken[c.Activity] |= c.Places()
	}
}

// emptyPlaces holds that each activity has a followed rule in each column and phase.
func (l *linter) emptyPlaces() {
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		var covered uint16
		for i := range l.all.Follow {
			c := &l.all.Follow[i]
			if c.Activity != a {
				continue
			}
			for j := range l.all.Statements {
				if s := &l.all.Statements[j]; s.isRuleOn(a) && contains(c.Follow, s.Cites[0].Source) {
					covered |= s.Applies.Places() & c.Places()
				}
			}
		}
		for column := Column(0); column < ColumnCount; column++ {
			for _, phase := range []Phase{Waiting, After} {
				if covered&Place(column, phase) == 0 {
					l.Fail((*pointer)(nil).At("follow"), "no followed rule on "+a.String()+" applies to "+ColumnTerms[column]+", "+PhaseTerms[phase-1])
				}
			}
		}
	}
}

// unexplained holds that a rule nobody follows says why it differs.
func (l *linter) unexplained() {
	for i := range l.own.Statements {
		s := &l.own.Statements[i]
		if s.Kind != Gate || s.Rule == RuleNone || len(s.Differs) > 0 || len(s.Cites) == 0 || s.Status != "active" {
			continue
		}
		follows := false
		for j := range l.all.Follow {
			c := &l.all.Follow[j]
			follows = follows || s.isRuleOn(c.Activity) && contains(c.Follow, s.Cites[0].Source) && s.Applies.Places()&c.Places() != 0
		}
		if !follows {
			l.Fail(at("statements", i).At("differsBecause"), "a rule that is not followed says why it differs")
		}
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// SortFindings orders findings by pointer, for output that does not depend on
// the order of checks.
func SortFindings(f []aftercare.Finding) {
	sort.SliceStable(f, func(i, j int) bool { return f[i].Pointer < f[j].Pointer })
}
