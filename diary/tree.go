package diary

import (
	"strings"

	"aftercare/internal/jsondoc"
)

// tree is a JSON document in the making that knows for each place which line
// and column of a table it comes from.
type tree struct {
	key    string
	raw    string // the value as JSON; "" for an object or a list
	list   bool
	kids   []*tree
	line   int
	column string
}

// at returns the member of a path, made where it is not there.
func (t *tree) at(line int, path ...string) *tree {
	for _, key := range path {
		next := t.member(key)
		if next == nil {
			next = &tree{key: key, line: line}
			t.kids = append(t.kids, next)
		}
		t = next
	}
	return t
}

func (t *tree) member(key string) *tree {
	for _, k := range t.kids {
		if k.key == key {
			return k
		}
	}
	return nil
}

// item adds an item to a list.
func (t *tree) item(line int, column string) *tree {
	t.list = true
	k := &tree{line: line, column: column}
	t.kids = append(t.kids, k)
	return k
}

// put adds a value; not where one is there already.
func (t *tree) put(line int, column, key, raw string) bool {
	if t.member(key) != nil {
		return false
	}
	t.kids = append(t.kids, &tree{key: key, raw: raw, line: line, column: column})
	return true
}

// appendTo appends the document as JSON.
func (t *tree) appendTo(b []byte) []byte {
	if t.raw != "" {
		return append(b, t.raw...)
	}
	ends := "{}"
	if t.list {
		ends = "[]"
	}
	b = append(b, ends[0])
	for i, k := range t.kids {
		if i > 0 {
			b = append(b, ',')
		}
		if !t.list {
			b = append(jsondoc.AppendString(b, k.key), ':')
		}
		b = k.appendTo(b)
	}
	return append(b, ends[1])
}

// find returns the place of a JSON pointer, or the nearest one around it.
func (t *tree) find(pointer string) *tree {
	for _, key := range strings.Split(pointer, "/")[1:] {
		next := t.member(key)
		if t.list {
			if n, ok := index(key); ok && n < len(t.kids) {
				next = t.kids[n]
			}
		}
		if next == nil {
			return t
		}
		t = next
	}
	return t
}

// index reads the place of an item in a pointer.
func index(key string) (n int, ok bool) {
	for i := 0; i < len(key); i++ {
		if key[i] < '0' || key[i] > '9' || n > MaxObservations {
			return 0, false
		}
		n = n*10 + int(key[i]-'0')
	}
	return n, key != ""
}
