package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/internal/files"
)

type auditCmd struct {
	Dir    string `default:"packs" help:"The folder of the packs."`
	Sample int    `help:"Print so many statements, drawn at random from the digests of the packs, with their sources; with --plant, how many cards it draws."`
	Plant  string `help:"Print a reading list drawn by this seed, in which forty statements are altered in one point each. Needs --key." placeholder:"SEED"`
	Key    string `help:"Where --plant writes what it altered." type:"path"`
	Score  string `help:"The key to score what a reader found against; needs --found." type:"existingfile" placeholder:"KEY"`
	Found  string `help:"What the reader found, one statement a line: its name and the point, between tabs." type:"existingfile"`
	Sign   string `help:"A file of what was read, one statement a line: its name, the verdict, the six points and the line it was held against, between tabs." type:"existingfile"`
	Reader string `help:"Who read it; for --sign."`
	Day    string `help:"The day of the reading; for --sign."`
}

// named is a statement with the pack that has it.
type named struct {
	name string // pack/ID
	*guideline.Statement
	pack *guideline.Pack
}

// Run prints which statements were read a second time, draws a sample, writes a
// reading down, or tries a reader on planted faults.
func (c *auditCmd) Run() error {
	if c.Score != "" {
		return c.score(os.Stdout)
	}
	list, err := readPacks(c.Dir)
	if err != nil {
		return err
	}
	var all []named
	for _, p := range list {
		for i := range p.own.Statements {
			if s := &p.own.Statements[i]; s.Status == guideline.Active {
				all = append(all, named{p.own.ID + "/" + s.ID, s, p.resolved})
			}
		}
	}
	file := filepath.Join(c.Dir, "reading.txt")
	switch {
	case c.Plant != "":
		return c.plant(os.Stdout, all)
	case c.Sample > 0:
		digests, err := os.ReadFile(filepath.Join(c.Dir, "digests.txt"))
		if err != nil {
			return err
		}
		printSample(os.Stdout, all, digests, c.Sample)
		return nil
	case c.Sign != "":
		return c.sign(file, all)
	}
	read, err := readReadings(file)
	if err != nil {
		return err
	}
	printReadings(os.Stdout, all, read)
	return nil
}

// statementDigest changes with anything that a reader judges. The pages that
// show a statement are no part of it.
func statementDigest(s *guideline.Statement) string {
	judged := *s
	judged.Questions = nil
	sum := sha256.Sum256(canon.Append(nil, &guideline.Pack{Statements: []guideline.Statement{judged}}))
	return hex.EncodeToString(sum[:4])
}

// printSample draws statements by their digests, so that nobody chooses them.
func printSample(w io.Writer, all []named, digests []byte, n int) {
	r := rand.New(rand.NewChaCha8(sha256.Sum256(digests)))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, s := range all[:min(n, len(all))] {
		c := cardOf(&s)
		c.writeTo(w)
	}
}

// reading is one line of reading.txt.
type reading struct{ reader, day, digest, verdict, points, line string }

// verdicts are what a reading can find.
var verdicts = []string{"faithful", "corrected", "doubtful"}

func readReadings(file string) (map[string]reading, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	read := map[string]reading{}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 7 || !slices.Contains(verdicts, f[4]) || len(f[5]) != 6 || strings.Trim(f[5], ".x-") != "" || f[6] == "" {
			return nil, fmt.Errorf("%s: line %d: a name, a reader, a day, a digest, a verdict, six points and a line are required", file, n+1)
		}
		read[f[0]] = reading{f[1], f[2], f[3], f[4], f[5], f[6]}
	}
	return read, nil
}

// sign adds what a file says was read to the readings, with the digest of each
// statement as it is now.
func (c *auditCmd) sign(file string, all []named) error {
	read, err := readReadings(file)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if read == nil {
		read = map[string]reading{}
	}
	text, err := os.ReadFile(c.Sign)
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		i := slices.IndexFunc(all, func(s named) bool { return s.name == f[0] })
		if i < 0 || len(f) != 4 {
			return fmt.Errorf("%s: %q: no such statement, or not four parts", c.Sign, line)
		}
		read[f[0]] = reading{c.Reader, c.Day, statementDigest(all[i].Statement), f[1], f[2], f[3]}
	}
	var b strings.Builder
	for _, s := range all {
		if r, ok := read[s.name]; ok {
			fmt.Fprintln(&b, strings.Join([]string{s.name, r.reader, r.day, r.digest, r.verdict, r.points, r.line}, "\t"))
		}
	}
	return files.WriteText(file, b.String())
}

// printReadings counts by kind what was read as it is now, what has changed
// since it was read, and names what nobody has read.
func printReadings(w io.Writer, all []named, read map[string]reading) {
	fmt.Fprintln(w, "kind\tall\tread\tchanged since\tnot read")
	var missing []string
	for kind := range guideline.KindTerms.All() {
		var n [4]int
		for _, s := range all {
			if s.Kind != kind {
				continue
			}
			n[0]++
			switch r, ok := read[s.name]; {
			case !ok:
				n[3]++
				missing = append(missing, s.name)
			case r.digest != statementDigest(s.Statement):
				n[2]++
			default:
				n[1]++
			}
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\n", kind, n[0], n[1], n[2], n[3])
	}
	fmt.Fprintln(w, "\nnot read: "+strings.Join(missing, ", "))
}
