package view

// URL is an address that a page may hold. It can only be made by the
// functions here, none of which lets a scheme through that runs anything.
type URL struct {
	s     string
	based bool
}

// String returns the address.
func (u URL) String() string { return u.s }

// Path is an address of this program: lower-case letters, digits, hyphens,
// dots and slashes. Anything else gives the start page.
func Path(p string) URL {
	ok := len(p) > 0 && p[0] == '/' && (len(p) == 1 || p[1] != '/')
	for i := 0; i < len(p); i++ {
		c := p[i]
		ok = ok && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' || c == '.' || c == '_')
	}
	if !ok {
		p = "/"
	}
	return URL{p, true}
}

// File is an address of this program that is the same on pages of every base.
func File(p string) URL { return URL{Path(p).s, false} }

// Fragment is a place in the same page.
func Fragment(id string) URL { return URL{s: "#" + cleanID(id)} }

// Outside is an https or http address of somebody else; the zero URL where it
// is neither.
func Outside(address string) URL {
	rest := ""
	for _, scheme := range [...]string{"https://", "http://"} {
		if len(address) > len(scheme) && address[:len(scheme)] == scheme {
			rest = address[len(scheme):]
		}
	}
	if rest == "" || rest[0] == '/' {
		return URL{}
	}
	for i := 0; i < len(rest); i++ {
		if c := rest[i]; c <= ' ' || c >= 0x7F || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`' {
			return URL{}
		}
	}
	return URL{s: address}
}

// cleanID keeps what an id may hold.
func cleanID(id string) string {
	b := make([]byte, 0, len(id))
	for i := 0; i < len(id); i++ {
		c := id[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' {
			b = append(b, c)
		}
	}
	return string(b)
}
