package chart

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// generated makes a diary out of a made-up person: what she told, spread over
// entries, and among them entries that are corrected or taken back later,
// which tell what nobody else in it tells.
func generated(t testing.TB, w *simulate.World, n uint64) (d, standing *diary.Diary, asOf aftercare.When) {
	t.Helper()
	s := w.Subject(11, n)
	r := rand.New(rand.NewPCG(n, 5))
	d, standing = &diary.Diary{}, &diary.Diary{}
	at := func(day aftercare.Date) aftercare.Instant { return aftercare.Instant{Day: day, Second: 3600} }
	head := *s.Record
	head.Observations = nil
	first := diary.Entry{Written: at(s.AsOf.Day), About: s.AsOf.Day, Record: &head}
	d.Add(first)
	standing.Add(first)
	for i := range s.Record.Observations {
		rec := &aftercare.Record{}
		rec.Observations = s.Record.Observations[i : i+1 : i+1]
		day := rec.Observations[0].When.Day
		e := diary.Entry{Written: at(day), About: day, Record: rec}
		if r.IntN(9) == 0 {
			e.Sleep = diary.SleptLittle
		}
		if r.IntN(4) == 0 { // wrong at first, then corrected
			wrong := &aftercare.Record{}
			wrong.Observations = []aftercare.Observation{
				{Code: aftercare.Bleeding, Word: aftercare.BleedingSoaking, When: aftercare.On(day)},
				{Code: aftercare.PadsPerHour, Number: 77 * aftercare.DecimalOne, When: aftercare.On(day)},
				{Code: aftercare.HeartRate, Number: 777 * aftercare.DecimalOne, When: aftercare.On(day)},
			}
			e.Replaces = d.Add(diary.Entry{Written: at(day), About: day, Record: wrong})
		}
		d.Add(e)
		e.Replaces = 0
		standing.Add(e)
		if r.IntN(6) == 0 { // and taken back altogether
			gone := &aftercare.Record{}
			gone.Observations = []aftercare.Observation{{Code: aftercare.Bleeding, Word: aftercare.BleedingNone, Since: max(day-40, 1), When: aftercare.On(day)}}
			id := d.Add(diary.Entry{Written: at(day), About: day, Record: gone})
			d.Add(diary.Entry{Written: at(day), About: day, Replaces: id, Withdrawn: true})
		}
	}
	return d, standing, s.AsOf
}

// world is the people that diaries are made of.
func world(t testing.TB) *simulate.World {
	t.Helper()
	return simulate.New(pagetest.Shipped().For("").Pack())
}

// manyPeople is how many diaries the properties are held against.
const manyPeople = 120

func TestSummary_CountsWhatStandsAndNothingElse(t *testing.T) {
	a, w := newApp(t), world(t)
	r := &page.Request{Method: "POST", Path: page.PathSummary, InPage: true, Form: pagetest.Form("go=text", "mind=true", "notes=true")}
	for n := range uint64(manyPeople) {
		d, standing, asOf := generated(t, w, n)
		got, want := pictured(a, r, d, asOf, view.Node{}), pictured(a, r, standing, asOf, view.Node{})
		mark := a.Words.Text("summary.corrections") + ": "
		drop := func(out *page.Response) string {
			var keep []string
			for _, line := range strings.Split(string(out.Download.Body), "\r\n") {
				if !strings.HasPrefix(strings.TrimSpace(line), mark) {
					keep = append(keep, line)
				}
			}
			return strings.Join(keep, "\n")
		}
		if g, x := drop(got), drop(want); g != x {
			t.Fatalf("person %d: with corrections\n%s\nwithout\n%s", n, g, x)
		}
		g := pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, d, asOf, view.Node{})
		x := pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, standing, asOf, view.Node{})
		if string(g.Body) != string(x.Body) {
			t.Fatalf("person %d: her picture shows what was corrected", n)
		}
	}
}

func TestSummary_NamesHowManyWereCorrected(t *testing.T) {
	a := newApp(t)
	d := pagetest.WeekAfterSurgery(t)
	id := d.Add(pagetest.Entry(t, "2026-11-09", pagetest.SignsOf("2026-11-09", "rash=true")))
	d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Replaces: id, Withdrawn: true})
	shown := summaryText(a, d)
	if !strings.Contains(shown, "1 corrected, 1 taken back") || strings.Contains(shown, "Rash") {
		t.Error(shown)
	}
}

