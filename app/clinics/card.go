package clinics

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/places"
	"aftercare/places/hours"
)

// ownDirection is on what a listing says, in whatever language it is.
var ownDirection = view.Set("dir", "auto")

// sources are the listings of a list: whom to name, under which licence, and
// how old they are.
func (p *placesPage) sources(l *places.List) view.Node {
	list := view.UL(view.Class("sources"))
	for i := range l.Sources {
		s := &l.Sources[i]
		item := view.LI(view.Span(view.Class("listed"), ownDirection, view.Text(s.Name)),
			view.Small(p.Text("places.licence"), view.Text(" "), view.Span(view.Class("listed"), ownDirection, view.Text(s.Licence))),
			view.Small(p.checked(s)))
		if s.Address != "" {
			item.With(view.Small(view.Class("listed"), page.Written(s.Address)))
		}
		list.With(item)
	}
	return list
}

// oldAfter is after how many days a listing is said to be old. No source
// gives it; it is ours.
const oldAfter = 365

// checked says of which day a listing is, and whose word.
func (p *placesPage) checked(s *places.Source) view.Node {
	text := p.W.Text("places.checked", locale.With("day", p.W.Day(s.Checked, p.Today)))
	if p.Today-s.Checked > oldAfter {
		text += " " + p.W.Text("places.old")
	}
	trust := "unverified"
	if s.Trust != 0 {
		trust = s.Trust.String()
	}
	return view.Text(text + " " + p.W.Text("places.trust."+trust))
}

// card is one place. from is where it is looked from, nil where that is not told.
func (p *placesPage) card(l *places.List, f *places.Found, from *places.Position) view.Node {
	s := f.Service
	box := view.Div(view.P(view.Class("what"), view.Strong(view.Class("listed"), ownDirection, view.Text(s.Name)), view.If(s.Latin != "", view.Span(view.Class("listed"), ownDirection, view.Text(s.Latin)))))
	box.With(p.phones(s))
	var facts []string
	if from != nil {
		facts = append(facts, p.distance(f.Metres)+" "+p.W.Text("places.to."+direction(*from, s.At)))
	}
	if s.Kind != 0 {
		facts = append(facts, p.W.Text("places.kind."+s.Kind.String()))
	}
	if len(facts) > 0 {
		box.With(view.P(view.Class("way"), view.Text(p.W.Join(locale.Dot, facts...))))
	}
	if p.searched {
		box.With(view.P(view.Text(p.opening(f))))
	}
	if s.Hours != "" {
		box.With(p.times(s))
	}
	var ways, offers []string
	for _, word := range s.Access.Terms() {
		ways = append(ways, p.W.Text("places.access."+word))
	}
	for i, told := range s.Offers {
		if told == aftercare.Yes {
			offers = append(offers, p.W.Text("places.offer."+places.Speciality(i).String()))
		}
	}
	if len(ways) > 0 {
		box.With(view.P(view.Text(strings.Join(ways, " "))))
	}
	if len(offers) > 0 {
		box.With(view.P(p.Text("places.offers", locale.With("list", p.W.List(offers)))))
	}
	if f.Offers == aftercare.Unknown && len(p.q.want) > 0 {
		box.With(view.P(p.Text("places.offer.unknown")))
	}
	if s.Address != "" {
		box.With(view.P(view.Class("listed"), ownDirection, view.Text(s.Address)))
	}
	if s.Website != "" {
		box.With(view.P(view.Class("listed"), page.Written(s.Website)))
	}
	return box.With(p.origins(l, s))
}

// phones are a place's numbers; where the list has none that can be called, it
// says so, and whom to call instead.
func (p *placesPage) phones(s *places.Service) view.Node {
	list := view.P(view.Class("phones"))
	some := false
	for i, number := range s.Phones {
		list.With(view.If(i > 0, view.Text(" ")), page.Tel(number))
		some = some || view.Tel(number) != view.URL{}
	}
	if some {
		return list
	}
	country := s.Country
	if country == "" {
		country = p.country
	}
	return view.List(view.If(len(s.Phones) > 0, list), view.P(p.Text("places.no-phone")), p.callInstead(country))
}

