package httphost

import (
	"io"
	"log/slog"
	"time"
)

// journal is the log. It can say what kind of request was answered, how, and
// how fast; it has no way to say more, so no address, query, agent or word of
// a reader can get into it.
type journal struct{ to *slog.Logger }

func newJournal(w io.Writer, build string) *journal {
	if w == nil {
		w = io.Discard
	}
	return &journal{slog.New(slog.NewJSONHandler(w, nil)).With(slog.String("build", build))}
}

// request notes one answer.
func (j *journal) request(to route, status int, took time.Duration) {
	j.to.Info("request", slog.String("route", string(to)), slog.Int("status", status), slog.Int64("microseconds", took.Microseconds()))
}
