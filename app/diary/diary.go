// Package diary is the pages of the diary on her device: what she writes, how
// it is opened, kept, taken out, brought in and erased.
package diary

import (
	"errors"
	"strings"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/engine"
	"aftercare/locale"
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

	again   string        // with this notice a form is shown as it was written, and not kept
	suggest func() string // generates a random passphrase; may be nil
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

// judge gives what the diary says, as a page that rests on it, and what it amounts to.
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
	switch {
	case errors.Is(err, vault.ErrWrong):
		return "vault.wrong"
	case errors.Is(err, vault.ErrDamaged):
		return "vault.damaged"
	case errors.Is(err, vault.ErrFull):
		return "vault.full"
	case errors.Is(err, vault.ErrLocked):
		return "vault.locked"
	case errors.Is(err, vault.ErrExists):
		return "vault.exists"
	case errors.Is(err, vault.ErrLeft):
		return "vault.left"
	case errors.Is(err, vault.ErrSame):
		return "vault.same"
	case errors.Is(err, vault.ErrRefused):
		return "vault.unfit"
	case errors.Is(err, errGone):
		return "vault.gone"
	}
	return "vault.store"
}

// clockNote says that this device's clock may be wrong.
func (n *diaryPage) clockNote() view.Node {
	if !n.late {
		return view.Node{}
	}
	return view.P(view.Class("note"), n.Text("clock.behind",
		locale.With("clock", n.W.WeekDay(n.r.Now.Day, 1)), locale.With("latest", n.W.WeekDay(n.Today, 1))))
}
