package vault_test

import (
	"os"
	"strings"
	"testing"

	"aftercare/vault"
)

// script runs testdata/store.txt on a store.
func script(t *testing.T, s vault.Store) {
	t.Helper()
	text, err := os.ReadFile("testdata/store.txt")
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string][]byte{"none": nil}
	names := map[string]string{"": "none"}
	steps := 0
	for n, line := range strings.Split(string(text), "\n") {
		step, want, ok := strings.Cut(line, " -> ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		steps++
		words := strings.Fields(step)
		got := ""
		switch words[0] {
		case "get":
			block, err := s.Get()
			got = strings.TrimSpace(names[string(block)] + " " + string(block))
			if err != nil {
				got = err.Error()
			}
		case "put":
			switch err := s.Put([]byte(words[2]), blocks[words[1]]); err {
			case nil:
				blocks[want], names[words[2]], got = []byte(words[2]), want, want
			case vault.ErrConflict:
				got = "conflict"
			default:
				got = err.Error()
			}
		case "delete":
			got = "ok"
			if err := s.Delete(); err != nil {
				got = err.Error()
			}
		}
		if got != want {
			t.Errorf("line %d: %s: got %q, want %q", n+1, step, got, want)
		}
	}
	if steps < 20 {
		t.Errorf("only %d steps were read", steps)
	}
}

func TestMemory_IsAStore(t *testing.T) { script(t, &vault.Memory{}) }

func TestMemory_SharesNoBytes(t *testing.T) {
	var m vault.Memory
	block := []byte("one")
	m.Put(block, nil)
	block[0] = 'x'
	got, _ := m.Get()
	got[1] = 'x'
	if again, _ := m.Get(); string(again) != "one" {
		t.Errorf("it holds %q", again)
	}
}
