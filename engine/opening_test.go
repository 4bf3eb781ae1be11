package engine

import (
	"testing"

	"aftercare"

	"pgregory.net/rapid"
)

func anOpening(t *rapid.T, label string) opening {
	return opening{
		on:   aftercare.Date(rapid.IntRange(0, 6).Draw(t, label+" day")),
		wait: wait(rapid.IntRange(0, 7).Draw(t, label+" wait")),
	}
}

// opensOn is the day something opens, later than any where no day is known.
func opensOn(a opening) aftercare.Date {
	if a.rank() != 0 {
		return 1 << 30
	}
	return a.on
}

// either opens by the earlier way through, as a tree of requirements does: met or scheduled before unknown
// before unmet, then the earlier day. It is associative, commutative and
// idempotent.
func either(a, b opening) opening {
	if b.sooner(a) {
		return b
	}
	return a
}

func TestOpening_BothAndEitherKeepTheirLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anOpening(t, "a"), anOpening(t, "b"), anOpening(t, "c")
		for name, op := range map[string]func(x, y opening) opening{"both": both, "either": either} {
			if op(a, b) != op(b, a) {
				t.Fatalf("%s is not commutative", name)
			}
			if op(op(a, b), c) != op(a, op(b, c)) {
				t.Fatalf("%s is not associative", name)
			}
			if op(a, a) != a {
				t.Fatalf("%s is not idempotent", name)
			}
			// Monotone: a later part never makes the whole open earlier.
			if opensOn(a) <= opensOn(b) && opensOn(op(a, c)) > opensOn(op(b, c)) {
				t.Fatalf("%s is not monotone: %v before %v, but %v after %v", name, a, b, op(a, c), op(b, c))
			}
		}
		if both(a, opening{}) != a {
			t.Fatal("the zero opening is not the identity of both")
		}
		if opensOn(both(a, b)) != max(opensOn(a), opensOn(b)) || opensOn(either(a, b)) != min(opensOn(a), opensOn(b)) {
			t.Fatal("both is not the latest, or either not the earliest")
		}
	})
}

func TestOpening_EitherTakesMetBeforeScheduledBeforeUnknownBeforeUnmet(t *testing.T) {
	const asOf = 10
	met, scheduled := metOn(9), metOn(12)
	order := []opening{met, scheduled, isUnknown, isUnmet}
	for i, a := range order {
		if got := a.state(asOf); int(got) != i {
			t.Errorf("%v is %v", a, got)
		}
		for _, b := range order[i:] {
			if either(a, b) != a || either(b, a) != a {
				t.Errorf("either of %v and %v is not the first", a, b)
			}
		}
	}
}
