package ask

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
	"aftercare/locale"
)

// TestAnswer_ShowsEverySourceInThePictureTheGroupsAndTheTable compares the
// three forms of one comparison: a mark, a row and a line of the table for each
// source that applies.
func TestAnswer_ShowsEverySourceInThePictureTheGroupsAndTheTable(t *testing.T) {
	a := newApp(t)
	f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
	g := a.General.Engine.Evaluate(f.Record(), pagetest.Now)
	root := pagetest.CheckPage(t, "answer", answerPage(a, pagetest.AfterSurgery...))
	section := root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "penetrative-sex" })[0]
	rows := sourceNames(section, "who-says", "li", "strong")
	lines := sourceNames(section, "source-table", "tr", "a")
	marks := len(classed(classed(section, "marks")[0], "mk"))
	table := classed(section, "source-table")[0].Words()
	var want []string
	for _, src := range g.Activities[0].Sources {
		if !src.Applies {
			continue
		}
		want = append(want, a.General.Sources[src.Source].Name)
		for _, id := range src.Statements {
			if !strings.Contains(table, a.Words.Says(a.General.Statement(id))) {
				t.Errorf("the table does not say %s", id)
			}
		}
	}
	slices.Sort(want)
	if len(want) < 20 || marks != len(want) || !slices.Equal(rows, want) || !slices.Equal(lines, want) {
		t.Errorf("%d sources apply: %d marks, rows %q, lines %q, want %q", len(want), marks, rows, lines, want)
	}
	if !strings.Contains(section.Words(), a.Words.Text("mark.population.induced-abortion")) || !strings.Contains(section.Words(), a.Words.Text("mark.population.not-stated")) {
		t.Error("texts for other care, or for nobody in particular, are not marked")
	}
}

// TestAnswer_ShowsEverySourceInLittleBesideItsFinding: open, with no word of its
// own, and named by how many sources each group has.
func TestAnswer_ShowsEverySourceInLittleBesideItsFinding(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "answer", answerPage(a, pagetest.AfterSurgery...))
	section := root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "penetrative-sex" })[0]
	strip := classed(section, "strip")[0]
	if strip.Parent != section || strip.Words() != "" || strip.Attrs["role"] != "img" {
		t.Errorf("the strip is not open, or says %q", strip.Words())
	}
	kinds := func(k *pagetest.Tag) (list []string) {
		for _, mark := range classed(k, "mk") {
			list = append(list, mark.Attrs["class"])
		}
		slices.Sort(list)
		return list
	}
	if want := kinds(classed(section, "spread")[0]); len(want) < 20 || !slices.Equal(kinds(strip), want) {
		t.Errorf("the strip has the marks %q, the picture %q", kinds(strip), want)
	}
	for _, group := range section.All(func(k *pagetest.Tag) bool { return k.Name == "details" && k.Attrs["class"] == "group" }) {
		said := classed(group, "name")[0].Kids[0].Text + ": " + strings.TrimSpace(classed(group, "n")[0].Words())
		if !strings.Contains(strip.Attrs["aria-label"], said) {
			t.Errorf("the strip is called %q, without %q", strip.Attrs["aria-label"], said)
		}
	}
}

// TestAnswer_SaysOfASourceThatWasReplacedByWhat looks at both forms of the
// comparison that have room for words.
func TestAnswer_SaysOfASourceThatWasReplacedByWhat(t *testing.T) {
	a := newApp(t)
	f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
	g := a.General.Engine.Evaluate(f.Record(), pagetest.Now)
	root := pagetest.CheckPage(t, "answer", answerPage(a, pagetest.AfterSurgery...))
	section := root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == "penetrative-sex" })[0]
	replaced := 0
	for _, src := range g.Activities[0].Sources {
		known := a.General.Sources[src.Source]
		mark := a.Words.Text("mark.superseded", locale.With("name", known.Newer(a.General.Sources)))
		if !src.Applies || known.SupersededBy == "" {
			continue
		}
		replaced++
		for class, row := range map[string]string{"who-says": "li", "source-table": "tr"} {
			said := false
			for _, box := range classed(section, class) {
				for _, k := range box.Named(row) {
					said = said || strings.Contains(k.Words(), known.Name) && strings.Contains(k.Words(), mark)
				}
			}
			if !said {
				t.Errorf("%s: the row of %s does not say %q", class, src.Source, mark)
			}
		}
	}
	if replaced == 0 {
		t.Error("no source here was replaced: the test proves nothing")
	}
}

// classed are the parts that have a class.
func classed(root *pagetest.Tag, class string) []*pagetest.Tag {
	return root.All(func(k *pagetest.Tag) bool { return slices.Contains(strings.Fields(k.Attrs["class"]), class) })
}

// sourceNames are the names of the sources in the rows of something, in order.
func sourceNames(root *pagetest.Tag, class, row, name string) []string {
	var names []string
	for _, box := range classed(root, class) {
		for _, k := range box.Named(row) {
			if found := k.Named(name); len(found) > 0 {
				names = append(names, found[0].Words())
			}
		}
	}
	slices.Sort(names)
	return names
}

// The groups say how many they hold, and the numbers come to that of all.
func TestAnswer_GroupsComeToAllSources(t *testing.T) {
	a := newApp(t)
	answered := 0
	for _, activity := range aftercare.ActivityTerms.Words() {
		fields := append(pagetest.RemoveField(pagetest.AfterSurgery, "activity=penetrative-sex", "activity=swimming"), "activity="+activity)
		f, _ := questions.Read(pagetest.Form(fields...), pagetest.Now)
		act, _ := aftercare.ActivityTerms.Parse(activity)
		answer := a.Knowledge(f.Record().Jurisdiction).Engine.Evaluate(f.Record(), pagetest.Now).Activities[act-1]
		all := 0
		for _, src := range answer.Sources {
			if src.Applies {
				all++
			}
		}
		root := pagetest.CheckPage(t, activity, answerPage(a, fields...))
		sections := root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == activity })
		if len(sections) == 0 { // not among the wishes
			continue
		}
		answered++
		section := sections[0]
		sum := 0
		for _, k := range classed(section, "n") {
			n, _ := strconv.Atoi(strings.TrimSpace(k.Words()))
			sum += n
		}
		if sum != all || !strings.Contains(section.Words(), a.Words.Text("sources.open", locale.With("n", strconv.Itoa(all)))) {
			t.Errorf("%s: the groups hold %d of %d sources", activity, sum, all)
		}
	}
	if answered < 10 {
		t.Errorf("only %d activities are answered", answered)
	}
}
