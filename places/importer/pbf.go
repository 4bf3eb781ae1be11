package importer

import (
	"errors"
	"fmt"
	"io"

	"aftercare"
)

// box is the bounding box of the points seen so far.
type box struct {
	west, south, east, north float64
	any                      bool
}

func (b *box) add(lat, lon float64) {
	if !b.any {
		*b = box{lon, lat, lon, lat, true}
	}
	b.west, b.east = min(b.west, lon), max(b.east, lon)
	b.south, b.north = min(b.south, lat), max(b.north, lat)
}

// found is a place in an extract: its position, or the ways that outline it.
type found struct {
	record string
	tags   tags
	at     box
	ways   []int64
}

// extract is what is kept of an extract while it is read: the places, and only
// those ways and nodes that outline them.
type extract struct {
	places  []found
	towns   []found
	lines   map[int64][]int64 // nodes of the ways that outline places
	points  map[int64]box     // those nodes
	corners int
	m       *Import
}

// unixDay is the epoch of an extract's timestamps.
var unixDay, _ = aftercare.MakeDate(1970, 1, 1)

// pbf reads an extract of OpenStreetMap. The position of a way or relation is the
// centre of the box around its nodes, which are elsewhere in the file: it is read
// three times, so that memory holds the places and not the country.
func (m *Import) pbf(in io.Reader) error {
	file, ok := in.(io.ReadSeeker)
	if !ok {
		return errors.New("an extract is read more than once: decompress the file first")
	}
	x := &extract{m: m, lines: map[int64][]int64{}, points: map[int64]box{}}
	for _, pass := range []func(*block, *element) error{x.take, x.outline, x.corner} {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		made, err := readExtract(file, pass)
		if err != nil {
			return err
		}
		if day := made / 86400; m.set.Source.Checked == 0 && day > 0 && day < 100_000 {
			m.set.Source.Checked = unixDay + aftercare.Date(day)
		}
	}
	for i := range x.towns {
		t := &x.towns[i]
		m.keepTown(t.record, t.record, t.tags.town(), t.at.south, t.at.west)
	}
	defer m.dropParts()
	for i := range x.places {
		p := &x.places[i]
		for _, w := range p.ways {
			m.part("way", w, p.record)
			for _, n := range x.lines[w] {
				m.part("node", n, p.record)
				if c := x.points[n]; c.any {
					p.at.add(c.south, c.west)
				}
			}
		}
		if why := p.tags.gone(m.set.Source.Checked); why != "" {
			m.reject(p.record, why)
			continue
		}
		s := p.tags.service()
		if p.at.any && p.at.east-p.at.west <= 180 {
			m.place(p.record, &s, (p.at.south+p.at.north)/2, (p.at.west+p.at.east)/2)
		} else {
			m.note(p.record, "it has no position: its corners are not in the extract, or lie on both sides of the antimeridian")
		}
		m.add(p.record, p.record, s)
	}
	return nil
}

func (x *extract) take(b *block, e *element) error {
	if !b.mayBeWanted(e) {
		return nil
	}
	p := found{record: fmt.Sprintf("%s/%d", e.kind, e.id), tags: b.tags(e)}
	isCare := p.tags.isCare()
	// Town outlines are skipped: mappers put the name on a node as well.
	if !isCare && (e.kind != "node" || !p.tags.isTown()) {
		return nil
	}
	if !x.m.hold(p.tags.size()) {
		return x.m.limitErr
	}
	if !isCare {
		p.at.add(e.lat, e.lon)
		if x.towns = append(x.towns, p); len(x.towns) > x.m.bounds.places {
			return tooMuch(x.m.bounds.places, "towns")
		}
		return nil
	}
	switch e.kind {
	case "node":
		p.at.add(e.lat, e.lon)
	case "way":
		p.ways = []int64{e.id}
	case "relation":
		for i, ref := range e.refs {
			if e.types[i] == 1 {
				p.ways = append(p.ways, ref)
			}
		}
	}
	for _, w := range p.ways {
		x.lines[w] = nil
	}
	if len(x.lines) > x.m.bounds.corners || len(x.places) > x.m.bounds.places {
		return tooMuch(x.m.bounds.places, "places or outlines")
	}
	x.places = append(x.places, p)
	return nil
}

func (x *extract) outline(_ *block, e *element) error {
	if e.kind != "way" {
		return nil
	}
	if _, wanted := x.lines[e.id]; wanted {
		if x.corners += len(e.refs); x.corners > x.m.bounds.corners {
			return tooMuch(x.m.bounds.corners, "corners of outlines")
		}
		x.lines[e.id] = append([]int64(nil), e.refs...)
		for _, n := range e.refs {
			x.points[n] = box{}
		}
	}
	return nil
}

func (x *extract) corner(_ *block, e *element) error {
	if e.kind != "node" {
		return nil
	}
	if c, wanted := x.points[e.id]; wanted {
		c.add(e.lat, e.lon)
		x.points[e.id] = c
	}
	return nil
}
