package table_test

import (
	"encoding/binary"
	"hash/adler32"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"aftercare/guideline"
	"aftercare/guideline/table"
	"aftercare/packs"
)

func unpaused() {}

func TestRead_GivesThePackOfTheCanonicalJSON(t *testing.T) {
	for _, p := range packs.All() {
		want, findings := guideline.Parse(packs.JSON(p.ID))
		if findings != nil {
			t.Fatal(p.ID, findings)
		}
		got, err := packs.Read(p, packs.References(), packs.Languages(), unpaused)
		if err != nil {
			t.Fatal(p.ID, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the table is another pack than the JSON", p.ID)
		}
	}
}

// fill sets every part of a value to something that is not zero, so that a
// field which the table forgets is missed.
func fill(v reflect.Value, r *rand.Rand, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 5 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), r, depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r, depth+1)
		}
	case reflect.Slice:
		n := 1 + r.IntN(2)
		if depth > 5 {
			return
		}
		if v.Type() == reflect.TypeFor[guideline.Text]() {
			v.Set(reflect.ValueOf(guideline.Text{{Lang: "en", Text: word(r)}, {Lang: "de", Text: word(r)}}))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), r, depth+1)
		}
	case reflect.String:
		v.SetString(word(r))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(1 + r.Int64N(1<<(v.Type().Bits()-1)-1))
	default:
		v.SetUint(1 + r.Uint64N(1<<v.Type().Bits()-1))
	}
}

func word(r *rand.Rand) string {
	return strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(3))
}

func TestAppend_HoldsEveryFieldOfAPack(t *testing.T) {
	for seed := range uint64(20) {
		want := &guideline.Pack{}
		fill(reflect.ValueOf(want).Elem(), rand.New(rand.NewPCG(seed, 1)), 0)
		want.Languages = []string{"en", "de"}
		text, apart, languages := table.Append(nil, want, "sha256:1")
		got, err := table.Read(string(text), unpaused, apart, languages...)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: it came back as another pack:\n%+v\n%+v", seed, got, want)
		}
		if german, err := table.Read(string(text), unpaused, apart, languages[1]); err != nil || german.Questions[0].Ask[0].Lang != "de" {
			t.Errorf("the texts of one language alone: %v", err)
		}
	}
}

// british is published for the pack of GB.
func british(t testing.TB) (text string, apart table.Apart, lines table.Lines) {
	return published(t, "gb")
}

// published is a pack's table, what is kept apart from it and its texts.
func published(t testing.TB, id string) (text string, apart table.Apart, lines table.Lines) {
	for _, p := range packs.All() {
		if p.ID == id {
			references, ok := table.FindLines(packs.References(), "", packs.ReferencesOf(p.ID))
			catalogue, listed := table.FindLines(packs.References(), "", packs.SourcesOf(p.ID))
			lines, found := table.FindLines(packs.Languages()[0].File, "en", p.ID)
			if !ok || !listed || !found {
				t.Fatal("no references, no catalogue or no texts")
			}
			return p.Table, table.Apart{References: references, Catalogue: catalogue}, lines
		}
	}
	t.Fatal("no pack")
	return "", table.Apart{}, table.Lines{}
}

func TestRead_RefusesWhatIsDamagedOrForeign(t *testing.T) {
	text, apart, lines := british(t)
	if _, err := table.Read(text, unpaused, apart, lines); err != nil {
		t.Fatal(err)
	}
	for at := range text {
		spoiled := []byte(text)
		spoiled[at] ^= 1 << (at % 8)
		if _, err := table.Read(string(spoiled), unpaused, apart, lines); err == nil {
			t.Errorf("it was read with byte %d changed", at)
		}
		if _, err := table.Read(text[:at], unpaused, apart, lines); err == nil {
			t.Errorf("it was read with %d bytes", at)
		}
	}
	changed := func(l table.Lines, change func(*table.Lines)) table.Lines {
		change(&l)
		return l
	}
	fewer := func(l *table.Lines) { _, l.Text, _ = strings.Cut(l.Text, "\n") }
	more := func(l *table.Lines) { l.Text += "more\n" }
	another := func(l *table.Lines) { l.Digest = "sha256:0" }
	_, body, _ := strings.Cut(text, "\n")
	references := func(change func(*table.Lines)) table.Apart {
		return table.Apart{References: changed(apart.References, change), Catalogue: apart.Catalogue}
	}
	for name, c := range map[string]struct {
		table string
		apart table.Apart
		lines table.Lines
		want  string
	}{
		"a later format":        {"aftercare.table/9\n" + body, apart, lines, "format"},
		"the canonical JSON":    {packs.JSON("gb"), apart, lines, "format"},
		"an empty file":         {"", apart, lines, "format"},
		"bytes after the end":   {text + "x", apart, lines, "damaged"},
		"a text too few":        {text, apart, changed(lines, fewer), "not those of the pack gb"},
		"a text too many":       {text, apart, changed(lines, more), "not those of the pack gb"},
		"texts of another":      {text, apart, changed(lines, another), "not those of the pack gb"},
		"a reference too few":   {text, references(fewer), lines, "not those of the pack gb"},
		"a reference too many":  {text, references(more), lines, "not those of the pack gb"},
		"references of another": {text, references(another), lines, "not those of the pack gb"},
	} {
		if _, err := table.Read(c.table, unpaused, c.apart, c.lines); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, err, c.want)
		}
	}
}

