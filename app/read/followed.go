package read

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// followed is one answer on an activity, and where it is given.
type followed struct {
	countries []string // none for what is said in most countries
	in        []int    // places in the list of situations
	says      string
	why       []string // one reason for each kind of care, or fewer
	from      []*guideline.Statement
}

// followedParts are what the answer follows, by kind of care: for most
// countries, or for hers, and then where the answer is another.
func (p *reading) followedParts(a aftercare.Activity) []view.Node {
	list := view.UL(view.Class("says"))
	for _, f := range p.followedIn(a, p.country) {
		fold := view.Details(view.Summary(p.Text("followed.why")))
		for _, why := range f.why {
			fold.With(view.P(view.Class("why"), view.Text(why)))
		}
		list.With(view.LI(view.H3(view.Text(p.situationNames(f.in))), view.P(view.Text(f.says)),
			fold.With(view.If(len(f.from) > 0, p.Statements(f.from)))))
	}
	if p.country != "" {
		return []view.Node{view.H2(p.Text("activity.followed")), view.P(p.Text("activity.followed.here", locale.With("country", p.Jurisdiction(p.country)))), list}
	}
	main := []view.Node{view.H2(p.Text("activity.followed")), view.P(p.Text("activity.followed.what")), list}
	if others := p.elsewhere(a); len(others) > 0 {
		rows := view.UL()
		for _, f := range others {
			rows.With(view.LI(view.Strong(view.Text(p.countryNames(f.countries)+p.W.FullStop())), view.Text(" "+p.W.Join(locale.Colon, p.situationNames(f.in), f.says))))
		}
		main = append(main, view.H3(p.Text("followed.elsewhere")), rows)
	}
	return main
}

func (p *reading) countryNames(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, p.Jurisdiction(code))
	}
	return p.W.Join(locale.Comma, names...)
}

// followedIn puts together the situations that are answered alike in a country,
// "" for most countries.
func (p *reading) followedIn(a aftercare.Activity, country string) []followed {
	var list []followed
	k := p.Knowledge(country)
	for i, g := range p.answers.in(p.Site, country, p.Today) {
		f := followed{in: []int{i}, says: p.condition(&g.Activities[a-1]), from: followedStatements(k, &g.Activities[a-1])}
		for _, c := range k.Engine.Cells(situations[i].record(country, k.Pack, p.Today), aftercare.On(p.Today), a) {
			f.why = aftercare.AddNew(f.why, c.Why.In(p.W.Lang))
		}
		at := slices.IndexFunc(list, func(x followed) bool { return x.says == f.says })
		if at < 0 {
			list = append(list, f)
			continue
		}
		x := &list[at]
		x.in, x.why, x.from = append(x.in, i), aftercare.AddNew(x.why, f.why...), aftercare.AddNew(x.from, f.from...)
	}
	return list
}

// elsewhere are the answers of countries that are not those of most.
func (p *reading) elsewhere(a aftercare.Activity) []followed {
	var list []followed
	most := map[int]string{}
	for _, f := range p.followedIn(a, "") {
		for _, i := range f.in {
			most[i] = f.says
		}
	}
	for _, code := range p.ownCountries() {
		for _, f := range p.followedIn(a, code) {
			f.in = slices.DeleteFunc(f.in, func(i int) bool { return most[i] == f.says })
			at := slices.IndexFunc(list, func(x followed) bool { return x.says == f.says && slices.Equal(x.in, f.in) })
			switch {
			case len(f.in) == 0:
			case at >= 0:
				list[at].countries = append(list[at].countries, code)
			default:
				f.countries = []string{code}
				list = append(list, f)
			}
		}
	}
	return list
}

// followedStatements are the rules that an answer follows.
func followedStatements(k *page.Knowledge, a *aftercare.ActivityAnswer) []*guideline.Statement {
	var list []*guideline.Statement
	for i := range a.Sources {
		if s := &a.Sources[i]; s.Followed && s.Applies {
			for _, id := range s.Statements {
				list = append(list, k.Statement(id))
			}
		}
	}
	return list
}

// condition is an answer as what it waits for, which is the same on any day.
func (p *reading) condition(a *aftercare.ActivityAnswer) string {
	if a.Verdict != aftercare.Hold && len(a.WaitingFor) == 0 || a.Verdict == aftercare.Avoid {
		return p.W.Text("followed." + a.Verdict.String())
	}
	return p.W.Text("followed.hold", locale.With("events", p.W.List(p.W.Conditions(a.WaitingFor))))
}

// situationNames are situations in words: a kind of care by itself where each
// of its situations is among them.
func (p *reading) situationNames(in []int) string {
	var names []string
	for _, i := range in {
		s := situations[i]
		name := p.W.Text("column." + s.column.String())
		if !holdsColumn(in, s.column) {
			if s.phase != 0 {
				name += p.W.Text("column." + s.phase.String())
			} else {
				name += p.W.Text("column.by." + s.route.String())
			}
		}
		names = aftercare.AddNew(names, name)
	}
	return p.W.Join(locale.Dot, names...)
}

// holdsColumn reports whether every situation of a column is in a list.
func holdsColumn(in []int, c guideline.Column) bool {
	for i := range situations {
		if situations[i].column == c && !slices.Contains(in, i) {
			return false
		}
	}
	return true
}
