package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"aftercare/guideline"
)

// activeStatements are those of the packs, as an audit draws them.
func activeStatements(t *testing.T) []named {
	t.Helper()
	list, err := readPacks("../../packs")
	if err != nil {
		t.Fatal(err)
	}
	var all []named
	for _, p := range list {
		for i := range p.own.Statements {
			if s := &p.own.Statements[i]; s.Status == guideline.Active {
				all = append(all, named{p.own.ID + "/" + s.ID, s, p.resolved})
			}
		}
	}
	return all
}

// differences are the points in which two cards differ. An altered number,
// verb or anchor may go along in the field that says the same.
func differences(a, b card) []string {
	var points []string
	add := func(point string, differs bool) {
		if differs {
			points = append(points, point)
		}
	}
	add("level", a.level != b.level)
	add("scope", !slices.Equal(a.scope, b.scope))
	add("place", !reflect.DeepEqual(a.cites, b.cites))
	add("words", a.says != b.says)
	return points
}

func TestPlant_AltersFortyCardsInOnePointEach(t *testing.T) {
	all := activeStatements(t)
	original := map[string]card{}
	for i := range all {
		original[all[i].name] = cardOf(&all[i])
	}
	cards, key, err := plantFaults(all, "a seed", 160, faultsPlanted)
	if err != nil || len(cards) != 160 || len(key) != 40 {
		t.Fatal(len(cards), len(key), err)
	}
	points := map[string]string{}
	count := map[string]int{}
	for _, p := range key {
		points[p.name] = p.point
		count[p.point]++
		if p.was == p.now {
			t.Errorf("%s: nothing was altered", p.name)
		}
	}
	for _, f := range faults {
		if count[f.point] < 2 {
			t.Errorf("%s is planted %d times", f.point, count[f.point])
		}
	}
	for _, c := range cards {
		want := points[c.name]
		switch want {
		case "verb", "number", "anchor":
			want = "words"
		}
		if got := strings.Join(differences(original[c.name], c), " "); got != want {
			t.Errorf("%s differs in %q, planted was %q", c.name, got, want)
		}
	}
}

func TestPlant_TheSeedAloneChoosesTheList(t *testing.T) {
	all := activeStatements(t)
	draw := func(seed string) (string, []planted) {
		cards, key, err := plantFaults(all, seed, 120, 12)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for i := range cards {
			cards[i].writeTo(&b)
		}
		return b.String(), key
	}
	one, key := draw("one")
	again, same := draw("one")
	other, _ := draw("two")
	if one != again || !slices.Equal(key, same) || one == other {
		t.Error("the list does not hang on its seed alone")
	}
}

func TestPlant_TooShortAListIsAnError(t *testing.T) {
	if _, _, err := plantFaults(activeStatements(t), "a seed", 20, faultsPlanted); err == nil {
		t.Error("twenty cards hold forty faults")
	}
}

func TestScore_CountsWhatWasFoundAndNamesTheRest(t *testing.T) {
	dir := t.TempDir()
	key, found := filepath.Join(dir, "key"), filepath.Join(dir, "found")
	os.WriteFile(key, []byte("a/A-01\tverb\t may \t will \na/A-02\tnumber\t2\t3\na/A-03\tlevel\tsoon\troutine\n"), 0o644)
	os.WriteFile(found, []byte("a/A-01\tverb\na/A-02\tscope\na/A-09\tplace\n"), 0o644)
	var b bytes.Buffer
	if err := (&auditCmd{Score: key, Found: found}).score(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"verb\t1\t1\n", "number\t1\t1\n", "level\t1\t0\n", "found: 2 of 3, with the right point: 1\n",
		"overlooked:\na/A-03\tlevel: routine, was soon\n", "nothing was altered: a/A-09\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	if (&auditCmd{Score: key}).score(&b) == nil {
		t.Error("a score without what was found")
	}
}