// summaryText is the plain file beside the page.
func summaryText(a *app.App, d *diary.Diary, fields ...string) string {
	r := &page.Request{Method: "POST", Path: page.PathSummary, Now: pagetest.Now, InPage: true, Form: pagetest.Form(append(fields, "go=text")...)}
	return string(pictured(a, r, d, pagetest.Now, view.Node{}).Download.Body)
}

// rows are the rows of the table twin by their day: what each cell says.
func rows(root *pagetest.Tag) map[string][]string {
	list := map[string][]string{}
	for _, table := range root.Named("table") {
		if table.Attrs["class"] != "by-day" {
			continue
		}
		for _, tr := range table.Named("tbody")[0].Named("tr") {
			var cells []string
			for _, td := range tr.Named("td") {
				cells = append(cells, td.Words())
			}
			list[tr.Named("th")[0].Words()] = cells
		}
	}
	return list
}

func TestPicture_TableAndSummaryHoldTheFactsOfTheRecord(t *testing.T) {
	a, w := newApp(t), world(t)
	for n := range uint64(manyPeople) {
		d, standing, asOf := generated(t, w, n)
		today := asOf.Day
		c := newChart(a.Site, &page.Request{Path: page.PathPicture}, d, asOf, false)
		root := pagetest.CheckPage(t, "picture", pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, d, asOf, view.Node{}))
		table := rows(root)
		text := string(pictured(a, &page.Request{Method: "POST", Path: page.PathSummary, InPage: true, Form: pagetest.Form("go=text", "mind=true")}, d, asOf, view.Node{}).Download.Body)
		worst := map[aftercare.Date]aftercare.Word{}
		for _, e := range standing.Entries {
			for i := range e.Record.Observations {
				o := &e.Record.Observations[i]
				day := min(o.When.Day, today)
				if o.Who != aftercare.ThePerson || o.Withdrawn {
					continue
				}
				if o.Code == aftercare.Bleeding {
					worst[day] = max(worst[day], o.Word)
				}
				cells := table[a.Words.Day(day, today)]
				switch o.Code {
				case aftercare.Temperature:
					if x := c.find(day); celsius(x.temperature) < celsius(o) {
						t.Fatalf("person %d: %s is colder than she told", n, day)
					}
				case aftercare.Pain:
					if x := c.find(day); x.pain < o.Word {
						t.Fatalf("person %d: %s has less pain than she told", n, day)
					}
				case aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Ready, aftercare.Note:
				default:
					info := o.Code.Info()
					if calm := info.Calm.Has(o.Word); calm && !isEvent(o.Code) || o.Code == aftercare.TissuePassed && calm || o.Code == aftercare.MensesCode && o.Word == aftercare.MensesNotYet {
						continue
					}
					said := a.Words.Sign(o)
					if !isMind(o.Code) && (len(cells) == 0 || !strings.Contains(cells[len(cells)-1], said)) {
						t.Fatalf("person %d: %q of %s is not in the table: %q", n, said, day, cells)
					}
					if !strings.Contains(text, said) {
						t.Fatalf("person %d: %q of %s is not in the plain file", n, said, day)
					}
				}
			}
		}
		for day, word := range worst {
			x := c.find(day)
			if x == nil || x.bleeding < word {
				t.Fatalf("person %d: %s bleeds less than she told", n, day)
			}
			if cells := table[a.Words.Day(day, today)]; len(cells) != 4 || cells[0] != c.flowWords(x) {
				t.Fatalf("person %d: the table says %q of %s, the picture %q", n, cells, day, c.flowWords(x))
			}
			if !strings.Contains(text, a.Words.Day(day, 1)+": "+a.Words.Text("picture.bleeding")+": "+c.flowWords(x)) {
				t.Fatalf("person %d: the plain file does not say %q of %s\n%s", n, c.flowWords(x), day, text)
			}
		}
		drawnAsTold(t, a, c, root, n)
	}
}

