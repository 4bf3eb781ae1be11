package vault

import "errors"

// Beside the block the store keeps a file of two secrets, which is overwritten
// in place. The block names the one that veils its slots; the other one is
// free, and is noise or what the next block will need. A browser that never
// overwrites its database leaves old blocks behind, but nothing opens them once
// their secret is gone.
//
// Each write draws a new secret over the free one, stores the block under it,
// and overwrites the secret before. The secret in use is never touched until
// another block is stored, so a stop at any moment leaves a block with its
// secret.

const (
	idSize     = 16
	secretSize = idSize + 2*keySize
	fileSize   = 2 * secretSize
)

// secretID names a secret; zeros for a block without one.
type secretID [idSize]byte

// secret is a name and a key for each slot, all random.
type secret []byte

func (s secret) id() secretID     { return secretID(s[:idSize]) }
func (s secret) key(n int) []byte { return s[idSize+n*keySize:][:keySize] }

// noSecret is used in a browser that keeps no secret; everybody knows it.
func noSecret() secret { return make(secret, secretSize) }

// secretFile is the two secrets, empty if the file is missing.
type secretFile []byte

func (f secretFile) at(n int) secret { return secret(f[n*secretSize:][:secretSize]) }

// find returns which secret has a name, -1 for none of them.
func (f secretFile) find(id secretID) int {
	if len(f) == fileSize {
		for n := range 2 {
			if f.at(n).id() == id {
				return n
			}
		}
	}
	return -1
}

// draw overwrites the secrets of a file in memory.
func (v *Vault) draw(secrets ...[]byte) error {
	for _, s := range secrets {
		random, err := v.crypto.Random(len(s))
		if err != nil {
			return err
		}
		copy(s, random)
		clear(random)
	}
	return nil
}

// stage draws a secret for the next block and stores it beside the one that is
// in use. With forget, that one's first key is overwritten in the same write:
// from then on nothing opens what the passphrase opened. It returns the one in
// use, nil if there was none, and the next.
func (v *Vault) stage(now *kept, forget bool) (used, next secret, err error) {
	at := now.secrets.find(now.head.id)
	file := make(secretFile, fileSize)
	copy(file, now.secrets)
	if at < 0 {
		err = v.draw(file)
	} else {
		used = file.at(at)
		err = v.draw(file.at(1 - at))
		if err == nil && forget {
			err = v.draw(used.key(0))
		}
	}
	if err != nil {
		return nil, nil, err
	}
	next = file.at((1 - at) % 2) // the first if none is in use
	switch err := v.store.PutSecrets(file); {
	case errors.Is(err, ErrNoSecrets) && at < 0:
		clear(file)
		return nil, noSecret(), nil
	case err != nil:
		clear(file)
		return nil, nil, err
	}
	clear(now.secrets)
	now.secrets = file
	return used, next, nil
}

// discard overwrites a secret that no block needs any more. If that fails, the
// next write does it.
func (v *Vault) discard(used secret) {
	if used != nil && v.draw(used) == nil {
		v.store.PutSecrets(v.opened.secrets)
	}
}
