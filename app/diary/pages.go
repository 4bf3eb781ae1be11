package diary

import (
	"aftercare/app/chart"
	"aftercare/app/page"
	"aftercare/vault"
)

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

// Pages are the diary's pages. suggest generates a random passphrase, or returns
// "" if it cannot; it is nil if none is offered.
func Pages(suggest func() string) []page.Handler {
	var list []page.Handler
	for i := range opened {
		show := opened[i].show
		serve := func(s *page.Site, r *page.Request) *page.Response { return serveNotes(s, r, suggest, show) }
		list = append(list, page.Handler{Path: opened[i].path, Show: serve, Take: serve})
	}
	return list
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
	if n.field("go") == "strength" {
		return &page.Response{Status: 200, Type: page.TypeHTML, Personal: true, Body: []byte(strength(n.W, n.field("pass"), n.field("random")))}
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
