package app

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
	"aftercare/vault"
)

// The beginnings of a sealed file and of a table from here.
const (
	sealedMark = "age-encryption.org/v1"
	tableMark  = "entry,written,about"
)

// incoming is what a file holds, and what became of each line of another program's.
type incoming struct {
	diary    *diary.Diary // nil where the file can not be read
	report   []diary.Reported
	findings []aftercare.Finding
}

// in takes a file in: first it shows what is in it, then it keeps it. Where
// nothing is kept yet, it begins the diary.
func (n *notes) in() *Response {
	n.path = routeIn
	switch n.field("go") {
	case "look":
		in, fault := n.readFile()
		if fault != "" {
			return n.fileForm(fault, in.findings)
		}
		return n.report(in, "")
	case "take":
		d, findings := diary.Parse(n.field("diary"))
		if findings != nil {
			return n.fileForm("in.unreadable", findings)
		}
		return n.take(d)
	}
	return n.fileForm("", nil)
}

// fileForm asks for the file.
func (n *notes) fileForm(fault string, findings []aftercare.Finding) *Response {
	return n.respond(
		n.fault(fault), n.findings(findings),
		heading(n.text("in.title")), view.P(view.Class("lead"), n.text("in.lead")), n.paragraphs("in.what."),
		formTo(routeIn,
			view.Div(view.Class("box"), view.Label(view.For("f-file"), n.text("in.file")), view.Input(view.ID("f-file"), view.Name("file"), view.Type("file"))),
			n.secret("open", "in.pass"),
			view.Div(view.Class("buttons"), n.pressButton("button", "look", "in.look"))),
		n.linkList(routeNotes))
}

// readFile reads what she chose; the fault says why it can not be read.
func (n *notes) readFile() (in incoming, fault string) {
	body, ok := fromBase64(n.field("file"))
	if !ok || len(body) == 0 {
		return in, "in.no-file"
	}
	text := string(body)
	switch {
	case strings.HasPrefix(text, sealedMark):
		var err error
		switch in.diary, err = n.v.ReadExport(body, n.field("open")); err {
		case nil:
			return in, ""
		case vault.ErrWrong:
			return in, "in.wrong"
		}
		return in, "in.damaged"
	case strings.Contains(text, `"`+diary.Format+`"`):
		in.diary, in.findings = diary.Parse(text)
	case strings.HasPrefix(strings.TrimPrefix(text, "\ufeff"), tableMark):
		in.diary, in.findings = diary.ParseCSV(text)
	default:
		in = n.readOther(text)
	}
	if in.diary == nil {
		return in, "in.unreadable"
	}
	return in, ""
}

// readOther reads a file of another program.
func (n *notes) readOther(text string) (in incoming) {
	known := n.d
	if known == nil {
		known = &diary.Diary{}
	}
	read, findings := diary.ReadExport(text, known, n.written())
	if findings != nil {
		return incoming{findings: findings}
	}
	in = incoming{diary: &diary.Diary{}, report: read.Report}
	for _, e := range read.Entries {
		in.diary.Add(e)
	}
	return in
}

// mostFindings is how many findings are listed; the rest are counted.
const mostFindings = 500

// findings lists what was not taken, or why nothing was.
func (p *page) findings(list []aftercare.Finding) view.Node {
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
	box := view.Section(view.H2(p.text("in.findings")), ul)
	if more := len(list) - mostFindings; more > 0 {
		box.With(view.P(view.Text(p.w.Count("in.findings.more", more))))
	}
	return box
}

// outcomes lists, line by line, what was not taken as it stood.
func (p *page) outcomes(report []diary.Reported) view.Node {
	if len(report) == 0 {
		return view.Node{}
	}
	taken, more := 0, 0
	list := view.UL(view.Class("findings"))
	for i := range report {
		r := &report[i]
		switch {
		case r.Outcome == diary.Taken:
			taken++
		case i-taken >= mostFindings:
			more++
		default:
			list.With(view.LI(view.Text(p.w.Text("in.line", locale.With("line", strconv.Itoa(r.Line)), locale.With("column", r.Column), locale.With("value", r.Value))), view.Text(" "),
				p.text("in.outcome."+r.Outcome.String())))
		}
	}
	box := view.Section(view.H2(p.text("in.findings")), view.P(view.Text(p.w.Count("in.taken", taken))))
	if taken < len(report) {
		box.With(list)
	}
	if more > 0 {
		box.With(view.P(view.Text(p.w.Count("in.findings.more", more))))
	}
	return box
}

// report says what is in the file before anything is stored.
func (n *notes) report(in incoming, fault string) *Response {
	d := in.diary
	n.personal = true
	n.know = n.knowledge(d.Record().Jurisdiction)
	main := []view.Node{n.fault(fault), heading(n.text("in.report"))}
	if len(d.Entries) == 0 {
		return n.respond(append(main, view.P(n.text("in.nothing")), n.outcomes(in.report), n.linkList(routeIn, routeNotes))...)
	}
	first, last := d.Entries[0].About, d.Entries[0].About
	for i := range d.Entries {
		first, last = min(first, d.Entries[i].About), max(last, d.Entries[i].About)
	}
	main = append(main, view.P(view.Text(n.w.Count("in.count", len(d.Entries), locale.With("from", n.w.Day(first, n.today)), locale.With("to", n.w.Day(last, n.today))))))
	form := formTo(routeIn, carry([]Field{{"diary", string(diary.Append(nil, d))}}))
	if n.d == nil {
		form.With(view.H2(n.text("start.pass")), view.P(n.text("start.pass.what", locale.With("n", strconv.Itoa(shortest)))), n.suggestion(),
			n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"))
	} else if same := len(d.Entries) - merge(n.d.Clone(), d); same > 0 {
		main = append(main, view.P(view.Text(n.w.Count("in.same", same))))
	}
	list := view.UL(view.Class("entries"))
	for _, e := range d.Current() {
		list.With(view.LI(view.H3(view.Text(n.w.WeekDay(e.About, n.today))), n.entryLines(e)))
	}
	form.With(view.Div(view.Class("buttons"), n.pressButton("button", "take", "in.take"), link(routeNotes, view.Class("button plain"), n.text("in.leave"))))
	return n.respond(append(main, n.outcomes(in.report), form, n.folded("in.entries", list))...)
}

// take keeps what was read.
func (n *notes) take(d *diary.Diary) *Response {
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
		merge(all, d)
		return nil
	}); err != nil {
		return n.report(incoming{diary: d}, why(err))
	}
	n.personal = true
	n.read()
	return n.front("in.done")
}

// merge adds the entries of another diary that are not there yet, and returns
// how many. Their numbers change; what replaces what does not.
func merge(into, from *diary.Diary) int {
	at := map[string]int{}
	for i := range into.Entries {
		at[entryText(&into.Entries[i])] = into.Entries[i].ID
	}
	number := map[int]int{0: 0}
	added := 0
	for i := range from.Entries {
		e := from.Entries[i]
		if id, ok := at[entryText(&e)]; ok {
			number[e.ID] = id
			continue
		}
		old := e.ID
		e.Replaces = number[e.Replaces]
		if e.Replaces != 0 && replacedBy(into, e.Replaces) != nil {
			if e.Withdrawn {
				continue // it was corrected here since
			}
			e.Replaces = 0
		}
		number[old] = into.Add(e)
		added++
	}
	return added
}

// entryText is an entry without its numbers, to find it again.
func entryText(e *diary.Entry) string {
	alone := *e
	alone.ID, alone.Replaces = 1, 0
	return string(diary.Append(nil, &diary.Diary{Entries: []diary.Entry{alone}}))
}
