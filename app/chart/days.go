// Package chart is an open diary as a whole: her picture, one page for a
// clinician, and a calendar file of what is due.
package chart

import (
	"slices"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/locale"
)

// someBleeding is bleeding of which it was not told how much, after the last word
// of bleeding.
const someBleeding = aftercare.BleedingSoaking + 1

// longestDry is how many days of "none since then" are drawn one by one.
const longestDry = 366

// chart is what she told, day by day: the one list of facts that the picture,
// its table and the summary are made from.
type chart struct {
	*page.Page
	her    *ask.Page
	rec    *aftercare.Record
	g      *aftercare.Guidance
	course *engine.Course
	days   []chartDay // the days with something recorded, and those ahead, in order
	start  aftercare.Date
	mind   bool // answers about mood and safety belong on the page
}

// chartDay is one day. What is zero was not told.
type chartDay struct {
	day         aftercare.Date
	bleeding    aftercare.Word // the worst told, or someBleeding
	period      bool           // it belongs to a period that she says has come
	pads        *aftercare.Observation
	pain        aftercare.Word
	sites       aftercare.Set[aftercare.Site]
	worse       bool
	temperature *aftercare.Observation // the highest
	fever       bool
	events      []string // what happened, in words
	signs       []string // other signs she recorded, in words
	ahead       []ahead
}

// ahead is something that a day still to come holds, or one that has gone by
// without it.
type ahead struct {
	what, when string
	activity   bool
}

// told reports whether she told anything of the day.
func (d *chartDay) told() bool {
	return d.bleeding != 0 || d.pads != nil || d.pain != 0 || d.temperature != nil || len(d.events) > 0 || len(d.signs) > 0
}

// marked reports whether the day has a mark of its own in the picture.
func (d *chartDay) marked() bool { return len(d.events) > 0 || len(d.ahead) > 0 }

// newChart reads a diary. mind includes what she recorded about mood and safety.
func newChart(a *page.Site, r *page.Request, d *diary.Diary, asOf aftercare.When, mind bool) *chart {
	rec := d.Record()
	p := a.NewPage(r)
	p.Personal, p.Today, p.Know = true, asOf.Day, a.Knowledge(rec.Jurisdiction)
	c := &chart{Page: p, her: ask.OfRecord(p, rec, asOf), rec: rec, mind: mind, g: p.Know.Engine.Evaluate(rec, asOf), course: p.Know.Engine.Course(rec, asOf)}
	c.care()
	for i := range rec.Observations {
		if o := &rec.Observations[i]; !o.Withdrawn && o.Who == aftercare.ThePerson {
			c.observation(o)
		}
	}
	for _, e := range d.Current() {
		c.taken(e)
	}
	c.start = c.firstDay()
	for i := range c.days {
		d := &c.days[i]
		d.period = d.bleeding > aftercare.BleedingNone && c.course.InPeriod(d.day)
	}
	c.due()
	c.activities()
	return c
}

