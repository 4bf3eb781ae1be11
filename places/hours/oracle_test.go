package hours

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
)

// verdict is what the library says of one value.
type verdict struct {
	Warnings []string
	Error    string
	States   string // of each moment: o, c or u
	Holidays string // of each day: bit 0 public, bit 1 school
}

// asOf are warnings that depend on the day on which the library is asked.
var asOf = []string{"year_past", "date_past", "date_range_past"}

func (v *verdict) clean() bool {
	return v.Error == "" && !slices.ContainsFunc(v.Warnings, func(w string) bool { return !slices.Contains(asOf, w) })
}

// library asks the npm package opening_hours about values at moments, in
// minutes since 1970 by the clock on the wall.
func library(t *testing.T, values []string, moments []int) []verdict {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed: the comparison with the npm package opening_hours needs it")
	}
	if _, err := os.Stat(filepath.Join("oracle", "node_modules", "opening_hours")); err != nil {
		if os.Getenv("AFTERCARE_ORACLES") != "" {
			t.Fatal("places/hours/oracle is not installed: npm ci")
		}
		t.Skip("places/hours/oracle is not installed: make oracles")
	}
	var in bytes.Buffer
	for _, value := range values {
		line, err := json.Marshal(map[string]any{"value": value, "moments": moments})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	cmd := exec.Command(node, "states.mjs")
	cmd.Dir, cmd.Stdin, cmd.Env = "oracle", &in, append(os.Environ(), "TZ=UTC")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []verdict
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		var v verdict
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	if len(list) != len(values) {
		t.Fatalf("%d verdicts for %d values", len(list), len(values))
	}
	return list
}

// made writes a value by the grammar, with what is exempt left out: times by
// the sun, easter, moved dates, intervals.
type made struct {
	*rand.Rand
	night bool // with hours over midnight
	open  bool // with ends that are not given
}

var many = flag.Bool("many", false, "compare many more values with the common reader")

func (m made) one(of ...string) string { return of[m.IntN(len(of))] }
func (m made) may(in int) bool         { return m.IntN(in) == 0 }

func (m made) day() string   { return weekdayNames[m.IntN(7)] }
func (m made) month() string { return monthNames[m.IntN(12)] }

func (m made) list(item func() string) string {
	s := item()
	for m.may(3) {
		s += m.one(",", ", ") + item()
	}
	return s
}

func (m made) weekdays() string {
	return m.list(func() string {
		switch m.IntN(8) {
		case 0, 1, 2:
			return m.day() + m.one("-", " - ") + m.day()
		case 3:
			return m.day() + "[" + m.one("1", "2", "-1", "1,3", "2-4", "-2,5", "5") + "]"
		case 4:
			return m.one("PH", "SH")
		}
		return m.day()
	})
}

func (m made) dates() string {
	date := func() string { return fmt.Sprintf("%s %02d", m.month(), 1+m.IntN(28)) }
	switch m.IntN(7) {
	case 0:
		return date() + "-" + date()
	case 1:
		return m.list(date)
	case 2:
		from := 1 + m.IntN(14)
		return fmt.Sprintf("%s %d-%d", m.month(), from, from+m.IntN(14)) + m.one("", ",28")
	case 3:
		return m.month() + " " + m.day() + "[" + m.one("1", "-1", "3") + "]-" + m.month() + " " + m.day() + "[" + m.one("1", "-1", "-2") + "]"
	case 4:
		year := 2025 + m.IntN(3)
		return fmt.Sprintf("%d %s-%d %s", year, date(), year+1+m.IntN(2), date())
	}
	return m.list(func() string { return m.month() + m.one("", "", "-"+m.month()) })
}

