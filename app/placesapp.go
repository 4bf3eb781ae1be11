package app

// Finder is a program of those pages alone, for the browser: without packs it
// is smaller. Whatever else is asked for is in the first program. It holds
// functions and no App, or the linker would keep all that an App can do.
type Finder struct {
	pages   func(*Request) *Response
	problem func(status int) *Response
}

// NewFinder makes the program ready. The configuration needs no library.
func NewFinder(c Config) *Finder {
	if c.Asset == nil {
		c.Asset = func(string) string { return "" }
	}
	a := &App{config: c, words: c.words}
	return &Finder{pages: a.place, problem: a.Problem}
}

// Handle answers one step of a reader.
func (f *Finder) Handle(r *Request) (out *Response) {
	defer func() {
		if recover() != nil {
			out = f.problem(500)
		}
	}()
	if !isPlaces(r.Path) {
		return &Response{Status: 200, Type: typeHTML, More: ProgramFirst}
	}
	return f.pages(r)
}

// Problem is the page for something that went wrong.
func (f *Finder) Problem(status int) *Response { return f.problem(status) }
