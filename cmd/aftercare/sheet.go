package main

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"aftercare/app/page"
	"aftercare/app/sheet"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/host/static"
	"aftercare/locale"
)

type sheetCmd struct {
	asked
	Unit   string `placeholder:"NAME" help:"Name of the ward or clinic that gives the sheet; default, with number and hours: the unit of the pack."`
	Number string `placeholder:"TEL" help:"Its telephone number, which comes before any other but that for emergencies."`
	Hours  string `placeholder:"TEXT" help:"When the number is answered, such as: every day, 8 am to 8 pm."`
	Site   string `placeholder:"ADDRESS" help:"Address of the site that reads the code, printed beside it."`
	Beside string `placeholder:"TAG" help:"Print the same sheet in this language too, on a page of its own, so that whoever helps can read it (known: ${languages})."`
	HTML   bool   `help:"Print HTML, for one page of A4; default: text."`
	Record string `arg:"" optional:"" default:"-" placeholder:"RECORD.json" help:"The record; - is standard input."`
}

// side is the sheet in one language.
type side struct {
	*sheet.Sheet
	page *page.Page
	pack *guideline.Pack
}

// Run prints the sheet that a patient is given on the day of care, and the same in
// another language beside it where one is named.
func (c *sheetCmd) Run(std streams) error {
	in, err := c.open(c.Record, std, true)
	if err != nil {
		return err
	}
	defer in.Close()
	if in.more {
		return invalidf("sheet takes one record")
	}
	sides := make([]side, 0, 2)
	hers, err := c.side(in)
	if err != nil {
		return err
	}
	sides = append(sides, hers)
	if c.Beside != "" {
		if in.words, err = spoken("--beside "+c.Beside, c.Beside); err != nil {
			return err
		}
		if in.engines, err = chosen(c.Pack, in.words); err != nil {
			return err
		}
		other, err := c.side(in)
		if err != nil {
			return err
		}
		sides = append(sides, other)
	}
	if c.HTML {
		return writeSheet(std.out, sides)
	}
	for i, s := range sides {
		t := &paper{w: s.page.W, p: s.pack}
		if i > 0 {
			t.line("")
		}
		t.sheet(s.Sheet)
		if err := t.writeTo(std.out); err != nil {
			return err
		}
	}
	return nil
}

// side makes the sheet in the language of the input.
func (c *sheetCmd) side(in *input) (side, error) {
	rec, _, e, err := guideOne(in.first, in.engines, in.asOf)
	if err != nil {
		return side{}, err
	}
	site := page.NewSite(page.Config{Library: page.Library{For: in.engines.Sure()}, Words: in.words}, nil, func(string) bool { return false })
	p := site.NewPage(&page.Request{Now: in.asOf})
	return side{sheet.Make(p, rec, sheet.Unit{Unit: guideline.Unit{Name: c.Unit, Number: c.Number, Hours: c.Hours}, Site: c.Site}), p, e.Pack()}, nil
}

// sheet prints a nurse's sheet.
func (t *paper) sheet(s *sheet.Sheet) {
	for _, text := range []string{t.w.Isolate(s.Name), t.w.Isolate(s.Number), s.First, s.Title, s.Facts} {
		if text != "" {
			t.say("", text)
		}
	}
	for _, c := range s.Cards {
		t.heading(c.Do)
		for _, text := range c.Signs {
			t.say("  - ", text)
		}
	}
	t.line("")
	t.say("", s.Mind)
	t.heading(t.w.Text("sheet.when"))
	if s.Settled != "" {
		t.say("", s.Settled)
	}
	for _, r := range s.When {
		t.say("  - ", t.w.Join(locale.Colon, r.Name, r.Text))
	}
	if len(s.Due) > 0 {
		t.heading(t.w.Text("sheet.due"))
		for _, r := range s.Due {
			t.say("  - ", t.w.Join(locale.Stop, r.Name, r.Text))
		}
	}
	if s.Code != "" {
		t.heading(t.w.Text("sheet.code") + " " + s.Code)
		t.say("", s.CodeHow(t.w))
	}
	t.line("")
	for _, text := range s.Notes {
		t.say("", text)
	}
}

// writeSheet writes the sides as a document that needs no other file, each on a
// page of its own. The style sheet goes in as it is, since view would escape it; the
// first "</head>" is the document's own, as all text is escaped.
func writeSheet(out io.Writer, sides []side) error {
	style, err := styleSheet()
	if err != nil {
		return err
	}
	main := view.Main()
	for _, s := range sides {
		main.With(spokenIn(s.page.W, view.Div(s.Draw(s.page))))
	}
	first := sides[0]
	document := view.Page(nil, spokenIn(first.page.W, view.HTML(
		view.Head(view.Meta(view.Set("charset", "utf-8")),
			view.Meta(view.Name("viewport"), view.Set("content", "width=device-width, initial-scale=1")),
			view.Title(view.Text(first.Title))),
		view.Body(main))), "")
	_, err = out.Write(bytes.Replace(document, []byte("</head>"), slices.Concat([]byte("<style>\n"), style, []byte("</style></head>")), 1))
	return err
}

// spokenIn gives a part of a page its language.
func spokenIn(w *locale.Words, n view.Node) view.Node {
	return n.With(view.Set("lang", w.Lang), view.Set("dir", w.Dir))
}

// styleSheet returns the style sheet of the pages.
func styleSheet() ([]byte, error) {
	files, err := static.Load(nil)
	if err != nil {
		return nil, err
	}
	for _, f := range files.All() {
		if f.Address == files.Address("style.css") {
			return f.Plain, nil
		}
	}
	return nil, errors.New("the program has no style sheet")
}
