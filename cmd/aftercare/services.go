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
	"aftercare/services"
	"aftercare/services/importer"
)

type servicesCmd struct {
	Import importCmd `cmd:"" help:"Turn a listing (OpenStreetMap, healthsites.io, a table, FHIR and more) into places."`
	Merge  mergeCmd  `cmd:"" help:"Join files of places; what stands in several listings becomes one place with each of them."`
	Near   nearCmd   `cmd:"" help:"The nearest places, worked out here: nobody learns where you are."`
}

type importCmd struct {
	Format  string            `required:"" placeholder:"FORMAT" help:"${formats}."`
	ID      string            `name:"source-id" required:"" placeholder:"ID" help:"A short and stable id of the listing, such as osm."`
	Name    string            `name:"source-name" required:"" placeholder:"NAME" help:"Whom to name."`
	Licence string            `required:"" placeholder:"NAME" help:"The licence of the listing."`
	Address string            `placeholder:"URL" help:"Where the listing is."`
	Checked string            `placeholder:"DATE" help:"The day of the listing, where it does not say so itself."`
	Trust   string            `enum:"official,provider,map-users,unverified" default:"unverified" help:"Whose word it is (${enum})."`
	Country string            `placeholder:"CC" help:"The country of places that name none."`
	Zone    string            `placeholder:"ZONE" help:"The time zone of its places, such as Asia/Seoul."`
	Map     map[string]string `placeholder:"FIELD=COLUMN" help:"For csv and geojson: which column holds what."`
	Out     string            `short:"o" placeholder:"FILE" help:"Where to write; standard output without."`
	Files   []string          `arg:"" placeholder:"FILE" help:"The listing, or several of one kind; packed with gzip or not."`
}

// Run reads listings and writes places. What was not taken is named on
// standard error, row by row.
func (c *importCmd) Run(std streams) error {
	trust, _ := services.TrustTerms.Parse(c.Trust)
	set := importer.Settings{
		Source:  services.Source{ID: c.ID, Name: c.Name, Licence: c.Licence, Address: c.Address, Trust: trust},
		Country: c.Country, Zone: c.Zone, Columns: c.Map,
	}
	if c.Checked != "" {
		day, ok := aftercare.ParseDate(c.Checked)
		if !ok {
			return invalidf("--checked %s: this must be a day that exists, as YYYY-MM-DD", c.Checked)
		}
		set.Source.Checked = day
	}
	if _, _, ok := httphost.Clock(time.Now)(c.Zone); c.Zone != "" && !ok {
		return invalidf("--zone %s: there is no such time zone", c.Zone)
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
	fmt.Fprintf(std.err, "%d places taken, %d rows not, %d remarks\n", len(list.Services), len(m.Rejected), len(m.Notes))
	return writeOut(c.Out, std.out, services.Append(nil, list))
}

type mergeCmd struct {
	Out   string   `short:"o" placeholder:"FILE" help:"Where to write; standard output without."`
	Files []string `arg:"" placeholder:"FILE" help:"Files of places; the first gives its words."`
}

// Run joins files of places.
func (c *mergeCmd) Run(std streams) error {
	var lists []*services.List
	records := 0
	for _, name := range c.Files {
		l, err := readServices(name)
		if err != nil {
			return err
		}
		records += len(l.Services)
		lists = append(lists, l)
	}
	all, err := services.Merge(lists...)
	if err != nil {
		return invalidf("%v", err)
	}
	fmt.Fprintf(std.err, "%d places from %d\n", len(all.Services), records)
	return writeOut(c.Out, std.out, services.Append(nil, all))
}

func report(w io.Writer, m *importer.Import) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for _, r := range m.Rejected {
		fmt.Fprintf(out, "not taken: %s\n", r)
	}
	for _, r := range m.Notes {
		fmt.Fprintf(out, "remark: %s\n", r)
	}
}

func importFile(m *importer.Import, name string) error {
	f, err := os.Open(name)
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

// unpacked reads through gzip where the file is packed with it. A file that
// is not stays one that can be read again from its start.
func unpacked(f *os.File) (io.Reader, error) {
	var head [2]byte
	n, err := io.ReadFull(f, head[:])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if n == 2 && head == [2]byte{0x1f, 0x8b} {
		return gzip.NewReader(bufio.NewReader(f))
	}
	return f, nil
}

// writeOut writes to a file, whole or not at all, or to standard output.
func writeOut(name string, std io.Writer, b []byte) error {
	if name == "" {
		_, err := std.Write(b)
		return err
	}
	part := name + ".part"
	if err := os.WriteFile(part, b, 0o644); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// readServices reads a file of places.
func readServices(name string) (*services.List, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, invalidf("%v", err)
	}
	defer f.Close()
	in, err := unpacked(f)
	if err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	var b strings.Builder
	if info, err := f.Stat(); err == nil && in == io.Reader(f) {
		b.Grow(int(info.Size())) // the places keep pieces of the text: hold it once
	}
	if _, err := io.Copy(&b, in); err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	list, err := services.Parse(b.String())
	if err != nil {
		return nil, invalidf("%s: %v", name, err)
	}
	return list, nil
}

func formatNames() string { return strings.Join(importer.Formats(), ", ") }