// place is where a day stands, or would stand.
func (c *chart) place(day aftercare.Date) int {
	from, to := 0, len(c.days)
	for from < to {
		if mid := (from + to) / 2; c.days[mid].day < day {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// find finds a day; nil if nothing was recorded on it.
func (c *chart) find(day aftercare.Date) *chartDay {
	if at := c.place(day); at < len(c.days) && c.days[at].day == day {
		return &c.days[at]
	}
	return nil
}

// on finds a day, or makes it. It stays valid until another is made.
func (c *chart) on(day aftercare.Date) *chartDay {
	if d := c.find(day); d != nil {
		return d
	}
	at := c.place(day)
	c.days = append(c.days, chartDay{})
	copy(c.days[at+1:], c.days[at:])
	c.days[at] = chartDay{day: day}
	return &c.days[at]
}

// past is the day of something told: what was told where it is tomorrow
// already has happened by today.
func (c *chart) past(day aftercare.Date) *chartDay { return c.on(min(day, c.Today)) }

// event puts in what happened. A day in the future is a typing error, which the
// answer asks about, and is left out.
func (c *chart) event(day aftercare.Date, text string) {
	if day != 0 && day <= c.Today {
		d := c.on(day)
		if !slices.Contains(d.events, text) {
			d.events = append(d.events, text)
		}
	}
}

// care puts in the loss and the steps of care that have a day.
func (c *chart) care() {
	l := &c.rec.Loss
	c.event(l.DiagnosedOn, c.W.Text("event.found"))
	for i := range c.rec.Care {
		step := &c.rec.Care[i]
		c.event(step.Start.Day, c.careWords(step))
	}
	if l.To == 0 {
		return
	}
	if l.From != l.To {
		c.event(l.From, c.W.Text("event.passed.from", locale.With("until", c.W.Day(l.To, c.Today))))
		return
	}
	c.event(l.To, c.W.Text("event.passed"))
}

// careWords is a step of care in words.
func (c *chart) careWords(step *aftercare.Care) string {
	parts := []string{c.W.Text("event.care." + step.Route.String())}
	if step.Method != 0 {
		parts = append(parts, c.W.Text("method."+step.Method.String()))
	}
	if step.Anaesthetic != 0 {
		parts = append(parts, c.W.Text("anaesthetic."+step.Anaesthetic.String()))
	}
	return c.W.Join(locale.Dot, parts...)
}

// observation puts in one thing she told.
func (c *chart) observation(o *aftercare.Observation) {
	if o.Since != 0 {
		for d := max(o.Since, o.When.Day-longestDry); d < o.When.Day; d++ {
			c.bleeds(d, aftercare.BleedingNone)
		}
	}
	d := c.past(o.When.Day)
	switch o.Code {
	case aftercare.Bleeding:
		c.bleeds(o.When.Day, o.Word)
	case aftercare.PadsPerHour:
		if d.pads == nil || o.Number > d.pads.Number || o.Number == d.pads.Number && o.Hours > d.pads.Hours {
			d.pads = o
		}
		if o.Number > 0 {
			c.bleeds(o.When.Day, someBleeding)
		}
	case aftercare.Pain:
		d.pain = max(d.pain, o.Word)
		if o.Site != 0 {
			d.sites = d.sites.With(o.Site)
		}
		d.worse = d.worse || o.Worsening == aftercare.Yes
	case aftercare.Temperature:
		if d.temperature == nil || warmer(o, d.temperature) {
			d.temperature = o
		}
		d.fever = d.fever || c.course.IsFever(o)
	case aftercare.Note:
	default:
		c.sign(d, o)
	}
}

// bleeds puts in how she bled on a day: the worst of what she told.
func (c *chart) bleeds(day aftercare.Date, word aftercare.Word) {
	d := c.past(day)
	switch {
	case word == someBleeding:
		if d.bleeding <= aftercare.BleedingNone {
			d.bleeding = word
		}
	case d.bleeding == someBleeding:
		if word > aftercare.BleedingNone {
			d.bleeding = word
		}
	default:
		d.bleeding = max(d.bleeding, word)
	}
}

// warmer compares temperatures, whatever they are measured in.
func warmer(a, b *aftercare.Observation) bool { return celsius(a) > celsius(b) }

// celsius is a temperature in ninths of a ten-thousandth of a degree, so that
// nothing is rounded.
func celsius(o *aftercare.Observation) int64 {
	if o.Unit == aftercare.UnitFahrenheit {
		return (int64(o.Number) - 32*int64(aftercare.DecimalOne)) * 5
	}
	return int64(o.Number) * 9
}

// isEvent reports whether what is told is something that happened once.
func isEvent(code aftercare.Code) bool {
	switch code {
	case aftercare.TissuePassed, aftercare.PregnancyTest, aftercare.HCG, aftercare.HCGTrend, aftercare.Scan, aftercare.Cervix,
		aftercare.MensesCode, aftercare.FollowUp, aftercare.AntiD, aftercare.Clearance, aftercare.HoldCode:
		return true
	}
	return false
}

// isMind reports whether a code is about mood or safety: hers to show or not.
func isMind(code aftercare.Code) bool { return code.IncludesPartner() }

// sign puts in an event, or any other sign that is there. What was told not to
// be there is no mark.
func (c *chart) sign(d *chartDay, o *aftercare.Observation) {
	info := o.Code.Info()
	calm := info.Calm.Has(o.Word)
	switch {
	case isMind(o.Code) && !c.mind, o.Code == aftercare.Ready, o.Code == aftercare.MensesCode && o.Word == aftercare.MensesNotYet:
		return
	case isEvent(o.Code):
		if o.Code == aftercare.TissuePassed && calm {
			return
		}
		if text := c.W.Sign(o); !slices.Contains(d.events, text) {
			d.events = append(d.events, text)
		}
		return
	case calm:
		return
	case o.Code == aftercare.Clots || o.Code == aftercare.BleedingRestarted:
		c.bleeds(o.When.Day, someBleeding)
	}
	if text := c.W.Sign(o); !slices.Contains(d.signs, text) {
		d.signs = append(d.signs, text)
	}
}

// taken puts in what only an entry holds: the night, and medicines of the day.
func (c *chart) taken(e *diary.Entry) {
	if e.Sleep != 0 {
		d := c.past(e.About)
		d.signs = append(d.signs, c.W.Text("sign.sleep."+e.Sleep.String()))
	}
	if e.Record == nil || e.Record.Person.Medicines == 0 {
		return
	}
	d := c.past(e.About)
	d.signs = append(d.signs, c.W.Text("sign.medicine", locale.With("names", c.W.List(c.terms("medicine.", aftercare.MedicineTerms.Of(e.Record.Person.Medicines))))))
}

// terms puts words of the formats into the words of the page.
func (c *chart) terms(prefix string, words []string) []string {
	var names []string
	for _, word := range words {
		names = append(names, c.W.Text(prefix+word))
	}
	return names
}

// lossDay is the first day the loss may have been on; zero where it is not known.
func (c *chart) lossDay() aftercare.Date {
	early, _ := c.course.Anchor(guideline.AnchorLoss)
	return early
}

// firstDay is where the picture begins: with the first thing she told, so that
// its weeks are those since the loss.
func (c *chart) firstDay() aftercare.Date {
	first := c.Today
	if len(c.days) > 0 {
		first = min(first, c.days[0].day)
	}
	if loss := c.lossDay(); loss != 0 {
		first = min(first, loss)
	}
	return c.weekOf(first)
}

// weekOf is the first day of a day's week, counted from the loss.
func (c *chart) weekOf(day aftercare.Date) aftercare.Date {
	loss := c.lossDay()
	if loss == 0 {
		return day
	}
	if day >= loss {
		return loss + (day-loss)/7*7
	}
	return max(loss-(loss-day+6)/7*7, 1)
}

// due puts in what is due, on its day.
func (c *chart) due() {
	for _, d := range c.toCome() {
		on := c.on(d.On)
		on.ahead = append(on.ahead, ahead{what: c.W.Item(&d), when: c.W.Due(&d, c.Today)})
	}
}

// activities puts in the day that each activity she asked about waits for.
func (c *chart) activities() {
	for _, a := range c.rec.Wishes.Activities {
		x := &c.g.Activities[a-1]
		if day := max(x.Earliest, x.NotBefore); x.Verdict == aftercare.Hold && day > c.Today {
			on := c.on(day)
			on.ahead = append(on.ahead, ahead{what: c.W.Activity(a), when: c.W.Glance(x, c.Today), activity: true})
		}
	}
}

// toCome is what is due or still to come, the next of each thing.
func (c *chart) toCome() []aftercare.Due {
	var list []aftercare.Due
	var items []aftercare.Item
	for _, d := range c.g.Due {
		if d.State == aftercare.DueDone || d.On == 0 || slices.Contains(items, d.Item) {
			continue
		}
		items = append(items, d.Item)
		list = append(list, d)
	}
	return list
}