func (m made) wide() string {
	var parts []string
	if m.may(5) {
		parts = append(parts, m.one("2026", "2025-2027", "2026+", "2026/2", "2024-2030/3", "2025,2027"))
	}
	if m.may(2) && len(parts) == 0 || m.may(4) {
		if d := m.dates(); len(parts) == 0 || !strings.HasPrefix(d, "20") && !strings.ContainsAny(d, "[,") {
			parts = append(parts, d)
		}
	}
	if m.may(5) {
		parts = append(parts, "week "+m.one("1-20", "10", "2-52/2", "1-53", "20-30,40", "5,week 7"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " ") + m.one("", "", ":") + " "
}

func (m made) times() string {
	return m.list(func() string {
		clock := func(h int) string { return fmt.Sprintf("%02d:%02d", h, 15*m.IntN(4)) }
		from := m.IntN(24)
		if !m.night {
			from = m.IntN(22)
			return clock(from) + m.one("-", "-", " - ") + clock(from+1+m.IntN(23-from))
		}
		switch m.IntN(8) {
		case 0:
			if m.open {
				return clock(from) + "+"
			}
		case 1:
			return clock(from) + "-" + clock(24+m.IntN(23))
		case 2:
			same := clock(from)
			return same + "-" + same
		}
		return clock(from) + m.one("-", "-", " - ") + clock(m.IntN(25)%24) + m.end()
	})
}

func (m made) end() string {
	if m.open && m.may(5) {
		return "+"
	}
	return ""
}

func (m made) rule() string {
	s := m.wide()
	only := m.may(8)
	if only {
		s += m.one("PH ", "SH ")
	}
	if days := m.weekdays(); !m.may(4) && !(only && (strings.HasPrefix(days, "PH") || strings.HasPrefix(days, "SH"))) {
		s += days + " "
	}
	comment := ""
	if m.may(6) {
		comment = `"ask"`
	}
	switch m.IntN(6) {
	case 0:
		return strings.TrimSpace(s + m.one("off", "closed", "Off") + " " + comment)
	case 1:
		return strings.TrimSpace(s + m.times() + " " + m.one("open", "off", "unknown", "closed") + " " + comment)
	case 2:
		if comment != "" {
			return s + comment + " " + m.times()
		}
	}
	return strings.TrimSpace(s + m.times() + " " + comment)
}

func (m made) value() string {
	s := m.rule()
	for range m.IntN(4) {
		s += m.one("; ", ";", "; ", ", ", " || ") + m.rule()
	}
	if m.may(10) {
		s = strings.ToLower(s)
	}
	return s
}

// moments are quarters of an hour and the minutes before them, over weeks in
// which months, years and summer's holidays turn.
func someMoments() (list []int) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, day := range [][3]int{{2025, 12, 20}, {2026, 2, 23}, {2026, 5, 28}, {2026, 10, 24}, {2026, 12, 26}, {2027, 3, 25}} {
		first, _ := aftercare.MakeDate(day[0], day[1], day[2])
		for d := range 16 {
			for range 6 {
				list = append(list, (int(first-unixDay)+d)*dayMinutes+15*r.IntN(96)-r.IntN(2))
			}
		}
	}
	return list
}

var unixDay, _ = aftercare.MakeDate(1970, 1, 1)

// settled are values on which readers of the syntax do not differ: hours over
// midnight or without an end are in rules that replace, close or fall back on
// nothing.
func (m made) settled() string {
	switch m.night = m.may(2); {
	case !m.night:
		return m.value()
	case m.may(4):
		return strings.TrimSpace(m.wide() + m.day() + m.one(" 18:00+", " 10:00-16:00+", " 22:00-02:00+"))
	}
	s := m.rule()
	for range m.IntN(3) {
		s += ", " + m.rule()
	}
	return s
}

func TestAt_AgreesWithTheCommonReader(t *testing.T) {
	n := 250
	if *many {
		n = 10_000
	}
	for _, c := range []struct {
		name string
		make func(made) string
		// explained reports whether a difference is one of doc/places.md.
		explained func(value string) bool
		least     float64 // share that agrees, of what both read
	}{
		{"what is settled", made.settled, endOfFebruary, 0.99},
		{"anything", func(m made) string { m.night, m.open = true, true; return m.value() }, overMidnight, 0.85},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := made{Rand: rand.New(rand.NewPCG(13, uint64(n)))}
			var values []string
			for len(values) < n {
				values = append(values, c.make(m))
			}
			moments := someMoments()
			counts := map[string]int{}
			for i, v := range library(t, values, moments) {
				if !v.clean() {
					counts["the reader warns or refuses"]++
					continue
				}
				h, err := Parse(values[i])
				if err != nil {
					t.Errorf("refused, and the reader takes it without a warning: %q: %v", values[i], err)
					continue
				}
				counts["both read"]++
				switch differ, unknown := compare(h, &v, moments); {
				case differ != "" && c.explained(values[i]):
					counts["differ as explained"]++
				case differ != "":
					t.Errorf("%q %s", values[i], differ)
				case unknown:
					counts["agree, or are unknown here"]++
				default:
					counts["agree at every moment"]++
				}
			}
			t.Log(counts)
			if both := counts["both read"]; float64(both-counts["differ as explained"]) < c.least*float64(both) {
				t.Errorf("too many differ")
			}
		})
	}
}

// endOfFebruary: the reader takes no day of a range of days in February that
// reaches the month's last.
func endOfFebruary(value string) bool { return strings.Contains(strings.ToLower(value), "feb ") }

// overMidnight: a rule that falls back, closes a day or replaces another one,
// after hours that run over midnight or have no end.
func overMidnight(value string) bool {
	return strings.ContainsAny(value, "|+;") || endOfFebruary(value)
}

// compare asks at every moment; a state that is known and not the library's is
// a difference.
func compare(h *Hours, v *verdict, moments []int) (differ string, unknown bool) {
	for i, minute := range moments {
		m := Moment{Day: unixDay + aftercare.Date(minute/dayMinutes), Minute: minute % dayMinutes}
		told := v.Holidays[i] - '0'
		m.Public, m.School = aftercare.TriOf(told&1 != 0), aftercare.TriOf(told&2 != 0)
		a := h.At(m)
		switch got := a.State.String()[0]; {
		case got == v.States[i]:
		case got == 'u':
			unknown = true
		default:
			return fmt.Sprintf("at %v %02d:%02d: %v, the reader %c", m.Day, m.Minute/60, m.Minute%60, a.State, v.States[i]), unknown
		}
	}
	return "", unknown
}
