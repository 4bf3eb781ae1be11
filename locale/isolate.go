package locale

import "strings"

// The characters that isolate a piece of text: what is between them has the direction
// of its first letter, and does not change the order of the text around it.
const (
	isolate    = '\u2068'
	endIsolate = '\u2069'
)

// Isolate isolates a text that would lose its order in a sentence of the language:
// letters of the other direction and, in a language written from right to left,
// numbers with characters between them, such as 08:00-20:00. Everything else is
// returned unchanged, so English text without foreign letters never changes. Each line
// is isolated by itself.
func (w *Words) Isolate(text string) string {
	if strings.IndexByte(text, '\n') >= 0 {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = w.Isolate(lines[i])
		}
		return strings.Join(lines, "\n")
	}
	if !w.turns(text) {
		return text
	}
	return string(isolate) + text + string(endIsolate)
}

// Join puts a separator between parts that each keep their own order.
func (w *Words) Join(s Separator, parts ...string) string { return w.join(parts, w.Between(s)) }

func (w *Words) join(parts []string, separator string) string {
	list := make([]string, len(parts))
	for i, part := range parts {
		list[i] = w.Isolate(part)
	}
	return strings.Join(list, separator)
}

// turns reports whether a line would lose its order in a sentence.
func (w *Words) turns(line string) bool {
	var left, right, digit, sign bool
	depth := 0
	for _, r := range line {
		switch {
		case opens(r):
			depth++
		case r == endIsolate:
			depth = max(depth-1, 0)
		case depth > 0: // set apart already
		case readsLeftwards(r):
			right = true
		case r >= '0' && r <= '9':
			digit = true
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && (r < 0x2000 || r >= 0x2C00):
			left = true
		default:
			sign = true
		}
	}
	if w.Dir != "rtl" {
		return right
	}
	return left || digit && sign && !right
}

// readsLeftwards reports whether a rune belongs to a script that is written from right
// to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and the older ones.
func readsLeftwards(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r == 0x200F || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

func opens(r rune) bool { return r >= 0x2066 && r <= isolate }

// popDirection ends a direction; the characters next to it in Unicode begin one.
const (
	firstEmbedding = 0x202A
	popDirection   = 0x202C
	lastEmbedding  = 0x202E
)

// Bounded returns a line that cannot change the order of what follows it: it ends
// every direction that it begins, and no other.
func Bounded(line string) string {
	var ends []rune // of what is open, the innermost last
	line = strings.Map(func(r rune) rune {
		switch {
		case opens(r):
			ends = append(ends, endIsolate)
		case r == endIsolate:
			n := len(ends) - 1
			for n >= 0 && ends[n] != endIsolate {
				n--
			}
			if n < 0 {
				return -1
			}
			ends = ends[:n]
		case r == popDirection:
			n := len(ends) - 1
			if n < 0 || ends[n] != popDirection {
				return -1
			}
			ends = ends[:n]
		case r >= firstEmbedding && r <= lastEmbedding:
			ends = append(ends, popDirection)
		}
		return r
	}, line)
	for n := len(ends) - 1; n >= 0; n-- {
		line += string(ends[n])
	}
	return line
}
