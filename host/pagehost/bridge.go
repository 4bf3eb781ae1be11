//go:build js && wasm

package pagehost

import (
	"syscall/js"

	"aftercare"
	"aftercare/app"
)

// Run makes the program callable from the page and never returns.
//
// The page gets one global, aftercare, with three functions: handle(method,
// path, body, done) and lock() for the glue, and guide(record, asOf), which
// returns the guidance document for programs and tests.
func Run(p Program) {
	keep := lent()
	turn := &turns{vault: keep.vault()}
	problem := p.Problem(500)
	handle := js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := &app.Request{Method: args[0].String(), Path: args[1].String(), Now: now()}
		body, done := args[2].String(), args[3]
		// A callback must return at once: whatever waits for the page would
		// wait for ever inside it.
		go func() {
			if !turn.begin(mayWait(r)) {
				done.Invoke(answer(step(p, problem, r, body), 0))
				return
			}
			r.Vault, r.Lasting = turn.vault, keep.lasting
			reply := step(p, problem, r, body)
			minutes := turn.minutes()
			turn.end()
			if minutes > 0 {
				keep.askToLast()
			}
			done.Invoke(answer(reply, minutes))
		}()
		return nil
	})
	lock := js.FuncOf(func(js.Value, []js.Value) any {
		turn.lock()
		return nil
	})
	guide := js.FuncOf(func(_ js.Value, args []js.Value) any {
		asOf, ok := moment(args[1].String())
		if !ok {
			return ""
		}
		guidance, findings := p.Guide(args[0].String(), asOf)
		return string(guidance) + said(findings)
	})
	global := object()
	global.Set("handle", handle)
	global.Set("lock", lock)
	global.Set("guide", guide)
	js.Global().Set("aftercare", global)
	if ready := js.Global().Get("aftercareReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

func object() js.Value { return js.Global().Get("Object").New() }

// answer is a response as the glue takes it; minutes is how long a diary
// stays open without a touch, 0 where none is.
func answer(r *app.Response, minutes int) js.Value {
	out := object()
	out.Set("status", r.Status)
	out.Set("location", r.Location)
	out.Set("body", string(r.Body))
	out.Set("minutes", minutes)
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

// now is the moment by the clock of the page.
func now() aftercare.When {
	d := js.Global().Get("Date").New()
	get := func(name string) int { return d.Call(name).Int() }
	return clock(get("getFullYear"), get("getMonth")+1, get("getDate"),
		get("getHours"), get("getMinutes"), get("getSeconds"), get("getTimezoneOffset"))
}
