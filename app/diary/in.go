package diary

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/locale"
	"aftercare/vault"
)

// incoming is what a file holds, and what became of each line of another program's.
type incoming struct {
	diary    *diary.Diary    // nil where the file cannot be read
	other    *imports.Import // of another program; nil for a file of ours
	findings []aftercare.Finding
	file     string // what was inside a sealed file, in base64; "" where it was not sealed
}

// in takes a file in: first it shows what is in it, then it keeps it. Where
// nothing is kept yet, it begins the diary.
func (n *diaryPage) in() *page.Response {
	n.Path = pathIn
	switch n.field("go") {
	case "look":
		in, fault := n.readFile()
		if fault != "" {
			return n.fileForm(fault, in)
		}
		if in.diary == nil { // it waits for an answer
			return n.Respond(page.Heading(n.Text("in.report")), n.question(in), n.LinkList(pathIn, page.PathNotes))
		}
		return n.report(in, "")
	case "take":
		d, findings := diary.Parse(n.field("diary"))
		if findings != nil {
			return n.fileForm("in.unreadable", incoming{findings: findings})
		}
		return n.take(d)
	}
	return n.fileForm("", incoming{})
}

// fileForm asks for the file.
func (n *diaryPage) fileForm(fault string, in incoming) *page.Response {
	return n.Respond(
		n.Fault(fault), n.findings(in.findings), n.letters(in), n.outcomes(in.report()), n.question(in),
		page.Heading(n.Text("in.title")), view.P(view.Class("lead"), n.Text("in.lead")), n.Paragraphs("in.what."),
		page.FormTo(pathIn,
			view.Div(view.Class("box"), view.Label(view.For("f-file"), n.Text("in.file")), view.Input(view.ID("f-file"), view.Name("file"), view.Type("file"))),
			n.secret("open", "in.pass"),
			view.Div(view.Class("buttons"), n.PressButton("button", "look", "in.look")),
			view.Div(view.ID("reading"), view.Class("box"), view.Flag("hidden", true), view.Label(n.Text("in.reading"), view.Text(" "), view.Progress(view.Set("max", "1"))),
				view.Button(view.Class("button plain"), view.Type("button"), n.Text("in.stop")))),
		n.LinkList(page.PathNotes))
}

// readFile reads what she chose; the fault says why it cannot be read.
func (n *diaryPage) readFile() (in incoming, fault string) {
	body, ok := page.FromBase64(n.field("file"))
	if !ok || len(body) == 0 {
		return in, "in.no-file"
	}
	if vault.IsSealed(body) {
		var err error
		if body, err = n.v.OpenFile(body, n.field("open")); err != nil {
			return in, whySealed(err)
		}
		defer clear(body)
		in.file = page.ToBase64(body)
	}
	known := n.d
	if known == nil {
		known = &diary.Diary{}
	}
	file, findings, err := n.r.Files.ReadFile(body, known, n.reading())
	if err != nil {
		return in, "in.too-much"
	}
	if file.Import != nil {
		file.Import.Judge(n.Knowledge("").Engine.IsDanger)
	}
	in.diary, in.other, in.findings = file.Diary, file.Import, findings
	if in.diary == nil && !in.asks() {
		return in, "in.unreadable"
	}
	return in, ""
}

// report is what became of each thing in a file of another program.
func (in *incoming) report() []imports.Reported {
	if in.other == nil {
		return nil
	}
	return in.other.Report
}

// asks reports whether the dates of a file wait for an answer.
func (in *incoming) asks() bool { return in.other != nil && len(in.other.Choices) > 0 }

// reading is how a file of another program is read, with her answers.
func (n *diaryPage) reading() imports.Settings {
	order, _ := imports.DateOrderTerms.Parse(n.field("order"))
	unit, _ := unitChoices.Parse(n.field("degrees"))
	return imports.Settings{Now: n.written(), Order: order, Unit: unit}
}

