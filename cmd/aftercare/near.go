package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the time at a place must be known on machines without zones

	"aftercare"
	"aftercare/host/httphost"
	"aftercare/places"
	"aftercare/places/hours"
)

type nearCmd struct {
	At        string   `xor:"where" required:"" placeholder:"LAT,LON" help:"The position, in degrees north and east."`
	Near      string   `xor:"where" required:"" placeholder:"NAME" help:"The position, by the name of a town in the file or in the time zone data."`
	Want      []string `placeholder:"WHAT" help:"One or more of: ${specialities}."`
	OpenAt    string   `name:"open-at" placeholder:"TIME" help:"Open at this time: now, an instant, or local time at the place (2026-11-23T10:00)."`
	Holiday   string   `enum:"unknown,yes,no" default:"unknown" help:"Whether that day is a public holiday there (${enum})."`
	OrUnknown bool     `name:"or-unknown" help:"Include places for which it is unknown whether they offer it or are open."`
	N         int      `short:"n" default:"10" help:"How many places to print."`
	Format    string   `enum:"text,json" default:"text" help:"text for people, json for programs (${enum})."`
	File      string   `arg:"" placeholder:"FILE" help:"A file of places, as written by import."`
}

// Run prints the nearest places that answer what is asked.
func (c *nearCmd) Run(std streams) error {
	q := places.Query{N: c.N, OrUnknown: c.OrUnknown}
	if c.N < 1 || c.N > 1000 {
		return invalidf("-n %d: must be from 1 to 1000", c.N)
	}
	for _, w := range c.Want {
		speciality, ok := places.SpecialityTerms.Parse(w)
		if !ok {
			return invalidf("--want %s: must be one of %s", w, strings.Join(places.SpecialityTerms.Words(), ", "))
		}
		q.Want = append(q.Want, speciality)
	}
	holiday := map[string]aftercare.Tri{"yes": aftercare.Yes, "no": aftercare.No}[c.Holiday]
	clock, err := placeClock(c.OpenAt, holiday, time.Now)
	if err != nil {
		return err
	}
	q.Clock = clock
	var ok bool
	if q.At, ok = places.ParsePosition(c.At); c.At != "" && !ok {
		return invalidf("--at %s: must be degrees north and east, such as 37.57,126.98", c.At)
	}
	list, err := readServices(c.File)
	if err != nil {
		return err
	}
	if c.At == "" {
		if q.At, err = positionOf(c.Near, list); err != nil {
			return err
		}
	}
	found := places.NewIndex(list).Near(q)
	if c.Format == "json" {
		_, err := std.out.Write(append(places.AppendAnswer(nil, list, &q, found), '\n'))
		return err
	}
	return c.text(std.out, list, q, found)
}

// positionOf finds a town. An ambiguous name is an error that lists the candidates.
func positionOf(name string, list *places.List) (places.Position, error) {
	spots, sure := places.NewNames(places.ShippedTowns(), list).Find(name, "")
	if sure && spots[0].Placed {
		return spots[0].At, nil
	}
	var may []string
	for _, s := range spots {
		lat, lon := s.At.Degrees()
		if s.Placed {
			may = append(may, fmt.Sprintf("%s %s (--at %.4f,%.4f)", s.Name, s.Country, lat, lon))
		}
	}
	if len(may) == 0 {
		return places.Position{}, invalidf("--near %s: unknown town; give its position with --at", name)
	}
	return places.Position{}, invalidf("--near %s: did you mean %s?", name, strings.Join(may, "; "))
}

// placeClock gives the day and minute at a place. A time without an offset
// is what the clock there shows; any other needs the place's zone.
func placeClock(at string, holiday aftercare.Tri, now func() time.Time) (func(string) (hours.Moment, bool), error) {
	if at == "" {
		return nil, nil
	}
	if t, err := time.Parse("2006-01-02T15:04", at); err == nil {
		day, ok := aftercare.MakeDate(t.Year(), int(t.Month()), t.Day())
		return func(string) (hours.Moment, bool) {
			return hours.Moment{Day: day, Minute: t.Hour()*60 + t.Minute(), Public: holiday}, ok
		}, nil
	}
	moment, err := now(), error(nil)
	if at != "now" {
		if moment, err = time.Parse(time.RFC3339, at); err != nil {
			return nil, invalidf("--open-at %s: must be now, an instant such as 2026-11-23T10:00:00+09:00, or local time at the place such as 2026-11-23T10:00", at)
		}
	}
	return func(zone string) (hours.Moment, bool) {
		day, minute, ok := httphost.Clock(func() time.Time { return moment })(zone)
		return hours.Moment{Day: day, Minute: minute, Public: holiday}, ok
	}, nil
}

