package diary

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// shortest is how many letters a passphrase has at least.
const shortest = 12

// lockTimes are the minutes to choose from, and usualLock the one at first.
var lockTimes = []string{"1", "2", "5", "15", "60"}

const usualLock = "5"

// start is the deliberate step: what a diary on this device means, and a
// passphrase for it. What she has answered so far comes along.
func (n *diaryPage) start() *page.Response {
	n.Path = page.PathStart
	along := n.form
	for _, name := range [...]string{"go", "pass", "again", "lock", "random"} {
		_, along, _ = page.TakeField(along, name)
	}
	n.Personal = len(along) > 0
	fault := ""
	if n.field("go") == "begin" {
		if fault = n.passFault("pass", "again"); fault == "" {
			var out *page.Response
			if out, fault = n.begin(along); fault == "" {
				return out
			}
		}
	}
	lock := n.field("lock")
	if !slices.Contains(lockTimes, lock) {
		lock = usualLock
	}
	minutes, _ := strconv.Atoi(lock)
	locks := view.Summary(n.Text("start.locks", n.W.Counted("time", "minute", minutes)))
	return n.Respond(
		n.Fault(fault), n.draftGone(),
		page.Heading(n.Text("start.title")), view.P(view.Class("lead"), n.Text("start.lead")),
		view.If(len(along) > 0, view.P(view.Class("note"), n.Text("start.along"))),
		n.Paragraphs("start.know."),
		n.Folded("start.more", n.Paragraphs("start.more.")),
		page.FormTo(page.PathStart, carry(along),
			view.H2(n.Text("start.pass")), view.P(n.Text("start.pass.what", locale.With("n", strconv.Itoa(shortest)))),
			n.suggestion(),
			n.secret("pass", "start.pass.once"), n.strengthOf("pass"), n.secret("again", "start.pass.again"),
			view.Details(locks, n.lockChoice(lock)),
			view.Div(view.Class("buttons"), n.PressButton("button", "begin", "start.begin"), page.Link(page.PathHome, view.Class("button plain"), n.Text("start.no")))),
		view.P(page.Link(pathIn, n.Text("to.notes/in"))))
}

// lockChoice asks after how long it locks by itself.
func (n *diaryPage) lockChoice(chosen string) view.Node {
	set := view.Fieldset(view.Legend(n.Text("start.lock")))
	for i, minutes := range lockTimes {
		m, _ := strconv.Atoi(minutes)
		set.With(view.Label(view.Class("tick"),
			view.Input(view.Type("radio"), view.Name("lock"), view.Value(minutes), view.ID("f-lock-"+strconv.Itoa(i)), view.Flag("checked", minutes == chosen)),
			view.Span(view.Text(n.W.Count("unit.minute", m)))))
	}
	return set
}

// passFault says what is wrong with a passphrase that was set, "" where nothing is.
func (n *diaryPage) passFault(once, again string) string {
	switch pass := n.field(once); {
	case utf8.RuneCountInString(pass) < shortest:
		return "pass.short"
	case pass != n.field(again):
		return "pass.differ"
	}
	return ""
}

// lockMinutes is the time to lock that was chosen.
func (n *diaryPage) lockMinutes() int {
	if !slices.Contains(lockTimes, n.field("lock")) {
		return 0
	}
	minutes, _ := strconv.Atoi(n.field("lock"))
	return minutes
}

// begin makes the diary, with what she has answered as its first entry.
func (n *diaryPage) begin(along []page.Field) (*page.Response, string) {
	d := &diary.Diary{LockAfter: n.lockMinutes()}
	news := false
	if e, ok := n.sitting(along, d); ok {
		d.Add(e)
		s, g := n.judge(d)
		news = noteUrgency(d, &d.Entries[0], s.Record, g) && g.Urgency.Level >= aftercare.SameDay
	}
	if err := n.v.Create(n.field("pass"), d); err != nil {
		return nil, why(err)
	}
	n.Personal = true
	n.read()
	switch {
	case news:
		return n.urgent(n.judge(n.d)), ""
	case len(d.Entries) > 0:
		return n.front("start.done", n.bare()), ""
	}
	first := n.newEntry(&entryForms[0])
	first.begun = view.List(n.Done("start.done"), n.bare())
	return first.page(), ""
}

// takeAlong puts what she has answered into the diary that is open.
func (n *diaryPage) takeAlong() *page.Response {
	e, ok := n.sitting(n.form, n.d)
	if !ok {
		return n.front("")
	}
	d := n.draft(&entryForms[0])
	if e.Record != nil {
		d.a.Base = e.Record
	}
	return d.save(e)
}

// sitting is what was answered to the questions, as an entry: what the diary
// does not know yet.
func (n *diaryPage) sitting(form []page.Field, d *diary.Diary) (e diary.Entry, ok bool) {
	_, form, _ = page.TakeField(form, "go")
	if len(form) == 0 {
		return e, false
	}
	a, findings := questions.Read(form, n.now)
	if findings != nil || a.Faulty() {
		return e, false
	}
	rec := a.Record().Without(d.Record())
	if rec.IsZero() {
		return e, false
	}
	return diary.Entry{Written: n.written(), About: a.At.Day, Record: rec}, true
}
