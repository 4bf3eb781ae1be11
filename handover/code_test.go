package handover

import (
	"strings"
	"testing"

	"aftercare"
)

// Every one or two wrong characters leave a word that is no code: the equations
// are linear, so it is enough that none of the errors by itself is a code.
func TestCheck_NoticesEveryOneAndTwoWrongCharacters(t *testing.T) {
	singles, pairs := 0, 0
	for i := range length {
		for v := byte(1); v < byte(len(letters)); v++ {
			word := [length]byte{}
			word[i] = v
			if singles++; right(&word) {
				t.Errorf("an error of %d in place %d", v, i)
			}
			for j := i + 1; j < length; j++ {
				for x := byte(1); x < byte(len(letters)); x++ {
					word[j] = x
					if pairs++; right(&word) {
						t.Errorf("errors of %d and %d in places %d and %d", v, x, i, j)
					}
				}
				word[j] = 0
			}
		}
	}
	if singles != 310 || pairs != 43_245 {
		t.Errorf("%d and %d patterns were tried", singles, pairs)
	}
}

func TestCheck_OnePairOfCharactersCompletesAWord(t *testing.T) {
	for n := range 2000 {
		word := sample(n)
		for v := range byte(32) {
			for x := range byte(32) {
				other := word
				other[facts], other[facts+1] = v, x
				if right(&other) != (other == word) {
					t.Fatalf("%v and %v", word, other)
				}
			}
		}
	}
}

// sample is a code that follows from a number.
func sample(n int) [length]byte {
	var word [length]byte
	for i := range facts {
		n = (n*1103515245 + 12345) & 0x7fffffff
		word[i] = byte(n >> 16 & 31)
	}
	check(&word)
	return word
}

func TestCheck_NoticesEverySwap(t *testing.T) {
	for n := range 5000 {
		word := sample(n)
		for i := range length {
			for j := range i {
				other := word
				other[i], other[j] = word[j], word[i]
				if other != word && right(&other) {
					t.Errorf("%v passes for %v", other, word)
				}
			}
		}
	}
}

func someRecord() *aftercare.Record {
	on, _ := aftercare.ParseDate("2026-11-18")
	rec := &aftercare.Record{Jurisdiction: "GB-ENG", Care: []aftercare.Care{{Route: aftercare.Surgical, Method: aftercare.VacuumAspiration, Start: aftercare.On(on)}}}
	rec.Loss.Kind, rec.Loss.Gestation, rec.Person.Rh = aftercare.MissedMiscarriage, 63, aftercare.RhPositive
	return rec
}

func TestDecode_ReadsACodeAsPeopleWriteIt(t *testing.T) {
	code, err := Encode(someRecord())
	if err != nil {
		t.Fatal(err)
	}
	bare := strings.ReplaceAll(code, "-", "")
	for _, typed := range []string{
		code, bare, strings.ToLower(code), " " + bare[:5] + "  " + bare[5:] + "\n", bare[:5] + "–" + bare[5:], strings.Join(strings.Split(bare, ""), "-"),
		strings.NewReplacer("0", "O", "1", "I").Replace(code), strings.NewReplacer("0", "o", "1", "l").Replace(code), "\u2066" + code + "\u2069",
	} {
		rec, err := Decode(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if again, _ := Encode(rec); again != code {
			t.Errorf("%q: %s is not %s", typed, again, code)
		}
	}
}

func TestDecode_SaysWhatIsWrong(t *testing.T) {
	code, _ := Encode(someRecord())
	for _, c := range []struct {
		typed string
		want  Fault
	}{
		{"", Fault{kind: empty}}, {" - ", Fault{kind: empty}},
		{code[:10], Fault{kind: wrongLength, At: 9}}, {code + "0", Fault{kind: wrongLength, At: 11}},
		{code[:3] + "u" + code[4:], Fault{kind: character, At: 4, Sign: 'u'}},
		{code[:9] + "?!", Fault{kind: character, At: 9, Sign: '?'}},
		{"00000-00000", Fault{kind: newer}},
		{"ABCDE-FGHJK", Fault{kind: wrong}},
	} {
		if _, err := Decode(c.typed); err != c.want {
			t.Errorf("%q: %v, want %v", c.typed, err, c.want)
		}
	}
}

func TestFault_HasANameAndAnErrorForEachKind(t *testing.T) {
	seen := map[string]bool{}
	for k := empty; k <= newer; k++ {
		f := Fault{kind: k, At: 4, Sign: 'U'}
		text, name := f.Error(), f.Name()
		if seen[text] || seen[name] || name == "" {
			t.Errorf("%q: %s", name, text)
		}
		seen[text], seen[name] = true, true
	}
}

// The refusals name the limits of the code of today.
func TestFault_NamesTheLimitsOfTheCode(t *testing.T) {
	for err, want := range map[error]string{
		errDay:                   "from 2026-01-01 to 2037-03-18",
		errWeeks:                 "more than 24 weeks",
		Fault{kind: wrongLength}: "has 10 characters",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q doesn't say %q", err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	code, _ := Encode(someRecord())
	for _, s := range []string{"", code, "00000-00000", "UUUUU-UUUUU", "\xff", "ZZZZZZZZZZ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		rec, err := Decode(typed)
		if err != nil {
			return
		}
		code, err := Encode(rec)
		if err != nil {
			t.Fatalf("%q was read and has no code: %v", typed, err)
		}
		again, err := Decode(code)
		if err != nil {
			t.Fatalf("%q: %v", code, err)
		}
		if once, _ := Encode(again); once != code {
			t.Fatalf("%s is not %s", once, code)
		}
	})
}
