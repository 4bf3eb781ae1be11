package httphost

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"aftercare"
)

// The headers by which a program says when it asks. They are headers because
// an address must carry nothing of a person.
const (
	asOfHeader   = "Aftercare-As-Of"  // a day (its end) or an instant
	offsetHeader = "Aftercare-Offset" // minutes east of Greenwich of the asker's clock, where no moment is given
)

// guide answers a record with its guidance, by the rules of the command line.
func (s *Server) guide(w http.ResponseWriter, r *http.Request, record string) (send func()) {
	asOf, bad := s.asOf(r.Header)
	if bad != "" {
		return func() { sendProblem(w, http.StatusBadRequest, []aftercare.Finding{{Message: bad}}) }
	}
	guidance, findings := s.config.Guide(record, asOf, func() bool { return r.Context().Err() != nil })
	if findings != nil {
		return func() { sendProblem(w, http.StatusUnprocessableEntity, findings) }
	}
	return func() {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(guidance)))
		w.WriteHeader(http.StatusOK)
		w.Write(guidance)
	}
}

// asOf is the moment asked about: as given, else now by the asker's clock.
func (s *Server) asOf(h http.Header) (aftercare.When, string) {
	if given := h.Get(asOfHeader); given != "" {
		if d, ok := aftercare.ParseDate(given); ok {
			return aftercare.On(d), ""
		}
		if at, ok := aftercare.ParseInstant(given); ok {
			return aftercare.At(at), ""
		}
		return aftercare.When{}, asOfHeader + ": must be a day that exists (2026-11-21) or an instant with its offset (2026-11-21T08:30:00+00:00)"
	}
	east := 0
	if given := h.Get(offsetHeader); given != "" {
		var err error
		if east, err = strconv.Atoi(given); err != nil || east < -maxOffset || east > maxOffset {
			return aftercare.When{}, offsetHeader + ": must be minutes east of Greenwich, such as 60 or -300"
		}
	}
	return moment(s.config.Now().In(time.FixedZone("", east*60))), ""
}

// maxOffset is more minutes than any zone is away from Greenwich.
const maxOffset = 15 * 60

// problemDocument is an error for a program (RFC 9457). It holds places and
// rules, never the values that were sent.
type problemDocument struct {
	Type     string    `json:"type"`
	Title    string    `json:"title"`
	Status   int       `json:"status"`
	Findings []finding `json:"findings,omitempty"`
}

type finding struct {
	Pointer string `json:"pointer"`
	Message string `json:"message"`
}

func sendProblem(w http.ResponseWriter, status int, findings []aftercare.Finding) {
	doc := problemDocument{Type: "about:blank", Title: http.StatusText(status), Status: status}
	for _, f := range findings {
		doc.Findings = append(doc.Findings, finding{f.Pointer, f.Message})
	}
	body, _ := json.Marshal(doc) // strings and numbers: never fails
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}

func tooLarge(err error) bool {
	var large *http.MaxBytesError
	return errors.As(err, &large)
}
