package importer

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Limits of the format: what a block's header and its content may hold.
const (
	maxBlockHeader = 64 << 10
	maxBlock       = 32 << 20
)

// element is a node, way or relation of an extract. Its lists are valid only
// until the next one.
type element struct {
	kind     string
	id       int64
	lat, lon float64
	keys     []uint64 // indexes into the block's words
	values   []uint64
	refs     []int64  // a way's nodes, a relation's members
	types    []uint64 // of members; 1 is a way
}

// block is a part of an extract, with its own string table.
type block struct {
	words       [][]byte
	step        int64 // of positions, in nanodegrees
	north, east int64 // added to them
	each        func(*block, *element) error
	element     element
	lats, lons  []int64
	strings     []uint64
}

var errBlock = errors.New("the block is damaged")

// protoFields walks the fields of a message: numbers and payloads.
func protoFields(b []byte, each func(n int, v uint64, payload []byte) error) error {
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 || tag>>3 == 0 || tag>>3 > 1<<29 {
			return errBlock
		}
		b = b[n:]
		var v uint64
		var payload []byte
		switch tag & 7 {
		case 0:
			if v, n = binary.Uvarint(b); n <= 0 {
				return errBlock
			}
			b = b[n:]
		case 1, 5:
			size := 8
			if tag&7 == 5 {
				size = 4
			}
			if len(b) < size {
				return errBlock
			}
			b = b[size:]
			continue
		case 2:
			size, n := binary.Uvarint(b)
			if n <= 0 || size > uint64(len(b)-n) {
				return errBlock
			}
			payload, b = b[n:n+int(size)], b[n+int(size):]
		default:
			return errBlock
		}
		if err := each(int(tag>>3), v, payload); err != nil {
			return err
		}
	}
	return nil
}

func unzigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// numbers reads a packed list.
func numbers(b []byte, into []uint64) ([]uint64, error) {
	into = into[:0]
	for len(b) > 0 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errBlock
		}
		into, b = append(into, v), b[n:]
	}
	return into, nil
}

// steps reads a packed list of differences.
func steps(b []byte, into []int64) ([]int64, error) {
	into = into[:0]
	last := int64(0)
	for len(b) > 0 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errBlock
		}
		last += unzigzag(v)
		into, b = append(into, last), b[n:]
	}
	return into, nil
}

// readExtract passes on every element of an extract and returns when the extract
// was made, in seconds since 1970, or 0 if it does not say.
func readExtract(in io.Reader, each func(*block, *element) error) (made int64, err error) {
	r := bufio.NewReaderSize(in, 1<<16)
	for number := 1; ; number++ {
		kind, content, err := readBlock(r)
		if errors.Is(err, io.EOF) && number > 1 {
			return made, nil
		}
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err == nil {
			switch {
			case number == 1 && kind != "OSMHeader":
				err = errors.New("it does not begin as an extract")
			case kind == "OSMHeader":
				made, err = header(content)
			case kind == "OSMData":
				b := &block{step: 100, each: each}
				err = b.read(content)
			}
		}
		if err != nil {
			return 0, fmt.Errorf("block %d: %w", number, err)
		}
	}
}

// readBlock reads and decompresses one block; io.EOF only if there is none left.
func readBlock(r io.Reader) (kind string, content []byte, err error) {
	var size [4]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return "", nil, err
	}
	n := binary.BigEndian.Uint32(size[:])
	if n > maxBlockHeader {
		return "", nil, errors.New("it is not an extract, or damaged")
	}
	part := func(n uint64) ([]byte, error) {
		b, err := io.ReadAll(io.LimitReader(r, int64(n)))
		if err == nil && uint64(len(b)) < n {
			err = io.ErrUnexpectedEOF
		}
		return b, err
	}
	head, err := part(uint64(n))
	if err != nil {
		return "", nil, err
	}
	length := uint64(maxBlock + 1)
	err = protoFields(head, func(n int, v uint64, payload []byte) error {
		switch n {
		case 1:
			kind = string(payload)
		case 3:
			length = v
		}
		return nil
	})
	if err != nil {
		return "", nil, err
	}
	if length > maxBlock {
		return "", nil, errBlock
	}
	body, err := part(length)
	if err != nil {
		return "", nil, err
	}
	found := false
	err = protoFields(body, func(n int, _ uint64, payload []byte) (err error) {
		switch n {
		case 1:
			content, found = payload, true
		case 3:
			found = true
			content, err = inflate(payload)
		}
		return err
	})
	if err == nil && !found {
		err = errors.New("it is compressed otherwise than with zlib")
	}
	return kind, content, err
}

func inflate(b []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, maxBlock+1))
	if err == nil && len(out) > maxBlock {
		err = errBlock
	}
	return out, err
}

