package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"aftercare/internal/sealing"
	"aftercare/vault"
)

// What an expert would look for in a browser's files: blocks of a diary,
// whether they are still stored or not, and their secrets.

// carved is what was found.
type carved struct {
	Blocks int   // different ones, whole
	Opened []int // how many each passphrase opens
	Most   int   // entries of one that opened
}

// The form of a block: see vault/block.go.
var (
	blockMagic = []byte("aftcare\x02")
	oldMagic   = []byte("aftcare\x01")
)

const (
	headerBytes, oldHeaderBytes = 240, 168
	tagBytes                    = 16
	padBytes                    = 16 << 10
	mostPads                    = 16
	idFrom, idTo                = 32, 48
	secretBytes                 = 80
	secretFileBytes             = 2 * secretBytes
)

// carve looks through all files below a folder for blocks, and tries each with
// every passphrase, with whatever stands in any file after the name of its
// secret.
func carve(folder string, passphrases []string, out io.Writer) error {
	var files [][]byte
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // a browser that has just ended removes files
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		files = append(files, raw)
		if filepath.Ext(path) == ".log" {
			files = append(files, joined(raw))
		}
		return nil
	})
	if err != nil {
		return err
	}
	found := carved{Opened: make([]int, len(passphrases))}
	seen := map[string]bool{}
	for _, file := range files {
		for _, block := range blocksIn(file) {
			if seen[string(block)] {
				continue
			}
			seen[string(block)] = true
			found.Blocks++
			for i, pass := range passphrases {
				if n := opens(block, pass, files); n >= 0 {
					found.Opened[i]++
					found.Most = max(found.Most, n)
				}
			}
		}
	}
	return json.NewEncoder(out).Encode(found)
}

// joined is the records of a LevelDB log without the headers that cut them
// every 32 KiB.
func joined(log []byte) (all []byte) {
	const page, head = 32 << 10, 7
	for len(log) > 0 {
		rest := log[:min(page, len(log))]
		log = log[len(rest):]
		for len(rest) > head {
			size := int(binary.LittleEndian.Uint16(rest[4:]))
			if size+head > len(rest) {
				break
			}
			all = append(all, rest[head:head+size]...)
			rest = rest[head+size:]
		}
	}
	return all
}

// blocksIn are the whole blocks in a file.
func blocksIn(file []byte) (list [][]byte) {
	for _, form := range []struct {
		magic []byte
		head  int
	}{{blockMagic, headerBytes}, {oldMagic, oldHeaderBytes}} {
		for at := 0; ; at++ {
			next := bytes.Index(file[at:], form.magic)
			if next < 0 {
				break
			}
			at += next
			for n := 1; n <= mostPads; n++ {
				size := form.head + n*padBytes + tagBytes
				if at+size > len(file) {
					break
				}
				block := file[at : at+size]
				sum := crc32.Update(crc32.ChecksumIEEE(block[:form.head-4]), crc32.IEEETable, block[form.head:])
				if sum == binary.LittleEndian.Uint32(block[form.head-4:]) {
					list = append(list, block)
					break
				}
			}
		}
	}
	return list
}

// opens returns how many entries a block shows, -1 if it does not open.
func opens(block []byte, pass string, files [][]byte) int {
	try := func(secret []byte) int {
		s := &vault.Memory{}
		s.PutSecrets(append(bytes.Clone(secret), make([]byte, secretFileBytes-len(secret))...))
		if s.Put(block, nil) != nil {
			return -1
		}
		v := vault.New(s, sealing.Crypto{}, vault.DefaultCost())
		if v.Open(pass) != nil {
			return -1
		}
		return len(v.Diary().Entries)
	}
	if bytes.HasPrefix(block, oldMagic) || bytes.Equal(block[idFrom:idTo], make([]byte, idTo-idFrom)) {
		return try(nil)
	}
	for _, file := range files {
		for at := 0; ; at++ {
			next := bytes.Index(file[at:], block[idFrom:idTo])
			if next < 0 {
				break
			}
			at += next
			if inBlock := at >= idFrom && bytes.HasPrefix(file[at-idFrom:], blockMagic); inBlock || at+secretBytes > len(file) {
				continue
			}
			if n := try(file[at : at+secretBytes]); n >= 0 {
				return n
			}
		}
	}
	return -1
}
