package vault

import (
	_ "embed" // the words
	"math/bits"
	"strings"
)

// wordText is a list of short plain words, one a line: a power of two of
// them, so that a draw of whole bits favours none. The list is this project's
// own.
//
//go:embed words.txt
var wordText string

// Suggest makes a passphrase of words drawn at random, as many as
// guessing.txt says.
func Suggest(random func(n int) ([]byte, error)) (string, error) {
	list := strings.Fields(wordText)
	n := guessing["words"]
	drawn, err := random(2 * n)
	if err != nil {
		return "", err
	}
	defer clear(drawn)
	words := make([]string, n)
	for i := range words {
		at := int(drawn[2*i])<<8 | int(drawn[2*i+1])
		words[i] = list[at&(len(list)-1)]
	}
	return strings.Join(words, " "), nil
}

// SuggestedBits is how hard a suggested passphrase is: each of them is as
// likely as any other.
func SuggestedBits() float64 {
	list := strings.Count(wordText, "\n")
	return float64(guessing["words"] * bits.TrailingZeros(uint(list)))
}
