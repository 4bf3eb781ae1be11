package chart

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// The fields of its form.
const (
	remindDue   = "due"
	remindWord  = "word"
	remindAlarm = "alarm"
)

// longestWord is how long the words of a reminder may be, in bytes.
const longestWord = 60

// Remind makes a calendar file of what is due, where she asks for one. She
// chooses what is in it, what it is called, and whether the calendar speaks up.
// The file says nothing else.
func Remind(a *page.Site, r *page.Request, d *diary.Diary, asOf aftercare.When, note view.Node) *page.Response {
	c := newChart(a, r, d, asOf, false)
	dues := c.toCome()
	f := c.readRemind(r.Form, dues)
	if f.make && f.fault == "" && len(f.chosen) == 0 {
		f.fault = "remind.nothing"
	}
	var file []byte
	if f.make && f.fault == "" {
		file, _ = diary.AppendCalendar(nil, f.chosen, c.Today, diary.Calendar{Word: f.word, Name: remindName(r), Stamp: asOf.At, AlarmHour: f.alarm})
	}
	done := ""
	if file != nil {
		done = "remind.made"
	}
	main := []view.Node{page.Heading(c.Text("remind.title")), note, c.Fault(f.fault), c.Done(done)}
	ways := c.LinkList(page.PathPicture, page.PathNotes)
	if len(dues) == 0 {
		return c.Respond(append(main, view.P(view.Class("lead"), c.Text("remind.none")), ways)...)
	}
	out := c.Respond(append(main, c.remindForm(dues, &f), ways)...)
	if file != nil {
		out.Download = &page.Download{Name: "notes.ics", Type: "text/calendar; charset=utf-8", Body: file}
	}
	return out
}

// reminding is what she chose.
type reminding struct {
	chosen []aftercare.Due
	ticked []string
	word   string
	alarm  int  // the hour; 0 is without
	make   bool // she pressed the button
	fault  string
}

func (c *chart) readRemind(form []page.Field, dues []aftercare.Due) reminding {
	f := reminding{word: c.W.Text("remind.word.usual")}
	for _, field := range form {
		switch field.Name {
		case "go":
			f.make = field.Value == "make"
		case remindDue:
			known := false
			for i := range dues {
				if dues[i].Item.String() == field.Value && !slices.Contains(f.ticked, field.Value) {
					f.chosen, f.ticked, known = append(f.chosen, dues[i]), append(f.ticked, field.Value), true
				}
			}
			if !known {
				f.fault = "fault.not-on-list"
			}
		case remindWord:
			if len(field.Value) > longestWord {
				f.fault = "remind.word.long"
			} else if field.Value != "" {
				f.word = field.Value
			}
		case remindAlarm:
			hour, err := strconv.Atoi(field.Value)
			if field.Value != "" && (err != nil || !slices.Contains(alarmHours, hour)) {
				f.fault = "fault.not-on-list"
				continue
			}
			f.alarm = hour
		}
	}
	return f
}

// alarmHours are the hours of the day a calendar may speak up at.
var alarmHours = []int{7, 8, 9, 10, 12, 14, 16, 18, 20}

// remindName is one name for the events of a diary, so that a file made later
// moves them instead of adding more. A calendar may be shared, so it is made of
// nothing that she told.
func remindName(r *page.Request) string {
	if r.Vault == nil {
		return ""
	}
	return r.Vault.Name()
}

func (c *chart) remindForm(dues []aftercare.Due, f *reminding) view.Node {
	list := view.Fieldset(view.Legend(c.Text("remind.which")))
	for i := range dues {
		d := &dues[i]
		list.With(view.Label(view.Class("tick"),
			view.Input(view.Type("checkbox"), view.Name(remindDue), view.Value(d.Item.String()), view.ID("f-due-"+strconv.Itoa(i)), view.Flag("checked", slices.Contains(f.ticked, d.Item.String()))),
			view.Span(view.Text(c.W.Item(d)), view.Text(" "), view.Small(page.Marked(c.W.Due(d, c.Today))))))
	}
	hours := view.Select(view.ID("f-alarm"), view.Name(remindAlarm), view.Option(view.Value(""), c.Text("remind.alarm.none")))
	for _, hour := range alarmHours {
		n := strconv.Itoa(hour)
		hours.With(view.Option(view.Value(n), view.Flag("selected", f.alarm == hour), c.Text("remind.alarm.at", locale.With("hour", n))))
	}
	return page.FormTo(page.PathRemind,
		view.P(view.Class("lead"), c.Text("remind.lead")), view.P(view.Class("note"), c.Text("remind.seen")),
		list,
		view.Div(view.Class("box"), view.Label(view.For("f-word"), c.Text("remind.word")), view.P(view.Class("hint"), view.ID("hint"), c.Text("remind.word.hint")),
			view.Input(view.ID("f-word"), view.Name(remindWord), view.Type("text"), view.Value(f.word), view.Aria("describedby", "hint"))),
		view.Div(view.Class("box"), view.Label(view.For("f-alarm"), c.Text("remind.alarm")), hours),
		view.Div(view.Class("buttons"), c.PressButton("button", "make", "remind.make")))
}
