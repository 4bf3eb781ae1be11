package view

import "unicode/utf8"

// Page appends a whole document: the doctype and its root element. base is what
// every address of this program begins with, "" for nothing.
func Page(b []byte, root Node, base string) []byte {
	return append(write(append(b, "<!doctype html>\n"...), root, base), '\n')
}

// Append appends the node as HTML.
func Append(b []byte, n Node) []byte { return write(b, n, "") }

func write(b []byte, n Node, base string) []byte {
	if n.node == nil {
		return b
	}
	if n.name == "" {
		b = appendText(b, n.text)
		for _, k := range n.kids {
			b = write(b, k, base)
		}
		return b
	}
	b = append(append(b, '<'), n.name...)
	for _, a := range n.attrs {
		b = append(append(b, ' '), a.name...)
		if !a.bare {
			b = append(b, `="`...)
			if a.based {
				b = append(b, base...)
			}
			b = append(appendAttr(b, a.value), '"')
		}
	}
	b = append(b, '>')
	if n.void {
		return b
	}
	for _, k := range n.kids {
		b = write(b, k, base)
	}
	return append(append(append(b, "</"...), n.name...), '>')
}

// appendText appends text so that it stays text.
func appendText(b []byte, s string) []byte { return escape(b, s, false) }

func appendAttr(b []byte, s string) []byte { return escape(b, s, true) }

// escape writes what HTML reads as markup by name, and puts the replacement
// character where a byte is not valid UTF-8.
func escape(b []byte, s string, quoted bool) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			b = escapeByte(b, c, quoted)
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r < 0xA0 || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE {
			b = append(b, "\uFFFD"...)
		} else {
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return b
}

func escapeByte(b []byte, c byte, quoted bool) []byte {
	switch {
	case c == '&':
		return append(b, "&amp;"...)
	case c == '<':
		return append(b, "&lt;"...)
	case c == '>':
		return append(b, "&gt;"...)
	case quoted && c == '"':
		return append(b, "&#34;"...)
	case quoted && c == '\'':
		return append(b, "&#39;"...)
	case quoted && (c == '\n' || c == '\t'):
		return append(b, ' ')
	case c == '\n' || c == '\t':
		return append(b, c)
	case c < ' ' || c == 0x7F:
		return append(b, "\uFFFD"...)
	}
	return append(b, c)
}
