package measure

import (
	"cmp"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// packagesByPath gives the packages, with the exported names that nobody needs.
func (l *loader) packagesByPath() []Package {
	l.need()
	var list []Package
	for _, path := range slices.Sorted(maps.Keys(l.packages)) {
		p := l.packages[path]
		slices.Sort(p.Exported)
		for _, of := range p.Exported {
			_, method, isMethod := strings.Cut(of, ".")
			if !l.used[name{path, of}] && !(isMethod && l.interfaces[method]) {
				p.Unused = append(p.Unused, of)
			}
		}
		list = append(list, *p)
	}
	return list
}

// need adds to the used names those that they cannot do without.
func (l *loader) need() {
	w := walker{l, map[types.Type]bool{}}
	for _, n := range slices.SortedFunc(maps.Keys(l.used), func(a, b name) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.of, b.of))
	}) {
		if obj := l.lookup(n); obj != nil {
			w.walk(obj.Type())
		}
	}
	for path, pkg := range l.typed {
		l.needLists(path, pkg)
	}
}

// needLists marks the constants of a list: a type that is used, or of which
// one constant is.
func (l *loader) needLists(path string, pkg *types.Package) {
	lists := map[types.Type]bool{}
	constants := map[string]types.Type{}
	for _, of := range pkg.Scope().Names() {
		if c, ok := pkg.Scope().Lookup(of).(*types.Const); ok {
			if t, ok := c.Type().(*types.Named); ok {
				constants[of] = c.Type()
				lists[c.Type()] = lists[c.Type()] || l.used[name{path, of}] || l.used[name{path, t.Obj().Name()}]
			}
		}
	}
	for of, t := range constants {
		l.used[name{path, of}] = l.used[name{path, of}] || lists[t]
	}
}

// walker goes through the types that a used type is made of.
type walker struct {
	*loader
	seen map[types.Type]bool
}

// mark notes an exported type of the module as used, and what it is made of.
func (w walker) mark(t *types.TypeName) {
	if t.Pkg() == nil {
		return
	}
	path, ok := w.own(t.Pkg().Path())
	if pkg := w.typed[path]; ok && pkg != nil {
		if own := pkg.Scope().Lookup(t.Name()); own != nil && own.Exported() {
			w.used[name{path, t.Name()}] = true
			w.walk(own.Type().Underlying())
		}
	}
}

func (w walker) walk(t types.Type) {
	if w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		w.mark(t.Obj())
		for arg := range t.TypeArgs().Types() {
			w.walk(arg)
		}
	case *types.Alias:
		w.mark(t.Obj())
		w.walk(t.Rhs())
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() {
				w.walk(f.Type())
			}
		}
	case *types.Signature:
		w.walk(t.Params())
		w.walk(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			w.walk(v.Type())
		}
	case *types.Interface:
		for m := range t.Methods() {
			w.walk(m.Type())
		}
	case *types.Map:
		w.walk(t.Key())
		w.walk(t.Elem())
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		w.walk(t.Elem())
	}
}

// lookup finds a used declaration, nil if it was read in no build.
func (l *loader) lookup(n name) types.Object {
	pkg := l.typed[n.path]
	if pkg == nil {
		return nil
	}
	of, method, isMethod := strings.Cut(n.of, ".")
	obj := pkg.Scope().Lookup(of)
	if obj == nil || !isMethod {
		return obj
	}
	found, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, method)
	return found
}

// uses notes which names of the module's other packages are used, and which
// methods interfaces ask for.
func (l *loader) uses(from string, info *types.Info) {
	for _, obj := range info.Uses {
		if obj.Pkg() == nil {
			continue
		}
		if i, ok := obj.Type().Underlying().(*types.Interface); ok {
			for m := range i.Methods() {
				l.interfaces[m.Name()] = true
			}
		}
		if path, ok := l.own(obj.Pkg().Path()); ok && obj.Pkg().Path() != from {
			if of := nameOf(obj); of != "" {
				l.used[name{path, of}] = true
			}
		}
	}
	for _, obj := range info.Defs {
		if t, ok := obj.(*types.TypeName); ok {
			if i, ok := t.Type().Underlying().(*types.Interface); ok {
				for m := range i.Methods() {
					l.interfaces[m.Name()] = true
				}
			}
		}
	}
}

// origin gives the declaration of what may be an instance of generic code.
func origin(obj types.Object) types.Object {
	if f, ok := obj.(*types.Func); ok {
		return f.Origin()
	}
	return obj
}

// nameOf names a package-level declaration or a method of a package-level
// type, and gives "" for everything else: fields, labels, variables of functions.
func nameOf(obj types.Object) string {
	if f, ok := obj.(*types.Func); ok {
		if recv := f.Signature().Recv(); recv != nil {
			typ := recv.Type()
			if p, ok := typ.(*types.Pointer); ok {
				typ = p.Elem()
			}
			if named, ok := typ.(*types.Named); ok {
				return named.Obj().Name() + "." + f.Name()
			}
			return ""
		}
	}
	if obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return ""
	}
	return obj.Name()
}

func exported(pkg *types.Package) []string {
	var list []string
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		list = append(list, name)
		if t, ok := obj.(*types.TypeName); ok && !t.IsAlias() {
			if named, ok := t.Type().(*types.Named); ok {
				for m := range named.Methods() {
					if m.Exported() {
						list = append(list, name+"."+m.Name())
					}
				}
			}
		}
	}
	return list
}
