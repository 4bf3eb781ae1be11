package page

import (
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/vault"
)

// Exit is where the way out leads: a page that everybody has reason to read. No
// page links there: a browser looks the host of a link up before it is pressed.
// The glue goes there itself; without it, the link leads to this server, which
// sends on.
const Exit = "https://www.wikipedia.org/"

// Page is what every page needs to be written.
type Page struct {
	*Site
	W        *locale.Words
	Know     *Knowledge
	Today    aftercare.Date
	Path     string
	InPage   bool // the program runs in the reader's page
	Plain    bool // a page of /plain/: no script, its form goes to this server
	Personal bool // rests on what a person told
	Status   int
	Vault    *vault.Vault // nil where there can be no diary
}

// NewPage begins the page that answers a request.
func (a *Site) NewPage(r *Request) *Page {
	return &Page{Site: a, W: a.Words, Know: a.General, Today: r.Now.Day, Path: r.Path, InPage: r.InPage, Status: 200, Vault: r.Vault}
}

// Text is the words of a key, its *marks* strong.
func (p *Page) Text(key string, with ...locale.Arg) view.Node {
	return Marked(p.W.Text(key, with...))
}

// Marked puts what is between *marks* into strong.
func Marked(s string) view.Node {
	if strings.IndexByte(s, '*') < 0 {
		return view.Text(s)
	}
	var nodes []view.Node
	for strong := false; ; strong = !strong {
		part, rest, more := strings.Cut(s, "*")
		n := view.Text(part)
		if strong {
			n = view.Strong(n)
		}
		if s = rest; part != "" {
			nodes = append(nodes, n)
		}
		if !more {
			return view.List(nodes...)
		}
	}
}

// Questions is where the questions are: in the page where the browser's own
// part was built, else on the server.
func (p *Page) Questions(route string) string {
	if !p.InPage && p.Config.Asset("app.wasm") == "" {
		return PathPlain
	}
	return route
}

// Link is a link to a page of this program.
func Link(path string, parts ...view.Part) view.Node {
	return view.A(append([]view.Part{view.Href(view.Path(path))}, parts...)...)
}

// Respond puts the page's own part into the frame that all pages share.
func (p *Page) Respond(main ...view.Node) *Response {
	r := &Response{Status: p.Status, Type: TypeHTML, Forms: p.Plain, Personal: p.Personal}
	r.Body = view.Page(make([]byte, 0, 16<<10), p.frame(main), p.Config.Base)
	return r
}

func (p *Page) frame(main []view.Node) view.Node {
	// The program in the page reads its build there: it is linked without one,
	// so that a new version is no new download if nothing else changed.
	return view.HTML(view.Set("lang", p.W.Lang), view.Set("dir", p.W.Dir), view.Set("data-build", p.Config.Build),
		p.head(),
		view.Body(
			view.Nav(view.Aria("label", p.W.Text("frame.ways")),
				view.A(view.Class("exit"), view.Href(view.Path(PathLeave)), view.Set("rel", "nofollow noreferrer"), view.Set("data-exit", Exit), p.Text("frame.exit")),
				view.A(view.Class("skip"), view.Href(view.Fragment("main")), p.Text("frame.skip"))),
			view.Header(view.Class("top"),
				Link(PathHome, view.Class("name"), p.Text("frame.name")),
				view.Nav(view.Aria("label", p.W.Text("frame.nav")),
					Link(PathHelp, p.Text("frame.help")))),
			p.languages(),
			p.unsigned(),
			view.P(view.ID("wait"), view.Flag("hidden", true), view.Role("status"), p.Text("frame.wait")),
			view.P(view.ID("newer"), view.Flag("hidden", true), view.Role("status"),
				p.Text("frame.newer"), view.Text(" "),
				view.Button(view.Class("button plain"), view.Type("button"), p.Text("frame.newer.take"))),
			view.P(view.ID("gone"), view.Flag("hidden", true), view.Role("status"), p.Text("frame.gone")),
			view.P(view.ID("unsaved"), view.Flag("hidden", true), view.Role("status"),
				p.Text("frame.unsaved"), view.Text(" "),
				view.Button(view.Class("inline"), view.Type("button"), p.Text("frame.unsaved.go"))),
			view.P(view.ID("lost"), view.Flag("hidden", true), view.Role("alert"), view.Count("tabindex", -1),
				p.Text("frame.lost"), view.Text(" "),
				Link(PathPlain, p.Text("frame.lost.plain")), view.Text(" "),
				Link(PathHelp, p.Text("frame.lost.help"))),
			view.Main(view.ID("main"), view.Set("data-path", p.Path), view.Flag("data-personal", p.Personal), view.List(main...)),
			p.foot()))
}