// unitChoices are the answers to the unit of temperatures.
var unitChoices = aftercare.NewTerms(aftercare.UnitCelsius, "celsius fahrenheit")

// whySealed says why a sealed file does not open.
func whySealed(err error) string {
	switch {
	case errors.Is(err, vault.ErrWrong):
		return "in.wrong"
	case errors.Is(err, vault.ErrForKey):
		return "in.for-key"
	case errors.Is(err, vault.ErrCostly):
		return "in.costly"
	}
	return "in.damaged"
}

// question asks what a file does not show: the order of its dates, or the unit
// of its temperatures. The file is carried on, a sealed one as what was inside,
// and its passphrase is forgotten.
func (n *diaryPage) question(in incoming) view.Node {
	if in.other == nil || len(in.other.Choices) == 0 && !in.other.Unitless {
		return view.Node{}
	}
	form := page.FormTo(pathIn, carry([]page.Field{{Name: "file", Value: cmp.Or(in.file, n.field("file"))}}))
	if in.asks() {
		set := view.Fieldset(view.Legend(n.Text("in.order", locale.With("date", in.other.Sample))))
		for _, c := range in.other.Choices {
			name := c.Order.String()
			set.With(view.Label(view.Class("tick"),
				view.Input(view.Type("radio"), view.Name("order"), view.Value(name), view.ID("f-order-"+name)),
				view.Span(view.Text(n.W.Day(c.Day, 0)))))
		}
		form.With(set)
	} else {
		form.With(carry([]page.Field{{Name: "order", Value: n.field("order")}}),
			view.Fieldset(view.Legend(n.Text("in.degrees"))).With(n.Ticks("radio", "degrees", "in.degrees", unitChoices.Words(), func(string) bool { return false })))
	}
	return form.With(view.Div(view.Class("buttons"), n.PressButton("button", "look", "in.answer")))
}

// letters says that the letters of a file are not certain.
func (n *diaryPage) letters(in incoming) view.Node {
	if in.other == nil || in.other.Letters == "" {
		return view.Node{}
	}
	return view.P(n.Text("in.letters." + in.other.Letters))
}

// mostFindings is how many findings are listed; the rest are counted.
const mostFindings = 500

// findings lists what was not taken, or why nothing was.
func (n *diaryPage) findings(list []aftercare.Finding) view.Node {
	if len(list) == 0 {
		return view.Node{}
	}
	ul := view.UL(view.Class("findings"))
	for i := range list[:min(len(list), mostFindings)] {
		text := list[i].Message
		if list[i].Pointer != "" {
			text = list[i].Pointer + ": " + text
		}
		ul.With(view.LI(view.Text(text)))
	}
	box := view.Section(view.H2(n.Text("in.findings")), ul)
	if more := len(list) - mostFindings; more > 0 {
		box.With(view.P(view.Text(n.W.Count("in.findings.more", more))))
	}
	return box
}

// outcomes lists, line by line, what was not taken as it stood.
func (n *diaryPage) outcomes(report []imports.Reported) view.Node {
	if len(report) == 0 {
		return view.Node{}
	}
	taken, more, listed := 0, 0, 0
	var above *imports.Reported // the line before in the list
	list := view.UL(view.Class("findings"))
	for i := range report {
		r := &report[i]
		switch {
		case r.Outcome == imports.Taken && !r.Danger:
			taken += 1 + r.Times
		case listed == mostFindings:
			more += 1 + r.Times
		default:
			listed++
			list.With(n.outcome(r, above))
			above = r
		}
	}
	box := view.Section(view.H2(n.Text("in.findings")), view.P(view.Text(n.W.Count("in.taken", taken))))
	if listed > 0 {
		box.With(list)
	}
	if more > 0 {
		box.With(view.P(view.Text(n.W.Count("in.findings.more", more))))
	}
	return box
}

// longestShown bounds how much of a value is shown.
const longestShown = 200

