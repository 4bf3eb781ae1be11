package vault

import "sync"

// Memory is a store that lasts as long as the program, for tests and for
// trying things out.
type Memory struct {
	mu      sync.Mutex
	block   []byte
	version int64 // 0 where there is none
	last    int64 // the highest that was ever given
	// Fail, where it is set, is what every Put meets.
	Fail error
}

// Get returns the block and its version.
func (m *Memory) Get() ([]byte, int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]byte(nil), m.block...), m.version, nil
}

// Put replaces the block of a version.
func (m *Memory) Put(block []byte, version int64) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.Fail != nil:
		return 0, m.Fail
	case version != m.version:
		return 0, ErrConflict
	}
	m.last++
	m.block, m.version = append([]byte(nil), block...), m.last
	return m.version, nil
}

// Delete removes the block.
func (m *Memory) Delete() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.block, m.version = nil, 0
	return nil
}
