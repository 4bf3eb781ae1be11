//go:build js && wasm

// Wasm is the program for a person's own page: the packs, the engine and the
// pages, and nothing that could send anything. The diary is in another, see
// cmd/wasm/diary.
package main

import (
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/host/pagehost"
	"aftercare/internal/library"
)

func main() {
	packs := page.Library{For: library.PublishedPausing(pagehost.Pause())}
	program, err := app.New(page.Config{Build: pagehost.Build(), Library: packs}, read.Pages(), ask.Pages())
	if err != nil {
		panic(err)
	}
	pagehost.Run(program, ask.Guide(packs))
}
