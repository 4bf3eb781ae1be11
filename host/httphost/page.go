package httphost

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"aftercare"
	"aftercare/app/page"
	"aftercare/host/static"

	"github.com/andybalholm/brotli"
)

// packedPage is an answer that depends on no reader. It is packed the first time a
// packing is asked for, and never changed once made.
type packedPage struct {
	status          int
	kind, tag, keep []string
	plain           []byte
	gzip, brotli    func() []byte
	location        string
}

func newPage(r *page.Response) *packedPage {
	sum := sha256.Sum256(r.Body)
	return &packedPage{
		status: r.Status, kind: []string{r.Type}, keep: noStore, location: r.Location,
		tag:    []string{`"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`},
		plain:  r.Body,
		gzip:   sync.OnceValue(func() []byte { return static.Gzip(r.Body) }),
		brotli: sync.OnceValue(func() []byte { return static.Brotli(r.Body) }),
	}
}

// pages are the general pages of one day: what they say depends on the packs
// and the day alone.
type pages struct {
	mu   sync.RWMutex
	day  aftercare.Date
	kept map[string]*packedPage
}

// maxKept is more pages than the program has in all its languages.
const maxKept = 40_000

// at returns the page of a path if it was made on this day.
func (p *pages) at(path string, day aftercare.Date) *packedPage {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.day != day {
		return nil
	}
	return p.kept[path]
}

func (p *pages) keep(path string, day aftercare.Date, made *packedPage) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.day != day {
		p.day, p.kept = day, map[string]*packedPage{}
	}
	if len(p.kept) < maxKept {
		p.kept[path] = made
	}
}

// send writes a page in the packing the reader takes.
func (p *packedPage) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Content-Type"] = p.kind
	h["Vary"] = varies
	h["Cache-Control"] = p.keep
	if p.location != "" {
		h.Set("Location", p.location)
	}
	if p.tag != nil && p.status == http.StatusOK {
		h["Etag"] = p.tag
		if has(r.Header["If-None-Match"], p.tag[0]) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	body := p.plain
	switch accepted(r.Header["Accept-Encoding"]) {
	case "br":
		body = p.brotli()
		h["Content-Encoding"] = asBrotli
	case "gzip":
		body = p.gzip()
		h["Content-Encoding"] = asGzip
	default:
		if body == nil {
			p.unpack(w)
			return
		}
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(p.status)
	w.Write(body)
}

// unpack is for the rare reader that takes no packing of a file that is only
// kept packed.
func (p *packedPage) unpack(w http.ResponseWriter) {
	plain, err := gzip.NewReader(bytes.NewReader(p.gzip()))
	if err != nil {
		panic(err) // it was read whole when the server started
	}
	w.WriteHeader(p.status)
	io.Copy(w, plain)
}

// sendPersonal writes an answer that is hers alone: packed on the way, kept
// nowhere.
func sendPersonal(w http.ResponseWriter, r *http.Request, reply *page.Response) {
	h := w.Header()
	h.Set("Content-Type", reply.Type)
	h["Vary"] = varies
	body := reply.Body
	switch accepted(r.Header["Accept-Encoding"]) {
	case "br":
		h["Content-Encoding"] = asBrotli
		body = pack(body, brotliWriters)
	case "gzip":
		h["Content-Encoding"] = asGzip
		body = pack(body, gzipWriters)
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(reply.Status)
	w.Write(body)
}

// packer is a writer that packs and can be used again.
type packer interface {
	io.WriteCloser
	Reset(io.Writer)
}

// quick is a packing that costs a millisecond, not fifty.
const quick = 4

var (
	brotliWriters = &sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, quick) }}
	gzipWriters   = &sync.Pool{New: func() any {
		w, _ := gzip.NewWriterLevel(nil, quick) // the level is valid
		return w
	}}
)

func pack(plain []byte, writers *sync.Pool) []byte {
	var out bytes.Buffer
	w := writers.Get().(packer)
	w.Reset(&out)
	w.Write(plain)
	w.Close()
	w.Reset(nil) // what she told does not stay in a writer that waits
	writers.Put(w)
	return out.Bytes()
}

// accepted returns the packing that a reader takes: br, gzip or "".
func accepted(headers []string) string {
	best := ""
	for _, header := range headers {
		for one := range strings.SplitSeq(header, ",") {
			name, parameters, _ := strings.Cut(one, ";")
			name = strings.ToLower(strings.TrimSpace(name))
			if name != "br" && name != "gzip" || refused(parameters) {
				continue
			}
			if best == "" || name == "br" {
				best = name
			}
		}
	}
	return best
}

// refused reports a weight of zero.
func refused(parameters string) bool {
	weight, given := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q=")
	return given && strings.Trim(weight, "0.") == ""
}

func has(headers []string, tag string) bool {
	for _, header := range headers {
		for one := range strings.SplitSeq(header, ",") {
			one = strings.TrimSpace(one)
			if one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}