// outcome is a line about one thing in a file; a danger sign is marked. Why a
// day is not taken is said once for all that is of it.
func (n *diaryPage) outcome(r, above *imports.Reported) view.Node {
	value := r.Value
	if len(value) > longestShown {
		value = strings.ToValidUTF8(value[:longestShown], "") + "…"
	}
	key := "in.line"
	if r.Column == "" && value == "" {
		key = "in.line.bare"
	}
	words := []view.Part{view.Text(n.W.Text(key, locale.With("line", strconv.Itoa(r.Line)), locale.With("column", r.Column), locale.With("value", value)))}
	ofItsDay := r.Outcome == imports.NotYet || r.Outcome == imports.NoSuchDay
	if above == nil || !ofItsDay || above.Line != r.Line || above.Outcome != r.Outcome || above.Danger != r.Danger {
		words = append(words, view.Text(" "), n.Text("in.outcome."+r.Outcome.String()))
	}
	if r.Times > 0 {
		words = append(words, view.Text(" "+n.W.Count("in.times", r.Times)))
	}
	if r.Danger {
		mark := "in.danger"
		if !r.IsTaken() {
			mark = "in.danger.left"
		}
		words = append([]view.Part{view.Strong(n.Text(mark)), view.Text(" ")}, words...)
	}
	return view.LI(words...)
}

// report says what is in the file before anything is stored.
func (n *diaryPage) report(in incoming, fault string) *page.Response {
	d := in.diary
	n.Personal = true
	n.Know = n.Knowledge(d.Record().Jurisdiction)
	main := []view.Node{n.Fault(fault), page.Heading(n.Text("in.report"))}
	if len(d.Entries) == 0 {
		return n.Respond(append(main, view.P(n.Text("in.nothing")), n.letters(in), n.outcomes(in.report()), n.LinkList(pathIn, page.PathNotes))...)
	}
	first, last := d.Entries[0].About, d.Entries[0].About
	for i := range d.Entries {
		first, last = min(first, d.Entries[i].About), max(last, d.Entries[i].About)
	}
	main = append(main, view.P(view.Text(n.W.Count("in.count", len(d.Entries), locale.With("from", n.W.Day(first, n.Today)), locale.With("to", n.W.Day(last, n.Today))))))
	form := page.FormTo(pathIn, carry([]page.Field{{Name: "diary", Value: string(diary.Append(nil, d))}}))
	if n.d == nil {
		form.With(view.H2(n.Text("start.pass")), view.P(n.Text("start.pass.what", locale.With("n", strconv.Itoa(shortest)))), n.suggestion(),
			n.secret("pass", "start.pass.once"), n.strengthOf("pass"), n.secret("again", "start.pass.again"))
	} else if same := len(d.Entries) - diary.Merge(n.d.Clone(), d); same > 0 {
		main = append(main, view.P(view.Text(n.W.Count("in.same", same))))
	}
	list := view.UL(view.Class("entries"))
	for _, e := range d.Current() {
		list.With(view.LI(view.H3(view.Text(n.W.WeekDay(e.About, n.Today))), n.entryLines(e)))
	}
	form.With(view.Div(view.Class("buttons"), n.PressButton("button", "take", "in.take"), page.Link(page.PathNotes, view.Class("button plain"), n.Text("in.leave"))))
	return n.Respond(append(main, n.letters(in), n.outcomes(in.report()), n.question(in), form, n.Folded("in.entries", list))...)
}

// take keeps what was read.
func (n *diaryPage) take(d *diary.Diary) *page.Response {
	if n.d == nil {
		fault := n.passFault("pass", "again")
		if fault == "" {
			if err := n.v.Create(n.field("pass"), d); err != nil {
				fault = why(err)
			}
		}
		if fault != "" {
			return n.report(incoming{diary: d}, fault)
		}
	} else if err := n.v.Update(func(all *diary.Diary) error {
		diary.Merge(all, d)
		return nil
	}); err != nil {
		return n.report(incoming{diary: d}, why(err))
	}
	n.Personal = true
	n.read()
	return n.front("in.done")
}
