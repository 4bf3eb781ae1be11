//go:build js && wasm

// Wasm is the program for a person's own page: the rules of the packs, the engine
// and the pages, and nothing that could send anything. The words come in a file of
// their own. The diary is in another, see
// cmd/wasm/diary.
package main

import (
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/sheet"
	"aftercare/app/start"
	"aftercare/host/pagehost"
	"aftercare/internal/library"
)

func main() {
	words, err := pagehost.Language()
	if err != nil {
		panic(err)
	}
	packs := page.Library{For: library.In(words, pagehost.Pause())}
	program, err := app.New(page.Config{Build: pagehost.Build(), Library: packs, Words: words}, read.Pages(), search.Pages(), ask.Pages(), start.Pages(), sheet.CodePages())
	if err != nil {
		panic(err)
	}
	pagehost.Run(program, questions.Guide(packs))
}
