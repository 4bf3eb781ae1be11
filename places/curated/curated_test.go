package curated

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones must be known on machines without them

	"aftercare/guideline"
	"aftercare/places"
	"aftercare/places/hours"
)

// positioned are the listings that give positions.
var positioned = []string{"hira"}

// praise are words of advertising; names of places are not searched for "top"
// inside of other words.
var praise = []string{"best", "top", "leading", "renowned", "world-class", "premier", "luxury", "vip", "famous", "excellent", "award", "trusted", "popular", "finest", "unparalleled"}

func TestEveryList_IsThere(t *testing.T) {
	files, _ := filepath.Glob("*.jsonl")
	lists := Lists()
	if len(files) != len(lists) || len(files) == 0 {
		t.Fatalf("%d files, %d lists", len(files), len(lists))
	}
	for i, name := range files {
		text, err := os.ReadFile(name)
		if err != nil || string(text) != lists[i] {
			t.Errorf("%s is not list %d: %v", name, i, err)
		}
	}
}

func TestEveryPlace_HasItsSourceItsDayAndNoPraise(t *testing.T) {
	files, _ := filepath.Glob("*.jsonl")
	for i, text := range Lists() {
		country := strings.TrimSuffix(files[i], ".jsonl")
		l, err := places.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", country, err)
		}
		if string(places.Append(nil, l)) != text {
			t.Errorf("%s is not written as the format has it: aftercare services merge writes it so", country)
		}
		used := map[string]bool{}
		for i := range l.Towns {
			used[l.Towns[i].Source] = true
		}
		for i := range l.Services {
			s := &l.Services[i]
			lintPlace(t, country, s)
			for _, f := range s.From {
				used[f.Source] = true
			}
		}
		for _, s := range l.Sources {
			if !strings.HasPrefix(s.Address, "https://") || s.Trust == 0 || s.Checked == 0 || s.Licence == "" || !used[s.ID] {
				t.Errorf("%s: the source %s has no address by https, no trust or no place", country, s.ID)
			}
			lintWords(t, country+" "+s.ID, s.Name)
		}
	}
}

func lintPlace(t *testing.T, country string, s *places.Service) {
	if s.Country != country || s.City == "" || s.Kind == 0 {
		t.Errorf("%s: country %q, town %q, kind %v", s.ID, s.Country, s.City, s.Kind)
	}
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "" {
		t.Errorf("%s: zone %q", s.ID, s.Zone)
	}
	if s.Website != "" && !strings.HasPrefix(s.Website, "https://") {
		t.Errorf("%s: website %q", s.ID, s.Website)
	}
	if _, err := hours.Parse(s.Hours); s.Hours != "" && err != nil {
		t.Errorf("%s: %v", s.ID, err)
	}
	if s.Placed && !slices.ContainsFunc(s.From, func(o places.Origin) bool { return slices.Contains(positioned, o.Source) }) {
		t.Errorf("%s has a position that no listing gave", s.ID)
	}
	if s.Offers == (places.Offers{}) {
		t.Errorf("%s: no source says what it offers", s.ID)
	}
	for _, p := range s.Phones {
		if strings.Trim(p, "0123456789+- ") != "" || len(p) < 6 {
			t.Errorf("%s: telephone %q", s.ID, p)
		}
	}
	lintWords(t, s.ID, s.Name, s.Latin, s.Address, s.Hours)
}

func lintWords(t *testing.T, id string, texts ...string) {
	for _, text := range texts {
		if word, _ := guideline.BannedWord(text); word != "" {
			t.Errorf("%s: %q is not said here", id, word)
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == ',' || c == '(' || c == ')' }) {
			if slices.Contains(praise, word) {
				t.Errorf("%s: %q is praise", id, word)
			}
		}
	}
}