// Without the catalogue a pack says nothing else: only what pages about the
// sources tell of one, the reasons of authors, and the addresses behind numbers
// to call are empty.
func TestRead_WithoutTheCatalogueNothingOfAnAnswerIsMissing(t *testing.T) {
	text, whole, lines := published(t, "international")
	want, err := table.Read(text, unpaused, whole, lines)
	if err != nil {
		t.Fatal(err)
	}
	got, err := table.Read(text, unpaused, table.Apart{References: whole.References}, lines)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for i := range want.Sources {
		s := &want.Sources[i]
		for _, fact := range []*string{&s.Publisher, &s.Title, &s.Edition, &s.Published, &s.Address, &s.Licence, &s.CheckedOn, &s.Note} {
			if *fact != "" {
				told++
			}
			*fact = ""
		}
	}
	for i := range want.Statements {
		s := &want.Statements[i]
		s.AppliesWhy, s.LineWhy, s.NoEnd, s.RetiredWhy = "", "", "", ""
	}
	for i := range want.Numbers {
		n := &want.Numbers[i]
		for _, kind := range [][]guideline.CallNumber{n.Emergency, n.Advice, n.Crisis, n.Support, n.Safety, n.Poison} {
			for _, line := range kind {
				for i := range line.Pages {
					line.Pages[i].Address = ""
				}
			}
		}
	}
	for _, change := range []func(l *table.Lines){
		func(l *table.Lines) { _, l.Text, _ = strings.Cut(l.Text, "\n") },
		func(l *table.Lines) { l.Text += "more\n" },
		func(l *table.Lines) { l.Digest = "sha256:0" },
	} {
		spoiled := whole
		if change(&spoiled.Catalogue); spoiled == whole {
			t.Fatal("nothing was changed")
		}
		if _, err := table.Read(text, unpaused, spoiled, lines); err == nil || !strings.Contains(err.Error(), "not those of the pack international") {
			t.Errorf("a catalogue of another pack: %v", err)
		}
	}
	if told < len(want.Sources) || !reflect.DeepEqual(got, want) {
		t.Errorf("%d facts of %d sources; it is another pack without them", told, len(want.Sources))
	}
}

func TestFindLines_FindsEachPackAndNoOther(t *testing.T) {
	var file []byte
	for _, id := range []string{"gb", "ie"} {
		file = table.AppendLines(file, id, table.Lines{Digest: "sha256:" + id, Text: "one of " + id + "\n\nthree\n"})
	}
	for _, id := range []string{"gb", "ie"} {
		want := table.Lines{Lang: "en", Digest: "sha256:" + id, Text: "one of " + id + "\n\nthree\n"}
		if got, ok := table.FindLines(string(file), "en", id); !ok || got != want {
			t.Errorf("got %+v", got)
		}
	}
	empty := string(table.AppendLines(nil, "au", table.Lines{Digest: "sha256:au"})) + string(file)
	if got, ok := table.FindLines(empty, "en", "au"); !ok || got.Text != "" {
		t.Errorf("got %+v of one without lines", got)
	}
	if got, ok := table.FindLines(string(file), "en", "g"); ok {
		t.Errorf("got %+v", got)
	}
}

// A table with the right checksum may still hold anything.
func FuzzRead_GivesAPackOrAnError(f *testing.F) {
	for _, p := range packs.All() {
		_, rest, _ := strings.Cut(p.Table, "\n")
		_, rest, _ = strings.Cut(rest, "\n")
		f.Add(rest[4:])
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<16 {
			return
		}
		sum := binary.LittleEndian.AppendUint32(nil, adler32.Checksum([]byte(body)))
		text := table.Format + "\nsha256:1\n" + string(sum) + body
		p, err := table.Read(text, unpaused, table.Apart{References: table.Lines{Digest: "sha256:1"}})
		if (p == nil) == (err == nil) {
			t.Errorf("got %v, %v", p, err)
		}
	})
}

// A language that lacks a text cannot be used at all: nothing stands in for it.
func TestRead_RefusesALanguageThatLacksAText(t *testing.T) {
	text, apart, lines := british(t)
	whole := strings.Split(lines.Text, "\n")
	for _, n := range []int{0, len(whole) / 2, len(whole) - 2} {
		lacking := append([]string(nil), whole...)
		lacking[n] = ""
		l := table.Lines{Lang: "xx", Digest: lines.Digest, Text: strings.Join(lacking, "\n")}
		if _, err := table.Read(text, unpaused, apart, l); err == nil || !strings.Contains(err.Error(), "the language xx lack a text of the pack gb") {
			t.Errorf("without line %d: %v", n+1, err)
		}
	}
}