// origins names each listing of a place, with its day.
func (p *placesPage) origins(l *places.List, s *places.Service) view.Node {
	box := view.Small()
	for i, o := range s.From {
		if src := l.Source(o.Source); src != nil {
			box.With(view.If(i > 0, view.BR()), view.Span(view.Class("listed"), ownDirection, view.Text(src.Name)), view.Text(p.W.Between(locale.Stop)), p.checked(src))
		}
	}
	return box
}

// opening says whether a place is open now.
func (p *placesPage) opening(f *places.Found) string {
	a := f.Hours
	switch {
	case a.State == hours.Open:
		return p.W.Text("places.is.open")
	case a.State == hours.Closed:
		return p.W.Text("places.is.closed")
	case a.Why == hours.OnHoliday:
		return p.W.Text("places.is.holiday." + a.Otherwise.String())
	}
	return p.W.Text("places.is.unknown." + a.Why.String())
}

// times says the hours of today, on a page for everybody those of this week,
// and the words of the listing where they cannot be told or say more.
func (p *placesPage) times(s *places.Service) view.Node {
	listed := view.P(p.Text("places.hours.listed"), view.Text(" "), view.Span(view.Class("listed"), ownDirection, view.Text(s.Hours)))
	h, err := hours.Parse(s.Hours)
	if err != nil {
		return listed
	}
	var said view.Node
	if m, ok := p.clock()(s.Zone); ok && p.searched {
		open, told, holiday := h.Today(m)
		if !told {
			return listed
		}
		said = view.P(view.Text(p.W.Text("places.today", locale.With("hours", p.spans(open)))), view.If(holiday, view.List(view.Text(" "), p.Text("places.holiday.differ"))))
	} else if said = p.week(h); said.Empty() {
		return listed
	}
	return view.List(said, view.If(strings.IndexByte(s.Hours, '"') >= 0, listed))
}

// week says the hours of this week, days that are alike together; nothing
// where one cannot be told.
func (p *placesPage) week(h *hours.Hours) view.Node {
	var days [7]string
	holidays := false
	monday := p.Today - aftercare.Date(p.Today.Weekday())
	for i := range days {
		open, told, holiday := h.Today(hours.Moment{Day: monday + aftercare.Date(i)})
		if !told {
			return view.Node{}
		}
		days[i], holidays = p.spans(open), holidays || holiday
	}
	list := view.UL()
	for from := 0; from < len(days); {
		to := from
		for to+1 < len(days) && days[to+1] == days[from] {
			to++
		}
		name := p.W.Text("weekday." + strconv.Itoa(from+1))
		if to > from {
			name = p.W.Text("places.days", locale.With("from", name), locale.With("to", p.W.Text("weekday."+strconv.Itoa(to+1))))
		}
		list.With(view.LI(view.Text(p.W.Join(locale.Colon, name, days[from]))))
		from = to + 1
	}
	return view.List(list, view.If(holidays, view.P(p.Text("places.holiday.differ"))))
}

const dayMinutes = 24 * 60

// spans are the hours of a day in words.
func (p *placesPage) spans(open []hours.Span) string {
	if len(open) == 0 {
		return p.W.Text("places.closed")
	}
	if open[0] == (hours.Span{From: 0, To: dayMinutes}) {
		return p.W.Text("places.all-day")
	}
	var list []string
	for _, s := range open {
		list = append(list, p.W.Text("places.span", locale.With("from", clockFace(s.From)), locale.With("to", clockFace(s.To))))
	}
	return p.W.List(list)
}

// clockFace is a minute of a day as 09:05; the end of a day is 24:00.
func clockFace(minute int) string { return aftercare.Instant{Second: int32(minute * 60)}.Clock() }
