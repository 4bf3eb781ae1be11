package app

import (
	"errors"

	"aftercare"
	"aftercare/engine"
)

// Library gives the packs a program was built with, compiled.
type Library struct {
	// For returns the pack of a jurisdiction's records; "" gives the one for
	// records that name none. It must be safe for many callers at once.
	For func(jurisdiction string) *engine.Engine
}

// Config is what a host gives the program.
type Config struct {
	Library Library
	// Asset returns the address of a file of the host (style.css, page.js,
	// app.webmanifest, icon.svg), "" where there is none.
	Asset func(name string) string
	Build string // shown on the page about the program
}

// App is the program. It is read-only once made and safe for many callers.
type App struct {
	config Config
}

// New makes the program ready.
func New(c Config) (*App, error) {
	if c.Library.For == nil || c.Library.For("") == nil {
		return nil, errors.New("the program has no pack to answer from")
	}
	if c.Asset == nil {
		c.Asset = func(string) string { return "" }
	}
	return &App{config: c}, nil
}

// Handle answers one step of a reader.
func (a *App) Handle(r *Request) *Response {
	return &Response{Status: 200, Type: typeHTML, Body: []byte("<!doctype html><html lang=\"en\"><title>Notes</title><main id=\"main\" data-path=\"/\"><h1 tabindex=\"-1\">Notes</h1></main></html>")}
}

// Problem is a page for something that went wrong.
func (a *App) Problem(status int) *Response {
	r := a.Handle(&Request{})
	r.Status = status
	return r
}

// Paths lists the addresses of the general pages, the emergency page first.
func (a *App) Paths() []string { return []string{"/help/", "/"} }

const (
	typeHTML = "text/html; charset=utf-8"
	typeJSON = "application/json"
)

// Guide judges a record as the command line does: the guidance document, or
// what is wrong with the record.
func (a *App) Guide(record string, asOf aftercare.When) (guidance []byte, findings []aftercare.Finding) {
	rec, findings := parseRecord(record, asOf)
	if findings != nil {
		return nil, findings
	}
	return a.guidance(rec, asOf), nil
}
