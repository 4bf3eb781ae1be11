// Package httphost runs the program as a server: net/http around it, strict
// headers on every answer, and nothing known of who asked or what was told.
// A personal answer is given and forgotten; general pages are rendered once a
// day and kept packed.
package httphost

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"aftercare"
	"aftercare/app/page"
	"aftercare/host/static"
)

// Program is what the server runs.
type Program interface {
	Handle(*page.Request) *page.Response
	Problem(status int) *page.Response
}

// Config is what a server is made of.
type Config struct {
	Program Program
	// Others are the same program in more languages.
	Others []Localized
	// Guide judges a record: the guidance document, or what is wrong with it. It
	// may give up between its steps once the client has left.
	Guide   func(record string, asOf aftercare.When, left func() bool) ([]byte, []aftercare.Finding)
	Files   *static.Bundle
	HTTPS   bool      // people reach it by TLS, here or before a proxy
	Proxied bool      // behind a reverse proxy: the last X-Forwarded-For entry is the client
	Build   string    // named in the log
	Log     io.Writer // a line of JSON for each request; nil for none

	Now      func() time.Time // nil for the machine's clock
	OnPost   func()           // called for each POST that arrives; nil for none
	OnWork   func()           // called before each form or record is judged; nil for none
	OnListen func(net.Addr)   // called once the address is known; nil for none
}

// Server answers over HTTP.
type Server struct {
	config Config
	first  *speaker
	others []*speaker
	strict map[string][]string
	files  map[string]*packedPage
	pages  *pages
	limit  *limit
	work   *work
	bodies *bodies
	most   int // connections at once
	guard  *http.CrossOriginProtection
	log    *journal
}

// statuses are those that the server itself answers with.
var statuses = []int{400, 403, 404, 405, 413, 415, 422, 429, 500, 503}

// help is the emergency page: with the start page it is what must be there
// without a network.
const help = "/help/"

// New makes a server. It fails where the emergency page cannot be rendered:
// a server without it must not run.
func New(c Config) (*Server, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	s := &Server{config: c, strict: ready(c.HTTPS), files: map[string]*packedPage{}, guard: http.NewCrossOriginProtection(),
		pages: &pages{}, limit: newLimit(c.Now), work: newWork(), bodies: newBodies(), most: maxConnections(), log: newJournal(c.Log, c.Build)}
	s.first = newSpeaker("", c.Program)
	for _, o := range c.Others {
		s.others = append(s.others, newSpeaker(o.Base, o.Program))
	}
	if err := s.addFiles(); err != nil {
		return nil, err
	}
	return s, nil
}

// addFiles takes the static files in, with the pages that the service worker
// shows without a network.
func (s *Server) addFiles() error {
	shell := map[string]string{"/": "start.html", help: "help.html"}
	for path, name := range shell {
		reply := s.config.Program.Handle(&page.Request{Method: http.MethodGet, Path: path, Now: s.now(), Broke: s.log.fault})
		if reply.Status != http.StatusOK {
			return errors.New("the program does not answer " + path)
		}
		s.addFile(s.config.Files.Add(name, reply.Body))
	}
	for _, f := range s.config.Files.All() {
		s.addFile(f)
	}
	if worker := s.config.Files.Worker(shell); worker != nil {
		s.addFile(worker)
		s.files[worker.Address].keep = revalidate
	}
	return nil
}

func (s *Server) addFile(f *static.File) {
	p := &packedPage{status: http.StatusOK, kind: []string{f.Type}, plain: f.Plain, keep: immutable}
	p.gzip, p.brotli = func() []byte { return f.Gzip }, func() []byte { return f.Brotli }
	p.tag = []string{`"` + f.Integrity + `"`}
	s.files[f.Address] = p
}

// How long the server waits for a slow or silent client.
const (
	headerTime = 5 * time.Second
	readTime   = 20 * time.Second
	writeTime  = 2 * time.Minute // the program over a slow network
	idleTime   = time.Minute
	stopTime   = 10 * time.Second
)

// maxHeaderBytes is far above what a browser sends to a site without cookies.
const maxHeaderBytes = 16 << 10

// Serve answers until the context ends, then lets running answers finish.
func (s *Server) Serve(ctx context.Context, addr string) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	if s.config.OnListen != nil {
		s.config.OnListen(listener.Addr())
	}
	places := newConnections(listener, s.most, s.config.Proxied, s.raw(http.StatusServiceUnavailable))
	places.errors = s.rawAnswers()
	server := &http.Server{
		ConnState: places.changed, ConnContext: withConnection,
		DisableGeneralOptionsHandler: true, // OPTIONS * gets the strict headers too
		Handler:                      s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeaderBytes,
		// What net/http has to say names addresses, so it is not said.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(places) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	return server.Shutdown(stop)
}
