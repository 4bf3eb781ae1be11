package pagetest

import (
	"testing"

	"aftercare/app/page"
	"aftercare/host/form"
)

// FuzzForms sends any form to the pages of a package, as a page and as a server
// read it. Each answer is a whole page or leads to one, and none is that of a
// fault of ours. Every body is tried at every path first.
func FuzzForms(f *testing.F, handle func(*page.Request) *page.Response, paths []string, bodies ...string) {
	for i := range paths {
		for _, body := range bodies {
			f.Add(uint8(i), body, true)
		}
		f.Add(uint8(i), bodies[0], false)
	}
	f.Fuzz(func(t *testing.T, which uint8, body string, inPage bool) {
		read := form.Parse
		if inPage {
			read = form.ParseWithFiles
		}
		fields, err := read(body)
		if err != nil {
			return
		}
		path := paths[int(which)%len(paths)]
		r := handle(&page.Request{Method: "POST", Path: path, Form: fields, Now: Now, InPage: inPage})
		switch {
		case r.Status >= 500:
			t.Fatalf("%s: status %d for %q", path, r.Status, fields)
		case r.Location == "" && r.More == "":
			CheckPage(t, path, r)
		}
	})
}
