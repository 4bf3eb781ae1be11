package httphost

import (
	"mime"
	"net/http"
	"strings"
	"time"

	"aftercare"
	"aftercare/app/page"
	"aftercare/host/form"
)

// route is what a request is logged as: a kind of address, never the address.
type route string

const (
	routePage   route = "page"
	routeStatic route = "static"
	routePlain  route = "plain"
	routeGuide  route = "guide"
	routeOther  route = "other"
)

const (
	plainPath  = "/plain/"
	guidePath  = "/api/guide"
	staticPath = "/static/"
	workerPath = "/sw.js"
	iconPath   = "/favicon.ico"
)

// ServeHTTP answers one request. Whatever breaks inside, the answer is a page
// that says how to reach help.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := &answer{ResponseWriter: w}
	r = s.withoutPrefix(r)
	began := time.Now()
	to := routeOf(r.URL.Path)
	defer func() { s.log.request(to, out.status, time.Since(began)) }()
	defer func() {
		if recover() != nil {
			s.log.fault()
			s.broken(out, r)
		}
	}()
	s.setStrict(w.Header())
	if isReserved(r) {
		out.Header().Set("Connection", "close")
		http.NewResponseController(w).SetWriteDeadline(time.Now().Add(lastTime))
		if r.Method != http.MethodGet || r.URL.Path != help {
			s.busy(out, r)
			return
		}
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		s.get(out, r, to)
	case http.MethodPost:
		if s.config.OnPost != nil {
			s.config.OnPost()
		}
		s.post(out, r, to)
	default:
		s.refuseMethod(out, r, to)
	}
}

// broken answers for a program that panicked.
func (s *Server) broken(out *answer, r *http.Request) {
	if out.status != 0 {
		panic(http.ErrAbortHandler) // half an answer is no answer: cut the connection
	}
	clear(out.Header())
	s.setStrict(out.Header())
	s.speakerFor(r).problem[http.StatusInternalServerError].send(out, r)
}

func routeOf(path string) route {
	switch {
	case strings.HasPrefix(path, staticPath), path == workerPath, path == iconPath:
		return routeStatic
	case strings.HasPrefix(path, plainPath):
		return routePlain
	case path == guidePath:
		return routeGuide
	case strings.HasPrefix(path, "/api/"):
		return routeOther
	}
	return routePage
}

func (s *Server) get(w http.ResponseWriter, r *http.Request, to route) {
	path := r.URL.Path
	switch to {
	case routeStatic:
		if path == iconPath {
			path = s.config.Files.Address("icon.svg")
		}
		if f := s.files[path]; f != nil {
			f.send(w, r)
			return
		}
		s.refuse(w, r, http.StatusNotFound)
	case routeGuide:
		s.refuseMethod(w, r, to)
	case routeOther:
		s.refuse(w, r, http.StatusNotFound)
	default:
		s.getPage(w, r, path)
	}
}

// getPage answers a general page, from what was made today where it was.
func (s *Server) getPage(w http.ResponseWriter, r *http.Request, path string) {
	now, sp := s.now(), s.speakerFor(r)
	if p := s.pages.at(sp.base+path, now.Day); p != nil {
		p.send(w, r)
		return
	}
	reply := sp.program.Handle(&page.Request{Method: http.MethodGet, Path: path, Now: now, Broke: s.log.fault})
	if reply.Status != http.StatusOK || reply.Personal || reply.Forms {
		s.sendReply(w, r, reply)
		return
	}
	p := newPage(reply)
	p.keep = revalidate
	s.pages.keep(sp.base+path, now.Day, p)
	p.send(w, r)
}

func (s *Server) sendReply(w http.ResponseWriter, r *http.Request, reply *page.Response) {
	if reply.Forms && strings.HasPrefix(r.URL.Path, plainPath) {
		w.Header()["Content-Security-Policy"] = allowForms
	}
	if reply.Location != "" {
		w.Header().Set("Location", s.speakerFor(r).at(reply.Location))
	}
	sendPersonal(w, r, reply)
}

