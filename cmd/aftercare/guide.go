package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode"

	"aftercare"
	"aftercare/engine"
	"aftercare/internal/files"
	"aftercare/internal/jsondoc"
	"aftercare/internal/library"
	"aftercare/internal/tabular"
	"aftercare/locale"
	"aftercare/wire"
)

// asked are the flags shared by the commands that judge a record.
type asked struct {
	AsOf string `name:"as-of" placeholder:"DATE|INSTANT" help:"The day (its end) or the instant to answer for; default: now."`
	Pack string `placeholder:"ID|DIR" help:"The pack; default: that of the record's country, else international."`
	Lang string `placeholder:"TAG" help:"Language of the text (known: ${languages}); default: that of the record, else English."`
}

type guideCmd struct {
	asked
	Full   bool   `help:"Say everything: every activity with what it waits for, every topic and sign, with sources."`
	Format string `enum:"text,json" default:"text" help:"text for people, json for programs, which is always whole (${enum})."`
	Record string `arg:"" optional:"" default:"-" placeholder:"RECORD.json" help:"A record, or a stream with one record per line; - is standard input."`
}

// input is what was asked, and the first document of the input.
type input struct {
	asOf    aftercare.When
	words   *locale.Words
	engines library.Engines
	first   string
	at      int           // the line that it is on
	rest    *bufio.Reader // what follows it
	next    int           // the line on which that begins
	more    bool          // whether anything does
	io.Closer
}

// roomyHeap lets the heap grow further before it is collected, in per cent: one
// answer takes about as much as the first collection would wait for.
const roomyHeap = 400

// open reads up to the end of the first document. Text for people is in the language of
// the record.
func (c *asked) open(name string, std streams, text bool) (*input, error) {
	debug.SetGCPercent(roomyHeap)
	in := &input{}
	var err error
	if in.asOf, err = parseAsOf(c.AsOf); err != nil {
		return nil, err
	}
	if in.words, err = wordsFor(c.Lang, ""); err != nil {
		return nil, err
	}
	if in.engines, err = chosen(c.Pack, in.words); err != nil {
		return nil, err
	}
	file, err := openInput(name, std.in)
	if err != nil {
		return nil, err
	}
	in.Closer, in.rest = file, bufio.NewReaderSize(file, 1<<16)
	if mark, _ := in.rest.Peek(len(tabular.ByteOrderMark)); string(mark) == tabular.ByteOrderMark {
		in.rest.Discard(len(mark))
	}
	if err = in.readDocument(); err != nil {
		file.Close()
		return nil, err
	}
	if text && c.Lang == "" {
		err = c.speak(in)
	}
	return in, err
}

// speak changes to the language of the record.
func (c *asked) speak(in *input) error {
	spoken, err := wordsFor("", in.first)
	if err != nil || spoken == in.words {
		return err
	}
	in.words = spoken
	in.engines, err = chosen(c.Pack, spoken)
	return err
}

// Run prints one guidance for one record, or a line for each of a stream.
func (c *guideCmd) Run(std streams) error {
	in, err := c.open(c.Record, std, c.Format == "text")
	if err != nil {
		return err
	}
	defer in.Close()
	if in.more {
		if c.Format != "json" {
			return invalidf("a stream of records needs --format json")
		}
		return guideStream(in, std.out)
	}
	rec, g, e, err := guideOne(in.first, in.engines, in.asOf)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		_, err = std.out.Write(append(wire.AppendGuidance(nil, g), '\n'))
		return err
	}
	t := newPaper(std.out, in.words, e.Pack())
	t.guidance(g, rec, c.Full)
	return t.writeTo(std.out)
}

// parseAsOf reads a date or an instant; now, in the machine's zone, for "".
func parseAsOf(s string) (aftercare.When, error) {
	if s == "" {
		s = time.Now().Format(time.RFC3339)
	}
	if d, ok := aftercare.ParseDate(s); ok {
		return aftercare.On(d), nil
	}
	at, ok := aftercare.ParseInstant(s)
	if !ok {
		return aftercare.When{}, invalidf("--as-of %s: must be a valid date (2026-11-21) or an instant with an offset (2026-11-21T08:30:00+00:00)", s)
	}
	return aftercare.At(at), nil
}

func openInput(name string, in io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(in), nil
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, invalidf("%v", err)
	}
	return f, nil
}

