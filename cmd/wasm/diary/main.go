//go:build js && wasm

// Diary is the program of cmd/wasm with the pages of the diary, the letters
// and what is shared. The page loads it when she goes there.
package main

import (
	"aftercare/app"
	"aftercare/host/pagehost"
	"aftercare/internal/library"
)

func main() {
	program, err := app.New(app.WithMore(app.Config{Library: app.Library{For: library.PublishedPausing(pagehost.Pause())}, Words: pagehost.Words}))
	if err != nil {
		panic(err)
	}
	pagehost.RunWithDiary(program)
}
