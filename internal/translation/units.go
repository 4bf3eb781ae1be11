// Package translation makes the words of a language from the file in which people
// translate them (words/LANGUAGE.po), and that file from the English. Programs
// read only what it makes (words/LANGUAGE.txt).
package translation

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aftercare/guideline"
	"aftercare/locale"
)

// forms are the plural forms of CLDR.
var forms = []string{"zero", "one", "two", "few", "many", "other"}

// Source is what there is to translate: the words of the interface, and packs,
// each after the one it inherits.
type Source struct {
	English *locale.Words
	Packs   []Pack
}

// Pack is one published pack, not resolved, with the digest of its edition.
type Pack struct {
	*guideline.Pack
	Digest string
}

// counted is the key of a phrase that has a form for each number.
var counted = regexp.MustCompile(`^(.+)\.(one|other)(\.she)?$`)

// months is how many names a year has for them.
const months = 12

// units are what a language has to say, in order: the interface by its keys, with
// the language's own plural forms, then the texts of the packs.
func (s *Source) units(f *File) []Entry {
	var list []Entry
	alarms := s.alarms()
	one := func(key, english string, hints ...string) {
		if isCore(key, alarms) {
			hints = append(hints, coreHint)
		}
		list = append(list, Entry{Key: key, English: english, Hints: hints})
	}
	add := func(key, english string, hints ...string) {
		one(key, english, hints...)
		if strings.HasPrefix(key, "unit.") {
			for _, c := range f.Cases {
				one(key+"."+c, english, slices.Concat(hints, []string{"For {amount:" + c + "}; may stay empty where it is the same as " + key + "."})...)
			}
		}
	}
	for _, key := range slices.Sorted(slices.Values(s.English.Keys())) {
		text := s.English.Text(key)
		m := counted.FindStringSubmatch(key)
		switch {
		case strings.HasPrefix(key, "plural."), strings.HasPrefix(key, locale.CardPrefix):
		case key == countriesKey:
			add(key, text, "Not a text: the countries, of those that this program knows, in which most people can read this language.")
		case key == "everyday.examined":
			add(key, text, "yes only once the search in this language has been examined; until then, help is shown above every search.")
		case isTyped(key):
			add(key, text, "What people type into the search, to be written anew, not translated.")
		case m != nil && s.English.Has(m[1]+".one"+m[3]) && s.English.Has(m[1]+".other"+m[3]):
			if m[2] == "other" {
				f.eachForm(func(form string) {
					english := text
					if form == "one" {
						english = s.English.Text(m[1] + ".one" + m[3])
					}
					add(m[1]+"."+form+m[3], english, "The form for numbers that are: "+form+".")
				})
			}
		default:
			add(key, text)
		}
	}
	for i := range f.Entries {
		if e := &f.Entries[i]; e.isOwn() && !s.English.Has(e.Key) {
			add(e.Key, "", "Words of the search that this language has by itself.")
		}
	}
	for n := 1; n <= months; n++ {
		key := "month." + strconv.Itoa(n)
		add("month.of."+strconv.Itoa(n), s.English.Text(key), "As it is said after a day; the same as "+key+" in most languages.")
	}
	for _, key := range [...]string{"list.last", "list.or"} {
		add(key+before, s.English.Text(key), "May stay empty. How the words begin before which it is said otherwise, a colon, and what is said: \"i hi -hie: {a} e {b}\". "+
			"\"-\" takes one out, \"a-z\" is any of these letters, \"#\" any digit.")
	}
	if own := "language." + f.Lang; !s.English.Has(own) {
		add(own, f.Lang, "The name of this language, in itself.")
	}
	for _, p := range s.Packs {
		eachText(p.Pack, func(key string, t *guideline.Text) { add(key, t.In("en")) })
	}
	return list
}

// isOwn reports whether an entry is a group of words or rules of the search that only
// this language has; its English is empty.
func (e *Entry) isOwn() bool {
	return e.English == "" && (strings.HasPrefix(e.Key, "everyday.sign.") || strings.HasPrefix(e.Key, "everyday.card."))
}

// before ends the key of how a list is joined before some words.
const before = ".before"

// isTyped reports whether a text is what people type, which is no translation: it stays
// as it is when the English changes.
func isTyped(key string) bool { return strings.HasPrefix(key, "everyday.") }

// optional reports whether a text may be left out: an amount in a case, how a list is
// joined before some words, or a sign that only the rules of some languages name.
func (f *File) optional(key string) bool {
	_, isCase := f.cutCase(key)
	return isCase || strings.HasPrefix(key, "everyday.sign.") || strings.HasPrefix(key, "list.") && strings.HasSuffix(key, before)
}

// cutCase takes the case off the key of an amount.
func (f *File) cutCase(key string) (plain string, isCase bool) {
	at := strings.LastIndexByte(key, '.')
	if strings.HasPrefix(key, "unit.") && slices.Contains(f.Cases, key[at+1:]) {
		return key[:at], true
	}
	return key, false
}

// eachForm calls for the plural forms of the language.
func (f *File) eachForm(each func(form string)) {
	for _, form := range forms {
		if form == "other" || f.Plurals[form] != "" {
			each(form)
		}
	}
}

// eachText calls for every text of a pack, with a key made of the ids around it.
func eachText(p *guideline.Pack, each func(key string, t *guideline.Text)) {
	walk(reflect.ValueOf(p).Elem(), "pack."+p.ID, each)
}

func walk(v reflect.Value, at string, each func(string, *guideline.Text)) {
	if t, ok := v.Addr().Interface().(*guideline.Text); ok {
		if len(*t) > 0 {
			each(at, t)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), at, each)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				walk(v.Field(i), at+"."+strings.ToLower(f.Name), each)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), at+"."+name(v.Index(i), i), each)
		}
	}
}

// name is what tells an element of a list apart: its id, else its place.
func name(v reflect.Value, i int) string {
	if v.Kind() == reflect.Struct {
		if id := v.FieldByNameFunc(func(field string) bool { return strings.EqualFold(field, "id") }); id.IsValid() && id.Kind() == reflect.String && id.String() != "" {
			return id.String()
		}
	}
	return strconv.Itoa(i + 1)
}

// coreHint marks what keeps somebody alive. No language is built before all of it
// was checked twice.
const coreHint = "core: has to be checked twice"

// countriesKey is a list of countries, and no text.
const countriesKey = "stranger.countries"

// corePrefixes begin the keys of the core.
var corePrefixes = strings.Fields("help. call. calls. urgency. action. net. verdict. until. standing. due. limit. date. away. unit. number. head. " +
	"line. lines. which. none. step. ask. opt. brief. if. callif. say. urgent. find.card. effect. card. language.unsigned. stranger.")

// isCore reports whether a text belongs to the core: help, numbers to call, how
// urgent something is, what to do, verdicts, days, units, and every alarm.
func isCore(key string, alarms []string) bool {
	begins := func(p string) bool { return strings.HasPrefix(key, p) }
	return key != countriesKey && (slices.ContainsFunc(corePrefixes, begins) || slices.ContainsFunc(alarms, begins))
}

// alarms begin the keys of every statement that raises the urgency.
func (s *Source) alarms() []string {
	var list []string
	for _, p := range s.Packs {
		for i := range p.Statements {
			if x := &p.Statements[i]; x.Kind == guideline.Alarm {
				list = append(list, "pack."+p.ID+".statements."+x.ID+".")
			}
		}
	}
	return list
}
