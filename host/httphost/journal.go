package httphost

import (
	"io"
	"log/slog"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// journal is the log. It can say what kind of request was answered, how, and
// how fast, and where in the program something broke; it has no way to say
// more, so no address, query, agent or word of a reader can get into it.
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

// fault notes where the program panicked: functions and lines, which are the
// same for every reader. What it panicked with may hold what somebody told.
func (j *journal) fault() { j.to.Error("fault", slog.Any("place", panicked())) }

// deepest is how many functions of a fault are named.
const deepest = 24

// panicked is the way to a panic, the place itself first. It is called by what
// recovers.
func panicked() (place []string) {
	calls := make([]uintptr, 64)
	frames := runtime.CallersFrames(calls[:runtime.Callers(1, calls)])
	for inside := false; len(place) < deepest; {
		frame, more := frames.Next()
		if own := strings.HasPrefix(frame.Function, "runtime."); !own && inside {
			place = append(place, frame.Function+":"+strconv.Itoa(frame.Line))
		} else if frame.Function == "runtime.gopanic" {
			inside = true
		}
		if !more {
			break
		}
	}
	return place
}
