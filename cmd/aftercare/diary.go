package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/internal/files"
	"aftercare/internal/library"
	"aftercare/internal/sealing"
	"aftercare/internal/tabular"
	"aftercare/vault"
	"aftercare/wire"
	"aftercare/words"
)

type diaryCmd struct {
	Import diaryImportCmd `cmd:"" help:"Read a file from Aftercare or another program, encrypted or not, and report on each item in it."`
}

type diaryImportCmd struct {
	Into       string `placeholder:"DIARY.json" help:"The diary to add to, in Aftercare's JSON form; default: an empty one."`
	DateOrder  string `enum:",dmy,mdy,ymd" default:"" placeholder:"ORDER" help:"How to read ambiguous dates: dmy, mdy or ymd."`
	Degrees    string `enum:",celsius,fahrenheit" default:"" placeholder:"UNIT" help:"The unit of temperatures that name none: celsius or fahrenheit."`
	AsOf       string `name:"as-of" placeholder:"DATE|INSTANT" help:"When it is read; default: now."`
	Passphrase string `placeholder:"FILE" help:"A file whose first line is the passphrase of an encrypted file."`
	Format     string `enum:"json,csv,record" default:"json" help:"What to write: the diary as json or csv, or the record made from it (${enum})."`
	Out        string `short:"o" placeholder:"FILE" help:"The file to write; default: standard output."`
	File       string `arg:"" placeholder:"FILE" help:"The file; - is standard input."`
}

// Run writes the diary, and the report to standard error.
func (c *diaryImportCmd) Run(std streams) error {
	at, err := parseAsOf(c.AsOf)
	if err != nil {
		return err
	}
	known, err := c.diary()
	if err != nil {
		return err
	}
	body, err := c.body(std)
	if err != nil {
		return err
	}
	s := imports.Settings{Now: at.At}
	if s.Now.Day == 0 {
		s.Now = aftercare.Instant{Day: at.Day}
	}
	s.Order, _ = imports.DateOrderTerms.Parse(c.DateOrder)
	s.Unit, _ = aftercare.NewTerms(aftercare.UnitCelsius, "celsius fahrenheit").Parse(c.Degrees)
	file, findings := imports.ReadFile(body, known, s)
	if file.Import != nil {
		file.Import.Judge(library.Published()("").IsDanger)
		printReport(std.err, file.Import)
	}
	if findings != nil {
		return c.refused(file, findings)
	}
	if file.Import == nil {
		fmt.Fprintf(std.err, "%d entries of a diary of Aftercare\n", len(file.Diary.Entries))
	}
	if added := diary.Merge(known, file.Diary); c.Into != "" {
		fmt.Fprintf(std.err, "%d entries added to the %d that were there\n", added, len(known.Entries)-added)
	}
	out := c.form(known)
	if len(out) > diary.MaxBytes {
		return invalidf("%s: with all of this the diary would be larger than can be read again (8 MiB)", c.File)
	}
	return writeOut(c.Out, std.out, out)
}

// refused explains what is wrong with the file, and which flag would help.
func (c *diaryImportCmd) refused(file imports.File, findings []aftercare.Finding) error {
	lines := []string{c.File + ": nothing was imported:"}
	for _, f := range findings {
		if f.Pointer != "" {
			f.Message = f.Pointer + ": " + f.Message
		}
		lines = append(lines, "  "+shown(f.Message))
	}
	if file.Import != nil {
		for _, choice := range file.Import.Choices {
			lines = append(lines, "  --date-order "+choice.Order.String()+": "+shown(file.Import.Sample)+" is "+choice.Day.String())
		}
	}
	return &invalid{lines}
}

// form is the diary as it was asked for.
func (c *diaryImportCmd) form(d *diary.Diary) []byte {
	switch c.Format {
	case "csv":
		return diary.AppendCSV(nil, d)
	case "record":
		return append(wire.AppendRecord(nil, d.Record()), '\n')
	}
	return append(diary.Append(nil, d), '\n')
}

// diary reads the diary to add to.
func (c *diaryImportCmd) diary() (*diary.Diary, error) {
	if c.Into == "" {
		return &diary.Diary{}, nil
	}
	text, err := files.Read(c.Into, diary.MaxBytes)
	if err != nil {
		return nil, invalidf("%v", err)
	}
	d, findings := diary.Parse(strings.TrimPrefix(string(text), tabular.ByteOrderMark))
	if findings != nil {
		return nil, &invalid{append([]string{c.Into + ": this is not a diary:"}, findingLines("", findings)...)}
	}
	return d, nil
}

