// Package measure measures the shape of a Go module: how large its packages
// are, which of their files use each other, how many of those uses run in a
// circle, and which exported names nobody else needs. It needs only the
// standard library and the go command.
package measure

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Package is one package of the module and what was counted in it.
type Package struct {
	Path      string // import path without the module's, "." for its root
	Files     int    // files that are neither tests nor generated
	Lines     int    // lines of these files
	Generated int    // lines of generated files
	TestLines int
	Imports   []string // packages of the module that it imports, as Path

	// Arrows are the pairs of files where the first uses a declaration of the
	// second: a package-level name or a method.
	Arrows []Arrow
	// Exported are the package-level names and the methods of exported types
	// that other packages can see, as "Name" and "Type.Method".
	Exported []string
	// Unused are those of Exported that no other package uses, tests
	// included, and needs: a type in the signature of a used name is needed,
	// so are all constants of a type that is used, and a method that
	// some interface asks for.
	Unused []string
}

// Arrow says that one file of a package uses another.
type Arrow struct{ From, To string }

// Build is a target whose files are read, such as js and wasm; the zero value
// is the machine's own.
type Build struct{ OS, Arch string }

// listed is what the go command says about a package.
type listed struct {
	ImportPath, Dir, Export            string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
	Module                             *struct{ Path string }
}

// Load measures the module in a folder: the packages of the machine's own
// build, and those that exist in other builds only. Other modules that use it
// (such as benchmarks) may be named by their folders within it: they are read
// for the names they use and not counted.
func Load(dir string, others []Build, users ...string) ([]Package, error) {
	module, err := goCommand(dir, Build{}, "list", "-m")
	if err != nil {
		return nil, err
	}
	l := &loader{module: strings.TrimSpace(string(module)), packages: map[string]*Package{}, typed: map[string]*types.Package{}, files: map[string][]string{}, used: map[name]bool{}, interfaces: map[string]bool{}}
	s, err := l.read(dir)
	if err != nil {
		return nil, err
	}
	for _, b := range others {
		if err := l.readOther(s, dir, b); err != nil {
			return nil, err
		}
	}
	for _, user := range users {
		if _, err := l.read(filepath.Join(dir, user)); err != nil {
			return nil, err
		}
	}
	return l.packagesByPath(), nil
}

type loader struct {
	module     string
	packages   map[string]*Package
	typed      map[string]*types.Package
	files      map[string][]string
	used       map[name]bool   // by another package
	interfaces map[string]bool // methods that some interface asks for
}

// name is a declaration of a package of the module.
type name struct{ path, of string }

// own gives a package of the module by its path within it.
func (l *loader) own(path string) (string, bool) {
	if path == l.module {
		return ".", true
	}
	return strings.CutPrefix(path, l.module+"/")
}

// sources are files that are read together, and where their imports are found.
type sources struct {
	fset    *token.FileSet
	made    map[string]*types.Package // read from their files, where no compiled form is known
	imports types.Importer
}

func newSources(exports map[string]string) *sources {
	s := &sources{fset: token.NewFileSet(), made: map[string]*types.Package{}}
	s.imports = importer.ForCompiler(s.fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("no export data for %s", path)
		}
		return os.Open(exports[path])
	})
	return s
}

// Import implements types.Importer.
func (s *sources) Import(path string) (*types.Package, error) {
	if pkg := s.made[path]; pkg != nil {
		return pkg, nil
	}
	return s.imports.Import(path)
}

// read type-checks the packages of a folder and their tests.
func (l *loader) read(dir string) (*sources, error) {
	plain, err := list(dir, Build{}, "./...")
	if err != nil {
		return nil, err
	}
	want := []string{"./..."}
	for _, p := range plain {
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if !slices.Contains(want, path) {
				want = append(want, path)
			}
		}
	}
	all, err := list(dir, Build{}, append([]string{"-deps", "-export"}, want...)...)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range all {
		exports[p.ImportPath] = p.Export
	}
	s := newSources(exports)
	for _, p := range plain {
		files, err := l.check(s, p)
		if err == nil {
			err = l.checkTests(s, p, files)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ImportPath, err)
		}
	}
	return s, nil
}

// readOther type-checks the packages of which only another build has all files, against what
// the machine's own build compiled: compiling all of it again would take long.
// What is missing so (the standard library's own packages of that build) leaves
// gaps, but none in what they use of the module.
func (l *loader) readOther(s *sources, dir string, b Build) error {
	all, err := list(dir, b, "-deps", "./...")
	if err != nil {
		return err
	}
	for _, p := range all {
		path, own := l.own(p.ImportPath)
		if known := l.files[path]; !own || len(p.GoFiles) == 0 || known != nil && !slices.ContainsFunc(p.GoFiles, func(name string) bool { return !slices.Contains(known, name) }) {
			continue
		}
		if _, err := l.check(s, p); l.packages[path] == nil {
			return fmt.Errorf("%s: %w", p.ImportPath, err)
		}
		s.made[p.ImportPath] = l.typed[path]
	}
	return nil
}

