package cases

import (
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/packs"
)

// With "all" every mutant runs, which takes minutes; with the beginnings of ids,
// parted by commas, those of the statements and cells that begin so:
//
//	go test ./cases -run EveryMutant -args -aftercare.mutants=all -aftercare.survivors=FILE
var (
	mutantsFlag   = flag.String("aftercare.mutants", "some", "all, or some: one mutant in twenty; or beginnings of ids, parted by commas")
	survivorsFlag = flag.String("aftercare.survivors", "", "where to list the mutants that no case noticed")
)

// exam is a case ready to run against any engine.
type exam struct {
	*Case
	rec   *aftercare.Record
	asOf  aftercare.When
	pack  string
	wants string // all lines in one, to look for ids in
}

// exams returns the cases that can notice a mutant, by pack.
func exams(t *testing.T) map[string][]*exam {
	list := map[string][]*exam{}
	for _, c := range readCases(t) {
		rec, asOf, findings := c.Parse()
		if findings != nil {
			continue
		}
		id := packs.For(rec.Jurisdiction)
		if p := c.Head["Pack"]; p != "" {
			id = packs.For(p)
			if p == strings.ToLower(p) {
				id = p
			}
		}
		x := &exam{c, rec, asOf, id, strings.Join(c.Wants, "\n") + "\n" + c.Record}
		if !x.notices(engineFor(t, id)) { // one that fails notices nothing
			list[id] = append(list[id], x)
		}
	}
	return list
}

// notices reports whether any line of want fails.
func (x *exam) notices(e *engine.Engine) bool {
	g := e.Evaluate(x.rec, x.asOf)
	for _, want := range x.Wants {
		if check(want, g, nil) != "" {
			return true
		}
	}
	return false
}

// byRelevance puts the cases that name the statement first, then those about
// the same thing.
func byRelevance(list []*exam, m *mutant, p *guideline.Pack) []*exam {
	var words []string
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.ID != m.statement {
			continue
		}
		words = append(words, s.Cites[0].Source, s.Item.String())
		for _, a := range s.Activities {
			words = append(words, "activity "+a.String())
		}
		if s.When != nil {
			words = append(words, codesIn(s.When)...)
		}
	}
	if rest, ok := strings.CutPrefix(m.statement, "follow "); ok {
		activity, _, _ := strings.Cut(rest, " ")
		words = append(words, "activity "+activity)
	}
	rank := map[*exam]int{}
	for _, x := range list {
		switch {
		case strings.Contains(x.wants, m.statement):
			rank[x] = 0
		case slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(x.wants, w) }):
			rank[x] = 1
		default:
			rank[x] = 2
		}
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b *exam) int { return rank[a] - rank[b] })
	return out
}

func codesIn(c *guideline.Condition) []string {
	var list []string
	for _, kids := range [][]guideline.Condition{c.All, c.Any} {
		for i := range kids {
			list = append(list, codesIn(&kids[i])...)
		}
	}
	if c.Code != 0 {
		list = append(list, `"`+c.Code.String()+`"`)
	}
	return list
}

// survives reports whether no case notices the mutant. The packs that inherit
// the mutated one are tried too.
func (m *mutant) survives(t *testing.T, all map[string][]*exam, id string, children map[string]*guideline.Pack) bool {
	changed := m.pack()
	noticed := func(p *guideline.Pack, list []*exam) bool {
		e, err := engine.New(p, "mutant")
		if err != nil {
			return true // it is not even a pack
		}
		return slices.ContainsFunc(byRelevance(list, m, changed), func(x *exam) bool { return x.notices(e) })
	}
	if noticed(changed, all[id]) {
		return false
	}
	for child, own := range children {
		if id == "international" && noticed(guideline.Resolve(own, changed), all[child]) {
			return false
		}
	}
	return true
}

// allMutants returns the mutants of every pack, by pack.
func allMutants(t *testing.T) (list map[string][]mutant, children map[string]*guideline.Pack) {
	list, children = map[string][]mutant{}, map[string]*guideline.Pack{}
	owns, heirs := map[string]*guideline.Pack{}, map[string][]*guideline.Pack{}
	for _, p := range packs.All() {
		own, findings := guideline.Parse(packs.JSON(p.ID))
		if findings != nil {
			t.Fatal(findings)
		}
		owns[p.ID] = own
		if own.Inherits != "" {
			children[p.ID] = own
			heirs[own.Inherits] = append(heirs[own.Inherits], own)
		}
	}
	for _, p := range packs.All() {
		own := owns[p.ID]
		resolved, _, _ := packs.Load(p.ID)
		ids, cells, policies := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for i := range own.Statements {
			ids[own.Statements[i].ID] = true
		}
		for i := range own.Follow {
			cells[fmt.Sprint(own.Follow[i])] = true
		}
		for i := range own.Policy {
			policies[fmt.Sprint(own.Policy[i])] = true
		}
		list[p.ID] = append(mutants(resolved, heirs[p.ID], func(id string) bool { return ids[id] }),
			frameMutants(resolved, heirs[p.ID], func(c *guideline.Cell) bool { return cells[fmt.Sprint(*c)] }, func(e *guideline.Policy) bool { return policies[fmt.Sprint(*e)] })...)
		nameApart(list[p.ID])
	}
	return list, children
}

