package pagehost

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"aftercare"
	"aftercare/app/page"
	"aftercare/host/form"
	"aftercare/vault"
)

// Program is what runs in the page.
type Program interface {
	Handle(*page.Request) *page.Response
	Problem(status int) *page.Response
}

// step answers one link or form. What goes wrong inside the program becomes
// the page that says so, which was rendered before anything could.
func step(p Program, problem *page.Response, r *page.Request, body string) (reply *page.Response) {
	defer func() {
		if recover() != nil {
			reply = problem
		}
	}()
	fields, err := form.ParseWithFiles(body)
	switch {
	case errors.Is(err, form.ErrLong):
		return p.Problem(413)
	case err != nil:
		return p.Problem(400)
	}
	r.Form, r.InPage = fields, true
	return p.Handle(r)
}

// turns gives the vault to one step at a time. To lock it waits for none.
type turns struct {
	vault   *vault.Vault // nil if there can be none
	one     sync.Mutex
	locked  atomic.Bool            // it is to be locked as soon as no step has it
	written atomic.Pointer[string] // what she was writing then
}

// begin waits until no other step has the vault; one that may not wait goes
// without it, and begin reports false.
func (t *turns) begin(mayWait bool) bool {
	switch {
	case t.one.TryLock():
	case mayWait:
		t.one.Lock()
	default:
		return false
	}
	t.lockNow()
	return true
}

// notes is where the pages of the diary are.
const notes = "/notes/"

// mayWait reports whether a step may wait for another that unlocks or stores.
// The pages for everybody may not: help and danger signs are among them.
func mayWait(r *page.Request) bool {
	return r.Method != "GET" || strings.HasPrefix(r.Path, notes)
}

func (t *turns) end() {
	t.one.Unlock()
	t.settle()
}

// lock forgets the key now, or at the end of the step that has it. It waits
// for nothing, so a callback of the page may call it.
func (t *turns) lock() {
	t.written.Store(nil)
	t.locked.Store(true)
	t.settle()
}

// lockWith is lock, and keeps what she was writing until it is opened again.
func (t *turns) lockWith(draft string) {
	t.written.Store(&draft)
	t.locked.Store(true)
	t.settle()
}

func (t *turns) settle() {
	for t.locked.Load() && t.one.TryLock() {
		t.lockNow()
		t.one.Unlock()
	}
}

func (t *turns) lockNow() {
	if !t.locked.Swap(false) || t.vault == nil {
		return
	}
	if draft := t.written.Swap(nil); draft != nil {
		t.vault.LockWith(*draft)
	} else {
		t.vault.Lock()
	}
}

// draft is what she was writing when it was locked, once, after it was opened.
func (t *turns) draft() string {
	if t.vault == nil {
		return ""
	}
	return t.vault.Draft()
}

// minutes is how long the diary stays open without a touch; 0 while it is locked.
func (t *turns) minutes() int {
	if t.vault == nil {
		return 0
	}
	return t.vault.LockAfter()
}

// clock turns what the page's clock reads into a moment; minutesBehind is how
// many minutes it is behind Greenwich.
func clock(year, month, day, hour, minute, second, minutesBehind int) aftercare.When {
	date, ok := aftercare.MakeDate(year, month, day)
	if !ok {
		return aftercare.When{}
	}
	return aftercare.At(aftercare.Instant{
		Day:    date,
		Second: int32(hour*3600 + minute*60 + second),
		Offset: int16(-minutesBehind),
	})
}