func (p *Page) head() view.Node {
	asset := func(name string) view.URL {
		if at := p.Config.Asset(name); at != "" {
			return view.File(at)
		}
		return view.URL{}
	}
	there := func(name string) bool { return p.Config.Asset(name) != "" }
	return view.Head(
		view.Meta(view.Set("charset", "utf-8")),
		view.Meta(view.Name("viewport"), view.Set("content", "width=device-width, initial-scale=1")),
		view.Title(p.Text("frame.name")),
		view.If(there("style.css"), view.Link(view.Set("rel", "stylesheet"), view.Href(asset("style.css")))),
		view.If(there("icon.svg"), view.Link(view.Set("rel", "icon"), view.Href(asset("icon.svg")), view.Type("image/svg+xml"))),
		view.If(there("app.webmanifest"), view.Link(view.Set("rel", "manifest"), view.Href(asset("app.webmanifest")))),
		view.If(there("page.js"), view.Script(view.Src(asset("page.js")), view.Flag("defer", true))))
}

func (p *Page) foot() view.Node {
	list := view.UL(view.LI(p.searchLink()))
	for i := range p.routes {
		if r := &p.routes[i]; r.Foot != "" {
			list.With(view.LI(Link(r.Path, p.Text(r.Foot))))
		}
	}
	return view.Footer(view.P(p.Text("foot.what")), view.Nav(view.Aria("label", p.W.Text("foot.nav")), list))
}

// languages is the way to the same page in another language, by links that work
// without a script: each language in its own name. A page that rests on what she
// told, or that is not there, leads to the start.
func (p *Page) languages() view.Node {
	if len(p.Config.Languages) < 2 {
		return view.Node{}
	}
	path := p.Path
	if p.Personal || p.Status != 200 {
		path = PathHome
	}
	list := view.Nav(view.Class("languages"), view.Aria("label", p.W.Text("frame.languages")))
	for _, l := range p.Config.Languages {
		link := view.A(view.Href(view.File(l.Base+path)), view.Set("lang", l.Tag), view.Set("hreflang", l.Tag), view.Set("data-language", strings.ToLower(l.Tag)), view.Text(l.Name))
		if l.Tag == p.W.Lang {
			link.With(view.Aria("current", "true"))
		}
		list.With(link)
	}
	return list
}

// Heading is the one first heading of a page; it takes the focus.
func Heading(parts ...view.Part) view.Node {
	return view.H1(append([]view.Part{view.Count("tabindex", -1)}, parts...)...)
}

// Paragraphs are key + "a", key + "b" and so on.
func (p *Page) Paragraphs(key string) view.Node {
	var list []view.Node
	for c := 'a'; p.W.Has(key + string(c)); c++ {
		list = append(list, view.P(p.Text(key+string(c))))
	}
	return view.List(list...)
}

// LinkList is links one under the other.
func (p *Page) LinkList(routes ...string) view.Node {
	list := view.UL(view.Class("topics"))
	for _, route := range routes {
		list.With(view.LI(Link(route, p.Text("to."+route[1:len(route)-1]))))
	}
	return list
}

// CanFill reports whether what is written into a form can be answered.
func (p *Page) CanFill() bool { return p.InPage || p.Config.Asset("app.wasm") != "" }
