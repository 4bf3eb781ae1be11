package importer

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"

	"aftercare/places"
)

// The writer below makes an extract as the format has it: a header block,
// then a block of dense nodes, ways and relations, each packed with zlib.

func field(b []byte, n int, payload []byte) []byte {
	b = binary.AppendUvarint(b, uint64(n)<<3|2)
	b = binary.AppendUvarint(b, uint64(len(payload)))
	return append(b, payload...)
}

func proto(b []byte, n int, v uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(n)<<3), v)
}

func zigzag(v int64) uint64 { return uint64(v<<1) ^ uint64(v>>63) }

// packed writes signed numbers, each as the step from the one before.
func packed(list ...int64) (b []byte) {
	last := int64(0)
	for _, v := range list {
		b = binary.AppendUvarint(b, zigzag(v-last))
		last = v
	}
	return b
}

func plain(list ...uint64) (b []byte) {
	for _, v := range list {
		b = binary.AppendUvarint(b, v)
	}
	return b
}

func blob(kind string, content []byte) (b []byte) {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write(content)
	w.Close()
	body := field(proto(nil, 2, uint64(len(content))), 3, z.Bytes())
	header := proto(field(nil, 1, []byte(kind)), 3, uint64(len(body)))
	b = binary.BigEndian.AppendUint32(nil, uint32(len(header)))
	return append(append(b, header...), body...)
}

func madeBlock() []byte {
	words := []string{"", "amenity", "hospital", "name", "Node", "Way", "Relation", "clinic", "cafe", "opening_hours", "24/7", "healthcare:speciality", "gynaecology", "outer", "place", "city", "Hana"}
	var table []byte
	for _, s := range words {
		table = field(table, 1, []byte(s))
	}
	// Positions are in units of 100 nanodegrees.
	var dense []byte
	dense = field(dense, 1, packed(1, 2, 3, 4, 5))
	dense = field(dense, 8, packed(375_700_000, 376_000_000, 376_200_000, 100_000_000, 380_000_000))
	dense = field(dense, 9, packed(1_269_800_000, 1_270_000_000, 1_270_400_000, 100_000_000, 1_280_000_000))
	dense = field(dense, 10, plain(1, 2, 3, 4, 9, 10, 0, 14, 15, 3, 16, 0, 0, 1, 8, 0, 0))
	way := func(id uint64, keys, values []byte, refs ...int64) []byte {
		return field(field(field(proto(nil, 1, id), 2, keys), 3, values), 8, packed(refs...))
	}
	ways := field(nil, 3, way(10, plain(1, 3, 11), plain(7, 5, 12), 2, 3))
	ways = field(ways, 3, way(11, nil, nil, 3, 5))
	ways = field(ways, 3, way(12, plain(1, 3), plain(2, 5), 77))
	relation := field(field(proto(nil, 1, 20), 2, plain(1, 3)), 3, plain(2, 6))
	relation = field(field(field(relation, 8, plain(13)), 9, packed(11)), 10, plain(1))
	block := field(nil, 1, table)
	block = field(block, 2, field(nil, 2, dense))
	block = field(block, 2, ways)
	block = field(block, 2, field(nil, 4, relation))
	return block
}

func madeExtract() []byte { return extractOf(madeBlock()) }

func extractOf(block []byte) []byte {
	head := field(field(nil, 4, []byte("OsmSchema-V0.6")), 4, []byte("DenseNodes"))
	head = proto(head, 32, 1_727_454_705) // 2024-09-27
	return append(blob("OSMHeader", head), blob("OSMData", block)...)
}

func TestPBF_PlacesStandInTheMiddleOfTheirCorners(t *testing.T) {
	set := settings("osm-pbf")
	set.Source.Checked = 0
	m, err := New("osm-pbf", set)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Read("made.osm.pbf", bytes.NewReader(madeExtract())); err != nil {
		t.Fatal(err)
	}
	l, _ := m.List()
	got := show(m, l)
	want := `{"format":"aftercare.services/1","sources":[{"id":"x","name":"A listing","licence":"CC0","checked":"2024-09-27"}]}
{"town":"Hana","kind":"city","at":[37.6,127],"source":"x","record":"node/2"}
{"id":"x:node/1","name":"Node","kind":"hospital","at":[37.57,126.98],"hours":"24/7","zone":"Etc/UTC","from":[{"source":"x","record":"node/1"}]}
{"id":"x:way/10","name":"Way","kind":"clinic","at":[37.61,127.02],"offers":{"gynaecology":true},"zone":"Etc/UTC","from":[{"source":"x","record":"way/10"}]}
{"id":"x:way/12","name":"Way","kind":"hospital","zone":"Etc/UTC","from":[{"source":"x","record":"way/12"}]}
{"id":"x:relation/20","name":"Relation","kind":"hospital","at":[37.81,127.52],"zone":"Etc/UTC","from":[{"source":"x","record":"relation/20"}]}
remark: made.osm.pbf: way/12: it has no position: its corners are not in the extract, or lie on both sides of the antimeridian
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := places.Parse(string(places.Append(nil, l))); err != nil {
		t.Error(err)
	}
}

func TestPBF_WhatIsNotAWholeExtractIsRefused(t *testing.T) {
	whole := madeExtract()
	bad := [][]byte{nil, []byte("not an extract"), []byte(`{"elements":[]}`)}
	for cut := 1; cut < len(whole); cut += 7 {
		bad = append(bad, whole[:cut])
	}
	for _, b := range bad {
		m, _ := New("osm-pbf", settings("osm-pbf"))
		if err := m.Read("f", bytes.NewReader(b)); err == nil {
			t.Errorf("%d bytes of %d were a success", len(b), len(whole))
		}
	}
	m, _ := New("osm-pbf", settings("osm-pbf"))
	if err := m.Read("f", bytes.NewBuffer(whole)); err == nil || !strings.Contains(err.Error(), "decompress") {
		t.Errorf("a stream: %v", err)
	}
}

func TestPBF_ADamagedBlockIsRefusedOrReadAndNeverFalls(t *testing.T) {
	block := madeBlock()
	r := rand.New(rand.NewPCG(1, 1))
	refused := 0
	for range 500 {
		b := bytes.Clone(block)
		for range 1 + r.IntN(3) {
			b[r.IntN(len(b))] = byte(r.IntN(256))
		}
		m, _ := New("osm-pbf", settings("osm-pbf"))
		if err := m.Read("f", bytes.NewReader(extractOf(b))); err != nil {
			refused++
		}
	}
	if refused == 0 || refused == 500 {
		t.Errorf("%d of 500 were refused", refused)
	}
}
