package httphost

import "net/http"

// policy is the content security policy of every answer but the forms of
// /plain/. `form-action 'none'` makes the browser itself refuse to send what
// she wrote, with or without the program running.
const (
	policyStart = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action "
	policyEnd   = "; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types aftercare"

	policy      = policyStart + "'none'" + policyEnd
	plainPolicy = policyStart + "'self'" + policyEnd
)

// permissions disables every browser feature that has a name here, except writing
// to the clipboard, which a button does for her.
const permissions = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()"

// strict is set on every answer of every route and status.
var strict = [][2]string{
	{"Content-Security-Policy", policy},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Embedder-Policy", "require-corp"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", permissions},
	{"X-DNS-Prefetch-Control", "off"}, // a name is looked up only when its link is followed
}

// transport asks browsers to reach this server by TLS alone for two years.
const transport = "max-age=63072000"

// How long an answer may be kept.
const (
	keepNever       = "no-store"
	keepRevalidated = "no-cache"
	keepForever     = "public, max-age=31536000, immutable"
)

// ready are the strict headers as net/http holds them, made once: they are
// read, never changed.
func ready(https bool) map[string][]string {
	h := map[string][]string{}
	for _, pair := range strict {
		h[pair[0]] = []string{pair[1]}
	}
	if https {
		h["Strict-Transport-Security"] = []string{transport}
	}
	return h
}

func (s *Server) setStrict(h http.Header) {
	for name, value := range s.strict {
		h[name] = value
	}
	h["Cache-Control"] = noStore
}

// Header values that noStore change, kept ready so that a page costs no
// allocation for them.
var (
	noStore    = []string{keepNever}
	revalidate = []string{keepRevalidated}
	immutable  = []string{keepForever}
	allowForms = []string{plainPolicy}
	varies     = []string{"Accept-Encoding"}
	asGzip     = []string{"gzip"}
	asBrotli   = []string{"br"}
)
