package vault

// draft is what she was writing when the diary was locked: sealed under the
// diary's own key, so that it comes back with the passphrase and with nothing
// else. It is never stored.
type draft struct {
	nonce, sealed []byte
	text          string // once it is open again
}

var draftBound = []byte("aftercare draft")

// LockWith locks the diary and keeps what she was writing until it is opened
// again. If that fails, it is locked all the same and false is returned.
func (v *Vault) LockWith(text string) bool {
	defer v.forget()
	if !v.isOpen() || text == "" {
		return false
	}
	nonce, err := v.crypto.Random(nonceSize)
	if err != nil {
		return false
	}
	plain := []byte(text)
	defer clear(plain)
	sealed, err := v.crypto.Seal(v.opened.key, nonce, plain, draftBound)
	if err != nil {
		return false
	}
	v.draft = draft{nonce: nonce, sealed: sealed}
	return true
}

// HasDraft reports whether something unfinished waits to be opened.
func (v *Vault) HasDraft() bool { return v.draft.sealed != nil }

// DropDraft forgets what waits to be opened, and reports whether there was
// anything: the diary that it belongs to is gone.
func (v *Vault) DropDraft() bool {
	had := v.HasDraft()
	v.draft = draft{}
	return had
}

// Draft returns what she was writing, once; "" if there is nothing, or the
// diary that was opened is another.
func (v *Vault) Draft() string {
	text := v.draft.text
	v.draft.text = ""
	return text
}

func (v *Vault) unsealDraft() {
	sealed := v.draft
	if sealed.sealed == nil {
		return
	}
	v.draft = draft{}
	if plain, err := v.crypto.Open(v.opened.key, sealed.nonce, sealed.sealed, draftBound); err == nil {
		v.draft.text = string(plain)
		clear(plain)
	}
}
