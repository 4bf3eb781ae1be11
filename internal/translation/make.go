package translation

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"aftercare/guideline"
	"aftercare/guideline/table"
	"aftercare/locale"
	"aftercare/packs"
	"aftercare/words"
)

// Update brings a language's file in line with the English of today. What is new
// is empty. Where the English has changed, the old words stay, fuzzy, beside the
// English that they were made from. Words whose key alone has changed move.
func (s *Source) Update(f *File) {
	byKey, byEnglish := map[string]*Entry{}, map[string]*Entry{}
	for i := range f.Entries {
		e := &f.Entries[i]
		byKey[e.Key] = e
		if e.Text != "" && !e.Fuzzy && strings.HasPrefix(e.Key, "pack.") {
			byEnglish[e.English] = e
		}
	}
	list := s.units(f)
	for i := range list {
		e, was := &list[i], byKey[list[i].Key]
		same := byEnglish[e.English]
		switch {
		case was != nil && was.Text != "" && (was.English == e.English || isTyped(e.Key)):
			e.Text, e.Read, e.Fuzzy, e.Old = was.Text, was.Read, was.Fuzzy, was.Old
		case same != nil && strings.HasPrefix(e.Key, "pack."):
			e.Text, e.Read = same.Text, same.Read
		case was != nil && was.Text != "":
			e.Text, e.Fuzzy, e.Old = was.Text, true, was.English
			if was.Old != "" {
				e.Old = was.Old
			}
		}
	}
	f.Entries = list
}

// Make returns the file of words that programs read, or what keeps the language
// from being offered. avoid are words that must not be said in it, and what to say
// instead.
func (s *Source) Make(f *File, avoid [][2]string) (words string, problems []string) {
	c := &checker{file: f, avoid: avoid, text: map[string]string{}}
	have := map[string]*Entry{}
	for i := range f.Entries {
		have[f.Entries[i].Key] = &f.Entries[i]
	}
	units := s.units(f)
	for i := range units {
		c.check(&units[i], have[units[i].Key])
	}
	if len(c.problems) > 0 {
		return "", c.problems
	}
	var b strings.Builder
	b.WriteString(locale.Head(f.Lang, f.Dir))
	write := func(top bool) {
		for i := range units {
			if key := units[i].Key; !strings.HasPrefix(key, "pack.") && c.text[key] != "" && f.isTop(key) == top {
				b.WriteString(key + " = " + c.text[key] + "\n")
			}
		}
	}
	write(true)
	if b.Len() > locale.TopSize {
		return "", []string{"the card for a stranger is too long"}
	}
	b.WriteString(strings.TrimPrefix(locale.TopEnd, "\n"))
	f.eachForm(func(form string) {
		if rule := f.Plurals[form]; rule != "" {
			b.WriteString("plural." + form + " = " + rule + "\n")
		}
	})
	write(false)
	b.WriteString(locale.CheckedKey + " = " + checked(units, have) + "\n")
	s.originals(&b)
	for _, p := range s.Packs {
		b.Write(table.AppendLines(nil, p.ID, speaking(p, f.Lang, c.text)))
	}
	return b.String(), nil
}

// Published is what there is to translate in the program itself.
func Published() (*Source, error) {
	s := &Source{English: words.English()}
	for _, p := range packs.All() {
		own, findings := guideline.Parse(packs.JSON(p.ID))
		if len(findings) > 0 {
			return nil, fmt.Errorf("the pack %s does not read: %v", p.ID, findings[0])
		}
		s.Packs = append(s.Packs, Pack{own, p.Digest})
	}
	return s, nil
}

// isTop reports whether a text is on the card that other languages show.
func (f *File) isTop(key string) bool {
	return strings.HasPrefix(key, locale.StrangerPrefix) || key == "language."+f.Lang
}

// checked is how far the text of the core was checked that was checked least.
func checked(units []Entry, have map[string]*Entry) string {
	least := len(readings) - 1
	for i := range units {
		if e := have[units[i].Key]; e != nil && e.Text != "" && slices.Contains(units[i].Hints, coreHint) {
			least = min(least, e.reading())
		}
	}
	return readings[least]
}

// urgentPrefixes begin the keys of what is shown in English too, below the words
// of a translation, and of what its numbers and lists are made with.
var urgentPrefixes = strings.Fields("action. urgency. net. help.do help.say help.alone line. which. lines. card. find.card. until. say. sign. told. if. callif. opt. away. unit. number. list. plural.")

// originals writes the English of what is urgent.
func (s *Source) originals(b *strings.Builder) {
	line := func(key, text string) { b.WriteString(locale.OriginalPrefix + key + " = " + text + "\n") }
	line("language", s.English.Lang)
	for _, key := range slices.Sorted(slices.Values(s.English.Keys())) {
		if slices.ContainsFunc(urgentPrefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			line(key, s.English.Text(key))
		}
	}
	seen := map[string]bool{}
	for _, p := range s.Packs {
		for i := range p.Statements {
			x := &p.Statements[i]
			if x.Kind != guideline.Alarm || seen[x.ID] || len(x.Says) == 0 {
				continue
			}
			seen[x.ID] = true
			line("says."+x.ID, x.Says.In(s.English.Lang))
			if len(x.SaysOther) > 0 {
				line("says."+x.ID+".she", x.SaysOther.In(s.English.Lang))
			}
		}
	}
}

