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
	seen := map[types.Type]bool{}
	var walk func(types.Type)
	mark := func(t *types.TypeName) {
		if t.Pkg() == nil {
			return
		}
		path, ok := l.own(t.Pkg().Path())
		if pkg := l.typed[path]; ok && pkg != nil {
			if own := pkg.Scope().Lookup(t.Name()); own != nil && own.Exported() {
				l.used[name{path, t.Name()}] = true
				walk(own.Type().Underlying())
			}
		}
	}
	walk = func(t types.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		switch t := t.(type) {
		case *types.Named:
			mark(t.Obj())
			for arg := range t.TypeArgs().Types() {
				walk(arg)
			}
		case *types.Alias:
			mark(t.Obj())
			walk(t.Rhs())
		case *types.Struct:
			for f := range t.Fields() {
				if f.Exported() {
					walk(f.Type())
				}
			}
		case *types.Signature:
			walk(t.Params())
			walk(t.Results())
		case *types.Tuple:
			for v := range t.Variables() {
				walk(v.Type())
			}
		case *types.Interface:
			for m := range t.Methods() {
				walk(m.Type())
			}
		case *types.Map:
			walk(t.Key())
			walk(t.Elem())
		case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
			walk(t.Elem())
		}
	}
	for _, n := range slices.SortedFunc(maps.Keys(l.used), func(a, b name) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.of, b.of))
	}) {
		if obj := l.lookup(n); obj != nil {
			walk(obj.Type())
		}
	}
	for path, pkg := range l.typed {
		lists := map[types.Type]bool{}
		constants := map[string]types.Type{}
		for _, of := range pkg.Scope().Names() {
			if c, ok := pkg.Scope().Lookup(of).(*types.Const); ok {
				if _, ok := c.Type().(*types.Named); ok {
					constants[of] = c.Type()
					lists[c.Type()] = lists[c.Type()] || l.used[name{path, of}]
				}
			}
		}
		for of, t := range constants {
			l.used[name{path, of}] = l.used[name{path, of}] || lists[t]
		}
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
