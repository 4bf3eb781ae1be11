//go:build js && wasm

package pagehost

import (
	"errors"
	"syscall/js"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/vault"
)

// keep is what the page's glue lends: the store and the sealing of a vault.
// See host/static/keep.js.
type keep struct {
	js      js.Value
	saved   bool
	asked   bool
	lasting aftercare.Tri
}

// errWork is a worker that gave no answer: it could not be loaded, or the
// device has too little memory for it.
var errWork = errors.New("pagehost: the encryption worker could not be run")

// lent takes over what the glue lends, so that nothing else in the page can.
func lent() *keep {
	k := &keep{js: js.Global().Get("aftercareKeep")}
	js.Global().Delete("aftercareKeep")
	return k
}

// vault is the vault over it, nil if the browser has no place for one.
func (k *keep) vault() *vault.Vault {
	if !k.js.Truthy() || !k.js.Call("able").Bool() {
		return nil
	}
	go k.note("lasting", false)
	return vault.New(k, k, vault.DefaultCost())
}

// askToLast asks the browser once, after something was stored, not to clear
// it away by itself.
func (k *keep) askToLast() {
	if k.saved && !k.asked && k.lasting != aftercare.Yes {
		k.asked = true
		go k.note("makeLast", true)
	}
}

// note remembers what the browser says. A no counts where it was asked for.
func (k *keep) note(question string, asked bool) {
	said, err := await(k.js.Call(question))
	switch {
	case err == nil && said.Truthy():
		k.lasting = aftercare.Yes
	case asked:
		k.lasting = aftercare.No
	}
}

// Passphrase makes a random passphrase, "" if it cannot.
func Passphrase() string {
	words, _ := vault.Suggest(func(n int) ([]byte, error) {
		drawn := js.Global().Get("Uint8Array").New(n)
		js.Global().Get("crypto").Call("getRandomValues", drawn)
		return fromJS(drawn), nil
	})
	return words
}

// Hold waits for the other tabs.
func (k *keep) Hold() (release func(), err error) {
	end, err := await(k.js.Call("hold"))
	if err != nil {
		return nil, err
	}
	return func() { end.Invoke() }, nil
}

// Get reads the block.
func (k *keep) Get() ([]byte, error) {
	block, err := await(k.js.Call("get"))
	if err != nil || block.IsNull() {
		return nil, err
	}
	return fromJS(block), nil
}

// Put replaces it.
func (k *keep) Put(block, old []byte) error {
	over := js.Null()
	if old != nil {
		over = toJS(old)
	}
	_, err := await(k.js.Call("put", toJS(block), over))
	k.saved = k.saved || err == nil
	return err
}

// Secrets reads the file beside the block.
func (k *keep) Secrets() ([]byte, error) {
	file, err := await(k.js.Call("beside"))
	if err != nil || file.IsNull() {
		return nil, err
	}
	defer wipe(file)
	return fromJS(file), nil
}

// PutSecrets overwrites it.
func (k *keep) PutSecrets(secrets []byte) error {
	file := toJS(secrets)
	defer wipe(file)
	_, err := await(k.js.Call("beside", file))
	return err
}

// DeleteSecrets removes it.
func (k *keep) DeleteSecrets() error {
	_, err := await(k.js.Call("beside", js.Null()))
	return err
}

// Delete removes it.
func (k *keep) Delete() error {
	_, err := await(k.js.Call("erase"))
	return err
}

// Random asks the browser.
func (k *keep) Random(n int) ([]byte, error) {
	return fromJS(k.js.Call("random", js.Global().Get("Uint8Array").New(n))), nil
}

// Seal is AES-256-GCM.
func (k *keep) Seal(key, nonce, plain, extra []byte) ([]byte, error) {
	return k.cipher("seal", key, nonce, plain, extra)
}

// Open is AES-256-GCM.
func (k *keep) Open(key, nonce, sealed, extra []byte) ([]byte, error) {
	return k.cipher("open", key, nonce, sealed, extra)
}

