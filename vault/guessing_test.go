package vault_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"aftercare/internal/sealing"
	"aftercare/vault"
)

func TestUsual_CostsWhatOWASPAsksForAtLeast(t *testing.T) {
	c := vault.DefaultCost()
	if c.Memory < 19<<10 || c.Time < 2 || c.Lanes != 1 {
		t.Errorf("a guess costs %+v", c)
	}
	if !c.InBounds() {
		t.Errorf("%+v is refused", c)
	}
	// It is what a new diary is sealed with.
	s := &vault.Memory{}
	must(t, vault.New(s, sealing.Crypto{}, c).Create(passphrase, begun(t, &vault.Memory{}, 1).Diary()))
	if b := stored(t, s); int(b[8])|int(b[9])<<8|int(b[10])<<16 != int(c.Memory) || b[12] != c.Time || b[13] != c.Lanes {
		t.Errorf("the block says % x", b[8:16])
	}
}

func TestTimeToGuess_IsHalfOfAllAtTheRateOfTheCard(t *testing.T) {
	one, many := vault.TimeToGuess(vault.SuggestedBits())
	// 60 bits, 550320 MiB a second, 38 MiB a guess.
	if want := math.Exp2(59) / (550320.0 / 38); math.Abs(one/want-1) > 1e-9 || math.Abs(many*1000/want-1) > 1e-9 {
		t.Errorf("one card %g s, many %g s, want %g", one, many, want)
	}
	const year = 365 * 24 * 3600
	if many < 1000*year {
		t.Errorf("a suggested passphrase stands %g years", many/year)
	}
}

func TestLeastBits_NeverCountsMuchForWhatIsEasy(t *testing.T) {
	for pass, most := range map[string]float64{
		"": 0, "a": 4, "aaaaaaaaaaaaaaaa": 4, "abcdefghijklmnop": 4, "1234567890": 6, "love love love love": 13,
		"password": 17, "passw0rd!": 20, "correct horse battery staple": 44,
	} {
		if got := vault.LeastBits(pass); got > most {
			t.Errorf("%q counts %g bits, at most %g", pass, got, most)
		}
	}
	if short, long := vault.LeastBits("green apples"), vault.LeastBits("green apples on a blue plate by the door"); long <= short {
		t.Errorf("more words count %g, fewer %g", long, short)
	}
	if typed := vault.LeastBits("able acid acre adapt agent aim"); typed >= vault.SuggestedBits() {
		t.Errorf("six words somebody thought of count %g, six drawn %g", typed, vault.SuggestedBits())
	}
}

func TestSuggest_DrawsEachWordAsOftenAsAnyOther(t *testing.T) {
	first := map[string]bool{}
	for i := range 1 << 16 {
		pass, err := vault.Suggest(func(n int) ([]byte, error) {
			b := make([]byte, n)
			b[0], b[1] = byte(i>>8), byte(i)
			return b, nil
		})
		must(t, err)
		word, _, _ := strings.Cut(pass, " ")
		first[word] = true
	}
	if n := len(first); n != 1024 || math.Log2(float64(n))*6 != vault.SuggestedBits() {
		t.Errorf("%d words, %g bits", n, vault.SuggestedBits())
	}
	words := slices.Sorted(func(yield func(string) bool) {
		for w := range first {
			if !yield(w) {
				return
			}
		}
	})
	for _, w := range words {
		if len(w) < 3 || len(w) > 7 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is no short plain word", w)
		}
	}
	one, err := vault.Suggest(sealing.Crypto{}.Random)
	must(t, err)
	two, err := vault.Suggest(sealing.Crypto{}.Random)
	must(t, err)
	if one == two || len(strings.Fields(one)) != 6 {
		t.Errorf("%q, %q", one, two)
	}
}

func TestSuggest_GivesNoneWithoutChance(t *testing.T) {
	pass, err := vault.Suggest(func(int) ([]byte, error) { return nil, vault.ErrStore })
	want(t, err, vault.ErrStore)
	if pass != "" {
		t.Errorf("it gave %q", pass)
	}
}

func TestGuessing_ABrokenNumberIsNotTakenForNone(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it was read")
		}
	}()
	vault.Guessing("passes two\n")
}

func BenchmarkGuess(b *testing.B) {
	for b.Loop() {
		if _, err := (sealing.Crypto{}).Derive(passphrase, make([]byte, 16), vault.DefaultCost()); err != nil {
			b.Fatal(err)
		}
	}
}
