//go:build js && wasm

// Places is the program that finds a clinic, and nothing else: the page loads
// it when she goes there, and asks the first program for every other page.
package main

import (
	"aftercare/app"
	"aftercare/app/clinics"
	"aftercare/app/page"
	"aftercare/host/pagehost"
)

func main() {
	words, err := pagehost.Language()
	if err != nil {
		panic(err)
	}
	program, err := app.New(page.Config{Words: words}, clinics.Pages(nil, &clinics.OwnList{}, pagehost.Clock))
	if err != nil {
		panic(err)
	}
	pagehost.Run(program, nil)
}
