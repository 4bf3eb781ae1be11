package instruments

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestInstruments_ReadWithoutAFinding(t *testing.T) {
	for i, text := range texts() {
		if _, findings := parse(text); len(findings) > 0 {
			t.Errorf("%d: %v", i, findings)
		}
	}
	if len(All()) != len(texts()) {
		t.Error("one is missing")
	}
}

func find(t *testing.T, code aftercare.Code) *Instrument {
	t.Helper()
	for _, n := range All() {
		if n.Code == code {
			return &n
		}
	}
	t.Fatal(code)
	return nil
}

func TestInstruments_TheShorterFormIsTheBeginningOfTheLonger(t *testing.T) {
	for _, n := range All() {
		if n.Begins == 0 {
			continue
		}
		short := find(t, n.Begins)
		for i := range short.Items {
			if short.Items[i][0] != n.Items[i][0] {
				t.Errorf("%s: item %d", n.Name, i+1)
			}
		}
		for i := range short.Answers {
			if short.Answers[i][0] != n.Answers[i][0] {
				t.Errorf("%s: answer %d", n.Name, i)
			}
		}
		if short.Band(n.Longer).From != n.Longer || !short.Band(n.Longer).Talk || short.Band(n.Longer-1).Talk {
			t.Errorf("%s is offered from %d on, which is no band of %s", n.Name, n.Longer, short.Name)
		}
	}
}

// The totals are the published ones: the highest of each form, and the totals
// at which its authors draw the lines.
func TestBands_ChangeAtThePublishedTotalsAndNowhereElse(t *testing.T) {
	for _, c := range []struct {
		code  aftercare.Code
		max   int
		lines string
		talk  int
	}{
		{aftercare.PHQ2, 6, " 3", 3}, {aftercare.PHQ8, 24, " 5 10 15 20", 10},
		{aftercare.GAD2, 6, " 3", 3}, {aftercare.GAD7, 21, " 5 10 15", 10}, {aftercare.PCPTSD5, 5, " 3", 3},
	} {
		n := find(t, c.code)
		if n.Max() != c.max {
			t.Errorf("%s: the highest total is %d", n.Name, n.Max())
		}
		lines := ""
		for total := 0; total <= n.Max(); total++ {
			if total > 0 && n.Band(total) != n.Band(total-1) {
				lines += " " + (aftercare.Decimal(total) * aftercare.DecimalOne).String()
			}
			if n.Band(total).Talk != (total >= c.talk) {
				t.Errorf("%s: %d is worth talking about: %v", n.Name, total, n.Band(total).Talk)
			}
		}
		if lines != c.lines {
			t.Errorf("%s: the bands change at%s", n.Name, lines)
		}
	}
}

func TestTotal_AddsEveryCombinationOfTheShortForms(t *testing.T) {
	for _, n := range All() {
		if len(n.Items) > 5 {
			continue
		}
		items := make([]int8, len(n.Items))
		for {
			want := 0
			for _, v := range items {
				want += int(v)
			}
			if got, ok := n.Total(items); !ok || got != want {
				t.Errorf("%s %v: %d", n.Name, items, got)
			}
			i := 0
			for ; i < len(items); i++ {
				if items[i]++; int(items[i]) < len(n.Answers) {
					break
				}
				items[i] = 0
			}
			if i == len(items) {
				break
			}
		}
	}
}

func TestTotal_OfWhatIsNotWholeIsNone(t *testing.T) {
	n := find(t, aftercare.PHQ2)
	for _, items := range [][]int8{nil, {1}, {1, 1, 1}, {-1, 0}, {4, 0}} {
		if total, ok := n.Total(items); ok {
			t.Errorf("%v adds up to %d", items, total)
		}
	}
}

func TestInstruments_SayWhoAllowsThemAndHoldNoEPDS(t *testing.T) {
	for _, n := range All() {
		if n.Code == aftercare.EPDS || strings.Contains(strings.ToLower(n.Name), "edinburgh") {
			t.Errorf("%s may not be shown", n.Name)
		}
		if !strings.Contains(n.Licence.Note, "ermission") && !strings.Contains(n.Licence.Note, "public domain") {
			t.Errorf("%s: nobody allows it", n.Name)
		}
		for i := range n.Bands {
			if b := &n.Bands[i]; !b.Talk && !strings.Contains(b.Next[0].Text, "not an all-clear") && !strings.Contains(b.Next[0].Text, "do not wait") {
				t.Errorf("%s: a low total sounds like an all-clear: %s", n.Name, b.Next[0].Text)
			}
			for _, text := range []string{n.Bands[i].Means[0].Text, n.Bands[i].Next[0].Text, n.Sure[0].Text} {
				if word, instead := guideline.BannedWord(text); word != "" {
					t.Errorf("%s: %q: say %s", n.Name, word, instead)
				}
			}
		}
	}
}

func TestParse_RefusesAndNamesThePlace(t *testing.T) {
	for _, c := range []struct{ old, new, pointer string }{
		{`"from": 3`, `"from": 7`, "/bands/1"},
		{`"from": 3`, `"from": 0`, "/bands/1"},
		{`"from": 0`, `"from": 1`, "/bands"},
		{`"talk": true`, `"talk": 1`, "/bands/1/talk"},
		{`"code": "phq-2"`, `"code": "mood"`, "/code"},
		{`"code": "phq-2"`, `"code": "gad-7"`, "/items"},
		{`"format": "aftercare.instrument/1"`, `"format": "x"`, "/format"},
		{`"name"`, `"title"`, "/title"},
		{`"checkedOn": "2026-11"`, `"checkedOn": "soon"`, "/licence"},
		{`"address": "https:`, `"address": "javascript:`, "/licence"},
		{`"en": "Not at all"`, `"fr": "Jamais"`, "/answers/0"},
	} {
		if !strings.Contains(phq2, c.old) {
			t.Fatal(c.old)
		}
		n, findings := parse(strings.Replace(phq2, c.old, c.new, 1))
		if n != nil || len(findings) == 0 || findings[0].Pointer != c.pointer {
			t.Errorf("%s: %v", c.new, findings)
		}
	}
	if n, findings := parse(phq2 + "x"); n != nil || len(findings) != 1 {
		t.Error("trailing bytes are read")
	}
}

func FuzzParse_ReadsWholeOrRefuses(f *testing.F) {
	for _, text := range texts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, findings := parse(text)
		if (n == nil) == (len(findings) == 0) {
			t.Fatal("half-read")
		}
		if n != nil {
			n.Band(n.Max())
		}
	})
}
