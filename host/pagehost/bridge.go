//go:build js && wasm

package pagehost

import (
	"syscall/js"

	"aftercare"
)

// Run makes the program callable from the page and never returns.
//
// The page gets one global, aftercare, with two functions: handle(method,
// path, body, done) for the glue, and guide(record, asOf), which returns the
// guidance document for programs and tests.
func Run(p Program) {
	problem := p.Problem(500)
	handle := js.FuncOf(func(_ js.Value, args []js.Value) any {
		method, path, body, done := args[0].String(), args[1].String(), args[2].String(), args[3]
		// A callback must return at once: whatever waits for the page would
		// wait for ever inside it.
		go func() {
			reply := step(p, problem, method, path, body, now())
			out := js.Global().Get("Object").New()
			out.Set("status", reply.Status)
			out.Set("location", reply.Location)
			out.Set("body", string(reply.Body))
			done.Invoke(out)
		}()
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
	global := js.Global().Get("Object").New()
	global.Set("handle", handle)
	global.Set("guide", guide)
	js.Global().Set("aftercare", global)
	if ready := js.Global().Get("aftercareReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
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
