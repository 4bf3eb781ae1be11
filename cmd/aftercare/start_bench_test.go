package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkStart measures how long the program takes from its start to a whole
// answer, beside a Go program that does nothing. Both run in turn, so that what
// else the machine does slows both: the ratio is the figure to look at.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		return file
	}
	build := func(pkg string) string {
		file := filepath.Join(dir, filepath.Base(pkg)+".out")
		c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, pkg)
		c.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		return file
	}
	empty := build(write("empty.go", "package main\n\nfunc main() {}\n"))
	program := build("aftercare/cmd/aftercare")
	record := write("record.json", `{"format":"aftercare.record/1","jurisdiction":"GB","loss":{"kind":"missed","on":"2026-11-03"},"observations":[{"code":"bleeding","value":"light","on":"2026-11-09"}]}`)

	took := func(args ...string) time.Duration {
		c := exec.Command(args[0], args[1:]...)
		began := time.Now()
		if err := c.Run(); err != nil {
			b.Fatal(args, err)
		}
		return time.Since(began)
	}
	runs := map[string][]string{
		"empty": {empty},
		"help":  {program, "--help"},
		"text":  {program, "guide", "--as-of", "2026-11-09", record},
		"json":  {program, "guide", "--format", "json", "--as-of", "2026-11-09", record},
	}
	times := map[string][]time.Duration{}
	const atLeast = 60 // each, in turn
	for n := 0; n < max(atLeast, b.N); n++ {
		for name, args := range runs {
			times[name] = append(times[name], took(args...))
		}
	}
	median := func(name string) float64 {
		slices.Sort(times[name])
		return times[name][len(times[name])/2].Seconds()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median("empty")*1e6, "µs-empty")
	for _, name := range []string{"help", "text", "json"} {
		b.ReportMetric(median(name)/median("empty"), "x-"+name)
	}
}
