package app

import (
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/vault"
)

// exit is where the way out leads: a page that everybody has reason to read.
var exit = view.Outside("https://www.wikipedia.org/")

// page is what every page needs to be written.
type page struct {
	*Site
	w        *locale.Words
	know     *knowledge
	today    aftercare.Date
	path     string
	inPage   bool // the program runs in the reader's page
	plain    bool // a page of /plain/: no script, its form goes to this server
	personal bool // rests on what a person told
	status   int
	vault    *vault.Vault // nil where there can be no diary
}

// newPage begins the page that answers a request.
func (a *Site) newPage(r *Request) *page {
	return &page{Site: a, w: a.words, know: a.general, today: r.Now.Day, path: r.Path, inPage: r.InPage, status: 200, vault: r.Vault}
}

// text is the words of a key, its *marks* strong.
func (p *page) text(key string, with ...locale.Arg) view.Node {
	return marked(p.w.Text(key, with...))
}

// marked puts what stands between *marks* into strong.
func marked(s string) view.Node {
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

// questions is where the questions are: in the page where the browser's own
// part was built, else on the server.
func (p *page) questions(route string) string {
	if !p.inPage && p.config.Asset("app.wasm") == "" {
		return routePlain
	}
	return route
}

// link is a link to a page of this program.
func link(path string, parts ...view.Part) view.Node {
	return view.A(append([]view.Part{view.Href(view.Path(path))}, parts...)...)
}

// respond puts the page's own part into the frame that all pages share.
func (p *page) respond(main ...view.Node) *Response {
	r := &Response{Status: p.status, Type: typeHTML, Forms: p.plain, Personal: p.personal}
	r.Body = view.Page(make([]byte, 0, 16<<10), p.frame(main))
	return r
}

func (p *page) frame(main []view.Node) view.Node {
	// The program in the page reads its build there: it is linked without one,
	// so that a new version is no new download if nothing else changed.
	return view.HTML(view.Set("lang", p.w.Lang), view.Set("dir", p.w.Dir), view.Set("data-build", p.config.Build),
		p.head(),
		view.Body(
			view.Nav(view.Aria("label", p.w.Text("frame.ways")),
				view.A(view.Class("exit"), view.Href(exit), view.Set("rel", "nofollow noreferrer"), view.Flag("data-exit", true), p.text("frame.exit")),
				view.A(view.Class("skip"), view.Href(view.Fragment("main")), p.text("frame.skip"))),
			view.Header(view.Class("top"),
				link(routeHome, view.Class("name"), p.text("frame.name")),
				view.Nav(view.Aria("label", p.w.Text("frame.nav")),
					link(routeHelp, p.text("frame.help")))),
			view.P(view.ID("wait"), view.Flag("hidden", true), view.Role("status"), p.text("frame.wait")),
			view.P(view.ID("newer"), view.Flag("hidden", true), view.Role("status"),
				p.text("frame.newer"), view.Text(" "),
				view.Button(view.Class("button plain"), view.Type("button"), p.text("frame.newer.take"))),
			view.P(view.ID("lost"), view.Flag("hidden", true), view.Role("alert"), view.Count("tabindex", -1),
				p.text("frame.lost"), view.Text(" "),
				link(routePlain, p.text("frame.lost.plain")), view.Text(" "),
				link(routeHelp, p.text("frame.lost.help"))),
			view.Main(view.ID("main"), view.Set("data-path", p.path), view.Flag("data-personal", p.personal), view.List(main...)),
			p.foot()))
}

func (p *page) head() view.Node {
	asset := func(name string) view.URL {
		if at := p.config.Asset(name); at != "" {
			return view.Path(at)
		}
		return view.URL{}
	}
	there := func(name string) bool { return p.config.Asset(name) != "" }
	return view.Head(
		view.Meta(view.Set("charset", "utf-8")),
		view.Meta(view.Name("viewport"), view.Set("content", "width=device-width, initial-scale=1")),
		view.Title(p.text("frame.name")),
		view.If(there("style.css"), view.Link(view.Set("rel", "stylesheet"), view.Href(asset("style.css")))),
		view.If(there("icon.svg"), view.Link(view.Set("rel", "icon"), view.Href(asset("icon.svg")), view.Type("image/svg+xml"))),
		view.If(there("app.webmanifest"), view.Link(view.Set("rel", "manifest"), view.Href(asset("app.webmanifest")))),
		view.If(there("page.js"), view.Script(view.Src(asset("page.js")), view.Flag("defer", true))))
}

func (p *page) foot() view.Node {
	list := view.UL()
	for i := range p.routes {
		if r := &p.routes[i]; r.Foot != "" {
			list.With(view.LI(link(r.Path, p.text(r.Foot))))
		}
	}
	return view.Footer(view.P(p.text("foot.what")), view.Nav(view.Aria("label", p.w.Text("foot.nav")), list))
}

// heading is the one first heading of a page; it takes the focus.
func heading(parts ...view.Part) view.Node {
	return view.H1(append([]view.Part{view.Count("tabindex", -1)}, parts...)...)
}

// paragraphs are key + "a", key + "b" and so on.
func (p *page) paragraphs(key string) view.Node {
	var list []view.Node
	for c := 'a'; p.w.Has(key + string(c)); c++ {
		list = append(list, view.P(p.text(key+string(c))))
	}
	return view.List(list...)
}

// linkList is links one under the other.
func (p *page) linkList(routes ...string) view.Node {
	list := view.UL(view.Class("topics"))
	for _, route := range routes {
		list.With(view.LI(link(route, p.text("to."+route[1:len(route)-1]))))
	}
	return list
}

// canFill reports whether what is written into a form can be answered.
func (p *page) canFill() bool { return p.inPage || p.config.Asset("app.wasm") != "" }