func header(b []byte) (made int64, err error) {
	err = protoFields(b, func(n int, v uint64, payload []byte) error {
		switch n {
		case 4: // features that a reader must support
			if f := string(payload); f != "OsmSchema-V0.6" && f != "DenseNodes" {
				return fmt.Errorf("the extract needs %q, which is not read here", f)
			}
		case 32:
			made = int64(v)
		}
		return nil
	})
	return made, err
}

func (b *block) read(content []byte) error {
	var groups [][]byte
	err := protoFields(content, func(n int, v uint64, payload []byte) error {
		switch n {
		case 1:
			return protoFields(payload, func(n int, _ uint64, word []byte) error {
				if n == 1 {
					b.words = append(b.words, word)
				}
				return nil
			})
		case 2:
			groups = append(groups, payload)
		case 17:
			b.step = int64(v)
		case 19:
			b.north = int64(v)
		case 20:
			b.east = int64(v)
		}
		return nil
	})
	for _, g := range groups {
		if err != nil {
			break
		}
		err = protoFields(g, func(n int, _ uint64, payload []byte) error {
			switch n {
			case 1:
				return b.one("node", payload)
			case 2:
				return b.dense(payload)
			case 3:
				return b.one("way", payload)
			case 4:
				return b.one("relation", payload)
			}
			return nil
		})
	}
	return err
}

// one reads a single node, way or relation.
func (b *block) one(kind string, message []byte) error {
	e := &b.element
	*e = element{kind: kind, keys: e.keys[:0], values: e.values[:0], refs: e.refs[:0], types: e.types[:0]}
	var lat, lon int64
	err := protoFields(message, func(n int, v uint64, payload []byte) (err error) {
		switch {
		case n == 1 && kind == "node":
			e.id = unzigzag(v)
		case n == 1:
			e.id = int64(v)
		case n == 2:
			e.keys, err = numbers(payload, e.keys)
		case n == 3:
			e.values, err = numbers(payload, e.values)
		case n == 8 && kind == "node":
			lat = unzigzag(v)
		case n == 9 && kind == "node":
			lon = unzigzag(v)
		case n == 8 && kind == "way", n == 9 && kind == "relation":
			e.refs, err = steps(payload, e.refs)
		case n == 10 && kind == "relation":
			e.types, err = numbers(payload, e.types)
		}
		return err
	})
	if err != nil {
		return err
	}
	if kind == "relation" && len(e.types) != len(e.refs) {
		return errBlock
	}
	e.lat, e.lon = b.degrees(lat, lon)
	return b.give(e)
}

func (b *block) degrees(lat, lon int64) (float64, float64) {
	return float64(b.north+b.step*lat) / 1e9, float64(b.east+b.step*lon) / 1e9
}

// give checks the indexes of the tags and passes the element on.
func (b *block) give(e *element) error {
	if len(e.keys) != len(e.values) {
		return errBlock
	}
	for i := range e.keys {
		if e.keys[i] >= uint64(len(b.words)) || e.values[i] >= uint64(len(b.words)) {
			return errBlock
		}
	}
	return b.each(b, e)
}

// dense reads nodes that are stored as columns.
func (b *block) dense(message []byte) error {
	var ids []int64
	b.lats, b.lons, b.strings = b.lats[:0], b.lons[:0], b.strings[:0]
	err := protoFields(message, func(n int, _ uint64, payload []byte) (err error) {
		switch n {
		case 1:
			ids, err = steps(payload, ids)
		case 8:
			b.lats, err = steps(payload, b.lats)
		case 9:
			b.lons, err = steps(payload, b.lons)
		case 10:
			b.strings, err = numbers(payload, b.strings)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(b.lats) != len(ids) || len(b.lons) != len(ids) {
		return errBlock
	}
	e, words := &b.element, b.strings
	for i, id := range ids {
		*e = element{kind: "node", id: id, keys: e.keys[:0], values: e.values[:0], refs: e.refs[:0], types: e.types[:0]}
		e.lat, e.lon = b.degrees(b.lats[i], b.lons[i])
		for len(words) > 0 && words[0] != 0 {
			if len(words) < 2 {
				return errBlock
			}
			e.keys, e.values, words = append(e.keys, words[0]), append(e.values, words[1]), words[2:]
		}
		if len(words) > 0 {
			words = words[1:]
		}
		if err := b.give(e); err != nil {
			return err
		}
	}
	return nil
}

// tags returns a copy of an element's tags.
func (b *block) tags(e *element) tags {
	t := tags{}
	for i, k := range e.keys {
		t[string(b.words[k])] = string(b.words[e.values[i]])
	}
	return t
}

// mayBeWanted looks for the keys of places for health care and of towns.
func (b *block) mayBeWanted(e *element) bool {
	for _, k := range e.keys {
		if w := string(b.words[k]); w == "amenity" || w == "healthcare" || w == "place" {
			return true
		}
	}
	return false
}
