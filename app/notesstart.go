package app

import (
	"strconv"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
	"aftercare/vault"
)

// shortest is how many letters a passphrase has at least.
const shortest = 12

// lockTimes are the minutes to choose from, and usualLock the one at first.
var lockTimes = []string{"1", "2", "5", "15", "60"}

const usualLock = "5"

// start is the deliberate step: what a diary on this device means, and a
// passphrase for it. What she has answered so far comes along.
func (n *notes) start() *Response {
	n.path = routeStart
	along := n.form
	for _, name := range [...]string{"go", "pass", "again", "lock"} {
		_, along, _ = takeField(along, name)
	}
	n.personal = len(along) > 0
	fault := ""
	if n.field("go") == "begin" {
		if fault = n.passFault("pass", "again"); fault == "" {
			var out *Response
			if out, fault = n.begin(along); fault == "" {
				return out
			}
		}
	}
	lock := n.field("lock")
	if !has(lockTimes, lock) {
		lock = usualLock
	}
	return n.respond(
		n.fault(fault),
		heading(n.text("start.title")), view.P(view.Class("lead"), n.text("start.lead")),
		view.Section(view.H2(n.text("start.means")), n.paragraphs("start.means.")),
		view.Section(view.H2(n.text("start.not")), n.paragraphs("start.not.")),
		view.If(len(along) > 0, view.P(view.Class("note"), n.text("start.along"))),
		formTo(routeStart, carry(along),
			view.H2(n.text("start.pass")), view.P(n.text("start.pass.what", locale.With("n", strconv.Itoa(shortest)))),
			n.suggestion(),
			n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"),
			n.lockChoice(lock),
			view.Div(view.Class("buttons"), n.pressButton("button", "begin", "start.begin"), link(routeHome, view.Class("button plain"), n.text("start.no")))))
}

// suggestion offers a passphrase that was made by chance.
func (n *notes) suggestion() view.Node {
	words := ""
	if n.suggest != nil {
		words = n.suggest()
	}
	if words == "" {
		return view.Node{}
	}
	return view.Div(view.Class("note"), view.P(n.text("start.words"), view.BR(), view.Strong(view.Class("words"), view.Text(words))),
		view.P(n.guessTime(vault.SuggestedBits())))
}

// guessTime says how long somebody would need to find a passphrase out who has
// what is stored.
func (n *notes) guessTime(bits float64) view.Node {
	one, many := vault.TimeToGuess(bits)
	return n.text("guess", locale.With("one", n.span(one)), locale.With("many", n.span(many)))
}

// span is a length of time in words, rounded down.
func (n *notes) span(seconds float64) string {
	years := seconds / (365 * 24 * 60 * 60)
	switch {
	case years >= 1e6:
		return n.w.Text("guess.ages")
	case years >= 1e3:
		return n.w.Text("guess.long")
	case years >= 1:
		return n.w.Count("unit.year", int(years))
	case seconds >= 24*60*60:
		return n.w.Count("unit.day", int(seconds/(24*60*60)))
	case seconds >= 60*60:
		return n.w.Count("unit.hour", int(seconds/(60*60)))
	case seconds >= 60:
		return n.w.Count("unit.minute", int(seconds/60))
	}
	return n.w.Text("guess.soon")
}

// lockChoice asks after how long it locks by itself.
func (n *notes) lockChoice(chosen string) view.Node {
	set := view.Fieldset(view.Legend(n.text("start.lock")))
	for i, minutes := range lockTimes {
		m, _ := strconv.Atoi(minutes)
		set.With(view.Label(view.Class("tick"),
			view.Input(view.Type("radio"), view.Name("lock"), view.Value(minutes), view.ID("f-lock-"+strconv.Itoa(i)), view.Flag("checked", minutes == chosen)),
			view.Span(view.Text(n.w.Count("unit.minute", m)))))
	}
	return set
}

// passFault says what is wrong with a passphrase that was set, "" where nothing is.
func (n *notes) passFault(once, again string) string {
	switch pass := n.field(once); {
	case utf8.RuneCountInString(pass) < shortest:
		return "pass.short"
	case pass != n.field(again):
		return "pass.differ"
	}
	return ""
}

// lockMinutes is the time to lock that was chosen.
func (n *notes) lockMinutes() int {
	if !has(lockTimes, n.field("lock")) {
		return 0
	}
	minutes, _ := strconv.Atoi(n.field("lock"))
	return minutes
}

// begin makes the diary, with what she has answered as its first entry.
func (n *notes) begin(along []Field) (*Response, string) {
	d := &diary.Diary{LockAfter: n.lockMinutes()}
	news := false
	if e, ok := n.sitting(along, d); ok {
		d.Add(e)
		s, g := n.judge(d)
		news = tell(d, &d.Entries[0], s.rec, g) && g.Urgency.Level >= aftercare.SameDay
	}
	if err := n.v.Create(n.field("pass"), d); err != nil {
		return nil, why(err)
	}
	n.personal = true
	n.read()
	if news {
		return n.urgent(n.judge(n.d)), ""
	}
	return n.front("start.done", view.P(n.guessTime(vault.LeastBits(n.field("pass"))), view.Text(" "), n.text("guess.change"))), ""
}

// takeAlong puts what she has answered into the diary that is open.
func (n *notes) takeAlong() *Response {
	e, ok := n.sitting(n.form, n.d)
	if !ok {
		return n.front("")
	}
	d := n.draft(&leaves[0])
	if e.Record != nil {
		d.a.base = e.Record
	}
	return d.save(e)
}

// sitting is what was answered to the questions, as an entry: what the diary
// does not know yet.
func (n *notes) sitting(form []Field, d *diary.Diary) (e diary.Entry, ok bool) {
	_, form, _ = takeField(form, "go")
	if len(form) == 0 {
		return e, false
	}
	a, findings := readForm(form, n.now)
	if findings != nil || a.faulty() {
		return e, false
	}
	rec := a.record().Without(d.Record())
	if rec.IsZero() {
		return e, false
	}
	return diary.Entry{Written: n.written(), About: a.at.Day, Record: rec}, true
}
