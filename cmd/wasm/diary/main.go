//go:build js && wasm

// Diary is the program of cmd/wasm with the pages of the diary, the letters
// and what is shared. The page loads it when she goes there.
package main

import (
	"aftercare/app"
	"aftercare/app/diary"
	"aftercare/app/how"
	"aftercare/app/letters"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/share"
	"aftercare/app/sheet"
	"aftercare/host/pagehost"
	"aftercare/instruments"
	"aftercare/internal/library"
)

func main() {
	words, err := pagehost.Language()
	if err != nil {
		panic(err)
	}
	packs := page.Library{For: library.In(words, pagehost.Pause())}
	program, err := app.New(page.Config{Build: pagehost.Build(), Library: packs, Words: words},
		read.MorePages(), diary.Pages(pagehost.Passphrase), how.Pages(instruments.All), share.Pages(), letters.Pages(), sheet.Pages())
	if err != nil {
		panic(err)
	}
	pagehost.RunWithDiary(program, questions.Guide(packs))
}
