package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// startProgram builds the program and starts it so often for one answer each.
func startProgram(times int) (nanoseconds []float64, err error) {
	dir, err := os.MkdirTemp("", "aftercare-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "aftercare")
	build := exec.Command("go", "build", "-trimpath", "-o", program, "./cmd/aftercare")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	for range times {
		guide := exec.Command(program, "guide", "--format", "json", "--as-of", "2026-11-09", "-")
		guide.Stdin = strings.NewReader(`{"format":"aftercare.record/1","loss":{"kind":"missed","on":"2026-11-03"},"observations":[{"code":"bleeding","value":"light","on":"2026-11-09"}]}`)
		at := time.Now()
		out, err := guide.Output()
		if err != nil || len(out) == 0 {
			return nil, fmt.Errorf("guide: %w", err)
		}
		nanoseconds = append(nanoseconds, float64(time.Since(at).Nanoseconds()))
	}
	slices.Sort(nanoseconds)
	return nanoseconds, nil
}
