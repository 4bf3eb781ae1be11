package aftercare_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"aftercare"
	"aftercare/guideline"
)

// kept is the tree as far as doc/adding.md speaks of it.
type kept struct {
	files fs.FS
	text  map[string]string
	seen  map[string][]string // by found
}

func newKept(files fs.FS) *kept { return &kept{files, map[string]string{}, map[string][]string{}} }

// place is somewhere that a new thing has to be put. Its name is a path, as
// doc/adding.md gives it.
type place struct {
	name string
	has  func(k *kept, thing string) bool
}

// What is found in a file, by its first group.
var (
	caseActivity  = regexp.MustCompile(`(?m)^activity ([a-z-]+) `)
	caseCode      = regexp.MustCompile(`\bcode: ([a-z0-9-]+)`)
	gateActivity  = regexp.MustCompile(`(?m)^kind: gate\n(?:.*\n)*?activities: \[(.*)\]`)
	quoted        = regexp.MustCompile(`"([a-z0-9-]+)(?:\.[a-z-]+)?"`)
	constant      = regexp.MustCompile(`\baftercare\.([A-Z][A-Za-z0-9]*)`)
	diaryFormat   = regexp.MustCompile(`\bFrom = "([a-z ]+)"`)
	listingFormat = regexp.MustCompile(`(?m)^\t"([a-z-]+)": +\{read: `)
)

var (
	// activityPlaces are for a word of aftercare.ActivityTerms.
	activityPlaces = []place{
		{"words/en.txt", func(k *kept, a string) bool {
			return k.line("words/en.txt", "activity."+a+" = ") && k.line("words/en.txt", "opt.activity."+a+" = ")
		}},
		{"packs/international/questions.yaml", func(k *kept, a string) bool { return k.question(a) != "" }},
		{"packs/international/follow/", func(k *kept, a string) bool {
			return k.line("packs/international/follow/"+a+".yaml", "activity: "+a) || k.isOnFloor(a)
		}},
		{"packs/international/statements/", func(k *kept, a string) bool {
			return slices.ContainsFunc(k.found("packs/international/statements/", gateActivity), func(list string) bool {
				return slices.Contains(strings.Split(list, ", "), a)
			})
		}},
		{"cases/activities/", func(k *kept, a string) bool { return slices.Contains(k.found("cases/", caseActivity), a) }},
		{"doc/coverage.md", func(k *kept, a string) bool { return k.line("doc/coverage.md", "| "+k.question(a)+" | ") }},
		{"app/", func(k *kept, a string) bool { return slices.Contains(k.found("app/", quoted), k.question(a)) }},
	}
	// codePlaces are for a code of an observation.
	codePlaces = []place{
		{"words/en.txt", func(k *kept, c string) bool { return k.line("words/en.txt", "fact."+c+" = ") }},
		{"words/en-more.txt", func(k *kept, c string) bool { return k.line("words/en-more.txt", "sign."+c+" = ") }},
		{"cases/", func(k *kept, c string) bool {
			return slices.Contains(k.found("cases/", caseCode), c)
		}},
		{"packs/international/statements/", func(k *kept, c string) bool {
			return slices.Contains(readByCriteria, c) || slices.Contains(k.found("packs/international/statements/", caseCode), c)
		}},
		{"app/", func(k *kept, c string) bool {
			return slices.Contains(notAsked, c) || slices.Contains(k.found("app/", quoted), c) || slices.Contains(k.found("app/", constant), camel(c))
		}},
	}
	// diaryFormatPlaces are for another program's file that the diary reads.
	diaryFormatPlaces = []place{
		{"diary/imports/forms_test.go", func(k *kept, name string) bool { return k.tested("diary/imports/", name) }},
	}
	// listingPlaces are for a listing of places.
	listingPlaces = []place{
		{"places/importer/testdata/", func(k *kept, name string) bool {
			return k.text["places/importer/testdata/"+name+".want"] != "" || k.tested("places/importer/", name)
		}},
	}
)

// readByCriteria are codes that no alarm or due looks for: criteria read them,
// or nothing does.
var readByCriteria = []string{"tissue-passed", "breast-milk", "constipated", "nausea", "cervix", "clearance", "hold", "panic", "flashbacks", "ready", "note", "antibiotic"}

