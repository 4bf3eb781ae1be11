//go:build web

package static

import (
	"embed"
	"io/fs"
)

//go:embed web
var files embed.FS

// embedded is the browser part inside the program, for releases.
var embedded = func() fs.FS {
	web, err := fs.Sub(files, "web")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return web
}()
