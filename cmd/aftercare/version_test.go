package main

import (
	"bytes"
	"crypto/sha256"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/internal/checkout"
)

// built runs `make program` on a copy of the repository and returns the program.
func built(t *testing.T, version string) string {
	t.Helper()
	dir := checkout.Copy(t, filepath.Join("..", ".."), "*.go", "go.*", "Makefile", "packs", "words", "instruments", "places", "host", "vault", "diary", "handover", "app")
	build := exec.Command("make", "program")
	build.Dir = dir
	if version != "" {
		build.Args = append(build.Args, "VERSION="+version)
	}
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "build", "aftercare")
}

func says(t *testing.T, program string) string {
	t.Helper()
	out, err := exec.Command(program, "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func TestBuild_CarriesItsVersionAndIsTheSameInEveryFolder(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make: ", err)
	}
	one, other := built(t, "v9.8.7"), built(t, "v9.8.7")
	if got := says(t, one); got != "aftercare v9.8.7" {
		t.Errorf("--version says %q", got)
	}
	a, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	if sha256.Sum256(a) != sha256.Sum256(b) {
		t.Error("two folders give two programs")
	}
	if bytes.Contains(a, []byte(filepath.Dir(filepath.Dir(one)))) {
		t.Error("the program holds the name of the folder that it was built in")
	}
	// Outside of a checkout nothing is claimed.
	if got := says(t, built(t, "")); got != "aftercare unknown" {
		t.Errorf("without git --version says %q", got)
	}
}

func TestServe_SaysItsVersionItsAddressAndWhatIsNotBuilt(t *testing.T) {
	var whole, bare bytes.Buffer
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	(&serveCmd{}).greet(&whole, at, false)
	(&serveCmd{}).greet(&bare, at, true)
	if want := "Aftercare " + programVersion() + " is at http://127.0.0.1:8080/"; !strings.HasPrefix(whole.String(), want) || strings.Contains(whole.String(), "make build") {
		t.Errorf("got %q, want %q", &whole, want)
	}
	if !strings.Contains(bare.String(), "make build") {
		t.Errorf("the way to build the browser part is not said: %q", &bare)
	}
}