// notAsked are codes that come with files and questionnaires only.
var notAsked = []string{"danger-line", "constipated", "nausea", "hcg-trend", "panic", "flashbacks", "sleepless-nights",
	"phq-2", "phq-8", "phq-9", "gad-2", "gad-7", "pc-ptsd-5", "epds"}

// forgotten names every place where something of the tree is missing.
func forgotten(files fs.FS) ([]string, error) {
	k := newKept(files)
	if err := k.read(); err != nil {
		return nil, err
	}
	var list []string
	check := func(what string, things []string, places []place) {
		for _, thing := range things {
			for _, p := range places {
				if !p.has(k, thing) {
					list = append(list, what+" "+thing+": missing in "+p.name)
				}
			}
		}
	}
	check("activity", aftercare.ActivityTerms.Words(), activityPlaces)
	var codes []string
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		codes = append(codes, c.String())
	}
	check("code", codes, codePlaces)
	check("diary format", k.found("diary/imports/", diaryFormat), diaryFormatPlaces)
	check("listing", k.found("places/importer/importer.go", listingFormat), listingPlaces)
	return append(list, k.languages()...), nil
}

// languages looks for both files of every language besides English: the one that
// people edit, and the one that programs read. That one is made from the other is
// the promise of internal/translation.
func (k *kept) languages() []string {
	var list []string
	tags := map[string]bool{}
	name := regexp.MustCompile(`^words/([a-z]{2,3}(?:-[A-Z][A-Za-z]+)?)\.(?:txt|po)$`)
	for file := range k.text {
		if m := name.FindStringSubmatch(file); m != nil && m[1] != "en" {
			tags[m[1]] = true
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(tags)) {
		for _, file := range []string{"words/" + tag + ".po", "words/" + tag + ".txt"} {
			if k.text[file] == "" {
				list = append(list, "language "+tag+": missing in "+file)
			}
		}
	}
	return list
}

// read takes in the files that the places are in.
func (k *kept) read() error {
	for _, dir := range []string{"words", "packs", "cases", "doc", "app", "diary/imports", "places/importer"} {
		err := fs.WalkDir(k.files, dir, func(file string, d fs.DirEntry, err error) error {
			ext := path.Ext(file)
			if err != nil || d.IsDir() || !slices.Contains([]string{".txt", ".po", ".yaml", ".txtar", ".md", ".go", ".want", ".golden"}, ext) {
				return err
			}
			text, err := fs.ReadFile(k.files, file)
			k.text[file] = string(text)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// line reports whether a line of a file begins so.
func (k *kept) line(file, start string) bool { return strings.Contains("\n"+k.text[file], "\n"+start) }

// tested reports whether a test below a folder, or what it wants, names a thing.
func (k *kept) tested(dir, name string) bool {
	for file, text := range k.text {
		if strings.HasPrefix(file, dir) && (strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, ".golden")) && strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// found are the first groups of all matches below a folder, each once. Tests
// are left out.
func (k *kept) found(dir string, re *regexp.Regexp) []string {
	if list, ok := k.seen[dir+re.String()]; ok {
		return list
	}
	names := map[string]bool{}
	for file, text := range k.text {
		if strings.HasPrefix(file, dir) && !strings.HasSuffix(file, "_test.go") {
			for _, name := range groups(re, text) {
				names[name] = true
			}
		}
	}
	k.seen[dir+re.String()] = slices.Sorted(maps.Keys(names))
	return k.seen[dir+re.String()]
}

// groups are the first groups of all matches in a text. It remembers them: most
// files are the same in every copy of the tree.
func groups(re *regexp.Regexp, text string) []string {
	key := re.String() + text
	names, ok := remembered[key]
	if !ok {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
		remembered[key] = names
	}
	return names
}

var remembered = map[string][]string{}

// question is the id of the question about an activity.
func (k *kept) question(activity string) string {
	_, rest, found := strings.Cut(k.text["packs/international/questions.yaml"], "\n  activity: "+activity+"\n")
	before := strings.TrimSuffix(k.text["packs/international/questions.yaml"], "\n  activity: "+activity+"\n"+rest)
	if !found {
		return ""
	}
	return before[strings.LastIndex(before, "- id: ")+len("- id: "):]
}

// isOnFloor reports whether a list of the policy puts an activity on a floor.
func (k *kept) isOnFloor(a string) bool {
	for _, floor := range guideline.FloorTerms.Words() {
		_, rest, _ := strings.Cut(k.text["packs/international/pack.yaml"], "key: holds-"+floor+"\n")
		list, _, _ := strings.Cut(rest, "\n    reason")
		if slices.Contains(strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("[], ", r) }), a) {
			return true
		}
	}
	return false
}

// camel is the name of a constant of a code.
func camel(code string) string {
	name := ""
	for _, part := range strings.Split(code, "-") {
		name += strings.ToUpper(part[:1]) + part[1:]
	}
	return strings.NewReplacer("Hcg", "HCG", "Menses", "MensesCode", "Hold", "HoldCode").Replace(name)
}

func TestAdding_NoPlaceWasForgotten(t *testing.T) {
	list, err := forgotten(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range list {
		t.Errorf("%s (see doc/adding.md)", what)
	}
}

func TestAdding_ThePageNamesEveryPlace(t *testing.T) {
	page, err := os.ReadFile("doc/adding.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, places := range [][]place{activityPlaces, codePlaces, diaryFormatPlaces, listingPlaces} {
		for _, p := range places {
			if !strings.Contains(string(page), "`"+p.name) {
				t.Errorf("doc/adding.md does not name %s", p.name)
			}
		}
	}
}

// TestAdding_FailsByName plants one omission after another in a copy of the
// tree in memory.
func TestAdding_FailsByName(t *testing.T) {
	k := newKept(os.DirFS("."))
	if err := k.read(); err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) func(string) string {
		return func(text string) string { return strings.ReplaceAll(text, old, new) }
	}
	gone := func(string) string { return "" }
	for _, c := range []struct {
		files string // where the text is changed
		with  func(string) string
		want  string
	}{
		{`^words/en\.txt$`, swap("\nactivity.bath = ", "\nactivity.tub = "), "activity bath: missing in words/en.txt"},
		{`^words/en\.txt$`, swap("\nopt.activity.bath = ", "\nopt.activity.tub = "), "activity bath: missing in words/en.txt"},
		{`^packs/international/questions\.yaml$`, swap("activity: bath\n", "activity: tub\n"), "activity bath: missing in packs/international/questions.yaml"},
		{`^packs/international/follow/flying\.yaml$`, gone, "activity flying: missing in packs/international/follow/"},
		{`^packs/international/statements/`, swap("driving", "riding"), "activity driving: missing in packs/international/statements/"},
		{`^cases/`, swap("\nactivity bath ", "\nactivity tub "), "activity bath: missing in cases/activities/"},
		{`^doc/coverage\.md$`, swap("| bath |", "| tub |"), "activity bath: missing in doc/coverage.md"},
		{`^app/.*\.go$`, swap(`"bath"`, `"tub"`), "activity bath: missing in app/"},
		{`^words/en\.txt$`, swap("\nfact.stiff-neck = ", "\nfact.neck = "), "code stiff-neck: missing in words/en.txt"},
		{`^words/en-more\.txt$`, swap("\nsign.stiff-neck = ", "\nsign.neck = "), "code stiff-neck: missing in words/en-more.txt"},
		{`^cases/`, swap("code: stiff-neck", "code: neck"), "code stiff-neck: missing in cases/"},
		{`^packs/international/statements/`, swap("code: stiff-neck", "code: neck"), "code stiff-neck: missing in packs/international/statements/"},
		{`^app/.*\.go$`, swap(`"stiff-neck"`, `"neck"`), "code stiff-neck: missing in app/"},
		{`^diary/imports/.*(_test\.go|\.golden)$`, swap("mensinator", "other"), "diary format mensinator: missing in diary/imports/forms_test.go"},
		{`^places/importer/(testdata/ods-csv|.*_test\.go)`, gone, "listing ods-csv: missing in places/importer/testdata/"},
		{`^words/cy\.txt$`, func(string) string { return k.text["words/en.txt"] }, "language cy: missing in words/cy.po"},
	} {
		files, re := fstest.MapFS{}, regexp.MustCompile(c.files)
		for name, text := range k.text {
			files[name] = &fstest.MapFile{Data: []byte(text)}
			for _, own := range []string{name, strings.Replace(name, "/en", "/cy", 1)} {
				if re.MatchString(own) {
					files[own] = &fstest.MapFile{Data: []byte(c.with(text))}
				}
			}
		}
		list, err := forgotten(files)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(list, c.want) {
			t.Errorf("%s: not noticed: %s\n%s", c.files, c.want, fmt.Sprint(list))
		}
	}
}
