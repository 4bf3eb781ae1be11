package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"aftercare"
	"aftercare/host/httphost"
	"aftercare/internal/files"
	"aftercare/places"
	"aftercare/places/importer"
)

type servicesCmd struct {
	Import importCmd `cmd:"" help:"Convert a listing (OpenStreetMap, healthsites.io, a table, FHIR and others) into places."`
	Merge  mergeCmd  `cmd:"" help:"Merge files of places; duplicates across listings become one place that cites each."`
	Near   nearCmd   `cmd:"" help:"Find the nearest places, on this machine: nobody learns where you are."`
}

type importCmd struct {
	Format  string            `required:"" placeholder:"FORMAT" help:"${formats}."`
	ID      string            `name:"source-id" required:"" placeholder:"ID" help:"A short, stable id for the listing, such as osm."`
	Name    string            `name:"source-name" required:"" placeholder:"NAME" help:"The attribution."`
	Licence string            `required:"" placeholder:"NAME" help:"The licence of the listing."`
	Address string            `placeholder:"URL" help:"Where the listing is."`
	Checked string            `placeholder:"DATE" help:"The date of the listing, if it does not contain one."`
	Trust   string            `enum:"official,provider,map-users,unverified" default:"unverified" help:"The kind of publisher (${enum})."`
	Country string            `placeholder:"CC" help:"The country of places that do not name one."`
	Zone    string            `placeholder:"ZONE" help:"The time zone of the places, such as Asia/Seoul."`
	Map     map[string]string `placeholder:"FIELD=COLUMN" help:"For csv and geojson: the column that holds a field."`
	Out     string            `short:"o" placeholder:"FILE" help:"The file to write; default: standard output."`
	Files   []string          `arg:"" placeholder:"FILE" help:"The listing, or several of one format; may be compressed with gzip."`
}

// Run reads listings and writes places. Rejected rows are reported on
// standard error, one by one.
func (c *importCmd) Run(std streams) error {
	trust, _ := places.TrustTerms.Parse(c.Trust)
	set := importer.Settings{
		Source:  places.Source{ID: c.ID, Name: c.Name, Licence: c.Licence, Address: c.Address, Trust: trust},
		Country: c.Country, Zone: c.Zone, Columns: c.Map,
	}
	if c.Checked != "" {
		day, ok := aftercare.ParseDate(c.Checked)
		if !ok {
			return invalidf("--checked %s: must be a valid date (YYYY-MM-DD)", c.Checked)
		}
		set.Source.Checked = day
	}
	if _, _, ok := httphost.Clock(time.Now)(c.Zone); c.Zone != "" && !ok {
		return invalidf("--zone %s: unknown time zone", c.Zone)
	}
	m, err := importer.New(c.Format, set)
	if err != nil {
		return invalidf("%v", err)
	}
	for _, name := range c.Files {
		if err := importFile(m, name); err != nil {
			report(std.err, m)
			return invalidf("%v", err)
		}
	}
	list, err := m.List()
	if err != nil {
		return invalidf("%v", err)
	}
	report(std.err, m)
	fmt.Fprintf(std.err, "%d places imported, %d rows rejected, %d remarks\n", len(list.Services), m.Rejected.Count, m.Notes.Count)
	return writeOut(c.Out, std.out, places.Append(nil, list))
}

type mergeCmd struct {
	Out   string   `short:"o" placeholder:"FILE" help:"The file to write; default: standard output."`
	Files []string `arg:"" placeholder:"FILE" help:"Files of places; the first one's wording is kept."`
}

// Run joins files of places.
func (c *mergeCmd) Run(std streams) error {
	var lists []*places.List
	records := 0
	for _, name := range c.Files {
		l, err := readServices(name)
		if err != nil {
			return err
		}
		records += len(l.Services)
		lists = append(lists, l)
	}
	all, err := places.Merge(lists...)
	if err != nil {
		return invalidf("%v", err)
	}
	fmt.Fprintf(std.err, "%d places from %d\n", len(all.Services), records)
	return writeOut(c.Out, std.out, places.Append(nil, all))
}

func report(w io.Writer, m *importer.Import) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	list := func(kind string, remarks *importer.Remarks) {
		for _, r := range remarks.List {
			fmt.Fprintf(out, "%s: %s\n", kind, r)
		}
		if more := remarks.Count - len(remarks.List); more > 0 {
			fmt.Fprintf(out, "%s: %d more\n", kind, more)
		}
	}
	list("not taken", &m.Rejected)
	list("remark", &m.Notes)
}

func importFile(m *importer.Import, name string) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in, err := unpacked(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return m.Read(name, in)
}

// maxUnpacked bounds a decompressed listing, against bombs.
const maxUnpacked = 16 << 30

// unpacked decompresses a gzip file. Any other file is returned as it is, so that
// it can be read again from its start; other archives are refused.
func unpacked(f *os.File) (io.Reader, error) {
	var head [6]byte
	n, err := io.ReadFull(f, head[:])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	for mark, kind := range archives {
		if strings.HasPrefix(string(head[:n]), mark) {
			return nil, fmt.Errorf("this is a %s archive: decompress it first", kind)
		}
	}
	if !strings.HasPrefix(string(head[:n]), "\x1f\x8b") {
		return f, nil
	}
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, err
	}
	return &limited{z, maxUnpacked}, nil
}

// archives are the first bytes of archives that are not supported.
var archives = map[string]string{
	"PK\x03\x04": "zip", "PK\x05\x06": "zip", "BZh": "bzip2", "\xfd7zXZ\x00": "xz", "\x28\xb5\x2f\xfd": "zstd", "7z\xbc\xaf": "7z", "Rar!": "rar",
}

// limited fails when more than left was read, where io.LimitReader would end.
type limited struct {
	io.Reader
	left int64
}

func (l *limited) Read(b []byte) (int, error) {
	n, err := l.Reader.Read(b)
	if l.left -= int64(n); l.left < 0 {
		return n, files.ErrTooLarge
	}
	return n, err
}

// writeOut writes to a file, whole or not at all, or to standard output.
func writeOut(name string, std io.Writer, b []byte) error {
	write := func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
	if name == "" {
		return write(std)
	}
	return files.Write(name, write)
}

// maxPlacesFile is several times what the places of a large country take, and
// maxPlaceLine what one of them can.
const (
	maxPlacesFile = 512 << 20
	maxPlaceLine  = 1 << 20
)

// readServices reads a file of places.
func readServices(name string) (*places.List, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, invalidf("%v", err)
	}
	defer f.Close()
	in, err := unpacked(f)
	if err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	var b strings.Builder
	if info, err := f.Stat(); err == nil && in == io.Reader(f) && info.Size() <= maxPlacesFile {
		b.Grow(int(info.Size())) // the places share this text
	}
	if err := readLines(&b, &limited{in, maxPlacesFile}); err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	list, err := places.Parse(b.String())
	if err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	return list, nil
}

// readLines collects lines. The first is checked before the rest is read, so
// that a file of another kind does not fill the memory.
func readLines(b *strings.Builder, in io.Reader) error {
	lines := bufio.NewReader(in)
	for number := 1; ; number++ {
		line, err := files.ReadLine(lines, maxPlaceLine)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", number, err)
		}
		if number == 1 {
			if _, err := places.Parse(line); err != nil {
				return err
			}
		}
		b.WriteString(line)
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

func formatNames() string { return strings.Join(importer.Formats(), ", ") }
