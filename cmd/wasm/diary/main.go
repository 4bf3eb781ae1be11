//go:build js && wasm

// Diary is the program of cmd/wasm with the pages of the diary, the letters
// and what is shared. The page loads it when she goes there.
package main

import (
	"aftercare/app"
	"aftercare/host/pagehost"
	"aftercare/instruments"
	"aftercare/internal/library"
	"aftercare/locale"
)

func main() {
	packs := app.Library{For: library.PublishedPausing(pagehost.Pause())}
	program, err := app.New(app.Config{Build: pagehost.Build(), Library: packs, Words: locale.Whole("en")},
		app.ReadPages(), app.AskPages(), app.MorePages(), app.DiaryPages(pagehost.Words), app.HowPages(instruments.All), app.SharePages(), app.LetterPages())
	if err != nil {
		panic(err)
	}
	pagehost.RunWithDiary(program, app.Guide(packs))
}
