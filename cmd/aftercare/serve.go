package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/clinics"
	"aftercare/app/diary"
	"aftercare/app/how"
	"aftercare/app/letters"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/share"
	"aftercare/app/sheet"
	"aftercare/app/start"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/instruments"
	"aftercare/locale"
	"aftercare/places"
	"aftercare/words"
)

type serveCmd struct {
	Addr    string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"The address to listen on."`
	Web     string `placeholder:"DIR" help:"The folder with the browser part, if not beside the program."`
	HTTPS   bool   `name:"https" help:"Served over HTTPS: send Strict-Transport-Security."`
	Proxied bool   `help:"Behind a reverse proxy: trust the last X-Forwarded-For entry."`
	Log     bool   `help:"Log each request to standard error: route, status and time; never a URL, a query or a body."`
	Places  string `name:"services" placeholder:"FILE" help:"A file of your own places, as written by services import; readers can search it on this server."`
	Pack    string `placeholder:"ID|DIR" help:"One pack for everybody; default: that of each reader's country."`
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(std streams) error {
	engines, err := chosen(c.Pack, words.English())
	if err != nil {
		return err
	}
	web, err := static.Find(c.Web)
	if err != nil && !errors.Is(err, static.ErrNone) {
		return invalidf("--web %s: no browser part there: %v", c.Web, err)
	}
	files, err := static.Load(web)
	if err != nil {
		return err
	}
	var own *places.List
	if c.Places != "" {
		if own, err = readServices(c.Places); err != nil {
			return err
		}
	}
	packs := page.Library{For: engines.Sure()}
	all := sites{}
	program, err := all.build(words.English(), packs, files, own)
	if err != nil {
		return err
	}
	others, err := c.others(all, files, own)
	if err != nil {
		return err
	}
	var log io.Writer
	if c.Log {
		log = std.err
	}
	server, err := httphost.New(httphost.Config{Program: program, Others: others, Guide: questions.Guide(packs), Files: files, HTTPS: c.HTTPS, Proxied: c.Proxied, Build: programVersion(), Log: log,
		OnListen: func(a net.Addr) { c.greet(std.err, a, web == nil) }})
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return server.Serve(ctx, c.Addr)
}

// sites are what the pages of each language share, by its tag.
type sites map[string]*page.Site

// build makes the whole program in one language.
func (all sites) build(w *locale.Words, packs page.Library, files *static.Bundle, own *places.List) (*app.App, error) {
	c := page.Config{Library: packs, Words: w, Asset: files.Address, Build: programVersion(), Languages: choice(), SiteIn: func(tag string) *page.Site { return all[tag] }}
	for _, l := range c.Languages {
		if l.Tag == w.Lang {
			c.Base = l.Base
		}
	}
	program, err := app.New(c, read.Pages(), search.Pages(), ask.Pages(), start.Pages(), read.MorePages(), diary.Pages(nil), how.Pages(instruments.All), share.Pages(), letters.Pages(), sheet.Pages(), sheet.CodePages(),
		clinics.Pages(own, nil, httphost.Clock(time.Now)))
	if err != nil {
		return nil, err
	}
	all[w.Lang] = program.Site
	return program, nil
}

// others are the programs in the languages besides the first.
func (c *serveCmd) others(all sites, files *static.Bundle, own *places.List) ([]httphost.Localized, error) {
	var list []httphost.Localized
	for _, l := range choice()[1:] {
		w, _ := words.In(l.Tag)
		engines, err := chosen(c.Pack, w)
		if err != nil {
			return nil, err
		}
		program, err := all.build(w, page.Library{For: engines.Sure()}, files, own)
		if err != nil {
			return nil, err
		}
		list = append(list, httphost.Localized{Base: l.Base, Program: program})
	}
	return list, nil
}

// choice are the languages to choose from.
func choice() []page.Language { return page.Choose(words.Languages(), words.In) }

// greet prints the address, and what is missing.
func (c *serveCmd) greet(out io.Writer, a net.Addr, bare bool) {
	fmt.Fprintf(out, "Aftercare %s is at http://%s/ (this machine only; press Ctrl-C to end)\n", programVersion(), a)
	if bare {
		fmt.Fprintln(out, "The browser part is not built, so answers in the page do not work; general pages and /plain/ do. Build it with: make build")
	}
}
