//go:build js && wasm

package pagehost

import (
	"syscall/js"

	"aftercare"
	"aftercare/app/page"
	"aftercare/vault"
)

// Guide judges a record: the guidance document, or what is wrong with it.
type Guide func(record string, asOf aftercare.When, left func() bool) ([]byte, []aftercare.Finding)

// Run makes a program without a diary callable from the page and never returns.
// guide is nil for a program without packs.
func Run(p Program, guide Guide) { run(p, guide, alone{}, nil) }

// RunWithDiary is Run for the program with a diary. It uses the functions that
// the page's script provides for it.
func RunWithDiary(p Program, guide Guide) {
	keep := lent()
	d := &shared{keep: keep, turns: turns{vault: keep.vault()}}
	run(p, guide, d, d.lend)
}

// desk gives the diary to one step at a time.
type desk interface {
	// take hands it to a step; false if another step has it and this one may not wait.
	take(r *page.Request) bool
	// give takes it back. It returns how many minutes the diary stays open if nobody
	// uses it, 0 if it is locked, noDiary if the program has none; and what she was
	// writing when it was last locked.
	give() (minutes int, draft string)
}

// noDiary is returned for the minutes of a program without a diary.
const noDiary = -1

// alone is the desk of a program without a diary.
type alone struct{}

func (alone) take(*page.Request) bool { return true }
func (alone) give() (int, string)     { return noDiary, "" }

// shared is the desk of the program with one.
type shared struct {
	keep *keep
	turns
}

func (d *shared) take(r *page.Request) bool {
	if !d.begin(mayWait(r)) {
		return false
	}
	r.Vault, r.Files, r.Lasting = d.vault, d.keep, d.keep.lasting
	return true
}

func (d *shared) give() (minutes int, draft string) {
	minutes, draft = d.minutes(), d.draft()
	d.end()
	if minutes > 0 {
		d.keep.askToLast()
	}
	return minutes, draft
}

// lend exposes the diary functions that the page calls outside of a step. It is
// passed to run as a function, so that a program without a diary links none of it.
func (d *shared) lend(global js.Value) {
	global.Set("lock", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) > 0 && args[0].String() != "" {
			go d.lockWith(args[0].String()) // sealing waits for the page
		} else {
			d.lock()
		}
		return nil
	}))
	global.Set("check", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go d.check(args[0])
		return nil
	}))
}

// check looks at the store for the page, once no step has the vault, and
// returns how many minutes the diary stays open: another tab may have changed,
// opened or erased it.
func (d *shared) check(done js.Value) {
	d.begin(true)
	minutes := 0
	if d.vault != nil && d.vault.State() == vault.Open {
		minutes = d.minutes()
	}
	d.end()
	done.Invoke(minutes)
}

// run never returns.
//
// The page gets one global, aftercare, with handle(method, path, body, done)
// for the glue; if there is a diary, lock(draft), which keeps a form that was
// being written until it is opened again, and check(done); and if there are
// packs, guide(record, asOf), which returns the guidance document for programs
// and tests.
func run(p Program, guide Guide, d desk, lend func(global js.Value)) {
	problem := p.Problem(500)
	handle := js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := &page.Request{Method: args[0].String(), Path: args[1].String(), Now: now()}
		body, done := args[2].String(), args[3]
		// A callback must return at once: whatever waits for the page would
		// wait for ever inside it.
		go func() {
			taken, minutes, draft := d.take(r), noDiary, ""
			reply := step(p, problem, r, body)
			if taken {
				minutes, draft = d.give()
			}
			done.Invoke(answer(reply, minutes, draft))
		}()
		return nil
	})
	global := object()
	global.Set("handle", handle)
	if lend != nil {
		lend(global)
	}
	if guide != nil {
		global.Set("guide", js.FuncOf(func(_ js.Value, args []js.Value) any {
			asOf, ok := moment(args[1].String())
			if !ok {
				return ""
			}
			guidance, findings := guide(args[0].String(), asOf, func() bool { return false })
			return string(guidance) + said(findings)
		}))
	}
	js.Global().Set("aftercare", global)
	running = true
	if ready := js.Global().Get("aftercareReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

func object() js.Value { return js.Global().Get("Object").New() }

// answer is a response as the glue takes it; minutes is how long a diary
// stays open without a touch, 0 if none is open.
func answer(r *page.Response, minutes int, draft string) js.Value {
	out := object()
	out.Set("status", r.Status)
	out.Set("location", r.Location)
	out.Set("body", string(r.Body))
	if minutes != noDiary {
		out.Set("minutes", minutes)
	}
	if draft != "" {
		out.Set("draft", draft)
	}
	out.Set("more", r.More)
	if d := r.Download; d != nil {
		file := object()
		file.Set("name", d.Name)
		file.Set("type", d.Type)
		file.Set("bytes", toJS(d.Body))
		out.Set("file", file)
	}
	return out
}

// said lists findings, a line each.
func said(findings []aftercare.Finding) string {
	text := ""
	for _, f := range findings {
		text += f.Pointer + ": " + f.Message + "\n"
	}
	return text
}

// moment reads a day or an instant.
func moment(s string) (aftercare.When, bool) {
	if d, ok := aftercare.ParseDate(s); ok {
		return aftercare.On(d), true
	}
	at, ok := aftercare.ParseInstant(s)
	return aftercare.At(at), ok
}

// Build is the version of the server or release that the page came from, as
// the page's glue says it; "" where it says none.
func Build() string {
	build := js.Global().Get("aftercareBuild")
	if build.Type() != js.TypeString {
		return ""
	}
	return build.String()
}

// now is the moment by the clock of the page.
func now() aftercare.When {
	d := js.Global().Get("Date").New()
	get := func(name string) int { return d.Call(name).Int() }
	return clock(get("getFullYear"), get("getMonth")+1, get("getDate"),
		get("getHours"), get("getMinutes"), get("getSeconds"), get("getTimezoneOffset"))
}

// Clock is the time at a place by the browser's own zones.
func Clock(zone string) (day aftercare.Date, minute int, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false // a zone that the browser does not know
		}
	}()
	if zone == "" {
		return 0, 0, false
	}
	options := object()
	options.Set("timeZone", zone)
	// Swedish writes a moment as 2026-11-23 10:00:00.
	text := js.Global().Get("Date").New().Call("toLocaleString", "sv-SE", options).String()
	if len(text) < 16 {
		return 0, 0, false
	}
	day, ok = aftercare.ParseDate(text[:10])
	at := func(i int) int { return int(text[i]-'0')*10 + int(text[i+1]-'0') }
	minute = at(11)*60 + at(14)
	return day, minute, ok && minute >= 0 && minute < 24*60
}
