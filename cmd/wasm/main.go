//go:build js && wasm

// Wasm is the program for a person's own page: the packs, the engine and the
// pages, and nothing that could send anything. The diary is in another, see
// cmd/wasm/diary.
package main

import (
	"aftercare/app"
	"aftercare/host/pagehost"
	"aftercare/internal/library"
)

func main() {
	packs := app.Library{For: library.PublishedPausing(pagehost.Pause())}
	program, err := app.New(app.Config{Build: pagehost.Build(), Library: packs}, app.ReadPages(), app.AskPages())
	if err != nil {
		panic(err)
	}
	pagehost.Run(program, app.Guide(packs))
}