// nameApart numbers mutants that would have the same name.
func nameApart(list []mutant) {
	seen := map[string]int{}
	for i := range list {
		m := &list[i]
		name := m.name()
		if seen[name]++; seen[name] > 1 {
			m.what += fmt.Sprintf(" (%d)", seen[name])
		}
	}
}

// Some case must notice whatever is changed in a pack, if an answer depends on
// it. A mutant that can change no answer is listed in equivalent.txt with the
// reason, one that no case notices yet in unnoticed.txt.
func TestCases_NoticeEveryMutant(t *testing.T) {
	all := exams(t)
	list, children := allMutants(t)
	excused := readEquivalent(t)
	for _, name := range readLines(t, "unnoticed.txt") {
		excused[name] = "no case yet"
	}
	var survivors []string
	numbers, others := &share{of: "numbers, comparators and levels"}, &share{of: "all else"}
	for _, p := range packs.All() {
		work := list[p.ID]
		switch *mutantsFlag {
		case "all":
		case "some":
			work = everyTwentieth(work)
		default:
			starts := strings.Split(*mutantsFlag, ",")
			work = slices.DeleteFunc(work, func(m mutant) bool {
				return !slices.ContainsFunc(starts, func(start string) bool { return strings.HasPrefix(m.statement, start) })
			})
		}
		resolved, _, _ := packs.Load(p.ID)
		before := lintedAlone(resolved)
		survived := map[*mutant]bool{}
		for _, m := range run(t, work, all, p.ID, children) {
			survived[m] = true
		}
		for i := range work {
			m := &work[i]
			part := others
			if isNumber.MatchString(m.what) {
				part = numbers
			}
			name := p.ID + " | " + m.name()
			switch reason := excused[name]; {
			case !survived[m]:
				part.noticed++
				if reason != "" {
					t.Errorf("a case notices %s: remove it from the list", name)
				}
			case strings.HasPrefix(reason, "no case"):
				part.unnoticed++
			case reason != "":
				part.equal++
			case lintedAlone(m.pack()) > before:
				part.refused++
			default:
				part.unnoticed++
				survivors = append(survivors, name)
				t.Errorf("no case notices %s", name)
			}
			delete(excused, name)
		}
	}
	t.Log(numbers)
	t.Log(others)
	if *mutantsFlag == "all" {
		for name := range excused {
			t.Errorf("there is no such mutant: %s", name)
		}
	}
	if *survivorsFlag != "" {
		slices.Sort(survivors)
		if err := os.WriteFile(*survivorsFlag, []byte(strings.Join(survivors, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// lintedAlone returns how many findings a resolved pack has as a pack of its own.
func lintedAlone(p *guideline.Pack) int {
	alone := *p
	alone.Inherits = ""
	return len(guideline.Lint(&alone, nil))
}

// isNumber matches the mutants of a number, a comparator or a level, apart from
// those of words, sets and structure.
var isNumber = regexp.MustCompile(`\d (hour|day|week|month), not \d|at (least|most) |below |hours [+-]|item(10)? \d|level one|once (more|less)|one period more|[+-]1 day|(falls|rises|times)\w* [+-]|^(least|most) `)

// share is how many mutants of a kind are noticed.
type share struct {
	of                                 string
	noticed, unnoticed, equal, refused int
}

func (s *share) String() string {
	can := s.noticed + s.unnoticed
	return fmt.Sprintf("%s: the cases notice %d of %d mutants (%.1f %%); %d more can change no answer; lint refuses %d",
		s.of, s.noticed, can, 100*float64(s.noticed)/float64(max(can, 1)), s.equal, s.refused)
}

// everyTwentieth chooses by the name, so that a change elsewhere in the packs
// leaves the choice as it is.
func everyTwentieth(list []mutant) []mutant {
	return slices.DeleteFunc(list, func(m mutant) bool { return crc32.ChecksumIEEE([]byte(m.name()))%20 != 0 })
}

// run returns the survivors, on all processors.
func run(t *testing.T, work []mutant, all map[string][]*exam, id string, children map[string]*guideline.Pack) []*mutant {
	var mutex sync.Mutex
	var wait sync.WaitGroup
	var out []*mutant
	next := make(chan *mutant)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for m := range next {
				if m.survives(t, all, id, children) {
					mutex.Lock()
					out = append(out, m)
					mutex.Unlock()
				}
			}
		})
	}
	for i := range work {
		next <- &work[i]
	}
	close(next)
	wait.Wait()
	return out
}

// readEquivalent reads the mutants that can change no answer: lines of
// "pack | statement | what | reason".
func readEquivalent(t *testing.T) map[string]string {
	list := map[string]string{}
	for _, line := range readLines(t, "equivalent.txt") {
		if strings.Count(line, " | ") != 3 {
			t.Fatalf("equivalent.txt: %q is not pack | statement | what | reason", line)
		}
		at := strings.LastIndex(line, " | ")
		list[line[:at]] = line[at+3:]
	}
	return list
}

// readLines reads the lines of a list, without its comments.
func readLines(t *testing.T, file string) []string {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Split(string(text), "\n"), func(line string) bool { return line == "" || strings.HasPrefix(line, "#") })
}
