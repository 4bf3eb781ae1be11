package compiled_test

import (
	"fmt"
	"strings"
	"testing"

	"aftercare/engine/compiled"
	"aftercare/guideline"
	"aftercare/packs"
)

// Lists of what is waited for are walks over a set of criteria, and what is
// made of others is judged after them.
func TestTables_CriteriaAreInTheOrderOfTheGuidance(t *testing.T) {
	for _, p := range packs.All() {
		pack, _, problems := packs.Load(p.ID)
		if pack == nil {
			t.Fatal(problems)
		}
		tables, err := compiled.New(pack, func() {})
		if err != nil {
			t.Fatal(err)
		}
		leaves := len(tables.Criteria) - tables.Branches.Count()
		for i, k := range tables.Criteria {
			if made := k.Kind == 0; made != (i >= leaves) || made != tables.Branches.Has(i) {
				t.Errorf("%s: criterion %d of %d leaves is made of %q", p.ID, i, leaves, k.Of)
			}
			if i > 0 && i < leaves && k.Kind < tables.Criteria[i-1].Kind {
				t.Errorf("%s: %s comes after %s", p.ID, k.Kind, tables.Criteria[i-1].Kind)
			}
			for _, n := range []byte(k.Of) {
				if int(n) >= i {
					t.Errorf("%s: criterion %d is made of %d, which is judged later", p.ID, i, n)
				}
			}
		}
	}
}

// An index that doesn't fit is refused. It doesn't begin again from 0.
func TestNew_RefusesMoreTopicsThanItsTablesHold(t *testing.T) {
	const most = 255
	for n, fits := range map[int]bool{most: true, most + 1: false} {
		pack, _, problems := packs.Load("international")
		if pack == nil {
			t.Fatal(problems)
		}
		grown := *pack
		grown.Topics = append([]guideline.Topic(nil), pack.Topics...)
		for i := len(grown.Topics); i < n; i++ {
			grown.Topics = append(grown.Topics, guideline.Topic{ID: fmt.Sprint("topic-", i)})
		}
		_, err := compiled.New(&grown, func() {})
		if (err == nil) != fits || err != nil && !strings.Contains(err.Error(), "topics") {
			t.Errorf("%d topics: %v", n, err)
		}
	}
}
