//go:build js && wasm

// Sealer is the encryption worker, thrown away after one task: a passphrase's
// key, files of the age format, files of other programs. It is no part of the
// program that every reader loads.
package main

import (
	"errors"
	"syscall/js"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
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
	case "import":
		return readFile(string(in), task), nil
	case "scan":
		_, err := scan.Write(in) // which comes again with the result
		return nil, err
	case "scanned":
		return []byte(scan.Result()), nil
	}
	return nil, errors.New("no such task")
}

// scan reads an export of Apple Health, a piece at a time.
var scan imports.HealthScan

// readFile reads a file of another program, with the settings of a task.
func readFile(text string, task js.Value) []byte {
	known, _ := diary.Parse(task.Get("known").String())
	now, _ := aftercare.ParseInstant(task.Get("now").String())
	f, findings := imports.ReadFile(text, known, imports.Settings{
		Now: now, Order: imports.DateOrder(task.Get("order").Int()), Unit: aftercare.Unit(task.Get("unit").Int()),
	})
	return imports.AppendAnswer(nil, f, findings)
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
