package page

import "strings"

// FromBase64 reads base64 as a browser writes it (RFC 4648, with padding), and
// nothing else: a file that was cut off is none.
func FromBase64(s string) ([]byte, bool) {
	if len(s)%4 != 0 {
		return nil, false
	}
	for range 2 {
		s = strings.TrimSuffix(s, "=")
	}
	b := make([]byte, 0, len(s)*3/4)
	bits, have := uint32(0), 0
	for i := 0; i < len(s); i++ {
		v, ok := sextet(s[i])
		if !ok {
			return nil, false
		}
		bits, have = bits<<6|v, have+6
		if have >= 8 {
			have -= 8
			b = append(b, byte(bits>>have))
		}
	}
	return b, have < 6 && bits&(1<<have-1) == 0
}

// ToBase64 is bytes as base64 of the same form.
func ToBase64(b []byte) string {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	out := make([]byte, 0, (len(b)+2)/3*4)
	for ; len(b) > 0; b = b[min(3, len(b)):] {
		n := uint32(b[0]) << 16
		if len(b) > 1 {
			n |= uint32(b[1]) << 8
		}
		if len(b) > 2 {
			n |= uint32(b[2])
		}
		for i := range 4 {
			if i > len(b) {
				out = append(out, '=')
				continue
			}
			out = append(out, digits[n>>(18-6*i)&63])
		}
	}
	return string(out)
}

func sextet(c byte) (uint32, bool) {
	switch {
	case c >= 'A' && c <= 'Z':
		return uint32(c - 'A'), true
	case c >= 'a' && c <= 'z':
		return uint32(c-'a') + 26, true
	case c >= '0' && c <= '9':
		return uint32(c-'0') + 52, true
	case c == '+':
		return 62, true
	case c == '/':
		return 63, true
	}
	return 0, false
}