// drawnAsTold holds the drawing to the days: as many columns, rings and marks
// as days that recorded them.
func drawnAsTold(t *testing.T, a *app.App, c *chart, root *pagetest.Tag, n uint64) {
	t.Helper()
	count := map[string]int{}
	for _, svg := range root.Named("svg") {
		class := svg.Attrs["class"]
		if strings.Contains(class, "sample") {
			continue
		}
		for _, k := range svg.Named("rect", "circle", "g") {
			name := strings.Fields(k.Attrs["class"] + " .")[0]
			if name == "bled" || name == "period" || name == "dry" {
				name += " " + strings.Fields(class)[1]
			}
			count[name]++
		}
	}
	want := map[string]int{}
	for i := range c.days {
		d := &c.days[i]
		switch {
		case d.bleeding == 0:
		case d.bleeding == aftercare.BleedingNone:
			want["dry flow"]++
		case d.period:
			want["period flow"]++
		default:
			want["bled flow"]++
		}
		switch {
		case d.pain == 0:
		case d.pain == aftercare.PainNone:
			want["dry ache"]++
		default:
			want["hurt"]++
		}
		switch {
		case d.temperature == nil:
		case d.fever:
			want["hot"]++
		default:
			want["cool"]++
		}
		if d.marked() && d.day <= c.Today+page.LongestAxis {
			want["pin"]++
		}
	}
	for _, name := range []string{"dry flow", "period flow", "bled flow", "dry ache", "hurt", "hot", "cool", "pin"} {
		if got := count[name]; got != want[name] && !(name == "pin" && got > want[name]) {
			t.Fatalf("person %d: %d of %q are drawn, %d were told", n, got, name, want[name])
		}
	}
}

func TestPicture_ASkippedDayIsNowhereDry(t *testing.T) {
	a, w := newApp(t), world(t)
	none := a.Words.Text("sign.bleeding.none")
	for n := range uint64(manyPeople) {
		d, standing, asOf := generated(t, w, n)
		c := newChart(a.Site, &page.Request{Path: page.PathPicture}, d, asOf, false)
		dry := map[aftercare.Date]bool{}
		for _, e := range standing.Entries {
			for i := range e.Record.Observations {
				if o := &e.Record.Observations[i]; o.Code == aftercare.Bleeding && o.Word == aftercare.BleedingNone && o.Who == aftercare.ThePerson && !o.Withdrawn {
					dry[min(o.When.Day, asOf.Day)] = true
					for day := o.Since; day != 0 && day < o.When.Day; day++ {
						dry[min(day, asOf.Day)] = true
					}
				}
			}
		}
		for i := range c.days {
			if x := &c.days[i]; x.bleeding == aftercare.BleedingNone && !dry[x.day] {
				t.Fatalf("person %d: %s was never told to be dry", n, x.day)
			}
		}
		text := string(pictured(a, &page.Request{Method: "POST", Path: page.PathSummary, InPage: true, Form: pagetest.Form("go=text")}, d, asOf, view.Node{}).Download.Body)
		table := rows(pagetest.CheckPage(t, "picture", pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, d, asOf, view.Node{})))
		for i := range c.days {
			x := &c.days[i]
			if cells := table[a.Words.Day(x.day, asOf.Day)]; x.bleeding == 0 && cells[0] != a.Words.Text("picture.untold.short") && cells[0] != a.Words.Text("picture.untold.ahead") {
				t.Fatalf("person %d: of %s, of which bleeding was not told, the table says %q", n, x.day, cells[0])
			}
		}
		says := 0
		for _, line := range strings.Split(text, "\r\n") {
			if strings.Contains(line, a.Words.Text("picture.bleeding")+": "+none) {
				says++
			}
		}
		told := 0
		for i := range c.days {
			if c.days[i].bleeding == aftercare.BleedingNone {
				told++
			}
		}
		if says != told {
			t.Fatalf("person %d: the plain file calls %d days dry, %d were", n, says, told)
		}
	}
}

func TestPicture_BlankDaysSayThatTheyWereNotTold(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "week", pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, Now: pagetest.Now, InPage: true}, pagetest.WeekAfterSurgery(t), pagetest.Now, view.Node{}))
	if cells := rows(root)["6 November"]; len(cells) != 1 || cells[0] != a.Words.Text("picture.untold") {
		t.Errorf("the day left out says %q", cells)
	}
	shown := summaryText(a, pagetest.WeekAfterSurgery(t))
	if !strings.Contains(shown, "6 November 2026: not recorded") {
		t.Error(shown)
	}
}

