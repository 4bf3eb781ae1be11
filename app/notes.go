package app

import (
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/engine"
	"aftercare/vault"
)

// The addresses that only the diary leads to.
const (
	routeWrite = "/notes/write/"
	routeEvent = "/notes/event/"
	routeEntry = "/notes/entry/"
	routeKeep  = "/notes/keep/"
	routeLock  = "/notes/lock/"
	routeOut   = "/notes/out/"
	routeIn    = "/notes/in/"
	routeErase = "/notes/erase/"
)

// notes is a page of the diary.
type notes struct {
	*page
	r    *Request
	v    *vault.Vault
	d    *diary.Diary   // nil unless it is open
	form []Field        // of a POST; none where a page is only asked for
	now  aftercare.When // what it is judged as of
	late bool           // this device's clock is behind what she wrote

	suggest func() string // makes a passphrase by chance; may be nil
}

// serveNotes answers every step of the diary: by where the diary stands, and if it
// is open, by the page.
func serveNotes(a *Site, r *Request, suggest func() string, show func(*notes) *Response) *Response {
	n := &notes{page: a.newPage(r), r: r, v: r.Vault, now: r.Now, suggest: suggest}
	if r.Method == "POST" {
		if !r.InPage {
			return a.Problem(405) // what she keeps never comes to a server
		}
		n.form = r.Form
	}
	if n.v == nil {
		return n.without()
	}
	if n.field("go") == "again" {
		_, n.form, _ = takeField(n.form, "go")
	}
	state := n.v.State()
	if pass, rest, ok := takeField(n.form, "unlock"); ok {
		n.form = rest
		if state == vault.Locked {
			if err := n.v.Open(pass); err != nil {
				return n.shut(err)
			}
			state = n.v.State()
		}
	}
	switch state {
	case vault.Open:
		n.personal = true
		n.read()
		return show(n)
	case vault.Empty:
		return n.empty()
	}
	switch {
	case state == vault.Unreachable:
		return n.broken("unreachable")
	case r.Path == routeErase:
		return n.erase()
	case state == vault.Broken:
		return n.broken("broken")
	}
	return n.locked("")
}

// opened are the pages of the open diary.
var opened = [...]struct {
	path string
	show func(*notes) *Response
}{
	{routeNotes, func(n *notes) *Response { return n.front("") }},
	{routeStart, (*notes).takeAlong},
	{routeWrite, func(n *notes) *Response { return n.write(&leaves[0]) }},
	{routeEvent, (*notes).events},
	{routeEvent + "#/", (*notes).event},
	{routeDays, (*notes).days},
	{routeEntry + "#/", (*notes).numberedEntry},
	{routeAnswer, (*notes).answerPage},
	{routePicture, func(n *notes) *Response { return picture(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{routeSummary, func(n *notes) *Response { return summaryPage(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{routeRemind, func(n *notes) *Response { return remind(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{routeKeep, (*notes).settings},
	{routeLock, (*notes).lock},
	{routeOut, (*notes).out},
	{routeIn, (*notes).in},
	{routeErase, (*notes).erase},
}

// DiaryPages are the diary's pages. suggest makes a passphrase by chance, ""
// where it cannot; nil where none is offered.
func DiaryPages(suggest func() string) []Handler {
	var list []Handler
	for i := range opened {
		show := opened[i].show
		serve := func(s *Site, r *Request) *Response { return serveNotes(s, r, suggest, show) }
		list = append(list, Handler{Path: opened[i].path, Show: serve, Take: serve})
	}
	return list
}

// fewSeconds is how far a clock may be behind without a word about it.
const fewSeconds = 10 * 60

// read takes the diary up, and the moment it is judged as of: now, or where
// the clock is behind, the latest moment of the diary.
func (n *notes) read() {
	n.d = n.v.Diary()
	n.now, n.late = n.r.Now, false
	last := n.d.Latest()
	switch {
	case last.HasInstant() && n.now.HasInstant():
		behind := last.At.Universal() - n.now.At.Universal()
		n.late = behind > fewSeconds
		if behind > 0 {
			n.now = last
		}
	case last.Day > n.now.Day:
		n.now, n.late = last, true
	}
	rec := n.d.Record()
	if len(engine.Check(rec, n.now)) > 0 {
		n.now = last // written where it is tomorrow already
	}
	n.know = n.knowledge(rec.Jurisdiction)
	n.today = n.now.Day
}

// judge gives what the diary says, as a sheet, and what it amounts to.
func (n *notes) judge(d *diary.Diary) (*sheet, *aftercare.Guidance) {
	rec := d.Record()
	s := sheetOf(n.page, rec, n.now)
	n.know = n.knowledge(rec.Jurisdiction)
	return s, n.know.engine.Evaluate(rec, n.now)
}

// field is the first value of a field of the form.
func (n *notes) field(name string) string {
	value, _, _ := takeField(n.form, name)
	return value
}

// secret is a field for a passphrase. Nothing is to keep it or to fill it in.
func (n *notes) secret(name, key string) view.Node {
	id := "f-" + name
	return view.Div(view.Class("box"), view.Label(view.For(id), n.text(key)),
		view.Input(view.ID(id), view.Name(name), view.Type("password"), view.Set("autocomplete", "off"), view.Set("autocapitalize", "none"), view.Set("spellcheck", "false")))
}

// carry is the fields of a form that is not done with, hidden in the next one.
func carry(form []Field) view.Node {
	var list []view.Node
	for _, f := range form {
		if strings.IndexByte(f.Value, '\n') >= 0 { // an attribute does not keep its lines
			list = append(list, view.Textarea(view.Flag("hidden", true), view.Name(f.Name), view.Text(f.Value)))
			continue
		}
		list = append(list, view.Input(view.Type("hidden"), view.Name(f.Name), view.Value(f.Value)))
	}
	return view.List(list...)
}

// why is the words for what a vault says went wrong.
func why(err error) string {
	switch err {
	case vault.ErrWrong:
		return "vault.wrong"
	case vault.ErrDamaged:
		return "vault.damaged"
	case vault.ErrFull:
		return "vault.full"
	case vault.ErrLocked:
		return "vault.locked"
	case vault.ErrExists:
		return "vault.exists"
	case vault.ErrSame:
		return "vault.same"
	case vault.ErrRefused:
		return "vault.unfit"
	case errGone:
		return "vault.gone"
	}
	return "vault.store"
}
