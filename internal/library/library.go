// Package library compiles the published packs, each when it is first asked
// for. It is what a host's program answers from.
package library

import (
	"sync"

	"aftercare/engine"
	"aftercare/packs"
)

// Published returns the engine for a jurisdiction's records, the international
// one for "". It is nil only where a pack of the program's own can not be used.
func Published() func(jurisdiction string) *engine.Engine {
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