func TestPicture_BleedingIsOfTheRecoveryUntilSheSaysAPeriodCame(t *testing.T) {
	a := newApp(t)
	d := &diary.Diary{}
	d.Add(pagetest.Entry(t, "2026-10-01", `"loss":{"kind":"complete","on":"2026-10-01"}`))
	for _, day := range []string{"2026-10-01", "2026-10-28", "2026-10-29"} {
		d.Add(pagetest.Entry(t, day, pagetest.SignsOf(day, "bleeding=moderate")))
	}
	drawn := func() (bled, period int) {
		for _, k := range pagetest.ParsePage(t, string(pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, d, pagetest.Now, view.Node{}).Body)).Named("rect") {
			if strings.Contains(k.Parent.Attrs["class"], "sample") {
				continue
			}
			switch k.Attrs["class"] {
			case "bled":
				bled++
			case "period":
				period++
			}
		}
		return bled, period
	}
	if bled, period := drawn(); bled != 3 || period != 0 {
		t.Errorf("before she says so: %d of the recovery, %d of a period", bled, period)
	}
	d.Add(pagetest.Entry(t, "2026-10-28", pagetest.SignsOf("2026-10-28", "menses=started")))
	if bled, period := drawn(); bled != 1 || period != 2 {
		t.Errorf("after she said so: %d of the recovery, %d of a period", bled, period)
	}
}

func TestPicture_EveryLineIsAStatementsOwnNumber(t *testing.T) {
	a, w := newApp(t), world(t)
	drawn := map[string]bool{}
	for n := range uint64(manyPeople) {
		d, _, asOf := generated(t, w, n)
		c := newChart(a.Site, &page.Request{Path: page.PathPicture}, d, asOf, false)
		for _, r := range c.reaches() {
			if !slices.Contains(c.g.Expect, r.statement.ID) {
				t.Fatalf("person %d: %s is not usual for her", n, r.statement.ID)
			}
			if r.to == 0 {
				continue
			}
			drawn[r.statement.ID] = true
			own := false
			for _, x := range r.statement.Numbers {
				own = own || x.Amount.Unit != 0 && aftercare.Date(x.Amount.Days(false)) == r.to-r.from
			}
			if early, _ := c.course.Anchor(anchorFor(r.statement.Applies.Care())); !own || early != r.from || r.sure > r.to {
				t.Fatalf("person %d: %s is drawn from %s to %s", n, r.statement.ID, r.from, r.to)
			}
		}
	}
	for _, s := range a.General.Active(func(s *guideline.Statement) bool { return s.Kind == guideline.Expect && isAboutBleeding(s) }) {
		if n := longest(s, reachEnds); n > 0 && !drawn[s.ID] && s.Applies.Late != aftercare.Yes {
			t.Errorf("%s gives a number and is drawn for nobody", s.ID)
		}
	}
}

func TestPicture_SaysSoWhereNoSourceGivesANumber(t *testing.T) {
	a := newApp(t)
	d := &diary.Diary{}
	d.Add(pagetest.Entry(t, "2026-11-08", pagetest.SignsOf("2026-11-08", "bleeding=light")))
	shown := string(pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, d, pagetest.Now, view.Node{}).Body)
	if !strings.Contains(shown, "No source here gives a number") || strings.Contains(shown, `class="reach"`) {
		t.Error("a line is drawn from a day that is not known")
	}
}

