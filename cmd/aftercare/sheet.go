package main

import (
	"io"

	"aftercare/app/page"
	"aftercare/app/sheet"
	"aftercare/app/view"
	"aftercare/host/static"
	"aftercare/locale"
)

type sheetCmd struct {
	asked
	Unit   string `placeholder:"NAME" help:"Name of the ward or clinic that gives the sheet."`
	Number string `placeholder:"TEL" help:"Its telephone number, which comes before any other but that for emergencies."`
	Hours  string `placeholder:"TEXT" help:"When the number is answered, such as: every day, 8 am to 8 pm."`
	Site   string `placeholder:"ADDRESS" help:"Address of the site that reads the code, printed beside it."`
	HTML   bool   `help:"Print HTML, for one page of A4; default: text."`
	Record string `arg:"" optional:"" default:"-" placeholder:"RECORD.json" help:"The record; - is standard input."`
}

// Run prints the sheet that a patient is given on the day of care.
func (c *sheetCmd) Run(std streams) error {
	in, err := c.open(c.Record, std, true)
	if err != nil {
		return err
	}
	defer in.Close()
	if in.more {
		return invalidf("sheet takes one record")
	}
	rec, _, e, err := guideOne(in.first, in.engines, in.asOf)
	if err != nil {
		return err
	}
	site := page.NewSite(page.Config{Library: page.Library{For: in.engines}, Words: in.words}, nil, func(string) bool { return false })
	p := site.NewPage(&page.Request{Now: in.asOf})
	s := sheet.Make(p, rec, sheet.Unit{Name: c.Unit, Number: c.Number, Hours: c.Hours, Site: c.Site})
	if c.HTML {
		return writeSheet(std.out, s, p)
	}
	t := &paper{w: in.words, p: e.Pack()}
	t.sheet(s)
	return t.print(std.out)
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

// writeSheet writes the sheet as a document that needs no other file.
func writeSheet(out io.Writer, s *sheet.Sheet, p *page.Page) error {
	style, err := styleSheet()
	if err != nil {
		return err
	}
	head := "<!doctype html>\n<html lang=\"" + p.W.Lang + "\" dir=\"" + p.W.Dir + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
		string(view.Append(nil, view.Text(s.Title))) + "</title><style>\n" + string(style) + "</style></head><body><main>"
	body := view.Append([]byte(head), s.Draw(p))
	_, err = out.Write(append(body, "</main></body></html>\n"...))
	return err
}

// styleSheet is that of the pages.
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
	return nil, nil
}
