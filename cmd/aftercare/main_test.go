package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// A script takes status 0 for guidance that was printed.
func TestProtect_ACrashIsNoAnswer(t *testing.T) {
	fault := errors.New("a fault of ours")
	defer func() {
		if got := recover(); got != fault {
			t.Errorf("the command ended with %v", got)
		}
	}()
	status := protect(func() error { panic(fault) }, streams{nil, io.Discard, io.Discard})
	t.Errorf("status %d", status)
}

func TestProtect_HelpEndsWell(t *testing.T) {
	if status := run([]string{"--help"}, streams{nil, io.Discard, io.Discard}); status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestCode_SaysWhyARecordCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		in   io.Reader
		want string
	}{
		{iotest.ErrReader(errors.New("the disk is gone")), "the disk is gone"},
		{strings.NewReader(strings.Repeat(" ", 2<<20)), errTooLarge.Error()},
	} {
		var said strings.Builder
		if status := run([]string{"code", "-"}, streams{c.in, io.Discard, &said}); status == 0 || !strings.Contains(said.String(), c.want) {
			t.Errorf("status %d: %s", status, &said)
		}
	}
}
