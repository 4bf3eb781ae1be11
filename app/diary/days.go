package diary

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// days lists what she wrote, by day, the newest first. A day without a word is
// not a dry one: nothing is known of it.
func (n *diaryPage) days() *page.Response {
	byDay := map[aftercare.Date][]*diary.Entry{}
	first, last := n.Today, n.Today // written further east, a day may be to come here
	gone := map[int]bool{}
	for i := range n.d.Entries {
		gone[n.d.Entries[i].Replaces] = true
	}
	for i := range n.d.Entries {
		if e := &n.d.Entries[i]; !gone[e.ID] {
			byDay[e.About] = append(byDay[e.About], e)
			first, last = min(first, e.About), max(last, e.About)
		}
	}
	main := []view.Node{page.Heading(n.Text("days.title")), n.clockNote(), view.P(n.Text("days.lead"))}
	if len(byDay) == 0 {
		main = append(main, view.P(view.Class("quiet"), n.Text("days.none")))
	}
	for day := last; day >= first && len(byDay) > 0; {
		if len(byDay[day]) > 0 {
			main = append(main, n.day(day, byDay[day]))
			day--
			continue
		}
		end := day
		for day >= first && len(byDay[day]) == 0 {
			day--
		}
		main = append(main, view.P(view.Class("quiet gap"), n.gap(day+1, end)))
	}
	return n.Respond(append(main, n.LinkList(page.PathNotes, page.PathPicture))...)
}

func (n *diaryPage) day(day aftercare.Date, list []*diary.Entry) view.Node {
	ul := view.UL(view.Class("entries"))
	for _, e := range list {
		switch {
		case e.Withdrawn:
			ul.With(view.LI(page.Link(page.Numbered(pathEntry, e.Replaces), n.Text("days.withdrawn"))))
		case e.Replaces != 0:
			ul.With(view.LI(n.entryLines(e), view.P(view.Class("quiet"), n.Text("entry.corrected")), n.entryLink(e)))
		default:
			ul.With(view.LI(n.entryLines(e), n.entryLink(e)))
		}
	}
	return view.Section(view.H2(view.Text(n.W.WeekDay(day, n.Today))), ul)
}

// gap is the days from one to another on which she wrote nothing.
func (n *diaryPage) gap(from, to aftercare.Date) view.Node {
	if from == to {
		return n.Text("days.gap.day", locale.With("day", n.W.WeekDay(from, n.Today)))
	}
	return n.Text("days.gap", locale.With("from", n.W.Day(from, n.Today)), locale.With("to", n.W.Day(to, n.Today)))
}

// numberedEntry is the page of an entry, by its number.
func (n *diaryPage) numberedEntry() *page.Response {
	if i := page.Number(n.Path, pathEntry); i <= len(n.d.Entries) {
		return n.entry(&n.d.Entries[i-1])
	}
	return n.Problem(404)
}

// entry is one entry with what became of it, to be corrected or taken back.
func (n *diaryPage) entry(e *diary.Entry) *page.Response {
	switch n.field("go") {
	case "correct":
		if isCurrent(n.d, e.ID) {
			return n.correct(e).page()
		}
	case "withdraw":
		return n.withdraw(e)
	}
	main := []view.Node{page.Heading(view.Text(n.W.WeekDay(e.About, n.Today))),
		view.P(view.Class("quiet"), n.Text("entry.written", locale.With("day", n.W.WeekDay(e.Written.Day, n.Today)), locale.With("time", e.Written.Clock())))}
	if e.Withdrawn {
		main = append(main, view.P(n.Text("entry.takes-back")))
	} else {
		main = append(main, n.entryLines(e), view.If(isFromFile(e), view.P(view.Class("note"), n.Text("entry.from-file"))))
	}
	if t := e.Told; t != nil {
		box := view.Section(view.H2(n.Text("entry.told.title")), view.P(view.Text(n.toldText(t))))
		list := view.UL()
		some := false
		for _, id := range t.Statements {
			if x := n.Know.Statement(id); x != nil {
				list.With(view.LI(view.Text(n.W.SaysForWhom(x))))
				some = true
			}
		}
		main = append(main, box.With(view.If(some, list), view.P(view.Class("quiet"), n.Text("entry.told.edition", locale.With("edition", t.Edition)))))
	}
	if e.Replaces != 0 {
		main = append(main, view.P(page.Link(page.Numbered(pathEntry, e.Replaces), n.Text("entry.before"))))
	}
	if later := replacedBy(n.d, e.ID); later != nil {
		key := "entry.after"
		if later.Withdrawn {
			key = "entry.withdrawn"
		}
		main = append(main, view.P(view.Class("note"), page.Link(page.Numbered(pathEntry, later.ID), n.Text(key))))
	} else if !e.Withdrawn {
		main = append(main, page.FormTo(n.Path, view.P(view.Class("quiet"), n.Text("entry.kept")), view.Div(view.Class("buttons"),
			n.PressButton("button", "correct", "entry.correct"), n.PressButton("button plain", "withdraw", "entry.withdraw"))))
	}
	return n.Respond(append(main, n.LinkList(page.PathDays, page.PathNotes))...)
}

// isFromFile reports whether another program wrote something of an entry.
func isFromFile(e *diary.Entry) bool {
	return e.Record != nil && slices.ContainsFunc(e.Record.Observations, func(o aftercare.Observation) bool { return o.FromFile })
}

// replacedBy is the entry that replaced another, nil if it is current.
func replacedBy(d *diary.Diary, id int) *diary.Entry {
	for i := range d.Entries {
		if d.Entries[i].Replaces == id {
			return &d.Entries[i]
		}
	}
	return nil
}

// withdraw takes an entry back. It stays in the diary as taken back.
func (n *diaryPage) withdraw(e *diary.Entry) *page.Response {
	err := n.v.Update(func(d *diary.Diary) error {
		if !isCurrent(d, e.ID) {
			return errGone
		}
		d.Add(diary.Entry{Written: n.written(), About: e.About, Replaces: e.ID, Withdrawn: true})
		return nil
	})
	if err != nil {
		return n.Respond(n.Fault(why(err)), page.Heading(view.Text(n.W.WeekDay(e.About, n.Today))), n.entryLines(e), n.LinkList(page.PathDays, page.PathNotes))
	}
	n.read()
	return n.front("entry.is-withdrawn")
}
