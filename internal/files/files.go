// Package files reads and writes files on behalf of the command line: only
// regular files are read, within a bound, and a file is written whole or not
// at all.
package files

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Open opens a regular file for reading. A folder, a device, a pipe or a
// socket is refused: they have no end, or block.
func Open(name string) (*os.File, error) {
	// Asked before it is opened: opening a pipe would wait for its other end.
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(name, info); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	// Asked again: it may have been replaced meanwhile.
	if info, err = f.Stat(); err == nil {
		err = regular(name, info)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func regular(name string, info fs.FileInfo) error {
	if info.IsDir() {
		return fmt.Errorf("%s: is a folder, not a file", name)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: not a regular file", name)
	}
	return nil
}

// Read returns a regular file of at most max bytes.
func Read(name string, max int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := ReadAll(f, max)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}

// ReadFS is Read for a file system.
func ReadFS(fsys fs.FS, name string, max int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil {
		err = regular(name, info)
	}
	if err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := ReadAll(f, max)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}

// ErrTooLarge is wrapped by the errors of what is longer than its bound.
var ErrTooLarge = errors.New("too large")

// ReadAll reads to the end, or fails once there are more than max bytes.
func ReadAll(r io.Reader, max int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, max+1))
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > max {
		return nil, tooLarge(max)
	}
	return text, nil
}

// ReadLine reads up to and with the next line feed. At the end of the input
// it returns what is left and io.EOF; it fails once a line has more than max
// bytes.
func ReadLine(r *bufio.Reader, max int) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > max {
			return "", tooLarge(int64(max))
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}

func tooLarge(max int64) error {
	return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, max)
}

// Write makes a file of what the function writes: the whole of it, on disk,
// under its name, or nothing new. An older file of that name stays as it was
// until then, and nothing else is left behind but by a power cut. Where the name
// is a symbolic link, the file that it leads to is written, and the link stays.
// What is there and no regular file is refused.
func Write(name string, write func(io.Writer) error) error {
	name, err := target(name)
	if err != nil {
		return err
	}
	return writeOn(machine{}, name, write)
}

// target is the name of the regular file that a name leads to, or the name itself
// if nothing is there.
func target(name string) (string, error) {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return name, nil
	}
	to := name
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if to, err = filepath.EvalSymlinks(name); err == nil {
			info, err = os.Stat(to)
		}
	}
	if err != nil {
		return "", err
	}
	return to, regular(name, info)
}

// system is what writing needs of a machine, so that a test can stand for one
// that loses power.
type system interface {
	createTemp(dir, pattern string) (file, error)
	mode(name string) (fs.FileMode, error)
	rename(from, to string) error
	remove(name string) error
	syncFolder(dir string)
}

type file interface {
	io.WriteCloser
	Name() string
	Chmod(fs.FileMode) error
	Sync() error
}

func writeOn(on system, name string, write func(io.Writer) error) (err error) {
	dir := filepath.Dir(name)
	f, err := on.createTemp(dir, "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			on.remove(f.Name())
		}
	}()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if old, err := on.mode(name); err == nil {
		mode = old // a script stays one
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := on.rename(f.Name(), name); err != nil {
		return err
	}
	on.syncFolder(dir)
	return nil
}

// machine is the one that runs this.
type machine struct{}

func (machine) createTemp(dir, pattern string) (file, error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (machine) mode(name string) (fs.FileMode, error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), nil
}

func (machine) rename(from, to string) error { return os.Rename(from, to) }
func (machine) remove(name string) error     { return os.Remove(name) }

// syncFolder puts the new name on disk too. Where folders cannot be synced,
// the name is on disk when the system writes it.
func (machine) syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}

// WriteText is Write for a text that is there already.
func WriteText[T ~string | ~[]byte](name string, text T) error {
	return Write(name, func(w io.Writer) error {
		_, err := w.Write([]byte(text))
		return err
	})
}
