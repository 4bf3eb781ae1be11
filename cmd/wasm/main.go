//go:build js && wasm

// Wasm is the program for a person's own page: the packs, the engine and the
// pages, and nothing that could send anything.
package main

import (
	"sync"

	"aftercare/app"
	"aftercare/engine"
	"aftercare/host/pagehost"
	"aftercare/packs"
)

func main() {
	program, err := app.New(app.Config{Library: app.Library{For: compiled()}})
	if err != nil {
		panic(err)
	}
	pagehost.Run(program)
}

// compiled returns the packs, each compiled when it is first asked for.
func compiled() func(jurisdiction string) *engine.Engine {
	var lock sync.Mutex
	engines := map[string]*engine.Engine{}
	return func(jurisdiction string) *engine.Engine {
		lock.Lock()
		defer lock.Unlock()
		id := packs.For(jurisdiction)
		if engines[id] == nil {
			if pack, digest, _ := packs.Load(id); pack != nil {
				engines[id], _ = engine.New(pack, digest)
			}
		}
		return engines[id]
	}
}
