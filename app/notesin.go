package app

import (
	"encoding/base64"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
	"aftercare/vault"
)

// sealedMark is how every file of the age format begins.
const sealedMark = "age-encryption.org/v1"

// in takes a file in: first it shows what is in it, then it keeps it. Where
// nothing is kept yet, it begins the diary.
func (n *notes) in() *Response {
	n.path = routeIn
	switch n.field("go") {
	case "look":
		d, findings, fault := n.readFile()
		if fault != "" || d == nil {
			return n.fileForm(fault, findings)
		}
		return n.report(d, findings, "")
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
			view.Div(view.Class("buttons"), n.press("button", "look", "in.look"))),
		n.linkList(routeNotes))
}

// readFile reads what she chose. Where the diary is nil, the findings or the
// fault say why.
func (n *notes) readFile() (*diary.Diary, []aftercare.Finding, string) {
	body, err := base64.StdEncoding.DecodeString(n.field("file"))
	if err != nil || len(body) == 0 {
		return nil, nil, "in.no-file"
	}
	text := string(body)
	switch {
	case strings.HasPrefix(text, sealedMark):
		d, err := n.v.ReadExport(body, n.field("open"))
		if err == vault.ErrWrong {
			return nil, nil, "in.wrong"
		}
		if err != nil {
			return nil, nil, "in.damaged"
		}
		return d, nil, ""
	case strings.HasPrefix(strings.TrimSpace(text), "{"):
		d, findings := diary.Parse(text)
		if d == nil {
			return nil, findings, "in.unreadable"
		}
		return d, nil, ""
	}
	d, findings := diary.ParseCSV(text)
	if d == nil {
		return nil, findings, "in.unreadable"
	}
	return d, findings, ""
}

// mostFindings is how many findings are listed; the rest are counted.
const mostFindings = 100

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

// report says what is in the file before anything is stored.
func (n *notes) report(d *diary.Diary, findings []aftercare.Finding, fault string) *Response {
	n.personal = true
	n.know = n.knowledge(d.Record().Jurisdiction)
	current := d.Current()
	main := []view.Node{n.fault(fault), heading(n.text("in.report"))}
	form := formTo(routeIn, carry([]Field{{"diary", string(diary.Append(nil, d))}}))
	if len(d.Entries) == 0 {
		return n.respond(append(main, view.P(n.text("in.nothing")), n.findings(findings), n.linkList(routeIn, routeNotes))...)
	}
	first, last := d.Entries[0].About, d.Entries[0].About
	for i := range d.Entries {
		first, last = min(first, d.Entries[i].About), max(last, d.Entries[i].About)
	}
	main = append(main, view.P(view.Text(n.w.Count("in.count", len(d.Entries), locale.With("from", n.w.Day(first, n.today)), locale.With("to", n.w.Day(last, n.today))))))
	if n.d != nil {
		same := len(d.Entries) - merge(n.d.Clone(), d)
		main = append(main, view.P(view.Text(n.w.Count("in.same", same))))
	} else {
		form.With(view.H2(n.text("start.pass")), view.P(n.text("start.pass.what", locale.With("n", strconv.Itoa(shortest)))), n.suggestion(),
			n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"))
	}
	list := view.UL(view.Class("entries"))
	for _, e := range current {
		list.With(view.LI(view.H3(view.Text(n.w.WeekDay(e.About, n.today))), n.entryLines(e)))
	}
	form.With(view.Div(view.Class("buttons"), n.press("button", "take", "in.take"), link(routeNotes, view.Class("button plain"), n.text("in.leave"))))
	return n.respond(append(main, n.findings(findings), form, n.folded("in.entries", list))...)
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
			return n.report(d, nil, fault)
		}
	} else if err := n.v.Update(func(all *diary.Diary) error {
		merge(all, d)
		return nil
	}); err != nil {
		return n.report(d, nil, why(err))
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
