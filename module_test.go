package aftercare_test

import (
	"os"
	"strings"
)

// module is this module's path, as go.mod has it.
var module = func() string {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		panic(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(strings.TrimSpace(first), "module ")
}()
