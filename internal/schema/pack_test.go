package schema

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/packs"
)

func TestPackSchema_AcceptsEveryPackThereIs(t *testing.T) {
	s := compile(t, packFile)
	for _, p := range packs.All() {
		if err := validate(s, []byte(packs.JSON(p.ID))); err != nil {
			t.Errorf("%s: %.3000v", p.ID, err)
		}
	}
}

// smallPack keeps a few of everything of the international pack: the longest
// statement of each kind, and some more.
func smallPack(t *testing.T) *guideline.Pack {
	t.Helper()
	pack, findings := guideline.Parse(packs.JSON("international"))
	if findings != nil {
		t.Fatal(findings)
	}
	size := func(s *guideline.Statement) int {
		return len(canon.Append(nil, &guideline.Pack{Statements: []guideline.Statement{*s}}))
	}
	list := pack.Statements
	slices.SortStableFunc(list, func(a, b guideline.Statement) int { return size(&b) - size(&a) })
	pack.Statements = nil
	kept := map[guideline.Kind]int{}
	for i := range list {
		if kept[list[i].Kind]++; kept[list[i].Kind] <= 2 {
			pack.Statements = append(pack.Statements, list[i])
		}
	}
	pack.Sources, pack.Questions, pack.Follow, pack.Numbers = pack.Sources[:2], pack.Questions[:1], pack.Follow[:2], pack.Numbers[:1]
	return pack
}

// packWords are slips in a pack.
var packWords = []any{nil, true, false, "", "en", "AB-CD-01", "a-source", "2026-11", "2026-02-30", "alarm", "gate", "active", "must", "routine", "self-care", "soon", "loss",
	"surgical", "waiting", "bleeding", "none", "heavy", "temperature", "Cel", "pain", "bath", "when-ready", "menses-returned", "days-since-loss", "bleeding-stopped",
	"9w0d", "percent", "free", 0, 1, 9, 12, 13, 999, 1000, 1001, -1, 1.5, []any{}, []any{"heavy"}, []any{"severe"}, []any{"en"}, []any{1},
	map[string]any{}, map[string]any{"days": 7}, map[string]any{"days": 7, "weeks": 1}, map[string]any{"en": "Words."}, map[string]any{"anchor": "loss", "days": 2},
	map[string]any{"all": []any{}}, map[string]any{"code": "chills", "is": true}, map[string]any{"criterion": "bleeding-stopped"}}

var packKeys = strings.Fields("id kind status says cites en hours days weeks months all any criterion code is atLeast atMost unit as from whole periods site worsening relieved item item10 after since until anchor person medicine route rh late level action when safetyNet show require ideally rule activities repeat times doneBy outcomes leadsTo numbers value applies phase late gestation columns phases mode follow why signedBy key least most codes reason nonsense")

// beyondPack are the reader's and lint's reasons that no schema can give.
var beyondPack = []string{"this number is too large", "duplicate key"}

// findings of a pack: the reader's, or where it reads it, lint's.
func packFindings(text string) (list []aftercare.Finding, read bool) {
	p, findings := guideline.Parse(text)
	if len(findings) > 0 {
		return findings, false
	}
	return guideline.Lint(p, nil), true
}

func TestPackSchema_AndReaderRefuseTheSame(t *testing.T) {
	s := compile(t, packFile)
	small := smallPack(t)
	text := canon.Append(nil, small)
	if err := validate(s, text); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	base, _ := packFindings(string(text))
	for _, f := range base {
		known[f.Pointer+f.Message] = true
	}
	slips := slipper{rand.New(rand.NewPCG(2, 6)), packWords, packKeys}
	refused := 0
	const trials = 500
	for range trials {
		var doc any
		if err := json.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		slips.slip(doc)
		changed, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		findings, read := packFindings(string(changed))
		fresh := slices.DeleteFunc(findings, func(f aftercare.Finding) bool { return known[f.Pointer+f.Message] })
		invalid := validate(s, changed)
		switch {
		case !read && invalid == nil && !allBeyond(fresh, beyondPack):
			t.Fatalf("%s\nthe reader: %v\nthe schema has nothing against it", difference(text, changed), fresh)
		case invalid != nil && len(fresh) == 0:
			t.Fatalf("%s\nthe schema: %.2000v\nthe reader and lint have nothing against it", difference(text, changed), invalid)
		}
		if !read {
			refused++
		}
	}
	t.Logf("%d of %d refused by the reader", refused, trials)
}

// difference shows where two texts part.
func difference(a, b []byte) string {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return string(b)
	}
	a, _ = json.MarshalIndent(x, "", " ")
	b, _ = json.MarshalIndent(y, "", " ")
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return string(b[max(0, i-600):min(len(b), i+600)])
}
