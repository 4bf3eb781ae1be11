//go:build !web

package static

import "io/fs"

// embedded is nil: the browser part is read from a folder.
var embedded fs.FS