func TestSummary_LeavesOutNotesMoodAndSafetyUnlessSheTicks(t *testing.T) {
	a := newApp(t)
	d := pagetest.WeekAfterSurgery(t)
	said := pagetest.Entry(t, "2026-11-09", pagetest.SignsOf("2026-11-09", "afraid-of-someone=true", "harm-thoughts=active"))
	rec := pagetest.Shipped().For("GB")
	g := rec.Evaluate(said.Record, pagetest.Now)
	told := &diary.Told{Level: g.Urgency.Level, Pack: g.Pack.ID, Edition: g.Pack.Edition}
	for _, b := range g.Urgency.Because {
		told.Statements = append(told.Statements, b.Statement)
	}
	said.Told = told
	d.Add(said)
	secrets := []string{"a private thought", "Afraid of somebody", "Thoughts of self-harm", "afraid-of-someone", "harm-thoughts"}
	for _, id := range told.Statements {
		secrets = append(secrets, a.Words.Says(a.General.Statement(id)))
	}
	for _, press := range []string{"show", "text", "record"} {
		r := &page.Request{Method: "POST", Path: page.PathSummary, Now: pagetest.Now, InPage: true, Form: pagetest.Form("go=" + press)}
		out := pictured(a, r, d, pagetest.Now, view.Node{})
		all := pagetest.ParsePage(t, string(out.Body)).Words()
		if out.Download != nil {
			all += string(out.Download.Body)
		}
		for _, secret := range secrets {
			if strings.Contains(all, secret) {
				t.Errorf("%s: %q is on the page", press, secret)
			}
		}
	}
	all := summaryText(a, d, "notes=true", "mind=true")
	for _, secret := range append(secrets[:3:3], secrets[5:]...) {
		if !strings.Contains(all, secret) {
			t.Errorf("%q is not on the page, though she ticked it", secret)
		}
	}
}

func TestPicture_ShowsNothingOfMoodOrSafety(t *testing.T) {
	a := newApp(t)
	d := pagetest.WeekAfterSurgery(t)
	d.Add(pagetest.Entry(t, "2026-11-09", pagetest.SignsOf("2026-11-09", "afraid-of-someone=true", "mood=no-hope")))
	words := pagetest.ParsePage(t, string(pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, Now: pagetest.Now, InPage: true}, d, pagetest.Now, view.Node{}).Body)).Named("figure", "table")
	for _, k := range words {
		for _, secret := range []string{"Afraid", "Mood:", "without hope"} {
			if strings.Contains(k.Words(), secret) {
				t.Errorf("%s shows %q", k.Name, secret)
			}
		}
	}
}

func TestSummary_TheRecordBesideItIsARecord(t *testing.T) {
	a, w := newApp(t), world(t)
	for n := range uint64(50) {
		d, _, asOf := generated(t, w, n)
		out := pictured(a, &page.Request{Method: "POST", Path: page.PathSummary, InPage: true, Form: pagetest.Form("go=record", "mind=true", "notes=true")}, d, asOf, view.Node{})
		rec, findings := wire.ParseRecord(string(out.Download.Body))
		if findings != nil {
			t.Fatalf("person %d: %v", n, findings)
		}
		if got, want := string(wire.AppendRecord(nil, rec)), string(wire.AppendRecord(nil, d.RecordWithNotes())); got != want {
			t.Fatalf("person %d: got %s\nwant %s", n, got, want)
		}
	}
}

func TestPictures_HostileTextStaysText(t *testing.T) {
	a := newApp(t)
	for _, text := range pagetest.Hostile {
		d := pagetest.WeekAfterSurgery(t)
		rec := &aftercare.Record{}
		rec.Language = text
		rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: text, When: pagetest.Now}}
		d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec, Told: &diary.Told{Level: aftercare.Soon, Statements: []string{text}, Pack: text, Edition: text}})
		for _, path := range []string{page.PathPicture, page.PathSummary, page.PathRemind} {
			for _, name := range []string{"go", "notes", "mind", "due", "word", "alarm", text} {
				r := &page.Request{Method: "POST", Path: path, Now: pagetest.Now, InPage: true, Form: []page.Field{{Name: "notes", Value: "true"}, {Name: "go", Value: "text"}, {Name: name, Value: text}, {Name: "due", Value: "pregnancy-test"}}}
				out := pictured(a, r, d, pagetest.Now, view.Node{})
				if name != "word" || out.Status != 200 || !strings.HasPrefix(text, "javascript:") { // as her own word it is only text in its box
					pagetest.CheckPage(t, path+" "+name, out)
				}
				if out.Download == nil {
					continue
				}
				if got := out.Download.Name; strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" {
					t.Errorf("the file is called %q", got)
				}
				for _, line := range strings.Split(string(out.Download.Body), "\n") {
					if path == page.PathSummary && strings.Contains(line, "\r") && !strings.HasSuffix(line, "\r") {
						t.Errorf("%.30q breaks a line of the plain file", text)
					}
				}
			}
		}
	}
}

