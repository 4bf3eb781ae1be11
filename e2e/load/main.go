// Load asks a server for far more guidance than it can give, over loopback,
// and measures what the emergency page is like meanwhile, beside a handler
// that does nothing, polled in the same run. It fails if the bars are missed.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/read"
	"aftercare/app/search"
	startpage "aftercare/app/start"
	"aftercare/host/httphost"
	"aftercare/host/static"
	"aftercare/internal/library"
	"aftercare/words"
)

const (
	work     = 50 * time.Millisecond // what each guidance takes, by a hook
	overload = 5                     // times the rate that the server can answer
	leaving  = 4                     // one client in so many leaves at once
	poll     = 20 * time.Millisecond // between polls of a page
	networks = 200                   // that the records come from
	maxRatio = 3                     // help at the 99th percentile to the bare handler
	maxHeap  = 256 << 20             // bytes, of server and clients together
	warmUp   = 500 * time.Millisecond
	patience = 10 * time.Second
	record   = `{"format":"aftercare.record/1","jurisdiction":"GB","loss":{"kind":"missed","on":"2026-11-03"}}`
)

func main() {
	length := flag.Duration("length", 10*time.Second, "how long the load goes on")
	flag.Parse()
	if err := run(*length); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

type counts struct{ sent, answered, shed, other, left, worked atomic.Int64 }

func run(length time.Duration) error {
	var n counts
	address, stop, err := start(&n)
	if err != nil {
		return err
	}
	defer stop()
	bare, err := startBare()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), length)
	defer cancel()

	var help, nothing polls
	var all sync.WaitGroup
	all.Go(func() { send(ctx, "http://"+address, &n) })
	all.Go(func() { help.poll(ctx, "http://"+address+"/help/") })
	all.Go(func() { nothing.poll(ctx, "http://"+bare+"/") })
	heap := watchHeap(ctx)
	all.Wait()

	ratio := float64(help.at(.99)) / float64(nothing.at(.99))
	fmt.Printf("records: %d sent, %d answered, %d shed, %d left by their client, %d otherwise; %d worked on\n",
		n.sent.Load(), n.answered.Load(), n.shed.Load(), n.left.Load(), n.other.Load(), n.worked.Load())
	fmt.Printf("/help/: %d polls, %d not served; p50 %v, p99 %v\n", len(help.took), help.bad, help.at(.5), help.at(.99))
	fmt.Printf("bare handler: %d polls; p50 %v, p99 %v; ratio of p99 %.1f\n", len(nothing.took), nothing.at(.5), nothing.at(.99), ratio)
	fmt.Printf("largest heap: %d MiB\n", *heap>>20)
	switch {
	case help.bad > 0:
		return fmt.Errorf("the emergency page was not served %d times", help.bad)
	case ratio > maxRatio:
		return fmt.Errorf("the emergency page is %.1f times as slow as a bare handler, at most %d", ratio, maxRatio)
	case *heap > maxHeap:
		return fmt.Errorf("%d MiB of heap", *heap>>20)
	case n.shed.Load() == 0:
		return fmt.Errorf("nothing was shed: the load is no load")
	case n.worked.Load() > n.answered.Load()+int64(runtime.GOMAXPROCS(0)):
		return fmt.Errorf("%d records were worked on for clients that had left", n.worked.Load()-n.answered.Load())
	}
	return nil
}

// start serves the program, its guidance slowed.
func start(n *counts) (address string, stop func(), err error) {
	files, err := static.Load(nil)
	if err != nil {
		return "", nil, err
	}
	packs := page.Library{For: library.Published()}
	program, err := app.New(page.Config{Library: packs, Words: words.English(), Asset: files.Address}, read.Pages(), search.Pages(), ask.Pages(), startpage.Pages())
	if err != nil {
		return "", nil, err
	}
	listening := make(chan string, 1)
	server, err := httphost.New(httphost.Config{Program: program, Guide: questions.Guide(packs), Files: files,
		OnWork:   func() { n.worked.Add(1); time.Sleep(work) },
		OnListen: func(a net.Addr) { listening <- a.String() },
	})
	if err != nil {
		return "", nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, "127.0.0.1:0") }()
	select {
	case address = <-listening:
		return address, func() { cancel(); <-ended }, nil
	case err := <-ended:
		cancel()
		return "", nil, err
	}
}

func startBare() (address string, err error) {
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	body := []byte(strings.Repeat("a", 8<<10))
	server := &http.Server{ReadHeaderTimeout: patience, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write(body) })}
	go server.Serve(l)
	return l.Addr().String(), nil
}

// send sends records at a fixed rate, whatever comes back.
func send(ctx context.Context, url string, n *counts) {
	workers := max(1, runtime.GOMAXPROCS(0)-1)
	every := work / time.Duration(overload*workers)
	clients := make([]*http.Client, networks)
	for i := range clients {
		from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(i+1))}, Timeout: patience}
		clients[i] = &http.Client{Timeout: patience, Transport: &http.Transport{DialContext: from.DialContext}}
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	var all sync.WaitGroup
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			all.Wait()
			return
		case <-tick.C:
			all.Go(func() { n.one(clients[i%networks], url, i%leaving == 0) })
		}
	}
}

// one sends a record. A client that leaves does so while it waits.
func (n *counts) one(client *http.Client, url string, leaves bool) {
	ctx := context.Background()
	if leaves {
		short, cancel := context.WithTimeout(ctx, work/2)
		defer cancel()
		ctx = short
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/api/guide", strings.NewReader(record))
	if err != nil {
		panic(err) // the address is ours
	}
	r.Header.Set("Content-Type", "application/json")
	n.sent.Add(1)
	reply, err := client.Do(r)
	if err != nil {
		n.left.Add(1)
		return
	}
	defer reply.Body.Close()
	io.Copy(io.Discard, reply.Body)
	switch reply.StatusCode {
	case http.StatusOK:
		n.answered.Add(1)
	case http.StatusServiceUnavailable:
		n.shed.Add(1)
	default:
		n.other.Add(1)
	}
}

// polls are the times that a page took, and how often it did not come.
type polls struct {
	took []time.Duration
	bad  int
}

func (p *polls) poll(ctx context.Context, url string) {
	client := &http.Client{Timeout: patience}
	began := time.Now()
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			slices.Sort(p.took)
			return
		case <-tick.C:
		}
		sent := time.Now()
		reply, err := client.Get(url)
		ok := err == nil && reply.StatusCode == http.StatusOK
		if err == nil {
			_, err = io.Copy(io.Discard, reply.Body)
			ok = ok && err == nil
			reply.Body.Close()
		}
		switch {
		case !ok:
			p.bad++
		case sent.Sub(began) > warmUp:
			p.took = append(p.took, time.Since(sent))
		}
	}
}

func (p *polls) at(share float64) time.Duration {
	if len(p.took) == 0 {
		return time.Hour
	}
	return p.took[int(float64(len(p.took)-1)*share)].Round(10 * time.Microsecond)
}

func watchHeap(ctx context.Context) *uint64 {
	largest := new(uint64)
	go func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for ctx.Err() == nil {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			*largest = max(*largest, m.HeapInuse)
			<-tick.C
		}
	}()
	return largest
}
