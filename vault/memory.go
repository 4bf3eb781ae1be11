package vault

import (
	"bytes"
	"sync"
)

// Memory is a store that lasts as long as the program, for tests and for
// trying things out.
type Memory struct {
	hold    sync.Mutex
	mu      sync.Mutex
	block   []byte
	secrets []byte
	// Fail, if set, is what every Put meets.
	Fail error
	// FailSecrets, if set, is what the secrets meet: ErrNoSecrets for a browser
	// that keeps none.
	FailSecrets error
}

// Hold waits for its turn.
func (m *Memory) Hold() (release func(), err error) {
	m.hold.Lock()
	return m.hold.Unlock, nil
}

// Get returns the block.
func (m *Memory) Get() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return bytes.Clone(m.block), nil
}

// Put replaces a block.
func (m *Memory) Put(block, old []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.Fail != nil:
		return m.Fail
	case !bytes.Equal(old, m.block):
		return ErrConflict
	}
	m.block = bytes.Clone(block)
	return nil
}

// Delete removes the block.
func (m *Memory) Delete() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.block = nil
	return nil
}

// Secrets returns the secrets.
func (m *Memory) Secrets() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return bytes.Clone(m.secrets), m.FailSecrets
}

// PutSecrets replaces them.
func (m *Memory) PutSecrets(secrets []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.FailSecrets == nil {
		m.secrets = bytes.Clone(secrets)
	}
	return m.FailSecrets
}

// DeleteSecrets removes them.
func (m *Memory) DeleteSecrets() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.secrets = nil
	return m.FailSecrets
}
