package page

// FromBase64 reads base64 as a browser writes it (RFC 4648, with padding).
func FromBase64(s string) ([]byte, bool) {
	for len(s) > 0 && s[len(s)-1] == '=' {
		s = s[:len(s)-1]
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
	return b, have < 6
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
