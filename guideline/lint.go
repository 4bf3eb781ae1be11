package guideline

import (
	"aftercare"
	"slices"
	"strconv"
	"strings"
)

// Lint checks what Parse cannot: that ids are unique and refer to something,
// that numbers are cited, that every cell has a rule, that no alarm rests on a
// reassuring value. Pointers lead into p, never into its parent. The parent must
// be resolved; it is nil if p inherits nothing. If the parent of p is missing,
// that is the only finding.
func Lint(p, parent *Pack) []aftercare.Finding {
	l := linter{own: p, all: Resolve(p, parent), parent: parent}
	if p.Inherits != "" && parent == nil {
		l.Fail(top("inherits"), "the inherited pack was not found")
		return l.findings
	}
	l.index()
	l.head()
	l.policy()
	l.topics()
	l.questions()
	for i := range p.Sources {
		l.checkSource(&p.Sources[i], at("sources", i))
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
	return l.findings
}

// Expires warns if a pack is due for review within some days of asOf: one finding,
// or none. It is not part of Lint, so that no build breaks because time has passed.
func Expires(p *Pack, asOf aftercare.Date, within int) []aftercare.Finding {
	if left := int(p.ReviewBy - asOf); left <= within {
		return []aftercare.Finding{{Pointer: "/reviewBy", Message: "the pack is due for review by " + p.ReviewBy.String() + ", " + strconv.Itoa(left) + " days from " + asOf.String()}}
	}
	return nil
}

type linter struct {
	findings         []aftercare.Finding
	own, all, parent *Pack
	sources          map[string]*Source
	statements       map[string]*Statement
	questionIDs      map[string]bool
	topicIDs         map[string]bool
}

// Fail adds a finding. All are kept, as the author of a pack needs each.
func (l *linter) Fail(p *pointer, message string) {
	l.findings = append(l.findings, aftercare.Finding{Pointer: p.String(), Message: message})
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
	l.topicIDs = map[string]bool{}
	for _, t := range l.all.Topics {
		l.topicIDs[t.ID] = true
	}
	for _, list := range []struct {
		name string
		ids  []string
	}{
		{"topics", ids(l.own.Topics, func(t Topic) string { return t.ID })},
		{"sources", ids(l.own.Sources, func(s Source) string { return s.ID })},
		{"statements", ids(l.own.Statements, func(s Statement) string { return s.ID })},
		{"questions", ids(l.own.Questions, func(q Question) string { return q.ID })},
		{"numbers", ids(l.own.Numbers, func(n Numbers) string { return n.Jurisdiction })},
	} {
		seen := map[string]bool{}
		for i, id := range list.ids {
			if seen[id] {
				l.Fail(at(list.name, i), "duplicate id "+id)
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
				l.Fail(at("statements", i), "the parent already has a statement with this id: ids are never reused")
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
		l.Fail(p.At(key), "required")
	}
}

func (l *linter) id(p *pointer, id string) {
	if !isID(id) {
		l.Fail(p.At("id"), "must be lower-case letters, digits and hyphens")
	}
}

func (l *linter) country(p *pointer, code string) {
	if !aftercare.IsCountry(code) {
		l.Fail(p, "must be a country code of two capital letters")
	}
}

// date checks a key that may be known to the day, the month or only the year.
func (l *linter) date(p *pointer, key, date string) {
	if !isPartialDate(date) {
		l.Fail(p.At(key), "must be YYYY, YYYY-MM or YYYY-MM-DD")
	}
}

// filled refuses what packtool new left for the author to fill in.
func (l *linter) filled(p *pointer, text string) {
	if strings.Contains(text, "TODO") {
		l.Fail(p, "placeholder left")
	}
}

// source returns a source by its id; nil with a finding if there is none.
func (l *linter) source(p *pointer, id string) *Source {
	s := l.sources[id]
	if s == nil {
		l.Fail(p, "unknown source "+id)
	}
	return s
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

// minReviewDays is the shortest time from an edition to its review: 24 months.
var minReviewDays = aftercare.Date(aftercare.Amount{N: 24, Unit: aftercare.Month}.Days(false))

func (l *linter) head() {
	p := l.own
	l.id(nil, p.ID)
	l.need(nil, "title", p.Title)
	l.need(nil, "edition", p.Edition)
	l.need(nil, "owner", p.Owner)
	l.need(nil, "published", p.Published.String())
	if p.ReviewBy < p.Published+minReviewDays {
		l.Fail(top("reviewBy"), "must be at least 24 months after published")
	}
	if len(p.Languages) == 0 || p.Languages[0] != "en" {
		l.Fail(top("languages"), "en must come first")
	}
	for i, c := range p.Jurisdictions {
		l.country(at("jurisdictions", i), c)
	}
	if p.Tightens && p.Inherits == "" {
		l.Fail(top("tightens"), "only a pack that inherits another can tighten it")
	}
	if p.Unit != (Unit{}) {
		l.unit(&p.Unit, top("unit"))
	}
}

func (l *linter) policy() {
	have := map[PolicyKey]bool{}
	for _, e := range l.all.Policy {
		have[e.Key] = true
	}
	for key, word := range PolicyTerms.All() {
		if !have[key] {
			l.Fail(top("policy"), "the entry "+word+" is missing")
		}
	}
	for i, e := range l.own.Policy {
		l.need(at("policy", i), "key", e.Key.String())
		l.text(e.Reason, at("policy", i).At("reason"), true)
		for _, part := range policyParts[e.Key] {
			if !e.has(part) {
				l.Fail(at("policy", i), "the entry "+e.Key.String()+" needs "+part)
			}
		}
	}
}

// policyParts are the parts that each entry of a policy must have. Without its
// length of time, for example, "current" would let every sign lapse at once.
var policyParts = map[PolicyKey][]string{
	DryDays: {aTime}, Current: {aTime}, AnswersCurrent: {aTime}, LateFrom: {aTime}, PeriodLasts: {aTime}, DueGrace: {aTime},
	DangerCheck: {"codes"}, AnsweredBy: {"code", "codes"},
	OpenUnasked: {"activities"}, UnaskedHolds: {"code", "activities"},
	HoldsInside: {"activities"}, HoldsWater: {"activities"}, HoldsEffort: {"activities"}, HoldsWork: {"activities"},
	HoldsDriving: {"activities"}, HoldsTravel: {"activities"}, HoldsAlcohol: {"activities"},
	HoldsMedicines: {"activities"}, HoldsConceive: {"activities"},
	PlausibleTemperature: {aRange},
}

const aTime, aRange = "a length of time", "least and most"

func (e *Policy) has(part string) bool {
	switch part {
	case aTime:
		return e.Amount.N > 0
	case aRange:
		return e.Least < e.Most
	case "code":
		return e.Code != 0
	case "codes":
		return len(e.Codes) > 0
	}
	return len(e.Activities) > 0
}

func (l *linter) topics() {
	for i := range l.own.Topics {
		t, p := &l.own.Topics[i], at("topics", i)
		l.id(p, t.ID)
		l.text(t.Name, p.At("name"), false)
		if len(t.Says) > 0 {
			l.text(t.Says, p.At("says"), false)
		}
		for _, w := range t.Says {
			l.placeholders(w.Text, p.At("says").At(w.Lang), func(name string) (Quantity, bool) { return Quantity{}, name == "from" || name == "to" })
		}
	}
}

func (l *linter) questions() {
	asked := map[aftercare.Activity]bool{}
	answered := l.answered()
	for i := range l.own.Questions {
		q, p := &l.own.Questions[i], at("questions", i)
		l.id(p, q.ID)
		l.text(q.Ask, p.At("ask"), false)
		l.text(q.Short, p.At("short"), false)
		for _, w := range q.Short {
			if n := len(strings.Fields(w.Text)); n > 60 {
				l.Fail(p.At("short"), "a short answer has at most 60 words, not "+strconv.Itoa(n))
			}
			l.placeholders(w.Text, p.At("short"), l.foreignQuantity)
		}
		l.urgent(q, p)
		asked[q.Activity] = true
		if q.Activity == 0 && !answered[q.ID] {
			l.Fail(p, "no statement answers this question")
		}
	}
	if l.parent == nil {
		for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
			if !asked[a] {
				l.Fail(top("questions"), "no question asks about "+a.String())
			}
		}
	}
}

// numbersFor are words of a short answer that tell somebody to call. The question
// must be marked, so that the number is beside them.
var numbersFor = [...]struct {
	words string
	line  CallKind
}{{"crisis line", CrisisLine}, {"poison line", PoisonLine}, {"a help line", SafetyLine}, {"emergency", EmergencyLine}, {"ambulance", EmergencyLine}, {"help straight away", EmergencyLine}}

// urgent checks that no answer tells somebody to call a number that the page doesn't
// show.
func (l *linter) urgent(q *Question, p *pointer) {
	marks := q
	if l.parent != nil {
		if i := slices.IndexFunc(l.parent.Questions, func(p Question) bool { return p.ID == q.ID }); i >= 0 {
			marks = &l.parent.Questions[i]
		}
	}
	if marks != q && (q.Urgent || q.Line != 0) {
		l.Fail(p, "leave urgent and line out: the parent's count for every country")
		return
	}
	for _, w := range q.Short {
		for _, n := range numbersFor {
			if w.Lang != "en" || !strings.Contains(w.Text, n.words) {
				continue
			}
			if n.line == EmergencyLine && !marks.Urgent && marks.Line == 0 {
				l.Fail(p.At("short"), "an answer that says \""+n.words+"\" needs urgent: true, so that the number is beside it")
			}
			if n.line != EmergencyLine && marks.Line != n.line {
				l.Fail(p.At("short"), "an answer that says \""+n.words+"\" needs line: "+n.line.String())
			}
		}
	}
}

// foreignQuantity finds {STATEMENT-ID.name}.
func (l *linter) foreignQuantity(name string) (Quantity, bool) {
	id, rest, _ := strings.Cut(name, ".")
	s := l.statements[id]
	if s == nil {
		return Quantity{}, false
	}
	return s.Quantity(rest)
}

func (l *linter) text(t Text, p *pointer, digits bool) {
	english := false
	for _, w := range t {
		english = english || w.Lang == "en"
		l.unbanned(p.At(w.Lang), w.Text)
		l.filled(p.At(w.Lang), w.Text)
		if !digits && hasDigits(w.Text) {
			l.Fail(p.At(w.Lang), "no digits in text: name the number and write {its-name}")
		}
		if w.Text == "" || strings.TrimSpace(w.Text) != w.Text {
			l.Fail(p.At(w.Lang), "text must be neither empty nor padded with spaces")
		}
	}
	if !english {
		l.Fail(p, "English text (en) is required")
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

// placeholders checks the names in braces of a text.
func (l *linter) placeholders(text string, p *pointer, quantity func(string) (Quantity, bool)) {
	names, ok := Placeholders(text)
	if !ok {
		l.Fail(p, "unbalanced braces")
	}
	for _, name := range names {
		if _, known := quantity(strings.TrimSuffix(name, "#")); !known {
			l.Fail(p, "unknown name {"+name+"}")
		}
	}
	l.ranges(text, p, quantity)
}

// ranges checks that the two ends of a range have one unit. A bare number is read
// in the unit of the amount that follows it: two weeks to three months would be
// printed as two to three months.
func (l *linter) ranges(text string, p *pointer, quantity func(string) (Quantity, bool)) {
	for {
		before, after, bare := strings.Cut(text, "#}")
		if !bare {
			return
		}
		text = after
		low := before[strings.LastIndexByte(before, '{')+1:]
		for _, joint := range [...]string{" to {", "–{", " – {"} {
			rest, isRange := strings.CutPrefix(after, joint)
			high, _, _ := strings.Cut(rest, "}")
			a, _ := quantity(low)
			b, known := quantity(high) // unknown with its #: a bare number as well
			if isRange && known && (a.Amount.Unit != b.Amount.Unit || a.Unit != b.Unit) {
				l.Fail(p, "the two ends of a range differ in unit: write {"+low+"} and not {"+low+"#}")
			}
		}
	}
}

func (l *linter) checkSource(s *Source, p *pointer) {
	l.id(p, s.ID)
	for _, m := range [...][2]string{{"publisher", s.Publisher}, {"title", s.Title}, {"name", s.Name}, {"edition", s.Edition},
		{"language", s.Language}, {"tier", s.Tier.String()}, {"kind", s.Kind.String()}, {"seen", s.Seen.String()}, {"licence", s.Licence}, {"checkedOn", s.CheckedOn}} {
		l.need(p, m[0], m[1])
		l.filled(p.At(m[0]), m[1])
	}
	if n := len([]rune(s.Name)); n > 34 {
		l.Fail(p.At("name"), "a short name has at most 34 letters, not "+strconv.Itoa(n))
	}
	if s.Jurisdiction != "international" {
		l.country(p.At("jurisdiction"), s.Jurisdiction)
	}
	for _, m := range [...][2]string{{"published", s.Published}, {"checkedOn", s.CheckedOn}} {
		if m[1] != "" {
			l.date(p, m[0], m[1])
		}
	}
	l.address(p.At("address"), s.Address)
	if s.Address == "" && s.Seen != NotRetrieved && s.Tier != TierS && s.Tier != TierP {
		l.Fail(p.At("address"), "a source that was read needs its address")
	}
	l.superseded(s, p.At("supersededBy"))
}

// superseded checks what replaced a source: the id of one of ours that was not
// replaced itself, or the name of another text.
func (l *linter) superseded(s *Source, p *pointer) {
	const longest = 60 // letters
	newer := s.SupersededBy
	switch {
	case newer == "":
	case !isID(newer):
		l.filled(p, newer)
		l.unbanned(p, newer)
		if strings.TrimSpace(newer) != newer || len([]rune(newer)) > longest {
			l.Fail(p, "name the newer text in at most "+strconv.Itoa(longest)+" letters, without spaces around them")
		}
	default:
		if to := l.source(p, newer); to != nil && (to.SupersededBy != "" || to.Published != "" && to.Published < s.Published) {
			l.Fail(p, newer+" is replaced itself, or was published earlier")
		}
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

func (l *linter) follow() {
	followed := l.followedPlaces()
	l.overlaps()
	for i := range l.own.Follow {
		c, p := &l.own.Follow[i], at("follow", i)
		l.text(c.Why, p.At("why"), false)
		if (c.Activity == 0) == (c.Floor == 0) || len(c.Follow) == 0 && c.Like == 0 {
			l.Fail(p, "a cell needs an activity or a floor, and at least one source to follow, or columns that it is like")
		}
		l.like(c, p.At("like"))
		for j, id := range c.Follow {
			p := p.At("follow").Item(j)
			switch s := l.source(p, id); {
			case s == nil, c.Subject() == "":
			case s.Seen == NotRetrieved || s.Tier == TierS || s.Tier == TierD:
				l.Fail(p, id+" cannot be followed: not retrieved, or no authority")
			case followed[i][id] == 0:
				l.Fail(p, id+" has no active rule on "+c.Subject()+" for these columns and phases")
			}
		}
	}
	l.emptyPlaces()
	l.unexplained()
}

// like checks that the columns a cell refers to have sources of their own.
func (l *linter) like(c *Cell, p *pointer) {
	for i := range l.all.Follow {
		other := &l.all.Follow[i]
		if !other.isLike(c) || other.Like == 0 || c.Like == 0 {
			continue
		}
		if c.Like&allOf(other.Columns, ColumnTerms) != 0 {
			l.Fail(p, "a cell can only be like columns whose own cells are like no other")
			return
		}
	}
}

// followedPlaces returns for each of the pack's cells, by source, the places in
// which a rule of the source applies.
func (l *linter) followedPlaces() []map[string]uint32 {
	out := make([]map[string]uint32, len(l.own.Follow))
	for i := range l.own.Follow {
		out[i] = map[string]uint32{}
		c := &l.own.Follow[i]
		for j := range l.all.Statements {
			if s := &l.all.Statements[j]; l.isRuleIn(s, c) {
				out[i][s.Cites[0].Source] |= s.Places() & c.Places()
			}
		}
	}
	return out
}

// isRule reports whether the statement can be followed.
func (s *Statement) isRule() bool {
	return s.Kind == Gate && s.Status == Active && s.Rule != RuleNone && s.Unsupported == "" && len(s.Cites) > 0
}

// isRuleIn reports whether a cell can follow a statement.
func (l *linter) isRuleIn(s *Statement, c *Cell) bool {
	return s.isRule() && (c.Floor != 0 && l.all.isOfFloor(s, c.Floor) || slices.Contains(s.Activities, c.Activity))
}

func (l *linter) overlaps() {
	taken := map[string]uint32{}
	for i := range l.own.Follow {
		c := &l.own.Follow[i]
		if taken[c.Subject()]&c.Places() != 0 {
			l.Fail(at("follow", i), "another cell covers the same columns and phases")
		}
		taken[c.Subject()] |= c.Places()
	}
}

// emptyPlaces checks that each activity has a followed rule in every column and
// phase.
func (l *linter) emptyPlaces() {
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		var covered uint32
		for i := range l.all.Statements {
			if s := &l.all.Statements[i]; s.isRule() {
				covered |= s.Places() & l.all.FollowedAt(a, s)
			}
		}
		for column := range ColumnTerms.All() {
			for _, phase := range []Phase{Waiting, After} {
				if covered&Place(column, phase) == 0 {
					l.Fail(top("follow"), "no followed rule on "+a.String()+" applies to "+column.String()+", "+phase.String())
				}
			}
		}
	}
}

// unexplained checks that each rule that no cell follows says why it differs.
func (l *linter) unexplained() {
	for i := range l.own.Statements {
		s := &l.own.Statements[i]
		if s.Kind != Gate || s.Rule == RuleNone || len(s.Differs) > 0 || len(s.Cites) == 0 || s.Status != Active {
			continue
		}
		if !slices.ContainsFunc(s.Activities, func(a aftercare.Activity) bool {
			return s.isRule() && s.Places()&l.all.FollowedAt(a, s) != 0
		}) {
			l.Fail(at("statements", i).At("differsBecause"), "a rule that is never followed must say why it differs")
		}
	}
}
