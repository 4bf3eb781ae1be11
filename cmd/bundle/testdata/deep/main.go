// Deep does what leans on the runtime's tables: stacks that grow and are
// scanned while deep, panics of every kind, recovery through wrappers and past
// inlined functions, callers by name. What it prints says whether they hold.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
)

// link holds pointers into the stack and into the heap at every depth.
type link struct {
	up   *link
	heap *[64]int
	n    int
}

//go:noinline
func descend(up *link, n int) int {
	here := link{up, new([64]int), n}
	here.heap[n%64] = n
	if n == 0 {
		runtime.GC()
		sum := 0
		for l := &here; l != nil; l = l.up {
			sum += l.heap[l.n%64]
		}
		return sum
	}
	var wide [16]*link
	wide[n%16] = &here
	if n%1000 == 0 {
		runtime.GC()
	}
	return descend(wide[n%16], n-1) + here.up.weight() - up.weight()
}

func (l *link) weight() int {
	if l == nil {
		return 0
	}
	return l.n
}

type thing struct{ name string }

func (t thing) Save()       { fmt.Println("saved", t.name, recover()) }
func (t thing) Say() string { return t.name }

// Pass is inlined into its wrapper, and still a function of its own between.
func (t thing) Pass() { caught = noInline() }

var caught any

//go:noinline
func noInline() any { return recover() }

type passer interface{ Pass() }
type saver interface{ Save() }
type sayer interface{ Say() string }

// These take interfaces and are not inlined: the compiler cannot see past the
// wrapper.
//
//go:noinline
func saved(s saver) {
	defer s.Save()
	panic("two")
}

//go:noinline
func passed(p passer) {
	defer p.Pass()
	panic("three")
}

//go:noinline
func said(s sayer) string { return s.Say() }

// outer has its method from what it embeds: a wrapper stands between.
type outer struct{ *thing }

func inlinedRecover() any { return recover() }

func tried(name string, f func()) {
	defer func() { fmt.Println(name, "ended with", recover()) }()
	f()
	fmt.Println(name, "went on")
}

func recovering() {
	tried("plain", func() { defer func() { fmt.Println(recover()) }(); panic("one") })
	tried("wrapper", func() { saved(&thing{"value by pointer"}) })
	tried("embedded", func() { saved(outer{&thing{"embedded"}}) })
	tried("method value", func() { f := (&thing{"method"}).Save; defer f(); panic("four") })
	tried("inlined into a wrapper", func() { passed(&thing{"passed"}) })
	tried("one too deep", func() { defer func() { func() { recover() }() }(); panic("five") })
	tried("inlined too deep", func() { defer func() { inlinedRecover() }(); panic("six") })
	tried("recover itself", func() { defer recover(); panic("seven") })
	tried("direct", func() { defer inlinedRecover(); panic("eight") })
	tried("again", func() {
		defer func() { fmt.Println(recover()); defer func() { fmt.Println(recover()) }(); panic("ten") }()
		panic("nine")
	})
	tried("loop", func() {
		for i := range 3 {
			defer func() { fmt.Println(i, recover()); panic(i) }()
		}
	})
}

func faults(list []int, none *thing, table map[string]int, any any) {
	tried("index", func() { list[len(list)] = 1 })
	tried("slice", func() { fmt.Println(list[len(list)+1:]) })
	tried("nil", func() { fmt.Println(none.name) })
	tried("map", func() { table["x"] = 1 })
	tried("type", func() { fmt.Println(any.(error)) })
	tried("zero", func() { fmt.Println(1 / len(list[:0])) })
	tried("nil by wrapper", func() { fmt.Println(said(none)) })
	tried("array", func() { fmt.Println([4]int(list)) })
}

func goroutines() {
	done, work := make(chan int), make(chan int, 4)
	for range 20 {
		go func() {
			defer func() { recover(); done <- descend(nil, 300) }()
			for n := range work {
				if n%7 == 0 {
					panic(n)
				}
				if n%11 == 0 {
					runtime.Goexit()
				}
			}
		}()
	}
	go func() {
		defer close(work)
		for n := range 50 {
			work <- n
		}
	}()
	sum := 0
	for range 20 {
		sum += <-done
	}
	fmt.Println("goroutines", sum)
}

func main() {
	debug.SetGCPercent(5)
	fmt.Println("deep", descend(nil, 20000))
	recovering()
	faults([]int{1, 2}, nil, nil, 5)
	goroutines()
	kept := map[string][]byte{}
	for i := range 20000 {
		kept[fmt.Sprint(i%500)] = make([]byte, 2000)
	}
	freed := make(chan bool, 1)
	runtime.SetFinalizer(&[100]int{}, func(*[100]int) { freed <- true })
	runtime.GC()
	fmt.Println("kept", len(kept), <-freed)
	if len(os.Args) > 1 {
		panic(fmt.Errorf("the last word: %s", os.Args[1]))
	}
}
