package search

import (
	"strings"

	"aftercare/internal/typing"
	"aftercare/locale"
)

// sound writes a word of syllables as it is said, so that it is the same as what many
// type for it: 시매 for 심해, 주꼬시퍼 for 죽고싶어.
func sound(word string) string {
	letters := []rune(letterSounds.Replace(typing.Letters(word)))
	var out []rune
	for i, c := range letters {
		var next rune
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case c == silent && i > 0:
			continue
		case c == breath && i > 0:
			if changed := breathed[next]; changed != 0 {
				letters[i+1] = changed
			} else if changed := breathed[out[len(out)-1]]; changed != 0 {
				out[len(out)-1] = changed
			}
			continue
		case isConsonant(c) && isConsonant(next) && next != silent && next != breath:
			c = closed(c, next)
			if changed := tense[next]; changed != 0 && tense[c] != 0 {
				if letters[i+1] = changed; c == next || c == 'ᄃ' && next != 'ᄀ' && next != 'ᄇ' { // 죽고, 주꼬
					continue
				}
			}
			if c == 'ᄅ' && next == 'ᄅ' {
				continue
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// closed is what a letter at the end of a syllable sounds like before another consonant.
func closed(c, next rune) rune {
	switch c {
	case 'ᄉ', 'ᄊ', 'ᄌ', 'ᄎ', 'ᄐ':
		c = 'ᄃ'
	case 'ᄏ', 'ᄁ':
		c = 'ᄀ'
	case 'ᄑ':
		c = 'ᄇ'
	}
	if next == 'ᄂ' || next == 'ᄆ' {
		switch c {
		case 'ᄀ':
			c = 'ᅌ'
		case 'ᄃ':
			c = 'ᄂ'
		case 'ᄇ':
			c = 'ᄆ'
		}
	}
	return c
}

const (
	silent = 'ᄋ' // at the start of a syllable
	breath = 'ᄒ'
)

var (
	breathed = map[rune]rune{'ᄀ': 'ᄏ', 'ᄃ': 'ᄐ', 'ᄇ': 'ᄑ', 'ᄌ': 'ᄎ'}           // with a breath beside it
	tense    = map[rune]rune{'ᄀ': 'ᄁ', 'ᄃ': 'ᄄ', 'ᄇ': 'ᄈ', 'ᄉ': 'ᄊ', 'ᄌ': 'ᄍ'} // after one of them
)

func isConsonant(c rune) bool { return c >= 'ᄀ' && c <= 'ᅟ' }

// letterSounds writes the end of a syllable in the letters of a start, and vowels that
// sound alike as one.
var letterSounds = strings.NewReplacer(
	"ᆨ", "ᄀ", "ᆩ", "ᄁ", "ᆪ", "ᄀᄉ", "ᆫ", "ᄂ", "ᆬ", "ᄂᄌ", "ᆭ", "ᄂᄒ", "ᆮ", "ᄃ", "ᆯ", "ᄅ", "ᆰ", "ᄅᄀ", "ᆱ", "ᄅᄆ", "ᆲ", "ᄅᄇ", "ᆳ", "ᄅᄉ", "ᆴ", "ᄅᄐ", "ᆵ", "ᄅᄑ", "ᆶ", "ᄅᄒ",
	"ᆷ", "ᄆ", "ᆸ", "ᄇ", "ᆹ", "ᄇᄉ", "ᆺ", "ᄉ", "ᆻ", "ᄊ", "ᆼ", "ᅌ", "ᆽ", "ᄌ", "ᆾ", "ᄎ", "ᆿ", "ᄏ", "ᇀ", "ᄐ", "ᇁ", "ᄑ", "ᇂ", "ᄒ",
	"져", "저", "쳐", "처", "쪄", "쩌", "ᅢ", "ᅦ", "ᅤ", "ᅦ", "ᅨ", "ᅦ", "ᅫ", "ᅰ", "ᅬ", "ᅰ", "ᅴ", "ᅵ")

// How sure it must be that a word was typed as it sounds.
const (
	leastSounds = 4 // letters that sound the same
	mostAfter   = 4 // letters of an ending after them
)

// hear keeps a known word by its sound.
func (l *lexicon) hear(word string) {
	if !inSyllables(word) || runes(word) < 2 {
		return
	}
	s := sound(word)
	if other, ok := l.sounds[s]; !ok || len(word) < len(other) {
		l.sounds[s] = word
	}
}

// asHeard gives the known word that an unknown one sounds like, or the known words
// that were written together in it.
func (l *lexicon) asHeard(t token) []token {
	list, clean := l.splitCompound(t)
	if clean || !inSyllables(t.word) {
		return list
	}
	letters := []rune(sound(t.word))
	for n := len(letters); n >= max(leastSounds, len(letters)-mostAfter); n-- {
		word := l.sounds[string(letters[:n])]
		if word == "" {
			continue
		}
		if strings.HasPrefix(t.word, word) || goesOn(t.word, word) {
			break
		}
		return []token{{word, l.stem(word), t.after, likeSlip}}
	}
	return list
}

// shortWords are the words of a language's lists that are written with consonants
// alone, each for a syllable: ㅈㅅ.
func shortWords(w *locale.Words) map[string]bool {
	list := map[string]bool{}
	for _, key := range keysOf(w, "") {
		for _, part := range strings.FieldsFunc(w.Everyday(key), func(c rune) bool { return !isLoneLetter(c) }) {
			if runes(part) > 1 {
				list[part] = true
			}
		}
	}
	return list
}

// shortAt gives the word of consonants that a text begins with, "" if there is none.
func (l *lexicon) shortAt(text []rune) string {
	n := 0
	for n < len(text) && isLoneLetter(text[n]) {
		n++
	}
	for ; n > 1; n-- {
		if l.short[string(text[:n])] {
			return string(text[:n])
		}
	}
	return ""
}
