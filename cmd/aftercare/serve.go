package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"aftercare/app"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/locale"
	"aftercare/services"
)

type serveCmd struct {
	Addr    string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"Where to listen."`
	Web     string `placeholder:"DIR" help:"The browser part, where it is not beside the program."`
	HTTPS   bool   `name:"https" help:"Readers reach it by TLS: adds the header that keeps it so."`
	Proxied bool   `help:"A proxy of yours stands before it and names the client last in X-Forwarded-For."`
	Log     bool   `help:"Write a line for each request on standard error: route, status, time; never an address, a query or a body."`
	Places  string `name:"services" placeholder:"FILE" help:"Places of your own, as services import writes them: readers may ask this server for the nearest."`
	Pack    string `placeholder:"ID|DIR" help:"One pack for everybody; without, that of each reader's country."`
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(std streams) error {
	engines, err := chosen(c.Pack)
	if err != nil {
		return err
	}
	web, err := static.Find(c.Web)
	if err != nil {
		return invalidf("--web %s: there is no browser part: %v", c.Web, err)
	}
	files, err := static.Load(web)
	if err != nil {
		return err
	}
	var own *services.List
	if c.Places != "" {
		if own, err = readServices(c.Places); err != nil {
			return err
		}
	}
	packs := app.Library{For: engines}
	program, err := app.New(app.Config{Library: packs, Words: locale.Whole("en").WithPlaces(), Asset: files.Address, Build: programVersion()},
		app.ReadPages(), app.AskPages(), app.MorePages(), app.DiaryPages(nil), app.HowPages(), app.SharePages(), app.LetterPages(),
		app.ClinicPages(own, nil, httphost.Clock(time.Now)))
	if err != nil {
		return err
	}
	var log io.Writer
	if c.Log {
		log = std.err
	}
	server, err := httphost.New(httphost.Config{Program: program, Guide: packs.Guide, Files: files, HTTPS: c.HTTPS, Proxied: c.Proxied, Build: programVersion(), Log: log,
		OnListen: func(a net.Addr) { c.greet(std.err, a, web == nil) }})
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return server.Serve(ctx, c.Addr)
}

// greet says where to look, and what is missing.
func (c *serveCmd) greet(out io.Writer, a net.Addr, bare bool) {
	fmt.Fprintf(out, "Aftercare %s is at http://%s/ (this machine only; press Ctrl-C to end)\n", programVersion(), a)
	if bare {
		fmt.Fprintln(out, "The browser part is not built: general pages and /plain/ work, answers in the page do not. Build it with: make build")
	}
}
