package vault

import "sync"

// Memory is a store that lasts as long as the program, for tests and for
// trying things out.
type Memory struct {
	mu      sync.Mutex
	block   []byte
	version int64
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
func (m *Memory) Put(block []byte, version int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.Fail != nil:
		return m.Fail
	case version != m.version:
		return ErrConflict
	}
	m.block, m.version = append([]byte(nil), block...), version+1
	return nil
}

// Delete removes the block.
func (m *Memory) Delete() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.block, m.version = nil, 0
	return nil
}