func TestSummary_ANoteStaysOnItsLine(t *testing.T) {
	a := newApp(t)
	d := pagetest.WeekAfterSurgery(t)
	rec := &aftercare.Record{}
	rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: "one\r\n  Rh: positive\u2028\u202etwo\xff", When: pagetest.Now}}
	d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec})
	if text := summaryText(a, d, "notes=true"); !strings.Contains(text, "one    Rh: positive two\uFFFD\r\n") {
		t.Errorf("%q", text)
	}
}

func TestSummary_TheCalendarSaysOfEveryDayWhatWasTold(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "months", pictured(a, &page.Request{Method: "GET", Path: page.PathSummary, Now: pagetest.Now, InPage: true}, monthsAfterTablets(t), pagetest.Now, view.Node{}))
	var got []string
	for _, tr := range root.Named("tbody")[0].Named("tr") {
		var cells []string
		for _, td := range tr.Named("th", "td") {
			cells = append(cells, td.Words())
		}
		got = append(got, strings.Join(cells, "|"))
	}
	want := []string{
		"3 Aug|heavy|soaking|heavy|like a period|not recorded|like a period|light",
		"10 Aug|light|not recorded|light|spotting|spotting|none|spotting",
		"17 Aug|none|none|not recorded|not recorded|not recorded|not recorded|not recorded",
		"24 Aug|not recorded until 1 November 2026",
		"2 Nov|not recorded|not recorded|not recorded|like a period (period)|like a period (period)|not recorded|light (period)",
		"9 Nov|not recorded until 9 November 2026",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestPictures_EveryWordComesFromTheCatalogueOrThePack(t *testing.T) {
	a := foreignApp(t)
	for name, r := range lookAtDiaries(t, a) {
		if strings.Contains(name, "remind") {
			continue // its default word is of the catalogue, as a value
		}
		pagetest.ParsePage(t, string(r.Body)).Named("main")[0].Walk(func(k *pagetest.Tag) {
			for _, text := range []string{k.Text, k.Attrs["aria-label"]} {
				text = strings.ReplaceAll(text, "international", "") // the pack's own id
				for _, word := range strings.Fields(text) {
					plain := strings.Trim(word, "0123456789.,:;()·°CF")
					if len(plain) > 1 && !strings.ContainsFunc(plain, func(r rune) bool { return r > 127 }) {
						t.Errorf("%s: %q escaped the catalogue", name, text)
					}
				}
			}
		})
	}
}

func TestRemind_PutsNothingButHerWordAndTheDaysIntoTheFile(t *testing.T) {
	a := newApp(t)
	d := pagetest.WeekAfterSurgery(t)
	out := pictured(a, &page.Request{Method: "POST", Path: page.PathRemind, Now: pagetest.Now, InPage: true, Form: pagetest.Form("go=make", "due=pregnancy-test", "due=period", "word=Dentist", "alarm=9")}, d, pagetest.Now, view.Node{})
	if out.Status != 200 || out.Download == nil {
		t.Fatal(out.Status)
	}
	file := string(out.Download.Body)
	if strings.Count(file, "SUMMARY:Dentist") != 2 || strings.Count(file, "BEGIN:VALARM") != 2 || !strings.Contains(file, "20261124") {
		t.Error(file)
	}
	for _, word := range []string{"regnan", "eriod", "iscarr", "ftercare", "loss"} {
		if strings.Contains(file, word) {
			t.Errorf("the file tells %q: %s", word, file)
		}
	}
	if plain := pictured(a, &page.Request{Method: "POST", Path: page.PathRemind, Now: pagetest.Now, InPage: true, Form: pagetest.Form("go=make", "due=period")}, d, pagetest.Now, view.Node{}); strings.Contains(string(plain.Download.Body), "VALARM") || !strings.Contains(string(plain.Download.Body), "SUMMARY:Note") {
		t.Error("without a choice it is not the neutral one")
	}
}

func TestRemind_MakesNoFileUnlessSheChooses(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		method string
		fields []string
		status int
	}{
		{"GET", nil, 200}, {"POST", nil, 200}, {"POST", []string{"go=make"}, 422}, {"POST", []string{"go=make", "due=nothing"}, 422}, {"POST", []string{"go=make", "due=period", "alarm=3"}, 422},
		{"POST", []string{"go=make", "due=period", "word=" + strings.Repeat("x", longestWord+1)}, 422},
	} {
		r := pictured(a, &page.Request{Method: c.method, Path: page.PathRemind, Now: pagetest.Now, InPage: true, Form: pagetest.Form(c.fields...)}, pagetest.WeekAfterSurgery(t), pagetest.Now, view.Node{})
		if r.Status != c.status || r.Download != nil {
			t.Errorf("%v: status %d, a file %v", c.fields, r.Status, r.Download != nil)
		}
	}
}

