//go:build js && wasm

package pagehost

import "syscall/js"

const (
	atATime  = 8  // milliseconds, so that a page on a slow device is not felt to stand still
	betweens = 16 // calls of a pause that look at no clock
)

// running is set once the program answers: from then on nothing pauses, because
// what waits for the page inside a call of the page waits for ever.
var running bool

// Pause returns what lets the page go on with its own work, again and again
// while the program starts. In a worker no page waits.
func Pause() func() {
	if js.Global().Get("document").IsUndefined() {
		return func() {}
	}
	channel := js.Global().Get("MessageChannel").New()
	there, here := channel.Get("port1"), channel.Get("port2")
	going := make(chan struct{})
	there.Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		going <- struct{}{}
		return nil
	}))
	clock := js.Global().Get("performance")
	now := func() float64 { return clock.Call("now").Float() }
	since, calls := 0., 0 // so that the first look pauses: the runtime has just started
	return func() {
		if calls++; running || calls%betweens != 0 || now()-since < atATime {
			return
		}
		here.Call("postMessage", nil)
		<-going
		since = now()
	}
}