// body reads the file: it opens a sealed one, and takes from an export of Apple Health
// only what a diary may hold.
func (c *diaryImportCmd) body(std streams) (string, error) {
	in, err := openInput(c.File, std.in)
	if err != nil {
		return "", err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	start, _ := r.Peek(1 << 10)
	switch {
	case imports.IsHealth(string(start)):
		return c.scan(r, std.err)
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return c.unpack(in, std.err)
	}
	body, err := files.ReadAll(r, maxSealed)
	if err != nil {
		return "", invalidf("%s: %v", c.File, err)
	}
	if !vault.IsSealed(body) {
		return string(body), nil
	}
	plain, err := c.open(body)
	return string(plain), err
}

// maxSealed is the largest file: a diary, sealed and written as text.
const maxSealed = 2 * diary.MaxBytes

func (c *diaryImportCmd) open(body []byte) ([]byte, error) {
	if c.Passphrase == "" {
		return nil, invalidf("%s: the file is encrypted: give --passphrase", c.File)
	}
	text, err := files.Read(c.Passphrase, 1<<10)
	if err != nil {
		return nil, invalidf("%v", err)
	}
	passphrase, _, _ := strings.Cut(string(text), "\n")
	plain, err := sealing.Crypto{}.OpenFile(strings.TrimSuffix(passphrase, "\r"), body)
	if err != nil {
		return nil, invalidf("%s: %v", c.File, err)
	}
	return plain, nil
}

// scan reads an export of Apple Health, of any size up to the bound, and reports its
// progress.
func (c *diaryImportCmd) scan(r io.Reader, said io.Writer) (string, error) {
	scan := &imports.HealthScan{}
	_, err := io.Copy(io.MultiWriter(scan, &progress{said: said}), r)
	text := ""
	if err == nil {
		text, err = scan.Text()
	}
	if err != nil {
		return "", invalidf("%s: %v", c.File, err)
	}
	return text, nil
}

// progress reports how much was read, once every progressStep.
type progress struct {
	said           io.Writer
	read, reported int64
}

const progressStep = 256 << 20

func (p *progress) Write(b []byte) (int, error) {
	if p.read += int64(len(b)); p.read-p.reported >= progressStep {
		p.reported = p.read
		fmt.Fprintf(p.said, "read %d MiB\n", p.read>>20)
	}
	return len(b), nil
}

// unpack reads the export in the zip file that Apple Health makes.
func (c *diaryImportCmd) unpack(in io.Reader, said io.Writer) (string, error) {
	f, ok := in.(*os.File)
	if !ok {
		return "", invalidf("%s: a zip file cannot be read from standard input", c.File)
	}
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return "", invalidf("%s: the zip file cannot be read: %v", c.File, err)
	}
	member := exportIn(z.File)
	if member == nil {
		return "", invalidf("%s: the zip file has no export.xml from Apple Health: unzip it, and choose the file with the measurements", c.File)
	}
	r, err := member.Open()
	if err != nil {
		return "", invalidf("%s: %v", c.File, err)
	}
	defer r.Close()
	return c.scan(r, said)
}

// exportIn is the export among the members of a packed file: by its name, or the
// largest that may be it.
func exportIn(list []*zip.File) (found *zip.File) {
	for _, member := range list {
		switch {
		case !isExport(member.Name):
		case strings.EqualFold(path.Base(member.Name), "export.xml"):
			return member
		case found == nil || member.UncompressedSize64 > found.UncompressedSize64:
			found = member
		}
	}
	return found
}

// isExport reports whether a member of a packed file is the export, which is
// called after the language of the phone.
func isExport(name string) bool {
	folder, file := path.Split(name)
	return strings.HasSuffix(strings.ToLower(file), ".xml") && !strings.HasPrefix(file, ".") && !strings.HasSuffix(file, "_cda.xml") &&
		strings.Count(folder, "/") <= 1 && !strings.HasPrefix(folder, "__MACOSX")
}

// lettersSay says whether the encoding of a file is uncertain.
var lettersSay = map[string]string{
	"guessed": "the letters with accents are a guess: the file is not in UTF-8",
	"unread":  "only its days, its numbers and the letters A to Z could be read: save it again as UTF-8",
}

// printReport lists what became of each thing, danger signs first.
func printReport(w io.Writer, m *imports.Import) {
	if len(m.Choices) > 0 {
		return
	}
	english := words.English()
	fmt.Fprintf(w, "read as: %s\n", m.From)
	if why := lettersSay[m.Letters]; why != "" {
		fmt.Fprintln(w, why)
	}
	for i := range m.Report {
		r := &m.Report[i]
		line := fmt.Sprintf("line %d", r.Line)
		if r.Day != 0 {
			line += ", " + r.Day.String()
		}
		if r.Column != "" {
			line += ", " + shown(r.Column)
		}
		value := r.Value
		if len(value) > 200 {
			value = strings.ToValidUTF8(value[:200], "") + "…"
		}
		mark := ""
		if r.Danger && r.IsTaken() {
			mark = english.Text("in.danger") + " "
		} else if r.Danger {
			mark = english.Text("in.danger.left") + " "
		}
		fmt.Fprintf(w, "%s%s: %q: %s", mark, line, value, english.Text("in.outcome."+r.Outcome.String()))
		if r.Times > 0 {
			fmt.Fprint(w, " "+english.Count("in.times", r.Times))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%d taken, %d already there, %d left empty, %d not taken\n", m.Count(imports.Taken, imports.TakenBasal, imports.TakenNearest, imports.TakenAsNote),
		m.Count(imports.AlreadyThere, imports.Repeated), m.Count(imports.NothingTold), m.Count(notTaken...))
}

var notTaken = []imports.Outcome{imports.NoPlace, imports.NoAmount, imports.Reassures, imports.NoUnit, imports.NotUnderstood, imports.NoSuchDay, imports.NotYet, imports.OtherWords, imports.Predicted}
