package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// days lists what she wrote, by day, the newest first. A day without a word is
// not a dry one: nothing is known of it.
func (n *notes) days() *Response {
	byDay := map[aftercare.Date][]*diary.Entry{}
	first := n.today
	gone := map[int]bool{}
	for i := range n.d.Entries {
		gone[n.d.Entries[i].Replaces] = true
	}
	for i := range n.d.Entries {
		if e := &n.d.Entries[i]; !gone[e.ID] {
			byDay[e.About] = append(byDay[e.About], e)
			first = min(first, e.About)
		}
	}
	main := []view.Node{heading(n.text("days.title")), n.clockNote(), view.P(n.text("days.lead"))}
	if len(byDay) == 0 {
		main = append(main, view.P(view.Class("quiet"), n.text("days.none")))
	}
	for day := n.today; day >= first && len(byDay) > 0; {
		if len(byDay[day]) > 0 {
			main = append(main, n.day(day, byDay[day]))
			day--
			continue
		}
		last := day
		for day >= first && len(byDay[day]) == 0 {
			day--
		}
		main = append(main, view.P(view.Class("quiet gap"), n.gap(day+1, last)))
	}
	return n.respond(append(main, n.linkList(routeNotes, routePicture))...)
}

func (n *notes) day(day aftercare.Date, list []*diary.Entry) view.Node {
	ul := view.UL(view.Class("entries"))
	for _, e := range list {
		switch {
		case e.Withdrawn:
			ul.With(view.LI(link(numbered(routeEntry, e.Replaces), n.text("days.withdrawn"))))
		case e.Replaces != 0:
			ul.With(view.LI(n.entryLines(e), view.P(view.Class("quiet"), n.text("entry.corrected")), n.entryLink(e)))
		default:
			ul.With(view.LI(n.entryLines(e), n.entryLink(e)))
		}
	}
	return view.Section(view.H2(view.Text(n.w.WeekDay(day, n.today))), ul)
}

// gap is the days from one to another on which she wrote nothing.
func (n *notes) gap(from, to aftercare.Date) view.Node {
	if from == to {
		return n.text("days.gap.day", locale.With("day", n.w.WeekDay(from, n.today)))
	}
	return n.text("days.gap", locale.With("from", n.w.Day(from, n.today)), locale.With("to", n.w.Day(to, n.today)))
}

// entryLink leads to the page of an entry.
func (n *notes) entryLink(e *diary.Entry) view.Node {
	told := view.Node{}
	if e.Told != nil {
		told = view.P(view.Class("quiet"), view.Text(n.toldText(e.Told)))
	}
	return view.List(told, view.P(view.Class("quiet"), link(numbered(routeEntry, e.ID), n.text("entry.open", locale.With("time", clockText(e.Written))))))
}

// toldText is what she was told when she wrote it.
func (n *notes) toldText(t *diary.Told) string {
	u := aftercare.UrgencyAnswer{Level: t.Level}
	for _, id := range t.Statements {
		if x := n.know.statement(id); x != nil && x.Level == t.Level {
			u.Action = x.Action
			break
		}
	}
	return n.w.Text("entry.told", locale.With("what", n.w.Urgency(&u)))
}

// clockText is the time on the clock where it was written.
func clockText(t aftercare.Instant) string { return t.String()[11:16] }

// numberedEntry is the page of an entry, by its number.
func (n *notes) numberedEntry() *Response {
	if i := number(n.path, routeEntry); i <= len(n.d.Entries) {
		return n.entry(&n.d.Entries[i-1])
	}
	return n.Problem(404)
}

// entry is one entry with what became of it, to be corrected or taken back.
func (n *notes) entry(e *diary.Entry) *Response {
	switch n.field("go") {
	case "correct":
		if stands(n.d, e.ID) {
			return n.correct(e).page()
		}
	case "withdraw":
		return n.withdraw(e)
	}
	main := []view.Node{heading(view.Text(n.w.WeekDay(e.About, n.today))),
		view.P(view.Class("quiet"), n.text("entry.written", locale.With("day", n.w.WeekDay(e.Written.Day, n.today)), locale.With("time", clockText(e.Written))))}
	if e.Withdrawn {
		main = append(main, view.P(n.text("entry.takes-back")))
	} else {
		main = append(main, n.entryLines(e))
	}
	if t := e.Told; t != nil {
		box := view.Section(view.H2(n.text("entry.told.title")), view.P(view.Text(n.toldText(t))))
		list := view.UL()
		some := false
		for _, id := range t.Statements {
			if x := n.know.statement(id); x != nil {
				list.With(view.LI(view.Text(n.w.Says(x))))
				some = true
			}
		}
		main = append(main, box.With(view.If(some, list), view.P(view.Class("quiet"), n.text("entry.told.edition", locale.With("edition", t.Edition)))))
	}
	if e.Replaces != 0 {
		main = append(main, view.P(link(numbered(routeEntry, e.Replaces), n.text("entry.before"))))
	}
	if later := replacedBy(n.d, e.ID); later != nil {
		key := "entry.after"
		if later.Withdrawn {
			key = "entry.withdrawn"
		}
		main = append(main, view.P(view.Class("note"), link(numbered(routeEntry, later.ID), n.text(key))))
	} else if !e.Withdrawn {
		main = append(main, formTo(n.path, view.P(view.Class("quiet"), n.text("entry.kept")), view.Div(view.Class("buttons"),
			n.pressButton("button", "correct", "entry.correct"), n.pressButton("button plain", "withdraw", "entry.withdraw"))))
	}
	return n.respond(append(main, n.linkList(routeDays, routeNotes))...)
}

// replacedBy is the entry that replaced another, nil where it stands.
func replacedBy(d *diary.Diary, id int) *diary.Entry {
	for i := range d.Entries {
		if d.Entries[i].Replaces == id {
			return &d.Entries[i]
		}
	}
	return nil
}

// withdraw takes an entry back. It stays in the diary as taken back.
func (n *notes) withdraw(e *diary.Entry) *Response {
	err := n.v.Update(func(d *diary.Diary) error {
		if !stands(d, e.ID) {
			return errGone
		}
		d.Add(diary.Entry{Written: n.written(), About: e.About, Replaces: e.ID, Withdrawn: true})
		return nil
	})
	if err != nil {
		return n.respond(n.fault(why(err)), heading(view.Text(n.w.WeekDay(e.About, n.today))), n.entryLines(e), n.linkList(routeDays, routeNotes))
	}
	n.read()
	return n.front("entry.is-withdrawn")
}
