package vault

import (
	_ "embed" // the passphrase cost
	"math"
	"strconv"
	"strings"
)

//go:embed guessing.txt
var guessingText string

// guessing are the numbers of guessing.txt by name.
var guessing = readGuessing(guessingText)

func readGuessing(text string) map[string]int {
	values := map[string]int{}
	for _, line := range strings.Split(text, "\n") {
		name, value, ok := strings.Cut(line, " ")
		if !ok || name == "#" {
			continue
		}
		n, err := strconv.Atoi(value)
		if err != nil {
			panic("vault: guessing.txt: " + line)
		}
		values[name] = n
	}
	return values
}

// Cost is the passphrase cost: Argon2id's memory in KiB, its passes, its lanes.
type Cost struct {
	Memory uint32
	Time   uint8
	Lanes  uint8
}

// DefaultCost is the cost of passphrases that are set today.
func DefaultCost() Cost {
	return Cost{Memory: uint32(guessing["memory-kib"]), Time: uint8(guessing["passes"]), Lanes: uint8(guessing["lanes"])}
}

// The bounds of a cost that is read from a block: beyond them it was not
// written here, and would take more memory or time than a phone has.
const (
	mostMemory = 256 << 10
	mostTime   = 16
	mostLanes  = 4
	laneMemory = 8 // Argon2's own least for each lane
)

// InBounds reports whether it is within the bounds.
func (c Cost) InBounds() bool {
	return c.Time >= 1 && c.Time <= mostTime && c.Lanes >= 1 && c.Lanes <= mostLanes &&
		c.Memory >= laneMemory*uint32(c.Lanes) && c.Memory <= mostMemory
}

// TimeToGuess is how many seconds it takes on average to find a passphrase of
// so many bits at the usual cost, for one strong machine and for many.
func TimeToGuess(bits float64) (one, many float64) {
	const kibOfMiB = 1024
	c := DefaultCost()
	mib := float64(c.Memory) / kibOfMiB * float64(c.Time)
	perSecond := float64(guessing["card-mib-per-second"]) / mib
	one = math.Exp2(bits-1) / perSecond // half of all, on average
	return one, one / float64(guessing["many-cards"])
}

// LeastBits is a cautious estimate of the strength of a passphrase that somebody
// chose herself. It follows the old rule of NIST SP 800-63 (appendix A) for
// words that people choose, and counts nothing for a repeated letter, the next
// one of a row, or a repeated word.
func LeastBits(passphrase string) float64 {
	counted := 0
	seen := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(passphrase), isBetween) {
		if seen[word] {
			continue
		}
		seen[word] = true
		last := rune(-2)
		for _, r := range word {
			if r < last-1 || r > last+1 {
				counted++
			}
			last = r
		}
	}
	return typedBits(counted + len(seen) - 1)
}

func isBetween(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '.' || r == ',' }

// typedBits is NIST's table: the first character counts most.
func typedBits(characters int) (bits float64) {
	from := 0
	for _, t := range [...]struct {
		to   int
		bits float64
	}{{1, 4}, {8, 2}, {20, 1.5}, {math.MaxInt, 1}} {
		bits += float64(max(0, min(characters, t.to)-from)) * t.bits
		from = t.to
	}
	return bits
}