// check reads one package and counts what it has.
func (l *loader) check(s *sources, p listed) ([]*ast.File, error) {
	files, err := parse(s.fset, p.Dir, p.GoFiles)
	if err != nil || len(files) == 0 {
		return nil, err
	}
	pkg, info, fault := resolve(p.ImportPath, files, s)
	l.uses(p.ImportPath, info)
	if path, own := l.own(p.ImportPath); own && p.Module != nil && p.Module.Path == l.module {
		known, err := l.count(path, p, s.fset, files, pkg, info)
		if err != nil {
			return nil, err
		}
		l.packages[path], l.typed[path], l.files[path] = known, pkg, p.GoFiles
	}
	return files, fault
}

// checkTests reads a package's tests for what they use: those in it, and those
// that are a package of their own. The latter may use what the former export to
// them, which no compiled form has, so errors are of no concern here.
func (l *loader) checkTests(s *sources, p listed, files []*ast.File) error {
	within, err := parse(s.fset, p.Dir, p.TestGoFiles)
	if err != nil {
		return err
	}
	beside, err := parse(s.fset, p.Dir, p.XTestGoFiles)
	if err != nil {
		return err
	}
	if len(within) > 0 {
		_, info, _ := resolve(p.ImportPath, slices.Concat(files, within), s)
		l.uses(p.ImportPath, info)
	}
	if len(beside) > 0 {
		_, info, _ := resolve(p.ImportPath+"_test", beside, s)
		l.uses(p.ImportPath+"_test", info)
	}
	return nil
}

// count measures the files of a package.
func (l *loader) count(path string, p listed, fset *token.FileSet, files []*ast.File, pkg *types.Package, info *types.Info) (*Package, error) {
	n := &Package{Path: path}
	for _, f := range files {
		lines := fset.File(f.Pos()).LineCount()
		if ast.IsGenerated(f) {
			n.Generated += lines
			continue
		}
		n.Files++
		n.Lines += lines
	}
	for _, name := range slices.Concat(p.TestGoFiles, p.XTestGoFiles) {
		text, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return nil, err
		}
		n.TestLines += bytes.Count(text, []byte("\n"))
	}
	for _, path := range p.Imports {
		if own, ok := l.own(path); ok {
			n.Imports = append(n.Imports, own)
		}
	}
	n.Arrows = arrows(fset, pkg, info)
	if pkg.Name() != "main" {
		n.Exported = exported(pkg)
	}
	return n, nil
}

// arrows finds the pairs of files that use each other.
func arrows(fset *token.FileSet, pkg *types.Package, info *types.Info) []Arrow {
	found := map[Arrow]bool{}
	file := func(at token.Pos) string { return filepath.Base(fset.Position(at).Filename) }
	for id, obj := range info.Uses {
		if obj.Pkg() != pkg || nameOf(obj) == "" {
			continue
		}
		if a := (Arrow{file(id.Pos()), file(origin(obj).Pos())}); a.From != a.To {
			found[a] = true
		}
	}
	list := make([]Arrow, 0, len(found))
	for a := range found {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b Arrow) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return list
}

func parse(fset *token.FileSet, dir string, names []string) ([]*ast.File, error) {
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// resolve type-checks as far as it goes and gives the first error.
func resolve(path string, files []*ast.File, s *sources) (*types.Package, *types.Info, error) {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	var first error
	config := types.Config{Importer: s, Error: func(err error) {
		if first == nil {
			first = err
		}
	}}
	pkg, _ := config.Check(path, s.fset, files, info)
	return pkg, info, first
}

func list(dir string, b Build, args ...string) ([]listed, error) {
	text, err := goCommand(dir, b, append([]string{"list", "-json=ImportPath,Dir,Export,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports,Module"}, args...)...)
	if err != nil {
		return nil, err
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}

func goCommand(dir string, b Build, args ...string) ([]byte, error) {
	var env []string
	if b.OS != "" {
		env = []string{"GOOS=" + b.OS, "GOARCH=" + b.Arch, "CGO_ENABLED=0"}
	}
	return command(dir, env, "go", args...)
}

// command runs a program in a folder, with more in its environment, and gives
// what it printed; an error carries what it complained of.
func command(dir string, env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var message bytes.Buffer
	cmd.Stderr = &message
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w: %s", name, args[0], err, bytes.TrimSpace(message.Bytes()))
	}
	return text, nil
}
