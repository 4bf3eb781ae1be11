//go:build js && wasm

// Places is the program that finds a clinic, and nothing else: the page loads
// it when she goes there, and asks the first program for every other page.
package main

import (
	"aftercare/app"
	"aftercare/host/pagehost"
	"aftercare/locale"
)

func main() {
	program, err := app.New(app.Config{Words: locale.In("en").WithPlaces()}, app.ClinicPages(nil, &app.OwnList{}, pagehost.Clock))
	if err != nil {
		panic(err)
	}
	pagehost.Run(program, nil)
}
