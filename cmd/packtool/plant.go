package main

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// faultsPlanted is how many cards of a reading list are altered.
const faultsPlanted = 40

// fault alters a card in one point, if it has such a point.
type fault struct {
	point string
	alter func(*card, *rand.Rand, []named) (was, now string)
}

// faults are the kinds of fault, in the order in which they are tried: those that few
// cards allow come first.
var faults = []fault{
	{"level", alterLevel}, {"anchor", alterAnchor}, {"verb", alterVerb},
	{"number", alterNumber}, {"place", alterPlace}, {"scope", alterScope},
}

// planted is a card that was altered, a line of the key.
type planted struct{ name, point, was, now string }

// plantFaults draws n cards by a seed and alters as many as asked, one point
// each.
func plantFaults(all []named, seed string, n, altered int) ([]card, []planted, error) {
	r := rand.New(rand.NewChaCha8(sha256.Sum256([]byte("planted " + seed))))
	pool := slices.DeleteFunc(slices.Clone(all), func(s named) bool {
		return !slices.ContainsFunc(s.Cites, func(c guideline.Cite) bool { return sourceOf(s.pack, c.Source).Tier != guideline.TierP })
	})
	r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	pool = pool[:min(n, len(pool))]
	cards, done := make([]card, len(pool)), make([]bool, len(pool))
	for i := range pool {
		cards[i] = cardOf(&pool[i])
	}
	var key []planted
	for turn, idle := 0, 0; len(key) < altered; turn++ {
		f := faults[turn%len(faults)]
		if i, was, now := plantOne(cards, done, f, r, pool); i >= 0 {
			done[i], idle = true, 0
			key = append(key, planted{cards[i].name, f.point, was, now})
		} else if idle++; idle == len(faults) {
			return nil, nil, fmt.Errorf("only %d of %d cards can be altered: draw more", len(key), len(cards))
		}
	}
	return cards, key, nil
}

// plantOne alters the first card that is not altered and has such a point.
func plantOne(cards []card, done []bool, f fault, r *rand.Rand, pool []named) (i int, was, now string) {
	for i := range cards {
		if done[i] {
			continue
		}
		if was, now := f.alter(&cards[i], r, pool); was != now {
			return i, was, now
		}
	}
	return -1, "", ""
}

// saysLevel is a text that gives its level away.
var saysLevel = regexp.MustCompile(`\b([Cc]all|[Gg]o|[Gg]et|today|emergency|ambulance)\b`)

// alterLevel makes an urgency one step calmer or, at the calmest, higher.
func alterLevel(c *card, _ *rand.Rand, _ []named) (was, now string) {
	levels := aftercare.UrgencyTerms.Words()
	i := slices.Index(levels, c.level)
	if i < 0 || saysLevel.MatchString(c.says) {
		return "", ""
	}
	was, c.level = c.level, levels[max(i-1, 1-i)]
	return was, c.level
}

// exchange replaces the first of several words that a text has.
func exchange(text *string, pairs []string) (was, now string) {
	for i := 0; i < len(pairs); i += 2 {
		if before, after, ok := strings.Cut(*text, pairs[i]); ok {
			*text = before + pairs[i+1] + after
			return pairs[i], pairs[i+1]
		}
	}
	return "", ""
}

var stronger = []string{
	"may be offered", "will be given", " may not ", " will not ", " may ", " will ", " might ", " will ", " should ", " must ",
	"usually", "always", "often", "always", " can come", " comes", " can help", " helps", "It is best to", "You must",
}

// alterVerb makes a word stronger, and the field that says the same.
func alterVerb(c *card, _ *rand.Rand, _ []named) (was, now string) {
	was, now = exchange(&c.says, stronger)
	if was != now {
		exchange(&c.verb, []string{"advise", "must", "may", "advise"})
	}
	return was, now
}

// anchors are words for a day that a time is counted from, and its name.
var anchors = []struct{ words, name string }{
	{"after the loss", "loss"}, {"after the procedure", "procedure"}, {"after the tablets", "medicine"}, {"after the bleeding has stopped", "bleeding-stopped"},
	{"after bleeding stopped", "bleeding-stopped"}, {"after the bleeding stopped", "bleeding-stopped"}, {"after the operation", "procedure"},
	{"after surgery", "procedure"}, {"after methotrexate", "methotrexate"}, {"after treatment", "treatment"}, {"after you began to wait", "diagnosis"},
}

// alterAnchor counts a time from another day, in the words and in the field.
func alterAnchor(c *card, r *rand.Rand, _ []named) (was, now string) {
	for _, a := range anchors {
		before, after, ok := strings.Cut(c.says, a.words)
		if !ok || !aNumber.MatchString(c.says) {
			continue
		}
		b := anchors[r.IntN(4)]
		for b.name == a.name {
			b = anchors[r.IntN(4)]
		}
		c.says = before + b.words + after
		c.counted = strings.NewReplacer("days-since-"+a.name+" ", "days-since-"+b.name+" ", "from: "+a.name, "from: "+b.name).Replace(c.counted)
		return a.words, b.words
	}
	return "", ""
}

// aNumber is a number that can be changed without a word having to follow it.
var aNumber = regexp.MustCompile(`\b[2-9]\b|\b[1-9][0-9]{1,3}\b`)

func alterNumber(c *card, r *rand.Rand, _ []named) (was, now string) {
	found := aNumber.FindAllStringIndex(c.says, -1)
	if len(found) == 0 {
		return "", ""
	}
	at := found[r.IntN(len(found))]
	was = c.says[at[0]:at[1]]
	n, _ := strconv.Atoi(was)
	step := 1 + n/5
	if n > 1900 {
		step = 2
	}
	now = strconv.Itoa(n + step)
	c.says = c.says[:at[0]] + now + c.says[at[1]:]
	c.counted = strings.Replace(c.counted, " "+was+" ", " "+now+" ", 1)
	return was, now
}

// alterScope leaves one narrowing out, or adds a column.
func alterScope(c *card, r *rand.Rand, _ []named) (was, now string) {
	if len(c.scope) == 0 {
		return "", ""
	}
	was = strings.Join(c.scope, "; ")
	if last := len(c.scope) - 1; last > 0 {
		c.scope = c.scope[:last]
	} else if columns, ok := strings.CutPrefix(c.scope[0], "columns "); ok {
		missing := slices.DeleteFunc(slices.Clone(guideline.ColumnTerms.Words()), func(x string) bool {
			return x == "threatened" || slices.Contains(strings.Split(columns, ", "), x)
		})
		if len(missing) > 0 {
			c.scope = []string{c.scope[0] + ", " + missing[r.IntN(len(missing))]}
		}
	} else {
		c.scope = nil
	}
	return was, strings.Join(c.scope, "; ")
}

// alterPlace puts another source of the same kind, which speaks of the same, in
// the place of the first.
func alterPlace(c *card, r *rand.Rand, pool []named) (was, now string) {
	var others []guideline.Source
	for i := range pool {
		x := sourceOf(pool[i].pack, pool[i].Cites[0].Source)
		if subjectOf(&pool[i]) == c.subject && x.Kind == c.cites[0].kind && x.Tier != guideline.TierP && !slices.ContainsFunc(c.cites, func(y cited) bool { return y.id == x.ID }) {
			others = append(others, x)
		}
	}
	if len(others) == 0 {
		return "", ""
	}
	x := others[r.IntN(len(others))]
	was = c.cites[0].id
	c.cites[0].id, c.cites[0].about = x.ID, about(&x)
	return was, x.ID
}
