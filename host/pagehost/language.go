//go:build js && wasm

package pagehost

import (
	"errors"
	"syscall/js"

	"aftercare/locale"
)

// Language takes over the words that the page's glue fetched for this program.
func Language() (*locale.Words, error) {
	file := js.Global().Get("aftercareWords")
	js.Global().Delete("aftercareWords")
	if file.Type() != js.TypeObject {
		return nil, errors.New("pagehost: the page has no words for its program")
	}
	return locale.Parse(string(fromJS(file)))
}