func TestPicture_ReadsFromRightToLeft(t *testing.T) {
	a := newApp(t)
	at := func() []string {
		var list []string
		for _, k := range pagetest.ParsePage(t, string(pictured(a, &page.Request{Method: "GET", Path: page.PathPicture, InPage: true}, pagetest.WeekAfterSurgery(t), pagetest.Now, view.Node{}).Body)).Named("rect") {
			if k.Attrs["class"] == "bled" && strings.HasSuffix(k.Attrs["x"], "%") {
				list = append(list, strings.TrimSuffix(k.Attrs["x"], "%"))
			}
		}
		return list
	}
	number := func(s string) float64 { f, _ := strconv.ParseFloat(s, 64); return f }
	ltr := at()
	a.Words = a.Words.Map(func(_, text string) string { return text })
	a.Words.Dir = "rtl"
	rtl := at()
	for i := range ltr {
		if sum := number(ltr[i]) + number(rtl[i]) + barWidth/10.0; sum < 99.7 || sum > 100.3 {
			t.Errorf("%s is not the mirror of %s", rtl[i], ltr[i])
		}
	}
}

func TestPicture_IsDrawnAsItWas(t *testing.T) {
	a := newApp(t)
	loss := pagetest.MustDay("2026-11-03")
	lines := []reach{{from: loss, sure: loss + 5, to: loss + 7}, {from: loss, sure: loss, to: loss + 28}}
	figure := view.Append(nil, newChart(a.Site, &page.Request{Path: page.PathPicture}, pagetest.WeekAfterSurgery(t), pagetest.Now, true).drawing(lines))
	got := strings.ReplaceAll(string(figure), "><", ">\n<") + "\n"
	const file = "testdata/picture.html"
	if os.Getenv("AFTERCARE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || got != string(want) {
		t.Errorf("the picture has changed; with AFTERCARE_GOLDEN=1 it is written anew. %v\n%s", err, got)
	}
}

func TestPictures_StandForAnyDays(t *testing.T) {
	a := newApp(t)
	for _, members := range []string{
		`"loss":{"on":"1900-01-01"}`, `"loss":{"on":"2026-12-24"},"care":[{"route":"surgical","on":"2026-12-24"}]`,
		`"loss":{"on":{"from":"1900-01-01","to":"2026-11-09"}}`, `"care":[{"route":"surgical"}]`, `"wishes":{"activities":["bath","conceive","work"]}`,
		`"observations":[{"code":"bleeding","value":"none","since":"1900-01-01","on":"2026-11-09"}]`,
		`"observations":[{"code":"bleeding","value":"light","on":"1900-01-01"},{"code":"temperature","value":300,"unit":"Cel","on":"2199-12-31"}]`,
	} {
		d := &diary.Diary{}
		rec, findings := wire.ParseRecord(`{"format":"aftercare.record/1",` + members + `}`)
		if findings != nil {
			t.Fatal(findings)
		}
		d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec})
		for _, path := range []string{page.PathPicture, page.PathSummary, page.PathRemind} {
			out := pictured(a, &page.Request{Method: "POST", Path: path, Now: pagetest.Now, InPage: true, Form: pagetest.Form("go=text")}, d, pagetest.Now, view.Node{})
			pagetest.CheckPage(t, members+path, out)
			if words := pagetest.ParsePage(t, string(out.Body)).Named("ol"); path == page.PathPicture && strings.Contains(members, "2026-12-24") && len(words) > 0 && strings.Contains(words[0].Words(), "Operation") {
				t.Errorf("%s has happened already: %s", members, words[0].Words())
			}
			if len(out.Body) > 400_000 {
				t.Errorf("%s: %s is %d bytes long", members, path, len(out.Body))
			}
		}
	}
}
