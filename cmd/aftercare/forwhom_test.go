package main

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/library"
	"aftercare/words"
)

// TestReasons_OfEveryAlarmSayForWhomTheyWereWritten prints each alarm as a
// reason, in full and in short, and as a sign to look out for: as it is, and as if
// its text had been written for abortion care.
func TestReasons_OfEveryAlarmSayForWhomTheyWereWritten(t *testing.T) {
	p := *library.Published()("GB").Pack()
	p.Statements = append([]guideline.Statement(nil), p.Statements...)
	w, n := words.English(), 0
	long, short := w.Text("population.induced-abortion"), w.Text("mark.population.induced-abortion")
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind != guideline.Alarm || s.Status != guideline.Active {
			continue
		}
		n++
		g := &aftercare.Guidance{SafetyNet: []string{s.ID}, Urgency: aftercare.UrgencyAnswer{Level: s.Level, Action: s.Action,
			Because: []aftercare.Because{{Statement: s.ID}}}}
		for _, population := range []guideline.Population{s.Population, guideline.OfInducedAbortion} {
			s.Population = population
			for name, print := range map[string]func(*paper){
				"in full":  func(t *paper) { t.urgency(g, &aftercare.Record{}, true) },
				"in short": func(t *paper) { t.urgency(g, &aftercare.Record{}, false) },
				"its sign": func(t *paper) { t.signsInShort(g) },
			} {
				paper := newPaper(nil, w, &p)
				print(paper)
				text := strings.Join(strings.Fields(string(paper.text)), " ")
				said := strings.Contains(text, long) || strings.Contains(text, short)
				if text != "" && said != (population == guideline.OfInducedAbortion) {
					t.Errorf("%s, %s, written for %s: %s", s.ID, name, population, text)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d alarms", n)
	}
}