// readDocument reads the first document. If the first line that is not blank is
// a whole document and more follows, the input is a stream; otherwise all of the
// input is one document.
func (in *input) readDocument() error {
	var text []byte
	var err error
	line := ""
	for strings.TrimSpace(line) == "" && err == nil {
		line, err = readLine(in.rest)
		in.at++
		if text = append(text, line...); len(text) > wire.MaxRecordBytes {
			return errTooLarge
		}
	}
	in.next = in.at + 1
	if err == nil {
		if _, bad := jsondoc.Parse(line); bad == nil && in.skipBlank() {
			in.first, in.more = line, true
			return nil
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	rest, err := files.ReadAll(in.rest, wire.MaxRecordBytes)
	if errors.Is(err, files.ErrTooLarge) {
		return errTooLarge
	}
	in.first = string(append(text, rest...))
	return err
}

var errTooLarge = invalidf("the record exceeds the limit of 1 MiB")

// readLine reads the next line, which cannot be longer than a record.
func readLine(in *bufio.Reader) (string, error) {
	line, err := files.ReadLine(in, wire.MaxRecordBytes)
	if errors.Is(err, files.ErrTooLarge) {
		return "", errTooLarge
	}
	return line, err
}

// skipBlank passes over white space and reports whether anything follows.
func (in *input) skipBlank() bool {
	for {
		c, err := in.rest.ReadByte()
		if err != nil {
			return false
		}
		if c == '\n' {
			in.next++
		}
		if !strings.ContainsRune(" \t\r\n", rune(c)) {
			return in.rest.UnreadByte() == nil
		}
	}
}

// guideOne reads and judges one record; it returns the engine that did so too.
func guideOne(text string, engines library.Engines, asOf aftercare.When) (*aftercare.Record, *aftercare.Guidance, *engine.Engine, error) {
	rec, findings := wire.ParseRecord(text)
	if findings == nil {
		findings = engine.Check(rec, asOf)
	}
	if findings != nil {
		return nil, nil, nil, notValid(findings)
	}
	e, err := engines(rec.Jurisdiction)
	if err != nil {
		return nil, nil, nil, err
	}
	return rec, e.Evaluate(rec, asOf), e, nil
}

// shown is a text of others as a line of a terminal shows it: what would move the
// cursor, break the line or turn its direction is written as an escape.
func shown(s string) string {
	isHidden := func(r rune) bool {
		return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
	}
	if strings.IndexFunc(s, isHidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !isHidden(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRuneToASCII(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}

// notValid is the error for a record with findings.
func notValid(findings []aftercare.Finding) error {
	return &invalid{append([]string{"the record is not valid:"}, findingLines("", findings)...)}
}

func findingLines(before string, findings []aftercare.Finding) []string {
	var lines []string
	for _, f := range findings {
		p := f.Pointer
		if p == "" {
			p = "(the document)"
		}
		lines = append(lines, "  "+before+shown(p)+": "+shown(f.Message))
	}
	return lines
}

// heldBack is how much of a stream's answers is kept until the whole input is checked,
// so that an invalid record leaves standard output empty. Beyond it answers are written
// as they come.
const heldBack = 64 << 20

// guideStream judges the first record and every further line.
func guideStream(in *input, out io.Writer) error {
	var held bytes.Buffer
	line := in.first
	for number, last := in.at, false; ; {
		if strings.TrimSpace(line) != "" {
			_, g, _, err := guideOne(line, in.engines, in.asOf)
			if bad := (*invalid)(nil); errors.As(err, &bad) {
				bad.lines[0] = "line " + strconv.Itoa(number) + ": " + bad.lines[0]
				for i := range bad.lines { // each record is one line of the input
					bad.lines[i] = strings.Replace(bad.lines[i], "(the document): line 1, column", "(the document): column", 1)
				}
			}
			if err != nil {
				return err
			}
			held.Write(append(wire.AppendGuidance(held.AvailableBuffer(), g), '\n'))
		}
		if last || held.Len() > heldBack {
			if _, err := held.WriteTo(out); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
		var err error
		number = in.next
		in.next++
		if line, err = readLine(in.rest); errors.Is(err, io.EOF) {
			last = true
		} else if errors.Is(err, errTooLarge) {
			return invalidf("line %d: %v", number, err)
		} else if err != nil {
			return err
		}
	}
}
