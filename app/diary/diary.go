// Package diary is the pages of the diary on her device: what she writes, how
// it is opened, kept, taken out, brought in and erased.
package diary

import (
	"strings"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/chart"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/engine"
	"aftercare/vault"
)

// The addresses that only the diary leads to.
const (
	pathWrite = "/notes/write/"
	pathEvent = "/notes/event/"
	pathEntry = "/notes/entry/"
	pathKeep  = "/notes/keep/"
	pathLock  = "/notes/lock/"
	pathOut   = "/notes/out/"
	pathIn    = "/notes/in/"
	pathErase = "/notes/erase/"
)

// diaryPage is a page of the diary.
type diaryPage struct {
	*page.Page
	r    *page.Request
	v    *vault.Vault
	d    *diary.Diary   // nil unless it is open
	form []page.Field   // of a POST; none where a page is only asked for
	now  aftercare.When // what it is judged as of
	late bool           // this device's clock is behind what she wrote

	suggest func() string // makes a passphrase by chance; may be nil
}

// serveNotes answers every step of the diary: by where the diary stands, and if it
// is open, by the page.
func serveNotes(a *page.Site, r *page.Request, suggest func() string, show func(*diaryPage) *page.Response) *page.Response {
	n := &diaryPage{Page: a.NewPage(r), r: r, v: r.Vault, now: r.Now, suggest: suggest}
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
		_, n.form, _ = page.TakeField(n.form, "go")
	}
	state := n.v.State()
	if pass, rest, ok := page.TakeField(n.form, "unlock"); ok {
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
		n.Personal = true
		n.read()
		return show(n)
	case vault.Empty:
		return n.empty()
	}
	switch {
	case state == vault.Unreachable:
		return n.broken("unreachable")
	case r.Path == pathErase:
		return n.erase()
	case state == vault.Broken:
		return n.broken("broken")
	}
	return n.locked("")
}

// opened are the pages of the open diary.
var opened = [...]struct {
	path string
	show func(*diaryPage) *page.Response
}{
	{page.PathNotes, func(n *diaryPage) *page.Response { return n.front("") }},
	{page.PathStart, (*diaryPage).takeAlong},
	{pathWrite, func(n *diaryPage) *page.Response { return n.write(&entryForms[0]) }},
	{pathEvent, (*diaryPage).events},
	{pathEvent + "#/", (*diaryPage).event},
	{page.PathDays, (*diaryPage).days},
	{pathEntry + "#/", (*diaryPage).numberedEntry},
	{page.PathAnswer, (*diaryPage).answerPage},
	{page.PathPicture, func(n *diaryPage) *page.Response { return chart.Picture(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{page.PathSummary, func(n *diaryPage) *page.Response { return chart.Summary(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{page.PathRemind, func(n *diaryPage) *page.Response { return chart.Remind(n.Site, n.r, n.d, n.now, n.clockNote()) }},
	{pathKeep, (*diaryPage).settings},
	{pathLock, (*diaryPage).lock},
	{pathOut, (*diaryPage).out},
	{pathIn, (*diaryPage).in},
	{pathErase, (*diaryPage).erase},
}

// Pages are the diary's pages. suggest makes a passphrase by chance, ""
// where it cannot; nil where none is offered.
func Pages(suggest func() string) []page.Handler {
	var list []page.Handler
	for i := range opened {
		show := opened[i].show
		serve := func(s *page.Site, r *page.Request) *page.Response { return serveNotes(s, r, suggest, show) }
		list = append(list, page.Handler{Path: opened[i].path, Show: serve, Take: serve})
	}
	return list
}

// fewSeconds is how far a clock may be behind without a word about it.
const fewSeconds = 10 * 60

// read takes the diary up, and the moment it is judged as of: now, or where
// the clock is behind, the latest moment of the diary.
func (n *diaryPage) read() {
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
	n.Know = n.Knowledge(rec.Jurisdiction)
	n.Today = n.now.Day
}

// judge gives what the diary says, as a sheet, and what it amounts to.
func (n *diaryPage) judge(d *diary.Diary) (*ask.Page, *aftercare.Guidance) {
	rec := d.Record()
	s := ask.OfRecord(n.Page, rec, n.now)
	n.Know = n.Knowledge(rec.Jurisdiction)
	return s, n.Know.Engine.Evaluate(rec, n.now)
}

// field is the first value of a field of the form.
func (n *diaryPage) field(name string) string {
	value, _, _ := page.TakeField(n.form, name)
	return value
}

// secret is a field for a passphrase. Nothing is to keep it or to fill it in.
func (n *diaryPage) secret(name, key string) view.Node {
	id := "f-" + name
	return view.Div(view.Class("box"), view.Label(view.For(id), n.Text(key)),
		view.Input(view.ID(id), view.Name(name), view.Type("password"), view.Set("autocomplete", "off"), view.Set("autocapitalize", "none"), view.Set("spellcheck", "false")))
}

// carry is the fields of a form that is not done with, hidden in the next one.
func carry(form []page.Field) view.Node {
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
