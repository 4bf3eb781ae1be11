//go:build js && wasm

// Sealer is the heavy part of the sealing, for a worker that is thrown away
// after one task: a passphrase's key, and files of the age format. It is no
// part of the program that every reader loads.
package main

import (
	"errors"
	"syscall/js"

	"aftercare/internal/sealing"
	"aftercare/vault"
)

// main gives the worker one function, work(task), and never returns.
func main() {
	js.Global().Set("work", js.FuncOf(func(_ js.Value, args []js.Value) any {
		out, err := do(args[0])
		return result(out, err)
	}))
	select {}
}

// do does one task.
func do(task js.Value) ([]byte, error) {
	passphrase := task.Get("passphrase").String()
	in := make([]byte, task.Get("bytes").Length())
	js.CopyBytesToGo(in, task.Get("bytes"))
	number := func(name string) int { return task.Get(name).Int() }
	switch task.Get("kind").String() {
	case "derive":
		return sealing.Crypto{}.Derive(passphrase, in, vault.Cost{
			Memory: uint32(number("memory")), Time: uint8(number("time")), Lanes: uint8(number("lanes")),
		})
	case "seal":
		return sealing.Crypto{}.SealFile(passphrase, in)
	case "open":
		return sealing.Crypto{}.OpenFile(passphrase, in)
	}
	return nil, errors.New("no such task")
}

// result is what goes back to the page: bytes, or the name of what is wrong.
func result(out []byte, err error) js.Value {
	object := js.Global().Get("Object").New()
	switch {
	case errors.Is(err, vault.ErrWrong):
		object.Set("error", "wrong")
	case errors.Is(err, vault.ErrDamaged):
		object.Set("error", "damaged")
	case errors.Is(err, vault.ErrForKey):
		object.Set("error", "for-key")
	case errors.Is(err, vault.ErrCostly):
		object.Set("error", "costly")
	case err != nil:
		object.Set("error", "other")
	default:
		bytes := js.Global().Get("Uint8Array").New(len(out))
		js.CopyBytesToJS(bytes, out)
		object.Set("bytes", bytes)
	}
	return object
}
