// Stand is the server that the browser tests start. It reports every post; with
// other flags it prints generated people with the engine's answers, or judges a
// diary, or looks for what a browser's files still hold of one.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/clinics"
	diarypages "aftercare/app/diary"
	"aftercare/app/how"
	"aftercare/app/letters"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/share"
	"aftercare/app/sheet"
	"aftercare/app/start"
	"aftercare/diary"
	"aftercare/guideline"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/instruments"
	"aftercare/internal/library"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
	"aftercare/words"
)

func main() {
	web := flag.String("web", "build/web", "the browser part; empty for none")
	people := flag.Int("people", 0, "print this many people with the hash of their guidance, and end")
	seed := flag.Uint64("seed", 1, "which people")
	judge := flag.Bool("judge", false, "read a diary and print what the engine says at each entry, and end")
	words := flag.Bool("words", false, "read a list of texts and print a word of each that is not said here, and end")
	carving := flag.String("carve", "", "look for blocks of a diary in this folder, try the passphrases that are given, and end")
	rtl := flag.Bool("rtl", false, "speak a made-up language that is written from right to left")
	flag.Parse()
	var err error
	switch {
	case *carving != "":
		err = carve(*carving, flag.Args(), os.Stdout)
	case *words:
		err = printBanned(os.Stdin, os.Stdout)
	case *judge:
		err = judgeDiary(os.Stdin, os.Stdout)
	case *people > 0:
		err = printPeople(*people, *seed)
	default:
		err = serve(*web, *rtl)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "stand:", err)
		os.Exit(1)
	}
}

// said is one line for the tests.
type said struct {
	Address string   `json:"address,omitempty"`
	Bases   []string `json:"bases,omitempty"` // of the languages besides the first
	Paths   []string `json:"paths,omitempty"`
	Post    bool     `json:"post,omitempty"` // without any of these it answers a line of standard input
}

// serve runs the program and reports each post on standard output; the log goes to
// standard error. It answers each line of standard input after the posts before it:
// "open" serves at one more address, "close ADDRESS" no longer at that one, and any
// other line changes nothing. It ends with standard input.
func serve(web string, rtl bool) error {
	files, err := load(web)
	if err != nil {
		return err
	}
	engines := page.Library{For: library.Published()}
	choice := page.Choose(words.Languages(), words.In)
	if rtl {
		choice = choice[:1]
	}
	var programs []*app.App
	sites := map[string]*page.Site{}
	for _, l := range choice {
		w, _ := words.In(l.Tag)
		in := library.In(w, func() {})
		if rtl {
			w, in = fromTheRight(w), engines.For
		}
		program, err := app.New(page.Config{Library: page.Library{For: in}, Words: w, Asset: files.Address, Build: "e2e", Languages: choice, Base: l.Base, SiteIn: func(tag string) *page.Site { return sites[tag] }},
			read.Pages(), search.Pages(), ask.Pages(), start.Pages(), read.MorePages(), diarypages.Pages(nil), how.Pages(instruments.All), share.Pages(), letters.Pages(), sheet.Pages(), sheet.CodePages(),
			clinics.Pages(nil, nil, httphost.Clock(time.Now)))
		if err != nil {
			return err
		}
		programs = append(programs, program)
		sites[l.Tag] = program.Site
	}
	program, others := programs[0], []httphost.Localized{}
	for i, l := range choice[1:] {
		others = append(others, httphost.Localized{Base: l.Base, Program: programs[i+1]})
	}
	var lock sync.Mutex
	lines := json.NewEncoder(os.Stdout)
	say := func(s said) {
		lock.Lock()
		defer lock.Unlock()
		lines.Encode(s)
	}
	listening := make(chan string, 1)
	server, err := httphost.New(httphost.Config{
		Program: program, Others: others, Guide: questions.Guide(engines), Files: files, Build: "e2e", Log: os.Stderr,
		OnPost:   func() { say(said{Post: true}) },
		OnListen: func(a net.Addr) { listening <- a.String() },
	})
	if err != nil {
		return err
	}
	ends := map[string]func(){}
	for asked := bufio.NewScanner(os.Stdin); asked.Scan(); {
		switch does, at, _ := strings.Cut(asked.Text(), " "); does {
		case "open":
			ctx, end := context.WithCancel(context.Background())
			ended := make(chan error, 1)
			go func() { ended <- server.Serve(ctx, "127.0.0.1:0") }()
			select {
			case err := <-ended:
				end()
				return err
			case at := <-listening:
				ends[at] = func() { end(); <-ended }
				say(said{Address: at, Bases: bases(others), Paths: program.Paths()})
			}
		case "close":
			ends[at]()
			say(said{})
		default:
			say(said{})
		}
	}
	return nil
}

func bases(others []httphost.Localized) (list []string) {
	for _, o := range others {
		list = append(list, o.Base)
	}
	return list
}

func load(web string) (*static.Bundle, error) {
	if web == "" {
		return static.Load(nil)
	}
	part, err := static.Find(web)
	if err != nil {
		return nil, err
	}
	return static.Load(part)
}

// person is a record, the instant asked about, and the hash of the answer's
// bytes: ten thousand answers would be half a gigabyte.
type person struct {
	AsOf   string `json:"asOf"`
	Record string `json:"record"`
	SHA256 string `json:"sha256"`
}

// printPeople prints people a line each, drawn at the lines of each
// published pack in turn.
func printPeople(n int, seed uint64) error {
	engineFor := library.Published()
	var worlds []*simulate.World
	for _, p := range packs.All() {
		pack, _, problems := packs.Load(p.ID)
		if pack == nil {
			return fmt.Errorf("%s: %v", p.ID, problems)
		}
		worlds = append(worlds, simulate.New(pack))
	}
	out := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for i := range uint64(n) {
		s := worlds[i%uint64(len(worlds))].Subject(seed, i)
		g := engineFor(s.Record.Jurisdiction).Evaluate(s.Record, s.AsOf)
		sum := sha256.Sum256(wire.AppendGuidance(nil, g))
		if err := lines.Encode(person{s.AsOf.String(), string(wire.AppendRecord(nil, s.Record)), hex.EncodeToString(sum[:])}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// judged is the engine's answer for a diary that ends with one of its entries.
type judged struct {
	Level      string   `json:"level"`
	Statements []string `json:"statements"`
}

// judgeDiary judges a diary as of the writing of each of its entries.
func judgeDiary(in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	d, findings := diary.Parse(string(text))
	if d == nil {
		return fmt.Errorf("%v", findings)
	}
	engineFor := library.Published()
	list := make([]judged, len(d.Entries))
	for i := range d.Entries {
		rec := (&diary.Diary{Entries: d.Entries[:i+1]}).Record()
		g := engineFor(rec.Jurisdiction).Evaluate(rec, aftercare.At(d.Entries[i].Written))
		list[i] = judged{g.Urgency.Level.String(), []string{}}
		for _, b := range g.Urgency.Because {
			list[i].Statements = append(list[i].Statements, b.Statement)
		}
	}
	return json.NewEncoder(out).Encode(list)
}

// printBanned prints for each text a banned word that it contains, or "".
func printBanned(in io.Reader, out io.Writer) error {
	var texts []string
	if err := json.NewDecoder(in).Decode(&texts); err != nil {
		return err
	}
	for i, text := range texts {
		texts[i], _ = guideline.BannedWord(text)
	}
	return json.NewEncoder(out).Encode(texts)
}
