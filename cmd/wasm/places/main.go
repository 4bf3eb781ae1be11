//go:build js && wasm

// Places is the program that finds a clinic, and nothing else: the page loads
// it when she goes there, and asks the first program for every other page.
package main

import (
	"aftercare/app"
	"aftercare/host/pagehost"
)

func main() {
	pagehost.RunPlaces(app.NewFinder(app.WithPlaces(app.Config{}, nil, pagehost.Clock)))
}
