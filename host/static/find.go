package static

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is where cmd/bundle puts the browser part, seen from the top of the
// working tree.
const folder = "build/web"

// ErrNone says that there is no browser part.
var ErrNone = errors.New("static: there is no browser part")

// Find returns the browser part: from dir where one is given, else from the
// program itself, from beside it, or from the working tree it is run in. ErrNone
// if it is in none of these.
func Find(dir string) (fs.FS, error) {
	if dir != "" {
		if _, err := os.Stat(filepath.Join(dir, execFile)); err != nil {
			return nil, err
		}
		return os.DirFS(dir), nil
	}
	if embedded != nil {
		return embedded, nil
	}
	for _, dir := range places() {
		if _, err := os.Stat(filepath.Join(dir, execFile)); err == nil {
			return os.DirFS(dir), nil
		}
	}
	return nil, ErrNone
}

// places lists the folders to look in.
func places() []string {
	var list []string
	if program, err := os.Executable(); err == nil {
		list = append(list, filepath.Join(filepath.Dir(program), "web"))
	}
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return append(list, filepath.Join(dir, folder))
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return list
}