var compass = [places.Eighths]string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}

func (c *nearCmd) text(w io.Writer, list *places.List, q places.Query, found []places.Found) error {
	var b strings.Builder
	if len(found) == 0 {
		fmt.Fprintln(&b, "No place in this file is known to match.")
		if !q.OrUnknown {
			fmt.Fprintln(&b, "Listings are often incomplete. Use --or-unknown to include places where this is unknown.")
		}
	}
	if n := list.Unplaced(); n > 0 {
		fmt.Fprintf(&b, "Places in this file without a position, not searched: %d\n", n)
	}
	for i, f := range found {
		s := f.Service
		fmt.Fprintf(&b, "%d. %s", i+1, s.Name)
		if s.Latin != "" {
			fmt.Fprintf(&b, " (%s)", s.Latin)
		}
		fmt.Fprintf(&b, "\n   %s %s", distanceText(f.Metres), compass[places.Eighth(q.At, s.At)])
		if s.Kind != 0 {
			fmt.Fprintf(&b, ", %s", s.Kind)
		}
		fmt.Fprintln(&b)
		for _, want := range q.Want {
			told := s.Offers[want].String()
			if s.Offers[want] == aftercare.Unknown {
				told = "unknown"
			}
			fmt.Fprintf(&b, "   %s: %s\n", want, told)
		}
		if q.Clock != nil {
			fmt.Fprintf(&b, "   %s\n", openText(f.Hours))
		}
		for _, line := range []string{quoted("Hours as listed: ", s.Hours), quoted("Access: ", strings.Join(s.Access.Terms(), ", ")), s.Address, strings.Join(s.Phones, ", "), s.Website} {
			if line != "" {
				fmt.Fprintf(&b, "   %s\n", line)
			}
		}
		for _, o := range s.From {
			if src := list.Source(o.Source); src != nil {
				fmt.Fprintf(&b, "   From %s, %s\n", src.Name, src.Checked)
			}
		}
	}
	for _, s := range list.Used(found) {
		fmt.Fprintf(&b, "\n%s: as of %s, licence %s.", s.Name, s.Checked, s.Licence)
		if s.Trust == places.MapUsers || s.Trust == places.Unverified || s.Trust == 0 {
			fmt.Fprint(&b, " Not verified with the places themselves.")
		}
		fmt.Fprintln(&b)
	}
	fmt.Fprintln(&b, "\nCall before you go. In an emergency call your emergency number.")
	_, err := io.WriteString(w, b.String())
	return err
}

func quoted(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

func distanceText(metres float64) string {
	if metres < 1000 {
		return strconv.Itoa(int(metres/10+0.5)*10) + " m"
	}
	return strconv.FormatFloat(metres/1000, 'f', 1, 64) + " km"
}

var whyText = map[hours.Reason]string{
	hours.NotTold:       "its hours are not listed",
	hours.NotRead:       "its hours cannot be read",
	hours.SaidSo:        "the listing itself does not say",
	hours.NoEnd:         "the listing does not say when it closes",
	hours.OnHoliday:     "this depends on whether it is a public holiday there",
	hours.RulesDiffer:   "two of its rules disagree",
	hours.NoClock:       "the local time is unknown",
	hours.SourcesDiffer: "its listings disagree",
}

func openText(a hours.Answer) string {
	text := "Open then, according to the listing"
	if a.State == hours.Unknown {
		text = "Open? Unknown: " + whyText[a.Why]
		if a.Why == hours.OnHoliday {
			text += " (on other days: " + a.Otherwise.String() + ")"
		}
	}
	if a.Comment != "" {
		text += `; note "` + a.Comment + `"`
	}
	return text
}