// post takes the two things a server may be told: the form of a reader
// without JavaScript, and a program's record.
func (s *Server) post(w http.ResponseWriter, r *http.Request, to route) {
	if to != routePlain && to != routeGuide {
		s.refuseMethod(w, r, to)
		return
	}
	if s.guard.Check(r) != nil {
		s.refuse(w, r, http.StatusForbidden)
		return
	}
	want := "application/x-www-form-urlencoded"
	if to == routeGuide {
		want = "application/json"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != want {
		s.refuse(w, r, http.StatusUnsupportedMediaType)
		return
	}
	if !s.limit.allow(s.client(r)) {
		w.Header().Set("Retry-After", "60")
		s.refuse(w, r, http.StatusTooManyRequests)
		return
	}
	if !s.work.sit() {
		s.busy(w, r)
		return
	}
	s.seated(w, r, to)()
}

// seated works out the answer and gives the seat back, also if that panics.
func (s *Server) seated(w http.ResponseWriter, r *http.Request, to route) (send func()) {
	defer s.work.stand()
	return s.read(w, r, to)
}

// read takes in the body and works out the answer. What it returns sends it:
// a client that takes its answer slowly holds no seat.
func (s *Server) read(w http.ResponseWriter, r *http.Request, to route) (send func()) {
	client := s.client(r)
	if !s.bodies.begin(client) {
		return func() { s.busy(w, r) }
	}
	body, err := readBody(w, r)
	s.bodies.end(client)
	switch {
	case tooLarge(err):
		return func() { s.refuse(w, r, http.StatusRequestEntityTooLarge) }
	case err != nil:
		w.Header().Set("Connection", "close") // the rest of it is not waited for
		return func() { s.refuse(w, r, http.StatusBadRequest) }
	}
	done := s.work.do(r.Context(), func() {
		if s.config.OnWork != nil {
			s.config.OnWork()
		}
		if to == routeGuide {
			send = s.guide(w, r, string(body))
		} else {
			send = s.plain(w, r, string(body))
		}
	})
	if !done {
		return func() { s.busy(w, r) }
	}
	return send
}

// busy answers a request that there is no room for now.
func (s *Server) busy(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "5")
	w.Header().Set("Connection", "close")
	s.refuse(w, r, http.StatusServiceUnavailable)
}

// plain answers a form of /plain/.
func (s *Server) plain(w http.ResponseWriter, r *http.Request, body string) (send func()) {
	fields, err := form.Parse(body)
	if err != nil {
		return func() { s.refuse(w, r, http.StatusBadRequest) }
	}
	if r.Context().Err() != nil {
		return nil // nobody waits for it
	}
	reply := s.speakerFor(r).program.Handle(&page.Request{
		Method: http.MethodPost, Path: r.URL.Path, Form: fields, Now: s.now(),
		WantsGuidance: r.Header.Get("Accept") == "application/json", Broke: s.log.fault,
	})
	return func() { s.sendReply(w, r, reply) }
}

// refuse answers with a page of the server's own statuses, or with a problem
// document where a program asked.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int) {
	if routeOf(r.URL.Path) == routeGuide {
		sendProblem(w, status, nil)
		return
	}
	s.speakerFor(r).problem[status].send(w, r)
}

func (s *Server) refuseMethod(w http.ResponseWriter, r *http.Request, to route) {
	allow := "GET, HEAD"
	switch to {
	case routePlain:
		allow = "GET, HEAD, POST"
	case routeGuide:
		allow = "POST"
	}
	w.Header().Set("Allow", allow)
	s.refuse(w, r, http.StatusMethodNotAllowed)
}

// now is the moment by the server's clock, which knows no reader's zone.
func (s *Server) now() aftercare.When { return moment(s.config.Now().UTC()) }

// moment is a time in the zone it is held in.
func moment(t time.Time) aftercare.When {
	year, month, day := t.Date()
	date, ok := aftercare.MakeDate(year, int(month), day)
	if !ok {
		return aftercare.When{}
	}
	_, east := t.Zone()
	return aftercare.At(aftercare.Instant{
		Day: date, Second: int32(t.Hour()*3600 + t.Minute()*60 + t.Second()), Offset: int16(east / 60),
	})
}

// answer remembers the status for the log and the panic handler.
type answer struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap gives net/http its own writer back.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