// speaking are the texts of a pack in the language, in the order of its table.
func speaking(p Pack, lang string, text map[string]string) table.Lines {
	own, findings := guideline.Parse(packs.JSON(p.ID))
	if len(findings) > 0 {
		panic(findings[0].Message) // it was read before
	}
	own.Languages = []string{lang}
	eachText(own, func(key string, t *guideline.Text) { *t = guideline.Text{{Lang: lang, Text: text[key]}} })
	_, _, lines := table.Append(nil, own, p.Digest)
	return lines[0]
}

// checker looks at the texts of a language one by one.
type checker struct {
	file     *File
	avoid    [][2]string
	text     map[string]string // by key
	problems []string
}

// check takes what was written for a unit, or notes what is wrong with it.
func (c *checker) check(unit, e *Entry) {
	fail := func(format string, args ...any) {
		c.problems = append(c.problems, unit.Key+": "+fmt.Sprintf(format, args...))
	}
	switch {
	case (e == nil || e.Text == "") && c.file.optional(unit.Key):
		return
	case e == nil || e.Text == "":
		fail("lacks words for %q", unit.English)
		return
	case e.Fuzzy || e.English != unit.English && !isTyped(unit.Key):
		fail("the English has changed; look at the text again, then take \"fuzzy\" out: %q", unit.English)
		return
	case strings.TrimSpace(e.Text) != e.Text && unit.Key != "number.group" || strings.ContainsAny(e.Text, "\n\r") || strings.HasPrefix(e.Text, "["):
		fail("a text is one line without spaces around it, and does not begin with a bracket")
	}
	if slices.Contains(unit.Hints, coreHint) && e.reading() < 1 {
		fail("this text belongs to the core, which has to be checked twice; it is marked as a %s", readings[0])
	}
	if strings.Count(e.Text, "*") != strings.Count(unit.English, "*") {
		fail("it needs as many *marks* as the English: %q", unit.English)
	}
	if strings.HasPrefix(unit.Key, "list.") && strings.HasSuffix(unit.Key, before) && !strings.Contains(e.Text, ": {") {
		fail("it needs the beginnings of words, a colon, a space, and what is said before them")
	}
	if lost := c.lost(unit, e.Text); lost != "" {
		fail("%s", lost)
	}
	if !strings.HasPrefix(unit.Key, "month.") && !isTyped(unit.Key) && digits(e.Text) != digits(unit.English) {
		fail("its digits are not those of the English: numbers come from the packs")
	}
	if word, instead := guideline.Avoided(c.avoid, e.Text); word != "" && !isTyped(unit.Key) { // people type them
		fail("avoid %q; instead: %s", word, instead)
	}
	c.text[unit.Key] = e.Text
}

var braces = regexp.MustCompile(`\{[^}]*\}`)

// digits are those of any script outside braces.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, braces.ReplaceAllString(text, ""))
}

// lost says which value a text does not have and should, or has and should not.
// A form for one number alone may say the number in a word.
func (c *checker) lost(unit *Entry, text string) string {
	want, _ := guideline.Placeholders(unit.English)
	have, ok := guideline.Placeholders(text)
	if !ok {
		return "the braces do not match"
	}
	for i, name := range have {
		plain, grammar, asks := strings.Cut(name, ":")
		if have[i] = plain; asks && (!slices.Contains(c.file.Cases, grammar) || plain == "n" || strings.HasSuffix(plain, "#")) {
			return "it has {" + name + "}, which is no case of an amount; X-Cases in the head of the file names the cases"
		}
	}
	for _, name := range want {
		if !slices.Contains(have, name) && !(name == "n" && c.single(unit.Key)) {
			return "it lacks {" + name + "}, which the English has"
		}
	}
	for _, name := range have {
		if !slices.Contains(want, name) && name != "n" {
			return "it has {" + name + "}, which the English lacks"
		}
	}
	if m := c.formOf(unit.Key); m != "" && !c.single(unit.Key) && strings.HasPrefix(unit.Key, "unit.") && !slices.Contains(have, "n") {
		return "this form is for many numbers, so it has to say {n}"
	}
	return ""
}

// formOf is the plural form at the end of a key, "" if there is none.
func (c *checker) formOf(key string) string {
	key, _ = c.file.cutCase(strings.TrimSuffix(key, ".she"))
	if form := key[strings.LastIndexByte(key, '.')+1:]; slices.Contains(forms, form) {
		return form
	}
	return ""
}

// single reports whether a form is for one number alone.
func (c *checker) single(key string) bool {
	rule := c.file.Plurals[c.formOf(key)]
	return rule != "" && !strings.ContainsAny(rule, "%,.")
}
