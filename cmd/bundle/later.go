package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aftercare/internal/files"
	"aftercare/words"
)

// The words of a language are in two files: what the first program can say, and
// the rest. Which is which is found in the program itself. A key is written there
// whole, or by its beginning, to which the code adds what it finds in a record or a
// pack. laterFile lists what is written there in no way.

const laterFile = "words/later.list"

const howToSort = "go run ./cmd/bundle -words"

var constantText = regexp.MustCompile(`go:string\.("(?:[^"\\]|\\.)*")`)

// constantsOf are the texts in what the linker says of a program (-dumpdep): those
// that something in it uses.
func constantsOf(dump string) map[string]bool {
	list := map[string]bool{}
	for _, m := range constantText.FindAllStringSubmatch(dump, -1) {
		if text, err := strconv.Unquote(m[1]); err == nil {
			list[text] = true
		}
	}
	return list
}

// added end keys that package locale asks for by the key before them: forms of
// numbers, what is said about somebody else, what begins a list otherwise.
var added = []string{".zero", ".one", ".two", ".few", ".many", ".other", ".she", ".before"}

// maySay reports whether a program with these constants can say a key: they have it
// whole; or a beginning with a dot in it; or its first part, with more of it after
// the dot, or a letter, which counts paragraphs.
func maySay(constants map[string]bool, key string) bool {
	for whole := key; whole != ""; {
		if constants[whole] {
			return true
		}
		whole = withoutAdded(whole)
	}
	first, rest, dotted := strings.Cut(key, ".")
	if !dotted {
		return false
	}
	for end := len(first) + 1; end < len(key); end++ {
		if constants[key[:end]] {
			return true
		}
	}
	if !constants[first] {
		return false
	}
	for end := 1; end <= len(rest); end++ {
		if constants["."+rest[:end]] {
			return true
		}
	}
	return len(rest) == 1
}

// withoutAdded is a key without one of these ends, "" if it has none.
func withoutAdded(key string) string {
	for _, end := range added {
		if plain, ok := strings.CutSuffix(key, end); ok {
			return plain
		}
	}
	return ""
}

// laterOf lists what a program with these constants never says: keys, and the
// beginnings, with the dot, that stand for all keys that have them.
func laterOf(constants map[string]bool, keys []string) []string {
	said := map[string]bool{} // each key that it may say, and its beginnings
	for _, key := range keys {
		if maySay(constants, key) {
			for _, b := range beginnings(key) {
				said[b] = true
			}
		}
	}
	var list []string
	for _, key := range keys {
		for _, b := range beginnings(key) {
			if !said[b] {
				list = append(list, b)
				break
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// beginnings are a key up to each of its dots, the shortest first, and the key.
func beginnings(key string) []string {
	var list []string
	for at := range len(key) {
		if key[at] == '.' {
			list = append(list, key[:at+1])
		}
	}
	return append(list, key)
}

// judgeLater fails if the first program may say words that it starts without, and
// reports those that it has and never says.
func judgeLater(constants map[string]bool, report io.Writer) error {
	if len(constants) == 0 {
		return errors.New("the linker does not say what texts a program has, so nobody knows which words it needs")
	}
	idle, bytes := 0, 0
	for _, key := range words.English().Keys() {
		switch may := maySay(constants, key); {
		case may && words.Later(key):
			return fmt.Errorf("the first program may say %s, which %s puts into the second file: %s", key, laterFile, howToSort)
		case !may && !words.Later(key):
			idle++
			bytes += len(key) + len(" = ") + len(words.English().Text(key)) + len("\n")
		}
	}
	if idle > 0 {
		fmt.Fprintf(report, "warning: %d words (%s unpacked) are in the first file, and only other programs say them: %s\n", idle, kilo(bytes), howToSort)
	}
	return nil
}

func writeLater() error {
	_, constants, err := link(firstProgram)
	if err != nil {
		return err
	}
	return files.WriteText(laterFile, []byte(strings.Join(laterOf(constants, words.English().Keys()), "\n")+"\n"))
}
