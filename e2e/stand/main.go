// Stand is what the browser tests stand on: a server whose posts can be
// counted, and made-up people with the answers that the engine gives them.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"aftercare/app"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/internal/library"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "address to serve")
	web := flag.String("web", "build/web", "the browser part; empty for none")
	people := flag.Int("people", 0, "print this many people with the hash of their guidance, and end")
	seed := flag.Uint64("seed", 1, "which people")
	flag.Parse()
	var err error
	if *people > 0 {
		err = printPeople(*people, *seed)
	} else {
		err = serve(*addr, *web)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "stand:", err)
		os.Exit(1)
	}
}

// said is one line to the tests.
type said struct {
	Address string   `json:"address,omitempty"`
	Paths   []string `json:"paths,omitempty"`
	Post    bool     `json:"post,omitempty"`
}

// serve runs the program and says each post on standard output; the log goes
// to standard error.
func serve(addr, web string) error {
	files, err := load(web)
	if err != nil {
		return err
	}
	program, err := app.New(app.WithMore(app.Config{Library: app.Library{For: library.Published()}, Asset: files.Address, Build: "e2e"}))
	if err != nil {
		return err
	}
	var lock sync.Mutex
	lines := json.NewEncoder(os.Stdout)
	say := func(s said) {
		lock.Lock()
		defer lock.Unlock()
		lines.Encode(s)
	}
	server, err := httphost.New(httphost.Config{
		Program: program, Files: files, Build: "e2e", Log: os.Stderr,
		OnPost:   func() { say(said{Post: true}) },
		OnListen: func(a net.Addr) { say(said{Address: a.String(), Paths: program.Paths()}) },
	})
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return server.Serve(ctx, addr)
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

// person is a record, the moment asked about, and the hash of the answer's
// bytes: ten thousand answers themselves are half a gigabyte.
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
