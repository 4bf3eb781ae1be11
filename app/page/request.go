// Package page is what every page of the program stands on: the request and the
// response, the site that all pages share, the frame, forms, evidence, numbers
// to call and the drawing of days. It runs unchanged in a server (host/httphost)
// and in a person's own page (host/pagehost), so it links neither net/http nor
// html/template nor encoding/json.
//
// It keeps nothing. What a person has answered travels in the fields of the
// form she is filling in and nowhere else: it is never in a URL, a cookie or
// storage.
package page

import (
	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/vault"
)

// Request is one step of a reader.
type Request struct {
	Method string  // GET or POST
	Path   string  // without query: no address carries anything
	Form   []Field // of a POST, in order
	// WantsGuidance asks for the guidance document instead of a page.
	WantsGuidance bool
	// Now is the moment by the reader's own clock.
	Now aftercare.When
	// InPage is set where the program runs in the reader's page and no answer
	// leaves it; otherwise a server answers.
	InPage bool
	// Vault is her diary on this device; nil where there can be none, as on a
	// server. A step may change it, and says "kept" only once it is stored.
	Vault *vault.Vault
	// Files reads files of other programs; it is there where the vault is.
	Files FileReader
	// Lasting is what the browser answered when it was asked, after the first
	// save, not to clear away by itself what is stored.
	Lasting aftercare.Tri
	// Broke is called at a panic, before it is recovered, so that a host can log
	// where it happened. It may be nil.
	Broke func()
}

// FileReader reads a file for a diary, as imports.ReadFile does. The error is
// not about the file: nothing could be read at all.
type FileReader interface {
	ReadFile(file []byte, known *diary.Diary, s imports.Settings) (imports.File, []aftercare.Finding, error)
}

// Field is one field of a form. Of a file it holds the bytes in base64, and
// the field NAME-name holds what the file is called.
type Field struct{ Name, Value string }

// Response is what a host sends back.
type Response struct {
	Status   int
	Type     string // content type
	Body     []byte
	Location string // where Status is a redirect
	// Forms is set on the pages of /plain/, whose own policy lets a form be
	// sent to this server. Every other page forbids it.
	Forms bool
	// Personal is set where the body rests on what a person told: never stored.
	Personal bool
	// More is set where the page is in another program, and nothing else is:
	// the host asks there, by the name of its file.
	More string
	// Next is set where another page of the table answers instead, in this
	// program or another. No host sees it.
	Next *Request
	// Download is a file for her to keep, beside the page. It never travels:
	// the page host makes it where she is.
	Download *Download
}

// The kinds of content.
const (
	TypeHTML = "text/html; charset=utf-8"
	TypeJSON = "application/json"
)

// Download is a file for her to keep.
type Download struct {
	Name, Type string
	Body       []byte
}

// TextFile is a text for her to keep, under a name that says nothing of it.
func TextFile(text string) *Download {
	return &Download{Name: "notes.txt", Type: "text/plain; charset=utf-8", Body: []byte(text)}
}

// OpenDiary is her diary where it is open, nil otherwise.
func (r *Request) OpenDiary() *diary.Diary {
	if r.Vault == nil || r.Vault.State() != vault.Open {
		return nil
	}
	return r.Vault.Diary()
}