func (k *keep) cipher(does string, key, nonce, bytes, extra []byte) ([]byte, error) {
	given, in := toJS(key), toJS(bytes)
	defer wipe(given)
	defer wipe(in)
	out, err := await(k.js.Call(does, given, toJS(nonce), in, toJS(extra)))
	if err != nil {
		return nil, err
	}
	defer wipe(out)
	return fromJS(out), nil
}

// Derive makes a passphrase's key, in a worker.
func (k *keep) Derive(passphrase string, salt []byte, cost vault.Cost) ([]byte, error) {
	task := newTask("derive", passphrase, salt)
	task.Set("memory", cost.Memory)
	task.Set("time", cost.Time)
	task.Set("lanes", cost.Lanes)
	return k.work(task)
}

// SealFile seals a file to keep, in a worker.
func (k *keep) SealFile(passphrase string, plain []byte) ([]byte, error) {
	return k.work(newTask("seal", passphrase, plain))
}

// OpenFile opens one, in a worker.
func (k *keep) OpenFile(passphrase string, file []byte) ([]byte, error) {
	return k.work(newTask("open", passphrase, file))
}

// ReadFile reads a file of another program, in a worker.
func (k *keep) ReadFile(file []byte, known *diary.Diary, s imports.Settings) (imports.File, []aftercare.Finding, error) {
	task := newTask("import", "", file)
	task.Set("known", string(diary.Append(nil, known)))
	task.Set("now", s.Now.String())
	task.Set("order", int(s.Order))
	task.Set("unit", int(s.Unit))
	answer, err := k.work(task)
	if err != nil {
		return imports.File{}, nil, err
	}
	f, findings, ok := imports.ParseAnswer(string(answer))
	if !ok {
		return imports.File{}, nil, errWork
	}
	return f, findings, nil
}

func newTask(kind, passphrase string, bytes []byte) js.Value {
	task := object()
	task.Set("kind", kind)
	task.Set("passphrase", passphrase)
	task.Set("bytes", toJS(bytes))
	return task
}

func (k *keep) work(task js.Value) ([]byte, error) {
	defer wipe(task.Get("bytes"))
	result, err := await(k.js.Call("work", task))
	if err != nil {
		return nil, err
	}
	switch fault := result.Get("error"); {
	case fault.IsUndefined():
		defer wipe(result.Get("bytes"))
		return fromJS(result.Get("bytes")), nil
	case fault.String() == "wrong":
		return nil, vault.ErrWrong
	case fault.String() == "damaged":
		return nil, vault.ErrDamaged
	case fault.String() == "for-key":
		return nil, vault.ErrForKey
	case fault.String() == "costly":
		return nil, vault.ErrCostly
	}
	return nil, errWork
}

// await waits for a promise. It must not be called inside a callback of the
// page, which would wait for itself.
func await(promise js.Value) (js.Value, error) {
	if promise.Type() != js.TypeObject {
		return promise, nil
	}
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	done := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	defer done.Release()
	failed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: fault(args[0])}
		return nil
	})
	defer failed.Release()
	promise.Call("then", done, failed)
	out := <-settled
	return out.value, out.err
}

// fault is what a promise failed with, as a vault knows it.
func fault(reason js.Value) error {
	if reason.Type() == js.TypeObject {
		switch name := reason.Get("name"); {
		case name.Type() != js.TypeString:
		case name.String() == "QuotaExceededError":
			return vault.ErrFull
		case name.String() == "ConflictError":
			return vault.ErrConflict
		case name.String() == "NoSecrets":
			return vault.ErrNoSecrets
		}
	}
	return vault.ErrStore
}

func toJS(b []byte) js.Value {
	out := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(out, b)
	return out
}

func fromJS(v js.Value) []byte {
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b
}

// wipe clears a copy that the page held.
func wipe(v js.Value) { v.Call("fill", 0) }
