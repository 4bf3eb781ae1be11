package share

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// shareText is what may be shared, each part as the lines it will have.
type shareText struct {
	s     *sharePage
	parts map[string]string
}

// lastDays is how many days of bleeding and pain are shared.
const lastDays = 7

func (s *sharePage) shareText() *shareText {
	g := s.her.Guidance()
	t := &shareText{s: s, parts: map[string]string{"signs": s.signsText()}}
	if !s.her.Record.IsZero() {
		t.parts["answer"] = s.answerText(g)
		t.parts["dates"] = s.datesText(g)
		t.parts["days"] = s.daysText()
		t.parts["notes"] = s.notesText()
	}
	return t
}

// text is the whole text for the chosen parts: the bytes that are shown,
// copied, shared and put into a file. It is empty if none holds anything.
func (t *shareText) text(chosen []string) string {
	var list []string
	sourced := false
	for _, part := range shareParts {
		if slices.Contains(chosen, part) && t.parts[part] != "" {
			list = append(list, t.parts[part])
			sourced = sourced || part != "days" && part != "notes"
		}
	}
	if len(list) == 0 {
		return ""
	}
	w := t.s.W
	list = append([]string{w.Text("share.head", locale.With("day", w.Day(t.s.Today, 1)))}, list...)
	if sourced {
		list = append(list, w.Text("share.foot"))
	}
	return strings.Join(list, "\n\n")
}

func (s *sharePage) answerText(g *aftercare.Guidance) string {
	return strings.Join([]string{s.W.Text("share.answer"), s.W.Urgency(&g.Urgency), s.W.Action(&g.Urgency)}, "\n")
}

// datesText is what she waits for: the activities she asked about, or all
// that have a day in few words, and the next of each thing that is due.
func (s *sharePage) datesText(g *aftercare.Guidance) string {
	if g.Urgency.Level >= aftercare.SameDay {
		return "" // help comes first: see the answer
	}
	lines := []string{s.W.Text("share.dates")}
	line := func(what, when string) {
		lines = append(lines, "- "+s.W.Text("share.line", locale.With("what", what), locale.With("when", locale.Plain(when))))
	}
	for i := range g.Activities {
		switch a := &g.Activities[i]; {
		case a.Verdict == aftercare.WhenReady:
		case s.her.Opened(a.Activity):
			line(s.W.Activity(a.Activity), s.W.Verdict(a, s.Today))
		case len(s.her.Record.Wishes.Activities) == 0 && max(a.Earliest, a.NotBefore) > s.Today:
			line(s.W.Activity(a.Activity), s.W.Glance(a, s.Today))
		}
	}
	var items []aftercare.Item
	for i := range g.Due {
		if d := &g.Due[i]; d.On != 0 && d.State != aftercare.DueDone && !slices.Contains(items, d.Item) {
			items = append(items, d.Item)
			line(s.W.Item(d), s.W.Due(d, s.Today))
		}
	}
	return section(lines)
}

// section is a heading with its lines; nothing where there are none.
func section(lines []string) string {
	if len(lines) < 2 {
		return ""
	}
	return strings.Join(lines, "\n")
}

// daysText is the bleeding and pain of the last days, the newest first.
func (s *sharePage) daysText() string {
	lines := []string{s.W.Text("share.days")}
	for day := s.Today; day > s.Today-lastDays; day-- {
		var told []string
		for _, code := range [...]aftercare.Code{aftercare.Bleeding, aftercare.Pain} {
			if worst := s.worst(code, day); worst != 0 {
				word := code.Info().Words.Name(worst)
				told = append(told, s.W.Text("share."+code.String(), locale.With("word", s.W.Text("opt."+code.String()+"."+word))))
			}
		}
		if len(told) > 0 {
			lines = append(lines, "- "+s.W.Text("share.line", locale.With("what", s.W.WeekDay(day, s.Today)), locale.With("when", strings.Join(told, " "))))
		}
	}
	return section(lines)
}

// worst is the worst that was recorded of a sign on a day; 0 if nothing was.
func (s *sharePage) worst(code aftercare.Code, day aftercare.Date) aftercare.Word {
	var worst aftercare.Word
	for i := range s.her.Record.Observations {
		if o := &s.her.Record.Observations[i]; o.Code == code && o.When.Day == day && !o.Withdrawn && o.Who == aftercare.ThePerson {
			worst = max(worst, o.Word)
		}
	}
	return worst
}

// signsText is when to call, the most urgent first.
func (s *sharePage) signsText() string {
	lines := []string{s.W.Text("net.title")}
	for level := aftercare.Emergency; level >= aftercare.Soon; level-- {
		for i, x := range s.SignList(level) {
			if i == 0 {
				lines = append(lines, "", s.W.Labelled(s.W.Text("net."+level.String())))
			}
			lines = append(lines, "- "+s.W.SaysForWhom(x))
		}
	}
	return section(lines)
}

// notesText is what she wrote freely, by day.
func (s *sharePage) notesText() string {
	lines := []string{s.W.Text("share.notes")}
	var notes []*aftercare.Observation
	for i := range s.her.Record.Observations {
		if o := &s.her.Record.Observations[i]; o.Code == aftercare.Note && !o.Withdrawn && o.Text != "" {
			notes = append(notes, o)
		}
	}
	sorting.Stable(notes, func(a, b *aftercare.Observation) int { return int(a.When.Day - b.When.Day) })
	for _, o := range notes {
		lines = append(lines, s.W.Text("share.line", locale.With("what", s.W.Day(o.When.Day, s.Today)), locale.With("when", cleanText(o.Text))))
	}
	return section(lines)
}

// cleanText is a text as a page can show it, so that what is shown is what is
// copied: lines end in one way, none turns what follows it, and what cannot be
// shown is left out.
func cleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"), "\r", "\n")
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && !page.IsShown(r) {
			return -1
		}
		return r
	}, s))
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = locale.Bounded(lines[i])
	}
	return strings.Join(lines, "\n")
}
